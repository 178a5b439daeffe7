"""A list as a file to keep: made whole in a temporary file, then handed over in pieces, so that no list has to fit in memory."""

import tempfile
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import IO, Any, TypeVar

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from khronika.giving_way import breathe
from khronika.publishing.formats.sheets import DICTIONARY, Column, about, write_csv, write_xlsx

Row = TypeVar("Row")
Answer = StreamingHttpResponse | FileResponse
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FORMS = tuple(_TYPES)
_PIECE = 1 << 16
_IN_MEMORY = 1 << 20  # a list of a few hundred rows never meets the disk


def as_file(
    request: HttpRequest, form: str, name: str, columns: Sequence[Column[Row]], rows: Iterable[Row]
) -> Answer:
    """The rows as ``form``, one of FORMS. ``name`` is a plain word: no name of a person may stand in a file's."""

    def write(out: IO[bytes]) -> None:
        if form == "csv":
            write_csv(out, columns, rows)
            return
        words = [(gettext("Column"), gettext("What stands in it")), *about(columns, gettext)]
        write_xlsx(out, columns, rows, title=name, dictionary=words, dictionary_title=gettext("Dictionary"))

    return handed_over(request, form, f"{dated(name)}.{form}", write)


def dated(name: str) -> str:
    """The stem of a file's name."""
    return f"{name}-{timezone.now():%Y-%m-%d}"


def in_pieces(request: HttpRequest, pieces: Iterable[bytes], filename: str, media_type: str) -> Answer:
    """What comes in pieces, as a file to keep."""

    def write(out: IO[bytes]) -> None:
        for piece in pieces:
            out.write(piece)

    return _file(request, filename, media_type, write)


def dictionary(request: HttpRequest, name: str, columns: Sequence[Column[Any]]) -> Answer:
    """What the columns of a CSV mean, as a CSV."""
    lines = about(columns, gettext)

    def write(out: IO[bytes]) -> None:
        write_csv(out, DICTIONARY, lines)

    return handed_over(request, "csv", f"{name}-dictionary.csv", write)


def handed_over(request: HttpRequest, form: str, filename: str, write: Callable[[IO[bytes]], None]) -> Answer:
    """What ``write`` writes, as a file to keep."""
    return _file(request, filename, _TYPES[form], write)


class _Unhurried(tempfile.SpooledTemporaryFile[bytes]):
    """A file that is written with pauses where this desk gives way to another."""

    def write(self, piece: Any) -> int:
        breathe()
        return super().write(piece)


def _file(request: HttpRequest, filename: str, media_type: str, write: Callable[[IO[bytes]], None]) -> Answer:
    made = _Unhurried(max_size=_IN_MEMORY)  # the answer closes it
    write(made)
    made.seek(0)
    if not isinstance(request, ASGIRequest):
        return FileResponse(made, as_attachment=True, filename=filename, content_type=media_type)
    answer = StreamingHttpResponse(_pieces(made), content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer


async def _pieces(made: Any) -> AsyncIterator[bytes]:
    """Served by ASGI, an ordinary iterator would be read whole into memory first."""
    try:
        while piece := await sync_to_async(made.read)(_PIECE):
            yield piece
    finally:
        made.close()
