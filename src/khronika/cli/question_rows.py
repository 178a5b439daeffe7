"""A question with everything around it as JSON's own types, ids included: what `question --format json` promises."""

from typing import Any

from khronika.cli.place_names import living_in, namer
from khronika.ledger.access import IncidentView, QuestionRow, QuestionView
from khronika.ledger.doubted import weak_of
from khronika.nouns import Comparison, Doubt
from khronika.nouns.canonical import plain
from khronika.nouns.rows import claim_row
from khronika.reconciling import (
    answer,
    condition_in,
    doubt_in,
    happening_in,
    link_in,
    reason_in,
    series,
    standing,
    title,
)

_LANGUAGES = ("en", "ru", "kk")


def question_object(view: QuestionView) -> dict[str, Any]:
    question, claims, comparisons = view.question, view.claims, view.comparisons
    row, weak = view.row, weak_of(view.members)
    return {
        "rules_version": view.rules_version,
        "question": plain(question),
        "titles": {lang: title(question, claims, lang, namer(lang, question)) for lang in _LANGUAGES},
        "answer": answer(question, claims, comparisons),
        "answers": {
            lang: answer(question, claims, comparisons, lang=lang, named=namer(lang, question))
            for lang in _LANGUAGES
        },
        "behind": {
            "figures": row.figures,
            "independent_sources": row.sources,
            "voices_not_told_apart": row.untold,
            "outlets": row.outlets,
            "reports_without_outlet": row.unnamed,
            "copies": dict(view.copies),
        },
        "claims": [
            {
                "report": claim.report_id,
                **claim_row(claim),
                "primary_source": view.primaries.get(claim.id),
                "standing": standing(claim.id, question, claims, comparisons, namer("en", question)),
                "weak": [plain(ground) for ground in weak.get(claim.id, ())],
            }
            for claim in view.members
        ],
        "beside": [
            {"report": claims[key].report_id, **claim_row(claims[key])}
            for key in sorted(claims)
            if key not in question.members
        ],
        "comparisons": [
            {**plain(pair), "reasons": {lang: _reason(pair, view, lang) for lang in _LANGUAGES}}
            for pair in comparisons
        ],
        "series": plain(series(question, claims, comparisons)),
        "doubts": [
            {**plain(doubt), "reasons": {lang: doubt_reason(doubt, view, lang) for lang in _LANGUAGES}}
            for doubt in view.doubts
        ],
        "incidents": [incident_object(each) for each in view.incidents],
        "wider": [_neighbour(each) for each in view.wider],
        "narrower": [_neighbour(each) for each in view.narrower],
        "unplaced": [_neighbour(each) for each in view.unplaced],
    }


def _reason(pair: Comparison, view: QuestionView, lang: str) -> str:
    """Why the two stand so, and what would have to be true, in the language."""
    named = namer(lang, view.question)
    reason = reason_in(pair, view.claims, lang, named)
    condition = condition_in(pair, view.claims, lang, named)
    return f"{reason} {condition}" if condition else reason


def doubt_reason(doubt: Doubt, view: QuestionView, lang: str) -> str:
    """Why a figure of the question is doubted, in the language."""
    places = {place.identity for claim in view.claims.values() for place in claim.places}
    named = namer(lang, view.question)
    return doubt_in(doubt, view.claims, view.comparisons, lang, populations=living_in(places), named=named)


def incident_object(view: IncidentView) -> dict[str, Any]:
    """The incident with its links and reasons, where it stands, and every decision."""
    incident = view.incident
    names = {lang: namer(lang, incident) for lang in _LANGUAGES}
    told = {
        side: [
            {
                **plain(link),
                "reasons": {lang: link_in(link, incident, lang, names[lang]) for lang in _LANGUAGES},
            }
            for link in links
        ]
        for side, links in (("links", incident.links), ("judging", incident.judging))
    }
    return {
        **plain(incident),
        **told,
        "titles": {lang: happening_in(incident, lang, names[lang]) for lang in _LANGUAGES},
        "standing": view.standing,
        "decisions": plain(view.decisions),
        "members_since": list(view.members_since),
    }


def _neighbour(row: QuestionRow) -> dict[str, Any]:
    return {"id": row.id, "question": row.question.text, "figures": row.figures, "sources": row.sources}
