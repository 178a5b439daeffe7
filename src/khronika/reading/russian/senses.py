"""Words of several senses: whether one of them says the lexicon's event in this sentence."""

import re
from collections.abc import Callable

from khronika.reading.russian.idioms import beats_somebody, comes_out_to_them, seizes
from khronika.reading.russian.lexicon import CUSTODY, HOUSES, POLICE, SECURITY, STREET, Entry
from khronika.reading.russian.parse import Sentence, Word


def means(sentence: Sentence, at: int, entry: Entry) -> bool:
    """True for every entry without a test of its own."""
    test = _TESTS.get(entry.rule)
    return test is None or test(sentence, at)


def _charged(sentence: Sentence, at: int) -> bool:
    """ "22 из них обвинены" charges them; "президент обвинил оппозицию" only says so."""
    word = sentence.words[at]
    return word.feats.get("Voice") == "Pass" or word.lower.endswith(("ся", "ны"))


# A preposition stands at most so many words before its house ("у нового здания суда").
_APART = 3


def _comes_out_of(sentence: Sentence, at: int) -> bool:
    """ "Вышли из изолятора"; who comes out to the gates of one is not set free."""
    following = sentence.words[max(0, at - 5) : at + 7]
    return any(
        w.lower == "из" and any(_HELD_IN.intersection({v.lemma}) for v in following[i + 1 : i + 1 + _APART])
        for i, w in enumerate(following)
    )


_HELD_IN = frozenset(
    "изолятор сизо ивс спецприемник колония тюрьма заключение сизо-1 отдел отделение овд ровд автозак".split()
)


def _comes_to(sentence: Sentence, at: int) -> bool:
    """ "К прокуратуре", "у здания суда", "перед банком": outside a house, not in it."""
    near = sentence.words[max(0, at - 9) : at + 10]
    return any(
        w.lower in _OUTSIDE and any(v.lemma in HOUSES for v in near[i + 1 : i + 1 + _APART])
        for i, w in enumerate(near)
    )


_OUTSIDE = frozenset("к ко у перед возле около напротив под".split())


def _people_taken(sentence: Sentence, at: int) -> bool:
    """ "Забрали пятерых парней", "забрали мужа"; papers and parcels are taken too."""
    taken = {"obj", "nsubj:pass"}
    return any(
        _person(sentence.words[c]) for c in sentence.children(at) if sentence.words[c].rel in taken
    ) or any(w.lower.endswith(("оих", "ерых")) for w in sentence.words[max(0, at - 2) : at + 3])


def _person(word: Word) -> bool:
    return word.animate or word.lemma in {"человек", "лицо"}


def _people_block(sentence: Sentence, at: int) -> bool:
    """ "Жители перекрыли трассу"; police that close a street, and streets that are closed by nobody, are no protest."""
    words = sentence.words
    if words[at].feats.get("Voice") == "Pass" or words[at].lower.endswith(("ся", "сь")):
        return False
    subjects = [words[c] for c in sentence.children(at) if words[c].rel == "nsubj"]
    # "Четыре сотни селян": the people hang on the hundreds.
    hundreds = [
        i
        for i in sentence.children(at)
        if words[i].rel in ({"nsubj"} if subjects else {"nsubj", "obj"})
        and words[i].lemma in {"сотня", "тысяча", "десяток"}
    ]
    subjects += [words[c] for i in hundreds for c in sentence.children(i) if words[c].rel == "nmod"]
    return any(_person(w) and w.lemma not in POLICE | SECURITY for w in subjects)


def _just_comes_out(sentence: Sentence, at: int) -> bool:
    """ "Вышло полтысячи горожан": nothing says whence or whither; "вышли из дома", "вышли на пенсию" say."""
    near = sentence.words[max(0, at - 4) : at + 6]
    served = any(w.lemma in {"отбыть", "отсидеть", "срок"} for w in sentence.words[max(0, at - 6) : at])
    return not served and not any(w.lower in {"из", "на", "в", "за", "с", "со", "замуж", "к"} for w in near)


def _under_guard(sentence: Sentence, at: int) -> bool:
    """ "Под стражей", "за решёткой": where people are; guards and lattices are other words."""
    return (
        at > 0
        and sentence.words[at - 1].lower
        == {"стража": "под", "решетка": "за", "замок": "под", "следствие": "под"}[sentence.words[at].lemma]
    )


def _at_liberty(sentence: Sentence, at: int) -> bool:
    """ "На свободе — 41"; freedom of speech is no release."""
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    return at > 0 and sentence.words[at].lower == "свободе" and after is not None and after.text in "—–-"


def _on_trial(sentence: Sentence, at: int) -> bool:
    """ "33 человека судили"; "судя по кадрам" judges nobody."""
    return sentence.words[at].feats.get("VerbForm") != "Conv"


def _ends_up_in(sentence: Sentence, at: int) -> bool:
    """ "29 оказались в полиции"; who "оказался в числе полицейских" or got into an accident is held nowhere. Other verbs of the
    entry need no such care."""
    return sentence.words[at].lemma not in _ANYWHERE or (
        _inside_custody(sentence, at) and not any(w.lemma in _WARDS for w in sentence.words)
    )


