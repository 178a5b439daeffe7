"""Reconciling: which figures answer the same question, who really says them, and how they stand to each other.

``reconcile`` makes a ``Record`` of claims; ``compare`` judges one pair; ``gather`` collects what bears on a question
a person asks; ``answer`` and ``standing`` say it in words; ``voices`` counts who really speaks.
"""

from khronika.reconciling.across import Embed
from khronika.reconciling.answers import Series, answer, answer_around, series, who_says
from khronika.reconciling.around import Around, Nearby
from khronika.reconciling.cells import standing
from khronika.reconciling.comparisons import SLIPS
from khronika.reconciling.copies import SIGNED_BY, Signed, near_duplicates, same_texts, signature_of
from khronika.reconciling.finding import find
from khronika.reconciling.gathering import Gathered, gather
from khronika.reconciling.grounds import condition_in, reason_in
from khronika.reconciling.growing import Growing, Touched
from khronika.reconciling.holding import Holding, InMemory, Keyed
from khronika.reconciling.incidents import Proposed, incidents
from khronika.reconciling.independence import Counts, Voice, counts, tallies, voices
from khronika.reconciling.proposals import doubt_in, happening_in, link_in
from khronika.reconciling.reconciler import compare, reconcile
from khronika.reconciling.record import RULES_VERSION, Record, by_question
from khronika.reconciling.slips import Absurd, Slip, absurd, doubts, slips
from khronika.reconciling.titles import title

__all__ = [
    "RULES_VERSION",
    "SIGNED_BY",
    "SLIPS",
    "Absurd",
    "Around",
    "Counts",
    "Embed",
    "Gathered",
    "Growing",
    "Holding",
    "InMemory",
    "Keyed",
    "Nearby",
    "Proposed",
    "Record",
    "Series",
    "Signed",
    "Slip",
    "Touched",
    "Voice",
    "absurd",
    "answer",
    "answer_around",
    "by_question",
    "compare",
    "condition_in",
    "counts",
    "doubt_in",
    "doubts",
    "find",
    "gather",
    "happening_in",
    "incidents",
    "link_in",
    "near_duplicates",
    "reason_in",
    "reconcile",
    "same_texts",
    "series",
    "signature_of",
    "slips",
    "standing",
    "tallies",
    "title",
    "voices",
    "who_says",
]
