"""Russian events without a figure: tallies of none, and events told by a verb alone."""

import re

from khronika.nouns import Kind, Span, Stance, Unit
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.event_words import find_triggers
from khronika.reading.russian.guards import certainty_of
from khronika.reading.russian.lexicon import JOURNALIST, POLICE, SECURITY
from khronika.reading.russian.parse import Sentence
from khronika.reading.russian.roles import doer_words, roles_of, words_of
from khronika.reading.told import Event

_NONE = (
    (re.compile(r"(?<!\w)(?<!из\s)(задержанн|пострадавш|погибш|жертв|арестованн|раненн?)\w*\s+(?:и\s+\w+\s+)?(?:среди\s+\w+\s+)?(?:в\s+\w+\s+)?(?:нет|не\s+было|не\s+имеется|не\s+зафиксирован\w+)(?!\w)", re.I), None),
    (re.compile(r"(?<!\w)(?:нет|не\s+было|обошлось\s+без|без)\s+(задержанн|пострадавш|погибш|жертв|арестованн|ранен)\w*", re.I), None),
    (re.compile(r"(?<!\w)никто\s+(?:из\s+[\w\s]{3,40}\s+)?не\s+(?:был\s+|были\s+)?(задержан|пострадал|погиб|арестован|ранен|умер)\w*", re.I), None),
    (re.compile(r"(?<!\w)никого\s+(?:из\s+[\w\s]{3,40}\s+)?не\s+(задерж|задержив|арест|убил|ранил)\w*", re.I), None),
    (re.compile(r"(?<!\w)никого\s+(?:из\s+[\w\s]{3,40}\s+)?(задерж|арест)\w*\s+не\s+(?:стал|собира|планир|пыта|намерен)\w*", re.I), None),
    (re.compile(r"(?<!\w)не\s+(?:было\s+)?(?:зафиксирован\w*|зарегистрирован\w*|зафиксировали|выявлен\w*|выявили)\s+(?:\w+\s+){0,2}?(людей|участник|протестующ|митинг|акци|человек)\w*", re.I), Kind.PROTEST),
    (re.compile(r"(?<!\w)ни\s+один\s+(?:человек|\w+)\s+не\s+(?:был\s+)?(задержан|пострадал|погиб|арестован)\w*", re.I), None),
)  # fmt: skip


_NOBODY = re.compile(
    r"(?<!\w)(?:никто|никого|ни\s+один|нет|обошлось\s+без|без|не\s+(?:было|имеется|зафиксирован\w*|зарегистрирован\w*|выявлен\w*|выявили))(?!\w)",
    re.IGNORECASE,
)
_NONE_KIND = (
    ("задерж", Kind.DETENTION), ("аресто", Kind.DETENTION), ("арест", Kind.DETENTION), ("пострад", Kind.INJURY), ("ране", Kind.INJURY),
    ("рани", Kind.INJURY), ("погиб", Kind.DEATH), ("жертв", Kind.DEATH), ("умер", Kind.DEATH), ("убил", Kind.DEATH),
)  # fmt: skip


def nobody_in(sentence: Sentence) -> list[Span]:
    """Where the sentence says that nobody was: "задержанных нет" is of no number beside it."""
    found = (match for pattern, _ in _NONE for match in pattern.finditer(sentence.text))
    return [Span(sentence.start + match.start(), sentence.start + match.end()) for match in found]


def events_of_none(sentence: Sentence) -> list[Event]:
    """ "Задержанных нет", "никто не пострадал": a tally of none, which denies. The figure [0, 0] keeps the words."""
    found: list[Event] = []
    for pattern, fixed in _NONE:
        for match in pattern.finditer(sentence.text):
            stem = match[1].lower()
            kind = fixed or next((k for s, k in _NONE_KIND if stem.startswith(s)), None)
            if kind is None or any(e.kind is kind for e in found):
                continue
            if fixed is Kind.PROTEST and not any(
                w.lemma in {"акция", "митинг", "протест", "шествие", "участник"} for w in sentence.words
            ):
                continue
            none = _NOBODY.search(match[0])
            first = match.start() + (none.start() if none else 0)
            last = match.start() + none.end() if none else match.end()
            span = Span(sentence.start + first, sentence.start + last)
            number = NumberMention(span, span, sentence.text[first:last], 0, 0, False, "fig.none", 0)
            found.append(
                Event(
                    kind,
                    sentence,
                    span.start,
                    number,
                    Unit.PERSONS,
                    None,
                    stance=Stance.DENIES,
                    rule="ru.ev.none",
                    confidence=0.75,
                )
            )
    return found


