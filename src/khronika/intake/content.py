"""What bytes are, before anyone opens them as text: a known kind of file that is not text, or text of some encoding.

The encoding is found, not assumed: byte order mark, then strict UTF-8, then the charset that the file declares,
then old Cyrillic and Latin encodings by how their reading looks, then charset-normalizer among the encodings named here. Valid
UTF-8 with letters beyond ASCII goes before a declaration, because browsers that save a page re-encode it and keep
the old ``<meta>``. When nothing reads well the answer is ``None``: no text is better than the wrong letters.
"""

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from khronika.intake.legacy import best_cyrillic, best_latin
from khronika.intake.refusals import ZIPPED

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", ZIPPED),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (DOC, XLS, MSG)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS\x00", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"\x1a\x45\xdf\xa3", "a video file"),
)
_SIGNATURES_WITH_NUL = (
    (b"MZ", "a program"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"BM", "a BMP picture"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings that news pages and mail outside the Cyrillic world have used; charset-normalizer chooses among them.
_OTHERS = ["cp1253", "cp1256", "cp1255", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w.:-]{2,40})""",
    re.I,
)
_DECLARED_WITHIN = 4096  # HTML asks for 1024; real pages put a comment or scripts before it
_JUDGED_ON = 64_000  # bytes that an encoding is guessed from; the decoding itself is of all bytes, and strict
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A text file may hold a stray control character; one in a hundred no text has (pictures and programs: 10 % and more).
_MOST_ODD = 0.01
# UTF-8 with a few broken sequences (cut in the middle, two files joined) against another encoding altogether:
# in the second nearly every letter is broken. One in twenty leaves a wide gap on both sides.
_MOST_BROKEN = 0.05


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as given: bytes decoded, without the byte order mark. ``notes`` say what was not plain sailing."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def binary_kind(raw: bytes) -> str | None:
    """What kind of file that is not text these bytes begin ("a PDF"); ``None`` when they may be text."""
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            return kind
    if any(raw.startswith(mark) for mark, _ in _MARKS):
        return None
    if raw[4:8] == b"ftyp":
        return "a video or HEIC file"
    if b"\0" not in raw[:_JUDGED_ON]:
        return None
    for signature, kind in _SIGNATURES_WITH_NUL:
        if raw.startswith(signature):
            return kind
    return None if _utf16_without_mark(raw) else "a binary file (it holds NUL bytes)"


def decode(raw: bytes, *, markup: bool = False, declared: str | None = None) -> Decoded | None:
    """``raw`` as text; ``None`` when no encoding gives plausible text. ``markup``: obey a charset the file declares.
    ``declared`` is a charset that came with the bytes (a header of mail or of the web); it goes before the file's."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            text = _strictly(raw[len(mark) :], name)
            return _fit(text, name) if text is not None else None
    if b"\0" in raw:
        wide = _utf16_without_mark(raw)
        text = _strictly(raw, wide) if wide else None
        return _fit(text, wide) if wide and text is not None else None
    declared = _charset(declared or "") or (_declared(raw) if markup else None)
    if raw.isascii() and declared in (None, "utf-8", "ascii"):
        return _fit(raw.decode("ascii"), "utf-8")
    text = None if raw.isascii() else _strictly(raw, "utf-8")
    if text is not None:
        note = (
            f"the page declares {declared}, its bytes are UTF-8" if declared not in (None, "utf-8") else None
        )
        return _fit(text, "utf-8", note)
    if declared and declared != "utf-8":
        text = _strictly(raw, declared)
        if text is not None:
            return _fit(text, declared)
    return _mostly_utf8(raw) or _guessed(raw)


def _fit(text: str, encoding: str, *notes: str | None) -> Decoded | None:
    odd = len(_ODD.findall(text[:_JUDGED_ON]))
    if odd > _MOST_ODD * max(len(text[:_JUDGED_ON]), 100):
        return None
    return Decoded(text, encoding, tuple(note for note in notes if note))


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeError:
        return None


def _declared(raw: bytes) -> str | None:
    """The charset a page declares, by Python's name; ``None`` when it declares none or one nobody knows."""
    found = _DECLARED.search(raw[:_DECLARED_WITHIN])
    return _charset((found[1] or found[2]).decode("ascii", "replace")) if found else None


def _charset(name: str) -> str | None:
    """As HTML does, ASCII, Latin-1 and their kin are read as Windows-1252, and a UTF-16 that could write an ASCII
    declaration cannot be meant."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not codec._is_text_encoding or codec.name.startswith(("utf-16", "utf-32", "utf-7")):
        return None
    return "cp1252" if codec.name in ("iso8859-1", "latin-1") else codec.name


def _utf16_without_mark(raw: bytes) -> str | None:
    """UTF-16 whose byte order mark was lost: spaces and line ends betray the order of its bytes."""
    head = raw[: _JUDGED_ON // 2 * 2]
    if len(raw) % 2 or len(head) < 8:
        return None
    for name, first in (("utf-16-le", 0), ("utf-16-be", 1)):
        blanks = sum(head[first::2].count(char) for char in b" \n")
        wide_blanks = sum(
            1
            for low, high in zip(head[first::2], head[1 - first :: 2], strict=True)
            if low in b" \n" and high == 0
        )
        text = _strictly(head[:-2], name)
        if (
            text
            and wide_blanks * 20 >= len(text)
            and wide_blanks * 10 >= blanks * 9
            and _looks_like_words(text)
        ):
            return name
    return None


def _looks_like_words(text: str) -> bool:
    """Letters, digits and blanks make up nine in ten of any prose (measured on our demo corpus: 0.96 and more)."""
    return sum(char.isalnum() or char.isspace() for char in text) >= 0.9 * len(text)


def _mostly_utf8(raw: bytes) -> Decoded | None:
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = len(text) - sum(map(text.count, map(chr, range(128))))
    if broken > _MOST_BROKEN * beyond_ascii:
        return None
    what = "1 broken byte sequence stands" if broken == 1 else f"{broken} broken byte sequences stand"
    return _fit(text, "utf-8", f"{what} as U+FFFD in the text")


def _guessed(raw: bytes) -> Decoded | None:
    sample = raw[:_JUDGED_ON]
    name = best_cyrillic(sample) or best_latin(sample)
    if name is None:
        best = charset_normalizer.from_bytes(sample, cp_isolation=_OTHERS, preemptive_behaviour=False).best()
        name = best.encoding if best else None
    text = _strictly(raw, name) if name else None
    if name is None or text is None:
        return None
    return _fit(text, name, f"the encoding is not declared; {name} reads best")
