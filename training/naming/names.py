"""Which names of our own sentences are places.

``sorted.txt`` has a line a file of sentences that were written for something else: ``places FILE: Name; Name`` are those that are places,
``unclear FILE: ...`` those that nothing is learnt from (a hall, a part of a body's name, a name nobody has looked at); every other name that the
lists do not know is a person's, a body's or a thing's. ``marked.txt`` has sentences written for this: ``{Name}`` is a place, ``<Name>``
is none. ``#`` begins a comment.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from khronika.nouns import Span

HERE = Path(__file__).parent
KINDS = ("places", "unclear")
Names = dict[str, dict[str, frozenset[str]]]
_MARK = re.compile(r"\{([^{}<>]+)\}|<([^{}<>]+)>")


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield f"{path.name}:{number}", line.strip()


def names(path: Path = HERE / "sorted.txt") -> Names:
    """By kind and file. Raises ValueError, naming the line, for one that is in no such form."""
    found: Names = {kind: {} for kind in KINDS}
    for where, line in _lines(path):
        head, colon, told = line.partition(": ")
        kind, _, file = head.partition(" ")
        if kind not in KINDS or not colon or not file:
            raise ValueError(f"{where}: should be 'places FILE: name; name' or 'unclear FILE: ...'")
        found[kind][file] = frozenset(name.strip() for name in told.split(";"))
    return found


def parse(line: str, where: str) -> tuple[str, dict[Span, bool]]:
    """A marked line: its text, and of each marked name whether it is a place. Raises ValueError for a mark that is not closed."""
    text, marks, at = "", {}, 0
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        words = found[1] or found[2]
        marks[Span(len(text), len(text) + len(words))] = found[1] is not None
        text, at = text + words, found.end()
    text += line[at:]
    if re.search(r"[{}<>]", text):
        raise ValueError(f"{where}: a mark is not closed")
    return text, marks


def marked(path: Path = HERE / "marked.txt") -> list[tuple[str, dict[Span, bool]]]:
    """Every marked line, in order."""
    return [parse(line, where) for where, line in _lines(path)]
