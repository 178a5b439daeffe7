"""A claim as a person reads it: the fields of a form, filled from a claim and read back into one. What was not touched stays the
machine's to the letter; what is no field of ours is refused."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from django.utils.translation import gettext

from khronika.nouns import (
    Attribution,
    Certainty,
    Claim,
    Figure,
    Kind,
    PartialDate,
    Place,
    Precision,
    Report,
    Scope,
    Span,
    Stance,
    Unit,
    Voice,
    When,
)
from khronika.nouns.labels import words_for
from khronika.reading.names import source_of
from khronika.reading.places import place_from_name, places_from_name

RULE = "person"
FIELDS = (
    "kind", "start", "end", "figure", "low", "high", "unit", "approx", "population", "place", "from", "to", "as_of",
    "source", "agent", "target", "stance", "certainty", "background",
)  # fmt: skip
_LONGEST = (
    400  # characters of a field: longer than any name or worded number, short enough to be read at a glance
)
_NUMBER = re.compile(r"\d+(?:[  ., ]\d{3})*(?:\.\d+)?")
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(slots=True)
class Form:
    """``typed`` is what the fields hold; ``wrong`` says by field why it could not be read."""

    typed: dict[str, str]
    wrong: dict[str, str] = field(default_factory=dict)

    def options(self, name: str, lang: str) -> list[tuple[str, str, bool]]:
        """(value, words, chosen) of a field with a closed list."""
        return [
            (member.value, words_for(member, lang), member.value == self.typed.get(name))
            for member in _LISTS[name]
        ]


_LISTS: Mapping[str, Iterable[StrEnum]] = {
    "kind": Kind,
    "unit": Unit,
    "stance": Stance,
    "certainty": Certainty,
}


def strangers(sent: Iterable[str], allowed: Iterable[str]) -> list[str]:
    """Names that were sent and are no field of this form: somebody tries what else can be set."""
    return sorted(set(sent) - set(allowed) - {"csrfmiddlewaretoken"})


def filled(claim: Claim) -> Form:
    """The form of a claim as it is read."""
    figure = claim.figure
    return Form(
        {
            "kind": claim.kind.value,
            "start": str(claim.span.start),
            "end": str(claim.span.end),
            "figure": figure.text if figure else "",
            "low": _written(figure.low if figure else None),
            "high": _written(figure.high if figure else None),
            "unit": (figure.unit if figure else Unit.PERSONS).value,
            "approx": "on" if figure and figure.approx else "",
            "population": (figure.scope.population or "") if figure else "",
            "place": "; ".join(place.name for place in claim.places),
            "from": _day(claim.when.start if claim.when else None),
            "to": _day(claim.when.end if claim.when else None),
            "as_of": _day(claim.as_of.start if claim.as_of else None),
            "source": "" if claim.attribution.by_author else claim.attribution.source_name,
            "agent": claim.agent or "",
            "target": claim.target or "",
            "stance": claim.stance.value,
            "certainty": claim.certainty.value,
            "background": "on" if claim.background else "",
        }
    )


def blank(report: Report, start: str = "", end: str = "") -> Form:
    """The form of a claim that the machine missed."""
    return Form(
        {
            "kind": Kind.DETENTION.value,
            "start": start,
            "end": end,
            "unit": Unit.PERSONS.value,
            "stance": Stance.ASSERTS.value,
            "certainty": Certainty.HAPPENED.value,
        }
    )


def read_form(sent: Mapping[str, str], report: Report, before: Claim | None) -> tuple[Form, Claim | None]:
    """The form as it was sent, and the claim that it makes of ``before`` or of nothing; ``None`` where a field is wrong, which the
    form then says."""
    form = Form(_tidy(sent))
    typed = form.typed
    same = _tidy(filled(before).typed) if before is not None else {}
    reader = _Reader(form, report, before, same)
    span = reader.span()
    kind = reader.word("kind", Kind) or Kind.DETENTION
    stance = reader.word("stance", Stance) or Stance.ASSERTS
    certainty = reader.word("certainty", Certainty) or Certainty.UNKNOWN
    places, when, as_of = reader.places(), reader.when("from", "to"), reader.as_of()
    figure = reader.figure(span, Scope(typed["population"] or None, places, when, as_of))
    attribution = reader.attribution()
    if form.wrong or span is None:
        return form, None
    start = before or Claim(
        "c-new", report.id, kind, span, span.of(report.text), attribution, confidence=1.0, lang=report.lang or "",
        outlet=report.outlet, published=report.published, rule=RULE,
    )  # fmt: skip
    quote = before.quote if before is not None and before.span == span else span.of(report.text)
    return form, replace(
        start, kind=kind, span=span, quote=quote, attribution=attribution, agent=typed["agent"] or None,
        target=typed["target"] or None, figure=figure, places=places, when=when, as_of=as_of, stance=stance,
        certainty=certainty, background=bool(typed["background"]),
    )  # fmt: skip


def _tidy(sent: Mapping[str, str]) -> dict[str, str]:
    return {name: sent.get(name, "").replace("\x00", "").strip()[:_LONGEST] for name in FIELDS}


@dataclass(slots=True)
class _Reader:
    form: Form
    report: Report
    before: Claim | None
    same: Mapping[str, str]

    def _untouched(self, *names: str) -> bool:
        return self.before is not None and all(self.form.typed[name] == self.same[name] for name in names)

    def word(self, name: str, words: type[_Word]) -> _Word | None:
        try:
            return words(self.form.typed[name])
        except ValueError:
            self.form.wrong[name] = gettext("Choose one of the list.")
            return None

    def span(self) -> Span | None:
        start, end = self.form.typed["start"], self.form.typed["end"]
        if not all(each.isascii() and each.isdigit() and len(each) < 10 for each in (start, end)):
            self.form.wrong["start"] = gettext(
                "Write two numbers of characters, as they stand beside the text."
            )
            return None
        if not 0 <= int(start) < int(end) <= len(self.report.text):
            self.form.wrong["start"] = gettext("The passage must begin before it ends, and within the text.")
            return None
        return Span(int(start), int(end))

    def places(self) -> tuple[Place, ...]:
        if self.before is not None and self._untouched("place"):
            return self.before.places
        names = [name.strip() for name in self.form.typed["place"].split(";") if name.strip()]
        lang, on = self.report.lang or "en", self.report.published
        found = (places_from_name(name, lang, on) or (place_from_name(name, lang, on),) for name in names)
        return tuple(place for places in found for place in places)

    def when(self, first: str, last: str) -> When | None:
        if self.before is not None and self._untouched(first, last):
            return self.before.when
        return self._when(first, last)

    def as_of(self) -> When | None:
        if self.before is not None and self._untouched("as_of"):
            return self.before.as_of
        return self._when("as_of", "as_of")

    def _when(self, first: str, last: str) -> When | None:
        ends: list[PartialDate | None] = []
        for name in (first, last):
            try:
                ends.append(PartialDate.parse(self.form.typed[name]) if self.form.typed[name] else None)
            except ValueError:
                self.form.wrong[name] = gettext("Write a date as 2019-06-09, 2019-06 or 2019.")
                return None
        start, end = ends
        if start is None and end is None:
            return None
        one_day = start == end and start is not None and start.day is not None
        try:
            return When(start, end, Precision.DAY if one_day else Precision.UNKNOWN, rule=RULE)
        except ValueError:
            self.form.wrong[last] = gettext("The time ends before it begins.")
            return None

    def attribution(self) -> Attribution:
        if self.before is not None and self._untouched("source"):
            return self.before.attribution
        words = self.form.typed["source"]
        if not words:
            return Attribution(rule=RULE)
        source = source_of(words, lang=self.report.lang or "en", on=self.report.published)
        return Attribution((Voice(words, source),), rule=RULE)

    def figure(self, span: Span | None, scope: Scope) -> Figure | None:
        typed, before = self.form.typed, self.before.figure if self.before is not None else None
        if before is not None and self._untouched("figure", "low", "high", "unit", "approx", "population"):
            scope = replace(before.scope, places=scope.places, period=scope.period, as_of=scope.as_of)
            untouched = self._untouched("place", "from", "to", "as_of")
            return before if untouched else replace(before, scope=scope)
        if not any(typed[name] for name in ("figure", "low", "high")):
            return None
        low, high = self._number("low"), self._number("high")
        unit = self.word("unit", Unit) or Unit.UNKNOWN
        if "low" in self.form.wrong or "high" in self.form.wrong:
            return None
        printed = _NUMBER.search(typed["figure"])
        value = (
            float(re.sub(r"[^\d.]|\.(?=\d{3}\b)", "", printed[0]))
            if printed
            else low
            if low == high
            else None
        )
        if before is not None:
            scope = replace(
                before.scope,
                **{name: getattr(scope, name) for name in ("population", "places", "period", "as_of")},
            )
        try:
            return Figure(
                typed["figure"] or typed["low"] or typed["high"], low, high, unit, bool(typed["approx"]), RULE, value,
                self._where(span), scope,
            )  # fmt: skip
        except ValueError:
            self.form.wrong["low"] = gettext(
                "Give the least or the most that the words allow, the least first."
            )
            return None

    def _where(self, span: Span | None) -> Span | None:
        """Where the words of the figure stand in the passage; ``None`` where they do not."""
        if span is None or not self.form.typed["figure"]:
            return None
        at = span.of(self.report.text).find(self.form.typed["figure"])
        return Span(span.start + at, span.start + at + len(self.form.typed["figure"])) if at >= 0 else None

    def _number(self, name: str) -> float | None:
        typed = re.sub(r"[\s ,]", "", self.form.typed[name])
        if not typed:
            return None
        if not re.fullmatch(r"\d{1,12}(?:\.\d{1,4})?", typed, re.ASCII):
            self.form.wrong[name] = gettext("Write a number in digits.")
            return None
        return float(typed)


def _written(number: float | None) -> str:
    return "" if number is None else f"{number:g}" if number < 1e6 else f"{number:.0f}"


def _day(date: PartialDate | None) -> str:
    return date.short() if date else ""
