"""Signing in, second factors and sessions: allauth's pages in the desk's look, with the desk's own limits."""

from collections.abc import Mapping
from typing import Any

from allauth.account.views import LoginView
from axes.decorators import axes_dispatch, axes_form_invalid
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from khronika.desk.gate import member_of
from khronika.desk.guarded import not_here_is_404, or_404, unkept
from khronika.ledger import members
from khronika.ledger.actions import change_member
from khronika.ledger.member_names import folded

TOO_MANY_REQUESTS = 429


@method_decorator(axes_dispatch, name="dispatch")
@method_decorator(axes_form_invalid, name="form_invalid")
class SignIn(LoginView):  # type: ignore[misc]
    """allauth's page; axes makes whoever guesses wait."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "no_accounts": not members.any_accounts()}


def tried_too_often(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """What axes answers with once a name was tried too often from one address."""
    return render(request, "429.html", status=TOO_MANY_REQUESTS)


def tried_name(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The name that was tried, as it is compared: by its name in allauth's form, or as Django is asked about it. Another case of a
    letter gives no fresh tries."""
    said = credentials.get("username") if credentials else request.POST.get("login")
    return folded(said or "")


@unkept
@or_404
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: what it may do, its sessions, its second factors."""
    member = member_of(request)
    assert member is not None  # the permit says so
    sessions = members.sessions_of(_user_id(request))
    return render(
        request,
        "desk/account.html",
        {
            "member": member,
            "sessions": [(each, each.session_key == request.session.session_key) for each in sessions],
            "factors": members.second_factors(_user_id(request)),
            "owes": getattr(request, "owes_second_factor", False),
            "here": "account",
        },
    )


@unkept
@require_POST
@not_here_is_404
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    """Signs out one of one's own sessions; another's is no session."""
    member = member_of(request)
    assert member is not None  # the permit says so
    change_member.end_session(member.id, number)
    return HttpResponseRedirect(reverse("desk:account") + "#sessions")


@unkept
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Signs out everywhere but here."""
    for session in members.sessions_of(_user_id(request)):
        if session.session_key != request.session.session_key:
            session.end()
    return HttpResponseRedirect(reverse("desk:account") + "#sessions")


def to_account(request: HttpRequest) -> HttpResponse:
    """allauth's lists of factors and of sessions are one page here."""
    return HttpResponseRedirect(reverse("desk:account"))


def _user_id(request: HttpRequest) -> int:
    return int(request.user.pk or 0)  # the permit says that somebody is signed in
