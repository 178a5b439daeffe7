"""A store's claims set side by side, part by part, on Spark: what one machine would find, unchanged inside each part (``reconciling.apart``).

First what every part must know is gathered; then each claim's ties; then parts are made of these, which takes one process the stretches of days, the
claims that lie in none, and what ties them; then each part is worked out by ``Growing``, as a desk's folder is.
"""

import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from khronika.archive.copies import near_copies
from khronika.archive.outcome import CLAIM_JSON, OUTCOME, merge, outcome_of
from khronika.nouns import Claim, Reading
from khronika.nouns.canonical import canonical_json
from khronika.nouns.parsing import parse_json
from khronika.place_names import english_name
from khronika.reconciling.apart import Common, nodes_of, parts_of, stretches

# Claims that one process works out at once, some 10 kB each.
MOST = 50_000
_TIES = (
    "claim string, report string, body string, names array<struct<name:string,key:string>>, "
    "runs array<struct<country:string,family:string,first:int,last:int>>, keys array<struct<key:string,alone:boolean>>"
)


@dataclass(frozen=True, slots=True)
class Made:
    """``outcome`` has a row for each question and each comparison, ``places`` the names of places with their keys, ``groups`` the reports that copy
    one another. ``loose`` claims are of parts that were too large: what a number alone ties them to may be left out."""

    claims: int
    parts: int
    largest: int
    loose: int
    groups: tuple[tuple[str, ...], ...]
    outcome: Any
    places: Any


def set_apart(reports: Any, most: int = MOST, told: Callable[[str], None] = lambda _: None) -> Made:
    """``reports``: a DataFrame with ``id``, ``text`` and ``reading``, each report once, those alone that were read."""
    spark = reports.sparkSession
    told("looking for copies")
    groups = near_copies(reports)
    told("gathering names")
    common = _common(spark, reports, groups)
    told("tying claims")
    handed = spark.sparkContext.broadcast(common)
    tied = reports.select("reading").mapInArrow(_tying(handed), _TIES).persist()
    bins, parts, largest, loose = _binned(spark, tied, most)
    told(f"comparing in {parts:,} parts")
    placed = tied.mapInArrow(_placing(bins), "bin string, report string, body string")
    outcome = placed.groupBy("bin").applyInArrow(_working(handed), OUTCOME)
    places = tied.selectExpr("explode(names) AS named").selectExpr("named.name", "named.key").distinct()
    return Made(tied.count(), parts, largest, loose, groups, merge(outcome), places)


def _common(spark: Any, reports: Any, groups: tuple[tuple[str, ...], ...]) -> Common:
    from pyspark.sql import functions as F

    common = Common()
    copied = spark.createDataFrame([(each,) for group in groups for each in group], "id string")
    bodies = reports.join(F.broadcast(copied), "id").select("reading").mapInArrow(_firsts, CLAIM_JSON)
    common.copied(groups, [parse_json(Claim, row["body"]) for row in bodies.collect()])
    for learn in (Common.learn, Common.learn_bodies):
        handed = spark.sparkContext.broadcast(common)
        halves = reports.select("reading").mapInArrow(_learning(learn, handed), "half binary").persist()
        halves.count()  # all at once; they are fetched one after another, since together they may be large
        for row in halves.toLocalIterator():
            common.add(pickle.loads(row["half"]))  # noqa: S301  made by ourselves, a moment ago
        halves.unpersist()
    return common


def _claims(batch: Any) -> Iterator[tuple[Claim, ...]]:
    for text in batch["reading"].to_pylist():
        yield parse_json(Reading, text).claims


def _firsts(batches: Iterable[Any]) -> Iterator[Any]:
    """Of each report the claim with the smallest id."""
    import pyarrow as pa

    for batch in batches:
        firsts = [min(claims, key=lambda each: each.id) for claims in _claims(batch) if claims]
        yield pa.RecordBatch.from_pydict({"body": pa.array(map(canonical_json, firsts), pa.string())})


