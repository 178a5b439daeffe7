"""What lies around claims of a record that grows, so that incidents and misprinted months are proposed anew for them and
not for the whole."""

import datetime as dt
from collections.abc import Callable, Iterable, MutableMapping
from dataclasses import dataclass
from itertools import chain

from khronika.nouns import Kind, When
from khronika.reconciling.blocks import countries_of
from khronika.reconciling.cards import Card, card_of
from khronika.reconciling.growing import Growing
from khronika.reconciling.holding import Holding
from khronika.reconciling.incidents import is_placed, tells
from khronika.reconciling.intervals import Intervals
from khronika.reconciling.slips import month_key

_Step = Callable[[set[str]], set[str]]


@dataclass(frozen=True, slots=True)
class Nearby:
    """``whole`` are claims whose happenings are all told by the claims of ``part``, so that incidents made of the part
    stand wherever one of them is a member."""

    whole: frozenset[str]
    part: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Noted:
    """Where a claim was put, to find it there when it changes."""

    card: Card | None  # placed, or judging on some days
    nearest: str | None
    month: str | None


class Around:
    """``note`` claims that are new or changed; then ask what is near."""

    def __init__(self, growing: Growing, holding: Holding) -> None:
        self._growing = growing
        self._held = holding
        self._noted: MutableMapping[str, _Noted] = holding.table("around", "noted")
        self._repeated = holding.several("around", "repeated")  # claim -> those to which it is nearest
        self._months = holding.several("around", "months")
        self._by_name: dict[tuple[str, ...], Intervals] = {}

    def note(self, claims: Iterable[str]) -> set[str]:
        """Notes claims as they stand. The keys of the months to look through anew, as ``same_month`` takes them."""
        months = set()
        for key in claims:
            before, after = self._noted.get(key), self._as_it_stands(key)
            if before == after:
                continue
            for noted, puts in ((before, False), (after, True)):
                if noted is not None:
                    self._index(key, noted, puts)
                    months |= {noted.month} - {None}
            self._noted[key] = after
        return {month for month in months if month is not None}

    def forget(self, claims: Iterable[str]) -> set[str]:
        """Takes out claims that are gone; the keys of months as ``note`` gives them."""
        months = set()
        for key in claims:
            before = self._noted.get(key)
            if before is not None:
                self._index(key, before, False)
                months |= {before.month} - {None}
                del self._noted[key]
        return {month for month in months if month is not None}

    def same_month(self, month: str) -> tuple[str, ...]:
        """Claims that a misprinted month would set apart."""
        return self._months.of(month)

    def nearby(self, claims: Iterable[str], together: _Step) -> Nearby:
        """What to look through anew where these claims changed. ``together`` gives for claims all that stand in their
        incidents as recorded."""
        seeds = set(claims)
        seeds |= self._roots(seeds)
        seeds |= self._report_mates(seeds)
        seeds |= self._judged(seeds)  # a happening gets beside it what judges it and came later
        whole = self._happenings(seeds | together(seeds))
        judging = self._judging(whole)
        whole = self._happenings(whole | judging | together(judging))
        judging = self._judging(whole)
        part = whole | judging | self._report_mates(whole | judging) | self._judged(judging)
        part |= self._roots(part)
        part = self._stretches(part)
        part |= self._roots(part)
        part |= {held for key in part for held in self._growing.hangs_on(key)}
        return Nearby(frozenset(whole), frozenset(part))

    def _as_it_stands(self, key: str) -> _Noted:
        card = self._growing.card(key)
        nearest = self._growing.nearest(key)
        # Misprints are looked for in claims as they were read, incidents as they are laid out.
        month = month_key(card_of(card.claim), self._growing.primary_of(key))
        stands = is_placed(card) if tells(card) else card.days is not None and not card.days.unbounded
        return _Noted(
            card if stands else None,
            nearest if nearest != key else None,
            None if month is None else repr(month),
        )

    def _index(self, key: str, noted: _Noted, puts: bool) -> None:
        if noted.nearest is not None:
            (self._repeated.put if puts else self._repeated.drop)(noted.nearest, key)
        if noted.month is not None:
            (self._months.put if puts else self._months.drop)(noted.month, key)
        if noted.card is None or noted.card.period is None:
            return
        for held in self._where(noted.card):
            (held.put if puts else held.drop)(key, noted.card.period)

    def _where(self, card: Card) -> list[Intervals]:
        if not tells(card):
            return [self._in_days("judging", country) for country in countries_of(card.places)]
        countries = [self._in_days("country", country) for country in countries_of(card.places)]
        return [self._block(card), *countries]

    def _block(self, card: Card) -> Intervals:
        kind: Kind = card.measure.kind
        return self._in_days("happening", kind.value, *(place.identity for place in card.places))

    def _in_days(self, *name: str) -> Intervals:
        if name not in self._by_name:
            self._by_name[name] = Intervals(self._held, "around", *name)
        return self._by_name[name]

    def _happenings(self, claims: set[str]) -> set[str]:
        """With all that is told of the same happenings, retellings included."""
        found = self._stretches(claims | self._roots(claims))
        queue = list(found)
        while queue:
            for key in self._repeated.of(queue.pop()):
                if key not in found:
                    found.add(key)
                    queue.append(key)
        return found

    def _stretches(self, claims: set[str]) -> set[str]:
        """With the claims of their kind and places on days that follow on each other without a gap."""
        found, queue = set(claims), list(claims)
        while queue:
            card = self._growing.card(queue.pop())
            if not tells(card) or not is_placed(card):
                continue
            for key in self._block(card).meeting(_a_day_more(card)):
                if key not in found:
                    found.add(key)
                    queue.append(key)
        return found

    def _roots(self, claims: set[str]) -> set[str]:
        """Those that they repeat, at whatever remove."""
        found: set[str] = set()
        queue = list(claims)
        while queue:
            key = queue.pop()
            nearest = self._growing.nearest(key)
            if nearest != key and nearest not in found:
                found.add(nearest)
                queue.append(nearest)
        return found

    def _report_mates(self, claims: set[str]) -> set[str]:
        reports = {self._growing.card(key).claim.report_id for key in claims}
        return set(chain.from_iterable(map(self._growing.claims_of, reports)))

    def _judging(self, claims: set[str]) -> set[str]:
        """What judges something in their countries on their days."""
        return self._meeting("judging", (card for card in self._cards_of(claims) if tells(card)))

    def _judged(self, judging: set[str]) -> set[str]:
        """What these may judge, by country and days."""
        return self._meeting("country", (card for card in self._cards_of(judging) if not tells(card)))

    def _cards_of(self, claims: Iterable[str]) -> Iterable[Card]:
        return (self._growing.card(key) for key in claims)

    def _meeting(self, what: str, cards: Iterable[Card]) -> set[str]:
        found: set[str] = set()
        asked: dict[tuple[str, int, int], When] = {}
        for card in cards:
            days, period = card.days, card.period
            if days is not None and period is not None and not days.unbounded:
                for country in countries_of(card.places):
                    asked[country, days.first, days.last] = period
        for (country, _, _), period in asked.items():
            found.update(self._in_days(what, country).meeting(period))
        return found


def _a_day_more(card: Card) -> When:
    assert card.days is not None
    first, last = card.days.first, card.days.last
    lowest, highest = dt.date.min.toordinal(), dt.date.max.toordinal()
    return When.days(dt.date.fromordinal(max(lowest, first - 1)), dt.date.fromordinal(min(highest, last + 1)))
