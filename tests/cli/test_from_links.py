"""`khronika estimate --from-links`: linkages drawn from a file of links, and files that are none."""

import csv
import json
import random
from pathlib import Path

import pytest

from tests.cli.conftest import Khronika

COLUMNS = (
    "kind",
    "a",
    "list_a",
    "row_a",
    "b",
    "list_b",
    "row_b",
    "person",
    "probability",
    "proposed",
    "decided",
    "reasons",
    "by_place",
)


def links(path: Path, probability: float, decided: str = "") -> None:
    """200 people, each on three lists with chances of a half; all links between a person's entries equally likely."""
    rng = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(COLUMNS)
        for person in range(200):
            on = [name for name in "abc" if rng.random() < 0.5]
            ids = [f"p-{person}{name}" for name in on]
            for key, name in zip(ids, on, strict=True):
                out.writerow(
                    (
                        "entry",
                        key,
                        name,
                        person,
                        "",
                        "",
                        "",
                        f"h-{person}",
                        "",
                        "",
                        "",
                        "",
                        "Тараз" if person % 2 else "Актау",
                    )
                )
            for at, first in enumerate(ids):
                for second in ids[at + 1 :]:
                    out.writerow(
                        ("pair", first, "", "", second, "", "", "", probability, "yes", decided, "x")
                    )


def answer(khronika: Khronika, path: Path, probability: float, method: str) -> dict[str, float]:
    links(path, probability)
    done = khronika(
        "estimate", "--from-links", path.name, "--format", "json", "--seed", "3", "--method", method
    )
    assert done.exit_code == 0, done.output
    found: dict[str, float] = json.loads(done.output)["answers"][0]["estimate"]
    return found


@pytest.mark.parametrize("method", ["graphs", "loglinear"])
def test_doubtful_links_widen_the_interval(khronika: Khronika, tmp_path: Path, method: str) -> None:
    sure = answer(khronika, tmp_path / "links.csv", 0.9999, method)
    doubtful = answer(khronika, tmp_path / "links.csv", 0.9, method)
    assert sure["low"] <= 200 <= sure["high"]
    assert doubtful["high"] - doubtful["low"] > sure["high"] - sure["low"]


def test_decisions_leave_no_doubt(khronika: Khronika, tmp_path: Path) -> None:
    links(tmp_path / "links.csv", 0.5, "same")
    done = khronika("estimate", "--from-links", "links.csv", "--format", "json", "--method", "graphs")
    found = json.loads(done.output)["answers"][0]["estimate"]
    low, high = dict(found["settings"])["people on lists, by linkage"].split(" to ")
    assert low == high


@pytest.mark.parametrize("method", ["graphs", "loglinear"])
def test_strata_are_estimated_apart_and_added(khronika: Khronika, tmp_path: Path, method: str) -> None:
    links(tmp_path / "links.csv", 0.95)
    asked = ("estimate", "--from-links", "links.csv", "--by", "place", "--method", method)
    done = khronika(*asked, "--format", "json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.output)
    strata = [each["estimate"] for each in found["strata"]]
    (total,) = (each["estimate"] for each in found["pooled"])
    assert [each["stratum"] for each in strata] == ["Актау", "Тараз"]
    assert total["low"] <= 200 <= total["high"]
    assert total["point"] == pytest.approx(sum(each["point"] for each in strata), rel=0.1)
    # a sum is surer than its parts laid end to end
    assert total["high"] - total["low"] < sum(each["high"] - each["low"] for each in strata)
    shown = khronika(*asked)
    assert "Strata added" in shown.output
    assert "Тараз" in shown.output


def test_strata_that_the_links_have_not_are_refused(khronika: Khronika, tmp_path: Path) -> None:
    links(tmp_path / "links.csv", 0.95)
    done = khronika("estimate", "--from-links", "links.csv", "--by", "status")
    assert done.exit_code == 1
    assert "links.by" in done.output


def test_a_file_that_holds_no_links_is_refused_without_a_cell_of_it(
    khronika: Khronika, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("name\nЛугин Марат\n", encoding="utf-8")
    done = khronika("estimate", "--from-links", "a.csv")
    assert done.exit_code == 1
    assert "links.file" in done.output
    assert "Лугин" not in done.output


def test_a_table_or_links_but_not_both(khronika: Khronika) -> None:
    assert khronika("estimate").exit_code == 2
    assert khronika("estimate", "a.csv", "--from-links", "b.csv").exit_code == 2
