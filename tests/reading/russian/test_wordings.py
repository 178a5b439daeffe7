"""Wordings met on texts written before the rules for them: topics in the genitive, hedges, wholes, who knows of what."""

import pytest

from khronika.reading.russian import read
from tests.reading.told_claims import figures, report


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("На улицах бастует уже 640 человек из 900.", [("protest", 640, 640)]),
        ("Суд назначил двум братьям по восемь лет колонии.", [("sentence", 2, 2)]),
        ("Ещё двадцать с лишним получили ушибы.", [("injury", 20, None)]),
        ("Ночью увезли в отдел сорок человек, одиннадцать из них до сих пор в изоляторе.", [("detention", 40, 40), ("detention", 11, 11)]),
        ("Убит 21 человек; задержанных правозащитники насчитывают более пятисот.", [("death", 21, 21), ("detention", 500, None)]),
        ("На митинг пришли семь тысяч человек; полиция говорит о двух с половиной.", [("protest", 7000, 7000), ("protest", 2500, 2500)]),
        ("Список раненых, вывешенный у входа, — 57 фамилий.", [("injury", 57, 57)]),
        ("Трассу Бишкек — Ош перекрыли жители двух сёл, всего двести человек.", [("protest", 200, 200)]),
        ("Стало известно о смерти в колонии двух политзаключённых.", [("death", 2, 2)]),
        ("Суд вынес оправдательный приговор 22 фигурантам.", [("release", 22, 22)]),
        ("Всего по этому делу проходило 27 человек.", [("charge", 27, 27)]),
        ("Амнистия коснулась 227 осуждённых.", [("release", 227, 227)]),
        ("Сходка у ректората собрала полтораста человек.", [("protest", 150, 150)]),
        ("Пикет у посольства в Вильнюсе: 60 участников, жалоб нет.", [("protest", 60, 60)]),
    ],
)  # fmt: skip
def test_counts(text: str, found: list[tuple[str, float | None, float | None]]) -> None:
    assert [each[:3] for each in figures(read(report(text, "ru")))] == found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("ОВД-Сводка стало известно о 40 задержанных.", "ОВД-Сводка"),
        ("Правозащитникам известно как минимум о 12 арестованных.", "Правозащитники"),
        ("Нам известно о 12 арестованных.", "author"),
        ("Стало известно о 12 арестованных.", "author"),
        ("О задержании 14 человек сообщили в «Весне».", "Весна"),
        ("Силовики схватили больше восьмидесяти участников шествий, передаёт «Хроника Загроса».", "Хроника Загроса"),
        ("Волонтёр Мурат, попросивший не называть фамилию: «В морг привезли шестнадцать тел».", "Волонтёр Мурат"),
        ("Суд признал их виновными в хулиганстве: пятеро заплатят штраф.", "author"),
        ("Суд приговорил 12 человек. Об этом Вестпресс сообщили в пресс-службе министерства.", "пресс-служба министерства"),
        ("Забастовку объявила партия, после того как ночью задержали 40 человек.", "author"),
        ("Комиссия пришла к выводу, что погибли 47 человек.", "Комиссия"),
    ],
)  # fmt: skip
def test_who_says_so(text: str, source: str) -> None:
    claims = [c for c in read(report(text, "ru")).claims if c.figure is not None]
    assert [c.attribution.source_name for c in claims] == [source]


def test_a_list_gives_its_number_to_a_place_that_no_gazetteer_has() -> None:
    text = "Людей задерживают в Барнауле (минимум 1 человек), Иркутске (15 человек)."
    claims = [c for c in read(report(text, "ru")).claims if c.figure is not None]
    assert [[p.name for p in c.places] for c in claims] == [["Барнаул"], ["Иркутск"]]
    text = "Задержания 17 марта: Казань — 14, Уфа — 9, посёлок Верхний Лог — 12; трое — в Ижевске."
    claims = [c for c in read(report(text, "ru")).claims if c.figure is not None]
    assert [[p.name for p in c.places] for c in claims] == [["Казань"], ["Уфа"], ["Верхний Лог"], ["Ижевск"]]
