"""What reconciling hands back."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from khronika.nouns import Claim, Comparison, Place, Question

RULES_VERSION = "reconciling-4"


@dataclass(frozen=True, slots=True)
class Record:
    """Questions and comparisons made of a set of claims; equal sets give equal records, whatever their order.

    ``primaries`` gives each claim's primary source key; ``nearest`` the claim nearest to the source among those
    that repeat one statement (itself where none is nearer). ``adopted`` names, for a claim whose own words name no
    source, the rule by which it was put to a primary. ``settled`` gives, for a percentage
    whose words name nobody, the claim that told what it is a share of. ``names`` gives for each place (and
    for each place and month, ``identity@2019-06``) the form of its name to print. ``claims``
    are the claims themselves, by id; ``withdrawn`` the ids of claims whose reports were withdrawn, which it leaves out.
    """

    questions: tuple[Question, ...]
    comparisons: tuple[Comparison, ...]
    primaries: Mapping[str, str]
    rules_version: str = RULES_VERSION
    nearest: Mapping[str, str] = field(default_factory=dict)
    adopted: Mapping[str, str] = field(default_factory=dict)
    settled: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Place] = field(default_factory=dict, repr=False)
    claims: Mapping[str, Claim] = field(default_factory=dict, repr=False)
    withdrawn: tuple[str, ...] = ()


def by_question(record: Record) -> dict[str, list[Comparison]]:
    """The comparisons between members of one question, by the question's id; also those of parts that are added up or
    exceed it, with the question of their whole."""
    of = {member: question.id for question in record.questions for member in question.members}
    found: dict[str, list[Comparison]] = defaultdict(list)
    for each in record.comparisons:
        if of[each.a] == of[each.b] or each.sum is not None or each.exceeds:
            found[of[each.b]].append(each)
    return found
