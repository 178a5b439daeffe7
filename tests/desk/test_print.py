"""On paper nothing waits to be pressed or filled in, and what is read is there."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from khronika.ledger.member_views import Role
from khronika.nouns import Question
from tests.desk.answered_here import answer_here
from tests.desk.at_work import PASSWORD, QUICK, everybody, signed_in

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
# The same of a member's own pages, and of those behind the password asked once more.
OF_AN_ACCOUNT = {
    "/account/": "Invented Owner",
    "/members/": "Invented Reviewer",
    "/members/{member}/": "Invented Owner",
    "/tokens/": "Your tokens",
    "/account/again/": "Is it still you?",
    "/account/password/": "assword",
    "/sign-out/": "ign out",
}
ASKED_AGAIN = {"/account/codes/on/": "telephone", "/account/keys/add/": "key"}
_CONTROLS = "main button, main .btn, main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main select, main textarea"


def test_what_waits_to_be_pressed_is_left_off_paper(
    page: Page, questions: tuple[Question, ...], folder: object
) -> None:
    answer_here(page, Client(headers={"host": "localhost"}))
    page.emulate_media(media="print")
    for path, words in PAPER.items():
        on_paper(page, path, words)


def test_pages_of_an_account_are_left_bare_of_forms_too(page: Page, db: None, settings: Any) -> None:
    settings.PASSWORD_HASHERS = QUICK
    ids, owner = everybody(), signed_in(Role.OWNER)
    answer_here(page, owner)
    page.emulate_media(media="print")
    for path, words in OF_AN_ACCOUNT.items():
        on_paper(page, path.format(member=ids[Role.OWNER]), words)
    owner.post("/account/again/", {"password": PASSWORD})
    for path, words in ASKED_AGAIN.items():
        on_paper(page, path, words)


def on_paper(page: Page, path: str, words: str) -> None:
    page.goto(f"http://localhost{path}")
    assert words in page.inner_text("main"), path
    shown = [each.evaluate("e => e.outerHTML.slice(0, 90)") for each in page.locator(_CONTROLS).all() if each.is_visible()]  # fmt: skip
    assert shown == [], path
    bare = page.locator("main h2").evaluate_all(
        "all => all.filter(h => h.offsetParent && h.parentElement.innerText.trim() === h.innerText.trim()).map(h => h.innerText)"
    )
    assert bare == [], path  # no heading over nothing
