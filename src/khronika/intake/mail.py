"""Mail as saved (.eml): subject and body one report, each attachment that khronika reads another.

The sender is not the outlet, and of a forwarded mail neither is its date that of what it forwards: both stay
unknown there, and a note says so. Mail inside mail and archives inside mail are named and not opened.
"""

import os
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from khronika.intake import refusals
from khronika.intake.content import decode
from khronika.intake.feed import mail_date
from khronika.intake.markup import words_of
from khronika.intake.received import Given, Received, record
from khronika.intake.unpacking import BROKEN
from khronika.nouns import Unread, digest

Opens = Callable[[bytes, str, str, Given, int], Iterator[Received | Unread]]
_FORWARDED = ("fwd:", "fw:", "пересл", "вс:", "tr:", "wg:")
_MOST_PARTS = 200
_NOT_OPENED = (".eml", ".mbox", ".zip", ".wacz", ".warc", ".gz", ".jsonl", ".json")


def mail(raw: bytes, origin: str, given: Given, limit: int, opens: Opens) -> Iterator[Received | Unread]:
    """The mail, then its attachments (``origin#2`` the second part). ``opens`` reads an attachment by its name."""
    sha256 = digest(raw)
    try:
        message = message_from_bytes(raw, policy=policy.default)
        parts = list(_leaves(message))
        if not message.keys():
            yield refusals.broken(origin, "a mail", "it has no header lines", sha256)
            return
        yield _body(message, raw, origin, given)
        own = _chosen(message)
    except BROKEN as error:
        yield refusals.broken(origin, "a mail", f"its structure is damaged ({type(error).__name__})", sha256)
        return
    for number, part in enumerate(parts, 1):
        if number > _MOST_PARTS:
            yield refusals.rest(origin, f"part {_MOST_PARTS}", f"it has {len(parts)} parts")
            return
        if part is not own and _is_attachment(part):
            try:
                yield from _attachment(part, f"{origin}#{number}", given, limit, opens)
            except BROKEN as error:
                yield refusals.broken(f"{origin}#{number}", "an attachment", type(error).__name__)


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts in order; a mail inside the mail is one part, whatever it holds."""
    for part in message.iter_parts() if message.is_multipart() else (message,):
        if isinstance(part, EmailMessage) and part.get_content_maintype() == "multipart":
            yield from _leaves(part)
        elif isinstance(part, EmailMessage):
            yield part


def _chosen(message: EmailMessage) -> EmailMessage | None:
    found = message.get_body(preferencelist=("plain", "html"))
    if (
        isinstance(found, EmailMessage) and not _content(found)[0].strip()
    ):  # an empty plain part beside a full page
        found = message.get_body(preferencelist=("html", "plain")) or found
    return found if isinstance(found, EmailMessage) else None


def _body(message: EmailMessage, raw: bytes, origin: str, given: Given) -> Received | Unread:
    notes: list[str] = []
    subject = " ".join(str(message.get("subject") or "").split())
    part = _chosen(message)
    text, encoding = _content(part) if part is not None else ("", "utf-8")
    if part is not None and part.get_content_type() == "text/html":
        text = words_of(text)
    forwarded = subject.lower().startswith(_FORWARDED)
    published = None
    if forwarded:
        notes.append("forwarded mail: when and by whom it was first published is not known")
    elif message.get("date"):
        published = mail_date(str(message["date"]), notes)
    if not text.strip():
        # A subject alone is no report; the report may be in the attachments.
        return refusals.part(origin, "is a mail without a text of its own", digest(raw))
    return record(
        f"{subject}\n\n{text}" if subject else text,
        raw,
        fields={"id": str(message.get("message-id") or "").strip("<> ") or None, "published": published},
        media_type="message/rfc822",
        origin=origin,
        given=given,
        encoding=encoding,
        notes=notes,
    )


def _content(part: EmailMessage) -> tuple[str, str]:
    """The part's text and its encoding. What no encoding reads is taken as empty."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    markup = part.get_content_type() == "text/html"
    decoded = decode(content, markup=markup, declared=part.get_content_charset())
    return (decoded.text, decoded.encoding) if decoded else ("", "utf-8")


def _is_attachment(part: EmailMessage) -> bool:
    """Not one: a second version of the body, a picture in its text, a signature or calendar entry of the mail itself."""
    if part.get_content_type() == "message/rfc822":
        return True
    if part.get_content_disposition() == "attachment" or part.get_filename():
        return not (part.get_content_maintype() == "image" and part.get("content-id"))
    return False


def _attachment(
    part: EmailMessage, origin: str, given: Given, limit: int, opens: Opens
) -> Iterator[Received | Unread]:
    if part.get_content_type() == "message/rfc822":
        yield refusals.broken(
            origin, "an attachment", "a mail inside a mail is not opened; save it and name it"
        )
        return
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    suffix = os.path.splitext(str(part.get_filename() or ""))[1].lower()
    if suffix in _NOT_OPENED:
        yield refusals.broken(
            origin,
            "an attachment",
            f"a {suffix} inside a mail is not opened; save it and name it",
            digest(content),
        )
    elif not content:
        yield refusals.part(origin, "is an empty attachment")
    else:
        yield from opens(content, f"part{suffix}", origin, given, limit)
