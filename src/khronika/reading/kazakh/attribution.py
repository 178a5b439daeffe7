"""Who is said to say what, in Kazakh: possessor + "айтуынша", quotes closed by "деді", "деп хабарлайды" with its
speaker after it, "Бұл туралы X хабарлады", and references ("X-ке сілтеме жасап").

The verb closes its clause, so a speaker stands right before a verb of saying, right after "деп + verb", or at the
head of the sentence.
"""

import re
from dataclasses import replace

from khronika.nouns import Span
from khronika.reading.kazakh.words import Sentence, Word, case_of, without_case, without_genitive
from khronika.reading.voices import Said, Speaker

_FRAME = re.compile(
    r"(?<!\w)(?P<noun>айтуынша|сөзінше|мәліметінше|мәліметтерінше|мәліметіне\s+қарағанда|мәліметіне\s+сүйенсек|дерегінше|деректерінше|"
    r"дерегіне\s+сүйенсек|деректеріне\s+сүйенсек|деректеріне\s+қарағанда|хабарлауынша|хабарлауына\s+қарағанда|хабарлағанындай|"
    r"ақпаратынша|ақпаратына\s+сүйенсек|айтқанындай|пікірінше|бағалауынша|есебінше|болжамынша|болжауынша|жазуынша|түсіндіруінше|"
    r"мәлімдеуінше|сендіруінше|растауынша|(?:ақпараты|ақпараттары|мәліметі|мәліметтері|деректері|дерегі|қорытындысы|нәтижесі|нәтижелері|"
    r"есебі|сауалнамасы|сөзі|бағасы|хабарламасы|мәлімдемесі|болжамы)\s+бойынша)(?!\w)",
    re.IGNORECASE,
)
_SAY = (
    r"(?:хабарла(?:йды|ды|ған|п\s+отыр)|мәлімде(?:йді|ді|ген)|мәлім\s+ет(?:ті|еді|кен)|мәлімет\s+бер(?:ді|еді)|жаз(?:ды|ады|ған)|айт(?:ты|ады|қан)|"
    r"атап\s+өтт?(?:і|еді)|түсіндір(?:ді|еді)|қос(?:ты|ады)|жеткіз(?:ді|еді)|сана(?:йды|ды)|есептейді|ескертт?і|баяндады|растады|тойтарды|"
    r"жоққа\s+шығарды|теріске\s+шығарды|айыптады|сынады|бағалады|сендірді|жауап\s+берді|пікір\s+білдірді|мәлімдеме\s+жасады|"
    r"жарияла(?:ды|йды)|оқыды|таныстырды|келтір(?:ді|еді)|тіркеді|санады|деді|дейді|деген|шақырды|талап\s+етті|алаңдаушылық\s+білдірді)"
)
_DEP = re.compile(rf"(?<!\w)деп\s+(?P<verb>{_SAY})(?!\w)", re.IGNORECASE)
_DEDI = re.compile(r"(?<!\w)(?P<verb>деді|дейді)(?!\w)", re.IGNORECASE)
_BACK = re.compile(
    rf"^\W*(?:бұл\s+(?:туралы|жөнінде|жайлы|жайында|мәліметті|ақпаратты|деректі)|осы\s+туралы|ол\s+туралы|мұндай\s+(?:дерек|мәлімет)\w*)\s+(?P<np>.+?)\s+(?P<verb>{_SAY})(?!\w)",
    re.IGNORECASE,
)
_PLAIN = re.compile(rf"(?<!\w)(?P<verb>{_SAY})(?!\w)", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?P<ref>сілтеме\s+жаса(?:п|й\s+отырып)|сүйен(?:іп|е\s+отырып)|сілтей\s+отырып)(?!\w)", re.IGNORECASE
)
_RELAYED = re.compile(
    r"(?P<who>[\w«»\"'’ .-]+?)\s+(?:.{0,40}?)айтқан\s+сөзін\s+(?P<outlet>[\w«»\"'’ .-]+?)\s+(?:жеткізді|келтірді|жариялады|жазды)",
    re.I,
)
_DENY = re.compile(r"жоққа\s+шығар|теріске\s+шығар|тойтар", re.IGNORECASE)
_JUDGE = re.compile(
    r"айыптады|сынады|сана(?:йды|ды)|бағалады|жоққа|теріске|алаңдаушылық|есептейді|талап\s+етті",
    re.IGNORECASE,
)
_COUNT = re.compile(r"жарияла|оқыды|тіркеді|санады", re.IGNORECASE)
_ACT = re.compile(r"шақырды|талап|алаңдаушылық|айыптады|сынады", re.IGNORECASE)
_OUTLET = re.compile(
    r"агенттіг|газет|басылым|сайт|портал|журнал(?!ис)|арна|радио|тілші|\.(?:kz|ru|com|org|net|media|kg)(?!\w)|tengri|sputnik|азаттық|news|times|reuters|afp|интерфакс|тасс",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:оның|ол|олардың|олар|өзінің|соның)$", re.IGNORECASE)
