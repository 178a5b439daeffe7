"""Wounds of somebody told of as dead: "a man died in Velm. He was hit by a bullet, a neighbour said" hurts nobody else."""

import re
from collections.abc import Sequence

from khronika.nouns import Claim, Kind
from khronika.reading.english.carrying import Draft

_HE = re.compile(r"\b(?:he|she|him|her)\b", re.I)
_LIVES = re.compile(
    r"\b(?:surviv\w*|recover\w*|stable|treat\w*|discharged|alive|leg|legs|arm|arms|foot|feet|hand|hands|thigh|knee|ankle|shoulder|eye|jaw)\b",
    re.I,
)
_SHOT = ("en.ev.hit-by", "en.ev.shot-in-the-leg", "en.ev.injured", "en.ev.wounded")
_NEAR = 400  # characters from the death to the wound
_ONE_OR_TWO = 2


def without_wounds_of_the_dead(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts without those that tell how somebody died as if somebody had been hurt."""
    dead = [d.claim for d in drafts if d.claim.kind is Kind.DEATH and _of_one(d.claim)]
    return [d for d in drafts if not _is_the_dead_s(d.claim, dead, text)]


def _of_one(claim: Claim) -> bool:
    return claim.figure is None or (claim.figure.high or _ONE_OR_TWO + 1) <= _ONE_OR_TWO


def _is_the_dead_s(claim: Claim, dead: Sequence[Claim], text: str) -> bool:
    if claim.kind is not Kind.INJURY or claim.figure is not None or claim.rule not in _SHOT:
        return False
    if not _HE.search(claim.quote) or _LIVES.search(text[claim.span.start : claim.span.end + 80]):
        return False
    return any(0 <= claim.span.start - other.span.end <= _NEAR for other in dead)
