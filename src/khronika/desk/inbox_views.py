"""The inbox: what comes in by upload, paste or address, how far its reading is, and what a person decides before it counts.

A page takes bytes in and asks a program of its own to read them (``khronika.inbox``); it waits for neither reading nor another host.
"""

import os
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from khronika import inbox as work
from khronika.background import Work, handed_over
from khronika.desk.gate import member_of
from khronika.desk.guarded import not_here_is_404, or_404
from khronika.desk.inbox_forms import (
    MOST_BYTES,
    MOST_FILE,
    MOST_FILES,
    Typed,
    as_typed,
    one_line,
    read_said,
    too_much,
)
from khronika.desk.inbox_rows import shown, way_words
from khronika.intake.refusals import too_large
from khronika.ledger import access, arrivals
from khronika.ledger.actions.allow_fetching import allow_fetching
from khronika.ledger.actions.decide_find import decide_finds
from khronika.ledger.actions.take_in import take_in
from khronika.ledger.arrival_views import Came, Decided, Said, Way

_WRONG = 400
_AGAIN = 3  # seconds after which a page that shows work going on asks anew
_LONGEST_NAME = 255
# Three that count the same days, so that the first page that is seen has something to tell.
_DEMO = ("belsat-seven-hundred.md", "crisis24-alert.md", "current-time-countrywide.md")
_ON_A_PAGE = 30


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    return _inbox(request, Typed())


