"""Numbers that pages show are those of the record, whatever was done to it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from khronika.ledger import access, judgements, tallies
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.judge_who import judge_who
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.review_claim import add_claim, confirm_review, review_claim, take_back_review
from khronika.ledger.actions.withdraw_judgement import withdraw_judgement
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.ledger.actors import actor_id
from khronika.ledger.judgement_tables import Withheld
from khronika.ledger.tally_tables import Tally
from khronika.nouns import (
    Attribution,
    Judged,
    Judgement,
    Kind,
    Party,
    Reading,
    Sort,
    Source,
    SourceType,
    State,
    Voice,
)
from tests.ledger.reviewed import TEXT, claim_at, kept, reading_of, unread
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


def read_first() -> None:
    """Who acts to himself, in a report that nothing was known of."""
    report, claims = unread()
    targets = ("a crowd", "Police", None)
    told = [replace(claim, agent="police", target=whom) for claim, whom in zip(claims, targets, strict=True)]
    assert record_reading(Reading(report.id, tuple(told), "test.1"))
    assert tallies.by_key(tallies.UPON, [actor_id("police")]) == {actor_id("police"): 1}
    assert not record_reading(Reading(report.id, (), "test.1"))


def added_before_it_was_read() -> None:
    report, claims = unread()
    add_claim(claims[0], by=BY)
    record_reading(reading_of(report))


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


def deeds() -> str:
    """Who acts and to whom, one of them to himself; and a second report, by another source. Gives back that source's key."""
    report, claims = kept()
    targets = ("a crowd", "police", None)
    told = [
        replace(claim, agent="Police", target=target) for claim, target in zip(claims, targets, strict=True)
    ]
    record_reading(Reading(report.id, tuple(told), "deeds.1"))
    speaks = Attribution((Voice("Aru Invented", Source("Aru Invented", SourceType.WITNESS, "person:aru")),))
    other, claims = kept(f"{TEXT} So said Aru Invented.", origin="other.txt")
    told = [replace(claim, agent="Police", attribution=speaks) for claim in claims]
    record_reading(Reading(other.id, tuple(told), "deeds.1"))
    assert tallies.by_key(tallies.ACTS, [actor_id("police")]) == {actor_id("police"): 6}
    assert tallies.by_key(tallies.UPON, [actor_id("police")]) == {actor_id("police"): 1}
    assert dict(tallies.within(tallies.OF_ACTOR, [actor_id("police")]))["kind:injury"] == 2
    return "person:aru"


def protected() -> None:
    key = deeds()
    judge_who(
        Judgement(
            Judged.PROTECT, Sort.SOURCE, (Party(key, "Aru Invented", SourceType.WITNESS),), BY, "safety"
        )
    )
    assert Withheld.objects.count() == 1
    hold()
    assert tallies.by_key(tallies.ACTS, [actor_id("police")]) == {actor_id("police"): 3}
    _, claims = kept(f"{TEXT} Aru Invented saw it too.", origin="third.txt")  # is withheld as it comes in
    hold()
    review_claim(claims[0].id, State.REJECTED, by=BY, reason="misread")
    hold()
    (held,) = judgements.of_parties(Sort.SOURCE, [key])
    withdraw_judgement(held.number, by=BY)
    assert Withheld.objects.count() == 0
    hold()
    assert tallies.by_key(tallies.ACTS, [actor_id("police")]) == {actor_id("police"): 6}


def kept_twice() -> None:
    report, _ = kept()
    keep(report, raw_of(report.text))


@pytest.mark.parametrize(
    "act",
    [
        kept,
        rejected,
        taken_back,
        corrected,
        confirmed,
        added,
        read_first,
        added_before_it_was_read,
        read_anew,
        withdrawn,
        kept_twice,
    ],
)
def test_whatever_is_done_the_numbers_are_those_of_the_record(act: Callable[[], object]) -> None:
    act()
    hold()
    assert access.counts().reports == 1


@pytest.mark.parametrize("act", [deeds, protected])
def test_whoever_acts_is_counted_but_not_where_a_protected_source_is_named(act: Callable[[], object]) -> None:
    act()
    hold()


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
