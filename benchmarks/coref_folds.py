"""Cross-validation of grouping by words: thresholds chosen on four fifths of the topics, scored on the fifth left out.

python -m benchmarks.coref_folds MENTIONS.jsonl SCORER.py

Says what the thresholds owe to the text that they were chosen on. What the table of synonyms owes to it this cannot say; so
the score without any table is given too.
"""

import argparse
import importlib.util
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest import mock

from benchmarks.coref import Row, mentions_of, read_rows
from khronika.reconciling import likeness, synonyms
from khronika.reconciling.likeness import Mention, happenings

FOLDS = 5
_TRIED: Mapping[str, Sequence[float]] = {
    "_ONE_STORY": (0.08, 0.12, 0.16, 0.2),
    "_ONE_HAPPENING": (0.0, 0.03, 0.06, 0.1),
    "_ONE_SAYING": (0.1, 0.15, 0.2, 0.25),
    "_SHARED_ARGUMENT": (0.1, 0.2, 0.3, 0.4),
}
# Where choosing begins: not the values in use, so that keeping those is a choice.
_START = {"_ONE_STORY": 0.12, "_ONE_HAPPENING": 0.1, "_ONE_SAYING": 0.1, "_SHARED_ARGUMENT": 0.1}

Score = Callable[[Sequence[Row], Sequence[Mapping[str, str]]], Mapping[str, Any]]


def scorer(path: Path) -> Score:
    """The shared scorer's own function."""
    spec = importlib.util.spec_from_file_location("score_coref", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Score = module.score
    return score


def grouped(mentions: Sequence[Mention], thresholds: Mapping[str, float]) -> list[dict[str, str]]:
    """What these thresholds make of the mentions, in the scorer's form."""
    with ExitStack() as changed:
        for name, value in thresholds.items():
            changed.enter_context(mock.patch.object(likeness, name, value))
        groups = happenings(mentions)
    return [{"id": key, "cluster": group[0]} for group in groups for key in group]


def chosen(mentions: Sequence[Mention], rows: Sequence[Row], score: Score) -> dict[str, float]:
    """The thresholds that score best on these rows, one after another."""
    best = dict(_START)
    for name, values in _TRIED.items():
        tried = {value: score(rows, grouped(mentions, best | {name: value}))["conll_f1"] for value in values}
        best[name] = max(tried, key=lambda value: tried[value])
    return best


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("mentions", type=Path)
    parser.add_argument("scorer", type=Path)
    given = parser.parse_args()
    score, rows = scorer(given.scorer), read_rows(given.mentions)
    mentions = {mention.id: mention for mention in mentions_of(rows)}
    topics = sorted({row["topic"] for row in rows})
    found: list[dict[str, str]] = []
    for fold in range(FOLDS):
        held = [row for row in rows if topics.index(row["topic"]) % FOLDS == fold]
        rest = [row for row in rows if topics.index(row["topic"]) % FOLDS != fold]
        best = chosen([mentions[row["id"]] for row in rest], rest, score)
        made = grouped([mentions[row["id"]] for row in held], best)
        print(f"fold {fold}: {score(held, made)['conll_f1']:.4f} with {best}", flush=True)
        found += made
    print(f"all folds together: {score(rows, found)['conll_f1']:.4f}")
    in_use = {name: getattr(likeness, name) for name in _TRIED}
    print(f"with {in_use}: {score(rows, grouped(list(mentions.values()), in_use))['conll_f1']:.4f}")
    with mock.patch.object(synonyms, "_meanings", dict):
        print(
            f"so, without the table: {score(rows, grouped(list(mentions.values()), in_use))['conll_f1']:.4f}"
        )


if __name__ == "__main__":
    main()
