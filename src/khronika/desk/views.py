"""The pages, each in the language the reader chose. Each asks ``ledger.access`` once or twice, arranges what it gets, and renders; none asks in a loop."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khronika import reconciling
from khronika.desk import reviewed, words
from khronika.desk.capture_words import capture_words, doubtful
from khronika.desk.citing import cited
from khronika.desk.comparing import way_on
from khronika.desk.digest import digest
from khronika.desk.figures import lettered, said_on, sheet
from khronika.desk.filters import read_filter
from khronika.desk.guarded import or_404
from khronika.desk.happenings import doubted, happenings
from khronika.desk.language import namer, spoken, voice, way_back
from khronika.desk.listing import answered, grouped
from khronika.desk.marked import marked, passage
from khronika.desk.notes import notes_of
from khronika.desk.pair_list import pair_list
from khronika.desk.question_chart import charts_of, table_words
from khronika.desk.silences import silences
from khronika.desk.titles import asks, langs_of, neighbours
from khronika.drawing.chart import Coverage, key_of, shape_svg
from khronika.drawing.chart.wording import spoken_by
from khronika.ledger import access, asked, captures
from khronika.reconciling.tongues import tongue_of

# As many as the other lists; a page of five hundred took a second of a slow laptop.
MOST_ROWS = 50
MOST_REPORTS = 100


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    chosen = read_filter(request.GET.dict())
    after = request.GET.get("after", "").replace("\x00", "") or None
    page = asked.page(asked.Wanted(chosen.kind, chosen.place, (chosen.start, chosen.end)), after, MOST_ROWS)
    told = access.told(answered(page.rows), brief=True)
    return render(
        request,
        "desk/questions.html",
        {
            "filter": chosen,
            "groups": grouped(page.rows, told),
            "shown": len(page.rows),
            "page": page,
            "after": after,
            "counts": access.counts(),
            "nobody": tongue_of(spoken()).nobody,
            "here": "questions",
        },
    )


@or_404
def question(request: HttpRequest, question_id: str) -> HttpResponse:
    view = access.question(question_id)
    rows = sheet(view.question, view.claims, view.comparisons, view.reports)
    notes = notes_of(rows, view.comparisons)
    asked = asks(view.question, view.claims)
    charts = charts_of(rows, view.question, view.comparisons, notes, asked.text)
    with spoken_by(voice()):
        key = key_of(charts) if charts else ()
    wider, narrower, unplaced = neighbours(view.wider, view.narrower, view.unplaced)
    members = [row for row in rows.everything if row.id in view.question.members]
    people = reviewed.of_question(view.question, view.question.members)
    return render(
        request,
        "desk/question.html",
        {
            "view": view,
            "question": view.question,
            "asks": asked,
            "sayings": cited(rows, view.question.members, view.comparisons, view.claims),
            "answer": reconciling.answer(
                view.question, view.claims, view.comparisons, lang=spoken(), named=namer(view.question.period)
            ),
            "wider": wider,
            "narrower": narrower,
            "unplaced": unplaced,
            "sheet": lettered(rows, notes.letters_of),
            "notes": notes,
            "charts": charts,
            "key": key,
            "digest": digest(rows, view.question, view.comparisons),
            "doubts": doubted(view.doubts, view.claims, view.comparisons),
            "silences": silences(rows, view.question),
            "pairs": pair_list(view.question, view.claims, view.comparisons),
            "happenings": happenings(view.incidents, view.question),
            "reviewed": people,
            "members": len(members),
            "with_figure": sum(1 for row in members if row.claim.figure),
            "relays": sum(1 for row in members if row.relay_of),
            "drifted": sum(1 for row in rows.everything if row.drift),
            "all_rows": len(rows.everything),
            "table": table_words(),
            "here": "questions",
        },
    )


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    after = request.GET.get("after") or None
    rows = access.reports(after=after, most=MOST_REPORTS + 1)
    shown = rows[:MOST_REPORTS]
    return render(
        request,
        "desk/reports.html",
        {
            "rows": shown,
            "many": access.counts().reports,
            "after": after,
            "next": shown[-1].report.id if len(rows) > MOST_REPORTS else None,
            "unread": access.unread(),
            "here": "reports",
        },
    )


@or_404
def report(request: HttpRequest, report_id: str) -> HttpResponse:
    view = access.report(report_id)
    chosen = request.GET.get("claim")
    stands = reviewed.of_report(report_id, view.claims)
    claims = [each.claim for each in stands]
    captured = captures.of_report(report_id)
    return render(
        request,
        "desk/report.html",
        {
            "view": view,
            "report": view.report,
            "paragraphs": marked(view.report.text, claims, chosen),
            "claims": [(number, each.claim, each) for number, each in enumerate(stands, 1)],
            "read": len(view.claims),
            "decided": sum(each.mark.last > 0 for each in stands),
            "chosen": chosen,
            "captured": [capture_words(each) for each in captured],
            "doubtful": any(doubtful(each) for each in captured),
            "here": "reports",
        },
    )


@or_404
def claim(request: HttpRequest, claim_id: str) -> HttpResponse:
    view = access.claim(claim_id)
    said_day, said_words = said_on(view.claim)
    return render(
        request,
        "desk/claim.html",
        {
            "view": view,
            "claim": view.claim,
            "report": view.report,
            "said_day": said_day,
            "said_words": said_words,
            "stand": reviewed.stand(view.claim, reviewed.of_claim(claim_id)),
            "passage": passage(view.report.text, view.claim.span),
            "questions": neighbours(access.questions_by_id(view.questions))[0],
            "langs": langs_of([view.claim, *view.others.values()]),
            "groups": way_on(view.claim, view.comparisons, view.others),
            "doubts": doubted(view.doubts, {view.claim.id: view.claim, **view.others}, view.comparisons),
            "shape": shape_svg(words.family_of(view.claim), Coverage.ALL),
            "here": "reports",
        },
    )


# A year: long enough not to be asked twice in a season's work.
_REMEMBERED = 365 * 24 * 3600


@require_safe
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Remembers the language and leads back to the page from which it was chosen. A plain link, so that it works without a
    script; all it changes is the reader's own cookie."""
    if code not in dict(settings.LANGUAGES):
        raise Http404("no such language")
    answer = HttpResponseRedirect(way_back(request.GET.get("back", "/")))
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=_REMEMBERED, httponly=True, samesite="Lax")
    return answer
