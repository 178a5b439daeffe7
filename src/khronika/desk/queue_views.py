"""The review queue: what the machine proposes, in groups, and one claim at a time, decided by a named person. Everything is forms and
links; single keys are a help."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from khronika.desk import queue_words
from khronika.desk.guarded import not_here_is_404, or_404, unkept, with_keys
from khronika.desk.language import way_back
from khronika.desk.looked import Looked
from khronika.desk.queue_cards import Card
from khronika.desk.queue_names import filters_in_words, groups_in_words, questions_in_words
from khronika.desk.review_form import strangers
from khronika.desk.reviewed import leading
from khronika.desk.reviewer import LONGEST, remember, reviewer
from khronika.desk.settling import settle_reviews
from khronika.ledger import reviews
from khronika.ledger.actions.look_at import leave, look_at
from khronika.ledger.actions.review_claim import confirm_review, review_claim, take_back_review
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.queue import BY, STATES, Query, Some, gone_through
from khronika.ledger.review_views import QueuePage, QueueRow, ReviewedClaim
from khronika.ledger.reviewing import DecidedMeanwhile, same_person
from khronika.nouns import State
from khronika.nouns.reviews import NEEDS_REASON

CONFLICT, WRONG = 409, 400
DECIDES = ("by", "reason", "state", "standing", "back")


@unkept
@with_keys
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The claims of a query, what they share, and what changed since this computer looked."""
    sent = request.GET.dict()
    query, by = Query.of(sent), sent.get("by", "")
    by = by if by in BY else "question"
    me, some = reviewer(request), gone_through(query, by)
    counts = reviews.counts(some if query == Query() else None)
    found = reviews.page(query, number(sent.get("after")), number(sent.get("before")), counted=some)
    looked = Looked.of(request, (counts.last, counts.read))
    shown = {
        "query": query,
        "by": by,
        "counts": counts,
        "page": found,
        "cards": _placed([Card.of(row, me) for row in found.rows], _same_page(query, by, sent)),
        "at": _at(sent.get("at", ""), found.rows),
        "lost": reviews.lost() if counts.lost else [],
        "awaited": reviews.awaited() if counts.waiting else [],
        "looked": looked,
        "since": reviews.decisions_since(looked.review),
        "fresh": reviews.read_since(looked.claim),
        "me": me,
        "stale": reviews.STALE.seconds // 60,
        "undoable": undoable(request),
        "acts": acts(),
        "here": "review",
    }
    answer = render(request, "desk/queue.html", shown | _ways(query, by, found, some))
    looked.remember(request, answer)
    return answer


AT_END = "end"  # in the place of a claim's id: behind the last of the page


def _same_page(query: Query, by: str, sent: Mapping[str, str]) -> str:
    """The address of the very page that is shown, by which a decision leads back to it."""
    return here(query, by=by, **{side: number(sent.get(side)) or "" for side in ("after", "before")})


def _placed(cards: list[Card], page: str) -> list[Card]:
    """Each with the address to which a decision on it leads: the same page, at the claim that comes next."""
    following = [card.claim.id for card in cards[1:]] + [AT_END] * bool(cards)
    sign = "&" if "?" in page else "?"
    return [replace(card, back=f"{page}{sign}at={key}") for card, key in zip(cards, following, strict=True)]


def _at(asked: str, rows: Sequence[QueueRow]) -> str:
    """Where on the page the last decision was; empty for its head, also where that claim is not on the page any more."""
    return asked if asked == AT_END or asked in [row.claim.id for row in rows] else ""


def _ways(query: Query, by: str, found: QueuePage, some: Some) -> dict[str, Any]:
    """Where the queue leads: to groups, states and other ways of grouping, and on and back."""
    return {
        "words": urlencode(query.words()),
        "ways": [(way, queue_words.by_words(way), here(query, by=way)) for way in BY],
        "groups": [
            (named, each, here(query, by=by, **{by: each.key}))
            for named, each in groups_in_words(by, some.groups)
        ],
        "chosen": filters_in_words(query, state=False),
        "states": [
            (state, queue_words.state_words(state), here(query, by=by, state=state)) for state in STATES
        ],
        "back": here(query, by=by),
        "onward": here(query, by=by, after=found.after) if found.after else "",
        "backward": here(query, by=by, before=found.before) if found.before else "",
    }


@unkept
@with_keys
@or_404
def waiting_claim(request: HttpRequest, claim_id: str) -> HttpResponse:
    """One claim to decide; others see that it is looked at."""
    seen = reviews.one(claim_id)
    if me := reviewer(request):
        look_at(claim_id, by=me)
    return claim_page(request, seen)


