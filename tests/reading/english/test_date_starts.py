"""A pattern is tried only where it may begin, and finds what it would find anywhere."""

from itertools import chain

import pytest

from khronika.reading.english.date_starts import Starts, begins
from khronika.reading.english.date_words import COMPILED
from tests.sentences import format as sentences

OWN = " ".join(
    passage.text
    for file in sorted((sentences.HERE / "english" / "rules").glob("*.txt"))
    for passage in sentences.read_passages(file)
)
TEXTS = (
    OWN,
    OWN.upper(),
    "Since 3 May 2019, and on the 7th, 40 were held; three days ago, in May 2018 and every Sunday. As of about 13:30, 12 more.",
    "2019-05-03, 3.5.2019, 03/05/2019, May 3-4, 3, 4 and 5 June, Sept. 2 to Oct. 3, 2021; May and June; 12th December",
    "Last night, over the past three weeks, in the first half of 2020, the first quarter, Q3 2021, from 2011 to 2014.",
    "On New Year's Day, May Day and St. Patrick's Day, overnight into Friday, in the second week of March, next weekend.",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_found_anywhere(text: str) -> None:
    starts = Starts(text)
    for rule, _, pattern, beginning in COMPILED:
        found = [m.span() for m in starts.matches(rule, pattern, beginning)]
        assert found == [m.span() for m in pattern.finditer(text)], rule


def test_every_rule_finds_something_here() -> None:
    """So that the comparison above is one of findings."""
    found = {rule for rule, _, pattern, _ in COMPILED if any(map(pattern.search, TEXTS))}
    assert {rule for rule, *_ in COMPILED} - found == set()


def test_patterns_that_begin_with_a_number_or_a_month_are_known() -> None:
    known = [beginning for *_, beginning in COMPILED if beginning is not None]
    assert len(known) > 10
    assert begins("when.weekend", "weekend") is None
    assert len(set(chain(known))) > 3
