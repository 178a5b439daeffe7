import pytest

from khronika.nouns import Unit
from khronika.reading.kazakh.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "low", "high", "rule"),
    [
        ("37 адамның", 37, 37, "fig.exact"),
        ("Олардың 14-і", 14, 14, "fig.exact"),
        ("он бес адам", 15, 15, "fig.exact"),
        ("үшеуі", 3, 3, "fig.exact"),
        ("екі мың адам", 2000, 2000, "fig.exact"),
        ("шамамен 1500 адам", 1350, 1650, "fig.about"),
        ("50-дей адам", 45, 55, "fig.about"),
        ("200-ге жуық адам", 180, 200, "fig.nearly"),
        ("елуге жуық адам", 45, 50, "fig.nearly"),
        ("300-ден астам полицей", 300, None, "fig.at-least"),
        ("жүзден аса адам", 100, None, "fig.at-least"),
        ("кемінде 40 адам", 40, None, "fig.at-least"),
        ("кемі елу шақты адам", 45, None, "fig.at-least"),
        ("100 адамнан астам", 100, None, "fig.at-least"),
        ("500-ге дейін адам", None, 500, "fig.at-most"),
        ("алты-жеті адам", 6, 7, "fig.range"),
        ("ондаған адам", 20, None, "fig.tens"),
        ("бірнеше жүз адам", 200, None, "fig.several-hundred"),
    ],
)
def test_bounds(text: str, low: float | None, high: float | None, rule: str) -> None:
    (mention,) = find_numbers(text)
    assert (mention.low, mention.high, mention.rule) == (low, high, rule)


@pytest.mark.parametrize(
    "text", ["10-шы мектеп", "сағат 14:00-де", "қатысқаны үшін", "он бірінші рет", "оның айтуынша"]
)
def test_what_is_no_quantity(text: str) -> None:
    assert find_numbers(text) == []


def test_a_share_keeps_its_unit() -> None:
    (mention,) = find_numbers("64,2 пайыз дауыс")
    assert (mention.value, mention.unit) == (64.2, Unit.PERCENT)
