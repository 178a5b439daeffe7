"""Numbers that pages show are those of the record, whatever was done to it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from khronika.ledger import access, tallies
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.review_claim import add_claim, confirm_review, review_claim, take_back_review
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.ledger.tally_tables import Tally
from khronika.nouns import Kind, Reading, State
from tests.ledger.reviewed import claim_at, kept, reading_of
from tests.ledger.samples import raw_of

pytestmark = pytest.mark.django_db
BY = "Aigul Example"


def hold() -> None:
    assert tallies.held() == {key: many for key, many in tallies.counted().items() if many}


def rejected() -> None:
    _, claims = kept()
    review_claim(claims[0].id, State.REJECTED, by=BY, reason="misread")


def taken_back() -> None:
    _, claims = kept()
    take_back_review(review_claim(claims[0].id, State.REJECTED, by=BY, reason="misread"), by=BY)


def corrected() -> None:
    _, claims = kept()
    otherwise = replace(claims[0], kind=Kind.INJURY)
    review_claim(claims[0].id, State.CORRECTED, by=BY, reason="hurt", corrected=otherwise)


def confirmed() -> None:
    _, claims = kept()
    ask_four_eyes([State.REJECTED.value], by=BY)
    made = review_claim(claims[0].id, State.REJECTED, by=BY, reason="misread")
    hold()
    confirm_review(made, by="Bolat Example")


def added() -> None:
    report, _ = kept()
    add_claim(claim_at(report, "Two officers", Kind.STATEMENT), by=BY)


def read_anew() -> None:
    report, claims = kept()
    review_claim(claims[0].id, State.REJECTED, by=BY, reason="misread")
    review_claim(claims[1].id, State.ACCEPTED, by=BY)
    record_reading(Reading(report.id, (claims[2],), "test.2"))
    hold()
    record_reading(reading_of(report, "test.3"))


def withdrawn() -> None:
    report, claims = kept()
    withdraw_report(report.id, by=BY, reason="a forgery")
    hold()
    review_claim(claims[0].id, State.REJECTED, by=BY, reason="misread")


def kept_twice() -> None:
    report, _ = kept()
    keep(report, raw_of(report.text))


@pytest.mark.parametrize(
    "act", [kept, rejected, taken_back, corrected, confirmed, added, read_anew, withdrawn, kept_twice]
)
def test_whatever_is_done_the_numbers_are_those_of_the_record(act: Callable[[], object]) -> None:
    act()
    hold()
    assert access.counts().reports == 1


def test_they_are_counted_anew_where_they_never_were() -> None:
    kept()
    before = tallies.held()
    Tally.objects.all().delete()
    tallies.complete()
    assert tallies.held() == before != {}
    Tally.objects.filter(what=tallies.CLAIMS).update(many=99)
    tallies.complete()
    assert tallies.all_claims() == 99, "only where they never were"
    tallies.rebuild()
    assert tallies.held() == before
