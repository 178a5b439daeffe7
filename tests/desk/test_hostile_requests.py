"""Requests that no form of ours makes: at every address of the desk, found by walking them. Pages themselves: ``test_accessible``."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from khronika.ledger import reviews, tables
from khronika.ledger.member_views import Role
from khronika.ledger.review_tables import Review
from tests.desk.at_work import QUICK, browser, everybody, signed_in
from tests.desk.every_page import FILE, NO_PAGE, Address, addresses
from tests.desk.hostile import hostile_folder
from tests.ledger.reviewed import kept

pytestmark = pytest.mark.django_db

SESSION = {"account_logout", "desk:end_session", "desk:end_other_sessions"}  # would end the session that asks
ENTRANCES = ("//elsewhere.invalid/x", "https://elsewhere.invalid/", "/\\elsewhere.invalid", "\t//elsewhere.invalid", "javascript:alert(1)",
             "https:elsewhere.invalid", "///elsewhere.invalid", "http:///elsewhere.invalid", "/%09/elsewhere.invalid", "%2f%2felsewhere.invalid")  # fmt: skip


@pytest.fixture(autouse=True)
def quick(settings: object) -> None:
    settings.PASSWORD_HASHERS = QUICK  # type: ignore[attr-defined]


def places(fill: str) -> Iterator[tuple[Address, str]]:
    """Every address for people with ``fill`` in each of its parts, numbers being 1 (what is no number is no address)."""
    for each in addresses():
        if each.name.startswith(("api:", "api_nothing")):
            continue
        where = reverse(each.name, kwargs=dict.fromkeys(each.parts, 1))
        yield (
            each,
            where.replace("/1/", f"/{fill}/").replace("rows.1", f"rows.{fill}") if each.parts else where,
        )


def test_nothing_is_done_without_the_forms_own_token(folder: object) -> None:
    everybody()
    owner = signed_in(Role.OWNER, enforce_csrf_checks=True)
    said = {(each.name, owner.post(where, {"by": "x"}).status_code) for each, where in places("1")}
    assert len(said) > 70
    assert {(name, status) for name, status in said if status != 403} == set()


@pytest.mark.parametrize(
    "fill", ["..%2f..%2f..%2fetc%2fpasswd", "%00", "%ff%fe", "a" * 3000, quote("\u202e'\"><b>"), "-1"]
)
def test_no_id_is_more_than_an_id(folder: object, fill: str) -> None:
    client = browser(raise_request_exception=False)
    for each, where in places(fill):
        if each.parts:
            answer = client.get(where)
            body = b"" if answer.streaming else answer.content
            answer.close()
            assert answer.status_code in (200, 302, 400, 404, 405), (each.name, answer.status_code)
            assert b"root:" not in body


def test_no_query_breaks_a_page(folder: object, tmp_path: Path) -> None:
    made = hostile_folder(tmp_path)
    client = made.clients[0]
    words = ("state", "kind", "from", "to", "place", "after", "before", "since", "by", "show", "standing", "words", "back", "last", "start", "source",
             "report", "question", "confidence", "happened_from", "said_to", "added_from", "lang", "called", "type", "near", "claim", "next")  # fmt: skip
    values = (
        "%00",
        "%ff",
        "9" * 400,
        "-1",
        "1e999",
        quote("'; DROP TABLE ledger_claim;--"),
        "%d9%a1",
        "x" * 9_000,
        "[]",
        "0000-99-99",
    )
    for turn in range(3):  # each page with each word, three values of each
        query = "&".join(f"{word}={values[(at + 3 * turn) % len(values)]}" for at, word in enumerate(words))
        for each in addresses():
            if (
                each.name.startswith(("api:", "api_nothing"))
                or each.name in SESSION
                or not set(each.parts) <= set(made.ids)
            ):
                continue
            where = reverse(each.name, kwargs={part: made.ids[part][0] for part in each.parts})
            answer = client.get(f"{where}?{query}")
            answer.close()
            assert answer.status_code < 500, (each.name, turn)
            assert not set("\r\n") & set(answer.headers.get("Content-Disposition", "")), each.name
    many = "&".join(f"x{n}=1" for n in range(5_000))
    assert client.get(f"/search/?{many}").status_code in (200, 400)


def test_too_much_is_refused_whole(folder: object) -> None:
    client = browser(raise_request_exception=False)
    for sent in ({"words": "x" * 6_000_000}, {f"x{n}": "1" for n in range(2_000)}):
        answer = client.post("/search/ask/", "&".join(f"{a}={b}" for a, b in sent.items()), content_type="application/x-www-form-urlencoded")  # fmt: skip
        assert answer.status_code in (400, 413)


@pytest.mark.parametrize("to", ENTRANCES)
def test_no_address_of_ours_leads_to_another_host(folder: object, to: str) -> None:
    _, claims = kept()
    client = browser()
    claim = claims[0].id
    led = [
        client.get(f"/language/kk/?back={quote(to)}"),
        client.post(f"/review/{claim}/leave/", {"back": to}),
        client.post(f"/review/{claim}/decide/", {"by": "A", "state": "accepted", "back": to}),
        client.post(
            f"/review/{claim}/correct/record/",
            {"by": "A", "reason": "r", "kind": "injury", "start": "0", "end": "9", "back": to},
        ),
    ]
    everybody()
    led.append(signed_in(Role.READER).get(f"/account/again/?next={quote(to)}"))
    led.append(
        browser().post(
            f"/sign-in/?next={quote(to)}", {"login": "Invented Reader", "password": "three quiet herons"}
        )
    )
    for answer in led:
        where = (
            answer.headers.get("Location", "/").replace("\\", "/").replace("\t", "")
        )  # as browsers read it
        assert urlsplit(urljoin("http://localhost/here/", where)).netloc == "localhost"


def test_a_form_takes_its_own_fields_and_no_other(folder: object) -> None:
    _, claims = kept()
    client = browser()
    for extra in ("claim", "at", "number", "corrected", "waiting", "member", "role"):
        answer = client.post(
            f"/review/{claims[0].id}/decide/", {"by": "A", "state": "accepted", extra: claims[1].id}
        )
        assert answer.status_code == 400, extra
    answer = client.post(
        "/review/many/decide/", {"state": "any", "by": "A", "ruling": "accepted", "claims": claims[1].id}
    )
    assert answer.status_code == 400
    assert client.post("/review/undo/", {"number": "1", "by": "A", "claim": "x"}).status_code == 400
    assert Review.objects.count() == 0


def test_what_is_downloaded_is_never_a_page(folder: object, tmp_path: Path) -> None:
    made = hostile_folder(tmp_path)
    files = 0
    for each in addresses():
        if NO_PAGE.get(each.name) is not FILE or not set(each.parts) <= set(made.ids):
            continue
        answer = made.clients[0].get(
            reverse(each.name, kwargs={part: made.ids[part][0] for part in each.parts})
        )
        answer.close()
        if answer.status_code == 200:
            files += 1
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            kind = answer.headers["Content-Type"].partition(";")[0]
            assert kind not in ("text/html", "image/svg+xml", "application/xhtml+xml"), each.name
            if kind != "application/json":  # which no browser renders
                assert answer.headers["Content-Disposition"].startswith("attachment")
    assert files > 4


def test_what_one_sees_another_cannot_by_its_number(folder: object) -> None:
    """A claim of a withdrawn report is nobody's to decide, by whatever id."""
    report, claims = kept()
    tables.Withdrawal.objects.create(report_id=report.id, by="A", reason="r", at="2026-01-01T00:00:00Z")
    client = Client(headers={"host": "localhost"})
    assert client.get(f"/review/{claims[0].id}/").status_code == 404
    assert client.post(f"/review/{claims[0].id}/decide/", {"by": "A", "state": "accepted"}).status_code == 404
    assert reviews.page(reviews.Query()).rows == ()
