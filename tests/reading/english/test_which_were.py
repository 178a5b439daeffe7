"""All that a number counts and a participle says which: "the seven weavers arrested on Monday were freed" are two things told."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of
from tests.reading.english.test_timing import times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The seven weavers arrested in Gao have been released on bail.", [("seven", Kind.DETENTION), ("seven", Kind.RELEASE)]),
        ("All 108 dockers who were detained in Gao have been charged.", [("108", Kind.CHARGE), ("108", Kind.DETENTION)]),
        ("Five farmers wounded in the clash died in hospital.", [("Five", Kind.DEATH), ("Five", Kind.INJURY)]),
        # but not a part of them, nor others
        ("Eleven of the 14 clerks arrested in Gao were freed.", [("14", Kind.DETENTION), ("Eleven", Kind.RELEASE)]),
        ("Twelve of those held were fined.", [("Twelve", Kind.SENTENCE)]),
    ],
)  # fmt: skip
def test_those_who_were_held_and_what_became_of_them(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert sorted(figures_of(text)) == sorted(expected)


def test_each_has_its_own_day() -> None:
    text = "Seven weavers arrested on 3 May appeared in court in Gao today."
    assert sorted(times(text)) == [("seven", "2023-05-03..2023-05-03"), ("seven", "2023-05-10..2023-05-10")]
