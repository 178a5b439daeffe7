"""The only way to what people on lists agreed to, and to single entries of lists. Each function asks a fixed number of queries, however
many entries there are."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Prefetch

from khronika.ledger import consent_tables
from khronika.ledger import list_tables as tables
from khronika.ledger import list_translate as translate
from khronika.ledger import tables as all_tables
from khronika.ledger.actions.carry_consents import ACT
from khronika.ledger.consent_views import Answers, ConsentView, EntryView, Other, Sheet, Withdrawn
from khronika.ledger.errors import NotHere
from khronika.ledger.lists import list_rows
from khronika.nouns import Bond, PersonRecord


def entries(edition: str, first: int = 0, most: int = 100) -> Sheet:
    """The entries of one edition from the place ``first`` on. Raises NotHere."""
    rows = {row.edition: row for row in list_rows()}
    if edition not in rows:
        raise NotHere(f"No list {edition} in this folder.")
    held = tables.PersonEntry.objects.filter(list=edition).order_by("row")
    return Sheet(rows[edition], _with_answers(held[first : first + most]), first, most)


def named(edition: str, words: str, most: int = 100) -> Sheet:
    """Those entries of one edition whose name, as written or otherwise spelt, holds the words, in any case. Raises NotHere."""
    rows = {row.edition: row for row in list_rows()}
    if edition not in rows:
        raise NotHere(f"No list {edition} in this folder.")
    sought = words.casefold().split()
    found = []
    for row in tables.PersonEntry.objects.filter(list=edition).order_by("row").iterator():
        record = translate.entry_from_row(row)
        if all(word in _spelt(record) for word in sought):
            found.append(row)
            if len(found) == most:
                break
    return Sheet(rows[edition], _with_answers(found), 0, most)


def _spelt(record: PersonRecord) -> str:
    parts = (record.name, record.given, record.family, record.father, *record.others)
    return " ".join(part.reveal() for part in parts if part).casefold()


def _with_answers(rows: Iterable[tables.PersonEntry]) -> tuple[tuple[PersonRecord, Answers], ...]:
    rows = list(rows)
    answers = answers_on(row.id for row in rows)
    return tuple((translate.entry_from_row(row), answers.get(row.id, Answers())) for row in rows)


def entry(entry_id: str) -> EntryView:
    """One entry, what was recorded of it, and the entries held to be the same person's. Raises NotHere."""
    row = tables.PersonEntry.objects.select_related("linked").filter(pk=entry_id).first()
    if row is None:
        raise NotHere(f"No entry {entry_id} in this folder.")
    person = row.linked.person if hasattr(row, "linked") else None
    near = list(tables.PersonEntry.objects.filter(linked__person=person).exclude(pk=row.id)) if person else []
    lists = {each.edition: each for each in list_rows()}
    decided = _decided_same(row.id, [each.id for each in near])
    held = answers_on([row.id, *(each.id for each in near)])
    others = tuple(
        Other(translate.entry_from_row(each), lists[each.list_id], each.id in decided) for each in near
    )
    seen: dict[int, ConsentView] = {}
    for holder in (row.id, *(each.id for each in near)):
        for view in held.get(holder, Answers()).views:
            seen.setdefault(view.number, view)
    counted = {
        number
        for number, view in seen.items()
        if view.consent.refused or any(number in held.get(at, Answers()).numbers for at in (row.id, *decided))
    }
    return EntryView(
        translate.entry_from_row(row),
        lists[row.list_id],
        tuple(sorted(others, key=lambda each: (each.row.name, each.record.row))),
        tuple(seen[number] for number in sorted(seen)),
        frozenset(counted),
    )


def _decided_same(entry_id: str, near: Iterable[str]) -> set[str]:
    """Those of ``near`` that people decided to be the entry's person, in one step or several."""
    allowed = {entry_id, *near}
    standing = tables.StandingLink.objects.filter(ruling=Bond.SAME.value, decision__a__in=allowed)
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in standing.values_list("decision__a", "decision__b"):
        beside[a].add(b)
        beside[b].add(a)
    found, waiting = {entry_id}, [entry_id]
    while waiting:
        new = (beside[waiting.pop()] & allowed) - found
        found |= new
        waiting += new
    return found - {entry_id}


def answers_on(entry_ids: Iterable[str]) -> dict[str, Answers]:
    """What was recorded, oldest first, by entry; entries without a record are not in it."""
    held = consent_tables.ConsentFor.objects.filter(entry__in=list(entry_ids)).select_related(
        "consent__withdrawn"
    )
    first = Prefetch("consent__entries", consent_tables.ConsentFor.objects.order_by("number"))
    found: defaultdict[str, list[ConsentView]] = defaultdict(list)
    for row in held.prefetch_related(first).order_by("consent_id"):
        found[row.entry_id].append(_view(row.consent))
    return {entry: Answers(tuple(views)) for entry, views in found.items()}


def consent(number: int) -> ConsentView:
    """Raises NotHere."""
    row = consent_tables.Consent.objects.select_related("withdrawn").filter(pk=number).first()
    if row is None:
        raise NotHere(f"No consent {number} in this folder.")
    return _view(row)


def _view(row: consent_tables.Consent) -> ConsentView:
    at = sorted(row.entries.all(), key=lambda each: each.number)[0].entry_id
    back = row.withdrawn if hasattr(row, "withdrawn") else None
    withdrawn = Withdrawn(back.by, translate.moment(back.at), back.reason.reveal()) if back else None
    return ConsentView(row.number, translate.consent_from_row(row, at), withdrawn)


def recorded() -> dict[str, tuple[int, int]]:
    """By edition: of how many entries a consent stands, of how many a refusal does. Editions without either are not in it."""
    held = consent_tables.ConsentFor.objects.filter(consent__withdrawn=None)
    rows = held.values_list("entry__list", "entry", "consent__what").order_by("consent_id")
    last = {(edition, entry): bool(json.loads(what)) for edition, entry, what in rows}
    found: dict[str, tuple[int, int]] = {}
    for (edition, _), agreed in last.items():
        yes, no = found.get(edition, (0, 0))
        found[edition] = (yes + agreed, no + (not agreed))
    return found


def carried() -> Mapping[str, tuple[int, int]]:
    """By edition: how many answers came over from the edition before, and how many could not."""
    rows = all_tables.LogRow.objects.filter(act=ACT).order_by("number").values_list("subject", "details")
    said = ((edition, json.loads(details)) for edition, details in rows)
    return {edition: (told["carried"], told["not carried"]) for edition, told in said}
