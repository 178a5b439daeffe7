"""What people decided of pairs: each pair's last word, with withdrawals, and warnings where words contradict."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khronika.nouns import Bond, LinkDecision

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """The ruling that stands for each pair (``UNSURE`` among them), and what a person should look at again."""

    rulings: Mapping[Pair, Bond]
    warnings: tuple[str, ...]


def standing(decisions: Iterable[LinkDecision]) -> Standing:
    """In the order given, a later decision on a pair replaces the earlier; one without a ruling withdraws it.

    ``different`` is remembered: ``same`` said afterwards of that pair stands, with a warning that names both.
    """
    rulings: dict[Pair, Bond] = {}
    refused: dict[Pair, LinkDecision] = {}
    warnings: list[str] = []
    for each in decisions:
        if each.ruling is None:
            rulings.pop(each.pair, None)
            continue
        if each.ruling is Bond.DIFFERENT:
            refused[each.pair] = each
        elif each.ruling is Bond.SAME and each.pair in refused:
            a, b = each.pair
            warnings.append(
                f"{a} and {b} were decided to be different by {refused[each.pair].by}; {each.by} says same"
            )
        rulings[each.pair] = each.ruling
    return Standing(rulings, tuple(warnings))