_WARDS = frozenset(
    "реанимационный реанимация хирургический травматология ожоговый приемный интенсивный".split()
)


def _inside_custody(sentence: Sentence, at: int) -> bool:
    """ "В автозаках набралось сорок"; who gathers at an isolator is outside."""
    near = sentence.words[max(0, at - 9) : at + 7]
    return any(
        w.lower in {"в", "во"} and any(v.lemma in CUSTODY for v in near[i + 1 : i + 1 + _APART])
        for i, w in enumerate(near)
    )


_ANYWHERE = frozenset(
    "находиться оставаться остаться угодить томиться ждать ожидать спать оставить оставлять оказаться оказываться попасть сидеть ночевать провести проводить".split()
)


def _is_warned(sentence: Sentence, at: int) -> bool:
    """ "Предупреждены двое" is a penalty; "предупредил о штрафах" is talk."""
    word = sentence.words[at]
    return word.feats.get("Voice") == "Pass" and word.feats.get("Variant") == "Short"


def _into_the_streets(sentence: Sentence, at: int) -> bool:
    """ "На улицы вывели солдат"; troops are led out of places too."""
    near = sentence.words[max(0, at - 6) : at + 7]
    return any(
        w.lower == "на" and any(v.lemma in STREET for v in near[i + 1 : i + 1 + _APART])
        for i, w in enumerate(near)
    )


def _through(sentence: Sentence, at: int) -> bool:
    """ "Через изолятор прошли 40", "через руки полиции прошли 300"; who walks past a station is not held there."""
    near = sentence.words[max(0, at - 6) : at + 5]
    return any(
        w.lower == "через" and any(v.lemma in _PASSED for v in near[i + 1 : i + 1 + _APART])
        for i, w in enumerate(near)
    )


_PASSED = frozenset("рука изолятор спецприемник автозак ровд овд камера застенок подвал".split())


def _not_denied(sentence: Sentence, at: int) -> bool:
    """ "Не вернулись домой": nobody was let go."""
    return not _stays_away(sentence, at)


def _stays_away(sentence: Sentence, at: int) -> bool:
    """ "Не вышли на смену"; who comes on shift works."""
    return at > 0 and sentence.words[at - 1].lower == "не"


def _is_a_label(sentence: Sentence, at: int) -> bool:
    """ "Численность: 1200": in a card of an event; of anything else its owner is named."""
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    return after is not None and after.text in {":", "—", "–", "-"}


def _threatens_term(sentence: Sentence, at: int) -> bool:
    """ "Одиннадцати грозит до пяти лет"; who "грозит судом" only says so."""
    return sentence.words[at].feats.get("Person", "3") == "3" and any(
        w.feats.get("Case") == "Dat" for w in sentence.words
    )


def _gathers_indeed(sentence: Sentence, at: int) -> bool:
    """ "Собираются у мэрии"; who "собирается призвать" only means to."""
    if not sentence.words[at].lemma.startswith("собира"):
        return True
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    means_to = [sentence.words[c] for c in sentence.children(at)] + ([after] if after is not None else [])
    return not any(w.feats.get("VerbForm") == "Inf" for w in means_to)


def _gathers(sentence: Sentence, at: int) -> bool:
    """ "Предложили собраться на окраине": nobody has."""
    return _gathers_indeed(sentence, at) and _takes_part(sentence, at)


def _takes_part(sentence: Sentence, at: int) -> bool:
    """ "Отказались участвовать в разгоне митинга", "не дали выйти на площадь": nobody did."""
    if [w.lower for w in sentence.words[at + 1 : at + 3]] in (["за", "пределы"], ["за", "рамки"]):
        return False  # "протест вышел за пределы завода"
    if comes_out_to_them(sentence, at):
        return False
    head = sentence.words[at].head
    return not (
        sentence.words[at].feats.get("VerbForm") == "Inf"
        and head >= 0
        and sentence.words[head].lemma in _PREVENTS
    )


_PREVENTS = frozenset(
    "отказаться отказываться запретить помешать мешать препятствовать предложить предлагать позволить позволять разрешить разрешать".split()
)


def _sets_people_free(sentence: Sentence, at: int) -> bool:
    """ "Освободили задержанных"; roads, squares and buildings are cleared."""
    freed = [
        sentence.words[c]
        for c in sentence.children(at)
        if sentence.words[c].rel in {"obj", "nsubj:pass"} and sentence.words[c].pos in {"NOUN", "PROPN"}
    ]
    return not freed or any(_person(word) or word.lemma not in _CLEARED for word in freed)


_CLEARED = frozenset(
    "движение дорога трасса шоссе улица площадь проспект мост проезд проход часть тротуар здание помещение кабинет территория вход въезд город село район "
    "парк сквер путь место центр офис зал автомобиль машина участок полоса перекресток мэрия парламент администрация".split()
)


def _calls_out(sentence: Sentence, at: int) -> bool:
    """ "Призвала воздержаться от перекрытия дороги": who asks for calm calls nobody out."""
    return not any(w.lemma in _CALM for w in sentence.words[at : at + 12])


