"""What reconciling finds beside questions and comparisons, in one value, so that one act can record it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from khronika.nouns.comparisons import Tally
from khronika.nouns.doubts import Doubt
from khronika.nouns.incidents import Incident


@dataclass(frozen=True, slots=True)
class Findings:
    """``warnings`` tell where the rules would join what a person held to be different. ``tallies`` are by a question's
    id. ``copies`` are groups of report ids whose texts copy one another, the one printed first at the head."""

    incidents: tuple[Incident, ...] = ()
    warnings: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    copies: tuple[tuple[str, ...], ...] = ()
