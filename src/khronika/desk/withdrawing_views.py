"""A report is withdrawn on the desk: by name, with a reason, after the password was asked again. It stays, and says why it counts no more."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from khronika.desk.again import again
from khronika.desk.guarded import not_here_is_404, unkept
from khronika.desk.queue_views import WRONG, named
from khronika.desk.review_form import strangers
from khronika.desk.reviewer import remember, reviewer
from khronika.desk.settling import set_aside
from khronika.ledger import access
from khronika.ledger.actions.withdraw_report import withdraw_report

_SENT = ("by", "reason")


@unkept
@require_safe
@not_here_is_404
def withdraw(request: HttpRequest, report_id: str) -> HttpResponse:
    """What follows, and the form; of a report that was withdrawn, by whom and why."""
    return _page(request, report_id)


@unkept
@require_POST
@not_here_is_404
@again
def record_withdrawal(request: HttpRequest, report_id: str) -> HttpResponse:
    """Records it once and leads back to the report. What was typed stays where something is missing."""
    if strangers(request.POST, _SENT):
        return HttpResponseBadRequest()
    by, reason = named(request), request.POST.get("reason", "").replace("\x00", "").strip()
    if not by or not reason:
        return _page(request, report_id, status=WRONG)
    if withdraw_report(report_id, by=by, reason=reason):
        set_aside()
    answer = HttpResponseRedirect(reverse("desk:report", args=[report_id]))
    remember(answer, by)
    return answer


def _page(request: HttpRequest, report_id: str, status: int = 200) -> HttpResponse:
    view = access.report(report_id)
    wrong = gettext("Nothing was recorded: a withdrawal names who withdraws the report and why.")
    return render(
        request,
        "desk/withdraw.html",
        {
            "view": view,
            "report": view.report,
            "wrong": wrong if status == WRONG else "",
            "by": named(request) if request.method == "POST" else reviewer(request),
            "reason": request.POST.get("reason", ""),
            "here": "reports",
        },
        status=status,
    )
