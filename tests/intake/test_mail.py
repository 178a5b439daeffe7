"""Mail: the body is a report, each attachment another; what is not opened is named."""

import pytest

from khronika.intake import Received
from khronika.nouns import Unread
from tests.intake.make import MORE, WORDS, docx, mail, one, opened, paragraph, pdf, refused, rules


def test_subject_and_body() -> None:
    item = one("mail", mail("Statement on arrests", WORDS).as_bytes())
    report = item.report
    assert report.text == f"Statement on arrests\n\n{WORDS}"
    assert (str(report.published), report.given_id, report.media_type) == (
        "2019-06-09",
        "one@example.org",
        "message/rfc822",
    )
    assert report.outlet is None  # a sender is no outlet


def test_the_day_is_that_of_the_senders_clock() -> None:
    late = mail("x", WORDS, date="Sun, 09 Jun 2019 23:30:00 -0500").as_bytes()
    assert str(one("mail", late).report.published) == "2019-06-09"


@pytest.mark.parametrize("subject", ["Fwd: Statement", "FW: Statement", "Пересл: Заявление"])
def test_a_forwarded_mail_has_no_date(subject: str) -> None:
    report = one("mail", mail(subject, WORDS).as_bytes()).report
    assert report.published is None
    assert "forwarded" in report.notes[0]


@pytest.mark.parametrize("date", ["yesterday", "Sun, 99 Jun 2019 18:30:00 +0600", "0"])
def test_a_date_that_does_not_exist_costs_the_date_alone(date: str) -> None:
    raw = mail("x", WORDS, date=None).as_bytes().replace(b"Subject:", f"Date: {date}\nSubject:".encode())
    report = one("mail", raw).report
    assert report.published is None
    assert report.notes[0].startswith("published")


def test_an_old_encoding_in_base64() -> None:
    words = "Полиция задержала около 500 человек, сообщило министерство."
    message = mail("Заявление", "x")
    message.set_content(words, charset="cp1251", cte="base64")
    report = one("mail", message.as_bytes()).report
    assert report.text == f"Заявление\n\n{words}"
    assert report.encoding == "cp1251"


def test_html_alone_is_read_without_its_scripts() -> None:
    message = mail("Held", "x")
    message.set_content(
        f"<style>p{{}}</style><script>alert('no')</script><p>{WORDS}</p><p>{MORE}</p>", subtype="html"
    )
    assert one("mail", message.as_bytes()).report.text == f"Held\n\n{WORDS}\n\n{MORE}"


def test_plain_goes_before_html() -> None:
    message = mail("Held", WORDS)
    message.add_alternative("<p>Other</p>", subtype="html")
    assert one("mail", message.as_bytes()).report.text == f"Held\n\n{WORDS}"


def test_attachments_are_reports_or_refusals_with_their_place() -> None:
    message = mail("Documents", WORDS)
    message.add_attachment(pdf([MORE]), maintype="application", subtype="pdf", filename="list.pdf")
    message.add_attachment(docx(paragraph(MORE)), maintype="application", subtype="x", filename="Список.docx")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="scan.png")
    message.add_attachment(b"PK\x03\x04", maintype="application", subtype="zip", filename="all.zip")
    message.add_attachment(mail("Inner", MORE))
    items = opened("mail", message.as_bytes())
    assert rules(items) == ["read", "read", "read", "intake.binary", "intake.broken", "intake.broken"]
    origins = [item.report.origin if isinstance(item, Received) else item.origin for item in items]
    assert origins == ["f", "f#2", "f#3", "f#4", "f#5", "f#6"]
    assert "mail inside a mail" in items[-1].reason if isinstance(items[-1], Unread) else False


def test_only_an_attachment() -> None:
    message = mail("See attached", "")
    message.add_attachment(pdf([MORE]), maintype="application", subtype="pdf", filename="list.pdf")
    assert rules(opened("mail", message.as_bytes())) == ["intake.empty", "read"]


def test_a_picture_in_the_text_is_no_attachment() -> None:
    message = mail("x", WORDS)
    message.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo>", filename="logo.png")
    assert rules(opened("mail", message.as_bytes())) == ["read"]


@pytest.mark.parametrize("raw", [b"\x00\xff", b"no header at all", b"\n\nbody"])
def test_what_is_no_mail(raw: bytes) -> None:
    assert refused("mail", raw).rule == "intake.broken"
