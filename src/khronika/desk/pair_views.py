"""Two figures side by side: how they stand, why, and a reviewer's word in the place of what was worked out."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_POST

from khronika.desk.figures import said_on
from khronika.desk.gate import role_of
from khronika.desk.guarded import not_here_is_404, or_404
from khronika.desk.judged import Told, told
from khronika.desk.language import namer, spoken, way_back
from khronika.desk.reviewer import LONGEST, remember, reviewer
from khronika.desk.settling import settle_reviews
from khronika.desk.titles import neighbours
from khronika.ledger import access, judgements
from khronika.ledger.actions.confirm_judgement import confirm_judgement
from khronika.ledger.actions.overrule import last_of, overrule
from khronika.ledger.actions.withdraw_judgement import withdraw_judgement
from khronika.ledger.errors import NotPossible
from khronika.ledger.member_views import Role
from khronika.ledger.reviewing import DecidedMeanwhile
from khronika.nouns import Claim, Comparison, Judged, Relation
from khronika.reconciling import condition_in, reason_in

_WRONG = 422  # the form is shown again with what was typed
_LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Choice:
    """A relation that can be said; ``turned`` where the second figure is named first in the judgement."""

    value: str
    relation: Relation
    turned: bool
    words: str


_CHOICES = (
    Choice("agree", Relation.AGREE, False, gettext_noop("A and B fit")),
    Choice("contradict", Relation.CONTRADICT, False, gettext_noop("A and B contradict")),
    Choice("part-of", Relation.PART_OF, False, gettext_noop("A is part of B")),
    Choice("part-of-turned", Relation.PART_OF, True, gettext_noop("B is part of A")),
    Choice("revision", Relation.REVISION, False, gettext_noop("A came first and B revises it")),
    Choice("revision-turned", Relation.REVISION, True, gettext_noop("B came first and A revises it")),
    Choice("relay", Relation.RELAY, False, gettext_noop("B only repeats A")),
    Choice("relay-turned", Relation.RELAY, True, gettext_noop("A only repeats B")),
    Choice("not-comparable", Relation.NOT_COMPARABLE, False, gettext_noop("A and B cannot be compared")),
)
_BY_VALUE = {choice.value: choice for choice in _CHOICES}


def stands_in_words(pair: Comparison, a: str) -> str:
    """How two figures stand, of which ``a`` is called A, in words of the page."""
    turned = pair.directed and pair.a != a
    if pair.relation is Relation.RELAY and not pair.directed:
        return gettext("A and B retell one statement")
    found = [each for each in _CHOICES if each.relation is pair.relation]
    chosen = next((each for each in found if each.turned is turned), found[0] if found else None)
    return gettext(chosen.words) if chosen else gettext("A and B have nothing to do with each other")


def worked_out(pair: Comparison | None) -> Comparison | None:
    """What a person's word stands in the place of; ``None`` where nobody overruled it, or the rules do not list the two."""
    before = pair.overruled if pair is not None else None
    if pair is None or before is None or before.relation is None:
        return None
    other = pair.b if before.a == pair.a else pair.a
    return Comparison(before.a, other, before.relation, before.reason, before.rule, before.directed)


@or_404
def pair(request: HttpRequest, a: str, b: str) -> HttpResponse:
    return _page(request, a, b)


@require_POST
@not_here_is_404
def overrule_pair(request: HttpRequest, a: str, b: str) -> HttpResponse:
    chosen = _BY_VALUE.get(request.POST.get("relation", ""))
    by = " ".join(request.POST.get("by", "").split())[:LONGEST]
    reason = request.POST.get("reason", "").strip()[:_LONGEST_REASON]
    after = request.POST.get("after", "")
    if chosen is None:
        return _page(request, a, b, gettext("Choose how the two stand."), status=_WRONG)
    if not by or not reason:
        words = gettext("Nothing was recorded: a decision names who decides and why.")
        return _page(request, a, b, words, status=_WRONG)
    ends = (b, a) if chosen.turned else (a, b)
    try:
        overrule(
            *ends,
            chosen.relation,
            by=by,
            reason=reason,
            after=int(after) if after.isascii() and after.isdigit() and len(after) < 15 else 0,
        )
    except DecidedMeanwhile:
        words = gettext("Somebody else judged these two meanwhile; nothing was recorded. Look again.")
        return _page(request, a, b, words, status=409)
    settle_reviews()
    answer = HttpResponseRedirect(f"{reverse('desk:pair', args=[a, b])}?done=1")
    remember(answer, by)
    return answer


