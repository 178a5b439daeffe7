"""The inbox: what comes in, how far it is, what it would stand beside, and what a person decides of it."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from khronika import inbox as work
from khronika import reading
from khronika.desk import inbox_forms, refusals
from khronika.desk.templatetags.desk import refusal_remedy
from khronika.ledger import access, arrivals, tables
from khronika.ledger.actions.allow_fetching import allow_fetching
from khronika.ledger.actions.take_in import take_in
from khronika.ledger.arrival_views import Came, Said, Way
from khronika.nouns import Reading, Report, Unread
from tests import simple_reading
from tests.desk.test_views import HOSTILE, page

pytestmark = pytest.mark.django_db

CITY = "The Interior Ministry held about 100 people in Almaty on 9 June 2019."
OTHER = "The Old Party held about 300 people in Almaty on 9 June 2019."


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "127.0.0.1"})


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Which folders a program was started for; in the place of the program, the test itself calls ``work``."""
    asked: list[Path] = []
    monkeypatch.setattr(work, "start", asked.append)
    monkeypatch.setattr(reading, "read", simple_reading.read, raising=False)
    return asked


def upload(client: Client, *sent: tuple[str, bytes], **said: str) -> Any:
    files = [SimpleUploadedFile(name, raw) for name, raw in sent]
    return client.post("/inbox/upload/", {"files": files, **said})


def number_of(answer: Any) -> int:
    assert answer.status_code == 302, answer.content.decode()
    return int(answer.headers["Location"].strip("/").rsplit("/", 1)[-1])


def test_from_upload_to_a_question(client: Client, folder: Path, started: list[Path]) -> None:
    assert "/inbox/" in page(client, "/")
    answer = upload(
        client,
        ("a.txt", CITY.encode()),
        ("b.txt", OTHER.encode()),
        ("c.png", b"\x89PNG\r\n\x1a\n0"),
        outlet="Orlo Courier",
    )
    number = number_of(answer)
    assert started == [folder]
    here = f"/inbox/{number}/"
    waiting = client.get(here)
    assert waiting.headers["Refresh"] == "3"
    assert 'name="keep"' not in waiting.content.decode()
    assert "Refresh" not in client.get(f"{here}?still=1").headers
    assert len(started) == 3  # a program that was stopped is started again by whoever looks
    work.work(folder)
    looked = client.get(here)
    text = looked.content.decode()
    assert "Refresh" not in looked.headers
    assert text.count("new question") == 2
    assert "is a PNG picture, not text" in text
    assert access.counts().reports == 0
    first, _, third = arrivals.open_finds(number)
    said = {
        f"lang-{first}": "en",
        f"published-{first}": "2019-06-11",
        f"outlet-{first}": "Orlo Herald",
        f"url-{first}": "",
    }
    kept = client.post(f"{here}decide/", {"keep": str(first), **said})
    assert kept.headers["Location"] == here
    client.post(f"{here}decide/", {"out": str(third)})
    assert "to be kept" in page(client, here)
    work.work(folder)
    client.post(f"{here}decide/", {"keep": "all"})
    work.work(folder)
    text = page(client, here)
    assert "All decided" in text
    assert [(row.report.outlet, str(row.report.published)) for row in access.reports()] == [
        ("Orlo Herald", "2019-06-11"),
        ("Orlo Courier", "None"),
    ]
    (question,) = access.questions()
    assert question.figures == 2
    assert question.id in page(client, "/")
    client.post(f"{here}decide/", {"back": str(third)})
    assert arrivals.open_finds(number) == [third]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_what_a_terminal_would_be_told_the_desk_says_for_itself(lang: str) -> None:
    for rule, words in refusals.HERE.items():
        assert "--" in refusals.WORDS[rule][1]  # else there is nothing to say otherwise
        with translation.override(lang):
            told = refusal_remedy(Unread("a", rule, "odd", "--do this"))
            assert told == translation.gettext(words)
            assert told.index("--") > 40  # what is done here comes first


