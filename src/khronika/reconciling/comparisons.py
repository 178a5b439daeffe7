"""How two claims stand to each other. The rules in the order in which they apply; each has an id.

part-of as the report itself states it, relay, slip, revision, unrelated, not-comparable, part-of, agree or contradict. A retelling is held to the source
it repeats even where it changed kind, place or period; everything else is compared as printed.
"""

from collections.abc import Callable
from dataclasses import replace

from khronika.nouns import Comparison, Kind, Relation
from khronika.reconciling import drift, reasons
from khronika.reconciling.bodies import CIRCLE
from khronika.reconciling.cards import Card
from khronika.reconciling.numbers import looks_misprinted, same_number
from khronika.reconciling.pairs import Pair, Sources, repeats
from khronika.reconciling.scope import Nest
from khronika.reconciling.stances import another_denied, stance_verdict
from khronika.reconciling.tongues import tongue_of

# Rules that propose a misprint. Nothing is corrected: a person decides which of the two it is.
SLIPS = ("contradict.slip", "contradict.slip-of-unit")


def _stated_part(pair: Pair, _: Sources) -> Comparison | None:
    """The report itself says that one figure is part of the other."""
    if pair.b.claim.part_of == pair.a.id:
        pair = pair.swapped
    a, b = pair.a, pair.b
    if a.claim.part_of != b.id or not pair.both_counted or a.measure.unit is not b.measure.unit:
        return None
    exceeds = a.low > b.high
    reason = f"The report counts {reasons.figure_words(a)} among {reasons.figure_words(b)}."
    return pair.compared(Relation.PART_OF, "part-of.stated", reason, directed=True, exceeds=exceeds)


def _two_parts(pair: Pair, _: Sources) -> Comparison | None:
    """Two numbers that one report tells as parts of one figure: neither takes the other back."""
    a, b = pair.a, pair.b
    one_whole = a.claim.part_of is not None and a.claim.part_of == b.claim.part_of
    if not one_whole or a.value == b.value or not pair.both_counted or pair.measures is not Nest.SAME:
        return None
    if pair.nest is not Nest.SAME or a.claim.report_id != b.claim.report_id:
        return None
    reason = f"The report tells {reasons.figure_words(a)} and {reasons.figure_words(b)} as two parts of one figure."
    return pair.compared(Relation.NOT_COMPARABLE, "not-comparable.two-parts", reason)


def _bare_shares(pair: Pair, _: Sources) -> Comparison | None:
    """Two percentages that nobody is named for may be two candidates', or one's and the turnout."""
    a, b = pair.a, pair.b
    if not (a.measure.is_bare_share and b.measure.is_bare_share) or same_number(a, b) or pair.apart:
        return None
    reason = (
        f"What they are shares of is not said ({reasons.figure_words(a)}, {reasons.figure_words(b)}), so they may or may not "
        "answer one question."
    )
    return pair.compared(Relation.NOT_COMPARABLE, "not-comparable.share-unknown", reason)


IN_A_CIRCLE = "relay.circle-of-citation"


def _relay(pair: Pair, sources: Sources) -> Comparison | None:
    if not repeats(pair, sources):
        return None
    if sources.primary(pair.a).startswith(CIRCLE):
        outlets = reasons.listed([reasons.carrier_words(pair.a), reasons.carrier_words(pair.b)])
        words = f"{outlets} cite each other for {reasons.figure_words(pair.a)}: no report says whose number it is."
        return pair.compared(Relation.RELAY, IN_A_CIRCLE, words, directed=False)
    if (sources.nearness(pair.b), pair.b.rank) < (sources.nearness(pair.a), pair.a.rank):
        pair = pair.swapped
    directed = sources.nearness(pair.a) != sources.nearness(pair.b)
    changed = drift.between(pair.a, pair.b)
    words = (
        f"{reasons.carrier_words(pair.b)} repeats {_whose(pair.a)} {reasons.figure_words(pair.a)}"
        if directed
        else f"Both retell one statement of {tongue_of('en').named(pair.a)}: "
        f"{', '.join(dict.fromkeys((reasons.figure_words(pair.a), reasons.figure_words(pair.b))))}"
    )
    reason = f"{words}{f'; {changed}' if changed else ''}."
    return pair.compared(
        Relation.RELAY, "relay.same-source-same-number", reason, directed=directed, changed=changed
    )


