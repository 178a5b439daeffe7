"""What a release is made from: the private record as nouns, and what the tables of reading know, asked through ``Facts``."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from khronika.nouns import Claim, Level, PartialDate, Report, Source, Span, State, Words


@dataclass(frozen=True, slots=True)
class Known:
    """What the gazetteer knows of a place. ``inhabitants`` is 0 where they are not counted."""

    key: str
    level: Level
    country: str | None
    path: tuple[str, ...]
    name: Words
    inhabitants: int = 0
    latitude: float | None = None
    longitude: float | None = None


class Facts(Protocol):
    """Public knowledge: bodies, officials, places. It knows nothing of any folder."""

    def body(self, source: Source) -> str | None:
        """The own name of a body that our tables know (a ministry, an agency, an outlet, a rights group); ``None`` for any other
        source."""

    def official(self, words: str, on: PartialDate | None) -> str | None:
        """The name of a public official who is named in the words and was in office that day (or ever, for ``None``)."""

    def named(self, text: str, lang: str) -> Iterable[Span]:
        """Where bodies and officials that may be named stand in a text."""

    def places(self, text: str, lang: str) -> Iterable[tuple[Span, str]]:
        """Where places stand in a text, each with its key."""

    def place(self, key: str) -> Known | None:
        """A place of the gazetteer by its key; ``None`` for one that it does not have."""

    def counts(self, claim: Claim) -> object:
        """What a claim counts or says, as claims are compared by it: equal for two that count the same."""


@dataclass(frozen=True, slots=True)
class Held:
    """A claim that counts, as people read it. ``seconded``: a second person confirmed the decision. ``known_on`` is the day on which
    its report came in."""

    claim: Claim
    state: State
    seconded: bool
    known_on: dt.date


@dataclass(frozen=True, slots=True)
class Drawn:
    """The private record of one moment. ``claims`` are all that people accepted or corrected, and whatever else counts few of a
    group; ``reports`` are without their texts. ``withheld`` are reports that name a protected source. ``may_be_named`` are names
    whose bearers, every one of that name, consented to the public that day; ``unnamed`` are names of others that the folder
    knows: those on lists and of protected sources. ``ours`` are reports of khronika's own words: of them alone a demonstration
    tells what nobody reviewed."""

    claims: tuple[Held, ...]
    reports: Mapping[str, Report]
    on: dt.date
    withheld: frozenset[str] = frozenset()
    may_be_named: tuple[str, ...] = field(default=(), repr=False)
    unnamed: tuple[str, ...] = field(default=(), repr=False)
    ours: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Behind:
    """A claim that stays behind, and the id of the rule for which. For the desk alone."""

    claim: str
    rule: str
