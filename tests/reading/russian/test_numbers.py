import pytest

from khronika.nouns import Unit
from khronika.reading.russian.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "low", "high", "rule"),
    [
        ("42 человека", 42, 42, "fig.exact"),
        ("3 500 человек", 3500, 3500, "fig.exact"),
        ("около 500 человек", 450, 550, "fig.about"),
        ("порядка 60 человек", 54, 66, "fig.about"),
        ("человек 200", 180, 220, "fig.about"),
        ("почти 400 человек", 360, 400, "fig.nearly"),
        ("более трёхсот", 300, None, "fig.at-least"),
        ("не менее тысячи", 1000, None, "fig.at-least"),
        ("по меньшей мере 18", 18, None, "fig.at-least"),
        ("500 с лишним", 500, None, "fig.at-least"),
        ("до 5000 человек", None, 5000, "fig.at-most"),
        ("не более 40", None, 40, "fig.at-most"),
        ("300–400 человек", 300, 400, "fig.range"),
        ("от 3 до 5 тысяч человек", 3000, 5000, "fig.range"),
        ("двое полицейских", 2, 2, "fig.exact"),
        ("полтора десятка", 15, 15, "fig.exact"),
        ("1,5 тысячи", 1500, 1500, "fig.exact"),
        ("двадцать одна тысяча триста", 21300, 21300, "fig.exact"),
        ("более 50-ти человек", 50, None, "fig.at-least"),
        ("несколько сотен", 200, None, "fig.several-hundred"),
        ("десятки тысяч", 10000, None, "fig.tens-of-thousands"),
        ("ряд активистов", 2, None, "fig.several"),
        ("число выросло до 130", 130, 130, "fig.exact"),
        ("3 тыс. 412 человек", 3412, 3412, "fig.exact"),
        ("3 миллиона 640 тысяч человек", 3640000, 3640000, "fig.exact"),
        ("3 тыс. 20 тыс. рублей", 3000, 3000, "fig.exact"),
        ("две-три тысячи человек", 2000, 3000, "fig.range"),
        ("трое-четверо человек", 3, 4, "fig.range"),
    ],
)
def test_bounds(text: str, low: float | None, high: float | None, rule: str) -> None:
    mention = find_numbers(text)[0]
    assert (mention.low, mention.high, mention.rule) == (low, high, rule)
    assert mention.span.of(text) == mention.text


@pytest.mark.parametrize(
    "text", ["19-летний студент", "в 14:00", "5-й подъезд", "в ряды партии", "после 17.30", "статья 19.27"]
)
def test_what_is_no_quantity(text: str) -> None:
    assert find_numbers(text) == []


def test_a_share_keeps_its_unit() -> None:
    (mention,) = find_numbers("набрал 61,4% голосов")
    assert mention.unit is Unit.PERCENT
    assert mention.value == 61.4
