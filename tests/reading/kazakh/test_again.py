"""Figures that lean on another: shared nouns, sums, counts told anew. The sentences are ours."""

import pytest

from khronika.reading.kazakh import read
from tests.reading.told_claims import told


def tallies(text: str) -> set[tuple[str, float | None, float | None]]:
    """Kind and bounds of every figure read."""
    figures = [(c.kind.value, c.figure) for c in told(read, text, "kk") if c.figure]
    return {(kind, f.low, f.high) for kind, f in figures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Қалада 1 370 адам ұсталған. Мұндай есепті қор келтіреді. Алматының өзінде 500-ден асты, Таразда 40.",
            {("detention", 1370, 1370), ("detention", 500, None), ("detention", 40, 40)},
        ),
        (
            "Жиынға 60 адам келді. Әкімдік болса жүз адам туралы айтып отыр.",
            {("protest", 60, 60), ("protest", 100, 100)},
        ),
        (
            "Астанада сексен адам ұсталды, Алматыда – жүз жиырма.",
            {("detention", 80, 80), ("detention", 120, 120)},
        ),
        ("Ақтауда 30 ұсталды, Атырауда 12.", {("detention", 30, 30), ("detention", 12, 12)}),
        (
            "Полиция алғашында 40, кейін 65 адам ұсталғанын айтты.",
            {("detention", 40, 40), ("detention", 65, 65)},
        ),
        (
            "Ұйымдастырушылардың айтуынша, шеруге 15 мың, ал полиция дерегінше 4 мың адам шыққан.",
            {("protest", 15000, 15000), ("protest", 4000, 4000)},
        ),
        ("Шеру өтіп жатыр. Мұнда 3 мың адам бар.", {("protest", 3000, 3000)}),
        (
            "Полиция бөліміне жеткізілгендер: Тараз – 5, Ақтау – 11. Барлығы 16 адам.",
            {("detention", 5, 5), ("detention", 11, 11), ("detention", 16, 16)},
        ),
        ("Аналар әкімдік алдында тұр. Олардың саны қырыққа жетеді.", {("protest", 40, 40)}),
        ("Аштыққа тағы үш кенші қосылды, олар қазір он екі.", {("protest", 3, 3), ("protest", 12, 12)}),
        (
            "Шеру өтті. Ұйымдастырушылар 900 мың адам шықты десе, полиция 281 мың дейді.",
            {("protest", 900000, 900000), ("protest", 281000, 281000)},
        ),
        (
            "Әкім шеруге 40 адам шықты дейді. Полиция 60 деп жазды.",
            {("protest", 40, 40), ("protest", 60, 60)},
        ),
    ],
)
def test_a_figure_leans_on_another(text: str, expected: set[tuple[str, float | None, float | None]]) -> None:
    assert tallies(text) == expected
