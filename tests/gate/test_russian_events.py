"""The gate on who detains whom in Russian news (NEREL, its development half and the topical part of its training half).

What is counted, and what "strict" means here:

- A mention is an annotated event whose words hold a form of "задерж-" or "арест-"; of nested ones the innermost.
- NEREL names participants without saying who does what to whom, and often leaves unnamed crowds out. A participant in the
  mention's sentence is taken for the agent when it is an organisation or its words are those of a body that detains, and
  for the target when it is another person or profession.
- A role is judged only where the gold names one in the sentence. Precision: of the roles read there, those that are
  right. Recall: of the roles the gold names there, those that were read.
- Strict: the head of the phrase that was read, or a name in apposition to it, must lie on a participant of that role.
  "Глава ведомства" does not count for "ведомство".

Issue 5 asks .70 / .70 of agents and .55 / .60 of targets, and aims at .80 and .70.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from khronika.nouns import Kind
from khronika.reading.russian.event_words import find_triggers
from khronika.reading.russian.parse import Sentence, analyse, split
from khronika.reading.russian.roles import Roles, core_of, roles_of
from tests.shared_folder import need_shared

pytestmark = pytest.mark.gate

FILES = ("events-ru.dev.jsonl", "events-ru.train-topical.jsonl")
# Reached when set (25 November 2026): mentions seen 156 of 157; agents 1.00 / .81 of 32, targets .88 / .76 of 80.
# In the development half alone, 19 mentions: agents 1.00 / .75 of 4, targets 1.00 / .56 of 9.
SEEN, AGENT, TARGET = 0.97, (0.85, 0.76), (0.82, 0.72)

_DETAINS = re.compile(r"задерж|арест", re.IGNORECASE)
_BODIES = re.compile(
    r"полиц|милиц|омон|силов|правоохр|мвд|фсб|фбр|служб|сотрудник|росгвард|спецназ|суд|прокур|власт|нацгвард|кнб|снб|жандарм|"
    r"карабинер|военные",
    re.IGNORECASE,
)
_PARTIES = {"PERSON", "PROFESSION", "ORGANIZATION", "NATIONALITY", "COUNTRY"}
Part = tuple[int, int]


@dataclass(slots=True)
class Tally:
    right: int = 0
    read: int = 0
    named: int = 0

    def add(self, sentence: Sentence, head: int | None, named: Sequence[Part]) -> None:
        if not named:
            return
        core = [sentence.words[i] for i in core_of(sentence, head)] if head is not None else []
        self.named += 1
        self.read += head is not None
        self.right += any(w.start < end and start < w.end for w in core for start, end in named)

    @property
    def scores(self) -> tuple[float, float]:
        return self.right / self.read, self.right / self.named


def _mentions(row: dict[str, Any]) -> list[dict[str, Any]]:
    events = [e for e in row["events"] if e["type"] == "EVENT" and _DETAINS.search(e["text"])]
    spans = [e["span"] for e in events]

    def holds_another(span: list[int]) -> bool:
        return any(s != span and span[0] <= s[0] and s[1] <= span[1] for s in spans)

    return [e for e in events if not holds_another(e["span"])]


def _named(row: dict[str, Any], event: dict[str, Any], sentence: Sentence) -> tuple[list[Part], list[Part]]:
    agents: list[Part] = []
    targets: list[Part] = []
    for role, start, end, kind in event["args"]:
        if (
            not sentence.start <= start < sentence.end
            or role not in {"PARTICIPANT_IN", "AGENT"}
            or kind not in _PARTIES
        ):
            continue
        if role == "AGENT" or kind == "ORGANIZATION" or _BODIES.search(row["text"][start:end]):
            agents.append((start, end))
        elif kind in {"PERSON", "PROFESSION"}:
            targets.append((start, end))
    return agents, targets


def _told() -> Iterator[tuple[Sentence, Roles | None, list[Part], list[Part]]]:
    for name in FILES:
        for line in (need_shared() / "gold" / "ru" / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            mentions = _mentions(row)
            sentences = split(row["text"]) if mentions else []
            places = [next(s for s in sentences if s.start <= e["span"][0] < s.end) for e in mentions]
            analyse(list({s.number: s for s in places}.values()))
            for event, sentence in zip(mentions, places, strict=True):
                start, end = event["span"]
                said = [
                    t
                    for t in find_triggers(sentence)
                    if start <= t.span.start < end and t.kind in {Kind.DETENTION, Kind.SENTENCE}
                ]
                yield sentence, roles_of(sentence, said[0]) if said else None, *_named(row, event, sentence)


def test_who_detains_whom() -> None:
    seen = of = 0
    agents, targets = Tally(), Tally()
    for sentence, roles, named_agents, named_targets in _told():
        of, seen = of + 1, seen + (roles is not None)
        agents.add(sentence, roles.agent if roles else None, named_agents)
        targets.add(sentence, roles.target if roles else None, named_targets)
    what = f"seen {seen} of {of}; agents {agents}, targets {targets}"
    assert seen / of >= SEEN, what
    for tally, floors in ((agents, AGENT), (targets, TARGET)):
        assert all(reached >= floor for reached, floor in zip(tally.scores, floors, strict=True)), what
