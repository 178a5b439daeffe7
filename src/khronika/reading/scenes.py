"""Where and when: which of a report's places and dates belong to a claim at a given offset.

Nearest wins, by rings: the clause, the sentence, the paragraph before it, the report's opening. A place inside a
speaker's name ("Interior Ministry of X") and a date beside a verb of saying ("said on 13 June") stand back.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from khronika.nouns import Level, PartialDate, Place, Report, Span, When
from khronika.reading.mentions import DateMention, PlaceMention
from khronika.reading.places import capital_of, find_places, translate

# The opening: a headline and the two or three sentences that carry a news report's time and place.
OPENING = 4
_RANK = {Level.SITE: 0, Level.CITY: 1, Level.ADMIN1: 2, Level.UNKNOWN: 2, Level.COUNTRY: 3}
_BETWEEN = re.compile(
    r"^[\s,;()«»\"“”]*(?:(?:и|а\s+также|или|мен|пен|бен|және|сондай-ақ|в|во|на|городах|городе|столице|городе|қалаларында|қаласы|қаласында)[\s,«»\"“”]*){0,3}$",
    re.I,
)

# "Написал в четверг, 13 июня": between the verb and the date stand only other words for the day.
_SAME_DAY = re.compile(
    r"[\s,]*(?:во?\s+)?(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|тот же день|сегодня|вчера)?[\s,]*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\s*(?:облыс\w*|қала\w*|област\w+)?\s*(?:бойынша)?\s*(?:[–—:(]|\s-\s)\s*(?:около\s+|более\s+|шамамен\s+)?$"
)
_DATELINE = re.compile(
    r"^\s*(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+[.,]\s*)?\d{1,2}\s+[а-яёәғқңөұүһі]+[.,]?\s*(?:\d{4}[.,]?\s*)?(?:\d{1,2}:\d\d\s*)?(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+\s*)?"
    r"(?:[—–-]\s|/|\(?(?:ТАСС|РИА|ИА|INTERFAX|Интерфакс|БЕЛТА|КАЗИНФОРМ))"
)
_DATELINE_BEFORE = re.compile(r"^\W*(?:[^\W\d_a-zа-яё][\w.-]*[\s,.(]*){1,4}$")
_DATELINE_AFTER = re.compile(
    r"^(?:[\s,]*(?:19|20)\d\d(?:\s*г\w*)?[\s,.]*(?:\d{1,2}:\d\d)?)?\s*(?:$|[.,]?\s*(?:[—–-]\s|/|[A-ZА-ЯЁ]{3,}))"
)


class Scene:
    """``sentences`` are (start, end, paragraph). ``capital`` finds words for "the capital"; ``attributive`` tells, from
    the text before a place, that it only describes a body or an office."""

    def __init__(
        self,
        report: Report,
        lang: str,
        dates: Sequence[DateMention],
        sentences: Sequence[tuple[int, int, int]],
        *,
        capital: re.Pattern[str],
        homeland: re.Pattern[str],
        attributive: Callable[[str, PlaceMention], bool],
    ) -> None:
        self.text, self.lang, self.sentences = report.text, lang, sentences
        self.dates = [d for d in dates if d.when is not None and not self._alone(d.span)]
        self._open = [d.span for d in dates if d.when is None]
        first = next((d.when.start for d in self.dates if d.when and d.when.start), None)
        self.on: PartialDate | None = report.published or first
        mentions = find_places(report.text, lang, self.on)
        self.country = _main_country(mentions)
        if self.country:
            mentions = find_places(report.text, lang, self.on, self.country)
        own = [*self._capitals(capital, mentions), *self._homelands(homeland, mentions)]
        self.places = sorted([*mentions, *own], key=lambda m: m.span.start)
        heads = [end for end in map(self._dateline, range(min(4, len(self.sentences)))) if end]
        self.places = [m for m in self.places if not self._title(m) and not self._headed(m.span, heads)]
        self._back = {m.span for m in self.places if attributive(report.text, m)}
        self._said: set[Span] = set()

    def _dateline(self, at: int) -> tuple[int, int] | None:
        """The stretch of an agency's dateline at a sentence's head: "Москва. 14 апреля. INTERFAX.RU", "18 января, Алматы /"."""
        start, _, paragraph = self.sentences[at]
        if at and self.sentences[at - 1][2] == paragraph:
            return None  # only at a paragraph's head; splitters cut "Москва. 14 апреля. АГЕНТСТВО -" in three
        end = max(b for _, b, p in self.sentences if p == paragraph)
        match = _DATELINE.match(self.text[start:end])
        return (start, start + match.end()) if match and any(c.isdigit() for c in match[0]) else None

    def _headed(self, span: Span, heads: Sequence[tuple[int, int]]) -> bool:
        return any(a <= span.start < b for a, b in heads)

    def _alone(self, span: Span) -> bool:
        """A date that makes a sentence of its own, or follows city or agency at the head ("ТАСС, 2 января."), is the
        page's or agency's date, not an event's."""
        at = self.index(span.start)
        if any(
            head and head[0] <= span.start < head[1]
            for head in map(self._dateline, range(min(4, len(self.sentences))))
        ):
            return True
        start, end, _ = self.sentences[at]
        before, after = self.text[start : span.start], self.text[span.end : end]
        if not re.search(r"[^\W\d_]{2}", before + after):
            return True
        return at < 3 and bool(_DATELINE_BEFORE.match(before) and _DATELINE_AFTER.match(after))

    def _title(self, mention: PlaceMention) -> bool:
        """A place's name alone in quotation marks is a paper, an agency or a party ("Фергана")."""
        before, after = self.text[: mention.span.start][-1:], self.text[mention.span.end :][:1]
        return (
            mention.place.level is not Level.SITE
            and before in '«"“'
            and after in '»"”'
            and bool(before and after)
        )

    def _capitals(self, pattern: re.Pattern[str], mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
        place = capital_of(self.country, self.on, self.lang) if self.country else None
        if place is None:
            return []
        spans = [Span(*m.span()) for m in pattern.finditer(self.text)]
        return [PlaceMention(s, place) for s in spans if not any(s.overlaps(m.span) for m in mentions)]

    def _homelands(self, pattern: re.Pattern[str], mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
        """ "In the country": the main country, by the name the text gives it or its cities."""
        place = self._homeland()
        spans = [Span(*m.span()) for m in pattern.finditer(self.text)] if place else []
        return [
            PlaceMention(s, place) for s in spans if place and not any(s.overlaps(m.span) for m in mentions)
        ]

    def _homeland(self) -> Place | None:
        if self.country is None:
            return None
        bare = Place(self.country, Level.COUNTRY, f"country:{self.country}", self.country)
        return replace(bare, name=translate(bare, self.lang, self.on))

    def stand_back(self, speakers: Iterable[Span], sayings: Iterable[Span]) -> None:
        """Marks places inside speakers' names, and dates right beside verbs of saying."""
        speakers, sayings = list(speakers), list(sayings)
        self._back |= {m.span for m in self.places if any(s.contains(m.span) for s in speakers)}
        for date in self.dates:
            for cue in (*sayings, *speakers):
                gap = self.text[min(date.span.end, cue.end) : max(date.span.start, cue.start)]
                if date.span.overlaps(cue):
                    continue
                near = len(gap) <= 12 if cue in sayings else len(gap) <= 2
                plain = near and not re.search(r"[,.:;]|\w\s+\w", gap.strip())
                if plain or (cue in sayings and _SAME_DAY.fullmatch(gap)):
                    self._said.add(date.span)

    def index(self, offset: int) -> int:
        return next(
            (i for i, (a, b, _) in enumerate(self.sentences) if a <= offset < b), len(self.sentences) - 1
        )

    def places_for(self, offset: int, clause: tuple[int, int], *, wide: bool = False) -> tuple[Place, ...]:
        """The narrowest places named nearest; several when they are joined ("in A and B"). ``wide``: of an election,
        whose shares are the country's where no place is named near. Empty: the text does not say."""
        at = self.index(offset)
        if labelled := self._labelled(offset, self.sentences[at][0]):
            return (labelled,)
        for back in (False, True):
            for ring in self._rings(at, clause)[: 3 if wide and not back else None]:
                inside = [
                    m
                    for m in self.places
                    if ring[0] <= m.span.start < ring[1] and (m.span in self._back) == back
                ]
                if inside:
                    return self._joined(inside, offset if ring[0] <= offset <= ring[1] else ring[1])
            if wide and (homeland := self._homeland()):
                return (homeland,)
        return ()

    def _labelled(self, offset: int, start: int) -> Place | None:
        """The place a number of a list is given for: "Алматы – 120", "Ақтөбе облысы – 54,3", "Астана (41,5%)"."""
        for mention in self.places:
            near = start <= mention.span.start and mention.span.end <= offset <= mention.span.end + 20
            if near and _LABEL.match(self.text[mention.span.end : offset]):
                return mention.place
        return None

    def _rings(self, at: int, clause: tuple[int, int]) -> list[tuple[int, int]]:
        start, end, paragraph = self.sentences[at]
        before = list(reversed(self.sentences[:at]))
        rings = [clause, (start, end)]
        rings += [(a, b) for a, b, p in before if p == paragraph]
        rings += [(a, b) for a, b, p in before if p == paragraph - 1]
        rings += [(a, b) for a, b, _ in self.sentences[:OPENING] if (a, b) not in rings]
        return rings + [(a, b) for a, b, _ in before if (a, b) not in rings]

    def _joined(self, mentions: Sequence[PlaceMention], offset: int) -> tuple[Place, ...]:
        best_rank = min(_RANK[m.place.level] for m in mentions)
        finest = [m for m in mentions if _RANK[m.place.level] == best_rank]
        nearest = min(finest, key=lambda m: abs(m.span.start - offset))
        chosen = [nearest]
        at = finest.index(nearest)
        for step in (-1, 1):
            i = at
            while 0 <= i + step < len(finest):
                a, b = sorted((finest[i], finest[i + step]), key=lambda m: m.span.start)
                if not _BETWEEN.match(self.text[a.span.end : b.span.start]):
                    break
                i += step
                chosen.append(finest[i])
        chosen.sort(key=lambda m: m.span.start)
        unique: dict[str, Place] = {m.place.identity: m.place for m in chosen}
        return tuple(unique.values())

    def when_for(self, offset: int, clause: tuple[int, int]) -> When | None:
        """The time named nearest, by the same rings; for a headline, the first time in the opening. ``None``: the
        text does not say."""
        at = self.index(offset)
        start, end, _ = self.sentences[at]
        if any(start <= span.start < end for span in self._open):
            near = [d for d in self.dates if start <= d.span.start < end and d.span not in self._said]
            return self._best(near, offset).when if near else None  # its own day is named, only not resolved
        for ring in self._rings(at, clause):
            inside = [d for d in self.dates if ring[0] <= d.span.start < ring[1] and d.span not in self._said]
            if inside:
                return self._best(inside, offset).when
        return None

    def _best(self, dates: Sequence[DateMention], offset: int) -> DateMention:
        days = [d for d in dates if d.when and d.when.start and d.when.start.day is not None]
        return min(days or dates, key=lambda d: abs(d.span.start - offset))

    def said_on(self, offset: int) -> When | None:
        """When the sentence around ``offset`` says that it was said, as a date beside its verb of saying."""
        start, end, _ = self.sentences[self.index(offset)]
        return next(
            (d.when for d in self.dates if d.span in self._said and start <= d.span.start < end), None
        )


def _main_country(mentions: Sequence[PlaceMention]) -> str | None:
    """The country most of the named places lie in; ``None`` when none is known."""
    counts: dict[str, int] = {}
    for mention in mentions:
        if mention.place.country:
            counts[mention.place.country] = counts.get(mention.place.country, 0) + 1
    return max(counts, key=lambda code: counts[code]) if counts else None
