"""Looking the record up: claims and reports by their words, by when and where, by who says it. Asked as ``access`` is asked, and
like it with a fixed number of queries for a page, however large the record is.

A list is in the order in which its rows came, the last first. A page begins after a row's number, so that rows which come in
meanwhile push nothing from one page to the next.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from django.utils.crypto import get_random_string

from khronika.ledger import full_text, heeding, tables, tallies, translate
from khronika.ledger.counting import kept_up
from khronika.ledger.full_text import Text
from khronika.ledger.heeding import outlet_key
from khronika.ledger.judgement_tables import Withheld
from khronika.ledger.search_tables import KeptWords, Outlet, Source, SourceName
from khronika.ledger.spelling import Positions as Positions
from khronika.ledger.spelling import Spelled, spell
from khronika.ledger.spelling import Term as Term
from khronika.ledger.spelling import spelled as spelled
from khronika.names.proper import PROTECTED, protected_name
from khronika.nouns import Claim, Kind, PartialDate, Report, Sort

Days = tuple[PartialDate | None, PartialDate | None]  # from and until; an open end is ``None``
_OPEN: Days = (None, None)
_AT_ONCE = 2000  # rows fetched in one go while streaming
_ID_LENGTH = 20
# Rows of a filtered list that are counted, at most: to go through a million takes seconds a page, and nobody reads so far.
COUNTED = 20_000


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for. Everything ``None``, empty or open shows everything. ``happened``, ``said`` and ``added`` keep what may
    lie within them, so that what does not say is kept only where nothing is asked. ``source`` is an id of a source, ``called`` words
    of its name; ``outlet`` an id of an outlet; ``incident`` that of
    an incident, whose members are kept."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    kind: Kind | None = None
    place: str | None = None
    happened: Days = _OPEN
    said: Days = _OPEN
    added: Days = _OPEN
    source: str | None = None
    called: tuple[Term, ...] = ()
    lang: str | None = None
    outlet: str | None = None
    incident: str | None = None

    @property
    def of_claims(self) -> bool:
        """True where something is asked that only a claim can answer."""
        days = any(end is not None for end in (*self.happened, *self.said))
        return days or any((self.kind, self.place, self.source, self.called, self.incident))


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """``report`` is without its text."""

    number: int
    claim: Claim
    report: Report
    added: str


@dataclass(frozen=True, slots=True)
class FoundReport:
    """``report`` has its text, for the passage that is shown."""

    number: int
    report: Report
    added: str


Row = TypeVar("Row", FoundClaim, FoundReport)


@dataclass(frozen=True, slots=True)
class Page:
    """``total`` rows pass the filter, ``hidden`` do not. ``next`` is after which number the next page begins; ``None`` on the last.
    ``spellings`` are the keys that were looked for beside those typed. Where more rows pass than are counted (``COUNTED``), ``total`` is as many
    and ``capped`` says so; what is hidden is then not known."""

    rows: tuple[Any, ...]
    total: int
    hidden: int
    next: int | None
    spellings: tuple[str, ...] = ()
    capped: bool = (
        False  # more rows pass than were counted: ``total`` is how many were, and what is hidden is not known
    )


def claims(wanted: Filter, after: int | None = None, most: int = 50) -> Page:
    """One page of the claims that count."""
    spelled = _spelled(wanted)
    rows = _claims(wanted, spelled)
    return _page(rows, wanted, tallies.all_claims(), after, most, found_claim, spelled.added)


def latest(wanted: Filter, most: int) -> tuple[FoundClaim, ...]:
    """The first rows of the list, uncounted."""
    rows = _claims(wanted, _spelled(wanted)).order_by("-number")
    return tuple(found_claim(row) for row in rows[:most])


def every_claim(wanted: Filter) -> Iterator[FoundClaim]:
    """All claims that pass, in the order of the pages; streamed."""
    rows = _claims(wanted, _spelled(wanted)).order_by("-number")
    return (found_claim(row) for row in rows.iterator(chunk_size=_AT_ONCE))


def reports(wanted: Filter, after: int | None = None, most: int = 50) -> Page:
    """One page of the reports. What only a claim can answer keeps the reports that have such a claim."""
    spelled = _spelled(wanted)
    rows = _reports(wanted, spelled).select_related("searched")
    return _page(
        rows, wanted, tallies.all_reports(), after, most, _found_report, spelled.added, "searched__number"
    )


def every_report(wanted: Filter) -> Iterator[FoundReport]:
    rows = _reports(wanted, _spelled(wanted)).select_related("searched").order_by("-searched__number")
    return (_found_report(row) for row in rows.iterator(chunk_size=_AT_ONCE // 20))


def keys_looked_for(wanted: Filter) -> frozenset[str]:
    """Every key that a word may have to be what is looked for: for marking it where it stands."""
    return frozenset(_spelled(Filter(terms=wanted.terms)).keys)


# ---- what was typed, kept out of addresses ----


def keep_words(words: str) -> str:
    """An id under which these words stand from now on: the same words have the same one, and it tells nothing of them."""
    found = KeptWords.objects.filter(words=words).values_list("id", flat=True).first()
    if found is not None:
        return found
    row, _ = KeptWords.objects.get_or_create(
        words=words, defaults={"id": f"k-{get_random_string(_ID_LENGTH)}"}
    )
    return row.id


def kept_words(words_id: str) -> str | None:
    """``None`` where nothing was kept under it in this folder."""
    return KeptWords.objects.filter(pk=words_id).values_list("words", flat=True).first()


# ---- rows ----


def _page(
    rows: QuerySet[Any, Any],
    wanted: Filter,
    everything: int,
    after: int | None,
    most: int,
    found: Any,
    added: set[str],
    by: str = "number",
) -> Page:
    total, capped = (everything, False) if wanted == Filter() else _how_many(rows)
    shown = rows if after is None else rows.filter(**{f"{by}__lt": after})
    some = [found(row) for row in shown.order_by(f"-{by}")[: most + 1]]
    next_ = some[most - 1].number if len(some) > most else None
    return Page(tuple(some[:most]), total, everything - total, next_, tuple(sorted(added)), capped)


def _how_many(rows: QuerySet[Any, Any]) -> tuple[int, bool]:
    many = rows.order_by().values("pk")[: COUNTED + 1].count()
    return min(many, COUNTED), many > COUNTED


def _claims(wanted: Filter, spelled: Spelled) -> QuerySet[tables.Claim]:
    rows = _only_claims(kept_up(), wanted)
    if wanted.lang is not None:
        rows = rows.filter(reading__report__lang=wanted.lang)
    if wanted.outlet is not None:
        rows = rows.filter(reading__report__outlet__in=outlet_names(wanted.outlet))
    rows = _added(rows, wanted.added, "reading__report__received_at")
    found: QuerySet[tables.Claim] = _worded(rows, "number", Text.CLAIMS, wanted, spelled)
    return found.select_related("reading__report").defer("reading__report__text")


def _reports(wanted: Filter, spelled: Spelled) -> QuerySet[tables.Report]:
    rows = tables.Report.objects.filter(searched__isnull=False)
    if wanted.lang is not None:
        rows = rows.filter(lang=wanted.lang)
    if wanted.outlet is not None:
        rows = rows.filter(outlet__in=outlet_names(wanted.outlet))
    rows = _added(rows, wanted.added, "received_at")
    if wanted.of_claims:
        inside = _only_claims(kept_up(), wanted).values("reading__report")
        rows = rows.filter(pk__in=inside)
    found: QuerySet[tables.Report] = _worded(rows, "searched__number", Text.REPORTS, wanted, spelled)
    return found


def _only_claims(rows: QuerySet[tables.Claim], wanted: Filter) -> QuerySet[tables.Claim]:
    if wanted.kind is not None:
        rows = rows.filter(kind=wanted.kind.value)
    if wanted.place is not None:
        inside = tables.ClaimPlace.objects.filter(key__in=place_keys(wanted.place)).values("claim")
        rows = rows.filter(pk__in=inside)
    rows = _between(rows, wanted.happened, "first_day", "last_day")
    rows = _between(rows, wanted.said, "searched__said_first", "searched__said_last")
    if wanted.source is not None:
        rows = rows.filter(source_key__in=keys_of_source(wanted.source))
    if wanted.incident is not None:
        links = tables.IncidentMember.objects.filter(incident=wanted.incident, judging=False)
        rows = rows.filter(pk__in=links.values("claim"))
    if wanted.called:
        rows = rows.filter(source_key__in=_held_for_one(called(wanted.called)))
    return rows


def _between(rows: Any, days: Days, first: str, last: str) -> Any:
    start, end = days
    if start is not None:
        rows = rows.filter(**{f"{last}__gte": start.earliest})
    if end is not None:
        rows = rows.filter(**{f"{first}__lte": end.latest})
    return rows


def _added(rows: Any, days: Days, column: str) -> Any:
    """Days are UTC's. Compared as times, so that an index answers."""
    start, end = days
    midnight = dt.time(tzinfo=dt.UTC)
    if start is not None:
        rows = rows.filter(**{f"{column}__gte": dt.datetime.combine(start.earliest, midnight)})
    if end is not None and end.latest < dt.date.max:
        next_day = end.latest + dt.timedelta(days=1)
        rows = rows.filter(**{f"{column}__lt": dt.datetime.combine(next_day, midnight)})
    return rows


