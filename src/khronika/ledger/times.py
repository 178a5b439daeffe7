"""What is kept of trusted time, as nouns."""

import json
from collections.abc import Iterator

from khronika.ledger.tables import LogRow
from khronika.ledger.time_tables import BlockHeader, TimeAsked, TimeAuthority, TimeProof, TimeToken
from khronika.nouns.soundness import Anchor
from khronika.nouns.times_attested import Asked, Authority, KeptProof, KeptToken


def head() -> Anchor | None:
    """The last row of the log; ``None`` in an empty one."""
    row = LogRow.objects.order_by("-number").values_list("number", "hash").first()
    return Anchor(row[0], row[1], "the log") if row else None


def authorities(*, with_left: bool = False) -> list[Authority]:
    rows = TimeAuthority.objects.select_related("left").order_by("number")
    return [_authority(row) for row in (rows if with_left else rows.filter(left__isnull=True))]


def asked_about(line_digest: str) -> list[Asked]:
    """What was asked of the line with this SHA-256, the latest first."""
    return [_asked(row) for row in TimeAsked.objects.filter(digest=line_digest).order_by("-number")]


def asked_last() -> Asked | None:
    row = TimeAsked.objects.order_by("-number").first()
    return _asked(row) if row else None


def tokens(most: int | None = None) -> Iterator[KeptToken]:
    """All in their order; or the ``most`` kept last, the last first."""
    rows = TimeToken.objects.select_related("asked", "authority__left")
    for row in rows.order_by("number").iterator() if most is None else rows.order_by("-number")[:most]:
        said = row.said.isoformat()
        yield KeptToken(row.number, _asked(row.asked), _authority(row.authority), bytes(row.body), said)


def proofs(most: int | None = None) -> Iterator[KeptProof]:
    """As ``tokens``."""
    rows = TimeProof.objects.select_related("asked")
    for row in rows.order_by("number").iterator() if most is None else rows.order_by("-number")[:most]:
        yield KeptProof(row.number, _asked(row.asked), bytes(row.body))


def headers() -> dict[int, bytes]:
    """By height; of several the last that was given."""
    rows = BlockHeader.objects.order_by("number").values_list("height", "header")
    return {height: bytes.fromhex(header) for height, header in rows}


def sealed(act: str) -> dict[str, str]:
    """subject -> SHA-256 that the log sealed, of acts that keep bytes of time."""
    return _sealed(act, "sha256")


def certificates_sealed() -> dict[str, str]:
    """Number of an authority -> SHA-256 of its chain, as the log sealed it."""
    return _sealed("authority-named", "certificates")


def _sealed(act: str, key: str) -> dict[str, str]:
    rows = LogRow.objects.filter(act=act).values_list("subject", "details")
    return {subject: str(json.loads(details).get(key, "")) for subject, details in rows}


def _authority(row: TimeAuthority) -> Authority:
    return Authority(row.number, row.name, row.address, row.certificates, hasattr(row, "left"))


def _asked(row: TimeAsked) -> Asked:
    return Asked(row.number, row.row, row.hash, None if row.nonce is None else int(row.nonce))
