"""One place under its names in three languages."""

import pytest

from khronika.cli.list_places import place_key


@pytest.mark.parametrize(
    "names", [("Өскемен", "Усть-Каменогорск", "Ust-Kamenogorsk"), ("г. Алматы", "Алма-Ата", "Almaty")]
)
def test_names_of_one_place_have_one_key(names: tuple[str, ...]) -> None:
    assert len({place_key(name) for name in names}) == 1
    assert place_key(names[0])


def test_what_is_no_place_has_none() -> None:
    assert place_key("Щетьарово") is None
