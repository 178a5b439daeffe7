"""One question's figures as rows: grouped by how much of the question they cover, relays under what they repeat.

Pure: nouns in, rows out. The chart, the notes and the table are made of the same rows, so that they cannot differ.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from django.utils.translation import gettext, gettext_noop

from khronika.desk import words
from khronika.desk.citing import passage_of
from khronika.desk.language import namer, spoken
from khronika.desk.standing import standing
from khronika.drawing.chart import Coverage, Family, shape_svg
from khronika.nouns import Claim, Comparison, Level, Question, Report
from khronika.nouns.retelling import Retelling, root, roots_of
from khronika.reconciling import reason_in
from khronika.reconciling.cards import Card, card_of
from khronika.reconciling.measures import nest_measures
from khronika.reconciling.scope import Nest, nest_periods, nest_places


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
    """A figure that a source says itself (``relays`` empty or not), or a relay (``relay_of`` set).

    ``number`` is the row's number in the table, from 1. ``standing`` says how it stands, in words.
    ``said`` is the day it was said, ``None`` unless the text gives a single day.
    """

    number: int
    claim: Claim
    group: Group
    coverage: Coverage
    family: Family
    report: Report | None
    said: dt.date | None
    said_words: str
    standing: str
    relay_of: str | None = None
    drift: str | None = None
    relays: tuple["Row", ...] = ()
    letters: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def words(self) -> str:
        """The figure as worded; the quotation where there is no figure."""
        return self.claim.figure.text if self.claim.figure else self.claim.quote

    @property
    def gloss(self) -> str:
        """What a figure in words of another language allows, in the language of the page; empty for digits alone, and for
        words of this language."""
        figure = self.claim.figure
        foreign = figure is not None and self.claim.lang != spoken() and any(map(str.isalpha, figure.text))
        return words.range_words(figure) if foreign and figure is not None else ""

    @property
    def passage(self) -> str:
        """Where it stands in its report."""
        return passage_of(self.claim)

    @property
    def who(self) -> str:
        return words.speaker_words(self.claim)

    @property
    def said_given(self) -> bool:
        """False where nothing at all tells when."""
        return self.said_words != words.not_given()

    @property
    def repeats(self) -> str:
        """For a relay's cell "who says": that it repeats, and whom it names where that is not its own outlet."""
        if self.who == self.outlet:
            return gettext("repeats the line above")
        return gettext("repeats the line above; names {who}").format(who=self.who)

    @property
    def counts(self) -> str:
        return words.counts_words(self.claim)

    @property
    def outlet(self) -> str:
        if self.claim.outlet:
            return self.claim.outlet
        return (self.report.given_id or self.report.id) if self.report else gettext("a report")

    @property
    def shape(self) -> str:
        """Its mark, as SVG."""
        return shape_svg(self.family, self.coverage)

    @property
    def family_words(self) -> str:
        return words.family_words(self.family)


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


def said_on(claim: Claim) -> tuple[dt.date | None, str]:
    """The day it was said and that in words. A month or a longer span is no day: it stays words.

    What a report says in its own voice is said on the day it was published. For anybody else's words that day is only
    the latest possible one: it is told ("printed ...") and never taken for the day.
    """
    as_of = claim.as_of or (claim.figure.scope.as_of if claim.figure else None)
    if as_of is not None:
        one_day = as_of.earliest is not None and as_of.earliest == as_of.latest
        return (as_of.earliest if one_day else None), words.when_words(as_of)
    if claim.published is None:
        return None, words.not_given()
    printed = words.day_words(claim.published)
    if claim.attribution.by_author and claim.published.day:
        return claim.published.earliest, printed
    return None, gettext("not given; printed {day}").format(day=printed)


def coverage_of(card: Card, question: Question) -> Coverage:
    """How much of the question a figure inside it covers."""
    period, places = card.period, card.places
    one_day = period is not None and period.earliest == period.latest
    asks_days = question.period is None or question.period.earliest != question.period.latest
    one_place = len(places) == 1 and places[0].level in (Level.CITY, Level.SITE)
    asks_places = {place.identity for place in places} != {place.identity for place in question.places}
    if (one_day and asks_days) or (one_place and asks_places):
        return Coverage.ONE
    return Coverage.SOME


def _group_of(claim: Claim, question: Question, anchor: Card | None) -> tuple[Group, Coverage]:
    """Where a claim stands to the question, by its own scope. ``anchor`` is a member, for what is measured."""
    card = card_of(claim)
    gives = (
        claim.figure is not None and not card.against
    )  # a number that is only denied stands with the words
    if claim.id in question.members:
        return (Group.ALL, Coverage.ALL) if gives else (Group.WORDS, Coverage.ALL)
    measures = nest_measures(card.measure, anchor.measure) if anchor else Nest.UNKNOWN
    nests = {measures, nest_places(card.places, question.places), nest_periods(card.period, question.period)}
    some = measures is Nest.INSIDE  # journalists among the people
    coverage = Coverage.ONE if some else coverage_of(card, question)
    if nests <= {Nest.SAME, Nest.INSIDE}:
        if not gives:
            return Group.WORDS, coverage
        if nests == {Nest.SAME}:
            return Group.ALL, Coverage.ALL
        return (Group.ONE if coverage is Coverage.ONE else Group.SOME), coverage
    if nests <= {Nest.SAME, Nest.AROUND} and gives:
        return Group.WIDER, Coverage.ALL
    return Group.ELSE, Coverage.ALL


