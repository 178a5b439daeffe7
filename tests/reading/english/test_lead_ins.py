"""A line that ends in a colon says who tells the paragraph or the list behind it. Sentences and names are invented."""

import pytest

from khronika.nouns import Claim
from khronika.reading.english import read
from tests.reading.told_claims import told as told_in

_LIST = "\n\n- 14 people were detained in Kampala;\n- 22 people were detained in Gulu;\n- three students were hurt."


def told(text: str) -> list[Claim]:
    return told_in(read, text, "en", "2024-05-06")


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("The Lawyers' League gave these figures for Sunday:", "Lawyers' League"),
        ("According to the Lawyers' League:", "Lawyers' League"),
        ("As of Sunday evening, the Orlo Centre had recorded:", "Orlo Centre"),
        ("The commission has made the following observations.", "commission"),
        ("Figures of the interior ministry:", "interior ministry"),
        ("The health ministry's update:", "health ministry"),
    ],
)
def test_who_leads_a_list_in_tells_all_of_it(line: str, who: str) -> None:
    sources = [c.attribution.source_name for c in told(line + _LIST) if c.figure is not None]
    assert len(sources) == 3
    assert {s.removeprefix("Uganda's ") for s in sources} == {who}


def test_a_paragraph_is_led_in_whole_and_the_next_is_not() -> None:
    claims = told(
        "According to the exit poll of the Orlo Centre:\n\nThe Union party leads with 48.5% of votes. The Left runs second with 19.8%.\n\n"
        "A crowd of 300 gathered in Kampala."
    )
    figures = {c.figure.text: c.attribution.source_name for c in claims if c.figure is not None}
    assert figures["48.5%"] == figures["19.8%"] == "Orlo Centre"
    assert figures["300"] == "author"


def test_who_speaks_in_the_paragraph_speaks_for_himself() -> None:
    claims = told(
        "The ministry said:\n\nNine people were hurt. Mayor Odhi Lanyo said 14 people were arrested."
    )
    figures = {c.figure.text: c.attribution.source_name for c in claims if c.figure is not None}
    assert figures["Nine"] == "ministry"
    assert "Lanyo" in figures["14"]


@pytest.mark.parametrize(
    "line",
    ["Read more:", "The march ended with these words:", "The ministry did not say:", "Police arrested these people:", "What we know so far:", "The league said it had acted following the law."],
)  # fmt: skip
def test_who_does_not_tell_leads_nothing_in(line: str) -> None:
    claims = told(line + "\n\nNine people were hurt in Kampala.")
    assert [c.attribution.by_author for c in claims if c.figure is not None] == [True]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The league said:\n\n1. Police arrested 93 protesters in Gulu.\n\n2. Police arrested protesters in Lira.\n\n(3) Two were freed.", ["93", "Two"]),
        ("The league said:\n\n1. 14 people were detained in Kampala;\n2. 22 people were detained in Gulu;", ["14", "22"]),
        ("1. 14 people were detained in Kampala.", ["14"]),
        ("The number of the detained had risen to\n14. Police said nothing.", ["14"]),  # a number behind a line's break
    ],
)  # fmt: skip
def test_the_mark_of_an_item_counts_nobody(text: str, due: list[str]) -> None:
    assert [c.figure.text for c in told(text) if c.figure is not None] == due


def test_what_people_were_hurt_by_reports_nothing() -> None:
    (claim,) = told(
        "At least 64 protesters were also reported wounded, mainly by pellet and plastic bullets."
    )
    assert claim.attribution.by_author
