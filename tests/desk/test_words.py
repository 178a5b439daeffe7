"""How the desk says things."""

from dataclasses import replace

import pytest

from khronika.desk import words
from khronika.desk.queue_words import filter_words
from khronika.desk.reliability import measured
from khronika.ledger.queue import BANDS
from khronika.nouns import Figure, PartialDate, Precision, Unit, When
from tests.desk.story import claims


def when(start: str | None, end: str | None) -> When:
    return When(*(PartialDate.parse(each) if each else None for each in (start, end)), Precision.DAYS)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (None, "not given"),
        (when("2031-05-04", "2031-05-04"), "4 May 2031"),
        (when("2031-05-04", "2031-05-09"), "4–9 May 2031"),
        (when("2031-05-30", "2031-06-02"), "30 May – 2 June 2031"),
        (when("2031-12-30", "2032-01-02"), "30 December 2031 – 2 January 2032"),
        (when("2031-05", "2031-05"), "May 2031"),
        (when("2031", "2031"), "2031"),
        (when(None, "2031-05-04"), "until 4 May 2031"),
        (when("2031-05-04", None), "from 4 May 2031"),
    ],
)
def test_periods_are_short_and_never_filled_in(period: When | None, said: str) -> None:
    assert words.when_words(period) == said


def test_a_year_that_all_share_may_be_left_out() -> None:
    assert words.when_words(when("2031-05-04", "2031-05-09"), year=False) == "4–9 May"
    assert (
        words.when_words(when("2031-12-30", "2032-01-02"), year=False) == "30 December 2031 – 2 January 2032"
    )


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (900, 1100, "900 to 1,100 people"),
        (1000, None, "1,000 or more people"),
        (None, 5000, "5,000 or fewer people"),
        (40, 40, "40 people"),
    ],
)
def test_an_open_end_stays_open(low: float | None, high: float | None, said: str) -> None:
    assert words.range_words(Figure("x", low, high, Unit.PERSONS, False, "r")) == said


def test_what_a_figure_counts_says_what_is_missing() -> None:
    claim = claims()[0]
    assert words.counts_words(claim) == "Veltria, 4 May 2031"
    bare = claims()[0].__class__(
        "c", "r", claim.kind, claim.span, claim.quote, claim.attribution, confidence=0.5
    )
    assert words.counts_words(bare) == "place not given, time not given"
    assert words.speaker_words(bare) == "Ministry of Order"


def test_confidence_is_told_in_words() -> None:
    made = [words.confidence_words(each) for each in (0.0, 0.5, 0.8, 0.9, 1.0)]
    assert made == ["A guess", "Unsure", "Fairly sure", "Very sure", "Very sure"]
    assert not any("%" in each for each in made)


def test_a_day_and_its_month_are_kept_together() -> None:
    assert words.together("Orlo, 4–9 May 2031, 5 people") == "Orlo, 4–9\u00a0May 2031, 5 people"


def test_a_sentence_begins_and_ends() -> None:
    assert words.sentence("repeats the line above") == "Repeats the line above."
    assert words.sentence("Why?") == "Why?"
    assert words.sentence("") == ""


def test_each_word_for_how_sure_a_reading_is_has_a_record_of_its_own() -> None:
    """Else "Unsure" and "Fairly sure" would quote the same number of right readings."""
    known = replace(claims()[0], lang="en")
    told: dict[str, set[object]] = {}
    for hundredth in range(50, 90):
        sure = replace(known, confidence=hundredth / 100)
        told.setdefault(words.confidence_words(sure.confidence), set()).add(measured(sure))
    records = [record for each in told.values() for record in each]
    assert set(told) == {"Unsure", "Fairly sure"}
    assert len(records) == len(set(records)) == 2
    for name, (low, high) in BANDS.items():  # the queue groups as the words are said
        said = words.confidence_words(low)
        assert words.confidence_words(high - 0.011) == said, name
        assert filter_words("confidence", name).endswith(said)
