"""Who counts one kind of thing is not told as who counted another; courts act and tell nothing. Sentences are invented."""

import pytest

from khronika.nouns.claims import AUTHOR
from tests.reading.english.source_of import figures


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Four dockers were hurt, surgeons at the clinic said. There were 17 arrests.",
            ["surgeons at the clinic", AUTHOR],
        ),
        (
            "Eight people died, the ambulance service said. Around 900 people marched to the depot.",
            ["ambulance service", AUTHOR],
        ),
        (
            "Magistrate Ona Bell said that six men had been jailed. Outside some 40 supporters protested.",
            ["Magistrate Ona Bell", AUTHOR],
        ),
        # What it may well have counted, and who may count anything.
        (
            "Four dockers were hurt, surgeons at the clinic said. Two dockers died.",
            ["surgeons at the clinic"] * 2,
        ),
        ("Four dockers were hurt, the union said. Seventeen were arrested.", ["union", "union"]),
        ("Four nurses were hurt, the nurses' union said. Seventeen were arrested.", ["nurses' union"] * 2),
        # Courts.
        ("The appeal court on Monday confirmed the terms of 18 of the men.", [AUTHOR]),
        ("A court in Tarsk gave three weavers two years in prison.", [AUTHOR]),
        ("The court's press office reported 18 convictions.", ["court's press office"]),
        # An amount.
        ("By noon the number of injured at the clinics had risen to 69.", [AUTHOR]),
    ],
)
def test_who_counted(text: str, sources: list[str]) -> None:
    assert [c.attribution.source_name.removeprefix("the ") for c in figures(text)] == sources
