"""What leaves the folder, on the desk: proposed by rule, looked at as a difference, confirmed by whoever knows the key's passphrase (and,
where the folder asks for it, is somebody else than the proposer), withdrawn with a reason that readers are told."""

from pathlib import Path
from typing import Any

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from khronika import release_key, releasing
from khronika.desk.again import again
from khronika.desk.gate import member_of
from khronika.desk.guarded import View, not_here_is_404, or_404, unkept
from khronika.desk.language import spoken
from khronika.desk.release_rows import PAGE, changes_of, rows_of
from khronika.desk.reviewer import LONGEST, remember, reviewer
from khronika.ledger import releases
from khronika.ledger.actions.end_release import drop_proposal, withdraw_release
from khronika.ledger.errors import FolderTrouble, NotPossible
from khronika.ledger.releases import Proposal
from khronika.nouns import Stage
from khronika.releasing import NothingLeaves, Order

_WRONG = 422
_MAKE_KEY = "khronika release key"
_LONGEST_TITLE, _LONGEST_NOTE, _LONGEST_RULES = 200, 4000, 60_000


@unkept
@or_404
def listed(request: HttpRequest) -> HttpResponse:
    return _list(request)


def _list(request: HttpRequest, *, wrong: str = "", status: int = 200) -> HttpResponse:
    sent = request.POST
    rows = [(each, stage_words(each.stage)) for each in releases.listed()]
    return render(
        request,
        "desk/releases.html",
        {
            "here": "releases",
            "rows": rows,
            "waiting": next((each for each, _ in rows if each.stage is Stage.PROPOSED), None),
            "key": release_key.public(_folder()),
            "make_key": _MAKE_KEY,
            "second": releases.second_person(),
            "rules": sent.get("rules") or releasing.shipped_rules(),
            "title_": sent.get("title", ""),
            "note": sent.get("note", ""),
            "by": sent.get("by", "") or reviewer(request),
            "wrong": wrong,
        },
        status=status,
    )


@unkept
@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    sent = request.POST
    by = " ".join(sent.get("by", "").split())[:LONGEST]
    order = Order(
        sent.get("rules", "").replace("\r\n", "\n")[:_LONGEST_RULES] or releasing.shipped_rules(),
        sent.get("title", "").strip()[:_LONGEST_TITLE],
        sent.get("note", "").replace("\r\n", "\n").strip()[:_LONGEST_NOTE],
    )
    if not by:
        return _list(request, wrong=gettext("Nothing was recorded: say who proposes it."), status=_WRONG)
    try:
        number = releasing.propose(order, by=by)
    except NotPossible as error:
        return _list(request, wrong=_why_not(error), status=_WRONG)
    answer = HttpResponseRedirect(reverse("desk:release", args=[number]))
    remember(answer, by)
    return answer


def _why_not(error: NotPossible) -> str:
    if not isinstance(error, NothingLeaves):
        return gettext("Nothing was recorded: {why}").format(why=str(error))
    if not error.behind:
        return gettext("Nothing may be released: nobody accepted or corrected a claim yet.")
    words = gettext("Nothing may be released by these rules. What stays behind: {why}")
    return words.format(why=error.why(spoken()))


@unkept
@or_404
def shown(request: HttpRequest, proposal: int) -> HttpResponse:
    return _page(request, releases.proposal(proposal))


def _page(request: HttpRequest, found: Proposal, *, wrong: str = "", status: int = 200) -> HttpResponse:
    release = found.release
    texts = {rule.id: rule.text.in_(spoken()) for rule in release.rules.rules}
    page = Paginator(changes_of(release), PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "desk/release.html",
        {
            "here": "releases",
            "proposal": found,
            "release": release,
            "stage": stage_words(found.stage),
            "waits": found.stage is Stage.PROPOSED,
            "public": found.stage is Stage.PUBLISHED,
            "behind": [(many, texts.get(rule, rule)) for rule, many in found.kept.behind.items()],
            "rules": [rule.text.in_(spoken()) for rule in release.rules.rules],
            "page": page,
            "rows": rows_of(found, page.object_list),
            "key": release_key.public(_folder()),
            "sealed": release_key.needs_passphrase(_folder()),
            "second": releases.second_person(),
            "by": request.POST.get("by", "") or reviewer(request),
            "reason": request.POST.get("reason", ""),
            "wrong": wrong,
        },
        status=status,
    )


