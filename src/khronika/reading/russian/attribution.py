"""Who is said to say what, in Russian. A frame ("по данным"), a verb ("заявил") or a reference ("со ссылкой на")
gives a ``Said``: a voice and the stretch of text it answers for. Which voices govern a claim is decided in ``voices``.
"""

import re
from itertools import pairwise

from khronika.nouns import Span
from khronika.reading.hearing import Said, Speaker
from khronika.reading.russian.closings import closing_data, of_a_kind, own_data
from khronika.reading.russian.cues import ACTS, COUNT, DENY, DISPUTE, JUDGE, RELAY, SAY, THREATEN
from khronika.reading.russian.frames import (
    bracketed_data,
    colon,
    find_frames,
    headline,
    phrase_from,
)
from khronika.reading.russian.knowing import backs
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.reach import (
    TELLING,
    after_a_clause,
    after_a_deed,
    appeals,
    goes_on_to_do,
    inside_speech,
    of_it,
    relative,
)
from khronika.reading.russian.rivals import closing_frames, gapped, rival_frames, semicolons, set_against
from khronika.reading.russian.speakers import OFFICE, PRONOUNS, Speakers
from khronika.reading.russian.verbs import find_verbs, negated


def find_said(sentence: Sentence, speakers: Speakers) -> list[Said]:
    """The attributions of a sentence, in order of their cues. ``speakers`` remembers who spoke earlier in the report
    and learns those found here."""
    speakers.learn(sentence)
    framed = [*find_frames(sentence, speakers), *find_verbs(sentence, speakers)]
    found: list[Said] = [
        *framed,
        *_titled(sentence, speakers, framed),
        *own_data(sentence, speakers),
        *closing_data(sentence, speakers),
        *bracketed_data(sentence, speakers),
        *of_a_kind(sentence),
    ]
    found.sort(key=lambda said: said.cue.start)
    _of_the_same(sentence, found)
    _references(sentence, speakers, found)
    gapped(sentence, speakers, found)
    rival_frames(sentence, found)
    _partition(sentence, found)
    _trailing(sentence, found)
    closing_frames(sentence, found)
    _side_by_side(sentence, found)
    _yield_to_verbs(found)
    semicolons(sentence, found)
    set_against(sentence, found)
    appeals(sentence, found)
    _passed_on(found)
    of_it(sentence, found)
    goes_on_to_do(sentence, found)
    after_a_deed(sentence, found)
    after_a_clause(sentence, found)
    relative(sentence, found)
    inside_speech(sentence, found)
    _manner(sentence, found)
    for said in found:
        speakers.spoke(said.speaker, passing_on=said.outlet)
        for inner in said.inner:
            speakers.spoke(inner)
    return found


def _titled(sentence: Sentence, speakers: Speakers, others: list[Said]) -> list[Said]:
    """The voice that heads a line or a sentence before a colon, or ends a headline after a dash."""
    found = headline(sentence, speakers) or colon(sentence, speakers)
    # "«Жёлтые жилеты»: вышли 32 тысячи, подсчитала полиция": the topic, where another speaks.
    topic = sentence.text.lstrip()[:1] in '«"“' and any(
        s.lemma or s.rule.startswith("ru.attr.po-") for s in others
    )
    return [] if topic else found


def _passed_on(found: list[Said]) -> None:
    """ "Об этом сообщила организация, пишет агентство": who writes it passes it on."""
    told = [s for s in found if s.back and s.lemma and s.lemma not in RELAY and not s.outlet]
    for said in found if told else ():
        said.outlet = said.outlet or (said.back and said.lemma in RELAY)


# "Подсчитала газета": her own number, and nobody's that she passes on.
_COUNTS_ITSELF = frozenset(
    "подтвердить подтверждать насчитать насчитывать подсчитать посчитать задокументировать".split()
)
UNBELIEVED = frozenset("считать подтвердить подтверждать признать признавать согласиться".split())


