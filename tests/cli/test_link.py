"""`khronika link`: ids and reasons out, never a name. All people are invented."""

import csv
from pathlib import Path

import pytest

from khronika import linking
from tests.cli.conftest import Khronika
from tests.linking.invented_lists import invented


def test_links_hold_ids_and_reasons_and_no_name(khronika: Khronika, tmp_path: Path) -> None:
    lists = invented(120, mixed=True, seed=3).lists
    for each in lists:
        with (tmp_path / f"{each.name}.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["name", "born", "age", "place", "date"])
            for r in each.records:
                rows.writerow([r.name.reveal(), r.born or "", r.age or "", r.place or "", r.date or ""])
    done = khronika("link", *(f"{each.name}.csv" for each in lists), "-o", "links.csv", "--maps", "maps.json")
    assert done.exit_code == 0, done.output
    text = (tmp_path / "links.csv").read_text(encoding="utf-8")
    found = list(csv.DictReader(text.splitlines()))
    pairs = [row for row in found if row["kind"] == "pair"]
    assert len([row for row in found if row["kind"] == "entry"]) == sum(len(each.records) for each in lists)
    assert pairs
    assert all(row["reasons"] and 0 < float(row["probability"]) <= 1 for row in pairs)
    shown = text + done.output + (tmp_path / "maps.json").read_text(encoding="utf-8")
    words = {
        word for each in lists for r in each.records for word in r.name.reveal().split() if len(word) > 3
    }
    assert not [word for word in words if word in shown]


def test_a_list_that_is_none_is_named_and_nothing_is_written(khronika: Khronika, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("who,when\nЛугин Марат,2019\n", encoding="utf-8")
    done = khronika("link", "a.csv", "-o", "links.csv")
    assert done.exit_code == 1
    assert "list.columns" in done.output
    assert "Лугин" not in done.output
    assert not (tmp_path / "links.csv").exists()


def test_decisions_that_are_none_are_refused(khronika: Khronika, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\nЛугин Марат\nБекжанов Ерлан\n", encoding="utf-8")
    (tmp_path / "d.csv").write_text("a,b,ruling,by\np-1,p-2,Лугин,A. Reviewer\n", encoding="utf-8")
    done = khronika("link", "a.csv", "-o", "links.csv", "--decisions", "d.csv")
    assert done.exit_code == 1
    assert "links.decisions" in done.output
    assert "Лугин" not in done.output


def test_a_failure_of_the_scoring_is_told_without_a_name(
    khronika: Khronika, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*lists: object, **settings: object) -> None:
        raise linking.ScoringFailed("the lists could not be scored (BinderException)")

    monkeypatch.setattr(linking, "link", fails)
    (tmp_path / "a.csv").write_text("name\nЛугин Марат\nБекжанов Ерлан\n", encoding="utf-8")
    done = khronika("link", "a.csv", "-o", "links.csv")
    assert done.exit_code == 1
    assert "could not be scored" in done.output
    assert "Лугин" not in done.output
    assert not (tmp_path / "links.csv").exists()


def test_a_file_of_maps_that_is_none_is_told(khronika: Khronika, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\nЛугин Марат\n", encoding="utf-8")
    (tmp_path / "maps.json").write_text("name: 1", encoding="utf-8")
    done = khronika("link", "a.csv", "-o", "links.csv", "--maps", "maps.json")
    assert done.exit_code == 2
    assert "no file of column maps" in done.output
