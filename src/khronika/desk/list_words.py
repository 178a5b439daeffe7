"""What intake says of a list of people, in the language of the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from khronika.desk.language import ENGLISH, spoken

_FIELDS = {
    "name": gettext_noop("name"),
    "given": gettext_noop("given name"),
    "family": gettext_noop("surname"),
    "father": gettext_noop("patronymic"),
    "others": gettext_noop("other spellings"),
    "sex": gettext_noop("sex"),
    "born": gettext_noop("date of birth"),
    "age": gettext_noop("age"),
    "place": gettext_noop("town or place"),
    "held_at": gettext_noop("where held"),
    "date": gettext_noop("date"),
    "status": gettext_noop("status"),
    "source": gettext_noop("source"),
    "own_id": gettext_noop("the list’s own number"),
    "consent": gettext_noop("consent"),
    "consent_scope": gettext_noop("what consent covers"),
}
# How intake and linking word a note -> the same with its numbers left open. Slots keep the order of groups.
_NOTES: tuple[tuple[str, str], ...] = (
    (r"(?P<n>\d+) of (?P<all>\d+) entries have a (?P<field>\w+) that cannot be read; there it is unknown",
     gettext_noop("{n} of {all} entries: what stands as {field} cannot be read; there it is unknown")),
    (r"(?P<n>\d+) lines of .+ begin with no name and are no entries: (?P<lines>[\d, .]+)",
     gettext_noop("{n} lines begin with no name and are no entries: {lines}")),
    (r"(?P<n>\d+) entries of .+ have parts that were not understood; they are kept as written",
     gettext_noop("{n} entries have parts that were not understood; they are kept as written")),
    (r"no birth, place or day stands on these lists: nothing but names is compared",
     gettext_noop("no birth, place or day stands on these lists: nothing but names is compared")),
    (r"(?P<n>\d+) entries without births are too few to tell how often strangers agree: true pairs may stay in doubt and not be proposed",
     gettext_noop("{n} entries without births are too few to tell how often strangers agree: true pairs may stay in doubt and not be proposed")),
    (r"(?P<n>\d+) entries have no name beyond initials and are linked with nobody",
     gettext_noop("{n} entries have no name beyond initials and are linked with nobody")),
    (r"(?P<n>\d+) decisions speak of entries that are not on these lists",
     gettext_noop("{n} decisions speak of entries that are not on these lists")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """``lang`` is set where the words are not in the language of the page."""

    words: str
    lang: str = ""


def note_words(note: str) -> Note:
    for pattern, words in _NOTES:
        found = re.fullmatch(pattern, note)
        if found:
            said = found.groupdict()
            return Note(gettext(words).format(**{**said, "field": field_name(said.get("field", ""))}))
    return Note(note, "" if spoken() == ENGLISH else ENGLISH)


def field_name(field: str) -> str:
    return gettext(_FIELDS[field]) if field in _FIELDS else field


def field_columns(columns: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """(what it is, the header it stands under)."""
    return [(field_name(field), header) for field, header in columns]
