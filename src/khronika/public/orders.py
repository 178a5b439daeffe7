"""In which order pages list things, and what is said once because it is so of all."""

from collections.abc import Iterable, Sequence

from khronika.nouns import Kind, Relation, ReleasedIncident, ReleasedQuestion
from khronika.public.record import Shelf
from khronika.public.rows import Sheet


def alike(rows: Sheet) -> str:
    """How all rows were reviewed, where that is the same for all: it is then said once."""
    states = {row.state for row in rows.everything}
    return states.pop() if len(states) == 1 else ""


def busiest(questions: Iterable[ReleasedQuestion]) -> list[ReleasedQuestion]:
    """Those with most independent sources first, then with most figures."""
    return sorted(questions, key=lambda q: (-q.tally.sources, -q.tally.figures, q.question.id))


def widest(shelf: Shelf) -> list[ReleasedQuestion]:
    """Those beside whose figures most stands first: what most was said about, and is compared. Without a number they come last."""

    def beside_it(question: ReleasedQuestion) -> int:
        ends = set(question.question.members)
        for member in question.question.members:
            for pair in shelf.pairs.get(member, ()):
                if pair.comparison.relation is not Relation.NOT_COMPARABLE:
                    ends |= {pair.comparison.a, pair.comparison.b}
        return len(ends)

    return sorted(
        shelf.release.questions,
        key=lambda q: (not q.tally.figures, -beside_it(q), -q.tally.sources, q.question.id),
    )


def by_kind(questions: Sequence[ReleasedQuestion]) -> list[ReleasedQuestion]:
    order: dict[Kind, int] = {}
    for each in questions:
        order[each.question.kind] = order.get(each.question.kind, 0) + 1
    return sorted(busiest(questions), key=lambda q: (-order[q.question.kind], q.question.kind.value))


def first_day(each: ReleasedIncident) -> tuple[bool, str, str]:
    period = each.incident.period
    first = (period.start or period.end) if period else None
    return first is None, str(first or ""), each.incident.id
