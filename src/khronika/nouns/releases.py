"""Releases: what leaves the record, masked, as one document that is signed and never changes.

Everything here is public: ids are public ones (keyed hashes that nobody can reckon back), claims are masked, and questions,
comparisons and incidents were worked out from the masked claims alone. A page, a feed or a file is made from a ``Release`` and
needs nothing else; sentences stand in it in three languages because its readers have no engine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from khronika.nouns.canonical import canonical_json, digest
from khronika.nouns.claims import Claim
from khronika.nouns.comparisons import Comparison, Question, Tally
from khronika.nouns.doubts import Doubt
from khronika.nouns.incidents import Incident
from khronika.nouns.parsing import parse_json
from khronika.nouns.reviews import State
from khronika.nouns.times import PartialDate
from khronika.nouns.vocabulary import Level

FORMAT = "khronika-release/1"
CUT = "[…]"  # stands in a quotation for words that are not shown, however many they were


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in the three languages of the pages."""

    en: str
    ru: str
    kk: str

    def in_(self, lang: str) -> str:
        """In ``en``, ``ru`` or ``kk``. Raises ValueError for another language."""
        if lang not in ("en", "ru", "kk"):
            raise ValueError(f"no words in {lang!r}; use en, ru or kk")
        said: str = getattr(self, lang)
        return said


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of publishing, as readers are told it."""

    id: str
    text: Words


@dataclass(frozen=True, slots=True)
class RuleSet:
    """By which rules a release was masked. ``digest`` is the SHA-256 of the rules' canonical form, thresholds included."""

    id: str
    version: str
    digest: str
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedReport:
    """A report that claims lead back to. No text, file name, time of arrival or kind of file.

    ``sha256`` (of the original's bytes) and ``url`` are set where the report is public by itself; of all others ``None``, for a
    hash lets whoever has a guess confirm it. ``outlet`` is ``None`` where none is named or it is not shown.
    """

    id: str
    lang: str | None = None
    published: PartialDate | None = None
    outlet: str | None = None
    url: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class ReleasedClaim:
    """A masked claim and how it stands.

    ``claim.quote`` is what may be quoted, with ``CUT`` for what may not, and empty where nothing may; ``claim.span`` and the
    figure's are places in that quotation, not in the report's text. ``state`` is ``accepted`` or ``corrected``; ``seconded``
    says that a second person confirmed it. ``primary`` is the key of who really says it, ``says`` what that source is called.
    """

    claim: Claim
    state: State
    seconded: bool
    primary: str
    says: Words


@dataclass(frozen=True, slots=True)
class ReleasedQuestion:
    """A question with its title, the sentence that answers it and who stands behind its figures."""

    question: Question
    title: Words
    answer: Words
    tally: Tally


@dataclass(frozen=True, slots=True)
class ReleasedComparison:
    """How two figures stand. ``reason`` and ``only_if`` are ``comparison``'s own in three languages."""

    comparison: Comparison
    reason: Words
    only_if: Words | None = None


@dataclass(frozen=True, slots=True)
class Because:
    """Why claims are held to belong to an incident: the words of one rule."""

    rule: str
    words: Words


@dataclass(frozen=True, slots=True)
class ReleasedIncident:
    """Claims held to be about one happening. ``confirmed`` where a named person of the desk said so."""

    incident: Incident
    title: Words
    confirmed: bool
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleasedDoubt:
    """A figure that is likely misprinted."""

    doubt: Doubt
    reason: Words


@dataclass(frozen=True, slots=True)
class ReleasedPlace:
    """A place that claims name, by its identity. Degrees are the gazetteer's, of the place as it is shown (a city's for a
    home in it), ``None`` where it has none."""

    key: str
    name: Words
    level: Level
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Thing(StrEnum):
    """What has a permanent id."""

    CLAIM = "claim"
    REPORT = "report"
    QUESTION = "question"
    INCIDENT = "incident"


