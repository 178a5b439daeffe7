"""Every page of the desk with what may stand in its address, taken from the folder: for measuring all of them, and for counting what each
asks of the database. Pages are found by walking the URLconf, so that a new one cannot be forgotten: a gap in an address that
``GAPS`` does not know is an error.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

NO_FORM = "1"  # of what no folder has one, a number or a word; the page says so, and what it asks until then is counted


def _column(table: str, column: str, **only: Any) -> Callable[[], list[str]]:
    """The values of a column of the ledger."""

    def found() -> list[str]:
        from khronika.ledger import models

        rows = getattr(models, table).objects.filter(**only).order_by(column)
        return [str(value) for value in rows.values_list(column, flat=True)]

    return found


def _words(*words: str) -> Callable[[], list[str]]:
    return lambda: list(words)


# What stands in the gaps of addresses, by the gap's name.
GAPS: dict[str, Callable[[], list[str]]] = {
    "question_id": _column("Question", "id"),
    "report_id": _column("Report", "id"),
    "claim_id": _column("Claim", "claim_id"),
    "incident_id": _column("Incident", "id"),
    "source_id": _column("Source", "id"),
    "edition": _column("PersonList", "stored_id"),
    "entry_id": _column("PersonEntry", "id"),
    "link_id": _column("LinkProposal", "link"),
    "made": _column("ReviewBatch", "number"),
    "member_id": _column("Member", "id"),
    "actor_id": _column("Actor", "id"),
    "key": _column("PlaceName", "key"),
    "sort": _words("source"),
    "party_id": _column("Source", "id"),
    "invitation_id": _column("Invitation", "id"),
    "token_id": _column("Token", "id"),
    "rest": _words("x"),
    "code": _words("en"),
    "form": _words("csv"),
    "secret": _words("x"),
    "number": _words("1"),
    "proposal": _words("1"),
    "split": _words("1"),
    "pk": _words("1"),
}
# Gaps that are filled together: two claims of which it was worked out how they stand to each other.
PAIR = ("a", "b")


def _with_originals() -> list[str]:
    """Reports whose bytes lie in the folder: of copies (``desk_copies``) they do not."""
    from django.conf import settings

    from khronika.ledger import models, originals

    rows = models.Report.objects.order_by("pk").values_list("pk", "stored_id")
    return [
        pk for pk, sha256 in rows.iterator() if originals.path_of(settings.KHRONIKA_FOLDER, sha256).exists()
    ]


# Where a gap of the same name means something else in one address.
GAPS_OF: dict[str, dict[str, Callable[[], list[str]]]] = {
    "desk:sources_dictionary": {"show": _words("sources", "outlets")},
    "desk:sources_export": {"show": _words("sources", "outlets")},
    "desk:original": {"report_id": _with_originals},
    "desk:dictionary": {"show": _words("claims", "reports")},
    "desk:export": {"show": _words("claims", "reports")},
    "desk:sheet": {"show": _words("claims", "figures", "queue")},
    "desk:list_file": {"show": _words("questions", "unread", "lists", "links")},
    "desk:list_dictionary": {"show": _words("questions", "unread", "lists", "links")},
}
State = Callable[["Drawing"], Mapping[str, str]]


def _at(**names: str) -> State:
    """Fields with values: a value in braces is drawn from the folder."""
    return lambda drawing: {
        name: drawing.one(value[1:-1]) if value.startswith("{") else value for name, value in names.items()
    }


# Other lists under one address. A file holds every row of its list and takes what these take: so a narrow list is asked for.
STATES: dict[str, list[State]] = {
    "desk:questions": [
        _at(),
        _at(kind="detention"),
        _at(place="{place}"),
        lambda drawing: {"place": drawing.one("place"), **drawing.month("from", "to")},
    ],
    "desk:queue": [
        _at(),
        _at(by="kind"),
        _at(by="report"),
        _at(by="source"),
        _at(by="confidence"),
        _at(state="any", kind="injury"),
        _at(state="accepted"),
        _at(report="{report_id}"),
        _at(question="{question_id}", by="kind"),
        _at(source="{source_key}"),
        _at(confidence="guess"),
        _at(after="{claim_number}"),
    ],
    "desk:many": [_at(question="{question_id}"), _at(report="{report_id}"), _at(state="any", kind="injury")],
    "desk:search": [
        _at(),
        _at(show="reports"),
        _at(kind="injury"),
        _at(place="{place}"),
        lambda drawing: drawing.month("from", "to"),
        lambda drawing: drawing.month("said_from", "said_to"),
        _at(added_from="2001-01-01"),
        _at(source="{source_id}"),
        _at(outlet="{outlet_id}"),
        lambda drawing: {"words": drawing.kept(drawing.one("word"))},
        lambda drawing: {"words": drawing.kept(drawing.one("word")), "show": "reports"},
        lambda drawing: {
            "words": drawing.kept(f"{drawing.one('word')} {drawing.one('word')}"),
            "place": drawing.one("place"),
        },
        _at(after="{claim_number}"),
    ],
    "desk:incidents": [
        _at(),
        _at(kind="injury"),
        _at(place="{place}"),
        lambda drawing: drawing.month("from", "to"),
        _at(standing="proposed"),
        _at(standing="confirmed"),
    ],
    "desk:sources": [
        _at(),
        _at(show="outlets"),
        _at(type="state"),
        lambda drawing: {"called": drawing.kept("ministry")},
    ],
    "desk:incidents_export": [lambda drawing: {"place": drawing.one("place"), **drawing.month("from", "to")}],
    "desk:export": [_at(incident="{incident_id}")],
    "desk:sheet": [_at(incident="{incident_id}", report="{report_id}")],
    "desk:sources_export": [_at(type="unknown")],
    "desk:list_file": [lambda drawing: {"place": drawing.one("place"), **drawing.month("from", "to")}],
}
_DRAWN: dict[str, Callable[[], list[str]]] = {
    "place": _column("PlaceName", "name"),
    "source_key": _column("Source", "key"),
    "outlet_id": _column("Outlet", "id"),
    "claim_number": _column("Claim", "number"),
    "word": _words("police", "ministry", "square", "Wire", "138", "people", "agency", "lawyers"),
}


class Drawing:
    """Values out of the folder, drawn by chance: the same for the same seed and folder."""

    def __init__(self, seed: int = 1) -> None:
        self._rng = random.Random(seed)
        self._held: dict[Any, list[str]] = {}

    def every(self, name: str, of: str = "") -> list[str]:
        """All that may stand there. Raises KeyError for a gap of which nothing is known."""
        known = GAPS_OF.get(of, {}).get(name) or GAPS.get(name) or _DRAWN.get(name)
        if known is None:
            raise KeyError(f"{of}: say in benchmarks/desk_pages.py what may stand for {name}")
        if known not in self._held:
            self._held[known] = known()
        return self._held[known]

    def one(self, name: str, of: str = "") -> str:
        return self._rng.choice(self.every(name, of) or [NO_FORM])

    def pair(self) -> tuple[str, str]:
        """Two claims that are compared."""
        from khronika.ledger import models

        if PAIR not in self._held:
            rows = models.Comparison.objects.order_by("pk").values_list("a__claim_id", "b__claim_id")
            self._held[PAIR] = [f"{a} {b}" for a, b in rows[:20_000]]
        a, _, b = self._rng.choice(self._held[PAIR] or [f"{NO_FORM} {NO_FORM}"]).partition(" ")
        return a, b

    def month(self, first: str, last: str) -> dict[str, str]:
        day = self._rng.choice(self._days())
        return {first: f"{day[:7]}-01", last: f"{day[:7]}-28"}

    def _days(self) -> list[str]:
        from khronika.ledger import models

        if "days" not in self._held:
            rows = models.Claim.objects.filter(as_of_first__isnull=False).order_by("number")
            days = rows.values_list("as_of_first", flat=True)[:200_000:97]
            self._held["days"] = [day.isoformat() for day in days] or ["2031-05-04"]
        return self._held["days"]

    def kept(self, words: str) -> str:
        from khronika.ledger.search import keep_words

        return keep_words(words)


@dataclass(frozen=True, slots=True)
class Page:
    """An address and one of its states, by its number."""

    name: str
    gaps: tuple[str, ...]
    state: int

    @property
    def title(self) -> str:
        return f"{self.name} {self.state}" if self.name in STATES else self.name

    def address(self, drawing: Drawing) -> str:
        if self.gaps == PAIR:
            filled = dict(zip(PAIR, drawing.pair(), strict=True))
        else:
            filled = {gap: drawing.one(gap, self.name) for gap in self.gaps}
        path = reverse(self.name, kwargs=filled)
        asked = STATES[self.name][self.state](drawing) if self.name in STATES else {}
        return f"{path}?{urlencode(asked)}" if asked else path


def addresses(
    resolver: Any = None, space: str = "", before: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name of each address with its gaps."""
    for part in (resolver or get_resolver("khronika.server.urls")).url_patterns:
        gaps = (*before, *part.pattern.converters)
        if isinstance(part, URLResolver):
            yield from addresses(part, f"{space}{part.namespace}:" if part.namespace else space, gaps)
        elif isinstance(part, URLPattern):
            yield f"{space}{part.name}", gaps


def pages() -> list[Page]:
    """Every address that may answer a GET, in each of its states."""
    return [
        Page(name, gaps, state)
        for name, gaps in dict(addresses()).items()
        for state in range(len(STATES.get(name, [0])))
    ]


def opened(client: Client, address: str, lines: list[int] | None = None) -> int:
    """The status; all of the answer is made. Of a file that is streamed how many lines it has goes to ``lines``."""
    answer = client.get(address)
    if answer.streaming:
        many = sum(part.count(b"\n") for part in answer.streaming_content)  # type: ignore[attr-defined]
        if lines is not None:
            lines.append(many)
    answer.close()
    return answer.status_code
