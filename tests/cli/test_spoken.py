"""What commands say themselves in Russian and Kazakh: nothing is missing, nothing stays English, numbers take their forms."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import khronika.cli
from khronika.cli import claim_lines, exits, reconcile, spoken
from khronika.nouns import PartialDate, When
from tests.cli import test_incident_commands
from tests.cli.conftest import Khronika, Program
from tests.cli.test_incident_commands import WHY

once, three = test_incident_commands.once, test_incident_commands.three  # fixtures
_SAYING = ("spoken.py",)


def _literals(call: str) -> set[str]:
    """The literals handed to ``call`` after the language, and those that stand in conditional expressions there."""
    found: set[str] = set()
    for path in Path(khronika.cli.__file__).parent.glob("*.py"):
        if path.name in _SAYING:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == call:
                found |= {each.value for arg in node.args[1:] for each in ast.walk(arg) if isinstance(each, ast.Constant) and isinstance(each.value, str)}  # fmt: skip
    return found


def test_nothing_that_is_said_is_missing() -> None:
    assert _literals("say") <= spoken.KEYS
    assert _literals("counted") <= spoken.COUNTED


def test_no_words_are_idle() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(khronika.cli.__file__).parent.glob("*.py")
        if path.name not in _SAYING
    )
    literals = {
        node.value
        for node in ast.walk(ast.parse(code.replace("from __future__", "#")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    standing = {"proposed", "confirmed", "withdrawn"}  # of incidents, as the ledger has it
    assert spoken.KEYS - standing <= literals
    assert literals >= spoken.COUNTED


def test_every_rule_by_which_a_line_is_not_taken_has_its_words() -> None:
    code = "".join(Path(each.__file__).read_text(encoding="utf-8") for each in (claim_lines, reconcile))
    assert set(re.findall(r'"((?:claims|pairs)\.[a-z-]+)"', code)) == spoken.REFUSED.keys()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 утверждение"),
        (2, "2 утверждения"),
        (5, "5 утверждений"),
        (11, "11 утверждений"),
        (14, "14 утверждений"),
        (21, "21 утверждение"),
        (112, "112 утверждений"),
        (1003, "1 003 утверждения"),
    ],
)
def test_russian_has_three_forms_after_a_number(number: int, words: str) -> None:
    assert spoken.counted("ru", number, "claim") == words.replace(" ", " ", 1)
    assert spoken.counted("kk", number, "claim").endswith(" мәлімет")


def test_periods_in_words() -> None:
    first, last = PartialDate(2031, 5), PartialDate(2031, 6)
    assert spoken.when_in(None, "ru", "-") == "-"
    assert spoken.when_in(When(first, None), "ru", "-") == "с 2031-05"
    assert spoken.when_in(When(None, last), "kk", "-") == "2031-06 дейін"
    assert spoken.when_in(When(first, last), "kk", "-") == "2031-05 – 2031-06"


_OURS = re.compile(r"“[^”]*”|«[^»]*»|\b[a-z]-[0-9a-f]{20}\b|\([a-z-]+\.[a-z-]+(?:, [0-9.]+)?\)|`[^`]*`|\[[a-z.-]+\]|--[a-z]+( json)?|Paper \d|Old Party|Aru|two rallies")  # fmt: skip


def _english(text: str) -> list[str]:
    """Words in Latin letters that are neither ids, rules, options nor a report's own."""
    return re.findall(r"[A-Za-z]{2,}", _OURS.sub(" ", text))


# Several commands in one program: starting one takes longer than what it does.
_MANY = """
import json, sys
from click.testing import CliRunner
from khronika.cli.main import main
done = [CliRunner().invoke(main, each) for each in json.loads(sys.argv[1])]
print(json.dumps([[each.exit_code, each.stdout, each.stderr] for each in done]))
"""