def _manner(sentence: Sentence, found: list[Said]) -> None:
    """How each voice stands to what it says: denies, disputes, threatens, judges, counts; and whether it goes on speaking."""
    for said in found:
        at = sentence.at(said.cue.start)
        withheld = said.lemma in UNBELIEVED and at is not None and negated(sentence, at)
        said.denies = said.lemma in DENY or withheld
        said.disputes = said.lemma in DISPUTE or (withheld and said.lemma == "согласиться")
        said.threatens = said.lemma in THREATEN
        passed = _passes_judgement(sentence, said)
        counted = said.lemma in {"назвать", "называть"} and _NAMES_A_NUMBER.match(
            sentence.text, said.cue.end - sentence.start
        )
        said.judges = said.judges or (said.lemma in JUDGE and not counted) or passed
        said.outlet = said.outlet and not passed and not (said.lemma in _COUNTS_ITSELF and not said.inner)
        said.counts = said.counts or said.lemma in COUNT
        opinion = said.lemma in {"считать", "полагать"} and not TELLING.match(
            sentence.text, said.cue.end - sentence.start
        )
        weighs = said.lemma in {"оценить", "оценивать"}
        if weighs and not _SO_MANY.search(sentence.text, said.cue.end - sentence.start):
            opinion, said.counts = True, False
        elif weighs and _HOW_MANY.match(sentence.text, said.cue.end - sentence.start):
            said.judges = False
        own_house = _AT_ITS_OWN.search(sentence.text) is not None and said.lemma in SAY
        said.carries = said.carries and said.lemma not in ACTS and not opinion and not own_house
        said.carries = said.carries and (said.speaker.resolved or not said.lemma)


# "Как сообщили в РУВД, у них задержанных нет": they tell of nobody else's.
_AT_ITS_OWN = re.compile(r"(?<!\w)у\s+(?:них|нас|себя)(?!\w)", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\s+(?:\w+\s+)?(?:числ|количеств|численност|участник|толп|явк)\w*\s(?:[\w-]+\s+){0,4}?(?:в|как)\s+(?:[\w-]+\s+){0,3}?(?:\d|тысяч|сот|полтор|дв|тр|пят|десят)",
    re.IGNORECASE,
)  # "оценили число участников в 500 человек" judges nothing
_SO_MANY = re.compile(r"\d|тысяч|\bсот|десят")  # "оценили явку и её честность" counts nobody
_NAMES_A_NUMBER = re.compile(r"\s+(?:\w+\s+)?(?:числ|количеств|цифр|имен|имя|причин|дат)", re.IGNORECASE)
_CALLED = re.compile(r"(?<!\w)называ(?:ют|ется|ются)(?!\w)[^.;]{0,60}[«\"“]")


def _passes_judgement(sentence: Sentence, said: Said) -> bool:
    """ "Отмечает, что их называют «формальными»": a judgement of nobody named is that of who passes it on."""
    after = sentence.text[said.cue.end - sentence.start :]
    return after.startswith((", что", ":")) and _CALLED.search(after) is not None


def _of_the_same(sentence: Sentence, found: list[Said]) -> None:
    """ "Активисты заявили, что, по их мнению, ...": the pronoun is the subject of the verb before it."""
    for i, frame in enumerate(found):
        span = frame.speaker.span
        if frame.lemma or span is None or _words(sentence, span) not in PRONOUNS:
            continue
        verbs = [s for s in found[:i] if s.lemma and s.speaker.resolved]
        if verbs:
            frame.speaker = Speaker(verbs[-1].speaker.words, span)
    for i, said in enumerate(found):
        offices = [s.speaker for s in found[:i] if s.speaker.resolved and OFFICE.search(s.speaker.words)]
        if (
            offices and said.speaker.words == "ведомство"
        ):  # "МВД заявило о ..., приводит данные ведомства агентство"
            said.speaker = Speaker(offices[-1].words, said.speaker.span)
        if offices:
            said.inner = [
                Speaker(offices[-1].words, s.span) if s.words == "ведомство" else s for s in said.inner
            ]
    for i, verb in enumerate(found):
        span = verb.speaker.span
        if not verb.lemma or span is None or _words(sentence, span) not in PRONOUNS:
            continue
        frames = [s for s in found[:i] if not s.lemma and s.speaker.resolved and s.speaker.span != span]
        if frames:  # "По данным администрации, собрались 300 человек, сообщила она"
            verb.speaker = Speaker(frames[-1].speaker.words, span)


