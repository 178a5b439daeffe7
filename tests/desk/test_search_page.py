"""The page of search: what was typed stays out of addresses, counts are told, files hold the rows of the list and no other."""

import csv
import io
import re
from itertools import product
from urllib.parse import parse_qsl

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.test import AsyncRequestFactory, Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from khronika.desk import search_views
from khronika.desk.asking import DATES, address, read_asking
from khronika.desk.columns import CLAIMS, REPORTS
from khronika.ledger import search
from khronika.ledger.search_index import outlet_id, source_id
from khronika.nouns import Question
from tests.desk.conftest import keep_all
from tests.desk.story import COURTS, MINISTRY, a_claim, a_report, claims, story
from tests.desk.test_languages import client as speaking
from tests.desk.test_languages import english_left
from tests.desk.test_views import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


def asked(client: Client, **typed: str) -> str:
    """The address that the form leads to."""
    answer = client.post("/search/ask/", typed)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def quotes(text: str) -> list[str]:
    found = re.findall(r'<p class="passage"><a [^>]*><q[^>]*>(.*?)</q>', text, re.S)
    return [re.sub(r"</?mark[^>]*>", "", words) for words in found]


def test_everything_is_listed_first(client: Client, questions: tuple[Question, ...]) -> None:
    text = page(client, "/search/")
    assert len(quotes(text)) == len(claims())
    assert f"<b>{len(claims())}</b> claims in this list" in text
    assert "none hidden" in text
    assert f"<b>{len(story())}</b> reports in this list" in page(client, "/search/?show=reports")


def test_an_empty_folder_says_the_next_step(client: Client, folder: object) -> None:
    assert "khronika add" in page(client, "/search/")


def test_what_was_typed_leads_to_an_address_without_it(
    client: Client, questions: tuple[Question, ...]
) -> None:
    where = asked(client, words="punished -banana", called="supreme", kind="", place="Veltria")
    assert re.fullmatch(r"/search/\?words=k-\w+&called=k-\w+&place=Veltria", where)
    text = page(client, where)
    assert quotes(text) == ["321 people were punished"]
    assert '<mark class="hit">punished</mark>' in text
    assert 'value="punished -banana"' in text
    assert 'value="supreme"' in text
    assert "<b>1</b> claim in this list" in text
    assert f"<b>{len(claims()) - 1}</b> claims hidden by the filter" in text
    assert asked(client, words="punished -banana", called="supreme", place="Veltria") == where
    assert asked(client) == "/search/"
    assert asked(client, words="\x00 \n") == "/search/"


def test_reports_show_the_passage_around_the_first_word(client: Client, db: None, folder: object) -> None:
    report = a_report(
        1, f"{'Long before. ' * 60}They met Togzhanov. {'Long after. ' * 60}", "Orlo Courier", 4
    )
    keep_all([(report, [])])
    text = page(client, asked(client, words="Тогжанов", show="reports"))
    assert '<mark class="hit">Togzhanov</mark>' in text
    assert "… " in text
    assert " …</p>" in text
    assert "togzhanov" in text.split("Also looked for")[1]
    assert len(re.findall("Long", text)) < 60


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("from=yesterday", "“yesterday” is not a date"),
        ("said_from=2031-06&said_to=2031-05", "lies before the first"),
        ("kind=arrests", "“arrests” is not a kind"),
        ("words=k-nothing", "does not keep the words"),
        ("source=s-nothing", "No source of this folder"),
        ("outlet=o-nothing", "No outlet of this folder"),
    ],
)
def test_what_is_wrong_is_said_and_does_not_filter(
    client: Client,
    questions: tuple[Question, ...],
    sent: str,
    words: str,
) -> None:
    text = page(client, f"/search/?{sent}")
    assert words in text
    ids = set(re.findall(r'\sid="([^"]+)"', text))
    described = {name for names in re.findall(r'aria-describedby="([^"]+)"', text) for name in names.split()}
    assert described <= ids
    if "said_from" not in sent:  # there one field is right, and filters
        assert len(quotes(text)) == len(claims())


