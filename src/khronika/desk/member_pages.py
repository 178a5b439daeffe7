"""The pages on which an owner says who works at this desk."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from khronika.desk.account_forms import JoinForm
from khronika.desk.again import again
from khronika.desk.gate import member_of, without_accounts
from khronika.desk.guarded import not_here_is_404, or_404, unkept
from khronika.desk.role_words import role_allows, role_words
from khronika.ledger import members
from khronika.ledger.actions import change_member, invite_member
from khronika.ledger.errors import NotPossible
from khronika.ledger.member_views import MemberRow, Role

CONFLICT = 409


@unkept
@require_safe
def members_list(request: HttpRequest) -> HttpResponse:
    """Everybody who works here, and the links that wait. Where nobody has an account: how to make the first."""
    if without_accounts(request):
        return render(request, "desk/first_owner.html", {"form": JoinForm(), "here": "members"})
    return _list(request)


@unkept
@require_POST
@again
def invite(request: HttpRequest) -> HttpResponse:
    """Makes a link and shows it, once: it is not kept."""
    role = _role(request)
    if role is None:
        return HttpResponseBadRequest()
    if without_accounts(request):
        return HttpResponseRedirect(reverse("desk:members"))
    return _with_link(request, invite_member.invite_member(role), role)


@unkept
@require_POST
@not_here_is_404
@again
def link_for_password(request: HttpRequest, member_id: str) -> HttpResponse:
    """Makes a link by which a member who lost her password chooses another, and shows it, once."""
    row = members.member(member_id)
    return _with_link(request, invite_member.link_for_password(member_id), row.member.role, row.member.name)


@unkept
@require_POST
def withdraw_invitation(request: HttpRequest, invitation_id: str) -> HttpResponse:
    try:
        invite_member.withdraw_invitation(invitation_id)
    except NotPossible:
        return _list(request, gettext("This link was used or withdrawn before."), CONFLICT)
    return HttpResponseRedirect(reverse("desk:members"))


@unkept
@or_404
def member(request: HttpRequest, member_id: str) -> HttpResponse:
    """One member, and what an owner may do about her."""
    return _one(request, members.member(member_id))


@unkept
@require_POST
@not_here_is_404
@again
def change_role(request: HttpRequest, member_id: str) -> HttpResponse:
    role = _role(request)
    if role is None:
        return HttpResponseBadRequest()
    return _change(request, member_id, lambda: change_member.change_role(member_id, role))


@unkept
@require_POST
@not_here_is_404
@again
def remove_member(request: HttpRequest, member_id: str) -> HttpResponse:
    return _change(request, member_id, lambda: change_member.remove_member(member_id))


@unkept
@require_POST
@not_here_is_404
@again
def reset_second_factor(request: HttpRequest, member_id: str) -> HttpResponse:
    return _change(request, member_id, lambda: change_member.reset_second_factor(member_id))


@unkept
@require_POST
@again
def second_factor_rule(request: HttpRequest) -> HttpResponse:
    """Whether everybody here must have a second factor."""
    change_member.require_second_factor(request.POST.get("asked") == "yes")
    return HttpResponseRedirect(reverse("desk:members"))


def _change(request: HttpRequest, member_id: str, act: Any) -> HttpResponse:
    try:
        act()
    except change_member.LastOwner:
        wrong = gettext("This is the last owner. Make somebody else an owner first.")
        return _one(request, members.member(member_id), wrong, CONFLICT)
    me = member_of(request)
    if me is not None and me.id == member_id:
        return HttpResponseRedirect(reverse("desk:questions"))  # this page may be hers no longer
    return HttpResponseRedirect(reverse("desk:member", args=[member_id]))


def _role(request: HttpRequest) -> Role | None:
    said = request.POST.get("role", "")
    return Role(said) if said in list(Role) else None


def _with_link(request: HttpRequest, secret: str, role: Role, for_name: str = "") -> HttpResponse:
    link = request.build_absolute_uri(reverse("desk:join", args=[secret]))
    made = {
        "link": link,
        "role": role_words(role),
        "for_name": for_name,
        "lasts": _lasts(invite_member.LASTS.days),
    }
    return _list(request, made=made)


def _lasts(days: int) -> str:
    return ngettext("It works for {n} day.", "It works for {n} days.", days).format(n=days)


def _list(
    request: HttpRequest, wrong: str = "", status: int = 200, made: Mapping[str, Any] | None = None
) -> HttpResponse:
    return render(
        request,
        "desk/members.html",
        {
            "rows": [(row, role_words(row.member.role)) for row in members.members()],
            "waiting": [(row, role_words(row.role)) for row in members.invitations()],
            "roles": _roles(),
            "asks_second_factor": members.asks_second_factor(),
            "made": made,
            "wrong": wrong,
            "here": "members",
        },
        status=status,
    )


def _one(request: HttpRequest, row: MemberRow, wrong: str = "", status: int = 200) -> HttpResponse:
    return render(
        request,
        "desk/member.html",
        {
            "row": row,
            "role": role_words(row.member.role),
            "allows": role_allows(row.member.role),
            "roles": _roles(),
            "me": member_of(request),
            "wrong": wrong,
            "here": "members",
        },
        status=status,
    )


def _roles() -> list[tuple[str, str, str]]:
    """(value, word, what it allows) of each role, the least first."""
    return [(role.value, role_words(role), role_allows(role)) for role in Role]
