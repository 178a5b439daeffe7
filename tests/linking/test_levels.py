"""Levels looked up by spellings are those that the pairs themselves would reach, kin and exchanged names included."""

import duckdb
import pytest

from khronika.linking.blocking import RULES, blocked
from khronika.linking.comparing import AKIN, COMPARISONS, CROSSED, ELSE, Comparison
from khronika.linking.databases import OnDuckDB
from khronika.linking.features import features_of
from khronika.linking.levels import prepare, reached, sides
from khronika.nouns import PartialDate, PersonRecord, Protected, make_id
from tests.linking.invented_lists import invented


@pytest.fixture(scope="module")
def con() -> OnDuckDB:
    features = features_of(invented(700, mixed=True, seed=8, slips=3).records)
    con = OnDuckDB(duckdb.connect(":memory:"))
    con.register("given_records", features.table)
    con.execute("CREATE TABLE records AS SELECT * FROM given_records")
    prepare(con, features.listed)
    return con


def asked_of_pairs(each: Comparison) -> str:
    """The same without a look at spellings: each condition of each pair."""
    kin = f" OR (({each.of_kin}) AND {AKIN} AND NOT {CROSSED})" if each.of_kin else ""
    whens = [f"WHEN {each.unknown}{kin} THEN -1"]
    whens += [
        f"ELSE {at}" if level.sql == ELSE else f"WHEN {level.sql} THEN {at}"
        for at, level in enumerate(each.levels)
    ]
    return f"CASE {' '.join(whens)} END"


def test_levels_are_the_same_asked_of_spellings_or_of_pairs(con: OnDuckDB) -> None:
    pairs = (
        "SELECT l.unique_id AS a, r.unique_id AS b FROM records l JOIN records r ON l.unique_id < r.unique_id"
    )
    con.execute(f"CREATE TABLE looked_up AS {reached(con, COMPARISONS, pairs)}")
    columns = [name for (name, *_) in con.execute("DESCRIBE records").fetchall()]
    both = f"SELECT a, b, {sides(columns)} FROM ({pairs}) JOIN records l ON l.unique_id = a JOIN records r ON r.unique_id = b"
    cells = ", ".join(f"{asked_of_pairs(each)} AS {each.name}" for each in COMPARISONS)
    con.execute(f"CREATE TABLE asked AS SELECT a, b, {cells} FROM ({both})")
    for each in COMPARISONS:
        differ, seen = con.execute(
            f"SELECT count(*) FILTER (x.{each.name} <> y.{each.name}), count(DISTINCT x.{each.name}) "
            "FROM looked_up x JOIN asked y USING (a, b)"
        ).fetchall()[0]
        assert (each.name, differ) == (each.name, 0)
        assert seen > 1 or each.name == "held"


def test_each_pair_is_found_by_the_first_rule_that_may(con: OnDuckDB) -> None:
    whens = " ".join(f"WHEN {rule.sql} THEN {at}" for at, rule in enumerate(RULES))
    every = (
        f"SELECT l.unique_id AS a, r.unique_id AS b, CASE {whens} END AS rule "
        "FROM records l JOIN records r ON l.unique_id < r.unique_id"
    )
    wanted = con.execute(f"SELECT * FROM ({every}) WHERE rule IS NOT NULL ORDER BY a, b").fetchall()
    assert con.execute(f"SELECT a, b, rule FROM ({blocked()}) ORDER BY a, b").fetchall() == wanted
    assert len(wanted) > 100


def test_an_age_without_a_day_is_told_within_the_days_of_its_list() -> None:
    def entry(row: int, **said: object) -> PersonRecord:
        name = Protected("Щеткаров Тимофей")
        return PersonRecord(make_id("p", "x", row), "x", "x", row, Protected("{}"), name, **said)  # type: ignore[arg-type]

    day, later = PartialDate(2022, 3, 17), PartialDate(2024, 5, 1)
    rows = features_of([entry(2, age=30), entry(3, age=30, date=day)]).table.to_pylist()
    assert [(row["born_low"], row["born_high"]) for row in rows] == [(1991, 1992)] * 2
    assert rows[0]["born_from"] == rows[1]["born_from"]
    rows = features_of([entry(2, age=30), entry(3, date=day), entry(4, date=later)]).table.to_pylist()
    assert rows[0]["born_low"] is None  # the list goes over years: the age may be of any
