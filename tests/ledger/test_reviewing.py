"""A decision stands above those before it, none is edited, and what counts follows."""

import json
from dataclasses import replace

import pytest

from khronika.ledger import access, counting, log, tables
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.review_claim import add_claim, confirm_review, review_claim, take_back_review
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.review_tables import FourEyes, Review, Standing, Unsettled
from khronika.ledger.reviewing import DecidedMeanwhile
from khronika.nouns import Claim, Figure, Kind, Reading, Span, State
from tests.ledger.reviewed import claim_at, kept, reading_of, three

pytestmark = pytest.mark.django_db
BY = "A. Reviewer"


def counted() -> dict[str, Claim]:
    return {claim.id: claim for claim in access.claims()}


def as_corrected(claim: Claim, low: float = 150) -> Claim:
    assert claim.figure
    return replace(claim, figure=replace(claim.figure, low=low, high=low, value=low))


def test_a_rejected_claim_counts_no_more_and_one_taken_back_counts_again() -> None:
    _, (held, hurt, _) = kept()
    number = review_claim(held.id, State.REJECTED, by=BY, reason="not said there")
    assert held.id not in counted()
    assert hurt.id in counted()
    assert take_back_review(number, by=BY) == held.id
    assert counted()[held.id] == held
    assert [row.state for row in Review.objects.order_by("number")] == ["rejected", None]


def test_a_correction_counts_in_the_place_of_what_the_machine_read_which_stays() -> None:
    report, (held, *_) = kept()
    wanted = as_corrected(held)
    number = review_claim(held.id, State.CORRECTED, by=BY, reason="misread", corrected=wanted)
    assert counted()[held.id] == wanted
    assert access.claim(held.id).claim == wanted
    assert access.claim(held.id).current
    assert next(c for c in access.report(report.id).claims if c.id == held.id) == held
    take_back_review(number, by=BY)
    assert counted()[held.id] == held


def test_what_stood_before_stands_again() -> None:
    _, (held, *_) = kept()
    first = review_claim(held.id, State.CORRECTED, by=BY, reason="misread", corrected=as_corrected(held))
    second = review_claim(held.id, State.REJECTED, by="B. Other", reason="not said", after=first)
    assert held.id not in counted()
    take_back_review(second, by="B. Other")
    assert counted()[held.id] == as_corrected(held)
    assert Standing.objects.get(pk=held.id).state == "corrected"


@pytest.mark.parametrize("state", [State.ACCEPTED, State.UNSURE, State.UNVERIFIABLE])
def test_these_count_as_they_were_read(state: State) -> None:
    _, (held, *_) = kept()
    review_claim(held.id, state, by=BY, reason="looked at it")
    assert counted()[held.id] == held
    assert not Unsettled.objects.exists()


def test_who_decides_second_is_told() -> None:
    _, (held, *_) = kept()
    first = review_claim(held.id, State.ACCEPTED, by=BY)
    with pytest.raises(DecidedMeanwhile):
        review_claim(held.id, State.REJECTED, by="B. Other", reason="no")
    assert review_claim(held.id, State.REJECTED, by="B. Other", reason="no", after=first)


def test_what_is_no_decision_is_refused_and_leaves_nothing() -> None:
    _, (held, *_) = kept()
    for state, by, reason in (
        (State.ACCEPTED, " ", ""),
        (State.REJECTED, BY, ""),
        (State.PROPOSED, BY, "back"),
        (State.CORRECTED, BY, "why"),
    ):
        with pytest.raises(NotPossible):
            review_claim(held.id, state, by=by, reason=reason)
    with pytest.raises(NotHere):
        review_claim("c-0", State.ACCEPTED, by=BY)
    with pytest.raises(NotPossible, match="does not stand"):
        review_claim(
            held.id, State.CORRECTED, by=BY, reason="x", corrected=replace(held, quote="never written")
        )
    with pytest.raises(NotPossible):
        review_claim(held.id, State.CORRECTED, by=BY, reason="x", corrected=replace(held, id="c-other"))
    with pytest.raises(NotHere):
        take_back_review(7, by=BY)
    assert not Review.objects.exists()
    assert not tables.LogRow.objects.filter(act="reviewed").exists()


