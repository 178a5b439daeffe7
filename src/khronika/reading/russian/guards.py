"""When a Russian number is, or is not, a figure of the event beside it: doers, demands, pronouns, shares of the vote."""

import re
from collections.abc import Sequence

from khronika.nouns import Certainty, Kind, Stance, Unit
from khronika.reading.mentions import NumberMention
from khronika.reading.russian.counting import Counted, last_word, number_first
from khronika.reading.russian.cues import COUNT
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.lexicon import BY_LEMMA, LIGHT, TIMES, VOTE, WIRE
from khronika.reading.russian.parse import Sentence, Word
from khronika.reading.russian.triggers import clause_of
from khronika.reading.russian.wholes import listed_last
from khronika.reading.told import Event

# What may befall one of those counted.
_BEFELL = {Kind.INJURY, Kind.DEATH, Kind.RELEASE, Kind.SENTENCE, Kind.DETENTION}


def _one_of_a_tally(
    sentence: Sentence, number: NumberMention, counted: Counted, triggers: Sequence[Trigger]
) -> bool:
    """ "Один из них в реанимации", "ещё одному вынесли предупреждение": one counts where something befell it."""
    before = sentence.text[: number.core.start - sentence.start]
    another = bool(re.search(r"(?<!\w)ещ[её]\s+$", before, re.IGNORECASE))
    first, last = clause_of(sentence, number.core.start)
    befell = any(first <= t.span.start < last and t.kind in _BEFELL for t in triggers)
    after = sentence.text[number.core.end - sentence.start :]
    another = another or _beside_others(sentence, number, triggers)
    of_many = bool(re.match(r"\s+из\s+(?:\w+\s+)?\w+(?:ых|их|ов|ев|ей)(?!\w)", after))
    return befell and (counted.part or another or of_many)


_ALSO = re.compile(
    r"[^.;]{0,40}(?:,|\sи\s)[^.;]{0,40}(?:\d|дво|тро|четвер|пятер|шестер|семер|пять|шесть|семь|восемь|девять|десять)",
    re.I,
)
_ALSO_BEFORE = re.compile(r"(?:\d|(?:дво|тро|четвер|пятер|шестер|семер)\w+)[^.;]{0,40}[,;]\s+у\s+$", re.I)


def _beside_others(sentence: Sentence, number: NumberMention, triggers: Sequence[Trigger]) -> bool:
    """ "Убит один и ранены десять", "у троих переломы, у одного выбит глаз": one counts beside other counts."""
    before = sentence.text[: number.core.start - sentence.start]
    after = sentence.text[number.core.end - sentence.start :]
    told = any(t.kind in _BEFELL and t.span.end == sentence.start + len(before.rstrip()) for t in triggers)
    of_several = re.match(r"\W*из\s", before, re.IGNORECASE) and not re.search(r"\w", after)
    return bool((told and (of_several or _ALSO.match(after))) or _ALSO_BEFORE.search(before))


def one_is_a_pronoun(
    sentence: Sentence, number: NumberMention, counted: Counted, triggers: Sequence[Trigger]
) -> bool:
    """ "Один из", "одно из", "одни": a word for one counts only before a person ("один пострадавший")."""
    if number.value != 1 or any(character.isdigit() for character in number.text):
        return False
    if counted.noun is None and _one_of_a_tally(sentence, number, counted, triggers):
        return False
    if counted.noun is None and listed_last(sentence, number):
        return False
    return counted.noun is None or counted.unit is not Unit.PERSONS


_ARE_HELD = frozenset({"ru.ev.v-ovd", "ru.ev.zhdut-suda", "ru.ev.za-reshetkoj"})
_DONE_TO = frozenset({Kind.FORCE, Kind.DETENTION, Kind.DISPERSAL, Kind.ATTACK_ON_JOURNALIST})


