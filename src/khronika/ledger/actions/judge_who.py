"""Record a named person's judgement on who is who: two are one, one is two, two are different, one is protected."""

from dataclasses import replace

from django.db import transaction

from khronika.ledger import heeding
from khronika.ledger.errors import NotPossible
from khronika.ledger.judgement_tables import Judgement as Row
from khronika.ledger.judgement_translate import in_force, judgement_from_row, judgement_to_row
from khronika.ledger.judging import logged
from khronika.ledger.withholding import withhold_anew
from khronika.nouns import Judged, Judgement, Sort, make_id


def judge_who(judgement: Judgement) -> tuple[str, ...]:
    """Record it, and give back warnings: sentences about earlier judgements that it goes against. What it changes in the record is
    made by the next reconciling. Raises NotPossible for two that are held for one already, for two that are held for different
    ones because one was taken out of the other, and for what is protected already."""
    with transaction.atomic():
        held = heeding.at()
        sort = judgement.sort
        keys = [party.key for party in judgement.parties]
        if judgement.judged is Judged.MERGE and held.one(sort, keys[0]) == held.one(sort, keys[1]):
            raise NotPossible("These two are held for one already.")
        if judgement.judged is Judged.PROTECT:
            if sort not in (Sort.SOURCE, Sort.OUTLET):
                raise NotPossible("Only sources and outlets are protected.")
            if held.mask(sort, keys[0]):
                raise NotPossible("It is protected already.")
            judgement = replace(judgement, mask=_next_mask())
        warnings = _against(judgement)
        # No name and no reason in the log, and nothing that follows from a name: it is shown to outsiders.
        number, at = logged(make_id("j", *keys), {"judged": judgement.judged.value, "sort": sort.value})
        judgement_to_row(judgement, number, at).save(force_insert=True)
        heeding.forget()
        withhold_anew()
    return warnings


def _next_mask() -> int:
    """Numbers go up and are never used twice: two that were protected at different times are never taken for one."""
    rows = Row.objects.filter(judged=Judged.PROTECT.value, takes_back=None, confirms=None)
    return max((judgement_from_row(row).mask for row in rows), default=0) + 1


def _against(judgement: Judgement) -> tuple[str, ...]:
    """Earlier judgements on the same two that say the contrary."""
    contrary = {Judged.MERGE: Judged.DIFFERENT, Judged.DIFFERENT: Judged.MERGE}.get(judgement.judged)
    if contrary is None:
        return ()
    rows = in_force(Row.objects.filter(sort=judgement.sort.value))
    keys = {party.key for party in judgement.parties}
    said = "are two" if contrary is Judged.DIFFERENT else "are one"
    return tuple(
        f"{told.by} judged on {told.at[:10]} that these {said} ({told.reason})."
        for told in map(judgement_from_row, rows)
        if told.judged is contrary and {party.key for party in told.parties} == keys
    )
