"""Small cells: few people of a group that is easily known, and whatever would give their number away by subtraction.

Who subtracts has every release that ever was, so earlier ones count as known, and what cannot be taken back there is made up for
by keeping back the other side of the sum. Numbers are taken from one another where one report or one source gives them: those of
two sources that counted apart leave nothing that is a number of anybody, and holding them back as well would empty a record around
each small number.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khronika.nouns import Claim, Figure, Kind, Place, Unit, When
from khronika.publishing.rules import Rules
from khronika.publishing.spelled import words_in

# Of what nobody is counted: a group named in them ("women's rights were discussed") is no number of people.
_NOT_OF_PEOPLE = frozenset(
    {Kind.STATEMENT, Kind.ASSESSMENT, Kind.ELECTION, Kind.ELECTION_FINDING, Kind.INAUGURATION}
)
# "A 14-year-old", in the three languages.
_UNDER_AGE = re.compile(r"(?<!\d)(?:\d|1[0-7])[\s-]*(?:year|лет\b|летн|год|жас)")
_GENERAL = frozenset({None, "people"})
_LARGEST = 200_000  # above it a whole is not tried against its parts: no small part could be got from so rough a number


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a claim as whoever subtracts has it: how many, of whom, where and when."""

    claim: Claim
    count: int
    group: str | None

    def beside(self, other: "Cell") -> bool:
        """Whether one report or one source gives both, so that they can be taken from one another."""
        return self.claim.report_id == other.claim.report_id or (
            self.voice is not None and self.voice == other.voice
        )

    @property
    def voice(self) -> str | None:
        speaker = self.claim.attribution.speaker
        return speaker.source.key if speaker is not None else self.claim.outlet

    def within(self, other: "Cell") -> bool:
        """Whether it counts, as far as anybody can tell, some of what the other counts."""
        if self.claim.kind is not other.claim.kind:
            return False
        if other.group not in (None, self.group) or other.population not in {*_GENERAL, self.population}:
            return False
        return _places_within(self.claim, other.claim) and _days_within(self.claim, other.claim)

    @property
    def population(self) -> str | None:
        return self.claim.figure.scope.population if self.claim.figure else None


def group_of(claim: Claim, rules: Rules) -> str | None:
    """The group that a claim's people are of; ``None`` for people at large."""
    figure = claim.figure
    population = figure.scope.population if figure else None
    names = {group.name for group in rules.groups}
    if population in names:
        return population
    if claim.kind in _NOT_OF_PEOPLE and figure is None:
        return None
    text = f"{claim.target or ''} {figure.text if figure else ''}".casefold()
    words = [word.text for word in words_in(text)]
    if "minors" in names and _UNDER_AGE.search(text):
        return "minors"
    for group in rules.groups:
        if any(word.startswith(group.stems) for word in words):
            return group.name
    return None


def count_of(figure: Figure | None) -> int | None:
    """The number that a reader takes from a figure; ``None`` where none is told."""
    if figure is None or figure.unit is not Unit.PERSONS:
        return None
    told = [end for end in (figure.value, figure.high, figure.low) if end is not None]
    return int(told[0]) if told else None


def is_small(claim: Claim, rules: Rules, whole: int | None = None) -> bool:
    """Whether a claim tells of few of a group: by its number, by none at all ("a schoolgirl was detained"), or by a share of a
    ``whole`` of which that would be few."""
    if group_of(claim, rules) is None:
        return False
    if claim.figure is not None and claim.figure.unit is Unit.PERCENT:
        share = claim.figure.value or claim.figure.high or claim.figure.low or 0.0
        return whole is None or 0 < whole * share / 100 < rules.small_cell
    count = count_of(claim.figure)
    if count is None:
        return claim.figure is None
    return 0 < count < rules.small_cell


def small_cells(claims: Iterable[Claim], rules: Rules) -> set[str]:
    """The ids of claims that tell of few of a group."""
    listed = list(claims)
    wholes: dict[str, int] = {}
    for claim in listed:
        count = count_of(claim.figure)
        if count and group_of(claim, rules) is None:
            wholes[claim.report_id] = min(count, wholes.get(claim.report_id, count))
    return {claim.id for claim in listed if is_small(claim, rules, wholes.get(claim.report_id))}


