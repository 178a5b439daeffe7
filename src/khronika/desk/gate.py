"""The gate: who is at the desk, and whether the page asked for is for them. Whoever it is not for gets what a wrong address
gets, so that a stranger does not learn what there is."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from khronika.desk.permits import may
from khronika.ledger.member_views import WHOEVER_IS_HERE, Member, Role


def member_of(request: HttpRequest) -> Member | None:
    """Who asks; None for a stranger. In a folder without accounts: whoever is on this machine, as owner, without a name."""
    found: Member | None = getattr(request, "member", None)
    return found


def role_of(request: HttpRequest) -> Role | None:
    member = member_of(request)
    return member.role if member else None


class Gate:
    """Middleware: sets ``request.member`` and holds every address to its line in ``permits``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = WHOEVER_IS_HERE  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        match = request.resolver_match
        if match is None or not may(member_of(request), match.view_name, request.method or "GET"):
            raise Http404