def test_the_log_is_sealed_and_names_nobody() -> None:
    _, (held, *_) = kept()
    review_claim(held.id, State.REJECTED, by=BY, reason="the witness Orlova was misheard")
    row = tables.LogRow.objects.order_by("-number")[0]
    assert (row.act, row.subject) == ("reviewed", held.id)
    assert json.loads(row.details) == {"decision": "rejected", "waits": False}
    assert log.verify() == row.number


# ---- what the machine missed ----


def test_what_the_machine_missed_is_added_and_counts() -> None:
    report, _ = kept()
    missed = claim_at(report, "The Interior Ministry said", Kind.STATEMENT)
    key = add_claim(missed, by=BY)
    assert counted()[key] == replace(missed, id=key)
    with pytest.raises(NotPossible, match="already"):
        add_claim(missed, by=BY)
    last = Standing.objects.get(pk=key).last
    again = review_claim(key, State.REJECTED, by="B. Other", reason="no news", after=last)
    assert key not in counted()
    take_back_review(again, by="B. Other")
    review_claim(key, State.ACCEPTED, by="B. Other", after=Standing.objects.get(pk=key).last)
    assert key in counted()
    take_back_review(Standing.objects.get(pk=key).review_id, by=BY)
    take_back_review(last, by=BY)
    assert key not in counted()
    assert add_claim(missed, by=BY) == key


def test_a_passage_that_is_not_there_cannot_be_added() -> None:
    report, _ = kept()
    missed = claim_at(report, "The Interior Ministry said", Kind.STATEMENT)
    with pytest.raises(NotPossible, match="does not stand"):
        add_claim(replace(missed, span=Span(5, 900)), by=BY)
    with pytest.raises(NotHere):
        add_claim(replace(missed, report_id="r-0"), by=BY)


# ---- a second person ----


def test_where_two_must_agree_one_alone_changes_nothing() -> None:
    _, (held, hurt, _) = kept()
    FourEyes.objects.create(what="rejected")
    FourEyes.objects.create(what=Kind.INJURY.value)
    number = review_claim(held.id, State.REJECTED, by=BY, reason="not said")
    assert held.id in counted()
    assert Standing.objects.get(pk=held.id).waiting_id == number
    for same in (BY, "  a.   reviewer "):
        with pytest.raises(NotPossible, match="second person"):
            confirm_review(number, by=same)
    confirm_review(number, by="B. Other")
    assert held.id not in counted()
    with pytest.raises(DecidedMeanwhile):
        confirm_review(number, by="B. Other")
    waits = review_claim(hurt.id, State.ACCEPTED, by=BY)
    assert Standing.objects.get(pk=hurt.id).state == "proposed"
    take_back_review(waits, by=BY)
    assert Standing.objects.get(pk=hurt.id).waiting is None


# ---- read again ----


def test_a_decision_holds_for_the_claim_of_its_id() -> None:
    report, (held, *_) = kept()
    review_claim(held.id, State.REJECTED, by=BY, reason="not said")
    record_reading(reading_of(report, "test.2"))
    assert held.id not in counted()
    assert len(counted()) == 2
    assert not Standing.objects.get(pk=held.id).changed
    other = [replace(claim, agent="the police") for claim in three(report)]
    record_reading(Reading(report.id, tuple(other), "test.3"))
    assert Standing.objects.get(pk=held.id).changed
    assert held.id not in counted()


def test_a_correction_outlives_a_new_reading() -> None:
    report, (held, *_) = kept()
    review_claim(held.id, State.CORRECTED, by=BY, reason="misread", corrected=as_corrected(held))
    record_reading(reading_of(report, "test.2"))
    assert counted()[held.id] == as_corrected(held)


