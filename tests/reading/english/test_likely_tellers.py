"""Who most likely tells a number where no rule knows: sentences that stand in no training file."""

import pytest

from khronika.reading.english.likely_tellers import LIKELY, chance, weights
from tests.reading.english.source_of import figures


def test_a_chance_lies_between_nothing_and_one() -> None:
    assert 0 < chance(frozenset()) < 0.5
    assert 0 < chance(frozenset(weights().rows)) <= 1


NO_RULE_HAS = (
    ("Surgeons at the Lirna clinic patched up 54 people in one night.", "Surgeons"),
    ("The Orlo Trauma Unit took in 94 people with pellet wounds.", "Orlo Trauma Unit"),
    ("The Dockers' Legal Desk keeps a ledger of 394 boys arrested since August.", "Dockers' Legal Desk"),
    (
        "The Free Pupils' League is missing seven of its members, arrested on the bridge.",
        "Free Pupils' League",
    ),
    ("The bar association has over 300 files of people detained in Lirna.", "bar association"),
    ("Ambulance crews carried off 31 wounded marchers.", "crews"),
)


def test_most_wordings_that_no_rule_has_are_understood() -> None:
    """Not each: the score changes with every line it learns from."""
    right = [any(who in c.attribution.source_name for c in figures(text)) for text, who in NO_RULE_HAS]
    assert sum(right) >= 3, right


@pytest.mark.parametrize(
    "text",
    [
        "Police detained 40 people on the bridge.",
        "A court in Lirna fined 12 students on Monday.",
        "Soldiers shot 11 people at the gate.",
        "The union called out 3,000 dockers, and 3,000 marched.",
        "The minister visited 12 wounded conscripts in hospital.",
    ],
)
def test_who_only_acts_tells_nothing(text: str) -> None:
    assert {c.attribution.rule for c in figures(text)} <= {"attr.author"}


def test_the_rule_is_named() -> None:
    rules = {c.attribution.rule for text, _ in NO_RULE_HAS for c in figures(text)}
    assert LIKELY in rules


@pytest.mark.parametrize(
    "text",
    [
        "Ecuador declares an emergency after 15 killed in riots.",
        "Guwahati: At least 40 pupils were nabbed by guards in Imphal, seven of them clerks.",
    ],
)
def test_a_country_or_a_town_counts_nobody(text: str) -> None:
    found = figures(text)
    assert found
    assert not {c.attribution.source_name for c in found} & {"Ecuador", "Guwahati"}
