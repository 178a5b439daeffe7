"""Reconciling: which figures answer the same question, who really says them, and how they stand to each other.

``reconcile`` makes a ``Record`` of claims; ``compare`` judges one pair; ``gather`` collects what bears on a question
a person asks; ``answer`` and ``standing`` say it in words; ``voices`` counts who really speaks.
"""

from khronika.reconciling.answers import answer, answer_around, standing, who_says
from khronika.reconciling.copies import near_duplicates
from khronika.reconciling.gathering import Gathered, gather
from khronika.reconciling.growing import Growing, Touched
from khronika.reconciling.incidents import Proposed, incidents
from khronika.reconciling.independence import Counts, Voice, counts, voices
from khronika.reconciling.reconciler import compare, reconcile
from khronika.reconciling.record import RULES_VERSION, Record, by_question
from khronika.reconciling.slips import Absurd, Slip, absurd, slips

__all__ = [
    "RULES_VERSION",
    "Absurd",
    "Counts",
    "Gathered",
    "Growing",
    "Proposed",
    "Record",
    "Slip",
    "Touched",
    "Voice",
    "absurd",
    "answer",
    "answer_around",
    "by_question",
    "compare",
    "counts",
    "gather",
    "incidents",
    "near_duplicates",
    "reconcile",
    "slips",
    "standing",
    "voices",
    "who_says",
]
