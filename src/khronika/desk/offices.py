"""Who held an office, and from when until when, as far as the table of officials knows: public officials alone."""

from dataclasses import dataclass
from functools import cache

from khronika.desk.language import spoken
from khronika.desk.words import when_words
from khronika.nouns import PartialDate, When
from khronika.reading.speakers.matching import rows

_CYRILLIC = range(0x400, 0x530)
_KAZAKH = frozenset("әғқңөұүһі")


@dataclass(frozen=True, slots=True)
class Office:
    """``name`` in the language of the page where the table has it so; ``when`` in words."""

    name: str
    when: str


@cache
def _table() -> tuple[tuple[tuple[str, ...], str, str, str], ...]:
    """Names, key of the body, first and last day of each official."""
    found = []
    for names, body, country, first, last in rows("officials.tsv"):
        slug = body.removeprefix("body:")
        found.append((tuple(names.split(";")), slug if ":" in slug else f"{body}/{country}", first, last))
    return tuple(found)


def offices_of(key: str) -> tuple[Office, ...]:
    """Those who speak for the source of that key, in the order of their first day."""
    return tuple(
        Office(_name(names), _days(first, last))
        for names, body, first, last in sorted(_table(), key=lambda row: (row[2], row[0]))
        if body == key
    )


def _days(first: str, last: str) -> str:
    if not first and not last:
        return when_words(None)
    ends = [PartialDate.parse(day) if day else None for day in (first, last)]
    return when_words(When(ends[0], ends[1]))


def _name(names: tuple[str, ...]) -> str:
    """The table has a name in Latin, in Russian and, where it is spelled otherwise, in Kazakh."""
    wanted = spoken()
    return next((name for name in names if _written_in(name) == wanted), _fallback(names, wanted))


def _fallback(names: tuple[str, ...], wanted: str) -> str:
    cyrillic = [name for name in names if _written_in(name) != "en"]
    return cyrillic[-1] if wanted != "en" and cyrillic else names[0]


def _written_in(name: str) -> str:
    if not any(ord(char) in _CYRILLIC for char in name):
        return "en"
    return "kk" if set(name.casefold()) & _KAZAKH else "ru"
