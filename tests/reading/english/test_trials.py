"""Trials told by their outcome, terms that one man got, who is accused, ages, and kin of those it befell. All of it is invented."""

import pytest

from khronika.nouns import Kind
from tests.reading.english.figures_of import figures_of
from tests.reading.english.source_of import claims

JAILED, TRIED, FREED, HELD = Kind.SENTENCE, Kind.CHARGE, Kind.RELEASE, Kind.DETENTION


@pytest.mark.parametrize(
    ("text", "due"),
    [
        # What became of those who were tried is one count.
        ("So far 64 weavers have been tried and convicted, the justice ministry said.", [("64", JAILED)]),
        ("The prosecutor said 90 rioters had been tried and jailed.", [("90", JAILED)]),
        ("Some 20 dockers were tried and acquitted in March.", [("Some 20", FREED)]),
        ("Fifteen students were arrested and charged with rioting.", [("Fifteen", HELD), ("Fifteen", TRIED)]),
        ("At least 31 weavers have been tried over the riots.", [("At least 31", TRIED)]),
        # The terms of one man.
        ("Colonel Edem Koffi, who led the unit, was given one aggravated life sentence.", []),
        ("General Adam Sorn was handed two consecutive life sentences on Tuesday.", []),
        ("Edo Marn received three life terms for ordering the shooting.", []),
        ("The court gave him four life sentences.", []),
        # Who is accused, also behind a word for how many.
        ("A total of 47 pro-democracy figures were accused in what became the longest trial.", [("47", TRIED)]),
        ("Dozens of union leaders were accused of incitement.", [("Dozens", TRIED)]),
        ("Eight generals were accused in the case of the May shootings.", [("Eight", TRIED)]),
        # Ages.
        ("The injured, aged 17-64, were taken to hospital.", []),
        ("Two women aged 50-60 were arrested in Orlo.", [("Two", HELD)]),
    ],
)  # fmt: skip
def test_a_trial_is_counted_by_its_outcome(text: str, due: list[tuple[str, Kind]]) -> None:
    assert sorted(figures_of(text)) == sorted(due)


def test_the_terms_of_one_man_are_still_a_sentence() -> None:
    (told,) = claims("General Adam Sorn was handed two consecutive life sentences on Tuesday.")
    assert (told.kind, told.figure) == (JAILED, None)


def test_sentences_that_are_handed_down_count_people() -> None:
    assert figures_of("The court in Selm handed down four life sentences.") == [("four", JAILED)]


@pytest.mark.parametrize(
    "text",
    [
        "There was anger at the gate, with dozens of people including relatives of those killed in the revolt slamming the judge.",
        "Twenty people, among them mothers of those shot dead in May, wept as the verdict was read.",
        "Dozens of neighbours, including friends of those killed, sat in the hall.",
    ],
)
def test_kin_of_the_dead_have_not_died(text: str) -> None:
    assert Kind.DEATH not in {kind for _, kind in figures_of(text)}
    assert Kind.DEATH in {kind for _, kind in figures_of(f"Nine people were killed in Selm. {text}")}
