"""Releases into which somebody hostile wrote: their titles, notes, reasons, and all that they tell."""

from collections.abc import Callable

from khronika.ledger import since
from khronika.ledger.actions.end_release import withdraw_release
from khronika.ledger.actions.propose_release import propose_release
from khronika.ledger.actions.publish_release import publish_release
from khronika.nouns import (
    Attribution,
    Changed,
    Claim,
    Correction,
    FieldChange,
    Kind,
    Numbers,
    PartialDate,
    Place,
    Release,
    ReleasedClaim,
    Rule,
    RuleSet,
    Source,
    Span,
    State,
    Thing,
    Voice,
    Words,
    canonical_json,
)

_DAY = PartialDate(2026, 1, 1)


def bring_releases(hostile: Callable[[], str], private: str) -> list[str]:
    """One that was published and withdrawn, and one that waits; the numbers of both. ``private`` is a claim of the folder."""
    first = _release(hostile, 1, None)
    number = _propose(first, hostile, private)
    publish_release(number, hostile(), hostile(), by=hostile())
    withdraw_release(1, by=hostile(), reason=hostile())
    return [str(number), str(_propose(_release(hostile, 2, first), hostile, private))]


def _propose(release: Release, hostile: Callable[[], str], private: str) -> int:
    body = {
        "rules": hostile(),
        "said": {hostile(): hostile()},
        "behind": {hostile(): 3, "days.old": 2},
        "private": {each.claim.id: private for each in release.claims},
    }
    return propose_release(release, body, by=hostile(), act=since.last_act())


def _release(hostile: Callable[[], str], number: int, before: Release | None) -> Release:
    words = Words(hostile(), hostile(), hostile())
    voice = Voice(hostile(), Source(hostile()))
    claim = Claim(
        id="pc-0",
        report_id="pr-0",
        kind=Kind.DETENTION,
        span=Span(0, 1),
        quote=hostile(),
        attribution=Attribution((voice,)),
        target=hostile(),
        places=(Place(hostile()),),
        outlet=hostile(),
    )
    fields = (
        FieldChange("target", None, None),
        FieldChange("places", canonical_json([Place(hostile())]), canonical_json([Place(hostile())])),
        FieldChange("answer", None, canonical_json(words)),
        FieldChange("when", "null", "null"),
        FieldChange(hostile(), canonical_json(hostile()), canonical_json(True)),
    )
    changed = Correction(Changed.CHANGED, Thing.CLAIM, "pc-0", hostile(), words, fields, (), hostile())
    gone = Correction(Changed.MERGED, Thing.QUESTION, hostile(), hostile(), words, (), (hostile(),))
    return Release(
        series="ks-0",
        number=number,
        made=_DAY,
        known_until=_DAY,
        rules=RuleSet(hostile(), hostile(), "0" * 64, (Rule("days.old", words),)),
        compared_by=hostile(),
        numbers=Numbers(1, 1, 0, 0, 0),
        title=hostile(),
        note=hostile(),
        previous=before.digest if before else None,
        claims=(ReleasedClaim(claim, State.ACCEPTED, False, hostile(), words),),
        corrections=(changed, gone) if before else (),
    )
