"""What hurt people, what was done to the press, and what became of some. Sentences and names are invented."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of
from tests.reading.english.source_of import claims, figures


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("On Monday 18 officers were hit by stones and pipe bombs in Tarsk.", [("18", Kind.INJURY)]),
        ("Four persons were shot and injured when guards and residents faced off in Velm.", [("Four", Kind.INJURY)]),
        ("Six marchers were struck by rubber bullets in Tarsk.", [("Six", Kind.INJURY)]),
        ("The director said that 23 people had been brought in with cuts and bruises, 14 of them officers and three reporters.",
         [("14", Kind.INJURY), ("23", Kind.INJURY), ("three", Kind.INJURY)]),
        ("The guild has counted 38 assaults on newsmen since August.", [("38", Kind.ATTACK_ON_JOURNALIST)]),
        ("Two photographers were beaten by guards in Tarsk.", [("Two", Kind.ATTACK_ON_JOURNALIST)]),
        ("A cameraman was pushed in Velm, the guild said. It has registered 21 such assaults this year.",
         [("21", Kind.ATTACK_ON_JOURNALIST)]),
        ("Two bakers were beaten by guards in Tarsk.", [("Two", Kind.FORCE)]),
    ],
)  # fmt: skip
def test_what_hurt_them(text: str, counts: list[tuple[str, Kind]]) -> None:
    assert sorted(figures_of(text)) == sorted(counts)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The ministry said 35 persons had been detained in Tarsk, of whom 30 were already with their families.",
         [("30", Kind.RELEASE), ("35", Kind.DETENTION)]),
        ("Police in Velm detained 12 students on Monday. Eight were back with their parents by evening.",
         [("12", Kind.DETENTION), ("Eight", Kind.RELEASE)]),
        ("Guards fired on the rally in Velm. The dead are two boys and a tea seller; the hurt, 13.",
         [("13", Kind.INJURY), ("two", Kind.DEATH)]),
        ("Two of the dead, 13 and 15, were brothers.", [("Two", Kind.DEATH)]),
        ("After the flood 40 people were back at home in Tarsk. Police helped.", []),
    ],
)  # fmt: skip
def test_what_became_of_them(text: str, counts: list[tuple[str, Kind]]) -> None:
    assert sorted(figures_of(text)) == sorted(counts)


def test_the_second_of_two_parts_is_a_part_too() -> None:
    found = figures(
        "The clinic in Tarsk treated 23 people on Friday, 14 of them officers and three reporters."
    )
    whole = next(c for c in found if c.figure and c.figure.text == "23")
    parts = [c.figure.text for c in found if c.figure and c.part_of == whole.id]
    assert sorted(parts) == ["14", "three"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Returns give the Left 118 seats and the Right 96. In the election voters queued.", []),
        ("In the recount of votes, box 4411 held up the election in Tarsk.", []),
        ("Observers deployed 95 monitors to all counties for the vote in Latvia.", []),
        ("Judges in Velm jailed four for the burning of the toll booths.", [("four", Kind.SENTENCE)]),
        ("The toll of the riots, put at one when the curfew was lifted, rose to three on Monday in Tarsk.",
         [("one", Kind.DEATH), ("three", Kind.DEATH)]),
        ("Rains pounded Tarsk for a week. Two watchmen drowned.", []),
    ],
)  # fmt: skip
def test_what_is_counted_is_nobody_we_tell_of(text: str, counts: list[tuple[str, Kind]]) -> None:
    assert sorted(figures_of(text)) == sorted(counts)


def test_who_is_fined_or_freed_next_is_some_of_those_told_before() -> None:
    found = figures(
        "Sixteen marchers appeared in court in Tarsk on charges of riot. Two were fined; nine were freed."
    )
    whole = next(c for c in found if c.figure and c.figure.text == "Sixteen")
    assert [c.figure.text for c in found if c.figure and c.part_of == whole.id] == ["Two", "nine"]
    more = figures("Police arrested 60 marchers in Tarsk. Seventy were freed.")
    assert [c.part_of for c in more] == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine miners were wounded, one fatally, when guards fired.", [("injury", "Nine"), ("death", "one")]),
        ("Six dockers were wounded, two of them fatally.", [("injury", "Six"), ("death", "two")]),
        ("The rally in Velm, with over 50,000 present, ended at dusk.", [("protest", "over 50,000")]),
        ("Guards fired on a march with some 300 people taking part.", [("protest", "some 300")]),
        # Who attends something else is no crowd, and who attends a rally and is held is held.
        ("Some 40 ministers were present at the summit.", []),
        ("Twenty reporters attending the rally were held.", [("detention", "Twenty")]),
    ],
)
def test_who_was_hit_fatally_and_who_was_present(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(c.kind.value, c.figure.text) for c in figures(text) if c.figure is not None]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Police said a man died in Velm on Friday. He was hit by a soldier's bullet, a neighbour said.",
        "A boy was killed in Tarsk on Friday. They shot him in the stomach, his father said.",
    ],
)
def test_how_the_dead_were_hit_is_no_wound_beside(text: str) -> None:
    assert [c.kind for c in claims(text)] == [Kind.DEATH]


@pytest.mark.parametrize(
    "text",
    [
        "Police said a man died in Velm on Friday. Hana Lode was hit by a soldier's bullet, a neighbour said.",
        "A boy was killed in Tarsk on Friday. They shot him in the leg, said another, who survived.",
        "Nine people died in Velm on Friday. He was hit by a soldier's bullet, a neighbour said.",
    ],
)
def test_who_else_was_hit_is_told(text: str) -> None:
    assert Kind.INJURY in [c.kind for c in claims(text)]
