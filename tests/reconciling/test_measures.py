"""What words count, in three languages."""

from dataclasses import replace

import pytest

from khronika.nouns import Claim, Figure, Kind, Span, Unit
from khronika.reconciling import reconcile
from khronika.reconciling.measures import Measure, measure_for, measure_of, nest_measures
from khronika.reconciling.scope import Nest
from tests.invented_claims import MINISTRY, claim, figure


def counted(quote: str, number: str, kind: Kind, target: str | None = None) -> Claim:
    start = quote.index(number)
    value = float(number)
    fig = Figure(
        number, value, value, Unit.PERSONS, False, "fig.exact", value, Span(start, start + len(number))
    )
    return claim("a", fig, kind=kind, quote=quote, target=target)


@pytest.mark.parametrize(
    ("quote", "number", "kind", "population"),
    [
        ("Police detained 30 people.", "30", Kind.DETENTION, "people detained"),
        ("Police arrested 30 people.", "30", Kind.DETENTION, "people detained"),
        ("30 are still being held, 12 were freed.", "30", Kind.DETENTION, "people still held"),
        ("30 are still being held, 12 were freed.", "12", Kind.DETENTION, "people released"),
        ("A court jailed 30 people for ten days.", "30", Kind.SENTENCE, "people jailed"),
        ("Courts fined 115, warned 172 and arrested 30.", "115", Kind.SENTENCE, "people fined"),
        ("Courts fined 115, warned 172 and arrested 30.", "172", Kind.SENTENCE, "people warned"),
        ("Courts fined 115, warned 172 and arrested 30.", "30", Kind.SENTENCE, "people jailed"),
        ("287 were fined or warned.", "287", Kind.SENTENCE, "people fined or warned"),
        ("В полицию доставили 30 человек.", "30", Kind.DETENTION, "people detained"),
        ("К административной ответственности привлекли 30 человек.", "30", Kind.CHARGE, "people punished"),
        ("К уголовной ответственности привлекли 30 человек.", "30", Kind.CHARGE, "people charged"),
        ("Оштрафовали 30 журналистов.", "30", Kind.SENTENCE, "journalists fined"),
        ("Ранены 12 сотрудников полиции.", "12", Kind.INJURY, "police hurt"),
        ("30 адам қамауға алынды.", "30", Kind.SENTENCE, "people jailed"),
        ("30 адамға айыппұл салынды.", "30", Kind.SENTENCE, "people fined"),
        ("12 журналист ұсталды.", "12", Kind.DETENTION, "journalists detained"),
        ("Police detained 30 people, including 4 journalists.", "30", Kind.DETENTION, "people detained"),
        ("Police detained 30 people, including 4 journalists.", "4", Kind.DETENTION, "journalists detained"),
        ("Around 30 were held, by the count of a reporter.", "30", Kind.DETENTION, "people detained"),
        ("Courts jailed or fined 550 people.", "550", Kind.SENTENCE, "people punished"),
        ("Арестовали или оштрафовали 550 человек.", "550", Kind.SENTENCE, "people punished"),
        ("Доставили 200 человек, 150 из них оштрафовали.", "150", Kind.SENTENCE, "people fined"),
        ("150 of them were fined.", "150", Kind.SENTENCE, "people fined"),
        ("180 адам қамаудан әлі босап шықпаған.", "180", Kind.DETENTION, "people still held"),
        ("180 people have not been released.", "180", Kind.DETENTION, "people still held"),
        ("Courts sentenced 46 of them to up to 15 days in jail.", "46", Kind.SENTENCE, "people jailed"),
        ("Суды назначили 46 из них до 15 суток ареста.", "46", Kind.SENTENCE, "people jailed"),
        ("Courts fined 46 of them, 15 were jailed.", "46", Kind.SENTENCE, "people fined"),
        ("Of those jailed, 30 were let go.", "30", Kind.RELEASE, "people released from arrest"),
        ("30 were let go from the police station.", "30", Kind.RELEASE, "people released"),
        ("30 арестованных вышли на свободу.", "30", Kind.RELEASE, "people released from arrest"),
        ("30 задержанных вышли на свободу.", "30", Kind.RELEASE, "people released"),
        ("30 адам қамаудан босатылды.", "30", Kind.RELEASE, "people released from arrest"),
        ("Из задержанных 30 вышли на свободу.", "30", Kind.DETENTION, "people released"),
        (
            "At the pro-government rally stood 900 people.",
            "900",
            Kind.PROTEST,
            "people rallying for the authorities",
        ),
    ],
)
def test_populations(quote, number, kind, population):
    assert measure_of(counted(quote, number, kind)).population == population


