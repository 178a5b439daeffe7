"""Make a link that lets one person in, once."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from khronika.ledger import log
from khronika.ledger import member_tables as tables
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.member_views import Role
from khronika.ledger.members import hash_of

_SECRET_BYTES = 32
LASTS = timedelta(days=3)  # over a weekend; a link that lies in a chat for weeks is found by others


def invite_member(role: Role) -> str:
    """A link for a new member of this role. Returns its secret, which is kept nowhere and cannot be shown again."""
    return _make(role, None, "member-invited")


def link_for_password(member_id: str) -> str:
    """A link by which a member who is here chooses a new password. Returns its secret, as above. Raises NotHere."""
    member = tables.Member.objects.filter(pk=member_id, user__isnull=False).first()
    if member is None:
        raise NotHere(f"No member {member_id} has an account here.")
    return _make(Role(member.role), member, "member-link")


def withdraw_invitation(invitation_id: str) -> None:
    """The link no longer lets anybody in. Raises NotPossible where it was used or withdrawn before."""
    with transaction.atomic():
        now = timezone.now()
        changed = tables.Invitation.objects.filter(pk=invitation_id, used_at=None, withdrawn_at=None).update(
            withdrawn_at=now
        )
        if not changed:
            raise NotPossible("This link was used or withdrawn before.")
        log.write("invitation-withdrawn", invitation_id, {}, now)


def _make(role: Role, member: tables.Member | None, act: str) -> str:
    secret, made, now = secrets.token_urlsafe(_SECRET_BYTES), f"i-{secrets.token_hex(10)}", timezone.now()
    with transaction.atomic():
        tables.Invitation.objects.create(
            id=made,
            secret_hash=hash_of(secret),
            role=role,
            member=member,
            made_at=now,
            ends_at=now + LASTS,
        )
        log.write(act, member.id if member else made, {"role": str(role), "invitation": made}, now)
    return secret
