"""PDF: running text out of lines, and what could not be read."""

import pytest

from tests.intake.make import MORE, WORDS, one, opened, pdf, refused


def test_the_text_layer_is_the_text() -> None:
    item = one("pdf", pdf([WORDS]))
    assert item.report.text == WORDS
    assert (item.report.media_type, item.report.lang, item.report.notes) == ("application/pdf", "en", ())
    assert item.report.published is None
    assert item.to_given.start(7) == 7


def test_a_scan_is_said_to_be_one() -> None:
    item = refused("pdf", pdf([], []))
    assert item.rule == "intake.pdf-no-text"
    assert "2 pages" in item.reason
    assert "OCR" in item.remedy


def test_pages_without_text_are_named() -> None:
    report = one("pdf", pdf([WORDS], [], [MORE])).report
    assert report.notes == ("page 2 without text (pictures or scans): not read",)
    assert report.text == f"{WORDS}\n\n{MORE}"


def test_a_sentence_runs_on_over_the_page() -> None:
    assert one("pdf", pdf(["Police detained about 500"], ["people on Sunday."])).report.text == (
        "Police detained about 500\npeople on Sunday."
    )


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Police broke up the demon-", "stration in the square."], "demonstration"),
        (["The anti-government rally.", "Another anti-", "government rally."], "Another anti-government"),
        (["It was held in Ust-", "Kamenogorsk on Sunday."], "Ust-Kamenogorsk"),
    ],
)
def test_words_broken_at_the_end_of_a_line(lines: list[str], text: str) -> None:
    assert text in one("pdf", pdf(lines)).report.text


def test_headers_and_page_numbers_do_not_stand_in_the_text() -> None:
    pages = [
        ["Monthly bulletin", f"{words} {number}.", f"Page {number}"]
        for number, words in enumerate(
            [
                "Police held ten people on day",
                "The court fined six of them on day",
                "All were free again by day",
            ],
            1,
        )
    ]
    report = one("pdf", pdf(*pages)).report
    assert report.text.split("\n\n") == [page[1] for page in pages]
    assert report.notes == ("headers, footers and page numbers left out (6 lines)",)


def test_a_password_is_not_guessed() -> None:
    assert refused("pdf", pdf([WORDS], protect="secret")).rule == "intake.encrypted"


def test_an_empty_password_is_none() -> None:
    assert one("pdf", pdf([WORDS], protect="")).report.text == WORDS


def test_more_text_than_a_report_may_have() -> None:
    assert refused("pdf", pdf(*[[WORDS]] * 12), limit=900).rule == "intake.too-large"


@pytest.mark.parametrize(
    "raw",
    [b"%PDF-1.7\n", b"%PDF-1.7\n\x00\x01", b"nothing", pdf([WORDS])[:300]],
    ids=lambda raw: f"{len(raw)}",
)
def test_a_damaged_file_is_refused(raw: bytes) -> None:
    assert refused("pdf", raw).rule in ("intake.broken", "intake.pdf-no-text")


def test_nothing_is_said_on_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    opened("pdf", pdf([WORDS])[:300])
    assert capfd.readouterr().err == ""
