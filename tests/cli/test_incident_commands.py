"""What the commands tell of a happening, and what they record of a person's decision."""

import json
import shutil
from pathlib import Path

import pytest

from khronika.cli import exits
from khronika.reconciling import RULES_VERSION
from tests.cli.conftest import SENTENCE, Program, as_program

ELSEWHERE = "The Old Party held about 700 people in Kazakhstan on 9 June 2019."
WHY = ("--by", "Aru", "--reason", "two rallies")


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Three reports of one happening in a folder, made once: that takes seconds; and their claims' ids."""
    directory = tmp_path_factory.mktemp("once")
    for number, words in enumerate((SENTENCE, f"Once more. {SENTENCE}", f"And so. {SENTENCE} {ELSEWHERE}")):
        head = f"---\noutlet: Paper {number}\npublished: 2019-06-{10 + number}\n---\n"
        (directory / f"{number}.md").write_text(head + words, encoding="utf-8")
    as_program(directory, "add", "0.md", "1.md", "2.md")
    told = as_program(directory, "claims", "--format", "jsonl", "--place", "Almaty").stdout
    return directory, [json.loads(line)["id"] for line in told.splitlines()]


@pytest.fixture
def three(once: tuple[Path, list[str]], tmp_path: Path) -> list[str]:
    """The claims' ids, in a folder of this test's own."""
    directory, claims = once
    shutil.copytree(directory, tmp_path, dirs_exist_ok=True)
    return claims


def _incident(program: Program) -> dict:
    found = json.loads(program("incidents", "--format", "json").stdout)
    return next(each for each in found if each["places"][0]["name"] == "Almaty")


def test_a_question_carries_everything_with_ids(program: Program, three: list[str]) -> None:
    (row,) = json.loads(program("questions", "--format", "json", "--place", "Almaty").stdout)
    whole = json.loads(program("question", row["id"], "--format", "json").stdout)
    assert whole["titles"]["ru"] == "Алматы, 9 июня 2019 года: сколько человек было задержано?"
    assert whole["rules_version"] == RULES_VERSION
    assert set(whole["answers"]) == {"en", "ru", "kk"}
    assert whole["behind"]["outlets"] == 3
    assert {claim["id"] for claim in whole["claims"]} == set(three)
    (incident,) = [each for each in whole["incidents"] if each["id"] == _incident(program)["id"]]
    assert {link["claim"] for link in incident["links"]} == set(three)
    assert all(link["reason"] and link["rule"] for link in incident["links"])
    (series,) = whole["series"]
    assert {*series["statements"], *series["retellings"]} == set(three)
    assert (whole["doubts"], len(whole["wider"])) == ([], 1)
    page = program("question", row["id"], "--lang", "kk").stdout
    assert page.startswith("Алматы, 2019 жылғы 9 маусым: қанша адам ұсталды?")
    assert "Бұл мәліметтер айтатын оқиғалар:" in page
    assert "Бір-біріне қатысы және себебі:" in page
    assert "(relay.same-source-same-number)" in page
    assert row["titles"] == whole["titles"]
    assert row["answers"] == whole["answers"]
    assert "ұстау; Алматы, 2019 жылғы 9 маусым" in " ".join(page.split())
    assert all(set(link["reasons"]) == {"en", "ru", "kk"} for link in incident["links"])
    told = " ".join(program("incident", incident["id"], "--lang", "ru").stdout.split())
    assert "Говорит об этом: задержание; Алматы, 9 июня 2019 года." in told


def test_decisions_are_kept_and_a_split_is_heeded(program: Program, three: list[str]) -> None:
    incident = _incident(program)["id"]
    shown = program("incident", incident, "--confirm", *WHY)
    assert "; confirmed" in shown.stdout
    assert "Aru: confirm (3 claims). two rallies" in shown.stdout
    done = program("incident", incident, "--split", three[2], *WHY)
    assert "kept apart" in done.stderr
    found = json.loads(program("incidents", "--format", "json").stdout)
    groups = [{link["claim"] for link in each["links"]} for each in found]
    assert {three[2]} in groups
    assert set(three[:2]) in groups
    again = program("incident", incident, "--confirm", *WHY)
    assert again.returncode == exits.FINE


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--confirm", "--withdraw", *WHY), exits.USAGE, "one thing at a time"),
        (("--confirm",), exits.USAGE, "names who decides and why"),
        (("--split", "c-0", *WHY), exits.USAGE, "tells of no such incident"),
    ],
)
def test_what_cannot_be_decided_is_said(
    program: Program, three: list[str], arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = program("incident", _incident(program)["id"], *arguments)
    assert (done.returncode, said in done.stderr) == (code, True)


def test_a_withdrawn_report_answers_nothing_and_stays(program: Program, three: list[str]) -> None:
    lines = program("claims", "--format", "jsonl").stdout.splitlines()
    report = next(json.loads(line)["report"] for line in lines if three[0] in line)
    done = program("withdraw", report, *WHY)
    assert "is withdrawn" in done.stdout
    assert "was withdrawn before" in program("withdraw", report, *WHY).stdout
    (row,) = json.loads(program("questions", "--format", "json", "--place", "Almaty").stdout)
    assert row["figures"] == 2
    assert program("withdraw", "r-none", *WHY).returncode == exits.NOT_HERE
