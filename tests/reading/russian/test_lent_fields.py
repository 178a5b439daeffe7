"""What a sentence lends another, and what stays its own: days of a sum or of a deed, squares, the wholes of lists, in Russian."""

import pytest

from khronika.nouns import Claim, Kind
from khronika.reading.russian.reader import read
from tests.reading.told_claims import told

DAY = "2031-05-20"


def figures(text: str) -> list[Claim]:
    return [c for c in told(read, text, "ru", DAY) if c.figure is not None]


def days(claim: Claim) -> tuple[str | None, str | None]:
    when = claim.when
    return (str(when.start) if when and when.start else None, str(when.end) if when and when.end else None)


def test_a_sum_over_a_year_dates_no_other_paragraph() -> None:
    text = (
        "В Зареченске задержали 40 человек.\n\nОстальные 7 задержаны в других городах.\n\n"
        "По данным «Списка», с 3 марта 2030 года по 15 апреля 2031-го задержаны 900 человек."
    )
    lead, others, total = figures(text)
    assert days(lead) == days(others) == (None, DAY)
    assert days(total) == ("2030-03-03", "2031-04-15")


@pytest.mark.parametrize(
    "text",
    [
        "Суд признал виновными троих по делу о нападении на посёлок в 2029 году.",
        "Полиция отпустила 12 демонстрантов, задержанных накануне.",
    ],
)
def test_a_day_of_the_deed_is_no_day_of_what_followed(text: str) -> None:
    (claim,) = figures(text)
    assert days(claim) == (None, DAY)


def test_a_range_between_two_hours_of_two_days_is_read_whole() -> None:
    (claim,) = figures("За период с 04.00 30.04.2031 по 06.00 02.05.2031 ранены 248 человек.")
    assert days(claim) == ("2031-04-30", "2031-05-02")


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("\n\nПо данным ведомства, ранены 190 человек.", "Гродно"),
        (" Ранены 190 человек.", "площадь Свободы"),
        ("\n\nОстальные 10 человек ранены в других городах.", "Беларусь"),
    ],
)
def test_a_square_is_lent_within_its_paragraph(after: str, place: str) -> None:
    """What another paragraph counts was counted in the town, and what is counted elsewhere in the country."""
    text = f"В Гродно разогнали митинг. На площади Свободы полиция применила газ.{after}"
    claim = figures(text)[-1]
    assert [p.name for p in claim.places] == [place]


def test_a_rally_against_a_war_is_not_held_where_the_war_is() -> None:
    (claim,) = figures("В 14 городах России на акциях к годовщине вторжения в Украину задержали 54 человека.")
    assert [p.name for p in claim.places] == ["Россия"]


def test_a_list_goes_on_with_or_without_the_word_for_people() -> None:
    text = "Вот сколько задержали в разных городах:\nКазань – 18 человек;\nУфа – 11;\nПермь – 7."
    found = [(c.figure.low, c.places[0].name) for c in figures(text) if c.figure is not None]
    assert found == [(18, "Казань"), (11, "Уфа"), (7, "Пермь")]


def test_parts_of_whom_nothing_is_told_go_on_with_no_other_tally() -> None:
    text = "По данным ЦИК, проголосовали 59,8% избирателей. За выборами следят 264 наблюдателя, в том числе от СНГ - 78, от ОБСЕ - 26."
    assert [c.figure.low for c in figures(text) if c.figure is not None] == [59.8]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("4 сотрудника милиции находятся в реанимационных отделениях в тяжёлом состоянии.", Kind.INJURY),
        (
            "В отношении двух человек проводится расследование, их подозревают в применении насилия.",
            Kind.CHARGE,
        ),
        ("Люди собрались у мэрии. Здесь около двухсот человек.", Kind.PROTEST),
    ],
)
def test_what_befell_those_counted(text: str, kind: Kind) -> None:
    assert [c.kind for c in told(read, text, "ru", DAY) if c.figure is not None] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Некоторых ждут суды.",
        "Нарушителей после отказа прекратить незаконные действия доставляли в полицию для профилактической работы.",
    ],
)
def test_trials_and_other_work_are_neither_custody_nor_strikes(text: str) -> None:
    assert all(
        c.rule not in {"ru.ev.zhdut-suda", "ru.ev.ostanovili-rabotu"} for c in told(read, text, "ru", DAY)
    )


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("«Пострадали 12 человек», — приводит сообщение минздрава страны РИА «Новости».", "минздрав страны"),
        (
            "Полиция задержала 102 человека. Такие данные предоставили в пресс-службе полиции.",
            "пресс-служба полиции",
        ),
    ],
)
def test_who_gave_the_number(text: str, source: str) -> None:
    (claim,) = figures(text)
    assert claim.attribution.source_name == source


