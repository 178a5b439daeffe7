"""`khronika add-list` and `khronika estimate-lists`, as programs. All people are invented."""

from pathlib import Path

from tests.cli.conftest import Program

NAMED = ("Лугин", "Lugin", "Бекжанов", "Орпенко")
FIRST = "name,born,place,sex\nЛугин Марат Олегович,1987,Өскемен,м\nБекжанов Ерлан,1990,Тараз,м\n"
SECOND = "Lugin Marat, 1987, Ust-Kamenogorsk\nОрпенко Анна, 1999, Тараз\n"


def test_a_list_that_is_none_is_named_and_nothing_is_linked(program: Program, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("who,when\nЛугин Марат,2019\n", encoding="utf-8")
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    done = program("add-list", "bad.csv", "empty.csv", "--folder", "held")
    assert done.returncode == 1
    assert "list.columns" in done.stderr
    assert "intake.empty" in done.stderr
    assert "To decide" not in done.stdout + done.stderr
    assert not [name for name in NAMED if name in done.stdout + done.stderr]


def test_lists_are_kept_linked_and_asked_how_many_are_on_none(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    done = program("add-list", "a.csv", "b.txt", "--folder", "held")
    assert done.returncode == 0, done.stderr
    assert "a: 2 entries." in done.stdout
    assert "To decide" in done.stdout
    asked = program("estimate-lists", "--folder", "held")
    assert asked.returncode != 0, "two lists bear no estimate"
    shown = "".join(each.stdout + each.stderr for each in (done, asked))
    assert not [name for name in NAMED if name in shown]
