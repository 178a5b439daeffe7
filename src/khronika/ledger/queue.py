"""Which claims wait for a person and which were decided: queries over the claims of current readings. The part of ``reviews`` that
knows what a filter means."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from khronika.ledger import heeding, tables, translate
from khronika.ledger.bands import BANDS, Band
from khronika.ledger.counting import withdrawn
from khronika.ledger.review_tables import Standing
from khronika.ledger.review_views import Group
from khronika.ledger.search_tables import Source
from khronika.names.proper import PROTECTED, protected_name
from khronika.nouns import Claim, Kind, Question, Sort, State

WAITING, CHANGED, ANY = "waiting", "changed", "any"
STATES = (*[state.value for state in State], WAITING, CHANGED, ANY)
NOBODY = "-"  # in the place of a source's key: none is told
BY = ("question", "report", "kind", "source", "confidence")
_GROUPS = 40  # groups listed; who wants a smaller one filters
# Rows that are counted and grouped, at most: twice what is decided at once, and to go through a million takes seconds a page.
COUNTED = 2_000


@dataclass(frozen=True, slots=True)
class Query:
    """What a list of claims is filtered by; an empty word filters nothing. ``state`` is one of ``STATES``, ``since`` keeps claims
    decided after the review of that number, ``fresh`` those read after the row of that number."""

    state: str = State.PROPOSED.value
    kind: str = ""
    source: str = ""
    report: str = ""
    question: str = ""
    confidence: str = ""
    since: str = ""
    fresh: str = ""

    def words(self) -> dict[str, str]:
        """Only what filters."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> "Query":
        """From words as they are sent; what is no filter of ours, or names nothing that a list could be filtered by, is left out."""
        state, kind, band = (sent.get(name, "") for name in ("state", "kind", "confidence"))
        numbers = {name: sent.get(name, "") for name in ("since", "fresh")}
        ids = {name: sent.get(name, "").strip()[:200] for name in ("source", "report", "question")}
        return cls(
            state=state if state in STATES else State.PROPOSED.value,
            kind=kind if kind in list(Kind) else "",
            confidence=band if band in BANDS else "",
            **{
                name: value
                for name, value in numbers.items()
                if value.isascii() and value.isdigit() and len(value) < 18
            },
            **{name: value.replace("\x00", "") for name, value in ids.items()},
        )


def current() -> QuerySet[tables.Claim]:
    """What people decide of: claims as the current readings have them, of reports that were not withdrawn."""
    return tables.Claim.objects.filter(reading__current__isnull=False).exclude(
        reading__report__in=withdrawn()
    )


def matching(query: Query) -> QuerySet[tables.Claim]:
    """The claims that a query keeps, its state included."""
    rows = without_state(query)
    if query.state == ANY:
        return rows
    if query.state == WAITING:
        return rows.filter(standing__waiting__isnull=False)
    if query.state == CHANGED:
        return rows.filter(standing__changed=True)
    if query.state == State.PROPOSED.value:
        return rows.filter(~Exists(_decided()))
    return rows.filter(standing__state=query.state)


def _decided() -> "QuerySet[Standing]":
    """How a claim stands, where it waits for nobody's first decision. Asked for as what must not exist, and not as a row joined that may be missing:
    PostgreSQL takes such a row for never missing, and then goes through the whole record for a page of it."""
    settled = ~Q(state=State.PROPOSED.value) | Q(waiting__isnull=False)
    return Standing.objects.filter(settled, read=OuterRef("pk"))


def numbered(query: Query) -> str:
    """By which column, equal to the rows' numbers, the claims of a query come in their order: what people decided of is found by that."""
    return "number" if query.state in (ANY, State.PROPOSED.value) else "standing__read"


def without_state(query: Query) -> QuerySet[tables.Claim]:
    """The claims that a query keeps, however they stand."""
    rows = current()
    if query.kind:
        rows = rows.filter(kind=query.kind)
    if query.source == NOBODY:
        rows = rows.filter(source_key__isnull=True)
    elif query.source:
        rows = rows.filter(source_key__in=_keys(query.source))
    if query.report:
        rows = rows.filter(reading__report=query.report)
    if query.question:
        rows = rows.filter(pk__in=tables.Membership.objects.filter(question=query.question).values("claim"))
    if query.confidence:
        rows = rows.alias(sure=Band("body")).filter(sure=query.confidence)
    if query.since:
        rows = rows.filter(standing__last__gt=int(query.since))
    if query.fresh:
        rows = rows.filter(number__gt=int(query.fresh))
    return rows


@dataclass(frozen=True, slots=True)
class Some:
    """The first claims of a query, ``COUNTED`` of them at most: how ``many``, whether there are more (``capped``), and by what they share, the largest
    group first."""

    many: int
    capped: bool
    groups: list[Group]


