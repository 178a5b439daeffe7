"""What bears on a question that a person asks, whether or not any figure answers it outright."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from khronika.nouns import Kind, Place, Precision, Question, Relation, Unit, When
from khronika.reconciling.blocks import families_of
from khronika.reconciling.measures import Measure, measure_for, measure_of, nest_measures
from khronika.reconciling.questions import ask
from khronika.reconciling.record import Record
from khronika.reconciling.scope import Nest, combined, narrowest, nest_periods, nest_places


@dataclass(frozen=True, slots=True)
class Gathered:
    """``asked`` is the question itself, without members when nobody answers it. ``nested`` lie inside it: a day, a
    city, some of the people; never to be added up. ``near`` meet it and count something else ("957 punished", which
    some print as detained). ``wider`` hold it; ``unplaced`` do not say where or when and may belong to it."""

    asked: Question
    nested: tuple[Question, ...]
    near: tuple[Question, ...]
    wider: tuple[Question, ...]
    unplaced: tuple[Question, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them, the asked one first."""
        return (self.asked, *self.nested, *self.near, *self.wider, *self.unplaced)

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """Every claim that answers one of them, each once, in the order of the questions."""
        return tuple(dict.fromkeys(key for question in self.questions for key in question.members))


def gather(
    record: Record, kind: Kind, population: str | None, places: Sequence[Place], period: When | None
) -> Gathered:
    """The question with that scope and the questions around it. ``population`` is in our words ("people",
    "journalists", "people fined"), ``None`` for people. No places or no period sets no limit in that dimension."""
    measure = measure_for(kind, population)
    if period is not None:
        period = replace(period, precision=Precision.DAYS, rule="")  # who asks for a month means all of it
    asked_places = narrowest(places)
    wanted = ask(measure, asked_places, period)
    found: dict[str, list[Question]] = {"nested": [], "near": [], "wider": [], "unplaced": []}
    for question in record.questions:
        if question.id == wanted.id:
            wanted = question
            continue
        role = _role(question, record, measure, asked_places, period)
        if role:
            found[role].append(question)
    related = _compared_with(record, [wanted, *found["nested"]])
    near = [q for q in found["near"] if q.kind in _kin(kind) or not related.isdisjoint(q.members)]
    return Gathered(
        wanted,
        _ordered(found["nested"]),
        _ordered(near),
        _ordered(found["wider"]),
        _ordered(found["unplaced"]),
    )


def _kin(kind: Kind) -> set[Kind]:
    mine = set(families_of(kind)) - {"crowd"}
    return {other for other in Kind if mine & set(families_of(other))}


def _role(
    question: Question, record: Record, measure: Measure, places: tuple[Place, ...], period: When | None
) -> str | None:
    its = measure_of(record.claims[question.members[0]])
    where = nest_places(question.places, places) if places else Nest.INSIDE
    days = nest_periods(question.period, period) if period else Nest.INSIDE
    counts = nest_measures(its, measure)
    if Nest.APART in (where, days):
        return None
    if Nest.UNKNOWN in (where, days):
        return "unplaced" if counts in (Nest.SAME, Nest.INSIDE) and _known_part_meets(where, days) else None
    if counts is Nest.APART:
        return "near" if its.unit in (None, Unit.PERSONS) else None
    nest = combined(counts, where, days)
    if nest in (Nest.SAME, Nest.INSIDE):
        return "nested"
    return "wider" if nest is Nest.AROUND else "near"


def _known_part_meets(where: Nest, days: Nest) -> bool:
    known = {where, days} - {Nest.UNKNOWN}
    return bool(known) and Nest.CROSSING not in known


def _compared_with(record: Record, questions: Sequence[Question]) -> set[str]:
    """Claims that stand as relay or not-comparable to a member of the questions."""
    members = {key for question in questions for key in question.members}
    telling = (Relation.RELAY, Relation.NOT_COMPARABLE)
    return {
        other
        for c in record.comparisons
        if c.relation in telling
        for one, other in ((c.a, c.b), (c.b, c.a))
        if one in members
    }


def _ordered(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Longest period first, then the wider place, then by the words: the order in which a reader descends."""

    def rank(question: Question) -> tuple[float, int, int, str]:
        first, last = question.period.bounds() if question.period else (None, None)
        days = (last - first).days if first and last else 0
        country = any(place.level == "country" for place in question.places)
        return -days, 0 if country else 1, -len(question.places), question.text

    return tuple(sorted(questions, key=rank))
