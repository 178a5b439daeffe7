"""One speaker's quotation over several paragraphs, opened at each and closed at the last."""

import pytest

from tests.reading.english.source_of import figures, source

TOLD = [
    "\u201cThe guards came at dawn, and I counted 12 bodies.",
    "\u201cThen they arrested 40 men and took them to the barracks.",
    "\u201cThey beat six women outside the clinic.",
    "\u201cAt night another 15 people were arrested.",
    "\u201cNobody told us why\u201d",
]


@pytest.mark.parametrize("straight", [False, True])
def test_the_speaker_may_be_named_before_the_first_or_behind_the_last(straight: bool) -> None:
    for text in (
        "Ann Orlo, a nurse, told the radio: " + "\n\n".join(TOLD) + ".",
        "\n\n".join(TOLD) + ", said Ann Orlo, a nurse.",
        TOLD[0].replace(",", ",\u201d said Ann Orlo, a nurse. \u201cAnd")
        + "\n\n"
        + "\n\n".join(TOLD[1:])
        + ".",
    ):
        words = text.replace("\u201c", '"').replace("\u201d", '"') if straight else text
        assert {source(words, number) for number in ("12 bodies", "40 men", "six women")} == {"Ann Orlo"}, (
            words
        )


def test_a_quotation_of_somebody_else_is_not_taken_in() -> None:
    text = (
        "\n\n".join(TOLD[:2])
        + "\u201d said Ann Orlo, a nurse.\n\n\u201cOnly two people died,\u201d the governor said."
    )
    assert source(text, "two people") == "governor"


def test_closed_quotations_that_follow_each_other_go_on_with_their_speaker() -> None:
    told = "\n\n".join(
        f"\u201cIn the street of house {n} guards arrested {n}0 people before dawn.\u201d"
        for n in range(2, 7)
    )
    text = "\u201cWe had been warned of a raid,\u201d Ann Orlo, a nurse, said.\n\n" + told
    assert {c.attribution.source_name for c in figures(text)} == {"Ann Orlo"}
