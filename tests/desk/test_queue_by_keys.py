"""Claims decided by single keys, and a passage marked by selecting it, in a real browser whose requests this process answers."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Page

from khronika.ledger import reviews
from khronika.ledger.review_tables import Review
from tests.desk.answered_here import answer_here
from tests.ledger.reviewed import kept

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def desk(page: Page, folder: object) -> Page:
    kept(
        "The Interior Ministry said 120 people were held in Almaty. Two officers were hurt. A curfew was declared. 🌍 End."
    )
    answer_here(page)
    return page


def states() -> list[str | None]:
    return [row.state for row in Review.objects.order_by("number")]


def shown(page: Page) -> str:
    return urlsplit(page.locator("form.decide").first.get_attribute("action") or "").path


def test_a_decision_in_the_list_leads_back_to_its_place(page: Page, plain: Page, folder: object) -> None:
    """With a script and without: the next claim stands under what was recorded, in the window, and Z takes it back."""
    for day in ("Today", "Again", "Later"):
        kept(
            f"{day} the Interior Ministry said 120 people were held in Almaty. Two officers were hurt. A curfew was declared."
        )
    client = Client(headers={"host": "localhost"})
    for shown_in in (page, plain):
        answer_here(shown_in, client)
        shown_in.goto("http://localhost/review/")
        cards = shown_in.locator(".queue > .card")
        following = cards.nth(3).get_attribute("id")
        third = cards.nth(2).locator("form.decide")
        sent = {name: third.locator(f"[name={name}]").get_attribute("value") for name in ("back", "standing")}
        act = third.get_attribute("action") or ""
        led = client.post(act, sent | {"by": "A. Reviewer", "state": "accepted"})["Location"]
        assert led.endswith("#here")
        shown_in.goto(f"http://localhost{led}")
        here = shown_in.locator("#here")
        assert "Recorded" in (here.text_content() or "")
        assert shown_in.locator("#here + li").get_attribute("id") == following
        box, window = here.bounding_box(), shown_in.viewport_size
        assert box
        assert window
        assert 0 <= box["y"] < window["height"] / 2  # no jump to the head of the page
    page.goto(f"http://localhost{led}")
    with page.expect_navigation():
        page.keyboard.press("z")
    assert states() == ["accepted", "accepted", None]


def test_single_keys_decide_go_on_and_take_back(desk: Page) -> None:
    desk.goto("http://localhost/review/")
    with desk.expect_navigation():
        desk.keyboard.press("j")
    first = shown(desk)
    desk.fill("#by", "A. Reviewer")
    desk.locator("h1").click()
    desk.keyboard.press("a")
    desk.wait_for_selector("text=Recorded:")
    assert states() == ["accepted"]
    assert shown(desk) != first
    desk.keyboard.press("z")
    desk.wait_for_selector("text=What was decided of this claim")
    assert states() == ["accepted", None]
    assert shown(desk) == first
    with desk.expect_navigation():
        desk.keyboard.press("j")
    second = shown(desk)
    with desk.expect_navigation():
        desk.keyboard.press("u")
    assert states()[-1] == "unsure"
    assert shown(desk) != second
    with desk.expect_navigation():
        desk.keyboard.press("k")
    assert shown(desk) == first
    desk.locator("h1").click()
    with desk.expect_navigation():
        desk.keyboard.press("r")
    assert "Say why" in (desk.text_content("#wrong") or "")
    assert states()[-1] == "unsure"
    desk.keyboard.type("not said there")  # where the cursor stands now; and Enter does what R asked for
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert states()[-1] == "rejected"
    many = len(states())
    desk.fill("#reason", "looks right")
    with desk.expect_navigation():
        desk.keyboard.press("Enter")  # nobody accepts by it
    assert "Choose one of the decisions" in (desk.text_content("#wrong") or "")
    assert (desk.input_value("#reason"), len(states())) == ("looks right", many)
    desk.locator("h1").click()
    with desk.expect_navigation():
        desk.keyboard.press("c")
    assert "Correct a claim" in (desk.text_content("h1") or "")


def test_a_selection_fills_in_where_the_passage_stands(desk: Page) -> None:
    report = reviews.page(reviews.Query()).rows[0].report
    desk.goto(f"http://localhost/reports/{report.id}/add/")
    at = report.text.index("End.")
    units = len(report.text[:at].encode("utf-16-le")) // 2  # the globe is two of JavaScript's units
    desk.evaluate(
        """([from, to]) => {
          const range = document.createRange();
          const text = document.getElementById('text').firstChild;
          range.setStart(text, from); range.setEnd(text, to);
          const chosen = document.getSelection();
          chosen.removeAllRanges(); chosen.addRange(range);
        }""",
        [units, units + 4],
    )
    desk.wait_for_function("document.getElementById('start').value !== ''")
    assert (desk.input_value("#start"), desk.input_value("#end")) == (str(at), str(at + 4))
