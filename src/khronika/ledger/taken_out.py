"""What people took out of a source, as a source of its own: its name, of whom it was taken, and its claims. Two queries, however large
the record is."""

import json
from collections import Counter
from dataclasses import dataclass

from django.db.models import Q

from khronika.ledger import heeding, translate
from khronika.ledger.counting import kept_up
from khronika.ledger.errors import NotHere
from khronika.ledger.search_index import source_id
from khronika.ledger.search_tables import SourceName
from khronika.nouns import Claim, Judged, Judgement, Kind, Sort

MOST = 1000  # claims that are gone through
_LATEST = 20


@dataclass(frozen=True, slots=True)
class TakenOut:
    """``of`` is the id of the source that it was held for; ``more``: of so many claims that only the last were gone through. ``latest``
    are those that came last."""

    judgement: Judgement
    of: str
    claims: int
    more: bool
    kinds: tuple[tuple[Kind, int], ...]
    outlets: tuple[tuple[str, int], ...]
    latest: tuple[Claim, ...]


def every(of: str = "") -> tuple[Judgement, ...]:
    """The judgements that take something out of a source, in force and not protected, in order of the names; those of the source with
    the key ``of``, where one is said. No query."""
    heed = heeding.current()
    found = [each for each in heed.judgements if _is_one(heed, each) and of in ("", each.parties[0].key)]
    return tuple(sorted(found, key=lambda each: (each.other.casefold(), each.number)))


def one(number: int) -> TakenOut:
    """What the judgement of that number took out. Raises NotHere, for a protected one too."""
    heed = heeding.current()
    split = next((each for each in every() if each.number == number), None)
    key = heed.taken_out(split) if split is not None else None
    if split is None or key is None:
        raise NotHere(f"Nothing was taken out of a source by a judgement {number} in this folder.")
    whole = heed.keys(Sort.SOURCE, split.parties[0].key)
    rows = kept_up().filter(Q(claim_id__in=split.members) | Q(source_key__in=whole) & _called(split, whole))
    some = list(rows.order_by("-number").select_related("reading")[: MOST + 1])
    mine, stands_for = [], heed.one(Sort.SOURCE, key)
    for claim in map(translate.claim_from_row, some[:MOST]):
        speaker = claim.attribution.speaker
        if speaker is not None and speaker.source.key == stands_for:
            mine.append(claim)
    return TakenOut(
        split,
        source_id(split.parties[0].key),
        len(mine),
        len(some) > MOST,
        tuple(Counter(claim.kind for claim in mine).most_common()),
        tuple(Counter(claim.outlet or "" for claim in mine).most_common(_LATEST)),
        tuple(mine[:_LATEST]),
    )


def _is_one(heed: heeding.Heeding, each: Judgement) -> bool:
    if each.judged is not Judged.SPLIT or each.sort is not Sort.SOURCE:
        return False
    own = heed.taken_out(each) or ""
    return not heed.mask(Sort.SOURCE, own) and not heed.mask(Sort.SOURCE, each.parties[0].key)


def _called(split: Judgement, whole: tuple[str, ...]) -> Q:
    """Claims in which one of the names stands that it was taken out by, in whatever case reports have it."""
    wanted = {_folded(name) for name in split.names}
    known = SourceName.objects.filter(source__key__in=whole).values_list("name", flat=True)
    found = Q(pk__in=[])
    for name in sorted(
        {*split.names, *(name for name in known if _folded(name) in wanted)} if wanted else ()
    ):
        found |= Q(body__contains=json.dumps(name, ensure_ascii=False)[1:-1])
    return found


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
