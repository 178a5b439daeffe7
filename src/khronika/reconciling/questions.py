"""From claims to questions: kind x population x places x period x unit, and the lattice they form."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from khronika.nouns import Kind, Place, Question, Unit, When, make_id
from khronika.reconciling.blocks import countries_of, sweep
from khronika.reconciling.cards import Card
from khronika.reconciling.joining import joined
from khronika.reconciling.measures import Measure, nest_measures
from khronika.reconciling.phrases import question_text
from khronika.reconciling.scope import Nest, combined, nest_periods, nest_places

Key = tuple[Measure, tuple[str, ...], tuple[str, str] | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the measure behind it, which the lattice needs and a Question's words only tell."""

    question: Question
    measure: Measure


def key_of(card: Card) -> Key:
    """What two claims must share to answer one question. A place or time not stated is a scope of its own."""
    period = card.period
    days = (str(period.start or ""), str(period.end or "")) if period else None
    return card.measure.answers, tuple(place.identity for place in card.places), days


def form(cards: Sequence[Card]) -> list[Asked]:
    """The questions the cards answer, every card in exactly one, without the lattice."""
    groups: dict[Key, list[Card]] = defaultdict(list)
    for card in cards:
        groups[key_of(card)].append(card)
    asked = [_question(scope, members) for scope, members in joined(list(groups.values()))]
    return sorted(asked, key=lambda each: each.question.id)


def _question(scope: Card, members: Iterable[Card]) -> Asked:
    measure = scope.measure.answers
    ids = tuple(sorted(card.id for card in members))
    return Asked(ask(measure, scope.places, scope.period, ids), measure)


def ask(
    measure: Measure, places: tuple[Place, ...], period: When | None, members: tuple[str, ...] = ()
) -> Question:
    """The question with that scope. Its id depends on the scope alone, not on who answers."""
    unit = measure.unit or Unit.UNKNOWN
    days = [str(period.start or ""), str(period.end or "")] if period else None
    identity = [place.identity for place in places]
    return Question(
        id=make_id("q", measure.kind, measure.population, measure.unit, identity, days),
        kind=measure.kind,
        population=measure.population,
        places=places,
        period=period,
        unit=unit,
        text=question_text(measure, places, period),
        members=members,
    )


def nest_questions(a: Asked, b: Asked) -> Nest:
    """How the scope of one question lies to that of another."""
    one, two = a.question, b.question
    return combined(
        nest_measures(a.measure, b.measure),
        nest_places(one.places, two.places),
        nest_periods(one.period, two.period),
    )


def with_lattice(asked: Sequence[Asked]) -> tuple[Question, ...]:
    """The questions with their nearest wider and narrower neighbours: what lies between is not skipped."""
    above: dict[str, set[str]] = defaultdict(set)
    for a, b in _neighbours(asked):
        nest = nest_questions(a, b)
        if nest is Nest.INSIDE:
            above[a.question.id].add(b.question.id)
        elif nest is Nest.AROUND:
            above[b.question.id].add(a.question.id)
    wider: dict[str, set[str]] = {}
    narrower: dict[str, set[str]] = defaultdict(set)
    for each in asked:
        mine = above[each.question.id]
        wider[each.question.id] = mine - {far for near in mine for far in above[near]}
        for up in wider[each.question.id]:
            narrower[up].add(each.question.id)
    return tuple(
        replace(
            each.question,
            wider=tuple(sorted(wider[each.question.id])),
            narrower=tuple(sorted(narrower[each.question.id])),
        )
        for each in asked
    )


def _neighbours(asked: Sequence[Asked]) -> Iterable[tuple[Asked, Asked]]:
    blocks: dict[tuple[str, Kind], list[tuple[When, str, Asked]]] = defaultdict(list)
    for each in asked:
        if each.question.period is None or not each.question.places:
            continue  # an unknown scope lies in nothing
        for country in countries_of(each.question.places):
            blocks[country, each.question.kind].append((each.question.period, each.question.id, each))
    for key in sorted(blocks):
        yield from sweep(blocks[key])
