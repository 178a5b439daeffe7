"""Who acts and to whom, and where: lists and pages by the claims' own words, and what people judged of them."""

import html
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khronika.ledger import actors, where
from khronika.ledger.actors import actor_id
from khronika.ledger.judgement_tables import ActedIn
from khronika.ledger.search_tables import SearchMade
from khronika.nouns import Place
from khronika.reading.gazetteer.lookup import entry_of
from khronika.side_by_side import set_side_by_side
from tests.desk.conftest import keep_all
from tests.desk.story import MINISTRY, a_claim, a_report, story
from tests.desk.test_languages import client as speaking
from tests.desk.test_views import page

pytestmark = pytest.mark.django_db

ALMATY = "geonames:1526384"


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


def _almaty() -> Place:
    entry = entry_of(ALMATY)
    assert entry is not None
    return Place("Almaty", entry.level, entry.key, entry.country, entry.path, "Алматы")


@pytest.fixture
def folder_with_actors(db: None, folder: object) -> None:
    pairs = []
    for number, (agent, target) in enumerate(
        [
            ("Riot police", "protesters"),
            ("riot  police", "onlookers"),
            ("OMON", "protesters"),
            (None, "protesters"),
        ]
    ):
        report = a_report(20 + number, f"Then {30 + number} people were detained.", f"Outlet {number}", 9)
        quoted = f"{30 + number} people were detained"
        made = a_claim(
            report, quoted, (str(30 + number), 30 + number, 30 + number), MINISTRY, place=_almaty()
        )
        pairs.append((report, [replace(made, agent=agent, target=target)]))
    keep_all([*story(), *pairs])
    set_side_by_side()


def test_actors_are_listed_by_their_words_with_what_they_did_and_suffered(folder_with_actors: None) -> None:
    rows = {row.name: (row.acts, row.acted_upon) for row in actors.actors().rows}
    assert rows["Riot police"] == (2, 0)
    assert rows["protesters"] == (0, 3)
    assert rows["OMON"] == (1, 0)


def test_two_that_are_judged_to_be_one_are_one_row(client: Client, folder_with_actors: None) -> None:
    one, other = actor_id("riot police"), actor_id("omon")
    found = client.post(f"/who/actor/{one}/judge/", {"step": "find", "called": "omon"}).content.decode()
    assert f'value="{other}"' in found
    sent = {
        "judged": "merge",
        "other": other,
        "by": "Aru Example",
        "reason": "The same unit.",
        "step": "record",
    }
    assert client.post(f"/who/actor/{one}/judge/", sent).status_code == 302
    rows = {row.name: row for row in actors.actors().rows}
    assert ("OMON" in rows) != ("Riot police" in rows)
    (row,) = [row for row in rows.values() if len(row.names) == 2]
    assert (row.acts, set(row.names)) == (3, {"OMON", "Riot police"})
    text = page(client, f"/actors/{row.id}/")
    assert len(set(re.findall(r"/claims/(c-\w+)/", text))) == 3


def test_an_older_folder_is_completed_with_the_next_full_run(folder_with_actors: None) -> None:
    many = ActedIn.objects.count()
    ActedIn.objects.all().delete()
    SearchMade.objects.filter(pk=2).delete()
    actors.complete()
    assert ActedIn.objects.count() == many


def test_a_place_tells_what_it_is_called_what_the_gazetteer_knows_and_what_is_said(
    client: Client, folder_with_actors: None
) -> None:
    listed = page(client, "/places/?called=алматы")
    assert f"/places/{ALMATY}/" in listed
    text = html.unescape(page(client, f"/places/{ALMATY}/"))
    assert not re.search(
        r"<li>(admin1|country|geonames):", text
    )  # names, or nothing: an id says nothing to a reader
    for words in (
        "<h1>Almaty</h1>",
        "алматы",
        "Алматы",
        "people living there",
        "Lies in",
        "Kazakhstan",
        "<svg",
    ):
        assert words in text, words
    assert where.place(ALMATY).claims == 4
    assert client.get("/places/geonames:1/").status_code == 404
    assert client.get("/actors/a-none/").status_code == 404


def test_two_places_that_are_one_are_one_place_in_the_record(
    client: Client, folder_with_actors: None
) -> None:
    sent = {
        "judged": "merge",
        "other": "geonames:900001",
        "by": "Aru Example",
        "reason": "Renamed.",
        "step": "record",
    }
    before = where.place(ALMATY).claims
    assert client.post(f"/who/place/{ALMATY}/judge/", sent).status_code == 302
    assert where.place(ALMATY).claims > before


def test_pages_ask_as_much_of_any_record(client: Client, folder_with_actors: None) -> None:
    def queries(path: str) -> int:
        page(client, path)
        with CaptureQueriesContext(connection) as made:
            page(client, path)
        return len(made)

    paths = [
        "/actors/",
        f"/actors/{actor_id('protesters')}/",
        "/places/",
        f"/places/{ALMATY}/",
        f"/who/place/{ALMATY}/",
    ]
    few = [queries(path) for path in paths]
    for n in range(6):
        report = a_report(50 + n, f"Later {60 + n} people were detained.", f"Outlet {n}", 9)
        made = a_claim(
            report, f"{60 + n} people were detained", (str(60 + n), 60, 60), MINISTRY, place=_almaty()
        )
        keep_all([(report, [replace(made, agent=f"Unit {n}", target="protesters")])])
    assert [queries(path) for path in paths] == few


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_the_pages_speak_each_language(folder_with_actors: None, lang: str) -> None:
    for path in ("/actors/", f"/actors/{actor_id('protesters')}/", "/places/", f"/places/{ALMATY}/"):
        text = page(speaking(lang), path)
        assert not re.search(
            r"Actors|Acts in|It was done|In the gazetteer|Lies in|Claims there|What is said", text
        )
