"""Record a named person's decision on an incident: confirm, split, withdraw."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log, tables, translate
from khronika.ledger.errors import NotHere, NotPossible
from khronika.nouns import Decision, Incident, Ruling


def decide(
    incident_id: str, ruling: Ruling, *, by: str, reason: str, claims: Sequence[str] = ()
) -> tuple[str, ...]:
    """Record it, and give back warnings: sentences about earlier decisions that it goes against.

    ``claims`` are those that tell of another happening, for a split; a confirmation or withdrawal speaks of all
    members. The next reconciling acts on a split. Raises NotHere for an incident that is not proposed, NotPossible for a split
    that leaves nothing on one side or names a claim that is no member, and for a decision without a name or a reason.
    """
    with transaction.atomic():
        row = tables.Incident.objects.filter(pk=incident_id).first()
        if row is None:
            raise NotHere(
                f"No incident {incident_id} in this folder. `khronika incidents` lists those there are."
            )
        incident = translate.incident_from_row(row)
        decision = _decision(incident, ruling, by, reason, claims)
        warnings = _against(decision)
        now = timezone.now()
        translate.decision_to_row(decision, now).save(force_insert=True)
        # No name and no reason in the log: it is shown to outsiders.
        details = {"ruling": ruling.value, "claims": len(decision.claims), "against": len(warnings)}
        log.write("decided", incident_id, details, now)
    return warnings


def _decision(incident: Incident, ruling: Ruling, by: str, reason: str, claims: Sequence[str]) -> Decision:
    members = incident.members
    if ruling is not Ruling.SPLIT and claims:
        raise NotPossible("Only a split names claims; a confirmation or withdrawal speaks of all members.")
    if strangers := sorted(set(claims) - set(members)):
        raise NotPossible(
            f"{', '.join(strangers)} tells of no such incident. `khronika incident ID` lists its claims."
        )
    chosen = tuple(sorted(set(claims))) or (members if ruling is not Ruling.SPLIT else ())
    others = tuple(key for key in members if key not in chosen)
    try:
        return Decision(
            incident.id, ruling, chosen, by.strip(), reason.strip(), others=others if claims else ()
        )
    except ValueError as error:
        raise NotPossible(f"Nothing was recorded: {error}.") from error


def _against(decision: Decision) -> tuple[str, ...]:
    """A confirmation that holds together what a split held apart."""
    if decision.ruling is not Ruling.CONFIRM:
        return ()
    members = set(decision.claims)
    found = []
    for row in tables.Decision.objects.filter(ruling=Ruling.SPLIT.value).order_by("number"):
        split = translate.decision_from_row(row)
        if members.isdisjoint(split.claims) or members.isdisjoint(split.others):
            continue
        found.append(
            f"{split.by} held on {split.at[:10]} that {len(split.claims)} of these claims tell of another happening "
            f"({split.reason}); this confirmation holds them together."
        )
    return tuple(found)