_AGAIN = re.compile(
    r"^(?:министр\w*|ведомство\w*|министрлік\w*|прокуратура\w*|полиция\w*|сайт\w*|басылым\w*|партия\w*|комиссия\w*|өкіл\w*|тілші\w*|агенттік\w*|ұйым\w*|депутат\w*|президент\w*)$",
    re.IGNORECASE,
)
_ROOTS = {
    "ведомство": r"министр|прокуратура|департамент|комитет|агентті|ведомств|полиция",
    "басылым": _OUTLET.pattern,
    "сайт": _OUTLET.pattern,
    "өкіл": r"өкіл|хатшы|министр|прокурор",
    "ұйым": r"ұйым|watch|қор|одақ|бюро",
}


class Speakers:
    """The voices of one report, in reading order: resolves "оның", "министр", "ведомство", a bare surname."""

    def __init__(self) -> None:
        self._heard: list[Speaker] = []
        self._named: list[str] = []

    def learn(self, sentence: Sentence) -> None:
        """Takes in bodies named in quotation marks ("«Жаңа жол» партиясы"), so that "партия" alone finds them."""
        for match in re.finditer(
            r"[«\"“][^«»\"“”]{2,40}[»\"”]\s+(?:партия|қозғалыс|ұйым|агенттіг|газет|қор)\w*", sentence.text
        ):
            self._named.append(_clean(match[0]))

    def spoke(self, speaker: Speaker) -> None:
        self._heard.append(speaker)

    def latest(self) -> Speaker | None:
        return replace(self._heard[-1], span=None) if self._heard else None

    def resolve(self, words: str, span: Span) -> Speaker:
        low = words.lower()
        if _PRONOUN.match(low):
            return (
                Speaker(self._heard[-1].words, span) if self._heard else Speaker(words, span, resolved=False)
            )
        if low.startswith("ведомств") or " " not in words.strip():
            root = next((pattern for stem, pattern in _ROOTS.items() if low.startswith(stem)), low[:7])
            looked = self._heard if _AGAIN.match(low.split()[0]) or words[:1].isupper() else []
            for heard in reversed(looked):
                if re.search(root, heard.words.lower()) and heard.words.lower() != low:
                    return Speaker(heard.words, span)
            if _AGAIN.match(low):
                named = next((n for n in reversed(self._named) if low[:5] in n.lower()), None)
                return Speaker(named or words, span)
        if (again := self._office_again(words)) is not None:
            return Speaker(again, span)
        return Speaker(words, span)

    def _office_again(self, words: str) -> str | None:
        """ "Комитет басшысы" after "... комитетінің төрағасы Аты Жөні" is that person."""
        first, _, rest = words.partition(" ")
        if (
            not re.fullmatch(r"(?:басшысы|өкілі|төрағасы|министрі|хатшысы|жетекшісі)", rest)
            or first[:1].isupper()
        ):
            return None
        return next((h.words for h in reversed(self._heard) if first.lower()[:5] in h.words.lower()), None)


