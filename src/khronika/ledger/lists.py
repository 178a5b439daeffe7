"""The only way to the lists of people that the ledger holds, as ``access`` is to reports. Who may see what will be decided here
and there, once a folder has users. Each function asks a fixed number of queries, however long the lists are.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Count, QuerySet
from django.utils import timezone

from khronika.ledger import list_tables as tables
from khronika.ledger import list_translate as translate
from khronika.ledger import tables as all_tables
from khronika.ledger.access import OF_LISTS
from khronika.ledger.actions.ask_estimate import STOPPED
from khronika.ledger.actions.carry_decisions import ACT
from khronika.ledger.errors import NotHere
from khronika.ledger.list_views import DecidedRow, Grouping, LinkCounts, LinkView, ListRow, StudyView
from khronika.nouns import (
    Bond,
    LinkDecision,
    PersonList,
    PersonRecord,
    Proposal,
    Unread,
    canonical_json,
    digest,
)
from khronika.nouns.parsing import parse_json

_AT_ONCE = 500  # see groupings

# ---- lists ----


def list_rows() -> list[ListRow]:
    """Every edition of every list, the current ones first, then as they came."""
    rows = list(tables.PersonList.objects.select_related("current").order_by("kept_at", "stored_id"))
    said = tables.PersonEntry.objects.exclude(consent=None).values_list("list_id", "consent")
    consents: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for edition, words, number in said.annotate(number=Count("id")).order_by("list_id", "consent"):
        consents[edition][words or ""] = number
    told = _all_carried()
    found = [_list_row(row, consents[row.stored_id], told.get(row.stored_id, (0, 0))) for row in rows]
    return sorted(found, key=lambda row: not row.current)


def current_lists() -> list[PersonList]:
    """The editions that count, with their entries, in the order in which their names first came."""
    rows = list(_current())
    records: defaultdict[str, list[PersonRecord]] = defaultdict(list)
    for entry in tables.PersonEntry.objects.filter(list__in=rows).order_by("list_id", "row").iterator():
        records[entry.list_id].append(translate.entry_from_row(entry))
    return [translate.list_from_row(row, tuple(records[row.stored_id])) for row in rows]


def saved_columns(name: str) -> dict[str, str]:
    """The column map of the list's current edition; empty where there is none."""
    row = _current().filter(name=name).first()
    return dict(translate.columns_of(row)) if row else {}


def _current() -> QuerySet[tables.PersonList]:
    return tables.PersonList.objects.filter(current__isnull=False).order_by("name")


def _list_row(
    row: tables.PersonList, consents: Mapping[str, int], carried: tuple[int, int] = (0, 0)
) -> ListRow:
    return ListRow(
        row.name,
        row.stored_id,
        row.source,
        row.label,
        translate.moment(row.kept_at),
        row.entries,
        translate.columns_of(row),
        translate.notes_of(row),
        translate.unread_numbers(row),
        consents,
        row.invented,
        hasattr(row, "current"),
        *carried,
    )


def carried(edition: str) -> tuple[int, int]:
    """How many decisions came over to this edition of a list from the one before, and how many could not."""
    return _all_carried().get(edition, (0, 0))


def _all_carried() -> dict[str, tuple[int, int]]:
    rows = all_tables.LogRow.objects.filter(act=ACT).order_by("number").values_list("subject", "details")
    said = ((edition, json.loads(details)) for edition, details in rows)
    return {edition: (told["carried"], told["not carried"]) for edition, told in said}


def unread() -> list[Unread]:
    """Lists that could not be kept, and why, oldest first; not those whose file was kept since."""
    kept = {row.edition for row in list_rows()}
    rows = all_tables.Unread.objects.filter(rules_version=OF_LISTS).order_by("at", "id")
    found = [parse_json(Unread, row.body) for row in rows]
    return [each for each in found if each.sha256 not in kept]


# ---- links ----


def state(proposals: Iterable[Proposal], editions: Iterable[str], last: int) -> str:
    """The hash of what a grouping follows from: editions, pairs proposed, and the number of the last decision."""
    pairs = sorted((each.a, each.b, each.probability) for each in proposals)
    return digest(canonical_json([sorted(editions), pairs, last]).encode())


def editions() -> list[str]:
    return list(_current().values_list("stored_id", flat=True))


def proposals() -> list[Proposal]:
    return [translate.proposal_from_row(row) for row in tables.LinkProposal.objects.order_by("link")]


def link_decisions() -> list[LinkDecision]:
    """All that was decided of pairs, in order; withdrawals among them."""
    return [translate.decision_from_row(row) for row in tables.LinkDecision.objects.order_by("number")]


def last_decision() -> int:
    """The number of the last decision on a pair; 0 before the first."""
    return tables.LinkDecision.objects.order_by("-number").values_list("number", flat=True).first() or 0


def entries_linked() -> list[tuple[str, str, str | None]]:
    """(entry, its list's name, its person) of every entry that linking has seen."""
    rows = tables.LinkedEntry.objects.order_by("entry__list__name", "entry__row")
    return list(rows.values_list("entry_id", "entry__list__name", "person"))


