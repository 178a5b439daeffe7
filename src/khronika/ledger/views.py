"""What ``access`` hands out: nouns, gathered for one page or one table each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from khronika.nouns import Claim, Comparison, Decision, Doubt, Incident, Question, Report, Ruling, Unread


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the folder holds: reports kept, claims of current readings, questions, inputs still unread."""

    reports: int
    claims: int
    questions: int
    unread: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list. ``report.text`` is empty here. ``claims`` is ``None`` for a report not read so far."""

    report: Report
    claims: int | None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Who withdrew a report, why, and when (an ISO date)."""

    by: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class IncidentView:
    """A proposed incident and what people decided of it, oldest first.

    ``claims`` holds members and those that judge it, by id. ``members_since`` came after the decision that stands.
    """

    incident: Incident
    decisions: tuple[Decision, ...]
    claims: Mapping[str, Claim]
    members_since: tuple[str, ...] = ()

    @property
    def standing(self) -> str:
        """``proposed``, ``confirmed`` or ``withdrawn``: by the last decision that says so."""
        last = next((each for each in reversed(self.decisions) if each.ruling is not Ruling.SPLIT), None)
        return "proposed" if last is None else _STANDING[last.ruling]


_STANDING = {Ruling.CONFIRM: "confirmed", Ruling.WITHDRAW: "withdrawn"}


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with the claims of its current reading, in order of their spans.

    ``rules_version`` is ``None`` when no reading stands; ``refusals`` then says why, unless reading never ran.
    ``withdrawn`` is set for a report that no longer counts: its claims are shown and answer nothing. ``copies`` are the
    other reports whose text copies this one's or that it copies, printed first at the head.
    """

    report: Report
    claims: tuple[Claim, ...]
    rules_version: str | None
    refusals: tuple[Unread, ...]
    withdrawn: Withdrawn | None = None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its way back and its way on.

    ``questions`` are the ids of the questions that it answers; ``others`` the claims that the comparisons name
    beside it. ``current`` is False for a claim that only an earlier reading made.
    """

    claim: Claim
    report: Report
    questions: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    others: Mapping[str, Claim]
    rules_version: str
    current: bool
    incidents: tuple[Incident, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in a list: how many figures answer it, from how many independent sources, through how many outlets that
    are named. ``unnamed`` reports name none; ``untold`` voices cannot be told from others (see Tally)."""

    question: Question
    figures: int
    sources: int
    outlets: int
    unnamed: int = 0
    untold: int = 0

    @property
    def id(self) -> str:
        return self.question.id


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with everything its page shows.

    ``claims`` holds the members (``question.members``) and also the claims of other questions that ``comparisons``
    sets beside them, each by id. Between these others ``comparisons`` holds relays and revisions only. ``reports`` are the reports of all these, without their texts. ``primaries`` gives
    for a claim's id the key of the source that first said it, where that could be told. ``row`` counts who stands
    behind it. ``incidents`` are those that members tell of or judge; ``doubts`` speak of the claims shown; ``copies``
    gives for a report that copies another the report printed first. ``unplaced`` are questions of the same kind and
    people that do not say where or when, so that their figures may answer this one too. ``rules_version`` names the rules by
    which all this was made.
    """

    question: Question
    claims: Mapping[str, Claim]
    comparisons: tuple[Comparison, ...]
    reports: Mapping[str, Report]
    primaries: Mapping[str, str]
    wider: tuple[QuestionRow, ...]
    narrower: tuple[QuestionRow, ...]
    row: QuestionRow
    incidents: tuple[IncidentView, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    unplaced: tuple[QuestionRow, ...] = ()
    rules_version: str = ""

    @property
    def members(self) -> tuple[Claim, ...]:
        return tuple(self.claims[member] for member in self.question.members)


@dataclass(frozen=True, slots=True)
class Told:
    """What is said to one question, for a list of many: its members by id, the comparisons between them, and those of the
    parts that are added up to one of them (whose claims are not held)."""

    claims: Mapping[str, Claim]
    comparisons: tuple[Comparison, ...]
