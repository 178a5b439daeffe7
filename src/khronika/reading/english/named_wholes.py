"""The whole that a sentence names for its parts: "Of the two killed, one was shot", "Among the hurt were three journalists".

The participle says which of the figures told before is meant, and often the figure is said again.
"""

import re
from dataclasses import dataclass, replace

from khronika.nouns import Kind, Unit
from khronika.reading.english import lexicon as lex
from khronika.reading.english.counted import climb
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.fates import says_which
from khronika.reading.english.lexicon import words
from khronika.reading.english.numbers import THEY_NUMBER
from khronika.reading.english.parsing import Sentence
from khronika.reading.english.roles import victims
from khronika.reading.english.syntax import lemma_of
from khronika.reading.mentions import NumberMention

_KIND_OF: dict[str, Kind] = {
    **lex.COUNTED_PARTICIPLE,
    **dict.fromkeys("deaths deceased slain fatalities died".split(), Kind.DEATH),
    "victims": Kind.DEATH,  # where somebody died; see as_part
    **dict.fromkeys("casualties injuries".split(), Kind.INJURY),
    **dict.fromkeys("shot beaten gassed".split(), Kind.FORCE),
    **dict.fromkeys("detainees arrests arrestees captured".split(), Kind.DETENTION),
    **dict.fromkeys("convicts convictions".split(), Kind.SENTENCE),
    **dict.fromkeys("accused defendants".split(), Kind.CHARGE),
}
_NO_VERB = r"(?!(?:were|was|are|is|be|been|being|had|have|has|who|got|of|in)\b)"
_WHO = r"(?:who\s+(?:(?:were|was|are|have\s+been|had\s+been|had|have)\s+)?)?"
_NAMED = (
    r"(?:of|among|amongst)\s+(?:the|those|these|all\s+the|all)\s+"
    rf"(?:(?P<n>{_NO_VERB}[\w,.-]*\w)\s+)??(?:{_NO_VERB}[a-z-]+\s+){{0,2}}?{_WHO}(?P<what>{'|'.join(sorted(_KIND_OF))})\b"
    r"(?!['\u2019]s\b|\s+(?:an?|the|him|her|them|his|their|man|woman|himself|herself)\b)"
)
_AT_THE_START = re.compile(
    rf"^\W*(?:(?:and|but)\s+)?(?:(?:most|many|half|all|nearly\s+all|some|several)\s+)?{_NAMED}", re.I
)
_RIGHT_BEFORE = re.compile(rf"\b{_NAMED}\s*,?\s*(?:(?:at\s+least|about|around|some|only)\s*)?$", re.I)
_RIGHT_AFTER = re.compile(rf"^\s+(?:\w+\s+)?(?:(?:were|was|are|is)\s+)?{_NAMED}", re.I)
_INCLUDES = re.compile(
    rf"^(?:\W*|.{{3,80}}\bthat\s+)(?:(?:the|those)\s+)?(?P<n>[\w,]+\s+)??(?P<what>{'|'.join(sorted(_KIND_OF))})\s+(?:also\s+)?include[sd]?\b[^.;:]*$",
    re.I,
)
_REACH = 90  # characters a named whole may be long


@dataclass(frozen=True, slots=True)
class NamedWhole:
    """``number`` is the figure said again, as worded; ``None`` where it is not."""

    kind: Kind
    number: str | None
    loose: bool = False  # "victims", who were killed or hurt

    def is_said_again(self, mention: NumberMention) -> bool:
        """True when ``number`` is this figure, in the same digits or words."""
        if self.number is None:
            return False
        digits = self.number.replace(",", "")
        said = float(digits) if digits.isdigit() else None
        same = mention.value is not None and said == mention.value
        return same or self.number.casefold() in (mention.text.casefold(), f"{mention.value or 0:.0f}")


def named_whole(text: str, sentence: Sentence, mention: NumberMention) -> NamedWhole | None:
    """The whole of which the sentence says that the number is a part; ``None`` when it names none."""
    start, end = sentence.span.start, mention.span.end
    before = text[start : mention.span.start]
    found = (
        _INCLUDES.match(before)
        or _RIGHT_AFTER.match(text[end : end + _REACH])
        or _RIGHT_BEFORE.search(before[-_REACH:])
        or _AT_THE_START.match(before)
    )
    if found is None:
        return None
    what = found["what"].casefold()
    return NamedWhole(_KIND_OF[what], found["n"], what == "victims")


