"""What is named, and what shows something, tells nothing: "dubbed the March of Salt", "the raid showed how afraid they are"."""

import pytest

from khronika.nouns import Kind, PartialDate
from khronika.reading.english.dates import find_dates
from tests.reading.english.source_of import claims, source


@pytest.mark.parametrize(
    "text",
    [
        "Protesters held a short rally, dubbed the March of Salt, near the square.",
        "Nurses in Lirna staged a vigil -- called the Walk of Lamps -- outside the ministry.",
    ],
)
def test_a_name_is_no_judgement(text: str) -> None:
    assert [(c.kind, c.attribution.source_name) for c in claims(text)] == [(Kind.PROTEST, "author")]


def test_an_action_that_shows_something_does_not_speak() -> None:
    (said,) = claims(
        "Sela Maro of the Orlo Institute said the police action showed how afraid the government was."
    )
    assert said.attribution.source_name == "Sela Maro of the Orlo Institute"
    assert claims("The arrests show that the government fears the vote.") == ()


def test_figures_that_show_something_do() -> None:
    assert source("Hospital records show that 12 people died in Lirna.", "12") == "Hospital records"


def test_the_march_of_somebody_is_no_month() -> None:
    assert find_dates("They joined the March of Salt in Lirna.", PartialDate(2021, 5, 5)) == []
    assert len(find_dates("They were held in March of last year.", PartialDate(2021, 5, 5))) == 1


def test_the_lead_s_dozens_are_not_those_of_another_town_and_month() -> None:
    text = (
        "KISUMU, Kenya - Police broke up a rally in Kisumu on Monday, detaining dozens of students. Shops were shut. In December, "
        "police broke up a rally in Nairobi, and organizers said dozens of students were detained."
    )
    assert source(text, "dozens") == "author"


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("Hospital director Chao Wen-pin said that 23 people had been hurt.", "23", "Hospital director Chao Wen-pin"),
        ("An official said one person had died. The toll rose to three on Monday, the same official said.", "three", "official"),
        ("The Orlan League sent observers. Its latest report says 14 voters were beaten.", "14", "Orlan League"),
        ("The Kesu precinct reported 65 arrests.", "65", "Kesu precinct"),
    ],
)  # fmt: skip
def test_whole_names_and_who_stands_behind_a_report(text: str, figure: str, expected: str) -> None:
    assert source(text, figure) == expected


def test_what_is_cited_for_an_instance_does_not_judge() -> None:
    found = claims(
        "Observers from the Fair Ballot Circle called the count a scandal, citing a woman who waited in line."
    )
    assert [c.attribution.source_name for c in found] == ["Observers from the Fair Ballot Circle"]


def test_a_collapse_shows_and_does_not_say() -> None:
    found = claims("Lawyer Bo Mar said the collapse showed that mass arrest was policing by headcount.")
    assert [c.attribution.source_name for c in found] == ["Lawyer Bo Mar"]


def test_for_its_part_is_nobody() -> None:
    assert source("The league for its part said 12 people were held.", "12") == "league"
    found = claims("France, which had observers there, for its part denounced numerous irregularities.")
    assert [c.attribution.source_name for c in found] == ["France"]


def test_evidence_tells_no_earlier_figure_and_fighters_none() -> None:
    text = "Eight women were sentenced in October. Their lawyer said the trial was based on little evidence."
    assert source(text, "Eight") == "author"
    assert source("Workers, police clash at factory, 12 injured", "12") == "author"


@pytest.mark.parametrize(
    "text",
    [
        "Police have detained dozens of people for criticizing the government over its crackdown.",
        "A court in Lirna jailed three men for denouncing the governor.",
        "The league accused police of dismissing its complaint.",
    ],
)
def test_what_somebody_is_held_for_is_not_told_by_him(text: str) -> None:
    (claim,) = claims(text)
    assert claim.attribution.source_name == ("league" if "league" in text else "author")
