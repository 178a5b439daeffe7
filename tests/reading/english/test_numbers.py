"""English numbers: words to bounds, and what is no quantity at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.reading.english.numbers import find_numbers


def bounds(text: str) -> list[tuple[str, float | None, float | None]]:
    return [(m.text, m.low, m.high) for m in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 people", [("14", 14, 14)]),
        ("About 500 people", [("About 500", 450, 550)]),
        ("nearly 4,000 people", [("nearly 4,000", 3600, 4000)]),
        ("more than a dozen people", [("more than a dozen", 12, None)]),
        ("at least two dozen", [("at least two dozen", 24, None)]),
        ("as many as 32 people", [("as many as 32", None, 32)]),
        ("no more than 46 were killed", [("no more than 46", None, 46)]),
        ("the number did not exceed 46", [("did not exceed 46", None, 46)]),
        ("between 300 and 400 people", [("between 300 and 400", 300, 400)]),
        ("300-400 people", [("300-400", 300, 400)]),
        ("several hundred people", [("several hundred", 200, None)]),
        ("tens of thousands marched", [("tens of thousands", 10_000, None)]),
        ("scores of marchers", [("scores", 40, None)]),
        ("a number of activists", [("a number of", 2, None)]),
        ("1 879 people", [("1 879", 1879, 1879)]),
        ("some 1,20,000 workers", [("some 1,20,000", 108_000, 132_000)]),
        ("1.5 lakh farmers", [("1.5 lakh", 150_000, 150_000)]),
        ("more than two lakh farmers", [("more than two lakh", 200_000, None)]),
        ("3 crore voters", [("3 crore", 30_000_000, 30_000_000)]),
        ("2 to 3 lakh people", [("2 to 3 lakh", 200_000, 300_000)]),
        ("2 lakh rupees", []),
        ('4,000 joined the "Million People March"', [("4,000", 4000, 4000)]),
        ("648.4 million people", [("648.4 million", 648_400_000, 648_400_000)]),
        ("one hundred and five people", [("one hundred and five", 105, 105)]),
        ("half a dozen", [("half a dozen", 6, 6)]),
        ("around 500 or so", [("around 500 or so", 450, 550)]),
        ("just under ten million voters", [("just under ten million", 9_000_000, 10_000_000)]),
        ("more than 92% of the votes", [("more than 92%", 92, None)]),
    ],
)
def test_words_to_bounds(text: str, expected: list[tuple[str, float | None, float | None]]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "at 19:30",
        "at 8 a.m.",
        "a man aged 25",
        "a 25-year-old student",
        "under Article 488",
        "for $1.5 billion",
        "the 2nd day",
        "he scored in the derby",
        "some demonstrators left",
        "500 metres away",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert bounds(text) == []


def test_a_day_of_the_month_is_not_joined_to_the_number_after_it() -> None:
    assert [b[1] for b in bounds("On June 9 500 people came")] == [9, 500]


def test_a_dateline_is_not_joined_to_the_words_after_it() -> None:
    assert bounds("Orlo, Sept 24 - Fifty-three people left")[-1] == ("Fifty-three", 53, 53)


def test_a_day_is_not_the_low_end_of_a_total() -> None:
    assert bounds("bringing the total since January 12 to 312")[-1] == ("312", 312, 312)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a quarter of a million people", ("a quarter of a million", 250_000, 250_000)),
        ("a couple of dozen youths", ("a couple of dozen", 24, None)),
        ("maybe two hundred of us", ("maybe two hundred", 180, 220)),
        ("by the league Urna, fourteen of them", ("fourteen", 14, 14)),
    ],
)
def test_rarer_numerals(text: str, expected: tuple[str, float, float | None]) -> None:
    assert bounds(text) == [expected]


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-$%aonedtwhusk\n"), max_size=60))
def test_spans_are_in_order_and_quote_their_words(text: str) -> None:
    found = find_numbers(text)
    assert [m.span for m in found] == sorted(m.span for m in found)
    for mention in found:
        assert mention.span.of(text) == mention.text
        assert mention.span.contains(mention.core) or mention.core.start >= mention.span.start
        assert mention.low is not None or mention.high is not None
