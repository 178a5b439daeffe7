"""Which place and time belong to a figure. Read through Russian, whose sentences are ours."""

import pytest

from khronika.reading.russian import read
from tests.reading.told_claims import told


def scene(text: str, published: str | None = "2019-06-14") -> list[tuple[list[str], str | None]]:
    return [
        ([p.name for p in c.places], str(c.when.start) if c.when and c.when.start else None)
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
        (
            "Митинг прошёл в Гюмри. Столько активистов партии Новый фронт Армении задержали: 80 человек.",
            ["Гюмри"],
        ),
        ("Митинг прошёл в Гюмри. За выход из союза с Россией выступили 80 участников акции.", ["Гюмри"]),
        ("Митинг прошёл в Бресте. Задержали 80 граждан Белоруссии.", ["Брест"]),
        ("В Бресте тихо. В Белоруссии задержали 80 человек.", ["Беларусь"]),
        ("Список. Задержаны: 80 — Белорецк.", ["Белорецк"]),
        ("Митинг прошёл в Бресте. 80 человек арестовали по статье КоАП РФ.", ["Брест"]),
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
        ("9 июня 2019 года, сообщило МВД, задержали 80 человек.", "2019-06-09"),
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


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "В Дагестане прошли митинги. Задержаны 80 человек: 60 в Махачкале и 20 в Хасавюрте.",
            ["Дагестан", "Махачкала", "Хасавюрт"],
        ),
        ("В столице республики Каракалпакстан Узбекистана задержали 80 человек.", ["Каракалпакстан"]),
        ("Комендант Алматы сообщил, что в городе пострадали 80 человек.", ["Алматы"]),
        ("Пострадали 80 человек. Митинг прошёл в Караганде.", ["Караганда"]),
        (
            "Акции прошли в Караганде, где задержали 80 человек, в Алматы тоже.",
            ["Караганда"],
        ),
        (
            "Митинг прошёл в Караганде.\nВ Шымкенте было шумно.\nПоследствия\nРанены 80 человек.",
            ["Шымкент"],
        ),
        ("Больше всего задержанных в Караганде – 80, в Алматы – 12.", ["Караганда", "Алматы"]),
        ("В Орле, Твери и Пскове задержали 80 человек.", ["Орёл", "Тверь", "Псков"]),
        ("80 человек задержали в Орле, Твери, Пскове.", ["Орёл", "Тверь", "Псков"]),
        ("80 человек задержали в Орле, в Твери 12.", ["Орёл", "Тверь"]),
    ],
)
def test_the_place_is_found_around_the_figure(text: str, places: list[str]) -> None:
    assert [name for found, _ in scene(text) for name in found] == places


@pytest.mark.parametrize(
    ("text", "day", "rule"),
    [
        ("Акции прошли 9 и 10 июня. Во второй день задержали 80 человек.", "2019-06-10", "when.nth-day"),
        ("Митинг прошёл 9 июня. В тот же день задержали 80 человек.", "2019-06-09", "when.same-day"),
        ("Митинг прошёл 9 июня. На следующий день задержали 80 человек.", "2019-06-10", "when.leaning-day"),
        ("Митинг прошёл 9 июня. За день до акции задержали 80 человек.", "2019-06-08", "when.leaning-day"),
        ("Митинги прошли 8 и 9 июня. Днём позже задержали 80 человек.", "2019-06-10", "when.leaning-day"),
        ("Задержали 80 человек. Митинг прошёл 9 июня.", "2019-06-09", "when.story"),
        ("Митинг начался 9 июня. С начала протестов погибли 8 человек.", "2019-06-09", "when.since-start"),
        ("Голосование прошло 9 июня. Итоги огласили 10 июня. Кандидат набрал 60% голосов.", "2019-06-09", "when.poll"),
    ],
)  # fmt: skip
def test_days_told_by_other_days(text: str, day: str, rule: str) -> None:
    (claim,) = [c for c in told(read, text, "ru", "2019-06-14") if c.figure]
    assert claim.when is not None
    assert (str(claim.when.start), claim.when.rule) == (day, rule)


def test_a_total_as_of_a_day_runs_from_the_first_day_told() -> None:
    text = "Протесты начались 5 июня. 8 июня прошёл митинг. По состоянию на 9 июня задержаны 80 человек."
    (claim,) = [c for c in told(read, text, "ru", "2019-06-14") if c.figure]
    assert claim.when is not None
    assert (str(claim.when.start), str(claim.when.end)) == ("2019-06-05", "2019-06-09")


def test_a_day_of_another_story_far_below_dates_no_lead() -> None:
    filler = "Улицы опустели.\n" * 8
    assert scene(f"Задержали 80 человек.\n{filler}Выставка откроется 10 июня.") == [([], None)]


def test_last_week_dates_its_own_sentence_only() -> None:
    text = "Бастуют 80 участников акции. На прошлой неделе их было 90 участников. Бастуют и 70 горняков."
    assert [day for _, day in scene(text)] == [None, "2019-06-03", None]


def test_the_day_on_which_protests_began_is_the_first_of_many() -> None:
    (claim,) = [c for c in told(read, "Протесты в стране начались 5 июня. Погибли 80 человек.", "ru", "2019-06-14") if c.figure]  # fmt: skip
    assert claim.when is not None
    assert (str(claim.when.start), str(claim.when.end)) == ("2019-06-05", "2019-06-14")
    assert scene("Митинг начался 9 июня. Задержали 80 человек.") == [([], "2019-06-09")]


def test_a_day_that_leans_on_none_stays_unknown() -> None:
    assert scene("На следующий день задержали 80 человек. Митинг прошёл 9 июня.") == [([], None)]


def test_a_report_of_a_dateline_tells_what_happened_by_then() -> None:
    (claim,) = [
        c for c in told(read, "11 июня. 18:04. Задержали 80 человек.", "ru", "2019-06-14") if c.figure
    ]
    assert claim.when is not None
    assert (claim.when.start, str(claim.when.end)) == (None, "2019-06-11")


def test_a_figure_dated_only_by_its_telling_happened_no_later() -> None:
    (claim,) = [c for c in told(read, "Полиция сообщила 13 июня, что задержали 80 человек.", "ru", "2019-06-14") if c.figure]  # fmt: skip
    assert claim.when is not None
    assert claim.when.start is None
    assert str(claim.when.end) == "2019-06-13"


@pytest.mark.parametrize(
    "text",
    [
        "Представитель полиции Асан Беков 11 июня подвёл итоги двух дней, 8 и 9 июня. По его данным, задержали 80 человек.",
        "Задержали 80 человек. Об этом 11 июня сообщил представитель полиции Асан Беков.",
        "8 июня задержали 80 человек, написала «Новая газета» во вторник, 11 июня.",
    ],
)
def test_the_day_a_source_spoke_dates_its_figures(text: str) -> None:
    claims = [c for c in told(read, text, "ru", "2019-06-14") if c.figure]
    assert [str(c.as_of.end) if c.as_of else None for c in claims] == ["2019-06-11"]


def test_the_past_day_dates_its_own_sentence_alone() -> None:
    found = scene("Число задержанных достигло 80. За последние сутки задержали 12 человек.")
    assert found == [([], None), ([], "2019-06-13")]
