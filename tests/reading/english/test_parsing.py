"""What rules ask of a parsed sentence again and again is found quickly, and is what it was."""

import itertools

from khronika.reading.english.noun_spans import noun_words
from khronika.reading.english.parsing import parse, subtree
from khronika.reading.english.passages import find_passages

TEXT = "Police in Tarsk, whom nobody asked, held 40 people who had marched, and Ida Falk of the union (a teacher) said so twice."


def test_the_tokens_between_two_characters_are_those_that_reach_in() -> None:
    [sentence] = parse(TEXT, find_passages(TEXT))
    tokens = sentence.tokens
    for start, end in itertools.combinations(range(0, len(TEXT) + 1, 3), 2):
        reach = [t.i for t in tokens if t.idx < end and t.idx + len(t.text) > start]
        assert [t.i for t in tokens.between(start, end)] == reach


def test_what_hangs_on_a_word_is_in_order_and_without_what_is_left_out() -> None:
    [sentence] = parse(TEXT, find_passages(TEXT))
    held = next(t for t in sentence.tokens if t.text == "held")
    assert [t.i for t in subtree(held)] == sorted(t.i for t in held.subtree)
    police = next(t for t in sentence.tokens if t.text == "Police")
    assert [t.text for t in subtree(police, ("prep", "punct"))] == ["Police"]


def test_a_noun_phrase_asked_twice_is_the_same() -> None:
    [sentence] = parse(TEXT, find_passages(TEXT))
    falk = next(t for t in sentence.tokens if t.text == "Falk")
    first = noun_words(falk, sentence.base)
    assert first == noun_words(falk, sentence.base)
    assert first[0] == "Ida Falk of the union"
    moved = noun_words(falk, sentence.base + 100)  # the same words further on in a text
    assert (moved[0], moved[1].start) == (first[0], first[1].start + 100)
