"""Records as rows to be compared: numbers for sounds, spans of years and days, keys of places. No name is among them.

A word is a few numbers (which mean nothing outside this run), one folded sound, and its letters for slips of the hand. A
person could read these last two; they live in memory, in a table of DuckDB's, and nowhere else.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa

from khronika.linking.packing import packed
from khronika.linking.parts import Parts, parts_of
from khronika.linking.spelling import Word, heard
from khronika.names import pet_lines
from khronika.names.parts import root_of
from khronika.nouns import PartialDate, PersonRecord, Sex

# Words that say what a place is, in the languages of such lists; they tell no two places apart.
_OF_PLACES = frozenset(
    "г гор город қ қаласы қала city town of the с село аул ауылы ауыл пос поселок посёлок обл область облысы region oblast "
    "р н район ауданы district".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = 365.2425
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_COLUMNS: dict[str, Any] = {
    "unique_id": pa.int64(),
    "source": pa.int32(),
    "given_word": pa.int32(),
    "given_sound": pa.int32(),
    "given_latin": pa.bool_(),
    "given_key": pa.int32(),
    "given_plain": pa.string(),
    "given_plain_set": pa.int64(),
    "given_first": pa.string(),
    "given_head": pa.int32(),
    "given_loose": pa.int32(),
    "given_letters": pa.string(),
    "given_letters_set": pa.int64(),
    "given_beside": pa.int32(),
    "given_often": pa.int32(),
    "whole_given": pa.bool_(),
    "family_word": pa.int32(),
    "family_sound": pa.int32(),
    "family_latin": pa.bool_(),
    "family_key": pa.int32(),
    "family_start": pa.string(),
    "family_plain": pa.string(),
    "family_plain_set": pa.int64(),
    "family_head": pa.int32(),
    "family_loose": pa.int32(),
    "family_letters": pa.string(),
    "family_letters_set": pa.int64(),
    "family_beside": pa.int32(),
    "family_often": pa.int32(),
    "father_word": pa.int32(),
    "father_key": pa.int32(),
    "father_plain": pa.string(),
    "father_plain_set": pa.int64(),
    "father_loose": pa.int32(),
    "father_beside": pa.int32(),
    "father_often": pa.int32(),
    "woman": pa.bool_(),
    "born_low": pa.int32(),
    "born_high": pa.int32(),
    "born_day": pa.int32(),
    "born_from": pa.int32(),
    "born_to": pa.int32(),
    "place_key": pa.int32(),
    "held_key": pa.int32(),
    "day_low": pa.int32(),
    "day_high": pa.int32(),
    "day_key": pa.int32(),
    "day_often": pa.int32(),
}
# Columns that hold sets of numbers, by what the numbers are: those of one kind may be asked for a common member.
SETS = {
    "sounds": ("given_sounds", "family_sounds"),
    "folds": ("given_folds", "family_folds", "family_roots", "father_folds"),
    "opens": ("given_opens",),
    "pets": ("given_pets",),
    "places": ("places",),
}


@dataclass(frozen=True, slots=True, repr=False)
class Features:
    """``table`` has a row a record that can be compared; ``records`` are these, by place; ``left_out`` those whose name
    is empty, or initials only, and so compares with everybody's. ``listed`` are the kinds of ``SETS`` whose columns hold
    lists, because ``packing`` has no room for them; in the others a set is a number."""

    table: pa.Table
    records: tuple[PersonRecord, ...]
    left_out: tuple[PersonRecord, ...]
    listed: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"Features({len(self.records)} records, {len(self.left_out)} left out)"

    def share(self, column: str) -> float:
        """How many of the records say anything there, from 0 to 1."""
        held = self.table.column(column)
        return 1 - held.null_count / len(held) if len(held) else 0.0


@dataclass(slots=True, repr=False)
class _Numbers:
    """Each sound's number in this run."""

    of: dict[str, int] = field(default_factory=dict)

    def __call__(self, sound: str) -> int:
        return self.of.setdefault(sound, len(self.of))

    def all(self, sounds: Sequence[str]) -> list[int]:
        return [self(sound) for sound in sounds]


# A place's name, as a list has it, to its key in a gazetteer; ``None`` where that knows none.
PlaceKeys = Callable[[str], str | None]
_SPELLED = ("given_sounds", "given_folds", "family_sounds", "family_folds", "family_roots")


