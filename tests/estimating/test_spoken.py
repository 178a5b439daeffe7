"""All that estimating says has its words in Russian and Kazakh: looked for in its code, so that a new refusal cannot be forgotten."""

import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from khronika import estimating
from khronika.estimating.spoken import FORMS, numbers_in, spoken_in

ROOM = Path(estimating.__file__).parent


def _said() -> Iterator[tuple[str, ast.expr]]:
    """Every reason and remedy, and every name and value of a setting."""
    for path in sorted(ROOM.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) >= 3:
                if node.func.id in ("NoEstimate", "_refused"):
                    yield from ((path.name, each) for each in node.args[1:3])
            elif isinstance(node, ast.Tuple) and len(node.elts) == 2 and path.name != "spoken.py":
                first = node.elts[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str) and path.name in ("estimates.py", "guarded.py", "linkages.py"):  # fmt: skip
                    yield from ((path.name, each) for each in node.elts)


def _filled(words: ast.expr) -> Iterator[str]:
    """A literal as it is; one with slots with a number, a name or what a row may have in each of them. Nothing for what is not written there."""
    if isinstance(words, ast.IfExp):
        yield from (*_filled(words.body), *_filled(words.orelse))
    elif isinstance(words, ast.Constant) and isinstance(words.value, str):
        yield words.value
    elif isinstance(words, ast.JoinedStr):
        slots = sum(isinstance(each, ast.FormattedValue) for each in words.values)
        for values in product(("7", "Abc", "nothing", "a negative count"), repeat=slots):
            left = iter(values)
            yield "".join(
                str(each.value) if isinstance(each, ast.Constant) else next(left) for each in words.values
            )


def test_nothing_that_is_said_is_missing() -> None:
    looked = 0
    for name, words in _said():
        forms = list(_filled(words))
        # Names of methods are translated by whoever shows them.
        if not forms or forms[0] in ("graphs", "classes", "loglinear"):
            continue
        looked += 1
        for lang in ("ru", "kk"):
            assert any(spoken_in(each, lang) for each in forms), (name, lang, forms[0])
    assert looked > 80


def test_every_form_has_its_slots_in_both_languages() -> None:
    for form, told in FORMS.items():
        slots = sorted(ast.literal_eval(f"[{','.join(repr(p.split('}')[0]) for p in form.split('{')[1:])}]"))
        for words in told:
            assert sorted(p.split("}")[0] for p in words.split("{")[1:]) == slots, form


@pytest.mark.parametrize(
    ("words", "russian"),
    [
        ("12,345 to 1,234,567", "от 12\u00a0345 до 1\u00a0234\u00a0567"),
        ("everybody on mean (1,200) stands on point too, so it cannot tell how many the other misses", "все из списка mean (1\u00a0200) стоят и в списке point, поэтому он не может показать, скольких не хватает другому"),
        ("stratum north bears no estimate (there are 2 lists), so there is no sum for everybody", "для группы «north» оценка невозможна (списков: 2), поэтому нет и суммы для всех"),
        ("1.0e-07", "1,0e-07"),
        ("2^-3", "2^-3"),
    ],
)  # fmt: skip
def test_numbers_and_names_stay(words: str, russian: str) -> None:
    assert spoken_in(words, "ru") == russian
    assert spoken_in(words, "en") == words


def test_what_has_no_words_is_not_made_up() -> None:
    assert spoken_in("something never said", "kk") is None
    assert numbers_in("1,000.5", "en") == "1,000.5"
