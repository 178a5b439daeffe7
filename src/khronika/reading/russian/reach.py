"""How far a Russian voice reaches in its sentence: calls, joined deeds, denials, relative clauses, speech in quotation marks."""

import re

from khronika.nouns import Span
from khronika.reading.hearing import Said
from khronika.reading.russian.cues import ACTS, SAY
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.speakers import PRONOUNS

_APPEAL = frozenset("призвать призывать потребовать требовать".split())
_CLAUSE_END = re.compile(r",\s+(?!(?:что|чтобы|и|а|но|не|в|на|к)\s)")


_WHILE = re.compile(
    r"(?:^\W*(?:(?:но|а|и)\s+)?|,\s+)(?:когда|после\s+того,?\s+как|как\s+только|хотя|пока)\s", re.IGNORECASE
)


def appeals(sentence: Sentence, found: list[Said]) -> None:
    """ "Когда активисты призвали к акции, было задержано 840": who calls for something tells nothing past their clause."""
    for said in found:
        if said.lemma in _APPEAL and not said.back:
            ends = _CLAUSE_END.search(sentence.text, said.cue.end - sentence.start)
            if ends and _WHILE.search(sentence.text, 0, said.cue.start - sentence.start):
                said.content = Span(said.content.start, sentence.start + ends.start())


_SPEAKS_AFTER = re.compile(r"\s*:\s*[«\"“]")
_THAT = re.compile(r",\s+что(?!\w)")
_JOINED = re.compile(r"(?:что|чтобы|как|если|когда|пока|хотя|котор\w+|где|и|а|но|по|со)\s", re.IGNORECASE)
_NEAR = 40  # characters between a comma and who speaks behind it


def after_a_clause(sentence: Sentence, found: list[Said]) -> None:
    """ "На четверых возбуждены дела, другим полицейские обещают: «…»": who speaks after a comma, before a colon and a quotation, tells
    nothing of the clause before the comma, which has a verb of its own."""
    text, start = sentence.text, sentence.start
    for said in found:
        span = said.speaker.span
        if not said.lemma or said.back or span is None or not span.end <= said.cue.start:
            continue
        when = _WHILE.search(text, 0, span.start - start) and _THAT.match(text, said.cue.end - start)
        if not when and not _SPEAKS_AFTER.match(text, said.cue.end - start):
            continue
        comma = text.rfind(",", 0, max(0, span.start - start))
        if comma < 0 or span.start - start - comma > _NEAR or _JOINED.match(text[comma + 1 :].lstrip()):
            continue
        told = any(
            w.start < start + comma
            and w.pos == "VERB"
            and (w.feats.get("VerbForm") == "Fin" or w.feats.get("Variant") == "Short")
            for w in sentence.words
        )
        if told:
            said.content = Span(start + comma + 1, max(said.content.end, start + comma + 2))


def goes_on_to_do(sentence: Sentence, found: list[Said]) -> None:
    """ "Полиция предупредила собравшихся и начала задержания": a deed joined to the verb of saying is told by nobody in it."""
    for said in found:
        at = sentence.at(said.cue.start)
        if at is None or not said.lemma or said.back or said.content.end <= said.cue.end:
            continue
        if TELLING.match(sentence.text, said.cue.end - sentence.start):
            continue
        deeds = [
            c
            for c in sentence.children(at)
            if c > at
            and sentence.words[c].rel == "conj"
            and sentence.words[c].pos == "VERB"
            and sentence.words[c].lemma not in SAY
        ]
        if deeds and sentence.words[at].feats.get("VerbForm") == "Fin":
            said.content = Span(
                said.content.start, max(said.cue.end, min(said.content.end, sentence.words[deeds[0]].start))
            )


def after_a_deed(sentence: Sentence, found: list[Said]) -> None:
    """ "Жители собрались у мэрии и требуют ...": who did something and asks for something tells nothing of the deed."""
    words = sentence.words
    for said in found:
        at = sentence.at(said.cue.start)
        if at is None or said.lemma not in ACTS or said.back or words[at].rel != "conj":
            continue
        deed = words[at].head
        if 0 <= deed < at and words[deed].pos == "VERB" and words[deed].lemma not in SAY:
            said.content = Span(max(said.content.start, said.cue.start), max(said.content.end, said.cue.end))


