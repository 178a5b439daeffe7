"""Questions as titles in the language of the page, and the languages of what a sentence quotes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from khronika import reconciling
from khronika.desk.language import ENGLISH, namer, spoken
from khronika.desk.words import capital
from khronika.ledger import access
from khronika.ledger.access import QuestionRow
from khronika.nouns import Claim, Question


@dataclass(frozen=True, slots=True)
class Asks:
    """A question's title. ``lang`` is set where it is not in the language of the page: no claim of it was at hand."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another question, with a link to it."""

    row: QuestionRow
    asks: Asks


def asks(question: Question, claims: Mapping[str, Claim]) -> Asks:
    """The question's title. Russian and Kazakh need one of its members among ``claims``; without, it is in English."""
    lang = spoken()
    if lang == ENGLISH:
        return Asks(question.text)
    known = [member for member in question.members if member in claims]
    if question.members[:1] != tuple(known[:1]):
        return Asks(question.text, ENGLISH)
    return Asks(capital(reconciling.title(question, claims, lang, namer(question.period))))


def neighbours(*groups: Sequence[QuestionRow]) -> tuple[tuple[Neighbour, ...], ...]:
    """Each group with titles; English asks nothing of the ledger, the other two as much for one row as for many."""
    ids = [row.id for group in groups for row in group]
    told = access.told(ids) if ids and spoken() != ENGLISH else {}
    return tuple(
        tuple(
            Neighbour(row, asks(row.question, told[row.id].claims if row.id in told else {})) for row in group
        )
        for group in groups
    )


def langs_of(claims: Iterable[Claim]) -> dict[str, str]:
    """The language of each figure and quotation, by its words; a number in digits is in none."""
    found: dict[str, str] = {}
    for claim in claims:
        for words in (claim.quote, claim.figure.text if claim.figure else ""):
            if claim.lang and any(char.isalpha() for char in words):
                found[words] = claim.lang
    return found
