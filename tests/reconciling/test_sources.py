"""Whose number it is, over a whole record."""

from dataclasses import replace

import pytest

from khronika.nouns import Attribution, PartialDate, Precision, Relation, Source, SourceType, Voice, When
from khronika.reconciling import compare, counts, reconcile, standing, who_says
from tests.invented_claims import (
    ABROAD,
    COUNTRY,
    MINISTRY,
    MONITOR,
    NORTH,
    PROSECUTORS,
    SOUTH,
    WITNESSES,
    about,
    at_least,
    claim,
    exact,
)

WIRE = Source("Wire", SourceType.MEDIA, "media:wire")
POST = Source("Evening Post", SourceType.MEDIA, "media:evening-post")
BY_18 = When(None, PartialDate(2031, 5, 18), Precision.VAGUE, rule="when.not-after-said")
IN_2031 = When(PartialDate(2031), PartialDate(2031), Precision.YEAR, rule="when.story-year")
IN_MAY = When(PartialDate(2031, 5), PartialDate(2031, 5), Precision.MONTH)
LOOSE = [BY_18, IN_2031, IN_MAY]


def _between(record, a, b):
    return compare(record.claims[a], record.claims[b], record)


# figures that say only by when


@pytest.mark.parametrize("when", LOOSE)
def test_a_loose_figure_is_no_whole_above_the_days_in_it(when):
    small = replace(claim("a", exact(953), PROSECUTORS, places=(COUNTRY,)), when=when)
    large = claim("b", at_least(4000), MINISTRY, places=(COUNTRY,), days=(9, 13))
    record = reconcile([small, large])
    found = _between(record, "a", "b")
    assert (found.relation, found.rule) == (Relation.NOT_COMPARABLE, "not-comparable.scope-unknown")
    assert "does not say on which days" in found.reason
    assert not record.comparisons
    question = next(q for q in record.questions if "b" in q.members)
    assert standing("b", question, record.claims, record.comparisons) == "the only figure of this scope"
    assert not any(q.wider or q.narrower for q in record.questions)


@pytest.mark.parametrize("when", LOOSE)
def test_a_loose_figure_answers_the_question_of_the_statement_it_repeats(when):
    near = claim("a", exact(953), PROSECUTORS, days=(9, 12), said=13)
    far = replace(claim("b", exact(953), WIRE, PROSECUTORS), when=when)
    record = reconcile([near, far])
    assert [q.members for q in record.questions] == [("a", "b")]
    assert _between(record, "a", "b").relation is Relation.RELAY


def test_a_rare_number_of_nobody_and_of_no_day_is_put_to_who_said_it():
    near = claim("a", exact(953), PROSECUTORS, days=(9, 12), said=13)
    far = replace(claim("b", exact(953)), when=IN_2031)
    record = reconcile([near, far])
    assert record.adopted["b"] == "primary.printed-without-a-source"
    assert len(record.questions) == 1


def test_a_loose_figure_of_another_source_stays_a_question_of_its_own():
    near = claim("a", exact(500), PROSECUTORS, days=(9, 12))
    far = replace(claim("b", exact(500), MONITOR), when=IN_2031)
    record = reconcile([near, far])
    assert len(record.questions) == 2
    assert "some time in 2031" in next(q.text for q in record.questions if "b" in q.members)


def test_an_even_number_of_no_date_repeats_only_what_was_said_about_then():
    known = claim("a", exact(500), MINISTRY, said=9)
    then = claim("b", exact(500), WIRE, MINISTRY, days=None, said=12)
    whenever = claim("c", exact(500), WIRE, MINISTRY, days=None)
    record = reconcile([known, then, whenever])
    assert _between(record, "a", "b").relation is Relation.RELAY
    assert _between(record, "a", "c").relation is Relation.NOT_COMPARABLE


def test_a_figure_without_any_time_stays_apart_but_is_known_as_a_retelling():
    near = claim("a", exact(953), PROSECUTORS, days=(9, 12), said=13)
    far = claim("b", exact(953), WIRE, PROSECUTORS, days=None, places=())
    record = reconcile([near, far])
    assert len(record.questions) == 2
    assert [c.relation for c in record.comparisons] == [Relation.RELAY]


