"""Reading the record: questions, claims, reports, incidents, sources, through the same access as the pages and with the same filters."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import override
from ninja import Query, Router, Schema
from pydantic import Field

from khronika import reconciling
from khronika.desk.api import shapes, turning
from khronika.desk.api.door import READ, in_english, wrong
from khronika.desk.asking import CLAIMS, REPORTS, Asking, read_asking
from khronika.desk.filters import read_filter
from khronika.desk.incident_asking import read_asking as read_incidents
from khronika.desk.language import namer
from khronika.ledger import access, asked, happened, reviews, search, speakers
from khronika.ledger.errors import NotHere
from khronika.ledger.review_views import Mark

router = Router(auth=READ)
PROBLEMS = {401: shapes.Problem, 403: shapes.Problem, 404: shapes.Problem, 422: shapes.Problem}
Limit = Annotated[int, Field(ge=1, le=200)]
Word = Annotated[str, Field(max_length=300)]
# `from` is no name that Python allows.
FROM: Any = Query("", alias="from", max_length=300)  # type: ignore[type-arg]
TO: Any = Query("", alias="to", max_length=300)  # type: ignore[type-arg]
_ROW = re.compile(r"\d{1,17}", re.ASCII)


def sound(given: str) -> str:
    """An id as it may stand in the database. Raises NotHere."""
    if not re.fullmatch(r"[A-Za-z0-9:._-]{1,80}", given, re.ASCII):
        raise NotHere("No such id.")
    return given


def row_after(after: str) -> int | None:
    """Raises Problem."""
    if after and not _ROW.fullmatch(after):
        raise wrong("after", "Not what a page gave as `next`.")
    return int(after) if after else None


def refuse(faults: Mapping[str, str]) -> None:
    for where, why in faults.items():
        raise wrong(where, why)


class Filter(Schema):
    """The filter of the desk's search. `words` and `called` are ids from `POST /words`."""

    words: Word = ""
    called: Word = ""
    kind: Word = ""
    place: Word = ""
    lang: Word = ""
    source: Word = ""
    outlet: Word = ""
    incident: Word = ""
    happened_from: Word = Field("", alias="from")
    happened_to: Word = Field("", alias="to")
    said_from: Word = ""
    said_to: Word = ""
    added_from: Word = ""
    added_to: Word = ""

    def asking(self, show: str) -> Asking:
        """Raises Problem for a field that cannot be read: a program must not take all rows for those it asked for."""
        with in_english():
            asking = read_asking(self.dict(by_alias=True) | {"show": show})
        refuse(asking.wrong)
        return asking


@router.get(
    "/counts",
    response={200: shapes.Counts, **PROBLEMS},
    url_name="counts",
    summary="How much the folder holds",
)
def counts(request: HttpRequest) -> Any:
    return access.counts()


@router.get(
    "/claims",
    response={200: shapes.Claims, **PROBLEMS},
    url_name="claims",
    summary="Claims that count, the last added first",
)
def claims(request: HttpRequest, wanted: Query[Filter], after: Word = "", limit: Limit = 50) -> Any:
    page = search.claims(wanted.asking(CLAIMS).filter, row_after(after), limit)
    return _page(page, [turning.found_claim(row) for row in page.rows])


@router.get(
    "/claims/{claim_id}",
    response={200: shapes.ClaimAlone, **PROBLEMS},
    url_name="claim",
    summary="One claim, how it stands and to what it is compared",
)
def claim(request: HttpRequest, claim_id: str) -> Any:
    view = access.claim(sound(claim_id))
    mark = reviews.marks([claim_id]).get(claim_id, Mark())
    told = turning.claim(view.claim)
    return {
        **told,
        "questions": view.questions,
        "standing": turning.standing(mark),
        "compared": turning.compared(view.comparisons),
    }


@router.get(
    "/questions",
    response={200: shapes.Questions, **PROBLEMS},
    url_name="questions",
    summary="Questions, those with most figures first",
)
def questions(
    request: HttpRequest,
    kind: Word = "",
    place: Word = "",
    start: str = FROM,
    end: str = TO,
    after: Word = "",
    limit: Limit = 50,
) -> Any:
    with in_english():
        chosen = read_filter({"kind": kind, "place": place, "from": start, "to": end})
    refuse(chosen.wrong)
    if after and not access.questions_by_id([sound(after)]):
        raise wrong("after", "No question of this folder has this id; begin again at the first page.")
    wanted = asked.Wanted(chosen.kind, chosen.place, (chosen.start, chosen.end))
    page = asked.page(wanted, after or None, limit)
    return _page(page, [turning.question(row) for row in page.rows])


