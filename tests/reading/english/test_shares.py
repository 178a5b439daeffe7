"""Whose part an English figure is, and whom it counts when its own noun does not say."""

import pytest

from khronika.nouns import Claim, Kind, PartialDate, Report, make_id
from khronika.reading.english import read


def figures(text: str) -> list[Claim]:
    report = Report(
        make_id("r", text), "0", text, "text/plain", "-", lang="en", published=PartialDate(2023, 5, 10)
    )
    claims = [c for c in read(report).claims if c.figure is not None]
    return sorted(claims, key=lambda c: c.figure.span if c.figure and c.figure.span else c.span)


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """(figure, whom, the figure it is part of)"""
    claims = figures(text)
    words = {c.id: c.figure.text.casefold() for c in claims if c.figure}
    return [
        (c.figure.text.casefold(), c.figure.scope.population, words.get(c.part_of or ""))
        for c in claims
        if c.figure
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police arrested 561 people on Wednesday, 212 of them vocational school students.",
            [("561", "people", None), ("212", "students", "561")],
        ),
        (
            "They documented the detention of 205 people, of whom 41 were women and 17 were adolescents.",
            [("205", "people", None), ("41", "women", "205"), ("17", "minors", "205")],
        ),
        (
            "At least 357 people were injured, 36 of them members of the security forces.",
            [("at least 357", "people", None), ("36", "soldiers", "at least 357")],
        ),
        (
            "Police detained 214 people. Of the 214 detained, 31 were minors, the ministry said.",
            [("214", "people", None), ("31", "minors", "214")],
        ),
        ("Some 20 of the arrested were journalists, a union said.", [("some 20", "journalists", None)]),
        (
            "The ministry said that 18 officers had been hurt, two seriously.",
            [("18", "police", None), ("two", "police", "18")],
        ),
        (
            "Police fired tear gas at demonstrators near the gate and arrested at least 29 of them.",
            [("at least 29", "protesters", None)],
        ),
        ("Some 900 members of the police were injured.", [("some 900", "police", None)]),
        ("The group documented 113 arrests of activists.", [("113", "activists", None)]),
    ],
)
def test_whom_a_figure_counts(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # listed after a whole, and adding up to it
        (
            "The union has verified the deaths of 12 people, ten at the gate and two at the barracks.",
            [("12", None), ("ten", "12"), ("two", "12")],
        ),
        (
            "At least 42 persons, 41 civilians and one officer, died in May.",
            [("at least 42", None), ("41", "at least 42"), ("one", "at least 42")],
        ),
        # a bare number beside a part
        (
            "Police detained 27 people, of them nine were jailed and 18 fined.",
            [("27", None), ("nine", "27"), ("18", "27")],
        ),
        # two numbers that do not add up are two numbers
        (
            "Some 30 people died in Tarsk, ten in Orlivka and two in Wend.",
            [("some 30", None), ("ten", None), ("two", None)],
        ),
        # of the wounded, of the deaths
        ("The toll rose to 14 after two of the wounded died.", [("14", None), ("two", "14")]),
        (
            "The toll stood at 13, the commission said. Kisumu accounted for four of the deaths.",
            [("13", None), ("four", "13")],
        ),
        # "including" goes to the number right before it
        (
            "In all 312 were sentenced, of whom 65 to death, including two children.",
            [("312", None), ("65", "312"), ("two", "65")],
        ),
    ],
)
def test_whose_part_a_figure_is(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(words, whole) for words, _, whole in told(text)] == expected


TWO_COUNTS = "Two miners were killed in Orlo and nine guards were wounded. "


@pytest.mark.parametrize(
    ("text", "figure", "kind", "whole"),
    [
        (TWO_COUNTS + "Of the two killed, one was shot by a guard.", "one", Kind.DEATH, "two"),
        (TWO_COUNTS + "Among those killed was one student.", "one", Kind.DEATH, "two"),
        ("Police arrested 40 people and 12 were hurt. Among the arrested were six lawyers.", "six", Kind.DETENTION, "40"),
        ("Forty people were arrested and nine were hurt. Of the 40 arrested, six are students.", "six", Kind.DETENTION, "forty"),
        ("Nine people died and 31 were injured in Orlo. Among the dead were two children.", "two", Kind.DEATH, "nine"),
        ("The league said 87 people were hurt. Of those who were hurt, 17 were shot.", "17", Kind.INJURY, "87"),
        ("Forty people were arrested and nine were hurt. Of the arrested, 12 were charged.", "12", Kind.CHARGE, "forty"),
        ("The union said 31 people were shot and 60 arrested. Among the people shot, 12 were miners.", "12", Kind.FORCE, "31"),
    ],
)  # fmt: skip
def test_a_part_goes_to_the_whole_its_participle_names(
    text: str, figure: str, kind: Kind, whole: str
) -> None:
    claims = figures(text)
    words = {c.id: c.figure.text.casefold() for c in claims if c.figure}
    part = next(c for c in claims if c.figure and c.figure.text == figure)
    assert (part.kind, words.get(part.part_of or "")) == (kind, whole)


def test_a_whole_said_again_is_no_claim_of_its_own() -> None:
    report = Report("r-test", "0", TWO_COUNTS + "The two killed were brothers.", "text/plain", "-", lang="en")
    assert [(c.kind, c.figure is not None) for c in read(report).claims] == [
        (Kind.DEATH, True),
        (Kind.INJURY, True),
    ]


def test_what_happened_to_some_of_those_held_is_no_detention() -> None:
    text = "Of those held in May, 43 were fined and 12 received a reprimand, the court said."
    assert [c.figure.text for c in figures(text) if c.figure and c.kind is Kind.DETENTION] == []
