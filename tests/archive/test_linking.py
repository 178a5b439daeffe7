"""Linking on Spark finds what DuckDB finds: the same pairs, reasons and people, weights within rounding."""

from typing import Any

import duckdb
import pytest

from khronika.linking import Links, link
from tests.linking.invented_lists import invented

_ROUNDING = 1e-6  # of a probability; of a weight, in bits, a thousandth: both are printed so

_FOR_FEW = {
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


def test_links_are_those_of_one_machine(spark: Any) -> None:
    from khronika.linking.on_spark import on

    few = spark.newSession()  # few rows: to compile each question takes longer than to answer it
    for setting, value in _FOR_FEW.items():
        few.conf.set(setting, value)
    lists = invented(220, mixed=True, seed=3).lists
    here, there = link(lists), link(lists, base=on(few))
    assert isinstance(here, Links)
    assert isinstance(there, Links)
    assert (there.people, there.looked_at, there.left_out) == (here.people, here.looked_at, here.left_out)
    assert there.prior == pytest.approx(here.prior, rel=_ROUNDING)
    pairs = {(pair.a, pair.b): pair for pair in here.pairs}
    assert len(pairs) > 100
    assert pairs.keys() == {(pair.a, pair.b) for pair in there.pairs}
    for pair in there.pairs:
        same = pairs[pair.a, pair.b]
        assert pair.reasons == same.reasons
        assert pair.probability == pytest.approx(same.probability, abs=_ROUNDING)
        assert pair.weight == pytest.approx(same.weight, abs=1e-3)


def test_letters_are_counted_as_duckdb_counts_them(spark: Any) -> None:
    """Spark's own distance counts letters and DuckDB's counts bytes: one Cyrillic letter is one there and may be two here."""
    from khronika.linking.on_spark import on

    words = "SELECT 'лугин' AS a, 'лухин' AS b UNION ALL SELECT 'лугин', NULL"
    asked = f"SELECT levenshtein(a, b), damerau_levenshtein(a, b), jaro_winkler_similarity(a, b) FROM ({words}) ORDER BY b"
    with on(spark)() as there, duckdb.connect(":memory:") as here:
        assert sorted(there.execute(asked).fetchall(), key=repr) == sorted(
            here.execute(asked).fetchall(), key=repr
        )
