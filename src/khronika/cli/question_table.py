"""A question as a table for people: who says what, and how it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khronika.cli.layout import Column, table
from khronika.cli.words import clean, figure_words, places_words, plural, said_on, when_words
from khronika.nouns import Claim, Comparison, Question, Relation
from khronika.reconciling import standing

COLUMNS = (
    Column("Figure as worded", 4),
    Column("Who says", 5),
    Column("As of", fixed=10),  # a date is one word of ten characters
    Column("What it counts", 5),
    Column("How it stands to the others", 7),
    Column("Outlets", 0, right=True),
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of one source: its claim nearest to the source, and the outlets that carry it unchanged."""

    claim: Claim
    outlets: tuple[str, ...]


def statements(
    question: Question, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]
) -> list[Statement]:
    """The question's claims with plain retellings folded into what they retell. A retelling that changed the words
    keeps a row of its own. Highest figure first; those without a number last."""
    members = {key: claims[key] for key in question.members}
    nearer = {
        pair.b: pair.a
        for pair in comparisons
        if pair.relation is Relation.RELAY and pair.directed and not pair.drift and pair.a in members
    }
    carried: dict[str, set[str]] = {key: set() for key in members}
    for key, claim in members.items():
        carried[_origin(key, nearer)].add(claim.outlet or claim.report_id)
    found = [Statement(members[key], tuple(sorted(outlets))) for key, outlets in carried.items() if outlets]
    return sorted(found, key=_rank)


def question_table(
    questions: Sequence[Question],
    claims: Mapping[str, Claim],
    comparisons: Sequence[Comparison],
    *,
    silent: bool = True,
) -> str:
    """One table over all the questions given. Without ``silent``, claims that give no number are counted under the
    table instead of listed."""
    found = [
        (statement, question)
        for question in questions
        for statement in statements(question, claims, comparisons)
    ]
    shown = [(one, question) for one, question in found if silent or one.claim.figure is not None]
    hidden = len(found) - len(shown)
    parts = [table(COLUMNS, [_cells(*row, claims, comparisons) for row in shown])] if shown else []
    if hidden:
        parts.append(f"Not listed: {plural(hidden, 'statement')} without a number.")
    return "\n".join(parts)


def _origin(key: str, nearer: Mapping[str, str]) -> str:
    seen = {key}
    while (up := nearer.get(key)) is not None and up not in seen:
        key = up
        seen.add(key)
    return key


def _rank(statement: Statement) -> tuple[float, str]:
    figure = statement.claim.figure
    if figure is None:
        return 1.0, statement.claim.id
    size = figure.value if figure.value is not None else (figure.low or figure.high or 0)
    return -size, statement.claim.id


def _cells(
    statement: Statement, question: Question, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]
) -> list[str]:
    claim = statement.claim
    return [
        figure_words(claim),
        _speakers(claim),
        said_on(claim),
        counts_words(question),
        clean(standing(claim.id, question, claims, comparisons)),
        str(len(statement.outlets)),
    ]


def _speakers(claim: Claim) -> str:
    chain = [clean(voice.source.name) for voice in claim.attribution.chain]
    return f"{chain[-1]}" if chain else f"{clean(claim.outlet or 'the report')} itself"


def counts_words(question: Question) -> str:
    """ "people detained; Almaty; 2019-06-09"."""
    counted = question.population or f"{question.kind.value} ({question.unit.value})"
    return f"{clean(counted)}; {places_words(question.places)}; {when_words(question.period)}"
