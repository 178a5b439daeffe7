"""Who and whom: a number, a death or a bare participle names nobody."""

import pytest

from tests.reading.english.source_of import figures


@pytest.mark.parametrize(
    "text",
    [
        "Some 3 thousand marched through Orlo.",
        "About 2,000 blocked the road to the port.",
        "Thousands rallied in Orlo.",
    ],
)
def test_a_number_is_nobodys_name(text: str) -> None:
    assert [c.agent for c in figures(text)] == [None]


def test_hundreds_of_students_are_somebody() -> None:
    assert figures("Hundreds of students marched through Orlo.")[0].agent == "Hundreds of students"


def test_deaths_are_nobody_to_whom_it_was_done() -> None:
    assert [c.target for c in figures("Officials confirmed two deaths and the arrest of 20 activists.")] == [
        None,
        "activists",
    ]


def test_who_counts_the_injured_did_not_injure_them() -> None:
    assert figures("The ministry counted 12 injured, residents more than 30.")[0].agent is None


def test_a_body_that_speaks_of_all_the_world_has_its_seat_in_the_dateline() -> None:
    told = figures("LONDON - Amnesty International said 43 protesters had been detained since the coup.")
    assert [c.places for c in told] == [()]
    assert (
        figures("PARIS (Wire) - Police arrested 52 people on Monday, prosecutors said.")[0].places[0].name
        == "Paris"
    )


def test_where_one_witness_is_from_is_only_in_the_country() -> None:
    assert (
        figures("Two miners were killed, a trader from Kitwe told the radio.")[0].places[0].name == "Zambia"
    )
    assert figures("Two miners were killed, residents of Kitwe told the radio.")[0].places[0].name == "Kitwe"
