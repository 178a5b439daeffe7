"""Claims as a spreadsheet to edit, and the sheet brought back: first what it would change, then one act with one undo."""

import io
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from khronika.desk import downloads
from khronika.desk.asking import read_asking
from khronika.desk.exchange import carrying
from khronika.desk.exchange.files import Unusable, read_sheet
from khronika.desk.exchange.leaving import write_dictionary, write_sheet
from khronika.desk.exchange.lines import Outcome, Plan
from khronika.desk.exchange.plan import plan_of
from khronika.desk.guarded import unkept
from khronika.desk.queue_views import CONFLICT, WRONG, named
from khronika.desk.review_form import strangers
from khronika.desk.reviewer import remember, reviewer
from khronika.desk.settling import settle_reviews
from khronika.ledger import exchange
from khronika.ledger.errors import NotPossible
from khronika.ledger.exchange import Held
from khronika.ledger.queue import Query

CLAIMS, FIGURES, QUEUE = "claims", "figures", "queue"
# Lines of a kind that a page shows of those that are not recorded; all that would be recorded are shown.
SHOWN = 200


@require_safe
def sheet(request: HttpRequest, show: str, form: str) -> HttpResponseBase:
    """Every row of the list that the same query shows in search, or in the review queue, to edit."""
    if form not in downloads.FORMS:
        raise Http404("no such form")
    rows = _rows(request, show)
    return downloads.handed_over(
        request,
        form,
        f"{downloads.dated(f'{show}-to-edit')}.{form}",
        lambda out: _written(write_sheet(out, form, rows, show)),
    )


def _written(many: int) -> None:
    """How many rows were written is of no use to a download."""


def _rows(request: HttpRequest, show: str) -> Iterator[Held]:
    sent = request.GET.dict()
    if show in (CLAIMS, FIGURES):
        return exchange.of_search(read_asking(sent | {"show": CLAIMS}).filter, figures=show == FIGURES)
    if show == QUEUE:
        return exchange.of_queue(Query.of(sent))
    raise Http404("no such list")


@require_safe
def dictionary(request: HttpRequest) -> HttpResponseBase:
    return downloads.handed_over(request, "csv", "to-edit-dictionary.csv", write_dictionary)


@unkept
@require_safe
def bring(request: HttpRequest) -> HttpResponse:
    """Where a sheet is brought back."""
    return _page(request)


@unkept
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """What the sheet would change. Nothing is recorded."""
    if strange := strangers([*request.POST, *request.FILES], ("by", "reason", "sheet")):
        return _refused(strange)
    reason = _reason(request)
    try:
        file = request.FILES.get("sheet")
        if file is None:
            raise Unusable(gettext("Choose the file that you edited."))
        raw = file.read()
        found = read_sheet(io.BytesIO(raw))
        plan = plan_of(found, reason=reason)
        carried = carrying.packed(found, plan, raw, reason) if plan.changes else ""
    except Unusable as unusable:
        return _page(request, wrong=str(unusable), status=WRONG)
    return _page(request, plan=plan, carried=carried)


@unkept
@require_POST
def record(request: HttpRequest) -> HttpResponse:
    """Records what was shown; what the desk changed since is left out, and the decision's page lists it."""
    if strange := strangers(request.POST, ("by", "carried")):
        return _refused(strange)
    by = named(request)
    unpacked = carrying.unpacked(request.POST.get("carried", ""))
    if unpacked is None:
        return _page(
            request,
            wrong=gettext("What was shown is no longer valid. Bring the file back again."),
            status=WRONG,
        )
    plan = plan_of(unpacked.sheet, reason=unpacked.reason)
    if not by:
        wrong = gettext("Say who decides: a decision names a person.")
        return _page(request, plan=plan, carried=request.POST["carried"], wrong=wrong, status=WRONG)
    try:
        made = carrying.record(plan, by=by, sha256=unpacked.sha256)
    except NotPossible:
        wrong = gettext("Nothing was recorded: all of it was decided meanwhile, or nothing changes any more.")
        return _page(request, plan=plan, wrong=wrong, status=CONFLICT)
    settle_reviews()
    answer = HttpResponseRedirect(reverse("desk:batch", args=[made]))
    remember(answer, by)
    return answer


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").replace("\x00", "").strip()


def _refused(strange: list[str]) -> HttpResponse:
    return HttpResponseBadRequest(
        gettext("This form has no such field: {names}").format(names=", ".join(strange))
    )


def _page(
    request: HttpRequest, *, plan: Plan | None = None, carried: str = "", wrong: str = "", status: int = 200
) -> HttpResponse:
    shown: dict[str, Any] = {
        "plan": plan,
        "carried": carried,
        "wrong": wrong,
        "by": request.POST.get("by", reviewer(request)),
    }
    shown |= {"reason": _reason(request), "shown_of_each": 0, "here": "review"}
    if plan is not None:
        for outcome in Outcome:
            shown[f"{outcome.value}_lines"] = plan.of(outcome)[:SHOWN]
            shown[f"{outcome.value}_many"] = many = len(plan.of(outcome))
            if many > SHOWN and outcome in (Outcome.CONFLICT, Outcome.REFUSED, Outcome.ALREADY):
                shown["shown_of_each"] = SHOWN
    return render(request, "desk/bring_back.html", shown, status=status)
