"""Tables of words of the desk, held to the rules they speak for: none lacks its words."""

import ast
import importlib
import re
from pathlib import Path

from khronika.desk.ground_words import WHY
from khronika.desk.happenings import REASONS
from khronika.desk.refusals import WORDS
from khronika.desk.standing import CELLS
from khronika.intake.fetching.refused import REMEDIES

SRC = Path(__file__).parents[2] / "src" / "khronika"


def rules_in(*files: str) -> set[str]:
    """Ids of rules by which an input is refused, from the source."""
    found = set()
    for file in files:
        for node in ast.walk(ast.parse((SRC / file).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Unread":
                given = [*node.args, *(keyword.value for keyword in node.keywords)]
                found |= {
                    each.value for each in given
                    if isinstance(each, ast.Constant) and re.fullmatch(r"(?:intake|reading|list|fetching|inbox)\.[a-z-]+", str(each.value))
                }  # fmt: skip
    return found


def test_every_refusal_has_its_words() -> None:
    assert rules_in(
        "intake/refusals.py", "intake/people.py", "people.py", "attempt.py", "reading/__init__.py", "intake/fetching/refused.py", "inbox.py"
    ) | set(REMEDIES) == set(WORDS)  # fmt: skip


def test_every_reason_of_an_incident_has_its_words() -> None:
    assert set(REASONS) == set(importlib.import_module("khronika.reconciling.incidents")._CONFIDENCE)


def test_every_cell_has_both_languages() -> None:
    for cell, told in CELLS.items():
        assert set(told) == {"ru", "kk"}, cell
        slots = [set(re.findall(r"\{\w+\}", words)) for words in told.values()]
        assert slots[0] == slots[1], cell


def test_every_weak_ground_has_its_words() -> None:
    source = (SRC / "nouns" / "grounds.py").read_text(encoding="utf-8")
    assert set(re.findall(r"\"(weak\.[a-z-]+)\"", source)) == set(WHY)
