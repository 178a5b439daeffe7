"""Our own annotated sentences, read from their file: ``{source} <cue> [content]`` with numbers where there are several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FILE = Path(__file__).with_name("english.txt")
_MARK = re.compile(r"(?P<open>[{<\[])(?:(?P<numbers>\d(?:,\d)*):)?|(?P<close>[}>\]])")
_PARTS = {"{": "source", "<": "cue", "[": "content"}
Stretch = tuple[int, int]


@dataclass
class Marked:
    """One attribution as annotated: stretches of the text for each part."""

    source: list[Stretch] = field(default_factory=list)
    cue: list[Stretch] = field(default_factory=list)
    content: list[Stretch] = field(default_factory=list)


@dataclass(frozen=True)
class Example:
    group: str
    text: str
    marked: tuple[Marked, ...]


def examples(path: Path = FILE) -> Iterator[Example]:
    """Every text of the file, in order. Raises ValueError for a mark that is not closed or a part left out."""
    group = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("##"):
            group = line.removeprefix("##").strip()
        elif line.strip() and not line.startswith("#"):
            try:
                yield Example(group, *parse(line.strip()))
            except ValueError as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from error


def parse(line: str) -> tuple[str, tuple[Marked, ...]]:
    """A marked line as its plain text and its attributions."""
    text, at = "", 0
    pending: list[tuple[str, str, int]] = []
    found: dict[str, Marked] = {}
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if mark["open"]:
            pending.append((_PARTS[mark["open"]], mark["numbers"] or "1", len(text)))
            continue
        if not pending:
            raise ValueError(f"{mark['close']!r} closes nothing")
        part, numbers, start = pending.pop()
        for one in numbers.split(","):
            getattr(found.setdefault(one, Marked()), part).append((start, len(text)))
    if pending:
        raise ValueError(f"a {pending[-1][0]} is not closed")
    for one, marked in found.items():
        if not marked.cue or not marked.content:
            raise ValueError(f"attribution {one} lacks its cue or its content")
    return text + line[at:], tuple(found.values())
