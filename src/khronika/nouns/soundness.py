"""What is found when a folder is checked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be. ``rule`` is a stable id (``original.altered``); ``where`` a file, below the
    folder, or a row; ``what`` says in a sentence what is wrong. ``expected`` and ``found`` are values, never a report's words
    or a name, and empty where there is no value to show. ``remedy`` says what to do.

    ``grave`` False is a note: worth knowing, and the folder is sound all the same."""

    rule: str
    where: str
    what: str
    expected: str = ""
    found: str = ""
    remedy: str = ""
    grave: bool = True


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the log's row of this number was, said somewhere that does not change when the log is changed: ``where`` names it."""

    number: int
    hash: str
    where: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What one check looked at: how many of what (``{"originals": 12}``), and what it found."""

    name: str
    counted: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
