"""Standard input: reports of any form, told by their content."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.intake import Received, receive
from khronika.nouns import Unread
from tests.intake.at_the_door import WORDS, rules


def stdin(raw: bytes, **options: object) -> list[Received | Unread]:
    return list(receive(["-"], stdin=io.BytesIO(raw), **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("before", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_standard_input_may_be_jsonl(before: bytes) -> None:
    line = json.dumps({"text": WORDS}).encode()
    items = stdin(before + line + b"\n{\n" + line)
    assert rules(items) == ["read", "intake.line", "read"]
    assert isinstance(items[0], Received)
    assert items[0].raw == line
    assert items[0].report.origin == f"-#{before.count(10) + 1}"


@pytest.mark.parametrize(
    "words", [WORDS, f"\n\n{WORDS}", '{"no": "report"}\n' + WORDS, "{ is how it began\n" + WORDS]
)
def test_standard_input_may_be_prose(words: str) -> None:
    (item,) = stdin(words.encode())
    assert isinstance(item, Received)
    assert item.report.text == words
    assert item.report.origin == "-"


def test_standard_input_may_be_a_page() -> None:
    (item,) = stdin(f"<!DOCTYPE html><html><body><article><p>{WORDS}</p></article></body></html>".encode())
    assert isinstance(item, Received)
    assert item.report.text == WORDS
    assert item.report.media_type == "text/html"


def test_no_standard_input() -> None:
    assert rules(list(receive(["-"]))) == ["intake.missing"]
    assert rules(stdin(b"")) == ["intake.empty"]


def test_standard_input_over_the_limit() -> None:
    assert rules(stdin(b"a" * 101, limit=100)) == ["intake.too-large"]
    assert rules(stdin(b"\n" * 101, limit=100)) == ["intake.too-large"]
    assert rules(stdin(b"a" * 100, limit=100)) == ["read"]


@given(st.binary(max_size=200))
def test_any_bytes_on_standard_input_get_an_answer(raw: bytes) -> None:
    for item in stdin(raw):
        if isinstance(item, Received):
            text = item.report.text
            assert text.strip()
            text.encode()
            assert item.to_given.end(len(text)) >= 1
        else:
            assert item.rule.startswith("intake.")


def test_standard_input_is_called_by_its_name() -> None:
    reasons = [item.reason for item in (*stdin(b""), *receive(["-"])) if isinstance(item, Unread)]
    assert len(reasons) == 2
    assert all("standard input" in reason for reason in reasons)
    (broken,) = [item for item in stdin(b'{"text": "12 held"}\n{') if isinstance(item, Unread)]
    assert "line 2 of standard input" in broken.reason
    assert broken.origin == "-#2"