def _passphrase_is_never_put_aside(view: View) -> View:
    """A form for which the password is asked again is kept meanwhile; one with the key's passphrase in it must not be, so whoever
    has to say her password is led back to the page that asks for it."""

    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        member = member_of(request)
        if (
            request.method == "POST"
            and request.POST.get("passphrase")
            and member is not None
            and member.signed_in
            and is_reauthentication_required(request, app="")
        ):
            return HttpResponseRedirect(request.path)
        return view(request, *args, **kwargs)

    return asked


@unkept
@sensitive_post_parameters("passphrase")
@_passphrase_is_never_put_aside
@again
@not_here_is_404
def confirm(request: HttpRequest, proposal: int) -> HttpResponse:
    """The form, behind the password; and what it records."""
    found = releases.proposal(proposal)
    if request.method != "POST":
        return _confirm(request, found)
    by = " ".join(request.POST.get("by", "").split())[:LONGEST]
    if not by:
        return _confirm(request, found, gettext("Nothing was recorded: say who confirms it."))
    try:
        releasing.confirm(proposal, _folder(), by=by, passphrase=request.POST.get("passphrase", ""))
    except (NotPossible, FolderTrouble) as error:
        return _confirm(request, found, gettext("It is not public: {why}").format(why=str(error)))
    answer = HttpResponseRedirect(f"{reverse('desk:release', args=[proposal])}?done=1")
    remember(answer, by)
    return answer


def _confirm(request: HttpRequest, found: Proposal, wrong: str = "") -> HttpResponse:
    return render(
        request,
        "desk/release_confirm.html",
        {
            "here": "releases",
            "proposal": found,
            "release": found.release,
            "waits": found.stage is Stage.PROPOSED,
            "stage": stage_words(found.stage),
            "key": release_key.public(_folder()),
            "make_key": _MAKE_KEY,
            "sealed": release_key.needs_passphrase(_folder()),
            "second": releases.second_person(),
            "by": request.POST.get("by", "") or reviewer(request),
            "wrong": wrong,
        },
        status=_WRONG if wrong else 200,
    )


@unkept
@require_POST
@again
@not_here_is_404
def end(request: HttpRequest, proposal: int) -> HttpResponse:
    """A proposal is put aside, a release is withdrawn."""
    found = releases.proposal(proposal)
    by = " ".join(request.POST.get("by", "").split())[:LONGEST]
    reason = request.POST.get("reason", "").strip()[:_LONGEST_NOTE]
    if not by or not reason:
        words = gettext("Nothing was recorded: a decision names who decides and why.")
        return _page(request, found, wrong=words, status=_WRONG)
    try:
        if found.stage is Stage.PUBLISHED:
            withdraw_release(found.release.number, by=by, reason=reason)
        else:
            drop_proposal(proposal, by=by, reason=reason)
    except NotPossible as error:
        return _page(
            request, found, wrong=gettext("Nothing was recorded: {why}").format(why=str(error)), status=_WRONG
        )
    answer = HttpResponseRedirect(f"{reverse('desk:release', args=[proposal])}?done=1")
    remember(answer, by)
    return answer


def stage_words(stage: Stage) -> str:
    return {
        Stage.PROPOSED: gettext("waits to be confirmed"),
        Stage.PUBLISHED: gettext("public"),
        Stage.DROPPED: gettext("put aside"),
        Stage.WITHDRAWN: gettext("withdrawn"),
    }[stage]


def _folder() -> Path:
    return Path(settings.KHRONIKA_FOLDER)
