"""The gate on our own Russian and Kazakh sentences; floors do not slide down by themselves.

The rules half was looked at while rules were written. Of the unseen half only these numbers are read: its errors were
never listed. Annotated by one person each, in one pass: no second reading yet.
"""

import pytest

from tests.sentences.format import HERE, read_passages
from tests.sentences.measure import Measure, measure_passages, table
from tests.sentences.reading_of import reader_of

# Issue 5 asks .80 / .80 / .75 / .75 of Russian and .70 / .70 / .70 / .70 of Kazakh, unseen half.
# Reached when set (25 November 2026), in ASPECTS' order: Russian rules 1.00 / 1.00 / 1.00 / 1.00, unseen .842 / .883 / .957 / .900;
# Kazakh rules 1.00 / 1.00 / 1.00 / none stated, unseen .935 / .983 / .913 / 1.00.
ASPECTS = ("f1", "source", "place", "when")
FLOORS = {
    ("russian", "rules"): (0.97, 0.97, 0.95, 0.75),
    ("russian", "unseen"): (0.82, 0.86, 0.92, 0.85),
    ("kazakh", "rules"): (0.97, 0.97, 0.95, 0.70),
    ("kazakh", "unseen"): (0.90, 0.93, 0.87, 0.80),
}
LANGS = {"russian": "ru", "kazakh": "kk"}


def reached(measure: Measure) -> dict[str, float]:
    """What the measure has reached; an aspect that the half never states is passed."""
    shares = {name: measure.share(name) if measure.aspects[name][1] else 1.0 for name in ASPECTS[1:]}
    return {"f1": measure.f1, **shares}


@pytest.mark.parametrize(("language", "half"), FLOORS)
def test_floors(language: str, half: str) -> None:
    measure = measure_passages(read_passages(HERE / language / half), reader_of(LANGS[language]))
    values = reached(measure)
    low = [f"{name} {values[name]:.3f} < {floor}" for name, floor in zip(ASPECTS, FLOORS[language, half], strict=True) if values[name] < floor]  # fmt: skip
    assert low == [], f"\n{language}, {half} half\n{table(measure)}"