def features_of(records: Sequence[PersonRecord], places: PlaceKeys = lambda _: None) -> Features:
    """Rows for all records whose name has a word. ``places`` tells one place by its names in all languages."""
    number = _Numbers()
    lists: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    kept: list[PersonRecord] = []
    left: list[PersonRecord] = []
    others = [
        replace(record, name=name, given=None, family=None, father=None)
        for record in records
        for name in record.others
    ]
    told = parts_of([*records, *others])
    kept_in = _kept_in(records)
    spelled = iter(told[len(records) :])
    for record, parts in zip(records, told, strict=False):
        more = [next(spelled) for _ in record.others]
        if parts.family is None and parts.given is None:
            left.append(record)
            continue
        source = lists.setdefault(record.edition, len(lists))
        row = _row(record, parts, number, places, kept_in.get(record.edition))
        for other in more:
            also = _given(other, number) | _family(other, number)
            row |= {key: sorted({*(row.get(key) or ()), *(also.get(key) or ())}) or None for key in _SPELLED}
        rows.append({"unique_id": len(kept), "source": source} | row)
        kept.append(record)
    for part, beside in (("given", "family"), ("family", "given"), ("father", "family")):
        _count_beside(rows, part, beside)
    _count_days(rows)
    columns = {name: pa.array([row.get(name) for row in rows], kind) for name, kind in _COLUMNS.items()}
    sets, listed = _sets(rows)
    return Features(pa.table(columns | sets), tuple(kept), tuple(left), listed)


def _sets(rows: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], frozenset[str]]:
    """The columns of ``SETS``, and the kinds that stay lists."""
    columns: dict[str, Any] = {}
    listed = set()
    for kind, names in SETS.items():
        held = {name: [tuple(row.get(name) or ()) for row in rows] for name in names}
        numbers = packed(each for column in held.values() for each in column if each)
        if numbers is None:
            listed.add(kind)
        for name, column in held.items():
            columns[name] = (
                pa.array([list(each) or None for each in column], pa.list_(pa.int32()))
                if numbers is None
                else pa.array([numbers.get(each) for each in column], pa.int64())
            )
    return columns, frozenset(listed)


def _count_beside(rows: Sequence[dict[str, Any]], part: str, other: str) -> None:
    """Beside how many different other words each word stands (a name of its own beside many, a slip beside few), and how often.
    Surnames are counted by their roots: men and women of one family bear one name."""
    counted = "family_root" if part == "family" else f"{part}_plain"
    beside: defaultdict[str, set[int]] = defaultdict(set)
    often: Counter[str] = Counter(row[counted] for row in rows if counted in row)
    for row in rows:
        if counted in row and f"{other}_key" in row:
            beside[row[counted]].add(row[f"{other}_key"])
    for row in rows:
        if counted in row:
            row[f"{part}_beside"] = len(beside[row[counted]])
            row[f"{part}_often"] = often[row[counted]]


def _count_days(rows: Sequence[dict[str, Any]]) -> None:
    """How many in a thousand of the entries with a day have that day."""
    often: Counter[int] = Counter(row["day_key"] for row in rows if row.get("day_key") is not None)
    for row in rows:
        if row.get("day_key") is not None:
            row["day_often"] = 1000 * often[row["day_key"]] // often.total()


def _kept_in(records: Sequence[PersonRecord]) -> dict[str, tuple[dt.date, dt.date]]:
    """The first and the last day that each list speaks of: within them an age is told that stands without a day."""
    days: defaultdict[str, list[dt.date]] = defaultdict(list)
    for record in records:
        if record.date is not None:
            days[record.edition] += [record.date.earliest, record.date.latest]
    return {edition: (min(those), max(those)) for edition, those in days.items()}


def _row(
    record: PersonRecord,
    parts: Parts,
    number: _Numbers,
    places: PlaceKeys,
    kept_in: tuple[dt.date, dt.date] | None,
) -> dict[str, Any]:
    return (
        _given(parts, number)
        | _family(parts, number)
        | {"woman": record.sex is Sex.WOMAN if record.sex else parts.woman}
        | _born(record, kept_in)
        | _place(record, number, places)
        | _day(record.date)
    )


