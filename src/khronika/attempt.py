"""Read one report, or say why not: the one place where any error of ours becomes a refusal.

Below `flow`, above the engine and without Django, because `khronika read` needs it too and has no ledger.
"""

from khronika import reading
from khronika.nouns import Reading, Report, Unread


def read_or_say_why(report: Report) -> Reading | Unread:
    """The reading, reading's own refusal, or a refusal by rule ``reading.stopped`` when our code failed on this text.

    The refusal names the kind of error only: an error's message may quote the text, and the text names people.
    """
    try:
        return reading.read(report)
    except Exception as error:  # noqa: BLE001  (one report that we fail on must not cost the thousand after it)
        return Unread(
            report.origin,
            "reading.stopped",
            f"khronika failed while reading {report.origin}: {type(error).__name__} (rules {reading.RULES_VERSION})",
            "the report is kept as received; tell the makers the kind of error, and read it again after an update",
            report.sha256,
            report.given_id,
        )
