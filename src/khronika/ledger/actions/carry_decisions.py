"""Let decisions on entries of an earlier edition of a list hold for the same entries of the edition that counts now."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from khronika.ledger import list_tables, list_translate, log
from khronika.nouns import Bond, LinkDecision, PersonRecord, Protected

_WHY = "carried over from an earlier edition of the list"
_MOVED = "carried over to a later edition of the list"
ACT = "decisions-carried"


def carry_decisions(earlier: str, later: str, same: Mapping[str, str]) -> tuple[int, int]:
    """For each pair decided with an entry of the edition ``earlier``: the same decision, by the same person, on the entry of
    ``later`` that is the same (``same``: see ``same_entries``); the old pair is taken back. Gives back how many were
    carried over, and how many were not, because no entry or more than one answers to it: those stay as they are.

    Call it in the transaction in which ``later`` became the edition that counts."""
    with transaction.atomic():
        old = set(list_tables.PersonEntry.objects.filter(list=earlier).values_list("id", flat=True))
        standing = list_tables.StandingLink.objects.exclude(ruling=None).select_related("decision")
        carried = left = 0
        for row in list(standing.order_by("decision_id")):
            made = row.decision
            if not {made.a, made.b} & old:
                continue
            ends = [same.get(end) if end in old else end for end in (made.a, made.b)]
            if ends[0] is None or ends[1] is None:
                left += 1
                continue
            told = list_translate.decision_from_row(made)
            _record(
                LinkDecision(ends[0], ends[1], Bond(str(row.ruling)), told.by, reason=told.reason or _WHY)
            )
            _record(LinkDecision(made.a, made.b, None, told.by, reason=_MOVED))
            carried += 1
        if carried or left:
            log.write(ACT, later, {"carried": carried, "not carried": left}, timezone.now())
    return carried, left


def _record(decision: LinkDecision) -> None:
    row = list_translate.decision_to_row(decision, None, timezone.now())
    row.save(force_insert=True)
    list_tables.StandingLink.objects.update_or_create(
        link=row.link, defaults={"decision_id": row.number, "ruling": row.ruling}
    )


def same_entries(earlier: str, later: str) -> dict[str, str]:
    """Entry of one edition -> entry of the other: by the list's own id or, without ids, by equal cells; only where one entry of
    each answers."""
    return _same_entries(_entries(earlier), _entries(later))


def _entries(edition: str) -> list[PersonRecord]:
    rows = list_tables.PersonEntry.objects.filter(list=edition).select_related("list").order_by("row")
    return [list_translate.entry_from_row(row) for row in rows]


def _same_entries(earlier: Iterable[PersonRecord], later: Iterable[PersonRecord]) -> dict[str, str]:
    """Earlier entry -> later entry. By the list's own id where the earlier one has it, else by equal cells; only where one entry of
    each edition answers: of two alike nobody can tell which was meant."""
    by_id = (_once(earlier, lambda each: each.own_id), _once(later, lambda each: each.own_id))
    by_cells = (_once(earlier, lambda each: each.cells), _once(later, lambda each: each.cells))
    found = {}
    for each in earlier:
        (before, after), key = (by_id, each.own_id) if each.own_id else (by_cells, each.cells)
        if key is not None and key in before and key in after:
            found[each.id] = after[key]
    return found


def _once(
    records: Iterable[PersonRecord], key: Callable[[PersonRecord], Protected | None]
) -> dict[Protected, str]:
    keyed = [(found, each.id) for each in records if (found := key(each))]
    times = Counter(found for found, _ in keyed)
    return {found: entry for found, entry in keyed if times[found] == 1}
