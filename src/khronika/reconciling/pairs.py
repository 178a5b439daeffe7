"""Two claims side by side: how their scopes lie to each other, and whether they are one statement of one source."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from khronika.nouns import Comparison, Relation
from khronika.reconciling import reasons
from khronika.reconciling.cards import Card, windows_of
from khronika.reconciling.measures import nest_measures
from khronika.reconciling.numbers import is_distinctive, is_uneven, same_number
from khronika.reconciling.scope import Nest, combined, nest_days, nest_places


@dataclass(frozen=True, slots=True)
class Sources:
    """What the whole record knows beyond a pair: each claim's primary, and the claim nearest to the source among
    those that repeat one statement."""

    primaries: Mapping[str, str]
    nearest: Mapping[str, Card]
    adopted: Mapping[str, str]

    def nearness(self, card: Card) -> tuple[bool, tuple[bool, int, dt.date, bool]]:
        """Smaller is nearer the source. A claim that names no source itself is farther than any that does."""
        return card.id in self.adopted, card.nearness

    def primary(self, card: Card) -> str:
        return self.primaries.get(card.id, card.primary)

    def one_source(self, a: Card, b: Card) -> bool:
        primaries = self.primaries
        if primaries.get(a.id, a.primary) == primaries.get(b.id, b.primary):
            return True
        # A joint mission's later finding may be signed by one of its bodies. Numbers are held to the exact body.
        return a.claim.figure is None and b.claim.figure is None and reasons.share_a_body(a, b)

    def said(self, card: Card) -> dt.date | None:
        """The day it was said: that of the statement it repeats, if that is earlier or the card tells none. An old
        number printed again is not news."""
        days = [day for day in (card.said, self.origin(card).said) if day is not None]
        return min(days) if days else None

    def origin(self, card: Card) -> Card:
        """The claim nearest to the source of the same statement; the card itself where none is nearer."""
        return self.nearest.get(card.id, card)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cards and how their scopes lie, ``a`` to ``b``."""

    a: Card
    b: Card
    measures: Nest
    places: Nest
    periods: Nest
    nest: Nest

    @classmethod
    def of(cls, a: Card, b: Card) -> "Pair":
        measures = nest_measures(a.measure, b.measure)
        places = nest_places(a.places, b.places)
        periods = nest_days(a.days, b.days)
        return cls(a, b, measures, places, periods, combined(measures, places, periods))

    @property
    def swapped(self) -> "Pair":
        turned = (nest.reversed for nest in (self.measures, self.places, self.periods, self.nest))
        return Pair(self.b, self.a, *turned)

    @property
    def apart(self) -> bool:
        return Nest.APART in (self.places, self.periods)

    @property
    def both_counted(self) -> bool:
        """Whether both give a number. Who only denies one gives none."""
        given = self.a.claim.figure is not None and self.b.claim.figure is not None
        return given and not (self.a.against or self.b.against)

    def compared(
        self,
        relation: Relation,
        rule: str,
        reason: str,
        *,
        directed: bool = False,
        exceeds: bool = False,
        only_if: str | None = None,
        changed: str | None = None,
    ) -> Comparison:
        return Comparison(
            self.a.id,
            self.b.id,
            relation,
            reason,
            rule,
            directed,
            exceeds=exceeds,
            only_if=only_if,
            drift=changed,
        )


def repeats(pair: Pair, sources: Sources) -> bool:
    """True when two claims are one statement of one source: the same number (or its rounding) about scopes that
    meet. A change of what is counted is forgiven only to a number that hardly stands twice by chance; two figures of
    one report that count different things are two statements."""
    a, b = pair.a, pair.b
    if not may_repeat(a, b, sources) or pair.apart:
        return False
    if not pair.both_counted:
        return pair.nest is Nest.SAME and (a.said == b.said or None in (a.said, b.said))
    if a.claim.report_id == b.claim.report_id and pair.nest is not Nest.SAME:
        return False
    if a.value != b.value and _rounded_too_early(a, b):
        return False
    if pair.periods is Nest.UNKNOWN and not _may_be_one_time(a, b):
        return False
    return pair.measures is not Nest.APART or _surely_one_number(a, b)


def _may_be_one_time(a: Card, b: Card) -> bool:
    """Where a date is left open: a ministry's 5 of some day is not its 5 of every other day."""
    return (
        is_uneven(a.value or 0.0) or is_uneven(b.value or 0.0) or not windows_of(a).isdisjoint(windows_of(b))
    )


def _rounded_too_early(a: Card, b: Card) -> bool:
    """True when the rough number was said on an earlier day than the exact one: "about 700" on Tuesday is not 731 of
    Thursday rounded, but revised by it."""
    figures = a.claim.figure, b.claim.figure
    rough, fine = (a, b) if figures[0] is not None and figures[0].is_hedged else (b, a)
    return rough.said is not None and fine.said is not None and rough.said < fine.said


def may_repeat(a: Card, b: Card, sources: Sources) -> bool:
    """What ``repeats`` asks of source and number alone: quick to tell, and false for most pairs."""
    if a.claim.figure is None or b.claim.figure is None:
        alike = a.claim.figure is b.claim.figure and a.claim.stance is b.claim.stance
        return alike and sources.one_source(a, b)
    return a.measure.unit is b.measure.unit and sources.one_source(a, b) and same_number(a, b)


def _surely_one_number(a: Card, b: Card) -> bool:
    """True for a number that can hardly stand twice by chance, told of one day's speech: 957 punished, and 957 or
    "more than 950" detained; but not 200 moved and 200 held."""
    one, two = a.value or 0.0, b.value or 0.0
    one_day = a.said == b.said or None in (a.said, b.said)
    near = abs(one - two) <= 0.01 * max(one, two)  # 950 for 957; rounding further than this is too weak a tie
    return one_day and near and (is_distinctive(one) or is_distinctive(two))
