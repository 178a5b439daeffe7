"""What ``arrivals`` hands out: what came in, what stands in it, and where it would go. Nothing here is in the record yet."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from khronika.nouns import Capture, Claim, Incident, PartialDate, Question, Reading, Report, Unread


class Way(StrEnum):
    """How something came in."""

    UPLOAD = "upload"
    PASTE = "paste"
    ADDRESS = "address"
    FOLDER = "folder"
    FEED = "feed"
    DEMO = "demo"


class Decided(StrEnum):
    """What a person decided of a find."""

    KEEP = "keep"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Said:
    """What whoever brought it said of it; ``None`` says nothing."""

    lang: str | None = None
    published: PartialDate | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What is kept of a server's answer beside its bytes. ``archive`` is the hash of its WARC, which lies with the originals, ``record`` the
    page's record in it; ``cut`` says why only a part came."""

    asked: str
    address: str
    status: int
    headers: tuple[tuple[str, ...], ...]
    at: str
    by_way_of: tuple[str, ...] = ()
    cut: str = ""
    archive: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """Something that comes in: bytes under a name, or an ``address`` to be fetched. With both, it was fetched and ``answered``.
    ``unread`` says why it is not even taken in; then it has neither."""

    name: str
    raw: bytes | None = None
    address: str | None = None
    said: Said = Said()
    answered: Answered | None = None
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An arrival that is to be read now. ``address`` without ``sha256`` is to be fetched first. ``begun`` counts how often reading it
    was begun, this time included; ``read`` are the places in it that are recorded already."""

    number: int
    name: str
    address: str | None
    sha256: str | None
    answered: Answered | None
    said: Said
    begun: int
    read: frozenset[int]
    watched: int | None


@dataclass(frozen=True, slots=True)
class Join:
    """A question that a find would help to answer, or an incident that it would tell of. ``known`` is the id of the one in the record;
    empty where it would be new. ``others`` counts claims of the record in it; ``beside`` are the numbers of other finds that would
    stand in it too. Of ``question`` and ``incident`` one is there, without its members."""

    known: str
    others: int
    beside: tuple[int, ...] = ()
    question: Question | None = None
    incident: Incident | None = None
    first: Claim | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """Whose text is nearly the same: reports of the record by id, finds that wait by number."""

    reports: tuple[str, ...] = ()
    found: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Find:
    """What stands in an arrival: ``report`` with its ``reading``, or ``unread`` (then ``report`` may be there or not)."""

    number: int
    arrival: int
    place: int
    report: Report | None
    reading: Reading | None
    unread: Unread | None
    corrected: Said | None
    by: str
    signature: bytes
    capture: Capture | None = None


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A find as a page shows it. ``here_since``: the record has these bytes already, since then. ``twin``: an earlier find that waits
    has the same bytes. ``joins`` is None while it is not worked out, and ``untold`` where it will not be before it is kept."""

    number: int
    arrival: int
    name: str
    report: Report | None
    unread: Unread | None
    claims: int | None
    said: Said
    corrected: bool
    here_since: dt.datetime | None
    twin: int | None
    alike: Alike
    joins: tuple[Join, ...] | None
    untold: bool
    decided: Decided | None
    kept: bool
    beside: bool


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """An arrival: ``state`` is waiting, reading or done; ``found`` counts what was recorded of it so far. ``sha256`` is empty for an
    address that was not fetched."""

    number: int
    name: str
    state: str
    sha256: str
    size: int | None
    found: int


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """What came in at once, counted. ``open`` finds wait for a decision, ``keeping`` are decided and on their way into the record."""

    number: int
    way: Way
    at: dt.datetime
    arrivals: int
    done: int
    found: int
    unread: int
    open: int
    keeping: int
    kept: int
    out: int

    @property
    def busy(self) -> bool:
        """Whether a program still works on it."""
        return self.done < self.arrivals or self.keeping > 0


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One page of one delivery. ``joining`` finds have not been held to the record yet; ``after`` is where the next page begins, None on the
    last one."""

    row: DeliveryRow
    arrivals: tuple[ArrivalRow, ...]
    rows: tuple[FoundRow, ...]
    joining: int
    after: int | None


@dataclass(frozen=True, slots=True)
class WatchedRow:
    """A watched folder or feed. ``waiting`` while somebody asked for a look that was not made yet."""

    number: int
    sort: Way
    place: str
    said: Said
    added_at: dt.datetime
    looked_at: dt.datetime | None
    waiting: bool
    came: int
    trouble: Unread | None
