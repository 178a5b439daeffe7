"""What is only alleged or reported, by nobody who is named, is not told as having happened. Sentences are invented."""

import pytest

from khronika.nouns import Certainty, Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import told


def claims(text: str, kind: Kind) -> list[Claim]:
    return [c for c in told(read, text, "en", "2012-04-19") if c.kind is kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Officers allegedly beat 14 detainees at a police station in Orlo on Sunday.", Kind.FORCE),
        ("Rebels reportedly abducted 40 villagers near Tarsk on Tuesday.", Kind.DETENTION),
        ("Soldiers supposedly fired into a crowd in Orlo on Sunday, killing seven.", Kind.DEATH),
        ("Demonstrators allegedly set fire to 12 vehicles, police said.", Kind.DAMAGE),
        ("A report detailed the alleged torture of nine prisoners in Orlo.", Kind.FORCE),
        ("A councillor was alleged to have attacked two journalists in Orlo.", Kind.ATTACK_ON_JOURNALIST),
        ("The colonel is alleged to have ordered troops to fire on marchers, killing nine.", Kind.DEATH),
        ("The union said 14 of its members had allegedly been beaten in detention on Friday.", Kind.FORCE),
    ],
)  # fmt: skip
def test_what_is_alleged_is_left_open(text: str, kind: Kind) -> None:
    assert [c.certainty for c in claims(text, kind)] == [Certainty.UNKNOWN]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The men, who allegedly belong to a gang, were arrested in Orlo on Monday.", Kind.DETENTION),
        ("Police arrested 20 people allegedly linked to the fire.", Kind.DETENTION),
        ("He was jailed for allegedly insulting the king.", Kind.SENTENCE),
        ("Prosecutors charged 16 men over the alleged plot.", Kind.CHARGE),
        ("The activist, who was allegedly tortured in custody, was released on Wednesday.", Kind.RELEASE),
        ("Rights groups accuse the army of killing at least 60 civilians in Orlo.", Kind.DEATH),
    ],
)  # fmt: skip
def test_what_is_done_about_it_happened(text: str, kind: Kind) -> None:
    assert [c.certainty for c in claims(text, kind)] == [Certainty.HAPPENED]


def test_those_suspected_of_killing_are_not_the_dead() -> None:
    assert claims("Two soldiers are suspected of killing a journalist in Orlo last week.", Kind.DEATH) == []


def test_counts_of_a_charge_count_nobody() -> None:
    text = "The chief was indicted on 16 counts of murder over the deaths of 16 marchers."
    assert [c.target for c in claims(text, Kind.DEATH)] == ["marchers"]
    assert [
        c.figure.value for c in claims("The other three face charges of arson.", Kind.CHARGE) if c.figure
    ] == [3]
