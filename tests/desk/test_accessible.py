"""axe-core finds nothing to blame on any page of the desk, in both themes, on a screen and on a telephone.

Pages are found by walking the addresses of the desk, so that a new one is looked at without being named here: an address with an id
that ``IDS`` does not know fails.
"""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse
from playwright.sync_api import Page, Route

from khronika.desk import urls
from khronika.ledger import lists, reviews, speakers, tables
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.decide_link import decide_link
from khronika.ledger.actions.record_consent import record_consent
from khronika.ledger.actions.record_refusal import record_refusal
from khronika.ledger.actions.record_study import record_study
from khronika.ledger.actions.review_claim import review_claim
from khronika.ledger.actions.review_many import Previewed, review_many
from khronika.ledger.actions.withdraw_consent import withdraw_consent
from khronika.nouns import Audience, Bond, Consent, Giver, PersonList, Question, Shown, State, Unread
from khronika.people import record_known, take_list
from tests.desk.test_in_browser import chromium
from tests.ledger.people import a_study, invented_lists, pairs

pytestmark = pytest.mark.browser

STATIC = Path(urls.__file__).parent / "static"
HOST = "http://desk.invalid"
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
SHOW = """html => { const made = new DOMParser().parseFromString(html, "text/html"); document.title = made.title
  document.documentElement.lang = made.documentElement.lang; document.body.replaceWith(document.adoptNode(made.body))
  document.querySelectorAll("details").forEach(one => { one.open = true }) }"""


@pytest.fixture
def ids(questions: tuple[Question, ...], tmp_path: Path) -> dict[str, list[str]]:
    """A folder like the demonstration's, and by the name of an address's part what may stand there."""
    taken = invented_lists(tmp_path)
    (tmp_path / "bad.csv").write_text("who,when\nx,y\n", encoding="utf-8")
    take_list(tmp_path / "bad.csv")
    record_refusal(Unread("scan.pdf", "intake.pdf-no-text", "no text", "run OCR"))
    record_known(pairs(taken))
    entry = _consents(taken)
    first = lists.next_link() or ""
    decide_link(first, Bond.SAME, by="A. Reviewer", reason="two birthdays")
    group = lists.grouping()
    record_study(a_study(group.state if group else ""))
    return {
        "question_id": [max(questions, key=lambda each: len(each.members)).id],
        "report_id": [tables.Report.objects.order_by("-text")[0].id],
        "claim_id": [questions[0].members[0]],
        "made": [_reviewed()],
        "incident_id": [tables.Incident.objects.order_by("pk")[0].id],
        "source_id": [speakers.sources(speakers.Wanted()).rows[0].id],
        "edition": [taken[0].edition],
        "entry_id": [entry],
        "link_id": [first, lists.next_link() or ""],
        "number": ["1"],
        "code": ["ru"],
    }


def _reviewed() -> str:
    """Something in each state of review: corrected, rejected by one decision on many, waiting for a second person, undecided."""
    corrected, waiting = (row.claim for row in reviews.page(reviews.Query()).rows[:2])
    told = replace(corrected, agent="the police", background=True)
    review_claim(corrected.id, State.CORRECTED, by="A. Reviewer", reason="misread", corrected=told)
    shown = Previewed(9, *reviews.ends())
    many = review_many(
        reviews.Query(kind="sentence"), State.REJECTED, by="B. Other", reason="not said", shown=shown
    )
    ask_four_eyes([State.REJECTED.value], by="A. Reviewer")
    review_claim(waiting.id, State.REJECTED, by="B. Other", reason="not said")
    return str(many)


def _consents(taken: list[PersonList]) -> str:
    entry = taken[0].records[0].id
    yes = Consent(entry, Giver.PERSON, (Shown.NAME,), Audience.PUBLIC, "A. Reviewer")
    withdraw_consent(record_consent(yes), by="A. Reviewer", reason="she called")
    record_consent(yes)
    return entry


def addresses(ids: dict[str, list[str]]) -> Iterator[str]:
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        if not f"/{pattern.pattern}".endswith("/"):
            continue  # a file, not a page
        parts = list(pattern.pattern.converters)
        unknown = [part for part in parts if part not in ids]
        assert not unknown, f"{pattern.name}: say in IDS what stands for {unknown}"
        for at in range(max((len(ids[part]) for part in parts), default=1)):
            args = {part: ids[part][min(at, len(ids[part]) - 1)] for part in parts}
            yield reverse(f"desk:{pattern.name}", kwargs=args)


