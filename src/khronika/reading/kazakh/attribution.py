"""Who is said to say what, in Kazakh: possessor + "айтуынша", quotes closed by "деді", "деп хабарлайды" with its
speaker after it, "Бұл туралы X хабарлады", and references ("X-ке сілтеме жасап").

The verb closes its clause, so a speaker stands right before a verb of saying, right after "деп + verb", or at the
head of the sentence.
"""

import re
from dataclasses import replace

from khronika.nouns import Span
from khronika.reading.hearing import Said
from khronika.reading.kazakh.contrast import after_but, contrasted
from khronika.reading.kazakh.judging import judges
from khronika.reading.kazakh.openings import opened
from khronika.reading.kazakh.phrases import (
    alone,
    back_phrase,
    forward_phrase,
    head_phrase,
    is_body,
    leading,
    nominative,
    reference_phrase,
    speaks,
    words_before,
)
from khronika.reading.kazakh.saying import FRAME, SAY
from khronika.reading.kazakh.speakers import Speakers, clean
from khronika.reading.kazakh.voicing import (
    content_of,
    head_of_clause,
    is_outlet,
    only_opens,
    own_clause,
    owners,
    person_before,
    polled,
    speaker_of,
)
from khronika.reading.kazakh.words import Sentence, Word, case_of, without_genitive
from khronika.reading.kazakh.written import bracketed, by_data, gave, relayed, written

_DEP = opened(
    rf"(?<!\w)деп\s+(?P<verb>{SAY}|отыр|тарат(?:ты|қан)|ойлайды|біледі|таныды|атады|атап\s+отыр)(?!\w)"
)


# "... деп Бас прокуратура хабарлады"; "X: «...», – деп агенттікке хабарлаған".
_DEP_FAR = opened(rf"(?<!\w)деп\s+(?P<np>(?:[^\s,.;:]+\s+){{1,9}}?)(?P<verb>{SAY})(?!\w)")


_DEDI = opened(r"(?<!\w)(?P<verb>деді|дейді)(?!\w)")


_BACK = re.compile(
    rf"^\W*(?:бұл(?:ар)?\s+(?:туралы|жөнінде|жайлы|жайында|жайт\w*|(?:мәлімет|ақпарат|дерек|сан|цифр|көрсеткіш|жағдай)\w*)|осы\s+туралы|ол\s+туралы|мұны|(?:мұндай|бұл|осындай)\s+(?:дерек|мәлімет|есеп|санд?|цифр|ақпарат)\w*)\s+(?P<np>.+?)\s+(?P<verb>{SAY}|берді|береді|ұсынды)(?!\w)",
    re.IGNORECASE,
)


_PLAIN = opened(
    rf"(?<!\w)(?P<verb>{SAY}|ұсын(?:ды|ған)|тарат(?:ты|қан)|ата(?:йды|ды)|(?:айт|хабарла|мәлімде|жеткіз|раста|мойында)[ыі]?п)(?!\w)"
)


_REFERENCE = opened(
    r"(?<!\w)(?P<ref>сілтеме\s+жаса(?:п|й\s+отырып)|сүйен(?:іп|е\s+отырып)|сілтей\s+отырып)(?!\w)"
)


_DENY = re.compile(r"жоққа\s+шығар|теріске\s+шығар|тойтар", re.IGNORECASE)


_JUDGE = re.compile(
    r"айыпта|сын(?:ады|айды|аған|ап)|сана(?:йды|ды)|бағала|жоққа|теріске|алаңдаушылық|есептейді|талап\s+етті",
    re.IGNORECASE,
)


_COUNT = re.compile(r"жарияла|оқыды|тіркеді|құжатта|санады", re.IGNORECASE)


_ACT = re.compile(r"шақырды|талап|алаңдаушылық|айыптады|сынады", re.IGNORECASE)


