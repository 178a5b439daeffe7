"""Rule sets of publishing: a file of thresholds and of rules in words, parsed whole or refused.

Nothing has a default here: a file that leaves a threshold out is refused, because what is left out would be decided by nobody. The
one that is shipped, ``careful.yaml``, is the careful one; a folder's own begins as a copy of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from khronika.nouns import Rule, RuleSet, State, Words, canonical_json, digest

CAREFUL = Path(__file__).with_name("careful.yaml")
DEMONSTRATION = "demonstration"  # by it alone goes out what nobody reviewed, of our own summaries
LANGS = ("en", "ru", "kk")
# What a rule may be called: the mask looks for these, so that a file cannot forget to say one of them to its readers.
RULE_IDS = (
    "review.decided",
    "days.old",
    "days.rounded",
    "person.unnamed",
    "source.protected",
    "place.coarsened",
    "cell.small",
    "quote.cut",
    "counts.otherwise",
    "report.shown",
    "earlier.not-masked-anew",
    "derived.from-masked",
)


class RulesUnread(ValueError):
    """A file of rules that cannot be followed: what is wrong, where, and what to do."""


class Seconded(StrEnum):
    """When a second person must have confirmed a decision for its claim to go out."""

    WHERE_MARKED = "where-marked"  # where the folder asks for it
    ALWAYS = "always"


class Rounded(StrEnum):
    """How exactly days are told."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Protecting(StrEnum):
    """How those are told who may not be named. ``PSEUDONYM``: each by a number of its own; ``ALIKE``: all alike, so that
    independent ones cannot be counted."""

    PSEUDONYM = "pseudonym"
    ALIKE = "alike"


class Withheld(StrEnum):
    """What of a report that names a protected source goes out."""

    CLAIMS = "claims"  # without quotation, outlet, address and day of print
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Group:
    """People of whom few are easily known: ``stems`` are the beginnings of words for them, in all languages."""

    name: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """One rule set. ``days_old`` is how long ago the youngest day and the last report must lie; ``smallest_place`` in inhabitants;
    ``small_cell`` the first number of people of one of ``groups`` that may be told; ``complements`` names for a group who else
    makes up its whole (men, for women); ``open_sites`` the beginnings of words for places that are everybody's (squares,
    streets); ``shown`` names of bodies, outlets and public figures beyond those of our tables; ``longest_quotation`` in words."""

    id: str
    version: str
    states: tuple[State, ...]
    seconded: Seconded
    days_old: int
    time: Rounded
    smallest_place: int
    open_sites: tuple[str, ...]
    small_cell: int
    groups: tuple[Group, ...]
    complements: tuple[tuple[str, str], ...]
    protected: Protecting
    withheld_reports: Withheld
    shown: tuple[str, ...]
    longest_quotation: int
    rules: tuple[Rule, ...]

    def told(self) -> RuleSet:
        """As a release tells it to its readers. Names that a folder added stand in its digest alone."""
        return RuleSet(self.id, self.version, digest(canonical_json(self).encode()), self.rules)


def careful() -> Rules:
    """The rule set that is shipped."""
    return rules_from(CAREFUL.read_text(encoding="utf-8"))


def rules_from(text: str) -> Rules:
    """A rule set from the text of its file. Raises RulesUnread."""
    try:
        given = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise RulesUnread(f"The rules are not YAML: {error}") from error
    if not isinstance(given, Mapping):
        raise RulesUnread("The rules are not a table of names and values; begin with a copy of careful.yaml.")
    names = {field.name for field in fields(Rules)}
    if unknown := sorted(map(str, set(given) - names)):
        raise RulesUnread(f"The rules say {', '.join(unknown)}, which nothing follows; take it out.")
    if missing := sorted(names - set(given)):
        raise RulesUnread(f"The rules leave out {', '.join(missing)}; nothing is decided by default.")
    try:
        return _parsed(given)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RulesUnread(f"The rules cannot be followed: {error}") from error


def _parsed(given: Mapping[str, Any]) -> Rules:
    states = tuple(State(each) for each in given["states"])
    own = {State.PROPOSED} if given["id"] == DEMONSTRATION else set()
    if not set(states) <= {State.ACCEPTED, State.CORRECTED, *own} or not states:
        raise ValueError("states: only what a person accepted or corrected may go out")
    return Rules(
        id=_word(given, "id"),
        version=_word(given, "version"),
        states=states,
        seconded=Seconded(given["seconded"]),
        days_old=_number(given, "days_old", 0),
        time=Rounded(given["time"]),
        smallest_place=_number(given, "smallest_place", 0),
        open_sites=_words(given["open_sites"]),
        small_cell=_number(given, "small_cell", 1),
        groups=tuple(Group(str(name), _words(stems)) for name, stems in sorted(given["groups"].items())),
        complements=tuple((str(one), str(other)) for one, other in sorted(given["complements"].items())),
        protected=Protecting(given["protected"]),
        withheld_reports=Withheld(given["withheld_reports"]),
        shown=tuple(str(name) for name in given["shown"]),
        longest_quotation=_number(given, "longest_quotation", 0),
        rules=_texts(given["rules"]),
    )


def _word(given: Mapping[str, Any], name: str) -> str:
    value = given[name]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} is a word in quotation marks, got {value!r}")
    return value.strip()


def _number(given: Mapping[str, Any], name: str, least: int) -> int:
    value = given[name]
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise ValueError(f"{name} is a whole number from {least}, got {value!r}")
    return value


def _words(given: object) -> tuple[str, ...]:
    """Words of one line or of several, split at spaces."""
    lines = given if isinstance(given, list) else [given]
    return tuple(word.casefold() for line in lines for word in str(line).split())


def _texts(given: list[Mapping[str, Any]]) -> tuple[Rule, ...]:
    found = {
        str(each["id"]): Words(*(" ".join(str(each["text"][lang]).split()) for lang in LANGS))
        for each in given
    }
    if set(found) != set(RULE_IDS):
        wrong = ", ".join(sorted(set(found) ^ set(RULE_IDS)))
        raise ValueError(f"rules: each rule is told to readers once, and no other; see {wrong}")
    return tuple(Rule(key, found[key]) for key in RULE_IDS)
