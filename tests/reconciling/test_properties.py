"""What must hold for any claims at all."""

import math
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.nouns import (
    Claim,
    Figure,
    Kind,
    PartialDate,
    Precision,
    Relation,
    Source,
    SourceType,
    Stance,
    Unit,
    When,
)
from khronika.reconciling import answer, compare, counts, gather, reconcile, standing, voices
from tests import strategies
from tests.invented_claims import (
    ABROAD,
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
)

WIRE = Source("Wire", SourceType.MEDIA, "media:wire")
POST = Source("Evening Post", SourceType.MEDIA, "media:evening-post")
_figures = st.one_of(
    st.none(),
    st.sampled_from([20, 100, 500, 617, 670, 700, 957, 4000]).flatmap(
        lambda n: st.sampled_from([exact(n), about(n), at_least(n), exact(n, Unit.HOURS)])
    ),
)
_days = st.one_of(
    st.none(), st.tuples(st.integers(1, 12), st.integers(0, 4)).map(lambda d: (d[0], d[0] + d[1]))
)


_LOOSE = (
    When(None, PartialDate(2031, 5, 18), Precision.VAGUE, rule="when.not-after-said"),
    When(PartialDate(2031), PartialDate(2031), Precision.YEAR, rule="when.story-year"),
    When(PartialDate(2031, 5), PartialDate(2031, 5), Precision.MONTH),
)


@st.composite
def _one(draw: st.DrawFn, number: int) -> Claim:
    """A claim near others: few places, bodies, days and numbers, so that every rule is met."""
    voice = draw(
        st.lists(
            st.sampled_from([MINISTRY, PROSECUTORS, MONITOR, WITNESSES, WIRE, POST]), max_size=2, unique=True
        )
    )
    made = claim(
        f"c{number:03}",
        draw(_figures),
        *voice,
        kind=draw(st.sampled_from([Kind.DETENTION, Kind.SENTENCE, Kind.PROTEST, Kind.ELECTION_FINDING])),
        places=draw(
            st.sampled_from([(), (NORTH,), (SOUTH,), (NORTH, SOUTH), (SQUARE,), (COUNTRY,), (ABROAD,)])
        ),
        days=draw(_days),
        said=draw(st.none() | st.integers(9, 20)),
        outlet=draw(st.sampled_from(["Evening Post", "Morning Post", "Wire"])),
        report=draw(st.sampled_from(["r1", "r2", "r3"])),
        stance=draw(st.sampled_from([Stance.ASSERTS, Stance.DENIES])),
    )
    return replace(made, when=draw(st.sampled_from([made.when] * 3 + [*_LOOSE])))


@st.composite
def near_claims(draw: st.DrawFn) -> list[Claim]:
    return [draw(_one(number)) for number in range(draw(st.integers(0, 9)))]


def _pairs(record):
    return {(c.a, c.b) if c.a < c.b else (c.b, c.a): c for c in record.comparisons}


@settings(max_examples=50, deadline=None)
@given(near_claims(), st.randoms(use_true_random=False))
def test_order_is_irrelevant(claims, random):
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert reconcile(shuffled) == reconcile(claims)


@settings(max_examples=50, deadline=None)
@given(near_claims())
def test_a_pair_is_judged_the_same_whichever_way_round(claims):
    record = reconcile(claims)
    for one in claims:
        for other in claims:
            if one.id != other.id:
                assert compare(one, other, record) == compare(other, one, record)


@settings(max_examples=50, deadline=None)
@given(near_claims())
def test_new_evidence_removes_no_comparison(claims):
    """A pair compared before is compared after. What is said of it may change only through what is newly known of
    the sources: whose number it is, and which claim stands nearest to it."""
    if not claims:
        return
    before, after = reconcile(claims[:-1]), reconcile(claims)
    kept = _pairs(after)
    for key, old in _pairs(before).items():
        new = compare(before.claims[old.a], before.claims[old.b], after)
        known_anew = any(
            (before.primaries[i], before.nearest[i]) != (after.primaries[i], after.nearest[i]) for i in key
        )
        assert key in kept or (known_anew and new.relation is Relation.NOT_COMPARABLE)
        assert known_anew or new.relation is old.relation


@settings(max_examples=50, deadline=None)
@given(near_claims())
def test_each_claim_answers_one_question_and_the_lattice_has_no_cycles(claims):
    record = reconcile(claims)
    assert sorted(m for q in record.questions for m in q.members) == [each.id for each in claims]
    by_id = {q.id: q for q in record.questions}
    for question in record.questions:
        assert question.id not in question.wider
        for up in question.wider:
            assert question.id in by_id[up].narrower
            assert up not in question.narrower


@settings(max_examples=50, deadline=None)
@given(near_claims())
def test_directed_relations_are_told_as_such(claims):
    for c in reconcile(claims).comparisons:
        if c.relation in (Relation.PART_OF, Relation.REVISION):
            assert c.directed
        if c.relation in (Relation.AGREE, Relation.CONTRADICT, Relation.NOT_COMPARABLE):
            assert not c.directed
        assert c.reason
        assert c.reason.endswith(".")
        assert c.rule


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(st.lists(strategies.claims, max_size=6, unique_by=lambda c: c.id))
def test_no_claim_whatever_breaks_it(claims):
    record = reconcile(claims)
    for question in record.questions:
        assert answer(question, record.claims, record.comparisons)
        for member in question.members:
            assert standing(member, question, record.claims, record.comparisons)
    found = counts(claims, record)
    assert found.independent + found.untold == len(voices(claims, record)) <= len(claims)
    gathered = gather(record, Kind.DETENTION, None, (), None)
    assert gathered.asked.text


def test_absurd_figures_are_compared_and_not_refused():
    everyone = exact(10**15)
    none = Figure("nobody", 0, 0, Unit.PERSONS, False, "fig.exact", 0)
    record = reconcile([claim("a", everyone, MINISTRY), claim("b", none, MONITOR)])
    assert [c.relation for c in record.comparisons] == [Relation.CONTRADICT]
    assert math.isfinite(everyone.bounds[1])
