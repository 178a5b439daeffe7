"""Every refusal of intake, with its stable rule id, what and where, and what the user can do.

``intake.missing``, ``intake.unreadable``, ``intake.not-a-file``, ``intake.linked-folder``, ``intake.empty``,
``intake.too-large``, ``intake.binary``, ``intake.unknown-type``, ``intake.encoding``, ``intake.front-matter``,
``intake.no-article``, ``intake.line``, ``intake.broken``, ``intake.encrypted``, ``intake.bomb``, ``intake.pdf-no-text``,
``intake.not-captured``, ``intake.columns``, ``intake.unknown-json``, ``intake.revisit``.
"""

from khronika.nouns import Unread

READABLE = (
    ".txt, .md, .html, .jsonl, .pdf, .docx, .eml, .csv, .tsv, .xlsx, .rss, .atom, .xml, .warc, .warc.gz, .wacz and the "
    "result.json of a Telegram export"
)

ZIPPED = "a ZIP archive or an office document (DOCX, XLSX, EPUB...)"


def _named(origin: str) -> str:
    """The origin as a sentence names it: a path, with ``#12`` for a line of it."""
    return f"standard input{origin[1:]}" if origin == "-" or origin.startswith("-#") else origin


def missing(origin: str) -> Unread:
    if origin == "-":
        return Unread(
            origin, "intake.missing", "there is no standard input", "Pipe a text in, or name a file."
        )
    return Unread(origin, "intake.missing", f"there is no file or folder {origin}", "Check the path.")


def unreadable(origin: str, error: OSError) -> Unread:
    why = error.strerror or type(error).__name__
    return Unread(
        origin,
        "intake.unreadable",
        f"{_named(origin)} could not be read: {why}",
        "Check its permissions and the disk.",
    )


def not_a_file(origin: str) -> Unread:
    return Unread(
        origin,
        "intake.not-a-file",
        f"{_named(origin)} is a device or socket",
        "Name a file or folder, or - for standard input.",
    )


def linked_folder(origin: str) -> Unread:
    return Unread(
        origin,
        "intake.linked-folder",
        f"{_named(origin)} is a link to a folder; links are not followed, so that nothing is read twice",
        "Name the folder itself.",
    )


def empty(
    origin: str, sha256: str | None = None, given_id: str | None = None, *, what: str = "holds no text"
) -> Unread:
    return Unread(
        origin,
        "intake.empty",
        f"{_named(origin)} {what}",
        "Nothing to do, unless text was meant to be there.",
        sha256,
        given_id,
    )


def too_large(origin: str, limit: int, size: int | None = None) -> Unread:
    weighs = f"{size / 1e6:.1f} MB" if size else "more"
    return Unread(
        origin,
        "intake.too-large",
        f"{_named(origin)} has {weighs}; one report may have {limit / 1e6:g} MB",
        "Split it into reports, one a file or one a line of a .jsonl.",
    )


def binary(origin: str, kind: str, sha256: str | None) -> Unread:
    readable = kind in ("a PDF", ZIPPED)
    return Unread(
        origin,
        "intake.binary",
        f"{_named(origin)} is {kind}, not text",
        "Give it the name ending of what it is (.pdf, .docx, .xlsx)."
        if readable
        else "Save its text as .txt in UTF-8.",
        sha256,
    )


def unknown_type(origin: str) -> Unread:
    return Unread(
        origin,
        "intake.unknown-type",
        f"the name of {_named(origin)} does not say what it holds; khronika reads {READABLE}",
        "Rename it, or save its text as .txt.",
    )


def encoding(origin: str, sha256: str | None) -> Unread:
    return Unread(
        origin,
        "intake.encoding",
        f"the bytes of {_named(origin)} are text in no encoding that khronika could tell",
        "Save it as UTF-8.",
        sha256,
    )


def front_matter(origin: str, why: str, sha256: str) -> Unread:
    return Unread(
        origin,
        "intake.front-matter",
        f"the lines between --- and --- in {_named(origin)} are no YAML: {why}",
        "Correct them; a value with a colon needs quotation marks.",
        sha256,
    )


def no_article(origin: str, sha256: str) -> Unread:
    return Unread(
        origin,
        "intake.no-article",
        f"no article was found in the page {_named(origin)}; it may be a list of links, a form, or filled in by scripts",
        "Copy the article's text into a .txt.",
        sha256,
    )


def line(origin: str, why: str, sha256: str, given_id: str | None = None) -> Unread:
    place, _, number = origin.rpartition("#")
    return Unread(
        origin,
        "intake.line",
        f"line {number} of {_named(place)} {why}",
        'Each line is one JSON object with at least "text".',
        sha256,
        given_id,
    )


def broken(origin: str, what: str, why: str, sha256: str | None = None) -> Unread:
    """``what`` it should be ("a PDF"), or which part of it ("the rest of the feed")."""
    return Unread(
        origin,
        "intake.broken",
        f"{_named(origin)} could not be read as {what}: {why}",
        "Get it again from where it came, or save its text as .txt.",
        sha256,
    )


def rest(origin: str, after: str, why: str) -> Unread:
    """What came before was read; what comes after was not."""
    return Unread(
        origin,
        "intake.broken",
        f"{_named(origin)} could not be read beyond {after}: {why}",
        "Get it again from where it came; what was read until there stands.",
    )


def encrypted(origin: str, sha256: str | None = None) -> Unread:
    return Unread(
        origin,
        "intake.encrypted",
        f"{_named(origin)} is protected by a password",
        "Save a copy without protection, and keep the original beside it.",
        sha256,
    )


def bomb(origin: str, packed: int, unpacked: int) -> Unread:
    return Unread(
        origin,
        "intake.bomb",
        f"{_named(origin)} would unpack from {packed / 1e6:.1f} MB to {unpacked / 1e6:,.0f} MB, as no honest document does",
        "Unpack it on a machine you can spare, and hand on the reports in it.",
    )


def pdf_no_text(origin: str, pages: int, sha256: str) -> Unread:
    held = "1 page, which holds" if pages == 1 else f"{pages} pages, which hold"
    return Unread(
        origin,
        "intake.pdf-no-text",
        f"{_named(origin)} has {held} pictures and no text: a scan, most likely",
        "Run text recognition (OCR) on it, check the result, and hand that on.",
        sha256,
    )


def not_captured(origin: str, what: str, sha256: str | None = None) -> Unread:
    return Unread(
        origin,
        "intake.not-captured",
        f"{_named(origin)} holds {what} in the place of the page, so the page was not captured",
        "Capture the page again while it is there, signed in if it asks for that.",
        sha256,
    )


def revisit(origin: str, address: str) -> Unread:
    return Unread(
        origin,
        "intake.revisit",
        f"{_named(origin)} says only that {address} had not changed since an earlier capture",
        "Read the archive that holds the earlier capture.",
    )


def columns(origin: str, why: str) -> Unread:
    return Unread(
        origin,
        "intake.columns",
        f"{_named(origin)}: {why}",
        "Say which columns are which: --columns text=Body,published=Date,outlet=Source.",
    )


def unknown_json(origin: str, why: str) -> Unread:
    return Unread(
        origin,
        "intake.unknown-json",
        f"{_named(origin)} {why}",
        "khronika reads the result.json of a Telegram export; other reports as .jsonl, one JSON object a line.",
    )


def part(origin: str, what: str, sha256: str | None = None) -> Unread:
    """A part of a larger file (a message, an entry, an attachment) that holds nothing to read."""
    return Unread(
        origin,
        "intake.empty",
        f"{_named(origin)} {what}",
        "Nothing to do, unless text was meant to be there.",
        sha256,
    )
