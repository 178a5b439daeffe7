"""Keep the signature of a report's text. An index, which can be made again: it has no log row."""

from khronika.ledger import tables


def sign(report_id: str, made_by: str, signature: bytes) -> None:
    """``made_by`` names the way in which it was made; one made in another way is replaced."""
    tables.Signature.objects.update_or_create(
        report_id=report_id, defaults={"made_by": made_by, "body": signature}
    )