def _inbox(request: HttpRequest, typed: Typed, trouble: str = "") -> HttpResponse:
    before = request.GET.get("before", "")
    at = int(before) if before.isascii() and before.isdecimal() and len(before) < 18 else None
    rows = arrivals.deliveries(at)
    unread, undecided = arrivals.waiting()
    return render(
        request,
        "desk/inbox.html",
        {
            "typed": typed,
            "trouble": trouble,
            "rows": [(row, way_words(row.way)) for row in rows],
            "more": rows[-1].number if len(rows) == _ON_A_PAGE and rows[-1].number > 1 else None,
            "waiting": unread,
            "undecided": undecided,
            "reports": access.counts().reports,
            "fetching": arrivals.fetching_allowed(),
            "most": {"files": MOST_FILES, "file": MOST_FILE // 1_000_000, "all": MOST_BYTES // 1_000_000},
            "here": "inbox",
        },
        status=_WRONG if trouble or typed.wrong else 200,
    )


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    typed = read_said(request.POST.dict(), "upload")
    sent = request.FILES.getlist("files")
    trouble = (
        too_much([each.size or 0 for each in sent])
        if sent
        else gettext("Choose a file first, or drop one on the field.")
    )
    if trouble or typed.wrong:
        return _inbox(request, typed, trouble)
    return _taken(request, Way.UPLOAD, [_came(each, typed.said) for each in sent])


def _came(sent: "UploadedFile[Any]", said: Said) -> Came:
    """Under the name that it was sent with, which is shown and leads nowhere."""
    name = one_line(os.path.basename((sent.name or "").replace("\\", "/"))) or "file"
    size = sent.size or 0
    if size > MOST_FILE:
        return Came(name[-_LONGEST_NAME:], unread=too_large(name[-_LONGEST_NAME:], MOST_FILE, size))
    return Came(name[-_LONGEST_NAME:], sent.read(), said=said)


@require_POST
def paste(request: HttpRequest) -> HttpResponse:
    typed = read_said(request.POST.dict(), "paste", also=("text",))
    text = typed.values["text"]
    trouble = "" if text.strip() else gettext("There is no text yet. Paste the report’s text.")
    if trouble or typed.wrong:
        return _inbox(request, typed, trouble)
    raw = text.encode("utf-8", "replace")
    return _taken(request, Way.PASTE, [Came("pasted.txt", raw, said=typed.said)])


@require_POST
def address(request: HttpRequest) -> HttpResponse:
    typed = read_said(request.POST.dict(), "address", also=("addresses",))
    asked = [line.strip() for line in typed.values["addresses"].splitlines() if line.strip()]
    trouble = _wrong_addresses(asked)
    if trouble or typed.wrong:
        return _inbox(request, typed, trouble)
    return _taken(request, Way.ADDRESS, [Came(each, address=each, said=typed.said) for each in asked])


def _wrong_addresses(asked: Sequence[str]) -> str:
    if not arrivals.fetching_allowed():
        return gettext("Fetching is switched off in this folder. Its owner can switch it on, below.")
    if not asked:
        return gettext("Write an address, one a line.")
    if len(asked) > MOST_FILES:
        return gettext("These are {n} addresses; at most {most} are asked at once.").format(
            n=len(asked), most=MOST_FILES
        )
    wrong = [each for each in asked if work.wrong_address(each)]
    if wrong:
        return gettext(
            "“{address}” is no address that is fetched. Write it as a browser shows it, whole."
        ).format(address=wrong[0][:200])
    return ""


@require_POST
def demo(request: HttpRequest) -> HttpResponse:
    """Three reports of the demonstration, in an empty folder: a record of somebody's own is spared."""
    if access.counts().reports or any(arrivals.waiting()):
        return HttpResponseRedirect(reverse("desk:inbox"))
    corpus = files("khronika") / "demo" / "en"
    return _taken(request, Way.DEMO, [Came(name, (corpus / name).read_bytes()) for name in _DEMO])


@require_POST
def fetching(request: HttpRequest) -> HttpResponse:
    allow_fetching(request.POST.get("allow") == "yes")
    return HttpResponseRedirect(reverse("desk:inbox") + "#fetching")


def _taken(request: HttpRequest, way: Way, came: Sequence[Came]) -> HttpResponse:
    member = member_of(request)
    number = take_in(way, came, by=member.id if member else "")
    begin_work()
    return HttpResponseRedirect(reverse("desk:delivery", args=[number]))


def begin_work() -> None:
    """Let what waits be read, where nobody is at it."""
    if not handed_over(Work.INBOX):
        work.start(Path(settings.KHRONIKA_FOLDER))


# ---- one delivery ----


@or_404
def delivery(request: HttpRequest, number: int) -> HttpResponse:
    after = _number(request.GET.get("after", ""))
    still = "still" in request.GET
    return _delivery(request, number, after, {}, still=still)


def _delivery(
    request: HttpRequest, number: int, after: int, typed: dict[int, Typed], *, still: bool = False
) -> HttpResponse:
    view = arrivals.delivery(number, after)
    busy = view.row.busy or view.joining > 0
    if busy:
        begin_work()  # a program that was stopped leaves nothing undone
    forms = not view.row.busy or still
    answer = render(
        request,
        "desk/delivery.html",
        {
            "view": view,
            "way": way_words(view.row.way),
            "finds": shown(view.rows, typed),
            "after": after,
            "busy": busy,
            "forms": forms,
            "still": still,
            "wrong": any(each.wrong for each in typed.values()),
            "here": "inbox",
        },
        status=_WRONG if any(each.wrong for each in typed.values()) else 200,
    )
    if busy and not still and not typed:
        answer.headers["Refresh"] = str(_AGAIN)
    return answer


@require_POST
@not_here_is_404
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Keep, leave out or put back one find or all that wait; what was typed of them on this page goes with it."""
    after = _number(request.POST.get("after", ""))
    sent = request.POST.dict()
    decided, finds = _wanted(sent, number)
    typed = {
        row.number: read
        for row in arrivals.delivery(number, after).rows
        if row.number in finds and row.report is not None and f"lang-{row.number}" in sent
        if (read := read_said(sent, suffix=f"-{row.number}")).values != as_typed(row)
    }
    if decided is Decided.KEEP and any(each.wrong for each in typed.values()):
        return _delivery(request, number, after, typed, still=True)
    corrected = {key: each.said for key, each in typed.items()} if decided is Decided.KEEP else {}
    decide_finds(number, decided, finds, corrected)
    begin_work()
    where = reverse("desk:delivery", args=[number])
    return HttpResponseRedirect(f"{where}?after={after}" if after else where)


def _wanted(sent: dict[str, str], number: int) -> tuple[Decided | None, list[int]]:
    for name, decided in (("keep", Decided.KEEP), ("out", Decided.OUT), ("back", None)):
        if name in sent:
            which = sent[name]
            return decided, arrivals.open_finds(number) if which == "all" else [_number(which)]
    return None, []


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 18 else 0
