import ast
from pathlib import Path

import pytest

from khronika.reading import english
from khronika.reading.english import worth
from khronika.reading.english.triggers import parse_worth
from khronika.reading.english.worth import bears_nothing
from tests.reading.told_claims import report

GARDEN = "The garden by the river is green in spring. The old lime trees are tall. Number 14 on the map is the pond."


def test_what_tells_of_nothing_is_not_even_cut_into_passages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(english, "parse_worth", None)
    assert english.read(report(GARDEN, "en")).claims == ()


@pytest.mark.parametrize(
    "words",
    [
        "Police arrested forty.",
        "The ministry denied it.",
        "Some 300 gardeners came.",
        "There were hundreds.",
        "They opened fire.",
        "Those who came: several.",
        "The pond was without internet for two hours.",
        "Anyone who walks here will be punished, they threatened.",
        "Amnesty International was there.",
        "The by-election took “months of work”, they say.",
    ],
)
def test_what_may_bear_a_claim_is_read(words: str) -> None:
    assert bears_nothing(GARDEN)
    assert not bears_nothing(f"{GARDEN} {words}")


def test_a_pipeline_without_tables_of_lemmas_is_asked_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worth, "lemma_tables", lambda: None)
    assert not bears_nothing(GARDEN)


def test_nothing_is_passed_over_that_would_be_parsed() -> None:
    passed = [text for text in _ours() if bears_nothing(text)]
    assert len(passed) > 100
    assert [text for text in passed if (parsed := parse_worth(text)).sentences or parsed.near] == []


def _ours() -> set[str]:
    """Every English string of our tests of reading, and each line of our sentences."""
    here = Path(__file__).parent
    strings = {
        node.value
        for file in here.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    lines = (
        line
        for file in (here.parents[1] / "sentences").rglob("*en*")
        if file.is_file() and file.suffix != ".pyc"
        for line in file.read_text(encoding="utf-8").splitlines()
    )
    return {
        text
        for text in (*strings, *lines)
        if 15 < len(text) < 2 * sum(c.isascii() and c.isalpha() for c in text)
    }
