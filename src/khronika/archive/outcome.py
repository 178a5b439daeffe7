"""What is worked out of a part of a store, as rows: its questions with all that their answers are told from, and its comparisons."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from khronika.nouns import Claim, Comparison, Place, Question, Tally
from khronika.nouns.canonical import canonical_json
from khronika.nouns.parsing import parse_json
from khronika.reconciling import Growing, Record, by_question, tallies
from khronika.reconciling.apart import Common, merged
from khronika.reconciling.laying import English

CLAIM_JSON = "body string"
_COUNTS = ("figures", "reports", "outlets", "unnamed", "sources", "untold")
_ROWS = {
    "type": "string",
    "id": "string",
    "kind": "string",
    "first_day": "date",
    "last_day": "date",
    "places": "array<string>",
    **dict.fromkeys(_COUNTS, "int"),
    "body": "string",
    "claims": "array<string>",
    "primaries": "map<string,string>",
    "comparisons": "array<string>",
}
OUTCOME = ", ".join(f"{name} {kind}" for name, kind in _ROWS.items())
QUESTION, COMPARISON = "question", "comparison"


def outcome_of(claims: list[Claim], common: Common, english: English | None) -> Any:
    """``pyarrow.Table`` of ``OUTCOME``, worked out of a part's claims as a record of their own."""
    growing = Growing(common.holding({each.report_id for each in claims}), english)
    growing.add_many(claims)
    questions = growing.questions.values()
    record = replace(
        growing.part((each.id for each in claims), growing.questions),
        comparisons=tuple(growing.comparisons()),
    )
    within, counted = by_question(record), tallies(record)
    rows = [_question(each, record, counted[each.id], within.get(each.id, ())) for each in questions]
    rows += [_comparison(each) for each in record.comparisons]
    return _table(rows)


def merge(outcome: Any) -> Any:
    """The same DataFrame with each question once: what says neither where nor when may have been asked in several parts."""
    from pyspark.sql import functions as F

    held = outcome.persist()
    twice = held.where(F.col("type") == QUESTION).groupBy("id").count().where("count > 1").select("id")
    several = held.join(F.broadcast(twice), "id").select(*_ROWS)
    return (
        held.join(F.broadcast(twice), "id", "left_anti")
        .select(*_ROWS)
        .unionByName(several.groupBy("id").applyInArrow(_merged, OUTCOME))
    )


def _merged(rows: Any) -> Any:
    """One question of several rows with its id."""
    listed = rows.to_pylist()
    questions = [parse_json(Question, row["body"]) for row in listed]
    claims = [parse_json(Claim, text) for row in listed for text in row["claims"]]
    primaries = {key: value for row in listed for key, value in _pairs(row["primaries"])}
    compared = sorted({text for row in listed for text in row["comparisons"]})
    (question,) = merged(questions)
    record = Record((question,), (), primaries, claims={each.id: each for each in claims})
    within = tuple(parse_json(Comparison, text) for text in compared)
    return _table([_question(question, record, tallies(record)[question.id], within)])


def _pairs(told: Any) -> Iterable[tuple[str, str]]:
    """A map as Arrow hands it out: pairs, or a dict."""
    return told.items() if isinstance(told, Mapping) else told


def named(claim: Claim) -> set[tuple[str, str]]:
    """Pairs of (case-folded name, key): what each place of a claim is called, as a desk's folder keeps it."""
    places = claim.places + (claim.figure.scope.places if claim.figure else ())
    return {
        (name.casefold().strip(), place.identity)
        for place in places
        for name in (place.name, place.words)
        if name.strip()
    }


def _around(places: Iterable[Place]) -> Iterator[str]:
    for place in places:
        yield place.identity
        yield from place.path


def _question(
    question: Question, record: Record, tally: Tally, within: Iterable[Comparison]
) -> dict[str, Any]:
    first, last = question.period.bounds() if question.period else (None, None)
    members = sorted(question.members)
    return {
        "type": QUESTION,
        "id": question.id,
        "kind": question.kind.value,
        "first_day": first,
        "last_day": last,
        "places": sorted(set(_around(question.places))),
        **{name: getattr(tally, name) for name in _COUNTS},
        "body": canonical_json(question),
        "claims": [canonical_json(record.claims[key]) for key in members],
        "primaries": [(key, record.primaries[key]) for key in members],
        "comparisons": sorted(map(canonical_json, within)),
    }


def _comparison(found: Comparison) -> dict[str, Any]:
    return dict.fromkeys(_ROWS) | {
        "type": COMPARISON,
        "id": f"{found.a} {found.b}",
        "kind": found.relation.value,
        "body": canonical_json(found),
    }


def _table(rows: list[dict[str, Any]]) -> Any:
    import pyarrow as pa

    kinds = {
        "string": pa.string(),
        "date": pa.date32(),
        "int": pa.int32(),
        "array<string>": pa.list_(pa.string()),
        "map<string,string>": pa.map_(pa.string(), pa.string()),
    }
    schema = pa.schema([pa.field(name, kinds[kind]) for name, kind in _ROWS.items()])
    return pa.Table.from_pylist(rows, schema=schema)
