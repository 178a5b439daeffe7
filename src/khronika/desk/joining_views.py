"""Becoming a member: the first owner of a folder, and whoever holds an invitation."""

from allauth.account.utils import perform_login
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from khronika.desk.account_forms import JoinForm, PasswordForm
from khronika.desk.gate import without_accounts
from khronika.desk.guarded import not_here_is_404, unkept
from khronika.ledger import members
from khronika.ledger.actions.join_member import NameTaken, accept_invitation, found_folder
from khronika.ledger.errors import NotPossible

WRONG = 422


@unkept
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@not_here_is_404
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """An invitation's page. A link that was used, withdrawn, is too old or never was is no page."""
    link = members.invitation(secret)
    kind = PasswordForm if link.for_name else JoinForm
    form = kind(request.POST) if request.method == "POST" else kind()
    if request.method == "POST" and form.is_valid():
        try:
            member_id = accept_invitation(
                secret, form.cleaned_data.get("name", ""), form.cleaned_data["password1"]
            )
        except NameTaken:
            form.add_error("name", _taken())
        else:
            return _sign_in(request, member_id)
    status = WRONG if form.errors else 200
    return render(request, "desk/join.html", {"link": link, "form": form}, status=status)


@unkept
@sensitive_post_parameters()
@require_POST
def first_owner(request: HttpRequest) -> HttpResponse:
    """Makes the folder's first account. From then on everybody signs in."""
    if not without_accounts(request):
        raise Http404
    form = JoinForm(request.POST)
    if form.is_valid():
        try:
            member_id = found_folder(form.cleaned_data["name"], form.cleaned_data["password1"])
        except NotPossible as refused:
            raise Http404 from refused  # another was faster: this browser is a stranger's now
        return _sign_in(request, member_id, "desk:members")
    return render(request, "desk/first_owner.html", {"form": form, "here": "members"}, status=WRONG)


def _taken() -> str:
    return gettext("Somebody here has this name, or had it. Add what tells the two apart.")


def _sign_in(request: HttpRequest, member_id: str, to: str = "desk:questions") -> HttpResponse:
    """Signed in with a new session; a second factor, where there is one, is still asked for."""
    user = User.objects.get(member__id=member_id)
    answer: HttpResponse = perform_login(request, user, email_verification="none", redirect_url=reverse(to))
    return answer
