"""What happened in the folder since it was last reconciled, and what stands around a few of its claims: as many queries
as there are hundreds of claims asked about, however large the record is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Func, QuerySet, Subquery

from khronika.ledger import tables, translate
from khronika.ledger.acts import BESIDE_CLAIMS
from khronika.ledger.counting import counting, kept_up
from khronika.ledger.heeding import Heeding
from khronika.ledger.judged_claims import touched_by
from khronika.ledger.judgement_tables import Judgement
from khronika.ledger.review_tables import Unsettled
from khronika.ledger.reviewing import PERSON
from khronika.ledger.shelves import Shelves
from khronika.nouns import Claim, Doubt, Judged, Relation, Sort

_AT_ONCE = 500  # SQLite allows 32,766 values in a statement


@dataclass(frozen=True, slots=True)
class Made:
    """By which ``rules`` the derived tables were made, and a ``digest`` of all that they follow from."""

    digest: str
    rules: str


def made() -> Made | None:
    """``None`` where nothing was reconciled yet."""
    row = tables.Reconciled.objects.filter(pk=1).first()
    return Made(row.digest, row.rules_version) if row else None


def last_act() -> int:
    """The number of the last act in the log; 0 before the first."""
    return tables.LogRow.objects.order_by("-number").values_list("number", flat=True).first() or 0


def acts(since: int) -> list[tuple[str, str]]:
    """Act and subject of each log row after that number, in order."""
    rows = tables.LogRow.objects.filter(number__gt=since).order_by("number")
    return list(rows.values_list("act", "subject"))


def only_reconciled(since: int) -> bool:
    """True where nothing after that act changed what a record is made of."""
    return (
        not tables.LogRow.objects.filter(number__gt=since)
        .exclude(act__in=["reconciled", *BESIDE_CLAIMS])
        .exists()
    )


Heed = Callable[[Claim], Claim]  # lays over a claim what people judged of who is who


def unsettled() -> int:
    """How many claims count otherwise, by people's decisions, than in the record as it was made last; one more where they judged
    since of who is who or of how figures stand, and one more where reports were withdrawn since. One query where nobody ever judged
    or withdrew, for every page asks it; else one more, of how far in the log the record goes."""
    asked = tables.Reconciled.objects.filter(pk=1).values_list(_MANY, _LAST_JUDGED, _LAST_WITHDRAWN)
    found = asked.first()
    if found is None:
        return Unsettled.objects.count()
    many: int = found[0]
    judged_at, withdrawn_at = found[1:]
    if judged_at is None and withdrawn_at is None:
        return many
    state = Shelves().table("state").get("state")
    if state is None:
        return many + (judged_at is not None) + _holds_withdrawn()
    return many + len([at for at in (judged_at, withdrawn_at) if at is not None and at > state["act"]])


def _holds_withdrawn() -> bool:
    """Asked of a record that does not say how far in the log it goes: does it still hold a withdrawn report's claims?"""
    gone = tables.Withdrawal.objects.values("report")
    return tables.Membership.objects.filter(claim__reading__report__in=gone).exists()


def judged() -> QuerySet[Judgement]:
    """Judgements that a record follows from."""
    return Judgement.objects.exclude(judged=Judged.DIFFERENT.value).exclude(sort=Sort.ACTOR.value)


# Counted by a plain function: an aggregate would be grouped by, and by no column.
_MANY = Subquery(Unsettled.objects.order_by().values(many=Func("pk", function="COUNT")))
_LAST_JUDGED = Subquery(judged().order_by("-number").values("number")[:1])
_LAST_WITHDRAWN = Subquery(
    tables.LogRow.objects.filter(act="withdrawn").order_by("-number").values("number")[:1]
)


def recorded_as_of(act: int) -> None:
    """The record stands as it would had it been made when the log's last act was that one."""
    shelves = Shelves()
    table = shelves.table("state")
    state = table.get("state")
    if state is not None:
        table["state"] = {**state, "act": act}
        shelves.put_back()


def every_claim(heed: Heed) -> Iterator[Claim]:
    """All claims that a record is made of, streamed."""
    rows = kept_up().order_by("reading__report__received_at", "reading_id", "start", "number")
    return (heed(translate.claim_as_read(row)) for row in rows.iterator(chunk_size=2000))