def test_a_place_is_printed_under_its_english_name_of_that_month():
    old, new = replace(NORTH, name="Alt Norhold"), NORTH
    before = replace(claim("a", exact(5), MINISTRY, places=(old,)), when=IN_MAY_2030)
    now = claim("b", exact(6), MONITOR, places=(new,), days=(10, 10))
    russian = replace(claim("c", exact(7), MONITOR, days=(11, 11)), lang="ru")
    russian = replace(russian, places=(replace(NORTH, name="Норхольд", words="Норхольде"),))
    record = reconcile([before, now, russian])
    assert {q.places[0].name for q in record.questions} == {"Alt Norhold", "Norhold"}
    assert next(q for q in record.questions if "c" in q.members).places == (replace(NORTH, words=""),)


IN_MAY_2030 = When(PartialDate(2030, 5, 1), PartialDate(2030, 5, 1), Precision.DAY)


# speakers that nothing tells apart


@pytest.mark.parametrize("words", ["it", "the agency", "their", "агентство", "олар", "The newspaper"])
def test_words_that_stand_for_a_name_never_become_a_body(words):
    vague = Source(words)
    record = reconcile([claim("a", about(300), vague), claim("b", about(300), vague)])
    assert len(set(record.primaries.values())) == 2
    assert who_says(record.claims["a"]) == "a source not told apart (Outlet a)"
    assert counts(record.claims.values(), record).independent == 0


def test_a_voice_whose_antecedent_was_not_found_is_nobody_even_where_a_key_was_guessed():
    unresolved = Attribution((Voice("he", MINISTRY, resolved=False),))
    told = claim("a", about(300), MINISTRY)
    guessed = replace(claim("b", about(300)), attribution=unresolved)
    record = reconcile([told, guessed])
    assert record.primaries["a"] != record.primaries["b"]
    assert who_says(guessed).startswith("a source not told apart")


def test_witnesses_and_one_body_in_three_languages_by_one_english_name():
    assert who_says(claim("a", about(3), WITNESSES)) == "witnesses"
    for name, lang in (("Interior Ministry", "en"), ("глава МВД", "ru"), ("ІІМ", "kk")):
        spoken = claim("b", about(3), replace(MINISTRY, name=name))
        assert who_says(replace(spoken, lang=lang)) == "Interior Ministry"
    assert who_says(claim("c", about(3))) == "Outlet c"


# chains and circles of citation


def test_what_a_cited_outlet_has_from_a_ministry_is_the_ministrys():
    ministry = claim("a", about(320), MINISTRY, outlet="Wire")
    cites = claim("b", about(320), WIRE, outlet="Evening Post")
    cites_again = claim("c", about(320), POST, outlet="Morning Post")
    record = reconcile([ministry, cites, cites_again])
    assert set(record.primaries.values()) == {MINISTRY.key}
    assert record.adopted["c"] == "primary.through-the-outlet"
    found = counts(record.claims.values(), record)
    assert (found.reports, found.outlets, found.independent) == (3, 3, 1)
    assert _between(record, "a", "c").relation is Relation.RELAY


def test_a_cited_outlet_that_gives_another_number_hands_nothing_on():
    record = reconcile(
        [claim("a", about(320), MINISTRY, outlet="Wire"), claim("b", about(700), WIRE, outlet="Evening Post")]
    )
    assert record.primaries["b"] == WIRE.key
    assert "b" not in record.adopted


def test_outlets_that_cite_each_other_in_a_circle_are_nobodys_source():
    one = claim("a", about(320), POST, outlet="Wire")
    other = claim("b", about(320), WIRE, outlet="Evening Post")
    record = reconcile([one, other])
    assert set(record.adopted.values()) == {"primary.cycle-of-citation"}
    assert len(set(record.primaries.values())) == 1
    found = counts(record.claims.values(), record)
    assert (found.independent, found.untold) == (0, 1)
    assert _between(record, "a", "b").relation is Relation.RELAY


