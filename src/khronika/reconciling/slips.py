"""Likely misprints that no comparison of a pair shows: a wrong month, more people than the place has.

A slip of digits or of a unit stands in its comparison (rules ``contradict.slip`` and ``contradict.slip-of-unit``). A
wrong month makes two claims unrelated; so it is looked for here, by source, number and day.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khronika.nouns import Doubt, Unit
from khronika.reconciling import bodies, reasons
from khronika.reconciling.cards import Card, card_of
from khronika.reconciling.comparisons import SLIPS
from khronika.reconciling.numbers import is_vague
from khronika.reconciling.record import Record


@dataclass(frozen=True, slots=True)
class Slip:
    """A proposal: ``a`` is likely misprinted, ``b`` shows what may be meant. ``reason`` gives the evidence for
    people. Nothing is corrected."""

    a: str
    b: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Absurd:
    """A proposal: the claim's figure cannot be, as ``reason`` shows. The figure is compared all the same."""

    claim: str
    rule: str
    reason: str


def doubts(record: Record, populations: Mapping[str, int]) -> tuple[Doubt, ...]:
    """Every proposal of a misprint in one form: digits and units that slipped, wrong months, more people than live
    there. ``populations`` as for ``absurd``. Sorted."""
    found = [
        Doubt(min(c.a, c.b), c.rule, c.reason, max(c.a, c.b)) for c in record.comparisons if c.rule in SLIPS
    ]
    found += [Doubt(slip.a, slip.rule, slip.reason, slip.b) for slip in slips(record)]
    found += [Doubt(each.claim, each.rule, each.reason) for each in absurd(record, populations)]
    return tuple(sorted(found, key=lambda each: (each.claim, each.rule, each.beside or "")))


def absurd(record: Record, populations: Mapping[str, int]) -> tuple[Absurd, ...]:
    """Claims that count a part of a person, or more people than live in their places, at the least that their words allow. ``populations``
    are by a place's identity; a place that is not among them, or has 0, doubts nothing. Sorted."""
    found = []
    for claim in record.claims.values():
        card = card_of(claim)
        if card.measure.unit is Unit.PERSONS and card.low == card.high and card.low % 1:
            found.append(Absurd(claim.id, "absurd.not-whole", f"{reasons.says(card)}: people are whole."))
        if card.measure.unit is not Unit.PERSONS or not card.places:
            continue
        living = [populations.get(place.identity, 0) for place in card.places]
        if 0 not in living and card.low > sum(living):
            reason = (
                f"{reasons.says(card)}: more than the {sum(living):,} people who live in "
                f"{reasons.places_words(card.places)}."
            )
            found.append(Absurd(claim.id, "absurd.above-population", reason))
    return tuple(sorted(found, key=lambda each: (each.claim, each.rule)))


def slips(record: Record) -> tuple[Slip, ...]:
    """Claims that give one source's number for the same days of another month than at least two other reports do.
    Sorted."""
    groups: dict[object, list[Card]] = defaultdict(list)
    for claim in record.claims.values():
        card = card_of(claim)
        if (key := month_key(card, record.primaries[card.id])) is not None:
            groups[key].append(card)
    found = [slip for cards in groups.values() if len(cards) > 2 for slip in _wrong_months(cards)]
    return tuple(sorted(found, key=lambda slip: (slip.a, slip.b)))


def month_key(card: Card, primary: str) -> object:
    """What a misprinted month leaves alone; ``None`` where too little is told for a proposal."""
    period = card.period
    exact = period is not None and None not in (period.start, period.end)
    if not exact or card.value is None or is_vague(card) or bodies.is_untold(primary):
        return None
    assert period is not None
    assert period.start is not None
    assert period.end is not None
    if period.start.day is None or period.end.day is None or period.start.month != period.end.month:
        return None
    places = tuple(place.identity for place in card.places)
    return primary, card.measure, places, card.value, period.start.year, period.start.day, period.end.day


def _wrong_months(cards: Sequence[Card]) -> list[Slip]:
    by_month: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        if card.period and card.period.start and card.period.start.month:
            by_month[card.period.start.month].append(card)
    reports = {month: {card.claim.report_id for card in found} for month, found in by_month.items()}
    usual = max(reports, key=lambda month: (len(reports[month]), -month))
    if len(reports[usual]) < 2:
        return []
    shown = min(by_month[usual], key=lambda card: (card.nearness, card.id))
    return [
        Slip(card.id, shown.id, "slip.month", _reason(card, shown, len(reports[usual])))
        for month, found in by_month.items()
        if len(reports[month]) == 1
        for card in found
    ]


def _reason(odd: Card, shown: Card, many: int) -> str:
    return (
        f"{reasons.possessive(odd)} {reasons.figure_words(odd)} is put to {reasons.period_words(odd.period)} here, and to "
        f"{reasons.period_words(shown.period)} by {many} other reports; likely a wrong month."
    )
