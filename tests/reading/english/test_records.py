"""Entries of a record count without a verb: labels with numbers, and what heads them. Sentences and names are invented."""

import pytest

from khronika.nouns import Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import told as told_in


def told(text: str) -> list[Claim]:
    return [c for c in told_in(read, text, "en", "2024-05-06") if c.figure is not None]


def kinds(text: str) -> dict[str, Kind]:
    return {c.figure.text: c.kind for c in told(text) if c.figure is not None}


HELD, HURT, DEAD, FREE = Kind.DETENTION, Kind.INJURY, Kind.DEATH, Kind.RELEASE


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("DETAINED IN MEDRAN PROVINCE, as of 9 a.m. Orlo police station: 8. Tarsk remand prison: 21, of whom three minors. Released overnight: 5.",
         {"8": HELD, "21": HELD, "three": HELD, "5": FREE}),
        ("The following were taken to police stations on Sunday:\n- Minor Square: 12\n- Station road: 7\n- Orlo: 30", {"12": HELD, "7": HELD, "30": HELD}),
        ("FIRST AID TENT, Saturday. Registered: 96. Rubber bullets: 14, three of them in the face. Burns: 7.", {"96": HURT, "14": HURT, "three": HURT, "7": HURT}),
        ("Hospital of Selm, 23 July, 20:00. Admitted: 31. Discharged: 12. Dead on arrival: 2.", {"31": HURT, "12": HURT, "2": DEAD}),
        ("Court list, Thursday: remanded - 6, bailed - 9, discharged - 2.", {"6": HELD, "9": FREE, "2": FREE}),
        ("Arrests by city, 4 May: Tarsk 42, Orlo 17, Vela 9, other towns 11.", {"42": HELD, "17": HELD, "9": HELD, "11": HELD}),
        ("Annual report of the Legal Desk. Detainees visited: 164, among them 22 women. Convictions: 19. Acquittals: 3.",
         {"164": HELD, "22": HELD, "19": Kind.SENTENCE, "3": FREE}),
    ],
)  # fmt: skip
def test_what_an_entry_counts_its_label_or_its_heading_says(text: str, due: dict[str, Kind]) -> None:
    assert kinds(text) == due


@pytest.mark.parametrize(
    "text",
    [
        "Annual report of the Legal Desk. Calls to the hotline: 812. Complaints of detainees: 37, down from 52.",
        "Damage in Orlo. Vehicles burnt: 9. Shops looted: 14.",
        "Injured people came all night. Page: 14.",
    ],
)
def test_things_and_pages_are_no_people(text: str) -> None:
    assert told(text) == []


def test_numbers_in_brackets_are_parts_and_entries_below_a_sum_are_too() -> None:
    dead, *rest = told("Summary. Dead: 4 (two in Orlo, two in Tarsk). Injured: 61.")
    assert [c.part_of for c in rest] == [dead.id, dead.id, None]
    seen, *shot = told("Medical post, Friday. Seen: 84. Gunshot: 6, two of them by something larger.")
    assert [c.part_of for c in shot] == [seen.id, shot[0].id]


def test_the_label_of_a_list_of_places_is_the_place() -> None:
    claims = told("IN CUSTODY on 4 May. Vela central: 22. Kampala central: 14. Women: 5.")
    assert [[p.name for p in c.places] for c in claims[:2]] == [["Vela central"], ["Kampala"]]
    assert all(p.name != "Women" for p in claims[2].places)
