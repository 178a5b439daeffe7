"""The gate on our own list of names; floors do not slide down by themselves.

Issue 5 asks F1 .93 (aim .97) over at least 300 groups and no false positive on the traps of ../shared/facts/conflicts.md.
"""

import pytest

from tests.names.groups import MATCHERS, Line, lines_of, measure, same_body, same_person, same_place

HALVES = ("rules", "unseen")
# Reached when set (25 November 2026), persons / places / bodies: rules half .996 / 1.000 / 1.000, unseen .968 / .973 / .992; of the
# unseen persons those first written .926 before any rule was changed, those written last .991 at first sight.
FLOORS = {"persons": 0.94, "places": 0.94, "bodies": 0.95}


def every(what: str) -> list[Line]:
    return [line for half in HALVES for line in lines_of(half, what)]


def test_the_list_is_long_enough() -> None:
    groups = [line for what in MATCHERS for line in every(what)]
    assert len(groups) >= 300
    assert all(len(line.spellings) >= 2 for line in groups)
    assert sum(len(line.misses) for line in groups) >= 300


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("what", MATCHERS)
def test_floors(what: str, half: str) -> None:
    tally = measure(lines_of(half, what), MATCHERS[what])
    assert tally.f1 >= FLOORS[what], f"{what}, {half}: F1 {tally.f1:.3f}, {len(tally.wrong)} wrong"


# The traps: names that one reader or another took for one, or failed to.
@pytest.mark.parametrize(
    "spellings",
    [
        ("Turgumbayev", "Turghymbaev", "Turgumbaev", "Тургумбаев", "Тұрғымбаев", "Тұрғынбаев"),
        ("Kosanov", "Kossanov", "Qosanov", "Косанов", "Қосанов"),
        ("Tokayev", "Toqaev", "Tokaïev", "Tokajew", "Токаев", "Тоқаев"),
        ("Kozhayev", "Kozhaev", "Kojaïev", "Кожаев", "Қожаев"),
    ],
)
def test_officials_are_found_in_every_spelling(spellings: tuple[str, ...]) -> None:
    assert measure([Line(spellings, ())], same_person).missed == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nurpeisov", "Nurseitov"),  # the office may make them one, the letters do not
        ("Нүрпейісов", "Нурсеитов"),
        ("Saparbek Nurpeisov", "Saparbek Nurseitov"),
        ("Tokayev", "Takayev"),
        ("Kosanov", "Kasanov"),
        ("Turgumbayev", "Turgunbekov"),
        ("Marat Kozhayev", "Murat Kozhayev"),
    ],
)
def test_names_that_are_nearly_alike_stay_two(a: str, b: str) -> None:
    assert not same_person(a, b)


def test_a_square_is_no_city_and_a_renamed_city_is_one() -> None:
    assert same_place("Astana", "Nur-Sultan")
    assert same_place("Нұр-Сұлтан", "Астана")
    assert not same_place("Astana", "Astana Square")
    assert not same_place("Астана", "площадь Астана")
    assert not same_place("Алматы", "Алматы облысы")


def test_bodies_with_nearly_one_name_stay_two() -> None:
    assert not same_body("Azattyq", "Azattyk")
    assert not same_body("ДВК", "ДВД")
    assert not same_body("МВД", "МИД")
    assert not same_body("ODIHR", "OSCE Parliamentary Assembly")