# copies


def test_reports_that_copy_one_another_are_one_outlet():
    first = replace(claim("a", at_least(40), outlet="Wire", report="r1"), published=PartialDate(2031, 5, 9))
    later = replace(claim("b", at_least(40), outlet="Post", report="r2"), published=PartialDate(2031, 5, 10))
    own = claim("c", at_least(40), outlet="Daily", report="r3")
    record = reconcile([first, later, own], copies=[("r1", "r2")])
    assert record.primaries["b"] == record.primaries["a"] == "outlet:wire"
    assert _between(record, "a", "b").relation is Relation.RELAY
    assert _between(record, "a", "c").relation is Relation.AGREE
    assert counts(record.claims.values(), record).independent == 2


def test_witnesses_in_copies_of_one_report_are_the_same_witnesses():
    twins = [claim(key, about(40), WITNESSES, report=f"r-{key}") for key in "ab"]
    assert len(set(reconcile(twins).primaries.values())) == 2
    assert len(set(reconcile(twins, copies=[("r-a", "r-b")]).primaries.values())) == 1


def test_copies_of_reports_without_claims_say_nothing():
    record = reconcile([claim("a", about(40), report="r1")], copies=[("r8", "r9"), ("r1",), ()])
    assert record.primaries == {"a": "outlet:outlet a"}


def test_both_places_of_a_retelling_stay_as_printed():
    near = claim("a", about(500), MINISTRY, places=(NORTH, SOUTH), said=9)
    far = claim("b", about(500), WIRE, MINISTRY, places=(COUNTRY,), said=10)
    assert len(reconcile([near, far]).questions) == 2


def _unknown(name: str, type: SourceType = SourceType.UNKNOWN) -> Source:
    return Source(name, type)


@pytest.mark.parametrize(
    "name", ["Bureau of Order", "The Northern Mission", "фонд «Открытый двор»", "Ministry of Calm"]
)
def test_a_proper_name_is_one_source_in_two_reports(name):
    type = SourceType.STATE if "Ministry" in name else SourceType.UNKNOWN
    record = reconcile(
        [
            claim("a", about(100), _unknown(name, type), said=9),
            claim("b", about(500), _unknown(name.removeprefix("The "), type), said=10),
        ]
    )
    assert record.primaries["a"] == record.primaries["b"]
    assert [c.relation for c in record.comparisons] == [Relation.REVISION]


@pytest.mark.parametrize(
    "name",
    [
        "witnesses",
        "local activists",
        "Local Activists",
        "Bureau",
        "experts in Norhold",
        "Deputy Mayor",
        "Министерство покоя",
    ],
)
def test_words_that_are_no_proper_name_stay_apart(name):
    record = reconcile([claim("a", about(100), _unknown(name)), claim("b", about(500), _unknown(name))])
    assert record.primaries["a"] != record.primaries["b"]


def test_a_ministry_of_that_name_is_another_one_in_another_country():
    calm = _unknown("Ministry of Calm", SourceType.STATE)
    record = reconcile(
        [
            claim("a", about(100), calm),
            claim("b", about(100), calm),
            claim("c", about(100), calm, places=(ABROAD,)),
        ]
    )
    assert record.primaries["a"] == record.primaries["b"] != record.primaries["c"]


def test_an_outlet_that_is_only_named_gives_nobody_its_number():
    """Night Star has it from Evening Lamp, which has it from the ministry: the unsigned number is the ministry's alone."""
    record = reconcile(
        [
            claim(
                "a",
                exact(431),
                Source("Wire", SourceType.MEDIA, "media:wire"),
                MINISTRY,
                outlet="Evening Lamp",
            ),
            claim("b", exact(431), _unknown("Evening Lamp"), outlet="Night Star"),
            claim("c", exact(431), outlet="Quiet Paper"),
        ]
    )
    assert set(record.primaries.values()) == {"body:interior-ministry/XA"}
    assert record.adopted["c"] == "primary.printed-without-a-source"
