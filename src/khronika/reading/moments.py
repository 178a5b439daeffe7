"""When: which of a report's dates belong to a figure, and which days are days of speaking.

Nearest wins, by rings: the clause, the sentence, the sentences before, the opening, and last the story's own day. A date
beside a verb of saying ("said on 13 June") or after "as of" is a day of speaking or of the count, not the event's.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from khronika.nouns import Kind, PartialDate, Precision, Span, When
from khronika.reading.anchors import interval
from khronika.reading.datelines import datelines, of_the_page
from khronika.reading.days_of_saying import beside, dates_saying, opens_saying
from khronika.reading.lent_days import (
    ANSWERED,
    BEFOREHAND,
    BESIDE,
    BESIDE_VOTING,
    HISTORY,
    IT_WAS,
    LIKE,
    NAMED_BESIDE,
    NOW,
    TURN,
    compares,
    far_from_voting,
    lies_in,
    long,
    one_matter,
    timely,
    to_come,
)
from khronika.reading.mentions import DateMention
from khronika.reading.time_words import TimeWords

# The opening: a headline and the two or three sentences that carry a news report's time and place.
OPENING = 4
# A day named further than so many sentences after an undated one is another story's. Chosen on reports of 2009-2025.
_STORY_SPAN = 5
# "The aftermath": a few words in a line of their own.
_CROSSHEAD = re.compile(r"\W*\w+(?:[\s,–—-]+\w+){0,3}\s*")


class Moments:
    """``sentences`` are (start, end, paragraph)."""

    def __init__(
        self,
        text: str,
        published: PartialDate | None,
        dates: Sequence[DateMention],
        sentences: Sequence[tuple[int, int, int]],
        words: TimeWords,
    ) -> None:
        self.text, self.published, self.sentences, self.words = text, published, sentences, words
        self._starts = [start for start, _, _ in sentences]
        self.heads = datelines(text, sentences)
        told = [d for d in dates if d.when is not None and not self._alone(d.span)]
        self.dates = sorted([*told, *self._derived(told)], key=lambda d: d.span.start)
        self._open = [d.span for d in dates if d.when is None]
        self._open += [span for span, _ in self._leaning() if all(d.span != span for d in self.dates)]
        self.reported = self._reported(dates)
        self._counted = {
            d.span for d in self.dates if words.as_of.search(text[max(0, d.span.start - 60) : d.span.start])
        }
        beside = {d.span for d in self.dates if LIKE.search(text[max(0, d.span.start - 60) : d.span.start])}
        self.dates = [d for d in self.dates if d.span not in beside]
        self._said: set[Span] = set()
        self._asides: dict[Span, bool] = {}  # asked for each claim, told once
        self._kinds: Sequence[frozenset[Kind]] = ()
        self._told: list[DateMention] | None = None  # the dates of events, worked out when first asked for

    def told_of(self, kinds: Sequence[frozenset[Kind]]) -> None:
        """What each sentence tells of: its day is another's only where both tell of one kind of thing."""
        self._kinds = kinds

    def index(self, offset: int) -> int:
        """Which sentence an offset lies in; the last for one between sentences."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset < self.sentences[at][1] else len(self.sentences) - 1

    def _alone(self, span: Span) -> bool:
        return any(a <= span.start < b for a, b in self.heads) or of_the_page(
            self.text, span, self.sentences[self.index(span.start)], self.index(span.start)
        )

    def _derived(self, told: Sequence[DateMention]) -> list[DateMention]:
        """ "On the second day" of the period named last, and "that very day" after a day named before."""
        found: list[DateMention] = []
        for match in self.words.nth_day.finditer(self.text):
            period = self._before(told, match.start(), Precision.DAYS)
            nth = self.words.nth.get(match[1].lower())
            if period is None or nth is None or period.earliest is None or period.latest is None:
                continue
            day = period.earliest + dt.timedelta(days=nth - 1)
            if day <= period.latest:
                found.append(
                    DateMention(Span(*match.span()), When.on(day, match[0], "when.nth-day"), "when.nth-day")
                )
        for match in self.words.all_days.finditer(self.text):
            period = self._before(told, match.start(), Precision.DAYS)
            if period is not None:
                when = replace(period, words=match[0], rule="when.all-days")
                found.append(DateMention(Span(*match.span()), when, "when.all-days"))
        for match in self.words.same_day.finditer(self.text):
            day_before = self._before(told, match.start(), Precision.DAY)
            if day_before is not None:
                when = replace(day_before, words=match[0], rule="when.same-day")
                found.append(DateMention(Span(*match.span()), when, "when.same-day"))
        for span, step in self._leaning():
            before = self._before(told, span.start, Precision.DAY) or self._before(
                told, span.start, Precision.DAYS
            )
            edge = before and (before.latest if step > 0 else before.earliest)
            if edge:
                when = When.on(edge + dt.timedelta(days=step), span.of(self.text), "when.leaning-day")
                found.append(DateMention(span, when, "when.leaning-day"))
        return [f for f in found if not any(f.span.overlaps(d.span) for d in told)]

    def _leaning(self) -> list[tuple[Span, int]]:
        """Days that lean on the day named before them, and how far from it they lie."""
        steps = ((self.words.next_day, 1), (self.words.eve, -1))
        return [(Span(*m.span()), step) for words, step in steps if words for m in words.finditer(self.text)]

    def _reported(self, dates: Sequence[DateMention]) -> PartialDate | None:
        """The report's own day: of its dateline or stamp, where that is near publication; else of publication.
        Nothing it tells as happened lies after it."""
        stamped = [
            d.when.end for d in dates if d.when and d.when.end and d.when.end.day and self._alone(d.span)
        ]
        near = [day for day in stamped if self.published is None or timely(day.latest, self.published)]
        return min([*near, *filter(None, [self.published])], key=lambda day: day.latest, default=None)

    @staticmethod
    def _before(told: Sequence[DateMention], offset: int, precision: Precision) -> When | None:
        before = [d.when for d in told if d.span.end <= offset and d.when and d.when.precision is precision]
        return before[-1] if before else None

    def stand_back(self, speakers: Iterable[Span], sayings: Iterable[Span]) -> None:
        """Marks the days that stand right beside verbs of saying, or beside a speaker beside such a verb."""
        said = sorted({*sayings})
        both = sorted({*said, *(speakers if self.words.subject_day else ())})
        speaking, saying = sorted({*speakers}), {*said}
        for date in self.dates:
            if date.when is not None and date.when.precision is not Precision.DAY:
                continue  # nobody speaks for several days
            around = [beside(spans, date.span) for spans in (both, speaking)]
            sentence = self.sentences[self.index(date.span.start)]
            opens = not self.words.subject_day and opens_saying(
                self.text, sentence, date.span, speaking, said
            )
            if opens or any(
                dates_saying(self.text, date.span, cue, cue in saying, around[1]) for cue in around[0]
            ):
                self._said.add(date.span)
        self._told = None

    def when_for(
        self,
        offset: int,
        clause: tuple[int, int],
        kind: Kind | None = None,
        *,
        ahead: bool = False,
        part: bool = False,
    ) -> When | None:
        """The time named nearest, by the rings. A share of the vote is of the day of voting, and a charge or sentence not of the
        day of what it is for; ``ahead``: of what is still to come; ``part``: of some of those told of before. For what no sentence dates, the story's day (rule
        ``when.story``). ``None``: the text does not say."""
        voting, punished = kind is Kind.ELECTION, kind in ANSWERED
        at = self.index(offset)
        start, end, paragraph = self.sentences[at]
        if since := self.words.since_start.search(self.text, start, end):
            return self._since_start(since[0], offset)
        told = [d for d in self._events() if not (punished and self._of_a_deed(d))]
        near = [d for d in told if start <= d.span.start < end]
        as_of = next((d for d in self.dates if d.span in self._counted and start <= d.span.start < end), None)
        if as_of is not None and as_of.when is not None and not near:
            return self._since_start(as_of.when.words, offset)
        if any(start <= span.start < end for span in self._open):
            return self._best(near, offset).when if near else None  # its own day is named, only not resolved
        if voting and (day := self._voting_day(near)) is not None:
            return day
        aside = self._aside(start, end, offset)
        for ring in self.rings(at, clause):
            inside = [d for d in told if ring[0] <= d.span.start < ring[1] and d.span not in aside]
            if not start <= ring[0] < end:
                inside = [
                    d
                    for d in inside
                    if not self._alone_dated(d)
                    and not self._background(d, paragraph)
                    and self._lends(d, at, None if part and self._together(d, at) else kind, ahead)
                ]
            if inside:
                best = self._best(inside, offset)
                return best.when if best in near else self._from_the_first(best)
        return self._story(at, kind, ahead)

    def _aside(self, start: int, end: int, offset: int) -> set[Span]:
        """Days of the sentence that date only words beside it: "where he had been since 2019", "the elections held on 4 May"."""
        beside = self.words.beside.finditer(self.text, start, end) if self.words.beside else ()
        apart = [m.span() for m in beside if not m.start() <= offset < m.end()]
        return {d.span for d in self.dates if any(a <= d.span.start < b for a, b in apart)}

    def _lends(self, date: DateMention, at: int, kind: Kind | None, ahead: bool) -> bool:
        """True for a day of another sentence that can be the day of a thing of this kind told in sentence ``at``: it does not lie
        ahead of what happened, nor behind what is told of now, and its own sentence tells of nothing that is another matter."""
        when, told_at = date.when, self.index(date.span.start)
        if when is None or kind is None or not self._kinds:
            return True
        if not ahead and to_come(when, self.reported):
            return False
        if when.precision is Precision.YEAR and NOW.match(self.text, self.sentences[at][0]):
            return False
        apart = self.sentences[told_at][2] != self.sentences[at][2]
        history = told_at < at and HISTORY.match(self.text, self.sentences[told_at][0])
        if apart and (history or long(when) or when.rule == "when.nth-day"):
            return False
        return told_at == at or one_matter(
            kind, self._kinds[told_at], several=when.precision is Precision.DAYS
        )

    def _together(self, date: DateMention, at: int) -> bool:
        return self.sentences[self.index(date.span.start)][2] == self.sentences[at][2]

    def _of_something(self, date: DateMention) -> bool:
        """True where the sentence of a day tells of what we record, or says of what was told before when it happened."""
        at = self.index(date.span.start)
        return (
            not self._kinds or bool(self._kinds[at]) or bool(IT_WAS.match(self.text, self.sentences[at][0]))
        )

    def _of_a_deed(self, date: DateMention) -> bool:
        before = self.text[max(0, date.span.start - 90) : date.span.start]
        return self.words.deed is not None and self.words.deed.search(before) is not None

    def _alone_dated(self, date: DateMention) -> bool:
        """True for a day that dates nothing but its own words."""
        before, words = self.text[max(0, date.span.start - 90) : date.span.start], self.words.describes
        if (
            NAMED_BESIDE.match(date.span.of(self.text))
            and BESIDE.search(before)
            and self._beside_another(date)
        ):
            return True
        if (apart := self._asides.get(date.span)) is None:
            start, end, _ = self.sentences[self.index(date.span.start)]
            apart = self._asides[date.span] = date.span in self._aside(start, end, -1)
        return apart or compares(date) or (words is not None and words.search(before) is not None)

    def _beside_another(self, date: DateMention) -> bool:
        start, end, _ = self.sentences[self.index(date.span.start)]
        return any(start <= d.span.start < end and d is not date for d in self._events())

    def _background(self, date: DateMention, paragraph: int) -> bool:
        """True for a month or a year that another paragraph names, and for a stretch of years: what led up to the story."""
        when, known = date.when, self.published is not None and self.published.day is not None
        if when is None or not known or when.precision not in {Precision.MONTH, Precision.YEAR}:
            return False
        return (when.precision is Precision.YEAR and when.start != when.end) or self.sentences[
            self.index(date.span.start)
        ][2] != paragraph

    def _from_the_first(self, date: DateMention) -> When | None:
        """What another sentence dates only by the day on which the protests began: from then to the report."""
        when, last = date.when, self.reported
        start, end, _ = self.sentences[self.index(date.span.start)]
        if when is None or when.start is None or last is None or last.day is None or self.words.began is None:
            return when
        days = (last.latest - when.start.earliest).days
        if when.precision is Precision.DAY and days > 1 and self.words.began.search(self.text, start, end):
            return interval(when.start, last, when.words, "when.since-start")
        return when

    def _events(self) -> list[DateMention]:
        if self._told is None:
            self._told = [d for d in self.dates if d.span not in self._said and d.span not in self._counted]
        return self._told

    def days_told(self) -> Sequence[DateMention]:
        """The dates that the report gives to events: none of a saying or of a count."""
        return self._events()

    def dated(self, start: int, end: int) -> bool:
        """True where a date is named there."""
        return any(start <= d.span.start < end for d in self.dates)

    def _voting_day(self, near: Sequence[DateMention]) -> When | None:
        """The day that stands nearest a word of voting in its own sentence, where the share's sentence has none."""
        if any(d.when and d.when.precision is Precision.DAY for d in near):
            return None
        own = [d for d in near if self._beside_voting(d) <= BESIDE_VOTING]
        found: list[tuple[float, When]] = []
        for date in self._events():
            if (
                date.when is None
                or date.when.precision is not Precision.DAY
                or to_come(date.when, self.reported)
            ):
                continue
            if any(d.when and not lies_in(date.when, d.when) for d in own):
                continue  # "the elections of 2004" are not those of the day named before
            told = self._kinds[self.index(date.span.start)] if self._kinds else None
            if (gap := self._beside_voting(date)) <= far_from_voting(told):
                found.append((gap, date.when))
        return replace(min(found, key=lambda pair: pair[0])[1], rule="when.poll") if found else None

    def _beside_voting(self, date: DateMention) -> float:
        """How many characters a date stands from the nearest word of voting in its sentence."""
        start, end, _ = self.sentences[self.index(date.span.start)]
        return min(
            (
                max(date.span.start - m.end(), m.start() - date.span.end)
                for m in self.words.voting.finditer(self.text, start, end)
            ),
            default=float("inf"),
        )

    def _story(self, at: int, kind: Kind | None, ahead: bool) -> When | None:
        """The first day named after the sentence, if it is near publication: a lead left undated tells that day."""
        for date in self._events():
            late = date.when.latest if date.when else None
            if (
                date.span.start < self.sentences[at][1]
                or late is None
                or date.when is None
                or self._alone_dated(date)
                or (kind in ANSWERED and self._of_a_deed(date))
                or not self._lends(date, at, kind, ahead)
                or not self._of_something(date)
            ):
                continue
            told_at = self.index(date.span.start)
            start = self.sentences[told_at][0]
            if HISTORY.match(self.text, start) or BEFOREHAND.match(self.text, start):
                continue
            if told_at - at > _STORY_SPAN and told_at >= OPENING + 2:
                break
            day = date.when.precision in {Precision.DAY, Precision.DAYS}
            around = self.text[max(0, date.span.start - 20) : date.span.end + 30]
            if (
                day
                and not self.words.voting.search(around)
                and (self.published is None or timely(late, self.published))
            ):
                since = self._from_the_first(date) or date.when
                return since if since is not date.when else replace(date.when, rule="when.story")
        return None

    def _since_start(self, words: str, offset: int) -> When | None:
        """A running total: from the first day the report dates its events to, where it says, to the count's day."""
        first = min(
            (d.when.start for d in self._events() if d.when and d.when.start and d.when.start.day and (self.published is None or timely(d.when.start.latest, self.published))),
            key=lambda day: day.earliest,
            default=None,
        )  # fmt: skip
        said = self.said_on(offset)
        last = said.end if said else self.published
        if first and last and first.earliest <= last.latest:
            return interval(first, last, words, "when.since-start")
        return When(None, last, Precision.VAGUE, words, rule="when.since-start") if last else None

    def _best(self, dates: Sequence[DateMention], offset: int) -> DateMention:
        days = [d for d in dates if d.when and d.when.start and d.when.start.day is not None]
        return min(
            days or dates, key=lambda d: (self._turned(d.span.start, offset), abs(d.span.start - offset))
        )

    def _turned(self, one: int, other: int) -> bool:
        """True where the sentence turns between two offsets: "вчера задержали сто, но сегодня люди вышли"."""
        return TURN.search(self.text, min(one, other), max(one, other)) is not None

    def rings(self, at: int, clause: tuple[int, int]) -> list[tuple[int, int]]:
        """Stretches of text around a sentence, nearest first."""
        start, end, paragraph = self.sentences[at]
        before = list(reversed(self.sentences[:at]))
        previous = self._paragraph_before(at)
        wider = [(a, b) for a, b, p in before if p == paragraph]
        wider += [(a, b) for a, b, p in before if p == previous]
        wider += [(a, b) for a, b, _ in self.sentences[:OPENING] if b <= start]
        wider += [(a, b) for a, b, _ in before]
        return [clause, (start, end), *dict.fromkeys(wider)]

    def _paragraph_before(self, at: int) -> int:
        """The paragraph before that of a sentence; crossheads are passed over."""
        paragraph = self.sentences[at][2]
        for start, end, number in reversed(self.sentences[:at]):
            if number < paragraph and not _CROSSHEAD.fullmatch(self.text[start:end]):
                return number
        return paragraph - 1

    def said_on(self, offset: int) -> When | None:
        """When the sentence around ``offset`` says that it was said or counted."""
        start, end, _ = self.sentences[self.index(offset)]
        marked = self._counted | self._said
        return next((d.when for d in self.dates if d.span in marked and start <= d.span.start < end), None)