# "Сколько человек задержали", "кого отпустили", "задержан ли": a question is no claim.
_ASKED = re.compile(
    r"(?<!\w)(?:сколько|кого|кто|как\s+долго|каким|где\s+именно|о\s+причинах)(?!\w)", re.IGNORECASE
)


# Too common without a number of people: guards work everywhere, and suspicion is no charge yet.
_COUNTED_ONLY = frozenset(
    {
        "ru.ev.rabotajut",
        "ru.ev.podozrevat",
        "ru.ev.k-zdaniju",
        "ru.ev.figurant",
        "ru.ev.zabrat",
        "ru.ev.na-ploshchadi",
        "ru.ev.idti",
        "ru.ev.otkaz-rabotat",
        "ru.ev.vyshlo",
        "ru.ev.trebovat",
        "ru.ev.zanjat",
        "ru.ev.vyvesti-ljudej",
        "ru.ev.vmestit",
    }
)


_THINGS = frozenset(
    "часть здание дом имущество автомобиль машина автобус витрина окно магазин офис фасад дверь оборудование техника мебель "
    "сооружение постройка киоск банк банкомат отделение помещение офис ларек памятник церковь храм школа больница".split()
)


def _kind(sentence: Sentence, kind: Kind, target: int | None) -> Kind:
    """What it is by whom or what it befell: beaten journalists are attacked, hurt houses damaged."""
    if kind is Kind.FORCE and target is not None and sentence.words[target].lemma in JOURNALIST:
        return Kind.ATTACK_ON_JOURNALIST
    return Kind.DAMAGE if _of_things(sentence, kind, target) else kind


def _guards_come(sentence: Sentence, agent: int | None) -> bool:
    """ "Полицейские пришли на площадь": no protest of theirs. Nor are some who were counted, where that makes no figure."""
    if agent is not None and any(sentence.words[c].pos == "NUM" for c in sentence.children(agent)):
        return True
    if agent is None:
        return False
    both = [agent, *(c for c in sentence.children(agent) if sentence.words[c].rel == "conj")]
    return any(sentence.words[i].lemma in POLICE | SECURITY | {"сотрудник", "боец"} for i in both)


def _not_allowed(sentence: Sentence, at: int) -> bool:
    """ "Митинговать нельзя": nobody does."""
    word = sentence.words[at]
    near = sentence.words[max(0, at - 3) : at + 7]
    return word.feats.get("VerbForm") == "Inf" and any(w.lower in _FORBIDDEN for w in near)


_FORBIDDEN = frozenset(
    "нельзя запрещено запрещается невозможно недопустимо чревато опасно незаконно рискованно бессмысленно".split()
)


def _of_things(sentence: Sentence, kind: Kind, target: int | None) -> bool:
    """ "Пострадала часть здания": nobody is hurt."""
    return kind is Kind.INJURY and target is not None and sentence.words[target].lemma in _THINGS


_WANTING = frozenset("хотеть захотеть желать мечтать".split())


def _only_wanted(sentence: Sentence, at: int) -> bool:
    """ "Пришли, чтобы освободить подсудимых", "хотела арестовать": what somebody meant to do, and nobody did."""
    word = sentence.words[at]
    if word.feats.get("VerbForm") != "Inf":
        return False
    wanted = word.head >= 0 and sentence.words[word.head].lemma in _WANTING
    return wanted or any(sentence.words[c].lower in ("чтобы", "чтоб", "дабы") for c in sentence.children(at))


