import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of


@pytest.mark.parametrize(
    "text",
    [
        "A baker of 54 was killed on the square, the clinic said.",
        "Police used water cannon in Orlo, a town of 40,000 people.",
        "The court released all but six of the detained students.",
        "Turnout was 12 percent more than at the last vote, the commission said.",
        "Soldiers arrested the driver near the 45 Roundabout.",
        "Soldiers arrested the driver around the 45 Roundabout.",
        "Nine out of ten schools were shut as the teachers' strike began.",
        "Barely one tenant in eight had paid the rent, the union said.",
    ],
)
def test_ages_sizes_remainders_differences_and_names_count_nobody(text: str) -> None:
    assert figures_of(text) == []


def test_a_group_of_so_many_is_no_age() -> None:
    assert figures_of("A crowd of 61 was arrested in Orlo.") == [("61", Kind.DETENTION)]


def test_so_many_in_so_many_villages_are_no_proportion() -> None:
    assert figures_of("Police arrested five people in three of the villages.") == [("five", Kind.DETENTION)]


def test_a_whole_named_for_the_first_time_is_counted() -> None:
    found = figures_of("Of the 640 people in custody, 212 are students, the league said.")
    assert found == [("640", Kind.DETENTION), ("212", Kind.DETENTION)]


def test_a_whole_named_again_is_not() -> None:
    found = figures_of("Police arrested 640 people. Of the 640, only 43 were charged.")
    assert found == [("640", Kind.DETENTION), ("43", Kind.CHARGE)]


@pytest.mark.parametrize(
    "text",
    [
        "The study draws on interviews with 34 former detainees and 12 victims of beatings.",
        "Researchers collected testimonies from 60 detainees held in Orlo prison.",
        "The league spoke to 15 people who had been beaten by police.",
    ],
)
def test_whoever_was_heard_is_not_counted(text: str) -> None:
    assert figures_of(text) == []


def test_what_somebody_speaks_of_is_counted() -> None:
    assert figures_of("Police spoke of 15 arrests.") == [("15", Kind.DETENTION)]
