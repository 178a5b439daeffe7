"""reading: a report's text becomes claims, each with its span. Knows no user, clock, table or wire."""

import importlib

from khronika.nouns import Reading, Report, Unread
from khronika.nouns.rows import Offsets, Row

RULES_VERSION = "2026.11.25"

# The module that reads each language is imported when the first report in it comes: a pipeline is slow to load.
_READERS = {
    "en": "khronika.reading.english",
    "ru": "khronika.reading.russian",
    "kk": "khronika.reading.kazakh",
}

__all__ = ["RULES_VERSION", "attributions", "read"]


def read(report: Report) -> Reading | Unread:
    """The claims of a report in its language, or why it cannot be read.

    Never raises for what a report says; a report in a language we do not read, or whose language is unknown, is
    ``Unread``. Offsets in the claims are code points of ``report.text``.
    """
    module = _READERS.get(report.lang or "")
    if module is None:
        what = f"it seems to be in {report.lang!r}" if report.lang else "its language could not be told"
        return Unread(
            origin=report.origin,
            rule="reading.language",
            reason=f"{what}; khronika reads English (en), Russian (ru) and Kazakh (kk)",
            remedy="if it is in one of these, name it: --lang en, ru or kk, or lang: in the front matter",
            sha256=report.sha256,
            given_id=report.given_id,
        )
    reading: Reading = importlib.import_module(module).read(report)
    return reading


def attributions(report: Report, offsets: Offsets | None = None) -> list[Row] | None:
    """Who says what in an English report, event or not, as rows of jsonl: ``source``, ``cue`` and ``content`` (lists of
    ``[start, end]`` by ``offsets``), ``source_head``, ``rule`` and ``confidence``. ``source`` is empty where nobody is
    named, and then ``source_head`` is ``None``. ``None`` for a report in another language: no list is kept there.
    """
    if report.lang != "en":
        return None
    from khronika.reading.english.listing import attributions_in, row_of

    return [
        row_of(relation, offsets or Offsets()) for relation in attributions_in(report.text, report.published)
    ]
