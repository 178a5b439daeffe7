"""Review of links: one pair of entries at a time, decided by a named person. Names are shown here and on no other page; the
addresses hold ids, and nothing is kept by a browser."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from khronika.desk.guarded import not_here_is_404, or_404, unkept, with_keys
from khronika.desk.link_words import bond_words, likely_words
from khronika.desk.pairing import pairing
from khronika.desk.reviewer import LONGEST, remember, reviewer
from khronika.ledger import lists
from khronika.ledger.actions.decide_link import DecidedMeanwhile, decide_link, withdraw_link
from khronika.ledger.list_views import LinkView
from khronika.nouns import Bond, LinkDecision

_CONFLICT, _WRONG = 409, 400
_KEYS = {Bond.SAME: "s", Bond.DIFFERENT: "d", Bond.UNSURE: "u"}


@dataclass(frozen=True, slots=True)
class Past:
    """One decision on the pair, as its history shows it."""

    words: str
    decision: LinkDecision


@unkept
@with_keys
@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """The next undecided pair; or, with ``show``, what was decided."""
    shown = request.GET.get("show", "")
    if shown == "decided" or shown in list(Bond):
        return _decided(request, shown)
    found = lists.next_link(request.GET.get("after"))
    if found is None:
        return _nothing_waits(request)
    return _page(request, lists.link(found))


@unkept
@with_keys
@or_404
def link(request: HttpRequest, link_id: str) -> HttpResponse:
    return _page(request, lists.link(link_id))


@unkept
@with_keys
@require_POST
@not_here_is_404
def decide(request: HttpRequest, link_id: str) -> HttpResponse:
    """Records the decision and leads to the next pair. What was typed stays where it cannot be recorded."""
    sent = request.POST
    by, ruling = sent.get("by", "").strip()[:LONGEST], sent.get("ruling", "")
    view = lists.link(link_id)
    if not by:
        wrong = gettext("Say who decides: a decision names a person.")
        return _page(request, view, wrong=wrong, typed=sent.dict(), status=_WRONG)
    if ruling not in list(Bond):
        return _page(
            request, view, wrong=gettext("Choose one of the three."), typed=sent.dict(), status=_WRONG
        )
    try:
        number = decide_link(
            link_id, Bond(ruling), by=by, reason=sent.get("reason", ""), after=_number(sent.get("standing"))
        )
    except DecidedMeanwhile:
        return _meanwhile(request, lists.link(link_id), sent.dict())
    answer = HttpResponseRedirect(f"{reverse('desk:links')}?last={number}&after={link_id}")
    remember(answer, by)
    return answer


@unkept
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes back one decision, which must still stand, and shows its pair again."""
    by = request.POST.get("by", "").strip()[:LONGEST] or reviewer(request)
    number = _number(request.POST.get("number"))
    made = lists.decision_by(number)
    if made is None or not by:
        return _nothing_to_undo(request)
    try:
        link_id = withdraw_link(number, by=by)
    except DecidedMeanwhile:
        return _nothing_to_undo(request)
    return HttpResponseRedirect(reverse("desk:link", args=[link_id]))


def _page(
    request: HttpRequest,
    view: LinkView,
    *,
    wrong: str = "",
    typed: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    typed = typed or {}
    last = _number(request.GET.get("last"))
    made = lists.decision_by(last) if last else None
    return render(
        request,
        "desk/link.html",
        {
            "view": view,
            "pair": pairing(view),
            "likely": likely_words(view.proposal.probability) if view.proposal else "",
            "chance": round(100 * view.proposal.probability) if view.proposal else None,
            "counts": lists.link_counts(),
            "by": typed.get("by", reviewer(request)),
            "reason": typed.get("reason", ""),
            "wrong": wrong,
            "ruling": bond_words(view.ruling) if view.ruling else "",
            "history": [Past(bond_words(each.ruling), each) for each in view.decisions],
            "choices": [(bond.value, bond_words(bond), key) for bond, key in _KEYS.items()],
            "last": last if made else 0,
            "last_words": bond_words(made.ruling) if made else "",
            "invented": [row.name for row in view.rows if row.invented],
            "here": "links",
        },
        status=status,
    )


def _decided(request: HttpRequest, shown: str) -> HttpResponse:
    """A table without names: lists, rows and what was decided."""
    ruling = Bond(shown) if shown in list(Bond) else None
    rows = lists.decided_links(ruling)
    return render(
        request,
        "desk/links.html",
        {
            "rows": [(row, bond_words(row.ruling)) for row in rows],
            "counts": lists.link_counts(),
            "shown": shown,
            "query": urlencode({"show": shown}),
            "choices": [(bond.value, bond_words(bond)) for bond in Bond],
            "here": "links",
        },
    )


def _nothing_waits(request: HttpRequest) -> HttpResponse:
    """Everything is decided, or nothing was linked: the page says which, and the next step."""
    last = _number(request.GET.get("last"))
    made = lists.decision_by(last) if last else None
    return render(
        request,
        "desk/links.html",
        {
            "counts": lists.link_counts(),
            "group": lists.grouping(),
            "last": last if made else 0,
            "last_words": bond_words(made.ruling) if made else "",
            "by": reviewer(request),
            "empty": True,
            "here": "links",
        },
    )


def _meanwhile(request: HttpRequest, view: LinkView, typed: Mapping[str, Any]) -> HttpResponse:
    wrong = gettext(
        "Somebody decided this pair meanwhile. Nothing was recorded; look again, and decide if you still would."
    )
    return _page(request, view, wrong=wrong, typed=typed, status=_CONFLICT)


def _nothing_to_undo(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/undone.html", {"here": "links"}, status=_CONFLICT)


def _number(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 18 else 0