def test_a_source_and_an_outlet_are_shown_by_name_and_can_be_let_go(
    client: Client,
    questions: tuple[Question, ...],
) -> None:
    source, outlet = source_id(str(MINISTRY.key)), outlet_id("Radio Selt")
    text = page(client, f"/search/?source={source}&outlet={outlet}")
    assert quotes(text) == ["at least 500 people were detained"]
    assert '<b lang="">Ministry of Order</b>' in text
    assert f'href="/search/?outlet={outlet}"' in text
    assert f'<input type="hidden" name="source" value="{source}">' in text


def test_pages_follow_each_other(
    client: Client, db: None, folder: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_views, "ROWS", 3)
    keep_all(story())
    seen, where = [], "/search/?kind=detention"
    while where:
        text = page(client, where)
        seen += quotes(text)
        found = re.search(r'rel="next" href="([^"]+)"', text)
        where = found[1].replace("&amp;", "&") if found else ""
    assert len(seen) == len(set(seen)) == 6
    assert "To the first page" in page(client, "/search/?kind=detention&after=1")
    assert "No row is left" in page(client, "/search/?kind=detention&after=0")
    assert quotes(page(client, "/search/?after=x")) == quotes(page(client, "/search/"))


# ---- files ----


def rows_of(client: Client, where: str, show: str) -> list[dict[str, str]]:
    answer = client.get(where.replace("/search/", f"/search/{show}/rows.csv"))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="{show}-')
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


def every_filter() -> list[dict[str, str]]:
    """Each field by itself and every third pair of them, with a value that keeps some rows of the story and one that keeps none."""
    values = {
        "kind": ("detention", "curfew"), "place": ("Orlo", "Nowhere"), "lang": ("en", "kk"), "from": ("2031-05-05", "2032"),
        "to": ("2031-05-04", "2030"), "said_from": ("2031-05-05", "2032"), "said_to": ("2031-05-05", "2030"), "added_from": ("2020", "2100"),
        "added_to": ("2100", "2020"), "words": ("detained -900", "banana"), "called": ("ministry", "nobody"),
        "source": (source_id(str(COURTS.key)), "s-0"), "outlet": (outlet_id("Orlo Courier"), "o-0"),
    }  # fmt: skip
    assert set(values) == {"kind", "place", "lang", "words", "called", "source", "outlet", *DATES}
    single = [{field: value} for field, both in values.items() for value in both]
    pairs = [
        {one: values[one][0], other: values[other][0]}
        for one, other in product(values, values)
        if one < other
    ]
    return [{}, *single, *pairs[::3]]


def test_a_file_holds_the_rows_of_the_list_for_every_filter(questions: tuple[Question, ...]) -> None:
    sizes = set()
    for typed in every_filter():
        asking = read_asking(dict(parse_qsl(address(typed))))
        listed = search.claims(asking.filter, None, 1000)
        streamed = [row.claim.id for row in search.every_claim(asking.filter)]
        assert streamed == [row.claim.id for row in listed.rows], typed
        assert len(streamed) == listed.total == len(claims()) - listed.hidden, typed
        reports = search.reports(asking.filter, None, 1000)
        streamed = [row.report.id for row in search.every_report(asking.filter)]
        assert streamed == [row.report.id for row in reports.rows], typed
        assert len(streamed) == reports.total == len(story()) - reports.hidden, typed
        sizes.add(listed.total)
    assert {0, 1, len(claims())} < sizes


@pytest.mark.parametrize("typed", [{}, {"words": "detained"}, {"from": "2031-05-05"}, {"words": "banana"}])
def test_files_through_their_addresses(
    client: Client,
    questions: tuple[Question, ...],
    typed: dict[str, str],
) -> None:
    where = asked(client, **typed)
    shown = page(client, where)
    rows = rows_of(client, where, "claims")
    assert [row["quote"] for row in rows] == quotes(shown)
    if rows:
        assert f"/search/claims/rows.xlsx{where.removeprefix('/search/')}" in shown
        assert list(rows[0]) == [column.name for column in CLAIMS]
    answer = client.get(where.replace("/search/", "/search/claims/rows.xlsx"))
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    assert book["claims"].max_row == len(rows) + 1
    assert book["Dictionary"].max_row == len(CLAIMS) + 1
    reports = rows_of(client, where, "reports")
    query = dict(parse_qsl(where.partition("?")[2]))
    assert len(reports) == search.reports(read_asking(query).filter).total


