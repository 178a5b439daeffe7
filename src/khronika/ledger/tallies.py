"""How many claims count, in all, by who says and who prints them, by who acts in them and where they lie: kept up by the acts that change
it, in their own transactions.

Four sorts of act do: a report is read (``recounted``), a decision lets another row of a claim count (``moved``), a report is withdrawn
(``recounted``), a report is found to name a protected source or no longer to (``withheld``: nobody who acts in it is counted). Numbers are added to and never read first, so that two who act at once lose nothing; where
the log is written too, its row comes before, so that PostgreSQL's writers wait for one another in one order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, connections, transaction
from django.db.models import Count, QuerySet

from khronika.ledger import log, tables
from khronika.ledger.counting import kept_up
from khronika.ledger.tally_tables import Tally
from khronika.nouns import make_id

CLAIMS, REPORTS, OF_SOURCE, OF_OUTLET, PRINTED = "claims", "reports", "source", "outlet", "printed"
OF_PLACE, OF_ACTOR, ACTS, UPON = "place", "actor", "acts", "upon"  # a place's key; an actor's id
_MADE = "made"  # the row that says that all was counted once
_VERSION = 2
_SHARES = ("source_key", "kind", "reading__report__outlet")
_AT_ONCE = 500  # SQLite allows 32,766 values in a statement

Key = tuple[str, str, str]
_counting_a_report: ContextVar[bool] = ContextVar("counting_a_report", default=False)

_ADD = """
INSERT INTO ledger_tally (what, key, of, many) VALUES (%s, %s, %s, %s)
ON CONFLICT (what, key, of) DO UPDATE SET many = ledger_tally.many + excluded.many"""


def outlet_key(name: str) -> str:
    """An outlet's words may be long: they stand under their id (see ``search_index.outlet_id``)."""
    return make_id("o", name)


@contextmanager
def recounted(report_id: str) -> Iterator[None]:
    """Around whatever changes which claims of a report count. Must be entered in the act's transaction, and left after its log row
    is written."""
    before = _of_report(report_id)
    token = _counting_a_report.set(True)
    try:
        yield
    finally:
        _counting_a_report.reset(token)
    after = _of_report(report_id)
    after.subtract(before)
    add(after)


def moved(before: int | None, after: int | None) -> None:
    """A claim counts by another row than before; ``None`` for none. Within ``recounted`` that is counted there."""
    if _counting_a_report.get():
        return
    changed: Counter[Key] = Counter()
    for number, by in ((before, -1), (after, 1)):
        if number is not None:
            rows = tables.Claim.objects.filter(pk=number, reading__report__withdrawal__isnull=True)
            for key, many in _of_claims(rows).items():
                changed[key] += many * by
    add(changed)


def withheld(now: Iterable[str], no_more: Iterable[str]) -> None:
    """These reports are withheld from now on, and those are not any more."""
    changed: Counter[Key] = Counter()
    for reports, by in ((sorted(now), -1), (sorted(no_more), 1)):
        for at in range(0, len(reports), _AT_ONCE):
            rows = kept_up().filter(reading__report__in=reports[at : at + _AT_ONCE])
            for key, many in _acting(rows).items():
                changed[key] += many * by
    add(changed)


def kept(outlet: str | None) -> None:
    """A report came in."""
    add(Counter([(REPORTS, "", ""), *([(PRINTED, outlet_key(outlet), "")] if outlet else [])]))


def all_claims() -> int:
    """How many claims count."""
    return _one(CLAIMS)


def all_reports() -> int:
    return _one(REPORTS)


def by_key(what: str, keys: Iterable[str]) -> dict[str, int]:
    """How many there are of each of the keys; those of which there are none are left out."""
    rows = Tally.objects.filter(what=what, key__in=list(keys), of="", many__gt=0)
    return dict(rows.values_list("key", "many"))


def within(what: str, keys: Iterable[str]) -> list[tuple[str, int]]:
    """What the claims of these keys are of, the most first: kinds under ``kind:``, a source's outlets under their ids. A claim that
    has two of the keys is counted twice."""
    rows = Tally.objects.filter(what=what, key__in=list(keys), many__gt=0).exclude(of="")
    found: Counter[str] = Counter()
    for of, many in rows.values_list("of", "many"):
        found[of] += many
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _one(what: str) -> int:
    return Tally.objects.filter(what=what, key="", of="").values_list("many", flat=True).first() or 0


def _of_report(report_id: str) -> "Counter[Key]":
    return _of_claims(kept_up().filter(reading__report=report_id))


