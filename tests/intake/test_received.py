"""What a report says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.intake import language_code
from khronika.intake.received import Said

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=4,
)
FIELDS = ("id", "outlet", "url", "lang", "published")


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, values)))
def test_any_fields_give_words_or_notes(fields: dict[str, object]) -> None:
    said = Said.from_fields(fields)
    for words in (said.given_id, said.outlet, said.url, said.lang, *said.notes):
        assert words is None or words.strip()
        (words or "").encode()
    if fields.get("lang") and isinstance(fields["lang"], list | dict):
        assert said.lang is None
        assert said.notes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("en", "en"),
        ("EN-us", "en"),
        ("ru_RU", "ru"),
        ("kaz", "kk"),
        ("kz", "kk"),
        (" de ", "de"),
        ("gsw", "gsw"),
    ],
)
def test_language_codes(words: str, code: str) -> None:
    assert language_code(words) == code


@pytest.mark.parametrize("words", ["", "e", "english", "12", "рус"])
def test_what_is_no_language_code(words: str) -> None:
    with pytest.raises(ValueError, match="language code"):
        language_code(words)


def test_a_language_that_is_no_code_is_noted_and_looked_for() -> None:
    said = Said.from_fields({"lang": "English"})
    assert said.lang is None
    assert "English" in said.notes[0]


def test_numbers_may_be_ids() -> None:
    assert Said.from_fields({"id": 12}).given_id == "12"
    assert Said.from_fields({"id": 0}).given_id == "0"
    assert Said.from_fields({"id": True}).given_id is None


def test_white_space_in_a_field_is_one_space() -> None:
    assert Said.from_fields({"outlet": " The \n Paper "}).outlet == "The Paper"


def test_a_field_that_fills_a_page_is_left_out() -> None:
    said = Said.from_fields({"url": "u" * 3000, "id": "x"})
    assert said.url is None
    assert said.given_id == "x"
    assert "3000" in said.notes[0]
