"""Slogans tell of no event, and a pardon is a release of those it names."""

import pytest

from khronika.nouns import Kind
from khronika.reading.english import read
from tests.reading.told_claims import told as told_in


def kinds(text: str) -> list[tuple[Kind, float | None]]:
    return [(c.kind, c.figure.low if c.figure else None) for c in told_in(read, text, "en", "2031-05-06")]


@pytest.mark.parametrize(
    "shown",
    [
        'People held placards with slogans such as "Cowards beat women" and "They killed our sons".',
        'They chanted "Thieves shot our brothers" in the square.',
        'One of the banners read "Soldiers killed my son".',
    ],
)
def test_what_is_shown_or_chanted_is_no_event(shown: str) -> None:
    found = {kind for kind, _ in kinds(shown)}
    assert found.isdisjoint({Kind.FORCE, Kind.DEATH})


@pytest.mark.parametrize(
    "said",
    [
        'The union said soldiers "beat women" at the gate.',
        'Lawyer Edo Marn wrote that soldiers "killed two men" in Tarsk.',
    ],
)
def test_what_is_said_is_one(said: str) -> None:
    assert {kind for kind, _ in kinds(said)} & {Kind.FORCE, Kind.DEATH}


def test_whoever_is_pardoned_is_released_whatever_they_had_been() -> None:
    text = (
        "The president announced the pardon and release of 59 people who had been imprisoned over the march."
    )
    assert (Kind.RELEASE, 59) in kinds(text)
    assert (Kind.SENTENCE, 59) not in kinds(text)
    assert kinds("Her lawyer asked for a pardon.") == []
