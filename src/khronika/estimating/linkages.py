"""One estimate from many linkages of the same lists: the doubt of who is who, carried into the interval.

Linkage averaging (Sadinle 2018, Annals of Applied Statistics 12): the posterior of N is the mean, over linkages drawn, of the
posterior of N given each. Only graphs have a posterior.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from khronika.estimating import assumptions as words
from khronika.estimating.estimates import LEVEL, estimate
from khronika.estimating.posterior import Posterior
from khronika.estimating.tables import Table
from khronika.nouns import Assumption, Estimate, NoEstimate, canonical_json, digest

# Draws that bear no estimate are left out up to this share; beyond it the answer would be that of the others.
_REFUSED_AT_MOST = 0.05
DRAWN = Assumption(
    "linked-drawn",
    "Each entry is one person of that group. Which entries are one person was drawn from probabilities and decisions, and that "
    "doubt is in the interval; links among pairs that were never compared are not.",
    "Каждая запись — один человек из этого круга. Какие записи относятся к одному человеку, разыгрывалось по вероятностям и "
    "решениям, и это сомнение учтено в интервале; связи между парами, которые не сравнивались, не учтены.",
    "Әр жазба — осы топтағы бір адам. Қай жазбалардың бір адам туралы екені ықтималдықтар мен шешімдер бойынша таңдап алынды, "
    "бұл күмән аралықта ескерілген; салыстырылмаған жұптар арасындағы байланыс ескерілмеген.",
)


def averaged_over(tables: Sequence[Table], *, seed: int, level: float = LEVEL) -> Estimate | NoEstimate:
    """By graphs, over tables of the same lists that differ in who was linked. Refused where more than one draw in twenty
    bears no estimate. ``observed`` is the least number of people in any draw. Raises ValueError for no table."""
    if not tables:
        raise ValueError("there is no linkage to average over")
    answers = [estimate(table, "graphs", level=level, seed=seed) for table in tables]
    made = [
        (each.outcome, each.averaged)
        for each in answers
        if isinstance(each.outcome, Estimate) and each.averaged
    ]
    refused = [each.outcome for each in answers if isinstance(each.outcome, NoEstimate)]
    if len(refused) > _REFUSED_AT_MOST * len(tables):
        return NoEstimate(
            "estimate.linkages-refused",
            f"{len(refused)} of {len(tables)} linkages drawn bear no estimate ({refused[0].reason})",
            refused[0].remedy,
        )
    mixed = _mixed([averaged.posterior for _, averaged in made])
    low, high = mixed.interval(level)
    first = made[0][0]
    seen = sorted(outcome.observed for outcome, _ in made)
    taken = tuple(DRAWN if each.id == words.LINKED.id else each for each in first.assumptions)
    settings = (
        ("point", "median"),
        ("linkages drawn", str(len(tables))),
        ("people on lists, by linkage", f"{seen[0]:,} to {seen[-1]:,}"),
        ("linkages that bore no estimate", str(len(refused))),
    )
    return replace(
        first,
        point=mixed.quantile(0.5),
        low=low,
        high=high,
        method="graphs, linkages averaged",
        observed=seen[0],
        assumptions=taken,
        inputs=digest(canonical_json([table.inputs for table in tables]).encode()),
        seed=seed,
        settings=settings,
        notes=(),
    )


def _mixed(posteriors: Sequence[Posterior]) -> Posterior:
    """The mean of distributions: one of them, each as likely as another."""
    values = np.concatenate([each.values for each in posteriors])
    mass = np.concatenate([each.mass for each in posteriors]) / len(posteriors)
    held, place = np.unique(values, return_inverse=True)
    summed = np.zeros(len(held))
    np.add.at(summed, place, mass)
    return Posterior(
        held,
        summed,
        min(each.exact_to for each in posteriors),
        sum(each.tail for each in posteriors) / len(posteriors),
    )
