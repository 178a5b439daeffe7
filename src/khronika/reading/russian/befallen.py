"""Whom a Russian event befell and who could have done it, where the tree alone says too much: papers, tools and shares of people
are nobody, and who is held by others holds nobody.
"""

from khronika.nouns import Kind
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.lexicon import HURT, JOURNALIST, POLICE, SECURITY, TOOLS
from khronika.reading.russian.parse import Sentence, Word
from khronika.reading.russian.speakers import ORGS

CUSTODY = frozenset({Kind.DETENTION, Kind.RELEASE, Kind.SENTENCE, Kind.CHARGE})
GUARDS = (
    POLICE
    | SECURITY
    | frozenset(
        "сотрудник боец служащий следователь судья прокурор суд полиция охранник чиновник депутат адвокат омоновец дознаватель участковый".split()
    )
)


def settled(
    sentence: Sentence, trigger: Trigger, agent: int | None, target: int | None
) -> tuple[int | None, int | None]:
    """Agent and target with what only looks like one taken out."""
    words = sentence.words
    if trigger.kind in CUSTODY:
        target = _one_of(sentence, trigger.at) if target is None else target
        target = _punished(sentence, trigger, target)
        agent, target = _most_of_them(sentence, trigger.at, agent, target)
        if target is None and words[trigger.at].lemma in _PAYS:
            agent, target = None, agent
        agent = None if agent is not None and not _could(words[agent]) else agent
    if trigger.kind is Kind.FORCE:
        target = _hit(sentence, trigger, target)
    if trigger.kind is Kind.INJURY and target is not None and words[target].lemma in HURT:
        agent, target = None, agent  # "ранения получили сотрудники"
    return None if _disagrees(sentence, trigger.at, agent) else agent, target


def _could(word: Word) -> bool:
    """ "Задержанным вменяют применение насилия": a deed accuses nobody."""
    acts = (
        word.animate
        or word.lemma in ORGS
        or word.pos in {"PROPN", "X"}
        or word.lemma in POLICE | SECURITY | _MOST
    )
    return acts and word.lemma not in _HELPLESS


_PAYS = frozenset("заплатить уплатить выплатить схлопотать отделаться отсидеть отбыть отбывать".split())


def _one_of(sentence: Sentence, verb: int) -> int | None:
    """ "Одного из активистов, Ивана Лугина, задержали": he, where he is named."""
    words = sentence.words
    one = [
        c
        for c in sentence.children(verb)
        if words[c].lemma == "один" and words[c].feats.get("Case") in {"Acc", "Gen"}
    ]
    below = [n for c in one for n in sentence.children(c)]
    named = (
        n for n in [*below, *(m for n in below for m in sentence.children(n))] if words[n].rel == "appos"
    )
    return next((n for n in named if words[n].animate and words[n].feats.get("Number") == "Sing"), None)


def _hit(sentence: Sentence, trigger: Trigger, target: int | None) -> int | None:
    """ "Применили газ против участников": them, and not the gas."""
    words = sentence.words
    if (
        target is None
        or words[target].animate
        or not (words[target].lemma in TOOLS or words[trigger.at].lemma in _USES)
    ):
        return target
    for child in (*sentence.children(trigger.at), *sentence.children(target)):
        beside = {words[c].lower for c in sentence.children(child)}
        if words[child].animate and beside & {"против", "по", "к", "отношении"}:
            return child
    return None


_USES = frozenset("применить применять применение использовать использование распылить".split())


# Papers and terms: what is written or given, and not to whom.
_PAPERS = frozenset(
    "дело протокол расследование обвинение подозрение статья производство наказание штраф приговор срок арест сутки предупреждение материал ответственность часть".split()
)


def _punished(sentence: Sentence, trigger: Trigger, target: int | None) -> int | None:
    """ "Суд назначил активисту штраф", "против неё составили протокол": to whom, and not what."""
    words = sentence.words
    if target is None or words[target].lemma not in _PAPERS:
        return target
    for child in (*sentence.children(trigger.at), *sentence.children(target)):
        word = words[child]
        beside = {words[c].lower for c in sentence.children(child)} | {words[max(0, child - 1)].lower}
        person = word.animate and word.pos in {"NOUN", "PROPN"} and child != target
        given = word.feats.get("Case") == "Dat" and word.rel in {"iobj", "obl", "obj"}
        if person and (given or beside & {"против", "на", "отношении"}):
            return child
        if word.lemma == "отношение" and (whose := genitive(sentence, child)) is not None:
            return whose if words[whose].animate else None
    return None


_MOST = frozenset("большинство часть половина треть".split())


def _most_of_them(
    sentence: Sentence, verb: int, agent: int | None, target: int | None
) -> tuple[int | None, int | None]:
    """ "Большинство задержанных отпустили": the plural has no subject there, and those of whom they are most are no police."""
    words = sentence.words
    if agent is None or target is not None or words[agent].lemma not in _MOST:
        return agent, target
    of = genitive(sentence, agent)
    plural = words[verb].feats.get("Number") == "Plur"
    return (
        (None, agent)
        if plural and (of is None or words[of].lemma not in POLICE | SECURITY)
        else (agent, target)
    )


_HELPLESS = JOURNALIST | frozenset(
    "журналистка активист активистка участник участница протестующий демонстрант митингующий оппозиционер правозащитник правозащитница адвокат "
    "студент автомобилист задержанный арестованный гражданин прохожий житель человек люди участвующий собравшийся".split()
)


def _disagrees(sentence: Sentence, verb: int, agent: int | None) -> bool:
    """True for a singular before a plural verb, which the tree took for its subject: "Минск стянули военных"."""
    if agent is None or agent > verb or sentence.words[verb].pos != "VERB":
        return False
    word = sentence.words[agent]
    joined = any(sentence.words[c].rel in {"conj", "nummod", "nummod:gov"} for c in sentence.children(agent))
    alone = word.feats.get("Number") == "Sing" and not joined and word.lemma not in _MOST | _MANY
    return alone and sentence.words[verb].feats.get("Number") == "Plur" and word.pos in {"NOUN", "PROPN"}


_MANY = frozenset(
    "сотня тысяча десяток группа ряд множество толпа пара тройка двойка миллион человек".split()
)


def genitive(sentence: Sentence, at: int) -> int | None:
    words = sentence.words
    fitting = (
        c
        for c in sentence.children(at)
        if words[c].rel in {"nmod", "obl", "obj"}
        and words[c].feats.get("Case", "Gen") == "Gen"
        and c > at
        and not any(words[g].pos == "ADP" for g in sentence.children(c))
    )
    return next(fitting, None)
