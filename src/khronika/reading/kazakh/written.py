"""Voices that speak through a paper of theirs: "..., делінген министрліктің хабарламасында", "бұл туралы қордың сайтында
жазылды", "Дерек көзі: құқық қорғау ұйымы". The verb is passive; the owner of the paper stands in the genitive or before
it, and is the one who says."""

import re

from khronika.nouns import Span
from khronika.reading.hearing import Said, Speaker
from khronika.reading.kazakh.openings import opened
from khronika.reading.kazakh.phrases import back_phrase, is_body, speaks
from khronika.reading.kazakh.speakers import Speakers, clean
from khronika.reading.kazakh.voicing import is_outlet, speaker_of
from khronika.reading.kazakh.words import Sentence, Word, case_of

_PASSIVE = opened(
    r"(?<!\w)(?:делін(?:ген|еді|ді)|(?:жазыл|айтыл|көрсетіл|жариялан|хабарлан|баяндал|мәлімдел|келтіріл|нақтылан)"
    r"(?:ған|ген|ды|ді|[ыі]п\s+отыр|[ыі]пты|[ыі]пті))(?!\w)"
)
_PAPER = re.compile(
    r"(?:хабарлама|хабарландыру|мәлімдеме|есеб|есеп|баяндама|ақпарат|жауаб|жауап|сайт|парақша|жазба|құжат|хат|релиз|арна|аккаунт|қаулы|үкім)"
    r"\w*?(?:нда|нде|да|де|та|те|ндағы|ндегі)",
    re.IGNORECASE,
)
# Words between the owner and the paper.
_PLATFORM = re.compile(
    r"(?:ресми|баспасөз|таратқан|жариялаған|ұсынған|берген|арнайы|соңғы|жазбаша|өз|жеке|телеграм|фейсбук|инстаграм|facebook|telegram|twitter|instagram|youtube|х|x|әлеуметтік|желідегі|желісіндегі|бүгінгі|кешкі|кезекті|жылдық)\w*",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\W*(?:бұл(?:ар)?|осы|ол|мұндай)\s+(?:туралы|жөнінде|жайлы|жайында|мәлімет|дерек)\w*", re.IGNORECASE
)
_FAR = 9  # words: further behind its verb no paper stands in our own sentences