_CALM = frozenset(
    "воздержаться воздерживаться прекратить прекращать разойтись расходиться соблюдать покинуть спокойствие рамка сохранять препятствовать".split()
)


def _lives(sentence: Sentence, at: int) -> bool:
    """ "Остаются в больнице"; bodies lie there too."""
    return not any(w.lemma in {"тело", "труп", "останки"} for w in sentence.words[max(0, at - 7) : at])


def _awaits_trial(sentence: Sentence, at: int) -> bool:
    """ "Ждут суда" in custody; whom "ждут суды" may be at large."""
    near = sentence.words[max(0, at - 9) : at + 10]
    return not any(w.lemma == "суд" and w.feats.get("Number") == "Plur" for w in near)


def _against_somebody(sentence: Sentence, at: int) -> bool:
    """ "В отношении двоих ведётся расследование"; an investigation into what happened accuses nobody."""
    return re.search(r"(?<!\w)(?:в\s+отношении|против)\s", sentence.text, re.IGNORECASE) is not None


def _stops_work(sentence: Sentence, at: int) -> bool:
    """ "Прекратили работу"; "после отказа прекратить доставлялись для профилактической работы" is of other work."""
    return any(
        w.lemma == "работа" and w.rel in {"obj", "nsubj:pass", "nsubj"} and w.head == at
        for w in sentence.words
    )


def _sentences(sentence: Sentence, at: int) -> bool:
    """ "Признаны виновными" are sentenced; "подозреваемыми признаны 7, под арестом 3" charges them."""
    if not sentence.words[at].lemma.startswith("призна"):
        return True
    near = sentence.words[max(0, at - 5) : at + 6]
    return any(w.lemma in {"виновный", "вина"} for w in near)


def _leads_a_vote(sentence: Sentence, at: int) -> bool:
    """ "Лидирует с 51 %"; a town that leads "по числу задержаний" stands for nothing."""
    return sentence.words[at].lemma != "лидировать" or not any(
        w.lemma in {"число", "количество"} for w in sentence.words[at + 1 : at + 4]
    )


def _suspected(sentence: Sentence, at: int) -> bool:
    """ "Подозревают пятерых", "пятеро подозреваются"."""
    word = sentence.words[at]
    children = [sentence.words[c] for c in sentence.children(at)]
    passive = word.lower.endswith("ся") and any(w.rel == "nsubj" and _person(w) for w in children)
    return passive or _people_taken(sentence, at)


def _not_deadly(sentence: Sentence, at: int) -> bool:
    """ "Смертельные ранения" are deaths."""
    return not any(sentence.words[c].lemma == "смертельный" for c in sentence.children(at))


def _by_law(sentence: Sentence, at: int) -> bool:
    """ "Подверглись уголовному преследованию"; persecution of other kinds charges nobody."""
    near = sentence.words[max(0, at - 6) : at + 7]
    return any(w.lemma in {"уголовный", "административный", "судебный"} for w in near)


_TESTS: dict[str, Callable[[Sentence, int], bool]] = {
    "ru.ev.v-bolnice": _lives,
    "ru.ev.postradavshij": _not_deadly,
    "ru.ev.pod-presledovanie": _by_law,
    "ru.ev.izbit": beats_somebody,
    "ru.ev.zaderzhat": seizes,
    "ru.ev.obvinen": _charged,
    "ru.ev.rassledovanie": _against_somebody,
    "ru.ev.zhdut-suda": _awaits_trial,
    "ru.ev.ostanovili-rabotu": _stops_work,
    "ru.ev.vyjti": _takes_part,
    "ru.ev.prizvat": _calls_out,
    "ru.ev.sobratsja": _gathers,
    "ru.ev.otpustit": _sets_people_free,
    "ru.ev.chislennost": _is_a_label,
    "ru.ev.sutki": _is_a_label,
    "ru.ev.v-ovd-nabralos": _inside_custody,
    "ru.ev.ne-vyshli": _stays_away,
    "ru.ev.ne-vyzhili": _stays_away,
    "ru.ev.ne-podnjalis": _stays_away,
    "ru.ev.cherez-ruki": _through,
    "ru.ev.domoi": _not_denied,
    "ru.ev.pod-sledstviem": _under_guard,
    "ru.ev.vyvesti": _into_the_streets,
    "ru.ev.vzjat": _people_taken,
    "ru.ev.v-ovd": _ends_up_in,
    "ru.ev.predupredit": _is_warned,
    "ru.ev.osuzhdeny": _is_warned,
    "ru.ev.iz-sizo": _comes_out_of,
    "ru.ev.grozit": _threatens_term,
    "ru.ev.k-zdaniju": _comes_to,
    "ru.ev.zabrat": _people_taken,
    "ru.ev.podozrevat": _suspected,
    "ru.ev.naznachit": _sentences,
    "ru.ev.golosovat": _leads_a_vote,
    "ru.ev.sudit": _on_trial,
    "ru.ev.vyshlo": _just_comes_out,
    "ru.ev.perekryt": _people_block,
    "ru.ev.strazha": _under_guard,
    "ru.ev.na-svobode": _at_liberty,
}
