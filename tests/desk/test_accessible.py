"""Every page of the desk in a real browser: axe-core finds nothing to blame in either theme, on a screen or on a telephone; nothing that
somebody hostile wrote became more than words; no page is wider than its window, breaks its policy or asks anything of another host.

Pages are found by walking the addresses of the desk (``every_page``), in a folder full of hostile words (``hostile``).
"""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route

from tests.browsing import watched
from tests.desk import at_work
from tests.desk.every_page import Answered, addresses, all_pages
from tests.desk.hostile import MARK, hostile_folder

pytestmark = pytest.mark.browser

HOST = "http://localhost"  # which a browser trusts as it does one behind TLS
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 800}
# Colours apart from all else: they hang on the theme, the rest on what is there at a width.
STRUCTURE: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": False}}}
SCROLLS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["scrollable-region-focusable"]},
}
CONTRAST = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}
# What holds words of its own, in the page's order. Two of these whose tags, classes and attributes are the same up to the page have
# the same colours, so that one of them is looked at.
WORDED = """
const worded = () => [...document.body.querySelectorAll("*")].filter(
  one => [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
const named = one => one.tagName + [...one.attributes].filter(each => !["id", "href", "aria-label", "aria-labelledby"].includes(each.name))
  .map(each => each.name === "class" || each.name === "fill" ? each.value : each.name).join(".")
const chain = one => one === document.body ? "" : chain(one.parentElement) + ">" + named(one)
"""
CHAINS = f"() => {{ {WORDED} return worded().map(one => [chain(one), one.getClientRects().length > 0]) }}"
LOOK = f"([at, rules]) => {{ {WORDED} const all = worded(); return axe.run({{include: at.map(n => all[n])}}, rules) }}"
# Into a page that is there already, with axe in it: to load each anew takes longer than to look at it.
SHOW = """html => { const made = new DOMParser().parseFromString(html, "text/html"); document.title = made.title
  document.documentElement.lang = made.documentElement.lang; document.body.replaceWith(document.adoptNode(made.body)) }"""
OPEN = 'document.querySelectorAll("details").forEach(one => { one.open = true })'
# What hostile words would have made, were they more than words.
THROUGH = f"""() => [
  ...[...document.querySelectorAll("[{MARK}]")].map(one => "element " + one.getAttribute("{MARK}")),
  ...[...document.querySelectorAll("*")].flatMap(one => [...one.attributes].filter(each => each.name.startsWith("on")).map(each => each.name)),
  ...[...document.querySelectorAll("script")].filter(one => one.type !== "application/json" && !new URL(one.src || "x:").pathname.startsWith("/static/")).map(() => "script"),
  ...[...document.querySelectorAll("[href],[src],[action],[formaction]")].map(one => one.getAttribute("href") ?? one.getAttribute("src")
    ?? one.getAttribute("action") ?? "").filter(to => /^\\s*(javascript|data|vbscript):/i.test(to)),
  ...(window.ran === undefined ? [] : ["ran " + window.ran])]"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def serve(page: Page, held: dict[str, Answered]) -> None:
    """The pages as the desk answered, with its own headers, and the desk's own files; nothing else is there to be fetched."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        if path.startswith("/static/") and (file := finders.find(path.removeprefix("/static/"))):
            route.fulfill(path=str(file))
        elif path in held:
            found = held[path]
            route.fulfill(status=found.status, body=found.html, headers=found.headers)
        else:
            route.fulfill(status=404, body="")

    page.route("**/*", answer)


