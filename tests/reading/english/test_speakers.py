"""Who speaks: some of those named before, several at once, beside quotations and in asides; and who only acts."""

import pytest

from khronika.nouns import Stance
from khronika.reading.english import read
from tests.reading.english.source_of import figures, source
from tests.reading.told_claims import told as told_in


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        (
            "Some of the women described the raid. One said that 14 men were arrested.",
            "14",
            "one of the women",
        ),
        (
            "The union interviewed 20 former prisoners. Two of them said 17 men were beaten in the yard.",
            "17",
            "two of the 20 former prisoners",
        ),
        ("Police arrested 30 dockers. One said nine dockers were beaten.", "nine", "One"),
    ],
)
def test_some_of_those_named_before(text: str, figure: str, who: str) -> None:
    assert source(text, figure) == who


def test_all_who_say_it_together_before_a_closing_verb() -> None:
    text = "At least 12 students held since May, relatives, neighbours and a priest said, are still in Orlo."
    assert source(text, "At least 12") == "relatives, neighbours and a priest"


def test_a_place_before_a_headlines_colon_tells_nothing() -> None:
    assert source("Lome: 12 hurt in new protests\n\nThe guards charged the crowd.", "12") == "author"


def test_what_stands_before_a_quotation_is_not_its_speaker() -> None:
    text = '"They beat 12 dockers," Karo Orn, an Albanian lawyer who knows the case, told the radio.'
    assert source(text, "12") == "Karo Orn"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army rejected reports that it had shot 12 farmers.", Stance.DENIES),
        ("Police disputed allegations of arresting 12 nurses.", Stance.DISPUTES),
        ("The army condemned reports that it had shot 12 farmers.", Stance.ASSERTS),
    ],
)
def test_rejected_reports_are_denied(text: str, stance: Stance) -> None:
    assert [c.stance for c in figures(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The league accused the police of hurting and arresting 12 dockers.", "league"),
        ("The government closed the union, setting off the arrest of at least 12 dockers.", "author"),
        ("The dockers set 12 cars alight and nine people were hurt, the mayor said.", "mayor"),
        ("Twelve were arrested, including Ana Rul, a woman wrongly reported as 68.", "author"),
        ("Some of the dockers claimed that guards beat 12 of them.", "Some of the dockers"),
        (
            "Bela Kost spoke in Orlo. Adoki, he said, was beaten by 12 guards, and nine were hurt.",
            "Bela Kost",
        ),
    ],
)
def test_who_tells_and_who_only_acts(text: str, who: str) -> None:
    assert {c.attribution.source_name for c in figures(text)} == {who}


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        (
            'Agents "fired birdshot," Karo Orn, a priest in Orlo, told the radio, saying he had seen three wounded dockers.',
            "three",
            "Karo Orn",
        ),
        (
            "During the hearing in Davao City, Gwen Orla, the commissioner for the incident, said that 12 dockers were held.",
            "12",
            "Gwen Orla",
        ),
        (
            'Sila Orn, who leads them, told the radio: "Guards beat 12 of us." "They shot nine," Bela Kost said.',
            "12",
            "Sila Orn",
        ),
    ],
)
def test_whose_words_stand_where(text: str, figure: str, who: str) -> None:
    assert source(text, figure) == who


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        (
            "Guards held 37 dockers, spokesman Chen Sophors said. Nine were hurt, he added.\n\nKito Bor, an aide, said two died.",
            "Nine",
            "spokesman Chen Sophors",
        ),
        (
            "Police chief Oren Vell said six officers had been killed and agreed that 12 people were hurt.",
            "12",
            "Police chief Oren Vell",
        ),
    ],
)
def test_neither_a_names_end_nor_the_dead_turn_the_speaker(text: str, figure: str, who: str) -> None:
    assert source(text, figure) == who


def test_whose_secretary_speaks_wherever_the_verb_was_hung() -> None:
    text = "Police arrested at least 30, according to the dockers' union, whose secretary, Ada Rul, said nine were held."
    assert source(text, "nine") == "secretary Ada Rul"
    assert source(text, "at least 30") == "dockers' union"


def test_people_without_a_word_of_letters_stop_nothing() -> None:
    """A table pasted with bars: "charge|Prosecutors" is one token, a plural, and no letters alone."""
    text = "charge|Prosecutors brought charges against 47 students in Gulu."
    assert [c.figure.text for c in told_in(read, text, "en") if c.figure is not None] == ["47"]
