"""Every refusal of intake, with its stable rule id, what and where, and what the user can do.

``intake.missing``, ``intake.unreadable``, ``intake.not-a-file``, ``intake.linked-folder``, ``intake.empty``,
``intake.too-large``, ``intake.binary``, ``intake.unknown-type``, ``intake.encoding``, ``intake.front-matter``,
``intake.no-article``, ``intake.line``.
"""

from khronika.nouns import Unread

READABLE = ".txt, .md, .html and .jsonl"


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
    return Unread(
        origin,
        "intake.binary",
        f"{_named(origin)} is {kind}, not text",
        "Save its text as .txt in UTF-8.",
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
