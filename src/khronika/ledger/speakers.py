"""Who speaks in the folder's claims, and who prints them: lists with a fixed number of queries a page, and one source with all that is
known of it. What a source is was told by reading, and what people judged of it is heeded: those that are one are one row, and a protected one
stands at the end under its mask, with nothing that its name could be got from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from khronika.ledger import heeding, search, tallies
from khronika.ledger.errors import NotHere
from khronika.ledger.heeding import outlet_key
from khronika.ledger.search import Filter, Term
from khronika.ledger.search_index import outlet_id
from khronika.ledger.search_tables import Outlet, Source, SourceName
from khronika.ledger.tally_tables import Tally
from khronika.names.proper import PROTECTED, protected_name
from khronika.nouns import Kind, Sort, SourceType

_AT_ONCE = 500  # see groupings
_LATEST = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """``called`` are words of the name; ``type`` what kind of body."""

    called: tuple[Term, ...] = ()
    type: SourceType | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """``names`` are all that it is called, each once; ``claims`` those that count and are its own words."""

    id: str
    name: str
    type: SourceType
    claims: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutletRow:
    """``reports`` counts all that were kept, ``claims`` those that count."""

    id: str
    name: str
    reports: int
    claims: int


@dataclass(frozen=True, slots=True)
class Page:
    """``total`` rows pass, ``hidden`` do not; ``next`` is the id after which the next page begins."""

    rows: tuple[Any, ...]
    total: int
    hidden: int
    next: str | None


@dataclass(frozen=True, slots=True)
class View:
    """``key`` is reading's. ``names`` are pairs of a name and the language of the reports that have it. ``kinds`` and
    ``outlets`` say in how many claims, the most first. ``latest`` are those that came last."""

    row: Row
    key: str
    names: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[Kind, int], ...]
    outlets: tuple[tuple[str, int], ...]
    latest: tuple[search.FoundClaim, ...]
    keys: tuple[str, ...] = ()  # of all that are held to be one with it; none of a protected one


def sources(wanted: Wanted, after: str | None = None, most: int = 100) -> Page:
    """Sources of which a claim counts, in order of their names; protected ones are in ``protected_sources``."""
    everything = _heeded()
    rows = _passing(everything, wanted)
    return _page(rows, everything, Source, after, most, _rows)


def every_source(wanted: Wanted) -> Iterator[Row]:
    """All that pass, in the order of the pages."""
    yield from _in_pieces(_passing(_heeded(), wanted), _rows)
    if wanted == Wanted():
        yield from protected_sources()


def protected_sources() -> tuple[Row, ...]:
    """Each under its mask, in the order of their numbers. Of what kind they are is not told."""
    return tuple(
        Row(f"{PROTECTED}{mask}", protected_name(mask), SourceType.UNKNOWN, _spoken(keys), ())
        for mask, keys in _masked(Sort.SOURCE)
    )


def protected_outlets() -> tuple[OutletRow, ...]:
    """As ``protected_sources``."""
    found = []
    for mask, _ in _masked(Sort.OUTLET):
        names = search.outlet_names(f"{PROTECTED}{mask}")
        ids = [outlet_id(name) for name in names]
        reports = sum(tallies.by_key(tallies.PRINTED, ids).values())
        claims = sum(tallies.by_key(tallies.OF_OUTLET, ids).values())
        found.append(OutletRow(f"{PROTECTED}{mask}", protected_name(mask, outlet=True), reports, claims))
    return tuple(found)


def _masked(sort: Sort) -> list[tuple[int, list[str]]]:
    heed, found = heeding.current(), dict[int, list[str]]()
    for key in sorted(heed.protected_keys(sort)):
        found.setdefault(heed.mask(sort, key), []).append(key)
    return sorted(found.items())


def _spoken(keys: Sequence[str]) -> int:
    return sum(tallies.by_key(tallies.OF_SOURCE, keys).values())


def _heeded() -> QuerySet[Source]:
    """One row for each that is held to be one, none that is protected."""
    heed = heeding.current()
    hidden, leads = set(heed.protected_keys(Sort.SOURCE)), set[str]()
    for each in heed.judgements:
        for party in each.parties if each.sort is Sort.SOURCE else ():
            first, *others = heed.keys(Sort.SOURCE, party.key)
            hidden.update(others)
            leads.add(first)
    speaks = Q(Exists(Tally.objects.filter(what=tallies.OF_SOURCE, key=OuterRef("key"), of="", many__gt=0)))
    rows = Source.objects.filter(speaks | Q(key__in=leads)) if leads else Source.objects.filter(speaks)
    return rows.exclude(key__in=hidden) if hidden else rows


def outlets(after: str | None = None, most: int = 100) -> Page:
    """Outlets by name."""
    return _page(_heeded_outlets(), _heeded_outlets(), Outlet, after, most, _outlet_rows)


def every_outlet() -> Iterator[OutletRow]:
    yield from _in_pieces(_heeded_outlets(), _outlet_rows)
    yield from protected_outlets()


def _heeded_outlets() -> QuerySet[Outlet]:
    """As ``_heeded``."""
    heed = heeding.current()
    hidden = set(heed.protected_keys(Sort.OUTLET))
    for each in heed.judgements:
        for party in each.parties if each.sort is Sort.OUTLET else ():
            hidden.update(heed.keys(Sort.OUTLET, party.key)[1:])
    if not hidden:
        return Outlet.objects.all()
    gone = [pk for pk, name in Outlet.objects.values_list("pk", "name") if outlet_key(name) in hidden]
    return Outlet.objects.exclude(pk__in=gone)


def source(source_id: str) -> View:
    """Raises NotHere."""
    keys = search.keys_of_source(source_id)
    if not keys:
        raise NotHere(f"No source {source_id} in this folder.")
    heed, found = heeding.current(), Source.objects.filter(key__in=keys)
    mask = heed.mask(Sort.SOURCE, keys[0])
    kinds, printed = _shares(keys)
    row, names = None, []
    if not mask:
        led = {each.key: each for each in found}
        row = _rows([next(led[key] for key in keys if key in led)])[0]
        names = list(
            SourceName.objects.filter(source__in=found).order_by("lang", "name").values_list("name", "lang")
        )
    told: dict[str, int] = {}
    for name, many in printed:
        outlet = heed.outlet(name, "") if name else ""
        told[outlet] = told.get(outlet, 0) + many
    return View(
        row or Row(source_id, protected_name(mask), SourceType.UNKNOWN, _spoken(keys), ()),
        "" if mask else keys[0],
        tuple(dict.fromkeys(names)),
        tuple(kinds),
        tuple(sorted(told.items(), key=lambda each: (-each[1], each[0]))[:_LATEST]),
        search.latest(Filter(source=source_id), _LATEST),
        () if mask else tuple(keys),
    )


def _shares(keys: Sequence[str]) -> tuple[list[tuple[Kind, int]], list[tuple[str, int]]]:
    """Of what kinds the claims of these sources are, and which outlets printed them (an empty name: none is told), the most first."""
    of = tallies.within(tallies.OF_SOURCE, keys)
    kinds = [(Kind(key.removeprefix("kind:")), many) for key, many in of if key.startswith("kind:")]
    printed = [(key, many) for key, many in of if not key.startswith("kind:")]
    names = dict(Outlet.objects.filter(pk__in=[key for key, _ in printed]).values_list("pk", "name"))
    return kinds, [(names.get(key, ""), many) for key, many in printed]


def _passing(rows: QuerySet[Source], wanted: Wanted) -> QuerySet[Source]:
    if wanted.type is not None:
        rows = rows.filter(type=wanted.type.value)
    if wanted.called:
        rows = rows.filter(key__in=search.called(wanted.called))
    return rows


def _page(rows: Any, everything: Any, table: Any, after: str | None, most: int, told: Any) -> Page:
    total = rows.count()
    shown = rows
    if after is not None:
        # Of the rows alone: where a protected one would stand tells its name.
        name = everything.filter(pk=after).values_list("name", flat=True).first()
        if name is not None:
            shown = rows.filter(Q(name__gt=name) | Q(name=name, id__gt=after))
    some = list(shown.order_by("name", "id")[: most + 1])
    next_ = some[most - 1].id if len(some) > most else None
    return Page(tuple(told(some[:most])), total, everything.count() - total, next_)


def _in_pieces(rows: Any, told: Any) -> Iterator[Any]:
    some: list[Any] = []
    for row in rows.order_by("name", "id").iterator(chunk_size=_AT_ONCE):
        some.append(row)
        if len(some) == _AT_ONCE:
            yield from told(some)
            some = []
    yield from told(some)


def _rows(found: Sequence[Source]) -> list[Row]:
    heed = heeding.current()
    of = {row.key: heed.keys(Sort.SOURCE, row.key) for row in found}
    keys = {key for group in of.values() for key in group}
    claims = tallies.by_key(tallies.OF_SOURCE, keys)
    names: dict[str, dict[str, None]] = {}
    rows = SourceName.objects.filter(source__key__in=keys).order_by("name").values_list("source__key", "name")
    for key, name in rows:
        names.setdefault(key, {})[name] = None
    return [
        Row(
            row.id,
            row.name,
            SourceType(row.type),
            sum(claims.get(key, 0) for key in of[row.key]),
            tuple(dict.fromkeys(name for key in of[row.key] for name in names.get(key, ()))),
        )
        for row in found
    ]


def _outlet_rows(found: Sequence[Outlet]) -> list[OutletRow]:
    heed = heeding.current()
    led = {
        row.name: {outlet_key(row.name)} | set(heed.keys(Sort.OUTLET, outlet_key(row.name))) for row in found
    }
    known = [row.name for row in found]
    if heed.judgements:
        known = [*Outlet.objects.values_list("name", flat=True)]
    names = [name for name in known if any(outlet_key(name) in keys for keys in led.values())]
    ids = {outlet_id(name): name for name in names}
    kept = {ids[key]: many for key, many in tallies.by_key(tallies.PRINTED, ids).items()}
    claims = {ids[key]: many for key, many in tallies.by_key(tallies.OF_OUTLET, ids).items()}

    def of(counts: dict[Any, int], name: str) -> int:
        return sum(many for other, many in counts.items() if outlet_key(other) in led[name])

    return [OutletRow(row.id, row.name, of(kept, row.name), of(claims, row.name)) for row in found]
