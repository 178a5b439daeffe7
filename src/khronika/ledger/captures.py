"""How reports were captured, for pages."""

from dataclasses import replace

from khronika.ledger.arrivals import is_withheld
from khronika.ledger.capture_tables import Capture as Row
from khronika.nouns import Capture
from khronika.nouns.parsing import parse_json


def of_report(report_id: str) -> list[Capture]:
    """All captures of its bytes, in the order in which they came. Of a report that names a protected source the address is not told."""
    rows = Row.objects.filter(report=report_id).order_by("noted_at", "id")
    captures = [parse_json(Capture, body) for body in rows.values_list("body", flat=True)]
    if captures and is_withheld(report_id):
        return [replace(each, address="", missing=(), differing=()) for each in captures]
    return captures
