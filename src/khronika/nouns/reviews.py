"""Reviews: what a named person decided of a claim. Superseded, never edited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from khronika.nouns.canonical import plain
from khronika.nouns.claims import Claim
from khronika.nouns.spans import Span
from khronika.nouns.vocabulary import Kind


class State(StrEnum):
    """How a claim stands with people. ``PROPOSED`` is that of no decision, and nobody decides it."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    UNSURE = "unsure"
    UNVERIFIABLE = "unverifiable"


# A claim in one of these counts as the machine read it; corrected counts as the person read it, rejected not at all.
COUNTS_AS_READ = frozenset({State.PROPOSED, State.ACCEPTED, State.UNSURE, State.UNVERIFIABLE})
# What changes the record must say why; for the others the claim and its passage say it.
NEEDS_REASON = frozenset({State.CORRECTED, State.REJECTED, State.UNVERIFIABLE})
# Not what a person reads in a text but how a machine came by it, or what follows from the report.
_NOT_READ = frozenset({"id", "report_id", "quote", "rule", "confidence", "lang", "outlet", "published"})


@dataclass(frozen=True, slots=True)
class Review:
    """A decision on one claim, by name. ``claim`` is its id when it was decided, ``span``, ``kind`` and ``figure`` (the
    figure's span) are what finds it again in a later reading.

    ``state`` is ``None`` where an earlier decision is taken back: what stood before that one stands again. ``seen`` is the
    claim as the machine read it then, ``None`` for one that the machine missed; ``corrected`` as the person reads it,
    whole, and only for a correction. ``at`` is an ISO time. Raises ValueError without a name, without a reason where the
    state needs one, for a decision that a claim is only proposed, and where ``corrected`` does not fit the state.
    """

    claim: str
    report: str
    kind: Kind
    span: Span
    state: State | None
    by: str
    reason: str = ""
    figure: Span | None = None
    seen: Claim | None = None
    corrected: Claim | None = None
    at: str = ""

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise ValueError("a decision names who decides")
        if self.state is State.PROPOSED:
            raise ValueError("nobody decides that a claim is only proposed; a decision is taken back instead")
        if self.state in NEEDS_REASON and not self.reason.strip():
            raise ValueError(f"{self.state} needs a reason")
        if (self.state is State.CORRECTED) != (self.corrected is not None):
            raise ValueError("a correction, and nothing else, says how the claim reads")
        if self.corrected is not None and (self.corrected.id, self.corrected.report_id) != (
            self.claim,
            self.report,
        ):
            raise ValueError("a correction is of the claim that it corrects")

    @classmethod
    def of(
        cls, claim: Claim, state: State | None, by: str, reason: str = "", corrected: Claim | None = None
    ) -> "Review":
        """On a claim as the machine read it."""
        figure = claim.figure.span if claim.figure else None
        return cls(
            claim.id, claim.report_id, claim.kind, claim.span, state, by, reason, figure, claim, corrected
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A field that a person reads otherwise, with both readings as canonical JSON's own types."""

    field: str
    before: Any
    after: Any


def changes(before: Claim, after: Claim) -> tuple[Change, ...]:
    """What a person would see differ between two readings of a claim; rules, confidence and ids are not looked at."""
    return tuple(_changes(before, after))


def _changes(before: Claim, after: Claim) -> Iterator[Change]:
    for each in fields(Claim):
        one, other = _read(before, each.name), _read(after, each.name)
        if each.name not in _NOT_READ and one != other:
            yield Change(each.name, one, other)


def _read(claim: Claim, name: str) -> Any:
    value = getattr(claim, name)
    if name == "attribution":
        return [[voice.source.key, voice.source.name] for voice in value.chain]
    if name == "figure" and value is not None:
        value = replace(value, rule="", scope=replace(value.scope, period=None, as_of=None))
    if name in ("when", "as_of"):
        return None if value is None else [plain(value.start), plain(value.end)]
    return plain(value)


def find_again(review: Review, read: Sequence[Claim], taken: frozenset[str] = frozenset()) -> Claim | None:
    """The claim that the decision is on, among those of a later reading of its report: the one of its id; else the only
    one of its kind with its span, or with its figure in the same place. ``taken`` are ids that other decisions are on by
    their own id. ``None`` where there is none or more than one: a decision is never put on a claim by guess."""
    if same := [claim for claim in read if claim.id == review.claim]:
        return same[0]
    mine = [claim for claim in read if claim.kind is review.kind and claim.id not in taken]
    for alike in (
        [claim for claim in mine if claim.span == review.span and _same_number(review, claim)],
        [claim for claim in mine if review.figure and claim.figure and claim.figure.span == review.figure],
    ):
        if len(alike) == 1:
            return alike[0]
        if alike:
            return None
    return None


def _same_number(review: Review, claim: Claim) -> bool:
    """Two figures of one passage are two claims; one that has lost or gained its figure may be the same."""
    theirs = claim.figure.span if claim.figure else None
    return review.figure is None or theirs is None or theirs == review.figure