def _whose(card: Card) -> str:
    """ "the Interior Ministry’s", "witnesses’"."""
    name = tongue_of("en").named(card)
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _slip(pair: Pair, sources: Sources) -> Comparison | None:
    a, b = pair.a, pair.b
    days = (sources.said(a), sources.said(b))
    same_day = days[0] is not None and days[0] == days[1]
    one_speech = sources.one_source(a, b) and same_day and a.claim.report_id != b.claim.report_id
    if (
        not one_speech
        or pair.measures is not Nest.SAME
        or pair.nest is Nest.APART
        or not looks_misprinted(a, b)
    ):
        return None
    reason = (
        f"One statement of {tongue_of('en').named(a)} on {reasons.day_words(days[0])} in two reports: "
        f"{reasons.figure_words(a)} and {reasons.figure_words(b)}; likely a slip of digits."
    )
    return pair.compared(Relation.CONTRADICT, "contradict.slip", reason)


def _slip_of_unit(pair: Pair, _: Sources) -> Comparison | None:
    """The same number of days in one report and of years or months in another, about the same people."""
    a, b = pair.a, pair.b
    if not pair.both_counted or a.value != b.value or a.claim.report_id == b.claim.report_id:
        return None
    units = reasons.time_unit(a), reasons.time_unit(b)
    same = a.measure.kind is b.measure.kind and a.measure.stage == b.measure.stage
    scopes = {pair.places, pair.periods}
    if (
        None in units
        or units[0] == units[1]
        or not same
        or not scopes <= {Nest.SAME, Nest.INSIDE, Nest.AROUND}
    ):
        return None
    reason = f"{reasons.says(a)}; {reasons.says(b)}: the same number of {units[0]} and of {units[1]}; likely a slip of one."
    return pair.compared(Relation.CONTRADICT, "contradict.slip-of-unit", reason)


def _retold_into(narrow: Card, wide: Card, sources: Sources) -> bool:
    """True when the wider claim only retells a statement whose own scope is the narrower claim's."""
    origin = sources.origin(wide)
    if origin.id == wide.id:
        return False
    pair = Pair.of(origin, narrow)
    return pair.nest is Nest.SAME


def _mended(pair: Pair, sources: Sources) -> bool:
    """True when scopes that nest in print are one scope once a retelling is read with its source's own."""
    if pair.nest is Nest.INSIDE:
        return _retold_into(pair.a, pair.b, sources)
    return pair.nest is Nest.AROUND and _retold_into(pair.b, pair.a, sources)


def _first_said(pair: Pair, sources: Sources) -> tuple[Pair, str]:
    """The pair with the earlier statement first, and the rule that tells which it is."""
    a, b = pair.a, pair.b
    days = sources.said(a), sources.said(b)
    if days[0] and days[1] and days[0] != days[1]:
        return (pair if days[0] < days[1] else pair.swapped), "revision.later-day"
    stages = (reasons.finality(sources.origin(a)), reasons.finality(sources.origin(b)))
    if stages[0] != stages[1]:
        return (pair if stages[0] < stages[1] else pair.swapped), "revision.final-after-preliminary"
    rule = "revision.same-day" if days[0] and days[1] else "revision.day-not-given"
    in_order = ((a.value or 0.0), a.id) <= ((b.value or 0.0), b.id)
    return (pair if in_order else pair.swapped), rule


def _two_times(a: Card, b: Card, pair: Pair) -> bool:
    """Whether one report can be telling two statements of one source: it names the source and gives numbers, or two
    days. An author who prints two numbers without naming anyone revises nothing."""
    if a.said != b.said:
        return True
    return pair.both_counted and not (a.claim.attribution.by_author or b.claim.attribution.by_author)


