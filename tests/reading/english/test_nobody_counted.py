"""Numbers that count nobody: who lives there, and lengths told after another length."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a town of 40,000 people, 12 were held after a rally.", [("12", Kind.DETENTION)]),
        ("The rally in the city of 40,000 people drew few.", []),
        ("Some 9,000 voters in the archipelago of 80,000 people took part in the poll.", [("Some 9,000", Kind.ELECTION)]),
        ("The court cut the sentences of 23 activists from three years to two.", [("23", Kind.SENTENCE)]),
        # But a crowd is one, wherever it was, and a sentence may well be of two.
        ("A crowd of 40,000 people rallied in the city.", [("40,000", Kind.PROTEST)]),
        ("The court cut the sentences of two activists.", [("two", Kind.SENTENCE)]),
    ],
)  # fmt: skip
def test_who_lives_there_and_lengths_count_nobody(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert figures_of(text) == expected
