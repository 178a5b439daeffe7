"""DOCX: all that a reader of the page would read, with changes accepted; bombs and entities refused."""

import io
import zipfile

import pytest

from tests.intake.make import MORE, WORDS, docx, one, paragraph, refused, zipped


def test_paragraphs() -> None:
    report = one("docx", docx(paragraph(WORDS) + paragraph("") + paragraph(MORE))).report
    assert report.text == f"{WORDS}\n\n{MORE}"
    assert report.media_type.endswith("wordprocessingml.document")
    assert (report.lang, report.published, report.notes) == ("en", None, ())


def test_runs_tabs_and_breaks() -> None:
    runs = "<w:p><w:r><w:t>Almaty</w:t><w:tab/><w:t>12</w:t><w:br/><w:t>Astana</w:t></w:r></w:p>"
    assert one("docx", docx(runs)).report.text == "Almaty 12\nAstana"


def test_changes_are_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Police held </w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> people</w:t></w:r></w:hyperlink></w:p>"
    )
    assert one("docx", docx(body)).report.text == "Police held 12 people"


def test_a_row_of_a_table_is_a_line() -> None:
    cells = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("Almaty", "about 500 held"))
    assert one("docx", docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")).report.text == "Almaty | about 500 held"


def test_text_boxes_are_read_once_and_footnotes_last() -> None:
    box = (
        "<w:p><w:r><w:t>Before.</w:t><w:AlternateContent><w:Choice><w:txbxContent>"
        f"{paragraph('In the box.')}</w:txbxContent></w:Choice><w:Fallback><w:txbxContent>"
        f"{paragraph('In the box.')}</w:txbxContent></w:Fallback></w:AlternateContent></w:r></w:p>"
    )
    raw = docx(box + paragraph("After."), footnotes=f"<w:footnote>{paragraph('A note.')}</w:footnote>")
    assert one("docx", raw).report.text == "Before.\n\nIn the box.\n\nAfter.\n\nA note."


def test_what_was_not_read_is_said() -> None:
    raw = docx(paragraph(WORDS), comments=paragraph("A private remark"))
    assert one("docx", raw).report.notes == ("its comments were not read",)
    assert "private" not in one("docx", raw).report.text


@pytest.mark.parametrize(
    "entities",
    [
        '<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE r SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_no_entity_is_expanded(entities: str) -> None:
    assert refused("docx", docx(paragraph("&b;"), before=entities)).rule == "intake.broken"


def test_a_bomb_is_not_unpacked() -> None:
    raw = zipped({"word/document.xml": b" " * 30_000_000})
    assert len(raw) < 100_000
    item = refused("docx", raw)
    assert item.rule == "intake.bomb"
    assert "30 MB" in item.reason


def test_a_bomb_that_states_a_small_size_unpacks_to_no_more() -> None:
    raw = zipped({"word/document.xml": b" " * 30_000_000})
    lied = raw.replace((30_000_000).to_bytes(4, "little"), (500).to_bytes(4, "little"))
    assert lied != raw
    assert refused("docx", lied).rule == "intake.broken"


@pytest.mark.parametrize(
    "raw",
    [b"", b"PK\x03\x04", b"no zip at all", docx(paragraph(WORDS))[:200], zipped({"other.xml": "<a/>"})],
    ids=lambda raw: f"{len(raw)}",
)
def test_a_damaged_file_is_refused(raw: bytes) -> None:
    assert refused("docx", raw).rule == "intake.broken"


def test_nested_beyond_measure() -> None:
    deep = "<w:x>" * 20_000 + paragraph(WORDS) + "</w:x>" * 20_000
    assert refused("docx", docx(deep)).rule == "intake.broken"


def test_protected() -> None:
    raw = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert refused("docx", raw).rule == "intake.encrypted"


def test_an_encrypted_member() -> None:
    out = io.BytesIO(docx(paragraph(WORDS)))
    with zipfile.ZipFile(out) as archive:
        at = archive.infolist()[0].header_offset
    raw = bytearray(out.getvalue())
    central = raw.index(b"PK\x01\x02")
    raw[at + 6] |= 1
    raw[central + 8] |= 1
    assert refused("docx", bytes(raw)).rule == "intake.encrypted"