def pages(ids: dict[str, list[str]]) -> dict[str, str]:
    """Address -> page. Acts, which answer by leading elsewhere or to a form sent, and files are left out; what they say where
    something is wrong is not."""
    client = Client(headers={"host": "localhost"})
    entry, link = ids["entry_id"][0], ids["link_id"][1]
    found = {}
    for path in (
        *addresses(ids),
        "/?kind=detention&from=never",
        "/search/?from=never&words=k-0",
        "/search/?show=reports&after=0",
        "/incidents/?standing=confirmed",
        "/sources/?show=outlets",
        "/links/?show=decided",
        "/review/?state=any&by=kind",
        "/review/many/?state=any",
        "/nowhere/",
    ):
        answer = client.get(path)
        if answer.status_code in (200, 404) and answer.headers["Content-Type"].startswith("text/html"):
            found[path] = answer.content.decode()
    for path, sent in (
        (f"/links/{link}/decide/", {"by": ""}),
        (f"/entries/{entry}/consent/", {"answer": "yes", "seen": "1w.2", "given_by": "lawyer", "by": "x"}),
        (f"/lists/{ids['edition'][0]}/", {"words": "nobody"}),
        ("/links/undo/", {"number": "99"}),
        (f"/incidents/{ids['incident_id'][0]}/decide/", {"ruling": "split"}),
        (f"/review/{ids['claim_id'][0]}/decide/", {"by": "", "state": "rejected"}),
        (
            f"/review/{ids['claim_id'][0]}/correct/record/",
            {"by": "", "start": "x", "low": "many", "from": "June"},
        ),
        ("/review/many/decide/", {"state": "any", "by": "x", "ruling": "accepted", "many": "5"}),
    ):
        found[f"{path}?sent"] = client.post(path, sent).content.decode()
    client.cookies["django_language"] = "kk"
    found["/?kk"] = client.get("/").content.decode()
    return found


def serve(page: Page, held: dict[str, str]) -> None:
    """A first page with the desk's own files, into which the others are put; nothing else is there to be fetched."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        if path.startswith("/static/"):
            route.fulfill(path=STATIC / path.removeprefix("/static/"))
        else:
            route.fulfill(body=held[path], content_type="text/html; charset=utf-8")

    page.route("**/*", answer)
    page.goto(f"{HOST}/")
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))


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
            rules = STRUCTURE if where == "wide" and whole else SCROLLS
            found += page.evaluate("rules => axe.run(rules)", rules)["violations"]
            if rules is SCROLLS and new[where]:
                found += page.evaluate(LOOK, [new[where], STRUCTURE])["violations"]
        if new[where]:
            found += page.evaluate(LOOK, [new[where], CONTRAST])["violations"]
        for each in found:
            yield theme, f"{where}: {each['id']}", [str(node["target"]) for node in each["nodes"]][:3]


@pytest.mark.django_db
def test_no_page_has_anything_to_blame(ids: dict[str, list[str]]) -> None:
    names = {pattern.name for pattern in urls.urlpatterns}
    assert {"questions", "question", "report", "claim", "lists", "entry", "link", "estimate"} <= names
    rendered = pages(ids)  # before the browser runs: its loop would forbid Django to ask the database
    assert len(rendered) > 16
    seen: set[str] = set()
    found = []
    with chromium() as browser:
        page = browser.new_page(bypass_csp=True)
        serve(page, rendered)
        for path, html in rendered.items():
            assert html.count("stylesheet") == html.count('href="/static/desk/desk.css"') == 1, path
            page.evaluate(SHOW, html)
            found += [(path, *each) for each in blamed(page, seen, whole="?" not in path)]
    assert len(seen) > 200
    assert found == []


FAULTY = """<html lang="en"><title>t</title><body><style>.pale { color: #aaa } .on { color: #333 }
@media (prefers-color-scheme: dark) { body { background: #000 } .pale { color: #444 } .on { color: #eee } }</style>
<main><h1 class="on">title</h1><img><p class="pale">pale words</p></main></body></html>"""


def test_a_fault_would_be_found() -> None:
    with chromium() as browser:
        page = browser.new_page(bypass_csp=True)
        serve(page, {"/": FAULTY})
        page.evaluate(SHOW, FAULTY)
        found = [(theme, what, nodes) for theme, what, nodes in blamed(page, set())]
    assert ("light", "wide: image-alt", ["['img']"]) in found
    for theme in ("light", "dark"):
        assert (theme, "wide: color-contrast", ["['p']"]) in found
