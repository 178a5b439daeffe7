"""From the overlap of lists to the number of people, those on no list included; or to why there is no estimate.

Pure: numpy, scipy, numba and nouns only. ``docs/methods/estimating.md`` has every formula with its source.
"""

from khronika.estimating.averaging import Averaged, average
from khronika.estimating.classes import Classed, fit_classes
from khronika.estimating.convergence import Convergence, convergence
from khronika.estimating.estimates import (
    DRAWING,
    LEVEL,
    METHODS,
    SEED,
    Answer,
    edges_of,
    estimate,
    graphs_of,
    in_stratum,
    pooled,
    sensitivity,
    without_each,
)
from khronika.estimating.guarded import guarded, observable
from khronika.estimating.loglinear import Fitted, fit_loglinear
from khronika.estimating.opening import Opened, open_table
from khronika.estimating.posterior import Posterior, added
from khronika.estimating.tables import Table, refusal, table_of

__all__ = [
    "DRAWING",
    "LEVEL",
    "METHODS",
    "SEED",
    "Answer",
    "Averaged",
    "Classed",
    "Convergence",
    "Fitted",
    "Opened",
    "Posterior",
    "Table",
    "added",
    "average",
    "convergence",
    "edges_of",
    "estimate",
    "fit_classes",
    "fit_loglinear",
    "graphs_of",
    "guarded",
    "in_stratum",
    "observable",
    "open_table",
    "pooled",
    "refusal",
    "sensitivity",
    "table_of",
    "without_each",
]
