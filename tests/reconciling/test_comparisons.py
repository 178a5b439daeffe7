"""The rules, one by one."""

import pytest

from khronika.nouns import Figure, Kind, Level, Place, Relation, Source, SourceType, Span, Stance, Unit
from khronika.reconciling import compare, reconcile
from tests.invented_claims import (
    COUNTRY,
    MINISTRY,
    MONITOR,
    NORTH,
    PROSECUTORS,
    SOUTH,
    SQUARE,
    WITNESSES,
    about,
    at_least,
    claim,
    exact,
    figure,
    judged,
)

AGENCY = Source("Wire", SourceType.MEDIA, "body:wire")
POLICE = Source("police", SourceType.POLICE, "body:police/XA")
BOTH = (NORTH, SOUTH)


# relay


def test_a_number_through_another_outlet_is_a_relay_from_the_nearer():
    near = claim("b", about(500), MINISTRY, said=9, person="A. Minister")
    far = claim("a", at_least(500), AGENCY, MINISTRY, said=10)
    found = judged(near, far)
    assert (found.relation, found.a, found.b, found.directed) == (Relation.RELAY, "b", "a", True)
    assert found.drift == "“about” became “at least”"


def test_a_retelling_that_widened_its_scope_is_still_a_relay_and_says_so():
    near = claim("a", about(500), MINISTRY, places=BOTH, said=9)
    far = claim("b", about(500), AGENCY, MINISTRY, places=(COUNTRY,), said=10)
    found = judged(near, far)
    assert found.relation is Relation.RELAY
    assert "Norhold and Sudmark became Arvenia" in found.drift


def test_a_rounded_number_is_the_same_number_when_it_says_that_it_is_rounded():
    exactly = claim("a", exact(957), PROSECUTORS, said=13)
    roughly = claim("b", at_least(950), AGENCY, PROSECUTORS, said=13)
    assert judged(exactly, roughly).relation is Relation.RELAY


def test_a_rare_number_is_a_relay_even_where_the_kind_changed_but_a_round_one_is_not():
    for number, relation in ((957, Relation.RELAY), (200, Relation.NOT_COMPARABLE)):
        punished = claim("a", exact(number), PROSECUTORS, kind=Kind.SENTENCE, said=13)
        detained = claim("b", exact(number), AGENCY, PROSECUTORS, said=13)
        assert judged(punished, detained).relation is relation, number


def test_two_bodies_with_one_number_are_no_relay():
    assert (
        judged(claim("a", about(500), MINISTRY), claim("b", about(500), MONITOR)).relation is Relation.AGREE
    )


def test_police_repeat_the_ministry_they_answer_to_when_the_number_is_the_same():
    ministry = claim("a", about(500), MINISTRY, said=9)
    police = claim("b", about(500), POLICE, said=10)
    other = claim("c", about(300), POLICE, said=10)
    assert judged(ministry, police).relation is Relation.RELAY
    assert judged(ministry, other).relation is Relation.CONTRADICT


def test_a_rare_number_printed_without_a_source_is_put_to_the_body_that_said_it():
    said = claim("a", exact(673), PROSECUTORS, said=13)
    printed = claim("b", exact(673), outlet="Evening Post")
    record = reconcile([said, printed])
    assert record.primaries["b"] == record.primaries["a"]
    assert record.adopted["b"] == "primary.printed-without-a-source"
    assert record.comparisons[0].relation is Relation.RELAY
    assert (record.comparisons[0].a, record.comparisons[0].b) == ("a", "b")


def test_a_number_that_two_bodies_said_is_put_to_neither():
    record = reconcile(
        [
            claim("a", exact(673), PROSECUTORS, said=13),
            claim("b", exact(673), MINISTRY, said=13),
            claim("c", exact(673), outlet="Evening Post"),
        ]
    )
    assert "c" not in record.adopted


# revision


def test_one_source_that_spoke_again_later_revises_itself():
    first, then = claim("b", about(100), MINISTRY, said=9), claim("a", about(500), MINISTRY, said=10)
    found = judged(first, then)
    assert (found.relation, found.a, found.b) == (Relation.REVISION, "b", "a")
    assert "about 100" in found.reason


