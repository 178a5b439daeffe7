"""An answer that allows for people who are harder to list than others: the interval by graphs, stretched upwards as said.

Differences between people that touch all lists alike leave no trace in the counts (Johndrow, Lum & Manrique-Vallier 2019), so no
method can find them; what can be done is to say how large a difference the interval allows for, and to refuse where the counts refute
every graph. How often it holds the number is in docs/methods/estimating.md, with where it does not.
"""

import math
from dataclasses import replace
from statistics import NormalDist

from khronika.estimating import assumptions as words
from khronika.estimating.averaging import Averaged
from khronika.nouns import Estimate, NoEstimate

# People on no list up to so many times as many as graphs make them. Chosen on 2026-11-26 by expected counts: three in ten with a fifth
# of the others' chance need up to 2.1, log-odds spread with standard deviation 1 up to 2.0; the rest is for chance.
MOST_UNSEEN = 3.0
# With the complete graph likelier than all others, no graph that tells the number fits the counts.
MOST_COMPLETE = 0.5
LEVELS = (0.5, 0.2, 0.1)
_OF_LINKAGES = ("linkages drawn", "people on lists, by linkage", "linkages that bore no estimate")


def guarded(by_graphs: Estimate, averaged: Averaged) -> Estimate | NoEstimate:
    """From the estimate by graphs: its low end, and n + 3 (high - n) for the high one. Refused where all lists depend on each other
    more likely than not."""
    refused = refusal_of(averaged.complete, by_graphs.stratum)
    if refused is not None:
        return refused
    seen = by_graphs.observed
    return guarded_from(by_graphs, by_graphs.low, seen + MOST_UNSEEN * (by_graphs.high - seen))


def refusal_of(complete: float, stratum: str | None = None) -> NoEstimate | None:
    """Why there is no guarded interval where all lists depend on each other at once with that probability; else ``None``."""
    if complete <= MOST_COMPLETE:
        return None
    return NoEstimate(
        "guarded.all-depend",
        f"with probability {complete:.0%} all lists depend on each other at once, and then the overlaps say nothing of "
        "those on no list; an interval from the other graphs would be too narrow",
        "Divide the people into strata that were listed alike (--by), or add a list kept in another way.",
        stratum,
    )


def guarded_from(by_graphs: Estimate, low: float, high: float) -> Estimate:
    """The estimate by graphs with these ends in place of its own, and with what it then takes for granted."""
    kept = tuple(each for each in by_graphs.assumptions if each.id != words.ALIKE.id)
    return replace(
        by_graphs,
        low=low,
        high=high,
        method=by_graphs.method.replace("graphs", "graphs, guarded", 1),
        assumptions=(*kept, words.GUARDED),
        settings=(
            ("low end", "that of the interval by graphs"),
            ("high end", f"{MOST_UNSEEN:g} times as many on no list as the high end by graphs"),
            *(each for each in by_graphs.settings if each[0] in _OF_LINKAGES),
        ),
    )


def observable(observed: int, chance: float, level: float = 0.95) -> int:
    """The most people there can have been, if each had at least this ``chance`` to come onto some list: the largest N of which so few
    as were seen are not refused. Needs no assumption about lists, or how they depend on each other, only that people came on lists
    independently of each other. Raises ValueError for a chance not between 0 and 1.

    The normal approximation to the binomial: (N e - n)^2 = z^2 N e (1 - e), solved for N.
    """
    if not 0 < chance < 1:
        raise ValueError(f"a chance lies between 0 and 1, got {chance}")
    z = NormalDist().inv_cdf(0.5 + level / 2)
    spread = z * math.sqrt(1 - chance)
    root = (spread + math.sqrt(spread * spread + 4 * observed)) / 2
    return math.floor(root * root / chance)
