"""What pages are told of members: who works at this desk, and what each may do."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a member may do, each the whole of the one before and more. reader: sees and exports. reviewer: decides claims, links and
    comparisons. editor: adds reports and lists, merges, withdraws. owner: members, roles, tokens, settings, protected names."""

    READER = "reader"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    OWNER = "owner"

    def covers(self, least: "Role") -> bool:
        """Whether whoever holds this role may do what ``least`` is needed for."""
        return _ORDER.index(self) >= _ORDER.index(least)


_ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class Member:
    """Who is at the desk now. ``id`` is opaque ("m-" and 20 hexadecimal digits) and is what logs may hold; ``name`` is what
    stands beside decisions. Both are empty where the folder has no accounts: one person on a laptop, who owns it."""

    id: str
    name: str
    role: Role

    @property
    def signed_in(self) -> bool:
        """Whether this is an account; if not, whoever acts says a name, and nothing is asked again."""
        return bool(self.id)


WHOEVER_IS_HERE = Member("", "", Role.OWNER)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member in the list that owners see. ``sessions`` is how many of hers are open; ``left_at`` is None while she is here."""

    member: Member
    joined_at: dt.datetime
    left_at: dt.datetime | None
    second_factor: bool
    sessions: int


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """A link that was not used yet. ``for_name`` is the member who may choose a new password by it; empty: a new member."""

    id: str
    role: Role
    for_name: str
    made_at: dt.datetime
    ends_at: dt.datetime