class Changed(StrEnum):
    """How a thing differs from the release before."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that reads otherwise. ``before`` and ``after`` are canonical JSON; ``None`` where it is not told: what may no
    longer be shown is not shown once more in the list of what was changed."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """What became of one thing since the release before.

    ``rule`` is a stable id of ``reason``. That a thing is no longer shown has one reason, whatever was behind it, so that none
    can be concluded; ``said`` is what the desk chose to say of it, in the language it was typed in. ``into`` are the ids that
    a merged or split thing's readers are sent to.
    """

    change: Changed
    thing: Thing
    id: str
    rule: str
    reason: Words
    fields: tuple[FieldChange, ...] = ()
    into: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Forwarding:
    """A thing that once was public and is not any longer, for the page at its address. ``since`` is the number of the release
    that was the first without it; ``into`` where its readers are sent, empty where it is gone."""

    thing: Thing
    id: str
    since: int
    rule: str
    reason: Words
    into: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much is in a release. What is not in it is not counted: a number of things withheld would tell of each."""

    claims: int
    reports: int
    questions: int
    incidents: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Release:
    """One release: the document whose canonical JSON is signed. Tuples of things are in the order of their ids.

    ``series`` tells one desk's releases from another's, ``number`` counts them from 1, ``previous`` is the digest of the one
    before (``None`` for the first). ``made`` is the day on which it was put together; nothing that was received later than
    ``known_until`` is in it. ``title`` and ``note`` are the desk's words. ``compared_by`` are the versions of the rules of comparing.
    ``corrections`` tell the difference to the release before (in the first all is new, and there are none), ``forwardings`` all
    that ever left. Raises ValueError for another format and for a number below 1.
    """

    series: str
    number: int
    made: PartialDate
    known_until: PartialDate
    rules: RuleSet
    compared_by: str
    numbers: Numbers
    title: str = ""
    note: str = ""
    previous: str | None = None
    claims: tuple[ReleasedClaim, ...] = ()
    reports: tuple[ReleasedReport, ...] = ()
    questions: tuple[ReleasedQuestion, ...] = ()
    comparisons: tuple[ReleasedComparison, ...] = ()
    incidents: tuple[ReleasedIncident, ...] = ()
    doubts: tuple[ReleasedDoubt, ...] = ()
    places: tuple[ReleasedPlace, ...] = ()
    corrections: tuple[Correction, ...] = ()
    forwardings: tuple[Forwarding, ...] = ()
    format: str = FORMAT

    def __post_init__(self) -> None:
        if self.format != FORMAT:
            raise ValueError(f"a release of the format {self.format!r}; this khronika reads {FORMAT}")
        if self.number < 1:
            raise ValueError(f"releases are counted from 1, got {self.number}")

    @property
    def document(self) -> bytes:
        """What is signed, and what stands in the public file: canonical JSON and a line's end."""
        return (canonical_json(self) + "\n").encode()

    @property
    def digest(self) -> str:
        """SHA-256 of ``document``."""
        return digest(self.document)

    def by_claim(self) -> Mapping[str, Claim]:
        """The masked claims by their public ids."""
        return {each.claim.id: each.claim for each in self.claims}


def release_from(document: bytes) -> Release:
    """A release from its document. Raises ValueError where it is none, or its bytes are not the canonical ones."""
    found = parse_json(Release, document.decode())
    if found.document != document:
        raise ValueError("the document is a release but not written as khronika writes it; it was changed")
    return found


class Stage(StrEnum):
    """How far a release is. ``PROPOSED`` waits for whoever confirms, ``DROPPED`` was put aside before it was published."""

    PROPOSED = "proposed"
    DROPPED = "dropped"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Published:
    """A release as the public door has it: the document, its signature and key in minisign's form, and whether it holds.

    ``signed_on`` is the day of signing. ``withdrawn`` is the reason for which it was taken back, in words, ``None`` while it
    holds. Of the releases of a desk only the latest that holds is shown whole; of the others number, digest and reason.
    """

    release: Release
    signature: str
    public_key: str
    signed_on: PartialDate
    withdrawn: str | None = None
    withdrawn_on: PartialDate | None = None
