"""What counting works with: a number that found what it counts, and what it is read against."""

from dataclasses import dataclass

from khronika.nouns import Kind, Unit
from khronika.reading.english.events import Frame
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.people import is_person
from khronika.reading.mentions import DateMention, NumberMention


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts: ``kind`` by ``frame`` (``None`` where the kind is carried from ``parent``)."""

    mention: NumberMention
    kind: Kind
    unit: Unit
    rule: str
    confidence: float
    root: Token
    counted: Token | None
    frame: Frame | None = None
    part: bool = False  # a stated part of an earlier figure ("of whom 12 ...")


@dataclass(slots=True)
class Around:
    """What a number is read against: the report's text and dates, the counts already found in the sentence, the last
    count of the sentences before it (``earlier``), the kind they were about (``topic``), and whether shutdowns of
    the internet (``internet``) or an election (``voting``) are what the report is about."""

    text: str
    dates: list[DateMention]
    frames: list[Frame]
    before: list[Count]
    earlier: Count | None
    topic: Kind | None
    internet: bool
    voting: bool

    @property
    def parent(self) -> Count | None:
        return self.before[-1] if self.before else self.earlier


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may count people. ``links`` are the tokens by which a frame may take it up."""

    mention: NumberMention
    root: Token
    counted: Token | None
    sentence: Sentence
    links: tuple[Token, ...]
    part: bool

    @property
    def single(self) -> bool:
        return self.mention.value == 1 and self.mention.rule == "fig.exact"

    @property
    def top(self) -> Token:
        """The token that stands for the whole phrase in its clause."""
        held = ("nummod", "pobj", "quantmod", "amod", "compound")
        return next((t for t in self.links if t.dep_ not in held), self.links[0])

    def as_count(
        self, kind: Kind, rule: str, confidence: float, frame: Frame | None = None, part: bool = False
    ) -> Count:
        cases = kind is Kind.ATTACK_ON_JOURNALIST and self.counted is not None and not is_person(self.counted)
        violations = cases and self.counted is not None and self.counted.lemma_.casefold() == "violation"
        unit = Unit.VIOLATIONS if violations else Unit.CASES if cases else Unit.PERSONS
        return Count(self.mention, kind, unit, rule, confidence, self.root, self.counted, frame, part)

    def of_frame(self, frame: Frame, rule: str, confidence: float, part: bool = False) -> Count:
        return self.as_count(frame.kind, f"{frame.rule}+{rule}", confidence, frame, part)
