"""`khronika export` writes what `khronika claims` lists, in every form."""

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from khronika.cli import claims, exits, export
from khronika.publishing.formats import FLAT, FORMATS
from khronika.side_by_side import set_side_by_side
from tests.ledger.reviewed import kept
from tests.publishing.reading_back import IDS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.KHRONIKA_FOLDER = tmp_path
    monkeypatch.chdir(tmp_path)
    for module in (export, claims):
        monkeypatch.setattr(module, "open_folder", lambda *_, **__: nullcontext(tmp_path))
    kept()
    set_side_by_side()


def run(module: Any, *arguments: str) -> Result:
    return CliRunner().invoke(module.command, list(arguments))


def exported(form: str, *arguments: str) -> list[str]:
    done = run(export, form, *arguments)
    assert done.exit_code == 0, done.output
    return [id_.rpartition("/")[2] for id_ in IDS[form](done.stdout_bytes)]


def test_as_the_claims_are_listed() -> None:
    filters: tuple[list[str], ...] = (
        [], ["--kind", "injury"], ["--kind", "release"], ["--place", "Veltria"], ["--place", "Nowhere"], ["--from", "2031-05"],
        ["--to", "2030"], ["--from", "2031", "--kind", "detention"],
    )  # fmt: skip
    sizes = set()
    for asked in filters:
        listed = [
            json.loads(line)["id"] for line in run(claims, "--format", "jsonl", *asked).stdout.splitlines()
        ]
        sizes.add(len(listed))
        for form in FORMATS:
            assert sorted(exported(form, *asked)) == sorted(listed), (form, asked)
    assert len(sizes) > 1


def test_questions_and_incidents() -> None:
    for what in ("questions", "incidents"):
        ids = exported("csv", "--of", what)
        assert ids
        for form in FLAT:
            assert exported(form, "--of", what) == ids
    refused = run(export, "ftm", "--of", "questions")
    assert refused.exit_code == exits.USAGE
    assert "for questions take one of csv" in refused.output


def test_a_file_with_what_it_loses() -> None:
    done = run(export, "acled", "-o", "out.csv", "--losses", "lost.csv")
    assert done.output == "3 claims in out.csv.\n"
    assert "sub_event_type" in Path("lost.csv").read_text(encoding="utf-8-sig")
    assert len(IDS["acled"](Path("out.csv").read_bytes())) == 3
    assert "loses nothing row by row" in run(export, "csv", "--losses", "lost.csv").output


def test_the_columns_are_told_beside_the_file() -> None:
    run(export, "csv", "--of", "incidents", "-o", "out.csv", "--dictionary", "columns.csv")
    told = Path("columns.csv").read_text(encoding="utf-8")
    assert all(
        f"\n{name}," in told
        for name in Path("out.csv").read_text(encoding="utf-8-sig").split("\n")[0].strip().split(",")
    )


def test_a_licence_goes_with_the_file() -> None:
    told = json.loads(run(export, "geojson", "--licence", "CC-BY-4.0").stdout)
    assert told["licence"] == "CC-BY-4.0"


def test_a_place_that_nobody_knows_is_said_to_be() -> None:
    assert "no claim in this folder is placed in “Nowhere”" in run(export, "csv", "--place", "Nowhere").stderr
