"""Every list goes out as a file under its page's own query, with exactly its rows; entries of lists of people go out nowhere."""

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from khronika.desk.list_files import FILES
from khronika.ledger import access
from khronika.ledger.actions.record_refusal import record_refusal
from khronika.nouns import Question, Unread
from tests.desk.test_views import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(questions: tuple[Question, ...]) -> Client:
    record_refusal(Unread("=x.pdf", "unread.broken", "It is damaged.", "Send it again."))
    return Client(headers={"host": "localhost"})


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    answer: Any = client.get(address)
    assert answer.status_code == 200, address
    made = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(made, newline="")))


def linked(html: str) -> list[str]:
    return [
        each.replace("&amp;", "&")
        for each in re.findall(r'href="([^"]+\.csv[^"]*)"', html)
        if "dictionary" not in each
    ]


@pytest.mark.parametrize("query", ["", "?kind=detention", "?from=2030"])
def test_questions_go_out_as_they_are_shown(client: Client, query: str) -> None:
    html = page(client, f"/{query}")
    shown = set(re.findall(r'href="/questions/(q-\w+)/"', html))
    addresses = linked(html)
    assert bool(addresses) is bool(shown)
    if addresses:
        rows = rows_of(client, addresses[0])
        assert {row["id"] for row in rows} == shown


def test_reports_and_what_could_not_be_read(client: Client) -> None:
    reports, unread = linked(page(client, "/reports/"))
    assert len(rows_of(client, reports)) == access.counts().reports
    (row,) = rows_of(client, unread)
    assert (row["origin"], row["rule"]) == ("'=x.pdf", "unread.broken")


def test_each_has_a_dictionary_and_nothing_else_is_there(client: Client) -> None:
    for show, listed in FILES.items():
        told = [row["column"] for row in rows_of(client, f"/files/{show}/dictionary.csv")]
        assert told == [column.name for column in listed.columns]
        assert [*rows_of(client, f"/files/{show}.csv")] == [] or show in ("questions", "unread")
        sheet: Any = client.get(f"/files/{show}.xlsx")
        assert b"".join(sheet.streaming_content).startswith(b"PK")
    assert client.get("/files/entries.csv").status_code == 404
    assert client.get("/files/questions.ods").status_code == 404
    assert not any("entr" in name for name in _names_of_files())


def _names_of_files() -> set[str]:
    return {
        str(each.pattern)
        for each in get_resolver("khronika.desk.urls").url_patterns
        if "<str:form>" in str(each.pattern)
    }
