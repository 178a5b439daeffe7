"""What an owner does with members: another role, a second factor taken off, taken away; and what is asked of all."""

import datetime as dt

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from khronika.ledger import log
from khronika.ledger import member_tables as tables
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.member_views import Role


class LastOwner(NotPossible):
    """Without an owner nobody could let others in."""


def change_role(member_id: str, role: Role) -> None:
    """Holds from the member's next page on. Raises NotHere, LastOwner."""
    with transaction.atomic():
        member = _here(member_id)
        before = Role(member.role)
        if before is role:
            return
        if before is Role.OWNER:
            _another_owner(member)
        member.role = role
        member.save(update_fields=["role"])
        log.write("member-role", member_id, {"from": str(before), "to": str(role)}, timezone.now())


def remove_member(member_id: str) -> None:
    """Her account, second factors and sessions are gone at once; her name stays beside what she decided. Links made for her no
    longer work. Raises NotHere, LastOwner."""
    with transaction.atomic():
        member, now = _here(member_id), timezone.now()
        if member.role == Role.OWNER:
            _another_owner(member)
        _end_sessions(member)
        user, member.user, member.left_at = member.user, None, now
        member.save(update_fields=["user", "left_at"])
        if user is not None:
            user.delete()
        _withdraw_links(member, now)
        log.write("member-removed", member_id, {}, now)


def reset_second_factor(member_id: str) -> None:
    """She signs in by password alone until she sets up another, and is signed out everywhere. Raises NotHere."""
    with transaction.atomic():
        member = _here(member_id)
        Authenticator.objects.filter(user_id=member.user_id).delete()
        _end_sessions(member)
        log.write("member-second-factor-reset", member_id, {}, timezone.now())


def reset_member(member_id: str, password: str) -> None:
    """For whoever holds the folder: another password, no second factor, no open session. Raises NotHere."""
    with transaction.atomic():
        member = _here(member_id)
        if member.user is None:
            raise NotHere(f"No member {member_id} has an account here.")
        Authenticator.objects.filter(user_id=member.user_id).delete()
        _end_sessions(member)
        member.user.set_password(password)
        member.user.save()
        log.write("member-reset", member_id, {}, timezone.now())


def require_second_factor(asked: bool) -> None:
    """Whether everybody must have a second factor; whoever has none sets one up before anything else."""
    with transaction.atomic():
        tables.HouseRule.objects.update_or_create(pk=1, defaults={"second_factor": asked})
        log.write("second-factor-rule", "members", {"asked": asked}, timezone.now())


def end_session(member_id: str, number: int) -> None:
    """Sign this member out of one of her sessions. Raises NotHere where it is not hers."""
    session = UserSession.objects.filter(pk=number, user__member__id=member_id).first()
    if session is None:
        raise NotHere("No such session.")
    session.end()


def _here(member_id: str) -> tables.Member:
    member = tables.Member.objects.select_for_update().filter(pk=member_id, user__isnull=False).first()
    if member is None:
        raise NotHere(f"No member {member_id} has an account here.")
    return member


def _another_owner(member: tables.Member) -> None:
    # All owners' rows are held, so that two owners who take each other away at once do not both succeed.
    owners = tables.Member.objects.select_for_update().filter(role=Role.OWNER, user__isnull=False)
    if {each.id for each in owners} <= {member.id}:
        raise LastOwner("The last owner cannot go; make somebody else an owner first.")


def _end_sessions(member: tables.Member) -> None:
    for session in UserSession.objects.filter(user_id=member.user_id):
        session.end()


def _withdraw_links(member: tables.Member, now: dt.datetime) -> None:
    tables.Invitation.objects.filter(member=member, used_at=None, withdrawn_at=None).update(withdrawn_at=now)
