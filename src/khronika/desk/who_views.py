"""Who is who: a page on which an editor judges that two are one, that one is two, that two are different, or that a name is protected.
What was typed as a name is sent and shown again, and never part of an address."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_POST

from khronika import side_by_side
from khronika.desk import search_words
from khronika.desk.again import again
from khronika.desk.gate import role_of
from khronika.desk.guarded import not_here_is_404, or_404, unkept
from khronika.desk.judged import said, told
from khronika.desk.reviewer import LONGEST, remember, reviewer
from khronika.desk.settling import settle_reviews
from khronika.desk.who_preview import Preview, preview
from khronika.ledger import heeding, judgements, parties
from khronika.ledger.actions.judge_who import judge_who
from khronika.ledger.errors import NotPossible
from khronika.ledger.member_views import Role
from khronika.ledger.parties import Known
from khronika.names.proper import PROTECTED
from khronika.nouns import Judged, Judgement, Sort

_WRONG = 422
_LONGEST_WORDS = 300
_LONGEST_REASON = 2000
_TITLES = {
    Sort.SOURCE: gettext_noop("Who is this source?"),
    Sort.OUTLET: gettext_noop("Who is this outlet?"),
    Sort.ACTOR: gettext_noop("Who is this actor?"),
    Sort.PLACE: gettext_noop("Which place is this?"),
}


def _sort(value: str) -> Sort:
    if value not in list(Sort):
        raise Http404("no such sort")
    return Sort(value)


@or_404
def who(request: HttpRequest, sort: str, party_id: str) -> HttpResponse:
    return _page(request, _sort(sort), parties.known(_sort(sort), party_id))


@require_POST
@not_here_is_404
def judge(request: HttpRequest, sort: str, party_id: str) -> HttpResponse:
    """One form in steps: ``find`` candidates, ``preview`` a merge, ``record``."""
    of, sent = _sort(sort), request.POST
    this = parties.known(of, party_id)
    step, judged = sent.get("step", ""), sent.get("judged", "")
    if step == "find":
        return _page(request, of, this, found=_candidates(of, this, sent.get("called", "")))
    if judged not in (Judged.MERGE, Judged.DIFFERENT, Judged.SPLIT, Judged.PROTECT):
        return _page(request, of, this, wrong=gettext("Choose what you judge."), status=_WRONG)
    other = _other(of, sent.get("other", ""), Judged(judged))
    by = " ".join(sent.get("by", "").split())[:LONGEST]
    reason = sent.get("reason", "").strip()[:_LONGEST_REASON]
    wrong = _wrong(Judged(judged), other, by, reason, this)
    if wrong:
        found = _candidates(of, this, sent.get("called", ""))
        return _page(request, of, this, wrong=wrong, found=found, status=_WRONG)
    if step == "preview" and other is not None:
        seen = preview(of, this.party.key, other.party.key)
        return _page(request, of, this, other=other, seen=seen)
    return _record(request, of, this, other, Judged(judged), by, reason)


def _record(
    request: HttpRequest, sort: Sort, this: Known, other: Known | None, judged: Judged, by: str, reason: str
) -> HttpResponse:
    chosen = tuple(name for name in request.POST.getlist("names") if name in this.names)
    members = tuple(dict.fromkeys(request.POST.get("members", "").split()))
    split = judged is Judged.SPLIT
    both = (this.party,) if other is None else (this.party, other.party)
    try:
        against = judge_who(
            Judgement(
                judged,
                sort,
                both,
                by,
                reason,
                names=chosen if split else (),
                members=members if split else (),
                other=request.POST.get("apart", "").strip()[:_LONGEST_WORDS] if split else "",
            )
        )
    except (NotPossible, ValueError):
        words = gettext("Nothing was recorded: it is judged so already, or the split takes nothing out.")
        return _page(request, sort, this, wrong=words, status=_WRONG)
    if judged is Judged.PROTECT:
        side_by_side.settle_reviews()  # before the answer: until then the record's own sentences say the name
    else:
        settle_reviews()
    shown = this.id
    if mask := heeding.current().mask(sort, this.party.key):
        shown = f"{PROTECTED}{mask}"
    answer = HttpResponseRedirect(
        f"{reverse('desk:who', args=[sort.value, shown])}?done=1"
        + (f"&against={len(against)}" if against else "")
    )
    remember(answer, by)
    return answer


def _candidates(sort: Sort, this: Known, typed: str) -> list[tuple[str, str]]:
    words = " ".join(typed.split())[:_LONGEST_WORDS].replace("\x00", "")
    return parties.called(sort, words, search_words.called(words), this.party.key) if words else []


def _other(sort: Sort, party_id: str, judged: Judged) -> Known | None:
    if judged not in (Judged.MERGE, Judged.DIFFERENT) or not party_id:
        return None
    return parties.known(sort, party_id)


def _wrong(judged: Judged, other: Known | None, by: str, reason: str, this: Known) -> str:
    if judged in (Judged.MERGE, Judged.DIFFERENT):
        if other is None:
            return gettext("Look the other one up, and choose it.")
        if other.party.key == this.party.key:
            return gettext("These are the same one.")
    if not by or not reason:
        return gettext("Nothing was recorded: a decision names who decides and why.")
    return ""


def _page(
    request: HttpRequest,
    sort: Sort,
    this: Known,
    *,
    wrong: str = "",
    found: list[tuple[str, str]] | None = None,
    other: Known | None = None,
    seen: Preview | None = None,
    status: int = 200,
) -> HttpResponse:
    against = request.GET.get("against", "")
    keys = [party.key for party in this.together] or [this.party.key]
    sent: Any = request.POST
    return render(
        request,
        "desk/who.html",
        {
            "title": gettext(_TITLES[sort]),
            "sort": sort.value,
            "this": this,
            "past": [
                (said(each.who, _called(each.who, this)), told(each))
                for each in judgements.of_parties(sort, keys)
                if each.who
            ],
            "found": found,
            "typed": sent.get("called", ""),
            "other": other,
            "seen": seen,
            "judged": sent.get("judged", ""),
            "chosen": sent.get("other", ""),
            "chosen_names": sent.getlist("names") if hasattr(sent, "getlist") else [],
            "apart": sent.get("apart", ""),
            "members": sent.get("members", ""),
            "reason": sent.get("reason", ""),
            "by": sent.get("by", reviewer(request)),
            "wrong": wrong,
            "done": request.GET.get("done") == "1",
            "refused": request.GET.get("refused") == "1",
            "against": int(against) if against.isascii() and against.isdigit() and len(against) < 4 else 0,
            # A reason is free text and may hold the name.
            "hide_reasons": bool(this.mask) and not _owns(request),
            "may_be_protected": sort in (Sort.SOURCE, Sort.OUTLET) and not this.mask,
            "here": "sources",
        },
        status=status,
    )


def _owns(request: HttpRequest) -> bool:
    role = role_of(request)
    return role is not None and role.covers(Role.OWNER)


def _called(judgement: Judgement, this: Known) -> list[str]:
    """What the parties are called here: a protected one by its mask."""
    heed = heeding.current()
    return [this.name if heed.mask(judgement.sort, party.key) else party.name for party in judgement.parties]


@unkept
@or_404
@again
def named(request: HttpRequest, sort: str, party_id: str) -> HttpResponse:
    """What a protected one is called: for an owner who confirmed who she is."""
    return render(
        request,
        "desk/named.html",
        {
            "names": parties.unmasked(_sort(sort), party_id),
            "this": parties.known(_sort(sort), party_id),
            "sort": sort,
            "here": "sources",
        },
    )
