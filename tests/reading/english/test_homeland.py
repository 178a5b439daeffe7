"""The country a page is about: by whose hands, towns and courts it tells of, not by the name that stands there most."""

import pytest

from khronika.reading.english.homeland import home_country
from khronika.reading.places import find_places
from tests.reading.english.home_pages import PAGES
from tests.reading.english.more_home_pages import MORE_PAGES


def country(text: str) -> str:
    home = home_country(text, find_places(text, "en"))
    return (home.country or "") if home is not None else ""


@pytest.mark.parametrize(("name", "expected", "text"), [*PAGES, *MORE_PAGES])
def test_a_page_is_about_its_own_country(name: str, expected: str, text: str) -> None:
    assert country(text) == expected, name


def test_a_digest_with_two_datelines_is_about_neither() -> None:
    text = (
        "LIMA, May 4 (Wire) - Police arrested 12 students, the police said.\n\n"
        "QUITO, May 4 (Wire) - Dockers marched through the town, and three were hurt."
    )
    assert country(text) == ""


def test_a_town_of_two_countries_is_of_the_one_told_of() -> None:
    assert country("A crowd of 2,500 marched to the Congress in Madrid. Cordoba saw marches too.") == "ES"
    assert country("ATLANTA - Troopers arrested 23 people. Georgia's governor called them outsiders.") == "US"


def test_a_capital_is_no_town_that_once_bore_its_name() -> None:
    assert country("Police in Islamabad arrested 240 people on Friday.") == "PK"


def test_a_town_that_is_said_to_lie_in_another_country_is_none_of_that_name() -> None:
    assert country("A prisoner at Jau in Bahrain died on Friday.") == "BH"
