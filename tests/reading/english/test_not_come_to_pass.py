"""What was averted, wanted, possible or a duty is told as no event; and who did it, whom it befell. Sentences are invented."""

import pytest

from khronika.nouns import Certainty, Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import told


def claims(text: str) -> list[Claim]:
    return told(read, text, "en", "2023-05-10")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The bishop said that 40 people could have died.", Kind.DEATH),
        ("The union wants the 40 detained teachers freed.", Kind.RELEASE),
        ("The police thwarted a protest by 200 teachers.", Kind.PROTEST),
        ("Organisers cancelled a march that 3,000 people had planned to join.", Kind.PROTEST),
        ("The crowd grew after a rumour that 12 women had been beaten to death.", Kind.DEATH),
        ("She is on hunger strike, demanding that the guilty be found and early elections be held.", Kind.ELECTION),
    ],
)  # fmt: skip
def test_it_is_not_told_as_something_that_happened(text: str, kind: Kind) -> None:
    found = [c for c in claims(text) if c.kind is kind]
    assert all(c.certainty is not Certainty.HAPPENED for c in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Guards stopped short of shooting at the crowd in Orlo.", Kind.FORCE),
        ("People who are arrested at protests have a right to a lawyer.", Kind.DETENTION),
        ("Bao Lint, a commissioner, was charged with organising the elections.", Kind.CHARGE),
        ("Ten activists were charged a fee of 300 dollars at the gate.", Kind.CHARGE),
        ("The wounded man was picked up by Red Cross volunteers.", Kind.DETENTION),
        ("The court was accused of denying them the right to call witnesses.", Kind.STATEMENT),
        ("Two men were jailed for attempting to kill an officer.", Kind.DEATH),
        ("The number of people killed could be two or even three times higher, the league warned.", Kind.DEATH),
        ("Over 200 outsiders attacked the strikers at the mill.", Kind.PROTEST),
        ("The march is a show of solidarity with dozens of prisoners.", Kind.PROTEST),
        ("Twelve women were taken to a shelter.", Kind.DETENTION),
        ("The clerks called for an inquiry into claims that guards had beaten people at marches.", Kind.CALL_TO_ASSEMBLE),
        ("For hours police pushed back the crowd at the bridge.", Kind.ASSESSMENT),
        ("The lawyer was forcibly put into a psychiatric clinic.", Kind.INJURY),
        ("The guards put pressure on several activists in Orlo.", Kind.DETENTION),
        ("They were jailed for violating laws on holding rallies.", Kind.PROTEST),
        ("At least 42 massacres were counted this year, the league says.", Kind.DEATH),
        ("They will miss a December rally called by Bao Lint, an exile.", Kind.ASSESSMENT),
        ("Several of the lawyers went to police stations to see the detained.", Kind.DETENTION),
        ("The rebels lost 12 fighters in the hills.", Kind.DETENTION),
        ("The ruling against 42 protesters was met with cries.", Kind.PROTEST),
    ],
)  # fmt: skip
def test_nothing_of_the_kind_is_told(text: str, kind: Kind) -> None:
    assert [c for c in claims(text) if c.kind is kind] == []


def test_a_charge_of_organising_a_riot_is_one() -> None:
    assert any(c.kind is Kind.CHARGE for c in claims("Bao Lint was charged with organising a riot."))


def test_marchers_who_are_surrounded_are_not_deployed() -> None:
    found = [
        c for c in claims("Some 300 marchers met in Orlo and were surrounded by 900 soldiers.") if c.figure
    ]
    assert all(c.kind is not Kind.DEPLOYMENT for c in found if c.figure and c.figure.value == 300)


def test_whoever_is_displaced_is_not_dead() -> None:
    found = claims(
        "Some 250 people were killed and tens of thousands displaced after mobs burned their houses."
    )
    assert {c.figure.text for c in found if c.figure} == {"Some 250"}


def test_those_arrested_who_will_be_charged_are_arrested() -> None:
    text = "Police announced that 44 of the 49 marchers arrested on Sunday would be charged with rioting."
    (held,) = [c for c in claims(text) if c.kind is Kind.DETENTION]
    assert held.certainty is Certainty.HAPPENED


def test_whoever_is_handed_a_sentence_hands_out_none() -> None:
    found = claims("Four activists were arrested and handed short jail sentences by a court in Orlo.")
    assert {(c.agent, c.target) for c in found if c.kind is Kind.SENTENCE} == {("court", "activists")}


def test_what_happened_while_they_vowed_is_nobody_s_words() -> None:
    text = (
        "The nurses had vowed not to budge until they were paid "
        "when riot police broke up the march and arrested some of the strikers."
    )
    found = [c for c in claims(text) if c.kind in (Kind.DISPERSAL, Kind.DETENTION)]
    assert found
    assert all(c.attribution.by_author for c in found)


def test_a_march_by_hundreds_is_a_protest_of_hundreds() -> None:
    text = "Seven kiosks were wrecked and 12 officers injured on Saturday during a march by hundreds of people in Orlo."
    assert {(c.figure.text, c.kind) for c in claims(text) if c.figure} >= {
        ("hundreds", Kind.PROTEST),
        ("12", Kind.INJURY),
    }


def test_what_is_called_for_beside_something_else_has_not_happened() -> None:
    found = claims("The party is calling for term limits and the release of around 60 people.")
    assert all(c.certainty is Certainty.HYPOTHETICAL for c in found if c.kind is Kind.RELEASE)


def test_of_thirty_men_five_were_arrested() -> None:
    found = claims("The officers were attacked by 30 men, five of whom were arrested.")
    assert {c.figure.text for c in found if c.figure and c.kind is Kind.DETENTION} == {"five"}


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Police in Orlo detained a group of activists for staging an unlawful protest on Monday.", Kind.PROTEST, "group of activists"),
        ("Human rights lawyers, who police detained on Monday, were freed.", Kind.DETENTION, "police"),
        ("Police in armoured trucks arrested at least 700 striking teachers in Orlo.", Kind.DETENTION, "Police"),
        ("By official count, 12 people were detained.", Kind.DETENTION, None),
        ("The 40 teachers were released by sundown.", Kind.RELEASE, None),
        ("ORLO, Sept 18 Police broke up a small march on Tuesday.", Kind.DISPERSAL, None),
    ],
)  # fmt: skip
def test_who_did_it(text: str, kind: Kind, who: str | None) -> None:
    assert [c.agent for c in claims(text) if c.kind is kind] == [who]
