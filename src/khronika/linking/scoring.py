"""Pairs of records scored by Splink, on DuckDB unless another database is handed in: how often chance agrees so, what training finds of one person's entries,
and the probability of each pair. Everything stays in memory: DuckDB may neither spill to disk nor reach out.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from splink import SettingsCreator
from splink.internals.predict import predict_from_comparison_vectors_sqls_using_settings

from khronika.linking import learning
from khronika.linking.blocking import KEYS, RULES, blocked
from khronika.linking.comparing import COMPARISONS, ELSE, Comparison
from khronika.linking.databases import Base, in_memory
from khronika.linking.features import Features
from khronika.linking.learning import Seen, learnt
from khronika.linking.levels import RARE, case, prepare, reached, sides
from khronika.linking.settling import Weighed, pairs_within, settled
from khronika.linking.together import knots

# Pairs drawn to see how often strangers agree: a level that one in 30,000 reaches is still seen 15 times.
_DRAWN = 500_000
# Below it a pair is not kept: few of those are of one person, and each draw of a linkage would have to visit them.
KEPT = 0.01
SAYS_ENOUGH = 0.05  # a column that fewer records fill is not compared
# Strangers for certain: born three years apart or more. Random pairs alone hold enough pairs of one person to make a
# rare surname look common in a small file.
_STRANGERS = "greatest(born_low_l - born_high_r, born_low_r - born_high_l) >= 3"
_NAMES = ("given", "family")
_FEW = 20.0  # pairs of namesakes that are added to what is counted and to what is expected: a small file holds few
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class ScoringFailed(Exception):
    """Splink or DuckDB failed. Says the kind of error only: theirs may quote a cell."""


@dataclass(frozen=True, slots=True, repr=False)
class Scored:
    """Pairs from ``KEPT`` on, by places in ``Features.records``, their probabilities, and the level reached in each comparison (-1: unknown).
    ``prior`` is the probability that two records at random are one person's; ``looked_at`` how many pairs each rule of
    ``RULES`` found that no earlier one had."""

    a: Ints
    b: Ints
    probability: Floats
    levels: dict[str, Ints]
    prior: float
    looked_at: tuple[int, ...] = ()

    def __repr__(self) -> str:
        return f"Scored({len(self.a)} pairs)"


@dataclass(frozen=True, slots=True)
class Strangers:
    """How often two strangers reach each level of each comparison, how often they share each key whose common values
    count for less, and how many times more often given name and surname agree together than if neither knew of the other:
    a people has its given names and its surnames, and so has a sex."""

    reached: dict[str, list[float]]
    shared: dict[str, float]
    together: float

    def beyond(self, comparison: Comparison, place: int) -> float:
        """Splink puts a key's frequency in the place of the level's chance. A level that strangers reach more seldom than they share
        the key would lose what makes it seldom; so its m is raised by as much, as far as a probability goes."""
        rare = comparison.levels[place].rare
        return self.shared[rare] / self.reached[comparison.name][place] if rare else 1.0


def score(
    features: Features,
    *,
    seed: int = 1,
    told: Callable[[str], None] = lambda _: None,
    base: Callable[[], AbstractContextManager[Base]] | None = None,
) -> Scored:
    """All pairs that blocking finds, looked for and weighed by DuckDB or by the database that ``base`` opens; what is learnt of some hundred thousand
    pairs DuckDB tells in either case. Needs two records or more. Raises ScoringFailed."""
    try:
        with _quiet(), in_memory() as here:
            chosen = _chosen(features)
            _load(here, features)
            told("comparing strangers")
            strangers = _strangers(here, chosen, features, seed)
            told("learning how entries of one person differ")
            of_one = learnt(chosen, list(_sessions(here, chosen, strangers)))
            model = _Model(chosen, strangers, of_one, 1 / len(features.records))
            if base is None:
                return _predicted(here, here, model, features, told)
            with base() as wide:
                _load(wide, features)
                return _predicted(wide, here, model, features, told)
    except Exception as error:  # noqa: BLE001  any message of theirs may hold a cell
        kind = type(error).__name__
    raise ScoringFailed(f"the lists could not be scored ({kind})")


def _chosen(features: Features) -> list[Comparison]:
    lists = len(features.table.column("source").unique())
    return [
        each
        for each in COMPARISONS
        if (each.name != "held" or features.share("held_key") >= SAYS_ENOUGH)
        and (each.name != "lists" or lists > 1)  # in one list all pairs stand on one
    ]


def _load(con: Base, features: Features) -> None:
    con.register("given_records", features.table)
    con.execute("CREATE TABLE records AS SELECT * FROM given_records")
    prepare(con, features.listed)


def pairs_at_most(features: Features) -> int:
    """How many pairs the rules can find: counted by keys, in a moment. Raises ScoringFailed."""
    counted = " UNION ALL ".join(
        f"SELECT sum(n * (n - 1) // 2) AS pairs FROM (SELECT count(*) AS n FROM records "  # noqa: S608  names of columns
        f"WHERE {' AND '.join(f'{key} IS NOT NULL' for key in keys)} GROUP BY {', '.join(keys)})"
        for keys in KEYS
    )
    try:
        with in_memory() as con:
            con.register("records", features.table)
            return int(con.execute(f"SELECT coalesce(sum(pairs), 0) FROM ({counted})").fetchall()[0][0])  # noqa: S608
    except duckdb.Error as error:
        kind = type(error).__name__
    raise ScoringFailed(f"the pairs could not be counted ({kind})")


@contextmanager
def _quiet() -> Iterator[None]:
    """Splink logs advice for the programmer; nothing of it is for whoever links lists."""
    logger = logging.getLogger("splink")
    before = logger.level, logger.propagate
    logger.setLevel(logging.CRITICAL + 1)
    logger.propagate = False
    try:
        yield
    finally:
        logger.setLevel(before[0])
        logger.propagate = before[1]


def _strangers(con: Base, chosen: list[Comparison], features: Features, seed: int) -> Strangers:
    rng = np.random.default_rng(seed)
    number = len(features.records)
    size = min(_DRAWN, 20 * number * number)
    a, b = rng.integers(0, number, size), rng.integers(0, number, size)
    con.register("drawn", pa.table({"a": a[a != b], "b": b[a != b]}))
    cases = ", ".join(
        [f"{case(each)} AS {each.name}" for each in chosen]
        + [f"{key}_l = {key}_r AS same_{key}" for key in RARE]
    )
    both = f"SELECT {sides(features.table.column_names)} FROM drawn JOIN records l ON l.unique_id = a JOIN records r ON r.unique_id = b"  # noqa: S608  names of columns
    con.execute(f"CREATE TABLE of_strangers AS SELECT {cases}, {_STRANGERS} AS apart FROM ({both})")  # noqa: S608
    dated = features.share("born_low") > SAYS_ENOUGH
    reached: dict[str, list[float]] = {}
    shared: dict[str, float] = {}
    for each in chosen:
        apart = "WHERE apart" if each.name in _NAMES and dated else ""
        sql = f"SELECT {each.name}, count(*) FROM of_strangers {apart} GROUP BY {each.name}"  # noqa: S608  names of columns
        seen = dict(con.execute(sql).fetchall())
        counts = [seen.get(place, 0) + 0.3 for place in range(len(each.levels))]
        reached[each.name] = [count / sum(counts) for count in counts]
        for key in {level.rare for level in each.levels if level.rare}:
            sql = f"SELECT count(*) FILTER (WHERE same_{key}), count(same_{key}) FROM of_strangers {apart}"  # noqa: S608
            same, known = con.execute(sql).fetchall()[0]
            shared[key] = (same + 0.3) / (known + 1)
    together = _together(con, number) if dated else 1.0
    return Strangers(reached, shared, together)


def _together(con: Base, number: int) -> float:
    """From all strangers of one given name and surname, because few of the drawn ones are."""
    apart, given, family = con.execute(
        "SELECT count(*) FILTER (WHERE apart) / count(*), avg((same_given_sound)::INT) FILTER (WHERE apart), "
        "avg((same_family_sound)::INT) FILTER (WHERE apart) FROM of_strangers"
    ).fetchall()[0]
    namesakes = con.execute(
        "SELECT count(*) FROM records l JOIN records r ON l.given_sound = r.given_sound AND l.family_sound = r.family_sound "
        "AND l.unique_id < r.unique_id AND greatest(l.born_low - r.born_high, r.born_low - l.born_high) >= 3"
    ).fetchall()[0][0]
    expected = (apart or 0) * number * (number - 1) / 2 * (given or 0) * (family or 0)
    return float(max(1.0, (namesakes + _FEW) / (expected + _FEW)))


def _settings(
    chosen: list[Comparison], strangers: Strangers, of_one: dict[str, list[float]], prior: float
) -> SettingsCreator:
    """Splink is handed the levels themselves (``reached``), as columns of the pairs."""
    comparisons: list[Any] = []
    for each in chosen:
        levels: list[dict[str, Any]] = [
            {"sql_condition": f"{each.name} = -1", "is_null_level": True, "label_for_charts": "unknown"}
        ]
        for place, level in enumerate(each.levels):
            levels.append(
                {
                    "sql_condition": ELSE if level.sql == ELSE else f"{each.name} = {place}",
                    "label_for_charts": level.words,
                    "m_probability": strangers.reached[each.name][place]
                    if level.told_elsewhere
                    else min(1.0, of_one[each.name][place] * strangers.beyond(each, place)),
                    "u_probability": strangers.reached[each.name][place],
                }
            )
            if level.rare:
                levels[-1] |= {"tf_adjustment_column": level.rare, "disable_tf_exact_match_detection": True}
        comparisons.append({"output_column_name": each.name, "comparison_levels": levels})
    comparisons.append(_beyond_both(strangers.together))
    return SettingsCreator(
        "dedupe_only",
        comparisons,
        [],
        probability_two_random_records_match=prior,
        retain_matching_columns=False,
    )


def _beyond_both(together: float) -> dict[str, Any]:
    """Takes from pairs of one given name and surname what the two comparisons count twice."""
    levels = [
        {
            "sql_condition": condition,
            "label_for_charts": condition,
            "m_probability": chance,
            "u_probability": 1.0,
            "fix_m_probability": True,
            "fix_u_probability": True,
        }
        for condition, chance in (("names = 1", 1 / together), (ELSE, 1.0))
    ]
    return {"output_column_name": "names", "comparison_levels": levels}


def _predicted(
    wide: Base, here: Base, model: "_Model", features: Features, told: Callable[[str], None]
) -> Scored:
    """``model`` as it begins, with the prior of one match for each entry. All pairs that may be are looked through by ``wide``; the few
    that are kept are told by ``here``, which may be the same."""
    number, chosen, begun = len(features.records), model.chosen, model.prior
    settings = _settings(chosen, model.strangers, model.of_one, begun)
    told("looking for pairs")
    wide.execute(f"CREATE TABLE blocked AS {blocked()}")
    found = dict(wide.execute("SELECT rule, count(*) FROM blocked GROUP BY rule").fetchall())
    looked_at = tuple(found.get(place, 0) for place in range(len(RULES)))
    told(f"scoring {sum(looked_at):,} pairs")
    levels = reached(wide, chosen, "SELECT a, b FROM blocked")
    wide.execute(f"CREATE TABLE compared AS {levels}")
    a, b, weight = _weighed(wide, chosen, settings)
    evidence = weight - np.log2(begun / (1 - begun))
    prior, probability = _with_prior(evidence, begun, number * (number - 1) / 2)
    kept = probability >= KEPT
    a, b, probability = a[kept], b[kept], probability[kept]
    if wide is not here:
        here.register("likely", pa.table({"a": a, "b": b}))
        levels = reached(here, chosen, "SELECT a, b FROM likely")
        here.execute(f"CREATE TABLE compared AS {levels}")
    told("weighing entries together")
    model = replace(model, prior=prior)
    a, b, probability = _together_weighed(here, model, features, a, b, probability)
    return Scored(a, b, probability, _levels(here, chosen, a, b), prior, looked_at)


@dataclass(frozen=True, slots=True)
class _Model:
    """What was learnt: how often strangers and how often entries of one person reach each level, and the prior odds of a pair."""

    chosen: list[Comparison]
    strangers: Strangers
    of_one: dict[str, list[float]]
    prior: float

    def bits(self, name: str, place: int) -> float:
        return float(np.log2(self.of_one[name][place] / self.strangers.reached[name][place]))


def _together_weighed(
    con: Base, model: _Model, features: Features, a: Ints, b: Ints, probability: Floats
) -> tuple[Ints, Ints, Floats]:
    """The pairs from ``KEPT`` on when all entries of their knots are heard, in order; ``all_compared`` then holds the levels of those and of all others."""
    tied = knots(a, b, probability, len(features.records))
    one, other = pairs_within(tied)
    con.register("within", pa.table({"nth": np.arange(len(one)), "one": one, "other": other}))
    levels = reached(con, model.chosen, "SELECT one AS a, other AS b FROM within")
    con.execute(f"CREATE TABLE inside AS {levels}")
    con.execute(
        "CREATE TABLE all_compared AS SELECT * FROM compared UNION ALL "
        "SELECT inside.* FROM inside LEFT JOIN compared ON inside.a = compared.a AND inside.b = compared.b "
        "WHERE compared.a IS NULL"
    )
    often = ", ".join(f"greatest(tf_{key}_l, tf_{key}_r) AS often_{key}" for key in RARE)
    frame: Any = con.execute(
        f"SELECT inside.*, {often} FROM inside JOIN within ON a = one AND b = other ORDER BY nth"  # noqa: S608  names of columns
    ).fetchnumpy()
    bits = {each.name: _bits(each, model, frame) for each in model.chosen}
    bits["names"] = np.where(np.asarray(frame["names"]) == 1, -np.log2(model.strangers.together), 0.0)
    lists = (model.bits("lists", 0), model.bits("lists", 1)) if "lists" in bits else None
    alone = float(np.log2(model.prior / (1 - model.prior)))
    heard = settled(features.table, tied, Weighed(one, other, bits, alone, lists, model.of_one["born"]))
    apart = ~np.isin(a << 32 | b, one << 32 | other)
    a, b = np.concatenate([a[apart], one]), np.concatenate([b[apart], other])
    odds = 1 / (1 + np.exp2(-np.clip(heard, -60, 60)))
    probability = np.concatenate([probability[apart], odds])
    order = np.lexsort((b, a))
    order = order[probability[order] >= KEPT]
    return a[order], b[order], probability[order]


def _bits(each: Comparison, model: _Model, table: Any) -> Floats:
    """What the level that each pair reaches says for one person, common values counting for less; 0 where it says nothing."""
    seen = _seen(each, model.strangers, table)
    of_one = np.array(model.of_one[each.name])[np.maximum(seen.level, 0)]
    found: Floats = np.where(seen.level >= 0, np.log2(of_one / seen.chance), 0.0)
    return found


def _weighed(con: Base, chosen: list[Comparison], settings: SettingsCreator) -> tuple[Ints, Ints, Floats]:
    """Every pair's ends and Splink's weight for it (log2 odds), from the levels in the table ``compared``."""
    model = settings.get_settings(con.dialect)
    cells = [
        f"CASE {each.name} WHEN -1 THEN -1 ELSE {len(each.levels) - 1} - {each.name} END AS gamma_{each.name}"
        for each in chosen
    ]
    cells += ["names AS gamma_names"] + [f"tf_{key}_{side}" for key in RARE for side in "lr"]
    con.execute(
        "CREATE VIEW __splink__df_comparison_vectors AS "  # noqa: S608  names of columns
        f"SELECT a AS unique_id_l, b AS unique_id_r, '0' AS match_key, {', '.join(cells)} FROM compared"
    )
    *steps, last = predict_from_comparison_vectors_sqls_using_settings(model)
    earlier = ", ".join(f"{step['output_table_name']} AS ({step['sql']})" for step in steps)
    sql = f"SELECT unique_id_l, unique_id_r, match_weight FROM (WITH {earlier} {last['sql']})"  # noqa: S608
    found: Any = con.execute_own(sql).fetchnumpy()
    return (
        found["unique_id_l"].astype(np.int64),
        found["unique_id_r"].astype(np.int64),
        found["match_weight"].astype(np.float64),
    )


def _sessions(con: Base, chosen: list[Comparison], strangers: Strangers) -> Iterator[dict[str, Seen]]:
    """What each rule of ``learning`` lets see of its pairs."""
    for rule in learning.RULES:
        pairs = learning.pairs_of(con, rule)
        if pairs is None:
            continue
        seen = [each for each in chosen if each.name not in rule.blind]
        cells = [each.name for each in seen] + [
            f"greatest(tf_{key}_l, tf_{key}_r) AS often_{key}" for key in RARE
        ]
        table: Any = con.execute(f"SELECT {', '.join(cells)} FROM ({reached(con, seen, pairs)})").fetchnumpy()  # noqa: S608  names of columns
        yield {each.name: _seen(each, strangers, table) for each in seen}


def _seen(each: Comparison, strangers: Strangers, table: Any) -> Seen:
    level = np.asarray(table[each.name]).astype(np.int64)
    level[np.isin(level, [place for place, said in enumerate(each.levels) if said.told_elsewhere])] = -1
    chance = np.array(strangers.reached[each.name])[np.maximum(level, 0)]
    for place, said in enumerate(each.levels):
        if said.rare:
            here = level == place
            often = np.ma.filled(table[f"often_{said.rare}"], np.nan)[here]
            chance[here] = np.where(np.isnan(often), chance[here], often / strangers.beyond(each, place))
    return Seen(level, chance)


def _levels(con: Base, chosen: list[Comparison], a: Ints, b: Ints) -> dict[str, Ints]:
    """The level that each pair reaches in each comparison: the pairs are those of ``all_compared``, in any order."""
    con.register("kept", pa.table({"nth": np.arange(len(a)), "a": a, "b": b}))
    cells = ", ".join(each.name for each in chosen)
    table: Any = con.execute(
        f"SELECT {cells} FROM all_compared JOIN kept USING (a, b) ORDER BY nth"  # noqa: S608  names of columns
    ).fetchnumpy()
    return {each.name: np.asarray(table[each.name]).astype(np.int64) for each in chosen}


def _with_prior(evidence: Floats, prior: float, pairs: float) -> tuple[float, Floats]:
    """The share of matches that makes the probabilities add up to itself (one more step of EM, repeated)."""
    against = np.exp2(-np.clip(evidence, -500, 500))  # once, since powers take most of the time
    probability = np.zeros_like(evidence)
    for _ in range(200):
        np.multiply(against, (1 - prior) / prior, out=probability)
        probability += 1
        np.reciprocal(probability, out=probability)
        found = max(float(probability.sum()) / pairs, 0.1 / pairs)
        if abs(found / prior - 1) < 1e-6:
            break
        prior = min(found, 0.5)
    return prior, probability
