"""What an export is made of, and what a format is.

A format is a function from a view to bytes, in pieces: no list has to fit in memory. It asks nobody: where a town lies, what a
report's text is, who licenses the file is handed in with the view, so that the same rows give the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from khronika.nouns import Claim, Place, Report, When
from khronika.publishing.formats.sheets import Column

Point = tuple[float, float]  # longitude, latitude: the order of GeoJSON
Ring = tuple[Point, ...]  # open: the last point is not the first again
Row = TypeVar("Row")


class Told(Protocol):
    """A claim with its report, which may be without its text, and when that came in (ISO, UTC; empty: not told)."""

    @property
    def claim(self) -> Claim: ...

    @property
    def report(self) -> Report: ...

    @property
    def added(self) -> str: ...


def _nowhere(place: Place) -> Point | None:
    return None


def _no_outline(place: Place) -> tuple[Ring, ...]:
    return ()


def _no_text(report_id: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a file as a whole. ``made`` is an ISO time, ``licence`` a name or an address; empty: not said. ``sources`` are
    names of those whose reports stand behind the rows. ``home`` begins the ids by which other programs know ours."""

    title: str
    made: str = ""
    version: str = ""
    licence: str = ""
    sources: tuple[str, ...] = ()
    home: str = "urn:khronika:"

    def iri(self, sort: str, id_: str) -> str:
        """An id for the world: ``urn:khronika:claim:c-1f0a…``, or below the address of a site."""
        return f"{self.home}{sort}{':' if self.home.startswith('urn:') else '/'}{id_}"


@dataclass(frozen=True, slots=True)
class Lookups:
    """Where a town's middle is, the outline of a province, the stored text of a report by its id: each may know nothing."""

    point: Callable[[Place], Point | None] = _nowhere
    outline: Callable[[Place], tuple[Ring, ...]] = _no_outline
    text: Callable[[str], str | None] = _no_text


@dataclass(frozen=True, slots=True)
class View(Generic[Row]):
    """Rows, each exactly once in what is written, in their order. ``rows`` may be asked for anew, and then gives the same.
    ``in_text`` is False where the spans of claims are not into the text of a report (in a release): then no format tells them.

    ``name`` is a plain word for the file and the table (``claims``). ``columns`` are those of the flat formats; ``id``, ``places`` and ``when`` say
    what a row is, where and when, ``outlet`` who published what it stands on: where ``about`` names no sources, these are.
    """

    name: str
    about: About
    columns: Sequence[Column[Row]]
    rows: Callable[[], Iterable[Row]]
    id: Callable[[Row], str]
    places: Callable[[Row], tuple[Place, ...]]
    when: Callable[[Row], When | None]
    lookups: Lookups = field(default_factory=Lookups)
    in_text: bool = True
    outlet: Callable[[Row], str | None] = lambda row: None


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format could not hold of one row: the row (from 1) and its id, the format's column, what stood there, and why it does not."""

    row: int
    id: str
    column: str
    lost: str
    why: str


@dataclass(frozen=True, slots=True)
class Format(Generic[Row]):
    """``name`` is a word for commands and addresses, ``ending`` that of the file without the leading point, ``about`` what it is and for
    whom, in English. ``losses`` says row by row what the format does not hold; ``None`` where it holds all that the view's columns do, or
    docs/exports.md says it once for all rows."""

    name: str
    title: str
    media_type: str
    ending: str
    about: str
    write: Callable[[View[Row]], Iterator[bytes]]
    losses: Callable[[View[Row]], Iterator[Loss]] | None = None

    def file_name(self, stem: str) -> str:
        return f"{stem}.{self.ending}"
