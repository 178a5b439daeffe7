"""How many answers the list of questions tells."""

from dataclasses import dataclass
from typing import Any, cast

from khronika.desk.listing import MOST_ANSWERED, MOST_PAIRS, answered


@dataclass
class Row:
    """As much of a row as is asked."""

    id: str
    figures: int


def told(*figures: int) -> list[str]:
    return answered(cast(Any, [Row(f"q{n}", many) for n, many in enumerate(figures)]))


def test_all_answers_of_a_small_record_are_told() -> None:
    assert sorted(told(*[3] * 400)) == sorted(f"q{n}" for n in range(400))


def test_a_large_question_is_answered_on_its_own_page_alone() -> None:
    assert told(MOST_ANSWERED + 1, MOST_ANSWERED, 2) == ["q2", "q1"]


def test_the_list_costs_no_more_where_all_questions_are_large() -> None:
    assert len(told(*[40] * 500)) == MOST_PAIRS // 1600
