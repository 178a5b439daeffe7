"""estimate: from a folder's linked lists to a study that is kept. Only counts of overlaps are estimated; no name is looked at.

A study takes seconds to minutes, so that whoever serves pages asks for one and lets ``start`` make it in a program of its own.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from khronika import __version__, people
from khronika.ledger import lists
from khronika.ledger.actions.record_study import record_study
from khronika.linking import drawn_linkages, overlap, standing
from khronika.nouns import Estimate, MethodStudy, NoEstimate, Outcome, Study

if TYPE_CHECKING:  # numba takes seconds to import, and who serves pages needs ``start`` alone
    from khronika.estimating import Averaged, Posterior, Table

DRAWS = 50  # as `khronika estimate --from-links`
_POINTS = 400  # of a posterior that is kept to be drawn 640 wide
_KEPT_QUANTILES = (0.025, 0.5, 0.975, 0.995)
_NOT_LINKED = NoEstimate(
    "study.not-linked",
    "no lists are linked in this folder",
    "Add lists of people with `khronika add-list`; they are linked as they come.",
)


def study_lists(
    *, seed: int = 0, asked: int | None = None, told: Callable[[str], None] = lambda _: None
) -> Study | NoEstimate:
    """By every method: once for the likeliest linkage, with each list left out in turn, and averaged over linkages drawn. What the
    lists do not bear is in the study, as a refusal; ``NoEstimate`` itself only where nothing is linked. Kept with its seed."""
    from khronika.estimating import METHODS, guarded, observable, table_of
    from khronika.estimating.guarded import LEVELS

    people.regroup()
    group = lists.grouping()
    if group is None:
        return _NOT_LINKED
    table = table_of(group.lists, group.cells)
    told("drawing linkages")
    drawn = [table_of(group.lists, cells) for cells in _drawn(group.lists, seed)]
    methods = []
    stretched: list[Outcome | None] = [None, None]  # over the linkages drawn, and by the likeliest
    for method in METHODS:
        told(f"estimating by {method}")
        made, averaged, over = _by(method, table, drawn, seed)
        if averaged is not None and made.once.estimate is not None:
            stretched[1] = Outcome.of(guarded(made.once.estimate, averaged))
        if over is not None:
            stretched[0] = Outcome.of(over)
        methods.append(made)
    study = Study(
        table.lists,
        tuple(int(count) for count in table.counts),
        tuple(methods),
        stretched[0],
        tuple((chance, observable(table.observed, chance)) for chance in LEVELS),
        group.left_out,
        lists.last_decision(),
        DRAWS,
        seed,
        __version__,
        table.inputs,
        group.state,
        stretched[1],
    )
    record_study(study, asked=asked)
    return study


def _by(
    method: str, table: "Table", drawn: Sequence["Table"], seed: int
) -> tuple[MethodStudy, "Averaged | None", Estimate | NoEstimate | None]:
    """By one method; with all graphs by the likeliest linkage, and the guarded interval over those drawn."""
    from khronika.estimating import estimate, graphs_of, without_each
    from khronika.estimating.linkages import averaged_and_guarded

    answer = estimate(table, method, seed=seed)
    refused = isinstance(answer.outcome, NoEstimate)
    without = {} if refused else without_each(table, method, seed=seed)
    over, over_guarded = averaged_and_guarded(drawn, seed=seed, method=method)
    made = MethodStudy(
        method,
        Outcome.of(answer.outcome),
        Outcome.of(over),
        tuple((name, Outcome.of(each.outcome)) for name, each in without.items()),
        curve_of(answer.posterior) if answer.posterior else (),
        tuple(graphs_of(table, answer.averaged)) if answer.averaged else (),
        tuple((name, point) for name, point, _ in answer.fitted.near) if answer.fitted else (),
    )
    return made, answer.averaged, over_guarded


def _drawn(names: Sequence[str], seed: int) -> list[dict[int, int]]:
    """The overlap in each of the linkages drawn from probabilities and decisions."""
    entries = [(entry, name, person) for entry, name, person in lists.entries_linked() if person is not None]
    place = {entry: at for at, (entry, _, _) in enumerate(entries)}
    groups = {person: at for at, person in enumerate(dict.fromkeys(person for *_, person in entries))}
    odds = {
        (min(place[each.a], place[each.b]), max(place[each.a], place[each.b])): each.weight
        for each in lists.proposals()
    }
    rulings = people.rulings_by_place(standing(lists.link_decisions()).rulings, place)
    start_from = [groups[person] for *_, person in entries]
    on = [names.index(name) for _, name, _ in entries]
    drawn = drawn_linkages(start_from, odds, rulings, draws=DRAWS, seed=seed)
    return [overlap(linkage, on) for linkage in drawn]


def curve_of(posterior: "Posterior") -> tuple[tuple[int, float], ...]:
    """At most about ``_POINTS`` numbers with their mass, each standing for those up to it since the one before, the last for all
    beyond the part that is drawn. Quantiles that are printed stay what they were."""
    values = [int(value) for value in posterior.values]
    quantiles = [posterior.quantile(q) for q in _KEPT_QUANTILES]
    wide = max(1.0, (quantiles[-1] - values[0]) / _POINTS)
    kept = {values[0], *quantiles}
    found: list[tuple[int, float]] = []
    held, last = 0.0, values[0]
    for value, mass in zip(values, posterior.mass, strict=True):
        held += float(mass)
        if value in kept or (value - last >= wide and value <= quantiles[-1]):
            found.append((value, round(held, 9)))
            held, last = 0.0, value
    return tuple(found if not held else [*found, (values[-1], round(held, 9))])


def start(folder: Path, *, asked: int, seed: int) -> "subprocess.Popen[bytes]":
    """Make the study that was asked for in a program of its own, which serves nobody and may take its time."""
    command = [sys.executable, "-m", "khronika.cli", "estimate-lists", "--folder", str(folder)]
    return subprocess.Popen(  # noqa: S603  (our own program; the numbers are ours)
        [*command, "--asked", str(asked), "--seed", str(seed)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
