"""Slogans tell of no event, and a pardon is a release of those it names."""

import pytest

from khronika.nouns import Kind, PartialDate, Report, digest, make_id
from khronika.reading import read


def kinds(text: str) -> list[tuple[Kind, float | None]]:
    made = Report(
        make_id("r", text), digest(text.encode()), text, "text/plain", "page", lang="en", published=PartialDate.parse("2031-05-06")
    )  # fmt: skip
    return [(c.kind, c.figure.low if c.figure else None) for c in getattr(read(made), "claims", ())]


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
