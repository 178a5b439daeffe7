"""Who announces the results of a vote tells these, and not what the report tells behind them. Sentences are invented."""

import pytest

from khronika.nouns import Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import told


def claims(text: str) -> list[Claim]:
    return told(read, text, "en", "2015-11-04")


@pytest.mark.parametrize(
    "text",
    [
        "The electoral commission announced the results on Sunday: Arno Vell won 52.3 percent of the vote and Tiba Moor 44.1 percent. Police arrested 30 supporters of Moor in Tarsk that evening.",
        "The commission declared the president re-elected on Sunday with 58 percent of the vote. At least 11 people have died in protests since then.",
        "According to the commission, 61 percent of voters took part. Outside its office about 3,000 demonstrators gathered.",
        "The electoral body is to announce final results on Thursday: with 90 percent of the ballots counted, Moor leads with 48 percent. Six polling stations were burned down.",
        "The commission's spokesman presented the following figures on Sunday. Turnout was 61 percent. Some 4,000 people gathered outside, and 36 were detained.",
        "The board gave its results late on Friday. Opposition youths blocked three roads and 17 of them were wounded.",
    ],
)  # fmt: skip
def test_what_is_told_behind_results_is_the_reports(text: str) -> None:
    others = [c for c in claims(text) if c.kind is not Kind.ELECTION and c.figure is not None]
    assert others
    assert {c.attribution.source_name for c in others} == {"author"}


def test_the_results_are_the_commissions() -> None:
    text = "The electoral commission announced the results on Sunday. Arno Vell won 52.3 percent of the vote. Police arrested 30."
    found = claims(text)
    assert [c.attribution.source_name for c in found if c.kind is Kind.ELECTION] == ["electoral commission"]
    assert not [c for c in found if c.kind is Kind.STATEMENT]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Interior Ministry published its figures on Sunday. Fourteen people were killed and 60 wounded.", "Interior Ministry"),
        ("The police chief announced the results of the operation on Monday. Sixty people were arrested.", "police chief"),
        ("The hospital gave an update on Tuesday. Six people had died and 31 were being treated.", "hospital"),
        ("The league of voters gave its tally on Monday. At least 12 observers were beaten.", "league of voters"),
    ],
)  # fmt: skip
def test_others_go_on_telling(text: str, who: str) -> None:
    assert {c.attribution.source_name for c in claims(text)} == {who}
