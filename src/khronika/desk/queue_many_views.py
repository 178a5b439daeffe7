"""One decision on all that a query keeps: shown first with five readings drawn by chance, then one act, one undo."""

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from khronika.desk import queue_words
from khronika.desk.guarded import not_here_is_404, or_404, unkept
from khronika.desk.queue_cards import Card
from khronika.desk.queue_names import filters_in_words
from khronika.desk.queue_views import CONFLICT, WRONG, here, named, number
from khronika.desk.review_form import strangers
from khronika.desk.reviewer import remember, reviewer
from khronika.desk.settling import settle_reviews
from khronika.ledger import reviews
from khronika.ledger.actions.bring_back import SHEET
from khronika.ledger.actions.review_many import MOST, Previewed, confirm_many, review_many, take_back_many
from khronika.ledger.errors import NotPossible
from khronika.ledger.queue import Query
from khronika.ledger.reviewing import same_person
from khronika.nouns import State
from khronika.nouns.reviews import NEEDS_REASON

READ_FIRST = 5
LISTED = 200  # on one page, as short lines: what a team decides before lunch; more go on to the next page
_QUERY = ("state", "kind", "source", "report", "question", "confidence", "since", "fresh")
_SENT = (
    *_QUERY,
    "by",
    "reason",
    "ruling",
    "seed",
    "many",
    "upto",
    "read",
    *[f"fits-{n}" for n in range(READ_FIRST)],
)


@unkept
@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    """Which claims, how many, and five of them to read."""
    return _preview(request, Query.of(request.GET.dict()))


def _preview(
    request: HttpRequest,
    query: Query,
    *,
    typed: Mapping[str, Any] | None = None,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    typed, me = typed or {}, reviewer(request)
    upto, read = reviews.ends()
    seed = number(typed.get("seed")) or secrets.randbelow(10**9) + 1
    after = number(request.GET.get("after"))
    found = reviews.page(query, after, most=LISTED)
    drawn = reviews.drawn(query, seed, READ_FIRST, read) if found.many <= MOST else ()
    return render(
        request,
        "desk/queue_many.html",
        {
            "query": query,
            "sent": query.words(),
            "filters": filters_in_words(query),
            "stand_now": [
                (queue_words.state_words(state), many) for state, many in reviews.how_they_stand(query).items()
            ],
            "page": found,
            "too_many": found.many > MOST,
            "most": MOST,
            "cards": [Card.of(row, me) for row in found.rows],
            "drawn": [(n, Card.of(row, me), typed.get(f"fits-{n}", "")) for n, row in enumerate(drawn)],
            "seed": seed,
            "upto": upto,
            "read": read,
            "rulings": [(value, words) for value, words in ((s.value, queue_words.act_words(s)) for s in queue_words.KEYS)],
            "ruling": typed.get("ruling", State.ACCEPTED.value),
            "by": typed.get("by", me),
            "reason": typed.get("reason", ""),
            "wrong": wrong,
            "back": here(query),
            "onward": f"{reverse('desk:many')}?{urlencode(query.words() | {'after': str(found.after)})}" if found.after else "",
            "here": "review",
        },
        status=status,
    )  # fmt: skip


@unkept
@require_POST
def decide_many(request: HttpRequest) -> HttpResponse:
    """Records it where each of the five was read and fits; else shows them again with what is missing."""
    sent = request.POST
    if strange := strangers(sent, _SENT):
        return HttpResponseBadRequest(
            gettext("This form has no such field: {names}").format(names=", ".join(strange))
        )
    query, by = Query.of(sent.dict()), named(request)
    shown = Previewed(number(sent.get("many")), number(sent.get("upto")), number(sent.get("read")))
    wrong = _missing(sent, by, min(READ_FIRST, shown.many))
    if wrong:
        return _preview(request, query, typed=sent.dict(), wrong=wrong, status=WRONG)
    try:
        made = review_many(query, State(sent["ruling"]), by=by, reason=sent.get("reason", ""), shown=shown)
    except NotPossible:
        wrong = gettext(
            "Nothing was recorded: what matched was decided meanwhile, or too much matches. Look again."
        )
        return _preview(request, query, typed=sent.dict(), wrong=wrong, status=CONFLICT)
    settle_reviews()
    answer = HttpResponseRedirect(reverse("desk:batch", args=[made]))
    remember(answer, by)
    return answer


def _missing(sent: Mapping[str, str], by: str, readings: int) -> str:
    if not by:
        return gettext("Say who decides: a decision names a person.")
    if sent.get("ruling") not in list(queue_words.KEYS):
        return gettext("Choose one of the decisions.")
    if sent["ruling"] in NEEDS_REASON and not sent.get("reason", "").strip():
        return gettext("Say why: whoever reads this decision later was not there.")
    fits = [sent.get(f"fits-{n}", "") for n in range(readings)]
    if "no" in fits:
        return gettext(
            "The decision does not fit one of those you read: narrow the query, or decide them one by one."
        )
    if fits.count("yes") < readings:
        return gettext("Read each of those drawn by chance and say whether the decision fits it.")
    return ""


@unkept
@or_404
def batch(request: HttpRequest, made: int) -> HttpResponse:
    """What one decision on many did, what it left out and why, and its undo."""
    return _batch(request, made)


def _batch(request: HttpRequest, made: int, wrong: str = "", status: int = 200) -> HttpResponse:
    found, me = reviews.batch(made), reviewer(request)
    query = Query.of(found.query)
    return render(
        request,
        "desk/queue_batch.html",
        {
            "batch": found,
            "words": "" if found.state is None else queue_words.batch_words(found),
            "sheet": SHEET in found.query,
            "left": [(key, queue_words.left_words(why)) for key, why in found.left_out.items()],
            "filters": filters_in_words(query),
            "back": here(query),
            "second": bool(found.waits) and not same_person(found.by, me or ""),
            "by": me,
            "wrong": wrong,
            "here": "review",
        },
        status=status,
    )


@unkept
@require_POST
@not_here_is_404
def undo_many(request: HttpRequest, made: int) -> HttpResponse:
    """Takes all of it back as one."""
    return _second_act(request, made, take_back_many, gettext("Nothing of this decision stands any more."))


@unkept
@require_POST
@not_here_is_404
def confirm_batch(request: HttpRequest, made: int) -> HttpResponse:
    """The second person lets another's decision on many stand."""
    wrong = gettext("A second person confirms: say a name other than that of whoever decided.")
    return _second_act(request, made, confirm_many, wrong)


def _second_act(request: HttpRequest, made: int, act: Any, wrong: str) -> HttpResponse:
    if strangers(request.POST, ("by",)):
        return HttpResponseBadRequest()
    by = named(request)
    reviews.batch(made)  # a stranger's number is 404 whatever is typed
    try:
        done = act(made, by=by)
    except NotPossible:
        return _batch(request, made, wrong, CONFLICT)
    settle_reviews()
    answer = HttpResponseRedirect(reverse("desk:batch", args=[done]))
    remember(answer, by)
    return answer
