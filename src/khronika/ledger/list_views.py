"""What ``lists`` hands out: lists of people, pairs to decide and studies, gathered for one page each."""

from collections.abc import Mapping
from dataclasses import dataclass

from khronika.nouns import Bond, LinkDecision, PersonRecord, Proposal, Study


@dataclass(frozen=True, slots=True)
class ListRow:
    """One edition of a list, without its entries. ``current`` is False where a later edition counts now. ``unread`` are the
    numbers of lines that are no entries; ``consents`` count what the list says of consent, its own words -> entries.
    ``invented`` marks a list of the demonstration: nobody on it exists. ``carried`` decisions came over from the edition before,
    ``not_carried`` could not."""

    name: str
    edition: str
    source: str | None
    label: str | None
    kept: str
    entries: int
    columns: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    unread: tuple[int, ...]
    consents: Mapping[str, int]
    invented: bool
    current: bool
    carried: int = 0
    not_carried: int = 0


@dataclass(frozen=True, slots=True)
class Grouping:
    """Whom the current lists are held to hold. ``cells`` are people who stand on exactly the lists of a mask (list i is bit i);
    ``state`` is the hash of all that it follows from; ``since`` decisions came later and are not in it. ``stale`` where
    lists came since."""

    lists: tuple[str, ...]
    cells: Mapping[int, int]
    left_out: int
    notes: tuple[str, ...]
    warnings: tuple[str, ...]
    state: str
    since: int
    stale: bool
    at: str

    @property
    def people(self) -> int:
        return sum(self.cells.values())

    def on(self, place: int) -> int:
        """People on the list at that place."""
        return sum(count for mask, count in self.cells.items() if mask >> place & 1)

    def both(self, a: int, b: int) -> int:
        return sum(count for mask, count in self.cells.items() if mask >> a & 1 and mask >> b & 1)


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """Pairs by where they stand."""

    undecided: int
    same: int
    different: int
    unsure: int

    @property
    def decided(self) -> int:
        return self.same + self.different + self.unsure

    @property
    def all(self) -> int:
        return self.undecided + self.decided


@dataclass(frozen=True, slots=True)
class LinkView:
    """A pair with both records and all that was decided of it, oldest first. ``standing`` is the number of the decision that
    stands (0: none), ``ruling`` what it says; both after withdrawals. ``proposal`` is ``None`` where linking does not
    propose the pair any more."""

    link: str
    a: PersonRecord
    b: PersonRecord
    rows: tuple[ListRow, ListRow]
    proposal: Proposal | None
    decisions: tuple[LinkDecision, ...] = ()
    standing: int = 0
    ruling: Bond | None = None


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """A decided pair in a list: lists and rows, no names."""

    link: str
    ruling: Bond
    by: str
    at: str
    ends: tuple[tuple[str, int], tuple[str, int]]
    probability: float | None


@dataclass(frozen=True, slots=True)
class StudyView:
    """The last study that was kept, and when (ISO). ``asked`` is since when another is being made, empty where none is;
    ``stopped`` where it should be there by now and is not."""

    study: Study | None
    at: str = ""
    asked: str = ""
    number: int = 0
    stopped: bool = False
