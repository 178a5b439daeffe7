"""Learn how sure a claim is: ``python -m training.claims.train`` writes the reader's weights and the drawing of how
reliable they are.

A logistic regression with an L2 penalty over ``trust.shape_of``, trained on the half of our own sentences that rules are
written with. The threshold is chosen by cross-validation over passages, for the best F1 of figures. The other half, which
nobody who writes rules has read, is only scored for the drawing. Deterministic: a second run writes the same bytes.
"""

import json
import math
from pathlib import Path

from khronika.reading.english import trust
from training.attribution.train import Row, fit, held_out
from training.claims.labels import UNSEEN_HALF, Half, half
from training.claims.reliability import Scored, bins, drawing

WEIGHTS = Path(trust.__file__).with_name("claim_weights.json")
DRAWING = Path(__file__).parents[2] / "docs" / "methods" / "reading-english-reliability.svg"
PENALTY = 2.0  # the L2 weight with the best cross-validated likelihood among 0.5, 1, 2, 4


def rows_of(judged: Half) -> list[Row]:
    return [(j.where, j.shape, j.right) for j in judged.judged]


def threshold_for(scored: Scored, figures: int) -> float:
    """The chance, in steps of 0.01, from which on the kept figures have the best F1; the lowest of equals. At most a
    half: what is more likely right than wrong is told, with its confidence."""

    def worth(step: int) -> float:
        kept = [right for score, right in scored if score >= step / 100]
        return 2 * sum(kept) / (figures + len(kept)) if kept else 0.0

    return max(range(0, 51), key=worth) / 100


def at_first_sight(scored: Scored) -> Scored:
    return [(score * trust.FIRST_SIGHT, right) for score, right in scored]


def log_loss(scored: Scored) -> float:
    return -sum(math.log(score if right else 1 - score) for score, right in scored) / len(scored)


def main() -> None:
    ours = half()
    rows = rows_of(ours)
    for penalty in (0.5, 1.0, 2.0, 4.0):
        print(f"penalty {penalty}: held-out log loss {log_loss(held_out(rows, penalty)):.3f}")
    scored = at_first_sight(held_out(rows, PENALTY))
    counted = at_first_sight(held_out([r for r in rows if "told:counted" in r[1]], PENALTY))
    threshold = threshold_for(counted, ours.figures)
    base = sum(right for _, right in scored) / len(scored)
    print(f"{len(rows)} claims judged, {base:.3f} right, threshold {threshold}")
    learnt = {name: round(weight, 3) for name, weight in sorted(fit(rows, PENALTY).items())}
    constant = learnt.pop("")
    WEIGHTS.write_text(
        json.dumps({"threshold": threshold, "constant": constant, "weights": learnt}, indent=1) + "\n",
        encoding="utf-8",
    )
    trust.weights.cache_clear()
    theirs = [(trust.chance(sorted(j.shape)), j.right) for j in half(UNSEEN_HALF).judged]
    for name, some in (("rules half, held out", scored), ("unseen half", theirs)):
        print(f"{name}: {len(some)} claims, log loss {log_loss(some):.3f}")
        for low, high, said, was, count in bins(some):
            print(f"  {low:.1f}-{high:.1f}: said {said:.2f}, right {was:.2f}, of {count}")
    DRAWING.write_text(drawing({"rules half, held out": scored, "unseen half": theirs}), encoding="utf-8")


if __name__ == "__main__":
    main()
