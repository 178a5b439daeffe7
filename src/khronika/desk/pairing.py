"""Two entries of lists side by side, or one alone: a row a field, with how it stands. The one place of the desk where names are revealed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from khronika.desk.link_words import REASONS, Reason, Stand, reason_of, sign, stand_words
from khronika.desk.words import day_words
from khronika.ledger.list_views import LinkView
from khronika.nouns import PersonRecord, Sex

_IN_NAMES = ("given", "family", "father", "sex")


@dataclass(frozen=True, slots=True)
class FieldRow:
    """``a`` and ``b`` are empty where the entry does not say; the page then has ``silent`` in their place."""

    label: str
    a: str
    b: str
    stand: Stand
    silent: str

    @property
    def sign(self) -> str:
        return sign(self.stand)

    @property
    def words(self) -> str:
        return stand_words(self.stand)


@dataclass(frozen=True, slots=True)
class Pairing:
    """What the review page shows of two entries: fields, reasons, and both rows as they stand in their lists."""

    rows: tuple[FieldRow, ...]
    reasons: tuple[Reason, ...]
    cells: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]


def pairing(view: LinkView) -> Pairing:
    told = view.proposal.reasons if view.proposal else ()
    stands = {REASONS[words][0]: REASONS[words][1] for words in told if words in REASONS}
    rows = tuple(_rows(view.a, view.b, stands))
    return Pairing(rows, tuple(reason_of(words) for words in told), (cells_of(view.a), cells_of(view.b)))


def name_of(record: PersonRecord) -> str:
    """As written."""
    return record.name.reveal()


def field_words_of(record: PersonRecord) -> list[tuple[str, str]]:
    """(label, what the entry says) of the fields that it has, but for the name as written."""
    return [(label, words) for _, label, of in _fields() if (words := of(record))]


def _rows(a: PersonRecord, b: PersonRecord, stands: dict[str, Stand]) -> Iterator[FieldRow]:
    """The name as written always; of other fields those that one entry has, or that a reason speaks of."""
    names = [stands[part] for part in ("given", "family") if part in stands]
    yield FieldRow(
        gettext("Name as written"), a.name.reveal(), b.name.reveal(), _worst(names), gettext("not said")
    )
    for field, label, of in _fields():
        left, right = of(a), of(b)
        if not (left or right or field in stands):
            continue
        # A part of a name, and sex, are compared by the name where there is no column for them.
        by_name = field in _IN_NAMES and field in stands
        told = stands.get(field) if by_name or (left and right) else None
        stand = told or _compared(left, right)
        yield FieldRow(label, left, right, stand, gettext("in the name") if by_name else gettext("not said"))


def _worst(stands: list[Stand]) -> Stand:
    for stand in (Stand.DIFFERS, Stand.NEAR, Stand.AGREES):
        if stand in stands:
            return stand
    return Stand.UNSAID


def _compared(left: str, right: str) -> Stand:
    """Of fields that linking does not weigh: letter by letter."""
    if not (left and right):
        return Stand.UNSAID
    return Stand.AGREES if left.casefold() == right.casefold() else Stand.DIFFERS


def _fields() -> list[tuple[str, str, Callable[[PersonRecord], str]]]:
    return [
        ("given", gettext("Given name"), lambda each: each.given.reveal() if each.given else ""),
        ("family", gettext("Surname"), lambda each: each.family.reveal() if each.family else ""),
        ("father", gettext("Patronymic"), lambda each: each.father.reveal() if each.father else ""),
        ("others", gettext("Other spellings"), lambda each: "; ".join(name.reveal() for name in each.others)),
        ("sex", gettext("Sex"), lambda each: _sex(each.sex)),
        ("born", gettext("Born, or age"), _born),
        ("place", gettext("Place"), lambda each: each.place or ""),
        ("day", gettext("Day"), lambda each: day_words(each.date) if each.date else ""),
        ("held", gettext("Held at"), lambda each: each.held_at or ""),
        ("status", gettext("Status"), lambda each: each.status or ""),
        ("source", gettext("Source of the entry"), lambda each: each.source or ""),
        ("own_id", gettext("The list’s own number"), lambda each: each.own_id.reveal() if each.own_id else ""),
        ("consent", gettext("Consent"), _consent),
    ]  # fmt: skip


def _sex(sex: Sex | None) -> str:
    if sex is None:
        return ""
    return gettext("woman") if sex is Sex.WOMAN else gettext("man")


def _born(each: PersonRecord) -> str:
    if each.born is not None:
        return day_words(each.born)
    return gettext("aged {years}").format(years=each.age) if each.age is not None else ""


def _consent(each: PersonRecord) -> str:
    return "; ".join(filter(None, (each.consent, each.consent_scope)))


def cells_of(record: PersonRecord) -> tuple[tuple[str, str], ...]:
    """(header, cell) of the row as it stands in its list, empty cells left out."""
    held: dict[str, str] = json.loads(record.cells.reveal())
    return tuple((header, cell) for header, cell in held.items() if cell)
