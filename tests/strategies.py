"""Nouns drawn at random, for properties. Each strategy gives only values that the noun itself allows."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from khronika.nouns import (
    Attribution,
    Because,
    Certainty,
    Changed,
    Claim,
    Comparison,
    Correction,
    Counting,
    Doubt,
    FieldChange,
    Figure,
    Forwarding,
    Incident,
    IncidentLink,
    Kind,
    Level,
    Numbers,
    PartialDate,
    Place,
    Precision,
    Question,
    Relation,
    Release,
    ReleasedClaim,
    ReleasedComparison,
    ReleasedDoubt,
    ReleasedIncident,
    ReleasedPlace,
    ReleasedQuestion,
    ReleasedReport,
    Rule,
    RuleSet,
    Scope,
    Source,
    SourceType,
    Span,
    Stance,
    State,
    Tally,
    Thing,
    Unit,
    Voice,
    When,
    Words,
)

words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
maybe_words = st.none() | words
ids = st.from_regex(r"[a-z]-[0-9a-f]{6}", fullmatch=True)
spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 500), st.integers(1, 80))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)))
    parts = draw(st.sampled_from([1, 2, 3]))
    return PartialDate(*(day.year, day.month, day.day)[:parts])


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, second = sorted((draw(partial_dates()), draw(partial_dates())), key=lambda date: date.earliest)
    ends = draw(st.sampled_from([(first, second), (first, None), (None, second), (first, first)]))
    if ends[0] and ends[1] and ends[1].latest < ends[0].earliest:
        ends = (first, None)
    return When(*ends, draw(st.sampled_from(Precision)), draw(words), draw(maybe_words), draw(words))


places = st.builds(
    Place,
    name=words.filter(str.strip),
    level=st.sampled_from(Level),
    key=st.none() | st.sampled_from(["country:KZ", "geonames:1526384", "site:kz/almaty/old-square"]),
    country=st.none() | st.just("KZ"),
    path=st.lists(st.sampled_from(["country:KZ", "geonames:1537162"]), unique=True).map(tuple),
    words=words,
    alternatives=st.lists(st.just("country:GE"), max_size=1).map(tuple),
)
some_places = st.lists(places, max_size=3).map(tuple)
scopes = st.builds(
    Scope,
    population=maybe_words,
    places=some_places,
    period=st.none() | whens(),
    as_of=st.none() | whens(),
    counting=st.sampled_from(Counting),
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, high = sorted(
        draw(st.tuples(*[st.floats(0, 1e9, allow_subnormal=False) | st.integers(0, 10**9)] * 2))
    )
    bounds = draw(st.sampled_from([(low, high), (low, None), (None, high)]))
    return Figure(
        text=draw(words),
        low=bounds[0],
        high=bounds[1],
        unit=draw(st.sampled_from(Unit)),
        approx=draw(st.booleans()),
        rule=draw(words),
        value=draw(st.none() | st.just(low)),
        span=draw(st.none() | spans),
        scope=draw(scopes),
    )


sources = st.builds(Source, name=words, type=st.sampled_from(SourceType), key=st.none() | words)
voices = st.builds(
    Voice,
    words=words,
    source=sources,
    person=maybe_words,
    role=maybe_words,
    span=st.none() | spans,
    resolved=st.booleans(),
)
attributions = st.builds(
    Attribution, chain=st.lists(voices, max_size=3).map(tuple), cue=st.none() | spans, rule=words
)
claims = st.builds(
    Claim,
    id=ids,
    report_id=ids,
    kind=st.sampled_from(Kind),
    span=spans,
    quote=words,
    attribution=attributions,
    agent=maybe_words,
    target=maybe_words,
    figure=st.none() | figures(),
    places=some_places,
    when=st.none() | whens(),
    as_of=st.none() | whens(),
    stance=st.sampled_from(Stance),
    certainty=st.sampled_from(Certainty),
    background=st.booleans(),
    part_of=st.none() | ids,
    rule=words,
    confidence=st.floats(0, 1),
    lang=st.sampled_from(["en", "ru", "kk"]),
    outlet=maybe_words,
    published=st.none() | partial_dates(),
)
some_ids = st.lists(ids, max_size=3, unique=True).map(tuple)
questions = st.builds(
    Question,
    id=ids,
    kind=st.sampled_from(Kind),
    population=maybe_words,
    places=some_places,
    period=st.none() | whens(),
    unit=st.sampled_from(Unit),
    text=words,
    members=some_ids,
    wider=some_ids,
    narrower=some_ids,
)
comparisons = st.builds(
    Comparison,
    a=ids,
    b=ids,
    relation=st.sampled_from(Relation),
    reason=words,
    rule=words,
    directed=st.booleans(),
    exceeds=st.booleans(),
    only_if=maybe_words,
    drift=maybe_words,
)
tallies = st.builds(Tally, *[st.integers(0, 99)] * 6)
said = st.builds(Words, words, words, words)
_doubts = st.builds(Doubt, claim=ids, rule=words, reason=words, beside=st.none() | ids)
_links = st.builds(IncidentLink, claim=ids, rule=words, reason=words, confidence=st.floats(0, 1))
incidents = st.builds(
    Incident,
    id=ids,
    kind=st.sampled_from(Kind),
    places=some_places,
    period=st.none() | whens(),
    links=st.lists(_links, max_size=2).map(tuple),
)
corrections = st.builds(
    Correction,
    change=st.sampled_from(Changed),
    thing=st.sampled_from(Thing),
    id=ids,
    rule=words,
    reason=said,
    fields=st.lists(st.builds(FieldChange, words, maybe_words, maybe_words), max_size=2).map(tuple),
    into=some_ids,
    said=words,
)


def _few(things: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(things, max_size=2).map(tuple)


releases = st.builds(
    Release,
    series=ids,
    number=st.integers(1, 999),
    made=partial_dates(),
    known_until=partial_dates(),
    rules=st.builds(RuleSet, words, words, words, _few(st.builds(Rule, words, said))),
    compared_by=words,
    numbers=st.builds(Numbers, *[st.integers(0, 99)] * 5),
    title=words,
    note=words,
    previous=maybe_words,
    claims=_few(
        st.builds(
            ReleasedClaim,
            claim=claims,
            state=st.sampled_from([State.ACCEPTED, State.CORRECTED]),
            seconded=st.booleans(),
            primary=words,
            says=said,
        )
    ),
    reports=_few(
        st.builds(
            ReleasedReport,
            ids,
            maybe_words,
            st.none() | partial_dates(),
            maybe_words,
            maybe_words,
            maybe_words,
        )
    ),
    questions=_few(st.builds(ReleasedQuestion, questions, said, said, tallies)),
    comparisons=_few(st.builds(ReleasedComparison, comparisons, said, st.none() | said)),
    incidents=_few(
        st.builds(ReleasedIncident, incidents, said, st.booleans(), _few(st.builds(Because, words, said)))
    ),
    doubts=_few(st.builds(ReleasedDoubt, _doubts, said)),
    places=_few(
        st.builds(
            ReleasedPlace, ids, said, st.sampled_from(Level), maybe_words, st.none() | st.floats(-90, 90)
        )
    ),
    corrections=_few(corrections),
    forwardings=_few(
        st.builds(Forwarding, st.sampled_from(Thing), ids, st.integers(1, 99), words, said, some_ids, words)
    ),
)
