"""Links decided by single keys in a real browser, whose every request is answered by the desk in this process."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from khronika.ledger import list_tables, lists
from khronika.people import record_known
from tests.desk.answered_here import answer_here
from tests.ledger.people import invented_lists, pairs

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def review(page: Page, folder: object, tmp_path: Path) -> Page:
    """The first pair, with a name said."""
    record_known(pairs(invented_lists(tmp_path)))
    answer_here(page)
    page.goto("http://localhost/links/")
    page.fill("#by", "A. Reviewer")
    page.locator("h1").click()
    return page


def rulings() -> list[str | None]:
    return [row.ruling for row in list_tables.LinkDecision.objects.order_by("number")]


def shown(page: Page) -> str:
    """The pair that the page shows, by where its form leads."""
    return urlsplit(page.locator("form.decide").get_attribute("action") or "").path


def test_one_key_decides_another_takes_back(review: Page) -> None:
    first = shown(review)
    review.keyboard.press("d")
    review.wait_for_selector("text=Recorded:")
    assert rulings() == ["different"]
    assert shown(review) != first
    review.keyboard.press("z")
    review.wait_for_selector("text=What was decided of this pair")
    assert rulings() == ["different", None]
    assert shown(review) == first
    assert lists.link_counts().decided == 0


def test_leaving_a_pair_decides_nothing(review: Page) -> None:
    first = shown(review)
    with review.expect_navigation():
        review.keyboard.press("n")
    assert shown(review) != first
    assert rulings() == []


def test_who_is_typing_is_left_alone(review: Page) -> None:
    review.focus("#reason")
    review.keyboard.type("sudden, no")
    assert review.input_value("#reason") == "sudden, no"
    review.locator("h1").click()
    review.keyboard.press("Control+d")
    assert rulings() == []


def test_keys_are_turned_off_and_on_and_it_is_remembered(review: Page) -> None:
    review.click("#keys")
    review.locator("h1").click()
    review.keyboard.press("s")
    review.reload()
    assert review.text_content("#keys") == "Turn the keys on"
    assert rulings() == []
    review.click("#keys")
    review.fill("#by", "A. Reviewer")
    review.locator("h1").click()
    review.keyboard.press("s")
    review.wait_for_selector("text=Recorded:")
    assert rulings() == ["same"]


def test_a_key_is_told_by_its_place_under_another_layout(review: Page) -> None:
    """The key of S gives ы under a Russian or Kazakh layout."""
    with review.expect_navigation():
        review.evaluate(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ы', code: 'KeyS', bubbles: true, cancelable: true}))"
        )
    assert rulings() == ["same"]


def test_without_a_name_the_browser_asks_for_one(review: Page) -> None:
    review.fill("#by", "")
    review.locator("h1").click()
    review.keyboard.press("u")
    assert review.evaluate("document.activeElement.id") == "by"
    assert rulings() == []