def _revision(pair: Pair, sources: Sources) -> Comparison | None:
    a, b = pair.a, pair.b
    if not sources.one_source(a, b) or pair.apart or pair.measures is not Nest.SAME:
        return None
    if not pair.both_counted and a.measure.is_count:
        return None
    if a.claim.report_id == b.claim.report_id and not _two_times(a, b, pair):
        return None
    if pair.nest is not Nest.SAME:
        exceeds = (pair.nest is Nest.INSIDE and a.low > b.high) or (
            pair.nest is Nest.AROUND and b.low > a.high
        )
        if pair.periods is not Nest.SAME or not (exceeds or _mended(pair, sources)):
            return None
    pair, rule = _first_said(pair, sources)
    first, then = pair.a, pair.b
    order = {
        "revision.same-day": " the same day; which came first is not printed, the lower is taken as the earlier",
        "revision.day-not-given": "; a day is not given, the lower is taken as the earlier",
        "revision.final-after-preliminary": "; the later calls itself final",
    }.get(rule, f" on {reasons.day_words(sources.said(then))}")
    reason = f"{reasons.speaker_words(first)} first said {reasons.figure_words(first)}, then {reasons.figure_words(then)}{order}."
    return pair.compared(Relation.REVISION, rule, reason, directed=True, changed=drift.between(first, then))


def _unrelated(pair: Pair, _: Sources) -> Comparison | None:
    if pair.periods is Nest.APART:
        reason = f"Different days: {reasons.period_words(pair.a.period)} and {reasons.period_words(pair.b.period)}."
        return pair.compared(Relation.UNRELATED, "unrelated.days", reason)
    if pair.places is Nest.APART:
        reason = f"Different places: {reasons.places_words(pair.a.places)} and {reasons.places_words(pair.b.places)}."
        return pair.compared(Relation.UNRELATED, "unrelated.places", reason)
    return None


def _not_comparable(pair: Pair, _: Sources) -> Comparison | None:
    a, b = pair.a, pair.b
    if pair.measures is Nest.APART:
        if a.measure.unit is not b.measure.unit and pair.both_counted:
            rule, what = "not-comparable.unit", f"{reasons.unit_words(a)} against {reasons.unit_words(b)}"
        else:
            rule, what = "not-comparable.counts", f"{a.measure.population} against {b.measure.population}"
        return pair.compared(
            Relation.NOT_COMPARABLE,
            rule,
            f"They count different things: {what} ({reasons.figure_words(a)}, {reasons.figure_words(b)}).",
        )
    if pair.nest is Nest.UNKNOWN:
        missing = reasons.missing_words(pair.places, pair.periods, a, b)
        return pair.compared(
            Relation.NOT_COMPARABLE,
            "not-comparable.scope-unknown",
            f"{missing}, so they may or may not answer one question.",
        )
    if pair.nest is Nest.CROSSING:
        return pair.compared(
            Relation.NOT_COMPARABLE,
            "not-comparable.crossing",
            f"Their scopes overlap and neither holds the other: {reasons.scope_words(a)} and {reasons.scope_words(b)}.",
        )
    return None


def _part_of(pair: Pair, sources: Sources) -> Comparison | None:
    if pair.nest not in (Nest.INSIDE, Nest.AROUND) or (pair.both_counted and _mended(pair, sources)):
        return None
    if not pair.both_counted and not pair.a.measure.is_count:
        return None  # what is said of a whole is said of its parts too, or denied of them
    if pair.nest is Nest.AROUND:
        pair = pair.swapped
    exceeds = pair.both_counted and pair.a.low > pair.b.high
    reason = reasons.scope_difference(pair.a, pair.b)
    if exceeds and pair.b.high == 0:
        reason += f"; yet {reasons.speaker_words(pair.b)} says that there were none"
    elif exceeds:
        reason += f"; yet the part, {reasons.figure_words(pair.a)}, is above its whole, {reasons.figure_words(pair.b)}"
    return pair.compared(
        Relation.PART_OF,
        "part-of.exceeds" if exceeds else "part-of.scope",
        f"{reason}.",
        directed=True,
        exceeds=exceeds,
        only_if=drift.remainder(pair.a, pair.b) if pair.both_counted and not exceeds else None,
    )