def _many(folder: Path, *commands: tuple[str, ...]) -> list[tuple[int, str, str]]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KHRONIKA", "DJANGO"))}
    done = subprocess.run(
        [sys.executable, "-c", _MANY, json.dumps(commands)],
        cwd=folder, env=kept | {"COLUMNS": "110"}, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


# Names as reports print them, what click puts before any error, and what was typed.
_LEFT = {"Interior", "Ministry", "about", "Error", "none", "Atlantis", "country", "KZ", "khronika"}


def test_no_english_stays_in_what_the_folder_tells(
    program: Program, three: list[str], tmp_path: Path
) -> None:
    found = _many(tmp_path, ("questions", "--format", "json"), ("incidents", "--format", "json"))
    rows, incidents = (json.loads(out) for _, out, _ in found)
    asked = [row["id"] for row in rows][:2]
    incident = next(each["id"] for each in incidents if len(each["links"]) == 3)
    fine: list[tuple[str, ...]] = []
    wrong: list[tuple[str, ...]] = []
    for lang, out in (("ru", three[2]), ("kk", three[1])):
        said = ("--lang", lang)
        fine += [("questions", *said), ("questions", "--lattice", *said), ("incidents", *said)]
        fine += [("question", key, *said) for key in asked]
        fine += [
            ("incident", incident, "--confirm", *WHY, *said),
            ("incident", incident, "--split", out, *WHY, *said),
        ]
        wrong += [
            ("incident", "i-none", *said),
            ("question", "q-none", *said),
            ("incident", incident, "--confirm", *said),
            ("incident", incident, "--split", "c-0", *WHY, *said),
            ("questions", "--place", "Atlantis", *said),
        ]
    done = _many(tmp_path, *fine, *wrong)
    assert [code for code, _, _ in done[: len(fine)]] == [exits.FINE] * len(fine)
    notes = [err for _, _, err in done[: len(fine)] if err]
    assert notes[0].startswith("Примечание: Aru, ")
    assert notes[-1].startswith("Ескерту: Aru, ")
    for _, page, err in done:
        lines = [line for line in err.splitlines() if not line.startswith(("Usage:", "Try "))]
        assert [word for word in _english(f"{page} {' '.join(lines)}") if word not in _LEFT] == []


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_no_english_stays_in_what_reconcile_tells(khronika: Khronika, lang: str) -> None:
    day = {"kind": "detention", "place": "Almaty", "outlet": "Paper 1"}
    figure = {"text": "500", "low": 500, "high": 500, "unit": "persons"}
    lines = [
        {"id": "a1", **day, "when": "2031-05-09", "figure": figure, "source": "Old Party"},
        {"id": "a2", **day, "when": "2031-05-09", "figure": {**figure, "text": "700", "low": 700, "high": 700}, "source": "МВД"},
        {"id": "a3", **day, "when": ["2031-05-11", "2031-05-09"], "figure": figure, "source": ""},
        {"id": "a4", **day, "withdrawn": True},
        {"id": "a1", **day, "when": "2031-05-09"},
        {"id": "a6", "kind": "nonsense"},
        [],
    ]  # fmt: skip
    Path("claims.jsonl").write_text("\n".join([*map(json.dumps, lines), "no json"]) + "\n", encoding="utf-8")
    Path("pairs.jsonl").write_text('{"a": "a1", "b": "a2"}\n{"a": "a1", "b": "zz"}\n', encoding="utf-8")
    whole = khronika("reconcile", "claims.jsonl", "--lang", lang)
    asked = khronika("reconcile", "claims.jsonl", "--pairs", "pairs.jsonl", "--lang", lang)
    assert (whole.exit_code, asked.exit_code) == (exits.SOME_UNREAD, exits.SOME_UNREAD)
    said = f"{whole.stdout} {asked.stdout}"
    assert [word for word in _english(said) if word not in {"Almaty"}] == []
    for rule in ("claims.not-json", "claims.not-an-object", "claims.not-a-claim", "claims.one-id"):
        assert f"[{rule}]" in whole.stderr
    assert "[pairs.unknown]" in asked.stderr
    opening = "Не прочитано:" if lang == "ru" else "Оқылмады:"
    assert whole.stderr.count(opening) == 4
    last = whole.stderr.splitlines()[-1]
    assert last.startswith("3 утверждения, " if lang == "ru" else "3 мәлімет, ")
    assert last.endswith("не принято: 4 строки." if lang == "ru" else "алынбады: 4 жол.")
