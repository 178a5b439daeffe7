"""Votes are the country's, unless their own words name a town. Sentences and names are invented."""

import pytest

from tests.reading.english.source_of import figures

_VOTED = " Voters in Ghana went to the polls on Sunday in the election."


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "Reading out the results at a ceremony in Kumasi, the chairman said that Kojo Abanu had won 75 percent of the vote.",
            ["Ghana"],
        ),
        ("Yaw Ofim, the mayor of Tamale, who heads the Dawn party, took 8.6 percent of the vote.", ["Ghana"]),
        (
            "Kumasi has been a ghost town since the election in which Kojo Abanu was re-elected with 49.8 percent of the vote.",
            ["Ghana"],
        ),
        ("Turnout was 61 percent in the country and 48 percent in Kumasi.", ["Ghana", "Kumasi"]),
        ("In Kumasi, Kojo Abanu won 39 percent of the vote.", ["Kumasi"]),
        ("The party lost in Kumasi, where turnout was 39 percent.", ["Kumasi"]),
        ("The runoff in Kumasi was close: Kojo Abanu had 51 percent of the votes.", ["Kumasi"]),
    ],
)  # fmt: skip
def test_votes_are_the_country_s_unless_their_words_name_a_town(text: str, where: list[str]) -> None:
    assert [c.places[0].name for c in figures(text + _VOTED)] == where