def _in_general(sentence: Sentence, at: int) -> bool:
    """ "Выходить на несогласованную акцию чревато": nobody is told to."""
    word = sentence.words[at]
    governor = sentence.words[word.head] if word.head >= 0 else None
    return (
        word.feats.get("VerbForm") == "Inf"
        and word.rel == "csubj"
        and governor is not None
        and governor.pos in {"ADJ", "ADV", "NOUN"}
    )


# "Акция «Не дайте убить моего отца»": what a rally, a banner or a song is called tells of nothing.
_SLOGAN = re.compile(
    r"(?<!\w)(?:акци|пикет|плакат|лозунг|песн|трек|кампани|флешмоб|надпис|хештег|хэштег|петици|фильм|марш|шестви|митинг|баннер)\w*\s+(?:[а-яё]+\s+){0,2}?(?P<says>[«\"“][^«»\"“”]{3,80}[»\"”])",
    re.IGNORECASE,
)


_MEANS = frozenset("собираться намереваться планировать думать".split())


def _not_meant(sentence: Sentence, at: int) -> bool:
    """ "Не собираются доставлять в отдел": neither done nor planned."""
    head = sentence.words[at].head
    meant = head > 0 and sentence.words[head].lemma in _MEANS
    return meant and sentence.words[head - 1].lower == "не"


_BODIES = frozenset("полиция милиция омон росгвардия нацгвардия армия спецназ гвардия".split())


def plain_events(sentence: Sentence) -> list[Event]:
    """Events told by a finite or passive verb, one a kind, without regard to figures. Nouns alone tell too little."""
    words = sentence.words
    found: list[Event] = []
    for trigger in find_triggers(sentence):
        word = words[trigger.at]
        full_participle = word.feats.get("VerbForm") == "Part" and word.feats.get("Variant") != "Short"
        if (
            trigger.entry.noun
            or trigger.entry.rule in _COUNTED_ONLY
            or word.lemma == "стоять"  # barricades stand too: only counted people do so in protest
            or word.pos != "VERB"
            or full_participle
            or any(e.kind is trigger.kind for e in found)
        ):
            continue
        if (
            _only_wanted(sentence, trigger.at)
            or _not_meant(sentence, trigger.at)
            or _in_general(sentence, trigger.at)
        ):
            continue
        if any(
            m.start("says") <= trigger.span.start - sentence.start < m.end("says")
            for m in _SLOGAN.finditer(sentence.text)
        ):
            continue
        if trigger.at + 1 < len(words) and words[trigger.at + 1].lower == "ли":
            continue  # "пострадали ли люди, неизвестно"
        if _ASKED.search(sentence.text[: trigger.span.start - sentence.start].rsplit(",", 1)[-1]):
            continue
        roles = roles_of(sentence, trigger)
        if trigger.kind is Kind.PROTEST and (
            _guards_come(sentence, roles.agent) or _not_allowed(sentence, trigger.at)
        ):
            continue
        agent, target = doer_words(sentence, roles.agent), words_of(sentence, roles.target)
        if trigger.entry.rule == "ru.ev.tela":
            agent = target = None  # who carries a body killed nobody
        kind = _kind(sentence, trigger.kind, roles.target)
        if kind is Kind.DETENTION and roles.target is not None and words[roles.target].lemma in _BODIES:
            continue  # "полиция переведена на усиленный режим"
        if (
            trigger.at > 1
            and words[trigger.at - 1].lower == "не"
            and words[trigger.at - 2].lemma in {"еще", "пока"}
        ):
            continue  # "ещё не увезли": neither told nor denied
        negated = any(words[c].lower == "не" for c in sentence.children(trigger.at))
        found.append(
            Event(
                kind,
                sentence,
                trigger.span.start,
                agent=agent,
                target=target,
                stance=Stance.DENIES if negated else Stance.ASSERTS,
                rule=trigger.entry.rule,
                confidence=round(trigger.entry.confidence - 0.1 - (0 if agent or target else 0.15), 2),
                certainty=certainty_of(sentence, trigger),
            )
        )
    return found
