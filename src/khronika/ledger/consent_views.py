"""What ``consents`` hands out: one entry of a list with what was recorded of its person's consent, gathered for a page."""

import datetime as dt
from dataclasses import dataclass, field

from khronika.ledger.list_views import ListRow
from khronika.nouns import Audience, Consent, Permission, PersonRecord, Shown, permission


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Who recorded that an answer was taken back, when (ISO), and why."""

    by: str
    at: str
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ConsentView:
    number: int
    consent: Consent
    withdrawn: Withdrawn | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """All that was recorded of one entry, oldest first."""

    views: tuple[ConsentView, ...] = ()

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(view.number for view in self.views)

    def permits(self, shown: Shown, audience: Audience, on: dt.date) -> Permission:
        return permission(
            ((view.consent, view.withdrawn is not None) for view in self.views), shown, audience, on
        )

    def standing(self, on: dt.date) -> Permission:
        """The most that is allowed of anything: for a word in a list."""
        found = {self.permits(shown, audience, on) for shown in Shown for audience in Audience}
        return next(each for each in Permission if each in found)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Entries of one edition, ``most`` from the place ``first`` on, each with what was recorded of it."""

    row: ListRow
    entries: tuple[tuple[PersonRecord, Answers], ...]
    first: int
    most: int


@dataclass(frozen=True, slots=True)
class Other:
    """Another entry held to be the same person's. ``decided`` where people said so; else linking alone holds it likely."""

    record: PersonRecord
    row: ListRow
    decided: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """``answers`` are all that was recorded of the entry and of ``others``, oldest first. ``counted`` are the numbers of those that count
    for it: its own, those of entries that people decided to be the same person's, and every refusal, also of entries that are
    only likely the same person's: in doubt the less is shown."""

    record: PersonRecord
    row: ListRow
    others: tuple[Other, ...]
    answers: tuple[ConsentView, ...]
    counted: frozenset[int]

    def permits(self, shown: Shown, audience: Audience, on: dt.date) -> Permission:
        return Answers(tuple(each for each in self.answers if each.number in self.counted)).permits(
            shown, audience, on
        )
