"""Keep a release that is proposed, as the document that would be signed. Nothing is public by it."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log, since
from khronika.ledger.errors import NotPossible
from khronika.ledger.release_tables import Release as Row
from khronika.ledger.release_tables import ReleaseSigned
from khronika.nouns import Protected, Release, canonical_json

ACT = "release-proposed"


def propose_release(release: Release, body: Mapping[str, Any], *, by: str, act: int) -> int:
    """The proposal's number. ``act`` is the log's last act that the release is made of. Raises NotPossible without a name, while
    another proposal waits, and where the release does not follow the last one or the record changed since ``act``."""
    if not by.strip():
        raise NotPossible("A proposal names who proposes it.")
    with transaction.atomic():
        now = timezone.now()
        if Row.objects.filter(signed__isnull=True, ended__isnull=True).exists():
            raise NotPossible("Another release is proposed already; confirm it or put it aside first.")
        if since.last_act() != act:
            raise NotPossible("The record changed while the release was made; propose it again.")
        _follows(release)
        row = Row(
            release=release.number,
            document=release.document.decode(),
            digest=release.digest,
            body=Protected(json.dumps(dict(body), ensure_ascii=False, sort_keys=True)),
            by=by.strip(),
            act=act,
            at=now,
        )
        row.save(force_insert=True)
        rules = json.loads(canonical_json(release.rules))
        told = {"proposal": row.number, "digest": release.digest, "rules": rules["digest"]}
        log.write(ACT, f"release {release.number}", told, now)
    return row.number


def _follows(release: Release) -> None:
    last = ReleaseSigned.objects.select_related("proposal").order_by("-release").first()
    number, digest = (last.release + 1, last.proposal.digest) if last is not None else (1, None)
    if (release.number, release.previous) != (number, digest):
        raise NotPossible("Another release was published meanwhile; propose this one again.")
