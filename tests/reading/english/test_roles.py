"""Which event takes a number up, on sentences of our own."""

import pytest

from khronika.nouns import Kind, Unit
from khronika.reading.english import read
from tests.reading.english.figures_of import figures_of
from tests.reading.told_claims import told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Twelve people were arrested and charged with sedition.", [("Twelve", Kind.DETENTION), ("Twelve", Kind.CHARGE)]),
        ("Police said 401 people were put on trial over the unrest.", [("401", Kind.CHARGE)]),
        ("The raids brought the number of jailed protesters to 587.", [("587", Kind.DETENTION)]),
        ("About 60 people injured, 512 arrested in Orlo riots.", [("About 60", Kind.INJURY), ("512", Kind.DETENTION)]),
        ("The council claimed to have released more than 1,000 prisoners.", [("more than 1,000", Kind.RELEASE)]),
        ("The league said a record 5,597 students were detained last year.", [("5,597", Kind.DETENTION)]),
        ("Thirty seminarians were arrested in Orlo.", [("Thirty", Kind.DETENTION)]),
        ("Nine men were shot in the legs in Orlo, the clinic said.", [("Nine", Kind.INJURY)]),
        ("Three girls were struck by a police van in Orlo.", [("Three", Kind.INJURY)]),
        ("The magistrate refused bail to 39 of the strikers.", [("39", Kind.DETENTION)]),
        ("The seven brothers walked free on Friday, the court said.", [("seven", Kind.RELEASE)]),
        ("Eleven students were taken in for questioning.", [("Eleven", Kind.DETENTION)]),
        ("The soldiers handed 14 youths to the police.", [("14", Kind.DETENTION)]),
        ("Some 70 looters were caught on the road to Orlo.", [("Some 70", Kind.DETENTION)]),
        ("Twelve bakers spent two nights in cells.", [("Twelve", Kind.DETENTION)]),
        ("The guild recorded 31 assaults on reporters.", [("31", Kind.ATTACK_ON_JOURNALIST)]),
        ("The guild recorded 12 cases of violence against journalists.", [("12", Kind.ATTACK_ON_JOURNALIST)]),
        ("Eight of the weavers were hit with sticks.", [("Eight", Kind.FORCE)]),
        ("Some sixty fisherfolk took part in the flotilla.", [("Some sixty", Kind.PROTEST)]),
        ("Detained in Orlo since Friday: seven monks and a painter.", [("seven", Kind.DETENTION)]),
        ("Searchers found the remains of at least nine people behind a mill.", [("at least nine", Kind.DEATH)]),
        ("The sweep of the market netted 31 suspects.", [("31", Kind.DETENTION)]),
        ("Police hauled 33 men off the tracks in Orlo.", [("33", Kind.DETENTION)]),
        ("Four of the crew were grazed by pellets, the clinic said.", [("Four", Kind.INJURY)]),
        ("Thirty weavers have stopped eating, the league said.", [("Thirty", Kind.PROTEST)]),
        ("Some 9,000 pilgrims and dockers packed the avenue in Orlo.", [("Some 9,000", Kind.PROTEST)]),
        ("Twenty hawkers were booked for obstruction.", [("Twenty", Kind.CHARGE)]),
        ("At the Orlo prison 68 inmates sent back their meals.", [("68", Kind.PROTEST)]),
        ("More than 4,000 dockers downed tools in Orlo.", [("More than 4,000", Kind.PROTEST)]),
        ("About 200 drivers closed the bridge at noon.", [("About 200", Kind.PROTEST)]),
        ("Hundreds of students occupied the rectorate in Orlo.", [("Hundreds", Kind.PROTEST)]),
        ("Around 300 growers spent the night beside their tractors.", [("Around 300", Kind.PROTEST)]),
        ("Police said 80 women were fined and 12 handed over to the gendarmes.", [("80", Kind.SENTENCE), ("12", Kind.DETENTION)]),
        ("Soldiers arrested about 1,400 of them found hiding in the cellars.", [("about 1,400", Kind.DETENTION)]),
        ("A brawl at the rally left 38 officers and one protester hurt.", [("38", Kind.INJURY), ("one", Kind.INJURY)]),
        ("The collapse left 14 miners and at least three guards dead.", [("14", Kind.DEATH), ("at least three", Kind.DEATH)]),
        ("The sweep left six students and two teachers in custody.", [("six", Kind.DETENTION), ("two", Kind.DETENTION)]),
        ("The clash left at least 12 dead and 30 wounded.", [("at least 12", Kind.DEATH), ("30", Kind.INJURY)]),
        ("The office spoke of fifty-one arrests and fourteen injured officers.", [("fifty-one", Kind.DETENTION), ("fourteen", Kind.INJURY)]),
        ("The blast left 16 miners dead and 20 more in critical condition.", [("16", Kind.DEATH), ("20", Kind.INJURY)]),
        ("Around 25 members of the security forces raided her home in Orlo.", [("Around 25", Kind.DEPLOYMENT)]),
        ("The guards fired on 300 marchers in Orlo.", [("300", Kind.FORCE)]),
        ("Eleven of the 43 detainees were freed on Thursday.", [("Eleven", Kind.RELEASE), ("43", Kind.DETENTION)]),
        ("Arrest warrants were issued for 12 opposition leaders.", [("12", Kind.CHARGE)]),
        ("The dead included a boy and two women.", [("two", Kind.DEATH)]),
        ("Relatives of 43 missing students marched through the city.", []),
        ("The whereabouts of five activists remain unknown.", []),
        ("The guards said that none of the miners had been arrested.", [("none", Kind.DETENTION)]),
    ],
)  # fmt: skip
def test_the_event_of_a_number(text: str, told: list[tuple[str, Kind]]) -> None:
    assert figures_of(text) == told


