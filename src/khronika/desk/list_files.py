"""Lists that have no other way out as files: questions, what could not be read, editions of lists of people, decided pairs. Each under the
query of its page, with exactly its rows. Entries of lists have none: their names leave no page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from khronika.desk import downloads
from khronika.desk.columns import first_and_last, place_names
from khronika.desk.filters import read_filter
from khronika.ledger import access, lists
from khronika.ledger.access import QuestionRow
from khronika.ledger.list_views import DecidedRow, ListRow
from khronika.nouns import Bond, Unread
from khronika.publishing.formats.sheets import Column

Asked = Mapping[str, str]

QUESTIONS: Sequence[Column[QuestionRow]] = (
    Column("id", gettext_noop("Id of the question; the address of its page ends with it."), lambda r: r.id),
    Column("question", gettext_noop("The question in words, in English."), lambda r: r.question.text),
    Column("kind", gettext_noop("What the claim says happened: one of a closed list."), lambda r: r.question.kind.value),
    Column("population", gettext_noop("Whom the figure counts, as far as the words say."), lambda r: r.question.population),
    Column("place", gettext_noop("Where, by name; several are set apart by semicolons. Empty: not said."), lambda r: place_names(r.question.places, "name")),
    Column("place_key", gettext_noop("The same places by their keys in the gazetteer."), lambda r: place_names(r.question.places, "identity")),
    Column("happened_from", gettext_noop("First day, month or year on which it may have happened. Empty: not said."), lambda r: first_and_last(r.question.period, "start")),
    Column("happened_to", gettext_noop("Last day, month or year on which it may have happened. Empty: not said."), lambda r: first_and_last(r.question.period, "end")),
    Column("unit", gettext_noop("What the figure counts."), lambda r: r.question.unit.value),
    Column("figures", gettext_noop("How many figures answer it."), lambda r: r.figures),
    Column("sources", gettext_noop("From how many independent sources."), lambda r: r.sources),
    Column("untold", gettext_noop("How many of the claims are of nobody who can be told from others."), lambda r: r.untold),
    Column("outlets", gettext_noop("Through how many outlets that are named."), lambda r: r.outlets),
    Column("unnamed", gettext_noop("How many reports name no outlet."), lambda r: r.unnamed),
)  # fmt: skip

UNREAD: Sequence[Column[Unread]] = (
    Column("origin", gettext_noop("Where it came from: a file’s name, or an address."), lambda r: r.origin),
    Column("rule", gettext_noop("Why it was not read, in a stable word."), lambda r: r.rule),
    Column("reason", gettext_noop("What is wrong, and where, in English."), lambda r: r.reason),
    Column("remedy", gettext_noop("What to do, in English."), lambda r: r.remedy),
    Column("sha256", gettext_noop("Hash of the report’s bytes as received."), lambda r: r.sha256),
)  # fmt: skip

LISTS: Sequence[Column[ListRow]] = (
    Column("edition", gettext_noop("Hash of the list’s bytes; the address of its page ends with it."), lambda r: r.edition),
    Column("list", gettext_noop("What the list is called."), lambda r: r.name),
    Column("source", gettext_noop("Who keeps it. Empty: not given."), lambda r: r.source),
    Column("label", gettext_noop("What the edition is called. Empty: not given."), lambda r: r.label),
    Column("kept", gettext_noop("When it was kept, UTC."), lambda r: r.kept),
    Column("entries", gettext_noop("How many entries it has."), lambda r: r.entries),
    Column("unread", gettext_noop("How many lines are no entries."), lambda r: len(r.unread)),
    Column("current", gettext_noop("yes for the edition that counts."), lambda r: "yes" if r.current else "no"),
    Column("invented", gettext_noop("yes for a list on which nobody exists."), lambda r: "yes" if r.invented else "no"),
)  # fmt: skip

LINKS: Sequence[Column[DecidedRow]] = (
    Column("link", gettext_noop("Id of the pair; the address of its page ends with it."), lambda r: r.link),
    Column("decision", gettext_noop("same, different or unsure."), lambda r: r.ruling.value),
    Column("list_a", gettext_noop("The list of the first entry."), lambda r: r.ends[0][0]),
    Column("row_a", gettext_noop("Its row there."), lambda r: r.ends[0][1]),
    Column("list_b", gettext_noop("The list of the second entry."), lambda r: r.ends[1][0]),
    Column("row_b", gettext_noop("Its row there."), lambda r: r.ends[1][1]),
    Column("by", gettext_noop("Who decided."), lambda r: r.by),
    Column("at", gettext_noop("When it was decided, UTC."), lambda r: r.at),
    Column("probability", gettext_noop("How likely linking held it. Empty: it did not propose the pair."), lambda r: r.probability),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its columns, and its rows for the query of its page."""

    columns: Sequence[Column[Any]]
    rows: Callable[[Asked], Iterable[Any]]


def _questions(asked: Asked) -> Iterable[QuestionRow]:
    chosen = read_filter(asked)
    return access.questions(chosen.kind, chosen.place, chosen.start, chosen.end)


def _links(asked: Asked) -> Iterable[DecidedRow]:
    shown = asked.get("show", "")
    return lists.decided_links(Bond(shown) if shown in list(Bond) else None, most=None)


FILES: Mapping[str, Listed] = {
    "questions": Listed(QUESTIONS, _questions),
    "unread": Listed(UNREAD, lambda asked: access.unread()),
    "lists": Listed(LISTS, lambda asked: lists.list_rows()),
    "links": Listed(LINKS, _links),
}


@require_safe
def file(request: HttpRequest, show: str, form: str) -> HttpResponseBase:
    if show not in FILES or form not in downloads.FORMS:
        raise Http404("no such list")
    listed = FILES[show]
    return downloads.as_file(request, form, show, listed.columns, listed.rows(request.GET.dict()))


@require_safe
def dictionary(request: HttpRequest, show: str) -> HttpResponseBase:
    if show not in FILES:
        raise Http404("no such list")
    return downloads.dictionary(request, show, FILES[show].columns)
