"""Public pages in a real browser, from a folder on a disk: axe-core finds nothing to blame in either theme; none is wider than a
telephone; nothing is asked of anybody; paper gets the upright chart."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from khronika.nouns.labels import LANGS
from khronika.public.building import build
from khronika.public.record import Record
from khronika.public.site import site
from tests.desk.test_accessible import NARROW, WIDER, blamed
from tests.public import worlds

pytestmark = pytest.mark.browser


def one_of_each(record: Record) -> dict[str, str]:
    """An address of each kind of page, without its language."""
    assert record.shown is not None
    release = record.shown.release
    widest = max(release.questions, key=lambda each: len(each.question.members)).question.id
    plain = (
        "index",
        "questions/index",
        "incidents/index",
        "method",
        "check",
        "data",
        "corrections",
        "releases/1",
        "releases/2",
    )
    return {
        **{name: name for name in plain},
        "question": f"questions/{widest}",
        "incident": f"incidents/{release.incidents[0].incident.id}",
        "claim": f"claims/{release.claims[0].claim.id}",
        "report": f"reports/{release.reports[0].id}",
        "gone": f"claims/{worlds.GONE}",
        "merged": f"questions/{worlds.MERGED}",
    }


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("public") / "site"
    build(site(worlds.two()), folder)
    return folder


@pytest.fixture
def asking(browser: Browser, out: Path) -> Iterator[Page]:
    """A page of the folder; what it asks for outside of the folder, or says in the console, fails the test."""
    page = browser.new_page(viewport=NARROW)  # type: ignore[arg-type]
    wrong: list[str] = []
    home = out.as_uri()
    page.on("request", lambda request: None if request.url.startswith(home) else wrong.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    page.close()
    assert wrong == []


WHOLE = frozenset(
    {"index", "questions/index", "incidents/index", "data", "corrections", "question", "incident", "claim"}
)


def test_no_page_has_a_fault(browser: Browser, out: Path) -> None:
    """Every rule on pages that are built unlike each other; of the rest, contrast of whatever looks like nothing before."""
    seen: set[str] = set()
    faults: list[object] = []
    page = browser.new_page()  # axe fetches the sheet of styles anew, which the pages' policy forbids it
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    for kind, name in one_of_each(worlds.two()).items():
        page.goto((out / f"en/{name}.html").as_uri())
        page.evaluate(axe)
        faults += [(kind, *each) for each in blamed(page, seen, whole=kind in WHOLE)]
    page.close()
    assert len(seen) > 60
    assert not faults, "\n".join(map(str, faults))


def test_no_page_is_wider_than_a_telephone_or_breaks_its_policy(asking: Page, out: Path) -> None:
    wide = []
    for lang in LANGS:
        for kind, name in one_of_each(worlds.two()).items():
            asking.goto((out / f"{lang}/{name}.html").as_uri())
            wide += [(lang, kind)] if asking.evaluate(WIDER) > 0 else []
    assert wide == []


def test_it_is_dressed_from_a_folder_and_on_paper_the_chart_stands_upright(asking: Page, out: Path) -> None:
    question = one_of_each(worlds.two())["question"]
    asking.set_viewport_size({"width": 1280, "height": 900})
    asking.goto((out / f"en/{question}.html").as_uri())
    assert asking.evaluate("getComputedStyle(document.querySelector('.bar')).borderBottomStyle") == "solid"
    shown = "['.wide-only', '.upright-only'].map(look => document.querySelector('figure ' + look).getClientRects().length)"
    assert asking.evaluate(shown) == [1, 0]
    asking.emulate_media(media="print")
    assert asking.evaluate(shown) == [0, 1]
    assert asking.evaluate("getComputedStyle(document.querySelector('.bar nav')).display") == "none"


def test_keys_reach_the_page_past_the_bar(asking: Page, out: Path) -> None:
    asking.goto((out / "en/index.html").as_uri())
    asking.keyboard.press("Tab")
    assert asking.evaluate("document.activeElement.className") == "skip"
    asking.keyboard.press("Enter")
    assert asking.evaluate("document.activeElement.id") == "main"


def test_a_reader_without_scripts_reads_it_all(browser: Browser, out: Path) -> None:
    """What a page says does not hang on a script: its words are the same with none allowed."""
    names: Mapping[str, str] = one_of_each(worlds.two())
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for kind in ("index", "question", "claim"):
        path = out / f"ru/{names[kind]}.html"
        page.goto(path.as_uri())
        assert page.locator("h1").inner_text().strip()
        assert page.locator("main").inner_text().count("\n") > 5
    context.close()