def _with_figure_moved(claim: Claim) -> Claim:
    """As rules that mark the figure otherwise would read it: another id, the same passage."""
    assert isinstance(claim.figure, Figure)
    assert claim.figure.span
    figure = replace(claim.figure, span=Span(claim.figure.span.start, claim.figure.span.end + 7))
    return replace(claim, id=Claim.make_id(claim.report_id, claim.kind, claim.span, figure), figure=figure)


def _with_wider_span(claim: Claim) -> Claim:
    span = Span(claim.span.start - 5, claim.span.end)
    return replace(
        claim, id=Claim.make_id(claim.report_id, claim.kind, span, claim.figure), span=span, quote="x"
    )


@pytest.mark.parametrize("state", [State.REJECTED, State.CORRECTED, State.ACCEPTED])
def test_a_decision_is_carried_to_the_claim_of_its_kind_and_figure(state: State) -> None:
    report, (held, hurt, curfew) = kept()
    corrected = as_corrected(held) if state is State.CORRECTED else None
    review_claim(held.id, state, by=BY, reason="looked", corrected=corrected)
    moved = _with_wider_span(held)
    record_reading(Reading(report.id, (moved, hurt, curfew), "test.2"))
    standing = Standing.objects.get(pk=moved.id)
    assert standing.state == state.value
    assert Standing.objects.get(pk=held.id).review is None
    assert (moved.id in counted()) == (state is not State.REJECTED)
    if corrected:
        assert counted()[moved.id].figure == corrected.figure
    assert held.id not in counted()


def test_a_decision_whose_claim_is_no_longer_read_waits() -> None:
    report, (held, hurt, curfew) = kept()
    review_claim(held.id, State.CORRECTED, by=BY, reason="misread", corrected=as_corrected(held))
    lost = _with_figure_moved(held)
    record_reading(Reading(report.id, (lost, hurt, curfew), "test.2"))
    standing = Standing.objects.get(pk=held.id)
    assert (standing.state, standing.read, standing.instead) == ("corrected", None, None)
    assert set(counted()) == {lost.id, hurt.id, curfew.id}
    details = json.loads(tables.LogRow.objects.order_by("-number")[0].details)
    assert details["decisions waiting"] == 1
    record_reading(reading_of(report, "test.3"))
    assert counted()[held.id] == as_corrected(held)


def test_two_that_may_be_meant_are_none() -> None:
    report, (held, hurt, curfew) = kept()
    review_claim(curfew.id, State.REJECTED, by=BY, reason="not said")
    twins = [replace(curfew, id=Claim.make_id(report.id, curfew.kind, curfew.span, None, n)) for n in (1, 2)]
    record_reading(Reading(report.id, (held, hurt, *twins), "test.2"))
    assert {twin.id for twin in twins} <= set(counted())
    assert Standing.objects.get(pk=curfew.id).read is None


def test_what_a_person_added_is_joined_to_what_the_machine_reads_later() -> None:
    report, (held, hurt, curfew) = kept()
    missed = claim_at(report, "The Interior Ministry said", Kind.STATEMENT)
    key = add_claim(missed, by=BY)
    record_reading(reading_of(report, "test.2"))
    assert key in counted()
    record_reading(Reading(report.id, (held, hurt, curfew, missed), "test.3"))
    assert key not in counted()
    assert counted()[missed.id].span == missed.span
    assert len(counted()) == 4


def test_rows_that_count_are_one_a_claim() -> None:
    report, (held, hurt, _) = kept()
    review_claim(held.id, State.CORRECTED, by=BY, reason="misread", corrected=as_corrected(held))
    review_claim(hurt.id, State.REJECTED, by=BY, reason="no")
    record_reading(reading_of(report, "test.2"))
    ids = list(counting.counting().values_list("claim_id", flat=True))
    assert len(ids) == len(set(ids)) == 2