def test_on_one_day_the_lower_is_taken_as_the_earlier_and_the_reason_says_that_it_is_taken_so():
    found = judged(claim("a", about(500), MINISTRY, said=9), claim("b", about(100), MINISTRY, said=9))
    assert (found.a, found.rule) == ("b", "revision.same-day")
    assert "is not printed" in found.reason


def test_final_follows_preliminary_whatever_the_numbers():
    first = claim("a", figure("70.9 preliminary", 70.9, 70.9, unit=Unit.PERCENT), MONITOR, said=9)
    last = claim("b", figure("70.7 final", 70.7, 70.7, unit=Unit.PERCENT), MONITOR, said=9)
    found = judged(first, last)
    assert (found.relation, found.a, found.b) == (Relation.REVISION, "a", "b")


def test_a_city_below_the_country_is_part_of_it_but_a_city_above_it_revises_it():
    """One source cannot hold more in two cities than in the country at one time."""
    country = claim("a", exact(100), MINISTRY, places=(COUNTRY,), said=9)
    assert judged(claim("b", exact(60), MINISTRY, said=9), country).relation is Relation.PART_OF
    assert judged(claim("b", exact(500), MINISTRY, said=10), country).relation is Relation.REVISION


def test_an_author_who_prints_two_numbers_of_nobody_revises_nothing():
    one = claim("a", exact(700), outlet="Post", report="r1")
    other = claim("b", at_least(5000), outlet="Post", report="r1")
    assert judged(one, other).relation is Relation.CONTRADICT


def test_digits_that_slipped_between_two_reports_of_one_speech():
    one = claim("a", exact(670), PROSECUTORS, said=13)
    other = claim("b", exact(617), PROSECUTORS, said=13)
    found = judged(one, other)
    assert (found.relation, found.rule) == (Relation.CONTRADICT, "contradict.slip")


# unrelated, not-comparable, part-of


@pytest.mark.parametrize("change", [{"places": (SOUTH,)}, {"days": (10, 10)}])
def test_other_days_or_other_places_are_unrelated_whatever_the_kind(change):
    one, other = claim("a", exact(30), MONITOR), claim("b", exact(30), MINISTRY, kind=Kind.PROTEST, **change)
    assert judged(one, other).relation is Relation.UNRELATED


@pytest.mark.parametrize(
    ("counted", "kind", "target"),
    [
        (exact(300), Kind.PROTEST, None),
        (exact(30, Unit.HOURS), Kind.DETENTION, None),
        (figure("30 released", 30, 30), Kind.DETENTION, None),
        (figure("30 still held", 30, 30), Kind.DETENTION, None),
    ],
)
def test_other_things_are_not_comparable(counted, kind, target):
    found = judged(claim("a", exact(30), MONITOR), claim("b", counted, MINISTRY, kind=kind, target=target))
    assert found.relation is Relation.NOT_COMPARABLE
    assert "30" in found.reason


def test_fines_are_part_of_punishments_and_reporters_of_people():
    punished = claim("a", exact(900), PROSECUTORS, kind=Kind.SENTENCE)
    fined = claim("b", figure("115 fined", 115, 115), MINISTRY, kind=Kind.SENTENCE)
    assert judged(fined, punished).relation is Relation.PART_OF
    people = claim("a", exact(900), PROSECUTORS)
    reporters = claim("b", exact(9), MONITOR, target="nine reporters")
    found = judged(people, reporters)
    assert (found.relation, found.a, found.b) == (Relation.PART_OF, "b", "a")


def test_jailed_and_fined_are_not_comparable():
    jailed = claim("a", figure("670 jailed", 670, 670), PROSECUTORS, kind=Kind.SENTENCE)
    fined = claim("b", figure("115 fined", 115, 115), PROSECUTORS, kind=Kind.SENTENCE)
    assert judged(jailed, fined).relation is Relation.NOT_COMPARABLE


def test_a_part_above_its_whole_stays_a_part_and_is_marked():
    part = claim("a", at_least(250), WITNESSES)
    whole = claim("b", exact(80), MINISTRY, places=BOTH)
    found = judged(part, whole)
    assert (found.relation, found.exceeds, found.rule) == (Relation.PART_OF, True, "part-of.exceeds")


