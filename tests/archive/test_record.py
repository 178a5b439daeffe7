"""A store's claims, set side by side in parts on Spark, are what one machine makes of them; a folder into which they are brought says the same."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from khronika import reading
from khronika.archive import layout
from khronika.archive import record as kept
from khronika.archive.copies import near_copies
from khronika.archive.layout import REPORTS, CannotGoOn
from khronika.archive.partitions import bins_of
from khronika.archive.record import Wanted, is_stale, listed
from khronika.archive.rows import claim_columns, day_of, report_columns
from khronika.archive.schema import claims_arrow, reports_arrow
from khronika.cli.main import main
from khronika.intake import Given, Received
from khronika.intake.lines import report_line
from khronika.intake.offsets import OffsetMap
from khronika.nouns import (
    Attribution,
    Claim,
    Comparison,
    Figure,
    Kind,
    Level,
    PartialDate,
    Place,
    Precision,
    Question,
    Reading,
    Report,
    Scope,
    Source,
    SourceType,
    Span,
    Unit,
    Voice,
    When,
)
from khronika.nouns.parsing import parse_json
from khronika.place_names import english_name
from khronika.reconciling import near_duplicates, reconcile
from tests.cli.conftest import as_program

LONG = " It was said at a briefing in the afternoon, and the same words stood on the page of the paper, which others took over as they were."
BODIES = ("Interior Ministry", "Old Party", "police", "Open Square")
_ORLO = Place("Orlo", Level.COUNTRY, "country:KG", "KG", words="Orlo")
PLACES: tuple[tuple[Place, ...], ...] = (
    (Place("Almaty", Level.CITY, "geonames:1526384", "KZ", ("country:KZ",), "Almaty"),),
    (Place("Kazakhstan", Level.COUNTRY, "country:KZ", "KZ", words="Kazakhstan"),),
    (_ORLO,),
    (),
    (_ORLO, Place("Almaty", Level.CITY, "geonames:1526384", "KZ", ("country:KZ",), "Almaty")),
)
TIMES = (
    When.on(dt.date(2019, 6, 9)),
    When.on(dt.date(2019, 6, 10)),
    None,
    When.days(dt.date(2019, 6, 9), dt.date(2019, 6, 13)),
    When.on(dt.date(2020, 1, 7)),
    When(PartialDate(2019), PartialDate(2019), Precision.YEAR, "in 2019"),
)
NUMBERS = (957, 500, 120, 957, 13)


def reports() -> list[tuple[Report, Reading]]:
    """Made-up reports with two claims each: of some the place or the day is not known, some speak of two countries or of a year; one in three copies another."""
    made = []
    for number in range(60):
        text = (
            f"It is said that {number % 13} people were held, and {number % 9} others. Number {number % 20}."
        )
        text += LONG if number % 6 < 2 else ""
        said = {
            "text": text,
            "id": f"n{number}",
            "lang": "en",
            "outlet": f"Paper {number % 5}",
            "published": f"2019-0{6 + number % 2}-1{number % 4}",
        }
        received = report_line(json.dumps(said).encode(), f"made.jsonl#{number}", Given())
        assert isinstance(received, Received)
        report = received.report
        claims = (_claim(report, number, 3), _claim(report, number * 7 + 1, 20))
        made.append((report, Reading(report.id, claims, reading.RULES_VERSION)))
    return made


def _claim(report: Report, number: int, start: int) -> Claim:
    span, words = Span(start, start + 12), str(NUMBERS[number % 5] + number % 17)
    when, places = TIMES[number % 6], PLACES[number % 11 % 5]
    kind = (Kind.DETENTION, Kind.PROTEST, Kind.INJURY)[number % 13 % 3]
    many, said = float(words), span if number % 5 else None
    figure = Figure(
        words, many, many, Unit.PERSONS, False, "figure.exact", many, span, Scope("people", places, when)
    )
    named = BODIES[number % 4]
    voice = Voice(
        named, Source(named, SourceType.STATE, f"body:{named.replace(' ', '-').lower()}/KZ"), span=span
    )
    return Claim(
        id=Claim.make_id(report.id, kind, span, figure),
        report_id=report.id,
        kind=kind,
        span=span,
        quote=span.of(report.text),
        attribution=Attribution((voice,) if said else (), said, "attr.made"),
        figure=figure,
        places=places,
        when=when,
        rule="test.made",
        confidence=0.9,
        lang="en",
        outlet=report.outlet,
        published=report.published,
    )


def store_of(folder: Path, made: Iterable[tuple[Report, Reading]]) -> None:
    """A store as reading on Spark writes it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    (folder / layout.work(folder).name).mkdir(parents=True)
    (folder / "run.json").write_text("{}", encoding="utf-8")
    for report, outcome in made:
        row = report_columns(report.sha256, Received(report, b"", OffsetMap()), outcome)
        claims = [claim_columns(claim) for claim in outcome.claims]
        for table, rows, schema in (
            ("reports", [row], reports_arrow()),
            ("claims", claims, claims_arrow()),
        ):
            place = folder / table / f"day={day_of(report.published)}"
            place.mkdir(parents=True, exist_ok=True)
            pq.write_table(pa.Table.from_pylist(rows, schema=schema), place / f"{report.id}.parquet")