def _given(parts: Parts, number: _Numbers) -> dict[str, Any]:
    if parts.given is None:
        opens = heard(parts.initial).opens if parts.initial else None
        return {"given_opens": number.all(opens) if opens else None, "whole_given": False if opens else None}
    word = heard(parts.given)
    pets = sorted(pet_lines(parts.given))
    return {
        "given_word": _written(parts.given, number),
        "given_sound": number(f"sound {word.plain}"),
        "given_latin": _LATIN.search(parts.given) is not None,
        "given_key": number(word.coarse),
        "given_sounds": number.all(word.sounds),
        "given_folds": number.all(word.folds),
        "given_plain": word.plain,
        "given_opens": number.all(word.opens),
        "given_first": word.coarse[:1],
        "given_head": number(word.head),
        "given_loose": number(word.loose),
        "given_letters": _letters(parts.given),
        "given_plain_set": _set_of(word.plain),
        "given_letters_set": _set_of(_letters(parts.given)),
        "given_pets": pets or None,
        "whole_given": True,
    }


def _family(parts: Parts, number: _Numbers) -> dict[str, Any]:
    row: dict[str, Any] = {}
    if parts.family is not None:
        word = heard(parts.family)
        root = heard(root_of(parts.family))
        row = {
            "family_word": _written(parts.family, number),
            "family_sound": number(f"sound {word.plain}"),
            "family_latin": _LATIN.search(parts.family) is not None,
            "family_key": number(word.coarse),
            "family_start": word.coarse[:2],
            "family_sounds": number.all(word.sounds),
            "family_folds": number.all(word.folds),
            "family_roots": number.all(root.folds),
            "family_root": root.plain,
            "family_plain": word.plain,
            "family_head": number(word.head),
            "family_loose": number(word.loose),
            "family_letters": _letters(parts.family),
            "family_plain_set": _set_of(word.plain),
            "family_letters_set": _set_of(_letters(parts.family)),
        }
    if parts.father is not None:
        father: Word = heard(parts.father)
        row |= {
            "father_word": _written(parts.father, number),
            "father_key": number(father.coarse),
            "father_folds": number.all(father.folds),
            "father_plain": father.plain,
            "father_plain_set": _set_of(father.plain),
            "father_loose": number(father.loose),
        }
    return row


def _letters(word: str) -> str:
    return "".join(_WORD.findall(word.casefold().replace("ё", "е")))


def _written(word: str, number: _Numbers) -> int:
    """A number for the word as it is written, apart from those for sounds."""
    return number(f"word {_letters(word)}")


def _set_of(letters: str) -> int:
    """A bit for each letter (a few share one): words one slip apart differ in two bits at most, which is soon seen."""
    held = 0
    for letter in letters:
        held |= 1 << ord(letter) % 61
    return held


def _born(record: PersonRecord, kept_in: tuple[dt.date, dt.date] | None) -> dict[str, Any]:
    """Spans of years and of days in which the person was born. An age without a day is told within the days of the whole list,
    where these lie within two years."""
    if record.born is not None:
        year = record.born.year
        month, day = record.born.month, record.born.day
        return {
            "born_low": year,
            "born_high": year,
            "born_day": month * 100 + day if month and day else None,
            "born_from": record.born.earliest.toordinal(),
            "born_to": record.born.latest.toordinal(),
        }
    if record.age is None:
        return {}
    if record.date is not None:
        first, last = record.date.earliest, record.date.latest
    elif kept_in is not None and kept_in[1].year - kept_in[0].year <= 1:
        first, last = kept_in
    else:
        return {}
    return {
        "born_low": first.year - record.age - 1,
        "born_high": last.year - record.age,
        "born_from": first.toordinal() - round((record.age + 1) * _YEAR),
        "born_to": last.toordinal() - round(record.age * _YEAR) + 1,
    }


def _place(record: PersonRecord, number: _Numbers, places: PlaceKeys) -> dict[str, Any]:
    """A place's key in the gazetteer, under whatever name; else how its first word sounds."""
    words = _place_words(record.place)
    row: dict[str, Any] = {}
    if words:
        known = places(record.place or "")
        said = {n for word in words for n in number.all(heard(word).folds)}
        row = {
            "place_key": number(f"place {known}" if known else heard(words[0]).coarse),
            "places": sorted(said | {number(f"place {known}")} if known else said),
        }
    held = _place_words(record.held_at)
    return row | {"held_key": number(" ".join(sorted(heard(word).coarse for word in held))) if held else None}


def _place_words(place: str | None) -> list[str]:
    return [word for word in _WORD.findall(place or "") if word.casefold() not in _OF_PLACES]


def _day(date: PartialDate | None) -> dict[str, Any]:
    if date is None:
        return {}
    low, high = date.earliest.toordinal(), date.latest.toordinal()
    return {"day_low": low, "day_high": high, "day_key": low if low == high else None}