def _learning(learn: Callable[..., None], handed: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def learning(batches: Iterable[Any]) -> Iterator[Any]:
        import pyarrow as pa

        known, mine = handed.value, Common()
        half = Common(known.names, known.bodies, {}, known.groups, known.firsts, known.leaders)
        for batch in batches:
            claims = chain.from_iterable(_claims(batch))
            learn(half if learn is Common.learn_bodies else mine, claims, english_name)
        mine.stems = half.stems
        yield pa.RecordBatch.from_pydict({"half": pa.array([pickle.dumps(mine)], pa.binary())})

    return learning


def _tying(handed: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def tying(batches: Iterable[Any]) -> Iterator[Any]:
        import pyarrow as pa

        from khronika.archive.outcome import named

        schema = pa.schema(
            [
                *(pa.field(name, pa.string()) for name in ("claim", "report", "body")),
                pa.field(
                    "names",
                    pa.list_(pa.struct([pa.field("name", pa.string()), pa.field("key", pa.string())])),
                ),
                pa.field(
                    "runs",
                    pa.list_(
                        pa.struct(
                            [
                                *(pa.field(name, pa.string()) for name in ("country", "family")),
                                *(pa.field(name, pa.int32()) for name in ("first", "last")),
                            ]
                        )
                    ),
                ),
                pa.field(
                    "keys",
                    pa.list_(pa.struct([pa.field("key", pa.string()), pa.field("alone", pa.bool_())])),
                ),
            ]
        )
        for batch in batches:
            claims = {each.id: each for found in _claims(batch) for each in found}
            rows = [
                {
                    "claim": ties.claim,
                    "report": claims[ties.claim].report_id,
                    "body": canonical_json(claims[ties.claim]),
                    "names": [{"name": name, "key": key} for name, key in sorted(named(claims[ties.claim]))],
                    "runs": [
                        dict(zip(("country", "family", "first", "last"), run, strict=True))
                        for run in ties.runs
                    ],
                    "keys": [
                        {"key": key, "alone": alone} for key, alone in sorted(dict(sorted(ties.keys)).items())
                    ],
                }
                for ties in handed.value.ties(claims.values(), english_name)
            ]
            yield from pa.Table.from_pylist(rows, schema=schema).to_batches()

    return tying


def _binned(spark: Any, tied: Any, most: int) -> tuple[Any, int, int, int]:
    """How parts are told (see ``_placing``), how many there are, the claims of the largest and of those that were made loose."""
    from pyspark.sql import functions as F

    runs = tied.selectExpr("explode(runs) AS run").selectExpr("run.*").distinct().collect()
    named = stretches((row["country"], row["family"], row["first"], row["last"]) for row in runs)
    handed = spark.sparkContext.broadcast(named)
    nodes = tied.mapInArrow(
        _noding(handed), "nodes array<string>, keys array<struct<key:string,alone:boolean>>"
    ).persist()
    first = F.col("nodes")[0].alias("node")
    weights = {row["node"]: row["count"] for row in nodes.groupBy(first).count().collect()}
    several = nodes.where(F.size("nodes") > 1).select("nodes").distinct()
    keyed = (
        nodes.select(first, F.explode("keys").alias("key"))
        .groupBy("key.key")
        .agg(F.max("key.alone").alias("alone"), F.collect_set("node").alias("nodes"))
        .where((F.size("nodes") > 1) & F.col("alone"))
    )
    pairs = [("", row["nodes"]) for row in several.collect()]
    pairs += [(row["key"], row["nodes"]) for row in keyed.collect()]
    nodes.unpersist()
    found = parts_of(weights, pairs, most)
    sizes: Counter[str] = Counter()
    for node, many in weights.items():
        sizes[found.of.get(node, node)] += many
    bins = bins_of(sizes, most)
    of = {node: bins[found.of.get(node, node)] for node in weights}
    loose = sum(weights[node] for node in found.loose)
    return (
        spark.sparkContext.broadcast((named, of)),
        len(sizes),
        max(sizes.values(), default=0),
        loose,
    )


def bins_of(sizes: Mapping[str, int], most: int) -> dict[str, str]:
    """Small parts share a bin, which one process works out at once: they have nothing to do with each other, and one start serves them all."""
    bins: dict[str, str] = {}
    held, name = 0, ""
    for part, size in sorted(sizes.items(), key=lambda each: (-each[1], each[0])):
        if not name or held + size > most:
            held, name = 0, part
        bins[part] = name
        held += size
    return bins


def _nodes(row: Mapping[str, Any], named: Mapping[Any, str]) -> list[str]:
    runs = ((run["country"], run["family"], run["first"], run["last"]) for run in row["runs"])
    return nodes_of(row["claim"], (named[run] for run in runs))


def _noding(handed: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def noding(batches: Iterable[Any]) -> Iterator[Any]:
        import pyarrow as pa

        for batch in batches:
            nodes = [_nodes(row, handed.value) for row in batch.select(["claim", "runs"]).to_pylist()]
            columns = [pa.array(nodes, pa.list_(pa.string())), batch["keys"]]
            yield pa.RecordBatch.from_arrays(columns, ["nodes", "keys"])

    return noding


def _placing(handed: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def placing(batches: Iterable[Any]) -> Iterator[Any]:
        import pyarrow as pa

        named, bins = handed.value
        for batch in batches:
            rows = batch.select(["claim", "runs"]).to_pylist()
            of = pa.array([bins[_nodes(row, named)[0]] for row in rows], pa.string())
            yield pa.RecordBatch.from_arrays([of, batch["report"], batch["body"]], ["bin", "report", "body"])

    return placing


def _working(handed: Any) -> Callable[[Any], Any]:
    def working(part: Any) -> Any:
        claims = [parse_json(Claim, text) for text in part["body"].to_pylist()]
        return outcome_of(claims, handed.value, english_name)

    return working
