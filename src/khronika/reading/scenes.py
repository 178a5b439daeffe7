"""Where: which of a report's places belong to a claim at a given offset; times are ``moments``'.

Nearest wins, by rings: the clause, the sentence, the paragraph before it, the report's opening. A place inside a
speaker's name ("Interior Ministry of X") stands back.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from khronika.nouns import Kind, Level, PartialDate, Place, Precision, Report, Span, When
from khronika.reading.layouts import (
    BETWEEN,
    heading_place,
    joined_places,
    list_heads,
    listed_place,
    respective_place,
    sums_up,
    unlisted_place,
)
from khronika.reading.mentions import DateMention, Finder, PlaceMention
from khronika.reading.moments import Moments
from khronika.reading.places import capital_of, countries_of, find_places, translate
from khronika.reading.time_words import TimeWords

_OWN_NUMBER = re.compile(r"\s*[–—-]\s*(?:\w+\s+){0,2}?\d+")
_COUNTED = re.compile(r"\s*(?:[–—-]\s*)?(?:\w+\s+){0,2}?\d+")
_ANEW = re.compile(r",\s*(?:в|во|на)\s")
# What follows tells parts of the figure before it: "80 people were detained: 60 in A and 20 in B".
_PARTS = re.compile(
    r":|(?<!\w)(?:(?:из|среди)\s+(?:них|которых)|в\s+том\s+числе|больше\s+всего|большинство|большая\s+часть|в\s+основном|преимущественно|оның\s+ішінде|олардың\s+ішінде)(?!\w)",
    re.IGNORECASE,
)
_WHERE = re.compile(r"[\s,]*(?:где|откуда)\s", re.IGNORECASE)
_STREETS = re.compile(r"(?:улиц(?:ах|ам|ы|ами)?|площад(?:ях|ей|ями)|көшелерінде)\s", re.IGNORECASE)
_AND = re.compile(r"\s(?:и|в|әрі)\s")  # "в Алматы и столице" are two
_ADDRESS = re.compile(r"\.(?:[a-z]{2,5}(?![a-z])|[А-ЯЁ])")  # "Almaty.tv", "Кавказ.Реалии" are papers


@dataclass(frozen=True, slots=True)
class SceneWords:
    """What a language adds. ``capital`` finds words for "the capital", ``homeland`` for "in the country", ``town`` for
    "in the city"; ``attributive`` tells, of a place, that it only describes a body or an office."""

    capital: Finder
    homeland: Finder
    town: Finder
    attributive: Callable[[str, PlaceMention], bool]
    times: TimeWords
    aside: Callable[[str, PlaceMention], bool] | None = (
        None  # a side of a quarrel or a pact, no place of anything
    )
    # ``scoping`` opens a sentence that says where the figure before it was counted.
    scoping: re.Pattern[str] | None = None
    ours: tuple[Finder, str] | None = (
        None  # words for "our country", and which one it is where no place is named
    )


class Scene:
    """``sentences`` are (start, end, paragraph)."""

    def __init__(
        self,
        report: Report,
        lang: str,
        dates: Sequence[DateMention],
        sentences: Sequence[tuple[int, int, int]],
        words: SceneWords,
    ) -> None:
        self.text, self.lang, self.sentences, self._words = report.text, lang, sentences, words
        self.moments = Moments(report.text, report.published, dates, sentences, words.times)
        first = next((d.when.start for d in self.moments.dates if d.when and d.when.start), None)
        self.on: PartialDate | None = report.published or first
        self._speakers: list[Span] | None = None  # None: nobody has stood back yet

    # Places are looked for when first asked for: a report that tells nothing never asks.

    @cached_property
    def _counts(self) -> dict[str, int]:
        found, aside = find_places(self.text, self.lang, self.on), self._words.aside
        about = [m for m in found if aside is None or not aside(self.text, m)]
        return countries_of(about) or countries_of(
            found
        )  # a rally for another country is not about where that lies

    @cached_property
    def country(self) -> str | None:
        """The ISO code of the country the report names most; ``None`` when it names none."""
        if self._counts:
            return max(self._counts, key=lambda code: self._counts[code])
        ours = self._words.ours
        return ours[1] if ours is not None and any(True for _ in ours[0].finditer(self.text)) else None

    def lean_on(self, codes: Iterable[str]) -> None:
        """``codes`` of the countries whose bodies speak by their known heads: where the report names no place at all, the
        commonest of them is the country that it calls "the country"."""
        if self.country is None and (many := Counter(codes)):
            self.__dict__["country"] = many.most_common(1)[0][0]
            for worked_out in ("_named", "_back", "places"):
                self.__dict__.pop(worked_out, None)

    @cached_property
    def _sure(self) -> bool:
        """A report names a neighbour or its own site's country in passing; twice as often named decides what it is about."""
        rivals = sorted(self._counts.values(), reverse=True)
        return len(rivals) == 1 or (len(rivals) > 1 and rivals[0] >= 2 * rivals[1])

    @cached_property
    def _named(self) -> list[PlaceMention]:
        """Every place in order, those within speakers' names among them."""
        words = self._words
        mentions = find_places(self.text, self.lang, self.on, self.country)
        own = [*self._capitals(words.capital, mentions), *self._homelands(words.homeland, mentions)]
        places = sorted([*mentions, *own], key=lambda m: m.span.start)
        places = [m for m in places if not self._title(m) and not self._headed(m.span)]
        if words.aside is not None:
            places = [m for m in places if not words.aside(self.text, m)]
        places = [self._of_streets(m) for m in places]
        return sorted([*places, *self._towns(words.town, places)], key=lambda m: m.span.start)

    @cached_property
    def _back(self) -> set[Span]:
        """Of the places that only describe somebody."""
        back = {m.span for m in self._named if self._words.attributive(self.text, m)}
        return back | {m.span for m in self._named if any(s.contains(m.span) for s in self._speakers or ())}

    @cached_property
    def places(self) -> list[PlaceMention]:
        if self._speakers is None:
            return self._named
        # A name that no gazetteer knows, inside a speaker's, is a person's or a body's.
        return [m for m in self._named if m.place.key is not None or m.span not in self._back]

    def _headed(self, span: Span) -> bool:
        return any(a <= span.start < b for a, b in self.moments.heads)

    def _title(self, mention: PlaceMention) -> bool:
        """A place's name alone in quotation marks is a paper, an agency or a party ("Фергана")."""
        before, after = self.text[: mention.span.start][-1:], self.text[mention.span.end :][:1]
        if _ADDRESS.match(self.text, mention.span.end):
            return True
        return (
            mention.place.level is not Level.SITE
            and before in '«"“'
            and after in '»"”'
            and bool(before and after)
        )

    def _of_streets(self, mention: PlaceMention) -> PlaceMention:
        """ "On the streets of Bishkek" is Bishkek, no street."""
        words = mention.span.of(self.text)
        if mention.place.level is not Level.SITE or not _STREETS.match(words):
            return mention
        rest = words.split(maxsplit=1)[-1]
        inside = find_places(rest, self.lang, self.on, self.country)
        return replace(mention, place=inside[0].place) if inside else mention

    def _capitals(self, pattern: Finder, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
        """ "In the capital" is the main country's, unless a place named right after it says whose it is or names it."""
        place = capital_of(self.country, self.on, self.lang) if self.country else None
        if place is None:
            return []
        spans = [Span(*m.span()) for m in pattern.finditer(self.text)]
        return [
            PlaceMention(s, place)
            for s in spans
            if not any(
                s.overlaps(m.span)
                or (0 < s.start - m.span.end <= 3 and not _AND.fullmatch(self.text[m.span.end : s.start]))
                or (0 <= m.span.start - s.end <= 14 and re.fullmatch(r"[\s\w]*", self.text[s.end : m.span.start]) and m.place.key != f"country:{self.country}")
                for m in mentions
            )
        ]  # fmt: skip

    def _homelands(self, pattern: Finder, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
        """ "In the country": the main country, by the name the text gives it or its cities."""
        place = self.homeland()
        spans = [Span(*m.span()) for m in pattern.finditer(self.text)] if place else []
        return [
            PlaceMention(s, place) for s in spans if place and not any(s.overlaps(m.span) for m in mentions)
        ]

    def homeland(self) -> Place | None:
        """The country that the report is about."""
        if self.country is None:
            return None
        bare = Place(self.country, Level.COUNTRY, f"country:{self.country}", self.country)
        return replace(bare, name=translate(bare, self.lang, self.on))

    def _towns(self, pattern: Finder, places: Sequence[PlaceMention]) -> list[PlaceMention]:
        """ "In the city": the city named last before it."""
        found: list[PlaceMention] = []
        for match in pattern.finditer(self.text):
            before = [m for m in places if m.span.end <= match.start() and m.place.level is Level.CITY]
            if match.groupdict().get("both"):
                found += self._both(match.span(), before)
            elif before and not any(Span(*match.span()).overlaps(m.span) for m in places):
                found.append(PlaceMention(Span(*match.span()), before[-1].place))
        return found

    @staticmethod
    def _both(span: tuple[int, int], before: Sequence[PlaceMention]) -> list[PlaceMention]:
        """ "In the two cities": the two named last before it, the words shared between them."""
        last = list({m.place.identity: m.place for m in reversed(before)}.values())[:2]
        middle = (span[0] + span[1]) // 2
        halves = (Span(span[0], middle), Span(middle, span[1]))
        return (
            [PlaceMention(s, p) for s, p in zip(halves, reversed(last), strict=True)]
            if len(last) == 2
            else []
        )

    def stand_back(self, speakers: Iterable[Span], sayings: Iterable[Span]) -> None:
        """Marks places inside speakers' names, and dates right beside verbs of saying."""
        self._speakers = list(speakers)
        for worked_out in ("_back", "places"):
            self.__dict__.pop(worked_out, None)
        self.moments.stand_back(self._speakers, sayings)

    def places_for(self, offset: int, clause: tuple[int, int], *, wide: bool = False) -> tuple[Place, ...]:
        """The narrowest places named nearest; several when they are joined ("in A and B"). ``wide``: of an election,
        whose shares are the country's where no place is named near. Empty: the text does not say."""
        at = self.moments.index(offset)
        start, end, paragraph = self.sentences[at]
        single = respective_place(self.text, self.places, offset, (start, end))
        single = single or listed_place(self.text, self.places, offset, start)
        single = (
            single or unlisted_place(self.text, self.places, offset, (start, end)) or self._relative(clause)
        )
        if single is not None:
            return (single,)
        if sums_up(self.text, self.places, offset, (start, end)) and (home := self.homeland()):
            return (home,)
        if told := self._told_next(at):
            return told
        if (heading := heading_place(self.text, self.places, self.sentences, at)) is not None:
            return (heading,)
        rings = self.moments.rings(at, clause)
        near = [r for r in rings[:3] if self.sentences[self.moments.index(r[0])][2] == paragraph]
        near += [self.sentences[h][:2] for h in list_heads(self.text, self.sentences, at)] if wide else []
        found = self._in_rings(near if wide else rings, offset, (start, end), back=False)
        described = self._in_rings([clause, (start, end)], offset, (start, end), back=True)
        if found and not (described and self._elsewhere(found, described, (start, end))):
            return found
        if wide and not found and (homeland := self.homeland()):
            return described or (homeland,)
        return described or self._in_rings(rings, offset, (start, end), back=True) or self._later(at, offset)

    def _told_next(self, at: int) -> tuple[Place, ...]:
        """ "... задержанных около ста. Эта оценка охватывает А и Б": for a sentence that names no place, what the next says
        of its figure."""
        start, end, paragraph = self.sentences[at]
        if self._words.scoping is None or at + 1 == len(self.sentences):
            return ()
        first, last, same = self.sentences[at + 1]
        scoped = same == paragraph and self._words.scoping.match(self.text, first, last)
        if not scoped or any(start <= m.span.start < end for m in self.places):
            return ()
        named = [m for m in self.places if scoped.end() <= m.span.start < last and m.span not in self._back]
        return joined_places(self.text, named, scoped.end()) if named else ()

    def _later(self, at: int, offset: int) -> tuple[Place, ...]:
        """The place that the rest of the report tells; of several, only the country they lie in."""
        after = [(a, b) for a, b, _ in self.sentences[at + 1 :]]
        end = self.sentences[at][1]
        told = [m.place for m in self.places if m.span.start >= end and m.span not in self._back]
        towns = {p.identity for p in told if p.level in {Level.CITY, Level.ADMIN1} and not self._foreign(p)}
        listed = [m for m in self.places if m.place.identity in towns and m.span.start >= end]
        following = self.sentences[at + 1] if at + 1 < len(self.sentences) else None
        if (
            following
            and following[2] == self.sentences[at][2]
            and any(m.span.start < following[1] for m in listed)
        ):
            joined = self._in_rings([following[:2]], offset, self.sentences[at][:2], back=False)
            if {m.place.identity for m in listed if m.span.start < following[1]} <= {
                p.identity for p in joined
            }:
                return joined
        if len(towns) > 1 and len({self.moments.index(m.span.start) for m in listed}) > 1:
            return (home,) if (home := self.homeland()) else ()
        return self._in_rings(after, offset, self.sentences[at][:2], back=False)

    def _in_rings(
        self, rings: Sequence[tuple[int, int]], offset: int, sentence: tuple[int, int], *, back: bool
    ) -> tuple[Place, ...]:
        for ring in rings:
            inside = [
                m
                for m in self.places
                if ring[0] <= m.span.start < ring[1]
                and (m.span in self._back) == back
                and (sentence[0] <= ring[0] < sentence[1] or self._lends(m))
            ]
            if ring == sentence and offset < sentence[1] and len(rings) > 2:
                inside = [m for m in inside if not self._of_parts(m, offset)]
            if ring[0] == sentence[0]:
                inside = [m for m in inside if not self._of_another(m, offset)] or inside
            elif len(inside) > 1 and ring[1] - ring[0] > 1 and not ring[0] <= offset < ring[1]:
                inside = [m for m in inside if not _PARTS.search(self.text, ring[0], m.span.start)] or inside
            if inside:
                listed = self._listed_with(inside, offset, sentence)
                return joined_places(self.text, listed, offset if ring[0] <= offset <= ring[1] else ring[1])
        return ()

    def _listed_with(
        self, inside: list[PlaceMention], offset: int, sentence: tuple[int, int]
    ) -> list[PlaceMention]:
        """With the rest of a list that a clause's end cuts through: "в А, Б и В задержали", where commas part clauses too."""
        named = [m for m in self.places if sentence[0] <= m.span.start < sentence[1]]
        if inside[0] not in named or inside[-1] not in named:
            return inside
        first, last = named.index(inside[0]), named.index(inside[-1])
        before = takewhile(
            lambda pair: self._next_listed(*pair, offset),
            zip(reversed(named[:first]), reversed(named[1 : first + 1]), strict=True),
        )
        after = takewhile(
            lambda pair: self._next_listed(*pair, offset), zip(named[last + 1 :], named[last:], strict=False)
        )
        return [*reversed([m for m, _ in before]), *inside, *(m for m, _ in after)]

    def _next_listed(self, mention: PlaceMention, beside: PlaceMention, offset: int) -> bool:
        """True where a place stands beside another in one list, and has no number of its own."""
        if mention.place.level is not beside.place.level or (mention.span in self._back) != (
            beside.span in self._back
        ):
            return False
        a, b = sorted((mention.span, beside.span), key=lambda span: span.start)
        between = self.text[a.end : b.start]
        counted = _COUNTED.match(self.text, mention.span.end)
        if counted is not None and not mention.span.end <= offset <= counted.end():
            return False
        if _ANEW.search(between) and _COUNTED.match(self.text, b.end):
            return False  # "60 in А, in Б 20"
        return BETWEEN.match(between) is not None

    def _of_another(self, mention: PlaceMention, offset: int) -> bool:
        """True for a place with a number of its own behind a dash: "в А задержан 21, в Б — 10"."""
        given = _OWN_NUMBER.match(self.text, mention.span.end)
        return given is not None and not mention.span.end <= offset <= given.end()

    def _of_parts(self, mention: PlaceMention, offset: int) -> bool:
        """True for a place that the sentence gives to a part of the figure only, after it."""
        return mention.span.start > offset and bool(_PARTS.search(self.text, offset, mention.span.start))

    def _foreign(self, place: Place) -> bool:
        """True for a place outside the country a report is surely about: it lends no place to other sentences."""
        return self._sure and place.country is not None and place.country != self.country

    def _lends(self, mention: PlaceMention) -> bool:
        """False for a place that other sentences do not have: of another country, or of what a dated clause tells beside."""
        if self._foreign(mention.place) or self._words.times.beside is None:
            return not self._foreign(mention.place)
        start, end, _ = self.sentences[self.moments.index(mention.span.start)]
        return not any(
            m.start() <= mention.span.start < m.end() and self.moments.dated(m.start(), m.end())
            for m in self._words.times.beside.finditer(self.text, start, end)
        )

    def _elsewhere(
        self, found: Sequence[Place], described: Sequence[Place], sentence: tuple[int, int]
    ) -> bool:
        """True when what other sentences name lies in another country than the body this sentence names."""
        own = any(sentence[0] <= m.span.start < sentence[1] for m in self.places if m.place in found)
        countries = {p.country for p in described}
        return not own and None not in countries and not countries & {p.country for p in found}

    def stands_like(self, mention: PlaceMention, other: PlaceMention) -> bool:
        """True where a place lends itself to other sentences as another does: both by themselves, or both only describing."""
        return self._lends(mention) and (mention.span in self._back) == (other.span in self._back)

    def lists(self, offset: int) -> bool:
        """True for a number that a list gives for a place."""
        start, end, _ = self.sentences[self.moments.index(offset)]
        listed = listed_place(self.text, self.places, offset, start)
        return (listed or unlisted_place(self.text, self.places, offset, (start, end))) is not None

    def _relative(self, clause: tuple[int, int]) -> Place | None:
        """The place before a clause of "where": "in A, where 80 were detained, in B"."""
        if not _WHERE.match(self.text, *clause):
            return None
        before = [m for m in self.places if 0 <= clause[0] - m.span.end <= 3]
        return before[-1].place if before else None

    def when_for(self, offset: int, clause: tuple[int, int], kind: Kind, **of: bool) -> When | None:
        return self.moments.when_for(offset, clause, kind, **of)

    def said_on(self, offset: int) -> When | None:
        return self.moments.said_on(offset)

    def not_after_report(self) -> When | None:
        """For what happened on no day that is told: no later than the report."""
        day = self.moments.reported
        return When(None, day, Precision.VAGUE, rule="when.not-after-report") if day else None
