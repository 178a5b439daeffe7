"""The plots of a study, in the language of the page: drawn by ``estimating.plots`` from what was kept."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from khronika.desk.study_words import method_words, outcome_words, people_words
from khronika.nouns import MethodStudy, Outcome, Study

if TYPE_CHECKING:  # numba comes with the room, and takes a second that only these pages need
    import numpy as np
    from numpy.typing import NDArray

    from khronika.estimating import Posterior
    from khronika.estimating.plots import Range, Sheet, Words

_GRAPHS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Plot:
    """``anchor`` is its id in the page; ``svg`` is ours and holds no words but ours and the names of lists, escaped. ``narrow`` is the same
    plot drawn for a telephone: which of the two is seen the page's sheet decides."""

    anchor: str
    title: str
    svg: str
    note: str = ""
    narrow: str = ""


def plots_of(study: Study) -> list[Plot]:
    """Of the lists first, then of each method that gave an answer."""
    from khronika.estimating.plots import NARROW, WIDE

    both = zip(_drawn(study, WIDE), _drawn(study, NARROW), strict=True)
    return [replace(wide, narrow=narrow.svg) for wide, narrow in both]


def _drawn(study: Study, on: "Sheet") -> list[Plot]:
    from khronika.estimating.plots import bars, overlaps, ranges
    from khronika.estimating.tables import Table

    words = _words()
    table = Table(study.lists, _counts(study))
    rows = [_range(method_words(each.method), each.averaged) for each in study.methods]
    if study.guarded is not None:
        rows.append(_range(method_words("guarded"), study.guarded))
    sizes = [(name, table.on_all(1 << place)) for place, name in enumerate(study.lists)]
    beside, on_each = gettext("The methods side by side"), gettext("People on each list")
    counted = [(name, float(many), people_words(many)) for name, many in sizes]
    found = [
        Plot("by-method", beside, ranges(beside, rows, study.observed, words, on)),
        Plot("overlap", gettext("How the lists overlap"), overlaps(table, words, on), _overlap_note()),
        Plot("sizes", on_each, bars(on_each, counted, on)),
    ]
    for each in study.methods:
        found += _of_method(study, each, words, on)
    return found


def _of_method(study: Study, each: MethodStudy, words: "Words", on: "Sheet") -> list[Plot]:
    from khronika.estimating.plots import bars, curve, ranges, sensitivity_curve

    made, name = each.once.estimate, method_words(each.method)
    if made is None:
        return []
    found = []
    if each.curve:
        title = gettext("What the number may be ({method})").format(method=name)
        svg = curve(title, _posterior(each), made.level, words, on)
        found.append(Plot(f"curve-{each.method}", title, svg, _once()))
    title = gettext("Were more, or fewer, on no list than assumed ({method})").format(method=name)
    ends = (made.low, made.point, made.high)
    svg = sensitivity_curve(title, made.observed, ends, words=words, sheet=on)
    found.append(Plot(f"sensitivity-{each.method}", title, svg, _no_trace()))
    if each.weights:
        title = gettext("The likeliest graphs: which lists go together ({method})").format(method=name)
        shown = each.weights[:_GRAPHS_SHOWN]
        rows = [(graph, chance, _per_hundred(chance)) for graph, chance in shown]
        found.append(Plot(f"weights-{each.method}", title, bars(title, rows, on)))
    if each.without:
        title = gettext("Had one list never been kept ({method})").format(method=name)
        ranged = [_range(gettext("without {name}").format(name=one), other) for one, other in each.without]
        seen = min(_seen_without(study, dropped) for dropped, _ in each.without)
        svg = ranges(title, ranged, seen, words, on)
        found.append(Plot(f"without-{each.method}", title, svg, _hangs()))
    return found


def _words() -> "Words":
    from khronika.estimating.plots import Words

    return Words(
        number=people_words,
        seen=gettext("{n} seen"),
        ratios=gettext("{title}, on a scale of ratios"),
        overlaps=gettext("People on exactly these lists"),
        smaller=gettext("and {cells} smaller overlaps, {n} people"),
        interval=gettext("{point} ({low} to {high})"),
        times=gettext("times as many on no list as the method assumes"),
    )


def _range(name: str, outcome: Outcome) -> "Range":
    from khronika.estimating.plots import Range

    found = outcome.estimate
    return Range(name, outcome_words(outcome), (found.low, found.point, found.high) if found else None)


def _counts(study: Study) -> "NDArray[np.int64]":
    import numpy as np

    return np.array(study.cells, dtype=np.int64)


def _posterior(each: MethodStudy) -> "Posterior":
    import numpy as np

    from khronika.estimating.posterior import Posterior

    values = np.array([number for number, _ in each.curve], dtype=np.int64)
    return Posterior(values, np.array([mass for _, mass in each.curve]), int(values[-1]), 0.0)


def _seen_without(study: Study, dropped: str) -> int:
    """People who stand on some list other than that one."""
    alone = study.cells[1 << study.lists.index(dropped)]
    return study.observed - alone


def _per_hundred(chance: float) -> str:
    return gettext("{n} in 100").format(n=people_words(100 * chance))


def _overlap_note() -> str:
    return gettext("Each column counts people who stand on exactly the lists whose dots are filled.")


def _once() -> str:
    return gettext("With the likeliest linkage taken for granted.")


def _no_trace() -> str:
    return gettext("The counts cannot tell which of these holds: people hard to list leave no trace in them.")


def _hangs() -> str:
    return gettext("Numbers far apart say that the answer hangs on one list.")
