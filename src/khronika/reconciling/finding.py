"""All that a record tells beside its questions and comparisons: incidents, doubts, who stands behind each question."""

from collections.abc import Iterable, Mapping
from datetime import date

from khronika.nouns import Claim, Decision, Findings
from khronika.reconciling.across import Embed
from khronika.reconciling.incidents import incidents
from khronika.reconciling.independence import tallies
from khronika.reconciling.record import Record
from khronika.reconciling.slips import doubts


def find(
    record: Record,
    *,
    populations: Mapping[str, int] | None = None,
    splits: Iterable[Decision] = (),
    copies: Iterable[Iterable[str]] = (),
    embed: Embed | None = None,
) -> Findings:
    """``populations`` are by a place's identity, as ``absurd`` takes them; ``splits`` what people decided; ``copies``
    as they were given to ``reconcile``; ``embed`` as ``incidents`` takes it. Each group of copies comes back with the report printed first at its head."""
    proposed = incidents(record, splits=splits, embed=embed)
    printed = _printed(record.claims.values())
    groups = (sorted(group, key=lambda report: (printed.get(report, date.max), report)) for group in copies)
    return Findings(
        incidents=proposed.incidents,
        warnings=proposed.warnings,
        doubts=doubts(record, populations or {}),
        tallies=tallies(record),
        copies=tuple(sorted(tuple(group) for group in groups)),
    )


def _printed(claims: Iterable[Claim]) -> dict[str, date]:
    return {claim.report_id: claim.published.earliest for claim in claims if claim.published is not None}
