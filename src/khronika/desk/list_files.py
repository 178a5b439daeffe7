"""Lists that have no other way out as files: questions, what could not be read, editions of lists of people, decided pairs. Each under the
query of its page, with exactly its rows. Entries of lists have none: their names leave no page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from khronika.desk import downloads, forms
from khronika.desk.columns import QUESTIONS
from khronika.desk.filters import read_filter
from khronika.ledger import access, lists
from khronika.ledger.access import QuestionRow
from khronika.ledger.list_views import DecidedRow, ListRow
from khronika.nouns import Bond, Unread
from khronika.publishing.formats import FLAT
from khronika.publishing.formats.sheets import Column

Asked = Mapping[str, str]

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
    if show == "questions" and form not in downloads.FORMS:
        asked = request.GET.dict()
        return forms.as_form(request, form, forms.questions(lambda: _questions(asked)), FLAT)
    if show not in FILES or form not in downloads.FORMS:
        raise Http404("no such list")
    listed = FILES[show]
    return downloads.as_file(request, form, show, listed.columns, listed.rows(request.GET.dict()))


@require_safe
def dictionary(request: HttpRequest, show: str) -> HttpResponseBase:
    if show not in FILES:
        raise Http404("no such list")
    return downloads.dictionary(request, show, FILES[show].columns)