def _words(sentence: Sentence, span: Span) -> str:
    return sentence.text[span.start - sentence.start : span.end - sentence.start].lower()


_REFERENCE = re.compile(
    r"со\s+ссылкой\s+на\s+|ссылаясь\s+на\s+|сослался\s+на\s+|сослались\s+на\s+|цитируя\s+|опира\w+\s+на\s+",
    re.IGNORECASE,
)


_FOREIGN = re.compile(r"[A-Za-z][A-Za-z0-9 .'’&-]+")  # "сообщает The Noon со ссылкой на МВД"
_GIVES = frozenset({"привести", "приводить"})  # "такие цифры приводит X со ссылкой на Y"


_LEANING = re.compile(
    r"\W*(?:агентств|издани|газет|сайт|портал|журнал|телеканал|канал)\w*(?:,[^,]{2,30},)?\s+(?:при\s+этом\s+)?"
    r"(?:ссыла(?:ется|лось|лся|лась|лись|ются)|сослал(?:ось|ся|ась|ись)|опира(?:ется|лось|лся|лась|лись|ются))\s+на\s+",
    re.IGNORECASE,
)


def _leaning(sentence: Sentence, speakers: Speakers, found: list[Said]) -> bool:
    """ "Агентство ссылается на очевидцев": whose the tally of the sentence before is, behind the agency named there."""
    match = _LEANING.match(sentence.text)
    start = sentence.at(sentence.start + match.end()) if match else None
    phrase = phrase_from(sentence, start) if start is not None else None
    if match is None or phrase is None:
        return False
    cue = Span(sentence.start, sentence.start + match.end() - 1)
    whole = Span(sentence.start, sentence.end)
    found.append(Said(speakers.named(sentence, *phrase), whole, cue, "ru.attr.leans", back=True))
    return True


def _references(sentence: Sentence, speakers: Speakers, found: list[Said]) -> None:
    """Adds "со ссылкой на X" as the inner voice of the attribution before it; alone it is a voice of its own."""
    if _leaning(sentence, speakers, found):
        return
    for match in _REFERENCE.finditer(sentence.text):
        start = sentence.at(sentence.start + match.end())
        phrase = phrase_from(sentence, start) if start is not None else None
        if phrase is None:
            continue
        speaker = speakers.named(sentence, *phrase)
        cue = Span(sentence.start + match.start(), sentence.start + match.end() - 1)
        before = [
            s
            for s in found
            if s.cue.start < cue.start
            and (s.outlet or s.lemma in RELAY | _GIVES or not s.lemma or _FOREIGN.fullmatch(s.speaker.words))
        ]
        before = before or [s for s in found if s.cue.start > cue.end and s.cue.start - cue.end < 60]
        if before:
            before[-1].inner.append(speaker)
            before[-1].outlet = True
            continue
        # After a body or person, the one referred to is the outlet through which it was heard.
        everything, through = Span(sentence.start, sentence.end), bool(found)
        found.append(
            Said(speaker, everything, cue, "ru.attr.so-ssylkoj", back=backs(sentence), outlet=through)
        )
        if through:
            break


def _yield_to_verbs(found: list[Said]) -> None:
    """ "По данным СМИ, погибли шестеро, а милиция подтвердила гибель двоих": a frame ends where the subject of a later
    verb of saying begins."""
    for i, frame in enumerate(found):
        if frame.lemma or frame.content.start != frame.cue.start:
            continue
        for verb in found[i + 1 :]:
            start = verb.speaker.span.start if verb.speaker.span else verb.cue.start
            if (
                verb.lemma
                and verb.speaker.words != frame.speaker.words
                and frame.cue.end < start < verb.cue.start
            ):
                frame.content = Span(frame.content.start, start)
                verb.content = Span(start, verb.content.end)
                break


