"""The filter above the list of questions. What was typed stays in the form, right or wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext

from khronika.desk.words import kind_words
from khronika.nouns import Kind, PartialDate


@dataclass(frozen=True, slots=True)
class Filter:
    """``typed`` are the words as sent; ``wrong`` maps a field's name to what is wrong with it and what to do. A wrong
    field does not filter."""

    kind: Kind | None
    place: str | None
    start: PartialDate | None
    end: PartialDate | None
    typed: Mapping[str, str]
    wrong: Mapping[str, str]

    @property
    def active(self) -> bool:
        return any(part is not None for part in (self.kind, self.place, self.start, self.end))

    @property
    def query(self) -> str:
        """The address's, of what was typed."""
        return urlencode([pair for pair in self.typed.items() if pair[1]])

    @property
    def kinds(self) -> list[tuple[str, str, bool]]:
        """(value, words, chosen) for the list of kinds."""
        return [(str(kind), kind_words(kind), kind is self.kind) for kind in Kind]


def typed_date(typed: str, field: str, wrong: dict[str, str]) -> PartialDate | None:
    """What was typed as a date; ``None`` where nothing was, or where it is none, which ``wrong`` then says under ``field``."""
    if not typed:
        return None
    try:
        return PartialDate.parse(typed)
    except ValueError:
        wrong[field] = gettext(
            "“{typed}” is not a date. Write a day, month or year: 2019-06-09, 2019-06 or 2019."
        ).format(typed=typed)
        return None


def read_filter(sent: Mapping[str, str]) -> Filter:
    """From a query string. Unknown fields are left alone; nothing typed is a filter that shows everything."""
    typed = {field: sent.get(field, "").strip() for field in ("kind", "place", "from", "to")}
    wrong: dict[str, str] = {}
    kind = None
    if typed["kind"]:
        try:
            kind = Kind(typed["kind"])
        except ValueError:
            wrong["kind"] = gettext("“{typed}” is not a kind of claim. Choose one from the list.").format(
                typed=typed["kind"]
            )
    start, end = typed_date(typed["from"], "from", wrong), typed_date(typed["to"], "to", wrong)
    if start and end and end.latest < start.earliest:
        wrong["to"] = gettext("The last day lies before the first. Swap them, or leave one empty.")
        end = None
    return Filter(kind, typed["place"] or None, start, end, typed, wrong)
