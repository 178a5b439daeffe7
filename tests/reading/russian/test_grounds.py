"""What a day, place or source stands on: what is carried is wider where it is weak, and less sure everywhere."""

import pytest

from khronika.reading.grounds import CARRIED_DAY, CARRIED_PLACE, CARRIED_VOICE
from khronika.reading.russian.reader import read
from tests.reading.told_claims import told

DAY = "2031-05-20"


def spans(text: str) -> list[tuple[str | None, str | None]]:
    """First and last day of every claim with a figure."""
    return [
        (str(c.when.start) if c.when and c.when.start else None, str(c.when.end) if c.when and c.when.end else None)
        for c in told(read, text, "ru", DAY)
        if c.figure is not None
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # the story told of two days: it may be either
        ("Число раненых в Орле достигло десяти.\n\nВчера у мэрии несколько человек были ранены.\n\n20 мая на площадь вышли 40 человек.",
         [("2031-05-19", "2031-05-20"), ("2031-05-19", "2031-05-19"), ("2031-05-20", "2031-05-20")]),
        # one day only: it stands
        ("В Орле задержали 12 участников акции.\n\nМитинг прошёл 18 мая на площади.", [("2031-05-18", "2031-05-18")]),
        # long past: the day of something earlier
        ("На площади в Орле собрались 200 человек.\n\nМитинг 28 апреля власти разогнали.", [(None, DAY)]),
        # another town after two days were told
        ("14 мая в Орле прошёл митинг. 15 мая в Орле задержали 12 человек. В Твери задержаны семеро.",
         [("2031-05-15", "2031-05-15"), ("2031-05-14", "2031-05-15")]),
        ("15 мая в Орле задержали 12 человек. В Твери задержаны семеро.", [("2031-05-15", "2031-05-15"), ("2031-05-15", "2031-05-15")]),
    ],
)  # fmt: skip
def test_a_day_told_elsewhere_is_as_wide_as_its_ground(
    text: str, days: list[tuple[str | None, str | None]]
) -> None:
    assert spans(text) == days


def test_what_is_carried_is_less_sure() -> None:
    own, carried = told(
        read, "15 мая в Орле задержали 12 человек, сообщила полиция. Ранены семь человек.", "ru", DAY
    )
    alone = told(read, "Ранены семь человек.", "ru", DAY)[0]
    assert own.places == carried.places and own.when == carried.when
    assert carried.attribution.rule.endswith(".carried")
    assert carried.confidence == round(alone.confidence * CARRIED_DAY * CARRIED_PLACE * CARRIED_VOICE, 2)
    assert own.confidence == told(read, "15 мая в Орле задержали 12 человек.", "ru", DAY)[0].confidence
