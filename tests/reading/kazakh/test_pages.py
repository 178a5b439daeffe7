"""Shapes met on pages of agencies and papers. The sentences are ours, the people and bodies who speak invented."""

import pytest

from khronika.nouns import Kind
from khronika.reading.kazakh import read
from tests.reading.told_claims import figures, report, told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Қақтығыста кемінде бір адам мерт болып, 120 азамат зардап шекті.", [("death", 1, None), ("injury", 120, 120)]),
        ("Бір адам қаза тапты.", [("death", 1, 1)]),
        ("Жиында бір де бір адам зардап шекпеген.", [("injury", 0, 0)]),
        ("Бір адам алаңға келді.", []),
        ("Ел бойынша 4 578 жәбірленуші анықталды.", [("injury", 4578, 4578)]),
        ("Коменданттық сағатты бұзғаны үшін 81 адам жауапкершілікке тартылды.", [("charge", 81, 81)]),
        ("Прокуратура көлікті өртеді деген сегіз адамның ісін сотқа жіберді.", [("charge", 8, 8)]),
    ],
)  # fmt: skip
def test_one_and_those_found(text: str, found: list[tuple[str, float, float | None]]) -> None:
    assert [each[:3] for each in figures(read(report(text, "kk")))] == found


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Алаңда 12 адам ұсталды, – деп хабарлайды «Шолу» порталының тілшісі оқиға орнынан.",
            ["«Шолу» порталының тілшісі"],
        ),
        (
            "Бас прокуратураның 25 сәуірдегі ақпаратына қарағанда, абақтыда 585 адам отыр.",
            ["Бас прокуратура"],
        ),
        ("«Қалада 49 адам қаза болды», – деді Аркадий Лунин ОКҚ-дағы брифингте.", ["Аркадий Лунин"]),
        (
            "Нөкісте 43 адам жараланды. 8 адам қайтыс болды. 4 шілдеде Арвенияның бас прокуратурасы осындай мәліметтер келтірді.",
            ["Арвенияның бас прокуратурасы"] * 2,
        ),
    ],
)
def test_whose_number(text: str, sources: list[str]) -> None:
    assert [c[3] for c in figures(read(report(text, "kk")))] == sources


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Прокуратура елімізде 1 396 адам сотталғанын мәлімдеді.", ["Қазақстан"]),
        ("Нөкісте 43 адам жараланды.", ["Нөкіс"]),
        ("Прокуратура 1 396 адам сотталғанын мәлімдеді.", []),
        ("Шымкентте полиция университеттің алдында 15 адамға айыппұл салды.", ["Шымкент"]),
    ],
)
def test_where(text: str, places: list[str]) -> None:
    (claim,) = [c for c in told(read, text, "kk") if c.figure is not None]
    assert [place.name for place in claim.places] == places
    assert claim.kind in (Kind.SENTENCE, Kind.INJURY)


def test_a_week_ago() -> None:
    (claim,) = [
        c for c in told(read, "Бұдан бір апта бұрын алаңда 40 адам ұсталды.", "kk", "2031-05-20") if c.figure
    ]
    assert claim.when is not None
    assert str(claim.when.start) == "2031-05-13"