def as_hurt(count: Count | None, number: Number, around: Around) -> Count | None:
    """ "Of the two killed, one was shot": what was done to him says how he died."""
    if count is None or count.kind is not Kind.FORCE:
        return count
    whole = named_whole(around.text, number.sentence, number.mention)
    if whole is None or whole.kind not in (Kind.DEATH, Kind.INJURY):
        return count
    return replace(count, kind=whole.kind, part=True)


_HURT = words("injure wound hurt injury wounding")
_KILLED = words("kill death killing die")


def as_casualties(count: Count) -> Count:
    """ "147 people were killed and injured", "the death and wounding of 147": how many of them died is not told, so they are
    counted as hurt."""
    if count.kind is not Kind.DEATH or count.frame is None or lemma_of(count.frame.trigger) not in _KILLED:
        return count
    trigger = count.frame.trigger
    after = trigger.doc[trigger.i + 1 : trigger.i + 3]
    joined = len(after) == 2 and after[0].lower_ in ("and", "or") and lemma_of(after[1]) in _HURT
    if not joined or (after[1].head.i != trigger.i and not any(c.i == after[1].i for c in trigger.conjuncts)):
        return count
    return replace(
        count, kind=Kind.INJURY, rule="en.fig.casualties", frame=replace(count.frame, kind=Kind.INJURY)
    )


_FATAL = re.compile(r"\b(?:kill(?:ed|ing|s|ings)?|died|dead|deaths?|fatalit(?:y|ies)|shot\s+dead)\b", re.I)


_BEYOND = 5  # times: a list names parts one by one, and the next count may be of all of them


def as_part(number: Number, around: Around) -> Count | None:
    parent = around.parent
    whole = named_whole(around.text, number.sentence, number.mention) if number.part else None
    if whole is not None and whole.loose and not _FATAL.search(around.text, 0, number.mention.core.start):
        whole = replace(whole, kind=Kind.INJURY)
    same = whole is not None and parent is not None and parent.kind is whole.kind
    if whole is not None and (same or not _told_of_them(number)):
        return number.as_count(
            whole.kind, "en.fig.part-of", 0.75, parent.frame if parent and same else None, True
        )
    if number.part and whole is None and (named := _by_frame(number, around)) is not None:
        return named
    if not number.part or parent is None or parent.unit is not Unit.PERSONS:
        return None
    if (number.mention.value or 0) > _BEYOND * (parent.mention.high or parent.mention.value or 1e12):
        return None  # "they are among some 350,000 strikers", behind three dead: no part of these
    if says_which(parent, number):
        parent = next((c for c in reversed(around.before) if not c.part and c is not parent), parent)
    return number.as_count(parent.kind, "en.fig.part-of", 0.75, parent.frame, True)


def numbering(number: Number, around: Around) -> Count | None:
    """ "The arrested number 37": the participle says what befell them; of the verb the parser makes a noun."""
    start = number.mention.core.start
    if "number" not in around.text[max(0, number.mention.span.start - 8) : number.mention.span.start]:
        return None
    found = THEY_NUMBER.search(around.text[max(0, start - 90) : start])
    kind = _KIND_OF.get(found["what"].casefold()) if found else None
    return number.as_count(kind, "en.fig.they-number", 0.75) if kind is not None else None


_WHOLES = words("those people person protester demonstrator one marcher suspect")


def _by_frame(number: Number, around: Around) -> Count | None:
    """ "Among those rounded up after the march were 37 students": the whole is named by what befell it, in whatever words."""
    verb = climb(number.counted if number.counted is not None else number.root)[-1].head
    if verb.lemma_ not in ("be", "include"):
        return None
    wholes = {
        g.i
        for c in verb.children
        if c.lower_ in ("among", "amongst", "of")
        for g in c.children
        if lemma_of(g) in _WHOLES
    }
    told = next((f for f in around.frames if any(v.i in wholes for v in victims(f))), None)
    return number.as_count(told.kind, "en.fig.part-of", 0.75, None, True) if told is not None else None


_NO_DEED = words("be have include come hail belong remain")


def _told_of_them(number: Number) -> bool:
    """ "Of those held, 12 received a reprimand": they did something, or it was done to them."""
    top = number.links[-1]
    return top.dep_ in ("nsubj", "nsubjpass", "dobj") and lemma_of(top.head) not in _NO_DEED
