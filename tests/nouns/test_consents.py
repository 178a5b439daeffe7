"""What was agreed to, and what that allows on a day: never more than somebody recorded."""

import datetime as dt
from dataclasses import replace

import pytest

from khronika.nouns import Audience, Consent, Giver, Permission, Shown, permission

DAY = dt.date(2031, 5, 9)
YES = Consent("e-1", Giver.PERSON, (Shown.NAME, Shown.PLACE), Audience.PUBLIC, "A. Reviewer")
NO = Consent("e-1", Giver.PERSON, (), None, "A. Reviewer")


def told(
    *records: tuple[Consent, bool], shown: Shown = Shown.NAME, to: Audience = Audience.PUBLIC
) -> Permission:
    return permission(records, shown, to, DAY)


def test_without_a_record_nothing_is_allowed() -> None:
    for shown in Shown:
        for audience in Audience:
            assert permission((), shown, audience, DAY) is Permission.NONE_RECORDED


def test_a_yes_is_to_what_it_names_and_to_whom() -> None:
    assert told((YES, False)) is Permission.YES
    assert told((YES, False), shown=Shown.AGE) is Permission.NONE_RECORDED
    team = replace(YES, audience=Audience.TEAM)
    assert told((team, False)) is Permission.NONE_RECORDED
    assert told((YES, False), to=Audience.TEAM) is Permission.YES


@pytest.mark.parametrize(
    ("until", "expected"),
    [(DAY, Permission.YES), (DAY - dt.timedelta(1), Permission.ENDED), (None, Permission.YES)],
)
def test_a_yes_ends_with_its_day(until: dt.date | None, expected: Permission) -> None:
    assert told((replace(YES, until=until), False)) is expected


def test_what_is_taken_back_allows_nothing() -> None:
    assert told((YES, True)) is Permission.WITHDRAWN
    assert told((YES, True), (YES, False)) is Permission.YES
    assert told((YES, False), (YES, True)) is Permission.YES


def test_a_refusal_outweighs_what_came_before_it_and_nothing_after() -> None:
    assert told((YES, False), (NO, False)) is Permission.REFUSED
    assert told((YES, False), (NO, False), to=Audience.TEAM) is Permission.REFUSED
    assert told((NO, False), (YES, False)) is Permission.YES
    assert told((NO, False), (YES, True)) is Permission.REFUSED
    assert told((NO, False), (replace(YES, until=DAY - dt.timedelta(1)), False)) is Permission.REFUSED
    assert told((YES, False), (NO, True)) is Permission.YES


@pytest.mark.parametrize(
    "wrong",
    [
        {"by": " "},
        {"what": ()},
        {"audience": None},
        {"audience": Audience.PARTNERS},
        {"partners": "Veltrian Lawyers"},
        {"what": (), "audience": None, "until": DAY},
    ],
)
def test_a_record_that_says_nothing_certain_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"consent|refusal|partners"):
        replace(YES, **wrong)  # type: ignore[arg-type]


def test_typed_words_are_not_printed() -> None:
    consent = replace(
        YES, words="by telephone from her sister", audience=Audience.PARTNERS, partners="Veltrian Lawyers"
    )
    assert "sister" not in repr(consent)
    assert "Lawyers" not in repr(consent)
