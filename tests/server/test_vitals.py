"""Health, measures and lines of a served door: what they say, and that no name, text, id or query is among it."""

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.core.asgi import get_asgi_application
from django.db import DatabaseError, connection

from khronika.ledger import versions
from khronika.server.plain_log import JsonFormatter
from khronika.server.vitals import with_vitals

NAME = "Orlan-Teberov"
pytestmark = pytest.mark.django_db


def asked(
    application: Any, path: str, token: str = "", query: str = "", method: str = "GET"
) -> tuple[int, str]:
    said: list[Mapping[str, Any]] = []

    came = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Mapping[str, Any]:
        if came:
            return came.pop()
        await asyncio.Event().wait()  # whoever asks stays for the answer
        raise AssertionError

    async def send(message: Mapping[str, Any]) -> None:
        said.append(message)

    headers = [(b"host", b"localhost"), (b"authorization", f"Bearer {token}".encode())]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "path": path,
        "raw_path": path.encode(), "query_string": query.encode(), "headers": headers, "client": ("127.0.0.1", 1), "server": ("localhost", 80),
    }  # fmt: skip
    async_to_sync(application)(scope, receive, send)
    return said[0]["status"], b"".join(part.get("body", b"") for part in said[1:]).decode()


@pytest.fixture(autouse=True)
def kept_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection is the test's own transaction."""
    monkeypatch.setattr(connection, "close", lambda: None)


def test_a_door_lives_and_is_ready(settings: Any, tmp_path: Path) -> None:
    settings.KHRONIKA_FOLDER = tmp_path
    door = with_vitals(get_asgi_application(), "desk")
    assert asked(door, "/health/live") == (200, '{"ok": true}')
    status, body = asked(door, "/health/ready")
    assert (status, json.loads(body)) == (
        200,
        {"ok": True, "database": True, "migrations": True, "space": True},
    )


def test_what_fails_is_named(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    def gone() -> None:
        raise DatabaseError(f"password of {NAME}")

    settings.KHRONIKA_FOLDER = "/nowhere"
    monkeypatch.setattr(connection, "cursor", gone)
    status, body = asked(with_vitals(get_asgi_application(), "desk"), "/health/ready")
    assert (status, json.loads(body)) == (
        503,
        {"ok": False, "database": False, "migrations": False, "space": False},
    )


@pytest.mark.parametrize("known", ["0001_initial", "0001_initial 9999_of_tomorrow"])
def test_another_versions_tables_are_not_ready(monkeypatch: pytest.MonkeyPatch, known: str) -> None:
    """Half of an upgrade, and an upgrade that this process is not of."""
    monkeypatch.setattr(versions, "_known", lambda: set(known.split()))
    status, body = asked(with_vitals(get_asgi_application(), "public"), "/health/ready")
    assert (status, json.loads(body)) == (503, {"ok": False, "database": True, "migrations": False})


def test_measures_are_for_who_has_the_token(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.KHRONIKA_WORKER = False
    assert asked(with_vitals(get_asgi_application(), "desk"), "/metrics")[0] == 404
    monkeypatch.setenv("KHRONIKA_METRICS_TOKEN", "secret")
    door = with_vitals(get_asgi_application(), "desk")
    assert asked(door, "/metrics")[0] == 404
    assert asked(door, "/metrics", "wrong")[0] == 404
    asked(door, f"/reports/{NAME}/", query=f"words={NAME}")
    asked(door, f"/{NAME}")
    status, body = asked(door, "/metrics", "secret")
    assert status == 200
    assert 'khronika_requests_total{door="desk",method="GET",status="404",view="desk:report"} 1.0' in body
    assert 'view="nowhere"' in body
    assert "khronika_log_rows" in body
    assert "khronika_claims_unsettled 0.0" in body
    assert NAME not in body


def test_lines_name_views_and_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KHRONIKA_LOG", "json")
    door = with_vitals(get_asgi_application(), "desk")
    asked(door, f"/reports/{NAME}/", query=f"words={NAME}")
    line = next(each for each in capsys.readouterr().err.splitlines() if '"door"' in each)
    said = json.loads(line)
    assert {name: said[name] for name in said.keys() - {"at", "ms"}} == {
        "level": "info", "door": "desk", "view": "desk:report", "method": "GET", "status": 404,
    }  # fmt: skip
    assert NAME not in line


def test_a_method_that_whoever_asks_made_up_stands_nowhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KHRONIKA_LOG", "json")
    asked(with_vitals(get_asgi_application(), "desk"), "/", method="TEBEROV")
    said = capsys.readouterr().err
    assert '"method": "other"' in said
    assert "TEBEROV" not in said


def test_an_error_is_told_by_its_kind_and_place() -> None:
    import logging
    import sys

    try:
        raise ValueError(NAME)
    except ValueError:
        record = logging.LogRecord(
            "django.request", logging.ERROR, "", 0, "%s: %s", ("Error", f"/{NAME}"), sys.exc_info()
        )
    said = json.loads(JsonFormatter().format(record))
    assert (said["kind"], said["what"], said["where"].split(":")[0]) == (
        "ValueError",
        "%s: %s",
        "test_vitals.py",
    )
    assert NAME not in json.dumps(said)
