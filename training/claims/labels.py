"""Claims of our own annotated sentences, each right or wrong by its annotation.

Right: kind, figure and, where the annotator names one, source. A claim that the annotation says nothing about has no
label and is left out: a figure told twice, and words without a figure in a passage that has claims (there the annotator
marked judgements, denials and threats, not all that is said).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.sentences import matching as fit
from tests.sentences.format import HERE, Passage, read_passages
from tests.sentences.measure import pairs, report_of

from khronika.nouns import Claim
from khronika.reading.english.claims import drafted_claims
from khronika.reading.english.trust import chance, shape_of, stood

RULES_HALF = HERE / "english" / "rules"
UNSEEN_HALF = HERE / "english" / "unseen"


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim: its passage, what the score sees of it, the verdict, and the confidence that the reader says in the end."""

    where: str
    shape: frozenset[str]
    right: bool
    counted: bool
    said: float


@dataclass(frozen=True, slots=True)
class Half:
    """All that was judged, and how many figures the annotators marked (those marked optional apart)."""

    judged: tuple[Judged, ...]
    figures: int


def half(folder: Path = RULES_HALF) -> Half:
    judged: list[Judged] = []
    figures = 0
    for path in sorted(folder.glob("*.txt")):
        for passage in read_passages(path):
            judged += verdicts(passage, tuple(drafted(passage)))
            figures += sum(t.figure is not None and not t.optional for t in passage.claims)
    return Half(tuple(judged), figures)


def drafted(passage: Passage) -> list[Claim]:
    """What the rules make of a passage, before the score."""
    return drafted_claims(report_of(passage))


def verdicts(passage: Passage, claims: tuple[Claim, ...]) -> Iterator[Judged]:
    matched = {id(claim): told for claim, told in pairs(claims, passage)}
    for claim in claims:
        told = matched.get(id(claim))
        right: bool | None
        if not passage.claims:
            right = False
        elif told is not None:
            right = told.source is None or fit.source_fits(claim, told)
        elif claim.figure is not None:
            right = _told_twice(claim, passage)
        else:
            right = _plainly(claim, passage)
        if right is not None:
            shape = shape_of(claim)
            said = stood(chance(sorted(shape)), claim, passage.text)
            yield Judged(passage.where, shape, right, claim.figure is not None, said)


def _told_twice(claim: Claim, passage: Passage) -> bool | None:
    assert claim.figure is not None
    if claim.figure.unit not in fit.COUNTED:
        return None
    again = any(fit.figure_fits(claim, t) and fit.kind_fits(claim, t) for t in passage.claims)
    return None if again else False


def _plainly(claim: Claim, passage: Passage) -> bool | None:
    """Of a claim without a figure: what the annotation says where it has one there of the kind, else nothing."""
    here = [
        t
        for t in passage.claims
        if t.figure is None and fit.family_fits(claim, t) and claim.span.overlaps(passage.span_of(t))
    ]
    return any(t.source is None or fit.source_fits(claim, t) for t in here) if here else None
