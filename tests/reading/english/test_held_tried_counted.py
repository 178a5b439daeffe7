"""Who is held, freed or tried by other words than the plain ones, and bare numbers whose event stands before. Sentences and names are
invented."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of

D, R, C, S, P, X, I = (  # noqa: E741
    Kind.DETENTION,
    Kind.RELEASE,
    Kind.CHARGE,
    Kind.SENTENCE,
    Kind.PROTEST,
    Kind.DEATH,
    Kind.INJURY,
)
Told = list[tuple[str, Kind]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The special squad carried off fourteen in front of the town hall.", [("fourteen", D)]),
        ("Raids in the port: 36 people taken, among them four minors.", [("36", D), ("four", D)]),
        (
            "Security forces swept up hundreds of young men in the district, rights groups say.",
            [("hundreds", D)],
        ),
        ("Thirty activists picked up in Lamo are before a military court.", [("Thirty", D), ("Thirty", C)]),
        (
            "Another 52 people are helping police with their inquiries, the spokesman said.",
            [("52", D)],
        ),
        (
            "The party says that of the 61 members taken on 3 and 4 May, nine have been tried.",
            [("61", D), ("nine", C)],
        ),
        (
            "The military courts have tried 120 people, and 71 of them are in prison.",
            [("120", C), ("71", D)],
        ),
        # led away, and held by nobody
        ("Two of the victims were taken away by ambulance.", [("Two", I)]),
        ("Fifteen children were taken from the school to the stadium for the match.", []),
        ("Volunteers carried off forty bags of rubbish.", []),
    ],
)
def test_held(text: str, told: Told) -> None:
    assert sorted(figures_of(text)) == sorted(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A village council says that 24 of its people, in jail since a march against the mine, were let out on Monday.",
            [("24", R)],
        ),
        ("A group of 58 youths came home from the prison of Korm on Sunday under a pardon.", [("58", R)]),
        ("Three hundred prisoners are to benefit from the amnesty.", [("Three hundred", R)]),
        (
            "The leader was jailed by the High Court for two years. Five other members of the union were discharged.",
            [("Five", R)],
        ),
        ("Five dockers were discharged from the clinic on Monday.", [("Five", I)]),
        # nobody was held
        ("The players were let go on Tuesday by the club after 12 games.", []),
    ],
)
def test_freed(text: str, told: Told) -> None:
    assert sorted(figures_of(text)) == sorted(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A judge sent 64 of 71 men to prison in a hearing of two hours; the other seven were given bail.",
            [("64", S), ("71", C), ("seven", R)],
        ),
        (
            "She was the only one of 16 accused to get a prison term; nine were fined and six warned.",
            [("16", C), ("nine", S), ("six", S)],
        ),
        ("The magistrate noted that 31 other defendants had come before her court since June.", [("31", C)]),
        ("Five others are due before the court next week.", [("Five", C)]),
        (
            "The first of 43 suspects to be dealt with by the fast-track court was jailed for two weeks.",
            [("43", C)],
        ),
        ("Police arrested 12 suspects after the march.", [("12", D)]),
        ("Twelve ministers came before the house.", []),
    ],
)
def test_tried(text: str, told: Told) -> None:
    assert sorted(figures_of(text)) == sorted(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The government says 16 people died in the clashes. The League of Rights has the names of 41.",
            [("16", X), ("41", X)],
        ),
        (
            "Thirty people were killed in the raid on the village. A report by the ombudsman gives 22.",
            [("Thirty", X), ("22", X)],
        ),
        (
            "Thousands marched in Lirna; organisers said 20,000, the police nothing.",
            [("Thousands", P), ("20,000", P)],
        ),
        (
            "Organisers claimed 80,000 people took part in the march. A team with drones arrived at 47,000.",
            [("80,000", P), ("47,000", P)],
        ),
        ("The worst-hit town was Orlo, with 14 deaths, followed by Lirna with six.", [("14", X), ("six", X)]),
        (
            "The protests left 40 people dead and 250 wounded. Most of the victims fell in the capital, among them ten policemen.",
            [("40", X), ("250", I), ("ten", X)],
        ),
        (
            "Four students were hurt, one by a rubber bullet and the rest in the crush.",
            [("Four", I), ("one", I)],
        ),
        # neither a count nor anybody counted
        ("Thousands marched in Lirna. The mayor gives 200 euros to each club.", [("Thousands", P)]),
        ("The youth, 27, was hit by pellets.", []),
        ("Two people died in Orlo. The next train arrived at 47 minutes past nine.", [("Two", X)]),
    ],
)
def test_counted_again(text: str, told: Told) -> None:
    assert sorted(figures_of(text)) == sorted(told)
