"""Where a letter was written, whose police were hurt, and names that are no places: titles, treaties, committees."""

import pytest

from khronika.nouns import Claim, PartialDate, Report, Unread, digest, make_id
from khronika.reading import read


def first(text: str, figure: str) -> Claim:
    reading = read(
        Report(make_id("r", text), digest(text.encode()), text, "text/plain", "-", lang="en", published=PartialDate(2021, 5, 5))
    )  # fmt: skip
    assert not isinstance(reading, Unread)
    return next(c for c in reading.claims if c.figure is not None and c.figure.text == figure)


@pytest.mark.parametrize(
    ("text", "figure", "place"),
    [
        (
            "Dili, 4 May. Fourteen students were taken by the police this morning while hanging up a cloth.",
            "Fourteen",
            "Dili",
        ),
        (
            "LUSAKA, 4 May. The league's observers watched the march. It estimates that some 2,000 people took part.",
            "some 2,000",
            "Lusaka",
        ),
        ("Clashes in Islamabad on Monday left three drivers and two Punjab police dead.", "two", "Islamabad"),
        (
            "Police broke up a march in Kisumu on Monday. Six Nairobi police officers were hurt.",
            "Six",
            "Kisumu",
        ),
        ("Nairobi police arrested 12 people on Monday.", "12", "Nairobi"),
        ("Six Nairobi police officers were hurt on Monday.", "Six", "Nairobi"),
        ("The Bulgarian Helsinki Committee counted 40 arrests on Monday.", "40", "Bulgaria"),
    ],
)
def test_where_it_was(text: str, figure: str, place: str) -> None:
    assert [p.name for p in first(text, figure).places] == [place]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("LIST OF MEMBERS IN CUSTODY, updated today. Central station: 14 held.", "14"),
        (
            "CAMPUS ECHO. Students boycotted tests this week. The council counts 1,100 at the latest sit-in.",
            "1,100",
        ),
        ("THE ORGANISERS STATE: We were beaten with batons; eleven of us were hurt.", "eleven"),
        ("The Helsinki Foundation for Human Rights counted 40 arrests on Monday.", "40"),
        ("Under the Geneva Conventions they should be freed. Police held 40 people.", "40"),
    ],
)
def test_what_is_no_place(text: str, figure: str) -> None:
    assert first(text, figure).places == ()
