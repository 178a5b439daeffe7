"""The places that claims name: a list, and one place with all it is called and what is said of it."""

from dataclasses import dataclass

from django.db.models import Q

from khronika.ledger import heeding, latest, parties, search, tables, tallies
from khronika.nouns import Kind, Place, Sort

_LATEST = 20


@dataclass(frozen=True, slots=True)
class Row:
    """``names`` are all that reports call it, case-folded; ``claims`` count that name it or what lies inside it."""

    key: str
    names: tuple[str, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class Page:
    """``total`` places pass; ``next`` is the name and key after which the next page begins."""

    rows: tuple[Row, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class View:
    """``keys`` are those of all that are held to be one with it. ``kinds`` say in how many claims, the most first."""

    place: Place
    keys: tuple[str, ...]
    names: tuple[str, ...]
    claims: int
    kinds: tuple[tuple[Kind, int], ...]
    latest: tuple[search.FoundClaim, ...]


def places(called: str = "", after: str | None = None, most: int = 100) -> Page:
    """In order of the first of their names; with ``called`` those of which a name holds these words."""
    heed = heeding.current()
    hidden = {
        key
        for each in heed.judgements
        for party in (each.parties if each.sort is Sort.PLACE else ())
        for key in heed.keys(Sort.PLACE, party.key)[1:]
    }
    named = tables.PlaceName.objects.exclude(key__in=hidden) if hidden else tables.PlaceName.objects.all()
    if called:
        named = named.filter(name__contains=called.casefold())
    total = named.values("key").distinct().count()
    if after is not None:
        name, _, key = after.partition("\n")
        named = named.filter(Q(name__gt=name) | Q(name=name, key__gt=key))
    found: dict[str, str] = {}
    last: str | None = None
    for name, key in named.order_by("name", "key").values_list("name", "key")[: most * 4]:
        if len(found) == most and key not in found:
            break
        found.setdefault(key, name)
        last = f"{name}\n{key}"
    else:
        last = last if len(found) == most else None
    return Page(_rows(list(found)), total, last)


def place(key: str) -> View:
    """Raises NotHere."""
    noun = parties.place_of(key)
    keys = heeding.current().keys(Sort.PLACE, key)
    names = tables.PlaceName.objects.filter(key__in=keys).order_by("name").values_list("name", flat=True)
    told = latest.kinds(tallies.OF_PLACE, keys)
    found = latest.placed_in(keys, _LATEST)
    return View(noun, keys, tuple(dict.fromkeys(names)), sum(many for _, many in told), told, found)


def _rows(keys: list[str]) -> tuple[Row, ...]:
    heed = heeding.current()
    of = {key: heed.keys(Sort.PLACE, key) for key in keys}
    every = {key for group in of.values() for key in group}
    counted = tallies.by_key(tallies.OF_PLACE, every)
    names: dict[str, list[str]] = {}
    for name, key in (
        tables.PlaceName.objects.filter(key__in=every).order_by("name").values_list("name", "key")
    ):
        names.setdefault(key, []).append(name)
    return tuple(
        Row(
            key,
            tuple(dict.fromkeys(name for each in of[key] for name in names.get(each, ()))),
            sum(counted.get(each, 0) for each in of[key]),
        )
        for key in keys
    )
