"""What a decision on a claim moves: how the claim stands, which of its rows counts, and that the record is to be made anew
around it. Must be called inside the act's own transaction; ``actions`` decide who may what.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from khronika.ledger import review_translate, tables, tallies, translate
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.review_tables import FourEyes, Review, ReviewBatch, Standing, Unsettled
from khronika.nouns import Claim, Kind, Reading, State
from khronika.nouns import Review as ReviewNoun
from khronika.nouns.reviews import COUNTS_AS_READ

PERSON = "person."  # before a review's number: the rules by which a person read one claim
# The acts of which ``Unsettled`` says what they changed, so that the record is made anew around those claims alone.
ONE, BATCH, RULE = "reviewed", "reviewed-many", "four-eyes"
ACTS = frozenset({ONE, BATCH, RULE})
ADDED, MANY = "added", "many"  # what may need a second person, beside states and kinds
OVERRULED = "overruled"  # also that figures stand otherwise than was worked out
RELEASES = "releases"  # also what leaves the folder
_AS_READ = frozenset(state.value for state in COUNTS_AS_READ)


class DecidedMeanwhile(NotPossible):
    """Somebody decided this claim after it was shown; nothing was recorded."""


@dataclass(frozen=True, slots=True)
class Act:
    """The one log row that a decision, or many, is written under."""

    number: int
    at: dt.datetime
    batch: ReviewBatch | None = None


def standing_of(claim_id: str) -> Standing:
    """How the claim stands, locked until the transaction ends; a row not saved yet where nobody decided it so far. Raises
    NotHere for a claim that no current reading has and nobody read."""
    rows = Standing.objects.select_for_update(of=("self",)).select_related("read", "review", "waiting")
    found = rows.filter(pk=claim_id).first()
    if found is not None:
        return found
    # Locked, so that of two who decide at once the second sees the first one's decision.
    read = tables.Claim.objects.select_for_update(of=("self",)).select_related("reading")
    row = read.filter(claim_id=claim_id, reading__current__isnull=False).first()
    if row is None:
        raise NotHere(f"No claim {claim_id} is read in this folder.")
    again = rows.filter(pk=claim_id).first()  # made while we waited for the lock
    return again or Standing(
        claim_id=claim_id,
        report_id=row.reading.report_id,
        state=State.PROPOSED.value,
        read=row,
        last=0,
    )


def counting_row(standing: Standing) -> int | None:
    """The row number of the claim that counts; ``None`` where none does."""
    if standing.instead_id is not None:
        return standing.instead_id
    return standing.read_id if standing.state in _AS_READ else None


def let_stand(
    standing: Standing, review: ReviewNoun, act: Act, *, waits: bool, confirms: int | None = None
) -> int:
    """Keeps the review and lets the claim stand by it or, where it ``waits``, leaves the claim as it stands. The review's number."""
    row = review_translate.review_to_row(
        review,
        act.at,
        after=standing.review_id or 0,
        confirms=confirms,
        waits=waits,
        batch=act.batch,
    )
    row.save(force_insert=True)
    if waits:
        standing.waiting, standing.last = row, row.number
        _save(standing)
        return row.number
    if review.corrected is not None:
        _read_by_a_person(review.corrected, row.number, act.at)
    standing.waiting = None
    _move(standing, row, row.number, act)
    standing.changed = False
    _save(standing)
    return row.number


def _save(standing: Standing) -> None:
    """One statement: without being told, Django would first try to change a row that is not there."""
    standing.save(force_insert=standing._state.adding)


def take_back(standing: Standing, number: int, by: str, act: Act) -> int:
    """What stood before that decision stands again. Raises DecidedMeanwhile where it neither stands nor waits any more."""
    made = standing.review if standing.review_id == number else standing.waiting
    if made is None or made.number != number:
        raise DecidedMeanwhile("That decision does not stand any more; nothing was recorded.")
    told = review_translate.review_from_row(made)
    row = review_translate.review_to_row(
        replace(told, state=None, by=by, reason="", corrected=None),
        act.at,
        after=standing.review_id or 0,
        takes_back=number,
        waits=False,
        batch=act.batch,
    )
    row.save(force_insert=True)
    if standing.waiting_id == number:
        standing.waiting, standing.last = None, row.number
        standing.save()
        return row.number
    before = Review.objects.filter(pk=made.after).first() if made.after else None
    _move(standing, before, row.number, act)
    standing.save()
    return row.number


def _move(standing: Standing, review: Review | None, last: int, act: Act) -> None:
    before = counting_row(standing)
    standing.review, standing.last = review, last
    standing.state = review.state if review is not None and review.state else State.PROPOSED.value
    standing.instead_id = instead_of(standing)
    if before != (after := counting_row(standing)):
        unsettle(standing.claim_id, before, act.number)
        tallies.moved(before, after)


def instead_of(standing: Standing) -> int | None:
    """The row of the person's reading that counts by the decision that stands. Where the machine has no reading, what is
    accepted or doubted is what a person read before."""
    review = standing.review
    while review is not None:
        if review.state == State.CORRECTED.value:
            rows = tables.Claim.objects.filter(
                claim_id=review.claim, reading__rules_version=f"{PERSON}{review.number}"
            )
            return rows.values_list("number", flat=True).first()
        if standing.read_id is not None or review.state not in _AS_READ or not review.after:
            return None
        review = Review.objects.filter(pk=review.after).first()
    return None


def unsettle(claim_id: str, before: int | None, act: int) -> None:
    """Notes that the record is to be made anew around the claim. It stays noted where the claim counts again as it is recorded: a
    run that began between may be about to record it otherwise."""
    _, fresh = Unsettled.objects.get_or_create(claim_id=claim_id, defaults={"was_id": before, "act": act})
    if not fresh:
        Unsettled.objects.filter(pk=claim_id).update(act=act)


def settle(made_of: dict[str, int], act: int, claims: Sequence[str] | None = None) -> None:
    """The record was made of these rows (by claim id) when ``act`` was the last: of all of them, or only of ``claims`` anew. What was
    decided since stays to be settled."""
    rows = Unsettled.objects.all() if claims is None else Unsettled.objects.filter(pk__in=list(claims))
    rows.filter(act__lte=act).delete()
    for held in rows.filter(act__gt=act):
        held.was_id = made_of.get(held.claim_id)
        held.save(update_fields=["was"])


def needs_second(state: State | None, kind: Kind, *, added: bool = False, many: bool = False) -> bool:
    """Whether this folder asks for a second person. One query."""
    asked = set(FourEyes.objects.values_list("what", flat=True))
    mine = {state.value if state else "", kind.value}
    return bool(asked & (mine | ({ADDED} if added else set()) | ({MANY} if many else set())))


def same_person(one: str, other: str) -> bool:
    """Names as they are typed: case and spaces tell nobody apart."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _read_by_a_person(claim: Claim, number: int, at: dt.datetime) -> None:
    """Keeps the person's reading beside the machine's."""
    from khronika.ledger.actions.record_reading import (
        record_claims,  # it lets decisions follow, and so asks us
    )

    row = translate.reading_to_row(Reading(claim.report_id, (claim,), f"{PERSON}{number}"), at)
    row.save(force_insert=True)
    record_claims((claim,), row.number)
