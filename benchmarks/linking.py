"""Linking beside plain Splink: the same invented lists, the same blocking, Splink's own comparisons.

python -m benchmarks.linking [--sizes 5000 50000] [--seeds 3 4]

Prints, for lists of mixed and of one script: precision, recall and pairwise F1 of the groups, precision of what is proposed, the
share of true pairs that blocking found (with the rules, and what each added), and CPU seconds of scoring by ours and by
plain Splink in one run: compare the ratio, not the seconds. Names for plain Splink are put into Latin letters by anyascii, which is
what one would do without a phonetic key of one's own. Hearing names and grouping are ours alone, and counted apart.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import duckdb
import pyarrow as pa
import splink.comparison_library as cl
from anyascii import anyascii
from splink import DuckDBAPI, Linker, SettingsCreator
from tests.linking.invented_lists import invented

from khronika.linking import Links, link
from khronika.linking.blocking import RULES
from khronika.linking.features import Features, features_of
from khronika.linking.parts import parts_of
from khronika.linking.scoring import score

_Result = TypeVar("_Result")
_TRAINED_ON = (
    "l.plain_family = r.plain_family AND l.plain_given = r.plain_given",
    "l.plain_family = r.plain_family AND l.year = r.year",
)


def timed(work: Callable[[], _Result]) -> tuple[float, _Result]:
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def pairs_in(groups: Iterable[object]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def plain_table(features: Features) -> pa.Table:
    """The blocking's columns beside what Splink's own comparisons look at."""
    told = parts_of(features.records)
    latin = [(anyascii(p.given or ""), anyascii(p.family or ""), anyascii(p.father or "")) for p in told]
    columns = {
        "plain_given": [given.lower() or None for given, _, _ in latin],
        "plain_family": [family.lower() or None for _, family, _ in latin],
        "plain_father": [father.lower() or None for _, _, father in latin],
        "year": features.table.column("born_low").to_pylist(),
        "town": [
            anyascii(r.place).lower().removeprefix("g. ") if r.place else None for r in features.records
        ],
        "day": [str(r.date) if r.date else None for r in features.records],
    }
    table = features.table
    for name, values in columns.items():
        table = table.append_column(name, pa.array(values))
    return table


def plain_splink(table: pa.Table) -> list[tuple[int, int]]:
    """Pairs at even odds or more by Splink as its documentation sets it up."""
    settings = SettingsCreator(
        "dedupe_only",
        [
            cl.JaroWinklerAtThresholds("plain_given", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("plain_family", [0.92, 0.8]).configure(
                term_frequency_adjustments=True
            ),
            cl.JaroWinklerAtThresholds("plain_father", [0.88]),
            cl.ExactMatch("year"),
            cl.ExactMatch("town").configure(term_frequency_adjustments=True),
            cl.ExactMatch("day").configure(term_frequency_adjustments=True),
        ],
        [rule.sql for rule in RULES],
        1 / len(table),
        retain_matching_columns=False,
    )
    with duckdb.connect(":memory:") as con:
        con.register("given_records", table)
        con.execute("CREATE TABLE records AS SELECT * FROM given_records")
        linker = Linker(DuckDBAPI(con).register("records", table_name="people"), settings, log_level=None)
        linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
        for rule in _TRAINED_ON:
            linker.training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=1_000_000)
        found: Any = linker.inference.predict(threshold_match_probability=0.5, warning_mode="never")
        pairs = found.as_pyarrow_table()
    return list(
        zip(pairs.column("unique_id_l").to_pylist(), pairs.column("unique_id_r").to_pylist(), strict=True)
    )


def blocked(features: Features, whose: list[int]) -> list[tuple[str, int]]:
    """True pairs that each rule finds and no earlier one did."""
    with duckdb.connect(":memory:") as con:
        table = features.table.append_column("whose", pa.array(whose))
        con.register("given_records", table)
        con.execute("CREATE TABLE records AS SELECT * FROM given_records")
        whens = " ".join(f"WHEN {rule.sql} THEN {place}" for place, rule in enumerate(RULES))
        sql = (
            f"SELECT CASE {whens} END AS rule, count(*) FROM records l JOIN records r "
            "ON l.whose = r.whose AND l.unique_id < r.unique_id GROUP BY rule"
        )
        found = dict(con.execute(sql).fetchall())
    return [(rule.words, found.get(place, 0)) for place, rule in enumerate(RULES)]


def measure(records: int, mixed: bool, seed: int, *, rules: bool) -> None:
    truth = invented(records, mixed=mixed, seed=seed)
    everyone = truth.records
    whole, found = timed(lambda: link(truth.lists))
    assert isinstance(found, Links)
    features = features_of(everyone)
    ours, _ = timed(lambda: score(features))
    table = plain_table(features)
    plain, pairs = timed(lambda: plain_splink(table))
    whose = [truth.whose[record.id] for record in found.records]
    true = pairs_in(whose)
    right = pairs_in(zip(found.people, whose, strict=True))
    precision, recall = right / pairs_in(found.people), right / true
    proposed = sum(truth.whose[pair.a] == truth.whose[pair.b] for pair in found.proposals) / len(
        found.proposals
    )
    by_rule = blocked(features, whose)
    of_plain = sum(whose[a] == whose[b] for a, b in pairs)
    print(
        f"{'mixed ' if mixed else 'single'} {len(everyone):>6,} seed {seed}  P {precision:.4f} R {recall:.4f} "
        f"F1 {2 * right / (pairs_in(found.people) + true):.4f}  proposed right {proposed:.4f}  blocking recall "
        f"{sum(n for _, n in by_rule) / true:.4f}\n"
        f"  CPU: linking {whole:.1f} s; scoring {ours:.1f} s, plain Splink {plain:.1f} s, ratio {ours / plain:.2f}; "
        f"pairs of plain Splink at even odds F1 {2 * of_plain / (len(pairs) + true):.4f}",
        flush=True,
    )
    looked_at = dict(found.looked_at)
    for words, number in by_rule if rules else ():
        print(f"    {looked_at[words]:>10,} pairs, {number / true:7.2%} of the true ones: {words}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=[5_000, 50_000])
    asked.add_argument("--seeds", type=int, nargs="+", default=[3, 4])
    said = asked.parse_args()
    for size in said.sizes:
        for seed in said.seeds if size <= 5_000 else said.seeds[:1]:
            for mixed in (True, False):
                measure(size, mixed, seed, rules=seed == said.seeds[0])


if __name__ == "__main__":
    main()
