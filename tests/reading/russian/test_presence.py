"""How many were there, without a word for people. The sentences are ours."""

import pytest

from khronika.nouns import Kind
from khronika.reading.russian import read
from tests.reading.told_claims import told


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("На площади шёл митинг. Нас там было около трёхсот.", [(Kind.PROTEST, 270, 330)]),
        ("«Итого нас сто двадцать», — говорит координатор Лия Дацюк.", [(Kind.PROTEST, 120, 120)]),
        ("«Нас было девять в камере на троих», — говорит студент.", [(Kind.DETENTION, 9, 9)]),
        ("Активисты пикетируют мэрию. Сегодня их сорок.", [(Kind.PROTEST, 40, 40)]),
        ("На площадь вышли, по данным мэрии, 500.", [(Kind.PROTEST, 500, 500)]),
        (
            "У суда собралась толпа: сначала полсотни, к вечеру — сотни.",
            [(Kind.PROTEST, 50, 50), (Kind.PROTEST, 100, None)],
        ),
        (
            "На митинг пришли 900 человек. Партия «Шанс» настаивает на пяти тысячах.",
            [(Kind.PROTEST, 900, 900), (Kind.PROTEST, 5000, 5000)],
        ),
    ],
)
def test_those_present(text: str, figures: list[tuple[Kind, float | None, float | None]]) -> None:
    found = [(c.kind, c.figure.low, c.figure.high) for c in told(read, text, "ru") if c.figure]
    assert found == figures


@pytest.mark.parametrize("text", ["В семье нас пятеро.", "Их дом стоит 40 тысяч.", "У нас 12 станков."])
def test_no_crowd(text: str) -> None:
    assert [c for c in told(read, text, "ru") if c.figure] == []
