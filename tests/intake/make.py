"""Files of every kind, made in memory by the standard library and by the writers of the formats."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from email.message import EmailMessage
from typing import Any

import openpyxl
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from khronika.intake import Given, Received
from khronika.intake.kinds import open_kind
from khronika.nouns import Unread

LIMIT = 1_000_000
WORDS = "Police detained about 500 people in the capital on Sunday, the interior ministry said."
MORE = "Lawyers said that at least 30 of them were still held at three police stations on Monday evening."


def opened(kind: str, raw: bytes, *, given: Given = Given(), limit: int = LIMIT) -> list[Received | Unread]:  # noqa: B008
    """What intake makes of these bytes as that kind; the origin is ``f``."""
    return list(open_kind(kind, io.BytesIO(raw), "f", given, limit))


def one(kind: str, raw: bytes, **options: Any) -> Received:
    (item,) = opened(kind, raw, **options)
    assert isinstance(item, Received), item
    return item


def refused(kind: str, raw: bytes, **options: Any) -> Unread:
    (item,) = opened(kind, raw, **options)
    assert isinstance(item, Unread), item
    assert item.reason
    assert item.remedy
    return item


def rules(items: Sequence[Received | Unread]) -> list[str]:
    return [item.rule if isinstance(item, Unread) else "read" for item in items]


# ---- PDF ----


def pdf(*pages: Sequence[str], protect: str | None = None) -> bytes:
    """A page for each list of lines; one without lines has a text layer without text, as a scan has."""
    import pypdf
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(600, 800)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 10 Tf 40 760 Td {shown} ET".encode())
        page[NameObject("/Contents")] = writer._add_object(content)
    if protect is not None:
        writer.encrypt(user_password=protect, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# ---- office ----

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def docx(body: str, *, before: str = "", **others: str) -> bytes:
    """``body`` is what stands in w:body; ``others`` are other parts of word/ by name."""
    files = {"document": f"<w:body>{body}</w:body>"} | others
    return zipped(
        {
            f"word/{name}.xml": f'<?xml version="1.0"?>{before}<w:root {_W}>{inner}</w:root>'
            for name, inner in files.items()
        }
    )


def zipped(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx(**sheets: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# ---- mail ----


def mail(subject: str, text: str, *, date: str | None = "Sun, 09 Jun 2019 18:30:00 +0600") -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Press Office <press@example.org>"
    message["Message-ID"] = "<one@example.org>"
    if date:
        message["Date"] = date
    message.set_content(text)
    return message


# ---- Telegram ----


def chat(*messages: Any, **more: Any) -> dict[str, Any]:
    return {"name": "City Herald", "type": "public_channel", "id": 77} | more | {"messages": list(messages)}


def message(number: int, text: Any, **more: Any) -> dict[str, Any]:
    return {"id": number, "type": "message", "date": "2019-06-09T18:30:00", "text": text} | more


def export(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


# ---- web archives ----


def page(*paragraphs: str, title: str = "Hundreds held after rallies", head: str = "") -> bytes:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return f"<html><head><title>{title}</title>{head}</head><body><article>{body}</article></body></html>".encode()


Answer = tuple[str, str, Mapping[str, str], bytes]


def answer(
    body: bytes, *, status: str = "200 OK", address: str = "https://example.org/held", **headers: str
) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return address, status, {"Content-Type": "text/html; charset=utf-8"} | named, body


class _Writer(WARCWriter):  # type: ignore[misc]  # warcio has no types
    def _create_temp_file(self) -> io.BytesIO:
        return io.BytesIO()


def warc(*answers: Answer, gzipped: bool = True, revisit: bool = False) -> bytes:
    out = io.BytesIO()
    writer = _Writer(out, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "khronika's tests"}))
    for address, status, headers, body in answers:
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        date = {"WARC-Date": "2019-06-10T03:04:05Z"}
        writer.write_record(
            writer.create_warc_record(
                address,
                "response",
                payload=io.BytesIO(body),
                http_headers=http,
                warc_headers_dict=date,
            )
        )
        if revisit:
            writer.write_record(
                writer.create_revisit_record(
                    address, "sha1:" + "A" * 32, address, "2019-06-09T00:00:00Z", http_headers=http
                )
            )
    return out.getvalue()


def nothing_packed(size: int) -> bytes:
    """``size`` zero bytes, gzipped: a thousandth of it."""
    return gzip.compress(bytes(size))


def samples() -> Iterator[tuple[str, bytes]]:
    """A good file of each kind, for whoever wants to damage it."""
    yield "pdf", pdf([WORDS, MORE])
    yield "docx", docx(paragraph(WORDS) + paragraph(MORE))
    yield "mail", mail("Held", WORDS).as_bytes()
    yield "telegram", export(chat(message(1, WORDS), message(2, MORE)))
    yield (
        "feed",
        f"<rss><channel><title>P</title><item><title>Held</title><description>{WORDS}</description></item></channel></rss>".encode(),
    )
    yield "warc", warc(answer(page(WORDS, MORE)))
    yield "wacz", zipped({"archive/a.warc.gz": warc(answer(page(WORDS, MORE)))}, zipfile.ZIP_STORED)
    yield "spreadsheet", xlsx(One=[["text", "date"], [WORDS, "2019-06-09"]])
    yield "separated", f'text,date\n"{WORDS}",2019-06-09\n'.encode()
    yield "text", WORDS.encode()
    yield "markdown", f"---\nid: x\n---\n{WORDS}".encode()
    yield "page", page(WORDS, MORE)
    yield "lines", json.dumps({"text": WORDS}).encode()
