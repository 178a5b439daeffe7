"""Keep what is asked of authorities of time and of calendars, and what they answered. Each with a row in the log that seals its bytes."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log
from khronika.ledger.time_tables import BlockHeader, TimeAsked, TimeProof, TimeToken
from khronika.nouns import digest
from khronika.nouns.soundness import Anchor


def keep_asked(head: Anchor, line_digest: str, body: bytes | None = None, nonce: int | None = None) -> int:
    """The number of what is asked of that row of the log."""
    with transaction.atomic():
        now = timezone.now()
        row = TimeAsked.objects.create(
            row=head.number,
            hash=head.hash,
            digest=line_digest,
            nonce=None if nonce is None else str(nonce),
            body=body,
            at=now,
        )
        log.write("time-asked", str(row.number), {"row": head.number, "hash": head.hash}, now)
    return row.number


def keep_token(asked: int, authority: int, body: bytes, said: dt.datetime) -> bool:
    """False where these bytes are kept already."""
    with transaction.atomic():
        if TimeToken.objects.filter(asked_id=asked, authority_id=authority, body=body).exists():
            return False
        now = timezone.now()
        row = TimeToken.objects.create(asked_id=asked, authority_id=authority, body=body, said=said, at=now)
        details = {"asked": asked, "authority": authority, "sha256": digest(body), "said": said.isoformat()}
        log.write("timestamped", str(row.number), details, now)
    return True


def keep_proof(asked: int, body: bytes) -> bool:
    """False where these bytes are kept already."""
    with transaction.atomic():
        if TimeProof.objects.filter(asked_id=asked, body=body).exists():
            return False
        now = timezone.now()
        row = TimeProof.objects.create(asked_id=asked, body=body, at=now)
        log.write("time-proof", str(row.number), {"asked": asked, "sha256": digest(body)}, now)
    return True


def keep_header(height: int, header: bytes) -> bool:
    """False where this header of this height is kept already."""
    with transaction.atomic():
        if BlockHeader.objects.filter(height=height, header=header.hex()).exists():
            return False
        now = timezone.now()
        row = BlockHeader.objects.create(height=height, header=header.hex(), at=now)
        details = {"height": height, "sha256": digest(header)}
        log.write("block-header", str(row.number), details, now)
    return True
