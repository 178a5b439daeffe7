"""Learn what a number counts: ``python -m training.counting.train`` writes the English reader's ``count_weights``.

A multinomial logistic regression with an L2 penalty over ``surroundings.features``, on our own marked sentences (here and in ``training/sources``) and the half of the annotated sentences that rules are written on; never on the other half. The threshold
is the lowest at which three in four of the numbers that only the score decides are right in annotated passages: those, held
out, and the open part, from which nothing is learnt. Deterministic. Prints what it found.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from tests.sentences.format import HERE, Passage, read_passages

from khronika.nouns import PartialDate, Span, digest
from khronika.reading.english import figures, likely
from khronika.reading.english.counts import Around, Count
from khronika.reading.english.dates import find_dates
from khronika.reading.english.events import frames_in
from khronika.reading.english.numbers import find_numbers
from khronika.reading.english.parsing import parse
from khronika.reading.english.passages import find_passages
from khronika.reading.english.surroundings import features
from training.counting.examples import NONE, examples
from training.sources.examples import lines

WEIGHTS = Path(likely.__file__).with_name("count_weights.npz")
PENALTY = 1.0
RAREST = 3  # a feature seen fewer times tells little, and the file grows
STEPS = 300
FOLDS = 4
RIGHT = 0.75  # below, a number is better left out: what people must check costs them more than what they miss


@dataclass(frozen=True, slots=True)
class Row:
    """One number: its features, its label, and what the rules alone say (``none`` where they are silent)."""

    text: str
    seen: frozenset[str]
    label: str
    ruled: str
    annotated: bool  # from an annotated passage, which is more like a report than the marked sentences are
    refused: frozenset[str] = (
        frozenset()
    )  # labels the reader would not believe, as of people where hospitals are counted


Marks = list[tuple[Span, str]]


def rows_of(text: str, marks: Marks, published: PartialDate | None, whole: bool) -> Iterator[Row]:
    """Every number the figure rules are asked about. ``whole``: a number without a mark counts nothing; else it is left out.
    A mark labelled ``skip`` is neither."""
    dates, numbers = find_dates(text, published), find_numbers(text)
    for sentence in parse(text, find_passages(text)):
        frames = frames_in(sentence)
        before: list[Count] = []
        for mention in numbers:
            mark = next(
                (label for span, label in marks if span.overlaps(mention.core)), NONE if whole else "skip"
            )
            around = Around(text, dates, frames, before, None, None, False, False)
            number = figures.number_in(sentence, mention, around)
            if number is None:
                continue
            told = figures.told(number, around)
            if told is not None:
                before.append(told)
            if mark != "skip":
                seen = features(mention, number.root, number.counted, sentence, frames)
                ruled = told.kind.value if told else NONE
                yield Row(text, seen, mark, ruled, whole, likely.refused(number))


def marks_of(passage: Passage) -> Marks:
    """The figures of an annotated passage: each where its words stand nearest to its anchor."""
    marks = []
    for told in passage.claims:
        if told.figure is None:
            continue
        anchor = passage.text.index(told.anchor)
        starts = [n for n in range(len(passage.text)) if passage.text.startswith(told.figure, n)]
        if starts:
            at = min(starts, key=lambda n: abs(n - anchor))
            marks.append((Span(at, at + len(told.figure)), "skip" if told.optional else told.kind.value))
    return marks


def all_rows() -> list[Row]:
    rows = [row for e in examples() for row in rows_of(e.text, list(e.marks), None, whole=False)]
    for line in lines():  # marked for who tells them; what they count is marked too
        marks = [(span, label) for span, label, _ in line.numbers]
        rows += rows_of(line.text, marks, None, whole=False)
    return rows + annotated_rows("rules")


def annotated_rows(part: str) -> list[Row]:
    """The numbers of one part of the annotated English passages."""
    return [
        row
        for passage in read_passages(HERE / "english" / part)
        for row in rows_of(passage.text, marks_of(passage), passage.published, whole=True)
    ]


# ---- the regression ----


def fit(rows: list[Row], penalty: float = PENALTY) -> likely.Weights:
    """Weights learnt from ``rows``; the threshold is left at 1."""
    seen = Counter(name for row in rows for name in row.seen)
    names = {name: n for n, name in enumerate(sorted(f for f, count in seen.items() if count >= RAREST))}
    model = LogisticRegression(C=1 / penalty, max_iter=STEPS)
    model.fit(sparse_of(rows, names), [row.label for row in rows])
    by = model.coef_.T.astype(np.float32)
    return likely.Weights(
        tuple(model.classes_),
        1.0,
        names,
        by,
        model.intercept_.astype(np.float32),
    )


def sparse_of(rows: list[Row], names: dict[str, int]) -> csr_matrix:
    """Rows x features, 1 where a row has a feature."""
    pairs = [(n, names[name]) for n, row in enumerate(rows) for name in sorted(row.seen) if name in names]
    at, columns = zip(*pairs, strict=True)
    return csr_matrix((np.ones(len(pairs)), (at, columns)), shape=(len(rows), len(names)))


def held_out(rows: list[Row]) -> list[tuple[Row, str, float]]:
    """Each row with its likeliest label and chance, by weights that saw no row of its text."""
    fold = [int(digest(row.text.encode())[:8], 16) % FOLDS for row in rows]
    out = []
    for n in range(FOLDS):
        learnt = fit([row for row, f in zip(rows, fold, strict=True) if f != n])
        for row, f in zip(rows, fold, strict=True):
            if f == n:
                out += scored_by(learnt, [row])
    return out


def scored_by(learnt: likely.Weights, rows: list[Row]) -> list[tuple[Row, str, float]]:
    """Each row with its likeliest label and chance; for rows that the weights did not see."""
    return [(row, *max(likely.chances(row.seen, learnt).items(), key=lambda item: item[1])) for row in rows]


def threshold_for(scored: list[tuple[Row, str, float]]) -> float:
    """The lowest chance, in steps of 0.01 from one half, from which ``RIGHT`` of those kept are right: of the numbers in annotated
    passages, none of them learnt from, that no rule knows and the score calls an event. 1 where there is none."""
    asked = [
        (chance, label == row.label)
        for row, label, chance in scored
        if row.annotated and row.ruled == NONE != label and label not in row.refused
    ]
    for step in range(50, 100):
        kept = [right for chance, right in asked if chance >= step / 100]
        if kept and sum(kept) >= RIGHT * len(kept):
            return step / 100
    return 1.0


def counts(scored: list[tuple[Row, str, float]], limit: float) -> tuple[int, int, int]:
    """Right, made and true figures when the score speaks from ``limit`` on where rules are silent."""
    said = [
        (row.ruled if row.ruled != NONE or chance < limit or label in row.refused else label, row.label)
        for row, label, chance in scored
    ]
    return (
        sum(mine == truth != NONE for mine, truth in said),
        sum(mine != NONE for mine, _ in said),
        sum(truth != NONE for _, truth in said),
    )


def report(name: str, scored: list[tuple[Row, str, float]], threshold: float) -> str:
    """Precision and recall of the rules alone, and of rules with the score where they are silent."""
    lines = []
    for how, limit in (("rules", 2.0), ("rules and score", threshold)):
        right, made, there = counts(scored, limit)
        lines.append(f"{name}, {how}: precision {right / made:.3f} recall {right / there:.3f} of {there}")
    return "\n".join(lines)


def main() -> None:
    """Learn, report, and write the weights beside the reader."""
    rows = all_rows()
    learnt, scored = fit(rows), held_out(rows)
    opened = scored_by(learnt, annotated_rows("open"))
    threshold = threshold_for(scored + opened)
    print(f"{len(rows)} numbers; threshold {threshold}")
    print(report("marked sentences", [one for one in scored if not one[0].annotated], threshold))
    print(report("annotated passages", [one for one in scored if one[0].annotated], threshold))
    print(report("open passages", opened, threshold))
    names = sorted(learnt.rows, key=lambda name: learnt.rows[name])
    np.savez_compressed(
        WEIGHTS,
        labels=np.array(" ".join(learnt.labels)),
        names=np.array("\n".join(names)),
        threshold=np.array(threshold),
        by_feature=learnt.by_feature.astype(np.float16),
        constant=learnt.constant.astype(np.float16),
    )


if __name__ == "__main__":
    main()
