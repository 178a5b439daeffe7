"""Rows exported are rows filtered: for every filter that a list has, and in every form in which it leaves."""

import csv
import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from hypothesis import example, given, settings
from hypothesis import strategies as st

from khronika.desk import forms
from khronika.desk.asking import read_asking
from khronika.ledger import happened, search
from khronika.ledger.search_index import outlet_id, source_id
from khronika.nouns import Kind, Question
from khronika.publishing.formats import FLAT, FORMATS
from tests.desk.story import MINISTRY
from tests.publishing.reading_back import IDS

pytestmark = pytest.mark.django_db

DAYS = ["2019", "2030", "2030-05", "2031-05-10", "2031-06", "2040"]
# What may be asked in each field of the form; the rest of ids and words are the folder's own.
CHOICES: dict[str, list[str]] = {
    "kind": ["detention", "detention", *(kind.value for kind in Kind)],
    "place": ["Veltria", "veltria", "country:XA", "Nowhere"],
    "lang": ["en", "ru"],
    "source": [source_id(str(MINISTRY.key)), "s-0"],
    "outlet": [outlet_id("Radio Selt"), "o-0"],
    **dict.fromkeys(("from", "to", "said_from", "said_to", "added_from", "added_to"), DAYS),
}


def filters(choices: dict[str, list[str]]) -> st.SearchStrategy[dict[str, str]]:
    """One or two fields filled in, sometimes more or none: all at once would keep nothing, ever."""
    fields = st.lists(st.sampled_from(sorted(choices)), unique=True, max_size=3)
    return fields.flatmap(
        lambda some: st.fixed_dictionaries({field: st.sampled_from(choices[field]) for field in some})
    )


@pytest.fixture
def client(questions: tuple[Question, ...]) -> Client:
    return Client(headers={"host": "localhost"})


def made(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def ids(name: str, data: bytes) -> list[str]:
    return [id_.rpartition("/")[2] for id_ in IDS[name](data)]


def pages(wanted: search.Filter) -> Iterator[str]:
    """The ids that the pages of a list show, one page after the other."""
    after = None
    while True:
        page = search.claims(wanted, after, most=7)
        yield from (row.claim.id for row in page.rows)
        if page.next is None:
            return
        after = page.next


def test_claims_leave_as_they_are_listed(client: Client) -> None:
    # What was typed is kept in the folder and stands in an address as an id.
    words = [search.keep_words(typed) for typed in ("detained", "-detained", "“no such words”")]
    called = [search.keep_words(typed) for typed in ("Ministry", "nobody")]
    events = [row.incident.id for row in happened.every(happened.Wanted())][:3]
    seen = set()

    # Beside whatever is drawn, three that keep all, some and none.
    @settings(max_examples=12)
    @example({})
    @example({"kind": "detention"})
    @example({"place": "Nowhere"})
    @given(filters(CHOICES | {"words": words, "called": called, "incident": [*events, "i-0"]}))
    def holds(asked: dict[str, str]) -> None:
        shown = list(pages(read_asking(asked).filter))
        seen.add(len(shown))
        for name in FORMATS:
            answer = client.get(f"/search/claims/rows.{name}?{urlencode(asked)}")
            assert ids(name, made(answer)) == shown, name

    holds()
    assert len(seen) > 2, "the filters keep nothing, or all"


def test_questions_and_incidents_too(client: Client) -> None:
    for query in ("", "kind=detention", "kind=death&place=Veltria", "from=2030", "to=2019"):
        for path in ("/files/questions.", "/incidents/rows."):
            shown = ids("csv", made(client.get(f"{path}csv?{query}")))
            assert query or shown
            for name in FLAT:
                assert ids(name, made(client.get(f"{path}{name}?{query}"))) == shown, (path, name, query)


def test_every_form_is_offered_where_it_is_given(client: Client) -> None:
    for path, base, offered in (
        ("/search/?kind=detention", "/search/claims/rows.", FORMATS),
        ("/?kind=detention", "/files/questions.", FLAT),
        ("/incidents/?kind=detention", "/incidents/rows.", FLAT),
    ):
        html = client.get(path).content.decode()
        for name in offered:
            assert f'href="{base}{name}?kind=detention"' in html, (path, name)


def test_a_file_bears_its_kind_and_a_plain_name(client: Client) -> None:
    for name, form in FORMATS.items():
        answer = client.get(f"/search/claims/rows.{name}")
        assert answer.headers["Content-Type"] == form.media_type
        assert f".{form.ending}" in answer.headers["Content-Disposition"]
        made(answer)


def test_what_is_lost_is_told_row_by_row(client: Client) -> None:
    rows = list(
        csv.DictReader(io.StringIO(made(client.get("/search/claims/rows.acled-losses")).decode("utf-8-sig")))
    )
    known = set(pages(search.Filter()))
    assert {row["id"] for row in rows} - {""} <= known
    assert any(row["column"] == "sub_event_type" for row in rows)


def test_there_are_no_other_forms(client: Client) -> None:
    for path in ("/search/claims/rows.ods", "/search/reports/rows.ftm", "/files/questions.ftm", "/files/lists.geojson", "/incidents/rows.acled", "/search/claims/rows.csv-losses"):  # fmt: skip
        assert client.get(path).status_code == 404, path
    with pytest.raises(Http404):
        forms.as_form(RequestFactory().get("/"), "ods", forms.claims(lambda: ()), FORMATS)