@router.get(
    "/questions/{question_id}",
    response={200: shapes.QuestionAlone, **PROBLEMS},
    url_name="question",
    summary="One question: the answer in a sentence, who says what, and how it stands",
)
def question(request: HttpRequest, question_id: str, lang: shapes.Lang = "en") -> Any:
    view = access.question(sound(question_id))
    asked, told, pairs = view.question, view.claims, view.comparisons
    with override(lang):
        sentence = reconciling.answer(asked, told, pairs, lang=lang, named=namer(asked.period))
    figures = [
        {**turning.claim(member), "stands": reconciling.standing(member.id, asked, told, pairs)}
        for member in view.members
    ]
    return {
        **turning.question(view.row),
        "answer": sentence,
        "claims": figures,
        "compared": turning.compared(pairs),
        "wider": [row.id for row in view.wider],
        "narrower": [row.id for row in view.narrower],
    }


@router.get(
    "/reports",
    response={200: shapes.Reports, **PROBLEMS},
    url_name="reports",
    summary="Reports, the last added first",
)
def reports(request: HttpRequest, wanted: Query[Filter], after: Word = "", limit: Limit = 50) -> Any:
    page = search.reports(wanted.asking(REPORTS).filter, row_after(after), limit)
    return _page(page, [turning.found_report(row) for row in page.rows])


@router.get(
    "/reports/{report_id}",
    response={200: shapes.ReportAlone, **PROBLEMS},
    url_name="report",
    summary="One report and its claims",
)
def report(request: HttpRequest, report_id: str) -> Any:
    view = access.report(sound(report_id))
    return {
        **turning.report(view.report),
        "rules_version": view.rules_version,
        "refusals": [turning.unread(each) for each in view.refusals],
        "withdrawn": view.withdrawn is not None,
        "copies": view.copies,
        "claims": [turning.claim(each) for each in view.claims],
    }


@router.get(
    "/reports/{report_id}/text",
    response={200: shapes.ReportText, **PROBLEMS},
    url_name="report_text",
    summary="The stored text, to which all offsets refer",
)
def report_text(request: HttpRequest, report_id: str) -> Any:
    return access.report(sound(report_id)).report


@router.get(
    "/incidents",
    response={200: shapes.Incidents, **PROBLEMS},
    url_name="incidents",
    summary="Incidents, the last day first",
)
def incidents(
    request: HttpRequest,
    kind: Word = "",
    place: Word = "",
    start: str = FROM,
    end: str = TO,
    standing: Word = "",
    after: Word = "",
    limit: Limit = 50,
) -> Any:
    sent = {"kind": kind, "place": place, "from": start, "to": end, "standing": standing}
    with in_english():
        asking = read_incidents(sent)
    refuse(asking.filter.wrong)
    if standing and standing not in happened.STANDINGS:
        raise wrong("standing", f"One of: {', '.join(happened.STANDINGS)}.")
    if after and not happened.is_after(after):
        raise wrong("after", "Not what a page gave as `next`.")
    page = happened.page(asking.wanted, after or None, limit)
    return _page(page, [turning.found_incident(row) for row in page.rows])


@router.get(
    "/incidents/{incident_id}",
    response={200: shapes.IncidentAlone, **PROBLEMS},
    url_name="incident",
    summary="One incident with the claims held to tell of it",
)
def incident(request: HttpRequest, incident_id: str) -> Any:
    view = access.incident(sound(incident_id))
    told = view.incident
    return {
        **turning.incident(told, view.standing),
        "links": turning.links(told.links),
        "judging": turning.links(told.judging),
    }


@router.get(
    "/sources", response={200: shapes.Sources, **PROBLEMS}, url_name="sources", summary="Sources by name"
)
def sources(request: HttpRequest, after: Word = "", limit: Limit = 50) -> Any:
    page = speakers.sources(speakers.Wanted(), _id_after(after), limit)
    return _page(page, page.rows)


@router.get(
    "/outlets", response={200: shapes.Outlets, **PROBLEMS}, url_name="outlets", summary="Outlets by name"
)
def outlets(request: HttpRequest, after: Word = "", limit: Limit = 50) -> Any:
    page = speakers.outlets(_id_after(after), limit)
    return _page(page, page.rows)


def _id_after(after: str) -> str | None:
    try:
        return sound(after) if after else None
    except NotHere as error:
        raise wrong("after", "Not what a page gave as `next`.") from error


@router.post(
    "/words",
    response={200: shapes.WordsKept, 400: shapes.Problem, **PROBLEMS},
    url_name="words",
    summary="An id for words to look for, so that they stand in no address",
)
def words(request: HttpRequest, sent: shapes.WordsSent) -> Any:
    typed = " ".join(re.sub(r"[\x00-\x1f\x7f]+", " ", sent.words).split())
    if not typed:
        raise wrong("words", "Nothing to look for.")
    return {"id": search.keep_words(typed)}


def _page(page: Any, items: Any) -> dict[str, Any]:
    next_ = page.next if page.next is None else str(page.next)
    capped = getattr(page, "capped", False)  # of sources and outlets all are counted
    return {
        "total": page.total,
        "capped": capped,
        "hidden": 0 if capped else page.hidden,
        "next": next_,
        "items": items,
    }