@pytest.fixture(scope="module")
def store(spark: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "store"
    store_of(folder, reports())
    few = spark.newSession()  # what eight tasks of a few rows cost would be all that is measured
    few.conf.set("spark.sql.shuffle.partitions", "1")
    few.conf.set("spark.sql.adaptive.enabled", "false")
    kept.make(few, folder)
    return folder


def claims() -> list[Claim]:
    return [claim for _, made in reports() for claim in made.claims]


def table(store: Path, name: str) -> list[dict[str, Any]]:
    import pyarrow.dataset as ds

    rows: list[dict[str, Any]] = ds.dataset(store / "record" / name).to_table().to_pylist()
    return rows


def test_parts_on_spark_find_what_one_machine_finds(store: Path) -> None:
    texts = [(report.id, report.text) for report, _ in reports()]
    copies = near_duplicates(texts)
    assert copies
    record = reconcile(claims(), copies, english=english_name)
    questions = [parse_json(Question, row["body"]) for row in table(store, "questions")]
    assert sorted(questions, key=lambda each: each.id) == list(record.questions)
    compared = [parse_json(Comparison, row["body"]) for row in table(store, "comparisons")]
    assert sorted(compared, key=lambda found: (found.a, found.b)) == list(record.comparisons)
    made = kept.summary_of(store)
    assert (made.loose, made.copies) == (0, len(copies))
    assert made.parts > 3


def test_copies_on_spark_are_those_of_one_machine(spark: Any) -> None:
    """Whole texts again, texts with a few words changed, and their copies in turn: bands bring together what is looked at, and nothing else decides."""
    words = [f"word{number}" for number in range(3000)]
    texts = [(f"r{at}", " ".join(words[at * 80 : at * 80 + 60 + at])) for at in range(30)]
    texts += [(f"r{at}b", text) for at, (_, text) in enumerate(texts[:6])]
    texts += [
        (f"r{at}c", " ".join([*text.split()[: 60 - 2 * at], "other", "words"]))
        for at, (_, text) in enumerate(texts[:20])
    ]
    found = near_copies(spark.createDataFrame([*texts, ("empty", "")], "id string, text string"))
    assert found == near_duplicates(texts)
    assert 5 < len(found) < 20


def brought_claims(directory: Path) -> list[dict[str, Any]]:
    listed = as_program(directory, "claims", "--folder", "desk", "--format", "jsonl").stdout
    return [json.loads(line) for line in listed.splitlines()]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), env={"COLUMNS": "110"})


