"""What a number is a part of where no word says so, and kinds of bare numbers in lists. Sentences and names are invented."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of
from tests.reading.english.source_of import figures


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        # those still held, of the arrested
        ("The centre has verified 1,450 arrests; 610 people remain behind bars.", "1,450", ["610"]),
        # a list that adds up to what the sentence before told
        (
            "Six policemen were killed on Friday. The minister gave the number of the dead: three in Orlo, one in Lirna, two in Velm.",
            "Six",
            ["three", "one", "two"],
        ),
        # places and causes of all shutdowns, but not the year before
        (
            "Access Network counted 71 internet shutdowns in 2021, up from 60 the year before. Sardia came first with 33 cuts.",
            "71",
            ["33"],
        ),
        ("By noon 69 injured had been counted in the clinics; two were critical.", "69", ["two"]),
        # a list that adds up to something else
        (
            "Nine men were arrested on Friday. Hospitals counted the dead: three in Orlo, two in Velm.",
            "Nine",
            [],
        ),
    ],
)
def test_parts(text: str, whole: str, parts: list[str]) -> None:
    told = figures(text)
    (all_of_them,) = [c.id for c in told if c.figure is not None and c.figure.text == whole]
    assert [c.figure.text for c in told if c.figure is not None and c.part_of == all_of_them] == parts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Orlo: marches of the miners forbidden, six dead, 48 wounded, 90 arrests.",
            [("48", Kind.INJURY), ("6", Kind.DEATH), ("90", Kind.DETENTION)],
        ),
        (
            "Soldiers arrested around a dozen opposition figures on Tuesday.",
            [("around a dozen", Kind.DETENTION)],
        ),
        ("It said that 140 had been taken from its meetings.", [("140", Kind.DETENTION)]),
        (
            "Police arrested five deputies. The party says three of those had broken ribs.",
            [("five", Kind.DETENTION), ("three", Kind.INJURY)],
        ),
        ("Supporters of two candidates blocked the bridge.", []),
        ("Students say the third one was taken from a boarding house.", []),
        ("The ministry said that one docker died.", [("one", Kind.DEATH)]),
    ],
)
def test_kinds(text: str, told: list[tuple[str, Kind]]) -> None:
    assert sorted((words.replace("six", "6"), kind) for words, kind in figures_of(text)) == sorted(told)


def test_shares_of_what_is_counted_so_far() -> None:
    text = "With 3,100 of 9,400 stations counted, the general has 42.4 per cent and the mayor 31.2."
    assert figures_of(text) == [("42.4 per cent", Kind.ELECTION), ("31.2", Kind.ELECTION)]
