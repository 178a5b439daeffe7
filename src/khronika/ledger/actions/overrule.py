"""Record that a named person judges two figures to stand otherwise than was worked out."""

from django.db import transaction

from khronika.ledger import translate
from khronika.ledger.counting import kept_up
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.judgement_tables import Judgement
from khronika.ledger.judgement_translate import OVERRULES, in_force, overrule_to_row, waiting
from khronika.ledger.judging import logged, signed
from khronika.ledger.review_tables import FourEyes
from khronika.ledger.reviewing import OVERRULED, DecidedMeanwhile
from khronika.nouns import Located, Overrule, Relation


def overrule(a: str, b: str, relation: Relation, *, by: str, reason: str, after: int = 0) -> int:
    """Record it and give back its number. ``a`` and ``b`` are claims that count; directed relations read "a -> b". ``after`` is the
    number of the last overrule of the pair when it was shown (0: none). Where the folder asks for a second person it waits, and what
    was worked out still stands.

    Raises NotHere for a claim that does not count, DecidedMeanwhile, and NotPossible without a name or a reason."""
    with transaction.atomic():
        found = {row.claim_id: row for row in kept_up().filter(claim_id__in=[a, b])}
        for key in (a, b):
            if key not in found:
                raise NotHere(f"No claim {key} counts in this folder.")
        if last_of(a, b) != after:
            raise DecidedMeanwhile(
                "Somebody else judged these two meanwhile; nothing was recorded. Look again."
            )
        one, other = (Located.of(translate.claim_as_read(found[key])) for key in (a, b))
        try:
            said = Overrule(one, other, relation, signed(by), reason.strip())
        except ValueError as error:
            raise NotPossible(f"Nothing was recorded: {error}.") from error
        waits = FourEyes.objects.filter(what=OVERRULED).exists()
        number, at = logged(min(a, b), {"judged": "overrule", "relation": relation.value, "waits": waits})
        row = overrule_to_row(said, number, at)
        row.waits = waits
        row.save(force_insert=True)
    return number


def last_of(a: str, b: str) -> int:
    """The number of the overrule of the two that holds or waits, the last of them; 0 for none."""
    one, other = sorted((a, b))
    rows = list(Judgement.objects.filter(sort=OVERRULES, a=one, b=other))
    return max((row.number for row in (*in_force(rows), *waiting(rows))), default=0)
