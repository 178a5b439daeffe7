"""What is no statement of those who stand beside it, and regions of the world that are nobody's scene."""

import pytest

from khronika.nouns import Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import told as told_in


def claims(text: str) -> list[Claim]:
    return told_in(read, text, "en", "2031-11-18")


@pytest.mark.parametrize(
    "text",
    [
        "The watch group recorded 71 arrests for celebrating or expressing support for the coup.",
        "Officials charged student leaders and those expressing support for them, the forum said.",
    ],
)
def test_what_people_were_held_for_is_no_statement(text: str) -> None:
    assert not [c for c in claims(text) if c.kind in (Kind.STATEMENT, Kind.ASSESSMENT)]


def test_a_paper_that_expresses_concern_is_one() -> None:
    (claim,) = claims("The league issued a statement expressing concern over the arrests.")
    assert claim.attribution.source_name == "league"


def test_a_post_demands_nothing() -> None:
    text = (
        "The bureau rebuked the government for detaining people for \u201cliking\u201d social media posts and "
        "demanded the release of all political prisoners."
    )
    sources = [c.attribution.source_name for c in claims(text)]
    assert "bureau" in sources
    assert all("post" not in source for source in sources)


def test_a_directors_part_of_the_world_is_no_scene() -> None:
    text = (
        "Police in Tarsk, Kazakhstan, detained 40 people on Monday.\n\n"
        '"The police have shown contempt for the right to protest," said Ira Doss, the forum\'s director for Eastern Europe and Central Asia.'
    )
    (said,) = [c for c in claims(text) if c.figure is None]
    assert not {"Europe", "Central Asia"} & {p.name for p in said.places}


def test_a_count_in_a_part_of_the_world_keeps_it() -> None:
    (claim,) = claims("At least 40 journalists were detained across Central Asia in October, the forum said.")
    assert [p.name for p in claim.places] == ["Central Asia"]


def test_what_somebody_is_has_no_day_and_no_town() -> None:
    text = (
        "On Monday police detained 40 people in Tarsk. Most were asked about the banned Free Choice movement."
    )
    (ban,) = [c for c in claims(text) if c.kind is Kind.BAN]
    assert ban.when is None
    assert ban.places == ()
