"""How a claim read by machine is set beside one told by a person: kinds, units, bounds, names, places, days.

Our own measure, by the rules the development gold is scored with: open ends stretch tenfold, a range too wide to say
anything matches nothing, a name is right when half of its telling words are.
"""

import datetime as dt
import math
import re
import unicodedata

from khronika.nouns import Claim, Kind, PartialDate, Unit
from khronika.nouns.claims import AUTHOR
from khronika.reading.names import population_of
from tests.sentences.format import Passage, Told

Ends = tuple[float, float]
TO_HOURS = {Unit.DAYS: 24.0, Unit.MINUTES: 1 / 60}
FAMILY = frozenset({Kind.ASSESSMENT, Kind.ELECTION_FINDING, Kind.STATEMENT})
COUNTED = frozenset(
    {Unit.PERSONS, Unit.PERCENT, Unit.HOURS, Unit.DAYS, Unit.MINUTES, Unit.SHUTDOWNS, Unit.UNKNOWN}
)
# Words that name an office in any body: they do not tell one body from another.
WEAK = frozenset(
    "the of and a an in on for to by that who s its his her ministry minister ministers department office service general "
    "deputy head chief official officials spokesman spokesperson spokeswoman state national country press group "
    "organisation organization chair chairman chairperson director leader".split()
)
WIDEST = 12.0  # a range wider than this, end to end, says nothing; so does the scorer of the gold


def kind_fits(claim: Claim, told: Told) -> bool:
    return claim.kind in (told.kind, *told.kinds)


def family_fits(claim: Claim, told: Told) -> bool:
    """Where nothing is counted, assessment, finding and statement are one."""
    return kind_fits(claim, told) or (claim.kind in FAMILY and told.kind in FAMILY)


def unit_of(unit: Unit) -> Unit:
    return Unit.HOURS if unit in TO_HOURS else unit


def _stretched(low: float | None, high: float | None, unit: Unit) -> Ends:
    factor = TO_HOURS.get(unit, 1.0)
    least = low * factor if low is not None else (high or 0.0) * factor / 10
    most = high * factor if high is not None else max(least * 10, least + 10)
    return least, most


def ends_of_told(told: Told) -> Ends:
    return _stretched(told.low, told.high, told.unit or Unit.UNKNOWN)


def ends_of_claim(claim: Claim) -> Ends:
    assert claim.figure is not None
    return _stretched(claim.figure.low, claim.figure.high, claim.figure.unit)


def _width(ends: Ends) -> float:
    return (ends[1] + 1) / (max(ends[0], 0.0) + 1)


def figure_fits(claim: Claim, told: Told) -> bool:
    """Same unit, ranges that overlap, and neither too wide."""
    if claim.figure is None or told.unit is None:
        return False
    units = {unit_of(claim.figure.unit), unit_of(told.unit)} - {Unit.UNKNOWN}
    mine, theirs = ends_of_claim(claim), ends_of_told(told)
    slack = 1e-6
    overlap = mine[0] <= theirs[1] * (1 + slack) + slack and theirs[0] <= mine[1] * (1 + slack) + slack
    return len(units) <= 1 and overlap and _width(mine) <= max(WIDEST, 1.5 * _width(theirs))


def distance(claim: Claim, told: Told, passage: Passage) -> float:
    """How far a claim that fits lies from the one told: by number, shape of bounds, position, source."""
    assert claim.figure is not None
    mine, theirs = ends_of_claim(claim), ends_of_told(told)
    gap = abs(math.log((sum(mine) / 2 + 1) / (sum(theirs) / 2 + 1)))
    shape = (claim.figure.low is None, claim.figure.high is None) != (told.low is None, told.high is None)
    away = not claim.span.overlaps(passage.span_of(told))
    return gap + 0.3 * shape + 0.6 * away + 0.1 * (not source_fits(claim, told))


# ---- names ----


_STROKES = str.maketrans(
    "\u0142\u0131\u00f8\u0111", "liod"
)  # letters that do not come apart: Wroc\u0142aw, K\u0131z\u0131lay


def _tokens(words: str) -> list[str]:
    words = unicodedata.normalize("NFKD", words).casefold()
    words = "".join(letter for letter in words if not unicodedata.combining(letter)).translate(_STROKES)
    words = words.replace("\u2019", "'").replace("'s", " ")
    return [token for token in re.split(r"[^\w]+", words) if token]


def _alike(a: str, b: str) -> bool:
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a == b or (shared >= 4 and shared >= 0.6 * max(len(a), len(b)) and min(len(a), len(b)) >= 4)


def same_name(mine: str, theirs: str) -> bool:
    """Half of the shorter name's telling words; of two names without any, half of all words."""
    a, b = _tokens(mine), _tokens(theirs)
    telling = [t for t in a if t not in WEAK], [t for t in b if t not in WEAK]
    if bool(telling[0]) != bool(telling[1]):
        return False
    if telling[0]:
        a, b = telling
    hits = min(sum(any(_alike(x, y) for y in b) for x in a), sum(any(_alike(x, y) for x in a) for y in b))
    return hits > 0 and hits >= 0.5 * min(len(a), len(b))


def source_fits(claim: Claim, told: Told) -> bool:
    mine = claim.attribution.source_name
    theirs = [name for name in (told.source, *told.sources) if name]
    if mine == AUTHOR:
        return AUTHOR in theirs
    return any(name != AUTHOR and same_name(mine, name) for name in theirs)


def whom_fits(claim: Claim, told: Told) -> bool:
    """Both counted populations in our own words; a word we have none for is people."""
    assert claim.figure is not None
    assert told.whom is not None
    return (claim.figure.scope.population or "people") == _population(told.whom)


def _population(words: str) -> str:
    """Of "protesters and police officers" neither alone: people."""
    found = {
        population_of(part, "en") or "people" for part in re.split(r",\s*|\s+(?:and|or)\s+", words) if part
    }
    return found.pop() if len(found) == 1 else "people"


def place_fits(claim: Claim, told: Told) -> bool:
    wanted = (*told.places, *told.other_places)
    return any(same_name(place.name, name) for place in claim.places for name in wanted)


def when_fits(claim: Claim, told: Told) -> bool:
    """Overlaps, and is not much longer than what was told."""
    if claim.when is None or told.when is None:
        return False
    first, last = _days(claim.when.start, claim.when.end)
    start, end = _days(*told.when)
    mine, theirs = (last - first).days, (end - start).days
    return first <= end and start <= last and mine <= max(2 * theirs, theirs + 31)


def _days(start: PartialDate | None, end: PartialDate | None) -> tuple[dt.date, dt.date]:
    start, end = start or end, end or start
    assert start is not None
    assert end is not None
    return start.earliest, end.latest
