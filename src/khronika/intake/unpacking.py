"""ZIP containers (DOCX, XLSX, WACZ) opened with limits, and what libraries raise when a file is broken.

A bomb is told by the sizes that the archive states of itself: Python's zipfile never unpacks more of a member than
it states, so the sum is a true upper bound. Nothing is unpacked to the disk, and no archive inside an archive is
opened (the records of a WACZ are its own).
"""

import struct
import zipfile
import zlib
from typing import BinaryIO

from khronika.intake import refusals
from khronika.nouns import Unread

MAX_UNPACKED = 200_000_000
"""The most bytes that an office document may unpack to: ten times the largest report. Chosen, not measured: as XML, 100,000 posts of
200 words have 150 MB."""
MAX_RATIO = 100
"""The most that an archive may shrink what is in it, once it unpacks to more than 1 MB: documents and sheets made of
repeated sentences shrink 16 to 18 times (measured 2026-11-25), and DEFLATE can go to 1,032."""
_SMALL = 1_000_000

BROKEN: tuple[type[Exception], ...] = (
    ValueError,  # UnicodeError and most parsers' own errors are ValueErrors
    LookupError,
    ArithmeticError,
    TypeError,
    AttributeError,
    AssertionError,
    RuntimeError,  # RecursionError, NotImplementedError, zipfile's "password required"
    EOFError,
    SyntaxError,  # ElementTree's ParseError is one
    zlib.error,
    struct.error,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
)
"""What parsers of others raise on a broken file; they promise no error of their own, and each of these was seen.
OSError is not among them: a failing disk is another refusal."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")


def open_zip(
    stream: BinaryIO, origin: str, what: str, *, most: int | None = MAX_UNPACKED
) -> zipfile.ZipFile | Unread:
    """The archive, or why it is not opened. ``what`` it should be ("a DOCX"). ``most`` bytes may be in it; ``None``
    where its members are streamed and limited one by one, as of a web archive, which may be of any size."""
    head = stream.read(4096)
    if head.startswith(_OLD_OFFICE):
        if _PASSWORD in head + stream.read(1_000_000):
            return refusals.encrypted(origin)
        return refusals.broken(origin, what, "it is an old office document under a new name")
    try:
        packed = stream.seek(0, 2)
        archive = zipfile.ZipFile(stream)
        members = archive.infolist()
    except BROKEN:
        return refusals.broken(origin, what, "its ZIP container is damaged or cut off")
    if any(member.flag_bits & 1 for member in members):
        return refusals.encrypted(origin)
    unpacked = sum(member.file_size for member in members)
    if most is not None and (unpacked > most or (unpacked > _SMALL and unpacked > MAX_RATIO * packed)):
        return refusals.bomb(origin, packed, unpacked)
    return archive
