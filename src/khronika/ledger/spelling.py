"""Words that are looked for, in every spelling that the record has of them: the part of ``search`` that knows how names are spelled."""

from dataclasses import dataclass, field

from khronika.ledger.full_text import Choice
from khronika.ledger.search_tables import SearchWord
from khronika.names.lookup import alike, drawer

_MOST_SPELLINGS = 40  # of one word: a drawer of short names can hold hundreds
_MOST_PHRASES = 64  # of one phrase, each word in each spelling

Positions = tuple[tuple[str, ...], ...]  # for each word of a phrase the keys it may have


@dataclass(frozen=True, slots=True)
class Term:
    """What must be found: one of these phrases, or a claim at one of these places (by their identities)."""

    phrases: tuple[Positions, ...]
    places: tuple[str, ...] = ()


@dataclass(slots=True)
class Spelled:
    """Terms with every spelling that the record has of their words."""

    terms: tuple[Choice, ...] = ()
    keys: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)


def spell(terms: tuple[Term, ...], *, spellings: bool = True) -> Spelled:
    """One query for all words of all terms."""
    typed = {key for term in terms for phrase in term.phrases for keys in phrase for key in keys}
    drawers = {drawer(key) for key in typed} - {""} if spellings else set()
    lying: dict[str, list[str]] = {}
    if drawers:
        for key, lies in SearchWord.objects.filter(drawer__in=drawers).values_list("key", "drawer"):
            lying.setdefault(lies, []).append(key)
    found = Spelled(keys=set(typed))
    spelled: dict[str, tuple[str, ...]] = {}
    for key in sorted(typed):
        others = [
            other for other in sorted(lying.get(drawer(key), ())) if other not in typed and alike(key, other)
        ]
        spelled[key] = (key, *others[:_MOST_SPELLINGS])
        found.added.update(others[:_MOST_SPELLINGS])
    found.keys |= found.added
    found.terms = tuple(dict.fromkeys(_choice(term, spelled) for term in terms))
    return found


def spelled(term: Term) -> tuple[Choice, ...]:
    """What is looked for in the full text for a term, in every spelling that the record has."""
    return spell((term,)).terms


def _choice(term: Term, spelled: dict[str, tuple[str, ...]]) -> Choice:
    phrases: dict[tuple[str, ...], None] = {}
    for positions in term.phrases:
        made: list[tuple[str, ...]] = [()]
        for keys in positions:
            every = [other for key in keys for other in spelled[key]]
            made = [(*phrase, key) for phrase in made for key in dict.fromkeys(every)][:_MOST_PHRASES]
        phrases.update(dict.fromkeys(made))
    return (*phrases, *((key,) for key in term.places))
