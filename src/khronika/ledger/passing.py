"""Which claims and reports pass a filter: the part of ``search`` that knows what a filter means, and in what order a database finds that out
without going through the record.

There are two ways to the same rows. Where few pass they are looked up by what is asked and sorted; where many do (``walked``) a page of them is met
soon by going through the newest. Words, a place, an outlet have indexes in the order of the list itself.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from khronika.ledger import full_text, heeding, tables, tallies
from khronika.ledger.counting import kept_up
from khronika.ledger.full_text import Choice, Text
from khronika.ledger.heeding import outlet_key
from khronika.ledger.judgement_tables import Withheld
from khronika.ledger.search_index import outlet_id, within_key
from khronika.ledger.search_tables import Outlet, Source, SourceName
from khronika.ledger.spans import Days, Unlooked, meeting
from khronika.ledger.spelling import Spelled, Term, spell
from khronika.names.proper import PROTECTED
from khronika.nouns import Kind, Sort

_OPEN: Days = (None, None)
# Rows of a filtered list that are counted, at most: to go through a million takes seconds a page, and nobody reads so far. Twice what is decided
# at once; each thousand takes some ten milliseconds of a large folder's page.
COUNTED = 2_000


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
class Passing:
    """Rows that pass, and by which column, which numbers them, they come in their order: Django's name, or the full text itself."""

    rows: "QuerySet[Any]"
    by: str
    text: Text | None = None

    def ordered(self) -> "QuerySet[Any]":
        """The last first."""
        return (
            self.rows.order_by(f"-{self.by}")
            if self.text is None
            else full_text.last_first(self.rows, self.text)
        )


def how_many(rows: "QuerySet[Any]") -> tuple[int, bool]:
    """How many there are; or as many as are counted, and True where there are more."""
    many = rows.order_by().values("pk")[: COUNTED + 1].count()
    return min(many, COUNTED), many > COUNTED


def claims(wanted: Filter, spelled: Spelled, walked: bool = False, after: int | None = None) -> Passing:
    """Claims that count, those before the row ``after`` where it is given."""
    keys = _known_keys(wanted)
    found = _only_claims(Passing(kept_up(), "number"), wanted, keys, walked, after, bool(spelled.terms))
    rows, by = found.rows, found.by
    if wanted.lang is not None:
        rows = rows.filter(reading__report__lang=wanted.lang)
    if wanted.outlet is not None:
        ids = [outlet_id(name) for name in outlet_names(wanted.outlet)]
        rows = rows.filter(searched__outlet__in=ids)
        by = "searched__claim" if by == "number" and len(ids) == 1 else by
    rows = _added(rows, wanted.added, "reading__report__received_at", walked)
    rows = rows.filter(**{f"{by}__lt": after}) if after is not None and by != _PLACED else rows
    rows = rows.select_related("reading__report").defer("reading__report__text")
    # Texts that hold a word may be a third of a record: those of one place among them are told by the full text itself.
    within = (tuple((within_key(key),) for key in keys),) if keys else ()
    return _worded(Passing(rows, by), Text.CLAIMS, wanted, spelled, within, after)


def reports(wanted: Filter, spelled: Spelled, walked: bool = False, after: int | None = None) -> Passing:
    """Reports. What only a claim can answer keeps the reports that have such a claim."""
    by = "searched__number"
    rows = tables.Report.objects.filter(searched__isnull=False)
    if wanted.lang is not None:
        rows = rows.filter(lang=wanted.lang)
    if wanted.outlet is not None:
        rows = rows.filter(outlet__in=outlet_names(wanted.outlet))
    rows = _added(rows, wanted.added, "received_at", walked)
    if wanted.of_claims:
        keys = _known_keys(wanted)
        inside = _only_claims(Passing(kept_up(), "number"), wanted, keys, walked, None).rows
        if walked:
            rows = rows.filter(Exists(inside.filter(reading__report=OuterRef("pk"))))
        else:
            rows = rows.filter(pk__in=inside.values("reading__report"))
    rows = rows.filter(**{f"{by}__lt": after}) if after is not None else rows
    return _worded(Passing(rows.select_related("searched"), by), Text.REPORTS, wanted, spelled, (), after)


