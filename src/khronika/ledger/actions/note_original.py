"""Note in the log what was done with originals: somebody saved one, some left in a bundle, some were released. Nothing else changes.

That they came in and were read, the log says by the acts that did it (``arrived``, ``kept``, ``read``).
"""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log
from khronika.ledger.acts import ORIGINAL_OPENED, ORIGINALS_EXPORTED, ORIGINALS_RELEASED
from khronika.nouns import digest

# So many hashes stand in one row of the log; of more, their number and one hash over them, in order, with a line break after each.
_LISTED = 100


def note_opened(subject: str, sha256: str) -> None:
    """Somebody saved an original from the desk. ``subject`` is its report's id, or ``arrival-12``; who, the log says by itself."""
    with transaction.atomic():
        log.write(ORIGINAL_OPENED, subject, {"sha256": sha256}, timezone.now())


def note_exported(bundle: str, hashes: Collection[str]) -> None:
    """Originals left in a bundle, named by its own hash or id; never by its file, which may be called after a person."""
    _note(ORIGINALS_EXPORTED, bundle, hashes)


def note_released(release: str, hashes: Collection[str]) -> None:
    """What a release says rests on these originals."""
    _note(ORIGINALS_RELEASED, release, hashes)


def _note(act: str, subject: str, hashes: Collection[str]) -> None:
    listed = sorted(set(hashes))
    details: dict[str, Any] = {
        "originals": len(listed),
        "digest": digest("".join(f"{each}\n" for each in listed).encode()),
    }
    if len(listed) <= _LISTED:
        details["sha256"] = listed
    with transaction.atomic():
        log.write(act, subject, details, timezone.now())
