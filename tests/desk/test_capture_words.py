"""How a report was captured, on its page and in what `khronika add` and `capture` print, in three languages."""

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from khronika import flow, reading
from khronika.cli import add as add_command
from khronika.cli import capture as capture_command
from khronika.desk.capture_words import capture_words, signature_words
from khronika.intake.fetching import capture
from khronika.intake.wacz_signed import WHY
from khronika.ledger import access
from khronika.ledger.actions.allow_fetching import allow_fetching
from khronika.ledger.judgement_tables import Withheld
from khronika.nouns import Capture, Digests, Signature, Signed
from tests import simple_reading
from tests.cli.conftest import Khronika
from tests.cli.conftest import khronika as khronika
from tests.desk.test_views import page
from tests.intake.test_wacz_signed import packaged
from tests.journeys.test_capturing import HTML, PAGE
from tests.serving import Served, http

BY_DOMAIN = Signature(
    Signed.VALID, "crawler.example", None, "2024-03-05T12:01:00+00:00", "CN=Invented Clock", True
)
CAPTURE = Capture(
    "https://example.org/a",
    "2024-03-05T12:00:00Z",
    "Invented Archiver",
    missing=("cut: time", "pictures: 3", "frames: 1"),
)


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_everything_is_said_in_russian_and_kazakh(lang: str) -> None:
    signatures = [
        *(Signature(state, why=why) for why in WHY for state in (Signed.INVALID, Signed.UNCHECKED)),
        Signature(Signed.VALID, "key:0123456789abcdef"),
        BY_DOMAIN,
        Signature(),
    ]
    captures = [
        replace(CAPTURE, signature=each, digests=digests) for each in signatures for digests in Digests
    ]
    captures += [Capture("", missing=(f"cut: {cut}",)) for cut in ("length", "disconnect", "unspecified")]
    for each in captures:
        with translation.override("en"):
            english = capture_words(each)
        with translation.override(lang):
            told = capture_words(each)
        assert len(told) == len(english)
        assert not set(told) & set(english), told


def test_a_signature_is_a_sentence() -> None:
    assert signature_words(BY_DOMAIN) == (
        "Signed by crawler.example, valid; the time, 2024-03-05T12:01:00+00:00, is attested by CN=Invented Clock."
    )
    assert signature_words(replace(BY_DOMAIN, why="clock-unknown")).endswith(
        " The authority that attests the time is not one that is trusted here."
    )
    assert signature_words(Signature(Signed.INVALID, why="other-list")) == (
        "Signed, not valid: it was made for another list of files than the one in the archive."
    )


@pytest.mark.django_db
def test_add_capture_and_the_reports_page_say_it(
    khronika: Khronika, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "read", simple_reading.read)
    for command in (add_command, capture_command):
        monkeypatch.setattr(command, "open_folder", lambda named, make: nullcontext(folder))
    (tmp_path / "a.wacz").write_bytes(packaged())
    (tmp_path / "b.wacz").write_bytes(packaged(pages_jsonl=b"changed"))
    added = khronika("add", "a.wacz", "--lang", "en")
    assert "Its bytes are those whose hashes the archive states. Signed by a key (" in added.stderr
    changed = khronika("add", "b.wacz", "--say", "ru")
    assert (
        "Архив не совпадает с собственными контрольными суммами; расходится: pages/pages.jsonl"
        in changed.stderr
    )
    client = Client(headers={"host": "127.0.0.1"})
    (row,) = access.reports()
    shown = page(client, f"/reports/{row.report.id}/")
    assert (
        shown.count("Captured from https://example.org/held, 2019-06-10T03:04:05Z, by khronika&#x27;s tests.")
        == 2
    )
    assert '<details class="box" open><summary>How it was captured' in shown
    Withheld.objects.create(report_id=row.report.id)
    withheld = page(client, f"/reports/{row.report.id}/")
    assert withheld.count("Captured from an address that is not told") == 2
    assert "Captured from https" not in withheld

    server = Served({"/a": http(PAGE, HTML)})
    off = khronika("capture", server.url("/a"))
    assert "[fetching.off]" in off.stderr
    allow_fetching(True)
    monkeypatch.setattr(flow, "capture", lambda words: capture(words, net=server.net()))
    said = khronika("capture", server.url("/a"))
    server.close()
    assert (
        "The text was got; 2 pictures or films were not asked for. 1 frame with another page" in said.stderr
    )
    assert "Not signed." in said.stderr
    assert said.stdout.startswith("1 report read, 1 claim found.")
    assert khronika("capture", "a.wacz").exit_code == 2