def doer(sentence: Sentence, counted: Counted, trigger: Trigger) -> bool:
    """ "Двое вооружённых избили троих": those counted do it to others."""
    words = sentence.words
    if counted.noun is None or trigger.entry.noun or words[counted.noun].head != trigger.at:
        return False
    if trigger.entry.rule in _ARE_HELD:
        return False  # "12 человек ждут суда"
    verb = words[trigger.at]
    active = verb.feats.get("Voice") != "Pass" and not verb.lower.endswith(("ся", "сь"))
    others = any(
        words[c].rel == "obj"
        and words[c].lemma not in TIMES
        and words[c].lemma != "ночь"
        and c + 1 != counted.noun - (words[counted.noun - 1].text == ".")  # "задержали 1,5 тыс. человек"
        and not any(words[i].pos == "ADP" for i in sentence.children(c))
        for c in sentence.children(trigger.at)
    )  # "на моих глазах избили человек пять": what has a preposition is no object, though the tree calls it one
    return words[counted.noun].rel == "nsubj" and active and others and trigger.kind in _DONE_TO


_DEMANDING = frozenset("требовать потребовать призвать призывать просить попросить".split())


def demanded(sentence: Sentence, trigger: Trigger) -> bool:
    """ "Требует освободить 11 заключённых": nothing has happened to them yet."""
    word = sentence.words[trigger.at]
    return (
        word.feats.get("VerbForm") == "Inf"
        and word.head >= 0
        and sentence.words[word.head].lemma in _DEMANDING
    )


def of_others(
    sentence: Sentence, number: NumberMention, counted: Counted, triggers: Sequence[Trigger]
) -> bool:
    """ "Родственники семидесяти солдат пришли", "судьба 26 рабочих неизвестна": those counted only say whose kin, or whose
    fate, is spoken of."""
    words = sentence.words
    at = counted.noun if counted.noun is not None else last_word(words, number.core.end)
    first = number_first(words, number)
    owned = first - 1 if first < 2 or words[first - 1].lemma != "еще" else first - 2
    if (
        counted.noun is None
        and owned >= 0
        and words[owned].lemma in _OF_OTHERS
        and (
            words[owned].animate
            or (words[owned].lemma == "дело" and all(t.entry.rule != "ru.ev.delo-v-sud" for t in triggers))
        )
    ):
        return True  # "жёны троих из них", "дела ещё четверых вернули"
    head = words[at].head
    if head < 0 or head >= at or words[at].rel != "nmod" or words[at].feats.get("Case", "Gen") != "Gen":
        return False
    if any(head in {t.at, t.anchor} for t in triggers) or any(
        w.pos == "ADP"
        for w in words[head + 1 : number_first(words, number)]
        if w.lower not in {"около", "до", "от"}
    ):
        return False
    return words[head].lemma in _OF_OTHERS


_OF_OTHERS = frozenset(
    "родственник родной близкий жена муж мать отец родитель семья адвокат защитник друг сын дочь вдова судьба "
    "портрет фотография фото дом квартира дело".split()
)
_THRESHOLD = re.compile(
    r"(?<!\w)(?:численностью|вместимостью|вместительностью|рассчитан\w*\s+на)\s+$", re.IGNORECASE
)


_EXPECTED = re.compile(
    r"(?<!\w)(?:рассчитыва|надея|обеща)\w+\s+(?:собрать|привести|вывести|увидеть)\s+(?:[\w-]+\s+){0,3}$|(?<!\w)(?:для|кроме|помимо|за\s+исключением)\s+$",
    re.IGNORECASE,
)
# "Митинг согласован на 5 тысяч", "в камерах, рассчитанных на двести".
_DESIGNED = re.compile(
    r"(?<!\w)(?:рассчитанн\w+\s+на|(?:согласова|разреш|заявл|подал)\w+\s+(?:[\w«»-]+\s+){0,4}?на)\s+$",
    re.IGNORECASE,
)
_ROOM_FOR = re.compile(r"(?<!\w)(?:камер|комнат|палат|зал|помещени)\w*\s+на\s+$", re.IGNORECASE)


