"""What the figure rules call approximate, in every language: words that round, and not those that only open an end."""

import pytest

from khronika.reading.english.numbers import find_numbers as english
from khronika.reading.kazakh.numbers import find_numbers as kazakh
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.numbers import find_numbers as russian


def only(found: list[NumberMention]) -> NumberMention:
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "words",
    ["at least six people", "more than 40 people", "up to 300 people", "300 to 400 people", "six people"],
)
def test_a_bound_or_a_range_is_not_approximate(words: str) -> None:
    assert not only(english(words)).approx


@pytest.mark.parametrize("words", ["about six people", "nearly 40 people", "dozens of people"])
def test_what_rounds_is(words: str) -> None:
    assert only(english(words)).approx


def test_so_too_in_russian_and_kazakh() -> None:
    assert not only(russian("не менее 40 человек")).approx
    assert not only(russian("от 300 до 400 человек")).approx
    assert only(russian("около 40 человек")).approx
    assert not only(kazakh("300-ден астам полицей")).approx
    assert only(kazakh("кемі елу шақты адам")).approx  # "at least about fifty" rounds too
