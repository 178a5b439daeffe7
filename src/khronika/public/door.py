"""The public door's one view: the page or file at an address, made of the release in force when it is asked for.

The same bytes as the static files have. Nothing is remembered of whoever asks; nothing is written.
"""

import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from khronika.ledger import published
from khronika.public import addresses
from khronika.public.record import Record, record_of
from khronika.public.site import Make, gone_for_good, missing, site

FRESH = 300  # seconds that a page may be shown from a cache after a release is withdrawn; long enough to spare the server
MOST_KEPT = 2_000  # pages kept made
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".svg": "image/svg+xml",
    ".json": "application/json", ".jsonl": "application/jsonl", ".jsonld": "application/ld+json", ".geojson": "application/geo+json",
    ".csv": "text/csv; charset=utf-8", ".bib": "application/x-bibtex; charset=utf-8", ".minisig": "text/plain; charset=utf-8",
    ".pub": "text/plain; charset=utf-8",
}  # fmt: skip


@dataclass(frozen=True)
class _Open:
    """The site as it stood when the releases stood like ``key``."""

    key: tuple[object, ...]
    record: Record | str
    made: Mapping[str, Make]
    gone: frozenset[str] = frozenset()


_OPEN: list[_Open] = []
_LOCK = Lock()


@require_safe
def at(request: HttpRequest, path: str) -> HttpResponse:
    path = path or addresses.FIRST
    if path.endswith("/"):
        path += addresses.FIRST
    held = _held()
    make = held.made.get(path)
    if make is None:
        body = (
            missing(held.record, path) if isinstance(held.record, Record) else b"Nothing is published here.\n"
        )
        kind = "text/html; charset=utf-8" if isinstance(held.record, Record) else "text/plain; charset=utf-8"
        return _headed(HttpResponse(body, status=404, content_type=kind), "no-cache")
    body = _body(held.key, path)
    answer = HttpResponse(body, status=410 if path in held.gone else 200, content_type=_type(path))
    answer["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return _headed(answer, f"public, max-age={FRESH}")


def _headed(answer: HttpResponse, cache: str) -> HttpResponse:
    answer["Cache-Control"] = cache
    answer["Content-Security-Policy"] = POLICY
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def _type(path: str) -> str:
    ending = f".{path.rpartition('.')[2]}"
    if path.endswith(("corrections.xml",)):
        return "application/atom+xml; charset=utf-8"
    if path.endswith("corrections.json"):
        return "application/feed+json"
    return _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"


def _held() -> _Open:
    """The site of the releases as they stand now. They are few; the key says in one look whether they are still the same."""
    key = published.standing()
    with _LOCK:
        if _OPEN and _OPEN[0].key == key:
            return _OPEN[0]
        record = record_of(
            published.every(),
            address=getattr(settings, "KHRONIKA_SITE_ADDRESS", ""),
            publisher=getattr(settings, "KHRONIKA_PUBLISHER", ""),
        )
        fresh = _Open(key, record, {})
        if isinstance(record, Record):
            fresh = _Open(key, record, site(record), gone_for_good(record))
        _OPEN[:] = [fresh]
        _body.cache_clear()
        return fresh


@lru_cache(maxsize=MOST_KEPT)
def _body(key: tuple[object, ...], path: str) -> bytes:
    return _OPEN[0].made[path]()
