"""Which reports are khronika's own words: the demonstration's summaries of what outlets printed. Nobody may quote them as the
outlet's."""

from khronika.ledger.summaries import shipped
from khronika.nouns import Report


def is_own_summary(report: Report) -> bool:
    """True where the report's bytes are those of a file of the demonstration."""
    return report.sha256 in shipped()
