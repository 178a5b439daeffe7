"""Two voices set against each other in one sentence: "Кәсіподақтар 900 мың адам шықты десе, полиция 281 мың дейді"."""

import re
from dataclasses import replace

from khronika.nouns import Span
from khronika.reading.hearing import Said
from khronika.reading.kazakh.numbers import is_numeral
from khronika.reading.kazakh.phrases import head_phrase, leading, speaks
from khronika.reading.kazakh.speakers import Speakers
from khronika.reading.kazakh.voicing import is_outlet, speaker_of
from khronika.reading.kazakh.words import Sentence, case_of

_SAYS = re.compile(
    r"(?<!\w)(?:(?:десе|(?:деп\s+)?(?:хабарла|мәлімде|айт|жаз|сана|есепте|көрсет)[сұ][ае])(?=,)"
    r"|(?:дейді|деді|деп(?:\s+\w+){1,2}))(?!\w)",
    re.IGNORECASE,
)
_HALVES = re.compile(r"[сС][еЕаА],")


def contrasted(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """Both voices, each over its own half; empty unless the first half ends in "десе" and both have their speaker."""
    if not _HALVES.search(sentence.text):
        return []  # nearly always
    verbs = list(_SAYS.finditer(sentence.text))
    first = next((v for v in verbs if v[0].lower().endswith(("се", "са"))), None)
    second = next((v for v in verbs if first is not None and v.start() > first.end()), None)
    if first is None or second is None:
        return []
    middle = sentence.start + first.end()
    found = []
    for verb, start, end in ((first, sentence.start, middle), (second, middle, sentence.end)):
        half = replace(sentence, _words=[w for w in sentence.words if start <= w.start and w.is_word])
        phrase = head_phrase(half, sentence.start + verb.start())
        if phrase is None:
            return []
        speaker = speaker_of(sentence, phrase, speakers)
        cue = Span(sentence.start + verb.start(), sentence.start + verb.end())
        found.append(
            Said(speaker, Span(start, end), cue, "kk.attr.dese", verb[0].lower(), outlet=is_outlet(speaker))
        )
    return found


_BUT = re.compile(r"[,;]\s+(?:ал\s+|(?=(?:[\w«»\"-]+\s+){1,4}болса\s))")


def after_but(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """ "Министрлік 40 адам ұсталғанын хабарлады, ал белсенділер 90 адам дейді": behind "but" its own subject speaks."""
    turn = (
        _BUT.search(sentence.text)
        if found and (" ал " in sentence.text or " болса " in sentence.text)
        else None
    )
    if turn is None:
        return
    at, begin = sentence.start + turn.start(), sentence.start + turn.end()
    words = [w for w in sentence.words if w.start >= begin]
    words = words[
        : next((i for i, w in enumerate(words) if w.text[0].isdigit() or is_numeral(w.lower)), len(words))
    ]
    subject = leading(words)
    if not subject or not speaks(subject) or case_of(subject[-1].text):
        return
    if sentence.text.startswith("болса", subject[-1].end - sentence.start + 1):
        subject = [w for w in subject if w.lower != "болса"]
        if all(said.cue.start < at for said in found):  # "полиция болса он екі мыңын ғана санаған"
            cue = Span(begin, subject[-1].end)
            found.append(
                Said(speaker_of(sentence, subject, speakers), Span(begin, sentence.end), cue, "kk.attr.but")
            )
    for said in found:
        if said.cue.start < at:
            said.content = Span(said.content.start, min(said.content.end, at))
        elif said.lemma:
            said.speaker = speaker_of(sentence, subject, speakers)
            said.content = Span(begin, sentence.end)
