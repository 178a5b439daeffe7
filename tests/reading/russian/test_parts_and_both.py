"""The last of a list of parts, what was done right behind a number, "оба", and whose a deed, a day and a count are."""

import pytest

from khronika.nouns import Kind
from khronika.reading.russian.reader import read
from tests.reading.told_claims import told

DAY = "2031-05-12"


def figures(text: str) -> list[tuple[str, float | None]]:
    return [(c.kind.value, c.figure.low) for c in told(read, text, "ru", DAY) if c.figure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Гяндже задержано 29 человек, 14 из которых – члены «Единства», 9 – «Согласия», ещё один – журналист.",
         [("detention", 29), ("detention", 14), ("detention", 9), ("detention", 1)]),
        ("Полиция задержала троих студентов, в отношении одного из них возбуждено дело о хулиганстве.",
         [("detention", 3), ("charge", 1)]),
        ("80 человек были задержаны на марше в Кутаиси: 51 отпущен после беседы, 29 ждут суда.",
         [("detention", 80), ("release", 51), ("detention", 29)]),
        ("В Ташкенте прошла акция, 40 человек задержаны, 15 сразу отпущены, 3 были оштрафованы.",
         [("detention", 40), ("release", 15), ("sentence", 3)]),
        ("В несогласованной акции у Верхнего сквера, по оценкам милиции, приняли участие порядка 150 человек - 60 из них были задержаны.",
         [("protest", 135), ("detention", 60)]),
        ("Дела 12 задержанных направлены в суды, в отношении ещё 15 человек приняты меры.", [("charge", 12)]),
        ("Двое журналистов задержаны в Гомеле. Обоих отпустили вечером.", [("detention", 2), ("release", 2)]),
        ("Двое активистов задержаны в Минске, оба арестованы на 15 суток.", [("detention", 2), ("sentence", 2)]),
        ("Обе стороны обвинили друг друга в насилии. Оба кандидата вышли на площадь.", []),
        ("Один из задержанных был студентом.", []),
        ("По официальным данным задержаны 250 человек.", [("detention", 250)]),
        ("В Гродно на марш вышло свыше 20 тысяч человек и силовики оказались бессильны им помешать.", [("protest", 20_000)]),
        ("Выборы состоялись, порог явки для этого – 30%. Проголосовали 57,3% избирателей.", [("election", 57.3)]),
        ("Задержанных развезли по отделам двух районов Бреста. Пишут, что в Ленинском около 90 человек.", [("detention", 81)]),
    ],
)  # fmt: skip
def test_parts_and_both(text: str, expected: list[tuple[str, float | None]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Протестующие поставили палатки у мэрии Гори.",
        "Протестующие скандировали лозунги и покинули площадь Свободы через час.",
        "В выборах в парламент и местные советы приняло участие 61,2% избирателей.",
    ],
)
def test_things_are_nobody_and_a_share_does_nothing(text: str) -> None:
    for claim in told(read, text, "ru", DAY):
        assert claim.target is None
        assert claim.agent in {None, "Протестующие"}


def test_who_counts_judges_nothing() -> None:
    claims = told(read, "В мэрии Томска оценили число участников в 300 человек, организаторы – в полторы тысячи.", "ru", DAY)  # fmt: skip
    assert [c.kind for c in claims] == [Kind.PROTEST, Kind.PROTEST]
    judged = told(read, "Наблюдатели оценили выборы как нечестные.", "ru", DAY)
    assert [c.kind for c in judged] == [Kind.ELECTION_FINDING]


def test_who_gathers_and_asks_tells_nothing_of_the_gathering() -> None:
    text = "Тем временем жители Рустави собрались перед зданием мэрии и требуют освободить задержанных в Тбилиси."
    protest, release = told(read, text, "ru", DAY)
    assert protest.attribution.source_name == "author"
    assert [p.name for p in protest.places] == ["Рустави"]
    assert release.attribution.source_name == "жители Рустави"


def test_nobody_counts_what_happens_later() -> None:
    text = (
        "5 мая 2031 года оппозиция сообщила о задержании своих организаторов, а 10 мая прошёл сам митинг. "
        "По оценке оппозиции, на митинге 10 мая задержали около сотни человек."
    )
    (claim,) = [c for c in told(read, text, "ru", DAY) if c.figure]
    assert claim.as_of is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("«Пишут, что задержаны 90 человек», – говорится в сообщении «Маяка».", "Маяк"),
        ("Правозащитный центр «Маяк» начал собирать данные. В Twitter организации отмечается, что задержаны 40 человек.",
         "Правозащитный центр «Маяк»"),
        ("Тимур Садыков сообщил, что задержаны десять человек. Политик заявил, что двое отпущены.", "Тимур Садыков"),
        ("Правозащитники «Маяка» насчитали 60 задержанных в Гродно.\nСегодня в Гродно прошла акция. Десятки студентов задержали.", "author"),
    ],
)  # fmt: skip
def test_whose_count_it_is(text: str, source: str) -> None:
    claims = [c for c in told(read, text, "ru", DAY) if c.figure]
    assert claims[-1].attribution.source_name == source


def test_the_second_day_is_lent_to_no_other_paragraph() -> None:
    text = "Акции шли 5 и 6 мая. За первый день задержали 12 человек, за второй – 30.\n\nВсего в больницы обратились 8 человек."
    days = [(str(c.when.start), str(c.when.end)) for c in told(read, text, "ru", DAY) if c.figure and c.when]
    assert days == [("2031-05-05", "2031-05-05"), ("2031-05-06", "2031-05-06"), ("2031-05-05", "2031-05-06")]
