"""How often readings of a given confidence were right, as measured: what stands beside "Fairly sure" on every card of the queue.

Numbers are of 1,329 claims of 177 fresh English excerpts, judged by one strict hand in every field, 27 November 2026
(docs/methods/reading-english.md, "How sure"); right is what had nothing to be ashamed of in any. They are counted anew with every change of
``reading/english/trust.py`` or ``nouns/grounds.py``. Russian and Kazakh were not measured so.
"""

from django.utils.translation import gettext

from khronika.desk.language import voice
from khronika.drawing.chart.wording import number_words, spoken_by
from khronika.nouns import Claim

# Confidence from, up to, passages marked, of which right: one row for each word that says how sure a reading is ("Unsure", "Fairly
# sure", "A guess"), added up from the finer rows of the table.
_ENGLISH = ((0.0, 0.5, 21, 8), (0.5, 0.8, 591, 416), (0.8, 0.9, 717, 652))


def measured(claim: Claim) -> tuple[int, int] | None:
    """How many passages read with that confidence were marked by hand, and how many of them were right; ``None``: not measured."""
    if claim.lang != "en":
        return None
    for low, high, marked, right in _ENGLISH:
        if low <= claim.confidence < high:
            return marked, right
    return None


def measured_words(claim: Claim) -> str:
    found = measured(claim)
    if found is None:
        return gettext("How often such readings are right was not measured.")
    with spoken_by(voice()):
        marked, right = (number_words(number) for number in found)
    return gettext(
        "Of {marked} passages read with this confidence and marked by hand, {right} were right."
    ).format(marked=marked, right=right)
