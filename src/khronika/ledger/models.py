"""Django looks for an app's tables here; they are in ``tables``."""

from khronika.ledger.tables import (
    Claim,
    ClaimPlace,
    Comparison,
    CurrentReading,
    LogRow,
    Membership,
    PlaceName,
    Question,
    QuestionPlace,
    Reading,
    Reconciled,
    Report,
    StoredBytes,
    Unread,
)

__all__ = [
    "Claim",
    "ClaimPlace",
    "Comparison",
    "CurrentReading",
    "LogRow",
    "Membership",
    "PlaceName",
    "Question",
    "QuestionPlace",
    "Reading",
    "Reconciled",
    "Report",
    "StoredBytes",
    "Unread",
]
