"""Who is captured is held, the wounding of people is an injury, and a list's whole is in none of its parts' places."""

import pytest

from khronika.nouns import Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import numbers
from tests.reading.told_claims import told as told_in


def told(text: str) -> list[Claim]:
    return [c for c in told_in(read, text, "en", "2024-05-06") if c.figure is not None]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The unrest led to the wounding of eight protesters in Kampala.", [(Kind.INJURY, 8)]),
        ("Soldiers opened fire, wounding eight protesters and capturing 36 protesters in Lira.", [(Kind.INJURY, 8), (Kind.DETENTION, 36)]),
        ("In addition to capturing 36 students, police beat a reporter in Lira.", [(Kind.DETENTION, 36)]),
        ("Two men were captured on video beating a student.", []),
        ("A camera captured three men throwing stones in Lira.", []),
        ("The three men were captured by a photographer of the agency.", []),
    ],
)  # fmt: skip
def test_kinds(text: str, due: list[tuple[Kind, float]]) -> None:
    assert numbers(told(text)) == due


def test_the_whole_is_in_no_place_of_its_parts() -> None:
    whole, *parts = told(
        "The violence left 19 people dead: eight at the Trauma Centre, three at Lakeview Hospital and eight at Mulago Teaching Hospital."
    )
    assert [p.name for p in whole.places] == []
    assert [[p.name for p in c.places] for c in parts] == [
        ["Trauma Centre"],
        ["Lakeview Hospital"],
        ["Mulago Teaching Hospital"],
    ]


def test_a_label_is_no_list() -> None:
    (claim,) = told("Police: 14 people were held in Kampala.")
    assert [p.name for p in claim.places] == ["Kampala"]
