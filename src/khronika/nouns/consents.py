"""What a person on a list agreed to, or refused: that something of them may be shown, to somebody, until a day.

Without a record nothing may be shown: ``Permission.NONE_RECORDED`` is not a yes, and there is no default.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Giver(StrEnum):
    """Who answered. Anybody but the person is named as what they are to the person, never by name."""

    PERSON = "person"
    PARENT = "parent"
    RELATIVE = "relative"
    LAWYER = "lawyer"
    OTHER = "other"


class Shown(StrEnum):
    """What of a person may be shown."""

    NAME = "name"
    AGE = "age"
    SEX = "sex"
    PLACE = "place"
    HELD_AT = "held_at"
    DATE = "date"
    STATUS = "status"


class Audience(StrEnum):
    """To whom, the narrowest first: who works with this folder, bodies named in words, everybody."""

    TEAM = "team"
    PARTNERS = "partners"
    PUBLIC = "public"


class Permission(StrEnum):
    """What the records say of one thing and one audience on one day."""

    YES = "yes"
    REFUSED = "refused"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    NONE_RECORDED = "none recorded"


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer, as a named person of the team recorded it; a later one stands beside it, none is edited.

    ``what`` is empty where the answer is no: a refusal is of everything. ``until`` is the last day on which it holds, ``None``
    where no end was named. ``partners`` names the bodies where the audience is those, ``words`` say how the answer was given; both may
    name people and are not printed. ``at`` is an ISO time. Raises ValueError for a record without the name of who records, a yes to
    nothing or to nobody, partners without their names, and a no with a scope.
    """

    entry: str
    given_by: Giver
    what: tuple[Shown, ...]
    audience: Audience | None
    by: str
    until: dt.date | None = None
    partners: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    at: str = ""

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise ValueError("a record of consent names who records it")
        if bool(self.what) != (self.audience is not None):
            raise ValueError("consent is to something and to somebody; a refusal is to neither")
        if not self.what and self.until is not None:
            raise ValueError("a refusal has no end; a later consent stands above it")
        if (self.audience is Audience.PARTNERS) != bool(self.partners.strip()):
            raise ValueError("partners are named, and only they")

    @property
    def refused(self) -> bool:
        return not self.what

    def covers(self, shown: Shown, audience: Audience) -> bool:
        """A wider audience includes the narrower ones."""
        order = list(Audience)
        return (
            shown in self.what
            and self.audience is not None
            and order.index(audience) <= order.index(self.audience)
        )


def permission(
    records: Iterable[tuple[Consent, bool]], shown: Shown, audience: Audience, on: dt.date
) -> Permission:
    """What (consent, whether it was withdrawn), oldest first, allow of one thing on that day. A refusal outweighs every consent
    before it, unless it was withdrawn; what was withdrawn, or has ended, allows nothing."""
    found = Permission.NONE_RECORDED
    for consent, withdrawn in records:
        if consent.refused:
            found = found if withdrawn else Permission.REFUSED
        elif consent.covers(shown, audience):
            if not withdrawn and (consent.until is None or on <= consent.until):
                found = Permission.YES
            elif found is not Permission.YES and found is not Permission.REFUSED:
                found = Permission.WITHDRAWN if withdrawn else Permission.ENDED
    return found
