"""A line of a list that names who speaks says where that source denies, disputes or speaks of what has not happened."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from khronika.desk.words import reserve_words, reserves_words
from khronika.ledger.actors import actor_id
from khronika.ledger.search_index import source_id
from khronika.nouns import Certainty, Claim, Question, Stance
from tests.desk.conftest import keep_all
from tests.desk.story import MINISTRY, a_claim, a_report
from tests.desk.test_languages import client as speaking
from tests.desk.test_views import page

pytestmark = pytest.mark.django_db


def _said(stance: Stance, certainty: Certainty) -> Claim:
    report = a_report(30, "Then 30 people were detained.", "Orlo Courier", 9)
    made = a_claim(report, "30 people were detained", ("30", 30, 30), MINISTRY)
    return replace(made, stance=stance, certainty=certainty, agent="Riot police")


@pytest.mark.parametrize(
    ("stance", "certainty", "words"),
    [
        (Stance.ASSERTS, Certainty.HAPPENED, ""),
        (Stance.ESTIMATES, Certainty.UNKNOWN, ""),
        (Stance.DENIES, Certainty.HAPPENED, "denies it"),
        (Stance.DISPUTES, Certainty.UNKNOWN, "disputes it"),
        (Stance.DENIES, Certainty.PLANNED, "denies it, as planned"),
        (Stance.ASSERTS, Certainty.PLANNED, "says so, as planned"),
        (Stance.ASSERTS, Certainty.THREATENED, "says so, as threatened"),
        (Stance.ASSERTS, Certainty.HYPOTHETICAL, "says so, as a possibility"),
    ],
)
def test_what_a_line_must_say_beside_who_speaks(stance: Stance, certainty: Certainty, words: str) -> None:
    assert reserve_words(_said(stance, certainty)) == words


@pytest.mark.parametrize(
    ("lang", "denies"), [("en", "denies it"), ("ru", "отрицает"), ("kk", "жоққа шығарады")]
)
def test_no_list_shows_a_denial_as_an_assertion(folder: object, lang: str, denies: str) -> None:
    report = a_report(30, "Then 30 people were detained.", "Orlo Courier", 9)
    keep_all([(report, [_said(Stance.DENIES, Certainty.HAPPENED)])])
    client = speaking(lang)
    for path in ("/search/", f"/actors/{actor_id('Riot police')}/", "/places/"):
        text = page(client, path)
        if path == "/places/":
            found = re.search(r'href="(/places/[^"/?]+/)"', text)
            assert found
            text = page(client, found[1])
        assert re.search(rf'</b>, <span class="reserve">{denies}</span>', text), path
    assert f"<b>{denies.capitalize()}</b>:" in page(client, f"/sources/{source_id(str(MINISTRY.key))}/")


def test_who_simply_says_so_has_no_more_words(questions: tuple[Question, ...]) -> None:
    text = page(Client(headers={"host": "localhost"}), f"/sources/{source_id(str(MINISTRY.key))}/")
    assert "<b>Denies" not in text
    assert 'class="reserve"' not in text


def test_the_list_of_incidents_says_who_denies_one(folder: object) -> None:
    report = a_report(30, "Then 30 people were detained.", "Orlo Courier", 9)
    keep_all([(report, [_said(Stance.DENIES, Certainty.HAPPENED)])])
    text = page(Client(headers={"host": "localhost"}), "/incidents/")
    assert re.search(r'Ministry of Order</a> \(<span class="reserve">denies it</span>\)', text)


def test_a_source_that_once_simply_says_so_has_no_reserve() -> None:
    denies, plans = (Stance.DENIES, Certainty.HAPPENED), (Stance.ASSERTS, Certainty.PLANNED)
    assert reserves_words([denies, plans, denies]) == "denies it; says so, as planned"
    assert reserves_words([denies, (Stance.ASSERTS, Certainty.HAPPENED)]) == ""
