"""Names of bodies in Russian and Kazakh without quotation marks: what is one source, and what is left open."""

import pytest

from khronika.names.body_names import slug_of
from khronika.names.proper import key_of
from khronika.nouns import Source, SourceType
from khronika.reconciling.independence import counts
from tests.invented_claims import at_least, claim


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Фонд открытых ворот", "Фонда открытых ворот"),
        ("Фонд открытых ворот", "правозащитная организация Фонд открытых ворот"),
        ("Фонд открытых ворот", "Правозащитная организация Фонд открытых ворот"),
        ("Северное бюро по правам ребёнка", "Северного бюро по правам ребёнка"),
        ("Коалиция речных юристов", "Коалицией речных юристов"),
        ("Фонд Белова", "Фондом Белова"),
        ("Ашық қақпалар қоры", "Ашық қақпалар қорының"),
        ("Дала жүргіншілері одағы", "Дала жүргіншілері одағының"),
    ],
)
def test_one_body_in_whatever_case(one: str, other: str) -> None:
    assert slug_of(one) == slug_of(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Фонд открытых ворот", "Центр открытых ворот"),
        ("Фонд открытых ворот", "Фонд закрытых ворот"),
        ("Союз вольных пекарей", "Союз вольных пекарей Гюмри"),
        ("Северный комитет матерей реки", "Южный комитет матерей реки"),
        ("Ашық қақпалар қоры", "Ашық қақпалар орталығы"),
        ("Ашық қақпалар қоры", "Фонд открытых ворот"),  # that it is one name, nothing in the words tells
    ],
)
def test_near_misses_stay_apart(one: str, other: str) -> None:
    assert None not in (slug_of(one), slug_of(other))
    assert slug_of(one) != slug_of(other)


@pytest.mark.parametrize(
    "name",
    [
        "Комитет матерей",
        "Местный фонд",
        "Новый правозащитный центр",
        "Комитет по правам человека",
        "Комитет по защите прав человека",
        "фонд открытых ворот",
        "фонд Белова",  # its first letter does not tell that it is the name "Фонд Белова"
        "Группа местных жителей",
        "Организация матерей реки",
        "Иван Белов из Фонда открытых ворот",
        "Совет старейшин города",
        "Фонд",
        "очевидцы",
        "Құқық қорғау ұйымы",
        "Жергілікті қор",
        "Адам құқықтары комитеті",
        "ашық қақпалар қоры",
        "Куәгерлер",
        "Open Gates Foundation",
    ],
)
def test_what_may_be_anybodys_is_no_name(name: str) -> None:
    assert slug_of(name) is None


def test_a_quoted_name_is_one_in_russian_and_kazakh() -> None:
    names = ("правозащитный центр «Лиценз»", "«Лиценз» құқық қорғау орталығы")
    assert {key_of(Source(name, SourceType.RIGHTS_GROUP)) for name in names} == {"org:litsenz"}
    assert key_of(Source("центр «Лицей»", SourceType.RIGHTS_GROUP)) == "org:litsey"


def test_the_body_counts_once_over_reports() -> None:
    tellers = [
        Source(name, SourceType.UNKNOWN)
        for name in ("Фонд открытых ворот", "Фонда открытых ворот", "Местный фонд")
    ]
    said = [claim(f"c{at}", at_least(300), each) for at, each in enumerate(tellers)]
    found = counts(said)
    assert (found.reports, found.independent, found.untold) == (3, 1, 1)


def test_a_body_of_state_is_one_in_each_country() -> None:
    assert key_of(Source("Комитет речной полиции", SourceType.STATE)) == "body:komitet-rechnoy-politsii/?"
