"""Pages about the API: its description, for people and for programs, and one's own tokens."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from khronika.desk.again import again
from khronika.desk.gate import member_of
from khronika.desk.guarded import not_here_is_404, unkept
from khronika.desk.review_form import strangers
from khronika.ledger import tokens
from khronika.ledger.actions.make_token import LASTS, LONGEST_NAME, make_token, revoke_token
from khronika.ledger.errors import NotPossible
from khronika.ledger.member_views import Member
from khronika.ledger.tokens import LEAST, Scope

_WRONG = 400
_BEARER = "Bearer "


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a program may ask, as the page shows it: in English, as the description is."""

    method: str
    path: str
    summary: str
    told: str
    parameters: tuple[tuple[str, str], ...]
    body: str


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """The API's description as OpenAPI: for whoever is signed in, or holds any token."""
    token = request.headers.get("Authorization", "").removeprefix(_BEARER)
    if member_of(request) is None and (
        tokens.bearer(token, accounts_needed=settings.KHRONIKA_ACCOUNTS_NEEDED) is None
    ):
        raise Http404
    return JsonResponse(described())


def described() -> dict[str, Any]:
    from khronika.desk.api import api  # the API's routes ask views of this room

    schema = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    for methods in schema["paths"].values():
        for told in methods.values():
            for status, answer in told.get("responses", {}).items():
                answer["description"] = _PHRASES.get(str(status), answer["description"])
    return schema


# As RFC 9110 has them: Python says these from 3.13 on, and the description is the same on all.
_PHRASES = {"413": "Content Too Large", "422": "Unprocessable Content"}


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """The description as a page: no script, nothing of another host."""
    schema = described()
    shown = {
        "operations": list(_operations(schema)),
        "shapes": sorted(schema["components"]["schemas"].items()),
        "paragraphs": schema["info"]["description"].strip().split("\n\n"),
        "sends": "Sends",
        "here": "api",
    }
    return render(request, "desk/api.html", shown)


def _operations(schema: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            fields = told.get("parameters", [])
            sent = (
                told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            )
            yield Operation(
                method.upper(),
                path,
                told["summary"],
                f"Scope {told['x-scope']}; answers {', '.join(map(str, told['responses']))}",
                tuple((each["name"], f" ({each['in']})" if each.get("required") else "") for each in fields),
                sent.get("$ref", "").rpartition("/")[2],
            )


# ---- one's own tokens ----


@unkept
@require_safe
def own_tokens(request: HttpRequest) -> HttpResponse:
    return _page(request)


@unkept
@require_POST
@again
def make(request: HttpRequest) -> HttpResponse:
    """Makes a token and shows its secret, this once."""
    sent = request.POST
    if strange := strangers(sent, ("name", "scope", "days")):
        return _refused(strange)
    scopes = [Scope(each) for each in sent.getlist("scope") if each in list(Scope)]
    days = next((each for each in LASTS if str(each) == sent.get("days")), 0)
    name = "".join(sign for sign in sent.get("name", "") if sign.isprintable())
    try:
        made, secret = make_token(_member(request), name, scopes, days)
    except NotPossible:
        wrong = gettext(
            "A token has a name, something that it may do, and an end; and it may do no more than you."
        )
        return _page(request, wrong=wrong, typed=sent, status=_WRONG)
    return _page(request, made=made, secret=secret)


@unkept
@require_POST
@not_here_is_404
def revoke(request: HttpRequest, token_id: str) -> HttpResponse:
    if strange := strangers(request.POST, ()):
        return _refused(strange)
    try:
        revoke_token(_member(request), token_id)
    except NotPossible:
        return _page(request, wrong=gettext("This token was taken back before."), status=409)
    return HttpResponseRedirect(reverse("desk:tokens"))


def _refused(strange: list[str]) -> HttpResponse:
    return HttpResponseBadRequest(
        gettext("This form has no such field: {names}").format(names=", ".join(strange))
    )


def _member(request: HttpRequest) -> Member:
    member = member_of(request)
    assert member is not None  # the permit says so
    return member


def _page(
    request: HttpRequest,
    *,
    made: str = "",
    secret: str = "",
    wrong: str = "",
    typed: Any = None,
    status: int = 200,
) -> HttpResponse:
    member = _member(request)
    words = {
        Scope.READ: gettext("read what the pages show"),
        Scope.REVIEW: gettext("decide on claims"),
        Scope.ADD: gettext("add reports"),
    }
    states = {"good": gettext("may be used"), "ended": gettext("ended"), "revoked": gettext("taken back")}
    chosen = typed.getlist("scope") if typed is not None else [Scope.READ.value]
    shown = {
        "rows": [
            (row, states[row.state], [words[scope] for scope in row.scopes])
            for row in tokens.of_member(member)
        ],
        "scopes": [
            (scope.value, words[scope], scope.value in chosen)
            for scope in Scope
            if member.role.covers(LEAST[scope])
        ],
        "lasts": LASTS,
        "longest": LONGEST_NAME,
        "name": typed.get("name", "") if typed is not None else "",
        "made": made,
        "secret": secret,
        "wrong": wrong,
        "without_accounts": not member.signed_in,
        "here": "account",
    }
    return render(request, "desk/tokens.html", shown, status=status)
