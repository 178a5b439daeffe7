"""Record a named person's decision on two entries of lists (same, different, unsure), and take one back."""

from django.db import transaction
from django.utils import timezone

from khronika.ledger import list_tables, list_translate, log
from khronika.ledger.errors import NotHere, NotPossible
from khronika.nouns import Bond, LinkDecision, Proposal


class DecidedMeanwhile(NotPossible):
    """Somebody decided this pair after it was shown; nothing was recorded."""


def decide_link(link: str, ruling: Bond, *, by: str, reason: str = "", after: int = 0) -> int:
    """Record it and give back its number. ``after`` is the number of the decision that stood when the pair was shown (0: none).

    Raises NotHere for a pair that is not proposed, DecidedMeanwhile when another decision stands by now, and NotPossible for
    a decision without a name.
    """
    with transaction.atomic():
        # Locked, so that of two who decide at once the second sees the first one's decision.
        row = list_tables.LinkProposal.objects.select_for_update().filter(pk=link).first()
        if row is None:
            raise NotHere(f"No pair {link} is proposed in this folder.")
        return _record(list_translate.proposal_from_row(row), ruling, by, reason, after)


def withdraw_link(number: int, *, by: str, reason: str = "") -> str:
    """Take back the decision of that number, which must be its pair's last; give back the pair. The pair is undecided again;
    both the decision and its withdrawal stay. Raises NotHere, DecidedMeanwhile, NotPossible without a name."""
    with transaction.atomic():
        row = list_tables.LinkDecision.objects.filter(pk=number).first()
        if row is None:
            raise NotHere(f"No decision {number} in this folder.")
        proposed = list_tables.LinkProposal.objects.select_for_update().filter(pk=row.link).first()
        pair = (
            list_translate.proposal_from_row(proposed) if proposed else Proposal(row.a, row.b, 0.0, 0.0, ())
        )
        _record(pair, None, by, reason, number)
    return row.link


def _record(pair: Proposal, ruling: Bond | None, by: str, reason: str, after: int) -> int:
    link = list_translate.link_id(pair.a, pair.b)
    standing = list_tables.StandingLink.objects.select_for_update().filter(pk=link).first()
    if (standing.decision_id if standing else 0) != after:
        raise DecidedMeanwhile("Somebody else decided this pair meanwhile; nothing was recorded. Look again.")
    try:
        decision = LinkDecision(pair.a, pair.b, ruling, by.strip(), reason=reason.strip())
    except ValueError as error:
        raise NotPossible(f"Nothing was recorded: {error}.") from error
    now = timezone.now()
    row = list_translate.decision_to_row(decision, pair if pair.reasons else None, now)
    row.save(force_insert=True)
    list_tables.StandingLink.objects.update_or_create(
        link=link, defaults={"decision_id": row.number, "ruling": row.ruling}
    )
    # No name and no reason in the log: it is shown to outsiders.
    log.write("link-decided", link, {"ruling": row.ruling or "withdrawn", "number": row.number}, now)
    return row.number
