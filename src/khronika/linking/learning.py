"""How often two entries of one person reach each level of each comparison, learnt without labels (EM).

Splink's own training asks its database some fifty small questions, which takes most of the time that 50,000 entries need.
Here the levels of the pairs that a training rule brings together are asked for once, and EM goes through them in memory;
the model is the same (Fellegi and Sunter 1969; Winkler 2000), common values counting for less in it as they do in scoring.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khronika.linking.comparing import Comparison
from khronika.linking.databases import Base

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Of two entries that a rule brings together so many are of one person where EM begins. From one in 50,000 it ended, on
# invented lists, where every wrong birth year was taken for another person's.
_BEGINS = 0.3
_STEPS, _STILL = 50, 1e-5
_PSEUDO = (
    2.0  # pairs, spread as the levels' first guesses are: what no pair reached is seldom, not impossible
)
MOST = 100_000  # pairs; the weights of 80,000 lie within a tenth of a bit of those of a million


@dataclass(frozen=True, slots=True)
class Rule:
    """Pairs that are likely one person's by ``sql`` on ``l`` and ``r``; what it asks for cannot be learnt from them: ``blind``."""

    sql: str
    blind: frozenset[str]


# Ages fit two birth years: asked for equal spans, a list with ages would never meet one with years, nor what is peculiar to
# the two, as their scripts, be learnt.
_SAME_YEAR = "l.born_low <= r.born_high AND r.born_low <= l.born_high"
RULES = (
    Rule(
        "l.family_key = r.family_key AND l.given_key = r.given_key AND l.given_sounds IS NOT NULL "
        "AND l.family_sounds IS NOT NULL AND l.given_opens IS NOT NULL",
        frozenset({"given", "family"}),
    ),
    Rule(
        f"l.family_key = r.family_key AND {_SAME_YEAR}",
        frozenset({"family", "born"}),
    ),
    Rule(
        f"l.given_key = r.given_key AND l.place_key = r.place_key AND {_SAME_YEAR}",
        frozenset({"given", "born", "place"}),
    ),
)


def pairs_of(con: Base, rule: Rule) -> str | None:
    """A query for the pairs (a, b) of the table ``records`` that a rule brings together, ``MOST`` of them at most; ``None`` without any."""
    where = f"FROM records l JOIN records r ON {rule.sql} AND l.unique_id < r.unique_id"
    number = con.execute(f"SELECT count(*) {where}").fetchall()[0][0]
    if not number:
        return None
    every = -(-number // MOST)
    return (
        f"SELECT l.unique_id AS a, r.unique_id AS b {where} "
        f"WHERE (l.unique_id * 7919 + r.unique_id * 104729) % {every} = 0"
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """``level`` each pair reached (-1: unknown), and how often a stranger would reach it there, the value's frequency included."""

    level: Ints
    chance: Floats


def learnt(chosen: Sequence[Comparison], sessions: Sequence[Mapping[str, Seen]]) -> dict[str, list[float]]:
    """Each comparison's chances of its levels for two entries of one person: the mean over the sessions that saw it, by the matches in
    each; the first guess where none did. Levels that are fixed stay so."""
    sums = {each.name: np.zeros(len(each.levels)) for each in chosen}
    for session in sessions:
        for name, counts in _maximised(chosen, session).items():
            sums[name] += counts
    return {each.name: _chances(each, sums[each.name]) for each in chosen}


def _maximised(chosen: Sequence[Comparison], session: Mapping[str, Seen]) -> dict[str, Floats]:
    """How many matches reached each level, when nothing changes any more."""
    here = [each for each in chosen if each.name in session]
    prior = _BEGINS
    counts: dict[str, Floats] = {each.name: np.zeros(len(each.levels)) for each in here}
    by_chance = -sum(np.where(seen.level >= 0, np.log(seen.chance), 0.0) for seen in session.values())
    before = np.zeros(0)
    for _ in range(_STEPS):
        odds = by_chance + np.log(prior / (1 - prior))
        for each in here:
            said = np.log(
                [*_chances(each, counts[each.name]), 1.0]
            )  # the last for unknown, which is level -1
            odds += said[session[each.name].level]
        match = 1 / (1 + np.exp(-np.clip(odds, -40, 40)))
        prior = float(np.clip(match.mean(), 1e-6, 1 - 1e-6))
        for each in here:
            reached = np.bincount(session[each.name].level + 1, match, len(each.levels) + 1)
            counts[each.name] = reached[1:].astype(np.float64)
        if len(before) and float(np.abs(match - before).max()) < _STILL:
            break
        before = match
    return counts


def _chances(comparison: Comparison, counts: Floats) -> list[float]:
    first = np.array([level.m for level in comparison.levels])
    told = (counts + _PSEUDO * first) / (counts.sum() + _PSEUDO * first.sum())
    return [
        level.m if level.fixed else float(chance)
        for level, chance in zip(comparison.levels, told, strict=True)
    ]
