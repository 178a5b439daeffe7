"""`khronika estimate`: numbers with their intervals, what must hold, and each refusal with its code."""

import json
from pathlib import Path

import pytest

from khronika.cli import exits
from tests.cli.conftest import Khronika, Program

ROWS = [
    (1, 0, 0, 60),
    (0, 1, 0, 50),
    (1, 1, 0, 30),
    (0, 0, 1, 70),
    (1, 0, 1, 25),
    (0, 1, 1, 24),
    (1, 1, 1, 11),
]
TABLE = "Ward,Court,Press,count\n" + "".join(f"{','.join(map(str, row))}\n" for row in ROWS)
BY_REGION = "region,Ward,Court,Press,count\n" + "".join(
    f"{region},{','.join(map(str, row))}\n" for region in ("north", "south") for row in ROWS
)


def write(text: str) -> str:
    Path("table.csv").write_text(text, encoding="utf-8")
    return "table.csv"


def test_all_methods_with_their_intervals(khronika: Khronika) -> None:
    done = khronika("estimate", write(TABLE))
    assert done.exit_code == exits.FINE
    assert "270 people on 3 lists: Ward, Court, Press." in done.stdout
    assert "graphs averaged" in done.stdout
    assert "log-linear, least BIC" in done.stdout
    assert "These numbers hold only if:" in done.stdout
    assert "probability above it, at most" in done.stdout
    assert "latent classes" in done.stdout
    assert "R-hat of log N" in done.stdout
    assert "seed 0." in done.stdout
    one = khronika("estimate", "table.csv", "--method", "graphs")
    assert "seed not needed." in one.stdout
    assert "seed 3." in khronika("estimate", "table.csv", "--seed", "3", "--method", "graphs").stdout


@pytest.mark.parametrize(("lang", "words"), [("ru", "Пока велись списки"), ("kk", "Тізімдер жүргізілген")])
def test_assumptions_in_other_languages(khronika: Khronika, lang: str, words: str) -> None:
    assert words in khronika("estimate", write(TABLE), "--lang", lang, "--method", "graphs").stdout


def test_json_from_standard_input(khronika: Khronika) -> None:
    done = khronika("estimate", "-", "--method", "graphs", "--seed", "5", "--format", "json", given=TABLE)
    assert done.exit_code == exits.FINE
    said = json.loads(done.stdout)
    (answer,) = said["answers"]
    made = answer["estimate"]
    assert 270 <= made["low"] < made["point"] < made["high"]
    assert made["seed"] == 5
    assert len(made["inputs"]) == 64
    assert answer["graphs"][0]["probability"] > 0
    assert {"lists": ["Ward", "Court"], "probability": pytest.approx(0.5, abs=0.5)} in answer["dependent"]
    assert (
        khronika("estimate", "-", "--method", "graphs", "--seed", "5", "--format", "json", given=TABLE).stdout
        == done.stdout
    )


def test_strata_and_their_sum(khronika: Khronika) -> None:
    done = khronika("estimate", write(BY_REGION), "--by", "region", "--format", "json", "--method", "graphs")
    said = json.loads(done.stdout)
    assert [row["stratum"] for row in said["strata"]] == ["north", "south"]
    parts = [row["estimate"] for row in said["strata"] if row["method"] == "graphs"]
    assert said["pooled"]["graphs"]["estimate"]["observed"] == 540
    assert said["pooled"]["graphs"]["estimate"]["point"] == pytest.approx(
        sum(each["point"] for each in parts), rel=0.05
    )
    text = khronika("estimate", "table.csv", "--by", "region", "--method", "graphs").stdout
    assert "strata added" in text
    assert (
        khronika("estimate", "table.csv", "--by", "region", "--method", "loglinear").exit_code == exits.FINE
    )