def _on_the_spot(pair: Pair, _: Sources) -> Comparison | None:
    """A reporter on the spot counts what can be seen from there: less than a count of the whole city is a part."""
    if not pair.both_counted or pair.nest is not Nest.SAME or len(pair.a.places) != 1:
        return None
    if pair.b.high < pair.a.low:
        pair = pair.swapped
    a, b = pair.a, pair.b
    if a.high >= b.low or not reasons.is_on_the_spot(a) or reasons.is_on_the_spot(b):
        return None
    reason = (
        f"{reasons.speaker_words(a)} counted what could be seen from one spot, {reasons.figure_words(a)}; "
        f"{reasons.speaker_words(b)} speaks of all {reasons.places_words(b.places)}, {reasons.figure_words(b)}."
    )
    return pair.compared(Relation.PART_OF, "part-of.on-the-spot", reason, directed=True)


def _same_question(pair: Pair, sources: Sources) -> Comparison | None:
    a, b = pair.a, pair.b
    if not pair.both_counted:
        if (denied := another_denied(a, b)) is not None:
            return pair.compared(Relation.NOT_COMPARABLE, "not-comparable.another-denied", denied)
        relation, rule, reason = stance_verdict(a, b)
        return pair.compared(relation, rule, reason)
    said = f"{reasons.says(a)}; {reasons.says(b)}"
    mended = "" if pair.nest is Nest.SAME else ", once the retelling is read with its source's own scope"
    if max(a.low, b.low) <= min(a.high, b.high):
        return pair.compared(
            Relation.AGREE, "agree.ranges-meet", f"The words leave room for each other{mended}: {said}."
        )
    reason = f"No number fits both{mended}: {said}."
    return pair.compared(Relation.CONTRADICT, "contradict.ranges-apart", reason)


def _with_the_sources_scope(pair: Pair, sources: Sources) -> Pair:
    """The pair, a retelling that does not say where or when read with the places and days of the statement that it
    repeats. It stays a question of its own: only how it stands to others is told by its source."""
    filled = [_filled(card, sources.origin(card)) for card in (pair.a, pair.b)]
    return pair if filled == [pair.a, pair.b] else Pair.of(*filled)


def _filled(card: Card, origin: Card) -> Card:
    if card.places and card.period is not None:
        return card
    return replace(card, places=card.places or origin.places, period=card.period or origin.period)


_AS_PRINTED: tuple[Callable[[Pair, Sources], Comparison | None], ...] = (
    _stated_part,
    _two_parts,
    _relay,
    _bare_shares,
    _slip,
    _slip_of_unit,
)
_RULES: tuple[Callable[[Pair, Sources], Comparison | None], ...] = (
    _revision,
    _unrelated,
    _not_comparable,
    _part_of,
    _on_the_spot,
    _same_question,
)


def judge(a: Card, b: Card, sources: Sources) -> Comparison:
    """How ``a`` and ``b`` stand. The same two cards give the same comparison whichever way round they are asked."""
    if b.id < a.id:
        a, b = b, a
    pair = Pair.of(a, b)
    for rule in _AS_PRINTED:
        if (found := rule(pair, sources)) is not None:
            return found
    if pair.nest is Nest.UNKNOWN:
        pair = _with_the_sources_scope(pair, sources)
    for rule in _RULES:
        if (found := rule(pair, sources)) is not None:
            return found
    raise AssertionError("the last rule always answers")  # a rule was removed from the end of _RULES


def is_worth_listing(comparison: Comparison, a: Card, b: Card) -> bool:
    """Whether a comparison that nobody asked for belongs in the record. Figures that count different things are set
    side by side only where a reader could take one for the other: same places and days, or the same number.
    A guess is told to who asks for it, and not kept."""
    if comparison.relation is Relation.UNRELATED or comparison.rule.endswith("-guessed"):
        return False
    if comparison.rule == "agree.same-stance" and a.measure.is_count:
        return False  # "people were detained" says nothing of how many
    if a.measure.kind is Kind.STATEMENT and comparison.relation is Relation.AGREE:
        return False  # two statements of one day need not speak of one thing
    if comparison.relation is not Relation.NOT_COMPARABLE:
        return True
    pair = Pair.of(a, b)
    same_scope = pair.places is Nest.SAME and pair.periods is Nest.SAME
    return same_scope or (pair.both_counted and a.measure.unit is b.measure.unit and same_number(a, b))
