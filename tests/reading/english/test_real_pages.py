"""Shapes that pages of news are full of and that led the reader astray, in sentences of our own."""

import pytest

from khronika.nouns import Claim, Kind, PartialDate, Reading, Report, digest, make_id
from khronika.reading.english import read


def claims(text: str) -> tuple[Claim, ...]:
    data = text.encode()
    report = Report(
        make_id("r", digest(data)),
        digest(data),
        text,
        "text/plain",
        "own",
        lang="en",
        published=PartialDate(2021, 3, 10),
    )
    reading = read(report)
    assert isinstance(reading, Reading)
    return reading.claims


def figures(text: str, kind: Kind) -> list[str]:
    return [c.figure.text for c in claims(text) if c.figure is not None and c.kind is kind]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("On Tuesday 41 students were rounded up in Lisvane.", ["41"]),
        ("In March 17 dockers were arrested.", []),  # the seventeenth, or seventeen: nobody can tell
        ("Eight student and opposition organisers were detained overnight.", ["Eight"]),
        ("Six radio and print reporters were detained.", ["Six"]),
    ],
)
def test_the_number_belongs_to_those_who_were_taken(text: str, counted: list[str]) -> None:
    assert figures(text, Kind.DETENTION) == counted


def test_a_long_passage_in_brackets_is_no_caption() -> None:
    text = (
        "[At least 12 people have died in the hill districts over the past nine days, bringing the toll to 61 since "
        "January, the AFP news agency reported. Four drivers were wounded by gunfire on Monday.]"
    )
    assert figures(text, Kind.DEATH) == ["At least 12", "61"]
    assert figures(text, Kind.INJURY) == ["Four"]


def test_a_rank_with_a_full_stop_ends_no_sentence() -> None:
    (claim,) = claims('"At least six people were hurt," said Cmdr. Tomas Breda, a spokesman for the mission.')
    assert claim.attribution.source_name == "Cmdr. Tomas Breda"


def test_said_with_a_capital_is_a_name() -> None:
    found = claims(
        "Nine dockers were arrested in Suez, Damietta and Port Said on Monday, the lawyer Said Amrani told reporters."
    )
    assert [c.attribution.source_name for c in found if c.figure] == ["lawyer Said Amrani"]


@pytest.mark.parametrize(
    "text",
    [
        "About 25% of the 1,139 polling stations we monitored opened on time during the election.",
        "By noon 1,114 stations had opened, representing 97.8 % of the total, and voting went on.",
    ],
)
def test_a_share_of_the_stations_is_no_share_of_votes(text: str) -> None:
    assert figures(text, Kind.ELECTION) == []


def test_the_share_of_votes_beside_a_share_of_stations_is_kept() -> None:
    text = "With 40% of polling stations counted, Adam Smithson had 52 percent of the vote."
    assert figures(text, Kind.ELECTION) == ["52 percent"]
