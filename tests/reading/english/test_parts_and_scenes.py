"""Parts of a whole that the sentence names, verbs before one object, ages, and places that only saw what is told; our own
sentences."""

import pytest

from khronika.nouns import Kind
from khronika.reading.english import read
from tests.reading.told_claims import figures, numbers, report, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police killed 24 marchers and detained 1,200 others. The report says that victims included two children.",
            [(Kind.DEATH, 24), (Kind.DETENTION, 1200), (Kind.DEATH, 2)],
        ),
        (
            "Thirty were killed. In Arica, 76 minors were among those arrested.",
            [(Kind.DEATH, 30), (Kind.DETENTION, 76)],
        ),
        (
            "Police abducted, tortured and killed three union leaders, the federation said.",
            [(Kind.DETENTION, 3), (Kind.DEATH, 3)],
        ),
        ("Soldiers rounded up, beat and jailed 40 students.", [(Kind.DETENTION, 40)]),
        ("A military court jailed nine officers.", [(Kind.SENTENCE, 9)]),
        (
            "Among those detained are 129 teenagers between the ages of 14 and 17 and 200 women.",
            [(Kind.DETENTION, 129), (Kind.DETENTION, 200)],
        ),
    ],
)
def test_whom_a_number_counts_in_what(text: str, expected: list[tuple[Kind, int]]) -> None:
    assert sorted(numbers(told(read, text, "en", "2024-05-20"))) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In Arica, 12 marchers were killed. Orlo State reported three deaths.", "author"),
        ("According to evidence provided by the opposition leadership, 11 people were killed.", "opposition leadership"),
        (
            "The ministry said that 17 were detained in Arica where, according to the movement, two people died.",
            "movement",
        ),
        ('"They keep kidnapping our 40 observers," Anna Rul highlighted on a channel.', "Anna Rul"),
    ],
)  # fmt: skip
def test_who_tells(text: str, source: str) -> None:
    assert figures(read(report(text, "en", "2024-05-20")))[-1][3] == source


def test_by_whom_somebody_is_declared_missing_is_not_told() -> None:
    assert told(read, "Some of those declared missing have come back.", "en", "2024-05-20") == []


def test_a_curfew_in_five_provinces_counts_nobody() -> None:
    text = "The president declared an emergency in eight provinces, and a curfew in five of them."
    assert figures(read(report(text, "en", "2024-05-20"))) == []
