"""Which part of a sentence is a source's alone, and who speaks where two do. Sentences and names are invented."""

import pytest

from khronika.nouns import Stance
from tests.reading.english.source_of import figures, source


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In the port of Salvo 20 people died - 43, according to the opposition.",
            {"20": "author", "43": "opposition"},
        ),
        (
            "Twenty people died in the clashes, or 43 by the opposition's count.",
            {"Twenty": "author", "43": "opposition"},
        ),
        (
            "At least 20 people died on Tuesday - 43 of them by the opposition's count - in the port of Salvo.",
            {"At least 20": "author", "43": "opposition"},
        ),
        (
            "Soldiers killed 12 people in the market, 30 according to residents.",
            {"12": "author", "30": "residents"},
        ),
        (
            "Police detained 60 people in Lirna, of whom 12, the union said, were beaten.",
            {"60": "author", "12": "union"},
        ),
        (
            "The clash left 12 people dead, and 30, the hospital says, were wounded.",
            {"12": "author", "30": "hospital"},
        ),
        (
            "The protest drew 3,000 people, police said, and 12,000 by the organisers' estimate.",
            {"3,000": "police", "12,000": "organisers"},
        ),
        (
            "Some 60 people were arrested (the lawyers' union: 112) in Tarsk.",
            {"Some 60": "author", "112": "lawyers' union"},
        ),
        ("Three people died, though witnesses counted at least ten.", {"Three": "author", "at least ten": "witnesses"}),
        (
            "Nine people, six of them children according to the clinic, were killed in Lirna.",
            {"Nine": "author", "six": "clinic"},
        ),
        # what has one source is still all of that source's
        (
            "Police detained 60 marchers, of whom 12 were minors, according to the league.",
            {"60": "league", "12": "league"},
        ),
        (
            "Three men and 12 women, the union said, were arrested in Lirna.",
            {"Three": "union", "12": "union"},
        ),
    ],
)  # fmt: skip
def test_a_part_is_its_source_s_and_the_rest_is_not(text: str, told: dict[str, str]) -> None:
    assert {figure: source(text, figure) for figure in told} == told


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The union and the party said 40 people were wounded.", "union and the party"),
        ("According to the union and the hospital, 40 people were wounded.", "union and the hospital"),
        ("Lawyers for the men and their relatives said 40 of them were beaten.", "Lawyers for the men and their relatives"),
        ("The Ministry of Health and Population said 40 people were killed.", "Ministry of Health and Population"),
        ("By police count, 40 people were detained.", "police"),
    ],
)  # fmt: skip
def test_of_two_who_speak_together_both_are_named(text: str, whose: str) -> None:
    assert source(text, "40") == whose


@pytest.mark.parametrize(
    "text",
    [
        "The crackdown, in which at least 15 people were killed, was condemned by the union.",
        "Students protested against the conviction of 15 men.",
        "In 2019 a canopy collapsed in Orlo and claimed the lives of 15 people.",
    ],
)
def test_who_condemns_or_collapses_tells_no_number(text: str) -> None:
    assert source(text, "15") == "author"


@pytest.mark.parametrize(
    ("text", "figure", "whose"),
    [
        ("Another 12 ended up in the Emergency Centre with light injuries.", "12", "author"),
        ("Police gave no figure. A reporter estimated that 900 marched.", "900", "reporter"),
        ("The Open League said that, according to information it had received, 12 people had died.", "12", "Open League"),
    ],
)  # fmt: skip
def test_where_they_are_and_what_was_received_tells_nothing(text: str, figure: str, whose: str) -> None:
    assert source(text, figure) == whose


def test_he_who_saw_it_is_whoever_says_so() -> None:
    text = (
        "The clerk Bao Lint said two were held. "
        "In Lirna, western Orlo, witness Aga Brun said he saw at least four people shot dead."
    )
    assert source(text, "four") == "witness Aga Brun"


def test_who_claims_land_in_a_relative_clause_tells_nothing_of_the_sentence_before() -> None:
    text = (
        "Police detained 50 villagers at a march in Orlo. "
        "They want land back that is also claimed by Bao Lint, an officer."
    )
    assert source(text, "50") == "author"


def test_charged_that_is_a_cue() -> None:
    assert source("The Open League charged that guards had detained 40 people.", "40") == "Open League"


def test_a_figure_that_is_disputed_is_not_the_disputer_s() -> None:
    (told,) = figures("The governor disputed the union's figure of 40 dead.")
    assert told.stance is Stance.DISPUTES


def test_a_quotation_goes_on_with_whoever_was_just_reported() -> None:
    text = (
        "Ada Brun, a reporter, told the radio that the town was tense. "
        "\u201cSo far 12 people have been wounded at the bridge near the mill.\u201d"
    )
    assert source(text, "12") == "Ada Brun"
