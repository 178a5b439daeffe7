"""One question's figures as the rows of its table, from a release alone: grouped by how much of the question they cover, relays under
what they repeat.

Which claims stand beside a question the release's comparisons tell; how much of it one covers, its own place and time. How they stand
to each other is said in the release's own sentences.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext, gettext_noop

from khronika.drawing.amounts import range_words
from khronika.drawing.chart import Coverage, Family, shape_svg
from khronika.drawing.chart.families import family_of
from khronika.nouns import (
    Claim,
    Comparison,
    Level,
    Question,
    Relation,
    ReleasedClaim,
    ReleasedComparison,
    Stance,
)
from khronika.nouns.retelling import Retelling, root, roots_of
from khronika.public import words
from khronika.public.record import Shelf

MOST_SENTENCES = 2  # in a cell; the page of the claim has them all


class Group(StrEnum):
    """Where a row stands in the table, in the table's order."""

    ALL = gettext_noop("Covers the whole question")
    SOME = gettext_noop("Several days or places of it")
    ONE = gettext_noop("One day, one place or some of the people")
    WORDS = gettext_noop("Said without a number")
    WIDER = gettext_noop("Counts more than the question asks")
    ELSE = gettext_noop("Counts something else, or cannot be placed")

    @property
    def words(self) -> str:
        """In the language of the page."""
        return gettext(self.value)


@dataclass(frozen=True, slots=True)
class Row:
    """A figure that a source says itself, or a relay (``relay_of`` set). ``number`` is the row's number in the table, from 1.

    ``said`` is the day it was said, ``None`` unless a single day is given. ``stands`` are the release's sentences on how it stands.
    ``counts_short`` leaves the year out, for labels of a chart whose figures share it."""

    number: int
    released: ReleasedClaim
    group: Group
    coverage: Coverage
    counts: str
    counts_short: str
    said: dt.date | None
    said_words: str
    stands: tuple[str, ...]
    relay_of: str | None = None
    drift: bool = False
    relays: tuple["Row", ...] = ()
    letters: tuple[str, ...] = ()

    @property
    def claim(self) -> Claim:
        return self.released.claim

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def words(self) -> str:
        """The figure as worded; the quotation where there is no figure, and what kind of thing is said where nothing may be quoted."""
        figure = self.claim.figure
        return figure.text if figure else self.claim.quote

    @property
    def gloss(self) -> str:
        """What a figure in words of another language allows; empty for digits alone and for words of this language."""
        figure = self.claim.figure
        if figure is None or self.claim.lang == words.spoken() or not any(map(str.isalpha, figure.text)):
            return ""
        return range_words(figure)

    @property
    def who(self) -> str:
        return self.released.says.in_(words.spoken())

    @property
    def manner(self) -> str:
        return words.stance_words(self.claim)

    @property
    def outlet(self) -> str:
        return self.claim.outlet or gettext("a report")

    @property
    def family(self) -> Family:
        return family_of(self.claim, None)

    @property
    def shape(self) -> str:
        return shape_svg(self.family, self.coverage)

    @property
    def state(self) -> str:
        return words.state_words(self.released)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of a question, by group, in the table's order; ``rows`` holds those that are not relays."""

    groups: tuple[tuple[Group, tuple[Row, ...]], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for _, rows in self.groups for row in rows)

    @property
    def everything(self) -> tuple[Row, ...]:
        return tuple(each for row in self.rows for each in (row, *row.relays))


def beside(
    question: Question, shelf: Shelf
) -> tuple[dict[str, ReleasedClaim], tuple[ReleasedComparison, ...]]:
    """The claims that stand on a question's page, its members and whatever is compared with one of them, and the comparisons among
    them."""
    members = [member for member in question.members if member in shelf.claims]
    ids = set(members)
    for member in members:
        for pair in shelf.pairs.get(member, ()):
            ids |= {pair.comparison.a, pair.comparison.b}
    ids &= shelf.claims.keys()
    pairs = {
        id(pair): pair
        for one in sorted(ids)
        for pair in shelf.pairs.get(one, ())
        if {pair.comparison.a, pair.comparison.b} <= ids
    }
    return {key: shelf.claims[key] for key in sorted(ids)}, tuple(pairs.values())


def _coverage(claim: Claim, question: Question) -> Coverage:
    """How much of the question a figure inside it covers."""
    places, period = words.scope_of(claim)
    one_day = period is not None and period.earliest == period.latest
    asks_days = question.period is None or question.period.earliest != question.period.latest
    one_place = len(places) == 1 and places[0].level in (Level.CITY, Level.SITE)
    asks_places = {place.identity for place in places} != {place.identity for place in question.places}
    return Coverage.ONE if (one_day and asks_days) or (one_place and asks_places) else Coverage.SOME


