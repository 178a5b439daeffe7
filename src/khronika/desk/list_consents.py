"""Entries of a list, and what was recorded of each person's consent: recorded, seen and withdrawn here. Names are shown; the
addresses hold ids, a name that is looked for is sent in the body, and nothing is kept by a browser."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from khronika.desk import list_consent_words as words
from khronika.desk.guarded import not_here_is_404, or_404, unkept
from khronika.desk.pairing import cells_of, field_words_of, name_of
from khronika.desk.reviewer import LONGEST, remember, reviewer
from khronika.ledger import consents
from khronika.ledger.actions.record_consent import record_consent
from khronika.ledger.actions.withdraw_consent import withdraw_consent
from khronika.ledger.consent_views import EntryView
from khronika.ledger.errors import NotPossible
from khronika.nouns import Audience, Consent, Giver, Shown

MOST = 100  # entries on a page: a long list stays quick on a slow laptop
_CONFLICT, _WRONG = 409, 400
_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why nothing was recorded, and the form's field that it is about."""

    field: str
    words: str


@unkept
@require_http_methods(["GET", "HEAD", "POST"])
@not_here_is_404
def entries(request: HttpRequest, edition: str) -> HttpResponse:
    """A list's entries, ``from`` a place on; or those found by a name, which is sent by POST so that no address holds it."""
    sought = request.POST.get("words", "").strip()[:LONGEST]
    first = _number(request.GET.get("from"))
    sheet = consents.named(edition, sought, MOST) if sought else consents.entries(edition, first, MOST)
    today = timezone.localdate()
    last = min(first + MOST, sheet.row.entries)
    return render(
        request,
        "desk/list_entries.html",
        {
            "row": sheet.row,
            "entries": [
                (record, name_of(record), words.standing_words(answers.standing(today)), answers.views)
                for record, answers in sheet.entries
            ],
            "sought": sought,
            "from": first + 1,
            "to": last,
            "before": max(first - MOST, 0) if first and not sought else None,
            "after": last if last < sheet.row.entries and not sought else None,
            "most": MOST,
            "invented": [sheet.row.name] if sheet.row.invented else [],
            "here": "lists",
        },
    )


@unkept
@or_404
def entry(request: HttpRequest, entry_id: str) -> HttpResponse:
    return _page(request, consents.entry(entry_id))


@unkept
@require_POST
@not_here_is_404
def record(request: HttpRequest, entry_id: str) -> HttpResponse:
    """Records an answer. What was typed stays where it cannot be recorded."""
    view = consents.entry(entry_id)
    if request.POST.get("seen") != _seen(view):
        wrong = gettext(
            "Somebody recorded something of this person meanwhile. Nothing was recorded; look again, and send it again if it still holds."
        )
        return _page(request, view, wrong=Wrong("", wrong), typed=request.POST, status=_CONFLICT)
    read = _read(entry_id, request.POST)
    if isinstance(read, Wrong):
        return _page(request, view, wrong=read, typed=request.POST, status=_WRONG)
    record_consent(read)
    answer = HttpResponseRedirect(reverse("desk:entry", args=[entry_id]) + "#said-h")
    remember(answer, read.by)
    return answer


@unkept
@require_POST
@not_here_is_404
def withdraw(request: HttpRequest, entry_id: str, number: int) -> HttpResponse:
    """Takes one answer back, for every entry it holds for, and shows the entry again."""
    view = consents.entry(entry_id)
    by = request.POST.get("by", "").strip()[:LONGEST]
    if number not in [each.number for each in view.answers]:
        return _page(
            request, view, wrong=Wrong("", gettext("No such answer is recorded here.")), status=_WRONG
        )
    try:
        withdraw_consent(number, by=by, reason=request.POST.get("reason", ""))
    except NotPossible:
        wrong = gettext(
            "Nothing was withdrawn: say who records it and why, and look whether it was withdrawn before."
        )
        return _page(request, view, wrong=Wrong(f"back-{number}", wrong), typed=request.POST, status=_WRONG)
    answer = HttpResponseRedirect(reverse("desk:entry", args=[entry_id]) + "#said-h")
    remember(answer, by)
    return answer


def _read(entry_id: str, sent: QueryDict) -> Consent | Wrong:
    """The answer as typed. Nothing that was left open is filled in."""
    ticked, answered = sent.getlist("what"), sent.get("answer")
    audience, partners = sent.get("audience", ""), sent.get("partners", "").strip()
    until = _day(sent.get("until", ""))
    for field, fault, why in (
        ("by", not sent.get("by", "").strip(), gettext("Say who records this: a record names a person.")),
        ("answer", answered not in (_YES, _NO), gettext("Choose what was answered.")),
        ("given_by", sent.get("given_by") not in list(Giver), gettext("Say who answered.")),
        ("until", until is None and bool(sent.get("until")), gettext("Write the last day as 2031-05-09.")),
    ):
        if fault:
            return Wrong(field, why)
    if answered == _NO and (ticked or audience or partners or until):
        return Wrong(
            "answer", gettext("A refusal is of everything: leave the scope empty, or choose “agreed”.")
        )
    if answered == _YES and (not ticked or set(ticked) - set(Shown)):
        return Wrong("what", gettext("Tick what may be shown."))
    if answered == _YES and audience not in list(Audience):
        return Wrong("audience", gettext("Choose to whom it may be shown."))
    if (audience == Audience.PARTNERS) != bool(partners):
        return Wrong("partners", gettext("Name the bodies where it is for these, and only there."))
    return Consent(
        entry_id,
        Giver(sent.get("given_by", "")),
        tuple(Shown(each) for each in ticked),
        Audience(audience) if audience else None,
        sent.get("by", "").strip()[:LONGEST],
        until,
        partners,
        sent.get("words", "").strip(),
    )


def _page(
    request: HttpRequest,
    view: EntryView,
    *,
    wrong: Wrong | None = None,
    typed: QueryDict | None = None,
    status: int = 200,
) -> HttpResponse:
    sent = typed if typed is not None else QueryDict()
    return render(
        request,
        "desk/list_entry.html",
        {
            "view": view,
            "name": name_of(view.record),
            "fields": field_words_of(view.record),
            "cells": cells_of(view.record),
            "others": [(other, name_of(other.record)) for other in view.others],
            "said": [words.said(each, counts=each.number in view.counted) for each in view.answers],
            "columns": words.audience_columns(),
            "matrix": words.matrix(view.permits, timezone.localdate()),
            "givers": words.giver_choices(),
            "shown": words.shown_choices(),
            "audiences": words.audience_choices(),
            "ticked": sent.getlist("what"),
            "typed": sent,
            "by": sent.get("by") or reviewer(request),
            "seen": _seen(view),
            "wrong": wrong,
            "invented": [view.row.name] if view.row.invented else [],
            "here": "lists",
        },
        status=status,
    )


def _seen(view: EntryView) -> str:
    """What had been recorded when the page was shown: sent twice, or over somebody's newer word, nothing is recorded."""
    return ".".join(f"{each.number}{'w' if each.withdrawn else ''}" for each in view.answers)


def _day(words: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(words.strip())
    except ValueError:
        return None


def _number(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 10 else 0
