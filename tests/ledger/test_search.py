"""Looking the record up: three languages, spellings, dates of happening, saying and coming in; what is counted and paged."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.desk.search_words import asked, called
from khronika.ledger import full_text, passing, search, search_index, tables
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.ledger.full_text import Text
from khronika.ledger.search import Filter
from khronika.ledger.search_tables import SearchedClaim, SearchedReport, SearchMade, SearchWord, Source
from khronika.nouns import (
    Attribution,
    Claim,
    Kind,
    Level,
    PartialDate,
    Place,
    Reading,
    Report,
    SourceType,
    Span,
    Voice,
    When,
    digest,
    make_id,
)
from khronika.nouns import Source as Speaker

pytestmark = pytest.mark.django_db

ALMATY = Place("Almaty", Level.CITY, "geonames:1526384", "KZ", ("country:KZ",), "Алматы")
MINISTRY = Speaker("Ministry of Order", SourceType.STATE, "body:order-ministry/XV")
LUGIN = Speaker("Serik Luginov", SourceType.UNKNOWN, "person:serik luginov")


def kept(
    text: str,
    lang: str = "en",
    *,
    kind: Kind = Kind.DETENTION,
    place: Place | None = None,
    day: int | None = None,
    said: int | None = None,
    source: Speaker | None = None,
    **report: object,
) -> Claim:
    """A report of one sentence, and that sentence as its claim."""
    sha256 = digest(text.encode())
    known = Report(make_id("r", sha256), sha256, text, "text/plain", "a.txt", lang)
    known = replace(known, **report)  # type: ignore[arg-type]
    span = Span(0, len(text))
    chain = (Voice(source.name, source),) if source else ()
    claim = Claim(
        Claim.make_id(known.id, kind, span, None), known.id, kind, span, text, Attribution(chain),
        places=(place,) if place else (), lang=lang, published=known.published, outlet=known.outlet,
        when=When.on(dt.date(2031, 5, day)) if day else None,
        as_of=When.on(dt.date(2031, 5, said)) if said else None,
    )  # fmt: skip
    keep(known, text.encode())
    record_reading(Reading(known.id, (claim,), "test.1"))
    return claim


def found(typed: str, **filters: object) -> list[str]:
    """Quotations of the claims found, the last that came first."""
    wanted = asked(typed)
    page = search.claims(Filter(wanted.terms, wanted.without, **filters))  # type: ignore[arg-type]
    return [row.claim.quote for row in page.rows]


# ---- words ----


def test_cases_letters_and_alphabets_of_a_name_find_each_other() -> None:
    for text, lang in (
        ("Dana Togzhanova spoke in Orlo.", "en"),
        ("По словам Тогжанова, задержаны многие.", "ru"),
        ("Тоғжановтың айтуынша, көп адам ұсталды.", "kk"),
    ):
        kept(text, lang)
    for typed in ("Тоғжанов", "Тогжанов", "тогжанова", "Togzhanov", "TOGJANOV"):
        assert len(found(typed)) == 3, typed
    assert found("Тогжанин") == []


@pytest.mark.parametrize(
    ("text", "lang", "typed"),
    [
        ("Задержанных отпустили в Орле.", "ru", "ЗАДЕРЖАНЫ"),
        ("Отпустили актёров и активистов.", "ru", "актер"),
        ("Отпустили актёров и активистов.", "ru", "активист"),
        ("Үш белсендіні босатты.", "kk", "белсенді"),
        ("Үш белсендіні босатты.", "kk", "белсенди"),
        ("The league's observers were detained.", "en", "League"),
        ("The league's observers were detained.", "en", "detain observer"),
        ("Il café São Orlo.", "en", "cafe sao"),
    ],
)
def test_case_endings_and_letters_do_not_count(text: str, lang: str, typed: str) -> None:
    kept(text, lang)
    assert found(typed) == [text]


@pytest.mark.parametrize("typed", ["Алматы", "Almaty", "алмате", "Алматыда"])
def test_a_place_is_found_by_its_names_in_three_languages(typed: str) -> None:
    kept("Forty people were detained there.", place=ALMATY)
    kept("В Алматы задержаны сорок человек.", "ru")
    kept("Forty people were detained in Orlo.")
    assert len(found(typed)) == 2


def test_the_capital_is_found_by_both_its_names() -> None:
    kept("People were detained in Nur-Sultan.")
    assert found("Астана") == found("Нұр-Сұлтан") == ["People were detained in Nur-Sultan."]


def test_words_phrases_and_what_must_not_stand() -> None:
    kept("Police detained forty people.")
    kept("Forty police detained people.")
    assert len(found("forty people")) == 2
    assert found('"forty people"') == ["Police detained forty people."]
    assert found("«forty people»") == found("“forty people”") == found('"forty people"')
    assert found('police -"forty people"') == ["Forty police detained people."]
    assert found("-police") == []
    assert found("forty banana") == []
    assert len(found("")) == len(found("...")) == 2


@pytest.mark.parametrize(
    "typed", ['"', '""', "'); DROP TABLE x; --", "a AND (b OR", "words:x", "x*", "^x", "-", '-"', "NEAR(a b)", "a <-> b", "\\", "%", "_", "\x00", "x' | 'y"]
)  # fmt: skip
def test_no_sign_of_a_query_language_means_anything(typed: str) -> None:
    kept("Police detained forty people.")
    assert isinstance(found(typed), list)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    assert isinstance(found(typed), list)
    assert isinstance(called(typed), tuple)


def test_what_else_was_looked_for_is_told() -> None:
    kept("По словам Тогжанова, задержаны многие.", "ru")
    wanted = asked("Togzhanov")
    page = search.claims(Filter(wanted.terms))
    assert page.spellings == ("тогжанов",)
    assert search.keys_looked_for(Filter(wanted.terms)) == {"togzhanov", "тогжанов"}


# ---- filters ----


def test_happened_said_and_added_are_three_things() -> None:
    kept("First of May.", day=1, said=10)
    kept("Second of May.", day=2, said=20, source=MINISTRY)
    kept("No day.", source=MINISTRY, published=PartialDate(2031, 5, 9))
    kept("In its own voice.", published=PartialDate(2031, 5, 9))
    may = [PartialDate(2031, 5, day) for day in range(1, 31)]
    assert found("", happened=(may[0], may[0])) == ["First of May."]
    assert found("", said=(may[0], may[9])) == ["In its own voice.", "First of May."]
    assert found("", said=(may[14], None)) == ["Second of May."]
    today = PartialDate.of(tables.Report.objects.latest("received_at").received_at.date())
    assert len(found("", added=(today, today))) == 4
    assert found("", added=(None, PartialDate(2020))) == []
    assert len(found("", added=(None, PartialDate(9999)))) == 4


def test_kind_place_source_language_and_outlet() -> None:
    kept("One.", kind=Kind.RELEASE, source=MINISTRY)
    kept("Two.", place=ALMATY, source=LUGIN, outlet="Orlo Courier")
    kept("Три.", "ru")
    assert found("", kind=Kind.RELEASE) == ["One."]
    assert found("", place="алматы") == found("", place="country:KZ") == ["Two."]
    assert found("", source=search_index.source_id("body:order-ministry/XV")) == ["One."]
    assert found("", source="s-nobody") == []
    assert found("", called=called("luginova")) == found("", called=called("Лугинов серик")) == ["Two."]
    assert found("", lang="ru") == ["Три."]
    assert found("", outlet=search_index.outlet_id("Orlo Courier")) == ["Two."]


@pytest.mark.parametrize("counted", [1, 2_000])
def test_words_and_a_place_together_keep_what_has_both(monkeypatch: pytest.MonkeyPatch, counted: int) -> None:
    """By either way to the rows: looked up, or gone along where more pass than are counted."""
    monkeypatch.setattr(passing, "COUNTED", counted)
    kept("Forty people were detained.", place=ALMATY)
    kept("Forty people were detained, it was said.")
    kept("Twelve people were fined.", place=ALMATY)
    kept("Fifty people were detained.", place=ALMATY)
    both = ["Fifty people were detained.", "Forty people were detained."]
    assert found("detained", place="geonames:1526384") == found("people detained", place="Алматы") == both
    assert found("detained", place="country:KZ") == found("detained detained", place="country:KZ") == both
    assert found("detained", place="Nowhere at all") == []

    wanted = Filter(asked("detained").terms, place="country:KZ")
    first = search.claims(wanted, most=1)
    rest = search.claims(wanted, after=first.next, most=1)
    assert [row.claim.quote for page in (first, rest) for row in page.rows] == both
    assert rest.next is None
    assert [row.claim.quote for row in search.every_claim(wanted)] == both


def test_a_place_whose_key_differs_by_a_sign_is_another() -> None:
    """In the full text the two have one word."""
    one, other = (Place("Orlo", Level.CITY, words="Orlo", key=f"made:{key}") for key in ("4-56", "45-6"))
    kept("Forty people were detained.", place=one)
    kept("Fifty people were detained.", place=other)
    assert found("detained", place="made:4-56") == ["Forty people were detained."]
    assert found("detained", place="made:45-6") == ["Fifty people were detained."]


def test_reports_are_found_by_their_text_and_by_claims_that_pass() -> None:
    one, two = kept("Forty were detained.", day=1), kept("Нашли Тогжанова.", "ru", outlet="Orlo Courier")

    def ids(typed: str = "", **filters: object) -> list[str]:
        page = search.reports(Filter(asked(typed).terms, **filters))  # type: ignore[arg-type]
        return [row.report.id for row in page.rows]

    assert ids() == [two.report_id, one.report_id]
    assert ids("Togzhanov") == ids("courier") == [two.report_id]
    assert ids(happened=(PartialDate(2031), None)) == [one.report_id]


def test_what_no_longer_counts_is_not_found() -> None:
    claim = kept("Forty were detained.")
    later = replace(claim, quote="Forty were held.")
    record_reading(Reading(claim.report_id, (later,), "test.2"))
    assert found("detained") == []
    assert found("held") == ["Forty were held."]
    withdraw_report(claim.report_id, by="A. Editor", reason="twice")
    assert found("held") == []


# ---- pages and counts ----


def test_pages_hold_every_row_once_and_are_not_moved_by_what_comes_in() -> None:
    quotes = [kept(f"Number {n} was detained.").quote for n in range(7)]
    wanted = Filter(asked("detained").terms)
    seen, after = [], None
    while True:
        page = search.claims(wanted, after, most=3)
        seen += [row.claim.quote for row in page.rows]
        kept(f"Another was detained after {after}.")
        after = page.next
        if after is None:
            break
    assert seen == quotes[::-1]
    assert len(list(search.every_claim(wanted))) == 7 + 3


def test_a_list_counts_what_it_holds_and_hides() -> None:
    for n in range(5):
        kept(f"Number {n}.", kind=Kind.RELEASE if n % 2 else Kind.DETENTION)
    page = search.claims(Filter(kind=Kind.RELEASE), most=1)
    assert (len(page.rows), page.total, page.hidden) == (1, 2, 3)
    assert search.reports(Filter(kind=Kind.RELEASE)).hidden == 3


def test_a_page_asks_as_much_for_many_rows_as_for_few() -> None:
    asking = Filter(asked("detained -banana").terms, place="Orlo", called=called("order"))

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as made:
            search.claims(asking)
            search.reports(asking)
        return len(made)

    kept("One was detained.", source=MINISTRY)
    queries()  # what people judged is asked once a request
    few = queries()
    for n in range(8):
        kept(f"Number {n} was detained.", source=replace(MINISTRY, key=f"body:{n}"))
    assert queries() == few


# ---- filling ----


def test_it_can_be_thrown_away_and_filled_anew() -> None:
    kept("По словам Тогжанова, задержаны многие.", "ru", source=LUGIN)
    held = [sorted(rows.objects.values_list()) for rows in (SearchedClaim, SearchWord, Source)]
    assert search_index.rebuild() == 2
    assert [sorted(rows.objects.values_list()) for rows in (SearchedClaim, SearchWord, Source)] == held
    assert len(found("Togzhanov задержаны")) == 1
    assert len(search.reports(Filter(asked("Togzhanov").terms)).rows) == 1


def test_a_folder_of_before_is_completed_and_other_keys_are_made_anew() -> None:
    kept("Forty were detained.")
    search_index._empty()
    assert found("detained") == []
    assert search_index.complete() == 2
    assert search_index.complete() == 0
    assert len(found("detained")) == 1
    SearchMade.objects.update(version="0")
    assert search_index.complete() == 2
    assert len(found("detained")) == 1


def test_a_folder_that_knew_no_places_around_learns_their_words_and_nothing_else() -> None:
    kept("Forty were detained.", place=ALMATY)
    other = kept("Fifty were detained.", place=ALMATY)
    full_text.clear(Text.CLAIMS)
    names = SearchedReport.objects.count()
    SearchedClaim.objects.filter(claim__claim_id=other.id).delete()  # had yet to be filled in
    SearchMade.objects.update(version=search_index._WITHOUT_AROUND)
    assert search_index.complete() == 2
    assert found("detained", place="country:KZ") == ["Fifty were detained.", "Forty were detained."]
    assert SearchedReport.objects.count() == names
    assert not search_index.is_stale()
    assert search_index.complete() == 0


def test_what_was_looked_for_is_kept_out_of_addresses() -> None:
    words = "Serik Luginov"
    kept_as = search.keep_words(words)
    assert kept_as == search.keep_words(words)
    assert kept_as.startswith("k-")
    assert "erik" not in kept_as
    assert search.kept_words(kept_as) == words
    assert search.kept_words("k-nothing") is None
    assert search.keep_words("other") != kept_as
    assert "luginov" not in search_index.source_id(LUGIN.key or "")