# "Помешала десяткам тысяч приехать", "не пустили 40 человек"; "в 32 городах от нескольких до 25".
_KEPT_AWAY = re.compile(
    r"(?<!\w)(?:помеша|препятств|не\s+(?:позвол|да[лвё]|пусти|пропусти))\w*\s+[«\"]?$|(?<!\w)от\s+(?:нескольких|пары|одного|одной)\s+$|"
    r"(?<!\w)в\s+(?:остальных|других|прочих)\s+(?:город|регион|област|район)\w+\s+(?:[—–-]\s+)?$",
    re.IGNORECASE,
)
# "Митинг на сто человек согласовали".
_RALLY_OF = re.compile(r"(?<!\w)(?:митинг|акци|шестви|пикет|мероприяти|собрани)\w*\s+на\s+$", re.IGNORECASE)
_ALLOWED = re.compile(
    r"\s+(?:человек|участник\w+)\s+(?:\w+\s+)?(?:согласова|разреш|заявл|запрет|запрещ)", re.IGNORECASE
)


# "Запрещены собрания, в которых участвуют больше восьми человек"; "порог явки для этого – 30%".
_FORBIDDEN = re.compile(
    r"(?:запре(?:щ|ти)|разреш[её]н|ограничен)\w*\s+(?:[\w-]+\s+){0,3}?(?:собрани|мероприяти|встреч|митинг|акци|сборищ)\w*,?\s+"
    r"(?:в\s+котор\w+\s+(?:[\w-]+\s+){1,3}|с\s+участием\s+|численностью\s+|с\s+числом\s+(?:[\w-]+\s+)?)$|"
    r"(?<!\w)(?:порог|планк)\w{0,2}\s+(?:явки\s+)?(?:(?:для|на|в|к|при)\s+[\w-]+\s+){0,2}(?:[—–-]\s+|в\s+|составля\w+\s+)?$",
    re.IGNORECASE,
)


def threshold(sentence: Sentence, number: NumberMention) -> bool:
    """ "Мероприятия численностью более 50 человек", "камера на троих": a size that is ruled on or built for, and nobody
    who was there."""
    before = sentence.text[: number.span.start - sentence.start]
    after = sentence.text[number.span.end - sentence.start :]
    if _RALLY_OF.search(before) and _ALLOWED.match(after):
        return True
    if _FORBIDDEN.search(before):
        return True
    if any(size.search(before) for size in (_ROOM_FOR, _EXPECTED, _DESIGNED, _KEPT_AWAY)):
        return True
    return (
        _THRESHOLD.search(before) is not None
        and re.search(r"запре(?:щ|ти)|разреш|огранич|допуска", sentence.text, re.IGNORECASE) is not None
    )


def spoken_of(sentence: Sentence, number: NumberMention) -> bool:
    """ "Власти говорят о двух тысячах", "оппозиция насчитала 12": a bare number right after words of counting."""
    words = sentence.words
    first, last = number_first(words, number), last_word(words, number.core.end)
    following = words[last + 1] if last + 1 < len(words) else None
    if following is not None and following.pos != "PUNCT":
        return False
    if _VOICE_BEFORE.fullmatch(sentence.text[: number.span.start - sentence.start]):
        return True  # "Активисты: минимум 50."
    if (
        first > 1
        and words[first - 1].text in "—–-"
        and words[first - 2].lemma in {"цифра", "число", "количество"}
    ):
        return True  # "утверждают, что реальная цифра — 120 тысяч"
    at = first - 1 if first and words[first - 1].lower in {"о", "об", ":", "на", "в"} else first
    if at > 0 and words[at - 1].lemma in {"цифра", "число", "количество", "данные"}:
        at -= 1
    if at > 0 and words[at - 1].lower in {"лишь", "только", "всего", "уже", "другую", "иную"}:
        at -= 1
    return at > 0 and words[at - 1].lemma in COUNT | _NAMING


_VOICE_BEFORE = re.compile(r"\W*[А-ЯЁ][\w«»\" -]{3,50}:\s+")
_NAMING = frozenset(
    "говорить сообщать сообщить заявить заявлять отчитаться называть назвать знать писать уточнить уточнять настаивать признать "
    "признавать показать показывать рапортовать утверждать привести приводить дать давать подтвердить подтверждать".split()
)


def tells_else(word: Word) -> bool:
    """A short participle of another matter: "..., из больниц выписаны 40"."""
    return (
        word.pos == "VERB"
        and word.feats.get("Variant") == "Short"
        and word.lemma not in LIGHT
        and word.lemma not in BY_LEMMA
    )


