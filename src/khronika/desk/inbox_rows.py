"""Finds as a page shows them: where they would stand, with titles and links, and what a person may say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from khronika.desk.happenings import happening_words
from khronika.desk.inbox_forms import Typed, as_typed
from khronika.desk.titles import Asks, asks
from khronika.ledger.arrival_views import FoundRow, Join, Way

_WAYS = {
    Way.UPLOAD: gettext_noop("uploaded"),
    Way.PASTE: gettext_noop("pasted"),
    Way.ADDRESS: gettext_noop("fetched"),
    Way.FOLDER: gettext_noop("from a watched folder"),
    Way.FEED: gettext_noop("from a feed"),
    Way.DEMO: gettext_noop("from the demonstration"),
}


def way_words(way: Way) -> str:
    return gettext(_WAYS[way])


_BEGINNING = 240  # characters of a text by which a person knows it again


@dataclass(frozen=True, slots=True)
class Joined:
    """A question or incident, as a link where the record has it. ``others`` of the record's claims stand in it already."""

    title: str
    lang: str
    question: str
    incident: str
    others: int
    beside: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A find with its form: ``values`` as typed last, ``wrong`` in words."""

    row: FoundRow
    beginning: str
    questions: tuple[Joined, ...]
    incidents: tuple[Joined, ...]
    values: Mapping[str, str]
    wrong: Mapping[str, str]


def shown(rows: Sequence[FoundRow], typed: Mapping[int, Typed]) -> list[Shown]:
    made = []
    for row in rows:
        joins = row.joins or ()
        again = typed.get(row.number)
        made.append(
            Shown(
                row,
                _beginning(row),
                tuple(_joined(each) for each in joins if each.question),
                tuple(_joined(each) for each in joins if each.incident),
                again.values if again else as_typed(row),
                again.wrong if again else {},
            )
        )
    return made


def _beginning(row: FoundRow) -> str:
    if row.report is None or row.kept:  # what the record has is shown by the record, which may withhold it
        return ""
    words = " ".join(row.report.text[: 4 * _BEGINNING].split())
    return words if len(words) <= _BEGINNING else words[:_BEGINNING].rsplit(" ", 1)[0] + " …"


def _joined(join: Join) -> Joined:
    if join.question is not None:
        told = asks(join.question, {join.first.id: join.first} if join.first else {})
        return Joined(told.text, told.lang, join.known, "", join.others, join.beside)
    told = Asks(happening_words(join.incident) if join.incident else "")
    return Joined(told.text, "", "", join.known, join.others, join.beside)