def grouping() -> Grouping | None:
    """Whom the lists are held to hold; ``None`` before any linking."""
    row = tables.Linked.objects.filter(pk=1).first()
    if row is None:
        return None
    body = json.loads(row.body)
    seen = set(tables.LinkedEntry.objects.values_list("entry__list_id", flat=True).distinct())
    return Grouping(
        tuple(body["lists"]),
        {int(mask): count for mask, count in body["cells"].items()},
        body["left_out"],
        tuple(body["notes"]),
        tuple(body["warnings"]),
        row.digest,
        tables.LinkDecision.objects.filter(number__gt=row.decisions).count(),
        seen != set(editions()),
        translate.moment(row.at),
    )


def link_counts() -> LinkCounts:
    ruled = tables.StandingLink.objects.exclude(ruling=None)
    by = dict(ruled.values_list("ruling").annotate(number=Count("link")).order_by())
    return LinkCounts(_undecided().count(), *(by.get(each.value, 0) for each in Bond))


def next_link(after: str | None = None) -> str | None:
    """The undecided pair of which the machine is least sure; past ``after``, where that is named. ``None``: none is left."""
    rows = _undecided().order_by("doubt", "link")
    past = tables.LinkProposal.objects.filter(pk=after).first() if after else None
    if past is not None:
        further = rows.filter(doubt__gt=past.doubt) | rows.filter(doubt=past.doubt, link__gt=past.link)
        found = further.exclude(pk=past.link).values_list("link", flat=True).first()
        if found is not None:
            return found
        rows = rows.exclude(pk=past.link)
    return rows.values_list("link", flat=True).first()


def link(link_id: str) -> LinkView:
    """One pair with its two records. Raises NotHere."""
    proposed = tables.LinkProposal.objects.filter(pk=link_id).first()
    decided = list(tables.LinkDecision.objects.filter(link=link_id).order_by("number"))
    if proposed is None and not decided:
        raise NotHere(f"No pair {link_id} in this folder.")
    a, b = (proposed.a_id, proposed.b_id) if proposed else (decided[0].a, decided[0].b)
    held = tables.PersonEntry.objects.select_related("list__current").in_bulk([a, b])
    rows = held[a], held[b]
    last = decided[-1] if decided else None
    return LinkView(
        link_id,
        translate.entry_from_row(rows[0]),
        translate.entry_from_row(rows[1]),
        (_list_row(rows[0].list, {}), _list_row(rows[1].list, {})),
        translate.proposal_from_row(proposed) if proposed else None,
        tuple(translate.decision_from_row(row) for row in decided),
        last.number if last else 0,
        Bond(last.ruling) if last and last.ruling else None,
    )


def decided_links(ruling: Bond | None = None, most: int | None = 500) -> list[DecidedRow]:
    """Pairs that are decided, the last first, all of them where ``most`` is ``None``: lists and rows, no names."""
    rows = tables.StandingLink.objects.exclude(ruling=None).select_related("decision")
    if ruling is not None:
        rows = rows.filter(ruling=ruling.value)
    found = list(rows.order_by("-decision_id")[:most])
    told: list[DecidedRow] = []
    for first in range(0, len(found), _AT_ONCE):
        told += _decided_rows(found[first : first + _AT_ONCE])
    return told


def _decided_rows(found: Sequence[tables.StandingLink]) -> list[DecidedRow]:
    ends = {end for row in found for end in (row.decision.a, row.decision.b)}
    at = tables.PersonEntry.objects.filter(pk__in=ends).values_list("id", "list__name", "row")
    where = {entry: (name, number) for entry, name, number in at}
    chances = dict(
        tables.LinkProposal.objects.filter(pk__in=[row.link for row in found]).values_list(
            "link", "probability"
        )
    )
    return [_decided(row, where, chances) for row in found]


def decision_by(number: int) -> LinkDecision | None:
    """The decision of that number while it is its pair's last word and not a withdrawal; else ``None``."""
    row = tables.StandingLink.objects.exclude(ruling=None).filter(decision=number).first()
    return translate.decision_from_row(row.decision) if row else None


def _decided(
    row: tables.StandingLink, where: Mapping[str, tuple[str, int]], chances: Mapping[str, float]
) -> DecidedRow:
    made = row.decision
    ends = where[made.a], where[made.b]
    at = translate.moment(made.at)
    return DecidedRow(row.link, Bond(str(row.ruling)), made.by, at, ends, chances.get(row.link))


def _undecided() -> QuerySet[tables.LinkProposal]:
    ruled = tables.StandingLink.objects.exclude(ruling=None)
    return tables.LinkProposal.objects.exclude(pk__in=ruled.values("link"))


# ---- estimates ----


def study() -> StudyView:
    """The last one kept, and whether another is being made."""
    row = tables.KeptStudy.objects.order_by("-number").first()
    since = timezone.now() - STOPPED
    waits = tables.EstimateAsked.objects.filter(answer__isnull=True).order_by("-number").first()
    return StudyView(
        translate.study_from_row(row) if row else None,
        translate.moment(row.at) if row else "",
        translate.moment(waits.at) if waits and (row is None or waits.at > row.at) else "",
        waits.number if waits else 0,
        stopped=bool(waits and waits.at <= since),
    )


def invented_names() -> Sequence[str]:
    """Names of the current lists on which nobody exists: those of the demonstration."""
    return list(_current().filter(invented=True).values_list("name", flat=True))
