"""What a page of search was asked: from its form to its address, and from its address to a filter.

The address is permanent and holds ids, dates and words of closed lists. What was typed to look for, and the name of a source, may be a
person's name: the folder keeps such words, and the address an id of them. What was typed stays in the form, right or wrong.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext

from khronika.desk import search_words
from khronika.desk.filters import typed_date
from khronika.desk.words import kind_words, language_words
from khronika.ledger import search
from khronika.ledger.search import Days, Filter
from khronika.nouns import Kind
from khronika.nouns.labels import LANGS

CLAIMS, REPORTS = "claims", "reports"
SHOWN = (CLAIMS, REPORTS)
DATES = ("from", "to", "said_from", "said_to", "added_from", "added_to")
_KEPT = ("words", "called")  # typed, and kept out of the address
_PLAIN = ("kind", "place", "lang", "source", "outlet", "incident", *DATES)
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Asking:
    """``typed`` are the words as typed; ``wrong`` maps a field's name to what is wrong with it and what to do. A wrong field does
    not filter. ``query`` is the address's, without the page. ``source`` and ``outlet`` are names for the ids that were given."""

    filter: Filter
    show: str
    typed: Mapping[str, str]
    wrong: Mapping[str, str]
    query: str
    source: str | None
    outlet: str | None
    left_out: int

    @property
    def active(self) -> bool:
        return self.filter != Filter()

    @property
    def more(self) -> bool:
        """True where something beside the words is asked: the rest of the form is then open."""
        return bool(self.wrong) or any(self.typed[field] for field in (*_PLAIN, "called"))

    @property
    def kinds(self) -> list[tuple[str, str, bool]]:
        return [(str(kind), kind_words(kind), kind is self.filter.kind) for kind in Kind]

    @property
    def langs(self) -> list[tuple[str, str, bool]]:
        return [(lang, language_words(lang), lang == self.filter.lang) for lang in LANGS]

    @property
    def without_source(self) -> str:
        return self.without("source")

    @property
    def without_outlet(self) -> str:
        return self.without("outlet")

    @property
    def without_incident(self) -> str:
        return self.without("incident")

    def without(self, *fields: str) -> str:
        """The query of the same list without these."""
        return "&".join(pair for pair in self.query.split("&") if pair.partition("=")[0] not in fields)


def address(sent: Mapping[str, str]) -> str:
    """The query for what a form sent. Keeps words that must not stand in it."""
    pairs = [("show", sent.get("show", "") if sent.get("show") in SHOWN[1:] else "")]
    for field in _KEPT:
        typed = _clean(sent.get(field, ""))
        pairs.append((field, search.keep_words(typed) if typed else ""))
    pairs += [(field, _clean(sent.get(field, ""))) for field in _PLAIN]
    return urlencode([pair for pair in pairs if pair[1]])


def read_asking(sent: Mapping[str, str]) -> Asking:
    """From a query string. Unknown fields are left alone; nothing asked shows everything."""
    wrong: dict[str, str] = {}
    typed = {field: _clean(sent.get(field, "")) for field in (*_PLAIN, *_KEPT)}
    ids = {field: typed[field] for field in _KEPT}
    for field in _KEPT:
        typed[field] = _kept(ids[field], field, wrong)
    words = search_words.asked(typed["words"])
    source, outlet = _named(typed, wrong)
    wanted = Filter(
        words.terms,
        words.without,
        kind=_kind(typed["kind"], wrong),
        place=typed["place"] or None,
        happened=_days(typed, "from", "to", wrong),
        said=_days(typed, "said_from", "said_to", wrong),
        added=_days(typed, "added_from", "added_to", wrong),
        source=typed["source"] if source else None,
        called=search_words.called(typed["called"]),
        lang=typed["lang"] or None,
        outlet=typed["outlet"] if outlet else None,
        incident=typed["incident"] or None,
    )
    show = sent.get("show", "")
    show = show if show in SHOWN else CLAIMS
    pairs = [("show", show if show != CLAIMS else ""), *ids.items(), *((f, typed[f]) for f in _PLAIN)]
    query = urlencode([pair for pair in pairs if pair[1]])
    return Asking(wanted, show, typed, wrong, query, source, outlet, words.left_out)


def _clean(typed: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]+", " ", typed).strip()[:LONGEST]


def _kept(words_id: str, field: str, wrong: dict[str, str]) -> str:
    if not words_id:
        return ""
    found = search.kept_words(words_id)
    if found is None:
        wrong[field] = gettext("This folder does not keep the words of that address. Type them again.")
    return found or ""


def _named(typed: Mapping[str, str], wrong: dict[str, str]) -> tuple[str | None, str | None]:
    source = search.source_name(typed["source"]) if typed["source"] else None
    outlet = search.outlet_name(typed["outlet"]) if typed["outlet"] else None
    if typed["source"] and source is None:
        wrong["source"] = gettext("No source of this folder has the id in the address.")
    if typed["outlet"] and outlet is None:
        wrong["outlet"] = gettext("No outlet of this folder has the id in the address.")
    return source, outlet


def _kind(typed: str, wrong: dict[str, str]) -> Kind | None:
    if not typed or typed in list(Kind):
        return Kind(typed) if typed else None
    wrong["kind"] = gettext("“{typed}” is not a kind of claim. Choose one from the list.").format(typed=typed)
    return None


def _days(typed: Mapping[str, str], first: str, last: str, wrong: dict[str, str]) -> Days:
    start, end = (typed_date(typed[field], field, wrong) for field in (first, last))
    if start and end and end.latest < start.earliest:
        wrong[last] = gettext("The last day lies before the first. Swap them, or leave one empty.")
        end = None
    return start, end
