"""Incidents: the list, one of them with all that is said of it, and what a named person decides of a grouping."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from khronika.desk import columns, downloads, forms
from khronika.desk.guarded import not_here_is_404, or_404
from khronika.desk.happenings import happening, standing_words
from khronika.desk.incident_asking import read_asking
from khronika.desk.incident_page import gathered
from khronika.desk.incident_pictures import maps, when_picture
from khronika.desk.reviewer import LONGEST, remember, reviewer
from khronika.desk.words import kind_words, places_words
from khronika.drawing.timeline import Row
from khronika.drawing.when import years
from khronika.ledger import access, happened
from khronika.ledger.actions.decide import decide
from khronika.ledger.errors import NotPossible
from khronika.nouns import Incident, Ruling
from khronika.publishing.formats import FLAT
from khronika.side_by_side import set_side_by_side

ROWS = 50
_WRONG = 400


@require_safe
def incidents(request: HttpRequest) -> HttpResponse:
    asking = read_asking(request.GET.dict())
    after = request.GET.get("after", "")
    after_ = after if happened.is_after(after) else None
    page = happened.page(asking.wanted, after_, ROWS)
    address = reverse("desk:incidents")
    rows = [
        Row(_what_and_where(each.incident), _href(each.incident.id), each.incident.period)
        for each in page.rows
    ]
    told = ((each.incident.id, each.incident.places, each.incident.period) for each in page.rows)
    return render(
        request,
        "desk/incidents.html",
        {
            "asking": asking,
            "filter": asking.filter,
            "page": page,
            "rows": [(each, standing_words(each.standing)) for each in page.rows],
            "after": after_,
            "picture": when_picture(rows),
            "years": years(rows),
            "maps": maps(told, lambda key: f"{address}?{asking.at(key)}", asking.near, asking.query),
            "here": "incidents",
        },
    )


@require_safe
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """Every row of the list that the same query shows."""
    asking = read_asking(request.GET.dict())
    if form not in downloads.FORMS:
        return forms.as_form(request, form, forms.incidents(lambda: happened.every(asking.wanted)), FLAT)
    return downloads.as_file(request, form, "incidents", columns.INCIDENTS, happened.every(asking.wanted))


@require_safe
def dictionary(request: HttpRequest) -> HttpResponseBase:
    return downloads.dictionary(request, "incidents", columns.INCIDENTS)


@or_404
def incident(request: HttpRequest, incident_id: str) -> HttpResponse:
    return _page(request, incident_id)


@require_POST
@not_here_is_404
def decide_incident(request: HttpRequest, incident_id: str) -> HttpResponse:
    """Records the decision and shows the incident again, or the list where a split left nothing under its id. What was typed
    stays where it cannot be recorded."""
    sent = request.POST
    by, ruling = sent.get("by", "").strip()[:LONGEST], sent.get("ruling", "")
    chosen = sent.getlist("claims")
    wrong = _wrong(ruling, by, sent.get("reason", ""), chosen)
    if not wrong:
        try:
            against = decide(incident_id, Ruling(ruling), by=by, reason=sent.get("reason", ""), claims=chosen)
        except NotPossible:
            wrong = gettext(
                "Nothing was recorded: a split leaves some claims on both sides, and each must be one of this incident."
            )
    if wrong:
        return _page(request, incident_id, wrong=wrong, chosen=chosen, status=_WRONG)
    if ruling == Ruling.SPLIT:
        set_side_by_side()
    answer = HttpResponseRedirect(_after(incident_id, ruling, len(against)))
    remember(answer, by)
    return answer


def _wrong(ruling: str, by: str, reason: str, chosen: Sequence[str]) -> str:
    if ruling not in list(Ruling):
        return gettext("Choose one of the three.")
    if not by or not reason.strip():
        return gettext("Nothing was recorded: a decision names who decides and why.")
    if ruling != Ruling.SPLIT and chosen:
        return gettext(
            "Nothing was recorded: claims are ticked, and only a split speaks of some of them. Untick them, or split."
        )
    if ruling == Ruling.SPLIT and not chosen:
        return gettext("Nothing was recorded: tick the claims that tell of another happening.")
    return ""


def _after(incident_id: str, ruling: str, against: int) -> str:
    try:
        access.incident(incident_id)
    except access.NotHere:
        return reverse("desk:incidents")
    return f"{_href(incident_id)}?done={ruling}" + (f"&against={against}" if against else "")


def _what_and_where(noun: Incident) -> str:
    """The picture says when."""
    return f"{kind_words(noun.kind)}, {places_words(noun.places, noun.period)}"


def _href(incident_id: str) -> str:
    return reverse("desk:incident", args=[incident_id])


def _page(
    request: HttpRequest, incident_id: str, *, wrong: str = "", chosen: Sequence[str] = (), status: int = 200
) -> HttpResponse:
    view = access.incident(incident_id)
    found = gathered(view)
    noun = view.incident
    address = reverse("desk:incidents")
    against = request.GET.get("against", "")
    return render(
        request,
        "desk/incident.html",
        {
            "view": view,
            "incident": noun,
            "happening": happening(view),
            "found": found,
            "picture": when_picture(found.times),
            "years": years(found.times),
            "maps": maps(
                [(noun.id, noun.places, noun.period)],
                lambda key: f"{address}?place={key}&near={key}",
                at=request.GET.urlencode(),
                about="",
            ),
            "by": request.POST.get("by", reviewer(request)),
            "reason": request.POST.get("reason", ""),
            "chosen": chosen,
            "wrong": wrong,
            "done": request.GET.get("done", "") in list(Ruling),
            "against": int(against) if against.isascii() and against.isdigit() and len(against) < 4 else 0,
            "here": "incidents",
        },
        status=status,
    )