def _of_claims(rows: "QuerySet[tables.Claim]") -> "Counter[Key]":
    """Of not too many: goes through them one by one."""
    found: Counter[Key] = Counter()
    for shares in rows.values_list(*_SHARES):
        found.update(keys_of(*shares))
    for key, kind in rows.filter(places__isnull=False).values_list("places__key", "kind"):
        found.update(kinds_of(OF_PLACE, key, kind))
    found.update(_acting(_not_withheld(rows)))
    return found


def _acting(rows: "QuerySet[tables.Claim]") -> "Counter[Key]":
    found: Counter[Key] = Counter()
    acted = rows.filter(actors__isnull=False).values_list("pk", "actors__actor", "actors__acts", "kind")
    for _, actor, kind in {(pk, actor, kind) for pk, actor, _, kind in acted}:  # who does it to himself, once
        found.update(kinds_of(OF_ACTOR, actor, kind))
    found.update((ACTS if acts else UPON, actor, "") for _, actor, acts, _ in acted)
    return found


def _not_withheld(rows: "QuerySet[tables.Claim]") -> "QuerySet[tables.Claim]":
    return rows.filter(reading__report__withheld__isnull=True)


def kinds_of(what: str, key: str, kind: str) -> tuple[Key, Key]:
    return (what, key, ""), (what, key, f"kind:{kind}")


def keys_of(source: str | None, kind: str, outlet: str | None) -> Iterator[Key]:
    yield CLAIMS, "", ""
    printed = outlet_key(outlet) if outlet else "-"
    if outlet:
        yield OF_OUTLET, printed, ""
    if source is not None:
        yield OF_SOURCE, source, ""
        yield OF_SOURCE, source, f"kind:{kind}"
        yield OF_SOURCE, source, printed


def add(changed: Mapping[Key, int]) -> None:
    """Must be called in the act's transaction, after its log row is written."""
    rows = [(*key, by) for key, by in sorted(changed.items()) if by]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_ADD, rows)


# ---- made anew ----


def complete() -> None:
    """Counts everything where it never was: a folder of an earlier khronika."""
    if not Tally.objects.filter(what=_MADE, many=_VERSION).exists():
        rebuild()


def rebuild() -> None:
    """Throws it away and counts anew."""
    with transaction.atomic():
        log.in_turn()  # of two who count anew at once the second counts after the first
        Tally.objects.all().delete()
        add(counted())
        Tally.objects.create(what=_MADE, key="", of="", many=_VERSION)


def counted() -> "Counter[Key]":
    """What the numbers should be: goes through the whole record."""
    found: Counter[Key] = Counter()
    for *shares, many in kept_up().order_by().values_list(*_SHARES).annotate(many=Count("pk")):
        for key in keys_of(*shares):
            found[key] += many
    found.update(_counted_places())
    found.update(_counted_actors())
    for outlet, many in tables.Report.objects.order_by().values_list("outlet").annotate(many=Count("pk")):
        found[REPORTS, "", ""] += many
        if outlet:
            found[PRINTED, outlet_key(outlet), ""] += many
    return found


def _counted_places() -> "Counter[Key]":
    found: Counter[Key] = Counter()
    placed = kept_up().filter(places__isnull=False).order_by().values_list("places__key", "kind")
    for place, kind, many in placed.annotate(many=Count("pk")):
        for key in kinds_of(OF_PLACE, place, kind):
            found[key] += many
    return found


def _counted_actors() -> "Counter[Key]":
    found: Counter[Key] = Counter()
    acting = _not_withheld(kept_up()).filter(actors__isnull=False).order_by()
    for actor, kind, many in acting.values_list("actors__actor", "kind").annotate(
        many=Count("pk", distinct=True)
    ):
        for key in kinds_of(OF_ACTOR, actor, kind):
            found[key] += many
    for actor, acts, many in acting.values_list("actors__actor", "actors__acts").annotate(many=Count("pk")):
        found[ACTS if acts else UPON, actor, ""] += many
    return found


def held() -> dict[Key, int]:
    """What the numbers are; those that are nothing are left out."""
    rows = Tally.objects.exclude(what=_MADE).exclude(many=0)
    return {(what, key, of): many for what, key, of, many in rows.values_list("what", "key", "of", "many")}


def after_migrate(using: str, **_: object) -> None:
    """Django's signal after ``migrate``."""
    if Tally._meta.db_table in connections[using].introspection.table_names():
        complete()