def _trailing(sentence: Sentence, found: list[Said]) -> None:
    """ "700 человек по данным полиции и до трёх тысяч по данным организаторов": each frame that follows its figure
    without a pause answers for what stands before it."""
    frames = [s for s in found if s.rule == "ru.attr.po-slovam"]
    after = [s for s in frames if _follows_closely(sentence, s.cue.start)]
    if len(after) < 2 or len(after) < len(frames):
        return
    start = sentence.start
    for frame in after:
        frame.content = Span(start, frame.cue.start)
        start = frame.speaker.span.end if frame.speaker.span else frame.cue.end


def _follows_closely(sentence: Sentence, offset: int) -> bool:
    at = sentence.at(offset)
    return bool(at) and at is not None and sentence.words[at - 1].pos not in {"PUNCT", "CCONJ"}


_TELLS = re.compile(r"[^,;:.]{0,60}(?:,\s+(?:что|как|будто|сколько|чтобы)(?!\w)|:)")


def _side_by_side(sentence: Sentence, found: list[Said]) -> None:
    """ "ГУВД оценивало толпу в 8 тысяч, притом что организаторы заявляли о 30": each subject answers for its own clause."""
    verbs = [s for s in found if s.lemma and s.speaker.span and s.speaker.span.end <= s.cue.start]
    for one, other in pairwise(verbs):
        start = other.speaker.span.start if other.speaker.span else other.cue.start
        between = sentence.text[one.cue.end - sentence.start : start - sentence.start]
        told = _TELLS.match(sentence.text[one.cue.end - sentence.start :])
        if (
            told
            or one.speaker.words == other.speaker.words
            or not re.search(r"[,;]", between)
            or start <= one.cue.end
        ):
            continue
        one.content = Span(one.content.start, min(one.content.end, start))
        other.content = Span(max(other.content.start, start), other.content.end)


def _partition(sentence: Sentence, found: list[Said]) -> None:
    """Where a sentence has several voices, a verb answers for its own side: what follows it ("заявил, что ..."), or
    what stands before it ("..., сообщил ..."), as far as the next voice of the same rank."""
    for i, said in enumerate(found):
        if said.rule.startswith(("ru.attr.po-slovam", "ru.attr.soglasno")):
            later = [
                s
                for s in found[i + 1 :]
                if s.rule.startswith(("ru.attr.po-", "ru.attr.soglasno"))
                and s.content.start == s.cue.start
                and s.content.end == said.content.end
            ]
            if later and said.content.start == said.cue.start:
                said.content = Span(said.content.start, later[0].cue.start)
            continue
        after = sentence.text[said.cue.end - sentence.start :]
        if re.match(r"(?:[^,:;.]{0,60}),\s+(?:что|как|будто|сколько|чтобы)(?!\w)", after) or re.match(
            r"[^,;.]{0,60}:", after
        ):
            previous = [s for s in found[:i] if not s.outlet and s.speaker.words != said.speaker.words]
            spoken = said.speaker.span.start if said.speaker.span else said.cue.start
            if previous:
                start = min(said.cue.start, spoken) if spoken >= previous[-1].cue.end else said.cue.start
                said.content = Span(start, sentence.end)
            elif _OPPOSED.search(sentence.text[: spoken - sentence.start]):
                said.content = Span(min(said.cue.start, spoken), sentence.end)
        elif (
            said.lemma
            and (spoke := said.speaker.span) is not None
            and spoke.end <= said.cue.start
            and _OPPOSED.search(sentence.text[: spoke.start - sentence.start])
        ):
            said.content = Span(spoke.start, said.content.end)


# "Полиция задержала 90 человек, но прокуратура уточнила: 174": what stands before the turn is not hers.
_OPPOSED = re.compile(r"[,;]\s+(?:но|а|однако|зато|хотя|тогда\s+как)\s+(?:в\s+)?$", re.IGNORECASE)
