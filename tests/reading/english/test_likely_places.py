"""Names that no list has and no rule takes for places: sentences that stand in no training file."""

import pytest

from khronika.nouns import Level, Report, Unread, digest, make_id
from khronika.reading import read
from khronika.reading.english.likely_places import score, weights


def _places(text: str) -> list[str]:
    """The places of the last claim that has a figure."""
    data = text.encode()
    reading = read(Report(make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en"))
    assert not isinstance(reading, Unread)
    return [p.name for p in [c for c in reading.claims if c.figure is not None][-1].places]


NO_RULE_HAS = (
    ("Namutumba went to the polls on Sunday; 14 people were arrested at the counting centre.", "Namutumba"),
    ("Kotido: nothing was burned, six people were held.", "Kotido"),
    (
        "Four people were shot dead when police and residents of Mango Ridge clashed over houses.",
        "Mango Ridge",
    ),
    ("Six councillors of Dorsville resigned, their chairman told a rally of 2,000 people.", "Dorsville"),
    ("About 3,000 mourners walked from Qala-e-Sabz to the graves.", "Qala-e-Sabz"),
    ("A convoy of tractors reached the Paradeplein at noon, and nine farmers were detained.", "Paradeplein"),
    ("The governor's nephew won the mayoral race of Pasir Putih with 52 percent.", "Pasir Putih"),
    ("Eleven people are still held at the Kalimati police circle.", "Kalimati"),
    ("Nine of the accused were granted bail by the Mitchells Hill Magistrate's Court.", "Mitchells Hill"),
    ("Police commissioner Yves Morel of Petit-Trou announced that 15 people were detained.", "Petit-Trou"),
    ("How many stood at the Place de la Lune? The unions say 8,000 protesters.", "Place de la Lune"),
    ("Thousands filled the Plaza de las Palmas on Friday to demand a recount.", "Plaza de las Palmas"),
    ("Two women, killed at Boda Centre, were buried on Sunday.", "Boda Centre"),
    ("The students of Kolej Merah blocked the gate; 30 of them were detained.", "Kolej Merah"),
)
NO_PLACE = (
    "Namutebi said that 14 people were arrested.",
    "Kotlyarenko: 4,112 votes. Turnout was 51 percent.",
    "Fabrice, 34, was one of the 12 people arrested.",
    "The lawyers of Libertad say that 12 people were detained.",
    "The agency Sentinelle counted 40 protesters.",
    "Odhiambo's lawyer said that nine people were injured.",
    "Radio Lumen's editor was arrested with four others.",
    "Followers of Sheikh Mansour burned tyres and 20 were held.",
    "At Transcargo 40 workers were arrested.",
    "Police arrested 12 students, Amina, Yusuf and Idris among them.",
    "Workers of Metalex blocked the road; 30 were detained.",
)


def test_most_names_that_no_rule_has_are_places() -> None:
    """Not each: the score changes with every sentence it learns from."""
    right = [text for text, place in NO_RULE_HAS if _places(text) == [place]]
    assert len(right) >= 0.8 * len(NO_RULE_HAS)


def test_people_and_bodies_are_none() -> None:
    wrong = [text for text in NO_PLACE if _places(text)]
    assert len(wrong) <= 1


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ["Tarmiska"]),
        ("Judge Tarmiska spoke on Friday. ", "", []),
        ("", " Ida Tarmiska was hurt.", []),
    ],
)
def test_a_name_that_somebody_bears_is_nobodys_place(before: str, after: str, expected: list[str]) -> None:
    text = f"{before}Tarmiska went to the polls on Sunday; 14 people were arrested.{after}"
    assert _places(text) == expected


def test_a_name_once_taken_for_a_place_is_one_everywhere() -> None:
    text = "In Wadi Sabrin 12 villagers were injured. Wadi Sabrin's mayor said that three were detained."
    assert _places(text) == ["Wadi Sabrin"]


def test_nothing_known_is_no_place() -> None:
    assert score(frozenset({"left0=never-met"})) < weights().threshold


def test_a_listed_town_that_the_gazetteer_did_not_believe_is_the_listed_one() -> None:
    text = "Uganda has a new law. Eleven people are still held at the Lira police circle."
    data = text.encode()
    reading = read(Report(make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en"))
    assert not isinstance(reading, Unread)
    (held,) = reading.claims
    assert [(p.name, p.level, p.country) for p in held.places] == [("Lira", Level.CITY, "UG")]