def give_away(
    shown: Sequence[Claim], hidden: Sequence[Claim], earlier: Sequence[Claim], rules: Rules
) -> set[str]:
    """The ids of those of ``shown`` that must stay behind too, so that no number of ``hidden`` (small cells, masked as they would
    have been shown) comes out by subtraction. ``earlier`` are all claims of earlier releases: to keep one of those back now hides
    nothing."""
    cells = [cell for claim in shown if (cell := _cell(claim, rules))]
    known = [cell for claim in earlier if (cell := _cell(claim, rules))]
    movable = {cell.claim.id for cell in cells} - {cell.claim.id for cell in known}
    every: defaultdict[Kind, list[Cell]] = defaultdict(list)
    for cell in (*cells, *known):
        every[cell.claim.kind].append(cell)
    out: set[str] = set()
    for small in (cell for claim in hidden if (cell := _cell(claim, rules, least=1))):
        for whole in [
            cell for cell in every[small.claim.kind] if small.within(cell) and cell.count > small.count
        ]:
            out |= _from_whole(whole, small, every[small.claim.kind], movable - out, out, rules)
    out |= _complements((*cells, *known), movable, rules)
    left = [cell for cell in (*cells, *known) if cell.claim.id not in out]
    return out | _steps(left, movable, rules)


def _cell(claim: Claim, rules: Rules, least: int | None = None) -> Cell | None:
    count = count_of(claim.figure)
    count = least if count is None else count
    return None if count is None else Cell(claim, count, group_of(claim, rules))


def _from_whole(
    whole: Cell, small: Cell, cells: Sequence[Cell], movable: set[str], out: set[str], rules: Rules
) -> set[str]:
    """What must go so that the whole, without any of its other parts, leaves no small number."""
    if whole.count > _LARGEST or whole.claim.id in out:
        return set()
    parts = {
        (cell.count, cell.claim.id): cell
        for cell in cells
        if cell.claim.id not in out and cell.claim.id != whole.claim.id
        and cell.count <= whole.count and cell.beside(whole) and cell.within(whole)
        and not small.within(cell)
    }  # fmt: skip
    gone: set[str] = set()
    order = sorted(parts)
    while _leaves_few(whole.count, [count for count, _ in order], rules.small_cell):
        smallest = next((each for each in order if each[1] in movable), None)
        if smallest is None:
            return gone | ({whole.claim.id} & movable)
        order.remove(smallest)
        gone.add(smallest[1])
    return gone


def _leaves_few(whole: int, parts: Sequence[int], least: int) -> bool:
    """Whether some of the parts, taken from the whole, leave fewer than ``least`` and more than none. Sums are bits of a number."""
    sums = 1
    for part in parts:
        sums = (sums | sums << part) & ((1 << (whole + 1)) - 1)
    low = max(0, whole - least + 1)
    window = (sums >> low) & ((1 << (whole - low)) - 1)
    return bool(window) and bool(parts)


def _complements(cells: Sequence[Cell], movable: set[str], rules: Rules) -> set[str]:
    """ "12 detained, 9 of them men" tells of three women."""
    others = {other for _, other in rules.complements}
    gone = set()
    for part in (cell for cell in cells if cell.population in others):
        for whole in cells:
            few = 0 < whole.count - part.count < rules.small_cell
            if few and whole.population in _GENERAL and part.beside(whole) and part.within(whole):
                gone.add(part.claim.id if part.claim.id in movable else whole.claim.id)
    return gone & movable


def _steps(cells: Sequence[Cell], movable: set[str], rules: Rules) -> set[str]:
    """Of two numbers of one group, one of which counts more places or more days: their difference is a number of the group."""
    groups = [cell for cell in cells if cell.group is not None]
    gone = set()
    for narrow in groups:
        for wide in groups:
            few = narrow.group == wide.group and 0 < wide.count - narrow.count < rules.small_cell
            if few and narrow.beside(wide) and narrow.within(wide) and not wide.within(narrow):
                gone.add(narrow.claim.id if narrow.claim.id in movable else wide.claim.id)
    return gone & movable


def _places_within(one: Claim, other: Claim) -> bool:
    mine, theirs = _places(one), _places(other)
    return not theirs or (bool(mine) and all(any(place.within(wide) for wide in theirs) for place in mine))


def _places(claim: Claim) -> tuple[Place, ...]:
    scope = claim.figure.scope.places if claim.figure else ()
    return scope or claim.places


def _days_within(one: Claim, other: Claim) -> bool:
    mine, theirs = _period(one), _period(other)
    if theirs is None:
        return True
    return mine is not None and mine.within(theirs)


def _period(claim: Claim) -> When | None:
    scope = claim.figure.scope.period if claim.figure else None
    return scope or claim.when