def test_millions_thousands_and_the_rest_are_one_number() -> None:
    (claim,) = figures("Проголосовали 9 миллионов 755 тысяч 70 человек.")
    assert claim.figure is not None
    assert claim.figure.low == 9_755_070
    (hurt,) = figures("Пострадали, по меньшей мере, 35 человек.")
    assert hurt.figure is not None
    assert (hurt.figure.low, hurt.figure.high) == (35, None)


LIST = "Казань – 18 человек\nУфа – 11 человек\nЗаречинск – 3 человека"


@pytest.mark.parametrize(
    "text",
    [
        f"Задержания в городах\n{LIST}\nИсточник: «Заря»",
        f"Задержания в городах\n{LIST}\n(данные «Зари»)",
        f"Задержания в городах\n\n{LIST}.\n\nПо данным «Зари».",
        f"Задержаны по городам, данные «Зари» на 20:00:\n{LIST}",
        "Задержаны (по подсчётам «Зари»): Казань – 18 человек, Уфа – 11 человек, Заречинск – 3 человека.",
        "Задержаны: Казань – 18 человек, Уфа – 11 человек, Заречинск – 3 человека (данные «Зари»).",
        "Список задержаний от «Зари» на 21:00: Казань – 18 человек, Уфа – 11 человек, Заречинск – 3 человека.",
        "Сводка «Зари» за 3 мая. Задержания: Казань – 18, Уфа – 11, Заречинск – 3.",
        "«Заря» насчитала задержанных: Казань – 18, Уфа – 11, Заречинск – 3.",
        "Задержаны: Казань – 18, Уфа – 11, Заречинск – 3. Данные «Зари».",
        "Задержаны, по данным «Зари»: 18 человек – Казань, 11 человек – Уфа, 3 человека – Заречинск.",
        "«Заря» пишет о задержаниях:\n— Казань: 18 человек;\n— Уфа: 11 человек;\n— Заречинск: 3 человека.",
    ],
)
def test_each_item_of_a_list_has_the_lists_source_and_a_place_of_its_own(text: str) -> None:
    """Also a town that no gazetteer has."""
    found = [(c.attribution.source_name, c.places[0].name, c.figure.low) for c in figures(text) if c.figure]
    assert found == [("Заря", "Казань", 18), ("Заря", "Уфа", 11), ("Заря", "Заречинск", 3)]


def test_the_sum_of_a_list_is_no_one_places() -> None:
    *_, last = figures("Задержано, по данным «Зари»: Казань – 18 человек; Уфа – 11 человек; всего 29.")
    assert [p.name for p in last.places] == ["Россия"]


