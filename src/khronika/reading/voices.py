"""Whose words or count a claim is, once a language's rules have found who speaks in each sentence.

In its own sentence; by a quotation it lies in; by a following "Об этом сообщает ..."; by the same tally before it; for
a headline or lead, by the same tally after it. Only when nothing names a voice does the report speak itself.
"""

import re
from collections.abc import Sequence

from khronika.nouns import Attribution, Kind, Source, Voice
from khronika.reading.hearing import Heard, Said, Speaker, Told, governing, quotation_marks, spread_speech
from khronika.reading.layouts import LONGEST_LIST
from khronika.reading.mentions import NumberMention
from khronika.reading.names import source_of, split_voice
from khronika.reading.scenes import Scene

# How many sentences a voice carries over a paragraph's end to figures of the same kind. Chosen on our own sentences
# and the development reports, November 2026: beyond five, other reporting has begun.
CARRY = 5


# "С тем, что ..., X не согласился": what is denied stands before the denial.
_TURNED = re.compile(
    r"\W*(?:с тем,? что|то,? что|информаци|сообщени|слухи|данные о|ақпаратты|хабарды)", re.IGNORECASE
)


# Who is set against those before does not pass on their numbers.
_IN_TURN = re.compile(r"\W*(?:в свою очередь|между тем|тем временем|однако|а |ал |өз кезегінде)", re.I)
_ALSO = re.compile(
    r"\W*(?:также|кроме\s+того|ещё|еще|сондай-ақ|бұдан\s+бөлек|одан\s+бөлек)(?!\w)", re.IGNORECASE
)
_VERSION = "ru.attr.po-slovam"  # "по версии следствия, ...": judging so, it tells of what led up to a thing
LEANS = ".leans"  # ends the rule of a voice on which the agency of the sentence before is said to lean


# Who counts the harmed tells of nothing else, unless it says so: "Минздрав насчитал 16. Полиция применила газ."
_HEALERS = re.compile(
    r"минздрав|здравоохран|облздрав|горздрав|больниц|госпитал|скор\w+\s+помощ|травматолог", re.IGNORECASE
)
_HARM = frozenset({Kind.INJURY, Kind.DEATH})


def _no_matter_of(said: Said, kind: Kind) -> bool:
    return kind not in _HARM and _HEALERS.search(said.speaker.words) is not None


