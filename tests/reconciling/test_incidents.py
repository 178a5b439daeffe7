"""Claims about one happening, proposed with reasons."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.nouns import Decision, Kind, Ruling, Source, SourceType, Stance
from khronika.reconciling import incidents, reconcile
from tests.invented_claims import COUNTRY, MINISTRY, MONITOR, NORTH, SOUTH, WITNESSES, about, claim, exact
from tests.reconciling.test_properties import near_claims

WIRE = Source("Wire", SourceType.MEDIA, "media:wire")


def _members(*claims, different=()):
    proposed = incidents(reconcile(claims), different)
    return [incident.members for incident in proposed.incidents], proposed


def test_one_kind_place_and_days_is_one_incident_in_whatever_language():
    english = claim("a", about(500), MINISTRY)
    russian = replace(claim("b", exact(30), MONITOR), lang="ru", places=(replace(NORTH, name="Норхольд"),))
    next_day = claim("c", exact(90), MONITOR, days=(10, 10))
    groups, proposed = _members(english, russian, next_day)
    assert groups == [("a", "b", "c")]
    (incident,) = proposed.incidents
    assert (incident.kind, incident.places[0].name) == (Kind.DETENTION, "Norhold")
    assert str(incident.period.end) == "2031-05-10"
    assert {link.rule for link in incident.links} == {"incident.same-scope"}
    assert incident.links[0].reason == "It tells of detention in Norhold, 9-10 May 2031."


def test_another_place_kind_or_week_is_another_incident():
    groups, _ = _members(
        claim("a", about(500), MINISTRY),
        claim("b", about(500), MONITOR, places=(SOUTH,)),
        claim("c", about(50), MONITOR, kind=Kind.INJURY),
        claim("d", about(50), MONITOR, days=(12, 12)),
    )
    assert sorted(groups) == [("a",), ("b",), ("c",), ("d",)]


def test_a_month_of_daily_rallies_is_not_one_incident():
    rallies = [
        claim(f"r{day:02}", about(70), MONITOR, kind=Kind.PROTEST, days=(day, day)) for day in range(1, 29)
    ]
    groups, _ = _members(*rallies)
    assert len(groups) == 4


def test_a_retelling_that_widened_its_scope_joins_what_it_repeats_and_joins_nothing_else_to_it():
    near = claim("a", about(500), MINISTRY, said=9)
    far = claim("b", about(500), WIRE, MINISTRY, places=(COUNTRY,), said=10)
    whole = claim("c", exact(4000), MONITOR, places=(COUNTRY,))
    groups, proposed = _members(near, far, whole)
    assert sorted(groups) == [("a", "b"), ("c",)]
    link = next(link for each in proposed.incidents for link in each.links if link.claim == "b")
    assert link.rule == "incident.retelling"


def test_a_claim_that_does_not_say_where_joins_the_one_happening_of_its_report():
    told = claim("a", about(500), MINISTRY, report="r")
    silent = claim("b", exact(12), MONITOR, places=(), report="r")
    elsewhere = claim("c", exact(12), MONITOR, places=(), report="other")
    groups, _ = _members(told, silent, elsewhere)
    assert groups == [("a", "b")]


def test_a_judgement_is_put_beside_what_it_judges():
    vote = claim("v", None, MINISTRY, kind=Kind.ELECTION, places=(COUNTRY,), quote="voting took place")
    praise = claim(
        "p", None, MINISTRY, kind=Kind.ELECTION_FINDING, places=(COUNTRY,), quote="an exemplary vote"
    )
    blame = claim(
        "b", None, MONITOR, kind=Kind.ELECTION_FINDING, places=(COUNTRY,), quote="tarnished by arrests"
    )
    held = claim("d", about(500), MINISTRY, places=(COUNTRY,))
    _, proposed = _members(vote, praise, blame, held)
    beside = {i.kind: [link.claim for link in i.judging] for i in proposed.incidents}
    assert beside == {Kind.ELECTION: ["b", "p"], Kind.DETENTION: []}


def test_a_denial_is_a_member_of_what_it_denies():
    groups, _ = _members(
        claim("a", None, MONITOR, kind=Kind.FORCE, quote="gas was used"),
        claim("b", None, MINISTRY, kind=Kind.FORCE, stance=Stance.DENIES, quote="no gas was used"),
    )
    assert groups == [("a", "b")]


def test_a_merge_against_an_earlier_decision_warns_and_is_not_made():
    groups, proposed = _members(
        claim("a", about(500), MINISTRY), claim("b", about(30), MONITOR), different=[("b", "a")]
    )
    assert groups == [("a",)]
    assert "a and b were held to be about different happenings" in proposed.warnings[0]


@settings(max_examples=40, deadline=None)
@given(near_claims(), st.randoms(use_true_random=False))
def test_order_is_irrelevant_and_each_claim_stands_in_one_incident_at_most(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    proposed = incidents(reconcile(claims))
    assert proposed == incidents(reconcile(shuffled))
    held = [link.claim for each in proposed.incidents for link in (*each.links, *each.judging)]
    assert len(held) == len(set(held))
    assert len({each.id for each in proposed.incidents}) == len(proposed.incidents)


def _split(record, out, stay, incident="i-0"):
    return Decision(incident, Ruling.SPLIT, out, "Aru", "another square", "2031-06-01", stay)


def test_a_split_makes_two_incidents_and_a_retelling_goes_with_what_it_repeats():
    first = claim("a", about(500), MINISTRY, outlet="One")
    other = claim("b", exact(317), MONITOR, outlet="Two")
    retold = claim("c", exact(317), WIRE, MONITOR, outlet="Three")
    silent = claim("d", exact(44), WITNESSES, outlet="Four")
    record = reconcile([first, other, retold, silent])
    (whole,) = incidents(record).incidents
    assert whole.members == ("a", "b", "c", "d")
    proposed = incidents(record, splits=[_split(record, ("b",), ("a", "d"))])
    assert sorted(each.members for each in proposed.incidents) == [("a", "d"), ("b", "c")]
    kept = next(each for each in proposed.incidents if "a" in each.members)
    assert kept.id == whole.id
    (warning,) = proposed.warnings
    assert "Aru: another square" in warning


def test_a_split_that_new_evidence_does_not_touch_changes_nothing():
    record = reconcile([claim("a", about(500), MINISTRY), claim("b", exact(90), MONITOR, places=(SOUTH,))])
    proposed = incidents(record, splits=[_split(record, ("b",), ("a",))])
    assert proposed == incidents(record)


def test_a_confirmation_changes_no_grouping():
    record = reconcile([claim("a", about(500), MINISTRY), claim("b", exact(90), MONITOR)])
    confirmed = Decision("i-0", Ruling.CONFIRM, ("a", "b"), "Aru", "one rally")
    assert incidents(record, splits=[confirmed]) == incidents(record)
