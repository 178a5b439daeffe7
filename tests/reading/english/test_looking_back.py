"""What "it" and "he" behind a quotation go back to, and how a speaker is called."""

import pytest

from khronika.reading.english import read
from tests.reading.english.source_of import source
from tests.reading.told_claims import told as told_in


def sources(text: str) -> list[str]:
    return [
        c.attribution.source_name for c in told_in(read, text, "en", "2031-05-06") if c.figure is not None
    ]


HELD = '"In the days before the march the police arrested over 80 members of the opposition, the Orlan National Party (ONP), in what looks like an effort to silence it,"'


def test_who_is_named_in_a_quotation_did_not_speak_it() -> None:
    text = f"The Rights Forum said in a statement that police beat marchers in Tarsk.\n\n{HELD} it said."
    assert sources(text) == ["Rights Forum"]


def test_with_nobody_before_the_speaker_stays_unknown() -> None:
    assert sources(f"{HELD} it said.") == ["it"]


def test_he_is_not_the_man_of_whom_he_speaks() -> None:
    text = (
        "Lawyer Edo Marn spoke to reporters outside the court.\n\n"
        '"The guards beat 12 prisoners and Ilia Sorn was taken away," he said.'
    )
    assert sources(text) == ["Lawyer Edo Marn"]


@pytest.mark.parametrize(
    "speaker", ["50-year-old Olga Varn", "Olga Varn, 50,", "a resident, 50-year-old Olga Varn"]
)
def test_an_age_is_no_part_of_a_name(speaker: str) -> None:
    (source,) = sources(f'"They came and arrested seven people," said {speaker}.')
    assert source.endswith("Olga Varn")
    assert "year" not in source


@pytest.mark.parametrize(
    ("text", "figure", "told"),
    [
        ("The organisation Cantos has received 900 complaints. It has confirmed the deaths of 59 people.", "59", "organisation Cantos"),
        ("The opposition party Marena lost its case. It says 31 of its members were arrested.", "31", "opposition party Marena"),
        ("Party leader Ivo Lantos met the press. He said 31 people had died.", "31", "Party leader Ivo Lantos"),
    ],
)  # fmt: skip
def test_a_name_behind_its_kind_is_a_body(text: str, figure: str, told: str) -> None:
    assert source(text, figure) == told
