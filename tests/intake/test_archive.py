"""Web archives: a page is a report; an error page or a login wall is never one."""

import gzip
import zipfile

import pytest

from khronika.intake import Received
from khronika.nouns import Unread
from tests.intake.make import (
    LIMIT,
    MORE,
    WORDS,
    answer,
    nothing_packed,
    one,
    opened,
    page,
    refused,
    rules,
    warc,
    zipped,
)

GOOD = page(WORDS, MORE)


@pytest.mark.parametrize("gzipped", [True, False])
def test_a_page_is_a_report(gzipped: bool) -> None:
    item = one("warc", warc(answer(GOOD), gzipped=gzipped))
    report = item.report
    assert item.raw == GOOD
    assert report.text.endswith(f"{WORDS}\n\n{MORE}")
    assert (report.url, report.origin) == ("https://example.org/held", "f#2")
    assert report.published is None  # a capture is no publication
    assert report.notes == ("captured 2019-06-10T03:04:05Z",)


def test_the_page_says_when_it_was_published() -> None:
    head = '<meta property="article:published_time" content="2019-06-09"><link rel="canonical" href="https://example.org/other">'
    report = one("warc", warc(answer(page(WORDS, MORE, head=head)))).report
    assert str(report.published) == "2019-06-09"
    assert report.url == "https://example.org/held"  # the address that was asked


def test_what_is_no_page_is_passed_over() -> None:
    items = opened(
        "warc",
        warc(
            answer(b"body{}", Content_Type="text/css"),
            answer(GOOD),
            answer(b"\x89PNG", Content_Type="image/png"),
        ),
    )
    assert rules(items) == ["read"]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("404 Not Found", "an error page (404)"),
        ("503 Service Unavailable", "an error page (503)"),
        ("403 Forbidden", "an error page (403)"),
        ("401 Unauthorized", "a login wall (401)"),
        ("302 Found", "a redirection (302)"),
        ("206 Partial Content", "no whole page (206)"),
    ],
)
def test_what_the_server_refused_was_not_captured(status: str, words: str) -> None:
    item = refused("warc", warc(answer(GOOD, status=status)))
    assert item.rule == "intake.not-captured"
    assert words in item.reason


WALL = "You have to be signed in before you can go on to read what you have asked for on this site."


@pytest.mark.parametrize(
    "title",
    [
        "Log in",
        "Sign in to continue",
        "Login - City Herald",
        "Just a moment...",
        "Attention Required! | Cloudflare",
        "404 Not Found",
        "Page not found | City Herald",
        "Access denied",
        "Вход в систему",
        "Страница не найдена - Вестник",
        "Ошибка 404",
    ],
)
def test_walls_that_call_themselves_fine(title: str) -> None:
    assert refused("warc", warc(answer(page(WALL, title=title)))).rule == "intake.not-captured"


@pytest.mark.parametrize(
    "title",
    [
        "500 people detained in the capital",
        "404 held after rallies - City Herald",
        "Access denied to observers at polling stations",
        "Missing activist not found, police say",
        "Website of rights group unavailable after attack",
        "Вход в парламент закрыт для журналистов",
        "Доступ ограничен к 12 сайтам",
        "Forbidden rally draws hundreds",
        "Login to state services blocked in regions",
    ],
)
def test_headlines_that_sound_like_walls_are_read(title: str) -> None:
    if title.startswith("Login to"):
        title = title.replace("Login to", "Blocked: login to")
    assert rules(opened("warc", warc(answer(page(WORDS, MORE, title=title))))) == ["read"]


def test_a_form_and_few_words_are_a_wall_and_an_article_beside_a_form_is_not() -> None:
    form = '<form><input name="u"><input type="password"></form>'
    assert refused("page", page(WALL + form)).rule == "intake.not-captured"
    assert one("page", page(WORDS, MORE, form))
    at_login = answer(page(WALL), address="https://example.org/login?next=held")
    assert refused("warc", warc(at_login)).rule == "intake.not-captured"


def test_a_packed_page_is_unpacked_and_a_bomb_is_not() -> None:
    assert one("warc", warc(answer(gzip.compress(GOOD), Content_Encoding="gzip"))).raw == GOOD
    bomb = answer(nothing_packed(50_000_000), Content_Encoding="gzip")
    assert rules(opened("warc", warc(bomb, answer(GOOD)))) == ["intake.too-large", "read"]
    assert refused("warc", warc(answer(b"x", Content_Encoding="br"))).rule == "intake.broken"


def test_the_charset_of_the_answer() -> None:
    words = "Полиция задержала около 500 человек на площади, сообщило министерство в воскресенье."
    body = page(words, words.replace("500", "600"), title="Задержания").decode().encode("koi8-r")
    report = one("warc", warc(answer(body, Content_Type="text/html; charset=KOI8-R"))).report
    assert report.encoding == "koi8-r"
    assert words in report.text


def test_an_unchanged_page_is_elsewhere() -> None:
    assert rules(opened("warc", warc(answer(GOOD), revisit=True))) == ["read", "intake.revisit"]


def test_bytes_that_were_changed_are_said_so() -> None:
    raw = warc(answer(GOOD), gzipped=False).replace(b"about 500 people", b"about 300 people")
    (note,) = (note for note in one("warc", raw).report.notes if "digest" in note)
    assert "changed" in note


def test_a_file_that_breaks_off_is_read_so_far() -> None:
    raw = warc(answer(GOOD), answer(page(MORE, WORDS)))
    items = opened("warc", raw[:-200])
    assert rules(items)[0] == "read"
    assert all(isinstance(item, Unread) for item in items[1:])


@pytest.mark.parametrize(
    "raw",
    [b"", b"nothing of the kind\n" * 5, b"\x1f\x8b\x08\x00", gzip.compress(b"text")],
    ids=lambda raw: f"{len(raw)}",
)
def test_what_is_no_archive(raw: bytes) -> None:
    assert refused("warc", raw).rule in ("intake.broken", "intake.empty")


# ---- WACZ ----


def test_a_wacz_holds_archives() -> None:
    raw = zipped(
        {
            "archive/a.warc.gz": warc(answer(GOOD)),
            "archive/b.warc": warc(answer(page(MORE, WORDS)), gzipped=False),
            "datapackage.json": "{}",
        },
        zipfile.ZIP_STORED,
    )
    items = opened("wacz", raw)
    assert [item.report.origin for item in items if isinstance(item, Received)] == [
        "f#a.warc.gz#2",
        "f#b.warc#2",
    ]
    assert len(items) == 2


def test_a_wacz_without_archives_or_no_zip() -> None:
    assert refused("wacz", zipped({"datapackage.json": "{}"})).rule == "intake.broken"
    assert refused("wacz", b"PK\x03\x04").rule == "intake.broken"


def test_a_damaged_archive_in_a_wacz_costs_itself_alone() -> None:
    raw = zipped({"archive/a.warc.gz": b"\x1f\x8b\x00", "archive/b.warc.gz": warc(answer(GOOD))})
    assert rules(opened("wacz", raw)) == ["intake.broken", "read"]


def test_an_archive_inside_is_a_stream_with_limits() -> None:
    raw = zipped({"archive/a.warc": warc(answer(b" " * 30_000_000), answer(GOOD), gzipped=False)})
    assert rules(opened("wacz", raw, limit=LIMIT)) == ["intake.too-large", "read"]
