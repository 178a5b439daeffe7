"""Sentences and their bounds."""

import pytest

from khronika.reading.russian.parse import LONGEST_SENTENCE, split


@pytest.mark.parametrize("unit", ["задержали 30 человек, ", "задержали тридцать человек и ", "нет;", "а"])
def test_a_text_without_full_stops_is_cut_and_nothing_is_lost(unit: str) -> None:
    text = unit * (3 * LONGEST_SENTENCE // len(unit))
    pieces = split(text)
    assert len(pieces) > 2
    assert max(len(p.text) for p in pieces) <= LONGEST_SENTENCE
    assert "".join(p.text for p in pieces).split() == text.split() or " " not in text
    assert all(text[p.start : p.end] == p.text for p in pieces)
    assert [p.number for p in pieces] == list(range(len(pieces)))


def test_a_long_sentence_is_cut_at_a_pause() -> None:
    text = "задержали тридцать человек, " * (LONGEST_SENTENCE // 10)
    assert all(p.text.rstrip().endswith(",") for p in split(text)[:-1])


def test_sentences_of_a_report_are_left_whole() -> None:
    text = "Задержали 30 человек.\nПострадали двое, сообщил министр."
    assert [p.text for p in split(text)] == text.split("\n")
