"""What the API hands out and takes, as its description promises it: a stable promise, to which fields are only added."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from khronika.nouns import Certainty, Kind, Level, Relation, SourceType, Stance, State, Unit

Words = Annotated[str, StringConstraints(max_length=400)]
Lang = Literal["en", "ru", "kk"]
Ends = list[str | None] | None


class Problem(Schema):
    """What went wrong: ``where`` names the field, ``remedy`` says what to do, ``rule`` is a stable word where there is one."""

    type: str
    title: str
    status: int
    detail: str
    where: str
    remedy: str
    rule: str = ""


class Figure(Schema):
    """A number as worded. An open end is null."""

    text: str
    low: float | None
    high: float | None
    unit: Unit
    approx: bool


class CountedScope(Schema):
    population: str | None
    places: list[str]
    period: Ends
    as_of: Ends
    counting: str


class Claim(Schema):
    """What one passage says happened, and according to whom. ``start`` and ``end`` are characters of the report's stored text."""

    id: str
    report: str
    kind: Kind
    start: int
    end: int
    quote: str
    agent: str | None
    target: str | None
    figure: Figure | None
    scope: CountedScope
    place: str | None
    when: Ends = Field(
        description="First and last day, month or year; an end that is open is null, and all of it where nothing is said."
    )
    as_of: Ends
    source: str = Field(description="Who says it; `author` where the report says it itself.")
    sources: list[str]
    stance: Stance
    certainty: Certainty
    background: bool
    part_of: str | None
    cue: list[int] | None
    rule: str
    confidence: float
    lang: str
    outlet: str | None
    published: str | None


class ClaimFound(Claim):
    """A claim in a list: ``added`` is when its report came into the folder, UTC."""

    added: str
    row: int = Field(description="Its place in the list: what `after` takes.")


class Standing(Schema):
    """How a claim stands with people. ``last`` is the number of the last decision on it (0: none), to be sent back as `after`."""

    state: State
    last: int
    waits: bool = Field(description="A decision waits for a second person.")
    by: str
    reason: str
    read_again: bool = Field(description="The machine reads it otherwise than when it was decided.")


class ClaimAlone(Claim):
    questions: list[str]
    standing: Standing
    compared: list["Compared"]


class Compared(Schema):
    """How two figures stand to each other, with the reason in words."""

    a: str
    b: str
    relation: Relation
    reason: str
    rule: str


class Place(Schema):
    name: str
    key: str
    level: Level


class Question(Schema):
    """What figures answer: kind x people x place x time. ``sources`` are independent ones."""

    id: str
    kind: Kind
    population: str | None
    places: list[Place]
    period: Ends
    unit: Unit
    text: str
    figures: int
    sources: int
    outlets: int


class FigureOf(Claim):
    """A figure that answers the question, and how it stands to the others, in words."""

    stands: str


class QuestionAlone(Question):
    answer: str
    claims: list[FigureOf]
    compared: list[Compared]
    wider: list[str]
    narrower: list[str]


class Report(Schema):
    id: str
    given_id: str | None
    outlet: str | None
    published: str | None
    lang: str | None
    url: str | None
    sha256: str
    added: str
    row: int


class Unread(Schema):
    """Why something was not read: a stable rule, what and where, and what to do."""

    rule: str
    reason: str
    remedy: str


class ReportAlone(Schema):
    id: str
    given_id: str | None
    outlet: str | None
    published: str | None
    lang: str | None
    url: str | None
    sha256: str
    rules_version: str | None = Field(description="The rules that read it; null for one that is not read.")
    refusals: list[Unread]
    withdrawn: bool
    copies: list[str]
    claims: list[Claim]


class ReportText(Schema):
    """``text`` is what all offsets refer to."""

    id: str
    sha256: str
    text: str


class Named(Schema):
    id: str
    name: str


class Incident(Schema):
    id: str
    kind: Kind
    places: list[Place]
    period: Ends
    standing: str


class IncidentFound(Incident):
    claims: int
    reports: int
    judging: int
    sources: list[Named]
    untold: int


class Link(Schema):
    claim: str
    rule: str
    reason: str
    confidence: float


class IncidentAlone(Incident):
    links: list[Link]
    judging: list[Link]


class Source(Schema):
    id: str
    name: str
    type: SourceType
    claims: int
    names: list[str]


class Outlet(Schema):
    id: str
    name: str
    reports: int
    claims: int


class Counts(Schema):
    reports: int
    claims: int
    questions: int
    unread: int


class ListCounts(Schema):
    """One edition of a list of people, by counts alone: no name, of a person or of a list, is given here."""

    edition: str
    entries: int
    unread: int
    invented: bool
    current: bool


class Interval(Schema):
    """How many people in all, with where the number lies; or null and why there is none."""

    point: float | None
    low: float | None
    high: float | None
    level: float | None
    refused: Unread | None


class MethodOf(Schema):
    method: str
    estimate: Interval


class Estimate(Schema):
    """The last study that was kept; ``at`` is empty where there is none."""

    at: str
    lists: int
    observed: int | None
    methods: list[MethodOf]
    assumptions: list[str]
    seed: int | None
    version: str | None
    inputs: str | None


# ---- pages of lists ----


class Page(Schema):
    """``total`` rows pass the filter, ``hidden`` do not; ``next`` is what to send as `after`, null on the last page. Where ``capped`` is
    true, more pass than are counted: ``total`` is as many as were, and ``hidden`` is 0."""

    total: int
    capped: bool
    hidden: int
    next: str | None


class Claims(Page):
    items: list[ClaimFound]


class Questions(Page):
    items: list[Question]


class Reports(Page):
    items: list[Report]


class Incidents(Page):
    items: list[IncidentFound]


class Sources(Page):
    items: list[Source]


class Outlets(Page):
    items: list[Outlet]


class Lists(Schema):
    items: list[ListCounts]


# ---- what is sent ----


class Sent(Schema):
    """A field that is not ours is refused: somebody tries what else can be set."""

    model_config = ConfigDict(extra="forbid")


class WordsSent(Sent):
    words: Annotated[str, StringConstraints(min_length=1, max_length=300)]


class WordsKept(Schema):
    id: str


class Decision(Sent):
    """``after`` is `standing.last` of the claim as it was seen: if somebody decided meanwhile, nothing is recorded. ``changes`` are for
    a correction alone, by the columns of a sheet to edit."""

    state: Literal["accepted", "corrected", "rejected", "unsure", "unverifiable"]
    after: Annotated[int, Field(ge=0, le=10**17)]
    reason: Annotated[str, StringConstraints(max_length=2000)] = ""
    changes: dict[str, Words] = Field(default_factory=dict)
    by: Annotated[str, StringConstraints(max_length=120)] = Field(
        default="",
        description="Who decides, in a folder without accounts; else it is the token's member, whatever is sent.",
    )


class Recorded(Schema):
    """``waits``: it needs a second person, and until then what stood before stands."""

    number: int
    claim: str
    waits: bool


class TakenBack(Sent):
    by: Annotated[str, StringConstraints(max_length=120)] = ""


class ReportSent(Sent):
    """A report as text. Without ``lang`` the language is told by the text; without ``published`` "Sunday" stays unknown."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=2_000_000)]
    id: Words | None = None
    title: Words | None = None
    outlet: Words | None = None
    url: Annotated[str, StringConstraints(max_length=2000)] | None = None
    lang: Lang | None = None
    published: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None


class Added(Schema):
    """``outcome`` is `read`, or `known` where the same bytes were kept before."""

    report: str
    outcome: Literal["read", "known"]
    claims: int
    notes: list[str]
