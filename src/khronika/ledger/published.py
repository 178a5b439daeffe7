"""What the public door may know: releases that were published, and nothing of how they came about. It hands out documents and
their signatures; no name of the desk, no proposal, no number of what stayed behind.
"""

import datetime as dt

from django.db.models import QuerySet

from khronika.ledger.release_tables import Release as Row
from khronika.ledger.release_tables import ReleaseEnded
from khronika.nouns import PartialDate, Published, Stage, release_from

__all__ = ["current", "every", "numbered", "standing"]


def current() -> Published | None:
    """The release that is shown whole: the last one, unless it was withdrawn. ``None``: nothing is, until another is published. The
    one before it does not come back: what was wrong may stand in it too, and who withdraws wants it gone."""
    row = _rows().order_by("-release").first()
    found = _published(row) if row is not None else None
    return found if found is not None and found.withdrawn is None else None


def every() -> tuple[Published, ...]:
    """All that were ever published, in order, for the list of releases. Of none but ``current`` more than number, day, digest
    and the reason of its end may be shown."""
    return tuple(_published(row) for row in _rows().order_by("release"))


def numbered(number: int) -> Published | None:
    """One release, withdrawn or not; ``None`` where there is none of that number."""
    row = _rows().filter(release=number).first()
    return _published(row) if row is not None else None


def standing() -> tuple[tuple[int, str, str | None], ...]:
    """Number, digest and end of each: the same as long as ``every`` gives the same, and quick to ask."""
    return tuple(_rows().order_by("release").values_list("release", "digest", "ended__stage"))


# All that is ever asked for. A role of the database for the public door may be let see these columns and no other (docs/publishing.md).
_SEEN = (
    "release",
    "document",
    "digest",
    "signed__signature",
    "signed__public_key",
    "signed__at",
    "ended__stage",
    "ended__reason",
    "ended__at",
)


def _rows() -> QuerySet[Row]:
    return Row.objects.filter(signed__isnull=False).select_related("signed", "ended").only(*_SEEN)


def _published(row: Row) -> Published:
    ended: ReleaseEnded | None = getattr(row, "ended", None)
    back = ended if ended is not None and ended.stage == Stage.WITHDRAWN else None
    return Published(
        release=release_from(row.document.encode()),
        signature=row.signed.signature,
        public_key=row.signed.public_key,
        signed_on=_day(row.signed.at),
        withdrawn=back.reason if back is not None else None,
        withdrawn_on=_day(back.at) if back is not None else None,
    )


def _day(at: dt.datetime) -> PartialDate:
    return PartialDate.of(at.astimezone(dt.UTC).date())
