"""Lines of our own with every number marked and, where somebody tells it, who: ``<<a|The union>> put [[12|injury|a]] in hospital.``

``[[words|label]]`` is a number and what it counts, as in ``training/counting``; a letter behind the label is whoever tells it,
marked ``<<letter|words>>`` somewhere in the line. Without a letter the number is the author's own. ``#`` begins a comment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khronika.nouns import Span
from training.counting.examples import LABELS

HERE = Path(__file__).parent
_MARK = re.compile(r"\[\[([^\[\]|]+)\|([a-z-]+)(?:\|([a-z]))?\]\]|<<([a-z])\|([^<>|\[\]]+)>>")


@dataclass(frozen=True, slots=True)
class Line:
    """A text; its numbers as (span, label, spans of whoever tells it, none for the author's own). ``where`` is file and line."""

    text: str
    numbers: tuple[tuple[Span, str, tuple[Span, ...]], ...]
    where: str


def parse(line: str, where: str) -> Line:
    """One line. Raises ValueError, naming file and line, for a mark that is not closed, an unknown label, or a letter that
    nobody bears."""
    text, at = "", 0
    numbers: list[tuple[Span, str, str | None]] = []
    tellers: list[tuple[str, Span]] = []
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        words = found[1] or found[5]
        span = Span(len(text), len(text) + len(words))
        if found[4]:
            tellers.append((found[4], span))
        else:
            numbers.append((span, found[2], found[3]))
        text, at = text + words, found.end()
    text += line[at:]
    if any(mark in text for mark in ("[[", "]]", "<<", ">>")):
        raise ValueError(f"{where}: a mark is not closed")
    for span, label, letter in numbers:
        if label not in LABELS:
            raise ValueError(f"{where}: no label {label!r}; one of {', '.join(sorted(LABELS))}")
        if letter is not None and letter not in {name for name, _ in tellers}:
            raise ValueError(f"{where}: nobody is marked {letter!r}, who tells {span.of(text)!r}")
    return Line(
        text,
        tuple(
            (span, label, tuple(s for name, s in tellers if name == letter))
            for span, label, letter in numbers
        ),
        where,
    )


def lines(part: str = "english") -> Iterator[Line]:
    """Every line of a part, in the order of files and lines: ``english`` to learn from, ``apart`` to measure on."""
    for path in sorted((HERE / part).glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                yield parse(line.strip(), f"{path.name}:{number}")