def _group(claim: Claim, question: Question, mine: Sequence[Comparison]) -> tuple[Group, Coverage]:
    """Where a claim stands to the question: a member of it, a part, more than it, or something else."""
    gives = claim.figure is not None and claim.stance is not Stance.DENIES
    if claim.id in question.members:
        return (Group.ALL if gives else Group.WORDS), Coverage.ALL
    toward = [pair for pair in mine if {pair.a, pair.b} & set(question.members)]
    if any(pair.relation is Relation.PART_OF and pair.a == claim.id for pair in toward):
        if not gives:
            return Group.WORDS, Coverage.ALL
        coverage = _coverage(claim, question)
        return (Group.ONE if coverage is Coverage.ONE else Group.SOME), coverage
    if any(pair.relation is Relation.PART_OF and pair.b == claim.id for pair in toward):
        return (Group.WIDER if gives else Group.WORDS), Coverage.ALL
    if any(pair.relation is not Relation.NOT_COMPARABLE for pair in toward) and _within(claim, question):
        coverage = _coverage(claim, question)
        return (Group.SOME if gives else Group.WORDS), coverage
    return Group.ELSE, Coverage.ALL


def _within(claim: Claim, question: Question) -> bool:
    places, period = words.scope_of(claim)
    if not places or period is None or question.period is None:
        return False
    inside = all(any(place.within(asked) for asked in question.places) for place in places)
    return inside and period.within(question.period) and claim.kind is question.kind


_TELLING = (Relation.REVISION, Relation.CONTRADICT, Relation.PART_OF, Relation.AGREE, Relation.NOT_COMPARABLE)


def _sentences(claim_id: str, question: Question, mine: Sequence[ReleasedComparison]) -> tuple[str, ...]:
    """The sentences of a row's cell: what tells most first, of what it has with the question's own figures before the rest."""
    lang = words.spoken()
    members = set(question.members)

    def order(each: ReleasedComparison) -> tuple[int, int, str]:
        pair = each.comparison
        other = pair.b if pair.a == claim_id else pair.a
        told = 0 if pair.exceeds else _TELLING.index(pair.relation) if pair.relation in _TELLING else 9
        return told, other not in members, other

    found: list[str] = []
    for each in sorted(mine, key=order):
        words_ = each.only_if if each.comparison.only_if and each.only_if else each.reason
        if each.comparison.relation is not Relation.RELAY:
            found.append(words_.in_(lang))
    return tuple(dict.fromkeys(found))[:MOST_SENTENCES]


@dataclass(frozen=True)
class _Bench:
    question: Question
    shelf: Shelf
    chosen: Mapping[str, Retelling]
    pairs: Mapping[str, Sequence[ReleasedComparison]]
    told: Mapping[tuple[str, str], ReleasedComparison]

    def row(
        self, released: ReleasedClaim, group: Group, coverage: Coverage, relays: tuple[Row, ...] = ()
    ) -> Row:
        claim = released.claim
        said, said_words = words.said_on(claim)
        retelling = self.chosen.get(claim.id)
        if retelling is not None:
            pair = self.told[retelling.pair.a, retelling.pair.b]
            stands: tuple[str, ...] = (pair.reason.in_(words.spoken()),)
        else:
            stands = _sentences(claim.id, self.question, self.pairs.get(claim.id, ()))
        return Row(
            0, released, group, coverage, words.counts_words(claim, self.shelf.name),
            words.counts_words(claim, self.shelf.name, year=False), said, said_words, stands,
            retelling.nearer if retelling else None, bool(retelling and retelling.pair.drift), relays,
        )  # fmt: skip


def _order(row: Row) -> tuple[bool, dt.date, float, str]:
    figure = row.claim.figure
    value = (figure.value or figure.low or figure.high or 0.0) if figure else 0.0
    return row.said is None, row.said or dt.date.min, -value, row.id


def sheet(question: Question, shelf: Shelf) -> Sheet:
    """The question's rows, in the language of the page. Every claim beside it has exactly one row."""
    claims, pairs = beside(question, shelf)
    by_claim: dict[str, list[ReleasedComparison]] = {}
    for pair in pairs:
        for end in (pair.comparison.a, pair.comparison.b):
            by_claim.setdefault(end, []).append(pair)
    known = {key: each.claim for key, each in claims.items()}
    chosen = roots_of([pair.comparison for pair in pairs], known)
    told = {(pair.comparison.a, pair.comparison.b): pair for pair in pairs}
    bench = _Bench(question, shelf, chosen, by_claim, told)
    echoes: dict[str, list[ReleasedClaim]] = {}
    for key in claims:
        if (owner := root(key, chosen)) != key:
            echoes.setdefault(owner, []).append(claims[key])
    groups: dict[Group, list[Row]] = {group: [] for group in Group}
    for key, released in claims.items():
        if root(key, chosen) != key:
            continue
        mine = [pair.comparison for pair in by_claim.get(key, ())]
        group, coverage = _group(released.claim, question, mine)
        relays = [bench.row(echo, group, coverage) for echo in echoes.get(key, [])]
        groups[group].append(bench.row(released, group, coverage, tuple(sorted(relays, key=_order))))
    return _numbered([(group, tuple(sorted(rows, key=_order))) for group, rows in groups.items() if rows])


def _numbered(groups: Sequence[tuple[Group, tuple[Row, ...]]]) -> Sheet:
    number, done = 0, []
    for group, rows in groups:
        fresh = []
        for row in rows:
            number += 1
            mine, relays = number, []
            for relay in row.relays:
                number += 1
                relays.append(replace(relay, number=number))
            fresh.append(replace(row, number=mine, relays=tuple(relays)))
        done.append((group, tuple(fresh)))
    return Sheet(tuple(done))
