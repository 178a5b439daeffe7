"""Matching a speaker's words against the tables of bodies: where a row stands in the words, the earliest first."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from khronika.nouns import SourceType

HERE = Path(__file__).parent
_STARTS = re.compile(r"(?<!\w)\S")
SHORT = 6  # a name in capitals up to this long is an abbreviation, and counts only in capitals ("AP", "СНГ")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. ``key`` whole for named bodies, a slug for kinds of body, empty for kinds of speaker."""

    key: str
    type: SourceType
    name: str
    by_city: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A row found in the words, from ``start`` to ``end``."""

    row: Row
    start: int
    end: int


def plain(words: str) -> str:
    """The words with one kind of apostrophe and quotation mark, and without ё; as long as they were."""
    return words.translate(str.maketrans("’ʼ`‘“”„ёЁ", "''''\"\"\"еЕ"))


def _alias(name: str) -> re.Pattern[str]:
    name = plain(name)
    body = r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in name.split())
    letters = [char for char in name if char.isalpha()]
    if len(name) <= SHORT and all(char.isupper() for char in letters):
        return re.compile(rf"{body}(?!\w)")
    if name[
        0
    ].isupper():  # "the Guardian" is a paper, "a guardian" is not; what follows may be in capitals or not
        return re.compile(rf"{re.escape(name[0])}(?i:{body[1:]})(?!\w)")
    return re.compile(rf"{body}(?!\w)", re.IGNORECASE)


class Table:
    """Rows found by their names. Names are tried only where their first two letters stand at a word's start, and
    compiled when first tried: some six hundred patterns over every speaker's words would take 15 ms each time."""

    def __init__(self, rows_and_names: Iterable[tuple[Row, str]]) -> None:
        self.rows: list[Row] = []
        self._by_start: dict[str, list[tuple[Row, str]]] = {}
        for row, names in rows_and_names:
            self.rows.append(row)
            for name in filter(None, names.split(";")):
                self._by_start.setdefault(plain(name)[:2].casefold(), []).append((row, name))
        self._compiled: dict[str, re.Pattern[str]] = {}

    def names(self) -> Iterator[tuple[Row, str]]:
        """Every row with each name it is read by."""
        for pairs in self._by_start.values():
            yield from pairs

    def matches(self, words: str) -> Iterator[Match]:
        """Every name that stands in the words, from left to right; at one place in the table's order."""
        for start in _STARTS.finditer(words):
            for row, name in self._by_start.get(words[start.start() : start.start() + 2].casefold(), ()):
                pattern = self._compiled.get(name) or self._compiled.setdefault(name, _alias(name))
                if match := pattern.match(words, start.start()):
                    yield Match(row, *match.span())

    def earliest(self, words: str) -> Match | None:
        """The row that stands first in the words; of two at one place the longer, then the table's first."""
        best: Match | None = None
        for match in self.matches(words):
            if best is None or (match.start, -match.end) < (best.start, -best.end):
                best = match
            if match.start > best.start:
                break
        return best


def rows(file: str) -> list[list[str]]:
    """A hand-written table's rows, without comments."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def named_bodies() -> Table:
    """Bodies known by name."""
    return Table((Row(key, SourceType(kind), name), names) for key, kind, name, names in rows("named.tsv"))


@cache
def kinds(tier: str) -> Table:
    """Kinds of body (tier "1") or of speaker (tier "2")."""
    found = []
    for row_tier, slug, kind, name, *words in rows("bodies.tsv"):
        if row_tier == tier:
            key, _, city = slug.removeprefix("-").partition(" ")
            found.append((Row(key, SourceType(kind), name, city == "city"), ";".join(words)))
    return Table(found)


_OF_A_MINISTRY = re.compile(
    r"(?i)minist|secretar|\bdepartment|\boffice\b|министр|министерств|ведомств|департамент|управлен|басқарма"
)
_MINISTRY_PROPER = re.compile(
    r"(?i)minist|secretar|министр|министерств|\boffice\b|state department|justice department"
)


@cache
def _portfolios() -> Table:
    return Table(
        (Row(slug, SourceType.STATE, slug.replace("-", " ")), ";".join(words))
        for slug, *words in rows("ministries.tsv")
    )


_ALONE = (
    "мин",
    "home ",
    "foreign o",
    "state d",
    "внутренних дел",
    "ішкі істер",
    "иностранных дел",
    "сыртқы істер",
)
_DEPARTMENT = re.compile(r"(?i)department|департамент|управлен|басқарма")


def ministry(words: str) -> Match | None:
    """The ministry the words name, as a row whose key is its slug. A portfolio ("health") counts only beside a word
    for a ministry, unless it cannot mean anything else ("МВД"). A city's health department is not the ministry, and
    a department of internal affairs is the police."""
    office = _OF_A_MINISTRY.search(words)
    for match in _portfolios().matches(words):
        found = words[match.start : match.end]
        alone = found.isupper() or found.casefold().startswith(_ALONE)
        if not alone and not office:
            continue
        if _DEPARTMENT.search(words) and not _MINISTRY_PROPER.search(words):
            slug = match.row.key.replace("-ministry", "-department")
            police = slug == "interior-department"
            kind = SourceType.POLICE if police else SourceType.STATE
            return Match(Row("police" if police else slug, kind, slug, by_city=True), match.start, match.end)
        return match
    return None
