"""What a program may do in a member's name: decide on a claim, take that back, add a report. The same acts as the desk's, with the
same rows in the log."""

import io
import json
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from ninja import Status

from khronika.desk.api import shapes
from khronika.desk.api.door import ADD, REVIEW, Problem, bearer_of, in_english, wrong
from khronika.desk.api.routes_record import PROBLEMS, router, sound
from khronika.desk.exchange import columns
from khronika.desk.exchange.lines import Refused, read_cell
from khronika.desk.review_form import read_form
from khronika.desk.settling import settle_reviews
from khronika.flow import Outcome, Step, take
from khronika.ledger import log, reviews
from khronika.ledger.actions.review_claim import review_claim, take_back_review
from khronika.ledger.errors import NotPossible
from khronika.ledger.reviewing import DecidedMeanwhile
from khronika.nouns import Claim, State, digest, make_id
from khronika.nouns.reviews import NEEDS_REASON

ACTS = {400: shapes.Problem, 409: shapes.Problem, **PROBLEMS}


@router.post(
    "/claims/{claim_id}/decisions",
    auth=REVIEW,
    response={201: shapes.Recorded, **ACTS},
    url_name="decide",
    summary="Decide on a claim",
)
def decide(request: HttpRequest, claim_id: str, sent: shapes.Decision) -> Any:
    seen = reviews.one(sound(claim_id))
    by, state = _by(request, sent.by), State(sent.state)
    if state in NEEDS_REASON and not sent.reason.strip():
        raise wrong("reason", f"A decision that is {state.value} needs a reason.", "Say why.")
    corrected = (
        _corrected(seen.row.claim, seen.row.report, sent.changes) if state is State.CORRECTED else None
    )
    if sent.changes and corrected is None:
        raise wrong(
            "changes",
            "Only a correction changes what the claim says.",
            "Send state `corrected`, or no changes.",
        )
    try:
        with log.acting(bearer_of(request).member.id):
            number = review_claim(
                claim_id, state, by=by, reason=_clean(sent.reason), corrected=corrected, after=sent.after
            )
    except DecidedMeanwhile as error:
        raise Problem(
            HTTPStatus.CONFLICT,
            "Somebody decided this claim since.",
            where="after",
            remedy="Read the claim again, and decide if you still would.",
        ) from error
    except NotPossible as error:
        raise wrong("state", str(error)) from error
    settle_reviews()
    made = reviews.decision(number)
    return Status(201, {"number": number, "claim": claim_id, "waits": made is not None and made.waits})


def _corrected(before: Claim, report: Any, changes: dict[str, str]) -> Claim:
    """The claim as it is sent. Raises Problem with the column that is wrong."""
    known = {column.name: column for column in columns.FIELDS}
    if strange := sorted(set(changes) - set(known)):
        raise wrong(f"changes.{strange[0][:80]}", "No such column.", f"One of: {', '.join(known)}.")
    cells = columns.typed(before)
    with in_english():
        for name, cell in changes.items():
            try:
                cells[name] = read_cell(known[name], _clean(cell), None)
            except Refused as refused:
                raise wrong(f"changes.{name}", str(refused)) from refused
        form, claim = read_form(columns.sent(cells), report, before)
    names = {column.field: column.name for column in columns.FIELDS}
    for field, why in form.wrong.items():
        raise wrong(f"changes.{names.get(field, field)}", why)
    if claim is None or claim == before:
        raise wrong("changes", "Nothing is read otherwise.", "Accept the claim instead.")
    return claim


@router.post(
    "/decisions/{number}/take-back",
    auth=REVIEW,
    response={200: shapes.Recorded, **ACTS},
    url_name="take_back",
    summary="Take a decision back; what stood before stands again",
)
def take_back(request: HttpRequest, number: int, sent: shapes.TakenBack) -> Any:
    if not 0 < number < 10**17:
        raise Problem(HTTPStatus.NOT_FOUND, "No such decision.", where="path", remedy="Look at the claim.")
    by = _by(request, sent.by)
    try:
        with log.acting(bearer_of(request).member.id):
            claim_id = take_back_review(number, by=by)
    except DecidedMeanwhile as error:
        raise Problem(
            HTTPStatus.CONFLICT,
            "That decision does not stand any more.",
            where="path",
            remedy="Read the claim again.",
        ) from error
    settle_reviews()
    return {"number": number, "claim": claim_id, "waits": False}


@router.post(
    "/reports",
    url_name="reports",
    auth=ADD,
    response={200: shapes.Added, 201: shapes.Added, **ACTS},
    summary="Keep a report, read it, and set it beside the others",
)
def add_report(request: HttpRequest, sent: shapes.ReportSent) -> Any:
    """The bytes that are kept are the JSON of what was sent. 201 where it is new, 200 where the same was kept before."""
    told = {name: value for name, value in sent.dict().items() if value is not None}
    line = json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    steps: list[Step] = []
    with log.acting(bearer_of(request).member.id):
        take(["-"], stdin=io.BytesIO(line + b"\n"), watch=steps.append)
    mine = steps[0]
    if mine.unread is not None:
        told_why = mine.unread
        raise Problem(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            told_why.reason,
            where="text",
            remedy=told_why.remedy,
            rule=told_why.rule,
        )
    status = HTTPStatus.OK if mine.outcome is Outcome.KNOWN else HTTPStatus.CREATED
    report = make_id("r", digest(line))
    return Status(
        status,
        {
            "report": report,
            "outcome": mine.outcome.value,
            "claims": mine.claims,
            "notes": mine.notes,
        },
    )


def _by(request: HttpRequest, sent: str) -> str:
    """Who decides: the token's member. Raises Problem where a folder has no accounts and nobody is named."""
    member = bearer_of(request).member
    by = member.name if member.signed_in else _clean(sent)
    if not by:
        raise wrong("by", "This folder has no accounts: a decision names who decides.", "Send a name.")
    return by


def _clean(words: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in words).strip()
