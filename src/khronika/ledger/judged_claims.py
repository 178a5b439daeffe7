"""Which claims a change in who is who may change: looked up by what they are found by, so that no more than these are read."""

import json
from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from khronika.ledger import tables
from khronika.ledger.counting import kept_up
from khronika.ledger.heeding import Heeding, outlet_key
from khronika.ledger.search_tables import Outlet, SourceName
from khronika.nouns import Judgement, Sort


def touched_by(before: Heeding, now: Heeding) -> QuerySet[tables.Claim]:
    """Rows that count of which a judgement that holds in one of the two and not in the other may speak: all of these, and some more."""
    changed = set(before.judgements) ^ set(now.judgements)
    wanted = Q(pk__in=[])
    for sort in Sort:
        mine = [each for each in changed if each.sort is sort]
        keys = {
            key for each in mine for party in each.parties for key in _with(sort, party.key, (before, now))
        }
        if keys:
            wanted |= _LOOKED_UP[sort](keys, mine, (before, now)) if sort in _LOOKED_UP else Q(pk__in=[])
    return kept_up().filter(wanted)


def _with(sort: Sort, key: str, both: Sequence[Heeding]) -> set[str]:
    """All keys that are held for one with it; of what was taken out of another, that other's too."""
    keys = {other for heeding in both for other in heeding.keys(sort, key)}
    whole = {
        split.parties[0].key
        for heeding in both
        for split in heeding.judgements
        if heeding.taken_out(split) in keys
    }
    return keys | whole


def _of_sources(keys: set[str], changed: Sequence[Judgement], both: Sequence[Heeding]) -> Q:
    """By the key of who speaks, and by the names of whoever else stands in the chain."""
    names = set(SourceName.objects.filter(source__key__in=keys).values_list("name", flat=True))
    names |= {party.name.strip() for each in changed for party in each.parties}
    names |= {
        party.name.strip() for key in keys for heeding in both for party in heeding.group(Sort.SOURCE, key)
    }
    wanted = Q(source_key__in=keys) | Q(claim_id__in=_members(changed))
    for words in sorted({*map(_in_json, keys), *map(_in_json, names)} - {""}):
        wanted |= Q(body__contains=words)
    return wanted


def _of_outlets(keys: set[str], changed: Sequence[Judgement], both: Sequence[Heeding]) -> Q:
    names = [name for name in Outlet.objects.values_list("name", flat=True) if outlet_key(name) in keys]
    return Q(reading__report__outlet__in=names) | Q(reading__report__in=_members(changed))


def _of_places(keys: set[str], changed: Sequence[Judgement], both: Sequence[Heeding]) -> Q:
    inside = tables.ClaimPlace.objects.filter(key__in=keys).values("claim")
    return Q(pk__in=inside) | Q(claim_id__in=_members(changed))


def _members(changed: Iterable[Judgement]) -> list[str]:
    return sorted({member for each in changed for member in each.members})


def _in_json(words: str) -> str:
    """As it stands in a claim's body."""
    return json.dumps(words, ensure_ascii=False)[1:-1]


_LOOKED_UP = {Sort.SOURCE: _of_sources, Sort.OUTLET: _of_outlets, Sort.PLACE: _of_places}
