"""Arbitrary and damaged bytes: intake always answers, and what it answers can be stored, hashed and found again."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.intake import Received, normalise, receive
from khronika.intake.kinds import open_kind
from khronika.intake.received import Given
from khronika.nouns import Unread, canonical_json, digest, make_id
from tests.intake.make import LIMIT, samples

SAMPLES = dict(samples())
KINDS = sorted(SAMPLES)
_MOST_ITEMS = 500  # a damaged sample holds few, a PDF taken for lines as many as it has; a loop has more


def check(item: Received | Unread) -> None:
    if isinstance(item, Unread):
        assert item.rule.startswith("intake.")
        assert item.reason
        assert item.remedy
        canonical_json(item).encode()
        return
    report = item.report
    assert report.sha256 == digest(item.raw)
    assert report.id == make_id("r", report.sha256)
    assert report.text.strip()
    assert normalise(report.text)[0] == report.text
    canonical_json(report).encode()
    before = 0
    for offset in range(0, len(report.text), max(1, len(report.text) // 20)):
        start, end = item.to_given.start(offset), item.to_given.end(offset + 1)
        assert before <= start <= end
        before = start


def answers(kind: str, raw: bytes) -> list[Received | Unread]:
    items = []
    for item in open_kind(kind, io.BytesIO(raw), "f", Given(), LIMIT):
        check(item)
        items.append(item)
        assert len(items) < _MOST_ITEMS
    return items


@pytest.mark.parametrize("kind", KINDS)
@given(raw=st.binary(max_size=400))
@settings(max_examples=30)
def test_any_bytes_as_any_kind(kind: str, raw: bytes) -> None:
    assert answers(kind, raw)


@given(raw=st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_on_standard_input(raw: bytes) -> None:
    items = list(receive(["-"], stdin=io.BytesIO(raw)))
    assert items
    for item in items:
        check(item)


@pytest.mark.parametrize("kind", KINDS)
@given(cuts=st.data())
@settings(max_examples=30)
def test_a_good_file_cut_overwritten_or_doubled(kind: str, cuts: st.DataObject) -> None:
    raw = bytearray(SAMPLES[kind])
    for _ in range(cuts.draw(st.integers(1, 4))):
        at = cuts.draw(st.integers(0, max(0, len(raw) - 1)))
        act = cuts.draw(st.sampled_from(["cut", "drop", "set", "insert", "double"]))
        if act == "cut":
            del raw[at:]
        elif act == "drop":
            del raw[at : at + cuts.draw(st.integers(1, 40))]
        elif act == "set":
            raw[at : at + 1] = cuts.draw(st.binary(min_size=1, max_size=4))
        elif act == "insert":
            raw[at:at] = cuts.draw(st.binary(min_size=1, max_size=20))
        else:
            raw[at:at] = raw[at : at + 200]
    assert answers(kind, bytes(raw))


@pytest.mark.parametrize("kind", KINDS)
def test_every_beginning_of_a_good_file(kind: str) -> None:
    raw = SAMPLES[kind]
    for size in range(0, len(raw), max(1, len(raw) // 40)):
        assert answers(kind, raw[:size])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("other", KINDS)
def test_every_kind_under_every_other_name(kind: str, other: str) -> None:
    assert answers(kind, SAMPLES[other])
