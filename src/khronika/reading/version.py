"""The version of the rules: a hash of all that reading is made of, so that a changed rule or table always changes it.

By hand it was forgotten. It is taken of the files of the room and of ``names``, code and tables alike, wherever they are installed: a wheel
carries the same files and so the same version. Some 6 MB are hashed when it is first asked for (about 20 ms), never for
``khronika --help``. The version of a pipeline that somebody names in the environment is no part of it.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

_NO_RULES = ("__pycache__", "build.py")  # bytecode; what makes tables is not what reads them
_DIGITS = 12
_ROOMS = ("khronika.reading", "khronika.names")  # names: who is one with whom; its keys stand in claims


@cache
def rules_version() -> str:
    """``rules-`` and twelve hexadecimal digits."""
    total = sha256()
    found = [pair for room in _ROOMS for pair in _files(files(room), room)]
    for path, file in sorted(found, key=lambda pair: pair[0]):
        total.update(f"{path}\0".encode())
        total.update(sha256(file.read_bytes()).digest())
    return f"rules-{total.hexdigest()[:_DIGITS]}"


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.name in _NO_RULES or entry.name.startswith(".") or entry.name.endswith((".pyc", ".md")):
            continue
        if entry.is_dir():
            yield from _files(entry, name)
        else:
            yield name, entry