def test_four_lists_and_each_left_out(khronika: Khronika) -> None:
    rows = [[*map(str, row[:3]), other, str(row[3] // 2)] for row in ROWS for other in "01"]
    done = khronika(
        "estimate",
        write("a,b,c,d,count\n" + "".join(f"{','.join(row)}\n" for row in rows)),
        "--method",
        "graphs",
    )
    assert done.stdout.count("had one list never been kept") == 1


def test_lists_that_bear_no_estimate(khronika: Khronika) -> None:
    done = khronika("estimate", write("a,b\n1,0\n1,1\n0,1\n"))
    assert done.exit_code == exits.SOME_UNREAD
    assert "no estimate" in done.stdout
    assert done.stdout.count("estimate.few-lists") == 1
    said = json.loads(khronika("estimate", "table.csv", "--format", "json").stdout)
    assert [row["refused"]["rule"] for row in said["answers"]] == ["estimate.few-lists"] * 3
    assert [row["estimate"] for row in said["answers"]] == [None] * 3


def test_a_table_that_is_none(khronika: Khronika) -> None:
    done = khronika("estimate", write("a,b,c,count\n1,0,1,-4\n"))
    assert done.exit_code == exits.SOME_UNREAD
    assert "table.negative-count" in done.stderr
    assert done.stdout == ""
    assert khronika("estimate", "nowhere.csv").exit_code == exits.USAGE


def test_as_a_program(program: Program, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    done = program("estimate", "table.csv", "--method", "graphs")
    assert (done.returncode, done.stderr) == (exits.FINE, "")


def test_a_page_that_stands_alone(khronika: Khronika) -> None:
    rows = [[*map(str, row[:3]), other, str(row[3] // 2)] for row in ROWS for other in "01"]
    table = "<b>,b,c,d,count\n" + "".join(f"{','.join(row)}\n" for row in rows)
    done = khronika("estimate", write(table), "--method", "graphs", "--format", "html", "--lang", "ru")
    assert done.exit_code == exits.FINE
    assert done.stdout.startswith("<!doctype html>")
    # Side by side, overlaps, per list, posterior, sensitivity, graphs' weights, each list left out.
    assert done.stdout.count("<svg") == 7
    assert "<b>" not in done.stdout
    assert "<script" not in done.stdout
    assert "http" not in done.stdout.replace("http://www.w3.org/2000/svg", "")
    assert "Пока велись списки" in done.stdout


def test_the_guarded_interval_and_what_needs_no_assumption(khronika: Khronika) -> None:
    done = khronika("estimate", write(TABLE), "--method", "graphs")
    assert "graphs, guarded" in done.stdout
    assert "if each had at least 10%" in " ".join(done.stdout.split())
    said = json.loads(khronika("estimate", "table.csv", "--method", "graphs", "--format", "json").stdout)
    assert said["guarded"]["estimate"]["high"] > said["answers"][0]["estimate"]["high"]
    assert said["at_most"]["0.5"] > 540
    assert (
        json.loads(khronika("estimate", "table.csv", "--method", "loglinear", "--format", "json").stdout)[
            "guarded"
        ]
        is None
    )


NO_LISTS_MEET = "Ward,Court,Press,count\n1,0,0,5\n0,1,0,4\n0,0,1,3\n"
BAD = {
    "one list": ("Ward\n1\n1\n", "estimate.few-lists", "name somebody: 1"),
    "two lists": ("Ward,Court\n1,0\n1,1\n0,1\n", "estimate.few-lists", "name somebody: 2"),
    "lists that never overlap": (NO_LISTS_MEET, "estimate.no-overlap", "nobody stands both on one of Ward"),
    "one list inside another": (
        "Ward,Court,Press,count\n1,1,0,5\n0,1,0,4\n0,1,1,3\n1,1,1,2\n0,0,1,4\n",
        "estimate.inside",
        "everybody on Ward (7) stands on Court too",
    ),
    "negative counts": ("a,b,c,count\n1,0,1,-4\n", "table.negative-count", "row 2 has a negative count"),
    "fractional counts": ("a,b,c,count\n1,0,1,1.5\n", "table.fractional-count", "row 2 has a fraction"),
    "duplicate columns": ("a,b,A\n1,0,1\n", "table.duplicate-column", "two columns are called a"),
    "a person twice": ("id,a,b,c\np,1,0,1\np,0,1,1\n", "table.person-twice", "1 of the people in column id"),
    "not UTF-8": ("Приют,b,c\n1,0,1\n".encode("cp1251"), "table.encoding", "not in UTF-8"),
    "initials in place of 0 and 1": ("who,a,b,c\nA. B.,1,0,1\n", "table.not-0-1", "row 2 has something other than 0 or 1 in column who"),
}  # fmt: skip


@pytest.mark.parametrize("form", ["table", "json", "html"])
@pytest.mark.parametrize("fault", BAD)
def test_each_fault_says_what_where_and_what_to_do(khronika: Khronika, fault: str, form: str) -> None:
    """Issue 6, bad input, line by line: exit code 1, the rule, the place, a remedy, no number and no traceback."""
    text, rule, where = BAD[fault]
    Path("table.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    done = khronika("estimate", "table.csv", "--format", form)
    assert done.exit_code == exits.SOME_UNREAD
    said = " ".join((done.stdout + done.stderr).split())
    assert rule in said
    assert where in said
    assert "A. B." not in said
    assert "95 % interval 1" not in said
    if rule.startswith("table."):
        assert done.stdout == ""
    elif form == "json":
        assert all(row["estimate"] is None for row in json.loads(done.stdout)["answers"])