def find_said(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """The attributions of a sentence, in order of their cues."""
    found: list[Said] = []
    speakers.learn(sentence)
    _frames(sentence, speakers, found)
    _relayed(sentence, speakers, found)
    _verbs(sentence, speakers, found)
    found.sort(key=lambda s: s.cue.start)
    _references(sentence, speakers, found)
    for said in found:
        said.denies, said.judges = bool(_DENY.search(said.lemma)), bool(_JUDGE.search(said.lemma))
        said.counts, said.carries = bool(_COUNT.search(said.lemma)), not _ACT.search(said.lemma)
        speakers.spoke(said.speaker)
        for inner in said.inner:
            speakers.spoke(inner)
    return found


def _whole(sentence: Sentence) -> Span:
    return Span(sentence.start, sentence.end)


def _span(sentence: Sentence, match: re.Match[str], group: str | int = 0) -> Span:
    return Span(sentence.start + match.start(group), sentence.start + match.end(group))


def _frames(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    for match in _FRAME.finditer(sentence.text):
        words = _before(sentence, sentence.start + match.start())
        phrase = _back_phrase(words)
        if phrase is None:
            continue
        speaker = _speaker(sentence, phrase, speakers)
        content = Span(phrase[0].start, sentence.end)
        if not sentence.text[match.end() :].strip(' .,;»"'):
            content = _whole(sentence)
        found.append(Said(speaker, content, _span(sentence, match), "kk.attr.aituynsha"))


def _relayed(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """ "Оның ... айтқан сөзін X басылымы жеткізді": X relays, the one before said it."""
    match = _RELAYED.search(sentence.text)
    if match is None or len(match["outlet"]) < 3:
        return
    outlet = Speaker(_clean(match["outlet"]), _span(sentence, match, "outlet"))
    words = [w for w in sentence.words if w.start < sentence.start + match.end("who")]
    said = Said(
        outlet,
        _whole(sentence),
        _span(sentence, match),
        "kk.attr.sozin-zhetkizdi",
        "жеткізді",
        back=True,
        outlet=True,
    )
    if words and not _PRONOUN.match(words[0].text):
        said.inner.append(_speaker(sentence, words[:1], speakers))
    found.append(said)


def _verbs(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    text = sentence.text
    if found and found[-1].rule == "kk.attr.sozin-zhetkizdi":
        return
    taken: list[tuple[int, int]] = []
    back = _BACK.search(text)
    if back:
        first, last = sentence.start + back.start("np"), sentence.start + back.end("np")
        if refers := re.search(
            r"\s*[^\s,]+\s+(?:сөз\w+\s+|мәлімет\w+\s+)?(?:сілтеме|сүйен|сілтей)", back["np"]
        ):
            last = first + refers.start()
        words = [w for w in sentence.words if first <= w.start < last]
        speaker = _speaker(sentence, _back_phrase(words) or words[-4:] or sentence.words[-1:], speakers)
        found.append(
            Said(
                speaker,
                _whole(sentence),
                _span(sentence, back, "verb"),
                "kk.attr.bul-turaly",
                back["verb"],
                True,
                _outlet(speaker),
            )
        )
        taken.append(back.span())
    for pattern, rule in ((_DEP, "kk.attr.dep"), (_DEDI, "kk.attr.dedi"), (_PLAIN, "kk.attr.verb")):
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            if rule == "kk.attr.verb" and not _governs(text, match):
                continue
            taken.append(match.span())
            phrase = _phrase_for(sentence, match, rule)
            if phrase is None:
                continue
            speaker = _speaker(sentence, phrase, speakers)
            found.append(
                Said(speaker, _whole(sentence), _span(sentence, match), rule, match["verb"], outlet=_outlet(speaker) or match["verb"].lower().startswith("жаз"))
            )  # fmt: skip


def _governs(text: str, match: re.Match[str]) -> bool:
    """A plain verb of saying counts with an object clause ("...ғанын мәлім етті"), a topic ("туралы"), or an accusative
    that is what was announced."""
    before = text[max(0, match.start() - 140) : match.start()].lower()
    return bool(
        re.search(r"(?:ғанын|генін|қанын|кенін|атынын|етінін|туралы|жөнінде|жайлы)(?!\w)", before)
        or re.search(
            r"(?:нәтиже|қорытынды|дерек|мәлімет|сан|есеп|баға|ақпарат)\w*(?:ні|ны|ді|ды|ті|ты|сын|сін|ін|ын)(?!\w)",
            before,
        )
        or (
            match["verb"].lower().startswith(("айтты", "мәлім", "хабарла"))
            and re.search(r"[:»\"]\s*[-–—]?\s*$", before)
        )
    )


def _phrase_for(sentence: Sentence, match: re.Match[str], rule: str) -> list[Word] | None:
    """The speaker's words: after "деп хабарлайды" and "деді", before a plain verb, else at the sentence's head."""
    start, end = sentence.start + match.start(), sentence.start + match.end()
    if rule != "kk.attr.verb":
        forward = _forward_phrase([w for w in sentence.words if w.start >= end])
        if forward:
            return forward
        return _head_phrase(sentence, start)
    before = _before(sentence, start)
    close = _back_phrase(before)
    if close and _speaks(close) and case_of(before[-1].text) not in {"acc", "dat", "loc", "abl"}:
        return close
    return _head_phrase(sentence, start)


_BODY = re.compile(
    r"министр|прокурат|полици|комисси|агентт|департамент|партия|ұйым|қозғалыс|тілші|сайт|басылым|газет|өкіл|хатшы|басшы|төраға|әкім|президент|депутат|"
    r"қызмет|орталы|ведомств|сот|штаб|комитет|баспасөз|куәгер|белсенді|сарапшы|қор|одақ|миссия|байқаушы|билік|үкімет|кеңес|бюро|іім|оск|ішкі|құқық|"
    r"адвокат|дәрігер|аурухана|журналист|\.kz|\.kg|\.com|\.ru|tengri|sputnik|azattyq|азаттық",
    re.IGNORECASE,
)


def _speaks(phrase: list[Word]) -> bool:
    text = " ".join(w.text for w in phrase)
    return bool(_BODY.search(text) or _PRONOUN.match(text) or phrase[-1].capital)


def _before(sentence: Sentence, offset: int) -> list[Word]:
    return [w for w in sentence.words if w.end <= offset]


def _back_phrase(words: list[Word]) -> list[Word] | None:
    """The phrase that ends the words: back to punctuation, a number, or a word whose ending closes another phrase."""
    phrase: list[Word] = []
    quoted = False
    for word in reversed(words):
        if word.text in '»"”':
            quoted = not quoted if word.text == '"' else True
            phrase.append(word)
            continue
        if word.text in "«“":
            quoted = False
            phrase.append(word)
            continue
        if not word.is_word or word.text[0].isdigit():
            break
        if phrase and not quoted and _closes(word):
            break
        phrase.append(word)
        if len([w for w in phrase if w.is_word]) >= 9:
            break
    phrase.reverse()
    while phrase and not phrase[0].is_word and phrase[0].text not in '«"“':
        phrase.pop(0)
    return phrase if any(w.is_word for w in phrase) else None


_CLOSING = re.compile(r"(?:ған|ген|қан|кен|ып|іп|са|се|ады|еді|йды|йді|ды|ді|ты|ті)$")
_CONNECT = frozenset(
    "бірақ ал сондай-ақ сонымен бұл туралы кейін бұрын дейін үшін сондықтан сол осы қазір алайда десе деп бірге күні және".split()
)


def _closes(word: Word) -> bool:
    low = word.lower
    if low in _CONNECT:
        return True
    if word.capital:
        return case_of(word.text) in {"loc", "abl", "dat"}
    if case_of(word.text) in {"acc", "loc", "abl", "dat", "ins"}:
        return True
    return len(low) > 5 and bool(_CLOSING.search(low)) and case_of(low) != "gen"


def _forward_phrase(words: list[Word]) -> list[Word] | None:
    """The phrase that follows: to punctuation, a number or a word in another case; a participle or a locative before
    the final name only describes it and is left out."""
    phrase: list[Word] = []
    quoted = False
    for i, word in enumerate(words):
        if word.text in '«"“»”':
            if word.text in "»”" and not quoted and phrase:
                break
            quoted = not quoted
            phrase.append(word)
            continue
        if not word.is_word and not (word.text in "’'-" and phrase):
            break
        if word.text[0].isdigit() and "." not in word.text and not quoted:
            break
        if word.lower in {"сілтеме", "деп", "сүйеніп", "сондай-ақ", "сол", "осы", "бұл", "кеше", "бүгін"}:
            break
        following = words[i + 1].lower if i + 1 < len(words) else ""
        if following in {"сілтеме", "сүйеніп"}:
            break
        phrase.append(word)
    if any(w.lower in {"сілтеме", "сүйеніп", "сілтей"} for w in words[: len(phrase) + 3]):
        # "X сайты Y-ке сілтеме жасап": the outlet ends at its own word.
        end = next((i for i, w in enumerate(phrase) if _OUTLET_END.search(w.lower)), len(phrase) - 1)
        if end + 1 < len(phrase) and _OUTLET_END.search(phrase[end + 1].lower):
            end += 1
        phrase = phrase[: end + 1]
    while phrase and not phrase[-1].is_word and phrase[-1].text not in '»"”':
        phrase.pop()
    return _naming(phrase) if any(w.is_word for w in phrase) else None


_OUTLET_END = re.compile(r"\.(?:kz|kg|com|ru|org)$|сайты$|агенттігі$|порталы$|тілшісі$|газеті$|басылымы$")


def _naming(phrase: list[Word]) -> list[Word]:
    """Of the words after a verb of saying those that name the speaker: a name at their end without the participles and
    places that only describe it, else the body they begin with ("деді министр отырыстан кейін тілшілерге")."""
    pieces: list[list[Word]] = [[]]
    for word in phrase:
        breaks = word.is_word and (
            case_of(word.text) in {"abl", "dat", "ins", "acc", "loc"}
            or re.search(r"(?:ған|ген|қан|кен|кейін)$", word.lower)
        )
        if breaks and not word.capital:
            pieces.append([])
        else:
            pieces[-1].append(word)
    if len(pieces) == 1:
        return phrase
    if pieces[-1] and (pieces[-1][-1].capital or _BODY.search(pieces[-1][-1].text)):
        return pieces[-1]
    first = pieces[0]
    if first and _AGAIN.match(first[0].text):
        return first[:1]
    if first and _speaks(first):
        return first
    return phrase


def _head_phrase(sentence: Sentence, before: int) -> list[Word] | None:
    """The subject at the sentence's head: the leading words up to a capitalised name or a body that a comma, a number,
    an opening quotation or a word in another case follows."""
    phrase: list[Word] = []
    for word in sentence.words:
        if word.start >= before or len(phrase) > 10:
            break
        if not word.is_word:
            if word.text in '«"“»”' and (phrase or word is sentence.words[0]):
                phrase.append(word)
                continue
            break
        if word.text[0].isdigit() or (phrase and _closes(word)):
            break
        if not phrase and (
            (case_of(word.text) in {"loc", "abl", "acc", "dat"} and not word.capital)
            or word.lower in _CONNECT
        ):
            break
        phrase.append(word)
    while phrase and not (phrase[-1].capital or _BODY.search(phrase[-1].text) or phrase[-1].text in '»"'):
        phrase.pop()
    text = " ".join(w.text for w in phrase)
    return phrase if phrase and (_speaks(phrase)) and len(text) > 2 else None


def _speaker(sentence: Sentence, phrase: list[Word], speakers: Speakers) -> Speaker:
    span = Span(phrase[0].start, phrase[-1].end)
    text = sentence.text[span.start - sentence.start : span.end - sentence.start]
    return speakers.resolve(_nominative(text), span)


def _nominative(text: str) -> str:
    text = _clean(text)
    if re.match(r"^(?:оның|олардың|өзінің)$", text, re.IGNORECASE):
        return text
    head, _, last = text.rpartition(" ")
    bare = without_genitive(last)
    if bare == last and case_of(last) in {"loc", "dat", "abl", "acc"} and not last.isupper():
        bare = without_case(last)
    return f"{head} {bare}".strip()


def _clean(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,;:–—-")
    text = re.sub(r"^(?:ал|бірақ|сондай-ақ|қазір|кеше|бүгін)\s+", "", text, flags=re.IGNORECASE)
    if len(text) > 2 and text[0] in '«"“' and text[-1] in '»"”':
        return text[1:-1]
    return text.lstrip('«"“') if text.count("«") > text.count("»") or text.count('"') == 1 else text


def _outlet(speaker: Speaker) -> bool:
    return bool(_OUTLET.search(speaker.words))


def _references(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """ "Tengrinews-ке сілтеме жасап" is the inner voice of the sentence's outlet; alone it is a voice of its own."""
    for match in _REFERENCE.finditer(sentence.text):
        phrase = _reference_phrase(_before(sentence, sentence.start + match.start()))
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
            else _nominative(text)
        )
        text = (
            without_genitive(text)
            if " " not in text
            else f"{text.rpartition(' ')[0]} {without_genitive(text.rpartition(' ')[2])}"
        )
        speaker = speakers.resolve(_clean(text), Span(phrase[0].start, phrase[-1].end))
        near = min(found, key=lambda s: abs(s.cue.start - sentence.start - match.start()), default=None)
        if near is not None:
            near.inner.append(speaker)
            near.outlet = True
        else:
            found.append(Said(speaker, _whole(sentence), _span(sentence, match), "kk.attr.silteme"))


def _reference_phrase(words: list[Word]) -> list[Word] | None:
    """Words before "сілтеме жасап": the last carries the dative; back to a verb, punctuation or another case."""
    phrase: list[Word] = []
    for word in reversed(words):
        if not word.is_word and word.text not in '«»"“”':
            break
        if phrase and (_closes(word) or _OUTLET_END.search(word.lower)):
            break
        phrase.append(word)
        if len(phrase) >= 7:
            break
    phrase.reverse()
    return phrase or None