def test_the_desks_own_server_hands_the_same_file_over_in_pieces(questions: tuple[Question, ...]) -> None:
    request = AsyncRequestFactory(headers={"host": "localhost"}).get("/search/claims/rows.csv")
    answer = search_views.export(request, "claims", "csv")
    assert answer.headers["Content-Disposition"].endswith('.csv"')

    async def whole() -> bytes:
        return b"".join([piece async for piece in answer])  # type: ignore[attr-defined]

    text = async_to_sync(whole)().decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == len(claims())


def test_a_claim_in_a_file_says_what_its_page_says(client: Client, questions: tuple[Question, ...]) -> None:
    (row,) = rows_of(client, asked(client, words="punished"), "claims")
    claim = next(claim for claim in claims() if "punished" in claim.quote)
    assert row["id"] == claim.id
    assert (row["figure"], row["low"], row["high"], row["unit"]) == ("321", "321", "321", "persons")
    assert (row["source"], row["place"], row["place_key"]) == ("Supreme Court", "Veltria", "country:XV")
    assert (row["happened_from"], row["happened_to"]) == ("2031-05-04", "2031-05-05")
    assert (row["said_from"], row["said_to"]) == ("2031-05-08", "2031-05-08")
    assert len(row["sha256"]) == 64


def test_a_hostile_quotation_does_not_run(client: Client, db: None, folder: object) -> None:
    report = a_report(1, "=HYPERLINK(1) people were detained.", "@outlet", 4)
    keep_all([(report, [a_claim(report, "=HYPERLINK(1) people were detained", None, None)])])
    (row,) = rows_of(client, "/search/", "claims")
    assert row["quote"] == "'=HYPERLINK(1) people were detained"
    assert row["outlet"] == "'@outlet"
    assert "&lt;" not in page(client, "/search/")


@pytest.mark.parametrize("show", ["claims", "reports"])
def test_the_dictionary_explains_every_column(client: Client, folder: object, show: str) -> None:
    answer = client.get(f"/search/{show}/dictionary.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [line["column"] for line in lines] == [column.name for column in (CLAIMS if show == "claims" else REPORTS)]  # fmt: skip
    assert all(line["meaning"] for line in lines)


@pytest.mark.parametrize("path", ["/search/people/rows.csv", "/search/claims/rows.pdf", "/search/people/dictionary.csv"])  # fmt: skip
def test_other_files_are_no_pages(client: Client, folder: object, path: str) -> None:
    page(client, path, 404)


def test_only_the_form_is_sent(client: Client, folder: object) -> None:
    for path in ("/search/", "/search/claims/rows.csv", "/search/claims/dictionary.csv"):
        assert client.post(path).status_code == 405
    assert client.get("/search/ask/").status_code == 405
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    assert strict.post("/search/ask/", {"words": "x"}).status_code == 403


def test_a_page_asks_as_much_of_any_record(client: Client, questions: tuple[Question, ...]) -> None:
    where = asked(client, words="detained", called="ministry", place="Veltria")

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as made:
            page(client, path)
        return len(made)

    few = [queries(path) for path in (where, f"{where}&show=reports")]
    keep_all([(r, [a_claim(r, "40 people were detained", ("40", 40, 40), MINISTRY)]) for r in (a_report(50 + n, f"{n}. The Ministry of Order said 40 people were detained in Veltria.", f"Outlet {n}", 9) for n in range(12))])  # fmt: skip
    assert [queries(path) for path in (where, f"{where}&show=reports")] == few
    assert max(few) <= 14


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_no_english_is_left(questions: tuple[Question, ...], lang: str) -> None:
    source, outlet = source_id(str(MINISTRY.key)), outlet_id("Radio Selt")
    printed = set(re.findall(r"[A-Za-z]{2,}", " ".join(f"{report.outlet} {report.given_id}" for report, _ in story())))  # fmt: skip
    paths = ["/search/", "/search/?show=reports", f"/search/?source={source}&outlet={outlet}", "/search/?from=never&words=k-0&source=s-0&outlet=o-0&after=0", "/search/?place=Nowhere"]  # fmt: skip
    for path in paths:
        text = speaking(lang).get(path).content.decode()
        assert english_left(text, lang) - printed <= {"never"}, path
