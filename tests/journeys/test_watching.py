"""Folders and feeds are looked at when somebody asks, each thing is taken in once, and nothing is touched."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika import flow, inbox
from khronika.intake import Given
from khronika.intake.fetching import capture
from khronika.ledger import access, arrivals
from khronika.ledger.actions.allow_fetching import allow_fetching
from khronika.ledger.actions.take_in import take_in
from khronika.ledger.actions.watch import add_watched, ask_look, remove_watched
from khronika.ledger.arrival_views import Came, Said, WatchedRow, Way
from khronika.ledger.errors import NotHere
from khronika.watching import look
from tests.journeys.test_flow import CITY, COUNTRY
from tests.serving import Served, http

pytestmark = pytest.mark.django_db


def entry(words: str) -> str:
    return f"<item><title>News</title><description>{words}</description></item>"


def feed(*words: str) -> bytes:
    body = (
        "<?xml version='1.0'?><rss><channel><title>Orlo Wire</title>"
        + "".join(map(entry, words))
        + "</channel></rss>"
    )
    return http(body.encode(), "Content-Type: application/rss+xml")


@pytest.fixture
def server() -> Iterator[Served]:
    made = Served({"/feed": feed(CITY), "/page": http(b"", status="404 Not Found")})
    yield made
    made.close()


def put(path: Path, words: str, ago: float = 10) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    os.utime(path, (path.stat().st_mtime - ago,) * 2)
    return path


def row(number: int) -> WatchedRow:
    return next(each for each in arrivals.watched() if each.number == number)


def test_a_folder_brings_each_file_once(folder: Path, tmp_path: Path) -> None:
    watched = tmp_path / "watched"
    put(watched / "b.txt", COUNTRY)
    put(watched / "in" / "a.txt", CITY)
    put(watched / ".hidden" / "c.txt", CITY)
    put(watched / "twice.txt", COUNTRY)
    put(watched / "growing.txt", "It is not all here y", ago=0)
    (watched / "link.txt").symlink_to(watched / "b.txt")
    before = sorted((path, path.stat().st_mtime_ns) for path in watched.rglob("*"))
    number = add_watched(Way.FOLDER, str(watched), Said(outlet="Orlo Courier"))
    assert add_watched(Way.FOLDER, str(watched), Said()) == number
    known: dict[tuple[str, int, int], str] = {}
    (made,) = look(row(number), known=known)
    assert [each.name for each in arrivals.delivery(made).arrivals] == ["b.txt", "in/a.txt"]
    assert sorted((path, path.stat().st_mtime_ns) for path in watched.rglob("*")) == before
    assert look(row(number), known=known) == []
    assert look(row(number)) == []  # another program, which remembers no times
    assert row(number).came == 0
    put(watched / "growing.txt", "It is all here now.")
    (again,) = look(row(number), known=known)
    assert [each.name for each in arrivals.delivery(again).arrivals] == ["growing.txt"]
    inbox.work(folder)
    assert {each.said.outlet for each in arrivals.delivery(made).rows} == {"Orlo Courier"}


def test_a_folder_that_is_gone_says_so(folder: Path, tmp_path: Path) -> None:
    number = add_watched(Way.FOLDER, str(tmp_path / "none"), Said())
    assert look(row(number)) == []
    trouble = row(number).trouble
    assert trouble is not None
    assert trouble.rule == "intake.missing"
    assert row(number).looked_at is not None
    remove_watched(number)
    with pytest.raises(NotHere):
        ask_look(number)


def test_a_feed_shows_only_what_is_new(folder: Path, server: Served) -> None:
    number = add_watched(Way.FEED, server.url("/feed"), Said(lang="en"))
    look(row(number), net=server.net())
    assert (row(number).trouble.rule if row(number).trouble else None, server.asked) == ("fetching.off", [])  # type: ignore[union-attr]
    allow_fetching(True)
    ask_look(number)
    assert row(number).waiting
    inbox.work(folder, net=server.net())
    assert not row(number).waiting
    assert row(number).trouble is None
    (first,) = arrivals.deliveries()
    (found,) = arrivals.delivery(first.number).rows
    assert found.report is not None
    assert (found.report.outlet, found.claims) == ("Orlo Wire", 1)
    assert any(note.startswith("captured ") for note in found.report.notes)
    assert look(row(number), net=server.net()) == []  # the same bytes
    server.answers["/feed"] = feed(COUNTRY, CITY)
    ask_look(number)
    inbox.work(folder, net=server.net())
    second = arrivals.deliveries()[0]
    assert [each.report.text for each in arrivals.delivery(second.number).rows if each.report] == [
        f"News\n\n{COUNTRY}"
    ]
    server.answers["/feed"] = http(b"gone", status="410 Gone")
    look(row(number), net=server.net())
    assert row(number).trouble.rule == "fetching.no-answer"  # type: ignore[union-attr]
    assert len(server.asked) == 4  # one request a look, and no page that an entry names


def test_an_address_is_asked_once_however_often_reading_is_begun(
    folder: Path, server: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow_fetching(True)
    server.answers["/a"] = http(CITY.encode(), "Content-Type: text/plain")
    number = take_in(
        Way.ADDRESS, [Came(server.url(path), address=server.url(path)) for path in ("/a", "/page")]
    )
    monkeypatch.setattr(inbox, "_note", lambda *args: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        inbox.work(folder, net=server.net())
    monkeypatch.undo()
    from khronika import reading
    from tests import simple_reading

    monkeypatch.setattr(reading, "read", simple_reading.read)
    inbox.work(folder, net=server.net())
    page, missing = arrivals.delivery(number).rows
    assert page.report is not None
    assert (page.report.url, page.claims) == (server.url("/a"), 1)
    assert missing.unread is not None
    assert missing.unread.rule == "intake.not-captured"
    assert sum("GET /a " in each for each in server.asked) == 1


def test_what_add_is_given_may_be_an_address(
    folder: Path, server: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers["/a"] = http(CITY.encode(), "Content-Type: text/plain")
    off = flow.take([server.url("/a")])
    assert [each.rule for each in off.unread] == ["fetching.off"]
    allow_fetching(True)
    assert [each.rule for each in flow.take(["http://127.0.0.1/", "http://10.0.0.1/"]).unread] == [
        "fetching.not-public"
    ] * 2
    assert server.asked == []
    monkeypatch.setattr(flow, "capture", lambda words: capture(words, net=server.net()))
    taken = flow.take([server.url("/a")], given=Given(outlet="Orlo Courier"))
    assert (taken.read, taken.claims) == (1, 1)
    (kept,) = access.reports()
    assert (kept.report.url, kept.report.outlet) == (server.url("/a"), "Orlo Courier")
