"""A result that came out ("шықты") is nobody who came out into the street. The sentences are ours."""

import pytest

from khronika.nouns import Kind
from khronika.reading.kazakh import read
from tests.reading.told_claims import told


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Партиялық тізімдер бойынша сайланатын Парламент Мәжілісі депутаттарының сайлауында дауыс берудің алдын ала қорытындысы шықты.", []),
        ("Митингіге қатысқандар туралы сауалнама нәтижесі бүгін шықты.", []),
        ("Тарск қаласында тұрғындар алаңға шықты.", [Kind.PROTEST]),
        ("Сайлау қорытындысы жарияланған соң тұрғындар алаңға шықты.", [Kind.PROTEST]),
    ],
)  # fmt: skip
def test_what_came_out(text: str, kinds: list[Kind]) -> None:
    assert [c.kind for c in told(read, text, "kk")] == kinds