def test_two_who_count_against_each_other_are_no_list() -> None:
    found = [
        c.attribution.source_name
        for c in figures("Полиция насчитала 700 человек на митинге, активисты – полторы тысячи.")
    ]
    assert found == ["Полиция", "активисты"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "В столкновениях погибли 82 человека и 810 человек обратились за помощью медиков.",
            [Kind.DEATH, Kind.INJURY],
        ),
        ("Погибли трое и 12 человек получили ранения.", [Kind.DEATH, Kind.INJURY]),
        ("Полиция задержала 12 человек и 3 активиста оштрафованы.", [Kind.DETENTION, Kind.SENTENCE]),
        ("Госпитализированы 45 человек, среди них 20 солдат и 25 протестующих.", [Kind.INJURY] * 3),
        ("Полиция задержала 12 человек и 3 подростков.", [Kind.DETENTION] * 2),
    ],
)
def test_each_side_of_and_has_its_own_verb(text: str, kinds: list[Kind]) -> None:
    assert [c.kind for c in figures(text)] == kinds


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Погибли 82 человека. Новые сведения обнародовал Минздрав.", "Минздрав"),
        (
            "Жертвами беспорядков стали 94 человека – такое заявление сделало в пятницу министерство здравоохранения.",
            "министерство здравоохранения",
        ),
        (
            "Министерство здравоохранения Эстонии обновило данные. Всего, по сведениям ведомства, погибли 28 человек.",
            "Министерство здравоохранения Эстонии",
        ),
    ],
)
def test_a_body_is_found_by_what_it_gave(text: str, source: str) -> None:
    (claim,) = figures(text)
    assert claim.attribution.source_name == source


def test_police_that_did_not_begin_to_detain_anybody_detained_nobody() -> None:
    (claim,) = told(read, "Полиция никого задерживать не стала.", "ru", DAY)
    assert (claim.kind, claim.stance.value) == (Kind.DETENTION, "denies")


def test_where_a_person_is_from_is_not_where_it_happened() -> None:
    (held,) = told(read, "Активист Артём Черняк из Бреста задержан в Минске.", "ru", DAY)
    assert [p.name for p in held.places] == ["Минск"]
    text = (
        "В Минске семеро ждут суда. Это Сергей Лаптев и Артём Черняк из Бреста. На них составили протоколы."
    )
    charge = next(c for c in told(read, text, "ru", DAY) if c.kind is Kind.CHARGE)
    assert [p.name for p in charge.places] == ["Минск"]


def test_a_report_that_opens_with_who_says_it_goes_on_in_that_voice() -> None:
    text = (
        "Об этом сообщает проект «Заря».\nБольше всего людей задержали в Казани (135) и Уфе (50).\n"
        "Помимо этого, среди задержанных не менее 8 журналистов, сообщила Анна Зимина."
    )
    found = [(c.attribution.source_name, c.figure.low) for c in figures(text) if c.figure is not None]
    assert found == [("проект «Заря»", 135), ("проект «Заря»", 50), ("Анна Зимина", 8)]


def test_shares_of_a_list_are_the_towns_that_its_heading_names() -> None:
    text = (
        "В Кыргызстане прошли выборы в городские кенеши.\n\nЯвка на выборах в стране составила 20,02%.\n\n"
        "Итоги голосования по Бишкеку:\n\n«Рассвет» – 18,2%\n\n«Степь» – 14,3%"
    )
    *_, one, other = figures(text)
    assert [[p.name for p in c.places] for c in (one, other)] == [["Бишкек"], ["Бишкек"]]


def test_who_is_brought_to_a_morgue_is_dead() -> None:
    assert {c.kind for c in figures("В морги было доставлено 25 погибших.")} == {Kind.DEATH}


def test_the_capital_is_not_that_of_the_land_a_rally_is_for() -> None:
    text = (
        "В Ташкенте наказаны участники акции в поддержку Палестины. Баннер акции в поддержку Палестины видели все.\n\n"
        "По данным источников, в центре столицы собралось более 100 человек."
    )
    (crowd,) = figures(text)
    assert [p.name for p in crowd.places] == ["Ташкент"]


def test_those_who_came_from_several_districts_met_in_one_place() -> None:
    text = (
        "В Ташкенте прошла акция протеста.\nАкция началась утром. "
        "В ней приняли участие пять человек — координатор Хамида Лаптева из Касансайского района Наманганской области "
        "и фермер из Каракульского района Бухарской области Олтынай Зарипова."
    )
    (crowd,) = figures(text)
    assert [p.name for p in crowd.places] == ["Ташкент"]