def test_what_would_have_to_be_true_of_the_rest():
    part = claim("a", about(700), MINISTRY, days=(9, 10))
    whole = claim("b", at_least(1000), MONITOR, places=BOTH, days=(9, 10))
    assert judged(part, whole).only_if == (
        "Both can stand only if at least 230 more people detained are counted in Sudmark."
    )
    country = claim("b", at_least(1000), MONITOR, places=(COUNTRY,), days=(9, 10))
    assert judged(part, country).only_if == (
        "Both can stand only if at least 230 more people detained are counted outside Norhold."
    )


@pytest.mark.parametrize(
    ("days", "rest"),
    [
        ((9, 9), "on 10-12 May 2031"),
        ((11, 12), "on 9-10 May 2031"),
        ((10, 10), "on days other than 10 May 2031"),
    ],
)
def test_the_days_that_are_left_are_named_where_they_follow_on_each_other(days, rest):
    part, whole = claim("a", exact(100), MINISTRY, days=days), claim("b", exact(130), MONITOR, days=(9, 12))
    assert (
        judged(part, whole).only_if == f"Both can stand only if 30 more people detained are counted {rest}."
    )


def test_a_part_that_the_report_itself_states():
    whole = claim("a", exact(500), MINISTRY, report="r1")
    of_them = figure("12", 12, 12)
    part = claim("b", of_them, MINISTRY, report="r1")
    part = type(part)(**{name: getattr(part, name) for name in part.__slots__} | {"part_of": "a"})
    record = reconcile([whole, part])
    assert record.comparisons[0].rule == "part-of.stated"
    assert len(record.questions) == 2


def test_scopes_that_cross_and_scopes_not_stated_are_not_compared():
    one = claim("a", exact(3), MONITOR, places=BOTH, days=(9, 9))
    crossing = claim("b", exact(300), MINISTRY, days=(9, 11))
    assert judged(one, crossing).rule == "not-comparable.crossing"
    nowhere = claim("b", exact(300), MINISTRY, places=(), days=(9, 9))
    assert judged(one, nowhere).rule == "not-comparable.scope-unknown"
    unknown_to_the_gazetteer = Place("Nowheresk", Level.UNKNOWN)
    elsewhere = claim("b", exact(300), MINISTRY, places=(unknown_to_the_gazetteer,), days=(9, 9))
    assert judged(one, elsewhere).rule == "not-comparable.scope-unknown"


# agree and contradict


def test_ranges_that_meet_agree_and_ranges_that_do_not_contradict():
    assert (
        judged(claim("a", about(500), MINISTRY), claim("b", at_least(450), MONITOR)).relation
        is Relation.AGREE
    )
    assert (
        judged(claim("a", about(100), MINISTRY), claim("b", at_least(200), MONITOR)).relation
        is Relation.CONTRADICT
    )


def test_a_retelling_is_held_to_its_sources_scope_against_others():
    """“100 in the country” only repeats 100 for one city, so it clashes with another count of that city."""
    near = claim("a", about(100), MINISTRY, said=9)
    retold = claim("b", exact(100), AGENCY, MINISTRY, places=(COUNTRY,), said=9)
    seen = claim("c", at_least(200), MONITOR)
    assert judged(retold, seen, near).relation is Relation.CONTRADICT
    assert judged(retold, seen).relation is Relation.PART_OF


def test_a_reporter_on_the_spot_sees_a_part():
    spot = Source("reporter on the spot", SourceType.MEDIA, "body:wire")
    found = judged(claim("a", about(30), spot), claim("b", about(100), MONITOR))
    assert (found.relation, found.a, found.rule) == (Relation.PART_OF, "a", "part-of.on-the-spot")
    assert (
        judged(claim("a", about(300), spot), claim("b", about(100), MONITOR)).relation is Relation.CONTRADICT
    )


def test_denials_contradict_and_not_knowing_denies_nothing():
    used = claim("a", None, MONITOR, kind=Kind.FORCE, quote="Gas was used.")
    denied = claim("b", None, MINISTRY, kind=Kind.FORCE, stance=Stance.DENIES, quote="No gas was used.")
    unaware = claim("b", None, MINISTRY, kind=Kind.FORCE, quote="We are not aware of any gas.")
    assert judged(used, denied).rule == "contradict.denied"
    assert judged(used, unaware).rule == "not-comparable.unaware"