def test_a_folder_into_which_it_is_brought_says_the_same(store: Path, tmp_path: Path) -> None:
    brought = as_program(tmp_path, "import-claims", str(store), "--folder", "desk")
    assert brought.returncode == 0, brought.stderr
    assert "60 reports brought with 120 claims, 0 known before" in brought.stdout
    for asked in (
        (),
        ("--kind", "detention", "--place", "Kazakhstan", "--from", "2019-06-10", "--lang", "ru"),
        ("--place", "almaty", "--lattice"),
        ("--format", "json", "--to", "2019-06-09"),
        ("--format", "csv"),
        ("--place", "Almata"),
    ):
        of_store = run("questions", "--claims", str(store), *asked)
        assert of_store.exit_code == 0, of_store.output
        of_folder = as_program(tmp_path, "questions", "--folder", "desk", *asked)
        assert of_store.stdout == of_folder.stdout
    again = as_program(tmp_path, "import-claims", str(store), "--folder", "desk")
    assert "0 reports brought with 0 claims, 60 known before" in again.stdout
    checked = as_program(tmp_path, "verify", "--folder", "desk")
    assert checked.returncode == 0, checked.stdout
    assert {each["id"] for each in brought_claims(tmp_path)} == {claim.id for claim in claims()}


def test_a_slice_is_brought_and_a_killed_run_is_run_again(store: Path, tmp_path: Path) -> None:
    chosen = ("--country", "kg", "--month", "2019-06", "--where", "outlet=Paper 1", "--folder", "desk")
    wanted = {
        report.id
        for report, made in reports()
        if report.outlet == "Paper 1"
        and "2019-06" in str(report.published)
        and any(place.country == "KG" for claim in made.claims for place in claim.places)
    }
    assert 1 < len(wanted) < 20
    for step in ("keep", "record_reading"):
        died = as_program(tmp_path, "import-claims", str(store), *chosen, KHRONIKA_TEST_DIES=step)
        assert died.returncode != 0
    brought = as_program(tmp_path, "import-claims", str(store), *chosen)
    assert brought.returncode == 0, brought.stderr
    assert "1 known before" in brought.stdout
    ids = {claim.id for report, made in reports() if report.id in wanted for claim in made.claims}
    assert {each["id"] for each in brought_claims(tmp_path)} == ids


def test_what_other_rules_read_is_read_anew(tmp_path: Path) -> None:
    report, made = reports()[0]
    store_of(tmp_path / "store", [(report, replace(made, rules_version="rules-of-long-ago"))])
    brought = as_program(tmp_path, "import-claims", "store", "--folder", "desk")
    assert "1 report read anew by these" in " ".join(brought.stderr.split())
    assert "1 report brought with 0 claims" in brought.stdout  # the tests' reading finds nothing in it


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--country", "Kazakhstan"), "a code of two letters"),
        (("--month", "June"), "a year and a month"),
        (("--where", "text=x"), "FIELD=VALUE"),
        (("--apply", "--by", "A."), "leave --apply"),
    ],
)
def test_what_no_slice_is_is_refused(store: Path, arguments: tuple[str, ...], told: str) -> None:
    refused = run("import-claims", str(store), *arguments)
    assert refused.exit_code == 2
    assert told in " ".join(refused.output.split())


def test_a_store_that_was_not_compared_says_how(tmp_path: Path) -> None:
    store_of(tmp_path / "store", reports()[:1])
    refused = run("questions", "--claims", str(tmp_path / "store"))
    assert refused.exit_code == 2
    assert "khronika reconcile" in refused.output
    with pytest.raises(CannotGoOn, match="no store"):
        listed(tmp_path, Wanted())
    both = run("questions", "--claims", str(tmp_path), "--folder", "desk")
    assert "leave one out" in both.output


def test_a_store_is_compared_on_spark_or_not_at_all(store: Path, tmp_path: Path) -> None:
    for asked, told in (
        ((str(store),), "A folder is a store"),
        ((str(store), "--engine", "spark", "--format", "jsonl"), "A folder is a store"),
        ((str(tmp_path), "--engine", "spark"), "no store of claims"),
        (("-", "--most", "5000"), "add --engine spark"),
    ):
        refused = run("reconcile", *asked)
        assert refused.exit_code == 2
        assert told in " ".join(refused.output.split())


def test_reports_that_came_since_are_told(store: Path) -> None:
    assert not is_stale(store)
    file = layout.files(store, REPORTS)[0]
    late = file.with_name("late.parquet")
    late.write_bytes(file.read_bytes())
    assert is_stale(store)
    late.unlink()


def test_small_parts_share_a_process_and_large_ones_have_their_own() -> None:
    assert bins_of({"a": 5, "b": 3, "c": 2, "d": 1}, 5) == {"a": "a", "b": "b", "c": "b", "d": "d"}
