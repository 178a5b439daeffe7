"""Which word is the surname, which the patronymic, from what a list does elsewhere. All names are invented."""

import pytest

from khronika.linking.parts import parts_of
from khronika.nouns import PersonRecord, Protected, make_id

USUAL = ["Лугин Марат Сергеевич", "Орпенко Ерлан Маратович", "Сулкеров Диас Ерланович"] * 3


def told(names: list[str]) -> tuple[str | None, str | None, str | None]:
    """Given name, surname and father of the last."""
    found = parts_of(
        [
            PersonRecord(make_id("p", "x", row), "x", "x", row, Protected("{}"), Protected(name))
            for row, name in enumerate(names, 2)
        ]
    )[-1]
    return found.given, found.family, found.father


@pytest.mark.parametrize(
    ("slip", "father"),
    [
        ("Сергеивч", "Серг"),
        ("Сергееич", "Серге"),
        ("Кузьмич", "Кузьм"),
        ("Дауренвич", "Даурен"),
        ("Серей", None),
    ],
)
def test_a_word_where_the_list_has_patronymics_is_no_second_given_name(slip: str, father: str | None) -> None:
    """The father's name is told where the ending has one slip, or is the short one."""
    assert told([*USUAL, f"Мышков Тимур {slip}"]) == ("Тимур", "Мышков", father)


def test_a_surname_in_uly_is_no_patronymic_where_another_word_is_one() -> None:
    assert told([*USUAL, "Акманулы Ринат Ерланвич"]) == ("Ринат", "Акманулы", "Ерлан")
    assert told([*USUAL, "Мышкова Айгуль Ерланкызи"]) == ("Айгуль", "Мышкова", "Ерлан")


def test_where_a_list_has_no_such_habit_nothing_is_taken_away() -> None:
    assert told(["Лугин Марат", "Мышков Анна Мария"])[0] == "АннаМария"
