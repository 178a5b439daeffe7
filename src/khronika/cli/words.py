"""Short words for table cells. What the text does not say is a dash, never empty and never a guess."""

import re
from collections.abc import Sequence

from khronika.nouns import Claim, Place, Unread, When

UNSAID = "-"

# C0 and C1 controls, and the marks that turn the direction of writing: in a terminal they are commands.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def clean(words: str) -> str:
    """One line without control characters, for a terminal."""
    return " ".join(_CONTROLS.sub(" ", words).split())


def when_words(when: When | None) -> str:
    """ "2019-06-09", "2019-06-09 to 2019-06-13", "since 2019-06", "by 2019-06-09"; "2019-03 to 2019-06, every Friday"."""
    if when is None:
        return UNSAID
    return f"{_days(when)}, {clean(when.recurring)}" if when.recurring else _days(when)


def _days(when: When) -> str:
    if when.start is None:
        return f"by {when.end}"
    if when.end is None:
        return f"since {when.start}"
    return str(when.start) if when.start == when.end else f"{when.start} to {when.end}"


def places_words(places: Sequence[Place]) -> str:
    return ", ".join(place.name for place in places) or UNSAID


def figure_words(claim: Claim) -> str:
    return clean(claim.figure.text) if claim.figure else UNSAID


def said_on(claim: Claim) -> str:
    """The as-of date, as the text has it; else when the report was published, marked as such."""
    as_of = claim.as_of or (claim.figure.scope.as_of if claim.figure else None)
    if as_of is not None:
        return when_words(as_of)
    return f"printed {claim.published}" if claim.published else UNSAID


def unread_lines(unread: Sequence[Unread]) -> list[str]:
    """For standard error: what was not read, why, and what to do."""
    return [
        f"Not read: {_named(each.origin, clean(each.reason), each.rule)} [{each.rule}]. {clean(each.remedy)}"
        for each in unread
    ]


def note_line(origin: str, note: str) -> str:
    """For standard error: what was odd about a report that was taken all the same."""
    return f"Note: {origin_words(origin)}: {clean(note)}."


def origin_words(origin: str) -> str:
    return re.sub(r"^-(?=#|$)", "standard input", clean(origin))


def _named(origin: str, reason: str, rule: str) -> str:
    """Intake's reasons name the input; reading's speak of the text and need it named."""
    named = rule.startswith("intake.") or clean(origin) in reason
    return reason if named else f"{origin_words(origin)}: {reason}"


def plural(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
