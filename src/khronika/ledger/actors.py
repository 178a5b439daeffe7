"""Who acts and who is acted upon, by the words of the claims: an index kept up with the claims' rows, and what pages ask of it.

Words are what they are: "police" of two countries is one entry, and nothing here decides whom they mean. What people judged to be one is one
row. Nothing of a report that names a protected source is listed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from khronika.ledger import heeding, latest, tables, tallies, translate
from khronika.ledger.errors import NotHere
from khronika.ledger.judgement_tables import ActedIn, Actor
from khronika.ledger.search import FoundClaim
from khronika.ledger.search_tables import SearchMade
from khronika.ledger.tally_tables import Tally
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
    if last:
        tallies.rebuild()
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


def actors(after: str | None = None, most: int = 100) -> Page:
    """In order of their words."""
    heed = heeding.current()
    hidden = {
        key
        for each in heed.judgements
        for party in (each.parties if each.sort is Sort.ACTOR else ())
        for key in heed.keys(Sort.ACTOR, party.key)[1:]
    }
    named = Tally.objects.filter(what=tallies.OF_ACTOR, key=OuterRef("pk"), of="", many__gt=0)
    rows = Actor.objects.filter(Exists(named))
    rows = rows.exclude(folded__in=hidden) if hidden else rows
    shown, begin = rows, rows.filter(pk=after).values_list("folded", flat=True).first() if after else None
    if begin is not None:
        shown = rows.filter(Q(folded__gt=begin))
    some = list(shown.order_by("folded")[: most + 1])
    return Page(tuple(_rows(some[:most])), rows.count(), some[most - 1].id if len(some) > most else None)


def actor(wanted: str) -> View:
    """One, with all that are held to be one with it. Raises NotHere."""
    found = Actor.objects.filter(pk=wanted).first()
    row = _rows([found])[0] if found else None
    if found is None or row is None or not row.acts + row.acted_upon:
        raise NotHere(f"No actor {wanted} in this folder.")
    ids = list(
        Actor.objects.filter(folded__in=_keys(found.folded)).order_by("pk").values_list("pk", flat=True)
    )
    return View(row, latest.kinds(tallies.OF_ACTOR, ids), latest.acted_in(ids, _LATEST))


def _keys(key: str) -> tuple[str, ...]:
    return heeding.current().keys(Sort.ACTOR, key)


def _rows(found: Iterable[Actor]) -> list[Row]:
    listed = list(found)
    of = {row.folded: _keys(row.folded) for row in listed}
    named = Actor.objects.filter(folded__in={key for group in of.values() for key in group})
    known = {key: (pk, name) for key, pk, name in named.values_list("folded", "pk", "name")}
    ids = [pk for pk, _ in known.values()]
    acts, upon = tallies.by_key(tallies.ACTS, ids), tallies.by_key(tallies.UPON, ids)
    rows = []
    for row in listed:
        mine = [known[key] for key in of[row.folded] if key in known]
        done, suffered = (sum(many.get(pk, 0) for pk, _ in mine) for many in (acts, upon))
        rows.append(Row(row.id, row.name, done, suffered, tuple(name for _, name in mine)))
    return rows
