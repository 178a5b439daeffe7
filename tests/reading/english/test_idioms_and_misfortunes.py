"""Idioms of papers for what befell people, numbers told by the words behind them, and misfortunes that nobody did. Invented."""

import pytest

from khronika.nouns import Kind
from khronika.reading.english.misfortunes import misfortunes
from tests.reading.english.figures_of import figures_of
from tests.reading.english.source_of import claims

_HELD = "Police held 40 people on Sunday. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police dragged away 19 nurses, four with children.", {"19": "detention", "four": "detention"}),
        ("Police on Tuesday named nine men as suspects over the riot.", {"nine": "charge"}),
        ("Prosecutors demanded life for three editors.", {"three": "charge"}),
        ("Workers demanded better pay for 300 nurses.", {"300": None}),
        ("The appeals court absolved all 12 soldiers.", {"12": "release"}),
        ("Seven monks were cited for trespassing and released.", {"Seven": "charge"}),
        ("Seven monks were cited for bravery.", {"Seven": None}),
        ("Fourteen persons with bullet wounds were brought in, a nurse said.", {"Fourteen": "injury"}),
        ("A judge dictated nine months of preventive prison against six peasant leaders.", {"six": "detention"}),
        ("A military court handed 14 villagers two years each.", {"14": "sentence"}),
        ("Three go to jail and six walk free.", {"Three": "sentence"}),
        ("The clash cost the lives of eight miners and put 30 in hospital.", {"eight": "death", "30": "injury"}),
        ("The opposition front raised to six the number of victims.", {"six": "death"}),
        ("The attack brought to eleven the number of reporters assaulted this year.", {"eleven": "attack-on-journalist"}),
        (_HELD + "The centre was on Monday in possession of 55 names.", {"55": "detention"}),
        (_HELD + "The petition had 5,000 names.", {"5,000": None}),
        (_HELD + "The governors admit to thirty.", {"thirty": "detention"}),
        (_HELD + "The ministry has not updated its count of seven since Friday.", {"seven": "detention"}),
    ],
)  # fmt: skip
def test_what_befell_them(text: str, told: dict[str, str | None]) -> None:
    found = {words: kind.value for words, kind in figures_of(text)}
    assert {words: found.get(words) for words in told} == told


@pytest.mark.parametrize(
    "text",
    [
        "A ferry with 42 aboard sank off Mbita on Saturday. Rescuers recovered five bodies; the captain has been detained.",
        "Two persons lost their lives and eight were hurt when a tanker rammed into a bus at Kamba bridge.",
        "Cholera has killed 311 people, the UN said on Thursday.",
    ],
)
def test_nobody_did_it(text: str) -> None:
    assert figures_of(text) == []
    # Beside it what somebody did is told.
    assert figures_of(f"{text}\n\nPolice arrested 12 marchers.") == [("12", Kind.DETENTION)]


def test_what_is_done_amid_a_misfortune_is_told() -> None:
    assert figures_of("A bus crashed into the crowd of protesters and killed four.") == [("four", Kind.DEATH)]
    text = "The floods killed 30 people.\n\nPolice arrested 12 residents who marched."
    assert figures_of(text) == [("12", Kind.DETENTION)]


def test_only_the_paragraph_of_the_misfortune_is_passed_over() -> None:
    text = "Police arrested 12 marchers.\n\nA flood killed 30 people.\n\nThe court sat."
    assert [span.of(text).strip() for span in misfortunes(text)] == ["A flood killed 30 people."]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The toll went up to three with the death of a teacher.", (3, 3)),
        ("The number of those detained has gone up to 41.", (41, 41)),
        ("Up to 300 people were detained.", (None, 300)),
    ],
)
def test_what_goes_up_to_a_number_has_reached_it(text: str, ends: tuple[float | None, float]) -> None:
    (figure,) = [c.figure for c in claims(text) if c.figure is not None]
    assert (figure.low, figure.high) == ends
