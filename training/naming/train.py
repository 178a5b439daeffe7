"""Learn which names are places: ``python -m training.naming.train`` writes the English reader's ``place_weights``.

A logistic regression with an L2 penalty over ``place_surroundings.features``, on sentences marked for it, on those marked for what numbers
count and who tells them and on the annotated passages but the unseen ones (their names are sorted in ``sorted.txt``). Names that the lists know and the
rules of the gazetteer believe are examples too, at half their weight and with nothing told of the lists. Each part of the annotated passages
is judged by weights that saw none of it: the authors know nothing of each other. Deterministic. Prints what it found.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from tests.sentences.format import HERE, read_passages

from khronika.nouns import Level, PartialDate
from khronika.reading.english import likely_places
from khronika.reading.english.namesakes import without_persons
from khronika.reading.english.parsing import parse
from khronika.reading.english.passages import find_passages
from khronika.reading.english.place_surroundings import candidates, features
from khronika.reading.english.scope import home_country
from khronika.reading.places import find_places
from training.counting.examples import examples
from training.naming.names import marked, names
from training.sources.examples import lines

WEIGHTS = Path(likely_places.__file__).with_name("place_weights.npz")
PARTS = ("rules", "open", "open2", "open3", "open4", "open5")
PENALTY = 3.0
RAREST = 3  # a feature seen fewer times tells little, and the file grows
STEPS = 500
LISTED = 0.5  # the weight of a name that the lists know, which the score is never asked about
CHANCE = 0.7  # on parts left out nine in ten of the names from there on are places; a wrong place costs more than none


@dataclass(frozen=True, slots=True)
class Row:
    """One name: its features, whether it is a place, and where it stands; ``asked`` of the score, or known to the lists."""

    part: str
    words: str
    seen: frozenset[str]
    place: bool
    asked: bool


def rows_of(part: str, file: str, text: str, published: PartialDate | None) -> Iterator[Row]:
    """The names of one text that are sorted, and those that the lists know."""
    sorted_names = names()
    places, unclear = (
        sorted_names[kind].get(f"{part}/{file}", frozenset()) for kind in ("places", "unclear")
    )
    sentences = parse(text, find_passages(text))
    known = without_persons(text, find_places(text, "en", published), sentences)
    home = home_country(text, known)
    country = home.country if home is not None else None
    if country is not None:
        known = without_persons(text, find_places(text, "en", published, country), sentences)
    for sentence in sentences:
        inside = [m for m in known if sentence.span.contains(m.span)]
        for one in candidates(text, sentence):
            rest = [m for m in inside if not m.span.overlaps(one.span)]
            if len(rest) == len(inside):
                if one.words not in unclear:
                    yield Row(part, one.words, features(one, rest, country), one.words in places, True)
            elif any(m.span == one.span and m.place.level is not Level.COUNTRY for m in inside):
                yield Row(part, one.words, features(one, rest, country, listed=False), True, False)


def marked_rows() -> Iterator[Row]:
    """The marked names of the sentences written for this; one that the lists know is learnt from as if they did not."""
    for text, marks in marked():
        for sentence in parse(text, find_passages(text)):
            for one in candidates(text, sentence):
                if (span := next((s for s in marks if s.overlaps(one.span)), None)) is not None:
                    yield Row("marked", one.words, features(one, (), None, listed=False), marks[span], True)


def all_rows() -> list[Row]:
    rows = [*marked_rows()]
    rows += [
        row
        for part in PARTS
        for passage in read_passages(HERE / "english" / part)
        for row in rows_of(part, passage.where.partition(":")[0], passage.text, passage.published)
    ]
    marked = [("counting", e.where, e.text) for e in examples()] + [
        ("sources", e.where, e.text) for e in lines()
    ]
    return rows + [
        row for part, where, text in marked for row in rows_of(part, where.partition(":")[0], text, None)
    ]


# ---- the regression ----


def fit(rows: list[Row]) -> likely_places.Weights:
    """Weights learnt from ``rows``."""
    seen = Counter(name for row in rows for name in row.seen)
    at = {name: n for n, name in enumerate(sorted(f for f, count in seen.items() if count >= RAREST))}
    model = LogisticRegression(C=1 / PENALTY, max_iter=STEPS)
    model.fit(
        _sparse(rows, at),
        [row.place for row in rows],
        sample_weight=[1.0 if r.asked else LISTED for r in rows],
    )
    by = model.coef_[0].astype(np.float16).astype(np.float32)
    return likely_places.Weights(math.log(CHANCE / (1 - CHANCE)), at, by, float(model.intercept_[0]))


def _sparse(rows: list[Row], at: dict[str, int]) -> csr_matrix:
    """Rows x features, 1 where a row has a feature."""
    pairs = [(n, at[name]) for n, row in enumerate(rows) for name in sorted(row.seen) if name in at]
    places, columns = zip(*pairs, strict=True)
    return csr_matrix((np.ones(len(pairs)), (places, columns)), shape=(len(rows), len(at)))


def without(rows: list[Row], part: str) -> likely_places.Weights:
    """Weights that saw nothing of one part."""
    return fit([row for row in rows if row.part != part])


def report(rows: list[Row]) -> str:
    """Precision and recall on each part by weights that did not see it."""
    out, total = [], Counter[str]()
    for part in PARTS:
        learnt = without(rows, part)
        asked = [
            (row.place, likely_places.score(row.seen, learnt))
            for row in rows
            if row.part == part and row.asked
        ]
        made = [place for place, score in asked if score >= learnt.threshold]
        mine = Counter(right=sum(made), made=len(made), there=sum(place for place, _ in asked))
        total += mine
        out.append(_line(part, mine))
    return "\n".join([*out, _line("all", total)])


def _line(name: str, found: Counter[str]) -> str:
    right, made, there = found["right"], found["made"], found["there"]
    return (
        f"{name}: precision {right / max(1, made):.3f} recall {right / max(1, there):.3f} of {there} places"
    )


def save(learnt: likely_places.Weights, path: Path = WEIGHTS) -> None:
    np.savez_compressed(
        path,
        names=np.array("\n".join(sorted(learnt.rows, key=lambda name: learnt.rows[name]))),
        threshold=np.array(learnt.threshold),
        by_feature=learnt.by_feature.astype(np.float16),
        constant=np.array(learnt.constant),
    )


def main() -> None:
    """Learn, report, and write the weights beside the reader."""
    rows = all_rows()
    print(f"{len(rows)} names, {sum(row.asked for row in rows)} that the lists do not know")
    print(report(rows))
    save(fit(rows))


if __name__ == "__main__":
    main()
