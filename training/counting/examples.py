"""Sentences of our own in which every number is marked with what it counts: ``Police held [[about 40|detention]] people.``

One example a line; ``#`` begins a comment; ``none`` is the label of a number that counts nothing we record.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khronika.nouns import Kind, Span

HERE = Path(__file__).parent
NONE = "none"
LABELS = frozenset({NONE, *(kind.value for kind in Kind)})
_MARK = re.compile(r"\[\[([^\[\]|]+)\|([a-z-]+)\]\]")


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and the spans of its numbers with their labels. ``where`` is file and line."""

    text: str
    marks: tuple[tuple[Span, str], ...]
    where: str

    @property
    def group(self) -> str:
        """The file: sentences of one file were written in one go and resemble each other."""
        return self.where.partition(":")[0]


def parse(line: str, where: str) -> Example:
    """One line. Raises ValueError, naming file and line, for a mark that is not closed or an unknown label."""
    text, marks, at = "", [], 0
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        if found[2] not in LABELS:
            raise ValueError(f"{where}: no label {found[2]!r}; one of {', '.join(sorted(LABELS))}")
        marks.append((Span(len(text), len(text) + len(found[1])), found[2]))
        text, at = text + found[1], found.end()
    text += line[at:]
    if "[[" in text or "]]" in text:
        raise ValueError(f"{where}: a mark is not closed")
    return Example(text, tuple(marks), where)


def examples(lang: str = "english") -> Iterator[Example]:
    """Every example of a language, in the order of files and lines."""
    for path in sorted((HERE / lang).glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                yield parse(line.strip(), f"{path.name}:{number}")