def does_else(sentence: Sentence, number: NumberMention, counted: Counted) -> bool:
    """ "13 пропали без вести": a bare number with a verb of its own continues no tally."""
    first, _ = clause_of(sentence, number.core.start)
    if counted.noun is None and any(
        first <= w.start < number.core.start and tells_else(w) for w in sentence.words
    ):
        return True
    at = last_word(sentence.words, number.core.end) + 1
    following = sentence.words[at] if at < len(sentence.words) else None
    return counted.noun is None and not counted.part and following is not None and following.pos == "VERB"


def stance_of(sentence: Sentence) -> Stance:
    """What the voice itself calls an estimate, an exit poll or its own guess."""
    text = sentence.text.lower()
    if re.search(
        r"экзит-?пол|по (?:\w+ )?оценк\w+|предположи|оценил[аи]?(?!\w)|оценива[ею]т|по (?:его|их|её|ее) мнению",
        text,
    ):
        return Stance.ESTIMATES
    return Stance.ASSERTS


_POLLED = frozenset("респондент опросить опросивший ответить опрошенный".split())


def vote_share(
    sentence: Sentence,
    triggers: Sequence[Trigger],
    before: Sequence[Event],
    election: bool,
    topic: frozenset[Kind],
) -> bool:
    if any(w.lemma in _POLLED for w in sentence.words):
        return False
    if (election or sentence.bullet) and Kind.ELECTION in topic:
        return True
    if any(t.kind is Kind.ELECTION for t in triggers) or any(w.lemma in VOTE for w in sentence.words):
        return True
    last = before[-1] if before else None
    near = last is not None and last.kind is Kind.ELECTION and sentence.number - last.sentence.number <= 2
    return near or (election and sentence.bullet)


_HYPOTHETICAL = re.compile(r"(?<!\w)(?:если|в случае|бы)(?!\w)", re.IGNORECASE)
_PLANNED = frozenset("планировать намереваться собираться намерить готовиться предстоять должный".split())
_PROMISED = _PLANNED | frozenset(
    "пообещать обещать потребовать требовать призвать призывать пригрозить грозить угрожать".split()
)


def certainty_of(sentence: Sentence, trigger: Trigger) -> Certainty:
    """Whether an event told by a verb happened, is planned, or is only supposed."""
    word = sentence.words[trigger.at]
    if _HYPOTHETICAL.search(sentence.text):
        return Certainty.HYPOTHETICAL
    if is_planned(sentence, trigger):
        return Certainty.PLANNED
    if word.feats.get("VerbForm") == "Inf":
        return Certainty.HAPPENED if _came_to_it(sentence, trigger.at) else Certainty.UNKNOWN
    return Certainty.HAPPENED


_CAME = frozenset("прийтись удаться успеть начать стать приняться приступить вынудить".split())


def _came_to_it(sentence: Sentence, at: int) -> bool:
    """ "Милиционерам пришлось задержать", "полиция начала задерживать": it was done."""
    head = sentence.words[at].head
    governor = sentence.words[head] if head >= 0 else None
    return (
        governor is not None
        and governor.lemma in _CAME
        and (governor.feats.get("Tense") == "Past" or governor.feats.get("Variant") == "Short")
        and (head == 0 or sentence.words[head - 1].lower != "не")
    )


def is_planned(sentence: Sentence, trigger: Trigger) -> bool:
    """ "Отпустят 40 человек", "будут направлены", "собираются задержать"."""
    word = sentence.words[trigger.at]
    if trigger.entry.noun or trigger.entry.rule in {"ru.ev.pod-sud", "ru.ev.vlepit"}:
        return False  # who "will go on trial" is charged already, who "will pay" is fined
    head = sentence.words[word.head].lemma if word.head >= 0 else ""
    if head == "намерение":
        return True  # "о намерении собраться заявили 50 тысяч"
    will = any(sentence.words[c].lower in {"будет", "будут"} for c in sentence.children(trigger.at))
    promised = word.feats.get("VerbForm") == "Inf" and head in _PROMISED
    return will or promised or word.feats.get("Tense") == "Fut" or head in _PLANNED


