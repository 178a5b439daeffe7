"""Sources and outlets: two lists, and one source with its names, its claims and who held its office when."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from khronika.desk import columns, downloads, search_words
from khronika.desk.figures import said_on
from khronika.desk.guarded import or_404
from khronika.desk.judged import day_of
from khronika.desk.language import spoken
from khronika.desk.offices import offices_of
from khronika.desk.words import capital, kind_words
from khronika.ledger import search, speakers, taken_out
from khronika.ledger.speakers import Wanted
from khronika.nouns import SourceType
from khronika.nouns.labels import words_for
from khronika.publishing.formats.sheets import Column

ROWS = 100
SOURCES, OUTLETS = "sources", "outlets"
_LONGEST = 300


def _type_words(type_: SourceType) -> str:
    return capital(words_for(type_, spoken()))


def _wanted(request: HttpRequest) -> tuple[Wanted, str, str]:
    """What is asked, the words as they were typed, and what is wrong with the address."""
    kept = request.GET.get("called", "")
    typed = search.kept_words(kept) if kept else ""
    wrong = (
        gettext("This folder does not keep the words of that address. Type them again.")
        if typed is None
        else ""
    )
    asked = request.GET.get("type", "")
    type_ = SourceType(asked) if asked in list(SourceType) else None
    return Wanted(search_words.called(typed or ""), type_), typed or "", wrong


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    after = request.GET.get("after") or None
    if request.GET.get("show") == OUTLETS:
        page = speakers.outlets(after, ROWS)
        return render(
            request,
            "desk/sources.html",
            {
                "page": page,
                "outlets": True,
                "query": "show=outlets",
                "after": after,
                "masked": speakers.protected_outlets() if after is None else (),
                "here": "sources",
            },
        )
    wanted, typed, wrong = _wanted(request)
    page = speakers.sources(wanted, after, ROWS)
    kept = {"called": request.GET.get("called", "") if typed else "", "type": wanted.type or ""}
    return render(
        request,
        "desk/sources.html",
        {
            "page": page,
            "rows": [(row, _type_words(row.type)) for row in page.rows],
            "types": [(type_.value, _type_words(type_), type_ is wanted.type) for type_ in SourceType],
            "taken_out": taken_out.every() if after is None and wanted == Wanted() else (),
            "masked": speakers.protected_sources() if after is None and wanted == Wanted() else (),
            "typed": typed,
            "wrong": wrong,
            "active": wanted != Wanted(),
            "query": urlencode([pair for pair in kept.items() if pair[1]]),
            "after": after,
            "here": "sources",
        },
    )


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """The name of a source may be a person's: it is sent, kept, and not part of the address."""
    typed = " ".join(request.POST.get("called", "").split())[:_LONGEST].replace("\x00", "")
    asked = request.POST.get("type", "")
    pairs = {
        "called": search.keep_words(typed) if typed else "",
        "type": asked if asked in list(SourceType) else "",
    }
    query = urlencode([pair for pair in pairs.items() if pair[1]])
    return HttpResponseRedirect(reverse("desk:sources") + (f"?{query}" if query else ""))


@require_safe
def export(request: HttpRequest, show: str, form: str) -> HttpResponseBase:
    if form not in downloads.FORMS:
        raise Http404("no such form")
    if show == SOURCES:
        return downloads.as_file(
            request, form, show, columns.SOURCES, speakers.every_source(_wanted(request)[0])
        )
    if show == OUTLETS:
        return downloads.as_file(request, form, show, columns.OUTLETS, speakers.every_outlet())
    raise Http404("no such list")


@require_safe
def dictionary(request: HttpRequest, show: str) -> HttpResponseBase:
    lists: dict[str, Sequence[Column[Any]]] = {SOURCES: columns.SOURCES, OUTLETS: columns.OUTLETS}
    found = lists.get(show)
    if found is None:
        raise Http404("no such list")
    return downloads.dictionary(request, show, found)


@or_404
def source(request: HttpRequest, source_id: str) -> HttpResponse:
    view = speakers.source(source_id)
    return render(
        request,
        "desk/source.html",
        {
            "view": view,
            "row": view.row,
            "type": _type_words(view.row.type),
            "kinds": [(kind.value, kind_words(kind), many) for kind, many in view.kinds],
            "offices": [office for key in view.keys for office in offices_of(key)],
            "latest": [(found.claim, said_on(found.claim)[1]) for found in view.latest],
            "taken_out": [split for key in view.keys for split in taken_out.every(key)],
            "here": "sources",
        },
    )


@or_404
def source_apart(request: HttpRequest, split: int) -> HttpResponse:
    """What a person took out of a source, as a source of its own."""
    found = taken_out.one(split)
    return render(
        request,
        "desk/source_apart.html",
        {
            "found": found,
            "split": found.judgement,
            "day": day_of(found.judgement.at),
            "kinds": [(kind_words(kind), many) for kind, many in found.kinds],
            "latest": [(claim, said_on(claim)[1]) for claim in found.latest],
            "here": "sources",
        },
    )
