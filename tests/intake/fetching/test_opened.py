"""What was fetched becomes a report as a file of its kind does, by the server's word on its type."""

import datetime as dt

import pytest

from khronika.intake import Given, Received
from khronika.intake.fetching import Fetched, items_of
from khronika.nouns import Unread

AT = dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC)
SENTENCE = "The Interior Ministry held about 100 people in Almaty on 9 June 2019."
PAGE = f"<!doctype html><html><head><title>Held in Almaty</title></head><body><article><p>{SENTENCE}</p><p>{SENTENCE} More will follow.</p></article></body></html>"
FEED = f"<?xml version='1.0'?><rss><channel><title>News</title><item><title>One</title><description>{SENTENCE}</description></item><item><title>Two</title><description>{SENTENCE} Again.</description></item></channel></rss>"


def fetched(raw: bytes, media_type: str = "", status: int = 200, way: tuple[str, ...] = ()) -> Fetched:
    headers = (("content-type", media_type),) if media_type else ()
    return Fetched("https://example.org/a", "https://example.org/b", status, headers, raw, AT, way)


@pytest.mark.parametrize("said", ["text/html", "application/xhtml+xml; charset=utf-8", ""])
def test_a_page(said: str) -> None:
    (found,) = items_of(fetched(PAGE.encode(), said, way=("https://example.org/a",)), Given(outlet="Example"))
    assert isinstance(found, Received)
    assert SENTENCE in found.report.text
    assert (found.report.url, found.report.outlet) == ("https://example.org/b", "Example")
    assert found.raw == PAGE.encode()
    assert found.report.notes[-2:] == ("captured 2026-11-26T12:00:00Z", "asked as https://example.org/a")
    assert found.report.published is None  # when it was fetched is not when it was published


def test_the_servers_charset_goes_first() -> None:
    words = "В Алматы 9 июня задержали около ста человек, сообщило министерство внутренних дел."
    page = f"<html><body><article><p>{words}</p></article></body></html>".encode("cp1251")
    (found,) = items_of(fetched(page, "text/html; charset=windows-1251"), Given())
    assert isinstance(found, Received)
    assert words in found.report.text


def test_a_feed_gives_its_entries_and_text_is_text() -> None:
    for said in ("application/rss+xml", "application/xml", "text/xml", ""):
        found = list(items_of(fetched(FEED.encode(), said), Given()))
        assert [type(each) for each in found] == [Received, Received], said
    (plain,) = items_of(fetched(SENTENCE.encode(), "text/plain"), Given())
    assert isinstance(plain, Received)
    assert plain.report.text == SENTENCE


@pytest.mark.parametrize(
    ("raw", "said", "status", "rule"),
    [
        (b"", "text/html", 200, "intake.empty"),
        (b"gone", "text/html", 404, "intake.not-captured"),
        (b"<html><title>Just a moment...</title></html>", "text/html", 200, "intake.not-captured"),
        (b"<html><body><a href=x>menu</a></body></html>", "text/html", 200, "intake.no-article"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "text/html", 200, "intake.binary"),
        (b"%PDF-1.7 broken", "application/pdf", 200, "intake.broken"),
    ],
)
def test_what_is_not_the_page_says_so(raw: bytes, said: str, status: int, rule: str) -> None:
    (found,) = items_of(fetched(raw, said, status), Given())
    assert isinstance(found, Unread)
    assert found.rule == rule
    assert found.origin == "https://example.org/a"
