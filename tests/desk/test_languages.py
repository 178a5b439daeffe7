"""The desk in three languages: how one is chosen, what it changes on a page, and what it leaves alone."""

import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from khronika.desk import words
from khronika.desk.counts import PHRASES, counted
from khronika.desk.language import way_back
from khronika.desk.refusals import WORDS
from khronika.desk.templatetags.desk import coded, quotes
from khronika.drawing import dates
from khronika.nouns import (
    Attribution,
    Claim,
    Figure,
    Kind,
    PartialDate,
    Precision,
    Question,
    Report,
    Source,
    SourceType,
    Span,
    Unit,
    Voice,
    When,
)
from khronika.nouns.labels import words_for
from tests.desk.conftest import keep_all
from tests.desk.story import MINISTRY, a_claim, a_report, claims, story
from tests.desk.test_views import every_path, one_day, page, two_days

SRC = Path(__file__).parents[2] / "src" / "khronika"
FOREIGN = pytest.mark.parametrize("lang", ["ru", "kk"])


def client(lang: str | None = None, **headers: str) -> Client:
    made = Client(headers={"host": "localhost", **headers})
    if lang:
        made.cookies["django_language"] = lang
    return made


# ---- choosing ----


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "lang"),
    [("kk", "kk"), ("ru-RU,ru;q=0.9,en;q=0.5", "ru"), ("de", "en"), ("en-GB", "en"), ("kk-KZ,ru;q=0.8", "kk"), ("", "en")],
)  # fmt: skip
def test_a_first_visit_goes_by_what_the_browser_asks(folder: object, asked: str, lang: str) -> None:
    answer = client(**{"accept-language": asked}).get("/")
    assert f'<html lang="{lang}">' in answer.content.decode()
    assert answer.headers["Content-Language"] == lang


@pytest.mark.django_db
def test_the_switch_is_three_links_and_is_remembered(folder: object) -> None:
    reader = client(**{"accept-language": "ru"})
    text = page(reader, "/reports/?x=1&y=2")
    assert (
        '<a href="/language/kk/?back=%2Freports%2F%3Fx%3D1%26y%3D2" lang="kk" hreflang="kk">Қазақша</a>'
        in text
    )
    assert re.search(r'lang="ru" hreflang="ru" aria-current="true">Русский</a>', text)
    answer = reader.get("/language/kk/?back=%2Freports%2F%3Fx%3D1%26y%3D2")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/reports/?x=1&y=2")
    cookie = answer.cookies["django_language"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert int(cookie["max-age"]) > 300 * 24 * 3600
    assert '<html lang="kk">' in page(reader, "/reports/")


@pytest.mark.parametrize(
    "wanted",
    ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "javascript:x", "", "reports/"],
)  # fmt: skip
def test_the_switch_leads_nowhere_else(wanted: str) -> None:
    assert way_back(wanted) == "/"
    assert way_back("/reports/?x=1") == "/reports/?x=1"


@pytest.mark.django_db
def test_a_language_that_the_desk_does_not_speak_is_no_page(folder: object) -> None:
    assert client().get("/language/de/").status_code == 404
    assert client("de").get("/").headers["Content-Language"] == "en"
    assert client().post("/language/ru/").status_code == 405


# ---- whole pages ----