def place_keys(place: str) -> list[str]:
    """Keys of the places that are called so in the folder's claims; also a key itself."""
    name = place.casefold().strip()
    named = tables.PlaceName.objects.filter(name=name).values_list("key", flat=True)
    found = [place, f"name:{name}", *named]
    heed = heeding.current()
    return [*dict.fromkeys(other for key in found for other in heed.keys(Sort.PLACE, key))]


def called(terms: tuple[Term, ...]) -> QuerySet[Any, Any]:
    """Keys of sources in whose names each term is found, in any spelling that the record has."""
    sources = Source.objects.all()
    for choice in spell(terms).terms:
        either = Q()
        for phrase in choice:
            either |= Q(folded__contains=" ".join(phrase))
        sources = sources.filter(pk__in=SourceName.objects.filter(either).values("source"))
    hidden = heeding.current().protected_keys(Sort.SOURCE)
    return (sources.exclude(key__in=hidden) if hidden else sources).values("key")


def keys_of_source(source: str) -> list[str]:
    """The keys of all that are held for one with the source of that id; none for an id that the folder does not know. A protected
    source has no other id than that of its mask: its own could be made of its name."""
    heed = heeding.current()
    if source.startswith(PROTECTED):
        mask = source.removeprefix(PROTECTED)
        return sorted(
            key for key in heed.protected_keys(Sort.SOURCE) if str(heed.mask(Sort.SOURCE, key)) == mask
        )
    key = Source.objects.filter(pk=source).values_list("key", flat=True).first()
    if key is None or heed.mask(Sort.SOURCE, key):
        return []
    return list(heed.keys(Sort.SOURCE, key))