def test_police_who_pour_into_a_square_are_no_crowd() -> None:
    assert (Kind.PROTEST) not in [
        k for _, k in figures_of("Some 5,000 police poured into the square at dawn.")
    ]


def test_what_befell_a_crowd_goes_before_its_being_one() -> None:
    assert ("Nineteen", Kind.PROTEST) not in figures_of(
        "Nineteen marchers had ribs and arms broken, the clinic said."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Some 180 passengers spent the night at gate 23.",
        "Police blocked the road with 40 officers.",
        "The mayor walked to the office with two aides.",
        "The cooks sent back 12 meals.",
    ],
)
def test_what_no_crowd_does_is_no_protest(text: str) -> None:
    assert Kind.PROTEST not in [kind for _, kind in figures_of(text)]


@pytest.mark.parametrize("how", ["on fire", "alight", "ablaze"])
def test_buildings_set_on_fire_are_counted_as_such(how: str) -> None:
    (claim,) = told(read, f"Demonstrators set five buildings {how} in Orlo.", "en")
    assert claim.figure is not None
    assert (claim.kind, claim.agent, claim.target) == (Kind.DAMAGE, "Demonstrators", "buildings")
    assert (claim.figure.value, claim.figure.unit) == (5, Unit.PLACES)


def test_an_order_of_a_court_against_protests_is_a_ban() -> None:
    text = "The university won a court order against any more protest action in Orlo on Friday."
    (claim,) = told(read, text, "en", "2023-05-10")
    assert (claim.kind, claim.agent, claim.target) == (Kind.BAN, None, "more protest action")


def test_a_crowd_fired_on_is_a_target() -> None:
    (claim,) = told(read, "Police on Wednesday fired on a crowd of students in Orlo.", "en", "2023-05-10")
    assert (claim.kind, claim.agent, claim.target) == (Kind.FORCE, "Police", "crowd")
    assert not told(read, "The mayor was fired on Friday.", "en", "2023-05-10")
