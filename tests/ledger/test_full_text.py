"""The database's own full text at the ends of what it holds: on SQLite and PostgreSQL alike."""

import pytest
from django.db import connection

from khronika.ledger import full_text
from khronika.ledger.full_text import Text

pytestmark = pytest.mark.django_db


def found(*phrases: str) -> bool:
    asked = full_text.matching(Text.REPORTS, [(tuple(phrase.split()),) for phrase in phrases])
    with connection.cursor() as cursor:
        cursor.execute(asked.sql, asked.params)
        return bool(cursor.fetchall() == [(1,)])


def test_words_far_into_a_text_are_found_and_are_nobodys_neighbours() -> None:
    keys = [f"w{number}" for number in range(16381)]
    full_text.put(Text.REPORTS, [(1, [*keys, "орло", "тогжан", "жанаозен", "алматы"])])
    assert found("w0 w1", "w16380 орло")
    assert found("жанаозен", "алматы", "w7")
    assert not found("тогжан алматы")
    assert not found("орло жанаозен")
    assert not found("w1 w0")


def test_a_word_that_stands_everywhere_is_found_with_its_first_neighbours() -> None:
    full_text.put(Text.REPORTS, [(1, ["of", "orlo", *["of", "x"] * 400, "last"])])
    assert found("of orlo", "last")
    assert not found("orlo x")


def test_a_text_of_more_words_than_a_server_takes_is_kept() -> None:
    full_text.put(Text.REPORTS, [(1, [f"слово{number}" for number in range(70_000)])])
    assert found("слово0", "слово50000")
