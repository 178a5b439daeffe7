"""Statements are claims near an event and of what we record; Russian and Kazakh as English."""

import pytest

from khronika.nouns import Claim, Kind, Unread
from khronika.reading import read
from tests.reading.told_claims import report

RALLY = {
    "ru": "В Каскелене на митинг вышли 200 человек.",
    "kk": "Қаскелеңде митингіге 200 адам шықты.",
}
FILLER = {"ru": "Море было спокойным.", "kk": "Теңіз тынық болды."}


def spoken(lang: str, *paragraphs: str) -> list[Claim]:
    """The statements and judgements of a report of these paragraphs."""
    reading = read(report("\n\n".join(paragraphs), lang, "2031-05-20"))
    assert not isinstance(reading, Unread)
    return [c for c in reading.claims if c.kind in (Kind.STATEMENT, Kind.ASSESSMENT)]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", "Цены на хлеб выросли, сообщила Инна Мотылькова."),
        ("ru", "Министр торговли Пётр Зимородков заявил, что цены на масло упали."),
        ("ru", "«Наша команда сыграла лучше, чем осенью», — сказал тренер Юрий Стрижаков."),
        ("ru", "Он рассказал, что бросил учёбу и вернулся в деревню."),
        ("ru", "Замминистра внутренних дел Олег Чибисов прокомментировал незаконный митинг в Каскелене."),
        (
            "ru",
            "Пётр Чибисов прокомментировал митинг в Каскелене, прошедший 17 мая, передаёт корреспондент «Зари».",
        ),
        ("kk", "Нан бағасы өсті, деді Айнұр Қарлығашева."),
        ("kk", "Сауда министрі Ерлан Тұрымтаев май бағасы түсті деп мәлімдеді."),
    ],
)
def test_beside_a_rally_what_is_said_of_other_things_is_no_claim(lang: str, words: str) -> None:
    assert spoken(lang, RALLY[lang], words) == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", "Полиция вела себя спокойно, сообщила Инна Мотылькова."),
        ("ru", "«Мы останемся здесь до утра и никуда не уйдём», — сказал депутат Пётр Зимородков."),
        ("ru", "МВД сообщило, что обстановка в городе остаётся под контролем."),
        ("kk", "Полиция халықпен сыпайы сөйлесті, деді Айнұр Қарлығашева."),
    ],
)
def test_beside_a_rally_what_is_said_of_it_is_one(lang: str, words: str) -> None:
    assert len(spoken(lang, RALLY[lang], words)) == 1


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", "Полиция купит новые машины, сообщила Инна Мотылькова."),
        ("ru", "«Мы останемся здесь до утра и никуда не уйдём», — сказал депутат Пётр Зимородков."),
        ("kk", "Полиция жаңа көлік алады, деді Айнұр Қарлығашева."),
    ],
)
def test_where_no_event_is_near_no_statement_is_a_claim(lang: str, words: str) -> None:
    assert spoken(lang, words) == []
    assert spoken(lang, RALLY[lang], *[FILLER[lang]] * 3, words) == []


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", "Омбудсмен Инна Мотылькова назвала действия полиции незаконными."),
        ("ru", "МВД опровергло сообщения о пытках."),
        ("kk", "Омбудсмен Айнұр Қарлығашева полицияның әрекеті заңсыз деп мәлімдеді."),
    ],
)
def test_judgements_and_denials_of_what_we_record_stand_alone(lang: str, words: str) -> None:
    assert len(spoken(lang, words)) == 1
