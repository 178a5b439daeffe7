"""Numbers that stand alone as somebody's count, and number words of older papers. Sentences and names are invented."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of
from tests.reading.english.source_of import source


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("In Tarsk the turnout surprised the stewards: 3,800 by the district's count. In Velm it was about 900, and in Orlo a few hundred.",
         ["3,800", "about 900", "a few hundred"]),
        ("How many were they before the mint on 18 March? The unions: eight thousand. The prefecture: thirteen hundred.",
         ["eight thousand", "thirteen hundred"]),
        ("A procession for the drowned went through Velm on Thursday. Fifteen thousand, say the organisers.", ["Fifteen thousand"]),
        ("It was a thin crowd. Party officials boasted of 5,000 on the common; a reporter at the back wrote down 640.", ["5,000", "640"]),
        ("Widows have been fasting on the quay since Monday, some say forty of them, some say sixty.", ["forty", "sixty"]),
        ("The campaigners were told to leave the park. There are five of them.", ["five"]),
        ("The march to the mint was loud. By her reckoning two thousand came.", ["two thousand"]),
    ],
)  # fmt: skip
def test_a_crowd_s_number_stands_alone(text: str, counts: list[str]) -> None:
    assert figures_of(text) == [(c, Kind.PROTEST) for c in counts]


def test_whose_number_it_is_and_of_what() -> None:
    text = "According to elders, seventeen died at Orlo on Saturday. According to the governor's office, twenty-four."
    assert figures_of(text) == [("seventeen", Kind.DEATH), ("twenty-four", Kind.DEATH)]
    assert source(text, "twenty-four") == "governor's office"


@pytest.mark.parametrize(
    "text",
    [
        "The price of bread rose. By the ministry's count it was 12 by noon, and in Velm 15.",
        "The choir sang in Tarsk. Fifteen, say the critics, is too few for the piece.",
        "The strike goes on. Turnout at the election in Velm was lower by 3.4.",
    ],
)
def test_what_speaks_of_no_crowd_counts_none(text: str) -> None:
    assert figures_of(text) == []


@pytest.mark.parametrize(
    ("words", "low"),
    [
        ("one and a half million", 1_500_000),
        ("two and a half thousand", 2_500),
        ("a score", 20),
        ("threescore", 60),
    ],
)
def test_number_words_of_older_papers(words: str, low: int) -> None:
    from khronika.reading.english.numbers import find_numbers

    (found,) = find_numbers(
        f"The guard freed {words} of prisoners.".replace("million of", "million").replace(
            "thousand of", "thousand"
        )
    )
    assert (found.low, found.text) == (low, words)


def test_a_score_of_a_match_is_no_number_word() -> None:
    from khronika.reading.english.numbers import find_numbers

    assert [m.text for m in find_numbers("They won by a score of 3 and a score was settled.")] == ["3"]
