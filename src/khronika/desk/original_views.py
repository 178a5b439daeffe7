"""Bytes as they came, to be saved and never shown as ours: a hostile page opened here would speak with the desk's voice.

They go out as a file to save, under a name made of their id, as plain text or as bytes of no kind; the browser must not guess
another kind, runs nothing, and keeps nothing.
"""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from khronika.desk.again import again
from khronika.desk.gate import role_of
from khronika.desk.guarded import or_404
from khronika.ledger import access, arrivals, originals
from khronika.ledger.actions.note_original import note_opened
from khronika.ledger.member_views import Role

# What a program on the reader's machine opens without running anything that came with it. The rest is saved as text or as bytes: an
# .html or .svg on a disk is opened by the same browser that serves the desk.
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
_AS_TEXT = ("application/json", "application/xml", "application/xhtml+xml", "message/rfc822")


@or_404
def report(request: HttpRequest, report_id: str) -> HttpResponse:
    access.report(report_id)  # whoever asks for what there is not learns the same, withheld or not
    if not arrivals.is_withheld(report_id):
        return _of_report(request, report_id)
    if role_of(request) is not Role.OWNER:
        raise Http404
    return _withheld_report(request, report_id)


@or_404
def arrival(request: HttpRequest, number: int) -> HttpResponse:
    """What came in and is no report yet, or never will be."""
    arrivals.staged(number)
    if not arrivals.has_withheld(number):
        return _of_arrival(request, number)
    if role_of(request) is not Role.OWNER:
        raise Http404
    return _withheld_arrival(request, number)


def _of_report(request: HttpRequest, report_id: str) -> HttpResponse:
    found = access.report(report_id).report
    raw = originals.open_original(Path(settings.KHRONIKA_FOLDER), found.sha256)
    note_opened(found.id, found.sha256)
    return to_save(raw, found.id, found.media_type, found.encoding)


def _of_arrival(request: HttpRequest, number: int) -> HttpResponse:
    found = arrivals.staged(number)
    raw = originals.open_original(Path(settings.KHRONIKA_FOLDER), found.sha256)
    note_opened(f"arrival-{number}", found.sha256)
    return to_save(raw, f"arrival-{number}", "", None)


# They name a protected source: a computer left open for a minute must not hand them out.
_withheld_report, _withheld_arrival = again(_of_report), again(_of_arrival)


def to_save(raw: bytes, name: str, media_type: str, encoding: str | None) -> HttpResponse:
    text = media_type.startswith("text/") or media_type in _AS_TEXT
    ending = ".txt" if text else _ENDINGS.get(media_type, ".bin")
    kind = f"text/plain; charset={encoding or 'utf-8'}" if text else "application/octet-stream"
    answer = HttpResponse(raw, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}{ending}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
