"""What is carried, spoken of beside or said of another time: days, voices and whom, in Kazakh."""

import pytest

from khronika.nouns import Kind
from khronika.reading.kazakh.reader import read
from tests.reading.told_claims import told

DAY = "2031-05-20"


def test_a_day_of_the_deed_is_no_day_of_its_punishment() -> None:
    (claim,) = told(read, "Белсенді 9 мамырда Оралда саябақта өткен митинг үшін жауапқа тартылды.", "kk", DAY)
    assert (claim.kind, claim.when) == (Kind.CHARGE, None)


def test_a_day_that_opens_what_was_said_is_of_the_saying() -> None:
    (claim,) = told(
        read, "Бүгін, 20 мамырда полиция бастығы Ахмет Радан 15 адамның ұсталғанын мәлімдеді.", "kk", DAY
    )
    assert claim.when is not None
    assert claim.when.rule == "when.not-after-said"
    (there,) = told(read, "18 мамырда Алматы полициясы 40 адамды ұстады.", "kk", DAY)
    assert there.when is not None
    assert str(there.when.start) == "2031-05-18"


def test_he_who_speaks_in_court_is_not_the_court() -> None:
    text = "Орал қаласының соты тұрғынды кінәлі деп таныды. Ол сотта полиция екі адамды ұрғанын айтты."
    (claim,) = [c for c in told(read, text, "kk", DAY) if c.kind is Kind.FORCE]
    assert claim.attribution.speaker is not None
    assert not claim.attribution.speaker.resolved


@pytest.mark.parametrize(
    "text",
    [
        "Белсенділер саяси қуғын құрбандарын еске алу монументіне келді. Ұйымдастырушылар 40 адам келді дейді.",
        "Прокурордың айтуынша, олардың бір бөлігі терактілерге қатысқан.",
    ],
)
def test_memory_and_terror_tell_of_no_death_and_no_rally(text: str) -> None:
    claims = told(read, text, "kk", DAY)
    assert all(c.kind is not Kind.DEATH for c in claims)
    assert all(c.kind is not Kind.PROTEST for c in claims if c.figure is None and "теракт" in c.quote)


def test_whom_is_a_whole_word() -> None:
    (claim,) = told(read, "Үш тұрғын әкімшілік жауапқа тартылды.", "kk", DAY)
    assert claim.target == "тұрғын"


def test_last_years_month() -> None:
    (claim,) = told(read, "Олар былтыр қыркүйекте ұсталды.", "kk", DAY)
    assert claim.when is not None
    assert str(claim.when.start) == "2030-09"


@pytest.mark.parametrize(
    "text",
    [
        "Мұрат Асанов 11 мамыр күні өткізген пикеті үшін қамалған.",
        "Олар 22 мамырға жоспарланған митинг алдында ұсталған.",
    ],
)
def test_a_day_of_the_rally_is_not_the_day_of_the_arrest(text: str) -> None:
    (claim,) = told(read, text, "kk", DAY)
    assert claim.when is None
