"""Numbers, days and places that stand beside a claim and are not its own, of shapes that pages nobody had seen brought."""

import pytest

from khronika.nouns import Claim, Kind
from khronika.reading.english import read
from khronika.reading.english.passages import find_passages
from tests.reading.told_claims import told as told_in


def claims(text: str) -> list[Claim]:
    return told_in(read, text, "en", "2031-05-06")


def figures(text: str) -> list[tuple[Kind, float | None]]:
    return [(c.kind, c.figure.low) for c in claims(text) if c.figure is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Courts still try 2029 protest participants, the forum said.",
        "In the two-plus years since the coup people have been killed, the forum said.",
        "The regime sentenced the 88 Generation student leader Edo Marn to death.",
        "Dozens of victims after clashes between the army and marchers in Tarsk.",
    ],
)
def test_numbers_of_years_and_names_count_nobody(text: str) -> None:
    assert figures(text) == []


def test_whose_leader_is_in_prison_is_not() -> None:
    text = "Thousands of supporters of imprisoned former minister Edo Marn marched on the capital."
    assert (Kind.DETENTION, 1000) not in figures(text)
    assert figures("The court freed 20 of the arrested students.") == [(Kind.RELEASE, 20)]


def test_who_is_sent_to_prison_until_a_hearing_is_held_and_not_sentenced() -> None:
    kinds = {
        c.kind for c in claims("The six students were sent to prison pending the next hearing of their case.")
    }
    assert Kind.DETENTION in kinds
    assert Kind.SENTENCE not in kinds
    assert Kind.SENTENCE in {c.kind for c in claims("The six students were sent to prison for two years.")}


def test_a_capital_demands_nothing() -> None:
    text = "Thousands joined a march on the capital demanding his release."
    assert all(c.attribution.source_name != "capital" for c in claims(text))


def test_a_town_and_a_dash_that_open_a_passage_are_a_dateline() -> None:
    text = "Nairobi \u2014 Kenyan police should free the reporters at once, the Press Forum said."
    assert find_passages(text)[0].span.of(text).startswith("Kenyan")
    text = "Nairobi and its mayor \u2014 Edo Marn \u2014 are at odds."
    assert find_passages(text)[0].span.start == 0


def test_a_judgement_has_the_towns_that_it_names() -> None:
    text = (
        "Police in Nairobi, Kenya, detained 40 people on Monday.\n\n"
        "\u201cThe police have shown contempt for the right to protest in Kisumu,\u201d Ira Doss said.\n\n"
        "\u201cThe police have shown contempt for the right to protest,\u201d Ira Doss said."
    )
    one, other = (c for c in claims(text) if c.figure is None)
    assert [p.name for p in one.places] == ["Kisumu"]
    assert [p.name for p in other.places] == ["Kenya"]


def test_the_day_of_an_aside_about_somebody_is_not_that_of_the_charges() -> None:
    text = "Marn, ousted in 2022, faces charges of incitement over the march."
    (charge,) = claims(text)
    assert charge.kind is Kind.CHARGE
    assert charge.when is None


def test_a_day_tells_nothing_and_nor_does_whoever_gets_the_votes() -> None:
    text = "According to the data collected by the Orlan Network, from March 1 to April 30, 2031, 40 people were arrested."
    assert [c.attribution.source_name for c in claims(text)] == ["Orlan Network"]
    text = "Marn, head of the Dawn party, received 2 percent of the vote."
    assert [c.attribution.by_author for c in claims(text)] == [True]


def test_a_share_of_the_votes_counted_is_a_share() -> None:
    assert (Kind.ELECTION, 93) in figures("He was re-elected with 93 percent of the votes counted.")
