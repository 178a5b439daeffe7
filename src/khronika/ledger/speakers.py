"""Who speaks in the folder's claims, and who prints them: lists with a fixed number of queries a page, and one source with all that is
known of it. What a source is was told by reading; nothing here decides that two are one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from khronika.ledger import search, tables
from khronika.ledger.counting import kept_up
from khronika.ledger.errors import NotHere
from khronika.ledger.search import Filter, Term
from khronika.ledger.search_tables import Outlet, Source, SourceName
from khronika.nouns import Kind, SourceType

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


def sources(wanted: Wanted, after: str | None = None, most: int = 100) -> Page:
    """Sources of which a claim counts, in order of their names."""
    everything = Source.objects.filter(Exists(kept_up().filter(source_key=OuterRef("key"))))
    rows = _passing(everything, wanted)
    return _page(rows, everything, Source, after, most, _rows)


def every_source(wanted: Wanted) -> Iterator[Row]:
    """All that pass, in the order of the pages."""
    everything = Source.objects.filter(Exists(kept_up().filter(source_key=OuterRef("key"))))
    yield from _in_pieces(_passing(everything, wanted), _rows)


def outlets(after: str | None = None, most: int = 100) -> Page:
    """Outlets by name."""
    return _page(Outlet.objects.all(), Outlet.objects.all(), Outlet, after, most, _outlet_rows)


def every_outlet() -> Iterator[OutletRow]:
    yield from _in_pieces(Outlet.objects.all(), _outlet_rows)


def source(source_id: str) -> View:
    """Raises NotHere."""
    found = Source.objects.filter(pk=source_id).first()
    if found is None:
        raise NotHere(f"No source {source_id} in this folder.")
    mine = kept_up().filter(source_key=found.key)
    kinds = mine.order_by().values("kind").annotate(n=Count("pk")).order_by("-n", "kind")
    printed = (
        mine.order_by()
        .values("reading__report__outlet")
        .annotate(n=Count("pk"))
        .order_by("-n", "reading__report__outlet")
    )
    return View(
        _rows([found])[0],
        found.key,
        tuple(found.names.order_by("lang", "name").values_list("name", "lang")),
        tuple((Kind(each["kind"]), each["n"]) for each in kinds),
        tuple((each["reading__report__outlet"] or "", each["n"]) for each in printed[:_LATEST]),
        search.claims(Filter(source=source_id), None, _LATEST).rows,
    )


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
        name = table.objects.filter(pk=after).values_list("name", flat=True).first()
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
    keys = [row.key for row in found]
    spoken = kept_up().filter(source_key__in=keys).order_by().values("source_key").annotate(n=Count("pk"))
    claims = {each["source_key"]: each["n"] for each in spoken}
    names: dict[str, dict[str, None]] = {}
    for source_id, name in (
        SourceName.objects.filter(source__in=[row.id for row in found])
        .order_by("name")
        .values_list("source", "name")
    ):
        names.setdefault(source_id, {})[name] = None
    return [
        Row(row.id, row.name, SourceType(row.type), claims.get(row.key, 0), tuple(names.get(row.id, ())))
        for row in found
    ]


def _outlet_rows(found: Sequence[Outlet]) -> list[OutletRow]:
    names = [row.name for row in found]
    reports = (
        tables.Report.objects.filter(outlet__in=names).order_by().values("outlet").annotate(n=Count("pk"))
    )
    kept = {each["outlet"]: each["n"] for each in reports}
    spoken = (
        kept_up()
        .filter(reading__report__outlet__in=names)
        .order_by()
        .values("reading__report__outlet")
        .annotate(n=Count("pk"))
    )
    claims = {each["reading__report__outlet"]: each["n"] for each in spoken}
    return [OutletRow(row.id, row.name, kept.get(row.name, 0), claims.get(row.name, 0)) for row in found]
