"""Who speaks, when and where, as fresh Kazakh pages were misread."""

import pytest

from khronika.nouns import Kind
from khronika.reading.kazakh.reader import read
from tests.reading.told_claims import told


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Полиция тінтудің сот санкциясына орай өткенін, белсенділер ұсталғанын айтады.", "Полиция"),
        ("Бүгін Астана қаласында өткен отырыстан кейін министр Ерлан Боранов 40 адам ұсталғанын айтты.", "министр Ерлан Боранов"),
    ],
)  # fmt: skip
def test_a_body_is_whole_and_a_town_says_nothing(text: str, source: str) -> None:
    assert {c.attribution.source_name for c in told(read, text, "kk", "2031-05-20")} == {source}


def test_who_stands_before_a_town_is_no_part_of_its_name() -> None:
    (claim,) = told(read, "Кеше белсенді Боранова Тараз қаласындағы қамаудан босатылды.", "kk", "2031-05-20")
    assert [p.name for p in claim.places] == ["Тараз"]


@pytest.mark.parametrize(
    "text",
    [
        "Боранова 22-сіне қараған түні босатылған.",
        "Боранов 20.30 шамасында босатылды.",
    ],
)
def test_the_hour_counts_nobody(text: str) -> None:
    assert [c.figure for c in told(read, text, "kk", "2031-05-20")] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Алматыда мамырдың 21-іне белгіленген бейбіт наразылық шеруі болмай қалды.",
        "Оны «Дауысымызды ұрлады» деген пикеті үшін соттады.",
    ],
)
def test_what_came_to_nothing_or_stands_on_a_banner_is_no_event(text: str) -> None:
    kinds = {c.kind for c in told(read, text, "kk", "2031-05-20")}
    assert not kinds & {Kind.PROTEST, Kind.ELECTION}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18 мамырда министр Ерлан Боранов шараларда 90 адам ұсталғанын хабарлады.", None),
        ("18 мамырда Таразда полиция 90 адамды ұстады.", "2031-05-18"),
    ],
)
def test_the_day_before_who_closes_the_sentence_is_of_the_saying(text: str, day: str | None) -> None:
    (claim,) = told(read, text, "kk", "2031-05-20")
    assert claim.when is not None
    assert (str(claim.when.start) if claim.when.start else None) == day
