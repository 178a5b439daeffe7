"""Which event takes a number up, on sentences of our own."""

import pytest

from khronika.nouns import Kind, Report, Unread, digest, make_id
from khronika.reading import read


def _figures(text: str) -> list[tuple[str, Kind]]:
    data = text.encode()
    reading = read(Report(make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en"))
    assert not isinstance(reading, Unread)
    return [(c.figure.text, c.kind) for c in reading.claims if c.figure is not None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Twelve people were arrested and charged with sedition.", [("Twelve", Kind.DETENTION), ("Twelve", Kind.CHARGE)]),
        ("Police said 401 people were put on trial over the unrest.", [("401", Kind.CHARGE)]),
        ("The raids brought the number of jailed protesters to 587.", [("587", Kind.DETENTION)]),
        ("About 60 people injured, 512 arrested in Orlo riots.", [("About 60", Kind.INJURY), ("512", Kind.DETENTION)]),
        ("The council claimed to have released more than 1,000 prisoners.", [("more than 1,000", Kind.RELEASE)]),
        ("The league said a record 5,597 students were detained last year.", [("5,597", Kind.DETENTION)]),
        ("Thirty seminarians were arrested in Orlo.", [("Thirty", Kind.DETENTION)]),
        ("Soldiers arrested about 1,400 of them found hiding in the cellars.", [("about 1,400", Kind.DETENTION)]),
    ],
)  # fmt: skip
def test_the_event_of_a_number(text: str, told: list[tuple[str, Kind]]) -> None:
    assert _figures(text) == told


def test_police_who_pour_into_a_square_are_no_crowd() -> None:
    assert (Kind.PROTEST) not in [k for _, k in _figures("Some 5,000 police poured into the square at dawn.")]


def test_what_befell_a_crowd_goes_before_its_being_one() -> None:
    assert ("Nineteen", Kind.PROTEST) not in _figures(
        "Nineteen marchers had ribs and arms broken, the clinic said."
    )
