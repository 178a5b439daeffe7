"""Classes of events in short texts of our own; what tells of several or of none is left open."""

import pytest

from khronika.nouns import Report, Unread, digest, make_id
from khronika.reading import read
from khronika.reading.english.classes import event_class


def _class(text: str) -> str | None:
    data = text.encode()
    reading = read(Report(make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en"))
    assert not isinstance(reading, Unread)
    return event_class(text, reading.claims)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Police in Tarsk arrested four members of the opposition at their office on Monday.", "ARREST"),
        ("Customs police arrested two men who had hidden 40 kg of cocaine in a lorry.", None),
        ("The army said it had seized the village of Orlo, held by the rebels since May.", None),
        ("About 3,000 people marched peacefully through Tarsk to ask for clean water.", "PEACE_PROTEST"),
        ("Riot police fired tear gas at hundreds of demonstrators in front of the town hall.", "PROTEST_WITH_INTER"),
        ("Protesters threw stones and set cars alight in the suburb of Orlo.", "VIOL_DEMONSTR"),
        (
            "Most of the peaceful demonstrators had gone home when some protesters threw stones at the bank.",
            None,
        ),
        (
            "A day after police arrested dozens of students, about 500 protesters marched to the university.",
            "PEACE_PROTEST",
        ),
        ("A mob beat a man accused of raping a girl in the village of Orlo.", "MOB_VIOL"),
        ("A blast tore through the market of Orlo; officials blamed militants for killing nine people.", None),
        ("Unknown men abducted a lawyer outside her flat in Tarsk.", "ABDUCT_DISSAP"),
    ],
)  # fmt: skip
def test_the_class_of_a_short_text(text: str, label: str | None) -> None:
    assert _class(text) == label
