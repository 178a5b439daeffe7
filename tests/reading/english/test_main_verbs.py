"""What befell people by the main verb, whatever else hangs on them; bounds behind a number. Sentences and names are invented."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of

HELD, TRIED = Kind.DETENTION, Kind.CHARGE


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Nine men suspected of inciting the riot are in custody, police said.", [("Nine", HELD)]),
        ("Twelve people accused of arson remain in prison in Selm.", [("Twelve", HELD)]),
        ("Forty people were reported to prosecutors for blocking the bridge, six of them foreigners.", [("Forty", TRIED), ("six", TRIED)]),
        ("Sixteen students were cited for obstructing traffic in Orlo.", [("Sixteen", TRIED)]),
        ("Five of the rioters who were injured passed away on Sunday.", [("Five", Kind.DEATH)]),
        ("Our observers saw nine persons, among them two minors, being beaten after falling.", [("nine", Kind.FORCE), ("two", Kind.FORCE)]),
        ("Three passers-by were hit by rubber bullets and two were struck by stones, doctors said.", [("Three", Kind.INJURY), ("two", Kind.INJURY)]),
        ("The court ordered two months' pre-trial detention for four students.", [("four", HELD)]),
        ("The judge gave four students 15 days of detention.", [("four", Kind.SENTENCE)]),
        ("Two of the protesters told our reporter that they had been paid.", []),
        ("Zero arrests, the mayor wrote.", [("Zero", HELD)]),
        ("Two senators, a union leader and four journalists are the object of a warrant.", [("Two", TRIED), ("four", TRIED)]),
        ("Seventeen members of the guard were handed over to military justice.", [("Seventeen", TRIED)]),
        ("The state has withdrawn the charges against 24 drivers and six students.", [("24", Kind.RELEASE), ("six", Kind.RELEASE)]),
        ("Sixteen accused were found guilty and two suspects were acquitted.", [("Sixteen", Kind.SENTENCE), ("two", Kind.RELEASE)]),
        ("All the eight suspects were found guilty by the court.", [("eight", Kind.SENTENCE)]),
        ("Three of the 37 defendants were acquitted by the court in Orlo.", [("Three", Kind.RELEASE), ("37", TRIED)]),
        ("Sixteen of us were in the cell made for five.", [("Sixteen", HELD)]),
        ("They had no mattresses, and four showed marks of a belt.", [("four", Kind.INJURY)]),
        ("About 150 people took part in the riot at the harbour.", [("About 150", Kind.PROTEST)]),
        ("Four women and a photographer were bundled into a jeep.", [("Four", HELD)]),
        ("Of the 30 arrested, nine were transferred to hospital.", [("30", HELD), ("nine", Kind.INJURY)]),
        ("Of 55 cases enrolled after the arrests, 28 were heard.", []),
    ],
)  # fmt: skip
def test_the_main_verb_says_what_befell_them(text: str, due: list[tuple[str, Kind]]) -> None:
    assert sorted(figures_of(text)) == sorted(due)


def test_what_befell_the_press_is_listed_behind_a_whole() -> None:
    told = figures_of("The union recorded 42 violations against journalists: 17 arrests and eight assaults.")
    assert sorted(told) == [
        ("17", HELD),
        ("42", Kind.ATTACK_ON_JOURNALIST),
        ("eight", Kind.ATTACK_ON_JOURNALIST),
    ]
