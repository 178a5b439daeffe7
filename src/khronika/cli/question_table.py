"""A question as a table for people: who says what, and how it stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from khronika.cli.doubt_lines import Weak, perhaps
from khronika.cli.layout import Column, table
from khronika.cli.place_names import namer
from khronika.cli.spoken import counted, say, when_in
from khronika.cli.words import UNSAID, clean, figure_words, places_words, said_on, when_words
from khronika.nouns import Claim, Comparison, Question, Relation
from khronika.nouns.grounds import CERTAINTY, KIND, PLACE, SOURCE, WHEN, WeakGround
from khronika.nouns.labels import words_for
from khronika.reconciling import standing
from khronika.reconciling.answers import says_in
from khronika.reconciling.growth import growth
from khronika.reconciling.measures import measure_of
from khronika.reconciling.titles import counted_in

Stands = Callable[[str, Question, Mapping[str, Claim], Sequence[Comparison]], str]
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
    lang: str = "en",
    stands: Stands | None = None,
    weak: Weak | None = None,
) -> str:
    """One table over all the questions given; nothing when no statement is left to show.

    A figure's standing is told against ``beside`` (all of ``claims`` unless given). Without ``silent``, statements
    that give no number are counted under the table instead of listed. ``stands`` says how a claim stands to the others
    in another language; English is known here. What ``weak`` holds of a claim is worded as a doubt.
    """
    told = stands or _standing
    found = [
        (statement, question)
        for question in questions
        for statement in statements(question, claims, comparisons)
    ]
    shown = [(one, question) for one, question in found if silent or one.claim.figure is not None]
    hidden = len(found) - len(shown)
    parts = (
        [
            table(
                [replace(column, title=say(lang, column.title)) for column in COLUMNS],
                [
                    _cells(
                        *row,
                        claims,
                        told(row[0].claim.id, row[1], claims if beside is None else beside, comparisons),
                        lang,
                        (weak or {}).get(row[0].claim.id, ()),
                    )
                    for row in shown
                ],
            )
        ]
        if shown
        else []
    )
    if hidden:
        parts.append(
            say(lang, "Not listed: {many} without a number.", many=counted(lang, hidden, "statement"))
        )
    return "\n".join(parts)


def _rank(statement: Statement) -> tuple[float, str]:
    figure = statement.claim.figure
    if figure is None:
        return 1.0, statement.claim.id
    size = figure.value if figure.value is not None else (figure.low or figure.high or 0)
    return -size, statement.claim.id


def _cells(
    statement: Statement,
    question: Question,
    claims: Mapping[str, Claim],
    standing_words: str,
    lang: str,
    weak: Sequence[WeakGround],
) -> list[str]:
    claim = statement.claim
    counts = _counts(question) if lang == "en" else _counts_in(question, claims, lang)
    fields = ((KIND, CERTAINTY), (PLACE,), (WHEN,))
    return [
        figure_words(claim),
        perhaps(_speakers(claim, lang), weak, (SOURCE,), lang),
        said_on(claim) if lang == "en" else _said_in(claim, lang),
        "; ".join(perhaps(part, weak, of, lang) for part, of in zip(counts, fields, strict=True)),
        clean(standing_words),
        str(len(statement.outlets)),
    ]


def _standing(
    claim_id: str, question: Question, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]
) -> str:
    """How it stands to the others; and, where one source counted less before or more later, what grew."""
    named = namer("en", question)
    stands = standing(claim_id, question, claims, comparisons, named)
    grew = growth(claim_id, claims, comparisons, named)
    if grew and grew in stands:
        return stands
    return grew if grew and stands.startswith("the only figure") else "; ".join(filter(None, (stands, grew)))


def _speakers(claim: Claim, lang: str) -> str:
    """One name for a body, whoever spoke for it; the report itself where it says so itself."""
    if claim.attribution.chain:
        return clean(says_in(claim, lang))
    if claim.outlet is None:
        return say(lang, "the report itself")
    return clean(say(lang, "{outlet} itself", outlet=claim.outlet))


def _said_in(claim: Claim, lang: str) -> str:
    """``said_on`` in Russian or Kazakh."""
    as_of = claim.as_of or (claim.figure.scope.as_of if claim.figure else None)
    if as_of is not None:
        return when_in(as_of, lang, UNSAID)
    return say(lang, "printed {day}", day=claim.published) if claim.published else UNSAID


def _counts_in(question: Question, claims: Mapping[str, Claim], lang: str) -> tuple[str, str, str]:
    """ "человек было задержано", "Алматы", "2019-06-09"."""
    known = next((claims[key] for key in question.members if key in claims), None)
    counts = counted_in(measure_of(known).answers, lang) if known else words_for(question.kind, lang)
    named = namer(lang, question)
    places = ", ".join(named(place) for place in question.places) or UNSAID
    return clean(counts), clean(places), when_in(question.period, lang, UNSAID)


def counts_words(question: Question) -> str:
    """ "people detained; Almaty; 2019-06-09"."""
    return "; ".join(_counts(question))


def _counts(question: Question) -> tuple[str, str, str]:
    counted = question.population or f"{question.kind.value} ({question.unit.value})"
    return clean(counted), places_words(question.places), when_words(question.period)
