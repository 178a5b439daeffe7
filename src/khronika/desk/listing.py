"""The list of questions, grouped by kind and then by where and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from khronika import reconciling
from khronika.desk.language import namer, spoken
from khronika.desk.titles import Asks, asks, langs_of
from khronika.desk.words import kind_words, places_words
from khronika.ledger.access import QuestionRow, Told
from khronika.nouns import Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the list; ``answer`` is one sentence, empty where nothing was handed in to answer it; ``langs``
    gives the languages of what it quotes."""

    row: QuestionRow
    asks: Asks
    answer: str
    langs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scope:
    """Questions about one place, in order of their days."""

    title: str
    lines: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class KindGroup:
    title: str
    anchor: str
    scopes: tuple[Scope, ...]

    @property
    def count(self) -> int:
        return sum(len(scope.lines) for scope in self.scopes)


def _place(row: QuestionRow) -> str:
    return places_words(row.question.places) if row.question.places else gettext("Place not given")


def _by_day(row: QuestionRow) -> tuple[bool, str, str]:
    period = row.question.period
    return period is None, str(period.start or "") if period else "", row.question.text


def _answer(row: QuestionRow, told: Mapping[str, Told]) -> str:
    found = told.get(row.id)
    if found is None:
        return ""
    named = namer(row.question.period)
    return reconciling.answer(row.question, found.claims, found.comparisons, lang=spoken(), named=named)


def _asked(row: QuestionRow, told: Mapping[str, Told]) -> Asked:
    found = told.get(row.id)
    claims = found.claims if found else {}
    return Asked(row, asks(row.question, claims), _answer(row, told), langs_of(claims.values()))


# To hold n claims against each other is work for some n * n pairs. A question that more claims answer than sixty is answered on its own
# page alone; and of the others as many as make 4,000 pairs, a fifth of a second's work, those with the fewest claims first: so that the list costs
# no more in a record where all of the first five hundred are large.
MOST_ANSWERED = 60
MOST_PAIRS = 4_000


def answered(rows: Sequence[QuestionRow]) -> list[str]:
    """The ids of the questions whose answers the list tells."""
    found, pairs = [], 0
    for row in sorted(rows, key=lambda row: row.figures):
        pairs += row.figures**2
        if row.figures > MOST_ANSWERED or pairs > MOST_PAIRS:
            break
        found.append(row.id)
    return found


def grouped(rows: Sequence[QuestionRow], told: Mapping[str, Told]) -> tuple[KindGroup, ...]:
    """By kind, the kind with most figures first; inside, by place likewise, what has no place last; then by day."""
    kinds: dict[Kind, list[QuestionRow]] = {}
    for row in rows:
        kinds.setdefault(row.question.kind, []).append(row)
    order = sorted(kinds, key=lambda kind: (-_figures(kinds[kind]), kind_words(kind)))
    return tuple(KindGroup(kind_words(kind), f"kind-{kind}", _scopes(kinds[kind], told)) for kind in order)


def _scopes(rows: Sequence[QuestionRow], told: Mapping[str, Told]) -> tuple[Scope, ...]:
    places: dict[str, list[QuestionRow]] = {}
    for row in rows:
        places.setdefault(_place(row), []).append(row)
    order = sorted(places, key=lambda at: (not places[at][0].question.places, -_figures(places[at]), at))
    return tuple(
        Scope(at, tuple(_asked(row, told) for row in sorted(places[at], key=_by_day))) for at in order
    )


def _figures(rows: Sequence[QuestionRow]) -> int:
    return sum(row.figures for row in rows)
