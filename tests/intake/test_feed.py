"""Feeds: each entry one report, XML that breaks is read so far, nothing is expanded."""

import pytest

from khronika.intake import Received
from khronika.nouns import Unread
from tests.intake.make import MORE, WORDS, one, opened, refused, rules


def rss(*items: str, title: str = "City Herald") -> bytes:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel><title>{title}</title><link>https://example.org</link>{inner}</channel></rss>"
    ).encode()


ITEM = (
    "<title>Hundreds held &amp; fined</title><link>https://example.org/1</link><guid>g1</guid>"
    f"<pubDate>Sun, 09 Jun 2019 18:30:00 +0600</pubDate><description>&lt;p&gt;{WORDS}&lt;/p&gt;</description>"
)


def test_an_rss_item() -> None:
    report = one("feed", rss(ITEM)).report
    assert report.text == f"Hundreds held & fined\n\n{WORDS}"
    assert (report.outlet, report.url, report.given_id, str(report.published)) == (
        "City Herald",
        "https://example.org/1",
        "g1",
        "2019-06-09",
    )
    assert (report.origin, report.notes) == ("f#1", ())


def test_the_whole_text_goes_before_the_summary() -> None:
    whole = f"<content:encoded><![CDATA[<p>{WORDS}</p><script>no()</script><p>{MORE}</p>]]></content:encoded>"
    assert one("feed", rss(ITEM + whole)).report.text.endswith(f"{WORDS}\n\n{MORE}")


def test_an_atom_entry() -> None:
    raw = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><title>Held</title><id>urn:1</id>'
        '<link rel="self" href="https://example.org/self"/><link href="https://example.org/1"/>'
        "<published>2019-06-09T18:30:00Z</published><updated>2020-01-01T00:00:00Z</updated>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{WORDS}</p><p>{MORE}</p></div></content>'
        "</entry></feed>"
    ).encode()
    report = one("feed", raw).report
    assert report.text == f"Held\n\n{WORDS}\n\n{MORE}"
    assert (report.url, str(report.published), report.outlet) == (
        "https://example.org/1",
        "2019-06-09",
        "Herald",
    )


def test_an_update_is_no_publication() -> None:
    raw = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><updated>2020-01-01T00:00:00Z</updated><summary>{WORDS}</summary></entry></feed>'
    assert one("feed", raw.encode()).report.published is None


def test_rdf() -> None:
    raw = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Herald</title></channel>'
        f"<item><title>Held</title><dc:date>2019-06-09</dc:date><description>{WORDS}</description></item></rdf:RDF>"
    ).encode()
    report = one("feed", raw).report
    assert (report.outlet, str(report.published)) == ("Herald", "2019-06-09")


def test_what_the_feed_cuts_off_is_said() -> None:
    assert one(
        "feed", rss(f"<title>Held</title><description>{WORDS[:40]} […]</description>")
    ).report.notes == ("the feed gives the beginning only",)
    assert one("feed", rss(f"<title>{WORDS}</title>")).report.notes == ("the feed gives a headline only",)


def test_the_same_entry_in_another_download_is_the_same_report() -> None:
    first = one("feed", rss(ITEM)).report
    second = opened("feed", rss("<title>New</title>", ITEM.replace("<guid>g1</guid>", "<guid >g1</guid>")))[1]
    assert isinstance(second, Received)
    assert second.report.id == first.id


def test_broken_xml_is_read_so_far() -> None:
    items = opened("feed", rss(ITEM, "<title>A & B</title>", ITEM))
    assert rules(items) == ["read", "intake.broken"]
    assert isinstance(items[1], Unread)
    assert "beyond entry 1" in items[1].reason
    assert "line 1" in items[1].reason


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_no_entity_is_expanded(declared: str) -> None:
    item = refused(
        "feed", f"{declared}<rss><channel><item><title>&b;</title></item></channel></rss>".encode()
    )
    assert "entities" in item.reason


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (b"<a><b/></a>", "intake.broken"),
        (b"<html><body>x</body></html>", "intake.broken"),
        (b"no xml", "intake.broken"),
        (b"", "intake.empty"),
        (rss(), "intake.empty"),
        (b"<rss>" + b"<a>" * 50_000, "intake.broken"),
        (rss("<pubDate>yesterday</pubDate>"), "intake.empty"),
    ],
)
def test_other_xml(raw: bytes, rule: str) -> None:
    assert refused("feed", raw).rule == rule


def test_an_old_encoding() -> None:
    words = "Полиция задержала около 500 человек, сообщило министерство."
    raw = f'<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><description>{words}</description></item></channel></rss>'
    assert one("feed", raw.encode("cp1251")).report.text == words
