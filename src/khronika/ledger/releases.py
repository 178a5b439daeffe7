"""The only way for the desk to what was proposed and released. ``published`` is the public door's, which sees less."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from khronika.ledger.errors import NotHere
from khronika.ledger.list_translate import moment
from khronika.ledger.release_tables import Release as Row
from khronika.ledger.release_tables import ReleaseEnded, ReleaseSecret, ReleaseSigned
from khronika.ledger.review_tables import FourEyes
from khronika.ledger.reviewing import RELEASES
from khronika.nouns import PartialDate, Protected, Release, Stage, release_from

_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands beside a document, for the desk alone. ``rules`` is the file of rules as it was given; ``said`` what the desk says
    of single things, by public id; ``behind`` how many claims stay behind, by the rule for which; ``private`` each public
    claim's private id."""

    rules: str
    said: Mapping[str, str]
    behind: Mapping[str, int]
    private: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal and what became of it. ``number`` is its own; ``release.number`` the one it would be published under. Times are ISO."""

    number: int
    release: Release
    digest: str
    kept: Kept = field(repr=False)
    stage: Stage = Stage.PROPOSED
    by: str = ""
    at: str = ""
    signed_by: str = ""
    signed_at: str = ""
    signature: str = ""
    public_key: str = ""
    ended_by: str = ""
    ended_at: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: as much of a proposal as needs none of what it tells."""

    number: int
    release: int
    title: str
    claims: int
    made: PartialDate
    stage: Stage
    by: str
    signed_by: str
    reason: str


def listed() -> tuple[Listed, ...]:
    """All, the latest first. One query; documents are looked into and not read whole, which takes a hundred times as long."""
    rows = Row.objects.select_related("signed", "ended").order_by("-number").defer("body")
    return tuple(_listed(row) for row in rows.iterator())


def _listed(row: Row) -> Listed:
    signed: ReleaseSigned | None = getattr(row, "signed", None)
    ended: ReleaseEnded | None = getattr(row, "ended", None)
    told: dict[str, Any] = json.loads(row.document)
    return Listed(
        number=row.number,
        release=row.release,
        title=told["title"],
        claims=told["numbers"]["claims"],
        made=PartialDate.parse(told["made"]),
        stage=_stage(signed, ended),
        by=row.by,
        signed_by=signed.by if signed else "",
        reason=ended.reason if ended else "",
    )


def _stage(signed: ReleaseSigned | None, ended: ReleaseEnded | None) -> Stage:
    return Stage(ended.stage) if ended else Stage.PUBLISHED if signed else Stage.PROPOSED


def proposals() -> tuple[Proposal, ...]:
    """All, the latest first. One query."""
    rows = Row.objects.select_related("signed", "ended").order_by("-number")
    return tuple(_proposal(row) for row in rows)


def proposal(number: int) -> Proposal:
    """Raises NotHere."""
    row = Row.objects.select_related("signed", "ended").filter(pk=number).first()
    if row is None:
        raise NotHere(
            f"No proposal {number} of a release in this folder. `khronika release list` lists them."
        )
    return _proposal(row)


def open_proposal() -> Proposal | None:
    """The one that waits for whoever confirms it. There is one at most."""
    row = Row.objects.filter(signed__isnull=True, ended__isnull=True).order_by("-number").first()
    return _proposal(row) if row is not None else None


def published(release: int) -> Proposal:
    """The release of that number, withdrawn or not. Raises NotHere."""
    row = ReleaseSigned.objects.select_related("proposal").filter(release=release).first()
    if row is None:
        raise NotHere(f"No release {release} in this folder. `khronika release list` lists them.")
    return proposal(row.proposal_id)


def released() -> tuple[Proposal, ...]:
    """All that was ever published, in order: readers may have any of it, what was withdrawn too."""
    rows = Row.objects.filter(signed__isnull=False).select_related("signed", "ended")
    return tuple(_proposal(row) for row in rows.order_by("release"))


def second_person() -> bool:
    """Whether a release needs one in this folder."""
    return FourEyes.objects.filter(what=RELEASES).exists()


def secret() -> bytes:
    """The secret of public ids, made when it is first asked for."""
    row = ReleaseSecret.objects.filter(pk=1).first()
    if row is None:
        with transaction.atomic():
            made = ReleaseSecret(number=1, secret=Protected(secrets.token_hex(_SECRET_BYTES)))
            row, _ = ReleaseSecret.objects.get_or_create(number=1, defaults={"secret": made.secret})
    return bytes.fromhex(row.secret.reveal())


def _proposal(row: Row) -> Proposal:
    signed: ReleaseSigned | None = getattr(row, "signed", None)
    ended: ReleaseEnded | None = getattr(row, "ended", None)
    body: dict[str, Any] = json.loads(row.body.reveal())
    return Proposal(
        number=row.number,
        release=release_from(row.document.encode()),
        digest=row.digest,
        kept=Kept(body["rules"], body["said"], body["behind"], body["private"]),
        stage=_stage(signed, ended),
        by=row.by,
        at=moment(row.at),
        signed_by=signed.by if signed else "",
        signed_at=moment(signed.at) if signed else "",
        signature=signed.signature if signed else "",
        public_key=signed.public_key if signed else "",
        ended_by=ended.by if ended else "",
        ended_at=moment(ended.at) if ended else "",
        reason=ended.reason if ended else "",
    )
