"""Lists of claims, questions and incidents in the forms of ``publishing.formats``: what the desk and `khronika export` hand in, and what
each form is called."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from khronika import __version__
from khronika.desk import downloads
from khronika.desk.columns import INCIDENTS, QUESTIONS
from khronika.drawing.maps import position, rings
from khronika.ledger import happened, kept_reports
from khronika.ledger.access import QuestionRow
from khronika.nouns import Place
from khronika.publishing.formats import (
    FORMATS,
    About,
    Format,
    Lookups,
    Point,
    Ring,
    Told,
    View,
    claim_view,
    write_losses,
)

_LOSSES = "-losses"
_TEXTS = 64  # of reports held at once: claims come report by report, mostly
Write = Callable[[], Iterable[bytes]]


def about_folder(title: str, licence: str = "") -> About:
    return About(title, timezone.now().isoformat(timespec="seconds"), __version__, licence)


def folder_lookups() -> Lookups:
    return Lookups(_point, _outline, lru_cache(maxsize=_TEXTS)(kept_reports.stored_text))


def _point(place: Place) -> Point | None:
    return position(place.key) if place.key is not None else None


def _outline(place: Place) -> tuple[Ring, ...]:
    return rings(place.key) if place.key is not None else ()


def claims(rows: Callable[[], Iterable[Told]], licence: str = "") -> View[Told]:
    return claim_view(rows, about_folder("Claims of a khronika folder", licence), folder_lookups())


def questions(rows: Callable[[], Iterable[QuestionRow]], licence: str = "") -> View[QuestionRow]:
    said = about_folder("Questions of a khronika folder", licence)
    return View("questions", said, QUESTIONS, rows, lambda r: r.id, lambda r: r.question.places, lambda r: r.question.period, folder_lookups())  # fmt: skip


def incidents(rows: Callable[[], Iterable[happened.Row]], licence: str = "") -> View[happened.Row]:
    said = about_folder("Incidents of a khronika folder", licence)
    return View("incidents", said, INCIDENTS, rows, lambda r: r.incident.id, lambda r: r.incident.places, lambda r: r.incident.period, folder_lookups())  # fmt: skip


def names(forms: Mapping[str, Format[Any]]) -> list[str]:
    """What may stand in an address for them: the forms, and beside those that lose something row by row what they lose."""
    return [
        each for name, form in forms.items() for each in ((name, name + _LOSSES) if form.losses else (name,))
    ]


def listed(forms: Mapping[str, Format[Any]]) -> list[tuple[str, str, str, str]]:
    """For a page: name, title, about and the name of its losses (empty where there are none), without CSV and XLSX, which every list has."""
    return [
        (name, gettext(form.title), gettext(form.about), name + _LOSSES if form.losses else "")
        for name, form in forms.items()
        if name not in downloads.FORMS
    ]


def as_form(
    request: HttpRequest, name: str, view: View[Any], forms: Mapping[str, Format[Any]]
) -> downloads.Answer:
    """The view in a form, or what the form loses. Raises Http404 for a name that is none of ``names``."""
    if name not in names(forms):
        raise Http404("no such form")
    form = forms[name.removesuffix(_LOSSES)]
    stem = downloads.dated(view.name)
    if name.endswith(_LOSSES):
        return downloads.in_pieces(
            request, write_losses(form, view), f"{stem}.{form.name}-losses.csv", FORMATS["csv"].media_type
        )
    return downloads.in_pieces(request, form.write(view), form.file_name(stem), form.media_type)
