"""Which reports are khronika's own words: the demonstration's summaries of what outlets printed. Nobody may quote them as the
outlet's."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

from khronika.nouns import Report


def is_own_summary(report: Report) -> bool:
    """True where the report's bytes are those of a file of the demonstration. Told by the bytes and not by the note in them, which
    anybody could write; a copy that somebody changed is no more ours."""
    return report.sha256 in _shipped()


@cache
def _shipped() -> frozenset[str]:
    folders = (each for each in (files("khronika") / "demo").iterdir() if each.is_dir())
    reports = (file for folder in folders for file in folder.iterdir() if file.name.endswith(".md"))
    return frozenset(sha256(file.read_bytes()).hexdigest() for file in reports)
