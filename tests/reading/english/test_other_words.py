"""The many ways of saying that people were held, charged, sentenced, freed, hurt or killed; and what sounds like them."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of

HELD = """
Thirty-one marchers were busted by police at the bridge on Monday.
The union says 31 of its members were deprived of their liberty on Monday.
Police paraded 31 suspects before reporters on Monday.
In all, 31 villagers were herded into police vans on Monday.
The number of people rounded up after the march stood at 31 on Monday.
Among those rounded up after the march were 31 students.
The arrested number 31, the union said.
31 rounded up in Orlo
In Orlo 31 were detained on Monday, the union said.
"""
CHARGED = """
Police booked 31 people on Monday.
In Orlo 31 dockers were chargesheeted on Monday.
The complaint names 31 farmers.
Police took 31 students to court on Monday.
In Orlo 31 students were slapped with charges of sedition.
In Orlo 31 dockers face up to ten years in prison.
Thirty-one nurses were produced in court on Monday.
Summonses were served on 31 dockers on Monday.
An FIR has been filed against 31 persons over the incident in Orlo.
"""
SENTENCED = """
Thirty-one dockers were placed on probation by the court.
The court deemed 31 dockers guilty on Monday.
The court meted out jail terms to 31 dockers.
Prison terms for 31 activists were announced on Monday.
"""
FREED = """
Thirty-one dockers were set at liberty on Monday.
The court absolved 31 dockers on Monday.
Police handed 31 boys back to their parents on Monday.
An amnesty for 31 prisoners was signed on Monday.
Thirty-one dockers were paroled on Monday.
The march was stopped, with 31 people granted bail.
"""
HURT = """
Thirty-one marchers were hit by pellets on Monday.
Medics gave first aid to 31 marchers on Monday.
Thirty-one marchers were left with broken bones.
Thirty-one marchers were overcome by tear gas.
Thirty-one people were ferried to clinics on Monday.
Thirty-one men are fighting for their lives in Orlo.
"""
DEAD = """
Thirty-one people were slain in Orlo on Monday.
Thirty-one people drowned when the ferry was fired on.
Soldiers mowed down 31 marchers on Monday.
Thirty-one students gave their lives in the uprising.
The group recorded 31 extrajudicial executions in Orlo.
"""
SENT = """
The government dispatched 310 soldiers to Orlo on Monday.
On Monday 310 officers were drafted in from the coast.
The marchers were met by 310 riot police.
"""
ALL = [
    (line, kind)
    for block, kind in (
        (HELD, Kind.DETENTION),
        (CHARGED, Kind.CHARGE),
        (SENTENCED, Kind.SENTENCE),
        (FREED, Kind.RELEASE),
        (HURT, Kind.INJURY),
        (DEAD, Kind.DEATH),
        (SENT, Kind.DEPLOYMENT),
    )
    for line in block.strip().split("\n")
]


@pytest.mark.parametrize(("text", "kind"), ALL)
def test_the_number_is_of_that_kind(text: str, kind: Kind) -> None:
    assert {k for words, k in figures_of(text) if "31" in words or "hirty-one" in words} == {kind}


@pytest.mark.parametrize(
    "text",
    """
The company booked 20 tickets and charged 5 dollars for each.
The referee booked six players in the match.
The minister was whisked away by bodyguards.
The company was hit with 37 complaints about its service.
The charity patched up 37 roofs after the storm.
She was cleared for takeoff with 37 passengers.
Farmers slaughtered 3,700 cattle because of the disease.
The house number 37 burned down in May.
The court sits in house number 37 of the old town.
The programme freed 37 classrooms for evening lessons.
The bank issued warrants for 370 shares.
The university awarded 370 degrees and 12 prizes.
The trial will begin in June. The defendants face up to 15 years.
Of the 41 cases we have, 10 are under investigation in Orlo, the inspector said.
""".strip().split("\n"),
)
def test_what_only_sounds_like_it_counts_nobody(text: str) -> None:
    assert figures_of(text) == []


def test_what_befell_some_is_not_told_of_the_whole() -> None:
    text = "The government freed at least 200 of its estimated 2,000 political prisoners."
    assert figures_of(text) == [("at least 200", Kind.RELEASE)]


def test_a_number_of_things_is_not_of_the_people_told_before() -> None:
    text = "Some 5,000 workers went on strike. The union put the number of closed factories at 98."
    assert figures_of(text) == [("Some 5,000", Kind.PROTEST)]
