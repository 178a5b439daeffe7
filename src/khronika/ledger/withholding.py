"""Which reports name a protected source or outlet, so that their text is not shown: worked out anew whenever that may change."""

from collections.abc import Iterable, Iterator

from khronika.ledger import full_text, heeding, search, tables, tallies
from khronika.ledger.full_text import Text
from khronika.ledger.heeding import Heeding, outlet_key
from khronika.ledger.judgement_tables import Judgement, Withheld
from khronika.ledger.search import Term
from khronika.ledger.search_tables import Outlet, SearchedReport, SourceName
from khronika.names.lookup import words_of
from khronika.nouns import Judged, Sort, SourceType

# A person may be named by the surname alone; a body of one of these kinds goes by its whole name, of which each word is many bodies'.
_BODIES = frozenset(SourceType) - {
    SourceType.WITNESS,
    SourceType.EXPERT,
    SourceType.UNKNOWN,
    SourceType.AUTHOR,
}
_SHORTEST = 4  # of a surname that is looked for alone


def withhold_anew() -> None:
    """Must be called inside the transaction of the act after which it may be otherwise: a judgement, a report that came in or was
    read. One query where nothing is protected."""
    if not Judgement.objects.filter(judged=Judged.PROTECT.value).exists():
        return
    heed = heeding.at()
    wanted = set(_naming(heed)) if heed.protects else set()
    held = set(Withheld.objects.values_list("report_id", flat=True))
    Withheld.objects.filter(pk__in=held - wanted).delete()
    Withheld.objects.bulk_create(Withheld(report_id=key) for key in sorted(wanted - held))
    if wanted != held:
        tallies.withheld(wanted - held, held - wanted)
        heeding.forget()


def protected_names(heed: Heeding) -> list[tuple[str, bool]]:
    """What protected ones are called in reports, and whether it may be a person's name."""
    keys = heed.protected_keys(Sort.SOURCE)
    rows = SourceName.objects.filter(source__key__in=keys).values_list("name", "source__type", "source__key")
    found = {
        (name, key.startswith("person:") or SourceType(type_) not in _BODIES) for name, type_, key in rows
    }
    outlets = heed.protected_keys(Sort.OUTLET)
    found |= {
        (name, False) for name in Outlet.objects.values_list("name", flat=True) if outlet_key(name) in outlets
    }
    for each in heed.judgements:
        mine = [
            party for party in each.parties if party.key in (keys if each.sort is Sort.SOURCE else outlets)
        ]
        found |= {(party.name, party.type not in _BODIES and each.sort is Sort.SOURCE) for party in mine}
        if mine:
            found |= {(name, False) for name in each.names}
    return sorted(found)


def _naming(heed: Heeding) -> Iterator[str]:
    """Ids of reports that name one: in their text in any spelling, as the outlet, or as who speaks in a claim."""
    keys, outlets = heed.protected_keys(Sort.SOURCE), heed.protected_keys(Sort.OUTLET)
    names = [name for name in Outlet.objects.values_list("name", flat=True) if outlet_key(name) in outlets]
    yield from tables.Report.objects.filter(outlet__in=names).values_list("pk", flat=True)
    rows = tables.Claim.objects.filter(source_key__in=keys)
    yield from rows.values_list("reading__report_id", flat=True).distinct()
    members = [key for each in heed.judgements for key in each.members if each.parties[0].key in keys]
    yield from tables.Claim.objects.filter(claim_id__in=members).values_list("reading__report_id", flat=True)
    for term in _terms(protected_names(heed)):
        choices = search.spelled(term)
        numbers = full_text.matching(Text.REPORTS, choices)
        yield from SearchedReport.objects.filter(number__in=numbers).values_list("report_id", flat=True)
        numbers = full_text.matching(Text.CLAIMS, choices)
        yield from tables.Claim.objects.filter(number__in=numbers).values_list(
            "reading__report_id", flat=True
        )


def _terms(names: Iterable[tuple[str, bool]]) -> Iterator[Term]:
    """Each name as it is looked for, whole, and the last word of what may be a person's."""
    for name, person in names:
        words = tuple(word.keys for word in words_of(name, None))
        if words:
            yield Term((words,))
        if person and len(words) > 1 and len(words[-1][0]) >= _SHORTEST:
            yield Term((words[-1:],))
