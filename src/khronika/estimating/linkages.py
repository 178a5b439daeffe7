"""One estimate from many linkages of the same lists: the doubt of who is who, carried into the interval.

Linkage averaging (Sadinle 2018, Annals of Applied Statistics 12): the posterior of N is the mean, over linkages drawn, of the
posterior of N given each. Log-linear models have no posterior; in its place stands the confidence distribution that their point
and interval imply (Schweder & Hjort 2002), log-normal in the people on no list, with a side of its own below and above.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np

from khronika.estimating import assumptions as words
from khronika.estimating.estimates import DRAWING, LEVEL, Answer, estimate
from khronika.estimating.guarded import MOST_UNSEEN, guarded_from, refusal_of
from khronika.estimating.posterior import Posterior, added
from khronika.estimating.tables import Table
from khronika.nouns import Assumption, Estimate, NoEstimate, canonical_json, digest

# Draws that bear no estimate are left out up to this share; beyond it the answer would be that of the others.
_REFUSED_AT_MOST = 0.05
# Methods that take seconds a table are given every fifth linkage. Ten tell the mean of posteriors within a third of the
# spread that linking adds.
_FEWER = 5
_PIECES = 999  # quantiles that stand for a confidence distribution
DRAWN = Assumption(
    "linked-drawn",
    "Each entry is one person of that group. Which entries are one person was drawn from probabilities and decisions, and that "
    "doubt is in the interval; links among pairs that were never compared are not.",
    "Каждая запись — один человек из этого круга. Какие записи относятся к одному человеку, разыгрывалось по вероятностям и "
    "решениям, и это сомнение учтено в интервале; связи между парами, которые не сравнивались, не учтены.",
    "Әр жазба — осы топтағы бір адам. Қай жазбалардың бір адам туралы екені ықтималдықтар мен шешімдер бойынша таңдап алынды, "
    "бұл күмән аралықта ескерілген; салыстырылмаған жұптар арасындағы байланыс ескерілмеген.",
)


def averaged_over(
    tables: Sequence[Table], *, seed: int, method: str = "graphs", level: float = LEVEL
) -> Estimate | NoEstimate:
    """Over tables of the same lists that differ in who was linked. Refused where more than one draw in twenty bears no
    estimate. ``observed`` is the least number of people in any draw. Raises ValueError for no table."""
    return averaged_and_guarded(tables, seed=seed, method=method, level=level)[0]


def averaged_and_guarded(
    tables: Sequence[Table], *, seed: int, method: str = "graphs", level: float = LEVEL
) -> tuple[Estimate | NoEstimate, Estimate | NoEstimate | None]:
    """``averaged_over``, and by graphs the guarded interval over the same linkages: ``None`` for other methods, and where graphs give no
    estimate. The number of people on no list is stretched in each linkage, because each has its own number of those seen."""
    if not tables:
        raise ValueError("there is no linkage to average over")
    answers = _answers(tables, method, seed, level)
    found = _averaged(answers, seed, level)
    return found, _guarded(found, answers) if isinstance(found, Estimate) else None


def _guarded(found: Estimate, answers: Sequence[Answer]) -> Estimate | NoEstimate | None:
    drawn = [(each.averaged, each.outcome) for each in answers if isinstance(each.outcome, Estimate)]
    graphs = [(averaged, outcome.observed) for averaged, outcome in drawn if averaged is not None]
    if not graphs:
        return None
    refused = refusal_of(sum(averaged.complete for averaged, _ in graphs) / len(graphs))
    if refused is not None:
        return refused
    high = _mixed([_stretched(averaged.posterior, seen) for averaged, seen in graphs]).interval(found.level)[
        1
    ]
    return guarded_from(found, found.low, high)


def _stretched(posterior: Posterior, seen: int) -> Posterior:
    """As ``guarded`` stretches the high end: so many times as many people on no list."""
    return replace(posterior, values=(seen + MOST_UNSEEN * (posterior.values - seen)).astype(np.int64))


def averaged_by_stratum(
    strata: Mapping[str, Sequence[Table]], *, seed: int, method: str = "graphs", level: float = LEVEL
) -> tuple[dict[str, Estimate | NoEstimate], Estimate | NoEstimate]:
    """The same for each stratum, and for their sum. Tables at one place are of one linkage: the strata of each are added, and the
    sums averaged, because who is linked in one stratum is not linked in another."""
    answers = {name: _answers(tables, method, seed, level) for name, tables in strata.items()}
    each: dict[str, Estimate | NoEstimate] = {
        name: replace(_averaged(told, seed, level), stratum=name) for name, told in answers.items()
    }
    refused = next(((name, said) for name, said in each.items() if isinstance(said, NoEstimate)), None)
    if refused is not None:
        name, why = refused
        reason = f"stratum {name} bears no estimate ({why.reason}), so there is no sum for everybody"
        remedy = "Join it with a stratum like it, or estimate the linkages as one."
        return each, NoEstimate("estimate.stratum-refused", reason, remedy)
    sums = [_summed(drawn) for drawn in zip(*answers.values(), strict=True)]
    whole = _averaged(sums, seed, level)
    return each, _as_sum(whole, len(strata)) if isinstance(whole, Estimate) else whole


def _answers(tables: Sequence[Table], method: str, seed: int, level: float) -> list[Answer]:
    used = tables[::_FEWER] if method in DRAWING and len(tables) > _FEWER else tables
    return [estimate(table, method, level=level, seed=seed) for table in used]


def _averaged(answers: Sequence[Answer], seed: int, level: float) -> Estimate | NoEstimate:
    made = [(each.outcome, _spread(each)) for each in answers if isinstance(each.outcome, Estimate)]
    refused = [each.outcome for each in answers if isinstance(each.outcome, NoEstimate)]
    if len(refused) > _REFUSED_AT_MOST * len(answers):
        return NoEstimate(
            "estimate.linkages-refused",
            f"{len(refused)} of {len(answers)} linkages drawn bear no estimate ({refused[0].reason})",
            refused[0].remedy,
        )
    mixed = _mixed([spread for _, spread in made])
    low, high = mixed.interval(level)
    first = made[0][0]
    seen = sorted(outcome.observed for outcome, _ in made)
    taken = tuple(DRAWN if each.id == words.LINKED.id else each for each in first.assumptions)
    settings = (
        ("point", "median"),
        ("linkages drawn", str(len(answers))),
        ("people on lists, by linkage", f"{seen[0]:,} to {seen[-1]:,}"),
        ("linkages that bore no estimate", str(len(refused))),
    )
    return replace(
        first,
        point=mixed.quantile(0.5),
        low=low,
        high=high,
        method=f"{first.method}, linkages averaged",
        observed=seen[0],
        assumptions=taken,
        inputs=digest(canonical_json([outcome.inputs for outcome, _ in made]).encode()),
        seed=seed,
        settings=settings,
        notes=(),
    )


def _spread(answer: Answer) -> Posterior:
    """The posterior, or what stands for it."""
    said = answer.outcome
    assert isinstance(said, Estimate)  # whoever asks has looked
    if answer.posterior is not None:
        return answer.posterior
    unseen = [np.log(end - said.observed + 0.5) for end in (said.low, said.point, said.high)]
    normal = NormalDist()
    reach = normal.inv_cdf((1 + said.level) / 2)
    down, up = (unseen[1] - unseen[0]) / reach, (unseen[2] - unseen[1]) / reach
    at = np.array([normal.inv_cdf(piece / (_PIECES + 1)) for piece in range(1, _PIECES + 1)])
    people = said.observed + np.exp(unseen[1] + at * np.where(at < 0, down, up)) - 0.5
    values, times = np.unique(np.maximum(np.rint(people), said.observed).astype(np.int64), return_counts=True)
    return Posterior(values, times / _PIECES, int(values[-1]), 0.0)


def _summed(drawn: Sequence[Answer]) -> Answer:
    """The strata of one linkage as one answer; a refusal where one of them is."""
    refused = next((each for each in drawn if isinstance(each.outcome, NoEstimate)), None)
    if refused is not None:
        return refused
    outcomes = [each.outcome for each in drawn if isinstance(each.outcome, Estimate)]
    total = added([_spread(each) for each in drawn])
    low, high = total.interval(outcomes[0].level)
    whole = replace(
        outcomes[0],
        point=total.quantile(0.5),
        low=low,
        high=high,
        observed=sum(each.observed for each in outcomes),
        inputs=digest(canonical_json([each.inputs for each in outcomes]).encode()),
    )
    return _Sum(drawn[0].method, whole, total=total)


@dataclass(frozen=True)
class _Sum(Answer):
    """An answer made of several, with the posterior of their sum."""

    total: Posterior | None = None

    @property
    def posterior(self) -> Posterior | None:
        return self.total


def _as_sum(whole: Estimate, strata: int) -> Estimate:
    method = whole.method.replace(", linkages", ", strata added, linkages")
    settings = (*whole.settings, ("strata", str(strata)))
    return replace(whole, method=method, assumptions=(*whole.assumptions, words.STRATA), settings=settings)


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
