"""Parts of a whole told before them that no "of whom" names, and what befell each. Sentences and names are invented."""

import pytest

from khronika.nouns import Claim, Kind
from khronika.reading.english import read
from tests.reading.told_claims import told as told_in


def parts(text: str) -> dict[str, tuple[Kind, str | None]]:
    """Each figure's words, with its kind and the words of the figure it is a part of."""
    claims: list[Claim] = [c for c in told_in(read, text, "en", "2024-05-06") if c.figure is not None]
    words = {c.id: c.figure.text for c in claims if c.figure is not None}
    return {c.figure.text: (c.kind, words.get(c.part_of or "")) for c in claims if c.figure is not None}


HELD, FREE, TRIED, JAILED, HURT = Kind.DETENTION, Kind.RELEASE, Kind.CHARGE, Kind.SENTENCE, Kind.INJURY


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Of the 31 drivers detained at the barrier and brought to the magistrate after the strike, 24 were remanded and seven were let go.",
         {"31": (HELD, None), "24": (HELD, "31"), "seven": (FREE, "31")}),
        ("Of his 22 co-accused, nine got between one and three years, four got seven and the others walked free.",
         {"22": (TRIED, None), "nine": (JAILED, "22"), "four": (JAILED, "22")}),
        ("Eighteen monks were taken to Orlo prison on 2 May. Ten were freed on bail on Thursday, and the remaining eight went before a judge.",
         {"Eighteen": (HELD, None), "Ten": (FREE, "Eighteen"), "eight": (TRIED, "Eighteen")}),
        ("Thirty-one shopkeepers were seized in Vela on Friday. Nineteen were home by midnight. Twelve remain in the barracks.",
         {"Thirty-one": (HELD, None), "Nineteen": (FREE, "Thirty-one"), "Twelve": (HELD, "Thirty-one")}),
        ("Judges have released 45 of the 90 held since the riots, the minister said.", {"45": (FREE, "90"), "90": (HELD, None)}),
        ("Nine people were killed and thirty injured, six officers among the latter.", {"Nine": (Kind.DEATH, None), "thirty": (HURT, None), "six": (HURT, "thirty")}),
        ("48 officers were injured - 38 gendarmes, two members of the brigade and seven guards, the ministry said.",
         {"48": (HURT, None), "38": (HURT, "48"), "two": (HURT, "48"), "seven": (HURT, "48")}),
    ],
)  # fmt: skip
def test_parts_go_to_the_whole_before_them(text: str, due: dict[str, tuple[Kind, str | None]]) -> None:
    assert parts(text) == due


@pytest.mark.parametrize(
    "text",
    [
        "Police detained 200 people in Tarsk. Another 140 were held in Orlo. In Vela 60 were arrested.",  # these were more
        "Ten soldiers were wounded. Four marchers were killed. Six were injured by stones.",
    ],
)
def test_others_are_no_parts(text: str) -> None:
    assert {whole for _, whole in parts(text).values()} == {None}


def test_a_number_that_the_parser_hung_on_the_hour_has_its_verb() -> None:
    assert parts("Police in Selm arrested 60 students on Monday. By evening 48 had been let go.") == {
        "60": (HELD, None),
        "48": (FREE, None),
    }
