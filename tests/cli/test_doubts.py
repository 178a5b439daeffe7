"""A field on weak ground is worded as a doubt by every command that shows claims of a folder, as `khronika read` words it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import SENTENCE, Program, as_program

DOUBTFUL = "The men that guard the port held about 30 people in Almaty on 9 June 2019."
WHY = "a phrase without a name, which may be nobody who tells"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("once")
    (directory / "sure.txt").write_text(SENTENCE, encoding="utf-8")
    (directory / "doubtful.txt").write_text(DOUBTFUL, encoding="utf-8")
    as_program(directory, "add", "sure.txt", "doubtful.txt")
    return directory


@pytest.fixture
def both(once: Path, tmp_path: Path) -> None:
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)


def _in_one_line(words: str) -> str:
    return " ".join(words.split())


def _question(program: Program) -> str:
    (row, *_) = json.loads(program("questions", "--format", "json", "--place", "Almaty").stdout)
    return str(row["id"])


def test_claims_stand_apart_by_their_ground(program: Program, both: None) -> None:
    told = program("claims").stdout
    sure, doubtful = told.split('Doubtful in what stands behind "perhaps": 1 claim. Check says why.')
    assert "No field on weak ground: 1 claim." in sure
    assert "perhaps" not in sure
    assert "perhaps" in doubtful
    assert told.rstrip().endswith("2 claims.")


def test_jsonl_names_the_fields(program: Program, both: None) -> None:
    rows = [json.loads(line) for line in program("claims", "--format", "jsonl").stdout.splitlines()]
    weak = {row["source"]: [(each["field"], each["because"]) for each in row["weak"]] for row in rows}
    assert weak == {"Interior Ministry": [], "men that guard the port": [("source", WHY)]}


@pytest.mark.parametrize(
    ("lang", "perhaps", "why"),
    [
        ("en", "perhaps men that guard", f"why (1 of 2 claims): {{}}: {WHY}"),
        ("ru", "возможно, men", "(1 из 2 утверждений): {}: слова без имени"),
        ("kk", "мүмкін, men", "(2 мәлімет ішінде 1): {}:"),
    ],
)
def test_a_question_words_its_doubts(program: Program, both: None, lang: str, perhaps: str, why: str) -> None:
    asked = _question(program)
    told = _in_one_line(program("question", asked, "--lang", lang, COLUMNS="240").stdout)
    claims = json.loads(program("question", asked, "--format", "json").stdout)["claims"]
    (doubtful,) = [claim for claim in claims if claim["weak"]]
    assert perhaps in told
    assert why.format(doubtful["id"]) in told


def test_happenings_count_their_doubts_and_one_says_why(program: Program, both: None) -> None:
    (row,) = json.loads(program("incidents", "--format", "json").stdout)
    assert "2 claims in 2 reports, 1 of them doubtful; proposed" in program("incidents").stdout
    assert f"Check: {WHY}" in _in_one_line(program("incident", row["id"]).stdout)