def gone_through(query: Query, by: str) -> Some:
    """Once, and one query more where keys say nothing to people. Raises KeyError for what claims cannot be grouped by."""
    shared = {
        "kind": F("kind"),
        "source": Coalesce("source_key", Value(NOBODY)),
        "report": F("reading__report"),
        "question": F("number"),
        "confidence": Band("body"),
    }[by]
    rows = matching(query).order_by(numbered(query)).annotate(shared=shared)
    found: list[Any] = list(rows.values_list("shared", flat=True)[: COUNTED + 1])
    capped = len(found) > COUNTED
    found = found[:COUNTED]
    return Some(len(found), capped, _groups(by, found))


def _of(claims: list[int]) -> QuerySet[tables.Membership]:
    """In which questions these rows stand. As one value: two thousand take a query longer to be written than to be answered."""
    if connection.vendor == "postgresql":
        return tables.Membership.objects.extra(where=["claim_id = ANY(%s)"], params=[claims])
    among = "claim_id IN (SELECT value FROM json_each(%s))"
    return tables.Membership.objects.extra(where=[among], params=[json.dumps(claims)])  # noqa: S610 (words of ours)


def _groups(by: str, shared: list[Any]) -> list[Group]:
    if by == "question":
        members = _of(shared).order_by()
        many = Counter(dict(members.values_list("question").annotate(many=Count("pk"))))
    else:
        many = Counter(shared)
    if by == "confidence":
        return [Group(name, name, many[name]) for name in reversed(BANDS) if many[name]]
    listed = sorted(many.items(), key=lambda pair: (-pair[1], pair[0]))[:_GROUPS]
    if by == "source":
        return _sources(listed)
    names = _names(by, [key for key, _ in listed])
    return [Group(key, names.get(key) or key, each) for key, each in listed]


def _keys(source: str) -> list[str]:
    """The keys that stand for a source in a query: its own, and those of all that are held to be one with it; a protected one stands
    under its mask and no other way."""
    heed = heeding.current()
    if source.startswith(PROTECTED):
        mask = source.removeprefix(PROTECTED)
        hidden = heed.protected_keys(Sort.SOURCE)
        return [key for key in hidden if str(heed.mask(Sort.SOURCE, key)) == mask]
    return [] if heed.mask(Sort.SOURCE, source) else list(heed.keys(Sort.SOURCE, source))


def _sources(rows: Sequence[tuple[str, int]]) -> list[Group]:
    """As people judged who is one and who is protected."""
    heed, found = heeding.current(), dict[str, int]()
    for key, many in rows:
        mask = heed.mask(Sort.SOURCE, key)
        one = f"{PROTECTED}{mask}" if mask else heed.one(Sort.SOURCE, key)
        found[one] = found.get(one, 0) + many
    names = _names("source", [*found])
    masked = {
        key: protected_name(int(key.removeprefix(PROTECTED))) for key in found if key.startswith(PROTECTED)
    }
    return [Group(key, masked.get(key) or names.get(key) or key, many) for key, many in found.items()]


def first(query: Query) -> QuerySet[tables.Claim]:
    """The first claims of a query, as many as are counted."""
    some = matching(query).order_by(numbered(query)).values("pk")[:COUNTED]
    return tables.Claim.objects.filter(pk__in=some)


def how_many(query: Query) -> tuple[int, bool]:
    """How many claims match; or as many as are counted, and True where there are more."""
    many = matching(query).order_by().values("pk")[: COUNTED + 1].count()
    return min(many, COUNTED), many > COUNTED


def _names(by: str, keys: list[str]) -> dict[str, str]:
    if by == "report":
        rows = tables.Report.objects.filter(pk__in=keys).values_list("id", "given_id", "outlet")
        return {key: given or outlet or "" for key, given, outlet in rows}
    if by == "question":
        return {key: question.text for key, (question, _) in asked(keys).items()}
    if by == "source":
        return dict(Source.objects.filter(key__in=keys).values_list("key", "name"))
    return {}


def asked(keys: Sequence[str]) -> dict[str, tuple[Question, Mapping[str, Claim]]]:
    """Questions by their ids, each with its first member, which a title in another language than English is made of. Two queries
    for any number; what is no question, or stands no more, is left out."""
    found = [translate.question_from_row(row) for row in tables.Question.objects.filter(pk__in=keys)]
    first = [question.members[0] for question in found if question.members]
    rows = tables.Claim.objects.filter(claim_id__in=first, memberships__question__in=keys).distinct()
    claims = {row.claim_id: translate.claim_from_row(row) for row in rows}
    return {
        question.id: (question, {key: claims[key] for key in question.members[:1] if key in claims})
        for question in found
    }


def name_of(name: str, value: str) -> str:
    """What the id that a list is filtered by stands for, in the words of the record: the source, the report, the question in English;
    a protected source's mask. ``""`` where nothing of this folder bears it."""
    if name == "source" and value != NOBODY:
        return next((group.name for group in _sources([(value, 0)]) if group.name != value), "")
    return _names(name, [value]).get(value, "") if name in ("report", "question") else ""
