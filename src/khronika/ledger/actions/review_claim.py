"""Record a named person's decision on a claim, confirm another's, take one back, and add a claim that the machine missed."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log, review_translate, since, tables, translate
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.review_tables import Looking, Review, Standing
from khronika.ledger.reviewing import (
    ONE,
    Act,
    DecidedMeanwhile,
    let_stand,
    needs_second,
    same_person,
    standing_of,
    take_back,
)
from khronika.nouns import Claim, State, make_id
from khronika.nouns import Review as ReviewNoun


def review_claim(
    claim_id: str, state: State, *, by: str, reason: str = "", corrected: Claim | None = None, after: int = 0
) -> int:
    """Record it and give back its number. ``after`` is the number of the last decision on the claim when it was shown (0: none).
    ``corrected`` is the claim as the person reads it; its id, report and language stay the machine's.

    Where the folder asks for a second person the decision waits, and what stood before still stands. Raises NotHere,
    DecidedMeanwhile, and NotPossible for a decision without a name or without a reason that it needs.
    """
    with transaction.atomic():
        standing = standing_of(claim_id)
        if standing.last != after:
            raise DecidedMeanwhile(
                "Somebody else decided this claim meanwhile; nothing was recorded. Look again."
            )
        review = review_of(standing, state, by, reason, corrected)
        marked = (review.span, review.seen.quote if review.seen else None)
        told = review.corrected
        if told is not None and (told.span, told.quote) != marked:
            stands_in(told, standing.report_id)
        waits = needs_second(state, review.kind)
        number = let_stand(standing, review, _act(claim_id, state.value, waits), waits=waits)
        Looking.objects.filter(pk=claim_id).delete()
    return number


def confirm_review(number: int, *, by: str) -> int:
    """Let another person's decision stand that waits for a second one; the number of the confirmation. Raises NotHere, DecidedMeanwhile
    where it does not wait any more, and NotPossible for whoever made it."""
    with transaction.atomic():
        made = _made(number)
        standing = standing_of(made.claim)
        if standing.waiting_id != number:
            raise DecidedMeanwhile("That decision does not wait any more; nothing was recorded.")
        if same_person(made.by, by):
            raise NotPossible("Whoever decides cannot be the second person; somebody else confirms.")
        told = review_translate.review_from_row(made)
        try:
            review = replace(told, by=by.strip())
        except ValueError as error:
            raise NotPossible(f"Nothing was recorded: {error}.") from error
        act = _act(made.claim, f"{made.state} confirmed", False)
        return let_stand(standing, review, act, waits=False, confirms=number)


def take_back_review(number: int, *, by: str) -> str:
    """Take back the decision of that number, which must still stand or wait, and give back its claim. What stood before it
    stands again; both stay in the record. Raises NotHere, DecidedMeanwhile, NotPossible without a name."""
    if not by.strip():
        raise NotPossible("A decision names who takes it back.")
    with transaction.atomic():
        made = _made(number)
        standing = standing_of(made.claim)
        take_back(standing, number, by.strip(), _act(made.claim, "taken back", False))
    return made.claim


def add_claim(claim: Claim, *, by: str, reason: str = "") -> str:
    """Add a claim that the machine missed, and give back its id, which is made here. Raises NotHere for a report that is
    not kept, NotPossible for a passage that does not stand in its text, a claim that is there already, and without a name."""
    with transaction.atomic():
        stands_in(claim, claim.report_id)
        standing, review = added(claim, by, reason)
        waits = needs_second(State.CORRECTED, claim.kind, added=True)
        let_stand(standing, review, _act(review.claim, "added", waits), waits=waits)
    return review.claim


def added(claim: Claim, by: str, reason: str) -> tuple[Standing, ReviewNoun]:
    """How a claim that the machine missed stands, locked, and the review that adds it. Raises DecidedMeanwhile where somebody
    added it, NotPossible without a name."""
    key = added_id(claim)
    standing = Standing.objects.select_for_update(of=("self",)).filter(pk=key).first()
    if standing is not None and (standing.review_id or standing.waiting_id):
        raise DecidedMeanwhile("Somebody added this claim already.")
    figure = claim.figure.span if claim.figure else None
    claim, told = replace(claim, id=key), reason.strip() or "missed by the machine"
    try:
        review = ReviewNoun(
            key,
            claim.report_id,
            claim.kind,
            claim.span,
            State.CORRECTED,
            by.strip(),
            told,
            figure,
            None,
            claim,
        )
    except ValueError as error:
        raise NotPossible(f"Nothing was recorded: {error}.") from error
    return (
        standing or Standing(claim_id=key, report_id=claim.report_id, state=State.PROPOSED.value, last=0),
        review,
    )


def added_id(claim: Claim) -> str:
    """The id of a claim that a person adds: the same passage, kind and figure are one claim, whoever adds it."""
    figure = claim.figure.span if claim.figure else None
    return make_id("c", claim.report_id, claim.kind, claim.span, figure, "added by a person")


def review_of(standing: Standing, state: State, by: str, reason: str, corrected: Claim | None) -> ReviewNoun:
    read = standing.read
    if read is not None:
        told = translate.claim_as_read(read)
    elif standing.review is not None:
        before = review_translate.review_from_row(standing.review)
        if before.corrected is None and before.seen is None:
            raise NotPossible("Nothing is read here any more that could be decided.")
        told = before.corrected or before.seen  # type: ignore[assignment]
    else:
        raise NotHere(f"No claim {standing.claim_id} is read in this folder.")
    if corrected is not None:
        rows = [translate.claim_as_read(row) for row in (read, standing.instead) if row is not None]
        corrected = review_translate.as_kept(corrected, rows)
    try:
        review = ReviewNoun.of(told, state, by.strip(), reason.strip(), corrected)
    except ValueError as error:
        raise NotPossible(f"Nothing was recorded: {error}.") from error
    return review if read is not None else replace(review, seen=None)


def stands_in(claim: Claim, report_id: str) -> None:
    """Raises NotHere and NotPossible: a quotation is what the report's text has there, whoever marks it."""
    text = tables.Report.objects.filter(pk=report_id).values_list("text", flat=True).first()
    if text is None:
        raise NotHere(f"No report {report_id} in this folder.")
    if claim.span.end > len(text) or claim.span.of(text) != claim.quote:
        raise NotPossible("The passage does not stand there in the report's text.")


def _made(number: int) -> Review:
    made = Review.objects.filter(pk=number, takes_back=None).first()
    if made is None:
        raise NotHere(f"No decision {number} in this folder.")
    return made


def _act(claim_id: str, what: str, waits: bool) -> Act:
    """No name and no reason in the log: it is shown to outsiders."""
    now = timezone.now()
    log.write(ONE, claim_id, {"decision": what, "waits": waits}, now)
    return Act(since.last_act(), now)
