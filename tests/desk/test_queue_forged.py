"""The review queue before strangers and forgers: forms of other sites, fields that are none, ids that are nobody's, ways that lead elsewhere."""

import re

import pytest
from django.test import Client

from khronika.ledger.review_tables import Review
from khronika.nouns import Question
from tests.desk.test_queue import BY, decided, first
from tests.desk.test_views import page
from tests.ledger.reviewed import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


def test_a_form_of_another_site_is_refused(questions: tuple[Question, ...]) -> None:
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    key = first()
    for path in (f"/review/{key}/decide/", "/review/undo/", "/review/confirm/", "/review/many/decide/", "/review/four-eyes/",
                 f"/review/{key}/leave/", f"/review/{key}/correct/record/", "/review/many/1/undo/", "/review/many/1/confirm/"):  # fmt: skip
        assert strict.post(path, {"by": BY, "state": "accepted"}).status_code == 403, path
    assert not Review.objects.exists()


def test_what_is_no_field_of_the_form_is_refused(client: Client, questions: tuple[Question, ...]) -> None:
    key = first()
    for extra in ("claim", "at", "waits", "batch", "confirms", "number"):
        assert decided(client, key, **{extra: "1"}).status_code == 400
    assert client.post("/review/undo/", {"number": "1", "claim": "x"}).status_code == 400
    assert client.post("/review/many/decide/", {"by": BY, "claims": "c-1"}).status_code == 400
    assert not Review.objects.exists()


def test_a_strangers_id_is_no_page(client: Client, questions: tuple[Question, ...]) -> None:
    for path in ("/review/c-0/", "/review/c-0/correct/", "/review/many/7/", "/reports/r-0/add/"):
        assert client.get(path).status_code == 404, path
    for path in (
        "/review/c-0/decide/",
        "/review/c-0/correct/record/",
        "/review/many/7/undo/",
        "/review/many/7/confirm/",
        "/reports/r-0/add/record/",
    ):
        assert client.post(path, {"by": BY}).status_code == 404, path
    assert client.post("/review/undo/", {"number": "7", "by": BY}).status_code == 404


@pytest.mark.parametrize(
    "back", ["//example.org/x", "https://example.org/", "/lists/", "javascript:1", "/review/../lists/"]
)
def test_nobody_is_led_elsewhere(client: Client, questions: tuple[Question, ...], back: str) -> None:
    where = decided(client, first(), back=back)["Location"]
    assert where.startswith("/review/")
    assert "example" not in where


def test_addresses_hold_no_name(client: Client, questions: tuple[Question, ...]) -> None:
    answer = decided(client, first(), by="Nazgul Invented")
    assert "Nazgul" not in answer["Location"]
    html = page(client, "/review/?state=accepted")
    assert not any("Nazgul" in href for href in re.findall(r'(?:href|action)="([^"]*)"', html))


def test_markup_of_a_report_is_text(client: Client, db: None, folder: object) -> None:
    kept(
        "The Interior Ministry said 120 people were held in Almaty. Two officers were hurt. A curfew was declared. <script>alert(1)</script>"
    )
    assert "<script>alert" not in page(client, "/review/")
