"""`khronika add-list` and `khronika estimate-lists`, as programs. All people are invented."""

import ast
import re
from pathlib import Path

import pytest

from khronika.cli import list_words
from tests.cli.conftest import Program
from tests.shared_folder import ROOT

SRC = ROOT / "src/khronika"
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
    assert "too few" not in done.stderr
    (tmp_path / "c.csv").write_text("name\nЛугин Марат\nОрпенко Анна\n", encoding="utf-8")
    (tmp_path / "d.csv").write_text("Name\nЛугин Марат\nОрпенко Анна\n", encoding="utf-8")
    names = program("add-list", "c.csv", "d.csv", "--folder", "names", "--lang", "ru")
    assert "записей без даты рождения (4) слишком мало" in names.stderr
    assert "сравниваются только имена" in names.stderr
    asked = program("estimate-lists", "--folder", "held")
    assert asked.returncode != 0, "two lists bear no estimate"
    shown = "".join(each.stdout + each.stderr for each in (done, asked))
    assert not [name for name in NAMED if name in shown]


def test_a_column_that_tells_nothing_here_is_said_and_so_is_a_map_that_comes_too_late(
    program: Program, tmp_path: Path
) -> None:
    table = (
        "Detainee,When,Where,Cell block\nЛугин Марат,2031-05-09,Тараз,4\nБекжанов Ерлан,2031-05-09,Тараз,4\n"
    )
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    done = program("add-list", "a.csv", "--folder", "held", "--lang", "ru")
    assert "столбцы сохранены, но не используются: Cell block; что в них" in done.stderr
    late = program("add-list", "a.csv", "--folder", "held", "--columns", "name=Detainee,held_at=Cell block")
    assert "it stays as it was taken in first" in late.stderr
    (tmp_path / "b.csv").write_text(f"{table}\n", encoding="utf-8")
    mapped = ("--name", "a", "--columns", "name=Detainee,place=Where,held_at=Cell block")
    anew = program("add-list", "b.csv", "--folder", "held", *mapped)
    assert "a: 2 entries.\n" in anew.stdout  # as the words say, and not "here already"
    assert "not used" not in anew.stderr
    assert "not used" not in late.stderr
    assert not [name for name in NAMED if name in done.stdout + done.stderr + late.stdout + late.stderr]


def test_both_commands_speak_the_language_asked_for(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "bad.csv").write_text("who,when\nЛугин Марат,2019\n", encoding="utf-8")
    done = program("add-list", "a.csv", "b.txt", "bad.csv", "--folder", "held", "--lang", "kk")
    asked = program("estimate-lists", "--folder", "held", "--lang", "ru")
    for words in ("a: 2 жазба.", "Бір адамдікі болуы мүмкін: 1 жұп", "Шешу үшін: ", "Алынбады: bad.csv: "):
        assert words in done.stdout + done.stderr
    for words in ("4 человека в 2 списках, как связано.", "нет оценки: ", "При каких условиях"):
        assert words in asked.stdout
    shown = done.stdout + done.stderr + asked.stdout + asked.stderr
    # Without file names, ids of rules and commands: no English sentence is left.
    bare = re.sub(r"\[[^\]]*\]|khronika[\w -]*(?:--folder \S+)?|\S*/\S*|\S+\.(?:csv|txt)|name=\S+", "", shown)
    assert re.findall(r"\b[a-z]{3,}(?: [a-z]{2,})+", bare) == []
    assert not [name for name in NAMED if name in shown]


def said_by_linking() -> set[str]:
    """What linking and the study tell, as forms: reasons and remedies of refusals, and steps."""
    found: set[str] = set()
    for path in [*(SRC / "linking").glob("*.py"), SRC / "study.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if not isinstance(node, ast.Call) or name not in ("NoLinks", "told"):
                continue
            for arg in node.args[1:] if name == "NoLinks" else node.args:
                for each in [arg.body, arg.orelse] if isinstance(arg, ast.IfExp) else [arg]:
                    if isinstance(each, ast.JoinedStr):
                        found.add(
                            "".join(str(v.value) if isinstance(v, ast.Constant) else "7" for v in each.values)
                        )
                    elif isinstance(each, ast.Constant):
                        found.add(str(each.value))
    return found


@pytest.mark.parametrize(("lang", "script"), [("ru", "[а-яё]"), ("kk", "[а-яәғқңөұүһі]")])
def test_everything_that_linking_tells_has_its_words(lang: str, script: str) -> None:
    said = said_by_linking()
    assert len(said) > 12
    said = {each for each in said if each != "estimating by 7"} | {
        f"estimating by {method}" for method in ("graphs", "classes", "loglinear")
    }
    for words in said:
        told = list_words.room_words(lang, words)
        assert re.search(script, told), words
        assert not re.search(r"[a-z]{3}", told), told
