"""The rule for labels, one word at a time: right, below, above, left; whole, short, number, nothing."""

import pytest

from khronika.drawing.chart.geometry import Box
from khronika.drawing.chart.labels import place_label
from khronika.drawing.chart.picture import PlacedLabel, PlacedMark
from tests.desk.marks import mark

BOUNDS = Box(0, 0, 800, 400)
X, Y = 400.0, 200.0
BODY = Box(X - 9, Y - 9, X + 9, Y + 9)
RIGHT = Box(X + 12, 0, 800, 400)
BELOW = Box(0, Y + 10, X + 11, 400)
ABOVE = Box(0, 0, X + 11, Y - 10)
LEFT = Box(0, Y - 9, X - 12, Y + 9)
# The same sides, blocked without touching the next one.
BESIDE = Box(X + 12, Y - 9, 800, Y + 9)
UNDER = Box(X - 9, Y + 10, 800, 400)
OVER = Box(X - 9, 0, 800, Y - 10)


def label(
    *blocked: Box, home: float = 0, lines: tuple[Box, ...] = (), words: str = "about 500"
) -> PlacedLabel | None:
    placed = PlacedMark(mark(7, 500, None, words, about=("The ministry", "two cities")), X, Y, (), (BODY,))
    return place_label(placed, BOUNDS, home, [BODY, *blocked], lines, big=False)


def side(found: PlacedLabel | None) -> str:
    assert found is not None
    if found.box.x0 >= BODY.x1:
        return "right"
    if found.box.y0 >= BODY.y1:
        return "below"
    return "above" if found.box.y1 <= BODY.y0 else "left"


@pytest.mark.parametrize(
    ("blocked", "where"),
    [
        ((), "right"),
        ((BESIDE,), "below"),
        ((BESIDE, UNDER), "above"),
        ((BESIDE, UNDER, OVER), "left"),
    ],
)
def test_right_then_below_then_above_then_left(blocked: tuple[Box, ...], where: str) -> None:
    assert side(label(*blocked)) == where


def test_a_label_on_the_left_stays_in_its_own_day() -> None:
    assert label(RIGHT, BELOW, ABOVE, home=X - 50) is None


def test_little_room_leaves_the_words_alone() -> None:
    near = Box(X + 12, Y + 12, 800, 400)
    low = Box(X + 12, 0, 800, Y - 12)
    found = label(BELOW, ABOVE, LEFT, near, low)
    assert found is not None
    assert found.form == "short"
    assert [line.text for line in found.lines] == ["“about 500”"]


def test_less_room_leaves_the_row_of_the_table() -> None:
    found = label(
        BELOW,
        ABOVE,
        LEFT,
        Box(X + 80, 0, 800, 400),
        Box(X + 12, Y + 12, 800, 400),
        Box(X + 12, 0, 800, Y - 12),
    )
    assert found is not None
    assert found.form == "number"
    assert [line.text for line in found.lines] == ["row 7"]


def test_no_room_at_all_leaves_it_to_the_table() -> None:
    assert label(RIGHT, BELOW, ABOVE, LEFT) is None


def test_a_line_is_avoided_while_there_is_room_and_crossed_before_notes_are_lost() -> None:
    across = Box(X + 20, Y - 60, X + 24, Y + 9)
    assert side(label(lines=(across,))) == "below"
    crossing = label(BELOW, ABOVE, LEFT, lines=(across,))
    assert crossing is not None
    assert (side(crossing), crossing.form) == ("right", "full")
