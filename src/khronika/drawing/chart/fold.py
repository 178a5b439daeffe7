"""Over 25 figures a chart is a thicket: the group that covers least of the question goes to the table only."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.drawing.chart.marks import Coverage, Mark

# DESIGN.md of the sketch: "Over 25 figures: fold the smallest group".
MOST_FIGURES = 25
_RANK = {Coverage.ONE: 0, Coverage.SOME: 2, Coverage.ALL: 3}


@dataclass(frozen=True, slots=True)
class Folded:
    """``kept`` are drawn, in the order given; ``folded`` stand in the table only."""

    kept: tuple[Mark, ...]
    folded: tuple[Mark, ...]


def _group(mark: Mark) -> tuple[int, str]:
    rank = 1 if mark.struck else _RANK[mark.coverage]
    return rank, str(mark.family)


def fold(marks: Sequence[Mark], most: int = MOST_FIGURES) -> Folded:
    """Fold whole groups (coverage x kind of source), least coverage first, the smallest group that is enough, until
    at most ``most`` are left. The last group is never folded whole: its latest and highest figures stay."""
    kept = list(marks)
    while len(kept) > most:
        groups: dict[tuple[int, str], list[Mark]] = {}
        for mark in kept:
            groups.setdefault(_group(mark), []).append(mark)
        if len(groups) == 1:
            break
        rank = min(groups)[0]
        lowest = sorted(
            (name for name in groups if name[0] == rank), key=lambda name: (len(groups[name]), name)
        )
        # The smallest group that is enough; where none is, the largest, so that as few groups as may be go.
        least = next((name for name in lowest if len(kept) - len(groups[name]) <= most), lowest[-1])
        kept = [mark for mark in kept if _group(mark) != least]
    if len(kept) > most:
        best = sorted(
            kept, key=lambda m: (m.said is None, -(m.said.toordinal() if m.said else 0), -m.value, m.id)
        )
        kept = best[:most]
    ids = {mark.id for mark in kept}
    return Folded(
        tuple(mark for mark in marks if mark.id in ids), tuple(mark for mark in marks if mark.id not in ids)
    )
