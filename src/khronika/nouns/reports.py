"""Reports as received, and what reading made of them."""

from dataclasses import dataclass

from khronika.nouns.claims import Claim
from khronika.nouns.spans import Span
from khronika.nouns.times import PartialDate

# Of a report that is one row of somebody's data set; its words are the data set's.
ROW_OF_DATA_SET = "application/vnd.khronika.row+json"


@dataclass(frozen=True, slots=True)
class Report:
    """A document as received. ``sha256`` is of the bytes kept; ``text`` is a stored, normalised reading of them,
    to which every offset refers. ``given_id`` is the id the sender gave (jsonl ``id``, front matter), else ``None``.
    ``lang`` is a two-letter code (``en``, ``ru``, ``kk``, or that of a language khronika does not
    read) or ``None`` when it could not be told. ``origin`` says where it came from
    (a path, ``-`` for standard input, with ``#12`` for line 12 of a jsonl)."""

    id: str
    sha256: str
    text: str
    media_type: str
    origin: str
    lang: str | None = None
    published: PartialDate | None = None
    outlet: str | None = None
    url: str | None = None
    given_id: str | None = None
    encoding: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """An expected refusal, listed and never dropped. ``rule`` is a stable id (``intake.empty``), ``reason`` says
    what and where, ``remedy`` what the user can do. ``sha256`` is present when bytes were received."""

    origin: str
    rule: str
    reason: str
    remedy: str
    sha256: str | None = None
    given_id: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says what, event or not, where in the text. ``source`` and ``source_head`` (its telling word) are ``None`` where
    nobody is named; ``content`` may be in pieces. ``confidence`` is a probability."""

    source: Span | None
    source_head: Span | None
    cue: Span
    content: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading made of one report: its claims in order of their spans, the version of the rules, and the
    passages looked at in which nothing was found, each with why. ``sayings`` is ``None`` where they were not asked for."""

    report_id: str
    claims: tuple[Claim, ...]
    rules_version: str
    silent: tuple[tuple[Span, str], ...] = ()
    sayings: tuple[Saying, ...] | None = None
