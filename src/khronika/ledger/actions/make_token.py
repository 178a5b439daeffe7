"""Make a token for a program, and take one back."""

import datetime as dt
import secrets
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.member_views import Member
from khronika.ledger.members import hash_of
from khronika.ledger.token_tables import Token
from khronika.ledger.tokens import LEAST, PREFIX, Scope, own

_SECRET_BYTES = 32
LONGEST_NAME = 80
LASTS = (30, 90, 365)  # days: a month's work, a season, a year; none for ever, since programs are forgotten


def make_token(member: Member, name: str, scopes: Collection[Scope], days: int) -> tuple[str, str]:
    """The token's id and its secret, which is kept nowhere and cannot be shown again. Raises NotPossible without a name or a scope,
    for a scope above the member's role, and for a time that is not offered."""
    words = " ".join(name.split())[:LONGEST_NAME]
    if not words or not scopes or days not in LASTS:
        raise NotPossible("A token has a name, something that it may do, and an end.")
    if any(not member.role.covers(LEAST[scope]) for scope in scopes):
        raise NotPossible("A token may do no more than the member who makes it.")
    secret, made, now = (
        PREFIX + secrets.token_urlsafe(_SECRET_BYTES),
        f"t-{secrets.token_hex(10)}",
        timezone.now(),
    )
    kept = " ".join(scope.value for scope in Scope if scope in scopes)
    with transaction.atomic():
        Token.objects.create(
            id=made,
            secret_hash=hash_of(secret),
            name=words,
            scopes=kept,
            member_id=member.id or None,
            made_at=now,
            ends_at=now + dt.timedelta(days=days),
        )
        log.write("token-made", made, {"scopes": kept, "days": days}, now)
    return made, secret


def revoke_token(member: Member, token_id: str) -> None:
    """One of the member's own; raises NotHere for any other, NotPossible where it was taken back before."""
    with transaction.atomic():
        row = own(member).select_for_update().filter(pk=token_id).first()
        if row is None:
            raise NotHere(f"No token {token_id} of yours in this folder.")
        if row.revoked_at is not None:
            raise NotPossible("This token was taken back before.")
        row.revoked_at = timezone.now()
        row.save(update_fields=["revoked_at"])
        log.write("token-revoked", token_id, {}, row.revoked_at)