def find_said(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """The attributions of a sentence, in order of their cues."""
    found: list[Said] = []
    speakers.learn(sentence)
    if (opener := _before_speech(sentence)) is not None:
        speakers.before_colon = speaker_of(sentence, opener, speakers)
    _frames(sentence, speakers, found)
    relayed(sentence, speakers, found)
    if both := contrasted(sentence, speakers):
        found += both
    else:
        _verbs(sentence, speakers, found)
    after_but(sentence, speakers, found)
    written(sentence, speakers, found)
    by_data(sentence, speakers, found)
    bracketed(sentence, speakers, found)
    _headline(sentence, speakers, found)
    _colon(sentence, speakers, found)
    found.sort(key=lambda s: s.cue.start)
    _references(sentence, speakers, found)
    for said in found:
        said.denies = bool(_DENY.search(said.lemma))
        said.judges = bool(_JUDGE.search(said.lemma)) or (
            not said.outlet and not said.back and _judged(sentence, said)
        )
        said.counts, said.carries = bool(_COUNT.search(said.lemma)), not _ACT.search(said.lemma)
        speakers.spoke(said.speaker)
        for inner in said.inner:
            speakers.spoke(inner)
    return found


_CLOSING = frozenset({"kk.attr.dep", "kk.attr.dep-far", "kk.attr.dedi", "kk.attr.verb"})


def _judged(sentence: Sentence, said: Said) -> bool:
    """True when what is said judges; a verb at the end governs what stands before it."""
    return judges(sentence.text[: said.cue.end - sentence.start] if said.rule in _CLOSING else sentence.text)


def _span(sentence: Sentence, match: re.Match[str], group: str | int = 0) -> Span:
    return Span(sentence.start + match.start(group), sentence.start + match.end(group))


def _frames(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    found += polled(sentence)
    for match in FRAME.finditer(sentence.text):
        words = _past_letters(words_before(sentence, sentence.start + match.start()))
        if (
            words
            and case_of(words[-1].text) == "dat"
            and match["noun"].lower().startswith(("айт", "хабарла"))
        ):
            words = words[:-1]  # "наразылардың Азаттыққа айтуынша"
        phrase = back_phrase(owners(words))
        if phrase is None or _ITS_RESULT.match([w for w in phrase if w.is_word][-1].lower):
            continue
        speaker = speaker_of(sentence, phrase, speakers)
        content = Span(phrase[0].start, sentence.end)
        if not sentence.text[match.end() :].strip(' .,;»"'):
            content = Span(sentence.start, sentence.end)
        found.append(Said(speaker, content, _span(sentence, match), "kk.attr.aituynsha"))


def _past_letters(words: list[Word]) -> list[Word]:
    """ "Құқық қорғаушылар агенттігі (HRANA) деректеріне сәйкес": the words before the letters in brackets."""
    bracketed = len(words) > 3 and words[-1].text == ")" and words[-3].text == "("
    return words[:-3] if bracketed else words


# "Мәслихат сайлауының қорытындысына сәйкес": what it is the result of, and nobody.
_ITS_RESULT = re.compile(r"сайлау(?!шы)|референдум|дауыс(?!\s*бер\w*шы)|санақ|тексеру|сараптама")
_HEADLINE = re.compile(r"\s[–—-]\s(?P<who>[^–—,:;.!?]{2,60})$")


def _headline(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """ "80 адам ұсталды – прокуратура": a line without a full stop that ends in a body."""
    match = _HEADLINE.search(sentence.text) if sentence.number <= 3 and not found else None
    if match is None:
        return
    words = [w for w in sentence.words if w.start >= sentence.start + match.start("who")]
    if not words or len(words) > 5 or not speaks(words):
        return
    speaker = speaker_of(sentence, words, speakers)
    content = Span(sentence.start, sentence.start + match.start() + 1)
    found.append(Said(speaker, content, _span(sentence, match, "who"), "kk.attr.headline"))


_OPENING = re.compile(r"(?P<who>[^:«»\"“”]{2,80}):\s*(?P<quote>[«\"“])?")


_WORDS_OF = re.compile(r"мәлімдемесі|хабарламасы|ақпараты|мәліметі|жауабы|есебі")


def _colon(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """ "Полиция: «Ешкім ұсталған жоқ»", and in a headline "ІІМ: 40 адам ұсталды": whoever stands before the colon."""
    match = _OPENING.match(sentence.text) if not found else None
    if match is None or not (match["quote"] or sentence.number == 0) or not sentence.text[match.end() :]:
        return
    words = [w for w in sentence.words if w.end <= sentence.start + match.end("who")]
    if words and (_WORDS_OF.fullmatch(words[-1].lower) or words[-1].lower == "болса"):
        words.pop()  # "ІІМ мәлімдемесі: ..."
    if not words or len(words) > 7 or not speaks(words) or case_of(words[-1].text):
        return
    if len(words) == 1 and any(c.isdigit() for c in words[0].text) and not is_body(words[0].text):
        return  # "Сайлау-2031: «Заря» институты ...": what it is about
    if match["quote"] is None and not is_body(words[-1].text):
        return
    content = Span(sentence.start + match.end(), sentence.end)
    found.append(
        Said(speaker_of(sentence, words, speakers), content, _span(sentence, match, "who"), "kk.attr.colon")
    )


def _told_before(sentence: Sentence, speakers: Speakers, found: list[Said]) -> list[tuple[int, int]]:
    """ "Бұл туралы X хабарлады": X said what the sentences before tell. Returns the stretch it takes, if any."""
    back = _BACK.search(sentence.text)
    if back is None:
        return gave(sentence, speakers, found)
    first, last = sentence.start + back.start("np"), sentence.start + back.end("np")
    if refers := re.search(r"\s*[^\s,]+\s+(?:сөз\w+\s+|мәлімет\w+\s+)?(?:сілтеме|сүйен|сілтей)", back["np"]):
        last = first + refers.start()
    words = [w for w in sentence.words if first <= w.start < last]
    speaker = speaker_of(sentence, _between(words) or words[-4:] or sentence.words[-1:], speakers)
    cue = _span(sentence, back, "verb")
    found.append(
        Said(
            speaker,
            Span(sentence.start, sentence.end),
            cue,
            "kk.attr.bul-turaly",
            back["verb"],
            True,
            is_outlet(speaker),
        )
    )
    return [back.span()]


def _verbs(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    text = sentence.text
    if found and found[-1].rule == "kk.attr.sozin-zhetkizdi":
        return
    taken = _told_before(sentence, speakers, found)
    for pattern, rule in (
        (_DEP, "kk.attr.dep"),
        (_DEP_FAR, "kk.attr.dep-far"),
        (_DEDI, "kk.attr.dedi"),
        (_PLAIN, "kk.attr.verb"),
    ):
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            if rule == "kk.attr.verb" and not _governs(text, match):
                continue
            if rule == "kk.attr.verb" and _DESCRIBES.match(text, match.start("verb")):
                continue  # "келгенін айтқан арбалы азамат": who somebody is
            taken.append(match.span())
            if rule == "kk.attr.dedi" and _CALLS.search(text[: match.start()]):
                continue  # "билік оларды «содырлар» деді": what they are called
            phrase = _phrase_for(sentence, match, rule)
            if phrase is not None and not only_opens(sentence, phrase, speakers):
                speaker = speaker_of(sentence, phrase, speakers)
            elif rule == "kk.attr.dep-far" and speakers.before_colon is not None:
                speaker = replace(speakers.before_colon, span=None)
            elif (person := person_before(sentence, match, speakers)) is not None:
                speaker = speaker_of(sentence, person, speakers)
            else:
                continue
            found.append(
                Said(speaker, content_of(sentence, match, phrase), _span(sentence, match), rule, match["verb"], outlet=is_outlet(speaker) or match["verb"].lower().startswith("жаз"))
            )  # fmt: skip


_DESCRIBES = re.compile(r"\w+(?:[ғқ]ан|[гк]ен)\s+(?!болатын|еді|екен|болса|соң|кезде|-)\w", re.IGNORECASE)
_CALLS = re.compile(r"(?:оны|бізді|[лдт][ае]рд[ыі])\s+[«\"“][^«»\"“”]{1,40}[»\"”]\s+$")


_DAY_FIRST = re.compile(
    r"(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)[дт][ае]|күні|кеше|бүгін|таңертең|кешке"
)


def _between(words: list[Word]) -> list[Word] | None:
    """The speaker among the words between "бұл туралы" and its verb: right before the verb in the nominative, else at
    their head ("Иран өкілі агенттікке берген сұхбатында")."""
    while len(words) > 1 and (words[0].text[0].isdigit() or _DAY_FIRST.fullmatch(words[0].lower)):
        words = words[1:]  # "Бұл туралы | 4 шілдеде | прокурор Аты Жөні ... брифингте мәлімдеді"
    close = back_phrase(words)
    if close and words and case_of(words[-1].text) in {"acc", "dat", "loc", "abl", "ins"}:
        lead = leading(words)
        if lead and speaks(lead):
            return lead
    return close


def _governs(text: str, match: re.Match[str]) -> bool:
    """A plain verb of saying counts with an object clause ("...ғанын мәлім етті"), a topic ("туралы"), or an accusative
    that is what was announced."""
    before = text[max(0, match.start() - 140) : match.start()].lower()
    if _CONVERB.search(match["verb"]) and " " not in match["verb"]:
        return _WHOSE_WORDS.search(before) is not None
    if match["verb"].lower().startswith(("ұсын", "тарат", "ата")) and not match["verb"].lower().startswith(
        "атап"
    ):
        return _FIGURE_OF.search(before) is not None
    return bool(
        re.match(r"\s*:\s*\w", text[match.end() :])
        or match["verb"].lower().startswith(("қорытынды", "күн қ", "есеп б"))
        or re.search(r"(?:ғанын|генін|қанын|кенін|атынын|етінін|туралы|жөнінде|жайлы)(?!\w)", before)
        or re.search(
            r"(?:нәтиже|қорытынды|дерек|мәлімет|сан|есеп|баға|ақпарат)\w*(?:ні|ны|ді|ды|ті|ты|сын|сін|ін|ын)(?!\w)",
            before,
        )
        or (
            match["verb"].lower().startswith(("тірке", "құжатта", "раста"))
            and re.search(r"(?:өлім|қаза)\w*(?:ін|сын|ын)\s+$", before)
        )
        or (
            match["verb"].lower().startswith(("келтір", "жарияла"))
            and re.search(r"(?:дерек|мәлімет|сан|цифр)\w*\s*$", before)
        )
        or (
            match["verb"].lower().startswith(("айтты", "мәлім", "хабарла"))
            and re.search(r"[:»\"]\s*[-–—]?\s*$", before)
        )
    )


# "... босатылғанын айтып, ...": a converb says where what is said stands right before it.
_CONVERB = re.compile(r"[ыі]?п$", re.IGNORECASE)
_WHOSE_WORDS = re.compile(r"(?:[ғқ]ан|[гк]ен|атын|етін|екен|болған)[ыі]?н\s+$")
_FIGURE_OF = re.compile(r"деген\s+(?:дерек|мәлімет|сан|ақпарат|хабар|цифр)\w*\s+$")


def _phrase_for(sentence: Sentence, match: re.Match[str], rule: str) -> list[Word] | None:
    """The speaker's words: after "деп хабарлайды" and "деді", before a plain verb, else at the sentence's head."""
    start, end = sentence.start + match.start(), sentence.start + match.end()
    if rule == "kk.attr.dep-far":
        first, last = sentence.start + match.start("np"), sentence.start + match.end("np")
        within = [w for w in sentence.words if first <= w.start < last]
        close = back_phrase(within)
        if (
            close
            and speaks(close)
            and case_of(within[-1].text) not in {"acc", "dat", "loc", "abl", "ins"}
            and within[-1].lower != "арқылы"
        ):
            return close
        return _before_speech(sentence) or head_phrase(sentence, start)
    if rule != "kk.attr.verb":
        forward = forward_phrase([w for w in sentence.words if w.start >= end])
        if forward:
            return forward
        return own_clause(sentence, match) or head_phrase(sentence, start)
    before = words_before(sentence, start)
    if match["verb"].lower().startswith("келтір"):
        before = before[: next((i for i, w in enumerate(before) if _GIVEN.fullmatch(w.lower)), len(before))]
    close = back_phrase(before)
    close = alone(close) if close else None
    if close and speaks(close) and case_of(before[-1].text) not in {"acc", "dat", "loc", "abl"}:
        return close
    if close and _AT_A_BODY.search(before[-1].lower):
        return close
    return head_of_clause(sentence, start)


# "министрлігінде жоққа шығарды": those who speak sit in the body.
_AT_A_BODY = re.compile(
    r"(?:министрлі|департамент|прокуратура|полиция|әкімді|комиссия|комитет|басқарма|агенттіг|ведомство|кеңес)\w*?(?:нде|нда|да|де|та|те)$"
)
# What is given stands before the verb in the nominative too: "ұйым | өзге деректер келтіреді".
_GIVEN = re.compile(r"өзге|басқа|мынадай|келесі|дерек\w*|мәлімет\w*|сан\w*|цифр\w*")
_SPEECH = re.compile(r":\s*[«\"“]")


def _before_speech(sentence: Sentence) -> list[Word] | None:
    """Whoever stands right before a colon and a quotation: "... министр Аты Жөні: «...»"."""
    match = _SPEECH.search(sentence.text)
    phrase = back_phrase(words_before(sentence, sentence.start + match.start())) if match else None
    return phrase if phrase and speaks(phrase) else None


def _references(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """ "Tengrinews-ке сілтеме жасап" is the inner voice of the sentence's outlet; alone it is a voice of its own."""
    for match in _REFERENCE.finditer(sentence.text):
        phrase = reference_phrase(words_before(sentence, sentence.start + match.start()))
        if not phrase:
            continue
        text = sentence.text[phrase[0].start - sentence.start : phrase[-1].end - sentence.start]
        text = re.sub(
            r"\s+(?:сөзіне|сөздеріне|мәліметіне|дерегіне|деректеріне|ақпаратына|хабарламасына|мәліметтеріне)$",
            "",
            text,
        )
        text = (
            re.sub(r"-?(?:ға|ге|қа|ке|на|не)$", "", text)
            if re.search(r"-(?:ға|ге|қа|ке)$", text)
            else nominative(text)
        )
        text = (
            without_genitive(text)
            if " " not in text
            else f"{text.rpartition(' ')[0]} {without_genitive(text.rpartition(' ')[2])}"
        )
        speaker = speakers.resolve(clean(text), Span(phrase[0].start, phrase[-1].end))
        near = min(found, key=lambda s: abs(s.cue.start - sentence.start - match.start()), default=None)
        if near is not None:
            near.inner.append(speaker)
            near.outlet = True
        else:
            found.append(
                Said(speaker, Span(sentence.start, sentence.end), _span(sentence, match), "kk.attr.silteme")
            )