_PLACED = "places__claim"


def _known_keys(wanted: Filter) -> list[str]:
    """Under which of the keys that the place may have claims stand here."""
    return sorted(tallies.by_key(tallies.OF_PLACE, place_keys(wanted.place))) if wanted.place else []


def _only_claims(
    found: Passing,
    wanted: Filter,
    keys: list[str],
    walked: bool,
    after: int | None,
    worded: bool = False,
) -> Passing:
    """``keys`` are those of the place. ``worded``: claims come in the order of their texts, among which those of the place are looked up."""
    rows, by = found.rows, found.by
    if wanted.kind is not None:
        rows = rows.filter(kind=wanted.kind.value)
    if wanted.place is not None and worded:
        rows = rows.filter(Exists(_naming(keys).filter(claim=OuterRef("pk"))))
    elif wanted.place is not None:
        rows, by = _placed(rows, keys, by, after)
    rows = meeting(rows, wanted.happened, "first_day", "last_day", walked)
    rows = meeting(rows, wanted.said, "searched__said_first", "searched__said_last", walked)
    if wanted.source is not None:
        rows = rows.filter(source_key__in=keys_of_source(wanted.source))
    if wanted.incident is not None:
        links = tables.IncidentMember.objects.filter(incident=wanted.incident, judging=False)
        rows = rows.filter(pk__in=links.values("claim"))
    if wanted.called:
        rows = rows.filter(source_key__in=_held_for_one(called(wanted.called)))
    return Passing(rows, by)


def _placed(
    rows: "QuerySet[tables.Claim]", keys: list[str], by: str, after: int | None
) -> tuple["QuerySet[tables.Claim]", str]:
    """Of one place, as nearly always, the index has the claims in their order. Of several a claim may name two."""
    if len(keys) == 1:
        # In one call: another would ask for another of the claim's places.
        before = {"places__claim__lt": after} if after is not None else {}
        return rows.filter(places__key=keys[0], **before), _PLACED
    return rows.filter(pk__in=_naming(keys).values("claim")), by


def _naming(keys: list[str]) -> "QuerySet[tables.ClaimPlace]":
    return tables.ClaimPlace.objects.filter(key__in=keys)


def _added(rows: Any, days: Days, column: str, walked: bool) -> Any:
    """Days are UTC's. Compared as times, so that an index answers."""
    start, end = days
    midnight, asked = dt.time(tzinfo=dt.UTC), column
    if walked and (start or end):
        asked = "unlooked_added"
        rows = rows.alias(unlooked_added=Unlooked(column))
    if start is not None:
        rows = rows.filter(**{f"{asked}__gte": dt.datetime.combine(start.earliest, midnight)})
    if end is not None and end.latest < dt.date.max:
        next_day = end.latest + dt.timedelta(days=1)
        rows = rows.filter(**{f"{asked}__lt": dt.datetime.combine(next_day, midnight)})
    return rows


# ---- words ----


def _worded(
    found: Passing,
    table: Text,
    wanted: Filter,
    spelled: Spelled,
    within: tuple[Choice, ...],
    after: int | None,
) -> Passing:
    """``within`` is what the full text is asked besides, where it is asked at all."""
    rows, by = found.rows, found.by
    if (spelled.terms or wanted.without) and heeding.current().protects:
        # Whoever guesses a name would be told by what is found.
        report = "reading__report" if table is Text.CLAIMS else "pk"
        rows = rows.exclude(**{f"{report}__in": Withheld.objects.values("report")})
    column = "number" if table is Text.CLAIMS else "searched__number"
    for choice in spell(wanted.without, spellings=False).terms:
        rows = rows.exclude(**{f"{column}__in": full_text.matching(table, [choice])})
    if not spelled.terms:
        return Passing(rows, by)
    numbered = "ledger_claim.number" if table is Text.CLAIMS else "ledger_searchedreport.number"
    return Passing(full_text.joined(rows, table, numbered, (*spelled.terms, *within), after), by, table)


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
