"""Shapes of counting that monitors' posts, cards and agency lines use. The sentences are ours."""

import pytest

from khronika.nouns import Kind
from khronika.reading.russian import read
from tests.reading.told_claims import told

D, P, INJ, S, X = Kind.DETENTION, Kind.PROTEST, Kind.INJURY, Kind.SENTENCE, Kind.DEATH


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # cards and lists
        ("Участники: 500. Задержанные: 23. Раненые: 4.", [(P, 500, 500), (D, 23, 23), (INJ, 4, 4)]),
        ("Численность: 1200 (полиция).", [(P, 1200, 1200)]),
        ("Задержаны: Алматы 120, Шымкент 34.", [(D, 120, 120), (D, 34, 34)]),
        ("Центр ведёт список погибших. В нём 238 имён.", [(X, 238, 238)]),
        # where people are
        ("В обезьянниках сидели под сотню человек.", [(D, 90, 100)]),
        ("На площади по-прежнему не меньше пяти тысяч человек.", [(P, 5000, None)]),
        ("Двое суток провели в изоляторе 6 студентов.", [(D, 6, 6)]),
        ("29 участников схода оказались в полиции.", [(D, 29, 29)]),
        ("Комендатура сообщила о 47 нарушителях, доставленных за ночь в участки.", [(D, 47, 47)]),
        # what befell them
        ("После матча 30 человек увезли на скорых.", [(INJ, 30, 30)]),
        ("В больницу с переломами попали трое.", [(INJ, 3, 3)]),
        ("Жизни лишились 19 горожан, ещё 200 получили увечья.", [(X, 19, 19), (INJ, 200, 200)]),
        ("Беспорядки унесли жизни 225 человек.", [(X, 225, 225)]),
        ("Морги приняли 31 тело.", [(X, 31, 31)]),
        ("Тринадцать митингующих получили сроки, ещё пятеро — условные.", [(S, 13, 13), (S, 5, 5)]),
        ("Оштрафованы семь человек, предупреждены — двое.", [(S, 7, 7), (S, 2, 2)]),
        ("Отсидели по 10 суток четверо.", [(S, 4, 4)]),
        ("На моих глазах дружинники избили человек тридцать.", [(Kind.FORCE, 27, 33)]),
        # who came
        ("На проспект пришло всего полторы тысячи.", [(P, 1500, 1500)]),
        ("На площадь вышли, по прикидкам газеты, тысяч пять-шесть.", [(P, 5000, 6000)]),
        ("Женщин, вышедших к акимату, было около сорока.", [(P, 36, 44)]),
        ("Митинг окончен. Было 2,5 тысячи.", [(P, 2500, 2500)]),
        ("Человек пятьдесят с плакатами стояли у посольства.", [(P, 45, 55)]),
        ("Через рамки прошло 22,5 тысячи человек.", [(P, 22500, 22500)]),
        ("Площадь заполнили десятки тысяч людей.", [(P, 10000, None)]),
        ("Не вышли на смену 1100 человек.", [(P, 1100, 1100)]),
        ("Трассу блокируют четыре сотни селян.", [(P, 400, 400)]),
        ("Объявили голодовку 14 политзаключённых.", [(P, 14, 14)]),
        (
            "Организаторы говорят о 40 тысячах участников, полиция — о восьми.",
            [(P, 40000, 40000), (P, 8000, 8000)],
        ),
        # who stood against them
        ("На улицы столицы вывели 2 тысячи солдат.", [(Kind.DEPLOYMENT, 2000, 2000)]),
        ("К наведению порядка привлечено 4500 военнослужащих.", [(Kind.DEPLOYMENT, 4500, 4500)]),
        # what was cut, in hours
        ("Сеть лежала 14 часов подряд.", [(Kind.BLACKOUT, 14, 14)]),
        ("Интернет вернули через 70 часов.", [(Kind.BLACKOUT, 70, 70)]),
    ],
)
def test_counted(text: str, figures: list[tuple[Kind, float | None, float | None]]) -> None:
    found = [(c.kind, c.figure.low, c.figure.high) for c in told(read, text, "ru") if c.figure]
    assert found == figures


