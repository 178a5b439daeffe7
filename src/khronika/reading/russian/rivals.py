"""Two voices that count against each other in one Russian sentence: each answers for its own number."""

import re
from itertools import pairwise

from khronika.nouns import Span
from khronika.reading.hearing import Said
from khronika.reading.places import is_place_name
from khronika.reading.russian.cues import COUNT
from khronika.reading.russian.frames import phrase_from, speaks
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.speakers import Speakers

# "Сообщает, что ...": what follows is all told by it.
_TELLS = re.compile(r"[^,;:.]{0,60}(?:,\s+(?:что|как|будто|сколько|чтобы)(?!\w)|:)")


def rival_frames(sentence: Sentence, found: list[Said]) -> None:
    """ "«Весна» насчитала 120 задержанных, по подсчётам мэрии, их 98": who counted first ends where the other's frame begins."""
    for verb in found:
        if not verb.lemma or verb.back or _TELLS.match(sentence.text, verb.cue.end - sentence.start):
            continue
        for frame in found:
            between = sentence.text[verb.cue.end - sentence.start : frame.cue.start - sentence.start]
            if (
                frame.lemma
                or frame.cue.start < verb.cue.end
                or frame.content.start != frame.cue.start
                or frame.speaker.words == verb.speaker.words
                or not re.search(r"\w.*[,;]\s+(?:а\s+|но\s+)?$", between)
            ):
                continue
            verb.content = Span(
                verb.content.start, max(verb.content.start, min(verb.content.end, frame.cue.start))
            )
            break


# "Трое погибли, по данным А, и пять, по данным Б."
_SECOND_COUNT = re.compile(
    r"\W*(?:и|а|но|а\s+ещё)?\s*(?:(?:около|более|не\s+менее|примерно|порядка|до|свыше|как\s+минимум)\s+)?[\w-]+(?:\s+(?:тыс\w*\.?|человек|людей|участник\w+|задержанн\w+|погибш\w+))?\s*[,—–-]?\s*",
    re.IGNORECASE,
)


def closing_frames(sentence: Sentence, found: list[Said]) -> None:
    """Two frames that each close their figure after a pause: each answers for what stands before it."""
    frames = [s for s in found if not s.lemma and s.rule == "ru.attr.po-slovam" and s.speaker.span]
    for one, other in pairwise(frames):
        last = one.speaker.span.end if one.speaker.span else one.cue.end
        between = sentence.text[last - sentence.start : other.cue.start - sentence.start]
        ends = other.speaker.span.end if other.speaker.span else other.cue.end
        numbered = any(w.pos == "NUM" for w in sentence.words if last <= w.start < other.cue.start)
        if (
            numbered
            and _SECOND_COUNT.fullmatch(between)
            and not re.search(r"\w", sentence.text[ends - sentence.start :])
            and any(w.pos == "NUM" for w in sentence.words if w.start < one.cue.start)
        ):
            one.content = Span(sentence.start, one.cue.start)
            other.content = Span(last, other.cue.start)


def _next_verb(sentence: Sentence, found: list[Said], begin: int) -> int:
    """Where the next voice with a verb of its own begins; the sentence's end where there is none."""
    starts = [
        min(s.cue.start, s.speaker.span.start if s.speaker.span else s.cue.start) for s in found if s.lemma
    ]
    return min((start for start in starts if start > begin), default=sentence.end)


def semicolons(sentence: Sentence, found: list[Said]) -> None:
    """ "5 тысяч, утверждают активисты; полиция говорит о полутора": neither speaks over the semicolon that parts them."""
    for one, other in pairwise([s for s in found if s.lemma]):
        between = sentence.text[one.cue.end - sentence.start : other.cue.start - sentence.start]
        if ";" in between and one.speaker.words != other.speaker.words:
            at = one.cue.end + between.rindex(";")
            one.content = Span(one.content.start, max(one.content.start, min(one.content.end, at)))
            other.content = Span(max(other.content.start, at), max(other.content.end, at))


_GAP = re.compile(
    r"[,;]\s+(?:а\s+)?(?P<who>[А-ЯЁа-яё«\"][\w«»\" -]{2,40}?)\s+[—–-]\s+(?=(?:[\w-]+\s+){0,2}(?:\d|[а-яё]))"
)


def gapped(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """ "Полиция насчитала 700, активисты — полторы тысячи": the second subject shares the first one's verb."""
    counting = next(
        (s for s in found if s.lemma in COUNT | {"говорить", "сообщать", "сообщить", "заявить"}), None
    )
    if counting is None:
        return
    gaps = [*_GAP.finditer(sentence.text, counting.cue.end - sentence.start)]
    if any(is_place_name(match["who"], "ru") for match in gaps):
        return  # "насчитали задержанных: Казань – 18, Уфа – 11": a list of towns, none of which speaks
    for match in gaps:
        start = sentence.at(sentence.start + match.start("who"))
        phrase = phrase_from(sentence, start) if start is not None else None
        if phrase is None or sentence.words[phrase[1]].end != sentence.start + match.end("who"):
            continue
        word = sentence.words[phrase[2]]
        quoted = match["who"][0] in '«"'
        if not (quoted or speaks(sentence, phrase[2])) or word.feats.get("Case", "Nom") != "Nom":
            continue
        begin = sentence.start + match.start("who")
        counting.content = Span(counting.content.start, begin)
        cue = Span(begin, sentence.start + match.end("who"))
        found.append(
            Said(
                speakers.named(sentence, *phrase),
                Span(begin, _next_verb(sentence, found, begin)),
                cue,
                "ru.attr.gapped",
                counts=True,
                carries=False,
            )
        )


_AGAINST = re.compile(
    r"[,;]\s+(?:хотя|однако|тогда\s+как|в\s+то\s+время\s+как|между\s+тем\s+как|при\s+этом|зато)\s+(?:в\s+)?(?:сам[аои]?\s+)?$",
    re.IGNORECASE,
)


def set_against(sentence: Sentence, found: list[Said]) -> None:
    """ "Губернатор заявил, что никого не задержали, хотя мэр говорил о двадцати": the mayor is not the governor's source."""
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            start = other.speaker.span.start if other.speaker.span else other.cue.start
            turn = _AGAINST.search(sentence.text[: min(start, other.cue.start) - sentence.start])
            if turn is None or other.back or one.speaker.words == other.speaker.words:
                continue
            at = sentence.start + turn.start()
            if one.cue.end <= at < one.content.end:
                one.content = Span(one.content.start, at)
            break
