"""Who reaches a number in other words than those of saying, who goes on speaking, and what is the report's own."""

import pytest

from tests.reading.english.source_of import source


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        (
            "The chamber put the march at 5,000, the mayor did not speak, and Radio Orlo, counting from a roof, arrives at 900.",
            "900",
            "Radio Orlo",
        ),
        (
            "Organisers claimed 40,000 people at Sunday's rally; for the gendarmerie it was hardly 6,000.",
            "6,000",
            "gendarmerie",
        ),
        (
            "Relatives who waited at the prison came away with the names of eleven detained students.",
            "eleven",
            "Relatives",
        ),
        (
            "The lawyer Ada Velm visited the station in Lirna on Friday and found 17 of the 22 detained miners.",
            "17",
            "lawyer Ada Velm",
        ),
        ("The union revised the deaths to six by nightfall.", "six", "union"),
        (
            "Lirna police report at least 10 people killed in clashes in the port.",
            "at least 10",
            "Lirna police",
        ),
        (
            "Rights defenders in Orlo speak of 14 people picked up over the weekend.",
            "14",
            "Rights defenders in Orlo",
        ),
        (
            "Velm Hospital reported treating hundreds of injured students on Monday.",
            "hundreds",
            "Velm Hospital",
        ),
        (
            "If the network's statement is anything to go by, the raid left four people dead and several others wounded.",
            "several",
            "network",
        ),
        (
            "In a statement issued on Tuesday, OFDC, while calling for new marches, reported seven protesters killed in Lirna.",
            "seven",
            "OFDC",
        ),
        (
            "Several thousand people marched to the port in Lirna; organisers said 10,000, the police nothing.",
            "10,000",
            "organisers",
        ),
    ],
)
def test_whoever_reaches_a_number_tells_it(text: str, figure: str, who: str) -> None:
    assert source(text, figure) == who


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Our teams have documented 15 arrests in Lirna since Saturday.", "15"),
        ("Last week we marched, 300 people in all (the prefecture wrote 120).", "300"),
        (
            "Student bodies put the crowd at 6,500. Our reporters, who were at each gate, would not go beyond 2,000.",
            "2,000",
        ),
        ("Several thousand people marched to the port in Lirna; organisers said 10,000.", "Several thousand"),
        ("We have information suggesting that 20 people were killed in Lirna.", "20"),
    ],
)
def test_what_we_count_is_the_report_s_own(text: str, figure: str) -> None:
    assert source(text, figure) == "author"


_SHOT_AT = (
    "In its communique the Ministry of Order told the public that its men had been shot at in Lirna. "
    "One officer and four villagers died. "
)


def test_between_two_sentences_of_one_speaker_he_speaks_on() -> None:
    text = _SHOT_AT + "The villagers had, the communique says, been warned."
    assert source(text, "four") == "Ministry of Order"


def test_between_sentences_of_two_speakers_nobody_does() -> None:
    text = _SHOT_AT + "The bishop of Lirna said the villagers had been warned."
    assert source(text, "four") == "author"


def test_whoever_denies_a_charge_tells_nothing_of_what_it_rests_on() -> None:
    text = "The arrest of dozens of students has led to talk of a purge, a charge the authorities deny."
    assert source(text, "dozens") == "author"


def test_neither_whom_somebody_asked_nor_an_emoji_is_a_speaker() -> None:
    text = "\U0001f1fa\U0001f1ec\ufe0f Wine said on Friday that 40 people were arrested in Lirna."
    assert source(text, "40") == "Wine"
    text = '"He asked me to tell where they were hiding," Ana Rul said. She said 40 people were arrested in Lirna.'
    assert source(text, "40") == "Ana Rul"
