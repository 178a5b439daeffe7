"""What holds now, what is counted up to a day or over a whole time, and its parts: no single day told before is theirs."""

import pytest

from tests.reading.english.test_placing import places
from tests.reading.english.test_timing import times

HELD_ON_FRIDAY = "Police in Mali held 40 dockers in Gao on Friday."
FRIDAY = ("40", "2023-05-05..2023-05-05")
NOW = "None..2023-05-10"


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("As of 7 May, the league counted 254 political prisoners.", [("254", "None..2023-05-07")]),
        ("At the end of the week the league wrote that 1,200 people are behind bars.", [("1,200", NOW)]),
        ("Some 90 people are currently held in the camp.", [("some 90", NOW)]),
        ("The league says 285 activists have been arrested under the Orn administration.", [("285", NOW)]),
        # what is told of the same scene keeps its day
        ("Two were hurt in the scuffle.", [("two", "2023-05-05..2023-05-05")]),
        ("Six of them were freed.", [("six", "2023-05-05..2023-05-05")]),
    ],
)
def test_a_count_that_stands_now_is_of_no_day_before(behind: str, expected: list[tuple[str, str]]) -> None:
    assert times(f"{HELD_ON_FRIDAY} {behind}") == [FRIDAY, *expected]


def test_parts_have_the_time_of_their_whole() -> None:
    text = "As of 7 May, the league counted 254 prisoners. Among them are 16 reporters and 92 students."
    up_to = "None..2023-05-07"
    assert times(f"{HELD_ON_FRIDAY} {text}") == [FRIDAY, ("254", up_to), ("16", up_to), ("92", up_to)]


def test_an_arrest_of_long_ago_is_no_day_in_court() -> None:
    text = "On 6 December 2021 guards seized two students in Mali. Nine others are tried for arson."
    assert times(text) == [("two", "2021-12-06..2021-12-06"), ("nine", None)]


def test_a_day_of_years_ago_that_only_names_something_is_not_carried_on() -> None:
    text = "The lawyer cited a ruling on an arrest of 16 October 2008. He said all seven weavers were beaten in Mali."
    assert times(text) == [("seven", None)]


def test_the_first_day_of_a_story_is_not_given_to_what_follows_it() -> None:
    text = "The United Nations condemned arrests in Mali on Friday. Its spokeswoman said more than 1,800 marchers were arrested."
    assert times(text) == [("more than 1,800", None)]


@pytest.mark.parametrize(
    "behind",
    [
        "The league says 285 activists have been arrested under the Orn administration.",
        "The league says there are 285 political prisoners.",
    ],
)
def test_a_count_under_somebodys_rule_is_the_whole_countrys(behind: str) -> None:
    assert places(f"{HELD_ON_FRIDAY} {behind}") == [("40", "Gao"), ("285", "Mali")]
