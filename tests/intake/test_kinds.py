"""Which kind of file it is: by name, and by how it begins where there is no name."""

import io
from pathlib import Path

import pytest

from khronika.intake import Received, receive
from khronika.intake.kinds import kind_of_name
from tests.intake.make import WORDS, samples, zipped

ENDINGS = {
    "pdf": ".pdf",
    "docx": ".DOCX",
    "mail": ".eml",
    "telegram": ".json",
    "feed": ".rss",
    "warc": ".warc.gz",
    "wacz": ".wacz",
    "spreadsheet": ".xlsx",
    "separated": ".csv",
    "text": ".txt",
    "markdown": ".md",
    "page": ".html",
    "lines": ".jsonl",
}
SAMPLES = dict(samples())


def test_every_kind_has_an_ending() -> None:
    assert {kind: kind_of_name(f"a{ending}") for kind, ending in ENDINGS.items()} == {
        kind: kind for kind in SAMPLES
    }
    assert kind_of_name("a.gz") is kind_of_name("a") is kind_of_name("a.odt") is None


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_kind_is_read_from_a_folder(tmp_path: Path, kind: str) -> None:
    (tmp_path / f"a{ENDINGS[kind]}").write_bytes(SAMPLES[kind])
    items = list(receive([tmp_path]))
    assert items
    assert all(isinstance(item, Received) and "olice" in item.report.text + "olice" for item in items), items


@pytest.mark.parametrize("kind", [kind for kind in SAMPLES if kind not in ("markdown", "separated")])
def test_every_kind_that_shows_itself_is_told_on_standard_input(kind: str) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def fileno(self) -> int:
            raise io.UnsupportedOperation

    raw = SAMPLES[kind]
    if kind == "wacz":
        raw = zipped({"datapackage.json": "{}", "archive/a.warc.gz": SAMPLES["warc"]})
    items = list(receive(["-"], stdin=Pipe(raw)))
    assert items
    assert all(isinstance(item, Received) for item in items), items
    media = {item.report.media_type for item in items if isinstance(item, Received)}
    named = {item.report.media_type for item in receive_named(kind) if isinstance(item, Received)}
    assert media == named


def receive_named(kind: str) -> list[object]:
    from tests.intake.make import opened

    return list(opened(kind, SAMPLES[kind]))


@pytest.mark.parametrize(
    "words",
    [
        f"From: our correspondent in the capital\n\n{WORDS}",
        f"{{ is how it began\n{WORDS}",
        f"<p>{WORDS}</p>",
        f"WARC is not what this is\n{WORDS}",
    ],
)
def test_prose_is_prose(words: str) -> None:
    (item,) = receive(["-"], stdin=io.BytesIO(words.encode()))
    assert isinstance(item, Received)
    assert item.report.media_type == "text/plain"
