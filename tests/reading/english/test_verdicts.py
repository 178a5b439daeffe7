"""Who judges by a mood or an act, and whose accusation is no charge."""

import pytest

from khronika.nouns import Certainty, Kind, Stance
from tests.reading.english.source_of import claims, figures

HELD = "Police arrested 12 protesters in Tarsk on Monday. "


def judged(text: str) -> list[tuple[str, str]]:
    return [
        (c.attribution.source_name, c.quote)
        for c in claims(HELD + text)
        if c.kind in (Kind.ASSESSMENT, Kind.ELECTION_FINDING)
    ]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        (
            "The Lakeside Rights Office is worried about the use of unnecessary force by guards to clear a camp near the palace.",
            "Lakeside Rights Office",
            "worried about the use of unnecessary force",
        ),
        (
            "Senator Orla Venn said they were concerned that there had been an inordinate delay in the count.",
            "Senator Orla Venn",
            "concerned that there had been an inordinate delay",
        ),
        (
            "Chief observer Anna Keller was pleased with the turnout.",
            "Chief observer Anna Keller",
            "pleased with",
        ),
        ("The bar association was shocked by the killing of the lawyer.", "bar association", "shocked by"),
        (
            "The candidate, Issa Mambo, has been claiming victory since Monday.",
            "Issa Mambo",
            "claiming victory",
        ),
        (
            "The ruling party declared itself the winner before the count was over.",
            "ruling party",
            "declared itself",
        ),
    ],
)
def test_a_mood_or_an_act_judges(text: str, source: str, words: str) -> None:
    found = judged(text)
    assert any(source in who and words in quote for who, quote in found), found


def test_results_that_are_not_recognised_are_disputed() -> None:
    text = HELD + "On Tuesday the opposition parties refused to sign off on the results."
    (claim,) = [c for c in claims(text) if c.kind is Kind.ASSESSMENT]
    assert (claim.attribution.source_name, claim.stance) == ("opposition parties", Stance.DISPUTES)


@pytest.mark.parametrize(
    "text",
    [
        "The bar association said the arrests of 14 lawyers violated the constitution.",
        "The arrest of the editor amounts to censorship, said the bar association.",
        "Using force against peaceful marchers is against international law, the bar association said.",
        "The six detentions are an attack on the freedom of assembly, the bar association said.",
    ],
)
def test_what_breaks_the_law_is_judged(text: str) -> None:
    assert [who for who, _ in judged(text)] == ["bar association"]


def test_who_violated_a_curfew_is_not_judged() -> None:
    text = "Police said 30 people who violated the curfew were arrested."
    found = claims(text)
    assert [c.figure.text for c in figures(text) if c.figure] == ["30"]
    assert all(c.kind is not Kind.ASSESSMENT for c in found)


def test_an_accusation_stands_beside_the_events_in_it() -> None:
    text = "The capital accuses the exiled preacher of ordering the putsch, in which hundreds were killed. "
    text += "The bar association accused police of beating marchers in custody."
    found = claims(HELD + text)
    assert any(c.kind is Kind.ASSESSMENT and "ordering the putsch" in c.quote for c in found)
    beaten = [c for c in found if "beating marchers" in c.quote]
    assert [c.kind for c in beaten] == [Kind.FORCE]  # once: the accusation is the event


@pytest.mark.parametrize("accuser", ["the union", "the ruling party", "opponents of the law", "the families"])
def test_who_is_accused_by_others_than_the_law_is_not_charged(accuser: str) -> None:
    text = f"Nine officers were accused by {accuser} of beating strikers."
    found = claims(text)
    assert [(c.kind, c.attribution.source_name) for c in found] == [
        (Kind.ASSESSMENT, accuser.removeprefix("the "))
    ]


@pytest.mark.parametrize("accuser", ["prosecutors", "police", "the military court"])
def test_who_is_accused_by_the_law_is_charged(accuser: str) -> None:
    text = f"Nine dockers were accused by {accuser} of blocking the port."
    assert [(c.kind, c.figure.text) for c in figures(text) if c.figure] == [(Kind.CHARGE, "Nine")]


def test_evidence_to_convict_convicts_nobody() -> None:
    text = HELD + "The lawyers told the court there was insufficient evidence to convict their clients."
    made = [c for c in claims(text) if c.figure is None]
    assert [c.kind for c in made] == [Kind.ASSESSMENT]
    assert all(c.kind is not Kind.SENTENCE or c.certainty is Certainty.HYPOTHETICAL for c in made)


@pytest.mark.parametrize(
    ("text", "population", "target"),
    [
        ("Guards arrested nine activists, lawyers and reporters.", "people", "activists; lawyers; reporters"),
        ("Dozens of protesters and police officers were hurt.", "people", "protesters; police officers"),
        ("Guards arrested nine activists and two lawyers.", "activists", "activists"),
    ],
)
def test_one_number_of_several_groups_counts_neither_alone(text: str, population: str, target: str) -> None:
    claim = next(c for c in figures(text) if c.figure and c.figure.text.casefold() in ("nine", "dozens"))
    assert claim.figure is not None
    assert (claim.figure.scope.population, claim.target) == (population, target)
