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


def test_a_column_under_which_nothing_was_looked_for_is_said(khronika: Khronika, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "name,born,Cell block\nЛугин Марат Олегович,1987,4\nБекжанов Ерлан,1990,4\n", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text("Lugin Marat, 1987\nОрпенко Анна, 1999\n", encoding="utf-8")
    done = khronika("link", "a.csv", "b.txt", "-o", "links.csv")
    assert done.stderr.count("columns not used") == 1
    assert "Note: a: columns not used: Cell block; --maps says what they are." in done.stderr


def test_a_bad_list_is_left_out_and_the_others_are_linked(khronika: Khronika, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "name,born,place,sex\nЛугин Марат Олегович,1987,Өскемен,м\nБекжанов Ерлан,1990,Тараз,м\n",
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text(
        "Lugin Marat, 1987, Ust-Kamenogorsk\nОрпенко Анна, 1999, Тараз\n", encoding="utf-8"
    )
    (tmp_path / "bad.csv").write_text("who,when\nЛугин Марат,2019\n", encoding="utf-8")
    done = khronika("link", "a.csv", "bad.csv", "b.txt", "-o", "links.csv")
    assert done.exit_code == 1
    assert "list.columns" in done.output
    assert "2 of 3 lists" in done.output
    rows = list(csv.DictReader((tmp_path / "links.csv").read_text(encoding="utf-8").splitlines()))
    assert len([row for row in rows if row["kind"] == "entry"]) == 4
    alone = khronika("link", "a.csv", "bad.csv", "-o", "none.csv")
    assert alone.exit_code == 1
    assert not (tmp_path / "none.csv").exists()


def test_decisions_that_are_none_are_refused(khronika: Khronika, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\nЛугин Марат\nБекжанов Ерлан\n", encoding="utf-8")
    (tmp_path / "d.csv").write_text("a,b,ruling,by\np-1,p-2,Лугин,A. Reviewer\n", encoding="utf-8")
    done = khronika("link", "a.csv", "-o", "links.csv", "--decisions", "d.csv")
    assert done.exit_code == 1
    assert "links.decisions" in done.output
    assert "Лугин" not in done.output


def linked(khronika: Khronika, folder: Path, *more: str) -> list[dict[str, str]]:
    done = khronika("link", "a.csv", "b.txt", "-o", "links.csv", *more)
    assert done.exit_code == 0, done.output
    assert not [name for name in ("Лугин", "Lugin", "Бекжанов", "Орпенко") if name in done.output]
    return list(csv.DictReader((folder / "links.csv").read_text(encoding="utf-8").splitlines()))


def people_of(rows: list[dict[str, str]]) -> dict[str, str]:
    return {row["a"]: row["person"] for row in rows if row["kind"] == "entry"}


def test_decisions_are_made_in_a_file_remembered_and_withdrawn(khronika: Khronika, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "name,born,place,sex\nЛугин Марат Олегович,1987,Өскемен,м\nБекжанов Ерлан,1990,Тараз,м\n",
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text(
        "Lugin Marat, 1987, Ust-Kamenogorsk\nОрпенко Анна, 1999, Тараз\n", encoding="utf-8"
    )
    rows = linked(khronika, tmp_path, "--to-decide", "d.csv", "--by", "sex", "--show-blocking")
    assert [row["by_sex"] for row in rows if row["kind"] == "entry"] == ["man", "man", "unknown", "unknown"]
    first, _, second, _ = people_of(rows)
    decide = tmp_path / "d.csv"
    header, *pairs = list(csv.reader(decide.read_text(encoding="utf-8").splitlines()))
    assert not [name for name in ("Лугин", "Lugin") if name in decide.read_text(encoding="utf-8")]
    assert [header[at] for at in (0, 3)] == ["a", "b"]
    assert all(pair[header.index("ruling")] == "" for pair in pairs)

    def decided(ruling: str) -> dict[str, str]:
        held = list(csv.DictReader(decide.read_text(encoding="utf-8").splitlines()))
        with decide.open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, header)
            out.writeheader()
            out.writerows([*held, {"a": first, "b": second, "ruling": ruling, "by": "A. Reviewer"}])
        again = linked(khronika, tmp_path, "--decisions", "d.csv", "--to-decide", "d.csv")
        return people_of(again)

    people = decided("same")
    assert people[first] == people[second]
    people = decided("different")  # and remembered in the file that is written back
    assert people[first] != people[second]
    assert people_of(linked(khronika, tmp_path, "--decisions", "d.csv"))[first] == people[first]
    assert [row["ruling"] for row in csv.DictReader(decide.read_text().splitlines())][:2] == [
        "same",
        "different",
    ]
    decided("withdrawn")
    last = linked(khronika, tmp_path, "--decisions", "d.csv")
    assert not [row for row in last if row["decided"]]


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
