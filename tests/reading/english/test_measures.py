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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # Against another's share, and against that of another year.
        (
            "Voting ended at eight in the election. Radio Sund reported that New Path had 42 percent support, compared to 48 percent for the opposition.",
            ["42 percent", "48 percent"],
        ),
        (
            "The vote was calm. Turnout in the election was 56 percent, well short of the 80 percent in the last election.",
            ["56 percent", "80 percent"],
        ),
        (
            "The election was calm. Turnout in the vote stood at 38 per cent, below the 45 per cent recorded in 2013.",
            ["38 per cent", "45 per cent"],
        ),
        # Of what is counted, and not how much is counted.
        (
            "The Reform Party took 21.9 percent of the ballots counted by noon, the election board said after the vote.",
            ["21.9 percent"],
        ),
        # What is only needed, and what is no vote.
        (
            "He fell short of the 50 percent needed for an outright win in the election; he took 47 percent of the vote.",
            ["47 percent"],
        ),
        (
            "The vote went ahead on election day. Bread was 12 percent dearer, compared to last year.",
            [],
        ),
    ],
)
def test_a_share_is_set_beside_another(text: str, words: list[str]) -> None:
    assert figures_of(text) == [(word, Kind.ELECTION) for word in words]
