"""How many people stand on no list: the study that was kept last, and the asking for another. Only counts of overlaps go in.

A study takes seconds to minutes, so a page never makes one: it asks, a program of its own answers, and the page shows what is
kept.
"""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from khronika import study as studies
from khronika.background import Work, handed_over
from khronika.desk.guarded import unkept
from khronika.desk.language import spoken
from khronika.desk.study_plots import plots_of
from khronika.desk.study_words import (
    Said,
    interval_words,
    method_words,
    people_words,
    refusal_words,
    setting_words,
)
from khronika.ledger import lists
from khronika.ledger.actions.ask_estimate import ask_estimate
from khronika.nouns import Outcome, Study

_MOST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Row:
    """One method in the table. ``once`` is the same with the likeliest linkage taken for granted."""

    method: str
    point: str
    interval: str
    once: str
    refused: Said | None
    rule: str


@unkept
@require_safe
def estimate(request: HttpRequest) -> HttpResponse:
    view, group = lists.study(), lists.grouping()
    study = view.study
    return render(
        request,
        "desk/estimate.html",
        {
            "view": view,
            "study": study,
            "group": group,
            "stale": bool(study and group and (group.since or group.stale or group.state != study.state)),
            "rows": rows_of(study) if study else (),
            "spread": spread(study) if study else None,
            "at_most": [(round(100 * chance), people_words(most)) for chance, most in study.at_most]
            if study
            else (),
            "plots": plots_of(study) if study else (),
            "assumptions": assumptions(study) if study else (),
            "settings": settings_of(study) if study else (),
            "invented": lists.invented_names(),
            "counts": lists.link_counts(),
            "here": "estimate",
        },
    )


@unkept
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Asks for a study, unless one is being made, and leads to the page that will show it."""
    typed = request.POST.get("seed", "0").strip()
    seed = min(int(typed), _MOST_SEED) if typed.isascii() and typed.isdigit() and len(typed) < 12 else 0
    number = ask_estimate(seed)
    if number is not None and not handed_over(Work.STUDY, number, seed):
        studies.start(Path(settings.KHRONIKA_FOLDER), asked=number, seed=seed)
    return HttpResponseRedirect(reverse("desk:estimate"))


def rows_of(study: Study) -> list[Row]:
    """Every method, answered or not; then the guarded interval."""
    rows = [_row(method_words(each.method), each.averaged, each.once) for each in study.methods]
    if study.guarded is not None:
        rows.append(_row(method_words("guarded"), study.guarded, study.guarded_once or study.guarded))
    return rows


def _row(method: str, said: Outcome, once: Outcome) -> Row:
    found, plain = said.estimate, once.estimate
    return Row(
        method,
        people_words(found.point) if found else "",
        interval_words(found) if found else "",
        f"{people_words(plain.point)} ({interval_words(plain)})" if plain else "",
        refusal_words(said.refused) if said.refused else None,
        said.refused.rule if said.refused else "",
    )


def spread(study: Study) -> tuple[str, str] | None:
    """From the lowest end to the highest of the methods' intervals, guarded ones left aside; ``None`` where none answered."""
    made = [each.averaged.estimate for each in study.methods if each.averaged.estimate]
    if not made:
        return None
    return people_words(min(each.low for each in made)), people_words(max(each.high for each in made))


def assumptions(study: Study) -> list[str]:
    """What must hold, once each, in the language of the page."""
    made = [each.averaged.estimate or each.once.estimate for each in study.methods]
    made.append(study.guarded.estimate if study.guarded else None)
    taken = {one.id: one for found in made if found for one in found.assumptions}
    if "linked-drawn" in taken:
        taken.pop("linked", None)  # what was drawn is not also taken for granted
    return [one.words(spoken()) for one in taken.values()]


def settings_of(study: Study) -> list[tuple[str, list[tuple[Said, Said]]]]:
    found = [
        (method_words(each.method), each.averaged.estimate or each.once.estimate) for each in study.methods
    ]
    return [(name, setting_words(made)) for name, made in found if made]