def _held_for_one(keys: QuerySet[Any, Any]) -> Any:
    heed = heeding.current()
    if not heed.judgements:
        return keys
    return {other for row in keys for other in heed.keys(Sort.SOURCE, row["key"])}


def outlet_names(outlet: str) -> list[str]:
    """The names of all that are held for one with the outlet of that id, as ``keys_of_source`` gives keys."""
    heed = heeding.current()
    everything = list(Outlet.objects.values_list("name", flat=True)) if heed.judgements else []
    if outlet.startswith(PROTECTED):
        mask = outlet.removeprefix(PROTECTED)
        return [name for name in everything if str(heed.mask(Sort.OUTLET, outlet_key(name))) == mask]
    name = Outlet.objects.filter(pk=outlet).values_list("name", flat=True).first()
    if name is None or heed.mask(Sort.OUTLET, outlet_key(name)):
        return []
    keys = heed.keys(Sort.OUTLET, outlet_key(name))
    return [name, *(other for other in everything if outlet_key(other) in keys and other != name)]


def found_claim(row: tables.Claim) -> FoundClaim:
    report = row.reading.report
    return FoundClaim(
        row.number,
        translate.claim_from_row(row),
        translate.report_from_row(report, with_text=False),
        report.received_at.isoformat(timespec="seconds"),
    )


def _found_report(row: tables.Report) -> FoundReport:
    return FoundReport(
        row.searched.number, translate.report_from_row(row), row.received_at.isoformat(timespec="seconds")
    )


# ---- words ----


def _worded(rows: Any, by: str, table: Text, wanted: Filter, spelled: Spelled) -> Any:
    if (spelled.terms or wanted.without) and heeding.current().protects:
        # Whoever guesses a name would be told by what is found.
        report = "reading__report" if table is Text.CLAIMS else "pk"
        rows = rows.exclude(**{f"{report}__in": Withheld.objects.values("report")})
    if spelled.terms:
        rows = rows.filter(**{f"{by}__in": full_text.matching(table, spelled.terms)})
    for choice in spell(wanted.without, spellings=False).terms:
        rows = rows.exclude(**{f"{by}__in": full_text.matching(table, [choice])})
    return rows


def _spelled(wanted: Filter) -> Spelled:
    return spell(wanted.terms)


# ---- what ids in an address stand for ----


def source_name(source: str) -> str | None:
    """What the folder's reports call it; ``None`` where no claim knows it."""
    keys = keys_of_source(source)
    if source.startswith(PROTECTED):
        return protected_name(int(source.removeprefix(PROTECTED))) if keys else None
    return Source.objects.filter(pk=source).values_list("name", flat=True).first() if keys else None


def outlet_name(outlet: str) -> str | None:
    names = outlet_names(outlet)
    if outlet.startswith(PROTECTED):
        return protected_name(int(outlet.removeprefix(PROTECTED)), outlet=True) if names else None
    return heeding.current().outlet(names[0], "") if names else None
