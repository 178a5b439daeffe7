"""Members as pages may see them: who is signed in, who works here, which links wait. Pages ask here and touch no table."""

import hashlib
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from khronika.ledger import member_tables as tables
from khronika.ledger.errors import NotHere
from khronika.ledger.member_views import InvitationRow, Member, MemberRow, Role

FIRST_FACTOR_ONLY = ~Q(type=Authenticator.Type.RECOVERY_CODES)  # codes alone are no second factor


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """A member and whether the owner's rule still keeps her out: she must set up a second factor first."""

    member: Member
    owes_second_factor: bool


def any_accounts() -> bool:
    """Whether somebody ever had an account here; from then on signing in is needed."""
    return tables.Member.objects.exists()


def at_the_door(user_id: int) -> AtTheDoor | None:
    """The member whose account this is, in one query; None for an account that is no member's."""
    factors = Authenticator.objects.filter(FIRST_FACTOR_ONLY, user_id=user_id)
    row = (
        tables.Member.objects.filter(user_id=user_id)
        .annotate(
            asked=Exists(tables.HouseRule.objects.filter(second_factor=True)),
            has=Exists(factors),
        )
        .first()
    )
    return AtTheDoor(_member(row), row.asked and not row.has) if row else None


def members() -> list[MemberRow]:
    """Everybody who is or was here, by name; those who left stand last."""
    sessions = Count("user__usersession", distinct=True)
    factors = Authenticator.objects.filter(FIRST_FACTOR_ONLY, user_id=OuterRef("user_id"))
    rows = tables.Member.objects.annotate(sessions=sessions, factor=Exists(factors)).order_by("folded")
    found = [MemberRow(_member(row), row.joined_at, row.left_at, row.factor, row.sessions) for row in rows]
    return sorted(found, key=lambda each: each.left_at is not None)


def member(member_id: str) -> MemberRow:
    """Raises NotHere."""
    for row in members():
        if row.member.id == member_id:
            return row
    raise NotHere(f"No member {member_id} in this folder.")


def names() -> dict[str, str]:
    """Opaque id -> name, for pages that show the log to owners."""
    return dict(tables.Member.objects.values_list("id", "name"))


def invitations() -> list[InvitationRow]:
    """Links that may still be used, the newest first."""
    rows = _usable().select_related("member").order_by("-made_at")
    return [
        InvitationRow(row.id, Role(row.role), row.member.name if row.member else "", row.made_at, row.ends_at)
        for row in rows
    ]


def invitation(secret: str) -> InvitationRow:
    """The link with this secret, while it may be used. Raises NotHere for any other, without saying why."""
    row = _usable().filter(secret_hash=hash_of(secret)).select_related("member").first()
    if row is None or (row.member and row.member.user_id is None):
        raise NotHere("No such link.")
    return InvitationRow(
        row.id, Role(row.role), row.member.name if row.member else "", row.made_at, row.ends_at
    )


def hash_of(secret: str) -> str:
    """What is kept of a link's secret. The secret has 256 bits of chance, so a plain hash cannot be tried through."""
    return hashlib.sha256(secret.encode()).hexdigest()


def asks_second_factor() -> bool:
    return tables.HouseRule.objects.filter(second_factor=True).exists()


@dataclass(frozen=True, slots=True)
class SecondFactors:
    """What one account has beside its password. ``keys``: number and name of each security key; ``codes``: recovery codes left, None
    where there are none to use."""

    totp: bool
    keys: tuple[tuple[int, str], ...]
    codes: int | None


def second_factors(user_id: int) -> SecondFactors:
    found = list(Authenticator.objects.filter(user_id=user_id).order_by("pk"))
    kinds = Authenticator.Type
    codes = [each.wrap() for each in found if each.type == kinds.RECOVERY_CODES]
    return SecondFactors(
        any(each.type == kinds.TOTP for each in found),
        tuple((each.pk, str(each)) for each in found if each.type == kinds.WEBAUTHN),
        len(codes[0].get_unused_codes()) if codes else None,
    )


def sessions_of(user_id: int) -> list[UserSession]:
    """This account's own sessions, the newest first; those that ended meanwhile are forgotten."""
    alive: list[UserSession] = UserSession.objects.purge_and_list(_Pk(user_id))
    return sorted(alive, key=lambda each: each.created_at, reverse=True)


@dataclass(frozen=True, slots=True)
class _Pk:
    pk: int


def _usable() -> QuerySet[tables.Invitation]:
    return tables.Invitation.objects.filter(used_at=None, withdrawn_at=None, ends_at__gt=timezone.now())


def _member(row: tables.Member) -> Member:
    return Member(row.id, row.name, Role(row.role))
