"""Search: one list of claims or of reports, under a permanent address, and the same rows as a file."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from khronika.desk import columns, downloads, forms
from khronika.desk.asking import CLAIMS, REPORTS, address, read_asking
from khronika.desk.figures import said_on
from khronika.desk.found import claim_lines, report_lines
from khronika.ledger import search
from khronika.publishing.formats import FORMATS

ROWS = 50  # on a page: two screens of claims, and read from the database in one go


@require_safe
def look(request: HttpRequest) -> HttpResponse:
    asking = read_asking(request.GET.dict())
    after = page_after(request)
    keys = search.keys_looked_for(asking.filter)
    if asking.show == REPORTS:
        page = search.reports(asking.filter, after, ROWS)
        lines = [(line, "") for line in report_lines(page.rows, keys)]
    else:
        page = search.claims(asking.filter, after, ROWS)
        lines = [(line, said_on(line.row.claim)[1]) for line in claim_lines(page.rows, keys)]  # type: ignore[union-attr]
    return render(
        request,
        "desk/search.html",
        {
            "asking": asking,
            "page": page,
            "lines": lines,
            "after": after,
            "reports": asking.show == REPORTS,
            "other": "&".join(
                filter(None, ("" if asking.show == REPORTS else f"show={REPORTS}", asking.without("show")))
            ),
            "here": "search",
        },
    )


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """From the form to the address of its list: what was typed must not stand in it, so it is sent and not appended."""
    query = address(request.POST.dict())
    return HttpResponseRedirect(reverse("desk:search") + (f"?{query}" if query else ""))


@require_safe
def export(request: HttpRequest, show: str, form: str) -> HttpResponseBase:
    """Every row of the list that the same query shows, on all its pages."""
    asking = read_asking(request.GET.dict() | {"show": show})
    if show == CLAIMS and form not in downloads.FORMS:
        return forms.as_form(request, form, forms.claims(lambda: search.every_claim(asking.filter)), FORMATS)
    if form not in downloads.FORMS:
        raise Http404("no such form")
    if show == CLAIMS:
        return downloads.as_file(request, form, show, columns.CLAIMS, search.every_claim(asking.filter))
    if show == REPORTS:
        return downloads.as_file(request, form, show, columns.REPORTS, search.every_report(asking.filter))
    raise Http404("no such list")


@require_safe
def dictionary(request: HttpRequest, show: str) -> HttpResponseBase:
    if show == CLAIMS:
        return downloads.dictionary(request, show, columns.CLAIMS)
    if show == REPORTS:
        return downloads.dictionary(request, show, columns.REPORTS)
    raise Http404("no such list")


def page_after(request: HttpRequest) -> int | None:
    """The number after which the page begins; anything else begins at the beginning."""
    words = request.GET.get("after", "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 18 else None