@pytest.mark.parametrize(
    "text",
    [
        "Людей в зале было 200.",
        "На концерт пришли 500 людей.",
        "Численность населения области — 2 млн человек.",
        "В камерах, рассчитанных на двести, душно.",
        "Мэрия согласовала митинг на 5 тысяч человек.",
        "На смену вышли 1100 человек.",
        "Дела ещё четверых возвращены полиции.",
        "Интернет включили 70 часов назад.",
        "Мы взяли на работу 12 человек.",
    ],
)
def test_not_counted(text: str) -> None:
    assert [c for c in told(read, text, "ru") if c.figure] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Заявление министерства: «Ранения получили 94 сотрудника».", "министерство"),
        ("Сообщение пресс-службы акимата: задержаны 12 человек.", "пресс-служба акимата"),
        ("Врач областной больницы Асель Нурова: «К нам поступили 23 раненых».", "Врач областной больницы Асель Нурова"),
        ("Число пострадавших выросло до 92, сообщили в оперштабе.", "оперштаб"),
    ],
)  # fmt: skip
def test_who_says_it(text: str, source: str) -> None:
    claims = [c for c in told(read, text, "ru") if c.figure]
    assert [c.attribution.source_name for c in claims] == [source]


@pytest.mark.parametrize(
    ("text", "tallies"),
    [
        (
            "Во время штурма один охранник погиб, шесть человек, в том числе пять прохожих, получили ранения.",
            {("death", 1), ("injury", 6), ("injury", 5)},
        ),
        ("Погиб один охранник, шесть человек, в том числе пять прохожих, ранены.", {("death", 1), ("injury", 6), ("injury", 5)}),
        (
            "Около тридцати человек, в том числе женщины, участвовавших в митинге, задержаны полицией.",
            {("detention", 30)},
        ),
        ("Не менее четырёх спецмашин сожжены, ещё шесть разбиты.", set()),
        ("Задержаны 20 человек, ещё шесть оштрафованы.", {("detention", 20), ("sentence", 6)}),
        ("Одним из задержанных оказался депутат Арам Волин.", set()),
    ],
)  # fmt: skip
def test_shapes_of_agencies_news(text: str, tallies: set[tuple[str, float]]) -> None:
    figures = [(c.kind.value, c.figure.value) for c in told(read, text, "ru") if c.figure]
    assert set(figures) == tallies


@pytest.mark.parametrize(
    "head", ["ТАРАЗ, 3 мая - РИА Новости.", "ТАРАЗ, 11 мар - РИА Новости.", "Тараз. 27 июл — ТАСС."]
)
def test_a_dateline_tells_nothing(head: str) -> None:
    claims = told(read, f"{head} На площади задержаны 20 человек.", "ru", "2031-07-28")
    assert [(c.kind.value, c.attribution.chain) for c in claims] == [("detention", ())]


def test_who_counts_the_harmed_is_no_source_of_what_police_did() -> None:
    text = "Минздрав сообщил, что пострадали 16 человек. Полиция применила газ и задержала 30 человек."
    assert {(c.kind.value, c.attribution.source_name) for c in told(read, text, "ru")} == {
        ("injury", "Минздрав"),
        ("force", "author"),
        ("detention", "author"),
    }


def test_organs_of_the_law_speak() -> None:
    said = "В правоохранительных органах сообщили, что 15 задержанных освободили."
    (claim,) = [c for c in told(read, said, "ru") if c.figure]
    assert claim.attribution.source_name == "правоохранительные органы"
    cited = (
        "Задержаны 142 человека, сообщает «Листок» со ссылкой на данные местных правоохранительных органов."
    )
    (claim,) = [c for c in told(read, cited, "ru") if c.figure]
    assert "местные правоохранительные органы" in [v.source.name for v in claim.attribution.chain]


def test_months_cut_short() -> None:
    (claim,) = [c for c in told(read, "Задержаны 20 человек 11 апр. 2030 года.", "ru") if c.figure]
    assert str(claim.when.start) == "2030-04-11"
