"""Sources and outlets: who they are called, what of theirs counts, and files with the rows of the list."""

import csv
import io
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from khronika.desk import source_views
from khronika.desk.columns import OUTLETS, SOURCES
from khronika.desk.offices import offices_of
from khronika.desk.search_words import called
from khronika.ledger import speakers
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.ledger.search_index import outlet_id, source_id
from khronika.nouns import Question, Source, SourceType
from tests.desk.conftest import keep_all
from tests.desk.story import COURTS, LEAGUE, MINISTRY, a_claim, a_report, story
from tests.desk.test_languages import client as speaking
from tests.desk.test_languages import english_left
from tests.desk.test_views import page

pytestmark = pytest.mark.django_db

PERSON = Source("Serik Luginov", SourceType.UNKNOWN, "person:srk luginv")


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


def listed(text: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/sources/(s-\w+)/"', text)


def files(client: Client, path: str) -> list[dict[str, str]]:
    text = b"".join(client.get(path).streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


def test_sources_are_listed_by_name_with_what_counts(client: Client, questions: tuple[Question, ...]) -> None:
    text = page(client, "/sources/")
    assert listed(text) == [source_id(str(each.key)) for each in (MINISTRY, COURTS, LEAGUE)]
    assert "<b>3</b> sources in this list" in text
    rows = {row.name: row.claims for row in speakers.sources(speakers.Wanted()).rows}
    assert rows == {"Ministry of Order": 4, "Supreme Court": 1, "Veltrian League for Rights": 1}
    withdraw_report(story()[4][0].id, by="A. Editor", reason="twice")
    assert "Supreme Court" not in {row.name for row in speakers.sources(speakers.Wanted()).rows}


def test_a_name_is_sent_and_not_in_the_address(client: Client, db: None, folder: object) -> None:
    report = a_report(9, "Serik Luginov said 40 people were detained.", "Orlo Courier", 4)
    keep_all([*story(), (report, [a_claim(report, "40 people were detained", ("40", 40, 40), PERSON)])])
    answer = client.post("/sources/ask/", {"called": "Лугинова", "type": ""})
    where = answer.headers["Location"]
    assert re.fullmatch(r"/sources/\?called=k-\w+", where)
    text = page(client, where)
    assert listed(text) == [source_id(str(PERSON.key))]
    assert 'value="Лугинова"' in text
    assert "<b>3</b> sources hidden by the filter" in text
    addresses = " ".join(
        re.findall(r'(?:href|action)="([^"]*)"', text + page(client, f"/sources/{listed(text)[0]}/"))
    )
    assert "uginov" not in addresses
    assert listed(page(client, "/sources/?type=court")) == [source_id(str(COURTS.key))]
    assert "does not keep the words" in page(client, "/sources/?called=k-0")
    assert client.post("/sources/ask/", {}).headers["Location"] == "/sources/"


def test_a_source_says_its_names_claims_and_outlets(client: Client, questions: tuple[Question, ...]) -> None:
    one = source_id(str(MINISTRY.key))
    text = page(client, f"/sources/{one}/")
    for words in ('<h1 lang="">Ministry of Order</h1>', "Orlo Courier", "Veltria Daily", "about 500 people were detained", "<b>4</b> claims", "knows nobody"):  # fmt: skip
        assert words in text
    for claim in (
        claim for _, inside in story() for claim in inside if claim.attribution.source_name == MINISTRY.name
    ):
        assert f"?claim={claim.id}#at-{claim.id}" in text
    assert f'href="/search/?source={one}"' in text
    page(client, "/sources/s-0/", 404)


def test_names_are_told_with_the_language_of_their_reports(client: Client, db: None, folder: object) -> None:
    pairs = []
    for n, (name, lang) in enumerate(
        (("Ministry of Order", "en"), ("Министерство порядка", "ru"), ("Тәртіп министрлігі", "kk"))
    ):
        report = a_report(20 + n, f"{name}: 40 people were detained.", "Orlo Courier", 4, lang=lang)
        source = replace(MINISTRY, name=name)
        pairs.append(
            (report, [a_claim(report, "40 people were detained", ("40", 40, 40), source, lang=lang)])
        )
    keep_all(pairs)
    text = page(client, f"/sources/{source_id(str(MINISTRY.key))}/")
    assert '<q lang="ru">Министерство порядка</q>' in text
    assert '<q lang="kk">Тәртіп министрлігі</q>' in text
    for typed in ("порядка", "тәртіп", "Order"):
        (row,) = speakers.sources(speakers.Wanted(called(typed))).rows
        assert row.claims == 3


def test_offices_are_told_by_date_and_only_of_officials() -> None:
    def said(lang: str) -> list[tuple[str, str]]:
        with translation.override(lang):
            return [(each.name, each.when) for each in offices_of("body:presidency/KZ")]

    assert said("en") == [
        ("Nursultan Nazarbayev", "24 April 1991 – 19 March 2019"),
        ("Kassym-Jomart Tokayev", "from 20 March 2019"),
    ]
    assert said("ru")[1] == ("Касым-Жомарт Токаев", "с 20 марта 2019 года")
    assert said("kk")[1][0] == "Қасым-Жомарт Тоқаев"
    assert offices_of("body:order-ministry/XV") == ()
    assert [each.name for each in offices_of("observer:odihr")] == ["Urszula Gacek"]


def test_outlets_lead_to_their_reports(client: Client, questions: tuple[Question, ...]) -> None:
    text = page(client, "/sources/?show=outlets")
    names = sorted({str(report.outlet) for report, _ in story()})
    assert re.findall(r'<th scope="row"><a href="[^"]*" lang="">(.*?)</a></th>', text) == names
    assert f'href="/search/?show=reports&amp;outlet={outlet_id("Orlo Courier")}"' in text
    rows = {row.name: (row.reports, row.claims) for row in speakers.outlets().rows}
    assert rows["Orlo Courier"] == (2, 2)
    assert [row["name"] for row in files(client, "/sources/outlets/rows.csv")] == names


def test_pages_and_files_hold_every_row_once(client: Client, questions: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(source_views, "ROWS", 1)
    seen, where = [], "/sources/"
    while where:
        text = page(client, where)
        seen += listed(text)
        found = re.search(r'rel="next" href="([^"]+)"', text)
        where = found[1].replace("&amp;", "&") if found else ""
    assert seen == [row["id"] for row in files(client, "/sources/sources/rows.csv")]
    for asked in ("type=court", "type=state", "type=witness", ""):
        rows = files(client, f"/sources/sources/rows.csv?{asked}")
        monkeypatch.setattr(source_views, "ROWS", 100)
        assert [row["id"] for row in rows] == listed(page(client, f"/sources/?{asked}"))
    assert [row["column"] for row in files(client, "/sources/sources/dictionary.csv")] == [
        c.name for c in SOURCES
    ]
    assert [row["column"] for row in files(client, "/sources/outlets/dictionary.csv")] == [
        c.name for c in OUTLETS
    ]
    for path in ("/sources/x/rows.csv", "/sources/sources/rows.pdf", "/sources/x/dictionary.csv"):
        page(client, path, 404)


def test_an_empty_folder_says_the_next_step(client: Client, folder: object) -> None:
    for path in ("/sources/", "/sources/?show=outlets"):
        assert "khronika add" in page(client, path)


def test_pages_ask_as_much_of_any_record(client: Client, questions: tuple[Question, ...]) -> None:
    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as made:
            page(client, path)
        return len(made)

    paths = ["/sources/?type=state", "/sources/?show=outlets", f"/sources/{source_id(str(MINISTRY.key))}/"]
    few = [queries(path) for path in paths]
    keep_all([(r, [a_claim(r, "40 people were detained", ("40", 40, 40), replace(MINISTRY, key=f"body:{n}"))]) for n, r in ((n, a_report(50 + n, f"{n}. The Ministry of Order said 40 people were detained in Veltria.", f"Outlet {n}", 9)) for n in range(9))])  # fmt: skip
    assert [queries(path) for path in paths] == few
    assert max(few) <= 14


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_no_english_is_left(questions: tuple[Question, ...], lang: str) -> None:
    printed = set(re.findall(r"[A-Za-z]{2,}", " ".join(str(report.outlet) for report, _ in story())))
    one = source_id(str(COURTS.key))
    for path in (
        "/sources/",
        "/sources/?type=witness",
        "/sources/?called=k-0",
        "/sources/?show=outlets",
        f"/sources/{one}/",
    ):
        text = speaking(lang).get(path).content.decode()
        assert english_left(text, lang) - printed == set(), path
