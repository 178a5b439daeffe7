"""The marked sentences are well formed, various, and what the reader ships was learnt from them."""

from collections import Counter

import pytest
from training.counting.examples import NONE, examples, parse

from khronika.reading.english.likely import weights


def test_marks_become_spans() -> None:
    example = parse(
        "[[About 40|protest]] stood outside; [[nine|detention]] were led away at [[ten|none]].", "a.txt:1"
    )
    assert example.text == "About 40 stood outside; nine were led away at ten."
    assert [(span.of(example.text), label) for span, label in example.marks] == [
        ("About 40", "protest"),
        ("nine", "detention"),
        ("ten", "none"),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["[[40|crowd]] stood outside.", "[[40|protest stood outside."])
def test_a_slip_in_the_marks_is_said(line: str) -> None:
    with pytest.raises(ValueError, match=r"b\.txt:7: (?:no label|a mark is not closed)"):
        parse(line, "b.txt:7")


def test_there_are_enough_sentences_and_half_of_the_numbers_are_none() -> None:
    every = list(examples())
    labels = Counter(label for example in every for _, label in example.marks)
    assert len(every) >= 2500
    assert 0.4 <= labels[NONE] / labels.total() <= 0.6
    assert len({example.text for example in every}) == len(every)


def test_the_shipped_weights_know_every_label_of_some_size() -> None:
    labels = Counter(label for example in examples() for _, label in example.marks)
    assert {label for label, count in labels.items() if count >= 20} <= set(weights().labels)
