"""Verdicts on pairs of names, with their reasons. All names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.names import Verdict, compare, parse_name
from khronika.names.sounds import distance, sounds_of


@pytest.mark.parametrize(
    ("a", "b", "verdict", "reason"),
    [
        ("Ерлан Бекжанов", "Bekzhanov Yerlan", "same", "words"),
        ("Ерлан Заманович Бекжанов", "Erlan Bekjanov", "same", "words"),
        ("Асель Нурланқызы Бекова", "Asel Nurlanovna Bekova", "same", "words"),
        ("Асель Нурлан қызы Бекова", "Бекова Асель", "same", "words"),
        ("Касым Жомарт Лугин", "Касымжомарт Лугин", "same", "words"),
        ("Е. Бекжанов", "Ерлан Бекжанов", "possible", "initial"),
        ("Ye. Bekzhanov", "Ерлан Бекжанов", "possible", "initial"),
        ("Бекжанов Е.З.", "Ерлан Заманович Бекжанов", "possible", "initial"),
        ("А. Бекжанов", "Ерлан Бекжанов", "different", "initials"),
        ("Саша Лугин", "Александр Лугин", "possible", "given name"),
        ("Sasha Lugin", "Александр Лугин", "possible", "given name"),
        ("Асан Серікұлы", "Асан Сериков", "possible", "endings"),
        ("Бекжанов", "Ерлан Бекжанов", "possible", "alone"),
        ("Ерлан Бекжанов", "Ерлан Бекжанов Тоқтар", "possible", "one more"),
        ("Ерлан Заманович Бекжанов", "Ерлан Сагатович Бекжанов", "different", "fathers"),
        ("Асан Серікұлы Бек", "Асан Серікқызы Бек", "different", "woman"),
        ("Марат Лугинов", "Марат Лугинова", "different", "woman"),
        ("Марат Лугинов", "Мурат Лугинов", "different", "differ"),
        ("", "Марат Лугинов", "different", "without words"),
    ],
)
def test_pairs(a: str, b: str, verdict: str, reason: str) -> None:
    found = compare(a, b)
    assert (found.verdict, compare(b, a).verdict) == (verdict, verdict)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("name", "words", "initials", "father", "woman"),
    [
        ("Ерлан Заманович Бекжанов", ("Ерлан", "Бекжанов"), (), "Заман", False),
        ("Bekova Asel Nurlankyzy", ("Bekova", "Asel"), (), "Nurlan", True),
        ("Асан Серікұлы", ("Асан", "Серікұлы"), (), None, False),
        ("Zh. A. Lugin", ("Lugin",), ("Zh", "A"), None, False),
        ("Лугин Ж.А.", ("Лугин",), ("Ж", "А"), None, False),
        ("Ева", ("Ева",), (), None, None),
        ("Айгүл Сейіт", ("Айгүл", "Сейіт"), (), None, None),
    ],
)
def test_parts(
    name: str, words: tuple[str, ...], initials: tuple[str, ...], father: str | None, woman: bool | None
) -> None:
    parts = parse_name(name)
    assert (parts.words, parts.initials, parts.father, parts.woman) == (words, initials, father, woman)


def test_the_surname_is_told_by_its_ending_else_by_its_place() -> None:
    assert parse_name("Бекжанов Ерлан").surname == "Бекжанов"
    assert parse_name("Айгүл Сейіт").surname == "Сейіт"
    assert parse_name("Айгүл").surname is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Жуков", "Schukow"),
        ("Чуйков", "Tchouïkov"),
        ("Щукин", "Shchukin"),
        ("Ләззат", "Ляззат"),
        ("Тілеу", "Tileu"),
    ],
)
def test_sounds_agree_across_alphabets(a: str, b: str) -> None:
    assert distance(sounds_of(a), sounds_of(b)) < 0.3


@given(st.text(max_size=25), st.text(max_size=25))
def test_any_two_texts_have_a_verdict_that_does_not_depend_on_their_order(a: str, b: str) -> None:
    assert compare(a, b).verdict is compare(b, a).verdict


@given(st.lists(st.text("абвгдежзиклмнопрстуәғқңөұүі", min_size=3, max_size=9), min_size=1, max_size=3))
def test_a_name_is_itself(words: list[str]) -> None:
    name = " ".join(words).title()
    expected = Verdict.SAME if parse_name(name).words else Verdict.DIFFERENT
    assert compare(name, name).verdict is expected
