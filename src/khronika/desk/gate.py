"""The gate: who is at the desk, and whether the page asked for is for them. Whoever it is not for gets what a wrong address
gets, so that a stranger does not learn what there is."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from khronika.desk.loopback import is_here
from khronika.desk.permits import WITHOUT_SECOND_FACTOR, may
from khronika.ledger import log, members
from khronika.ledger.member_views import WHOEVER_IS_HERE, Member, Role

# The field in which forms say who decides. For whoever is signed in it holds the account's name, whatever was sent.
SIGNED_AS = "by"


def member_of(request: HttpRequest) -> Member | None:
    """Who asks; None for a stranger. In a folder without accounts: whoever is on this machine, as owner, without a name."""
    found: Member | None = getattr(request, "member", None)
    return found


def role_of(request: HttpRequest) -> Role | None:
    member = member_of(request)
    return member.role if member else None


def without_accounts(request: HttpRequest) -> bool:
    """Whether nobody has to sign in: no account was ever made, SQLite, and the request comes from this machine itself."""
    return (
        not settings.KHRONIKA_ACCOUNTS_NEEDED
        and is_here(request.META.get("REMOTE_ADDR"))
        and not members.any_accounts()
    )


class Gate:
    """Middleware: sets ``request.member``, holds every address to its line in ``permits``, and signs what members do: decisions by
    their name, rows of the log by their opaque id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _without_nul(request)
        member = _arrive(request)
        with log.acting(member.id if member else ""):
            answer = self.get_response(request)
        if member is not None and member.signed_in:
            # On a shared computer the next one must not see by "back" what the last one read.
            answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match, member = request.resolver_match, member_of(request)
        name = match.view_name if match else ""
        if not may(member, name, request.method or "GET"):
            raise Http404
        if getattr(request, "owes_second_factor", False) and name not in WITHOUT_SECOND_FACTOR:
            return HttpResponseRedirect(reverse("desk:account"))
        if member is not None and member.signed_in and SIGNED_AS in request.POST:
            sent = request.POST.copy()
            sent[SIGNED_AS] = member.name
            request.POST = sent  # type: ignore[assignment]
        return None


def _without_nul(request: HttpRequest) -> None:
    """No text that anybody keeps has the character, and PostgreSQL takes none that has: an address is then nobody's, and a query is what is left
    of it. The API refuses it in its own words."""
    if request.path_info.startswith("/api/"):
        return
    if "\x00" in request.path_info:
        raise Http404
    if any("\x00" in value for _, values in request.GET.lists() for value in values):
        asked = request.GET.copy()
        for name, values in request.GET.lists():
            asked.setlist(name, [value.replace("\x00", "") for value in values])
        request.GET = asked  # type: ignore[assignment]


def _arrive(request: HttpRequest) -> Member | None:
    """Sets who this is on the request, and returns it."""
    member, owes = None, False
    if request.user.is_authenticated:
        found = members.at_the_door(request.user.pk)
        if found is not None:
            member, owes = found.member, found.owes_second_factor
    elif without_accounts(request):
        member = WHOEVER_IS_HERE
    request.member = member  # type: ignore[attr-defined]
    request.owes_second_factor = owes  # type: ignore[attr-defined]
    return member
