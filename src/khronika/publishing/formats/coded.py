"""What formats of coded events share: a claim's time and place as a code, and a list of what was lost on the way."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from khronika.nouns import Certainty, Claim, Counting, Figure, Level, Place, Precision, Stance, When
from khronika.nouns.claims import AUTHOR
from khronika.publishing.formats.sheets import Cell
from khronika.publishing.formats.view import Loss

_DAYS_OF_WEEK = 7


@dataclass(slots=True)
class Coded:
    """A row as cells by column, filled while what is lost is noted."""

    cells: dict[str, Cell] = field(default_factory=dict)
    lost: list[tuple[str, str, str]] = field(default_factory=list)

    def put(self, **cells: Cell) -> None:
        self.cells.update(cells)

    def lose(self, column: str, what: str, why: str) -> None:
        self.lost.append((column, what, why))


def cell(name: str) -> Callable[[Coded], Cell]:
    return lambda row: row.cells.get(name)


def losses(rows: Iterator[tuple[str, Coded]], never: Sequence[str]) -> Iterator[Loss]:
    """First, as row 0, the columns that are empty in every row; then row by row."""
    for column in never:
        yield Loss(0, "", column, "in every row", "no claim says it; left empty")
    for number, (id_, coded) in enumerate(rows, 1):
        for column, what, why in coded.lost:
            yield Loss(number, id_, column, what, why)


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, ``None`` where open; how many days lie between them, both counted, ``None`` where an end is open."""

    first: dt.date | None
    last: dt.date | None

    @property
    def many(self) -> int | None:
        return (self.last - self.first).days + 1 if self.first and self.last else None

    @property
    def within_a_week(self) -> bool:
        return self.many is not None and self.many <= _DAYS_OF_WEEK


def days_of(when: When | None) -> Days:
    return Days(when.earliest, when.latest) if when else Days(None, None)


def when_words(when: When) -> str:
    ends = [str(end) if end else "open" for end in (when.start, when.end)]
    told = ends[0] if ends[0] == ends[1] else " to ".join(ends)
    return f"{told} (“{when.words}”)" if when.words else told


def is_vague(when: When) -> bool:
    return when.precision in (Precision.VAGUE, Precision.UNKNOWN)


def one_place(coded: Coded, places: tuple[Place, ...], column: str) -> Place | None:
    """The only place, or the first of several, the others lost."""
    if not places:
        coded.lose(column, "place", "the claim does not say where; left empty")
        return None
    if len(places) > 1:
        coded.lose(column, "; ".join(place.name for place in places[1:]), "one row has one place")
    if places[0].alternatives:
        coded.lose(
            column,
            ", ".join(places[0].alternatives),
            "the name may be another place; left without coordinates",
        )
    return places[0]


def is_told(claim: Claim) -> bool:
    """Whether the source tells it as something that happened: a denial, a plan or a threat is no event, and gets no type and no number."""
    return claim.stance is not Stance.DENIES and claim.certainty in (Certainty.HAPPENED, Certainty.UNKNOWN)


def lose_saying(coded: Coded, claim: Claim, column: str) -> None:
    """What no event dataset has a column for: who denies, what was only planned, whose words it is."""
    if claim.stance is not Stance.ASSERTS:
        coded.lose(
            column,
            claim.stance.value,
            "a row stands for an event; how the source stands to it is in words alone",
        )
    if claim.certainty is not Certainty.HAPPENED:
        coded.lose(
            column,
            claim.certainty.value,
            "a row stands for an event that happened; that this one may not have is in words alone",
        )
    if len(claim.attribution.chain) > 1:
        chain = " < ".join(voice.source.name for voice in claim.attribution.chain)
        coded.lose(column, chain, "who passed it on is in the notes alone")


def lose_scope(coded: Coded, figure: Figure, column: str) -> None:
    scope = figure.scope
    if scope.counting is Counting.NEW_SINCE:
        coded.lose(
            column,
            f"“{figure.text}” counts what is new since an earlier figure",
            "rows would be added up twice",
        )
    if scope.as_of is not None:
        coded.lose(
            column, f"as of {when_words(scope.as_of)}", "there is no column for when a figure was made"
        )


def notes(claim: Claim) -> str:
    """The passage with who says it and how: what the codes do not hold is still to be read."""
    how = [] if claim.stance is Stance.ASSERTS else [claim.stance.value]
    how += [] if claim.certainty is Certainty.HAPPENED else [claim.certainty.value]
    chain = " < ".join(voice.source.name for voice in claim.attribution.chain) or AUTHOR
    return f"[{', '.join([chain, *how])}] {claim.quote}"


def place_cells(place: Place | None) -> Mapping[str, Cell]:
    """``location`` for a town or site, ``admin1`` for a province, as far as the place's own level tells."""
    if place is None:
        return {}
    key = (
        "admin1" if place.level is Level.ADMIN1 else "country" if place.level is Level.COUNTRY else "location"
    )
    return {key: place.name}
