"""How often claims are right of which the reader says in the end that it is so sure: ``python -m training.claims.said``.

On the half of our own sentences that nobody who writes rules has read; prints numbers only. What the desk says beside a claim
(``desk/reliability.py``) is taken from here.
"""

import itertools

from khronika.reading.english import trust
from training.claims.labels import UNSEEN_HALF, half

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def main() -> None:
    least = trust.weights().threshold
    told = [(j.said, j.right) for j in half(UNSEEN_HALF).judged if trust.chance(sorted(j.shape)) >= least]
    for low, high in itertools.pairwise(EDGES):
        inside = [right for said, right in told if low <= said < high]
        if inside:
            print(f"{low:.1f} to {min(high, 1.0):.1f}: {sum(inside)} of {len(inside)} right")


if __name__ == "__main__":
    main()
