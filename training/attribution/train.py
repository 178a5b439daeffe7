"""Learn how sure an attribution is: ``python -m training.attribution.train`` writes the reader's weights.

A logistic regression with an L2 penalty over the shapes of clauses, trained on our own sentences alone. The threshold is
chosen by cross-validation over the texts of the file. Prints what it found; deterministic, so that a second run writes the same bytes.
"""

import json
import math
from collections import Counter
from pathlib import Path

from khronika.nouns import Span, digest
from khronika.reading.english import confidence
from khronika.reading.english.listing import candidates, spans_of
from khronika.reading.english.parsing import parse
from khronika.reading.english.passages import find_passages
from khronika.reading.english.relations import Relation
from khronika.reading.english.speakers import Speakers
from training.attribution.sentences import Example, Marked, Stretch, examples

WEIGHTS = Path(confidence.__file__).with_name("attribution_weights.json")
PENALTY = 1.0  # the L2 weight with the best cross-validated likelihood among 0.3, 1 and 3
RAREST = 3  # a shape seen fewer times tells nothing
Row = tuple[str, frozenset[str], bool]


def rows_of(example: Example) -> tuple[list[Row], int]:
    """Each relation found in an example, right or wrong, and the number of attributions marked."""
    passages = find_passages(example.text)
    sentences = parse(example.text, passages)
    left = list(example.marked)
    rows: list[Row] = []
    for relation in candidates(example.text, sentences, passages, Speakers(None, None)):
        match = next((m for m in left if _meet([_pair(relation.cue)], m.cue)), None)
        right = match is not None and _same(example.text, relation, match)
        if match is not None:
            left.remove(match)
        rows.append((example.text, relation.shape, right))
    return rows, len(example.marked)


def _same(text: str, relation: Relation, marked: Marked) -> bool:
    """The source overlaps (or is absent in both) and the content shares half of its words, as the shared scorer asks."""
    source = relation.worded or relation.voice.span
    if (source is None) != (not marked.source) or (source and not _meet([_pair(source)], marked.source)):
        return False
    mine = _words(text, [(a, b) for a, b in spans_of(relation)])
    theirs = _words(text, marked.content)
    return 2 * len(mine & theirs) >= 0.5 * (len(mine) + len(theirs))


def _pair(span: Span) -> Stretch:
    return span.start, span.end


def _meet(some: list[Stretch], others: list[Stretch]) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)


def _words(text: str, stretches: list[Stretch]) -> set[int]:
    """Starts of the words inside the stretches."""
    return {
        n
        for a, b in stretches
        for n in range(a, b)
        if text[n].isalnum() and (n == 0 or not text[n - 1].isalnum())
    }


# ---- the regression ----


def fit(rows: list[Row], penalty: float = PENALTY) -> dict[str, float]:
    """Weights by shape, with the constant under "". Gradient descent to a fixed number of steps."""
    seen = Counter(name for _, shape, _ in rows for name in shape)
    names = sorted(name for name, count in seen.items() if count >= RAREST)
    weights = dict.fromkeys(["", *names], 0.0)
    kept = [([n for n in sorted(shape) if n in weights], right) for _, shape, right in rows]
    for _ in range(400):
        slope = {name: penalty * weights[name] if name else 0.0 for name in weights}
        for shape, right in kept:
            miss = 1 / (1 + math.exp(-weights[""] - sum(weights[n] for n in shape))) - right
            slope[""] += miss
            for name in shape:
                slope[name] += miss
        for name in weights:
            weights[name] -= 4.0 * slope[name] / len(kept)
    return weights


def chance(weights: dict[str, float], shape: frozenset[str]) -> float:
    return 1 / (1 + math.exp(-weights[""] - sum(weights.get(n, 0.0) for n in sorted(shape))))


def held_out(rows: list[Row], penalty: float = PENALTY, folds: int = 5) -> list[tuple[float, bool]]:
    """The chance of each relation by weights that never saw its text."""
    texts = sorted({text for text, _, _ in rows}, key=lambda text: digest(text.encode()))
    fold = {text: n % folds for n, text in enumerate(texts)}
    out = []
    for n in range(folds):
        weights = fit([row for row in rows if fold[row[0]] != n], penalty)
        out += [(chance(weights, shape), right) for text, shape, right in rows if fold[text] == n]
    return out


def threshold_for(scored: list[tuple[float, bool]], marked: int) -> float:
    """The chance, in steps of 0.01, from which on the kept have the best F0.5: precision counts twice as much as
    recall, since a wrong speaker does more harm than one left out. The lowest where several are equal."""

    def worth(step: int) -> float:
        kept = [right for score, right in scored if score >= step / 100]
        return 1.25 * sum(kept) / (0.25 * marked + len(kept)) if kept else 0.0

    return max(range(1, 100), key=worth) / 100


def main() -> None:
    rows: list[Row] = []
    marked = 0
    for example in examples():
        found, count = rows_of(example)
        rows += found
        marked += count
    scored = held_out(rows)
    threshold = threshold_for(scored, marked)
    kept = [right for score, right in scored if score >= threshold]
    loss = -sum(math.log(score if right else 1 - score) for score, right in scored) / len(scored)
    print(f"{len(rows)} relations found, {sum(r for *_, r in rows)} right, {marked} marked")
    print(
        f"held out: log loss {loss:.3f}, threshold {threshold}, precision {sum(kept) / len(kept):.3f}, recall {sum(kept) / marked:.3f}"
    )
    weights = {name: round(weight, 3) for name, weight in sorted(fit(rows).items())}
    learnt = {"threshold": threshold, "constant": weights.pop(""), "weights": weights}
    WEIGHTS.write_text(json.dumps(learnt, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
