"""The head of the log, told a second time beside the database: ``<folder>/log-head``, one line with the number of the last row and its
hash. Who cuts rows off the end of the log, or puts an older database in its place, leaves a head that the log does not have.

It is a tripwire, not a seal: whoever can write the database can write this file too. What holds against that stands outside the
folder (a token of trusted time, a release, a copy of the line). Written when the act is on the disk and without waiting for the disk
itself, so it may name an earlier row than the last, never a later one.
"""

import os
import re
from pathlib import Path

from khronika.nouns.soundness import Anchor

NAME = "log-head"
_LINE = re.compile(rb"(\d{20}) ([0-9a-f]{64})\n")


def note(folder: Path, number: int, hash_: str) -> None:
    """Write the line. One write of a fixed length over the last one: a reader, and a kill, meet the old line or the new one."""
    line = f"{number:020d} {hash_}\n".encode()
    try:
        handle = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT, 0o600)
    except OSError:
        return  # the act stands already and must not fail for this; an older line still holds
    try:
        os.pwrite(handle, line, 0) if hasattr(os, "pwrite") else os.write(handle, line)
    except OSError:
        return
    finally:
        os.close(handle)


def read(folder: Path) -> Anchor | str | None:
    """What the file says; ``None`` where there is none; in words what is wrong with it."""
    try:
        raw = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        return f"it cannot be read ({error.strerror or error})"
    found = _LINE.fullmatch(raw)
    if found is None:
        return "it is not one line with a number and a hash"
    return Anchor(int(found[1]), found[2].decode(), f"the file {NAME}")
