"""`khronika estimate --from-links`: linkages drawn from a file of links, and files that are none."""

import csv
import json
import random
from pathlib import Path

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
                out.writerow(("entry", key, name, person, "", "", "", f"h-{person}", "", "", "", ""))
            for at, first in enumerate(ids):
                for second in ids[at + 1 :]:
                    out.writerow(
                        ("pair", first, "", "", second, "", "", "", probability, "yes", decided, "x")
                    )


def answer(khronika: Khronika, path: Path, probability: float) -> dict[str, float]:
    links(path, probability)
    done = khronika("estimate", "--from-links", path.name, "--format", "json", "--seed", "3")
    assert done.exit_code == 0, done.output
    found: dict[str, float] = json.loads(done.output)["estimate"]
    return found


def test_doubtful_links_widen_the_interval(khronika: Khronika, tmp_path: Path) -> None:
    sure = answer(khronika, tmp_path / "links.csv", 0.9999)
    doubtful = answer(khronika, tmp_path / "links.csv", 0.9)
    assert sure["low"] <= 200 <= sure["high"]
    assert doubtful["high"] - doubtful["low"] > sure["high"] - sure["low"]


def test_decisions_leave_no_doubt(khronika: Khronika, tmp_path: Path) -> None:
    links(tmp_path / "links.csv", 0.5, "same")
    done = khronika("estimate", "--from-links", "links.csv", "--format", "json")
    found = json.loads(done.output)["estimate"]
    low, high = dict(found["settings"])["people on lists, by linkage"].split(" to ")
    assert low == high


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
