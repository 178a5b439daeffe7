"""The level that each pair of records reaches in each comparison.

A list of 50,000 entries has 2 million pairs worth a look, but these are of a tenth as many pairs of surnames and of a
twentieth as many pairs of given names. So what depends on one part of the name alone is asked once for each pair of its
spellings, and looked up for the pairs of records; what depends on more than that is asked of these.
"""

import re
from collections.abc import Collection, Sequence

from khronika.linking.comparing import AKIN, BOTH_NAMES, COMPARISONS, CROSSED, ELSE, PARTS, Comparison
from khronika.linking.databases import Base
from khronika.linking.features import SETS
from khronika.linking.packing import AS_LISTS, AS_NUMBERS

_COLUMN = re.compile(r"\b([a-z_]+)_[lr]\b")
RARE = tuple(sorted({level.rare for each in COMPARISONS for level in each.levels if level.rare}))


def prepare(con: Base, listed: Collection[str]) -> None:
    """Of the table ``records`` makes ``coded``: a number for each spelling of each part of the name, and of each value that may be
    common the share of records that have it (``tf_...``). ``listed`` are the sets that are lists (``Features``)."""
    for kind in SETS:
        con.execute(f"CREATE MACRO share_{kind}(x, y) AS ({AS_LISTS if kind in listed else AS_NUMBERS})")
    joined, told = "", ""
    for part in PARTS:
        columns = _columns_of(con, part)
        con.execute(
            f"CREATE TABLE {part}_forms AS SELECT row_number() OVER (ORDER BY {', '.join(columns)})::INT AS form, * "  # noqa: S608  names of columns
            f"FROM (SELECT DISTINCT {', '.join(columns)} FROM records)"
        )
        same = " AND ".join(f"x.{name} IS NOT DISTINCT FROM of_{part}.{name}" for name in columns)
        joined += f" JOIN {part}_forms of_{part} ON {same}"
        told += f", of_{part}.form AS {part}_form"
    for key in RARE:
        joined += (
            f" LEFT JOIN (SELECT {key}, count(*) / (SELECT count({key}) FROM records) AS share FROM records "  # noqa: S608
            f"WHERE {key} IS NOT NULL GROUP BY {key}) of_{key} ON x.{key} = of_{key}.{key}"
        )
        told += f", of_{key}.share AS tf_{key}"
    con.execute(f"CREATE TABLE coded AS SELECT x.*{told} FROM records x{joined}")  # noqa: S608


def case(comparison: Comparison) -> str:
    """The level that two strangers reach, asked of the records themselves: kinship is no matter there."""
    whens = [f"WHEN {comparison.unsaid or comparison.unknown} THEN -1"]
    for place, level in enumerate(comparison.levels):
        whens.append(f"ELSE {place}" if level.sql == ELSE else f"WHEN {level.sql} THEN {place}")
    return f"CASE {' '.join(whens)} END"


def sides(columns: Collection[str]) -> str:
    return ", ".join(f"l.{name} AS {name}_l, r.{name} AS {name}_r" for name in sorted(columns))


def reached(con: Base, chosen: Sequence[Comparison], pairs: str) -> str:
    """A query for the pairs (a, b) of the query ``pairs``: the level of each comparison under its name, -1 for unknown; ``names`` (both
    names agree, 1 or 0); and ``tf_..._l`` and ``tf_..._r``. Holds until it is asked for other pairs."""
    forms = ", ".join(f"l.{part}_form AS {part}_l, r.{part}_form AS {part}_r" for part in PARTS)
    con.execute(
        f"CREATE OR REPLACE TABLE spelled AS SELECT a, b, {forms} FROM ({pairs}) "  # noqa: S608
        "JOIN coded l ON l.unique_id = a JOIN coded r ON r.unique_id = b"
    )
    joined = ""
    for part in PARTS:
        _ask_of_spellings(con, part)
        joined += f" JOIN {part}_pairs of_{part} ON of_{part}.x = {part}_l AND of_{part}.y = {part}_r"
    levels = {each.name: _level(each) for each in chosen}
    asked = [*levels.values(), CROSSED]
    needed = {name for sql in asked for name in _COLUMN.findall(sql)} | {f"tf_{key}" for key in RARE}
    together = (
        f"SELECT a, b, of_given.level AS given_level, of_given.akin AS unlike, of_family.level AS family_level, "  # noqa: S608
        f"of_father.level AS father_level, of_father.agrees, {sides(needed)} FROM spelled{joined} "
        "JOIN coded l ON l.unique_id = a JOIN coded r ON r.unique_id = b"
    )
    cells = [f"({sql})::TINYINT AS {name}" for name, sql in levels.items()]
    names = BOTH_NAMES if {"given", "family"} <= levels.keys() else "false"
    cells.append(f"({names})::TINYINT AS names")
    cells += [f"tf_{key}_{side}" for key in RARE for side in "lr"]
    return (
        f"SELECT a, b, {', '.join(cells)} "  # noqa: S608
        f"FROM (SELECT *, unlike AND NOT {CROSSED} AS akin FROM ({together}))"
    )


def _columns_of(con: Base, part: str) -> list[str]:
    return [name for (name, *_) in con.execute("DESCRIBE records").fetchall() if _of_part(name, part)]


def _of_part(column: str, part: str) -> bool:
    return column.startswith(f"{part}_") or column == f"whole_{part}"


def _of_spellings(sql: str, part: str) -> bool:
    """Whether a condition looks at nothing but one part of the name."""
    return all(_of_part(name, part) for name in _COLUMN.findall(sql))


def _ask_of_spellings(con: Base, part: str) -> None:
    comparison = PARTS[part]
    whens = [f"WHEN {comparison.unknown} THEN -1"]
    for place, level in enumerate(comparison.levels):
        if level.sql == ELSE:
            whens.append(f"ELSE {place}")
        elif _of_spellings(level.sql, part):
            whens.append(f"WHEN {level.sql} THEN {place}")
    akin = AKIN if part == "given" else "false"
    con.execute(
        f"CREATE OR REPLACE TABLE {part}_pairs AS SELECT x, y, (CASE {' '.join(whens)} END)::TINYINT AS level, "  # noqa: S608
        f"{akin} AS akin, coalesce({comparison.of_kin or 'false'}, false) AS agrees FROM ("
        f"SELECT x, y, {sides(_columns_of(con, part))} "
        f"FROM (SELECT DISTINCT {part}_l AS x, {part}_r AS y FROM spelled) "
        f"JOIN {part}_forms l ON l.form = x JOIN {part}_forms r ON r.form = y)"
    )


def _level(comparison: Comparison) -> str:
    """A comparison's level, where those of spellings are known and whether given names are of two people (``akin``)."""
    if comparison.name not in PARTS:
        kin = f"WHEN akin AND ({comparison.of_kin}) THEN -1 " if comparison.of_kin else ""
        whens = " ".join(
            f"ELSE {place}" if level.sql == ELSE else f"WHEN {level.sql} THEN {place}"
            for place, level in enumerate(comparison.levels)
        )
        return f"CASE WHEN {comparison.unknown} THEN -1 {kin}{whens} END"
    known = f"{comparison.name}_level"
    whens = f"WHEN {known} >= 0 AND agrees AND akin THEN -1 " if comparison.of_kin else ""
    for place, level in enumerate(comparison.levels):
        if level.sql != ELSE and not _of_spellings(level.sql, comparison.name):
            whens += f"WHEN {known} < {place} THEN {known} WHEN {level.sql} THEN {place} "
    return f"CASE {whens}ELSE {known} END" if whens else known