def test_a_report_of_no_known_language_is_named_one_beside_it_and_read(
    client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reads_when_told(report: Report) -> Reading | Unread:
        return (
            simple_reading.read(report)
            if report.lang == "en"
            else Unread("a", "reading.language", "none", "x")
        )

    monkeypatch.setattr(reading, "read", reads_when_told)
    number = number_of(upload(client, ("a.txt", b"Mmm 1.")))
    work.work(folder)
    assert "choose its language in the inbox" in page(client, f"/inbox/{number}/")
    (find,) = arrivals.open_finds(number)
    assert f'name="lang-{find}"' in page(client, f"/inbox/{number}/")
    said = {f"lang-{find}": "en", f"published-{find}": "", f"outlet-{find}": "", f"url-{find}": ""}
    client.post(f"/inbox/{number}/decide/", {"keep": str(find), **said})
    work.work(folder)
    assert access.was_read(access.reports()[0].report.id, reading.RULES_VERSION)


def test_pasted_text_with_what_is_known_of_it(client: Client, folder: Path) -> None:
    number = number_of(
        client.post(
            "/inbox/paste/",
            {
                "text": CITY,
                "lang": "en",
                "outlet": "Orlo Courier",
                "published": "2019-06",
                "url": "https://example.org/a",
            },
        )
    )
    work.work(folder)
    (row,) = arrivals.delivery(number).rows
    assert row.said == Said("en", row.said.published, "Orlo Courier", "https://example.org/a")
    assert str(row.said.published) == "2019-06"


def test_what_was_typed_stays_where_something_is_wrong(client: Client) -> None:
    sent = {
        "text": f"{CITY} {HOSTILE}",
        "published": "soon",
        "outlet": "Orlo <b>Courier",
        "lang": "xx",
        "url": "u" * 2001,
    }
    answer = client.post("/inbox/paste/", sent)
    text = answer.content.decode()
    assert answer.status_code == 400
    assert "Orlo &lt;b&gt;Courier" in text
    assert 'value="soon"' in text
    assert "is not a date" in text
    assert "Choose a language" in text
    assert "more than 2000 characters" in text
    assert HOSTILE not in text
    assert CITY in text
    assert 'aria-describedby="paste-published-wrong"' in text
    empty = client.post("/inbox/paste/", {"text": "  ", "outlet": "Orlo Courier"})
    assert (empty.status_code, 'value="Orlo Courier"' in empty.content.decode()) == (400, True)
    assert "There is no text yet" in empty.content.decode()
    nothing = client.post("/inbox/upload/", {"outlet": "Orlo Courier"})
    assert "Choose a file first" in nothing.content.decode()
    assert 'value="Orlo Courier"' in nothing.content.decode()
    assert arrivals.deliveries() == []


def test_a_wrong_correction_keeps_nothing_and_loses_nothing(client: Client, folder: Path) -> None:
    number = take_in(Way.UPLOAD, [Came("a.txt", CITY.encode())])
    work.work(folder)
    (find,) = arrivals.open_finds(number)
    said = {
        f"lang-{find}": "en",
        f"published-{find}": "June",
        f"outlet-{find}": "Orlo Herald",
        f"url-{find}": "",
    }
    answer = client.post(f"/inbox/{number}/decide/", {"keep": "all", **said})
    text = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="June"' in text
    assert 'value="Orlo Herald"' in text
    assert f'aria-describedby="find-{find}-published-wrong"' in text
    assert arrivals.open_finds(number) == [find]


def test_duplicates_and_copies_are_told_before_anything_is_kept(client: Client, folder: Path) -> None:
    first = take_in(Way.PASTE, [Came("a.txt", CITY.encode())])
    work.work(folder)
    client.post(f"/inbox/{first}/decide/", {"keep": "all"})
    work.work(folder)
    (kept,) = access.reports()
    number = number_of(
        upload(
            client,
            ("b.txt", CITY.encode()),
            ("c.txt", f"{CITY} That is all.".encode()),
            ("d.txt", OTHER.encode()),
            ("e.txt", OTHER.encode()),
        )
    )
    work.work(folder)
    text = page(client, f"/inbox/{number}/")
    assert "The same bytes are here already, since" in text
    assert "The same bytes came in twice:" in text
    assert "Nearly the same text:" in text
    assert f'href="/reports/{kept.report.id}/"' in text
    assert f'href="/questions/{access.questions()[0].id}/"' in text
    assert "beside 1 claim" in text


def test_limits_are_told_and_nothing_is_half_taken(
    client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_forms, "MOST_FILES", 2)
    many = upload(client, *((f"{n}.txt", b"x") for n in range(3)))
    assert many.status_code == 400
    assert "These are 3 files; at most 2 come in at once." in many.content.decode()
    monkeypatch.setattr(inbox_forms, "MOST_BYTES", 3_000_000)
    heavy = upload(client, ("a.txt", b"x" * 3_000_001))
    assert "come in at once. Nothing was taken." in heavy.content.decode()
    assert arrivals.deliveries() == []
    monkeypatch.setattr("khronika.desk.inbox_views.MOST_FILE", 1000)
    number = number_of(upload(client, ("a.txt", b"x" * 1001), ("b.txt", CITY.encode())))
    work.work(folder)
    assert [row.unread.rule if row.unread else None for row in arrivals.delivery(number).rows] == [
        "intake.too-large",
        None,
    ]


def test_addresses_are_asked_only_where_the_owner_switched_it_on(client: Client, folder: Path) -> None:
    assert "Fetching is switched off" in page(client, "/inbox/")
    refused = client.post("/inbox/address/", {"addresses": "https://example.org/"})
    assert (refused.status_code, "switched off" in refused.content.decode()) == (400, True)
    client.post("/inbox/fetching/", {"allow": "yes"})
    assert arrivals.fetching_allowed()
    for typed in ("", "ftp://example.org/", "http://localhost/"):
        assert client.post("/inbox/address/", {"addresses": typed}).status_code == 400
    number = number_of(
        client.post("/inbox/address/", {"addresses": "http://127.0.0.1/\r\nhttp://10.0.0.1:8080/x"})
    )
    client.post("/inbox/fetching/", {"allow": "no"})
    assert not arrivals.fetching_allowed()
    work.work(folder)
    assert {row.unread.rule for row in arrivals.delivery(number).rows if row.unread} == {"fetching.off"}
    allow_fetching(True)
    number = number_of(
        client.post("/inbox/address/", {"addresses": "http://127.0.0.1/\r\nhttp://10.0.0.1:8080/x"})
    )
    work.work(folder)
    assert [row.unread.rule for row in arrivals.delivery(number).rows if row.unread] == [
        "fetching.not-public",
        "fetching.port",
    ]
    assert list(tables.LogRow.objects.filter(act="fetching-rule").values_list("details", flat=True)) == [
        '{"allowed":true}', '{"allowed":false}', '{"allowed":true}',
    ]  # fmt: skip


def test_watched_folders(client: Client, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    watched = tmp_path_factory.mktemp("watched")
    for place in ("", "relative", "/nowhere/at/all", "http://localhost/feed"):
        assert client.post("/inbox/watched/add/", {"place": place}).status_code == 400
    assert (
        client.post("/inbox/watched/add/", {"place": str(watched), "outlet": "Orlo Courier"}).status_code
        == 302
    )
    assert "Not looked at yet" in page(client, "/inbox/watched/")
    (row,) = arrivals.watched()
    (watched / "a.txt").write_text(CITY)
    os.utime(watched / "a.txt", (1, 1))
    (watched / "b.txt").write_text("still being written")
    client.post(f"/inbox/watched/{row.number}/look/")
    assert client.get("/inbox/watched/").headers["Refresh"] == "3"
    work.work(folder)
    text = page(client, "/inbox/watched/")
    assert "1 new thing came." in text
    (delivery,) = arrivals.deliveries()
    (found,) = arrivals.delivery(delivery.number).rows
    assert (found.name, found.said.outlet) == ("a.txt", "Orlo Courier")
    client.post(f"/inbox/watched/{row.number}/look/")
    work.work(folder)
    assert len(arrivals.deliveries()) == 1
    assert "0 new things came." in page(client, "/inbox/watched/")
    assert (watched / "a.txt").exists()
    client.post(f"/inbox/watched/{row.number}/remove/")
    assert client.post(f"/inbox/watched/{row.number}/look/").status_code == 404
    assert "Nothing is watched" in page(client, "/inbox/watched/")


def test_the_demonstration_is_offered_to_an_empty_folder_alone(client: Client, folder: Path) -> None:
    assert "Take the three in" in page(client, "/inbox/")
    number = number_of(client.post("/inbox/demo/"))
    assert len(arrivals.delivery(number).arrivals) == 3
    assert client.post("/inbox/demo/").headers["Location"] == "/inbox/"
    assert "Take the three in" not in page(client, "/inbox/")


@pytest.mark.parametrize("lang", ["en", "kk"])
def test_as_many_queries_for_many_as_for_few(client: Client, folder: Path, lang: str) -> None:
    def queries(path: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(path, headers={"accept-language": lang}).status_code == 200
        return len(captured)

    def texts(some: range) -> list[Came]:
        made = [
            Came(f"{n}.txt", f"The Old Party held about {n} people in Almaty on 9 June 2019.".encode())
            for n in some
        ]
        return [*made, Came("x.txt", f"It is silent. {some}".encode())]

    few = take_in(Way.UPLOAD, texts(range(100, 102)))
    work.work(folder)
    lists, one = queries("/inbox/"), queries(f"/inbox/{few}/")
    many = take_in(Way.UPLOAD, texts(range(200, 212)))
    work.work(folder)
    take_in(Way.UPLOAD, [Came("y.txt", b"", unread=Unread("y.txt", "intake.empty", "is empty", "nothing"))])
    assert (queries("/inbox/"), queries(f"/inbox/{many}/")) == (lists, one)


def test_hostile_names_and_texts_are_shown_as_words(client: Client, folder: Path) -> None:
    number = number_of(
        upload(
            client,
            (f"../../{HOSTILE}.txt", f"{CITY} {HOSTILE}".encode()),
            ("..\\..\\a\x00b.html", HOSTILE.encode()),
        )
    )
    work.work(folder)
    text = page(client, f"/inbox/{number}/")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert not re.search(r"<[^>]+\sonerror=", text)
    assert all("/" not in row.name for row in arrivals.delivery(number).arrivals)


@pytest.mark.parametrize("path", ["/inbox/99/", "/inbox/arrivals/99/original/", "/reports/r-none/original/"])
def test_what_is_not_here_is_no_page(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_the_inbox_speaks_the_language_of_the_desk(client: Client, folder: Path, lang: str) -> None:
    take_in(Way.UPLOAD, [Came("a.txt", CITY.encode()), Came("b.png", b"\x89PNG\r\n\x1a\n0")])
    work.work(folder)
    for path in ("/inbox/", "/inbox/1/", "/inbox/watched/"):
        text = client.get(path, headers={"accept-language": lang}).content.decode()
        assert f'<html lang="{lang}">' in text
    with translation.override(lang):
        assert translation.gettext("Inbox") != "Inbox"