_IT = re.compile(
    r"[,;]\s+(?:а\s+|но\s+)?(?P<who>[\w«»\" -]{3,50}?)\s+(?:это|эти\s+данные|эту\s+информацию|эту\s+цифру)\s+$"
)


def of_it(sentence: Sentence, found: list[Said]) -> None:
    """ "Газета пишет, что погибли двое, власти это отрицают": who denies it answers for nothing before."""
    for said in found:
        told = _IT.search(sentence.text[: said.cue.start - sentence.start]) if said.lemma else None
        if told is not None:
            said.content = Span(sentence.start + told.start("who"), sentence.end)


_AS_SAID = re.compile(r"(?:(?<!\w)(?:а\s+)?не|вместо)\s+(?P<what>[^,;]{1,40}),\s+как\s+$", re.IGNORECASE)
_WHICH = re.compile(r",\s+(?:\w+\s+)?котор(?:ый|ая|ое|ые|ого|ую|ых|ому|ой)\s[^,;]*$", re.IGNORECASE)
TELLING = re.compile(r"[^,;.]{0,60}(?:,\s+(?:что|как|будто|сколько|чтобы)(?!\w)|:)")


def relative(sentence: Sentence, found: list[Said]) -> None:
    """ "Выступят против отказа, который избирком объяснил ...": who speaks in such a clause answers for that clause."""
    found[:] = [s for s in found if not _taken_for(sentence, s)]
    for said in found:
        at = said.cue.start - sentence.start
        if (refuted := _AS_SAID.search(sentence.text[:at])) is not None:  # "51%, а не 64, как объявил ЦИК"
            said.content = Span(sentence.start + refuted.start("what"), said.cue.end)
            continue
        which = _WHICH.search(sentence.text[:at]) if said.lemma and not said.back else None
        if which is not None and not TELLING.match(sentence.text, said.cue.end - sentence.start):
            ends = sentence.text.find(",", said.cue.end - sentence.start)
            end = sentence.start + ends if ends >= 0 else sentence.end
            said.content = Span(sentence.start + which.start(), end)


_WHOM_THEY = re.compile(r",\s+(?:кого|которых|которого|которую)\s+(?:[\w«»-]+\s+){1,4}$", re.IGNORECASE)


# "Предостерегла от участия в том, что она назвала «незаконными протестами»".
_WHAT_THEY = re.compile(r"(?<!\w)то(?:м|го|му|й)?,\s+что\s+(?:он[аи]?|оно|[\w-]+)\s+$", re.IGNORECASE)


def _taken_for(sentence: Sentence, said: Said) -> bool:
    """ "Вызвали тех, кого силовики считают лидерами": it says who is meant, and nobody speaks."""
    before = sentence.text[: said.cue.start - sentence.start]
    if said.lemma in {"назвать", "называть"} and _WHAT_THEY.search(before):
        return True
    return said.lemma in {"считать", "называть", "полагать"} and _WHOM_THEY.search(before) is not None


_SPEECH_ENDS = re.compile(r"[»”\"]\s*,?\s*[—–-]\s*$")


def inside_speech(sentence: Sentence, found: list[Said]) -> None:
    """ "«... По данным больниц, ранен 51», — говорится в сообщении": the frame answers only inside the speech."""
    for verb in found:
        ends = _SPEECH_ENDS.search(sentence.text[: verb.cue.start - sentence.start]) if verb.lemma else None
        for frame in found if ends else ():
            end = sentence.start + ends.start() if ends else frame.content.end
            if not frame.lemma and frame.cue.end < end < frame.content.end:
                frame.content = Span(frame.content.start, end)
    closing = next(
        (v for v in found if v.lemma and _SPEECH_ENDS.search(sentence.text[: v.cue.start - sentence.start])),
        None,
    )
    if (
        closing is not None
    ):  # "«Они сказали, что ...», — заявил он": whom he quotes without a name speaks for himself nowhere
        found[:] = [
            s
            for s in found
            if s is closing or s.cue.start > closing.cue.start or s.speaker.words.lower() not in PRONOUNS
        ]
