"""Where an English claim is not: in the hospital, at the writer's desk, in a person's name, in another item's country."""

import pytest

from khronika.nouns import Claim, Kind, PartialDate, Report, make_id
from khronika.reading.english import read
from tests.reading.english.test_placing import places


def claims(text: str, published: str = "2023-05-10") -> list[Claim]:
    report = Report(
        make_id("r", text), "0", text, "text/plain", "-", lang="en", published=PartialDate.parse(published)
    )
    return sorted(read(report).claims, key=lambda c: c.figure.span if c.figure and c.figure.span else c.span)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doctors at Mirel Referral Hospital in Kumasi said they had treated 18 protesters. Ghana's police denied it.", ["Kumasi"]),
        (
            "Police fired on marchers in Kumasi, Ghana. The Saint Orla hospital received seven wounded people.",
            ["Kumasi"],
        ),
        # a crowd at the hospital is there, the dead it mourns are not
        (
            "Hundreds of people gathered outside Kumasi's Saint Orla Hospital. Ghana's doctors say 24 people have died.",
            ["Saint Orla Hospital", "Kumasi"],
        ),
        ("Police arrested five people at Saint Orla Hospital in Kumasi, Ghana.", ["Saint Orla Hospital"]),
    ],
)  # fmt: skip
def test_people_are_not_hurt_in_the_hospital(text: str, expected: list[str]) -> None:
    assert [place for _, place in places(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people were hurt in the March of Hope in the Ghanaian capital.", "Accra"),
        ("Two Killed in Anti-Army Protest in Ghana, Doctors Say\n\nThe doctors met on Monday.", "Ghana"),
        ("Prime Minister Hun Marek spoke. Three activists were jailed for a protest at Hun Marek's home in Kumasi, Ghana.", "Kumasi"),
        ("Protesters threw Molotov cocktails in Kumasi, Ghana. Police fired on 12 people.", "Kumasi"),
        ("A notice banning 12 groups was printed in the Royal Gazette in Accra, Ghana, on Friday. Three people were fined.", "Accra"),
        ("Ten students were arrested in Kumasi, Ghana, and are being held at Saltpond Central Police Station.", "Kumasi"),
        ("Ten activists were arrested from Kumasi's Old Quarter, Ghana's police said.", "Kumasi"),
    ],
)  # fmt: skip
def test_names_that_are_no_places(text: str, expected: str) -> None:
    assert places(text)[-1][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine died in Gao, Mali. Police across country arrested 40 people on Friday.", ["Gao", "Mali"]),
        ("GAO, Mali - At least 16 people have been killed in protests across the West African country.", ["Mali"]),
        ("Nine died in Gao, Mali. Forty were held in northern and central provinces.", ["Gao", "Mali"]),
        ("Mali sent troops and killed four people in the country's Tessalit region.", ["Tessalit region"]),
        ("Nine died in Gao, Mali. Forty were held in eight different cities.", ["Gao", "Mali"]),
        ("Marchers filled Kumasi on Sunday, and 300 officers from forces across Ghana were there.", ["Kumasi"]),
    ],
)  # fmt: skip
def test_as_wide_as_it_is_said(text: str, expected: list[str]) -> None:
    assert [place for _, place in places(text)] == expected


def test_a_king_is_of_his_country_and_a_newspaper_is_at_home_in_its_own() -> None:
    king = "Tonga's King pardoned 12 people on Monday. The twelve had been jailed by a court over a march."
    assert {place for _, place in places(king)} == {"Tonga"}
    paper = "Police in Apia, Samoa, arrested 12 people, Fiji's Daily Lantern reported."
    assert [place for _, place in places(paper)] == ["Apia"]


_ROUND_UP = (
    "New York, May 4, 2023 \u2013 Malian police arrested four reporters in Gao on Monday.\n\n"
    "On May 2, police in Kumasi, Ghana, beat five reporters. They later released them.\n\n"
    "In Suva, in Fiji, three reporters were arrested."
)


def test_the_items_of_a_round_up_lie_each_in_its_own_country() -> None:
    assert [place for _, place in places(_ROUND_UP)] == ["Gao", "Kumasi", "Suva"]
    released = next(c for c in claims(_ROUND_UP) if "released" in c.quote)
    assert [p.name for p in released.places] == ["Kumasi"]


def test_a_desk_abroad_is_no_scene() -> None:
    text = "New York, May 4, 2023 \u2013 Fijian police arrested four reporters on Monday, the Pen Desk said."
    assert [place for _, place in places(text)] == ["Fiji"]


def test_an_age_in_brackets_is_no_number_of_a_list() -> None:
    text = "In Kumasi, Ghana, Sela Maro (51) died after she was shot by police."
    assert all(p.name != "Sela Maro" for c in claims(text) for p in c.places)


def test_what_is_told_of_somebody_lies_elsewhere() -> None:
    text = "At a rally in Accra, Ghana, police arrested Sela Maro, who was wanted by a court for riots in Kumasi."
    detained = next(c for c in claims(text) if c.kind is Kind.DETENTION)
    assert [p.name for p in detained.places] == ["Accra"]


def test_what_is_told_besides_leads_no_story() -> None:
    text = (
        "The organiser of Sunday's rally in Ghana was arrested. Clashes also broke out in Kumasi, where 12 people were hurt.\n\n"
        "Five officers were beaten at the rally."
    )
    assert [place for _, place in places(text)] == ["Kumasi", "Ghana"]


def test_a_newspapers_town_is_no_place() -> None:
    text = "Police in Kumasi, Ghana, arrested 200 people. Forty of them were charged, a source told the Lagos Evening Post."
    assert [place for _, place in places(text)] == ["Kumasi", "Kumasi"]


def test_an_agencys_desk_in_brackets_is_not_what_the_report_is_about() -> None:
    text = (
        "New York [US], May 3 (Wire/Lantern): The New York-based Committee for Writers urged Poland to release journalists"
        " who were detained on May 1. Polish police should free all writers, it said."
    )
    assert {p.country for c in claims(text) for p in c.places} == {"PL"}
