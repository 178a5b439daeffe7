"""A question as a table for people: who says what, and how it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khronika.cli.layout import Column, table
from khronika.cli.words import clean, figure_words, places_words, plural, said_on, when_words
from khronika.nouns import Claim, Comparison, Question, Relation
from khronika.reconciling import standing
from khronika.reconciling.answers import who_says
from khronika.reconciling.growth import growth

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
    """One statement of one source, and the outlets that carry it: its own and those that repeat it, changed or not."""

    claim: Claim
    outlets: frozenset[str]


def statements(
    question: Question, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]
) -> list[Statement]:
    """The question's claims, plain retellings folded into what they retell; a retelling that changed words or scope
    keeps a row of its own. Highest figure first; those without a number last. ``claims`` may hold more than the
    members: an outlet that retold the figure for another scope carries it too."""
    relays = [
        pair for pair in comparisons if pair.relation is Relation.RELAY and {pair.a, pair.b} <= claims.keys()
    ]
    members = set(question.members)
    folded = {pair.b for pair in relays if not pair.drift and pair.a in members}
    found = []
    for key in members - folded:
        heard = {pair.b for pair in relays if pair.a == key}
        heard |= {pair.a for pair in relays if pair.b == key and not pair.directed}
        outlets = frozenset(claims[each].outlet or claims[each].report_id for each in {key, *heard})
        found.append(Statement(claims[key], outlets))
    return sorted(found, key=_rank)


def question_table(
    questions: Sequence[Question],
    claims: Mapping[str, Claim],
    comparisons: Sequence[Comparison],
    *,
    beside: Mapping[str, Claim] | None = None,
    silent: bool = True,
) -> str:
    """One table over all the questions given; nothing when no statement is left to show.

    A figure's standing is told against ``beside`` (all of ``claims`` unless given). Without ``silent``, statements
    that give no number are counted under the table instead of listed.
    """
    found = [
        (statement, question)
        for question in questions
        for statement in statements(question, claims, comparisons)
    ]
    shown = [(one, question) for one, question in found if silent or one.claim.figure is not None]
    hidden = len(found) - len(shown)
    parts = (
        [table(COLUMNS, [_cells(*row, claims if beside is None else beside, comparisons) for row in shown])]
        if shown
        else []
    )
    if hidden:
        parts.append(f"Not listed: {plural(hidden, 'statement')} without a number.")
    return "\n".join(parts)


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
        clean(_standing(claim.id, question, claims, comparisons)),
        str(len(statement.outlets)),
    ]


def _standing(
    claim_id: str, question: Question, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]
) -> str:
    """How it stands to the others; and, where one source counted less before or more later, what grew."""
    stands, grew = standing(claim_id, question, claims, comparisons), growth(claim_id, claims, comparisons)
    return grew if grew and stands.startswith("the only figure") else "; ".join(filter(None, (stands, grew)))


def _speakers(claim: Claim) -> str:
    """One name for a body, whoever spoke for it; the report itself where it says so itself."""
    return (
        clean(who_says(claim)) if claim.attribution.chain else f"{clean(claim.outlet or 'the report')} itself"
    )


def counts_words(question: Question) -> str:
    """ "people detained; Almaty; 2019-06-09"."""
    counted = question.population or f"{question.kind.value} ({question.unit.value})"
    return f"{clean(counted)}; {places_words(question.places)}; {when_words(question.period)}"