class Voices:
    """Decides for one report. ``earlier`` matches words that begin something else ("ранее", "напомним")."""

    def __init__(self, heard: Sequence[Heard], scene: Scene, earlier: re.Pattern[str]) -> None:
        self.heard, self.scene, self.earlier = heard, scene, earlier
        self._settled: list[tuple[int, Told, list[Said]]] = []
        self._found: dict[int, Attribution] = {}
        self._known: dict[str, tuple[Source, str | None, str | None]] = {}  # a voice is quoted many times
        spread_speech(heard)
        self._settle()

    def _settle(self) -> None:
        """All figures in reading order; then headlines and leads that found no voice, from the same tally later."""
        for at, item in enumerate(self.heard):
            for event in item.events:
                said, suffix = self._find(at, event)
                self._settled.append((at, event, said))
                self._found[id(event)] = self.attribution(said, suffix)
        for at, event, said in self._settled:
            if said or at >= 4 or self._earlier(at, event):
                continue
            for later_at, later, voices in self._settled:
                if (
                    later_at > at
                    and voices
                    and later.kind is event.kind
                    and _meets(event.number, later.number)
                ):
                    self._found[id(event)] = self.attribution(voices, ".lead")
                    break

    def of(self, at: int, event: Told) -> Attribution:
        """The attribution of an event told in sentence ``at``."""
        if (found := self._found.get(id(event))) is not None:
            return found
        return self.attribution(*self._find(at, event))

    def _earlier(self, at: int, event: Told) -> bool:
        here = self.heard[at].sentence
        return bool(self.earlier.search(here.text[: max(1, event.offset - here.start)]))

    def denied(self, at: int, event: Told) -> bool:
        """True when a voice of the sentence denies what it tells ("опроверг, что ...")."""
        item = self.heard[at]
        turned = bool(_TURNED.match(item.sentence.text))
        return any(
            s.denies and (turned or s.cue.end <= event.offset) for s in governing(item.said, event.offset)
        )

    def attribution(self, said: Sequence[Said], suffix: str = "") -> Attribution:
        """The chain of these voices, outermost first; the report's own when there are none."""
        voices: list[Speaker] = []
        for one in said:
            for speaker in (one.speaker, *one.inner):
                # Named again, a voice stands further in: "agency A quoting B, site C, B" ends with B.
                voices = [*(v for v in voices if v.words != speaker.words), speaker]
        if not voices:
            return Attribution()
        return Attribution(tuple(self._voice(v) for v in voices), said[-1].cue, said[-1].rule + suffix)

    def _voice(self, speaker: Speaker) -> Voice:
        known = self._known.get(speaker.words)
        if known is None:
            lang, scene = self.scene.lang, self.scene
            source = source_of(speaker.words, lang=lang, on=scene.on, country=scene.country)
            known = self._known[speaker.words] = (source, *split_voice(speaker.words, lang))
        return Voice(speaker.words, *known, speaker.span, speaker.resolved)

    def _find(self, at: int, event: Told) -> tuple[list[Said], str]:
        item = self.heard[at]
        own = governing(item.said, event.offset)
        if item.quote is not None and all(item.quote.speaker.words != s.speaker.words for s in own):
            within = own and all(
                not s.lemma and not s.outlet for s in own
            )  # "«По данным X, 51», — говорится"
            own = [item.quote, *own] if within else [*own, item.quote]
        wrap = self._spoken_of_next(at)
        if own:
            bodies = [s for s in wrap if not s.outlet]
            leans = any(s.rule.endswith(LEANS) for s in bodies)
            if bodies and all(s.outlet and (leans or not s.inner) for s in own):
                return [*own, *bodies], ".back"
            return [*(s for s in wrap if s.outlet), *own, *self._behind(at, event, own)], ""
        if wrap:
            inner = [] if any(not s.outlet or s.inner for s in wrap) else self._carried(at, event)
            return [*wrap, *(s for s in inner if not s.outlet)], ".back"
        if backs := [s for s in item.said if s.back]:
            return backs, ""
        if self._inside_quotation(at, event) and (latest := self._latest(at)):
            return [latest], ".quoted"
        if leads := self._led_in(at):
            return leads, ".leads"
        if (carried := self._carried(at, event)) and not _no_matter_of(carried[-1], event.kind):
            return carried, ".carried"
        if (added := self._added(at)) and not _no_matter_of(added[-1], event.kind):
            return added, ".added"
        if headed := self._headed(at):
            return headed, ".carried"
        if at < 4 and (lead := self._lead(at, event)):
            return lead, ".lead"
        return [], ""

    def _led_in(self, at: int) -> list[Said]:
        """Whose a paragraph is, where the line above it says so and ends in a colon: "По данным лиги:"."""
        here = self.heard[at].sentence
        for item in reversed(self.heard[max(0, at - LONGEST_LIST) : at]):
            if item.sentence.paragraph != here.paragraph:
                heads = item.sentence.text.rstrip().endswith(":") and not item.events
                return list(item.said) if heads else []
        return []

    def _headed(self, at: int) -> list[Said]:
        """The voice of a report that opens with "Об этом сообщает X": it speaks of a headline that is not here, and goes on."""
        first, between = self.heard[0], self.heard[1:at]
        if not 0 < at < 4 or first.events or any(item.said for item in between):
            return []
        return [s for s in first.said if s.back]

    def _added(self, at: int) -> list[Said]:
        """Between what somebody said and what the same "added" stands what they said as well."""
        before = [s for item in self.heard[max(0, at - 3) : at] for s in item.said]
        for later in self.heard[at + 1 : at + 3]:
            for said in later.said:
                if said.lemma in _ADDS and any(said.speaker.words == s.speaker.words for s in before):
                    return [said]
        return []

    def _inside_quotation(self, at: int, event: Told) -> bool:
        """True for words within an open quotation that the sentence itself gives to nobody. A short quotation before
        the figure is a name."""
        sentence = self.heard[at].sentence
        opened, closed = quotation_marks(sentence.text[: event.offset - sentence.start])
        return opened > closed and sentence.text.lstrip()[:1] in '«"“„'

    def _latest(self, at: int) -> Said | None:
        voices = [
            s
            for item in self.heard[max(0, at - 8) : at]
            for s in item.said
            if s.carries and (s.inner or not s.outlet)
        ]
        return voices[-1] if voices else None

    def _behind(self, at: int, event: Told, own: Sequence[Said]) -> list[Said]:
        """Where only an outlet is named ("..., сообщает агентство"), the body it has just been quoting on a tally of
        the same kind, two sentences ago at most."""
        if not all(s.outlet and not s.inner for s in own) or _IN_TURN.match(self.heard[at].sentence.text):
            return []
        here = self.heard[at].sentence
        for earlier_at, earlier, said in reversed(self._settled):
            there = self.heard[earlier_at].sentence
            if earlier_at == at or here.paragraph - there.paragraph > 1 or here.number - there.number > 2:
                continue
            if event.number is None and here.paragraph != there.paragraph:
                continue  # what befell one whom the papers name, beside the ministry's count
            if earlier_at < at and _akin(earlier.kind, event.kind) and said and not said[-1].outlet:
                return said[-1:]
        return []

    def _spoken_of_next(self, at: int) -> list[Said]:
        """A sentence that follows within the paragraph and speaks of what was just said."""
        if self.heard[at].sentence.bullet and (of_list := self._below_the_list(at)):
            return of_list
        broken = False  # another voice stands between: then only a body that is "said of this" reaches back
        for later in self.heard[at + 1 : at + 4]:
            here, there = self.heard[at].sentence, later.sentence
            opens = self.heard[there.number - 1].sentence.paragraph == here.paragraph
            if there.paragraph != here.paragraph and not opens:
                break  # "Of this ..." at a paragraph's head speaks of the paragraph right before it
            if (backs := [s for s in later.said if s.back]) and not (broken and all(s.outlet for s in backs)):
                outer = [s for s in later.said if not s.back and s.outlet]
                # "The agency passed on the ministry's numbers, a site printed them": whoever names a body stands nearer it.
                return [*outer, *sorted(backs, key=lambda s: (not s.outlet, bool(s.inner)))]
            broken = broken or bool(later.said)
        return []

    def _below_the_list(self, at: int) -> list[Said]:
        """Whose the list is that a line lies in, where the line right below it says so ("Источник: X")."""
        for later in self.heard[at + 1 : at + 1 + LONGEST_LIST]:
            if not later.sentence.bullet or any(s.back for s in later.said):
                return [s for s in later.said if s.back]
        return []

    def _carried(self, at: int, event: Told) -> list[Said]:
        """The voice of the same tally before; else a voice just before that told no other tally; else one who
        counts for the whole report."""
        here = self.heard[at].sentence
        if self._earlier(at, event):
            return []
        if (beside := self._passed_on_just_before(at, event)) is not None:
            return beside
        for earlier_at, earlier, said in reversed(self._settled):
            if earlier_at > at or (earlier_at == at and earlier.offset >= event.offset):
                continue
            if event.carried and earlier_at == at and earlier.kind is event.kind:
                return said  # "27, из них 24 ...": of the figure that it goes on with, or of nobody
            if said and not said[-1].carries and at != earlier_at:
                continue
            if self._told_anew(at, earlier_at):
                return []
            next_to = at - earlier_at <= 2 and self.heard[earlier_at].sentence.paragraph == here.paragraph
            custody = {earlier.kind, event.kind} <= _CUSTODY
            if next_to and said and (custody or at - earlier_at == 1) and not said[-1].outlet:
                return said
            follows = event.part and earlier.number is not None and at - earlier_at <= 2
            if not said or not (earlier.kind is event.kind or event.carried or follows):
                continue
            lone = said[-1].outlet and not said[-1].inner
            apart = lone and self.heard[earlier_at].sentence.paragraph != here.paragraph
            if self._within(at, earlier_at) and earlier.number is not None and (here.bullet or not apart):
                return said
        return self._just_before(at, event) or self._counting(at, event)

    def _told_anew(self, at: int, earlier_at: int) -> bool:
        """ "Правозащитники насчитали 60. ¶ Сегодня в городе прошла акция ...": a paragraph that opens with a dated rally, and with nobody
        who speaks, is the report's own story."""
        there, here = self.heard[earlier_at].sentence, self.heard[at].sentence
        if there.paragraph == here.paragraph or here.bullet:
            return False
        heads = (i for i in self.heard[earlier_at + 1 : at + 1] if i.sentence.paragraph == here.paragraph)
        head = next(heads).sentence
        item = self.heard[head.number]
        dated = self.scene.moments.dated(head.start, head.end)
        return (
            dated and not item.said and item.quote is None and Kind.PROTEST in item.kinds and not item.events
        )

    def _passed_on_just_before(self, at: int, event: Told) -> list[Said] | None:
        """ "Газеты пишут, что ранен А. Также ранен Б": what an outlet told in the sentence before goes on with "also", and no body of
        another paragraph stands behind it. ``None``: no outlet tells the like there."""
        before, here = (self.heard[at - 1], self.heard[at].sentence) if at else (None, None)
        if before is None or here is None or before.sentence.paragraph != here.paragraph or event.carried:
            return None
        told = [s for s in before.said if s.outlet and not s.inner and not s.back and s.lemma]
        if not told or len(told) < len(before.said) or event.kind not in before.kinds:
            return None
        return told[-1:] if _ALSO.match(here.text) else None

    def _just_before(self, at: int, event: Told) -> list[Said]:
        """A voice a few sentences back that told no other tally, where it spoke of the same matter. Who only judges counts nobody."""
        here = self.heard[at].sentence
        counted = event.number is not None  # who said something lends no voice to plain deeds
        for earlier_at in range(at - 1, max(-1, at - 1 - CARRY), -1):
            item = self.heard[earlier_at]
            voices = [
                s for s in item.said if s.carries and (item.events or not (s.judges and s.rule == _VERSION))
            ]
            told = event.kind in item.kinds or any(e.kind is event.kind for e in item.events)
            around = item.kinds | (self.heard[earlier_at - 1].kinds if earlier_at else frozenset())
            near = at - earlier_at <= (2 if item.sentence.paragraph == here.paragraph else 1)
            told = told or (near and not item.events and counted and _breath(event.kind, around))
            told = told and (here.bullet or item.sentence.paragraph == here.paragraph or near)
            silent = counted and not item.events and near and item.sentence.paragraph == here.paragraph
            if voices and (told or silent or (here.bullet and not item.events)):
                return governing(voices, item.sentence.end - 1) or voices[-1:]
        return []

    def _within(self, at: int, earlier_at: int) -> bool:
        here, there = self.heard[at].sentence, self.heard[earlier_at].sentence
        if here.paragraph == there.paragraph or here.bullet:
            return True
        return here.number - there.number <= CARRY

    def _counting(self, at: int, event: Told) -> list[Said]:
        for earlier_at in range(at - 1, -1, -1):
            item = self.heard[earlier_at]
            around = item.kinds | (self.heard[earlier_at + 1].kinds if earlier_at + 1 < at else frozenset())
            if earlier_at and any(s.back for s in item.said):
                around |= self.heard[earlier_at - 1].kinds
            if event.kind in around and (counting := [s for s in item.said if s.counts]):
                return counting[-1:]
        return []

    def _lead(self, at: int, event: Told) -> list[Said]:
        """For a headline or lead without a voice: the voice of the same tally, or of a part of it, in the next
        sentences."""
        if self._earlier(at, event):
            return []
        for later_at in range(at + 1, min(at + 6, len(self.heard))):
            later = self.heard[later_at]
            for other in later.events:
                if other.kind is not event.kind or not (_meets(event.number, other.number) or other.part):
                    continue
                if voices := governing(later.said, other.offset) or self._spoken_of_next(later_at):
                    return voices
        for later in self.heard[at + 1 : at + 3] if at == 0 else ():
            voices = [s for s in later.said if s.carries and not s.back]
            if event.kind in later.kinds and voices and not later.events:
                return voices
        return []


