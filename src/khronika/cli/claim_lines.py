"""Claims from lines of jsonl, for commands that need no folder.

Three forms of line are taken: one claim a line, flat, as `khronika claims --format jsonl` prints it; one report a line
with its claims, as `khronika read` prints it; and canonical claims, which lose nothing. Flat claims name places and
sources in words: which body or town that is, the reading's tables say anew.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from khronika.nouns import (
    Attribution,
    Certainty,
    Claim,
    Counting,
    Figure,
    Kind,
    PartialDate,
    Place,
    Precision,
    Scope,
    Source,
    SourceType,
    Span,
    Stance,
    Unit,
    Unread,
    Voice,
    When,
)
from khronika.nouns.claims import AUTHOR
from khronika.nouns.parsing import parse

Row = Mapping[str, Any]

_REMEDY = "See `khronika reconcile --help` for the fields of a claim."


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a line that was left out of a claim that was taken: "line 3: the period ends before it begins". ``detail`` names the
    field, for those who say it in another language by its ``rule``."""

    origin: str
    what: str
    rule: str
    detail: str = ""


def claims_of(lines: Iterable[bytes], origin: str) -> Iterator[Claim | Doubt | Unread]:
    """Every claim of the lines, what was left out of one, and each line or claim that could not be taken."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{origin}#{number}"
        try:
            row = json.loads(line)
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            yield _refused(where, "claims.not-json", f"is not JSON ({error})")
            continue
        yield from _rows(row, where)


def _rows(row: Any, where: str) -> Iterator[Claim | Doubt | Unread]:
    if not isinstance(row, dict):
        yield _refused(where, "claims.not-an-object", "is not an object with a claim's fields")
    elif isinstance(row.get("claims"), list):
        report = {"report": row.get("id"), "lang": row.get("lang"), "outlet": row.get("outlet"), "published": row.get("published"), "withdrawn": row.get("withdrawn")}  # fmt: skip
        for number, claim in enumerate(row["claims"], 1):
            if isinstance(claim, dict):
                yield from _one({**report, **claim}, f"{where}.{number}")
            else:
                yield _refused(f"{where}.{number}", "claims.not-an-object", "is not an object")
    else:
        yield from _one(row, where)


def _one(row: Row, where: str) -> Iterator[Claim | Doubt | Unread]:
    if row.get("withdrawn"):
        yield Doubt(where, "its report was withdrawn; the claim is left out", "claims.withdrawn")
        return
    try:
        if "attribution" in row:
            yield parse(
                Claim, {key: value for key, value in row.items() if key not in ("report", "withdrawn")}
            )
            return
        made = _Flat(row, where)
        claim = made.claim()
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        yield _refused(where, "claims.not-a-claim", f"is not a claim: {_words(error)}")
        return
    yield from made.doubts
    yield claim


def _words(error: Exception) -> str:
    return f"no field {error}" if isinstance(error, KeyError) else str(error)


def _refused(where: str, rule: str, what: str) -> Unread:
    return Unread(where, rule, f"{where} {what}", _REMEDY)


class _Flat:
    """One flat claim. Raises ValueError, TypeError or KeyError where it is none."""

    def __init__(self, row: Row, where: str) -> None:
        self._row, self._where = row, where
        self.doubts: list[Doubt] = []
        self._lang = _text(row.get("lang")) or "en"
        scope = row.get("scope") or {}
        self._when = self._days(row.get("when"), "when")
        self._period = self._days(scope.get("period"), "scope.period")
        day = self._period or self._when
        self._on: PartialDate | None = (day.start or day.end) if day else None
        self._places = self._named(row.get("place"))

    def claim(self) -> Claim:
        row = self._row
        quote = _text(row.get("quote")) or _text((row.get("figure") or {}).get("text")) or ""
        return Claim(
            id=_required(row, "id"),
            report_id=_text(row.get("report")) or _text(row.get("report_id")) or f"report of {row['id']}",
            kind=_word(Kind, _required(row, "kind"), "kind"),
            span=Span(0, max(1, len(quote))),
            quote=quote,
            attribution=self._attribution(),
            agent=_text(row.get("agent")),
            target=_text(row.get("target")),
            figure=self._figure(row.get("figure"), quote),
            places=self._places,
            when=self._when,
            as_of=self._days(row.get("as_of"), "as_of"),
            stance=_word(Stance, row.get("stance") or Stance.ASSERTS, "stance"),
            certainty=_word(Certainty, row.get("certainty") or Certainty.HAPPENED, "certainty"),
            background=bool(row.get("background")),
            part_of=_text(row.get("part_of")),
            rule=_text(row.get("rule")) or "given",
            confidence=1.0 if row.get("confidence") is None else float(row["confidence"]),
            lang=self._lang,
            outlet=_text(row.get("outlet")),
            published=PartialDate.parse(row["published"]) if row.get("published") else None,
        )

    def _doubt(self, what: str, rule: str, detail: str = "") -> None:
        self.doubts.append(Doubt(self._where, what, rule, detail))

    def _days(self, value: Any, field: str) -> When | None:
        """``[start, end]`` or one date. A period that contradicts itself is left out and said, not turned round."""
        ends = [value, value] if isinstance(value, str) else value
        if not ends or not any(ends):
            return None
        try:
            first, last = (PartialDate.parse(end) if end else None for end in ends)
            when = When(first, last, _precision(first, last))
        except (ValueError, TypeError) as error:
            told = f"{field} {value!r}"
            self._doubt(f"{told} is left out and counts as not stated: {error}", "claims.no-date", told)
            return None
        return when

    def _named(self, names: Any) -> tuple[Place, ...]:
        from khronika.reading.places import places_from_name

        listed = names.split(";") if isinstance(names, str) else list(names or ())
        found: list[Place] = []
        for name in filter(None, (each.strip() for each in listed)):
            found += places_from_name(name, self._lang, self._on) or (Place(name, words=name),)
        return tuple({place.identity: place for place in found}.values())

    def _attribution(self) -> Attribution:
        from khronika.reading.names import source_of

        row = self._row
        names = row.get("sources") or ([row["source"]] if row.get("source") is not None else [AUTHOR])
        country = next((place.country for place in self._places if place.country), None)
        chain = []
        for name in names:
            if name == AUTHOR:
                continue
            if not isinstance(name, str) or not name.strip():
                what = "a source has no name; it counts as one that nothing tells from others"
                self._doubt(what, "claims.no-name")
                chain.append(Voice("", Source("a source without a name", SourceType.UNKNOWN), resolved=False))
                continue
            chain.append(Voice(name, source_of(name.strip(), lang=self._lang, on=self._on, country=country)))
        return Attribution(tuple(chain), rule="given")

    def _figure(self, given: Row | None, quote: str) -> Figure | None:
        if given is None:
            return None
        text, low, high = _required(given, "text"), given.get("low"), given.get("high")
        unit = _word(Unit, given.get("unit") or Unit.UNKNOWN, "figure.unit")
        value, rule = _value(text, low, high, self._lang)
        scope = self._row.get("scope") or {}
        counted = Scope(
            population=_text(scope.get("population")),
            places=self._named(scope.get("places")),
            period=self._period,
            as_of=self._days(scope.get("as_of"), "scope.as_of"),
            counting=_word(Counting, scope.get("counting") or Counting.UNKNOWN, "scope.counting"),
        )
        at = quote.find(text)
        span = Span(at, at + len(text)) if text and at >= 0 and quote.count(text) == 1 else None
        return Figure(text, low, high, unit, bool(given.get("approx")), rule, value, span, counted)


def _precision(first: PartialDate | None, last: PartialDate | None) -> Precision:
    if first is None or last is None:
        return Precision.VAGUE
    if first == last:
        return Precision.DAY if first.day else Precision.MONTH if first.month else Precision.YEAR
    return Precision.DAYS


def _value(text: str, low: float | None, high: float | None, lang: str) -> tuple[float | None, str]:
    """The number printed and the rule of its bounds, as reading finds them in the words; else as the bounds show."""
    from khronika.reading.english import numbers as english
    from khronika.reading.kazakh import numbers as kazakh
    from khronika.reading.russian import numbers as russian

    finder = {"ru": russian.find_numbers, "kk": kazakh.find_numbers}.get(lang, english.find_numbers)
    for mention in finder(text):
        if _same(mention.low, low) and _same(mention.high, high):
            return mention.value, mention.rule
    if low is not None and low == high:
        return low, "fig.exact"
    if low is None or high is None:
        return (high if low is None else low), "fig.at-most" if low is None else "fig.at-least"
    return None, "fig.range"


def _same(one: float | None, other: float | None) -> bool:
    """Equal but for the last digits of a float: 1.1 times 100 is 110.00000000000001 here and 110 there."""
    return one == other if one is None or other is None else math.isclose(one, other)


def _required(row: Row, field: str) -> str:
    value = row[field]
    if not isinstance(value, str) or not value:
        raise ValueError(f"{field} must be words, got {value!r}")
    return value


def _text(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f"expected words, got {value!r}")
    return value or None


def _word(kind: Any, value: Any, field: str) -> Any:
    try:
        return kind(value)
    except ValueError:
        allowed = ", ".join(member.value for member in kind)
        raise ValueError(f"{field} {value!r} is none of {allowed}") from None
