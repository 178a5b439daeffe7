"""The original of a report is a file to save: nothing in it is ever served as a page of ours."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.take_in import take_in
from khronika.ledger.arrival_tables import Arrival, Found
from khronika.ledger.arrival_views import Came, Way
from khronika.ledger.judgement_tables import Withheld
from khronika.ledger.member_views import Role
from khronika.ledger.originals import path_of
from khronika.ledger.tables import LogRow
from khronika.nouns import digest, make_id
from tests.desk.at_work import PASSWORD, QUICK, everybody, signed_in
from tests.desk.story import a_report
from tests.desk.test_views import page

pytestmark = pytest.mark.django_db

HTML = b"<!doctype html><script>alert(document.cookie)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
KINDS = [
    (HTML, "text/html", "text/plain; charset=utf-8", ".txt"),
    (SVG, "application/xml", "text/plain; charset=utf-8", ".txt"),
    (SVG, "image/svg+xml", "application/octet-stream", ".bin"),
    (b"%PDF-1.7 /JS (app.alert(1))", "application/pdf", "application/octet-stream", ".pdf"),
    (b"PK", "application/x-unheard-of\r\nX-Evil: yes", "application/octet-stream", ".bin"),
]


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "127.0.0.1"})


def kept(raw: bytes, media_type: str, encoding: str = "utf-8") -> str:
    sha256 = digest(raw)
    report = replace(
        a_report(1, "Orlo.", "Orlo Courier", 4),
        id=make_id("r", sha256),
        sha256=sha256,
        media_type=media_type,
        encoding=encoding,
    )
    keep(report, raw)
    return report.id


@pytest.mark.parametrize(("raw", "media_type", "served", "ending"), KINDS)
def test_it_is_saved_and_never_shown(
    client: Client, raw: bytes, media_type: str, served: str, ending: str
) -> None:
    report_id = kept(raw, media_type)
    answer = client.get(f"/reports/{report_id}/original/")
    assert answer.status_code == 200
    assert answer.content == raw
    headers = answer.headers
    assert headers["Content-Type"] == served
    assert headers["Content-Disposition"] == f'attachment; filename="{report_id}{ending}"'
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"]
    assert f'href="/reports/{report_id}/original/"' in page(client, f"/reports/{report_id}/")


def test_old_encodings_are_said(client: Client) -> None:
    report_id = kept("Алматы".encode("cp1251"), "text/plain", "cp1251")
    assert (
        client.get(f"/reports/{report_id}/original/").headers["Content-Type"] == "text/plain; charset=cp1251"
    )


def test_what_waits_is_bytes_of_no_kind_whatever_its_name(client: Client) -> None:
    take_in(Way.UPLOAD, [Came("evil.html", HTML), Came('"; filename="evil.html', SVG)])
    numbers = Arrival.objects.order_by("pk").values_list(
        "pk", flat=True
    )  # PostgreSQL goes on counting from test to test
    for number, raw in zip(numbers, (HTML, SVG), strict=True):
        answer = client.get(f"/inbox/arrivals/{number}/original/")
        assert answer.content == raw
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="arrival-{number}.bin"'


def test_bytes_that_are_not_those_any_more_are_not_handed_out(client: Client, folder: Path) -> None:
    report_id = kept(HTML, "text/html")
    path = path_of(folder, digest(HTML))
    path.chmod(0o600)
    path.write_bytes(b"other")
    client.raise_request_exception = False
    answer = client.get(f"/reports/{report_id}/original/")
    assert answer.status_code == 500
    assert b"other" not in answer.content


def test_a_report_that_names_a_protected_source_is_its_owners_alone(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khronika.desk import original_views

    report_id = kept(HTML, "text/html")
    Withheld.objects.create(report_id=report_id)
    assert (
        client.get(f"/reports/{report_id}/original/").status_code == 200
    )  # whoever is on this machine owns the folder
    for role in (Role.READER, Role.REVIEWER, Role.EDITOR):
        monkeypatch.setattr(original_views, "role_of", lambda request, role=role: role)
        assert client.get(f"/reports/{report_id}/original/").status_code == 404


def test_a_withheld_original_asks_its_owner_for_the_password_again(settings: Any) -> None:
    settings.PASSWORD_HASHERS = QUICK
    everybody()
    report_id = kept(HTML, "text/html")
    take_in(Way.UPLOAD, [Came("page.html", HTML)])
    arrival = Arrival.objects.get().pk
    Found.objects.create(arrival_id=arrival, place=1, report_id=report_id, alike="{}")
    addresses = (f"/reports/{report_id}/original/", f"/inbox/arrivals/{arrival}/original/")
    owner = signed_in(Role.OWNER)
    for address in addresses:
        assert owner.get(address).content == HTML  # withheld by nobody, nothing is asked
    Withheld.objects.create(report_id=report_id)
    for address in addresses:
        asked = owner.get(address)
        assert asked.status_code == 302
        assert HTML not in asked.content
        assert asked.headers["Location"].startswith("/account/again/")
        assert signed_in(Role.EDITOR).get(address).status_code == 404
    given = owner.post(asked.headers["Location"], {"password": PASSWORD})
    assert given.headers["Location"] == addresses[-1]
    for address in addresses:
        assert owner.get(address).content == HTML


def test_whoever_saves_an_original_stands_in_the_log_and_a_look_in_vain_does_not(client: Client) -> None:
    report_id = kept(HTML, "text/html")
    client.get(f"/reports/{report_id}/original/")
    client.get("/reports/r-none/original/")
    rows = LogRow.objects.filter(act="original-opened").values_list("subject", "details")
    assert list(rows) == [(report_id, f'{{"sha256":"{digest(HTML)}"}}')]
