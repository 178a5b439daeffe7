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
    ],
)  # fmt: skip
def test_the_main_verb_says_what_befell_them(text: str, due: list[tuple[str, Kind]]) -> None:
    assert sorted(figures_of(text)) == sorted(due)
