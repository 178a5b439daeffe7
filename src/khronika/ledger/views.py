"""What ``access`` hands out: nouns, gathered for one page or one table each."""

from collections.abc import Mapping
from dataclasses import dataclass

from khronika.nouns import Claim, Comparison, Question, Report, Unread


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
class ReportView:
    """A report with the claims of its current reading, in order of their spans.

    ``rules_version`` is ``None`` when no reading stands; ``refusals`` then says why, unless reading never ran.
    """

    report: Report
    claims: tuple[Claim, ...]
    rules_version: str | None
    refusals: tuple[Unread, ...]


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


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in a list: how many figures answer it, from how many first sources, through how many outlets."""

    question: Question
    figures: int
    sources: int
    outlets: int

    @property
    def id(self) -> str:
        return self.question.id


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with everything its page shows.

    ``claims`` holds the members (``question.members``) and also the claims of other questions that ``comparisons``
    sets beside them, each by id. Between these others ``comparisons`` holds relays and revisions only. ``reports`` are the reports of all these, without their texts. ``primaries`` gives
    for a claim's id the key of the source that first said it, where that could be told.
    """

    question: Question
    claims: Mapping[str, Claim]
    comparisons: tuple[Comparison, ...]
    reports: Mapping[str, Report]
    primaries: Mapping[str, str]
    wider: tuple[QuestionRow, ...]
    narrower: tuple[QuestionRow, ...]

    @property
    def members(self) -> tuple[Claim, ...]:
        return tuple(self.claims[member] for member in self.question.members)


@dataclass(frozen=True, slots=True)
class Told:
    """What is said to one question, for a list of many: its members by id, and the comparisons between them."""

    claims: Mapping[str, Claim]
    comparisons: tuple[Comparison, ...]
