"""A pattern tried only where its words may begin finds what it finds everywhere."""

import re

import pytest

from khronika.reading.kazakh import attribution, nobody, reader
from khronika.reading.kazakh.dates import _PATTERNS
from khronika.reading.kazakh.lexicon import ENTRIES, entries_in
from khronika.reading.kazakh.openings import Opened, either, opened, openings
from khronika.reading.kazakh.reader import _TIMES
from tests.sentences.format import HERE, read_passages

TEXTS = [p.text for p in read_passages(HERE / "kazakh" / "rules")]
TEXTS += [text.upper() for text in TEXTS[:20]]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"ұста(?!з)|қолға\s+түс", {"ұста", "қолғ"}),
        (r"(?:қамаудан\s+|түрмеден\s+)?босат", {"қама", "түрм", "боса"}),
        (r"(?<!бұрын\s)сотталған|оқ\s+ти", {"сотт", "оқ"}),
        (r"(?P<noun>айтуынша|сөз(?:і|дері)нше)", {"айту", "сөз"}),
        (r"үй?де", {"ү"}),
    ],
)
def test_the_letters_a_pattern_begins_with(pattern: str, expected: set[str]) -> None:
    assert openings(pattern) == expected


def test_a_pattern_without_a_letter_at_its_head_is_refused() -> None:
    for pattern in (r"\w+ған", r"[кқ]ет", r"(?:босат", r"(?:қамау)?\s"):
        with pytest.raises(ValueError, match=r"begin|closed"):
            openings(pattern)


def test_words_are_found_in_small_letters_and_in_capitals() -> None:
    assert [m[0] for m in either(["деп", r"\d"]).finditer("деп Деп ДЕП 5 дҮЙ")] == ["деп", "Деп", "ДЕП", "5"]
    assert opened(r"(?<!\w)деді(?!\w)").search("Министр ДЕДІ.") is not None
    assert opened(r"(?<!\w)деді(?!\w)").search("үндеді, дедім") is None


def test_a_capital_whose_small_form_is_two_characters_shifts_nothing() -> None:
    found = opened(r"(?<!\w)деді(?!\w)").search("İİ министр деді")
    assert found is not None
    assert found.start() == 11


def test_event_words_are_the_same_as_everywhere() -> None:
    hits = 0
    for text in TEXTS:
        slow = [(e, *m.span()) for e in ENTRIES for m in e.words.pattern.finditer(text)]
        assert entries_in(text) == slow
        hits += len(slow)
    assert hits > 150


def test_attributions_and_dates_are_the_same_as_everywhere() -> None:
    found = [one for one in vars(attribution).values() if isinstance(one, Opened)]
    found += [finder for _, finder, _ in _PATTERNS if isinstance(finder, Opened)]
    found += [one for room in (reader, nobody) for one in vars(room).values() if isinstance(one, Opened)]
    found += [one for one in (_TIMES.nth_day, _TIMES.all_days, _TIMES.same_day) if isinstance(one, Opened)]
    assert len(found) > 22
    hits = 0
    for one in found:
        for text in TEXTS:
            slow = [m.span() for m in re.finditer(one.pattern, text)]
            assert [m.span() for m in one.finditer(text)] == slow
            hits += len(slow)
    assert hits > 100
