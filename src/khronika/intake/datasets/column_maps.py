"""Column maps: which column of a dataset's table is what, as JSON that people save, read and change.

A map is written out whole: what is not in it is not looked at, and nothing is guessed from headers. docs/exports.md says what may stand in it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from khronika.nouns import Kind, SourceType, Unit, canonical_json, digest

BUILT_IN = ("acled", "ucdp", "ccc", "uwazi", "ushahidi")
_MAPS = Path(__file__).parent / "maps"
PRECISIONS = ("day", "week", "month", "year")


class WrongMap(ValueError):
    """A map that cannot be used; the message says where and what to write."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column whose cells are words of a closed list: each with what it means here. ``None`` says that the word is known and means nothing
    for us, so that it is no trouble."""

    column: str
    values: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class FigureColumns:
    """A figure in one column (``value``), or between two (``low``, ``high``), or all three. ``zero`` says what 0 is: ``"figure"``, or
    ``"nothing"`` where the dataset writes 0 for "none reported"."""

    kind: Kind
    unit: Unit
    value: str | None = None
    low: str | None = None
    high: str | None = None
    words: str | None = None
    population: str | None = None
    zero: str = "figure"

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(name for name in (self.words, self.value, self.low, self.high) if name)


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """``key`` begins the ids of rows, ``dataset`` is the source's name. ``id`` are columns that tell a row from all others, ``passage`` those
    with words. ``place`` are columns from narrow to wide, ``country`` what stands behind all of them. ``leave_out`` are columns of which nothing is kept. ``note`` is shown at every import."""

    key: str
    dataset: str
    id: tuple[str, ...]
    passage: tuple[str, ...]
    type: SourceType = SourceType.MONITOR
    kind: Kind | None = None
    kinds: Coded | None = None
    start: str | None = None
    end: str | None = None
    time_precision: Coded | None = None
    published: str | None = None
    place: tuple[str, ...] = ()
    place_level: Coded | None = None
    country: str | None = None
    agent: str | None = None
    target: str | None = None
    figures: tuple[FigureColumns, ...] = ()
    leave_out: tuple[str, ...] = ()
    note: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """All that it speaks of and that a table should have."""
        coded = [each.column for each in (self.kinds, self.time_precision, self.place_level) if each]
        single = [self.start, self.end, self.published, self.agent, self.target]
        figures = [name for each in self.figures for name in each.columns]
        named = [*self.id, *self.passage, *coded, *filter(None, single), *self.place, *figures]
        return tuple(dict.fromkeys(named))

    @property
    def version(self) -> str:
        """The same for maps that read alike."""
        return digest(canonical_json(self).encode())[:12]


def built_in(name: str) -> str:
    """The text of a map that comes with khronika, to use or to begin from."""
    return (_MAPS / f"{name}.json").read_text(encoding="utf-8")


def parse_map(words: str, where: str) -> ColumnMap:
    """Raises WrongMap with what to write. ``where`` names the map in messages."""
    try:
        given: Any = json.loads(words)
    except ValueError as error:
        raise WrongMap(f"{where} is no JSON ({error}); begin from one that --print-map shows.") from error
    if not isinstance(given, dict):
        raise WrongMap(f"{where} must be one JSON object; begin from one that --print-map shows.")
    return _Reader(where, given).read()


@dataclass(slots=True)
class _Reader:
    where: str
    given: dict[str, Any]
    known: tuple[str, ...] = field(default_factory=lambda: tuple(each.name for each in fields(ColumnMap)))

    def read(self) -> ColumnMap:
        self._only(self.given, self.known, "")
        made = ColumnMap(
            key=self._text("key"),
            dataset=self._text("dataset"),
            id=self._texts("id"),
            passage=self._texts("passage"),
            type=self._word("type", SourceType, SourceType.MONITOR.value),
            kind=self._word("kind", Kind, None) if self.given.get("kind") else None,
            kinds=self._coded("kinds", [each.value for each in Kind]),
            start=self._maybe("start"),
            end=self._maybe("end"),
            time_precision=self._coded("time_precision", PRECISIONS),
            published=self._maybe("published"),
            place=self._texts("place", needed=False),
            place_level=self._coded("place_level", None),
            country=self._maybe("country"),
            agent=self._maybe("agent"),
            target=self._maybe("target"),
            figures=tuple(self._figure(each) for each in self._list("figures")),
            leave_out=self._texts("leave_out", needed=False),
            note=str(self.given.get("note", "")),
        )
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,14}", made.key):
            raise self._wrong("key", "must be a short word of small letters, digits and hyphens")
        if made.kind is None and made.kinds is None and not made.figures:
            raise self._wrong("kind", "is missing: say kind, kinds or figures, else no row says anything")
        if overlap := set(made.leave_out) & set(made.columns):
            raise self._wrong("leave_out", f"names {', '.join(sorted(overlap))}, which the map also reads")
        return made

    def _wrong(self, name: str, why: str) -> WrongMap:
        return WrongMap(f"{self.where}: “{name}” {why}.")

    def _only(self, given: Mapping[str, Any], known: tuple[str, ...], inside: str) -> None:
        for name in given:
            if name not in known:
                raise self._wrong(f"{inside}{name}", f"is nothing a map knows; it knows {', '.join(known)}")

    def _text(self, name: str) -> str:
        value = self.given.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(name, "is missing; write a text")
        return value.strip()

    def _maybe(self, name: str) -> str | None:
        return self._text(name) if self.given.get(name) is not None else None

    def _list(self, name: str) -> list[Any]:
        value = self.given.get(name, [])
        if not isinstance(value, list):
            raise self._wrong(name, "must be a list")
        return value

    def _texts(self, name: str, *, needed: bool = True) -> tuple[str, ...]:
        value = self.given.get(name, [])
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(each, str) and each for each in listed):
            raise self._wrong(name, "must be a column’s name or a list of them")
        if needed and not listed:
            raise self._wrong(name, "is missing; write a column’s name or a list of them")
        return tuple(listed)

    def _word(self, name: str, among: Any, without: str | None) -> Any:
        value = self.given.get(name, without)
        if value not in [each.value for each in among]:
            raise self._wrong(name, f"must be one of {', '.join(each.value for each in among)}")
        return among(value)

    def _coded(self, name: str, among: Any) -> Coded | None:
        value = self.given.get(name)
        if value is None:
            return None
        if (
            not isinstance(value, dict)
            or not isinstance(value.get("values"), dict)
            or not value.get("column")
        ):
            raise self._wrong(name, 'must be {"column": …, "values": {…}}')
        self._only(value, ("column", "values"), f"{name}.")
        for word, meant in value["values"].items():
            if meant is not None and among is not None and meant not in among:
                raise self._wrong(f"{name}.values.{word}", f"must be null or one of {', '.join(among)}")
        return Coded(str(value["column"]), dict(value["values"]))

    def _figure(self, given: Any) -> FigureColumns:
        if not isinstance(given, dict):
            raise self._wrong("figures", "must be a list of objects")
        self._only(given, tuple(each.name for each in fields(FigureColumns)), "figures.")
        try:
            made = FigureColumns(
                Kind(str(given.get("kind", ""))),
                Unit(given.get("unit", Unit.PERSONS.value)),
                **{name: given.get(name) for name in ("value", "low", "high", "words", "population")},
                zero=given.get("zero", "figure"),
            )
        except ValueError as error:
            raise self._wrong("figures", f"{error}; kind and unit are words of khronika’s lists") from error
        if not made.columns or made.zero not in ("figure", "nothing"):
            raise self._wrong("figures", "needs value, low, high or words; zero is “figure” or “nothing”")
        return made
