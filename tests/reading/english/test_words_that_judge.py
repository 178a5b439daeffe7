"""What is dismissed "as" something, not found, denounced or complained of; and information that nobody gave. All of it is invented."""

import pytest

from khronika.nouns import Kind, Stance
from tests.reading.english.source_of import claims, source

STREET = "Police arrested 20 people on Monday in Lirna over the election protests. "


@pytest.mark.parametrize(
    ("text", "who", "stance"),
    [
        ('The vote was dismissed by the Orlan Party as "a huge joke".', "Orlan Party", Stance.DENIES),
        ("The election was rejected by the Green League as a fraud.", "Green League", Stance.DENIES),
        ("The Torvan Institute can find no evidence that the men took part in the riot.", "Torvan Institute", Stance.DENIES),
        ("The Green League could not see any sign of a fair trial.", "Green League", Stance.DENIES),
        ("Relatives of the accused have denounced that the trials are not fair.", "Relatives of the accused", Stance.DENIES),
        ("Many voters in the camps complained they were turned away from the polls.", "voters in the camps", Stance.ASSERTS),
        ("The jailing of the nine teachers is outrageous, the Green League said.", "Green League", Stance.ASSERTS),
    ],
)  # fmt: skip
def test_words_that_judge_are_told(text: str, who: str, stance: Stance) -> None:
    said = [c for c in claims(STREET + text) if c.kind in (Kind.STATEMENT, Kind.ASSESSMENT)]
    assert [(c.attribution.source_name, c.stance) for c in said] == [(who, stance)]


def test_what_a_court_dismisses_is_ruled_on() -> None:
    told = claims(STREET + "The appeal was dismissed by the court as premature.")
    assert Kind.DETENTION in {c.kind for c in told}
    assert all("appeal" not in c.quote for c in told)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("According to the information received so far, 12 people were killed in Lirna.", "author"),
        ("According to information available, 12 marchers were killed in Lirna.", "author"),
        ("According to the data collected up to now, 12 people were shot dead.", "author"),
        ("According to information received by the Red Band, 12 people died.", "Red Band"),
        ("According to the information available to the Bar Council, 12 lawyers were held.", "Bar Council"),
        ("According to preliminary data, 12 people were hurt.", "preliminary data"),
    ],
)
def test_information_that_came_in_is_nobodys(text: str, who: str) -> None:
    assert source(text, "12") == who
