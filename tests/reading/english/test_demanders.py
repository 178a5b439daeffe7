"""Who rallied demands, and not who dispersed the rally; who blames goes on accusing; what nobody is expected to do nobody has done."""

import datetime as dt

import pytest

from khronika.nouns import Kind
from tests.reading.english.source_of import claims


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers dispersed a rally calling for an end to the state of emergency in Gao on Friday.",
        "Police broke up a march demanding lower fuel prices in Gao on Friday.",
        "Police dispersed a protest in Gao on Friday accusing the government of corruption.",
    ],
)
def test_who_disperses_a_rally_demands_nothing(text: str) -> None:
    (told,) = claims(text)
    assert (told.kind, told.attribution.speaker) == (Kind.DISPERSAL, None)
    assert told.when is not None
    assert told.when.earliest == dt.date(2021, 4, 30)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The governor met a delegation demanding his resignation in Gao.", "his resignation", "delegation"),
        ("Troops cleared a camp of protesters condemning the coup.", "condemning", "protesters"),
        # the police do accuse, behind a comma, and so do those who hold the rally
        ("Police broke up the rally in Gao, accusing the organisers of inciting violence.", "accusing", "Police"),
        ("Students held a rally in Gao demanding the release of two leaders.", "the release", "Students"),
        # who blames goes on accusing
        ("Governor Omar Tesk blamed outsiders for the riots, accusing them of burning shops.", "accusing", "Governor Omar Tesk"),
        ("Prime Minister Ana Tarel toured Gao. She blamed vandals for the riots, accusing them of crippling the economy.", "accusing", "Prime Minister Ana Tarel"),
    ],
)  # fmt: skip
def test_whose_demand_and_accusation_it_is(text: str, words: str, speaker: str) -> None:
    at = text.index(words)
    (told,) = (c for c in claims(text) if c.span.start == at)
    assert told.attribution.source_name == speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Experts are confident that the president's rivals will not dispute the election results.", ["Experts"]),
        ("The commission is sure that no party will reject the election results.", []),
        ("Ana Tarel said she will not dispute the election results.", ["Ana Tarel"]),
        ("Analysts predict that the opposition will denounce the vote.", ["Analysts"]),
        # who does dispute
        ("The president's rivals dispute the election results.", ["president's rivals"]),
    ],
)  # fmt: skip
def test_who_will_not_dispute_has_not_disputed(text: str, speakers: list[str]) -> None:
    assert [c.attribution.source_name for c in claims(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Two witnesses described the shooting in Gao. According to them, police killed 12 people.", "Two witnesses"),
        ("The ministries called the vote fair. Opposition lawyers complained of fraud. According to them, 12 people were beaten.", "Opposition lawyers"),
        ("Police clashed with marchers in Gao. According to them, 12 people were held.", "Police"),
    ],
)  # fmt: skip
def test_according_to_them_is_according_to_the_people_heard_last(text: str, speaker: str) -> None:
    (told,) = (c for c in claims(text) if c.figure is not None)
    assert told.attribution.source_name == speaker
