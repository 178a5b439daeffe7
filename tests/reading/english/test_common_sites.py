"""Places that a text tells by a common noun only, and common nouns that are no place of what happened."""

import pytest

from tests.reading.english.source_of import figures
from tests.reading.english.test_placing import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 700 nurses stood for an hour outside the health ministry.", ["health ministry"]),
        ("Three men were shot dead at the copper mine on Tuesday.", ["copper mine"]),
        ("At least 40 pilgrims were wounded near the shrine, the imam said.", ["shrine"]),
        ("Nineteen cooks were arrested at the gate of the smelter.", ["gate of the smelter"]),
        (
            "Nine miners were hurt when troops cleared a crowd in front of the Supreme Court.",
            ["Supreme Court"],
        ),
        # Carried to the next sentence, not from a court or a ministry, nor over a town.
        (
            "Apprentices who met on the square in June want their pay. Some 90 came the first night.",
            ["square"],
        ),
        ("Lawyers were received at the ministry. Forty clients were arrested last week.", [""]),
        ("A crowd met at the stadium. Buses came from Gao. Three people were arrested.", ["Gao"]),
        # No places: how many there are, where one is held or heard, what anybody has.
        ("Ten were arrested at home and two were fined in court.", ["", ""]),
        ("Sixty-four were sentenced to one month's prison.", [""]),
        ("Police counted 2,000 marchers at 390 mosques.", [""]),
        ("Four hundred families were told at the town hall that 16 people had died.", [""]),
        # A name tells more.
        ("In Kisumu 31 miners were hurt at the gate of the smelter.", ["Kisumu"]),
    ],
)
def test_sites_by_a_common_noun(text: str, expected: list[str]) -> None:
    assert [where for _, where in places(text)][-len(expected) :] == expected


def test_a_vote_s_site_is_in_its_own_clause() -> None:
    text = "Turnout in the local elections was 41 percent, and 12 percent in parts of the capital."
    assert [[p.name for p in c.places] for c in figures(text)] == [[], ["capital"]]
