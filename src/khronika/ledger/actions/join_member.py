"""Become a member: the first owner of a folder, or whoever holds an invitation."""

import datetime as dt
import secrets

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from khronika.ledger import log
from khronika.ledger import member_tables as tables
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.member_names import cleaned, folded
from khronika.ledger.member_views import Role
from khronika.ledger.members import hash_of


class NameTaken(NotPossible):
    """Somebody has this name, or had it: decisions stand under it."""


def make_member(name: str, password: str, role: Role) -> str:
    """A member without an invitation, made by whoever holds the folder; the first one must be an owner. Returns the member's id.
    Raises NotPossible (NameTaken)."""
    with transaction.atomic():
        if role is not Role.OWNER and not tables.Member.objects.exists():
            raise NotPossible("The first member is an owner: nobody else could invite others.")
        return _join(name, password, role, timezone.now())


def found_folder(name: str, password: str) -> str:
    """The first owner. Raises NotPossible where somebody was faster: from the first account on, only members let others in."""
    with transaction.atomic():
        if tables.Member.objects.exists():
            raise NotPossible("This folder has an owner.")
        return _join(name, password, Role.OWNER, timezone.now())


def accept_invitation(secret: str, name: str, password: str) -> str:
    """Use a link, once: two who open it at once do not both come in. Raises NotHere for a link that lets nobody in (any more),
    NameTaken, and NotPossible for what cannot be a name."""
    with transaction.atomic():
        now = timezone.now()
        found = _use(secret, now)
        if found.member is None:
            return _join(name, password, Role(found.role), now, {"invitation": found.id})
        if found.member.user is None:
            raise NotHere("No such link.")
        found.member.user.set_password(password)
        found.member.user.save()
        log.write("member-password", found.member.id, {"invitation": found.id}, now)
        return found.member.id


def _use(secret: str, now: dt.datetime) -> tables.Invitation:
    fresh = tables.Invitation.objects.filter(
        secret_hash=hash_of(secret), used_at=None, withdrawn_at=None, ends_at__gt=now
    )
    # One statement decides who was first.
    if not fresh.update(used_at=now):
        raise NotHere("No such link.")
    return tables.Invitation.objects.select_related("member__user").get(secret_hash=hash_of(secret))


def _join(
    name: str, password: str, role: Role, now: dt.datetime, details: dict[str, str] | None = None
) -> str:
    shown = cleaned(name)
    if not shown:
        raise NotPossible("This cannot be a name.")
    member_id = f"m-{secrets.token_hex(10)}"
    try:
        with transaction.atomic():
            user = User.objects.create_user(folded(shown), password=password)
            tables.Member.objects.create(
                id=member_id, name=shown, folded=folded(shown), role=role, user=user, joined_at=now
            )
    except IntegrityError as error:
        raise NameTaken("Somebody here has this name, or had it.") from error
    log.write("member-joined", member_id, {"role": str(role), **(details or {})}, now)
    return member_id
