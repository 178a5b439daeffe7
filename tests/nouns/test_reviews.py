"""What a decision must say, what differs between two readings, and which claim of a later reading it is on."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from khronika.nouns import Claim, Kind, Review, Span, State, canonical_json
from khronika.nouns.parsing import parse_json
from khronika.nouns.reviews import changes, find_again
from tests import strategies
from tests.invented_claims import MINISTRY, NORTH, claim, exact


@settings(max_examples=40, deadline=None)
@given(strategies.claims)
def test_a_review_comes_back_whole(one: Claim) -> None:
    review = Review.of(
        one, State.CORRECTED, "A. Reviewer", "misread", replace(one, background=not one.background)
    )
    assert parse_json(Review, canonical_json(review)) == review


@pytest.mark.parametrize(
    ("state", "by", "reason"),
    [
        (State.ACCEPTED, " ", "x"),
        (State.PROPOSED, "A", "x"),
        (State.REJECTED, "A", " "),
        (State.UNVERIFIABLE, "A", ""),
        (State.CORRECTED, "A", "without what it is"),
    ],
)
def test_what_is_no_decision_is_refused(state: State, by: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r"decision|reason|correction|proposed"):
        Review.of(claim("a", exact(5)), state, by, reason)


def test_a_correction_is_of_its_own_claim() -> None:
    one = claim("a", exact(5))
    with pytest.raises(ValueError, match="of the claim"):
        Review.of(one, State.CORRECTED, "A", "x", replace(one, id="b"))
    with pytest.raises(ValueError, match="nothing else"):
        Review.of(one, State.ACCEPTED, "A", "", one)


def test_only_what_a_reader_sees_is_a_change() -> None:
    one = claim("a", exact(5), MINISTRY)
    assert changes(one, replace(one, confidence=0.1, rule="other", id="b")) == ()
    told = changes(one, replace(one, places=(NORTH,), agent="police"))
    assert {each.field for each in told} <= {"places", "agent"}
    assert ("agent", None, "police") in {
        (each.field, each.before, each.after) for each in told if each.field == "agent"
    }
    assert [each.field for each in changes(one, replace(one, figure=None))] == ["figure"]


def test_a_decision_finds_its_claim_by_id_then_passage_then_figure() -> None:
    one = replace(claim("a", exact(5)), span=Span(0, 20))
    assert one.figure
    one = replace(one, figure=replace(one.figure, span=Span(3, 4)))
    review = Review.of(one, State.ACCEPTED, "A")
    other = replace(one, id="b")
    wider = replace(other, id="w", span=Span(0, 25))
    assert find_again(review, [other, one]) == one
    assert find_again(review, [other, wider]) == other
    assert find_again(review, [wider]) == wider
    assert find_again(review, [other, replace(other, id="c")]) is None
    assert find_again(review, [other], frozenset({"b"})) is None
    assert find_again(review, [replace(other, kind=Kind.CURFEW)]) is None
    figure = replace(one.figure, span=Span(9, 10))
    assert find_again(review, [replace(other, figure=figure)]) is None
    assert find_again(review, [replace(other, figure=None)]) is not None
