"""Votes and voters in a report of an election, and what is only needed to win. Sentences and names are invented."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of
from tests.reading.english.source_of import source

_VOTED = " Voters went to the polls on Sunday in the election."


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "The Union of Labour took 38.9 percent of the vote in Latvia, the Democrats 27 and the Greens 6.1.",
            ["38.9 percent", "27", "6.1"],
        ),
        (
            "Kojo Abanu won 51 percent of the vote in Ghana, Ama Derko 44, and the independent Yaw Ofim 3.",
            ["51 percent", "44", "3"],
        ),
        (
            ("Results of the parties, according to the commission:\n\nUnion of Labour - 27.4 percent (430,661 votes);\n\n"
            "Democrats - 9.3 percent (146,050);\n\nGreens - 8.5 percent (133,379)."),
            ["27.4 percent", "430,661", "9.3 percent", "146,050", "8.5 percent", "133,379"],
        ),
        (
            ("A total of 3,857,308 people turned out to the polls in Latvia, representing 21.1 percent of the electorate. The number "
            "of void ballots was 76,111, that is 1.97 percent."),
            ["3,857,308", "21.1 percent", "76,111", "1.97 percent"],
        ),
        ("The turnout in Latvia's election was 12.8 per cent (667732 voters).", ["12.8 per cent", "667732"]),
    ],
)  # fmt: skip
def test_votes_in_a_list_and_beside_their_share(text: str, shares: list[str]) -> None:
    assert figures_of(text + _VOTED) == [(s, Kind.ELECTION) for s in shares]


@pytest.mark.parametrize(
    ("text", "results"),
    [
        (
            "No candidate reached the 50 percent of votes needed to win in Latvia. Mila Tarn got 44 percent.",
            ["44 percent"],
        ),
        (
            "To win in Latvia a candidate needs 50 percent plus one of the votes. Mila Tarn had 44.1 percent.",
            ["44.1 percent"],
        ),
        ("Parties crossed the 5 percent barrier in Latvia. The Greens won 6.2 percent of the vote.", ["6.2 percent"]),
        (
            "Mila Tarn won 53 percent, more than the 50 percent required to avoid a second round in Latvia.",
            ["53 percent"],
        ),
        ("Turnout must exceed 50 percent for the vote to count. By 5 p.m. it was 31 percent in Latvia.", ["31 percent"]),
        ("Two exit polls in Latvia gave Mila Tarn 47 percent of the vote.", ["47 percent"]),
        # how much is counted is nobody's share
        ("With 96.9 percent of the tally sheets processed, Mila Tarn had 52 percent of the vote in Latvia.", ["52 percent"]),
        ("Its tally of about 90 percent of votes shows Mila Tarn at 67 percent in Latvia, the opposition said.", ["67 percent"]),
        ("When 60 percent of the votes had been counted in Latvia, Mila Tarn led with 52 percent.", ["52 percent"]),
        ("Mila Tarn was re-elected with 93 percent of the votes counted in Latvia.", ["93 percent"]),
        # what was won stays won
        ("Mila Tarn won 53 percent of the vote in Latvia, enough to avoid a runoff.", ["53 percent"]),
    ],
)  # fmt: skip
def test_a_threshold_is_no_result(text: str, results: list[str]) -> None:
    assert figures_of(text + _VOTED) == [(r, Kind.ELECTION) for r in results]


def test_who_turns_out_for_a_rally_is_a_crowd_at_an_election_too() -> None:
    text = "Thousands of people turned out for a rally in Riga after the election."
    assert figures_of(text + _VOTED) == [("Thousands", Kind.PROTEST)]


@pytest.mark.parametrize(
    ("text", "figure", "told"),
    [
        (
            ("Mila Tarn won the election in Latvia with about 58.5 percent of the votes, according to the final projections "
            "published by Lindmark."),
            "58.5",
            "Lindmark",
        ),
        (
            ("The latest projected results from Lindmark show that Tarn has won 55.8% of votes, Osvald Krenn came in second with 15.5% "
            "followed by Ivo Pell. The leader of the Dawn party came in fourth with 4.4% of the vote."),
            "4.4",
            "Lindmark",
        ),
        (
            "Ama Derko of the Clean Vote group said several precincts in Tarsk reported turnouts as low as 50 percent.",
            "50",
            "Ama Derko of the Clean Vote group",
        ),
    ],
)  # fmt: skip
def test_whoever_made_the_paper_tells_what_it_says(text: str, figure: str, told: str) -> None:
    assert told in source(text + _VOTED, figure)


def test_so_many_out_of_millions_are_no_proportion() -> None:
    text = "In Latvia 1,251,624 voters out of 3,619,292 came to vote."
    assert ("1,251,624", Kind.ELECTION) in figures_of(text + _VOTED)
