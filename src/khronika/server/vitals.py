"""What whoever runs a team's server asks of it, answered before Django is: whether it lives, whether it can serve, and in numbers how it does.

    /health/live     the process answers
    /health/ready    the database answers, its tables are of this version, the folder of a desk has space; else 503 and which of them fails
    /metrics         Prometheus' text, for who brings KHRONIKA_METRICS_TOKEN as a bearer; without the variable there is no such address

No account is needed for health, and it tells nothing of the record. Measures and lines of the log know of an address the name of its view, never its
ids, its query, or who asked.
"""

import json
import os
import secrets
import shutil
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]  # as in ``limits``

LIVE, READY, METRICS = "/health/live", "/health/ready", "/metrics"
_LEAST_SPACE = 200_000_000  # bytes: a book of reports, and room for the database's own files
_TOKEN, _LOG = "KHRONIKA_METRICS_TOKEN", "KHRONIKA_LOG"


@dataclass(frozen=True, slots=True)
class Vitals:
    """The checks of ``/health/ready`` by name, each True or False."""

    checks: Mapping[str, bool]

    @property
    def ok(self) -> bool:
        return all(self.checks.values())


def with_vitals(application: Application, door: str) -> Application:
    """``application`` behind these addresses. ``door`` (desk, public) stands in measures and lines."""
    token = os.environ.get(_TOKEN, "")
    measures = _Measures(door) if token else None
    lines = os.environ.get(_LOG) == "json"

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        path = scope["path"]
        if path == LIVE:
            await _say(send, 200, _as_json({"ok": True}))
        elif path == READY:
            found = await sync_to_async(vitals, thread_sensitive=True)(writes=door == "desk")
            await _say(send, 200 if found.ok else 503, _as_json({"ok": found.ok, **found.checks}))
        elif path == METRICS and measures is not None:
            if secrets.compare_digest(_bearer(scope), token.encode()):
                body = await sync_to_async(measures.told, thread_sensitive=True)()
                await _say(send, 200, body, "text/plain; version=0.0.4; charset=utf-8")
            else:
                await _say(send, 404, b"")
        else:
            await _timed(application, scope, receive, send, door, measures, lines)

    return answer


def vitals(*, writes: bool) -> Vitals:
    """Asks the database and, for a door that ``writes``, the folder. Never raises for what fails."""
    from django.db import DatabaseError, connection

    from khronika.ledger import versions

    database = migrations = False
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        database = True
        migrations = versions.of_this_program(connection)
    except DatabaseError:
        pass
    finally:
        connection.close()
    checks = {"database": database, "migrations": migrations}
    if writes:
        try:
            checks["space"] = shutil.disk_usage(settings.KHRONIKA_FOLDER).free > _LEAST_SPACE
        except OSError:
            checks["space"] = False
    return Vitals(checks)


async def _timed(
    application: Application,
    scope: Scope,
    receive: Receive,
    send: Send,
    door: str,
    measures: "_Measures | None",
    lines: bool,
) -> None:
    began, status = time.monotonic(), 500

    async def watched(message: Mapping[str, Any]) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        await send(message)

    try:
        await application(scope, receive, watched)
    finally:
        if measures is not None or lines:
            took, view = time.monotonic() - began, _view_of(scope["path"])
            if measures is not None:
                measures.add(view, _method(scope), status, took)
            if lines:
                _line(door=door, view=view, method=_method(scope), status=status, ms=round(took * 1000))


def _view_of(path: str) -> str:
    """The name of the view: an address's own parts may name a claim, and a wrong one may be anything."""
    from django.urls import Resolver404, resolve

    try:
        return resolve(path).view_name or "page"
    except Resolver404:
        return "nowhere"


def _line(**said: Any) -> None:
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    print(json.dumps({"at": at, "level": "info", **said}), file=sys.stderr, flush=True)


class _Measures:
    """Prometheus' counters of this process, and what the record says when it is asked."""

    def __init__(self, door: str) -> None:
        if find_spec("prometheus_client") is None:
            from django.core.exceptions import ImproperlyConfigured

            raise ImproperlyConfigured(f"{_TOKEN} needs prometheus-client: install khronika[team]")
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self._registry = CollectorRegistry()
        self._door = door
        registry = self._registry
        self._asked = Counter(
            "khronika_requests", "Answered requests.", ["door", "view", "method", "status"], registry=registry
        )
        self._took = Histogram(
            "khronika_request_seconds", "How long an answer took.", ["door", "view"], registry=registry
        )
        self._record = (
            {
                name: Gauge(f"khronika_{name}", words, registry=registry)
                for name, words in (
                    ("arrivals_waiting", "Arrivals that nobody has read."),
                    ("finds_undecided", "Reports in the inbox of which nobody decided."),
                    (
                        "claims_unsettled",
                        "Claims that count otherwise than in the record as it was made last.",
                    ),
                    ("tasks_waiting", "Tasks that no worker has begun."),
                    ("log_rows", "Rows of the log."),
                )
            }
            if door == "desk"
            else {}
        )

    def add(self, view: str, method: str, status: int, took: float) -> None:
        self._asked.labels(self._door, view, method, status).inc()
        self._took.labels(self._door, view).observe(took)

    def told(self) -> bytes:
        from prometheus_client import generate_latest

        if self._record:
            self._ask()
        return bytes(generate_latest(self._registry))

    def _ask(self) -> None:
        from django.db import connection

        from khronika.background import waiting
        from khronika.ledger import arrivals, since

        try:
            unread, undecided = arrivals.waiting()
            found = (unread, undecided, since.unsettled(), waiting(), since.last_act())
            for gauge, value in zip(self._record.values(), found, strict=True):
                gauge.set(value)
        finally:
            connection.close()


_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))


def _method(scope: Scope) -> str:
    """A method may be any word that whoever asks makes up."""
    said: str = scope["method"]
    return said if said in _METHODS else "other"


def _bearer(scope: Scope) -> bytes:
    said: bytes = dict(scope["headers"]).get(b"authorization", b"")
    return said.removeprefix(b"Bearer ")


def _as_json(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said).encode()


async def _say(send: Send, status: int, body: bytes, kind: str = "application/json") -> None:
    headers = [
        (b"content-type", kind.encode()),
        (b"cache-control", b"no-store"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
