"""What is heard in a sentence: who speaks, what for, and what is told; and whose direct speech it lies in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from khronika.nouns import Kind, Span
from khronika.reading.mentions import NumberMention


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice: its words in the nominative and where they stand. ``resolved`` is False for a pronoun left open."""

    words: str
    span: Span | None
    resolved: bool = True


@dataclass(slots=True)
class Said:
    """One voice and what it answers for. ``back`` marks a sentence that speaks of what was said before it; ``inner``
    are voices it refers to, nearest first; ``outlet``: it relays words of others. ``carries`` is False for speech
    acts that report nothing ("призвал", "потребовал"); ``counts`` marks one who counts or publishes a report; ``alone``: nobody stands
    behind it, though others speak around it ("(по данным X — 120)")."""

    speaker: Speaker
    content: Span
    cue: Span
    rule: str
    lemma: str = ""
    back: bool = False
    outlet: bool = False
    inner: list[Speaker] = field(default_factory=list)
    carries: bool = True
    counts: bool = False
    denies: bool = False
    judges: bool = False
    disputes: bool = False
    threatens: bool = False
    alone: bool = False


class Passage(Protocol):
    """A sentence, as each language has it."""

    start: int
    end: int
    text: str
    paragraph: int
    number: int
    bullet: bool


class Told(Protocol):
    """An event, as each language has it."""

    kind: Kind
    offset: int
    number: NumberMention | None
    part: bool
    carried: bool


@dataclass(slots=True)
class Heard:
    """A sentence with what was found in it. ``kinds`` are those of all its triggers; ``quote`` is the voice of a
    quotation it lies in."""

    sentence: Passage
    said: list[Said] = field(default_factory=list)
    events: list[Told] = field(default_factory=list)
    kinds: frozenset[Kind] = frozenset()
    quote: Said | None = None


def governing(said: Iterable[Said], offset: int) -> list[Said]:
    """Those whose content covers the offset, outermost first: relays before speakers, wide before narrow."""
    covering = [s for s in said if s.content.start <= offset < s.content.end and not s.back]
    covering = [s for s in covering if s.alone] or covering
    return sorted(covering, key=lambda s: (not s.outlet, -(s.content.end - s.content.start), s.cue.start))


_DASH_CUE = re.compile(r"(?:[,!?…»\"”]\s*[—–-]|[»\"”]\s*,)\s*(?:деп\s+)?$")


def spread_speech(heard: Sequence[Heard]) -> None:
    """Direct speech of several sentences belongs to whoever closes it ("..., — сказал X"): back to the opening
    quotation mark, or through the paragraph where speech has no marks."""
    for at, item in enumerate(heard):
        text = item.sentence.text
        closing = next(
            (s for s in item.said if _DASH_CUE.search(text[: s.cue.start - item.sentence.start])), None
        )
        if closing is None or any(s.back for s in item.said):
            continue
        speech = text[: closing.cue.start - item.sentence.start]
        opened, closed = quotation_marks(speech)
        if opened and opened >= closed:
            continue  # the quotation began in this very sentence
        for earlier in reversed(heard[:at]):
            if earlier.sentence.paragraph != item.sentence.paragraph or earlier.said:
                break
            earlier.quote = closing
            begun, ended = quotation_marks(earlier.sentence.text)
            if closed and begun > ended:
                break


def quotation_marks(text: str) -> tuple[int, int]:
    """How many quotations a stretch opens and how many it closes; a straight mark opens after a space or at the start."""
    opened = len(re.findall(r"[«“„]|(?:(?<=\s)|^)\"(?=\w)", text))
    closed = len(re.findall(r"[»”]|(?<=[\w.,!?…])\"", text))
    return opened, closed
