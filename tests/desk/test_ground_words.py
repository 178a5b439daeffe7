"""What a reviewer is told to look at first, in the language of the page; nothing of what a person has read."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from khronika.desk.ground_words import to_look_at
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.review_claim import review_claim
from khronika.nouns import Attribution, Claim, Kind, Reading, Span, State, When
from tests.desk.test_views import page
from tests.ledger.reviewed import TEXT, unread

pytestmark = pytest.mark.django_db
GUESSED = "c-00000000000000000001"


def guessed(report_id: str = "r") -> Claim:
    quote = "Two officers were hurt"
    at = TEXT.index(quote)
    day = When.on(dt.date(2019, 6, 9), "on Sunday", "when.story")
    return Claim(
        GUESSED, report_id, Kind.INJURY, Span(at, at + len(quote)), quote, Attribution(), rule="en.fig.likely-injury", when=day
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "why"),
    [
        ("en", "what the number counts is guessed"),
        ("ru", "что считает число, угадано"),
        ("kk", "сан нені санайтыны болжанған"),
    ],
)
def test_what_is_weak_is_said_in_each_language_with_the_reports_own_words(lang: str, why: str) -> None:
    with override(lang):
        found = {told.field: told for told in to_look_at(guessed(), TEXT)}
    assert found["kind"].why == why
    assert found["kind"].words == ""
    assert found["when"].words == "on Sunday"


def test_the_card_says_it_until_a_person_reads_it_otherwise(folder: Any) -> None:
    report, _ = unread()
    record_reading(Reading(report.id, (guessed(report.id),), "test.1"))
    client = Client(headers={"host": "localhost"})
    html = page(client, f"/review/{GUESSED}/")
    assert "Look first at" in html
    assert "what the number counts is guessed" in html
    mine = replace(guessed(report.id), kind=Kind.FORCE)
    review_claim(GUESSED, State.CORRECTED, by="A. Reviewer", reason="struck, not hurt", corrected=mine)
    assert "Look first at" not in page(client, f"/review/{GUESSED}/")
