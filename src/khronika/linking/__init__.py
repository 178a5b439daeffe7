"""Linking: which entries of lists of people may be one person, with the probability and the reasons.

    found = link(lists, decisions)   # Links(records, people, pairs, ...) or NoLinks(rule, reason, remedy)

The scoring is Splink's, on DuckDB, in memory; they are an extra (``khronika[linking]``). What needs them is imported when it is
asked for: decisions, groups and draws of links that were found before need neither.
No name leaves this room: what it hands on are ids, probabilities and reasons. How it works: docs/methods/linking.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from khronika.linking.clusters import clusters
from khronika.linking.decisions import Standing, standing
from khronika.linking.drawing import drawn_linkages, overlap

if TYPE_CHECKING:
    from khronika.linking.linker import PROPOSED, Links, link
    from khronika.linking.scoring import KEPT, ScoringFailed

__all__ = [
    "KEPT",
    "PROPOSED",
    "Links",
    "ScoringFailed",
    "Standing",
    "clusters",
    "drawn_linkages",
    "link",
    "overlap",
    "standing",
]
_LATER = {
    "KEPT": "scoring",
    "ScoringFailed": "scoring",
    "PROPOSED": "linker",
    "Links": "linker",
    "link": "linker",
}


def __getattr__(name: str) -> Any:
    """Raises ModuleNotFoundError where the extra is not installed."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return getattr(import_module(f"khronika.linking.{_LATER[name]}"), name)
