"""Whoever decides does not wait for the record: what is still to be done is kept, said on every page, and done."""

from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from django.test import Client

from khronika import side_by_side
from khronika.desk import settling
from khronika.ledger import reviews, since
from khronika.ledger.actions.review_claim import review_claim
from khronika.ledger.queue import Query
from khronika.nouns import Question, State
from tests.desk.test_views import page

pytestmark = pytest.mark.django_db
SAID = "The record is being set side by side again"


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


class NeverRun:
    """In the place of a thread, which would see another database than the test's."""

    started: ClassVar[list[str]] = []

    def __init__(self, target: Callable[[], None], name: str) -> None:
        self.name = name

    def start(self) -> None:
        self.started.append(self.name)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[str]:
    """The threads that were to be started."""
    settings.KHRONIKA_SETTLES_AFTER = True
    monkeypatch.setattr(settling, "Thread", NeverRun)
    monkeypatch.setattr(NeverRun, "started", [])
    return NeverRun.started


def reject(client: Client) -> str:
    claim = reviews.page(Query(kind="detention")).rows[0].claim.id
    sent = {"by": "Aigul Example", "state": "rejected", "reason": "misread", "standing": "0"}
    assert client.post(f"/review/{claim}/decide/", sent).status_code == 302
    return claim


def test_the_answer_comes_first_and_pages_say_what_is_not_done(
    client: Client, questions: tuple[Question, ...], later: list[str]
) -> None:
    asked = f"/questions/{questions[0].id}/"
    assert SAID not in page(client, asked)
    claim = reject(client)
    assert (since.unsettled(), later) == (1, ["settling"])
    assert reviews.marks([claim])[claim].state is State.REJECTED
    for path in ("/", asked, "/incidents/", f"/claims/{claim}/", "/review/"):
        assert SAID in page(client, path)
    # Among many that are decided one after the other it comes last, so that what is read does not jump.
    assert page(client, "/").index(SAID) < page(client, "/").index("<h1")
    assert page(client, "/review/").index(SAID) > page(client, "/review/").index("What each decision means")
    side_by_side.settle_reviews()  # what the thread would have done
    assert since.unsettled() == 0
    assert SAID not in page(client, "/")


def test_what_a_killed_desk_left_is_done_by_the_next(
    client: Client, questions: tuple[Question, ...], later: list[str], settings: Any
) -> None:
    reject(client)
    assert later == ["settling"], "and it is killed before the thread has begun"
    settings.KHRONIKA_SETTLES_AFTER = False
    settling.settle_reviews()
    assert since.unsettled() == 0


def test_where_nobody_serves_it_is_done_at_once(client: Client, questions: tuple[Question, ...]) -> None:
    reject(client)
    assert since.unsettled() == 0


def test_a_claim_decided_while_another_is_set_side_by_side_is_not_forgotten(
    questions: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, *_ = (row.claim.id for row in reviews.page(Query()).rows)
    whole, runs = side_by_side.set_side_by_side, []

    def and_meanwhile() -> side_by_side.Beside:
        runs.append(since.unsettled())
        done = whole()
        if len(runs) == 1:
            review_claim(second, State.REJECTED, by="Bolat Example", reason="misread")
            assert side_by_side.settle_reviews() is False, "another thread is about it"
        return done

    monkeypatch.setattr(side_by_side, "set_side_by_side", and_meanwhile)
    review_claim(first, State.REJECTED, by="Aigul Example", reason="misread")
    assert side_by_side.settle_reviews() is True
    assert (runs, since.unsettled()) == ([1, 1], 0)
