"""reading: a report's text becomes claims, each with its span. Knows no user, clock, table or wire."""

import importlib

from khronika.nouns import Reading, Report, Unread
from khronika.reading.version import rules_version

RULES_VERSION: str
"""Changes whenever anything in this room does; worked out when first asked for."""

# The module that reads each language is imported when the first report in it comes: a pipeline is slow to load.
_READERS = {
    "en": "khronika.reading.english",
    "ru": "khronika.reading.russian",
    "kk": "khronika.reading.kazakh",
}
_LISTED = ("en",)  # languages of which a list of sayings is made

__all__ = ["RULES_VERSION", "read"]


def __getattr__(name: str) -> str:
    if name == "RULES_VERSION":
        return rules_version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def read(report: Report, *, sayings: bool = False) -> Reading | Unread:
    """The claims of a report in its language, or why it cannot be read. With ``sayings`` also who says what in it,
    event or not; of languages other than English no list is made, and the reading's is ``None``.

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
    reader = importlib.import_module(module)
    reading: Reading = reader.read(report, sayings=sayings) if report.lang in _LISTED else reader.read(report)
    return reading
