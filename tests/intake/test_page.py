"""Web pages as saved."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.intake import Received, receive
from khronika.intake.content import Decoded
from khronika.intake.page import page
from khronika.intake.received import Given
from khronika.nouns import Report, Unread

LEAD = "Police detained about 500 people in the capital on Sunday, the interior ministry said in the evening."
MORE = "A rights group put the number at 700. Three officers were hurt, according to the city's health department."


def markup(head: str = "", body: str = "", lang: str = "en") -> str:
    article = body or f"<h1>Hundreds held in the capital</h1><p>{LEAD}</p><p>{MORE}</p>"
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>Held | The Paper</title>{head}</head><body>'
        f'<nav><a href="/">Home</a><a href="/news">News</a></nav><article>{article}</article>'
        "<footer>All rights reserved</footer><script>var a = '12 dead';</script></body></html>"
    )


def opened(words: str) -> Received | Unread:
    return page(words.encode(), Decoded(words, "utf-8"), "a.html", "0" * 64, Given())


def report(words: str) -> Report:
    item = opened(words)
    assert isinstance(item, Received), item
    return item.report


def test_headline_and_article_without_menu_and_scripts() -> None:
    text = report(markup()).text
    assert text == f"Hundreds held in the capital\n\n{LEAD}\n\n{MORE}"


def test_the_page_says_who_and_when() -> None:
    head = (
        '<meta property="og:site_name" content="The Paper"><link rel="canonical" href="https://example.org/held">'
        '<meta property="article:published_time" content="2019-06-09T18:00:00+06:00">'
    )
    found = report(markup(head))
    assert (found.outlet, found.url, str(found.published)) == (
        "The Paper",
        "https://example.org/held",
        "2019-06-09",
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="DC.date.issued" content="2019-06-09">',
        '<meta itemprop="datePublished" content="2019-06-09T01:02:03Z">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-06-09T01:02"}</script>',
    ],
)
def test_the_ways_to_say_when(head: str) -> None:
    assert str(report(markup(head)).published) == "2019-06-09"


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="article:modified_time" content="2019-06-09">',
        '<meta property="og:url" content="https://example.org/2019/06/09/held">',
        '<script type="application/ld+json">{"@type": "Organization", "datePublished": "2001-01-01"}</script>',
    ],
)
def test_a_date_that_the_page_does_not_state_is_unknown(head: str) -> None:
    assert report(markup(head)).published is None


def test_a_page_that_states_two_dates_is_noted() -> None:
    head = (
        '<meta property="article:published_time" content="2019-06-09"><meta name="date" content="2019-06-12">'
    )
    found = report(markup(head))
    assert str(found.published) == "2019-06-09"
    assert "2019-06-12" in found.notes[0]


def test_a_date_that_does_not_exist_is_noted() -> None:
    found = report(markup('<meta property="article:published_time" content="2019-06-31">'))
    assert found.published is None
    assert "2019-06-31" in found.notes[0]


def test_a_month_stays_a_month() -> None:
    assert str(report(markup('<meta name="dc.date" content="2019-06">')).published) == "2019-06"


def test_json_ld_names_the_outlet() -> None:
    head = '<script type="application/ld+json">{"@graph": [{"publisher": {"name": "The Paper"}}]}</script>'
    assert report(markup(head)).outlet == "The Paper"
    assert report(markup('<script type="application/ld+json">{broken</script>')).outlet is None


def test_the_text_tells_the_language_before_the_template() -> None:
    assert report(markup(lang="ru")).lang == "en"


@pytest.mark.parametrize(
    "words",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a> <a href='/a'>News</a> <a href='/b'>Sport</a></nav></body></html>",
        "<html><body><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
        "<html><head><title>Held</title></head><body><ul><li>One</li><li>Two</li></ul></body></html>",
    ],
)
def test_no_article(words: str) -> None:
    item = opened(words)
    assert isinstance(item, Unread)
    assert item.rule == "intake.no-article"


@pytest.mark.parametrize(
    "odd", ["<![foo[bar]]>", "<!ELEMENT", "<?php echo 1 ?>", "<p" * 500, "&#xD800;", "<meta name=date>"]
)
def test_odd_markup_does_not_stop_it(odd: str) -> None:
    assert LEAD in report(markup(odd)).text


def test_xhtml_with_a_declaration() -> None:
    assert LEAD in report('<?xml version="1.0" encoding="utf-8"?>\n' + markup()).text


def test_a_declared_charset_is_obeyed(tmp_path: Path) -> None:
    words = "Полиция задержала около 500 человек в воскресенье в двух городах, сообщило министерство внутренних дел."
    page_words = markup(
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', f"<p>{words}</p>"
    )
    (tmp_path / "a.htm").write_bytes(page_words.encode("cp1251"))
    (item,) = receive([tmp_path / "a.htm"])
    assert isinstance(item, Received)
    assert item.report.text.endswith(words)
    assert (item.report.lang, item.report.encoding) == ("ru", "cp1251")


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<a href=", ">", "<!--", "-->", "<table>", "<td>", "<script>", "x. ", "&", "<"]
        )
    )
)
def test_any_markup_gets_an_answer(parts: list[str]) -> None:
    assert isinstance(opened("<html><body>" + "".join(parts)), Received | Unread)
