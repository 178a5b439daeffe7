"""The audit page: who did what and when, as far as the log keeps it, for owners."""

import datetime as dt
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from khronika import attesting, custody
from khronika.custody import Noted
from khronika.desk.audit_words import act_words
from khronika.desk.guarded import unkept
from khronika.desk.templatetags.desk_account import instant
from khronika.ledger import audit, log, members, times
from khronika.ledger.audit import AuditQuery
from khronika.ledger.errors import ChainBroken

ROWS = 50
_WALKED = "audit-walked"
_LONGEST = 100
_LINES = 10  # tokens and proofs shown; each is checked for the page


@unkept
@require_safe
def audit_page(request: HttpRequest) -> HttpResponse:
    query, wrong = _asked(request)
    before = request.GET.get("before", "")
    page = audit.page(
        query, int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None, ROWS
    )
    names, walked = members.names(), cache.get(_WALKED)
    kept = {name: request.GET.get(name, "")[:_LONGEST] for name in ("act", "by", "subject", "from", "to")}
    return render(
        request,
        "desk/audit.html",
        {
            "rows": [
                (row, act_words(row.act), names.get(row.by, row.by), _page_of(row.subject))
                for row in page.rows
            ],
            "unnamed": any(not row.by for row in page.rows),
            "names": names,
            "broken": page.broken,
            "next": page.before,
            "query": urlencode({name: value for name, value in kept.items() if value}),
            "asked": kept,
            "acts": [(act, act_words(act), act == query.act) for act in audit.acts()],
            "people": [(key, name, key == query.by) for key, name in sorted(names.items(), key=_name)],
            "first": before == "",
            "active": query != AuditQuery(),
            "walked": walked,
            "noted_words": _noted_words(custody.noted(Path(settings.KHRONIKA_FOLDER))),
            "end": times.head(),
            "attested": [(line, _when(line.at)) for line in attesting.listed(_LINES)],
            "walked_words": _walk_words(walked) if walked else "",
            "wrong": wrong,
            "here": "audit",
        },
    )


@unkept
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Walks the whole chain of hashes and remembers what it found, until the desk is closed."""
    began, broken, rows = time.monotonic(), "", 0
    try:
        rows = log.verify()
    except ChainBroken as found:
        broken = str(found)
    walked = {"at": timezone.now(), "rows": rows, "broken": broken, "seconds": time.monotonic() - began}
    cache.set(_WALKED, walked, None)
    return HttpResponseRedirect(reverse("desk:audit"))


def _when(at: str | None) -> str:
    return instant(dt.datetime.fromisoformat(at)) if at is not None else ""


def _noted_words(noted: Noted | None) -> str:
    if noted is None:
        return gettext(
            "Originals, texts, claims, decisions and releases are held to what was written by a program; it has not noted an outcome here:"
        )
    day = instant(noted.at)
    if not noted.grave:
        return gettext("The whole folder was looked through {day}, and is as it was written:").format(day=day)
    return ngettext(
        "The whole folder was looked through {day}: {n} thing is not as it was written. What it is, says:",
        "The whole folder was looked through {day}: {n} things are not as they were written. What they are, says:",
        noted.grave,
    ).format(day=day, n=noted.grave)


def _asked(request: HttpRequest) -> tuple[AuditQuery, str]:
    """What is asked, and what is wrong with it. A day that cannot be read asks nothing."""
    words = [
        request.GET.get(name, "").strip()[:_LONGEST].replace("\x00", "") for name in ("act", "by", "subject")
    ]
    (first, wrong), (last, also) = _day(request.GET.get("from", "")), _day(request.GET.get("to", ""))
    return AuditQuery(words[0], words[1], words[2], first, last), wrong or also


def _day(said: str) -> tuple[dt.date | None, str]:
    try:
        return (dt.date.fromisoformat(said.strip()) if said.strip() else None), ""
    except ValueError:
        return None, gettext("Write a day as 2026-11-26.")


_PAGES = {"c-": "desk:review_claim", "r-": "desk:report", "q-": "desk:question", "i-": "desk:incident"}


def _page_of(subject: str) -> str:
    """The page of what it was done to, by how its id begins; empty for what has none. What no longer stands answers there itself."""
    name = _PAGES.get(subject[:2])
    return reverse(name, args=[subject]) if name and re.fullmatch(r"[a-z]-[\w.-]+", subject) else ""


def _walk_words(walked: Mapping[str, Any]) -> str:
    day = instant(walked["at"])
    if walked["broken"]:
        return gettext("The whole chain was walked {day} and is broken:").format(day=day)
    many = ngettext(
        "The whole chain was walked {day}: {n} row, and it is whole.",
        "The whole chain was walked {day}: {n} rows, and it is whole.",
        walked["rows"],
    )
    return many.format(day=day, n=walked["rows"])


def _name(pair: tuple[str, str]) -> str:
    return pair[1].casefold()
