"""Linking: which entries of lists of people may be one person, with the probability and the reasons.

    found = link(lists, decisions)   # Links(records, people, pairs, ...) or NoLinks(rule, reason, remedy)

The scoring is Splink's, on DuckDB, in memory; they are an extra (``khronika[linking]``), and importing this room needs them.
No name leaves this room: what it hands on are ids, probabilities and reasons. How it works: docs/methods/linking.md.
"""

from khronika.linking.decisions import Standing, standing
from khronika.linking.drawing import drawn_linkages, overlap
from khronika.linking.linker import PROPOSED, Links, link
from khronika.linking.scoring import KEPT, ScoringFailed

__all__ = [
    "KEPT",
    "PROPOSED",
    "Links",
    "ScoringFailed",
    "Standing",
    "drawn_linkages",
    "link",
    "overlap",
    "standing",
]
