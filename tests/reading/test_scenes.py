"""Which place and time belong to a figure. Read through Russian, whose sentences are ours."""

import pytest

from khronika.reading.russian import read
from tests.reading.told_claims import told


def scene(text: str, published: str | None = "2019-06-14") -> list[tuple[list[str], str | None]]:
    return [
        ([p.name for p in c.places], str(c.when.start) if c.when else None)
        for c in told(read, text, "ru", published)
        if c.figure
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("В Караганде и Алматы задержали 80 человек.", ["Караганда", "Алматы"]),
        ("Задержанные в Караганде: Алматы – 80 задержанных.", ["Алматы"]),
        ("Митинг прошёл в Караганде. Задержали 80 человек.", ["Караганда"]),
        ("Министр внутренних дел Казахстана приехал в Караганду. Задержали 80 человек.", ["Караганда"]),
        ("Задержали 80 человек, пишет газета «Караганда».", []),
    ],
)
def test_the_place_of_a_figure(text: str, places: list[str]) -> None:
    assert [found for found, _ in scene(text)] == [places]


def test_the_capital_is_the_capital_of_the_country_the_report_is_about() -> None:
    (places, _), *_ = scene("В столице Армении задержали 80 человек.", "2022-06-03")
    assert places == ["Ереван"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("9 июня задержали 80 человек.", "2019-06-09"),
        ("Полиция сообщила 13 июня, что 9 июня задержали 80 человек.", "2019-06-09"),
        ("Полиция сообщила в четверг, 13 июня, что задержали 80 человек.", None),
        ("Митинг прошёл 9 июня. Задержали 80 человек.", "2019-06-09"),
        ("Астана, 13 июня, 2019, 08:16 — ИА «Полдень». Задержали 80 человек.", None),
        ("13.06.2019\nЗадержали 80 человек.", None),
    ],
)
def test_the_day_of_a_figure(text: str, day: str | None) -> None:
    assert [when for _, when in scene(text)] == [day]


def test_a_day_that_cannot_be_resolved_is_not_replaced_by_another() -> None:
    text = "Митинг прошёл 09.06.2018, а второй 09.06.2019. В воскресенье задержали 80 человек."
    assert scene(text, None) == [([], None)]
