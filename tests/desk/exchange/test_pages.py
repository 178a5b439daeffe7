"""The pages of the round trip: a sheet leaves from a list, what it would change is shown first, one press records it."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khronika.ledger import reviews
from khronika.ledger.actions.review_claim import review_claim
from khronika.ledger.review_tables import Standing
from khronika.nouns import State
from tests.desk.exchange.sheets import Rows, as_csv, rows_of, the
from tests.desk.exchange.test_round_trip import addition
from tests.desk.test_views import page
from tests.ledger.reviewed import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(folder: Path) -> Client:
    kept()
    kept(
        "Officials said 120 people were held in Almaty. Two officers were hurt. A curfew was declared. Later"
    )
    return Client(headers={"host": "localhost"})


def downloaded(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def look(client: Client, raw: bytes, reason: str = "") -> Any:
    sent = {"sheet": SimpleUploadedFile("edited.csv", raw), "reason": reason, "by": "A. Editor"}
    return client.post("/sheets/look/", sent)


def words(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def carried(html: str) -> str:
    found = re.search(r'name="carried" value="([^"]+)"', html)
    assert found
    return found[1]


def test_each_list_gives_just_its_rows_to_edit(client: Client) -> None:
    query = "kind=injury"
    assert [row["kind"] for row in rows_of(downloaded(client, f"/sheets/claims.csv?{query}"))] == [
        "injury"
    ] * 2
    assert len(rows_of(downloaded(client, "/sheets/figures.csv"))) == 4
    claim = the(rows_of(downloaded(client, "/sheets/claims.csv")), "injury")["id"]
    review_claim(claim, State.REJECTED, by="B. Other", reason="no")
    (row,) = rows_of(downloaded(client, "/sheets/queue.csv?state=rejected"))
    assert (row["id"], row["state"]) == (claim, "rejected")
    assert f"/sheets/claims.xlsx?{query}" in page(client, f"/search/?{query}")
    assert "/sheets/queue.csv?state=rejected" in page(client, "/review/?state=rejected")
    assert downloaded(client, "/sheets/dictionary.csv").startswith(b"\xef\xbb\xbfcolumn,")
    assert client.get("/sheets/people.csv").status_code == 404
    assert client.get("/sheets/claims.ods").status_code == 404


def test_it_is_shown_first_and_recorded_by_one_press(client: Client) -> None:
    def edit(rows: Rows) -> None:
        the(rows, "detention").update(low="130", high="130", reason="the ministry's table <b>")
        the(rows, "curfew").update(decision="rejected", reason="no")
        rows[-1].update(quote="another")
        rows.append(addition(rows, rows[0]["report"]))

    rows = rows_of(downloaded(client, "/sheets/claims.csv"))
    edit(rows)
    raw = as_csv(rows)
    with CaptureQueriesContext(connection) as small:
        look(client, as_csv(rows[:2]))
    with CaptureQueriesContext(connection) as large:
        html = look(client, raw).content.decode()
    assert (
        len(large) <= len(small) + 3
    )  # what a row that adds asks, once for all of them; nothing is asked row by row
    assert "1 correction" in words(html)
    assert "1 decision" in words(html)
    assert "1 added claim" in words(html)
    assert "Changed, and only to read: quote" in html
    assert "the ministry&#x27;s table &lt;b&gt;" in html
    assert not Standing.objects.exists()
    answer = client.post("/sheets/record/", {"carried": carried(html), "by": "A. Editor"})
    shown = page(client, answer["Location"])
    assert "Brought back in a spreadsheet: 3 claims" in shown
    again = look(client, raw).content.decode()
    assert "Nothing would be recorded" in again
    assert "3 rows stand so already" in words(again)
    client.post(f"{answer['Location']}undo/", {"by": "A. Editor"})
    assert set(Standing.objects.values_list("state", flat=True)) == {"proposed"}


def test_what_changed_between_is_left_out_and_a_second_press_records_nothing(client: Client) -> None:
    rows = rows_of(downloaded(client, "/sheets/queue.csv"))
    for row in rows[:2]:
        row["decision"] = "accepted"
    html = look(client, as_csv(rows)).content.decode()
    review_claim(rows[0]["id"], State.UNSURE, by="B. Other")
    sent = {"carried": carried(html), "by": "A. Editor"}
    answer = client.post("/sheets/record/", sent)
    assert "1 was left out" in page(client, answer["Location"])
    assert client.post("/sheets/record/", sent).status_code == 409
    assert reviews.batch(int(answer["Location"].rstrip("/").rpartition("/")[2])).stands == 1
    conflict = look(client, as_csv(rows)).content.decode()
    assert "1 conflict" in words(conflict)
    assert "Here now" in conflict


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"carried": "x"}, "no longer valid"),
        ({"carried": ""}, "no longer valid"),
        ({"carried": "x", "owner": "me"}, "no such field: owner"),
    ],
)
def test_what_was_not_shown_here_is_not_recorded(client: Client, sent: dict[str, str], said: str) -> None:
    answer = client.post("/sheets/record/", sent | {"by": "A. Editor"})
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_a_file_that_is_none_says_what_to_do_and_keeps_what_was_typed(client: Client) -> None:
    answer = look(client, b"nonsense", reason="my reason")
    assert answer.status_code == 400
    assert "must name the columns" in answer.content.decode()
    assert "my reason" in answer.content.decode()
    assert client.post("/sheets/look/", {"by": "A"}).status_code == 400
    rows = rows_of(downloaded(client, "/sheets/queue.csv"))
    rows[0]["decision"] = "accepted"
    html = look(client, as_csv(rows)).content.decode()
    answer = client.post("/sheets/record/", {"carried": carried(html), "by": ""})
    assert (answer.status_code, carried(answer.content.decode())) == (400, carried(html))


def test_the_pages_are_there_in_three_languages(client: Client) -> None:
    for lang, words in (("ru", "Вернуть таблицу"), ("kk", "Кестені қайтару")):
        client.cookies["django_language"] = lang
        assert words in page(client, "/sheets/")
    book = io.BytesIO(downloaded(client, "/sheets/claims.xlsx"))
    assert book.getvalue().startswith(b"PK")
