"""Near-duplicate reports by their texts."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.reconciling import InMemory, Signed, near_duplicates, same_texts, signature_of

_WORDS = (
    "police in the northern city took people to buses near the mill after a rally that nobody had allowed while "
    "shops stayed open and a crowd of students sang until the square was empty at dusk said a reporter of the paper "
    "who counted vans and saw officers carry signs away before rain began to fall on the bridge over the river"
).split()


def _text(seed: int, length: int = 120) -> list[str]:
    rng = random.Random(seed)
    return [rng.choice(_WORDS) for _ in range(length)]


def test_a_wire_copy_with_a_new_headline_and_cuts_is_a_copy():
    wire = _text(1)
    copy = ["Our", "correspondent", "writes", *wire[:80], *wire[86:], "All", "rights", "reserved"]
    groups = near_duplicates([("a", " ".join(wire)), ("b", " ".join(copy)), ("c", " ".join(_text(2)))])
    assert groups == (("a", "b"),)


def test_copies_of_copies_are_one_group_and_case_and_stops_do_not_matter():
    text = " ".join(_text(3))
    groups = near_duplicates([("a", text), ("c", text.upper()), ("b", text.replace(" ", ", "))])
    assert groups == (("a", "b", "c"),)


def test_reports_of_one_event_in_other_words_are_not_copies():
    texts = [(str(n), " ".join(_text(n))) for n in range(60)]
    assert near_duplicates(texts) == ()


def test_empty_texts_copy_nothing_and_short_ones_only_themselves():
    assert near_duplicates([("a", ""), ("b", ""), ("c", " . ")]) == ()
    assert near_duplicates([("a", "no number"), ("b", "no number"), ("c", "a number")]) == (("a", "b"),)


def test_ten_thousand_identical_reports_are_one_group():
    text = " ".join(_text(5, 30))
    (group,) = near_duplicates((f"r{n:05}", text) for n in range(10_000))
    assert len(group) == 10_000


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8), st.randoms(use_true_random=False)
)
def test_order_is_irrelevant(made, rng):
    texts = []
    for number, (seed, cut) in enumerate(made):
        texts.append((f"r{number}", " ".join(_text(seed)[cut * 10 :])))
    shuffled = list(texts)
    rng.shuffle(shuffled)
    assert near_duplicates(shuffled) == near_duplicates(texts)


def test_copies_are_found_from_signatures_alone():
    wire = " ".join(_text(1))
    signed = [("a", signature_of(wire)), ("b", signature_of(f"{wire} More soon")), ("c", signature_of(""))]
    assert [len(signature) for _, signature in signed] == [528, 528, 0]
    assert same_texts(signed) == near_duplicates([("a", wire), ("b", f"{wire} More soon"), ("c", "")])


def test_bytes_that_are_no_signature_are_refused():
    with pytest.raises(ValueError, match="make it with signature_of"):
        same_texts([("a", b"12")])


def test_a_text_is_held_to_those_that_are_there_without_being_taken_in():
    texts = {"a": " ".join(_text(1)), "b": " ".join(_text(2)), "empty": ""}
    signed = {key: signature_of(text) for key, text in texts.items()}
    there = Signed(InMemory())
    for key in ("a", "b", "empty"):
        there.add(key, signed[key], signed.__getitem__)
    nearly = signature_of(" ".join(["Our", "correspondent", *_text(1)[:90]]))
    for _ in range(2):  # asked twice it answers the same: nothing was taken in
        assert there.like(nearly, signed.__getitem__) == ("a",)
        assert there.like(signed["b"], signed.__getitem__) == ("b",)
        assert there.like(signature_of(" ".join(_text(9))), signed.__getitem__) == ()
        assert there.like(b"", signed.__getitem__) == ()
    assert Signed.among(signed, nearly) == ("a",)
    assert Signed.among(signed, b"") == ()
