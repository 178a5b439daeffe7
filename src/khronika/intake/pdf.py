"""PDF by pypdf: the text layer, page by page, put back into running text. Pictures of text are not recognised.

A PDF knows lines, not paragraphs. What is undone: words broken at a line's end, and the headers, footers and page
numbers that stand in the middle of a sentence when pages are joined. Its own dates say when the file was made, not
when the report was published, and are not used.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from khronika.intake import refusals
from khronika.intake.received import Given, Received, record
from khronika.intake.unpacking import BROKEN
from khronika.nouns import Unread, digest

_MOST_PAGES = 5_000
_ENDS = re.compile(r"[.!?…:;»”\")\]]\s*$")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-‐\u00ad]\n([^\W\d_]+)")
_DIGITS = re.compile(r"\d+")
_EDGE = 2  # lines at the top and the bottom of a page that may be its header and footer
_MOST_LISTED = 8


def pdf(raw: bytes, origin: str, given: Given, limit: int) -> Iterator[Received | Unread]:
    """One report, its text over all pages. ``limit`` is the most characters of text, too: a stream may unpack to
    more than it weighs. Pages without text are named in a note; a file with none at all is refused as a scan."""
    import pypdf.errors  # an eighth of a second to import, which only PDFs should pay

    # What it finds odd about a file is said by the refusal or the notes.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    sha256 = digest(raw)
    broken: tuple[type[Exception], ...] = (*BROKEN, pypdf.errors.PyPdfError)
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except pypdf.errors.DependencyError:  # AES; RC4 with an empty password is opened
        locked, count = True, 0
    except broken as error:
        yield refusals.broken(origin, "a PDF", f"it is damaged or cut off ({type(error).__name__})", sha256)
        return
    if locked:
        yield refusals.encrypted(origin, sha256)
        return
    pages: list[str] = []
    failed: list[int] = []
    for number in range(min(count, _MOST_PAGES)):
        try:
            pages.append(reader.pages[number].extract_text())
        except broken:
            pages.append("")
            failed.append(number + 1)
        if sum(map(len, pages)) > limit:
            yield refusals.too_large(origin, limit)
            return
    yield _report(pages, failed, count, raw, origin, given)


def _report(
    pages: list[str], failed: list[int], count: int, raw: bytes, origin: str, given: Given
) -> Received | Unread:
    empty = [number for number, page in enumerate(pages, 1) if not page.strip() and number not in set(failed)]
    if len(empty) + len(failed) == len(pages):
        sha256 = digest(raw)
        if failed:
            return refusals.broken(origin, "a PDF", f"none of its {len(failed)} damaged pages opens", sha256)
        return refusals.pdf_no_text(origin, count, sha256)
    notes = []
    if empty:
        notes.append(f"{_listed(empty)} without text (pictures or scans): not read")
    if failed:
        notes.append(f"{_listed(failed)} damaged: not read")
    if count > len(pages):
        notes.append(f"pages after {len(pages)} of {count}: not read")
    running = [page.replace("\r\n", "\n").split("\n") for page in pages if page.strip()]
    bare, dropped = _without_edges(running)
    if dropped:
        notes.append(f"headers, footers and page numbers left out ({dropped} lines)")
    return record(
        _joined(bare), raw, fields={}, media_type="application/pdf", origin=origin, given=given, notes=notes
    )


def _listed(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    more = f" and {len(numbers) - _MOST_LISTED} more" if len(numbers) > _MOST_LISTED else ""
    return f"pages {', '.join(map(str, numbers[:_MOST_LISTED]))}{more}"


def _without_edges(pages: list[list[str]]) -> tuple[list[list[str]], int]:
    """The pages without lines at their edges that most pages have, numbers aside; and how many lines went."""
    pages = [[line for line in page if line.strip()] for page in pages]
    if len(pages) < 3:  # two pages may begin alike by chance
        return pages, 0
    seen = Counter(shape for page in pages for shape in {_shape(page[place]) for place in _edges(page)})
    common = {shape for shape, times in seen.items() if 2 * times > len(pages)}
    kept = []
    for page in pages:
        drop = {place for place in _edges(page) if _shape(page[place]) in common}
        kept.append([line for place, line in enumerate(page) if place not in drop])
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _edges(page: list[str]) -> list[int]:
    return [place for place in range(len(page)) if place < _EDGE or place >= len(page) - _EDGE]


def _shape(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()).casefold())


def _joined(pages: list[list[str]]) -> str:
    """One text. A page that ends inside a sentence runs on into the next."""
    text = ""
    for page in pages:
        body = "\n".join(line.strip() for line in page)
        if text and body:
            text += "\n\n" if _ENDS.search(text) else "\n"
        text += body
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()))

    def mended(found: re.Match[str]) -> str:
        # "anti-\ngovernment" keeps its hyphen where the document elsewhere writes it with one, or where what follows
        # is a name; else the hyphen is the printer's.
        first, second = found[1], found[2]
        with_hyphen, without = (
            words[f"{first}-{second}".casefold()],
            words[f"{first}{second}".casefold()],
        )
        keep = not second[0].islower() or with_hyphen > without
        return f"{first}-{second}" if keep else f"{first}{second}"

    return _BROKEN_WORD.sub(mended, text)