_ADDS = frozenset({"добавить", "добавлять"})


# What happens to the detained is told in one breath: held, let go, fined.
def _breath(kind: Kind, kinds: frozenset[Kind]) -> bool:
    return kind in kinds or (kind in _CUSTODY and bool(_CUSTODY & kinds))


_CUSTODY = frozenset({Kind.DETENTION, Kind.RELEASE, Kind.SENTENCE, Kind.CHARGE})
# Courts' and police's punishments are counted in one breath.
_PUNISHED = frozenset({Kind.SENTENCE, Kind.CHARGE})


def _akin(a: Kind, b: Kind) -> bool:
    return a is b or {a, b} <= _PUNISHED


# Two counts with no upper bound are one tally where the lower bounds lie this near. Chosen by reasoning, November 2026.
_ALIKE = 1.25


def _meets(a: NumberMention | None, b: NumberMention | None) -> bool:
    if a is None or b is None:
        return False
    if (a.value is None or b.value is None) and a.rule != b.rule:
        return False  # "several" meets everything and shows nothing
    low = max(a.low or 0, b.low or 0)
    if a.high is None and b.high is None and min(a.low or 0, b.low or 0) * _ALIKE < low:
        return False  # "more than a thousand" in the country is not "at least 700" in its capital
    return low <= min(float("inf") if a.high is None else a.high, float("inf") if b.high is None else b.high)
