import pytest

from khronika.nouns import PartialDate
from khronika.reading.kazakh.dates import find_dates

TUESDAY = PartialDate(2019, 6, 18)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9 маусымда", "2019-06-09", "2019-06-09"),
        ("маусымның 9-ында", "2019-06-09", "2019-06-09"),
        ("маусым айының 9,10, 11 және 12-і күндері", "2019-06-09", "2019-06-12"),
        ("9–13 маусым аралығында", "2019-06-09", "2019-06-13"),
        ("9 және 10 маусымда", "2019-06-09", "2019-06-10"),
        ("9 маусымнан 13 маусымға дейін", "2019-06-09", "2019-06-13"),
        ("2018 жылғы 9 маусымда", "2018-06-09", "2018-06-09"),
        ("09 тамыз 2018", "2018-08-09", "2018-08-09"),
        ("2011 жылы", "2011", "2011"),
        ("жексенбі күні", "2019-06-16", "2019-06-16"),
        ("кеше", "2019-06-17", "2019-06-17"),
        ("9,10,11 маусымда", "2019-06-09", "2019-06-11"),
        ("былтыр", "2018", "2018"),
        ("биыл", "2019", "2019"),
        ("өткен жылы", "2018", "2018"),
        ("өткен аптада", "2019-06-10", "2019-06-16"),
        ("осы аптада", "2019-06-17", "2019-06-23"),
    ],
)
def test_resolved_against_publication(text: str, start: str, end: str) -> None:
    (mention,) = find_dates(text, TUESDAY)
    assert mention.when
    assert (str(mention.when.start), str(mention.when.end)) == (start, end)


def test_without_an_anchor_it_stays_open() -> None:
    assert [m.when for m in find_dates("9 маусымда және жексенбі күні", None)] == [None, None]


def test_words_beside_a_date_are_left_to_the_date() -> None:
    assert [m.rule for m in find_dates("Кеше, 8 маусымда, жиналды", TUESDAY)] == ["kk.date.day"]


def test_a_year_of_birth_is_no_day_of_an_event() -> None:
    assert find_dates("2008 жылы туған қыз", TUESDAY) == []
