"""Tokens as pages and the API may see them: whose they are, what they may do now, which there are."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import timezone

from khronika.ledger import members
from khronika.ledger.member_views import WHOEVER_IS_HERE, Member, Role
from khronika.ledger.members import hash_of
from khronika.ledger.token_tables import Token

PREFIX = "khr_"  # so that scanners of published code know one
_USED = dt.timedelta(minutes=5)  # a token in steady use costs one small write in this time


class Scope(StrEnum):
    """What a token may do; each a least role, which is asked anew at every use."""

    READ = "read"
    REVIEW = "review"
    ADD = "add"


LEAST: dict[Scope, Role] = {Scope.READ: Role.READER, Scope.REVIEW: Role.REVIEWER, Scope.ADD: Role.EDITOR}


@dataclass(frozen=True, slots=True)
class TokenRow:
    """Times are ISO; ``used`` is empty for one never used. ``state`` is ``good``, ``ended`` or ``revoked``."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    made: str
    ends: str
    used: str
    state: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who holds a token that may be used now. ``owes``: the house asks a second factor of her, and she has none."""

    token: str
    member: Member
    scopes: frozenset[Scope]
    owes: bool = False

    def may(self, scope: Scope) -> bool:
        """Whether the token has the scope and its member still has the role."""
        return scope in self.scopes and self.member.role.covers(LEAST[scope]) and not self.owes


def bearer(secret: str, *, accounts_needed: bool) -> Bearer | None:
    """``None`` for what is no token, ended or revoked, of somebody who left, or of a folder that has accounts since."""
    rows = Token.objects.filter(secret_hash=hash_of(secret), revoked_at=None, ends_at__gt=timezone.now())
    row = rows.select_related("member").first()
    if row is None:
        return None
    scopes = frozenset(_scopes(row))
    if row.member is None:
        here = not accounts_needed and not members.any_accounts()
        found = Bearer(row.id, WHOEVER_IS_HERE, scopes) if here else None
    else:
        door = members.at_the_door(row.member.user_id) if row.member.user_id is not None else None
        found = Bearer(row.id, door.member, scopes, door.owes_second_factor) if door is not None else None
    if found is not None and (row.used_at is None or timezone.now() - row.used_at > _USED):
        Token.objects.filter(pk=row.pk).update(used_at=timezone.now())
    return found


def of_member(member: Member) -> list[TokenRow]:
    """Her own, the newest first; those of a folder without accounts for whoever is there."""
    return [_row(row) for row in own(member).order_by("-made_at", "id")]


def own(member: Member) -> QuerySet[Token]:
    return Token.objects.filter(member=member.id or None)


def _row(row: Token) -> TokenRow:
    state = "revoked" if row.revoked_at else "good" if row.ends_at > timezone.now() else "ended"
    return TokenRow(
        row.id,
        row.name,
        tuple(_scopes(row)),
        row.made_at.isoformat(timespec="seconds"),
        row.ends_at.isoformat(timespec="seconds"),
        row.used_at.isoformat(timespec="seconds") if row.used_at else "",
        state,
    )


def _scopes(row: Token) -> list[Scope]:
    return [scope for scope in Scope if scope.value in row.scopes.split()]
