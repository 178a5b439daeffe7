"""Who went home was not dispersed, who surrounds the police is no police, and what a body has not seen it denies to have seen."""

import pytest

from khronika.nouns import Kind, Stance
from tests.reading.english.source_of import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The activists dispersed in Gao on Monday as police looked on.", []),
        ("Supporters surrounded the police station in Gao on Monday.", []),
        ("Police surrounded his house in Gao.", [Kind.DEPLOYMENT]),
        ("Police moved in to disperse the rally in Gao.", [Kind.DISPERSAL]),
        ("The crowd, dispersed by police in Gao, regrouped.", [Kind.DISPERSAL]),
    ],
)
def test_by_forces_or_not(text: str, expected: list[Kind]) -> None:
    assert [c.kind for c in claims(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mission has not seen any evidence that police shot anyone in Gao on Monday.",
        "The party did not find any irregularities in Gao.",
    ],
)
def test_what_was_not_found_is_denied(text: str) -> None:
    assert [c.stance for c in claims(text)] == [Stance.DENIES]


def test_what_a_body_is_said_not_to_plan_it_does_not_say_itself() -> None:
    (said,) = claims(
        "The league said that the ruling party has no intention of ending its repression in Gao."
    )
    assert said.attribution.source_name == "league"
    (denied,) = claims("The army has no record of any patrol in Gao that day.")
    assert (denied.attribution.source_name, denied.stance) == ("army", Stance.DENIES)
