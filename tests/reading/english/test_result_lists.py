"""Results in a list, a line to a party, are shares of votes of whoever announced them. Parties, people and places are invented."""

import pytest

from khronika.nouns import Claim, Kind, Unit
from khronika.reading.english import read
from tests.reading.told_claims import told


def results(text: str) -> list[Claim]:
    return [c for c in told(read, text, "en", "2013-05-21") if c.kind is Kind.ELECTION and c.figure]


def rows(text: str) -> list[tuple[str | None, float | None]]:
    return [(c.target, c.figure.value) for c in results(text) if c.figure]


@pytest.mark.parametrize(
    "text",
    [
        "The electoral commission published partial results of the election.\n\n- National Union: 42.3%\n- Green List - 8.4%\n\nVoting was calm.",
        "Results of Sunday's election, according to the electoral commission:\n\n* National Union - 42.3 percent\n* Green List - 8.4 percent\n",
        "The electoral commission announced the final result of Sunday's vote:\n\nNational Union \u2014 42.3%\nGreen List \u2014 8.4%\n",
    ],
)
def test_a_line_to_a_party(text: str) -> None:
    assert rows(text) == [("National Union", 42.3), ("Green List", 8.4)]
    assert {c.attribution.source_name for c in results(text)} == {"electoral commission"}


def test_votes_in_such_a_list_and_no_party_as_teller() -> None:
    text = "Results of the vote were as follows:\n\nAna Rull (Dawn) - 12,411 votes\nLiberal Alliance - 9,804 votes\n"
    assert rows(text) == [("Ana Rull", 12411), ("Liberal Alliance", 9804)]
    found = results(text)
    assert {c.attribution.source_name for c in found} == {"author"}
    assert {c.figure.unit for c in found if c.figure} == {Unit.PERSONS}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry published prices on Monday.\n\n- Bread: 42.3%\n- Fuel: 8.4%\n",
        "An opinion poll before the election asked whom people trust.\n\n- The army: 42.3%\n- The courts: 8.4%\n",
    ],
)
def test_lists_of_other_shares_are_none(text: str) -> None:
    assert rows(text) == []