def blamed(page: Page, seen: set[str], *, whole: bool = True) -> Iterator[tuple[str, str, list[str]]]:
    """What axe says of the page that is shown: every rule on a screen, and on a telephone of what shows only there and of what scrolls;
    contrast in both themes of all whose like is not in ``seen``. Without ``whole`` only of that: for another state of a page looked at."""
    new: dict[str, list[int]] = {"wide": [], "narrow": []}
    for theme, size, where in (
        ("light", WIDE, "wide"),
        ("dark", WIDE, "wide"),
        ("dark", NARROW, "narrow"),
        ("light", NARROW, "narrow"),
    ):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        page.set_viewport_size(size)  # type: ignore[arg-type]
        found = []
        if (theme, where) in (("light", "wide"), ("dark", "narrow")):
            for at, (chain, visible) in enumerate(page.evaluate(CHAINS)):
                if visible and chain not in seen:
                    seen.add(chain)
                    new[where].append(at)
            if whole:
                rules = STRUCTURE if where == "wide" else SCROLLS
                found += page.evaluate("rules => axe.run(rules)", rules)["violations"]
            if new[where] and not (whole and where == "wide"):
                found += page.evaluate(LOOK, [new[where], STRUCTURE])["violations"]
        if new[where]:
            found += page.evaluate(LOOK, [new[where], CONTRAST])["violations"]
        for each in found:
            yield theme, f"{where}: {each['id']}", [str(node["target"]) for node in each["nodes"]][:3]


@pytest.mark.django_db
def test_every_page_is_sound(browser: Browser, folder: object, tmp_path: Path, settings: object) -> None:
    settings.PASSWORD_HASHERS = at_work.QUICK  # type: ignore[attr-defined]
    made = hostile_folder(tmp_path)
    rendered = all_pages(made.ids, made.clients)
    assert not rendered.told, "\n".join(rendered.told)
    assert len(rendered.held) > 50
    seen: set[str] = set()
    blame, through, wide = [], [], []
    page, looked = browser.new_page(viewport=NARROW), browser.new_page()  # type: ignore[arg-type]
    wrong = watched(page)
    serve(page, rendered.held)
    serve(looked, rendered.held)
    looked.goto(f"{HOST}/")
    looked.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    for path, answered in rendered.held.items():
        page.goto(HOST + path)
        page.evaluate(OPEN)
        through += [(path, each) for each in page.evaluate(THROUGH)]
        wide += [path] if page.evaluate(WIDER) > 0 else []
        looked.evaluate(SHOW, answered.html)
        looked.evaluate(OPEN)
        blame += [(path, *each) for each in blamed(looked, seen, whole=path in rendered.first)]
    page.close()
    looked.close()
    assert len(seen) > 200
    faults = [*wrong, *through, *wide, *blame]
    assert not faults, "\n".join(map(str, faults))


def test_an_address_that_nobody_knows_is_told(db: None) -> None:
    known = {each.name for each in addresses()}
    assert {"desk:questions", "desk:question", "desk:report", "desk:queue", "desk:entry"} <= known
    told = all_pages({}, [at_work.browser(raise_request_exception=False)]).told
    assert "desk:question: say in the hostile folder what stands for ['question_id']" in told


FAULTY = f"""<html lang="en"><title>t</title><body><style>.pale {{ color: #aaa }} .on {{ color: #333 }} .w {{ width: 2000px }}
@media (prefers-color-scheme: dark) {{ body {{ background: #000 }} .pale {{ color: #444 }} .on {{ color: #eee }} }}</style>
<main class=w><h1 class="on">title</h1><img><p class="pale" onclick="x">pale words <b {MARK}=7>x</b></p>
<a href=" javascript:x">a</a><script>window.ran = 1</script></main></body></html>"""


def test_a_fault_would_be_found(page: Page) -> None:
    serve(page, {"/": Answered(200, {"Content-Type": "text/html"}, FAULTY)})
    page.goto(f"{HOST}/")
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found = [(theme, what, nodes) for theme, what, nodes in blamed(page, set())]
    assert ("light", "wide: image-alt", ["['img']"]) in found
    for theme in ("light", "dark"):
        assert (theme, "wide: color-contrast", ["['p']"]) in found
    assert page.evaluate(WIDER) > 0
    assert page.evaluate(THROUGH) == ["element 7", "onclick", "script", " javascript:x", "ran 1"]
