"""Things that are taken away are nobody held, and nor are those to whom they belonged. Sentences are invented."""

import pytest

from khronika.nouns import Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import told


def held(text: str) -> list[Claim]:
    return [c for c in told(read, text, "en", "2017-08-23") if c.kind is Kind.DETENTION]


@pytest.mark.parametrize(
    "text",
    [
        "Protesters unfurled two banners in Orlo on Monday. Police took them away.",
        "Activists put up five tents on the lawn on Tuesday. City police took them away overnight.",
        "Youths had brought 30 shields to the rally in Orlo. Officers seized them.",
        "Soldiers took away the bodies of four villagers in Orlo on Sunday.",
        "The activist said police had taken away her passport and those of her two sons.",
        "Police took away the candidate's signature lists, about 12,000 of them.",
        "Police took away food and blankets meant for the 300 people camped in the square in Orlo.",
        "Their parents took away 40 pupils from the school after the gas was fired.",
        "Police raided the office in Orlo on Monday and took away banners, phones and two vans.",
    ],
)
def test_things_and_their_owners_are_not_held(text: str) -> None:
    assert held(text) == []


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Police took away 15 protesters and two loudspeakers in Orlo on Sunday.", "protesters"),
        ("They took away nine of the students and their banners at dawn.", "students"),
        ("Villagers hid six wounded men in a barn. Soldiers took them away on Friday.", "them"),
        ("They were taken away in handcuffs.", "They"),
    ],
)
def test_people_are(text: str, whom: str) -> None:
    assert [c.target for c in held(text)] == [whom]


def test_who_takes_something_from_an_office_does_not_take_office() -> None:
    text = "Men in uniform took away a pickup and several hard drives from the office of the group in Orlo."
    assert told(read, text, "en", "2017-08-23") == []
    (office,) = told(read, "The mayor took office on Monday.", "en", "2017-08-23")
    assert office.kind is Kind.INAUGURATION
