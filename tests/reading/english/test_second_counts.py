import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of

FIRST = "The ministry said 12 people were injured in Orlo."


@pytest.mark.parametrize(
    "second",
    [
        "The clinic knows of nine.",
        "The prosecutor has confirmed nine.",
        "The league has it at nine.",
        "The hospital's answer is nine.",
        "Doctors spoke of nine.",
        "Clinic: nine.",
        "The figure given by the clinic, nine, drew laughter.",
    ],
)
def test_a_bare_number_of_somebody_else_counts_what_was_just_told(second: str) -> None:
    assert figures_of(f"{FIRST} {second}") == [("12", Kind.INJURY), ("nine", Kind.INJURY)]


def test_a_number_with_a_noun_of_its_own_does_not() -> None:
    assert figures_of(f"{FIRST} The clinic knows of nine empty beds.") == [("12", Kind.INJURY)]
