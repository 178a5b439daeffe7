"""Folders and feeds that are watched: what is looked at, when it was last, and what came. Nothing is looked at unless a person asks:
here, or by leaving `khronika watch` running."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from khronika import inbox as work
from khronika.desk.guarded import not_here_is_404
from khronika.desk.inbox_forms import Typed, one_line, read_said
from khronika.desk.inbox_rows import way_words
from khronika.desk.inbox_views import begin_work
from khronika.ledger import arrivals
from khronika.ledger.actions import watch
from khronika.ledger.arrival_views import Way

_WRONG = 400
_AGAIN = 3


@require_safe
def watched(request: HttpRequest) -> HttpResponse:
    return _watched(request, Typed())


def _watched(request: HttpRequest, typed: Typed, trouble: str = "") -> HttpResponse:
    rows = arrivals.watched()
    waiting = any(row.waiting for row in rows)
    answer = render(
        request,
        "desk/watched.html",
        {
            "rows": [(row, way_words(row.sort)) for row in rows],
            "waiting": waiting,
            "fetching": arrivals.fetching_allowed(),
            "typed": typed,
            "trouble": trouble,
            "here": "inbox",
        },
        status=_WRONG if trouble or typed.wrong else 200,
    )
    if waiting and not trouble and "still" not in request.GET:
        begin_work()
        answer.headers["Refresh"] = str(_AGAIN)
    return answer


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    typed = read_said(request.POST.dict(), "watch", also=("place",))
    place = one_line(typed.values["place"]) or ""
    sort = Way.FEED if work.is_address(place) else Way.FOLDER
    trouble = _trouble(sort, place)
    if trouble or typed.wrong:
        return _watched(request, typed, trouble)
    watch.add_watched(sort, place, typed.said)
    return HttpResponseRedirect(reverse("desk:watched"))


def _trouble(sort: Way, place: str) -> str:
    if not place:
        return gettext("Write a folder of this machine, or the address of a feed.")
    if sort is Way.FEED:
        return gettext("This is no address that is fetched.") if work.wrong_address(place) else ""
    if not Path(place).is_absolute() or not Path(place).is_dir():
        return gettext("There is no such folder on the machine where the desk runs. Write its whole path.")
    return ""


@require_POST
@not_here_is_404
def remove(request: HttpRequest, number: int) -> HttpResponse:
    watch.remove_watched(number)
    return HttpResponseRedirect(reverse("desk:watched"))


@require_POST
@not_here_is_404
def look(request: HttpRequest, number: int) -> HttpResponse:
    watch.ask_look(number)
    begin_work()
    return HttpResponseRedirect(reverse("desk:watched"))
