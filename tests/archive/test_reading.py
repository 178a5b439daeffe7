"""An archive of every form, read on Spark: what `khronika read` would say, once, and after a kill as without one."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from khronika.archive import CannotGoOn, Options, inputs, layout, reading
from khronika.archive.layout import CLAIMS, REPORTS
from khronika.archive.reading import plan_days, read_archive
from khronika.archive.schema import claim_schema, claims_arrow, reports_arrow
from khronika.attempt import read_or_say_why
from khronika.intake import Given
from khronika.intake.lines import report_line
from khronika.nouns import Reading, digest
from khronika.nouns.parsing import parse_json
from khronika.nouns.rows import report_row
from tests.intake.make import answer, warc

VERSIONS = {"khronika": "0", "rules": "r"}
OPTIONS = Options()
HELD = "Police in Orlo detained {} people on Sunday, the interior ministry said."
ADDRESS = "https://orlo.example/{}"


def line(number: int, day: str = "2019-06-10") -> bytes:
    said = {
        "text": HELD.format(number),
        "id": f"n{number}",
        "published": day,
        "outlet": "Orlo Post",
        "lang": "en",
    }
    return json.dumps(said).encode()


def read(spark: Any, archive: Path, out: Path, options: Options = OPTIONS, chunk: int = 100) -> reading.Tally:
    with layout.opened(out, options, VERSIONS):
        return read_archive(spark, archive, out, options, chunk=chunk)


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq

    read = [row for file in layout.files(out, table) for row in pq.ParquetFile(file).read().to_pylist()]
    return sorted(read, key=lambda row: json.dumps(row, sort_keys=True))


def as_bytes(out: Path) -> bytes:
    return json.dumps(rows(out, CLAIMS), sort_keys=True).encode()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq
    import zstandard

    folder = tmp_path_factory.mktemp("archive")
    (folder / "a.jsonl").write_bytes(
        b"\n".join([line(11), line(12), b"no json", b"", line(11), b'{"text": "\xff"}'])
    )
    (folder / "b.jsonl.gz").write_bytes(
        gzip.compress(line(13, "2019-06-11") + b"\n" + line(14, "2019-06-11"))
    )
    (folder / "c.jsonl.zst").write_bytes(
        zstandard.compress(line(15, "2019-06-11") + b"\n" + line(16, "never"))
    )
    table = {
        "text": [HELD.format(17), None],
        "title": ["Sunday in Orlo", "Nothing"],
        "published": ["2019-06-12", None],
    }
    pq.write_table(pa.table(table | {"lang": ["en", "en"]}), folder / "d.parquet")
    listed = folder / "listed"
    (listed / "texts").mkdir(parents=True)
    gdelt = ["x"] * 59
    (listed / "e.urls.tsv").write_text(
        "".join("\t".join([*gdelt, "20190613101500", ADDRESS.format(n)]) + "\n" for n in (1, 2)),
        encoding="utf-8",
    )
    (listed / "texts" / f"{digest(ADDRESS.format(1).encode())}.txt").write_text(
        HELD.format(18), encoding="utf-8"
    )
    page = f"<html><body><article><p>{HELD.format(19)}</p></article></body></html>".encode()
    (folder / "f.warc.gz").write_bytes(warc(answer(page, address=ADDRESS.format(3))))
    return folder


@pytest.fixture(scope="module")
def store(spark: Any, archive: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, reading.Tally]:
    out = tmp_path_factory.mktemp("out") / "store"
    return out, read(spark, archive, out)


def test_every_form_is_read_and_what_was_not_has_its_reason(store: tuple[Path, reading.Tally]) -> None:
    out, tally = store
    figures = sorted(row["figure"]["low"] for row in rows(out, CLAIMS))
    assert figures == [11, 12, 13, 14, 15, 16, 17, 18, 19]
    refused = {
        row["origin"].split("#")[0].split("/")[-1]: row["unread"]["rule"]
        for row in rows(out, REPORTS)
        if row["unread"]
    }
    assert refused == {"a.jsonl": "intake.line", "d.parquet": "intake.line", "e.urls.tsv": "archive.no-text"}
    assert (tally.reports, tally.claims, tally.by_rule) == (9, 9, {"intake.line": 3, "archive.no-text": 1})
    days = {file.parent.name for file in layout.files(out, REPORTS)}
    assert days == {f"day=2019-06-{day}" for day in (10, 11, 12, 13)} | {"day=unknown"}
    assert all((row["reading"] is None) == (row["unread"] is not None) for row in rows(out, REPORTS))


def test_rows_are_those_of_one_machine(store: tuple[Path, reading.Tally]) -> None:
    for number in (11, 12):
        received = report_line(line(number), "a", Given())
        outcome = read_or_say_why(received.report)  # type: ignore[union-attr]
        assert isinstance(outcome, Reading)
        plain = report_row(received.report, outcome)  # type: ignore[union-attr]
        kept = [row for row in rows(store[0], CLAIMS) if row["report_id"] == outcome.report_id]
        assert [
            {name: row[name] for name in row.keys() - {"report_id", "countries"}} for row in kept
        ] == plain["claims"]
        (report,) = (row for row in rows(store[0], REPORTS) if row["id"] == outcome.report_id)
        assert parse_json(Reading, report["reading"]) == outcome
        jsonschema.validate(plain["claims"][0], closed(claim_schema()))


def test_the_tables_are_of_the_schema(store: tuple[Path, reading.Tally]) -> None:
    import pyarrow.parquet as pq

    for table, schema in ((REPORTS, reports_arrow()), (CLAIMS, claims_arrow())):
        for file in layout.files(store[0], table):
            written = pq.ParquetFile(file).schema_arrow
            assert written.names == schema.names
            assert [plain(field.type) for field in written] == [plain(field.type) for field in schema]


def test_again_nothing_is_read_and_a_day_more_is_read_alone(
    spark: Any, archive: Path, tmp_path: Path, store: tuple[Path, reading.Tally]
) -> None:
    import shutil

    out, more = tmp_path / "store", tmp_path / "archive"
    shutil.copytree(store[0], out)
    shutil.copytree(archive, more)
    before = as_bytes(out)
    (more / "g.jsonl").write_bytes(line(20, "2019-06-14"))
    (more / "listed" / "texts" / f"{digest(ADDRESS.format(2).encode())}.txt").write_text(
        HELD.format(21), encoding="utf-8"
    )
    tally = read(spark, more, out)
    assert (tally.reports, tally.claims, tally.by_rule) == (2, 2, {})
    assert tally.kept == 13
    assert {row["figure"]["low"] for row in rows(out, CLAIMS)} == set(range(11, 22))
    assert read(spark, more, out).reports == 0
    assert before == as_bytes(store[0])


class Killed(BaseException):
    pass


def test_killed_between_and_inside_chunks_it_goes_on(
    spark: Any, archive: Path, out: Path, store: tuple[Path, reading.Tally], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, moved = layout.os.replace, 0

    def replace(source: Path, place: Path) -> None:
        nonlocal moved
        moved += place.suffix == ".parquet"
        if moved == 4:
            raise Killed
        real(source, place)

    monkeypatch.setattr(layout.os, "replace", replace)
    with pytest.raises(Killed):
        read(spark, archive, out, chunk=3)
    with pytest.raises(CannotGoOn, match="same command again"):
        layout.require_store(out)
    monkeypatch.undo()
    tally = read(spark, archive, out, chunk=3)
    assert tally.kept > 0
    assert as_bytes(out) == as_bytes(store[0])
    assert len(rows(out, REPORTS)) == len(rows(store[0], REPORTS))


def test_another_run_is_refused_in_words(archive: Path, store: tuple[Path, reading.Tally]) -> None:
    with pytest.raises(CannotGoOn, match="other options"), layout.opened(store[0], Options("ru"), VERSIONS):
        pass
    with (
        pytest.raises(CannotGoOn, match="other rules"),
        layout.opened(store[0], OPTIONS, VERSIONS | {"rules": "s"}),
    ):
        pass
    with pytest.raises(CannotGoOn, match="no store of ours"), layout.opened(archive, OPTIONS, VERSIONS):
        pass
    held = layout.opened(store[0], OPTIONS, VERSIONS)
    again = layout.opened(store[0], OPTIONS, VERSIONS)
    with held, pytest.raises(CannotGoOn, match="another khronika"), again:
        pass


def test_a_report_that_takes_too_long_is_listed(spark: Any, tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(line(1) + b"\n" + line(2))
    tally = read(spark, tmp_path / "a.jsonl", out, Options(seconds=1e-5))
    assert (tally.reports, tally.by_rule) == (0, {"reading.too-long": 2})


@pytest.mark.parametrize(
    ("days", "planned", "chunks"),
    [
        ({}, {}, 0),
        ({"a": 3, "b": 4, "c": 4}, {"a": (0, 1), "b": (0, 1), "c": (1, 1)}, 2),
        ({"a": 1, "b": 25, "c": 1}, {"a": (0, 1), "b": (1, 3), "c": (4, 1)}, 5),
        ({"a": 10}, {"a": (0, 1)}, 1),
    ],
)
def test_neighbouring_days_share_a_chunk(days: dict[str, int], planned: object, chunks: int) -> None:
    assert plan_days(days, 10) == (planned, chunks)


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [("a.urls.tsv", "no\theader\n", "no column url"), ("nothing", None, "no file or folder")],
)
def test_what_cannot_be_taken_is_said(tmp_path: Path, name: str, body: str | None, why: str) -> None:
    if body is not None:
        (tmp_path / name).write_text(body, encoding="utf-8")
    with pytest.raises(CannotGoOn, match=why):
        [list(inputs.listed(found, OPTIONS)) for found in inputs.found(tmp_path / name).lists]


def test_a_text_outside_the_lists_folder_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(HELD.format(1), encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.urls.tsv").write_text(
        "url\tfile\nhttps://orlo.example\t../secret.txt\n", encoding="utf-8"
    )
    (item,) = inputs.listed(tmp_path / "in" / "a.urls.tsv", OPTIONS)
    (refused,) = inputs.received(item, OPTIONS)
    assert refused.rule == "archive.no-text"  # type: ignore[union-attr]


def closed(schema: Any) -> Any:
    """The schema, with every field required and no other allowed."""
    if isinstance(schema, dict):
        inner = {key: closed(value) for key, value in schema.items()}
        if "properties" in schema:
            inner |= {"required": list(schema["properties"]), "additionalProperties": False}
        return inner
    return (
        [closed(each) for each in schema]
        if isinstance(schema, Sequence) and not isinstance(schema, str)
        else schema
    )


def plain(kind: Any) -> Any:
    """An Arrow type without what Parquet calls the inside of its lists."""
    import pyarrow as pa

    if pa.types.is_list(kind):
        return ["list", plain(kind.value_type)]
    if pa.types.is_struct(kind):
        return [(field.name, plain(field.type)) for field in kind]
    return str(kind)
