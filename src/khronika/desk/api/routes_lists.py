"""Lists of people and what was estimated of them: counts alone. No name leaves by this door."""

from typing import Any

from django.http import HttpRequest

from khronika.desk.api import shapes
from khronika.desk.api.routes_record import PROBLEMS, router
from khronika.ledger import lists as kept
from khronika.nouns.studies import Outcome, Study


@router.get(
    "/lists",
    response={200: shapes.Lists, **PROBLEMS},
    url_name="lists",
    summary="Editions of lists of people, by counts alone",
)
def lists(request: HttpRequest) -> Any:
    rows = [
        {
            "edition": row.edition,
            "entries": row.entries,
            "unread": len(row.unread),
            "invented": row.invented,
            "current": row.current,
        }
        for row in kept.list_rows()
    ]
    return {"items": rows}


@router.get(
    "/estimate",
    response={200: shapes.Estimate, **PROBLEMS},
    url_name="estimate",
    summary="How many people stand on no list, as estimated last",
)
def estimate(request: HttpRequest) -> Any:
    view = kept.study()
    study = view.study
    outcomes = [each.averaged for each in study.methods] if study else []
    told = {
        each.en
        for outcome in outcomes
        if outcome.estimate is not None
        for each in outcome.estimate.assumptions
    }
    return {
        "at": view.at,
        "lists": len(study.lists) if study else 0,
        "observed": study.observed if study else None,
        "methods": _methods(study),
        "assumptions": sorted(told),
        "seed": study.seed if study else None,
        "version": study.version if study else None,
        "inputs": study.inputs if study else None,
    }


def _methods(study: Study | None) -> list[dict[str, Any]]:
    return (
        [{"method": each.method, "estimate": _interval(each.averaged)} for each in study.methods]
        if study
        else []
    )


def _interval(outcome: Outcome) -> dict[str, Any]:
    found, refused = outcome.estimate, outcome.refused
    why = {"rule": refused.rule, "reason": refused.reason, "remedy": refused.remedy} if refused else None
    ends = {name: getattr(found, name) if found else None for name in ("point", "low", "high", "level")}
    return {**ends, "refused": why}