def test_a_population_found_by_reading_goes_before_the_words():
    assert (
        measure_of(counted("30 were taken away.", "30", Kind.DETENTION, "three reporters")).who
        == "journalists"
    )


def test_protesters_are_people_where_all_are_held_and_told_apart_from_police_where_some_are_hurt():
    held = counted("30 protesters were held.", "30", Kind.DETENTION)
    hurt = counted("30 protesters were hurt.", "30", Kind.INJURY)
    assert (measure_of(held).who, measure_of(hurt).who) == ("people", "protesters")


def test_one_person_is_not_a_count_of_people():
    singer = claim("a", None, quote="The singer was held.", target="the singer")
    many = claim("b", None, quote="Protesters were held.", target="protesters")
    assert measure_of(singer).population == "the singer detained"
    assert measure_of(many).population == "people detained"


def test_shares_of_a_vote():
    def share(text):
        return measure_of(
            claim("a", figure(text, 70.1, 70.1, unit=Unit.PERCENT), kind=Kind.ELECTION)
        ).population

    assert share("70.1% Karsten") == "share of the vote for Karsten"
    assert share("70.1% Karsten, exit poll") == "share in an exit poll for Karsten"
    assert share("turnout 70.1%") == "turnout"


@pytest.mark.parametrize(
    ("one", "other", "nest"),
    [
        (("detention", "people"), ("detention", "people"), Nest.SAME),
        (("detention", "journalists"), ("detention", "people"), Nest.INSIDE),
        (("sentence", "people fined"), ("sentence", None), Nest.INSIDE),
        (("sentence", None), ("sentence", "people jailed"), Nest.AROUND),
        (("sentence", "people fined"), ("sentence", "people jailed"), Nest.APART),
        (("sentence", None), ("detention", None), Nest.APART),
        (("detention", "journalists"), ("detention", "observers"), Nest.APART),
        (("sentence", "journalists fined"), ("sentence", None), Nest.INSIDE),
    ],
)
def test_some_of_what(one, other, nest):
    def made(kind: str, population: str | None) -> Measure:
        return measure_for(Kind(kind), population)

    assert nest_measures(made(*one), made(*other)) is nest
    assert nest_measures(made(*other), made(*one)) is nest.reversed


def test_an_election_without_a_number_counts_nobody():
    record = reconcile([claim("a", None, MINISTRY, kind=Kind.ELECTION, quote="an election was held")])
    assert record.questions[0].text == "What is said of the vote in Norhold on 9 May 2031?"


@pytest.mark.parametrize(
    ("agent", "target", "population"),
    [
        ("Police", "them", "people detained"),  # reading took the agent for those counted
        ("Police", "officers", "police detained"),
        ("rioters", "them", "police detained"),
        (None, "them", "police detained"),
    ],
)
def test_who_acts_is_not_counted_where_a_pronoun_stands_for_whom(agent, target, population):
    held = counted("Police held about 20 of them.", "20", Kind.DETENTION, target)
    assert held.figure is not None
    scope = replace(held.figure.scope, population="police")
    said = replace(held, agent=agent, figure=replace(held.figure, scope=scope))
    assert measure_of(said).population == population
