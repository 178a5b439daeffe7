"""Words that look like an event of one kind and are another, or none, on sentences of our own."""

import pytest

from khronika.nouns import Claim, Kind, Stance
from khronika.reading.english import read
from khronika.reading.english.events import Frame, frames_in
from khronika.reading.english.parsing import parse
from khronika.reading.english.passages import find_passages
from tests.reading.told_claims import told


def claims(text: str) -> list[Claim]:
    return told(read, text, "en", "2023-05-10")


def kinds(text: str) -> list[Kind]:
    return [c.kind for c in claims(text)]


def verbs(text: str) -> list[Frame]:
    return [f for s in parse(text, find_passages(text)) for f in frames_in(s) if not f.noun]


@pytest.mark.parametrize(
    "text",
    [
        "Four of the men turned out to be fake guards.",
        "The guards are clearing the roads of rubble and tree trunks.",
        "Dockers cleared the road near Orlo.",
        "Police cleared the table of weapons.",
        "The court cleared the two officers of murder.",
    ],
)
def test_what_only_sounds_like_an_event(text: str) -> None:
    assert not verbs(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hundreds turned out to protest in Orlo.", Kind.PROTEST),
        ("Some 3,000 teachers walked off the job in Orlo on Monday.", Kind.PROTEST),
        ("Dozens of nurses walked off their shift in Orlo.", Kind.PROTEST),
        ("At least two dockers were left with bloodied faces in Orlo.", Kind.INJURY),
        ("Three miners were shot to death in Orlo.", Kind.DEATH),
        ("Two guards were hacked to death in Orlo.", Kind.DEATH),
        ("Three prisoners were burned alive in Orlo.", Kind.DEATH),
        ("Police cleared the square of protesters in Orlo on Friday.", Kind.DISPERSAL),
        ("Police cleared 40 students from the hall.", Kind.DISPERSAL),
        ("Soldiers cleared the camp in Orlo on Friday.", Kind.DISPERSAL),
        ("The human rights league said police beat 40 miners in Orlo.", Kind.FORCE),
        ("Riot police charged at the miners in Orlo on Friday.", Kind.FORCE),
        ("Police charged 12 protesters with arson in Orlo.", Kind.CHARGE),
        ("Five men were hanged on Monday in Orlo.", Kind.DEATH),
        ("The league recalled the massacre of 34 miners in Orlo.", Kind.DEATH),
        ("About 100 women held a silent vigil in Orlo.", Kind.PROTEST),
    ],
)
def test_what_is_one(text: str, kind: Kind) -> None:
    assert kinds(text) == [kind]


def test_who_reports_arrests_made_none() -> None:
    assert all(c.agent is None for c in claims("The Orlo League reported many arrests in Orlo on Friday."))
    (made,) = claims("The guards carried out 31 arrests in Orlo.")
    assert made.agent == "guards"


def test_a_relative_clause_is_told_of_a_noun_its_verb_can_take() -> None:
    text = "The league held protests since their arrests, which were dispersed by the guards."
    frame = next(f for f in verbs(text) if f.kind is Kind.DISPERSAL)
    assert [t.lower_ for t in frame.targets] == ["protests"]


def test_known_arrests_are_not_told_again() -> None:
    assert not kinds("The arrests followed a vote in Orlo.")
    assert kinds("The arrest of 12 miners followed a vote in Orlo.") == [Kind.DETENTION]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("11 September junior army officers arrested more than 20 senior officers.", "junior army officers"),
        ("On Friday night masked men beat four students.", "masked men"),
        ("The Orlo May Movement detained three guards.", "Orlo May Movement"),
    ],
)
def test_a_day_before_a_noun_is_no_part_of_whoever_did_it(text: str, agent: str) -> None:
    assert [c.agent for c in claims(text) if c.figure] == [agent]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("ORLO: two protesters dead in clashes with police.", "protesters"),
        ("One protester dead and 12 hurt in Orlo clash", "protester"),
        ("Orlo League: 60 local miners injured, 512 arrested", "local miners"),
        ("Orlo League: six dead in mine", "people"),
    ],
)
def test_neither_a_label_nor_how_they_are_is_in_the_target(text: str, target: str) -> None:
    assert claims(text)[0].target == target


def test_a_number_in_the_name_of_an_office_counts_nobody() -> None:
    assert not [c for c in claims("Police Office 7 has recorded arrests in Orlo.") if c.figure]


def test_stones_do_nothing_by_themselves() -> None:
    assert [c.agent for c in claims("Two guards were hit by stones in Orlo.")] == [None]


def test_no_fewer_than_some_are_some() -> None:
    (claim,) = claims("No fewer than 25 miners were trampled to death in Orlo.")
    assert (claim.kind, claim.stance) == (Kind.DEATH, Stance.ASSERTS)


def test_who_surrendered_did_not_protest() -> None:
    assert not claims("The general said 1,300 rebels had surrendered.")


def test_security_forces_that_are_deployed_use_no_force() -> None:
    assert kinds("Some 900 security forces were deployed in Lirna.") == [Kind.DEPLOYMENT]
    assert Kind.FORCE in kinds("Police deployed tear gas against marchers in Lirna on Friday.")


def test_a_baton_charge_charges_nobody_and_counts_no_marchers() -> None:
    found = claims("A group of around 50 police baton-charged dockers and arrested six in Lirna on Friday.")
    assert [c.kind for c in found] == [Kind.FORCE, Kind.DETENTION]
    assert found[0].figure is None


def test_somebody_told_by_an_age_is_somebody() -> None:
    assert kinds("The 67-year-old was released several hours later in Lirna.") == [Kind.RELEASE]
    assert kinds("A 9-year-old died in Lirna on Friday.") == [Kind.DEATH]