def test_a_guess_is_told_and_not_kept():
    one = claim("a", None, MONITOR, kind=Kind.ELECTION_FINDING, quote="The report is out.")
    other = claim("b", None, MINISTRY, kind=Kind.ELECTION_FINDING, quote="A statement was made.")
    record = reconcile([one, other])
    assert record.comparisons == ()
    assert compare(one, other, record).rule.endswith("-guessed")


def test_words_after_the_figure_and_before_it_say_what_is_counted():
    text = "Courts jailed 670 people and fined 115"
    jailed = claim("a", None, kind=Kind.SENTENCE, quote=text)
    figures = (("670", 14), ("115", 35))
    made = []
    for number, (words, start) in enumerate(figures):
        counted = Figure(
            words,
            float(words),
            float(words),
            Unit.PERSONS,
            False,
            "fig.exact",
            float(words),
            Span(start, start + 3),
        )
        made.append(claim(f"a{number}", counted, PROSECUTORS, kind=Kind.SENTENCE, quote=text, report="r1"))
    populations = {q.population for q in reconcile([jailed, *made]).questions}
    assert {"people jailed", "people fined"} <= populations


def test_a_square_lies_in_its_city_and_a_city_in_its_country():
    found = judged(
        claim("a", at_least(100), MONITOR, places=(SQUARE,)),
        claim("b", about(500), MINISTRY, places=(COUNTRY,)),
    )
    assert (found.relation, found.a) == (Relation.PART_OF, "a")
    both = claim("a", at_least(100), MONITOR, places=(NORTH, COUNTRY))
    assert judged(both, claim("b", about(500), MINISTRY)).relation is Relation.AGREE


def test_an_old_number_printed_again_after_the_new_one_is_not_news():
    old = claim("a", exact(707), MINISTRY, said=9)
    new = claim("b", exact(709), MINISTRY, said=10)
    again = claim("c", exact(707), AGENCY, MINISTRY, said=12)
    found = judged(new, again, old)
    assert (found.relation, found.a, found.b) == (Relation.REVISION, "c", "b")


def test_officials_who_spoke_before_a_body_did_not_repeat_it():
    officials = Source("officials", SourceType.STATE, None)
    body = claim("a", about(300), MINISTRY, said=12)
    after = reconcile([body, claim("b", about(300), officials, said=13)])
    before = reconcile([body, claim("b", about(300), officials, said=9)])
    assert after.adopted == {"b": "primary.official-without-a-name"}
    assert before.adopted == {}


# none


def test_a_count_inside_a_scope_of_which_somebody_says_none_says_that_it_is_denied():
    nobody = figure("there were no detained", 0, 0)
    found = judged(claim("a", exact(20), MONITOR), claim("b", nobody, MINISTRY, places=(COUNTRY,)))
    assert (found.relation, found.exceeds) == (Relation.PART_OF, True)
    assert found.reason.endswith("yet Interior Ministry says that there were none.")
    assert (
        judged(claim("a", exact(20), MONITOR), claim("b", nobody, MINISTRY)).relation is Relation.CONTRADICT
    )


def test_a_retelling_that_does_not_say_where_stands_as_its_source_does():
    told = claim("a", exact(957), MINISTRY, places=(COUNTRY,), days=(9, 13), said=14)
    wire = Source("Wire", SourceType.MEDIA, "media:wire")
    retold = claim("b", exact(957), wire, MINISTRY, places=(), days=(9, 13), said=14)
    part = claim("p", about(300), MONITOR, places=(NORTH,), days=(9, 9))
    record = reconcile([told, retold, part])
    assert compare(told, retold, record).relation is Relation.RELAY
    assert compare(retold, part, record).relation is Relation.PART_OF
    assert len(record.questions) == 3
    assert compare(retold, part, reconcile([retold, part])).rule == "not-comparable.scope-unknown"


def test_none_and_a_denial_say_alike_and_both_contradict_a_count():
    none, denied = claim("a", exact(0), MINISTRY), claim("b", None, MINISTRY, stance=Stance.DENIES)
    counted = claim("c", about(30), MONITOR)
    assert judged(none, denied).rule == "agree.same-stance"
    assert judged(denied, counted).rule == "contradict.denied"
    assert judged(none, counted).rule == "contradict.ranges-apart"
