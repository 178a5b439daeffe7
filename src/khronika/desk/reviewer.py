"""Who decides at the desk. There are no accounts so far: whoever decides says a name, which a signed cookie remembers on this
computer, so that the next decision is one key."""

from urllib.parse import quote, unquote

from django.http import HttpRequest, HttpResponse

_COOKIE = "reviewer"
_REMEMBERED = (
    30 * 24 * 3600
)  # a month of work; on a shared computer the name stands in the form for all to see
LONGEST = 120


def reviewer(request: HttpRequest) -> str:
    """The name said last on this computer; empty where none was."""
    return unquote(request.get_signed_cookie(_COOKIE, default="", max_age=_REMEMBERED) or "")


def remember(answer: HttpResponse, name: str) -> None:
    answer.set_signed_cookie(_COOKIE, quote(name), max_age=_REMEMBERED, httponly=True, samesite="Strict")
