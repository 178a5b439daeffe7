import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The exit poll gave 41 percent to Arin Solv, 28.5 to the mayor and 12 to the outsider.",
            ["41 percent", "28.5", "12"],
        ),
        (
            "Her list had 52.3 percent of the votes, and the mayor 31.8, the commission said.",
            ["52.3 percent", "31.8"],
        ),
    ],
)
def test_percent_is_said_once(text: str, words: list[str]) -> None:
    assert figures_of(text) == [(word, Kind.ELECTION) for word in words]


def test_seats_beside_a_share_are_no_share() -> None:
    assert ("40", Kind.ELECTION) not in figures_of("Her list won 52.3 percent of the votes and 40 seats.")
