"""Which poll of a country a report can mean that names no day of it: the table's, if exactly one fits.

A presidential election and its run-off are two polls. The table has gaps (``SOURCES.md``): that it knows no poll is no sign that
there was none, so nothing is ever concluded from that.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
PRESIDENTIAL, PARLIAMENTARY, REFERENDUM = "presidential", "parliamentary", "referendum"
GENERAL = frozenset((PRESIDENTIAL, PARLIAMENTARY))

RULE = "when.election-calendar"  # of every day that is taken from here

LATELY = dt.timedelta(42)
"""How long after a poll its report may leave the day out, and how long before one it may speak of "the vote": counts, complaints and new
rounds go on for some six weeks, and no country of the table polled twice for one thing within them but in rounds."""
CONFIRMED = dt.timedelta(90)  # counts are confirmed, and complained of in court, weeks after they are told
FRESH = dt.timedelta(10)  # until then a further round that is spoken of is still to come
_ROUNDS = dt.timedelta(
    100
)  # between a first round and the next: 98 days were the most (Austria 2016 polled its second one twice)


@dataclass(frozen=True, slots=True)
class Polling:
    """Days on which people voted, what on, and whether it was a further round of the poll before it."""

    country: str
    first: dt.date
    last: dt.date
    kinds: frozenset[str]
    further: bool = False


@dataclass(frozen=True, slots=True)
class Called:
    """What a report calls a poll: ``kinds`` empty where it does not say; ``round`` 1 or 2 where it speaks of one, else 0."""

    kinds: frozenset[str] = frozenset()
    round: int = 0

    def fits(self, polling: Polling) -> bool:
        if self.kinds and not self.kinds & polling.kinds:
            return False
        return not self.round or polling.further == (self.round > 1)


@cache
def _table() -> dict[str, tuple[Polling, ...]]:
    rows: dict[str, list[Polling]] = {}
    for line in (HERE / "elections.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        country, first, last, kinds, _ = line.split("\t")
        days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
        rows.setdefault(country, []).append(Polling(country, *days, frozenset(kinds.split())))
    return {country: _with_rounds(polls) for country, polls in rows.items()}


def _with_rounds(polls: Iterable[Polling]) -> tuple[Polling, ...]:
    told: list[Polling] = []
    for poll in sorted(polls, key=lambda p: p.first):
        before = [p for p in told if poll.first - p.last <= _ROUNDS and p.kinds & poll.kinds - {REFERENDUM}]
        told.append(replace(poll, further=bool(before)))
    return tuple(told)


def pollings(country: str) -> tuple[Polling, ...]:
    """All polls of a country that the table knows, in order."""
    return _table().get(country, ())


def shortly_before(
    country: str, called: Called, day: dt.date, how_long: dt.timedelta = LATELY
) -> Polling | None:
    """The poll of the last weeks that fits, the latest of its rounds; ``None`` where none does, or several that are not rounds of one."""
    found = [p for p in pollings(country) if p.first <= day <= p.last + how_long and called.fits(p)]
    return _latest_round(found)


def shortly_after(country: str, called: Called, day: dt.date) -> Polling | None:
    """The one poll of the next six weeks that fits."""
    found = [p for p in pollings(country) if day < p.first <= day + LATELY and called.fits(p)]
    return found[0] if len(found) == 1 else None


def within(country: str, called: Called, first: dt.date, last: dt.date) -> Polling | None:
    """The one poll that fits and lies between two days."""
    found = [p for p in pollings(country) if first <= p.first and p.last <= last and called.fits(p)]
    return found[0] if len(found) == 1 else None


def _latest_round(found: Sequence[Polling]) -> Polling | None:
    if not found or not all(p.further and p.kinds & found[0].kinds for p in found[1:]):
        return None
    return found[-1]
