"""A count of votes has one teller until another is named; who gets the votes is not it. Names are invented."""

import pytest

from khronika.nouns import Stance
from tests.reading.english.source_of import figures, source

_COMMISSION = (
    "The electoral commission of Ghana said late on Monday that counting was over in 12 of 16 regions. "
)


@pytest.mark.parametrize(
    ("text", "figure", "told"),
    [
        # a body that has spoken of the count, if of no share
        (_COMMISSION + "President Kojo Abanu won 52 percent of the vote.", "52", "electoral commission of Ghana"),
        (
            _COMMISSION + "Ama Derko, a former minister, who had 44.2 percent of the votes, and Yaw Ofim of the Dawn "
            "party, who had 41 percent, go on to a second round.",
            "44.2",
            "electoral commission of Ghana",
        ),
        (
            ("Provisional results gave Kojo Abanu 51 percent of the vote in Ghana, with Ama Derko at 46 percent. Derko "
            "claimed 53 percent. The head of the electoral commission, Yaw Ofim, put turnout at 61 percent."),
            "46",
            "head of the electoral commission Yaw Ofim",
        ),
        # a claim of one's own stays one
        (_COMMISSION + "Ama Derko said she had won 53 percent of the vote.", "53", "Ama Derko"),
        # a share of another election is not of this count
        (_COMMISSION + "In 2014 the Dawn party won 31 percent of the vote.", "31", "author"),
        # nobody counts: the author tells, not the candidate
        (
            "Ama Derko of the Dawn party, 44.2 percent, and the former minister Yaw Ofim, 41 percent, lead the vote in Ghana.",
            "44.2",
            "author",
        ),
        # a pollster's share is the pollster's, and the commission's turnout does not take it
        (
            ("An exit poll by the Lindmark institute gave Mila Tarn 47 percent of the vote. Osvald Krenn had 39 percent. "
            "Turnout was 58 percent, the electoral commission said."),
            "39",
            "Lindmark institute",
        ),
        # a constituency records votes and tells nothing
        (
            ("Final results announced by the electoral commission of Ghana gave Kojo Abanu 51 percent of the vote. The four "
            "remaining constituencies recorded 220,270 votes."),
            "220,270",
            "electoral commission of Ghana",
        ),
        # a commission by its letters
        (
            "The GEC (Ghana Election Commission) announced the results on Monday. Kojo Abanu won 51 percent of the vote.",
            "51",
            "Ghana Election Commission",
        ),
        # a leader is no teller of his own share
        (
            _COMMISSION
            + "The runner-up was Ama Derko, leader of the Dawn party, who took almost 651,000 votes, or 16.5 percent.",
            "16.5",
            "electoral commission of Ghana",
        ),
    ],
)  # fmt: skip
def test_votes_are_told_by_who_counts_them(text: str, figure: str, told: str) -> None:
    assert source(text, figure) == told


def test_what_voters_said_at_the_door_is_an_estimate_and_what_was_counted_is_none() -> None:
    text = (
        "An exit poll by the Lindmark institute gave Mila Tarn 47 percent of the vote. Turnout was 58 percent, the electoral "
        "commission said."
    )
    assert [str(c.stance) for c in figures(text)] == ["estimates", "asserts"]


@pytest.mark.parametrize(
    "body",
    [
        "the elections commission", "Ghana's electoral authority", "the election office", "the electoral court", "the returning officer",
        "the Independent Authority for Elections",
    ],
)  # fmt: skip
def test_bodies_that_count_votes_have_many_names(body: str) -> None:
    text = f"Turnout was 61 percent in Ghana's election, {body} said. Kojo Abanu won 51 percent of the vote."
    assert source(text, "51").casefold() in body.casefold()


def test_a_commission_in_a_town_has_not_counted_what_a_survey_found() -> None:
    text = (
        "Voting in the election ended at eight. An Orvis survey commissioned by Channel Seven showed New Path won with 40.9 percent of the vote. "
        "Opposition parties won a total of 51.9 percent of the votes.\n\n"
        "A video posted by the election commission in Mardun showed a man throwing ballots into a box."
    )
    shares = figures(text)
    assert [c.attribution.source_name for c in shares] == ["Orvis survey", "Orvis survey"]
    assert {c.stance for c in shares} == {Stance.ESTIMATES}
