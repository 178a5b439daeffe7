"""What a page of an actor or a place tells of its claims: of what kinds they are, and which came last. No page goes through all of them: a
capital has most of a record's."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, QuerySet

from khronika.ledger import tables, tallies
from khronika.ledger.counting import kept_up
from khronika.ledger.search import COUNTED, FoundClaim, found_claim
from khronika.nouns import Kind

_INDEX = {tallies.OF_ACTOR: "actors__actor", tallies.OF_PLACE: "places__key"}


def kinds(what: str, keys: Sequence[str]) -> tuple[tuple[Kind, int], ...]:
    """In how many claims, the most first. Where people judged that several are one, a claim that has two of them is counted once, and
    no more claims than ``COUNTED`` are looked at for it."""
    found: Counter[str] = Counter(
        {of.removeprefix("kind:"): many for of, many in tallies.within(what, keys) if of.startswith("kind:")}
    )
    if len(keys) > 1 and found.total() <= COUNTED:
        rows = _kept_up(what).filter(**{f"{_INDEX[what]}__in": keys}).order_by()
        found = Counter(dict(rows.values_list("kind").annotate(many=Count("pk", distinct=True))))
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((Kind(kind), many) for kind, many in ordered)


def acted_in(actors: Sequence[str], most: int) -> tuple[FoundClaim, ...]:
    """The claims that name one of these actors by its id, the last first."""
    # By the rows of the index, made in the order of the claims: asked by the claims' own numbers, the database looks at all of them.
    return _last(
        [_kept_up(tallies.OF_ACTOR).filter(actors__actor=key).order_by("-actors__pk") for key in actors], most
    )


def placed_in(places: Sequence[str], most: int) -> tuple[FoundClaim, ...]:
    """The same for places by their keys, and what lies inside them."""
    return _last(
        [_kept_up(tallies.OF_PLACE).filter(places__key=key).order_by("-places__claim") for key in places],
        most,
    )


def _kept_up(what: str) -> QuerySet[tables.Claim]:
    """Nothing of a report that names a protected source tells of an actor."""
    return kept_up().filter(reading__report__withheld__isnull=True) if what == tallies.OF_ACTOR else kept_up()


def _last(lists: Sequence[QuerySet[tables.Claim]], most: int) -> tuple[FoundClaim, ...]:
    found: dict[int, Any] = {}
    for rows in lists:
        whole = rows.select_related("reading__report").defer("reading__report__text")
        found |= {row.number: row for row in whole[: 2 * most]}  # who does it to himself is there twice
    numbers = sorted(found, reverse=True)[:most]
    return tuple(found_claim(found[number]) for number in numbers)
