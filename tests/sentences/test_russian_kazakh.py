"""The gate on our own Russian and Kazakh sentences; floors do not slide down by themselves.

The rules halves and the open parts were looked at while rules were written. Of the unseen halves only these numbers
are read: their errors were never listed. Who wrote Russian's unseen2 afterwards wrote rules, from other texts.
"""

import pytest

from tests.sentences.format import HERE, read_passages
from tests.sentences.measure import Measure, measure_passages, table
from tests.sentences.reading_of import reader_of

# Issue 5 asks .80 / .80 / .75 / .75 of Russian and .70 / .70 / .70 / .70 of Kazakh, unseen half.
# Reached when set (25 November 2026), in ASPECTS' order: Russian rules 1.00 / 1.00 / 1.00 / 1.00, open .950 / .947 / .827 / .915, unseen .876 / .889 / .960 /
# .909, unseen2 .798 / .867 / .944 / .970 (at first sight: open .777 / .839 / .763 / .879, unseen2 .715 / .750 / .966 / .964);
# Kazakh rules 1.00 / 1.00 / 1.00 / none stated, unseen .935 / .983 / .913 / 1.00,
# and, written blind on 26 November and read for the first time then: unseen2 .792 / .881 / .854 / .933, open .789 / .867 / .846 / 1.00
# (its first 60 passages; 40 more, written blind after rules for the first, .738 / .839 / .905 / 1.00). After rules for the open part, same
# day: unseen .952 / .983 / .913 / 1.00, unseen2 .816 / .887 / .905 / .933, open .965 / .963 / .933 / 1.00.
# unseen3, by a writer who saw no rules, read once that day and never tuned on: Russian .720 / .972 / .912 / 1.00, Kazakh .645 / .694 / .806 / .875.
# All unseen parts together, which is what the floors are held against: Russian (268 passages) .818 / .903 / .938 / .964,
# Kazakh (252) .795 / .865 / .871 / .917. After the third session of 26 November: Russian .844 / .898 / .923 / .967, Kazakh .840 / .894 / .894 / .929; unseen3
# Russian .781 / .951 / .895 / 1.00 (a place more wrong than before: lists of places), Kazakh .723 / .733 / .818 / .905; open holds 53 and 106 passages more.
# After the fourth session, which raised the floors of four parts: Russian unseen .916 / .920 / .966 / .909, unseen2 .825 / .900 / .923 / .972, unseen3 as before, all .851 / .918 / .925 / .968;
# Kazakh open .975 / .974 / .953 / 1.00, unseen3 .744 / .738 / .800 / .905, all .848 / .895 / .886 / .929.
# 27 November: lists whose items say "человек" are read. Russian unseen2 .848 / .857 / .907 / .950, unseen3 .800 / .952 / .897 / 1.00: four figures more are right in
# unseen2, of which a list's source is missed and one place, so its floor for figures rises by four points and that for places falls by one.
ASPECTS = ("f1", "source", "place", "when")
FLOORS = {
    ("russian", "rules"): (0.97, 0.97, 0.95, 0.75),
    ("russian", "open"): (0.93, 0.93, 0.79, 0.88),
    ("russian", "unseen"): (0.88, 0.88, 0.92, 0.85),
    ("russian", "unseen2"): (0.82, 0.84, 0.90, 0.93),
    ("russian", "unseen3"): (0.76, 0.93, 0.87, 0.95),
    ("kazakh", "unseen3"): (0.72, 0.71, 0.79, 0.87),
    ("kazakh", "rules"): (0.97, 0.97, 0.95, 0.70),
    ("kazakh", "unseen"): (0.92, 0.95, 0.89, 0.90),
    ("kazakh", "unseen2"): (0.83, 0.91, 0.92, 0.91),
    ("kazakh", "open"): (0.95, 0.95, 0.91, 0.95),
}
TOGETHER = {"russian": (0.80, 0.80, 0.75, 0.75), "kazakh": (0.70, 0.70, 0.70, 0.70)}
UNSEEN = ("unseen", "unseen2", "unseen3")
LANGS = {"russian": "ru", "kazakh": "kk"}


def reached(measure: Measure) -> dict[str, float]:
    """What the measure has reached; an aspect that the half never states is passed."""
    shares = {name: measure.share(name) if measure.aspects[name][1] else 1.0 for name in ASPECTS[1:]}
    return {"f1": measure.f1, **shares}


def low(measure: Measure, floors: tuple[float, ...]) -> list[str]:
    """What has not reached its floor."""
    values = reached(measure)
    return [f"{name} {values[name]:.3f} < {floor}" for name, floor in zip(ASPECTS, floors, strict=True) if values[name] < floor]  # fmt: skip


@pytest.mark.parametrize(("language", "half"), FLOORS)
def test_floors(language: str, half: str) -> None:
    measure = measure_passages(read_passages(HERE / language / half), reader_of(LANGS[language]))
    assert low(measure, FLOORS[language, half]) == [], f"\n{language}, {half} half\n{table(measure)}"


@pytest.mark.parametrize("language", TOGETHER)
def test_what_is_asked_of_all_unseen_passages(language: str) -> None:
    passages = [passage for part in UNSEEN for passage in read_passages(HERE / language / part)]
    measure = measure_passages(passages, reader_of(LANGS[language]))
    assert low(measure, TOGETHER[language]) == [], f"\n{language}, unseen\n{table(measure)}"
