"""Entries about people in lists, and what is proposed and decided of two of them. A record is a row, not a person.

A list of detainees can hurt the people on it. So names travel as ``Protected``: nothing that prints, logs, formats,
compares by order or writes a value down shows one; whoever needs the letters says ``reveal()``, which is easy to find.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NoReturn

from khronika.nouns.times import PartialDate

_SHOWN = "<protected>"


class Protected:
    """Words that must not leave by accident: a name, or a row's cells. Equal where the words are.

    ``repr``, ``str`` and formatting show ``<protected>``; JSON, canonical JSON and pickling raise TypeError.
    """

    __slots__ = ("_words",)
    _words: str

    def __init__(self, words: str) -> None:
        object.__setattr__(self, "_words", words)

    def reveal(self) -> str:
        """The words. Not for a log, a message, a URL or a file."""
        return self._words

    def __repr__(self) -> str:
        return _SHOWN

    def __format__(self, spec: str) -> str:
        return format(_SHOWN, spec)

    def __bool__(self) -> bool:
        return bool(self._words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Protected) and self._words == other._words

    def __hash__(self) -> int:
        return hash((Protected, self._words))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a protected value does not change")

    def __copy__(self) -> "Protected":
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> "Protected":
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a protected value is not written down; reveal() it where that is meant")


class Sex(StrEnum):
    """As the list says it."""

    WOMAN = "woman"
    MAN = "man"


@dataclass(frozen=True, slots=True, repr=False)
class PersonRecord:
    """One entry about a person in one list; not the person.

    ``id`` is made from the edition's hash and the row's number, so that no name can be guessed from it. ``cells`` are
    the row's raw cells by header as canonical JSON, ``name`` is the whole name as written, ``given``, ``family`` and
    ``father`` (a patronymic) its parts where the list keeps them apart. ``date`` is the day of what the list lists
    (of the detention), ``age`` in years on that day. ``consent`` is what the list says of the person's consent,
    ``consent_scope`` of what it covers. ``None`` everywhere: the row does not say. ``repr`` shows id, list and row only: a birth date, a town and a day tell who somebody is.
    """

    id: str
    list: str
    edition: str
    row: int
    cells: Protected
    name: Protected
    given: Protected | None = None
    family: Protected | None = None
    father: Protected | None = None
    others: tuple[Protected, ...] = ()
    sex: Sex | None = None
    born: PartialDate | None = None
    age: int | None = None
    place: str | None = None
    held_at: str | None = None
    date: PartialDate | None = None
    status: str | None = None
    source: str | None = None
    own_id: Protected | None = None
    consent: str | None = None
    consent_scope: str | None = None

    def __repr__(self) -> str:
        return f"PersonRecord(id={self.id!r}, list={self.list!r}, row={self.row})"


@dataclass(frozen=True, slots=True)
class PersonList:
    """One edition of one list: ``edition`` is the SHA-256 of its bytes. ``columns`` is what was taken from where,
    field -> header, to be saved for the next time. ``notes`` say what could not be used, by count and never by cell; ``unread`` are lines
    of a pasted list that are no entries, raw, with their numbers."""

    name: str
    edition: str
    columns: tuple[tuple[str, str], ...]
    records: tuple[PersonRecord, ...]
    notes: tuple[str, ...] = ()
    unread: tuple[tuple[int, Protected], ...] = ()


class Bond(StrEnum):
    """What a person decides of two records. ``UNSURE`` was looked at; it is not the same as undecided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """A named person's decision on two records: an edge, which a later one replaces or withdraws; none is edited.

    ``ruling`` is ``None`` where an earlier decision is withdrawn. ``at`` is an ISO time. Raises ValueError for a
    record beside itself and without a name.
    """

    a: str
    b: str
    ruling: Bond | None
    by: str
    at: str = ""
    reason: str = field(default="", repr=False)  # typed by a person, and may name one

    def __post_init__(self) -> None:
        if self.a == self.b:
            raise ValueError("a decision is on two records")
        if not self.by.strip():
            raise ValueError("a decision names who decides")

    @property
    def pair(self) -> tuple[str, str]:
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two records that may be of one person. ``a`` < ``b``. ``probability`` is by the model, from what the records say
    alone; ``weight`` is its log2 odds. ``reasons`` name what agrees and what does not, strongest first, and hold no cell."""

    a: str
    b: str
    probability: float
    weight: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoLinks:
    """A refusal: these lists cannot be linked, or this file of links or decisions is none. ``rule`` is stable. Never
    holds a cell of a list: it may be a name."""

    rule: str
    reason: str
    remedy: str
