"""A place that no English report names goes by the gazetteer's English name, in questions, reasons and however claims come."""

import datetime as dt
from dataclasses import replace
from itertools import permutations

from khronika.nouns import Claim, Level, Place
from khronika.place_names import english_name
from khronika.reconciling import Growing, compare, reconcile
from khronika.reconciling.laying import is_latin
from tests.invented_claims import MINISTRY, MONITOR, claim, exact

YEREVAN = Place("Ереван", Level.CITY, "geonames:616052", "AM", ("country:AM",))
GYUMRI = Place("Гюмри", Level.CITY, "geonames:616635", "AM", ("country:AM",))
SQUARE = Place("площадь Семи Ветров", Level.SITE, "site:am/yerevan/semi-vetrov", "AM", ("geonames:616052",))


def russian(key: str, number: int, place: Place) -> Claim:
    return replace(claim(key, exact(number), MINISTRY, places=(place,)), lang="ru")


def named(place: Place, day: dt.date | None) -> str | None:
    return {"Ереван": "Yerevan", "Гюмри": "Gyumri"}.get(place.name)


def test_questions_and_reasons_have_the_english_name() -> None:
    record = reconcile([russian("a", 30, YEREVAN), russian("b", 40, GYUMRI)], english=named)
    assert [question.text for question in record.questions] == [
        "How many people were detained in Gyumri on 9 May 2031?",
        "How many people were detained in Yerevan on 9 May 2031?",
    ]
    found = compare(record.claims["a"], record.claims["b"], record)
    assert found.reason == "Different places: Yerevan and Gyumri."


def test_what_nobody_names_in_english_is_put_in_latin_letters() -> None:
    asked = reconcile([russian("a", 30, SQUARE)], english=named).questions[0].text
    assert "ploshchad" in asked
    bare = reconcile([russian("a", 30, YEREVAN)]).questions[0].text
    assert "Erevan" in bare  # and so without a gazetteer


def test_an_english_report_s_name_comes_first_in_whatever_order() -> None:
    english = claim("c", exact(50), MONITOR, places=(replace(YEREVAN, name="Erivan"),))
    claims = [russian("a", 30, YEREVAN), russian("b", 40, YEREVAN), english]
    texts = set()
    for order in permutations(claims):
        growing = Growing(english=named)
        for each in order:
            growing.add([each])
        texts |= {question.text for question in growing.record().questions}
    assert texts == {"How many people were detained in Erivan on 9 May 2031?"}


def test_the_gazetteer_knows_cities_squares_and_their_names_of_the_day() -> None:
    capital = Place("Астана", Level.CITY, "geonames:1526273", "KZ")
    assert english_name(YEREVAN, None) == "Yerevan"
    assert english_name(capital, dt.date(2019, 6, 9)) == "Nur-Sultan"
    assert english_name(capital, dt.date(2023, 6, 9)) == "Astana"
    assert english_name(SQUARE, None) is None


def test_latin_letters_with_marks_are_left_as_they_are() -> None:
    city = Place("Бельцы", Level.CITY, "geonames:618605", "MD", ("country:MD",))
    english = claim("a", exact(30), MONITOR, places=(replace(city, name="Bălţi"),))
    record = reconcile([english, russian("b", 40, city)], english=lambda place, day: "Bălţi")
    assert {question.text for question in record.questions} == {
        "How many people were detained in Bălţi on 9 May 2031?"
    }
    assert [is_latin(name) for name in ("Bălţi", "Ереван", "თბილისი", "Đà Nẵng", "St. John’s")] == [True, False, False, True, True]  # fmt: skip
