"""A reviewer who decides again and again, in a program of its own, until it is ended: python -m tests.journeys.reviewer FOLDER"""

import sys
from itertools import cycle

from khronika.cli.opening import open_folder


def main() -> None:
    with open_folder(sys.argv[1], make=False):
        from khronika.ledger import search
        from khronika.ledger.actions.review_claim import review_claim
        from khronika.nouns import State

        claims = [row.claim.id for row in search.every_claim(search.Filter())]
        last = dict.fromkeys(claims, 0)
        states = cycle([State.ACCEPTED, State.UNSURE, State.REJECTED])
        for number, claim in enumerate(cycle(claims), 1):
            last[claim] = review_claim(
                claim, next(states), by="Aru Example", reason="Read it.", after=last[claim]
            )
            print(number, flush=True)


if __name__ == "__main__":
    main()