@dataclass(frozen=True)
class _Bench:
    question: Question
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    chosen: Mapping[str, Retelling]
    pairs: Mapping[str, Sequence[Comparison]]

    def row(self, claim: Claim, group: Group, coverage: Coverage, relays: tuple[Row, ...]) -> Row:
        said, said_words = said_on(claim)
        told = self.chosen.get(claim.id)
        mine = self.pairs.get(claim.id, ())
        stands = words.sentence(
            reason_in(told.pair, self.claims, spoken(), namer(self.question.period))
            if told and not told.pair.directed
            else standing(claim.id, self.question, self.claims, mine)
        )
        return Row(
            0, claim, group, coverage, self._family(claim), self.reports.get(claim.report_id), said, said_words,
            stands, told.nearer if told else None, told.pair.drift if told else None, relays,
        )  # fmt: skip

    def _family(self, claim: Claim) -> Family:
        """An outlet that others name as a rights group, or as observers, is that when it speaks in its own voice too."""
        outlet = (claim.outlet or "").strip().casefold() if claim.attribution.by_author else ""
        return self._outlets.get(outlet) or words.family_of(claim)

    @cached_property
    def _outlets(self) -> dict[str, Family]:
        named = {claim.outlet.strip().casefold() for claim in self.claims.values() if claim.outlet}
        found: dict[str, Family] = {}
        for key in sorted(self.claims):
            speaker = self.claims[key].attribution.speaker
            name = (
                speaker.source.name.strip().casefold() if speaker is not None and speaker.source.key else ""
            )
            if name in named:
                found.setdefault(name, words.family_of(self.claims[key]))
        return {name: family for name, family in found.items() if family is not Family.OTHER}


def _by_claim(comparisons: Sequence[Comparison]) -> dict[str, list[Comparison]]:
    found: dict[str, list[Comparison]] = {}
    for pair in comparisons:
        for end in (pair.a, pair.b):
            found.setdefault(end, []).append(pair)
    return found


def _order(row: Row) -> tuple[bool, dt.date, float, str]:
    figure = row.claim.figure
    value = (figure.value or figure.low or figure.high or 0.0) if figure else 0.0
    return row.said is None, row.said or dt.date.min, -value, row.id


def sheet(
    question: Question,
    claims: Mapping[str, Claim],
    comparisons: Sequence[Comparison],
    reports: Mapping[str, Report],
) -> Sheet:
    """The question's rows. Every claim given has exactly one row; nothing is dropped."""
    chosen = roots_of(comparisons, claims)
    members = [claims[member] for member in question.members if member in claims]
    anchor = card_of(members[0]) if members else None
    owners = {claim_id: root(claim_id, chosen) for claim_id in claims}
    bench = _Bench(question, claims, reports, chosen, _by_claim(comparisons))
    echoes: dict[str, list[Claim]] = {}
    for claim_id in sorted(claims):
        if owners[claim_id] != claim_id:
            echoes.setdefault(owners[claim_id], []).append(claims[claim_id])
    groups: dict[Group, list[Row]] = {group: [] for group in Group}
    for claim_id in sorted(claims):
        if owners[claim_id] != claim_id:
            continue
        group, coverage = _group_of(claims[claim_id], question, anchor)
        relays = [bench.row(echo, group, coverage, ()) for echo in echoes.get(claim_id, [])]
        groups[group].append(bench.row(claims[claim_id], group, coverage, tuple(sorted(relays, key=_order))))
    return _numbered([(group, tuple(sorted(rows, key=_order))) for group, rows in groups.items() if rows])


def _numbered(groups: Sequence[tuple[Group, tuple[Row, ...]]]) -> Sheet:
    """The same rows with their numbers, in the order in which the table shows them."""
    number, done = 0, []
    for group, rows in groups:
        fresh = []
        for row in rows:
            number += 1
            mine = number
            relays = []
            for relay in row.relays:
                number += 1
                relays.append(replace(relay, number=number))
            fresh.append(replace(row, number=mine, relays=tuple(relays)))
        done.append((group, tuple(fresh)))
    return Sheet(tuple(done))


def lettered(rows: Sheet, letters_of: Callable[[str], tuple[str, ...]]) -> Sheet:
    """The same rows, each with the letters of the notes that speak of it."""
    return Sheet(
        tuple(
            (group, tuple(replace(row, letters=letters_of(row.id)) for row in inside))
            for group, inside in rows.groups
        )
    )
