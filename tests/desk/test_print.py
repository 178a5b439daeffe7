"""On paper nothing waits to be pressed or filled in, and what is read is there."""

import pytest
from django.test import Client
from playwright.sync_api import Page

from khronika.nouns import Question
from tests.desk.answered_here import answer_here

pytestmark = pytest.mark.browser
# What must be read there, by page.
PAPER = {
    "/": "How many people were detained",
    "/review/": "about 500 people were detained",
    "/review/many/?kind=detention": "about 500 people were detained",
    "/inbox/": "Reports come in here",
    "/members/": "Nobody has an account here yet",
    "/log/": "set side by side",
    "/sheets/": "All claims:",
    "/tokens/": "Your tokens",
    "/sources/": "Ministry of Order",
    "/incidents/": "Detention",
    "/reports/": "story-1",
}
_CONTROLS = "main button, main .btn, main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main select, main textarea"


def test_what_waits_to_be_pressed_is_left_off_paper(
    page: Page, questions: tuple[Question, ...], folder: object
) -> None:
    answer_here(page, Client(headers={"host": "localhost"}))
    page.emulate_media(media="print")
    for path, words in PAPER.items():
        page.goto(f"http://localhost{path}")
        assert words in page.inner_text("main"), path
        shown = [each.evaluate("e => e.outerHTML.slice(0, 90)") for each in page.locator(_CONTROLS).all() if each.is_visible()]  # fmt: skip
        assert shown == [], path
        bare = page.locator("main h2").evaluate_all(
            "all => all.filter(h => h.offsetParent && h.parentElement.innerText.trim() === h.innerText.trim()).map(h => h.innerText)"
        )
        assert bare == [], path  # no heading over nothing
