"""Claims as flat JSON objects, as `khronika read --format jsonl` writes them: a stable promise to other programs.

Flatter than canonical JSON and lossy: a person's role, a place's key and the rules of dates stay in the ledger.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from khronika.nouns.claims import AUTHOR, Claim
from khronika.nouns.figures import Figure, Scope
from khronika.nouns.places import Place
from khronika.nouns.reports import Reading, Report, Saying, Unread
from khronika.nouns.spans import Span
from khronika.nouns.times import When

Row = dict[str, Any]


def row_line(row: Row) -> bytes:
    """A row as one line of jsonl: UTF-8, keys in the order promised, ``\\n`` at its end."""
    return json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"


def _same(offset: int) -> int:
    return offset


@dataclass(frozen=True, slots=True)
class Offsets:
    """How offsets in the stored text become those of the text as given; the identity unless said otherwise."""

    start: Callable[[int], int] = _same
    end: Callable[[int], int] = _same

    def of(self, span: Span) -> list[int]:
        return [self.start(span.start), self.end(span.end)]


def report_row(
    report: Report,
    outcome: Reading | Unread,
    offsets: Offsets = Offsets(),
    *,
    text: bool = False,
) -> Row:
    """One line of output: a report and its claims, or why it was not read. ``text`` adds the stored text."""
    row: Row = {
        "id": report.given_id or report.id,
        "lang": report.lang,
        "sha256": report.sha256,
        "unread": _unread(outcome) if isinstance(outcome, Unread) else None,
        "claims": []
        if isinstance(outcome, Unread)
        else [claim_row(claim, offsets) for claim in outcome.claims],
    }
    return row | {"text": report.text} if text else row


def saying_row(saying: Saying, offsets: Offsets = Offsets()) -> Row:
    """``source`` is empty where nobody is named, and then ``source_head`` is ``None``."""
    return {
        "source": [] if saying.source is None else [offsets.of(saying.source)],
        "cue": [offsets.of(saying.cue)],
        "content": [offsets.of(span) for span in saying.content],
        "source_head": None if saying.source_head is None else offsets.of(saying.source_head),
        "rule": saying.rule,
        "confidence": saying.confidence,
    }


def unread_row(unread: Unread) -> Row:
    """One line of output for an input that did not become a report. ``id`` is ``None`` unless the sender gave one."""
    return {
        "id": unread.given_id,
        "lang": None,
        "sha256": unread.sha256,
        "unread": _unread(unread),
        "claims": [],
    }


def claim_row(claim: Claim, offsets: Offsets = Offsets()) -> Row:
    """``start``, ``end`` and ``cue`` by ``offsets``; ``quote`` is always the stored text's words."""
    attribution = claim.attribution
    start, end = offsets.of(claim.span)
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "start": start,
        "end": end,
        "quote": claim.quote,
        "agent": claim.agent,
        "target": claim.target,
        "figure": _figure(claim.figure) if claim.figure else None,
        "scope": _scope(claim.figure.scope if claim.figure else Scope()),
        "place": place_words(claim.places),
        "when": when_ends(claim.when),
        "as_of": when_ends(claim.as_of),
        "source": attribution.source_name,
        "sources": [voice.source.name for voice in attribution.chain] or [AUTHOR],
        "stance": claim.stance.value,
        "certainty": claim.certainty.value,
        "background": claim.background,
        "part_of": claim.part_of,
        "cue": offsets.of(attribution.cue) if attribution.cue else None,
        "rule": claim.rule,
        "confidence": claim.confidence,
    }


def place_words(places: tuple[Place, ...]) -> str | None:
    """Names joined by "; ", ``None`` when no place is named."""
    return "; ".join(place.name for place in places) or None


def when_ends(when: When | None) -> list[str | None] | None:
    """``[start, end]`` as partial ISO dates, an open end ``None``; ``None`` when the text does not say."""
    if when is None:
        return None
    return [end.short() if end else None for end in (when.start, when.end)]


def _figure(figure: Figure) -> Row:
    return {
        "text": figure.text,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "unit": figure.unit.value,
        "approx": figure.approx,
    }


def _number(bound: float | None) -> float | None:
    """100 rather than 100.0: most figures count people."""
    return int(bound) if bound is not None and float(bound).is_integer() else bound


def _scope(scope: Scope) -> Row:
    return {
        "population": scope.population,
        "places": [place.name for place in scope.places],
        "period": when_ends(scope.period),
        "as_of": when_ends(scope.as_of),
        "counting": scope.counting.value,
    }


def _unread(unread: Unread) -> Row:
    return {"rule": unread.rule, "reason": unread.reason, "remedy": unread.remedy}
