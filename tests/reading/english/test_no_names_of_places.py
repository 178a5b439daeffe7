"""Capitals that name no place: half a name, a colour, a currency, a people, a union; and sums of money that count nobody."""

import pytest

from tests.reading.english.figures_of import figures_of
from tests.reading.english.test_which_place import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dozens of Ladies in White were arrested in Mali on Sunday.", [("dozens", ["Mali"])]),
        ("Twelve people were held in Mali on Friday at the NDP's rally.", [("twelve", ["Mali"])]),
        ("Two singers remain in custody at Detention Center No. 4 in Gao, Mali.", [("two", ["Gao"])]),
        ("Four miners were killed in the Cruz de Oro region of Peru.", [("four", ["Cruz de Oro region"])]),
        ("Ten men were fined 20 manats (about 25 US$) each in Baku.", [("ten", ["Baku"])]),
        ("In Mali, six reporters who write for the Gao ethnic group were jailed.", [("six", ["Mali"])]),
        ("Fourteen students were held at the University of Leeds. Britain has seen weeks of marches.", [("fourteen", ["Leeds"])]),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_a_places(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The fines ranged from 400 (USD 230) to 2500 (USD 1460) manat.",
        "They were released in Gao on bail of 2,000 kwacha each.",
        "They were freed after paying 30,000 shillings each.",
        "The vendors were fined 2,000 (about $40) each.",
    ],
)
def test_money_counts_nobody(text: str) -> None:
    assert figures_of(text) == []


def test_a_country_at_the_end_of_a_name_is_no_place() -> None:
    text = "Two people died after supporters of the opposition Forward Liberia threw stones on the outskirts of Foya on Friday."
    assert told(text) == [("two", ["Foya"])]
    assert told("Forty people were held in all of northern Liberia.") == [("forty", ["Liberia"])]
