"""What a release may be made of, as nouns: all that people accepted or corrected, with what else must be known for none of it to give
away what is not shown. Nothing here decides what leaves.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from khronika.ledger import access, consents, heeding, since, tables, translate
from khronika.ledger import list_tables as lists
from khronika.ledger.consent_tables import ConsentFor
from khronika.ledger.counting import kept_up
from khronika.ledger.heeding import Heeding
from khronika.ledger.judgement_tables import Withheld
from khronika.ledger.list_translate import entry_from_row
from khronika.ledger.withholding import protected_names
from khronika.names.skeletons import name_key
from khronika.nouns import (
    Audience,
    Claim,
    Decision,
    Overrule,
    Permission,
    PersonRecord,
    Protected,
    Report,
    Shown,
    State,
)

_AT_ONCE = 500  # SQLite allows 32,766 values in a statement
_DECIDED = (State.ACCEPTED, State.CORRECTED)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim as it counts. ``state`` is ``proposed`` where nobody decided it. ``received`` is the day its report came in."""

    claim: Claim
    state: State
    seconded: bool
    received: dt.date


@dataclass(frozen=True, slots=True)
class Releasable:
    """The record of one moment: after the log's act ``act``. ``claims`` are all of reports of which people decided any; ``reports``
    are those, without texts. Names: of people on lists who may be named to the public that day, and of everybody else on
    them or protected."""

    act: int
    claims: tuple[Reviewed, ...]
    reports: Mapping[str, Report]
    withheld: frozenset[str]
    overrules: tuple[Overrule, ...]
    decisions: tuple[Decision, ...]
    may_be_named: tuple[Protected, ...] = field(repr=False)
    unnamed: tuple[Protected, ...] = field(repr=False)


def releasable(on: dt.date, ours: frozenset[str] = frozenset()) -> Releasable:
    """What a release of that day may be made of. ``ours`` are the hashes of khronika's own summaries, which a demonstration takes
    although nobody decided anything of them. Call it where nobody else writes, or look at ``act`` before and after."""
    act, heed = since.last_act(), heeding.at()
    standing = Q(standing__state__in=_DECIDED) | Q(instead_of__state__in=_DECIDED)
    reports = set(kept_up().filter(standing).values_list("reading__report_id", flat=True))
    if ours:
        reports |= set(tables.Report.objects.filter(stored__in=sorted(ours)).values_list("pk", flat=True))
    may, unnamed = _names(on)
    return Releasable(
        act=act,
        claims=tuple(_claims(reports, heed)),
        reports={report.id: report for report in _reports(reports, heed)},
        withheld=frozenset(Withheld.objects.values_list("report_id", flat=True)),
        overrules=heeding.overrules_at(),
        decisions=access.decisions(),
        may_be_named=may,
        unnamed=(*unnamed, *(Protected(name) for name, _ in protected_names(heed))),
    )


def _claims(reports: Iterable[str], heed: Heeding) -> Iterator[Reviewed]:
    for some in _some(reports):
        rows = kept_up().filter(reading__report_id__in=some).order_by("number")
        joined = rows.select_related("reading__report", "standing__review", "instead_of__review")
        for row in joined.iterator(chunk_size=2000):
            standing = getattr(row, "instead_of", None) or getattr(row, "standing", None)
            review = standing.review if standing is not None else None
            yield Reviewed(
                claim=heed.who(translate.claim_as_read(row)),
                state=State(standing.state) if standing is not None else State.PROPOSED,
                seconded=review is not None and review.confirms is not None,
                received=row.reading.report.received_at.astimezone(dt.UTC).date(),
            )


def _reports(reports: Iterable[str], heed: Heeding) -> Iterator[Report]:
    for some in _some(reports):
        for row in tables.Report.objects.filter(pk__in=some).defer("text"):
            report = translate.report_as_kept(row, with_text=False)
            outlet = heed.outlet(report.outlet, report.id) if report.outlet else None
            yield Report(
                id=report.id,
                sha256=report.sha256,
                text="",
                media_type="",
                origin="",
                lang=report.lang,
                published=report.published,
                outlet=outlet,
                url=report.url,
            )


def _some(keys: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(keys)
    for at in range(0, len(listed), _AT_ONCE):
        yield listed[at : at + _AT_ONCE]


# ---- names on lists ----


def _names(on: dt.date) -> tuple[tuple[Protected, ...], tuple[Protected, ...]]:
    """Names that may be told, and all others. Of namesakes all must have consented: a claim does not say which of them it means."""
    agreed = {
        key
        for key in ConsentFor.objects.values_list("entry_id", flat=True).distinct()
        if consents.entry(key).permits(Shown.NAME, Audience.PUBLIC, on) is Permission.YES
    }
    may: dict[str, Protected] = {}
    others: list[Protected] = []
    for entry in lists.PersonEntry.objects.order_by("list_id", "row").iterator(chunk_size=2000):
        record = entry_from_row(entry)
        if entry.id in agreed:
            may.setdefault(name_key(record.name.reveal()), record.name)
        else:
            others += _all_names(record)
    refused = {name_key(name.reveal()) for name in others}
    named = {key: name for key, name in may.items() if key not in refused}
    back = [name for key, name in may.items() if key in refused]
    return tuple(named.values()), (*others, *back)


def _all_names(record: PersonRecord) -> list[Protected]:
    return [
        name for name in (record.name, record.given, record.family, record.father, *record.others) if name
    ]


# ---- what was published before ----


def as_published_before(claims: Iterable[Claim], earlier: Iterable[str]) -> dict[str, str]:
    """For claims that bear another id since their report was read by other rules: the private id under which they were published.
    ``earlier`` are the private ids of all releases. As for a decision, a claim is found again only where one alone can be it."""
    by_report: dict[str, list[Claim]] = {}
    known = set(earlier)
    here = set()
    for claim in claims:
        here.add(claim.id)
        if claim.id not in known:
            by_report.setdefault(claim.report_id, []).append(claim)
    found: dict[str, list[str]] = {}
    for some in _some(known - here):
        for row in tables.Claim.objects.filter(claim_id__in=some).order_by("number"):
            old = translate.claim_as_read(row)
            near = [each for each in by_report.get(old.report_id, ()) if _is_same(old, each)]
            if len(near) == 1 and old.id not in found.setdefault(near[0].id, []):
                found[near[0].id].append(old.id)
    return {new: old[0] for new, old in found.items() if len(old) == 1}


def _is_same(old: Claim, new: Claim) -> bool:
    if old.kind is not new.kind:
        return False
    one, other = (claim.figure.span if claim.figure else None for claim in (old, new))
    return one == other if one or other else old.span == new.span
