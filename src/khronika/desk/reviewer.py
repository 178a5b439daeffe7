"""Who decides at the desk: the account that is signed in. In a folder without accounts whoever decides says a name, which a signed
cookie remembers on this computer, so that the next decision is one key."""

from urllib.parse import quote, unquote

from django.http import HttpRequest, HttpResponse

from khronika.desk.gate import member_of

_COOKIE = "reviewer"
_REMEMBERED = (
    30 * 24 * 3600
)  # a month of work; on a shared computer the name stands in the form for all to see
LONGEST = 120


def reviewer(request: HttpRequest) -> str:
    """The account's name; without accounts the name said last on this computer, empty where none was. What a form says in its field
    "by" the gate has replaced by the account's name already."""
    member = member_of(request)
    if member is not None and member.signed_in:
        return member.name
    return unquote(request.get_signed_cookie(_COOKIE, default="", max_age=_REMEMBERED) or "")


def remember(answer: HttpResponse, name: str) -> None:
    answer.set_signed_cookie(_COOKIE, quote(name), max_age=_REMEMBERED, httponly=True, samesite="Strict")