def written(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """Adds whoever says through a paper that a passive verb goes with, and whoever a line names as its source."""
    for match in _PASSIVE.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        owner = _owner([w for w in sentence.words if w.start >= end][:_FAR]) or _owner(
            [w for w in sentence.words if w.end <= start]
        )
        if owner is None or any(s.cue.start <= owner[0].start < s.cue.end for s in found):
            continue
        speaker = speaker_of(sentence, owner, speakers)
        back = bool(_BACK.match(sentence.text))
        whole, cue = Span(sentence.start, sentence.end), Span(start, end)
        lemma, outlet = match[0].lower(), is_outlet(speaker)
        found.append(Said(speaker, whole, cue, "kk.attr.written", lemma, back, outlet))
        return
    if not found:
        _label(sentence, speakers, found)


def _owner(words: list[Word]) -> list[Word] | None:
    """Whose paper the last paper among the words is."""
    at = next((i for i in range(len(words) - 1, -1, -1) if _PAPER.fullmatch(words[i].text)), None)
    if at is None:
        return None
    before = words[:at]
    while before and (_PLATFORM.fullmatch(before[-1].text) or before[-1].text in '«»"'):
        if before[-1].text in '»"' and not _PLATFORM.fullmatch(before[-2].text if len(before) > 1 else ""):
            break
        before = before[:-1]
    phrase = back_phrase(before)
    if phrase is None or not speaks(phrase):
        return None
    last = [w for w in phrase if w.is_word][-1]
    owns = case_of(last.text) == "gen" or is_body(last.text) or phrase[-1].text in '»"”'
    return phrase if owns and case_of(last.text) in {"", "gen"} else None


_LABEL = re.compile(
    r"\W*(?:дерек\s?көзі|дереккөз\w*|ақпарат\s+көзі|мәлімет\s+көзі)\s*[:–—-]\s*(?P<who>[^:;]{2,80}?)[.!]?\s*$",
    re.IGNORECASE,
)


def _label(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """ "Дерек көзі: X" at the end: X said what the lines before tell."""
    match = _LABEL.match(sentence.text)
    if match is None:
        return
    words = [w for w in sentence.words if w.start >= sentence.start + match.start("who")]
    while words and not words[-1].is_word and words[-1].text not in '»"”':
        words.pop()
    if not words:
        return
    speaker = speaker_of(sentence, words, speakers)
    whole = Span(sentence.start, sentence.end)
    cue = Span(sentence.start, sentence.start + match.start("who"))
    found.append(Said(speaker, whole, cue, "kk.attr.label", back=True, outlet=is_outlet(speaker)))


# Begins at its first word: a pattern that begins with any word is slow where it fails.
_GAVE = re.compile(
    r"(?<!\w)(?:(?:осындай|мұндай|осы)\s+(?:дерек|мәлімет|сан|цифр|ақпарат)\w*\s+"
    r"(?P<verb>келтірді|берді|жариялады|айтты|таратты|хабарлады|келтірген|берген)"
    r"|(?:осылай|солай)\s+(?P<so>дейді|деді|айтады|айтты|мәлімдеді|хабарлады))\W*$"
)


def gave(sentence: Sentence, speakers: Speakers, found: list[Said]) -> list[tuple[int, int]]:
    """ "Бас прокуратура осындай мәліметтер келтірді": X gave what the sentences before tell. The stretch it takes."""
    told = "осы" in sentence.text or "ұндай" in sentence.text or "солай" in sentence.text
    match = _GAVE.search(sentence.text) if told else None
    if match is None:
        return []
    phrase = back_phrase([w for w in sentence.words if w.end <= sentence.start + match.start()])
    if phrase is None or not speaks(phrase):
        return []
    speaker, whole = speaker_of(sentence, phrase, speakers), Span(sentence.start, sentence.end)
    verb = "verb" if match["verb"] else "so"
    cue = Span(sentence.start + match.start(verb), sentence.start + match.end(verb))
    found.append(Said(speaker, whole, cue, "kk.attr.bul-turaly", match[verb], True, is_outlet(speaker)))
    return [match.span()]


_IN_BRACKETS = re.compile(
    r"\((?P<who>[^()]{3,60}?)\s+(?:дерегі|деректері|мәліметі|мәліметтері|есебі|бағасы|бағалауы|ақпараты|санауы)\)"
)


def bracketed(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """ "Ұсталғандар – 64 адам (полиция дерегі)": whose number stands before the brackets, as far as the ones before those."""
    for match in _IN_BRACKETS.finditer(sentence.text) if "(" in sentence.text else ():
        first, last = sentence.start + match.start("who"), sentence.start + match.end("who")
        phrase = [w for w in sentence.words if first <= w.start < last]
        if not phrase or not speaks(phrase):
            continue
        opened = sentence.text.rfind(")", 0, match.start()) + 1
        content = Span(sentence.start + opened, sentence.start + max(match.start(), opened + 1))
        found.append(
            Said(
                speaker_of(sentence, phrase, speakers),
                content,
                Span(first, last),
                "kk.attr.brackets",
                counts=True,
            )
        )


_OF_ITS_DATA = re.compile(
    r"^\W*(?P<who>[^:«»–—,]{2,60}?|[«\"][^«»\"]{2,40}[»\"])\s+(?:(?:ресми\s+)?(?:дерегі|деректері|мәліметі|ақпараты|есебі|санауы)\s*[–—:]"
    r"|(?:дерекқорында|дерекқоры\s+бойынша|базасында|тізімінде|есебінде|баяндамасында)\s)"
)
_NAMELESS = re.compile(
    r"(?<!\w)(?P<who>бейресми|ресми)\s+(?:дерек|мәлімет|ақпарат)\w*\s+бойынша", re.IGNORECASE
)
_BY_THEM = re.compile(
    r"^\W*(?:оған|соған|бұған|оларға)\s+(?:сенсек|сүйенсек|жүгінсек|қарағанда)", re.IGNORECASE
)


_DATA_WORDS = (
    "дере",
    "мәліме",
    "ақпара",
    "есебі",
    "санау",
    "базас",
    "тізімі",
    "баянда",
)  # patterns are slow where they fail


def by_data(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """ "ІІМ ресми дерегі – 20 ұсталған", "«Қоныс» дерекқорында 212 тұтқын бар", "ресми дерек бойынша", "оған сенсек": whose
    data it is. Only where nothing else in the sentence speaks."""
    if found:
        return
    whole, text = Span(sentence.start, sentence.end), sentence.text
    if (own := _OF_ITS_DATA.match(text) if any(w in text for w in _DATA_WORDS) else None) is not None:
        first, last = sentence.start + own.start("who"), sentence.start + own.end("who")
        phrase = [w for w in sentence.words if first <= w.start < last]
        if phrase and (speaks(phrase) or phrase[-1].text in '»"'):
            cue = Span(first, sentence.start + own.end())
            found.append(
                Said(speaker_of(sentence, phrase, speakers), whole, cue, "kk.attr.data", counts=True)
            )
    elif (plain := _NAMELESS.search(text) if "есми" in text else None) is not None:
        cue = Span(sentence.start + plain.start(), sentence.start + plain.end())
        speaker = Speaker(f"{plain['who'].lower()} деректер", cue)
        found.append(Said(speaker, Span(cue.start, sentence.end), cue, "kk.attr.data", carries=False))
    elif (them := _BY_THEM.match(sentence.text)) is not None and (latest := speakers.latest()) is not None:
        cue = Span(sentence.start, sentence.start + them.end())
        found.append(Said(latest, whole, cue, "kk.attr.data"))


_RELAYED = re.compile(
    r"(?P<who>[\w«»\"'’ .-]+?)\s+(?:.{0,40}?)айтқан сөзін\s+(?P<outlet>[\w«»\"'’ .-]+?)\s+(?:жеткізді|келтірді|жариялады|жазды)",
    re.I,
)


def relayed(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """ "Оның ... айтқан сөзін X басылымы жеткізді": X relays, the one before said it."""
    # The pattern begins with any word and is slow where it fails, which is nearly everywhere.
    match = _RELAYED.search(sentence.text) if "айтқан сөзін" in sentence.text.lower() else None
    if match is None or len(match["outlet"]) < 3:
        return
    outlet = Speaker(
        clean(match["outlet"]),
        Span(sentence.start + match.start("outlet"), sentence.start + match.end("outlet")),
    )
    words = [w for w in sentence.words if w.start < sentence.start + match.end("who")]
    said = Said(
        outlet,
        Span(sentence.start, sentence.end),
        Span(sentence.start + match.start(), sentence.start + match.end()),
        "kk.attr.sozin-zhetkizdi",
        "жеткізді",
        back=True,
        outlet=True,
    )
    if words:
        said.inner.append(speaker_of(sentence, words[:1], speakers))
    found.append(said)