def claim_page(
    request: HttpRequest,
    seen: ReviewedClaim,
    *,
    wrong: str = "",
    typed: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    typed, mark, me = typed or {}, seen.row.mark, reviewer(request)
    by = typed.get("by", me)
    shown = {
        "card": Card.of(seen.row, me),
        "questions": questions_in_words(reviews.answered(seen.row.claim.id)).items(),
        "claim": leading(seen.row.claim, mark),
        "report": seen.row.report,
        "mark": mark,
        "history": [
            (past, queue_words.state_words(past.review.state) if past.review.state else "")
            for past in seen.history
        ],
        "acts": acts(),
        "by": by,
        "reason": typed.get("reason", ""),
        "wrong": wrong,
        # What was pressed without the reason that it needs: Enter in the field of the reason presses it again.
        "pressed": typed.get("state", "") if by and typed.get("state") in list(queue_words.KEYS) else "",
        "second": mark.waiting is not None and not same_person(mark.waiting.by, me or ""),
        "undoable": undoable(request),
        "here": "review",
    }
    around = _around(Query.of(request.GET.dict()), seen.row.number, me)
    around["back"] = typed.get("back") or around["back"]  # a list's place, where the decision came from one
    return render(request, "desk/queue_claim.html", shown | around, status=status)


def _around(query: Query, row: int, me: str) -> dict[str, Any]:
    """The claims of the query before and after this one; ``back`` is where a decision leads."""
    before, after = reviews.beside(query, row, me)
    words = urlencode(query.words())
    onward = reverse("desk:review_claim", args=[after]) if after else reverse("desk:queue")
    return {"before": before, "words": words, "back": f"{onward}?{words}"}


@unkept
@with_keys
@require_POST
@not_here_is_404
def decide(request: HttpRequest, claim_id: str) -> HttpResponse:
    """Records the decision and leads on. What was typed stays where it cannot be recorded."""
    sent = request.POST
    if strange := strangers(sent, DECIDES):
        return HttpResponseBadRequest(
            gettext("This form has no such field: {names}").format(names=", ".join(strange))
        )
    by, state = named(request), sent.get("state", "")
    if wrong := _wrong(by, state, sent.get("reason", "")):
        return claim_page(request, reviews.one(claim_id), wrong=wrong, typed=sent.dict(), status=WRONG)
    reviews.refuse_unknown(claim_id)
    try:
        made = review_claim(
            claim_id, State(state), by=by, reason=sent.get("reason", ""), after=number(sent.get("standing"))
        )
    except DecidedMeanwhile:
        wrong = gettext(
            "Somebody decided this claim meanwhile. Nothing was recorded; look again, and decide if you still would."
        )
        return claim_page(request, reviews.one(claim_id), wrong=wrong, typed=sent.dict(), status=CONFLICT)
    settle_reviews()
    answer = onward(sent.get("back", ""), last=made)
    remember(answer, by)
    return answer


def _wrong(by: str, state: str, reason: str) -> str:
    if not by:
        return gettext("Say who decides: a decision names a person.")
    if state not in queue_words.KEYS:
        return gettext("Choose one of the decisions.")
    if state in NEEDS_REASON and not reason.strip():
        return gettext("Say why: whoever reads this decision later was not there.")
    return ""


@unkept
@require_POST
@not_here_is_404
def undo(request: HttpRequest) -> HttpResponse:
    """Takes back one decision, which must still stand or wait, and shows its claim again."""
    if strangers(request.POST, ("by", "number")):
        return HttpResponseBadRequest()
    by = named(request)
    try:
        claim_id = take_back_review(number(request.POST.get("number")), by=by)
    except NotPossible:
        return render(request, "desk/queue_undone.html", {"here": "review"}, status=CONFLICT)
    settle_reviews()
    return HttpResponseRedirect(reverse("desk:review_claim", args=[claim_id]))


@unkept
@require_POST
@not_here_is_404
def confirm(request: HttpRequest) -> HttpResponse:
    """The second person lets another's decision stand."""
    if strangers(request.POST, ("by", "number")):
        return HttpResponseBadRequest()
    by, made = named(request), reviews.decision(number(request.POST.get("number")))
    if made is None:
        raise NotHere("No such decision.")
    try:
        if not by:
            raise NotPossible("no name")
        confirm_review(made.number, by=by)
    except DecidedMeanwhile:
        return render(request, "desk/queue_undone.html", {"here": "review"}, status=CONFLICT)
    except NotPossible:
        wrong = gettext("A second person confirms: say a name other than that of whoever decided.")
        return claim_page(
            request, reviews.one(made.review.claim), wrong=wrong, typed={"by": by}, status=WRONG
        )
    settle_reviews()
    answer = HttpResponseRedirect(reverse("desk:review_claim", args=[made.review.claim]))
    remember(answer, by)
    return answer


@unkept
@require_POST
def leave_it(request: HttpRequest, claim_id: str) -> HttpResponse:
    """On to the next without a decision; the claim is nobody's again."""
    if me := reviewer(request):
        leave(claim_id, by=me)
    return onward(request.POST.get("back", ""))


# ---- what the pages of review share ----


def here(query: Query, **more: object) -> str:
    """The address of the queue for a query, with some of its words replaced."""
    asked = query.words() | {name: str(value) for name, value in more.items()}
    return f"{reverse('desk:queue')}?{urlencode({name: value for name, value in asked.items() if value})}"


def onward(back: str, last: int = 0) -> HttpResponseRedirect:
    """Back to where the form said, if that is a page of review, and to the place on it; with the decision that may be taken back."""
    sound = way_back(back)
    sound = sound if sound.startswith(reverse("desk:queue")) else reverse("desk:queue")
    sound = f"{sound}{'&' if '?' in sound else '?'}last={last}" if last else sound
    return HttpResponseRedirect(f"{sound}#here" if "at=" in sound else sound)


def named(request: HttpRequest) -> str:
    """Who decides: as it was typed, else as this computer remembers."""
    return request.POST.get("by", "").replace("\x00", "").strip()[:LONGEST] or reviewer(request)


def acts() -> list[tuple[str, str, str]]:
    """(value, words, key) of each decision that one button makes."""
    return [(state.value, queue_words.act_words(state), key) for state, key in queue_words.KEYS.items()]


def undoable(request: HttpRequest) -> dict[str, Any] | None:
    """The decision just made, to be taken back."""
    last = number(request.GET.get("last"))
    made = reviews.decision(last) if last else None
    if made is None or made.review.state is None:
        return None
    words = queue_words.state_words(made.review.state)
    return {"number": last, "words": words, "waits": made.waits, "claim": made.review.claim}


def number(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 18 else 0
