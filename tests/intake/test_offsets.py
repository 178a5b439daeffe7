"""The stored text and the way back from it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.intake import normalise

# What real files are made of, and what breaks them: line ends, invisible characters, marks in any order, jamo,
# characters that NFC takes apart, lone surrogates.
TROUBLE = st.sampled_from(
    list("\r\n\t\v\f \u00a0\u200b\u200d\u202e\u00ad\ufeff\x00\x1f\x85\u2028")
    + list(
        "eий\u0301\u0306\u0323\u0f71\u0f72\u0344\u0340\u09c7\u09be\u1100\u1161\u11a8\uac00\u2126\u212b\ud800"
    )
    + ["\r\n", "\U0001d15e", "\U0002f800", "ә", "ғ", "№"]
)
TEXTS = st.lists(TROUBLE | st.characters(), max_size=30).map("".join)


@given(TEXTS)
def test_stored_text_is_settled(text: str) -> None:
    stored, _ = normalise(text)
    assert unicodedata.is_normalized("NFC", stored)
    assert normalise(stored)[0] == stored
    stored.encode("utf-8")
    assert not set(stored) & set("\r\t\x00\u00a0\u200b\u202e\u00ad\ufeff")


@given(TEXTS)
def test_the_map_is_monotone_and_stays_inside(text: str) -> None:
    stored, back = normalise(text)
    starts = [back.start(i) for i in range(len(stored))]
    ends = [back.end(i + 1) for i in range(len(stored))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert back.start(0) >= 0
    assert back.end(0) == 0


@given(TEXTS, st.data())
def test_a_span_comes_from_its_own_words(text: str, data: st.DataObject) -> None:
    stored, back = normalise(text)
    if not stored:
        return
    start = data.draw(st.integers(0, len(stored) - 1))
    end = data.draw(st.integers(start + 1, len(stored)))
    given_words = text[back.start(start) : back.end(end)]
    again = normalise(given_words)[0]
    assert stored[start:end] in again
    # No more than the groups at both edges is taken in beside it.
    touched = [
        i for i in range(len(stored)) if back.start(i) < back.end(end) and back.end(i + 1) > back.start(start)
    ]
    assert again == stored[touched[0] : touched[-1] + 1]


@given(TEXTS)
def test_the_whole_comes_from_the_whole(text: str) -> None:
    stored, back = normalise(text)
    if stored:
        assert normalise(text[back.start(0) : back.end(len(stored))])[0] == stored


@given(st.text(alphabet="abcдеж .,\n", max_size=40))
def test_settled_text_maps_to_itself(text: str) -> None:
    stored, back = normalise(text)
    assert stored == text
    assert all(back.start(i) == i for i in range(len(text)))
    assert all(back.end(i) == i for i in range(len(text) + 1))


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ufeffдва", "два"),
        ("12\u00a0000", "12 000"),
        ("и\u0306", "й"),
        ("пра\u200bво", "право"),
        ("за\u00adдержаны", "задержаны"),
        ("№ 5 ½", "№ 5 ½"),
        ("a\ud800b", "a\ufffdb"),
        ("a\x0bb\u2028c", "a\nb\nc"),
    ],
)
def test_what_becomes_of(given_text: str, stored: str) -> None:
    assert normalise(given_text)[0] == stored


def test_removed_characters_at_the_edges_stay_outside() -> None:
    given_text = "\u200bпра\u200bво\u200b и"
    stored, back = normalise(given_text)
    assert stored == "право и"
    assert given_text[back.start(0) : back.end(5)] == "пра\u200bво"


def test_offsets_after_crlf_count_both_characters() -> None:
    given_text = "one\r\n\r\ntwo"
    stored, back = normalise(given_text)
    at = stored.index("two")
    assert given_text[back.start(at) : back.end(at + 3)] == "two"
    assert back.start(at) == 7