class _Heard(HTMLParser):
    """The words of a page that claim to be in its own language: no code, nothing marked with another one."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self.lang, self.open, self.words = lang, [], []  # type: ignore[var-annotated]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        outer = self.open[-1][1] if self.open else True
        own = given["lang"] == self.lang if "lang" in given else outer
        own = own and tag not in ("code", "style")
        for name in ("aria-label", "title", "alt", "data-l"):
            if own and given.get(name):
                self.words.append(given[name])
        if tag not in ("meta", "link", "input", "br"):
            self.open.append((tag, own))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1]:
            self.words.append(data)


# Names of the story that no language has, of this program and of kinds of files.
NAMES = {"khronika", "API", "SHA", "CSV", "XLSX", "Natural", "Earth", "Veltria", "Orlo", "Courier", "Veltrian", "Post", "League", "for", "Rights", "Ministry", "of", "Order"}  # fmt: skip
# Of forms in which lists leave, and of what reads them.
FORMS = {"HXL", "frictionless", "datapackage", "json", "JSON", "GeoJSON", "FollowTheMoney", "Aleph", "PLOVER", "ACLED", "UCDP", "TimeMap", "Web", "Annotation", "PROV"}  # fmt: skip
NAMES |= FORMS


def english_left(text: str, lang: str) -> set[str]:
    heard = _Heard(lang)
    text = re.sub(r"<!doctype[^>]*>", "", text)
    # What a pointer is told of one mark is one string, in which the figure's words cannot be marked.
    heard.feed(re.sub(r"<title>«[^<]*?»;", "<title>", text))
    return set(re.findall(r"[A-Za-z]{2,}", " ".join(filter(None, heard.words)))) - NAMES


@pytest.mark.django_db
@FOREIGN
def test_no_english_is_left_on_any_page(questions: tuple[Question, ...], lang: str) -> None:
    printed = " ".join(f"{report.outlet} {report.given_id}" for report, _ in story())
    outlets = set(re.findall(r"[A-Za-z]{2,}", printed))
    paths = [
        *every_path(questions),
        f"/questions/{one_day(questions).id}/",
        "/nowhere/",
        "/?from=never&kind=x",
    ]
    for path in paths:
        answer = client(lang).get(path)
        text = answer.content.decode()
        assert f'<html lang="{lang}">' in text
        assert english_left(text, lang) - outlets <= {"never"}, path


@pytest.mark.django_db
@FOREIGN
def test_empty_pages_and_errors_speak_too(folder: object, lang: str) -> None:
    for path in ("/", "/reports/", "/nowhere/"):
        assert english_left(client(lang).get(path).content.decode(), lang) == set(), path
    from django.views.defaults import server_error

    with translation.override(lang):
        text = server_error(RequestFactory().get("/")).content.decode()
    assert f'<html lang="{lang}">' in text
    assert english_left(text, lang) == set()


@pytest.mark.django_db
@FOREIGN
def test_the_listener_hears_what_is_left(folder: object, lang: str) -> None:
    """The check itself: an English word planted in a page is heard."""
    text = client(lang).get("/").content.decode().replace("<h1>", "<h1>Leftover ")
    assert english_left(text, lang) == {"Leftover"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lang", "title", "answer", "kind", "relation"),
    [
        ("ru", "4–5 мая 2031 года: сколько человек было задержано?", "МВД: <q lang=\"en\">almost 900</q>", "Задержание", "противореч"),
        ("kk", "2031 жылғы 4–5 мамыр: қанша адам ұсталды?", "ІІМ: <q lang=\"en\">almost 900</q>", "Ұстау", "қайшы"),
    ],
)  # fmt: skip
def test_a_question_is_asked_answered_and_reasoned_in_the_language(
    questions: tuple[Question, ...], lang: str, title: str, answer: str, kind: str, relation: str
) -> None:
    text = page(client(lang), f"/questions/{two_days(questions).id}/")
    assert title in text
    assert answer in re.sub(r"</?a\b[^>]*>", "", text)  # each figure is a link to its passage
    assert kind in text
    assert relation in text
    svg = re.search(r'class="chart chart-wide".*?</svg>', text, re.S)
    assert svg
    assert '<text class="tqb halo" ' in svg[0] or '<text class="tq halo" ' in svg[0]
    assert 'lang="en">«almost 900»</text>' in svg[0]
    assert {"ru": "4 мая", "kk": "4 мамыр"}[lang] in svg[0]


@pytest.mark.django_db
@FOREIGN
def test_a_reports_own_text_stays_and_is_marked(questions: tuple[Question, ...], lang: str) -> None:
    report, (claim, *_) = story()[1]
    text = page(client(lang), f"/reports/{report.id}/")
    assert '<article class="text" lang="en"' in text
    assert "about 500 people were detained" in text
    assert f'<q lang="en">{claim.figure.text}</q>' in text  # type: ignore[union-attr]
    text = page(client(lang), f"/claims/{claim.id}/")
    assert '<blockquote lang="en">' in text
    assert words_for(SourceType.STATE, lang) in text
    assert words_for(Precision.DAY, lang) in text


@pytest.mark.django_db
@FOREIGN
def test_a_refusal_says_why_in_the_language(folder: object, lang: str) -> None:
    from khronika.ledger.actions.keep import keep
    from khronika.ledger.actions.record_refusal import record_refusal
    from khronika.nouns import Unread

    report = a_report(1, "Zzz.", "Orlo Courier", 4, lang=None)
    keep(report, b"Zzz.")
    record_refusal(
        Unread("1.txt", "reading.language", "It is odd.", "Name it."), report_id=report.id, rules_version="t"
    )
    text = page(client(lang), f"/reports/{report.id}/")
    assert "It is odd." not in text
    with translation.override(lang):
        assert words.capital(translation.gettext(WORDS["reading.language"][0])) in text


@pytest.mark.django_db
@FOREIGN
def test_misprints_are_told_in_the_language(folder: object, lang: str) -> None:
    def said(n: int, number: int) -> tuple[Report, list[Claim]]:
        text = f"{n}. The Ministry of Order said {number} people were detained in Veltria."
        report = a_report(100 + n, text, f"Paper {n}", 9)
        return report, [a_claim(report, f"{number} people", (f"{number}", number, number), MINISTRY, said=9)]

    questions = keep_all([said(1, 617), said(2, 671)])
    text = page(client(lang), f"/questions/{questions[0].id}/")
    assert {"ru": "вероятно, описка", "kk": "қате болуы мүмкін"}[lang] in text
    assert english_left(text, lang) <= {"Paper"}


# ---- days, numbers, plurals ----


def when(start: str | None, end: str | None) -> When:
    return When(*(PartialDate.parse(each) if each else None for each in (start, end)), Precision.DAYS)


@pytest.mark.parametrize(
    ("period", "russian", "kazakh"),
    [
        (when("2031-05-04", "2031-05-04"), "4 мая 2031 года", "2031 жылғы 4 мамыр"),
        (when("2031-05-04", "2031-05-09"), "4–9 мая 2031 года", "2031 жылғы 4–9 мамыр"),
        (when("2031-05-30", "2031-06-02"), "30 мая – 2 июня 2031 года", "2031 жылғы 30 мамыр – 2 маусым"),
        (when("2031-12-30", "2032-01-02"), "30 декабря 2031 года – 2 января 2032 года", "2031 жылғы 30 желтоқсан – 2032 жылғы 2 қаңтар"),
        (when("2031-05", "2031-05"), "май 2031 года", "2031 жылғы мамыр"),
        (when("2031", "2031"), "2031 год", "2031 жыл"),
        (when(None, "2031-05-04"), "не позднее 4 мая 2031 года", "2031 жылғы 4 мамырға дейін"),
        (when("2031-05-04", None), "с 4 мая 2031 года", "2031 жылғы 4 мамырдан бастап"),
        (when("2031-08", None), "с августа 2031 года", "2031 жылғы тамыздан бастап"),
        (when("2031", None), "с 2031 года", "2031 жылдан бастап"),
    ],
)  # fmt: skip
def test_periods(period: When, russian: str, kazakh: str) -> None:
    assert (dates.span_in("ru", period), dates.span_in("kk", period)) == (russian, kazakh)


def test_a_shared_year_is_left_out_and_days_hold_their_month() -> None:
    assert dates.span_in("kk", when("2031-05-04", "2031-05-09"), year=False) == "4–9 мамыр"
    assert dates.span_in("ru", when("2031-05-04", "2031-05-09"), year=False) == "4–9 мая"
    assert words.together("Orlo, 4–9 мая") == "Orlo, 4–9\u00a0мая"
    assert words.together("Orlo, 4 мамырдан") == "Orlo, 4\u00a0мамырдан"


@pytest.mark.parametrize(
    ("lang", "number", "said"),
    [
        ("ru", 1, "1 независимый источник"), ("ru", 3, "3 независимых источника"), ("ru", 11, "11 независимых источников"),
        ("ru", 21, "21 независимый источник"), ("ru", 1200, "1\u00a0200 независимых источников"),
        ("kk", 1, "1 тәуелсіз дереккөз"), ("kk", 5, "5 тәуелсіз дереккөз"), ("en", 1, "1 independent source"),
        ("en", 1200, "1,200 independent sources"),
    ],
)  # fmt: skip
def test_plurals(lang: str, number: int, said: str) -> None:
    with translation.override(lang):
        assert counted(number, "independent source") == said


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_phrase_can_be_counted(lang: str) -> None:
    with translation.override(lang):
        for phrase in PHRASES:
            for number in (0, 1, 2, 5, 21):
                assert "{" not in counted(number, phrase)
    assert {
        phrase
        for path in (SRC / "desk").rglob("*.html")
        for phrase in re.findall(r'counted(?:_bold)?:"([^"]+)"', path.read_text(encoding="utf-8"))
    } <= PHRASES


@pytest.mark.parametrize(
    ("low", "high", "unit", "russian", "kazakh"),
    [
        (900, 1100, Unit.PERSONS, "от 900 до 1\u00a0100 человек", "900–1\u00a0100 адам"),
        (1000, None, Unit.PERSONS, "не менее 1\u00a0000 человек", "кемінде 1\u00a0000 адам"),
        (None, 40, Unit.DAYS, "не более 40 дней", "ең көбі 40 күн"),
        (42, 42, Unit.PERSONS, "42 человека", "42 адам"),
        (1, 1, Unit.DAYS, "1 день", "1 күн"),
        (1.5, 1.5, Unit.HOURS, "1,5 часа", "1,5 сағат"),
    ],
)
def test_ranges(low: float | None, high: float | None, unit: Unit, russian: str, kazakh: str) -> None:
    figure = Figure("x", low, high, unit, False, "r")
    for lang, said in (("ru", russian), ("kk", kazakh)):
        with translation.override(lang):
            assert words.range_words(figure) == said


def test_quotations_keep_their_language_and_their_own_marks() -> None:
    told = quotes("МВД: «около 500» и «участников «Орло»»", {"около 500": "ru"})
    assert told == 'МВД: <q lang="ru">около 500</q> и <q>участников «Орло»</q>'
    assert quotes("a <b> “c”") == "a &lt;b&gt; <q>c</q>"


def test_a_plain_noun_is_translated_and_a_name_is_not() -> None:
    def claim(name: str) -> Claim:
        source = Source(name, SourceType.UNKNOWN, None)
        said = Attribution((Voice(name, source),), None, "r")
        return Claim(
            "c", "r", Kind.DETENTION, Span(0, 1), "x", said, confidence=0.5, lang="en", outlet="Orlo Courier"
        )

    plain, named = claim("Activists"), claim("Orlo Lawyers Union")
    with translation.override("kk"):
        assert words.body_words(plain) == "белсенділер"
        assert words.body_words(named) == "Orlo Lawyers Union"
        assert (words.speaker_lang(plain), words.speaker_lang(named)) == ("", "en")
    scope = replace(claims()[0].figure.scope, population="journalists")  # type: ignore[union-attr]
    counted_one = replace(claims()[0], figure=replace(claims()[0].figure, scope=scope))  # type: ignore[type-var]
    with translation.override("ru"):
        assert words.counts_words(counted_one) == "журналисты, Veltria, 4 мая 2031 года"


def test_a_chart_speaks_only_where_it_is_told_to() -> None:
    from khronika.drawing.chart import wording
    from khronika.drawing.chart.wording import day_words, number_words, spoken_by

    day = dt.date(2031, 5, 4)
    with (
        translation.override("kk"),
        spoken_by(wording.Voice("kk", translation.gettext, translation.ngettext, translation.pgettext)),
    ):
        assert (number_words(4000), day_words(day, year=True)) == ("4\u00a0000", "2031 жылғы 4 мамыр")
    assert (number_words(4000), day_words(day, year=True)) == ("4,000", "4 May 2031")


def test_what_stands_between_backticks_is_code() -> None:
    assert coded("`a<b` and `c`.") == "<code>a&lt;b</code> and <code>c</code>."
    assert coded("nothing < nobody") == "nothing &lt; nobody"
