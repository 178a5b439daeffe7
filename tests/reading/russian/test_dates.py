import pytest

from khronika.nouns import PartialDate
from khronika.reading.russian.dates import find_dates

THURSDAY = PartialDate(2019, 6, 13)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9-го июня", "2019-06-09", "2019-06-09"),
        ("09.06.2019", "2019-06-09", "2019-06-09"),
        ("в ночь на 10 июня", "2019-06-09", "2019-06-10"),
        ("с 9 по 12 июня", "2019-06-09", "2019-06-12"),
        ("9 и 10 июня", "2019-06-09", "2019-06-10"),
        ("9–12 июня 2018 года", "2018-06-09", "2018-06-12"),
        ("с 30 мая по 2 июня", "2019-05-30", "2019-06-02"),
        ("с 30 мая", "2019-05-30", "2019-06-13"),
        ("начиная с 8 июня", "2019-06-08", "2019-06-13"),
        ("с марта 2018 года по июль 2019 года", "2018-03", "2019-07"),
        ("в мае", "2019-05", "2019-05"),
        ("в 2011 году", "2011", "2011"),
        ("в воскресенье", "2019-06-09", "2019-06-09"),
        ("накануне", "2019-06-12", "2019-06-12"),
        ("в прошлом году", "2018", "2018"),
        ("в этом году", "2019", "2019"),
        ("на прошлой неделе", "2019-06-03", "2019-06-09"),
        ("25 декабря", "2018-12-25", "2018-12-25"),
        ("утром 11-го.", "2019-06-11", "2019-06-11"),
        ("20-го числа", "2019-05-20", "2019-05-20"),
        ("шестого числа", "2019-06-06", "2019-06-06"),
        ("неделю назад", "2019-06-06", "2019-06-06"),
        ("три дня назад", "2019-06-10", "2019-06-10"),
        ("месяц назад", "2019-05", "2019-05"),
        ("за выходные", "2019-06-08", "2019-06-09"),
        ("за сутки", "2019-06-12", "2019-06-13"),
        ("с начала года", "2019-01-01", "2019-06-13"),
        ("с начала недели", "2019-06-10", "2019-06-13"),
    ],
)
def test_resolved_against_publication(text: str, start: str, end: str) -> None:
    (mention,) = find_dates(text, THURSDAY)
    assert mention.when is not None
    assert (str(mention.when.start), str(mention.when.end)) == (start, end)


def test_without_an_anchor_it_stays_open() -> None:
    assert [m.when for m in find_dates("9 июня и в воскресенье", None)] == [None, None]


def test_a_year_the_text_states_is_an_anchor() -> None:
    first, second = find_dates("9 июня 2019 года голосовали, 10 июня считали", None)
    assert first.when
    assert second.when
    assert str(second.when.start) == "2019-06-10"


def test_a_weekday_before_a_count_is_not_a_day_of_the_month() -> None:
    text = "в воскресенье 15 человек вышли на площадь"
    (mention,) = find_dates(text, THURSDAY)
    assert mention.span.of(text) == "в воскресенье"


def test_a_weekday_beside_a_date_is_left_to_the_date() -> None:
    assert [m.rule for m in find_dates("в воскресенье, 9 июня, прошли", THURSDAY)] == ["ru.date.day"]
