"""Annotated sentences: the form of our own files, and what they promise.

One file an episode. Blocks are parted by a blank line; lines with ``#`` are comments. A block is::

    > text of the passage, over as many lines as wanted (joined with one space; a line ">" alone parts paragraphs)
    published: 2021-03-25
    claim: detention | figure=around 300 | low=270 | high=330 | unit=persons | source=Interior Ministry | anchor=...
    none

``published`` may be left out: then the day is not known. ``none`` stands where the passage holds no claim. A field
left out of a claim is not stated by the text, and is not judged. ``low`` and ``high`` are ``-`` for an open end.
Several places, or other names accepted (``source_alt``, ``place_alt``, ``kind_alt``), are joined with "; ".
"""

from dataclasses import dataclass, field
from pathlib import Path

from khronika.nouns import Certainty, Kind, PartialDate, Span, Stance, Unit

FIELDS = frozenset(
    "figure low high unit whom source source_alt place place_alt when stance certainty anchor part_of optional "
    "background kind_alt agent".split()
)
HERE = Path(__file__).parent


class SentencesError(ValueError):
    """A file that is not in the form; the message has one line for each thing wrong: where, what, what to do."""


@dataclass(frozen=True, slots=True)
class Told:
    """One claim as the annotator reads it. Without ``figure`` there are no bounds; ``source`` ``None`` is not judged.

    ``when`` is first and last day. ``part_of`` is the index, from 0, of the claim it is a part of.
    """

    kind: Kind
    anchor: str
    line: int
    figure: str | None = None
    low: float | None = None
    high: float | None = None
    unit: Unit | None = None
    whom: str | None = None
    source: str | None = None
    places: tuple[str, ...] = ()
    when: tuple[PartialDate, PartialDate] | None = None
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.HAPPENED
    part_of: int | None = None
    optional: bool = False
    background: bool = False
    kinds: tuple[Kind, ...] = ()
    sources: tuple[str, ...] = ()
    other_places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its claims; ``claims`` empty: the annotator says there are none."""

    path: Path
    line: int
    text: str
    published: PartialDate | None
    claims: tuple[Told, ...]

    @property
    def where(self) -> str:
        return f"{self.path.name}:{self.line}"

    def span_of(self, told: Told) -> Span:
        start = self.text.index(told.anchor)
        return Span(start, start + len(told.anchor))


@dataclass(slots=True)
class _Block:
    """The lines of one passage while its file is read."""

    path: Path
    line: int
    words: list[str] = field(default_factory=list)
    published: PartialDate | None = None
    claims: list[tuple[int, str]] = field(default_factory=list)
    none: bool = False


def files_in(path: Path) -> list[Path]:
    """The files of sentences under ``path``, or ``path`` itself."""
    return [path] if path.is_file() else sorted(path.rglob("*.txt"))


def read_passages(path: Path) -> list[Passage]:
    """Every passage of a file, or of all files in a folder. Raises SentencesError with all that is wrong."""
    wrong: list[str] = []
    found = [passage for file in files_in(path) for passage in _read_file(file, wrong)]
    if wrong:
        raise SentencesError("\n".join(wrong))
    return found


def _read_file(path: Path, wrong: list[str]) -> list[Passage]:
    blocks: list[_Block] = []
    block: _Block | None = None
    lines = path.read_text(encoding="utf-8").split("\n")
    if not lines[0].startswith("#"):
        wrong.append(f"{path.name}:1: the first line must be a comment that says country, year and episode")
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            block = None
            continue
        if block is None:
            block = _Block(path, number)
            blocks.append(block)
        try:
            _take(block, number, line)
        except ValueError as error:
            wrong.append(f"{path.name}:{number}: {error}")
    return [passage for block in blocks if (passage := _passage(block, wrong)) is not None]


def _take(block: _Block, number: int, line: str) -> None:
    """One line of a block. Raises ValueError for a line that is none of the four."""
    if line.startswith(">"):
        if block.claims or block.none:
            raise ValueError("text after claims; part two passages with a blank line")
        block.words.append(line[1:].strip())
    elif line.startswith("published:"):
        block.published = PartialDate.parse(line.removeprefix("published:"))
    elif line.startswith("claim:"):
        block.claims.append((number, line.removeprefix("claim:")))
    elif line.strip() == "none":
        block.none = True
    else:
        raise ValueError(
            f"{line[:40]!r} is no line of ours; begin it with '>', 'published:', 'claim:', 'none' or '#'"
        )


def _passage(block: _Block, wrong: list[str]) -> Passage | None:
    text = "\n\n".join(
        " ".join(part.split("\n")) for part in "\n".join(w or "\0" for w in block.words).split("\n\0\n")
    )
    if not text:
        wrong.append(
            f"{block.path.name}:{block.line}: a passage without text; add a line that begins with '>'"
        )
        return None
    if bool(block.claims) == block.none:
        wrong.append(f"{block.path.name}:{block.line}: give claims, or the word none, and not both")
    claims: list[Told] = []
    for number, line in block.claims:
        try:
            told = _told(line, number)
            _fits(told, text, len(block.claims), len(claims))
            claims.append(told)
        except ValueError as error:
            wrong.append(f"{block.path.name}:{number}: {error}")
    return Passage(block.path, block.line, text, block.published, tuple(claims))


def _told(line: str, number: int) -> Told:
    """A claim from its line. Raises ValueError naming the field that does not fit."""
    kind, *rest = [part.strip() for part in line.split(" | ")]
    given: dict[str, str] = {}
    for part in rest:
        name, equals, value = part.partition("=")
        if name not in FIELDS or not equals or not value:
            raise ValueError(f"{part!r} is no field=value; fields are {', '.join(sorted(FIELDS))}")
        if name in given:
            raise ValueError(f"{name} is given twice")
        given[name] = value
    if "anchor" not in given:
        raise ValueError("a claim needs its anchor: words of the passage that occur there once")
    if ("figure" in given) != ("low" in given and "high" in given and "unit" in given):
        raise ValueError("figure, low, high and unit come together; '-' for an open end")
    return Told(
        Kind(kind),
        given["anchor"],
        number,
        figure=given.get("figure"),
        low=_bound(given.get("low")),
        high=_bound(given.get("high")),
        unit=Unit(given["unit"]) if "unit" in given else None,
        whom=given.get("whom"),
        source=given.get("source"),
        places=_several(given.get("place")),
        when=_when(given["when"]) if "when" in given else None,
        stance=Stance(given.get("stance", "asserts")),
        certainty=Certainty(given.get("certainty", "happened")),
        part_of=int(given["part_of"]) - 1 if "part_of" in given else None,
        optional=_yes(given.get("optional")),
        background=_yes(given.get("background")),
        kinds=tuple(Kind(one) for one in _several(given.get("kind_alt"))),
        sources=_several(given.get("source_alt")),
        other_places=_several(given.get("place_alt")),
    )


def _several(words: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(";")) if words else ()


def _bound(words: str | None) -> float | None:
    return None if words in (None, "-") else float(words)


def _yes(words: str | None) -> bool:
    if words not in (None, "yes", "no"):
        raise ValueError(f"{words!r} should be yes or no")
    return words == "yes"


def _when(words: str) -> tuple[PartialDate, PartialDate]:
    first, _, last = words.partition("..")
    start, end = PartialDate.parse(first), PartialDate.parse(last or first)
    if end.latest < start.earliest:
        raise ValueError(f"the period {words} ends before it begins")
    return start, end


def _fits(told: Told, text: str, claims: int, index: int) -> None:
    """Raises ValueError where the claim does not fit its passage."""
    times = text.count(told.anchor)
    if times != 1:
        raise ValueError(
            f"the anchor {told.anchor!r} occurs {times} times in the passage; it must occur once"
        )
    if told.figure is not None and told.figure not in text:
        raise ValueError(f"the figure's words {told.figure!r} are not in the passage")
    if told.figure is not None and told.low is None and told.high is None:
        raise ValueError("a figure needs at least one bound")
    if told.part_of is not None and not (0 <= told.part_of < claims and told.part_of != index):
        raise ValueError(f"part_of={told.part_of + 1} is not another of the {claims} claims")
