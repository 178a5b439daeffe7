"""Places that few words tell: a byline's town, a court's name, a town's ambulances, the street that a march came down.

Sentences and names are invented.
"""

import datetime as dt

import pytest

from khronika.nouns import PartialDate, Report, Unread, digest, make_id
from khronika.reading import read

_ON = PartialDate.of(dt.date(2034, 5, 10))


def places_of(text: str) -> dict[str, str]:
    """Where each number happened, by its words."""
    data = text.encode()
    report = Report(
        make_id("r", "x", digest(data)), digest(data), text, "text/plain", "x", lang="en", published=_ON
    )
    reading = read(report)
    assert not isinstance(reading, Unread)
    return {
        c.figure.text: "; ".join(p.name for p in c.places) for c in reading.claims if c.figure is not None
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            ("Streets swept for parade\n\nJane Orno in Lusaka\n\nThe ambulance service attended 14 people on Friday, it said. "
            "The president of Zambia was away."),
            {"14": "Lusaka"},
        ),
        (
            ("From our correspondent in Bamako\n\nSoldiers went along the houses of Mali's traders.\n\n"
            "Doctors for Peace had by last night recorded 61 injured and three deaths."),
            {"61": "Bamako", "three": "Bamako"},
        ),
        (
            "By Ada Rul, Staff Writer\n\nZambian police arrested nine people on Friday.",
            {"nine": "Zambia"},
        ),
        (
            "By Ada Rul in Nairobi\n\nIn Kampala on Friday, Ugandan police arrested nine people.",
            {"nine": "Kampala"},
        ),
        (
            "Thousands marched in nine Kenyan cities on Thursday. Kisumu's emergency services took 29 protesters to hospitals.",
            {"29": "Kisumu"},
        ),
        ("The Sabon court freed nine students on Monday.", {"nine": "Sabon court"}),
        ("The Supreme court of Kenya freed nine students on Monday.", {"nine": "Kenya"}),
        (
            "Villagers of Narovo lay down before the bulldozers for the third morning. Nine were carried off by gendarmes.",
            {"Nine": "Narovo"},
        ),
        ("Ninety miners from Huelva and Ciudad Real marched up the Gran Paseo.", {"Ninety": "Gran Paseo"}),
        (
            ("DHAKA, May 9 (Gulf Desk) - At least 19 people were killed, doctors at two Dhaka hospitals said, as a nationwide "
            "internet shutdown was partly lifted."),
            {"at least 19": "Dhaka"},
        ),
        (
            "At least 19 people were killed in nationwide protests in Bangladesh on Friday.",
            {"at least 19": "Bangladesh"},
        ),
        (
            "The opposition's Ana Rul kept the Kitwe mayoralty, Zambia's electoral commission said: 8,310 votes against 8,216.",
            {"8,310": "Kitwe"},
        ),
    ],
)  # fmt: skip
def test_few_words_tell_where(text: str, told: dict[str, str]) -> None:
    found = {words.casefold(): place for words, place in places_of(text).items()}
    assert {words: found.get(words.casefold()) for words in told} == told
