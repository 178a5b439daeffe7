"""Places by their names in the language of a page, and what becomes of those that no table names."""

from dataclasses import replace

import pytest

from khronika.desk.place_names import name_in
from khronika.nouns import Level, PartialDate, Place

HERE = PartialDate(2019, 6, 12)
SQUARE = Place("площадь Астана", Level.SITE, "site:kz/almaty/astana-square", "KZ")
YEREVAN = Place("Ереван", Level.CITY, "geonames:616052", "AM")
UNKNOWN = Place("площадь Семи Ветров", Level.SITE, "site:am/yerevan/ploshchad-semi-vetrov", "AM")


@pytest.mark.parametrize(
    ("place", "lang", "name"),
    [
        (SQUARE, "en", "Astana Square"),
        (SQUARE, "ru", "площадь Астана"),
        (replace(SQUARE, name="Старая площадь"), "en", "Old Square"),
        (replace(SQUARE, name="the square"), "kk", "«Астана» алаңы"),
        (YEREVAN, "en", "Yerevan"),
        (YEREVAN, "ru", "Ереван"),
        (UNKNOWN, "en", "ploshchad Semi Vetrov (площадь Семи Ветров)"),
        (UNKNOWN, "ru", "площадь Семи Ветров"),
        (UNKNOWN, "kk", "площадь Семи Ветров"),
        (Place("Plaça Gran", Level.SITE, None, "ES"), "en", "Plaça Gran"),
        (Place("Тасбұлақ", Level.UNKNOWN, None, None), "en", "Tasbulaq (Тасбұлақ)"),
        (Place("Norhold", Level.UNKNOWN, None, None), "ru", "Norhold"),
    ],
)
def test_names(place: Place, lang: str, name: str) -> None:
    assert name_in(lang, place, HERE) == name