def texts(reports: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Id and text of each of the reports."""
    for some in _some(reports):
        yield from tables.Report.objects.filter(pk__in=some).order_by("pk").values_list("id", "text")


def signature(report_id: str) -> bytes:
    """The signature of the report's text; empty where it has none."""
    body = tables.Signature.objects.filter(pk=report_id).values_list("body", flat=True).first()
    return bytes(body) if body is not None else b""


def first_readings(reports: Iterable[str], heed: Heed) -> list[tuple[Claim, str]] | None:
    """The claims of the reports, each with the version of the rules that read it; ``None`` where one of the reports was
    read before, or was withdrawn."""
    found = []
    for some in _some(reports):
        if tables.Withdrawal.objects.filter(report__in=some).exists():
            return None
        machines = tables.Reading.objects.exclude(rules_version__startswith=PERSON)
        readings = machines.filter(report__in=some).values_list("report_id", flat=True)
        if len(readings) != len(set(readings)):
            return None
        rows = counting().filter(reading__report__in=some)
        for row in rows.select_related("reading"):
            found.append((heed(translate.claim_as_read(row)), row.reading.rules_version))
    return found


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim that counts otherwise by what people decided: as the record has it and as it counts now, ``None`` where it does
    not; each with the version of the rules, or the person's reading, that it is of. ``row`` is the row that counts now."""

    id: str
    was: tuple[Claim, str] | None
    now: tuple[Claim, str] | None
    row: int | None


def reviewed(before: Heed, heed: Heed) -> list[Reviewed]:
    """Two queries, however many; none of reports that were withdrawn. ``before`` is what was heeded in the record as it stands."""
    held = Unsettled.objects.select_related("was__reading").order_by("claim_id")
    was = {row.claim_id: row.was for row in held}
    now: dict[str, tables.Claim] = {}
    for some in _some(was):
        rows = kept_up().filter(claim_id__in=some).select_related("reading")
        now.update({row.claim_id: row for row in rows})
    return [
        Reviewed(
            key,
            _versioned(row, before),
            _versioned(now.get(key), heed),
            now[key].number if key in now else None,
        )
        for key, row in was.items()
    ]


def judged_otherwise(before: Heeding, heed: Heeding) -> list[Reviewed]:
    """Claims that people's judgements on who is who let stand otherwise than in the record as it was made."""
    found = []
    for row in touched_by(before, heed).select_related("reading"):
        claim = translate.claim_as_read(row)
        was, now = before.who(claim), heed.who(claim)
        if was != now:
            version = row.reading.rules_version
            found.append(Reviewed(row.claim_id, (was, version), (now, version), row.number))
    return found


def _versioned(row: tables.Claim | None, heed: Heed) -> tuple[Claim, str] | None:
    return (heed(translate.claim_as_read(row)), row.reading.rules_version) if row is not None else None


def together(claims: Iterable[str]) -> set[str]:
    """All claims that tell of the incidents which one of these tells of or judges."""
    incidents: set[str] = set()
    for some in _some(claims):
        rows = tables.IncidentMember.objects.filter(claim__claim_id__in=some)
        incidents.update(rows.values_list("incident_id", flat=True))
    found: set[str] = set()
    for some in _some(incidents):
        links = tables.IncidentMember.objects.filter(incident__in=some, judging=False)
        found.update(links.values_list("claim__claim_id", flat=True))
    return found


def questions_of(claims: Iterable[str]) -> set[str]:
    """Ids of the questions which these claims answer."""
    found: set[str] = set()
    for some in _some(claims):
        rows = tables.Membership.objects.filter(claim__claim_id__in=some)
        found.update(rows.values_list("question_id", flat=True))
    return found


def doubts_among(claims: Iterable[str]) -> list[Doubt]:
    """Doubts about these claims."""
    found = []
    for some in _some(claims):
        rows = tables.Doubt.objects.filter(claim__claim_id__in=some)
        found += [translate.doubt_from_row(row) for row in rows.order_by("pk")]
    return found


def wholes_between(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Of which claims another is a part, as the comparisons of these pairs stand."""
    wanted = {pair for one, other in pairs for pair in ((one, other), (other, one))}
    found: set[str] = set()
    for some in _some(part for part, _ in wanted):
        rows = tables.Comparison.objects.filter(a__claim_id__in=some, relation=Relation.PART_OF.value)
        listed = rows.values_list("a__claim_id", "b__claim_id")
        found.update(whole for part, whole in listed if (part, whole) in wanted)
    return found


def _some(keys: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(set(keys))
    for at in range(0, len(listed), _AT_ONCE):
        yield listed[at : at + _AT_ONCE]