@require_POST
@not_here_is_404
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    return _act(request, number, withdraw_judgement)


@require_POST
@not_here_is_404
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    return _act(request, number, confirm_judgement)


def _act(request: HttpRequest, number: int, act: object) -> HttpResponse:
    """An act on a judgement, and back to the page on which it stands."""
    _may_act(request, number)
    by = " ".join(request.POST.get("by", "").split())[:LONGEST]
    back = way_back(request.POST.get("back", "/"))
    mark = "&" if "?" in back else "?"
    try:
        act(number, by=by)  # type: ignore[operator]
    except NotPossible:
        return HttpResponseRedirect(f"{back}{mark}refused=1")
    settle_reviews()
    answer = HttpResponseRedirect(f"{back}{mark}done=1")
    remember(answer, by)
    return answer


# Who may withdraw or confirm a judgement: whoever may make it; but a name that was protected is shown again by an owner alone.
_LEAST = {Judged.OVERRULE: Role.REVIEWER, Judged.PROTECT: Role.OWNER}


def _may_act(request: HttpRequest, number: int) -> None:
    """Raises NotHere, and Http404 for whom it is not."""
    role = role_of(request)
    if role is None or not role.covers(_LEAST.get(judgements.judged(number), Role.EDITOR)):
        raise Http404


def _page(request: HttpRequest, a: str, b: str, wrong: str = "", status: int = 200) -> HttpResponse:
    if a == b:
        raise Http404("a figure is not compared with itself")
    view, other = access.claim(a), access.claim(b)
    both: dict[str, Claim] = {a: view.claim, b: other.claim}
    found = next((each for each in view.comparisons if {each.a, each.b} == {a, b}), None)
    named = namer(view.claim.when)
    return render(
        request,
        "desk/pair.html",
        {
            "ends": [
                (letter, each, said_on(each)[1], each.outlet)
                for letter, each in zip("AB", both.values(), strict=True)
            ],
            "pair": found,
            "stands": stands_in_words(found, a) if found else "",
            "reason_why": reason_in(found, both, spoken(), named) if found else "",
            "worked": reason_in(stood, both, spoken(), named) if (stood := worked_out(found)) else "",
            "condition": (condition_in(found, both, spoken(), named) or "") if found else "",
            "questions": neighbours(
                access.questions_by_id(dict.fromkeys((*view.questions, *other.questions)))
            )[0],
            "past": [_told(each, a) for each in judgements.of_pair(a, b)],
            "choices": [(each.value, gettext(each.words)) for each in _CHOICES],
            "chosen": request.POST.get("relation", ""),
            "reason": request.POST.get("reason", ""),
            "by": request.POST.get("by", reviewer(request)),
            "after": last_of(a, b),
            "wrong": wrong,
            "done": request.GET.get("done") == "1",
            "refused": request.GET.get("refused") == "1",
            "here": "questions",
        },
        status=status,
    )


def _told(past: judgements.Past, a: str) -> tuple[str, Told]:
    """What was said of the two, and what became of it."""
    said = past.how
    assert said is not None
    turned = said.a.claim != a
    words = next(
        (each.words for each in _CHOICES if each.relation is said.relation and each.turned is turned),
        next(each.words for each in _CHOICES if each.relation is said.relation),
    )
    return gettext(words), told(past)
