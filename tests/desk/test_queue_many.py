"""One decision on many: shown exactly, five read first, one line in the log, one undo, nothing that changed meanwhile."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from khronika.ledger import access, log, reviews, tables
from khronika.ledger.actions import review_many as many
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.review_claim import review_claim
from khronika.ledger.review_tables import Review, ReviewBatch, Standing
from khronika.nouns import State
from tests.desk.test_views import page
from tests.ledger.reviewed import kept

pytestmark = pytest.mark.django_db
BY = "A. Reviewer"
INJURIES = "/review/many/?state=proposed&kind=injury"


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture(autouse=True)
def record(db: None, folder: object) -> None:
    for number in range(8):
        kept(
            f"The Interior Ministry said 120 people were held in Almaty. Two officers were hurt. A curfew was declared. {number}"
        )


def hidden(html: str) -> dict[str, str]:
    return dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html.split("many/decide/")[1])
    )


def sent(html: str, ruling: str = "accepted", **more: str) -> dict[str, str]:
    fits = {f"fits-{n}": "yes" for n in range(5)}
    form = {name: value for name, value in hidden(html).items() if name != "csrfmiddlewaretoken"}
    return form | fits | {"by": BY, "reason": "all read alike", "ruling": ruling} | more


def decided(client: Client, html: str, ruling: str = "accepted", **more: str) -> Any:
    return client.post("/review/many/decide/", sent(html, ruling, **more))


def test_the_preview_says_how_many_and_which_and_draws_five(client: Client) -> None:
    html = page(client, INJURIES)
    assert "8 claims match" in html
    assert html.count("Does the decision fit this claim?") == 5
    assert "Decide all 8" in html
    listed = html.split('id="all-h"')[1]
    assert len(set(re.findall(r"/review/(c-\w+)/", listed))) == 8


def test_the_preview_says_what_exactly_changes(client: Client) -> None:
    one, two = (row.claim.id for row in reviews.page(reviews.Query(kind="injury")).rows[:2])
    review_claim(one, State.UNSURE, by=BY)
    review_claim(two, State.REJECTED, by=BY, reason="no")
    html = page(client, INJURIES.replace("proposed", "any"))
    assert "Kind: " in html
    assert re.search(r"How they stand now:.*proposed <b class=\"num\">6</b>", html)
    assert 'rejected <b class="num">1</b>' in html
    listed = html.split('id="all-h"')[1]
    assert [
        listed.count(f'<span class="pill">{state}</span>') for state in ("proposed", "unsure", "rejected")
    ] == [6, 1, 1]


def test_all_that_it_changes_is_listed_before_the_button(client: Client) -> None:
    html = page(client, INJURIES)
    read, listed, decide = (html.index(f'id="{name}-h"') for name in ("first", "all", "decide"))
    assert read < listed < decide
    assert "All 8 claims, none left out" in html
    assert html[listed:decide].count("Two officers were hurt") == 8


def test_it_is_one_act_one_line_in_the_log_and_one_undo(client: Client) -> None:
    before = tables.LogRow.objects.count()
    where = decided(client, page(client, INJURIES), "rejected")["Location"]
    assert Standing.objects.filter(state="rejected").count() == 8
    rows = tables.LogRow.objects.filter(number__gt=before, act="reviewed-many")
    details = json.loads(rows.get().details)
    assert (details["claims"], details["left out"]) == (8, 0)
    assert len(list(access.claims())) == 16
    html = page(client, where)
    assert "8 stand by it still" in html
    back = client.post(f"{where}undo/", {"by": BY})
    assert "Taken back" in page(client, back["Location"])
    assert len(list(access.claims())) == 24
    assert not Standing.objects.exclude(state="proposed").exists()
    assert client.post(f"{where}undo/", {"by": BY}).status_code == 409
    assert log.verify()


def test_what_changes_meanwhile_is_left_out_and_listed(client: Client) -> None:
    html = page(client, INJURIES)
    other = reviews.page(reviews.Query(kind="injury")).rows[2].claim.id
    review_claim(other, State.UNSURE, by="B. Other")
    kept(
        "The Interior Ministry said 120 people were held in Almaty. Two officers were hurt. A curfew was declared. Late"
    )
    where = decided(client, html)["Location"]
    assert Standing.objects.filter(state="accepted").count() == 7
    assert Standing.objects.get(pk=other).state == "unsure"
    html = page(client, where)
    assert "2 were left out" in html
    assert other in html
    assert "decided by somebody meanwhile" in html
    assert "read after the preview was made" in html


def test_undo_leaves_what_was_decided_since(client: Client) -> None:
    where = decided(client, page(client, INJURIES))["Location"]
    key = Standing.objects.order_by("pk")[0]
    review_claim(key.claim_id, State.REJECTED, by="B. Other", reason="no", after=key.last)
    page_back = page(client, client.post(f"{where}undo/", {"by": BY})["Location"])
    assert "1 was left out" in page_back
    assert Standing.objects.get(pk=key.claim_id).state == "rejected"


def test_five_are_read_first_and_each_must_fit(client: Client) -> None:
    html = page(client, INJURIES)
    for more, said in (
        ({"fits-3": ""}, "Read each of those"),
        ({"fits-0": "no"}, "does not fit one"),
        ({"by": ""}, "names a person"),
        ({"ruling": "corrected"}, "Choose one"),
    ):
        answer = decided(client, html, **more)
        assert answer.status_code == 400
        assert said in answer.content.decode()
    answer = decided(client, html, ruling="rejected", reason="")
    assert "Say why" in answer.content.decode()
    again = answer.content.decode()
    assert hidden(again)["seed"] == hidden(html)["seed"]
    assert again.count(" checked") == 5
    assert not ReviewBatch.objects.exists()


def test_more_than_can_be_decided_at_once_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    html = page(client, INJURIES)
    monkeypatch.setattr("khronika.desk.queue_many_views.MOST", 5)
    monkeypatch.setattr(many, "MOST", 5)
    assert "More than 5 cannot be decided at once" in page(client, INJURIES)
    assert decided(client, html).status_code == 409
    assert not Review.objects.exists()


def test_many_may_need_a_second_person(client: Client) -> None:
    ask_four_eyes(["many"], by=BY)
    where = decided(client, page(client, INJURIES), "rejected")["Location"]
    assert len(list(access.claims())) == 24
    assert "8 wait for a second person" in page(client, where)
    assert client.post(f"{where}confirm/", {"by": f" {BY.lower()}"}).status_code == 409
    done = client.post(f"{where}confirm/", {"by": "B. Other"})["Location"]
    assert "Confirmed" in page(client, done)
    assert len(list(access.claims())) == 16
    assert client.post(f"{where}confirm/", {"by": "B. Other"}).status_code == 409


def test_what_waits_is_undone_too(client: Client) -> None:
    ask_four_eyes(["many"], by=BY)
    where = decided(client, page(client, INJURIES))["Location"]
    client.post(f"{where}undo/", {"by": BY})
    assert not Standing.objects.exclude(waiting=None).exists()