_AND_MORE = re.compile(r",\s*(?:и|а|а\s+также)?\s*(?:ещ[её])\s+(?:не\s+менее\s+|около\s+)?$", re.IGNORECASE)


_THINGS = re.compile(
    r"\s+(?:\w+\s+)?(?:спец|авто)?(?:машин|мобил|автобус|дом(?:а|ов)(?!\w)|здани|магазин|витрин|палат|банкомат|киоск|павильон|автозак)",
    re.IGNORECASE,
)


_THINGS_BEFORE = re.compile(
    r"(?<!\w)(?:автомобилей|машин|автобусов|автозаков|зданий|домов|магазинов|витрин|палаток|пикетов|митингов|акций|шествий)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)


def counts_things(sentence: Sentence, number: NumberMention) -> bool:
    """ "Сожжены 15 машин", "машин сгорело девять", "пикетов за день прошло 19"."""
    before = sentence.text[: number.span.start - sentence.start]
    clause = re.split(r"[,;:]|\s[—–-]\s", before)[-1]
    bare = re.match(r"\s*(?:[.,;)]|$)", sentence.text[number.span.end - sentence.start :])
    return _THINGS.match(sentence.text, number.core.end - sentence.start) is not None or bool(
        bare
        and _THINGS_BEFORE.search(clause)
        and re.match(r"\W*(?:\w+(?:ых|их)\s+)?\w+(?:ей|ов|ий|ок|ин)\s", clause)
    )


def goes_on(sentence: Sentence, number: NumberMention, counted: Counted) -> bool:
    """ "Четыре машины сожжены, ещё шесть разбиты"."""
    bare = counted.noun is None and counted.unit is None
    return bare and _AND_MORE.search(sentence.text[: number.core.start - sentence.start]) is not None


_OF_SUCH = re.compile(r"\s+из\s+(?:(?!(?:них|нас|вас|котор\w+)\s)\w+\s+)?$", re.IGNORECASE)


def one_of_them(sentence: Sentence, number: NumberMention, trigger: Trigger) -> bool:
    """ "Одним из задержанных оказался депутат": who one of them is, and no count, unless another verb tells of that one."""
    words = sentence.text[number.core.end - sentence.start : max(0, trigger.span.start - sentence.start)]
    return number.value == 1 and _OF_SUCH.fullmatch(words) is not None


# "Связи не было четверо суток", "город без интернета третий день".
_CUT_OFF = re.compile(
    r"(?<!\w)(?:связ[ьи]|сет[ьи]|интернет\w?)(?!\w)[^.;]{0,40}(?<!\w)не\s+(?:было|работа\w+)|(?<!\w)не\s+(?:было|работа\w+)[^.;]{0,20}(?:связи|интернет\w?)(?!\w)|"
    r"без\s+(?:мобильн\w+\s+)?(?:связи|интернета|сети)(?!\w)",
    re.IGNORECASE,
)


# "Интернет вернули через 70 часов".
_RESTORED = re.compile(
    r"(?<!\w)(?:связь|интернет|подключени[ея])\w{0,2}(?!\w)[^.;]{0,40}(?:вернул|восстанов|включил|заработал)\w*[^.;]{0,20}(?:через|спустя)\s+$|"
    r"(?:вернул|восстанов|включил|заработал)\w*\s+(?:\w+\s+)?(?:связь|интернет)\w?\s+(?:[\w-]+\s+){0,3}(?:через|спустя)\s+$",
    re.IGNORECASE,
)


def without_it(text: str, before: str) -> bool:
    """True where a sentence says that people were without a network, or when after it came back."""
    return bool(_CUT_OFF.search(text) or _RESTORED.search(before))


def blackout(sentence: Sentence, triggers: Sequence[Trigger]) -> Trigger | None:
    """The blackout that hours or days measure; a term of arrest in the sentence makes the measure doubtful."""
    if any(w.lemma == "арест" for w in sentence.words):
        return None
    cut = next((t for t in triggers if t.kind is Kind.BLACKOUT), None)
    if cut is None and any(w.lemma in WIRE for w in sentence.words):
        cut = next((t for t in triggers if t.kind is Kind.BLOCKING and not t.entry.noun), None)
    return cut
