"""From claims to questions: kind x population x places x period x unit."""

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.nouns import Place, Question, Unit, When, make_id
from khronika.reconciling.cards import Card
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


def asked_by(scope: Card, members: Iterable[Card]) -> Asked:
    """The question of the scope card's scope, with its members."""
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
