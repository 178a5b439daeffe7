"""The list of incidents: filtered, counted, a page at a time, with a fixed number of queries. One incident is ``access.incident``."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from khronika.ledger import heeding, tables, translate
from khronika.ledger.passing import how_many, place_keys
from khronika.ledger.search_tables import Source
from khronika.ledger.spans import Days, Unlooked, meeting
from khronika.names.proper import PROTECTED, protected_name
from khronika.nouns import Certainty, Incident, Kind, Ruling, Sort, Stance

STANDINGS = ("proposed", "confirmed", "withdrawn")
_RULED = {"confirmed": Ruling.CONFIRM.value, "withdrawn": Ruling.WITHDRAW.value}
_AT_ONCE = 500  # see groupings
_UNDATED = "-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """``happened`` keeps what may have happened within it; ``standing`` one of STANDINGS."""

    kind: Kind | None = None
    place: str | None = None
    happened: Days = (None, None)
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """``sources`` are those that tell of it and can be told apart, by id and name, those with most claims first; ``untold``
    claims are of nobody who can. ``judging`` claims judge or explain it. ``manners`` has by the id of a source how it speaks of
    it, each (stance, certainty) of its claims once."""

    incident: Incident
    standing: str
    claims: int
    reports: int
    judging: int
    sources: tuple[tuple[str, str], ...]
    untold: int
    manners: Mapping[str, tuple[tuple[Stance, Certainty], ...]]

    @property
    def more(self) -> int:
        """How many sources beyond the first three."""
        return max(len(self.sources) - 3, 0)

    @property
    def after(self) -> str:
        """Where the list goes on behind this row."""
        period = self.incident.period
        day = period.bounds()[0].isoformat() if period else _UNDATED
        return f"{day}.{self.incident.id}"


@dataclass(frozen=True, slots=True)
class Page:
    """``total`` incidents pass, ``hidden`` do not; ``next`` is what ``page`` takes for the next page, ``None`` on the last. ``capped``: more pass
    than were counted (``passing.COUNTED``), and what is hidden is not known."""

    rows: tuple[Row, ...]
    total: int
    hidden: int
    next: str | None
    capped: bool = False


def page(wanted: Wanted, after: str | None = None, most: int = 50) -> Page:
    """In order of their first day, the last first; those without a date at the end."""
    everything = tables.Incident.objects.count()
    total, capped = (everything, False) if wanted == Wanted() else how_many(_rows(wanted))
    rows = _rows(wanted, walked=capped)
    shown = rows if after is None else rows.alias(begins=Unlooked("first_day")).filter(_behind(after))
    some = _told(list(_ordered(shown)[: most + 1]))
    next_ = some[most - 1].after if len(some) > most else None
    return Page(tuple(some[:most]), total, 0 if capped else everything - total, next_, capped)


def every(wanted: Wanted) -> Iterator[Row]:
    """All that pass, in the order of the pages."""
    some: list[tables.Incident] = []
    for row in _ordered(_rows(wanted)).iterator(chunk_size=_AT_ONCE):
        some.append(row)
        if len(some) == _AT_ONCE:
            yield from _told(some)
            some = []
    yield from _told(some)


def _rows(wanted: Wanted, walked: bool = False) -> QuerySet[tables.Incident]:
    """``walked``: many pass, and a page of them is met soon in the order of the list; else they are looked up (see ``passing``)."""
    rows = meeting(tables.Incident.objects.all(), wanted.happened, walked=walked)
    if wanted.kind is not None:
        rows = rows.filter(kind=wanted.kind.value)
    if wanted.place is not None:
        inside = tables.IncidentPlace.objects.filter(key__in=place_keys(wanted.place))
        if walked:
            rows = rows.filter(Exists(inside.filter(incident=OuterRef("pk"))))
        else:
            rows = rows.filter(pk__in=inside.values("incident"))
    # A split leaves the standing as it was: it speaks of some claims, not of the incident.
    last = tables.Decision.objects.filter(incident=OuterRef("pk")).exclude(ruling=Ruling.SPLIT.value)
    rows = rows.annotate(ruled=Subquery(last.order_by("-number").values("ruling")[:1]))
    if wanted.standing is None:
        return rows
    ruled = _RULED.get(wanted.standing)
    if ruled is None:
        return rows.filter(ruled__isnull=True)
    decided = tables.Decision.objects.filter(ruling=ruled).values("incident")
    return rows.filter(pk__in=decided, ruled=ruled)


def _ordered(rows: QuerySet[tables.Incident]) -> QuerySet[tables.Incident]:
    return rows.order_by(F("first_day").desc(nulls_last=True), "id")


def _behind(after: str) -> Q:
    day, _, incident = after.partition(".")
    if day == _UNDATED:
        return Q(first_day__isnull=True, id__gt=incident)
    # Looked up piece by piece the rest of the list would be sorted anew for each page.
    return Q(begins__lt=day) | Q(begins=day, id__gt=incident) | Q(begins__isnull=True)


def _told(rows: Sequence[tables.Incident]) -> list[Row]:
    ids = [row.id for row in rows]
    links = tables.IncidentMember.objects.filter(incident__in=ids)
    counted = {
        found["incident"]: found
        for found in links.values("incident").annotate(
            told=Count("pk", filter=Q(judging=False)),
            judged=Count("pk", filter=Q(judging=True)),
            printed=Count("claim__reading__report", filter=Q(judging=False), distinct=True),
        )
    }
    sources = _sources(links.filter(judging=False))
    return [_row(row, dict(counted.get(row.id, {})), sources[row.id]) for row in rows]


def _row(row: tables.Incident, counted: dict[str, Any], told_by: "_Told") -> Row:
    ruled = getattr(row, "ruled", None)
    standing = next((name for name, ruling in _RULED.items() if ruling == ruled), STANDINGS[0])
    told, printed, judged = (counted.get(name, 0) for name in ("told", "printed", "judged"))
    manners = {source: tuple(sorted(found)) for source, found in told_by.manners.items()}
    return Row(
        translate.incident_from_row(row), standing, told, printed, judged,
        tuple(told_by.names.items()), told_by.untold, manners,
    )  # fmt: skip


@dataclass(slots=True)
class _Told:
    """Who tells of one incident: names by id, and how each speaks."""

    names: dict[str, str] = field(default_factory=dict)
    untold: int = 0
    manners: dict[str, set[tuple[Stance, Certainty]]] = field(default_factory=lambda: defaultdict(set))


def _sources(links: QuerySet[tables.IncidentMember]) -> dict[str, _Told]:
    manner = ("claim__stance", "claim__certainty")
    found = list(links.values("incident", "claim__source_key", *manner).annotate(n=Count("pk")))
    most: Counter[tuple[str, str | None]] = Counter()
    for row in found:
        most[row["incident"], row["claim__source_key"]] += row["n"]
    spoken = sorted(
        found,
        key=lambda row: (-most[row["incident"], row["claim__source_key"]], row["claim__source_key"] or ""),
    )
    keys = {found["claim__source_key"] for found in spoken} - {None}
    named = Source.objects.filter(key__in=keys).values_list("key", "id", "name")
    heed = heeding.current()
    names = {key: (source, name) for key, source, name in named}
    for known in [*names]:
        # Those that are one are named once, and a protected one by its mask.
        if mask := heed.mask(Sort.SOURCE, known):
            names[known] = (f"{PROTECTED}{mask}", protected_name(mask))
        else:
            names[known] = names.get(heed.one(Sort.SOURCE, known), names[known])
    told: dict[str, _Told] = defaultdict(_Told)
    for row in spoken:
        key, here = row["claim__source_key"], told[row["incident"]]
        if key is None or key not in names:
            here.untold += row["n"]
            continue
        source, name = names[key]
        here.names.setdefault(source, name)
        here.manners[source].add((Stance(row["claim__stance"]), Certainty(row["claim__certainty"])))
    return told


def is_after(words: str) -> bool:
    """True for what a page may begin after: anything else in an address begins at the beginning."""
    day, dot, incident = words.partition(".")
    if not dot or not incident:
        return False
    if day == _UNDATED:
        return True
    try:
        return dt.date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
