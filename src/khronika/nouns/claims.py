"""Claims: what one passage says happened, and according to whom."""

import datetime as dt
from dataclasses import dataclass

from khronika.nouns.canonical import make_id
from khronika.nouns.figures import Figure
from khronika.nouns.places import Place
from khronika.nouns.spans import Span
from khronika.nouns.times import PartialDate, When
from khronika.nouns.vocabulary import Certainty, Kind, SourceType, Stance

AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks or publishes, normalised: ``key`` names the body ("ministry, its minister and its spokesman are
    one source"), ``name`` is for people. ``key`` is ``None`` for a source we cannot tell from others
    ("experts", "a resident")."""

    name: str
    type: SourceType = SourceType.UNKNOWN
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker in an attribution, as worded in the text.

    ``words`` as the text has them, ``person`` and ``role`` when a person speaks for the body ("Marat Kozhayev",
    "first deputy interior minister"). ``span`` is ``None`` where the voice is not in the text (the outlet).
    ``resolved`` is False for a pronoun or "the official" whose antecedent was not found.
    """

    words: str
    source: Source
    person: str | None = None
    role: str | None = None
    span: Span | None = None
    resolved: bool = True


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say it, outermost speaker first (outlet <- agency <- ministry).

    An empty chain means the report says it itself. ``cue`` is the span of the words that show the attribution.
    ``rule`` is the id of the rule that found it.
    """

    chain: tuple[Voice, ...] = ()
    cue: Span | None = None
    rule: str = "attr.author"

    @property
    def by_author(self) -> bool:
        return not self.chain

    @property
    def speaker(self) -> Voice | None:
        """The innermost voice: whose words or count it is. ``None`` for the report's author."""
        return self.chain[-1] if self.chain else None

    @property
    def source_name(self) -> str:
        """For tables and jsonl: the innermost source's name, ``author`` when the report says it itself."""
        return self.chain[-1].source.name if self.chain else AUTHOR


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage says happened. ``span`` is into the report's stored text; the quotation is recoverable.

    ``places`` empty and ``when`` or ``as_of`` ``None``: the text does not say. ``background`` marks an earlier
    event told as context. ``part_of`` is the id of the claim whose figure this one's is a stated part of
    ("of whom 12 journalists"). ``outlet`` and ``published`` repeat the report's, so that claims travel alone.
    ``confidence`` is a probability in [0, 1] that a careful reader would accept the claim as read.
    """

    id: str
    report_id: str
    kind: Kind
    span: Span
    quote: str
    attribution: Attribution
    agent: str | None = None
    target: str | None = None
    figure: Figure | None = None
    places: tuple[Place, ...] = ()
    when: When | None = None
    as_of: When | None = None
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.HAPPENED
    background: bool = False
    part_of: str | None = None
    rule: str = ""
    confidence: float = 0.0
    lang: str = ""
    outlet: str | None = None
    published: PartialDate | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence must lie in [0, 1], got {self.confidence}")

    @staticmethod
    def make_id(report_id: str, kind: Kind, span: Span, figure: Figure | None, number: int = 0) -> str:
        """The claim's id: its report, kind, span and the figure's own span; ``number`` tells twins apart."""
        where = figure.span if figure else None
        return make_id("c", report_id, kind, span, where, number)


def said_between(claim: Claim) -> tuple[dt.date | None, dt.date | None]:
    """First and last day on which it may have been said, both ``None`` where that is not told: somebody's words were said on or
    before the day they were printed, and how long before nobody knows. What a report says itself is said when it is published."""
    as_of = claim.as_of or (claim.figure.scope.as_of if claim.figure else None)
    if as_of is not None:
        return as_of.bounds()
    if claim.attribution.by_author and claim.published is not None:
        return claim.published.earliest, claim.published.latest
    return None, None
