import ast
from collections.abc import Sequence
from pathlib import Path

import pytest

from khronika.nouns import Reading
from khronika.reading.russian import reader
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.worth import bears_nothing_at_all
from tests.reading.told_claims import report

GARDEN = (
    "Сад у реки открывается весной. Старые липы сохранили, дорожки проложили заново. Пруд под номером 14."
)


class Parsed(Exception):
    """Something was to be parsed."""


def both(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Reading, Reading]:
    """The reading as it is, and with nothing passed over."""
    quick = reader.read(report(text, "ru", "2019-06-14"))
    with monkeypatch.context() as patched:
        patched.setattr(reader, "bears_nothing", lambda sentences, numbers: False)
        patched.setattr(reader, "bears_nothing_at_all", lambda text: False)
        return quick, reader.read(report(text, "ru", "2019-06-14"))


def is_passed_over(text: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    def analyse(sentences: Sequence[Sentence]) -> None:
        raise Parsed

    with monkeypatch.context() as patched:
        patched.setattr(reader, "analyse", analyse)
        try:
            reader.read(report(text, "ru"))
        except Parsed:
            return False
    return True


def test_what_tells_of_nothing_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_passed_over(GARDEN, monkeypatch)
    assert bears_nothing_at_all(GARDEN)
    quick, whole = both(GARDEN, monkeypatch)
    assert quick.claims == whole.claims == ()
    assert quick.silent == ()  # of what tells of nothing at all not even the numbers are listed


def test_what_the_words_do_not_tell_is_asked_sentence_by_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"Рядом кафе «Тихая заводь у старой мельницы» на берегу. {GARDEN}"
    assert not bears_nothing_at_all(text)
    assert is_passed_over(text, monkeypatch)
    quick, whole = both(text, monkeypatch)
    assert quick == whole
    assert [span.of(text) for span, _ in quick.silent] == ["Пруд под номером 14."]


@pytest.mark.parametrize(
    "words",
    [
        "Полиция задержала сорок.",
        "Садовник сказал о полиции.",
        "Садовник это отрицает.",
        "Он не подтвердил этого.",
        "Нас там было двести.",
        "Тысячи на улицах.",
        "МВД: у пруда полиция.",
        "В отделе 40 человек.",
        "Связи не было 12 часов.",
    ],
)
def test_what_may_bear_a_claim_is_parsed(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_passed_over(f"{words} {GARDEN}", monkeypatch)


def test_no_claim_of_our_own_sentences_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    passed = 0
    for text in sorted(_ours())[::2]:
        if is_passed_over(text, monkeypatch):
            passed += 1
            quick, whole = both(text, monkeypatch)
            assert quick.claims == whole.claims
    assert passed > 25


def _ours() -> set[str]:
    """Every Russian string of the tests beside this one."""
    strings = (
        node.value
        for file in Path(__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in strings if 15 < len(text) < 2 * sum("а" <= c <= "я" for c in text.lower())}
