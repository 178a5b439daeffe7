"""The marked lines that say who tells a number: well formed, various, and what the reader's score was learnt from."""

import pytest
from training.sources.examples import lines, parse

from khronika.reading.english.likely_tellers import weights


def test_marks_become_spans() -> None:
    line = parse(
        "<<a|The union>> put [[about 40|injury|a]] in hospital; police held [[nine|detention]] on [[May 1|none]].",
        "a.txt:1",
    )
    assert line.text == "The union put about 40 in hospital; police held nine on May 1."
    assert [
        (span.of(line.text), label, [s.of(line.text) for s in who]) for span, label, who in line.numbers
    ] == [("about 40", "injury", ["The union"]), ("nine", "detention", []), ("May 1", "none", [])]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[[40|crowd]] stood outside.", "no label"),
        ("[[40|protest stood outside.", "a mark is not closed"),
        ("<<a|Nobody stood outside.", "a mark is not closed"),
        ("[[40|protest|b]] stood outside, <<a|they>> say.", "nobody is marked 'b'"),
    ],
)
def test_a_slip_in_the_marks_is_said(line: str, said: str) -> None:
    with pytest.raises(ValueError, match=rf"b\.txt:7: {said}"):
        parse(line, "b.txt:7")


def test_there_are_enough_lines_and_not_all_numbers_are_somebodys() -> None:
    every = [*lines(), *lines("apart")]
    events = [who for line in every for _, label, who in line.numbers if label != "none"]
    assert len(every) >= 1700
    assert len({line.text for line in every}) == len(every)
    assert 0.2 <= sum(not who for who in events) / len(events) <= 0.6


def test_the_shipped_weights_were_learnt() -> None:
    assert len(weights().rows) >= 2000
    assert 0.5 <= weights().threshold <= 1
