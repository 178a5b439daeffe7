"""Correct a claim in place, add one that the machine missed, and say what needs a second person."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from khronika.desk import queue_words
from khronika.desk.guarded import not_here_is_404, or_404, unkept, with_keys
from khronika.desk.language import spoken
from khronika.desk.marked import passage
from khronika.desk.queue_views import CONFLICT, WRONG, named, number, onward
from khronika.desk.review_form import FIELDS, Form, blank, filled, read_form, strangers
from khronika.desk.reviewer import remember, reviewer
from khronika.desk.settling import settle_reviews
from khronika.desk.unknown_places import question, unknown
from khronika.ledger import access, reviews
from khronika.ledger.actions.ask_four_eyes import WHAT, ask_four_eyes
from khronika.ledger.actions.review_claim import add_claim, review_claim
from khronika.ledger.errors import NotPossible
from khronika.ledger.review_views import ReviewedClaim
from khronika.ledger.reviewing import DecidedMeanwhile
from khronika.nouns import Claim, Place, Report, Span, State

_SENT = (*FIELDS, "by", "reason", "standing", "back", "place_kept")


@unkept
@with_keys
@or_404
def correct(request: HttpRequest, claim_id: str) -> HttpResponse:
    """The claim's fields, to be read otherwise: as a person read them before, else as the machine did."""
    seen = reviews.one(claim_id)
    review = seen.row.mark.waiting or seen.row.mark.review
    claim = review.corrected if review is not None and review.corrected is not None else seen.row.claim
    return _edit(request, filled(claim), seen.row.report, seen=seen)


@unkept
@with_keys
@require_POST
@not_here_is_404
def record_correction(request: HttpRequest, claim_id: str) -> HttpResponse:
    """Records the claim as the person reads it; keeps what was typed where it cannot."""
    sent = request.POST
    if strange := strangers(sent, _SENT):
        return _refused(strange)
    seen, by, reason = reviews.one(claim_id), named(request), sent.get("reason", "").strip()
    form, claim = read_form(sent.dict(), seen.row.report, seen.row.claim)
    _ask_of_places(form, claim, seen.row.claim.places, sent.get("place_kept", ""))
    wrong = _wrong(by, reason, form)
    if claim == seen.row.claim and not wrong:
        wrong = gettext("Nothing is read otherwise here; accept the claim instead.")
    if wrong or claim is None:
        return _edit(request, form, seen.row.report, seen=seen, sent=sent.dict(), wrong=wrong, status=WRONG)
    try:
        made = review_claim(
            claim_id,
            State.CORRECTED,
            by=by,
            reason=reason,
            corrected=claim,
            after=number(sent.get("standing")),
        )
    except DecidedMeanwhile:
        wrong = gettext(
            "Somebody decided this claim meanwhile. Nothing was recorded; look again, and decide if you still would."
        )
        again = reviews.one(claim_id)
        return _edit(
            request, form, again.row.report, seen=again, sent=sent.dict(), wrong=wrong, status=CONFLICT
        )
    settle_reviews()
    answer = onward(sent.get("back", "") or reverse("desk:review_claim", args=[claim_id]), last=made)
    remember(answer, by)
    return answer


@unkept
@with_keys
@or_404
def add(request: HttpRequest, report_id: str) -> HttpResponse:
    """The form of a claim that the machine missed; the text beside it, in which a selection fills in where it stands."""
    view = access.report(report_id)
    start, end = (str(number(request.GET.get(name)) or "") for name in ("start", "end"))
    return _edit(request, blank(view.report, start, end), view.report)


@unkept
@with_keys
@require_POST
@not_here_is_404
def record_added(request: HttpRequest, report_id: str) -> HttpResponse:
    """Records the claim that the machine missed."""
    sent, report = request.POST, access.report(report_id).report
    if strange := strangers(sent, _SENT):
        return _refused(strange)
    by = named(request)
    form, claim = read_form(sent.dict(), report, None)
    _ask_of_places(form, claim, (), sent.get("place_kept", ""))
    wrong = _wrong(by, "added", form)
    if wrong or claim is None:
        return _edit(request, form, report, sent=sent.dict(), wrong=wrong, status=WRONG)
    try:
        key = add_claim(claim, by=by, reason=sent.get("reason", ""))
    except NotPossible:
        wrong = gettext("Somebody added this claim already.")
        return _edit(request, form, report, sent=sent.dict(), wrong=wrong, status=CONFLICT)
    settle_reviews()
    answer = HttpResponseRedirect(f"{reverse('desk:report', args=[report_id])}?claim={key}#at-{key}")
    remember(answer, by)
    return answer


def _wrong(by: str, reason: str, form: Form) -> str:
    if not by:
        return gettext("Say who decides: a decision names a person.")
    if not reason:
        return gettext("Say why: whoever reads this decision later was not there.")
    return gettext("Some fields cannot be read as they are; each says why.") if form.wrong else ""


def _ask_of_places(form: Form, claim: Claim | None, before: Sequence[Place], kept: str) -> None:
    """Places that nobody knows are shown back once; ``kept`` is what was typed when they were, sent again to keep it."""
    typed = form.typed["place"]
    if claim is None or kept.strip() == typed:
        return
    if names := unknown(claim.places, before):
        form.wrong["place"] = question(names, claim.lang or "en", claim.published)


def _refused(strange: list[str]) -> HttpResponse:
    return HttpResponseBadRequest(
        gettext("This form has no such field: {names}").format(names=", ".join(strange))
    )


def _edit(
    request: HttpRequest,
    form: Form,
    report: Report,
    *,
    seen: ReviewedClaim | None = None,
    sent: Mapping[str, Any] | None = None,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    sent, claim = sent or {}, seen.row.claim if seen else None
    lang = spoken()
    span = claim.span if claim else _span(form, report)
    return render(
        request,
        "desk/review_edit.html",
        {
            "form": form,
            "typed": form.typed,
            "wrongs": form.wrong,
            "lists": {name: form.options(name, lang) for name in ("kind", "unit", "stance", "certainty")},
            "report": report,
            "claim": claim,
            "card_passage": passage(report.text, span) if span else None,
            "standing": seen.row.mark.last if seen else 0,
            "by": sent.get("by", reviewer(request)),
            "reason": sent.get("reason", ""),
            "back": sent.get("back", request.GET.get("back", "")),
            "wrong": wrong,
            "here": "review" if claim else "reports",
        },
        status=status,
    )


def _span(form: Form, report: Report) -> Span | None:
    start, end = (number(form.typed.get(name)) for name in ("start", "end"))
    return Span(start, end) if start < end <= len(report.text) else None


@unkept
@require_http_methods(["GET", "HEAD", "POST"])
def four_eyes(request: HttpRequest) -> HttpResponse:
    """What needs a second person in this folder."""
    wrong, status = "", 200
    if request.method == "POST":
        if strangers(request.POST, ("by", "what")) or set(request.POST.getlist("what")) - set(WHAT):
            return HttpResponseBadRequest()
        by = named(request)
        if by:
            ask_four_eyes(request.POST.getlist("what"), by=by)
            answer = HttpResponseRedirect(reverse("desk:four_eyes"))
            remember(answer, by)
            return answer
        wrong, status = gettext("Say who decides: a decision names a person."), WRONG
    asked = reviews.four_eyes() if not wrong else set(request.POST.getlist("what"))
    return render(
        request,
        "desk/review_rules.html",
        {
            "rules": [(what, queue_words.rule_words(what), what in asked) for what in WHAT],
            "by": reviewer(request),
            "wrong": wrong,
            "here": "review",
        },
        status=status,
    )
