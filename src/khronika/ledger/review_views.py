"""What ``reviews`` hands out: how claims stand with people, gathered for one page each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from khronika.nouns import Claim, Report, State
from khronika.nouns import Review as ReviewNoun


@dataclass(frozen=True, slots=True)
class Mark:
    """How a claim stands. ``last`` is the number of the last decision on it (0: none), ``number`` of the one that stands and
    ``waiting_number`` of the one that needs a second person (0: none). ``changed``: the machine reads it otherwise than when it
    was decided. ``lost``: no current reading has it, and the decision counts for nothing."""

    state: State = State.PROPOSED
    last: int = 0
    number: int = 0
    review: ReviewNoun | None = None
    waiting_number: int = 0
    waiting: ReviewNoun | None = None
    changed: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """One decision of a claim's history. ``takes_back`` and ``confirms`` are numbers of others, 0 for none."""

    number: int
    review: ReviewNoun
    takes_back: int
    confirms: int
    waits: bool
    many: int


@dataclass(frozen=True, slots=True)
class Looked:
    """Who has a claim open, since when (an ISO time)."""

    by: str
    at: str


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A claim as the machine reads it now, and how it stands. ``number`` is its row, by which a list goes on;
    ``report.text`` is there."""

    number: int
    claim: Claim
    report: Report
    mark: Mark
    looked: Looked | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of the queue that share something: ``key`` to filter by, ``name`` where the key says nothing to people, ``many``."""

    key: str
    name: str
    many: int


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many current claims stand in each state, wait for a second person, are read otherwise than when they were decided; how many
    decisions are on a claim that is no longer read; and the numbers of the ``last`` decision of all and of the last claim ``read``. ``capped``: more
    are proposed than are counted."""

    states: Mapping[State, int]
    waiting: int
    changed: int
    lost: int
    last: int
    read: int
    capped: bool = False

    @property
    def proposed(self) -> int:
        return self.states.get(State.PROPOSED, 0)

    @property
    def decided(self) -> int:
        return sum(self.states.values()) - self.proposed


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A stretch of the queue. ``before`` and ``after`` lead to the stretches around it, ``None`` where there is none; ``many`` is
    how many match in all; ``capped``: more match than are counted."""

    rows: tuple[QueueRow, ...]
    many: int
    before: int | None
    after: int | None
    capped: bool = False


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """One claim with everything that decides it. ``claim`` is the machine's reading, or the last one there was."""

    row: QueueRow
    history: tuple[Past, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """One decision on many. ``left_out`` gives for each id that was left out why, in one word of ours; ``stands`` counts those that
    stand by it still, ``waits`` those that wait for a second person."""

    number: int
    state: State | None
    by: str
    reason: str
    at: str
    query: Mapping[str, str]
    claims: tuple[str, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)
    takes_back: int = 0
    confirms: int = 0
    stands: int = 0
    waits: int = 0
