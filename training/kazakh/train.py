"""Train the Kazakh names: ``python -m training.kazakh.train KAZNERD.jsonl [--cross-validate]``.

KAZNERD.jsonl is KazNERD's validation part, one {"id", "text", "ents": [[start, end, type], ...]} a line, tokens parted by
spaces (``../shared/gold/kk/ner-kk.dev.jsonl``; it is not in the repository). Writes the reader's weights from four fifths and
prints their score on the fifth; ``--cross-validate`` scores all five folds and writes nothing (ten minutes).
"""

import argparse
import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from khronika.nouns import Span, digest
from khronika.reading.kazakh.naming import LABELS, OTHER, WEIGHTS, Named, features, joined

FOLDS = 5
# Chosen on fold 0 in November 2026 among c1 .05 and .1, 60 and 80 rounds, rare features kept or not; all within .008 of another.
SETTINGS = {"c1": 0.05, "c2": 0.01, "max_iterations": 80, "feature.possible_transitions": True}
# The types of the shared scorer (--coarse).
COARSE = {"PER": "PER", "GPE": "LOC", "LOC": "LOC", "ORG": "ORG", "DATE": "DATE", "NUM": "NUM"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of KazNERD: its tokens with their places, and a label for each."""

    id: str
    tokens: tuple[str, ...]
    spans: tuple[Span, ...]
    labels: tuple[str, ...]

    @property
    def fold(self) -> int:
        """From 0 to 4, by the sentence's words: equal sentences never stand on both sides."""
        return int(digest(" ".join(self.tokens).encode())[:8], 16) % FOLDS


def sentences(path: Path) -> Iterator[Sentence]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield _sentence(json.loads(line))


def _sentence(row: dict[str, object]) -> Sentence:
    text, ents = str(row["text"]), row["ents"]
    assert isinstance(ents, list)
    tokens = tuple(text.split(" "))
    spans, at = [], 0
    for token in tokens:
        spans.append(Span(at, at + len(token)))
        at += len(token) + 1
    labels = ["O"] * len(tokens)
    for start, end, kind in ents:
        inside = [i for i, span in enumerate(spans) if start <= span.start and span.end <= end]
        for i in inside:
            labels[i] = f"{'B' if i == inside[0] else 'I'}-{LABELS.get(kind, OTHER)}"
    return Sentence(str(row["id"]), tokens, tuple(spans), tuple(labels))


def train(sample: Iterable[Sentence], model: Path) -> None:
    """Write the model of these sentences; the same sentences give the same bytes."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in sample:
        trainer.append(features(sentence.tokens), sentence.labels)
    trainer.set_params(SETTINGS)
    trainer.train(str(model))


def tell(tagger: pycrfsuite.Tagger, sentence: Sentence) -> list[Named]:
    return list(joined(sentence.spans, tagger.tag(features(sentence.tokens))))


def coarse(names: Iterable[Named]) -> set[tuple[int, int, str]]:
    """Names of the types that the shared scorer knows."""
    return {(n.span.start, n.span.end, COARSE[n.label]) for n in names if n.label in COARSE}


def scores(tagger: pycrfsuite.Tagger, sample: Sequence[Sentence]) -> Counter[tuple[str, str]]:
    """Counts of (type, "gold" | "told" | "right"), strict: both ends and the type agree."""
    counts: Counter[tuple[str, str]] = Counter()
    for sentence in sample:
        gold, told = coarse(joined(sentence.spans, sentence.labels)), coarse(tell(tagger, sentence))
        for name, group in (("gold", gold), ("told", told), ("right", gold & told)):
            counts.update((kind, name) for _, _, kind in group)
    return counts


def f1(counts: Counter[tuple[str, str]], kind: str) -> float:
    return 2 * counts[kind, "right"] / max(1, counts[kind, "gold"] + counts[kind, "told"])


def table(counts: Counter[tuple[str, str]]) -> str:
    rows = ["type   gold   P     R     F1"]
    for kind in ("PER", "LOC", "ORG", "DATE", "NUM"):
        right, told, gold = (counts[kind, name] for name in ("right", "told", "gold"))
        rows.append(
            f"{kind:<5}{gold:>6}  {right / max(1, told):.3f} {right / max(1, gold):.3f} {f1(counts, kind):.3f}"
        )
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description="train the Kazakh names")
    parser.add_argument("kaznerd", type=Path)
    parser.add_argument("--cross-validate", action="store_true", help="score all five folds, write nothing")
    given = parser.parse_args()
    every = list(sentences(given.kaznerd))
    total: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for held in range(FOLDS) if given.cross_validate else (0,):
            model = Path(folder) / f"{held}.crf"
            train((s for s in every if s.fold != held), model)
            tagger = pycrfsuite.Tagger()
            tagger.open(str(model))
            total += scores(tagger, [s for s in every if s.fold == held])
            print(f"fold {held}: {model.stat().st_size / 1e6:.1f} MB", flush=True)
            if not given.cross_validate:
                WEIGHTS.write_bytes(gzip.compress(model.read_bytes(), mtime=0))
    print(table(total))


if __name__ == "__main__":
    main()
