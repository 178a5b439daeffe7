"""Who acts and who is acted upon, by the words of the claims: an index kept up with the claims' rows, and what pages ask of it.

Words are what they are: "police" of two countries is one entry, and nothing here decides whom they mean. What people judged to be one is one
row. Nothing of a report that names a protected source is listed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from khronika.ledger import heeding, tables, translate
from khronika.ledger.counting import kept_up
from khronika.ledger.errors import NotHere
from khronika.ledger.judgement_tables import ActedIn, Actor, Withheld
from khronika.ledger.search import FoundClaim, found_claim
from khronika.ledger.search_tables import SearchMade
from khronika.nouns import Claim, Kind, Sort, make_id

_MADE, _VERSION = 2, "actors-1"  # the row of SearchMade that says that older claims are in
_ROWS_AT_ONCE = 500  # see record_reading
_LONGEST = 200
_LATEST = 20


def folded(name: str) -> str:
    """In whatever case and spacing."""
    return " ".join(name.split()).casefold()[:_LONGEST]


def actor_id(name: str) -> str:
    return make_id("a", folded(name))


def index_actors(numbered: Sequence[tuple[int, Claim]]) -> None:
    """Put claims in, by their rows' numbers. Must be called in the transaction that made the rows."""
    actors: dict[str, Actor] = {}
    acted = []
    for number, claim in numbered:
        for name, acts in ((claim.agent, True), (claim.target, False)):
            if name and folded(name):
                key = actor_id(name)
                shown = " ".join(name.split())[:_LONGEST]
                actors.setdefault(key, Actor(id=key, name=shown, folded=folded(name)))
                acted.append(ActedIn(claim_id=number, actor_id=key, acts=acts))
    Actor.objects.bulk_create(actors.values(), batch_size=_ROWS_AT_ONCE, ignore_conflicts=True)
    ActedIn.objects.bulk_create(acted, batch_size=_ROWS_AT_ONCE, ignore_conflicts=True)


def complete() -> None:
    """Put in the claims of a folder of an earlier khronika. One query where that was done."""
    if SearchMade.objects.filter(pk=_MADE, version=_VERSION).exists():
        return
    last = 0
    while rows := list(tables.Claim.objects.filter(number__gt=last).order_by("number")[:_ROWS_AT_ONCE]):
        index_actors([(row.number, translate.claim_as_read(row)) for row in rows])
        last = rows[-1].number
    SearchMade.objects.update_or_create(pk=_MADE, defaults={"version": _VERSION})


@dataclass(frozen=True, slots=True)
class Row:
    """``acts`` and ``acted_upon`` count claims that count."""

    id: str
    name: str
    acts: int
    acted_upon: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """``total`` are listed in all; ``next`` is the id after which the next page begins."""

    rows: tuple[Row, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class View:
    """``kinds`` say in how many claims, the most first; ``latest`` are those that came last."""

    row: Row
    kinds: tuple[tuple[Kind, int], ...]
    latest: tuple[FoundClaim, ...]


def _counting(acted: QuerySet[ActedIn]) -> QuerySet[ActedIn]:
    shown = kept_up().exclude(reading__report__in=Withheld.objects.values("report"))
    return acted.filter(claim__in=shown)


def actors(after: str | None = None, most: int = 100) -> Page:
    """In order of their words."""
    heed = heeding.current()
    hidden = {
        key
        for each in heed.judgements
        for party in (each.parties if each.sort is Sort.ACTOR else ())
        for key in heed.keys(Sort.ACTOR, party.key)[1:]
    }
    rows = Actor.objects.filter(Exists(_counting(ActedIn.objects.filter(actor=OuterRef("pk")))))
    rows = rows.exclude(folded__in=hidden) if hidden else rows
    shown, begin = rows, rows.filter(pk=after).values_list("folded", flat=True).first() if after else None
    if begin is not None:
        shown = rows.filter(Q(folded__gt=begin))
    some = list(shown.order_by("folded")[: most + 1])
    return Page(tuple(_rows(some[:most])), rows.count(), some[most - 1].id if len(some) > most else None)


def actor(wanted: str) -> View:
    """One, with all that are held to be one with it. Raises NotHere."""
    found = Actor.objects.filter(pk=wanted).first()
    acted = _counting(ActedIn.objects.filter(actor__folded__in=_keys(found.folded))) if found else None
    if found is None or acted is None or not acted.exists():
        raise NotHere(f"No actor {wanted} in this folder.")
    mine = kept_up().filter(pk__in=acted.values("claim"))
    kinds = mine.order_by().values("kind").annotate(n=Count("pk")).order_by("-n", "kind")
    latest = mine.select_related("reading__report").defer("reading__report__text").order_by("-number")
    return View(
        _rows([found])[0],
        tuple((Kind(each["kind"]), each["n"]) for each in kinds),
        tuple(found_claim(row) for row in latest[:_LATEST]),
    )


def _keys(key: str) -> tuple[str, ...]:
    return heeding.current().keys(Sort.ACTOR, key)


def _rows(found: Iterable[Actor]) -> list[Row]:
    listed = list(found)
    of = {row.folded: _keys(row.folded) for row in listed}
    keys = {key for group in of.values() for key in group}
    acted = _counting(ActedIn.objects.filter(actor__folded__in=keys)).order_by()
    counted: dict[tuple[str, bool], int] = {
        (each["actor__folded"], each["acts"]): each["n"]
        for each in acted.values("actor__folded", "acts").annotate(n=Count("pk"))
    }
    names = dict(Actor.objects.filter(folded__in=keys).values_list("folded", "name"))
    return [
        Row(
            row.id,
            row.name,
            sum(counted.get((key, True), 0) for key in of[row.folded]),
            sum(counted.get((key, False), 0) for key in of[row.folded]),
            tuple(names[key] for key in of[row.folded] if key in names),
        )
        for row in listed
    ]
