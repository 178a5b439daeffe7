"""The annotated sentences are well formed, and what the reader ships was learnt from them."""

import pytest
from training.attribution.sentences import examples, parse
from training.attribution.train import chance, fit

from khronika.reading.english.confidence import weights


def test_marks_become_stretches() -> None:
    text, [one, two] = parse("{1,2:She} <1:said> [1:it rained] and <2:added> [2:that it was cold].")
    assert text == "She said it rained and added that it was cold."
    assert [text[a:b] for a, b in (*one.source, *one.cue, *one.content)] == ["She", "said", "it rained"]
    assert [text[a:b] for a, b in (*two.source, *two.cue, *two.content)] == [
        "She",
        "added",
        "that it was cold",
    ]


@pytest.mark.parametrize("line", ["She <said it rained.", "She said] it rained.", "{She} said [it rained]."])
def test_a_slip_in_the_marks_is_said(line: str) -> None:
    with pytest.raises(ValueError, match=r"closed|closes nothing|lacks"):
        parse(line)


def test_there_are_enough_sentences_and_a_good_part_are_traps() -> None:
    every = list(examples())
    traps = [example for example in every if not example.marked]
    assert len(every) >= 500
    assert 0.25 <= len(traps) / len(every) <= 0.5
    assert len({example.group for example in every}) >= 20


def test_regression_recovers_what_tells_right_from_wrong() -> None:
    rows = [(f"text {n}", frozenset({"past" if n % 2 else "modal", "any"}), bool(n % 2)) for n in range(60)]
    learnt = fit(rows)
    assert chance(learnt, frozenset({"past", "any"})) > 0.8
    assert chance(learnt, frozenset({"modal", "any"})) < 0.2


def test_shipped_weights_prefer_what_was_said_to_what_might_be() -> None:
    shipped = weights()
    assert shipped.by_shape["form:past"] > shipped.by_shape["form:base"]
    assert shipped.by_shape["aux:modal"] < 0
    assert 0.5 <= shipped.threshold < 0.9
