"""Who does it and to whom, around a Russian word that says an event: verbs, participles and event nouns.

Roles are read off the dependency tree; where grammar names nobody the role is ``None``, never a guess.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from khronika.nouns import Kind
from khronika.reading.hearing import Speaker
from khronika.reading.russian.befallen import CUSTODY, GUARDS, genitive, settled
from khronika.reading.russian.event_words import Trigger
from khronika.reading.russian.lexicon import PERSONS
from khronika.reading.russian.named_lists import listed_people
from khronika.reading.russian.number_words import SCALES, WORDS
from khronika.reading.russian.parse import Sentence, Word
from khronika.reading.russian.phrases import extent, nominative
from khronika.reading.russian.speakers import ORGS, is_outlet

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_RELATIVE = frozenset({"который", "кто", "что"})
_PERSONAL = frozenset({"он", "она", "они", "его", "ее", "их"})
# Verbs whose subject it befalls: "пострадали", "попали в изолятор", "вышли на свободу", "получили штраф".
_THEM = frozenset("их его её ее".split())
_UNDERGO = frozenset(
    "погибнуть гибнуть погибать умереть умирать скончаться пострадать получить получать выйти выходить находиться оставаться "
    "остаться содержаться попасть оказаться сидеть лежать обратиться обращаться поступить поступать предстать пойти лишиться "
    "освободиться отравиться травмироваться обвиняться".split()
)
_THREATENS = frozenset({"грозить", "светить"})  # "ей грозит штраф": a fine is no doer
_BEFALLS = frozenset(
    {Kind.DETENTION, Kind.RELEASE, Kind.SENTENCE, Kind.CHARGE, Kind.INJURY, Kind.DEATH, Kind.FORCE}
)
# Nouns that are no living thing and yet may be whom it befell.
_OF_PEOPLE = (
    PERSONS
    | ORGS
    | frozenset(
        "группа толпа молодежь семья команда экипаж часть колонна большинство меньшинство сотня тысяча десяток миллион половина треть четверть пара трое двое ребята лицо "
        "глава рука нога голова здание магазин машина автомобиль площадь шествие акция митинг марш протест демонстрация пикет забастовка сход лагерь".split()
    )
)


_FORCES = frozenset("сила сотрудник боец служащий".split())


@dataclass(frozen=True, slots=True)
class Roles:
    """Indices of the heads of the phrases that name the doer and the one it is done to."""

    agent: int | None = None
    target: int | None = None


def roles_of(sentence: Sentence, trigger: Trigger) -> Roles:
    """The roles around a trigger, relative and personal pronouns traced back within the sentence."""
    word = sentence.words[trigger.at]
    if word.pos == "NOUN" or (trigger.entry.noun and word.pos != "VERB"):
        found = _of_noun(sentence, trigger)
    elif _full_participle(word):
        found = Roles(_doer_beside(sentence, trigger.at), _described(sentence, trigger.at))
    else:
        found = _of_verb(sentence, trigger.at, trigger.kind)
    spared = GUARDS if trigger.kind in CUSTODY else frozenset[str]()
    agent, target = _traced(sentence, found.agent), _traced(sentence, found.target, spared)
    agent, target = settled(sentence, trigger, agent, target)
    if target is not None and trigger.kind in _BEFALLS and _is_a_thing(sentence.words[target]):
        target = None  # "в Миассе Челябинской области задержали рабочего", "предъявили ряд обвинений"
    if target is not None and trigger.kind is Kind.PROTEST and _is_a_thing(sentence.words[target], ORGS):
        target = None  # "скандировали лозунги", "поставили палатки": nobody is protested against
    return Roles(agent if agent != target else None, target)


def _is_a_thing(word: Word, but: frozenset[str] = _OF_PEOPLE) -> bool:
    """ "Область", "ряд", "информация": nobody can be held, charged or hurt that is none."""
    return word.pos == "NOUN" and not word.animate and word.lemma not in but


def words_of(sentence: Sentence, head: int | None) -> str | None:
    """The phrase around a head, in the nominative; ``None`` for no head."""
    if (
        head is None
        or sentence.words[head].pos in {"ADV", "NUM", "DET"}
        or sentence.words[head].lemma == "ничто"
    ):
        return None  # "более" of "более 50 человек", which the tree takes for the subject
    if _bare_number(sentence, head):
        return None  # "3 тысячи вышли на площадь": who, it does not say
    if (people := listed_people(sentence, head)) is not None:
        return people
    first, last = extent(sentence, head)
    while first < head and sentence.words[first].pos == "NUM":
        first += 1  # "266 граждан" are citizens
    return nominative(sentence, first, last, head)


def doer_words(sentence: Sentence, head: int | None) -> str | None:
    """The phrase of who does it; an agency whose dateline the tree took for the subject ("ИНТЕРФАКС - ...") does nothing."""
    if head is not None and sentence.words[head].lower in _OURSELVES:
        return None  # "мы вывели пять тысяч": who speaks is the source's to say
    words = words_of(sentence, head)
    if (
        words is None
        or is_outlet(Speaker(words, None))
        or any(letter.isdigit() or letter == "%" for letter in words)
    ):
        return None
    return words


_OURSELVES = frozenset("я мы ты вы".split())


def _bare_number(sentence: Sentence, head: int) -> bool:
    """True for a number, or a measure, that counts nobody named: "3 тысячи", "до пяти лет"."""
    words = sentence.words
    word = words[head]
    if word.lemma in _MEASURES:
        return True
    numeral = word.lower.replace("ё", "е") in SCALES or word.lower in WORDS or word.text[:1].isdigit()
    return numeral and not any(
        words[c].rel == "nmod" and words[c].pos != "NUM" for c in sentence.children(head)
    )


_MEASURES = frozenset("год сутки день месяц час тенге рубль сом доллар процент мрп".split())


def core_of(sentence: Sentence, head: int) -> set[int]:
    """The head with the names in apposition to it: "глава района Иван Лугин" is "глава" and "Иван Лугин"."""
    core, growing = {head}, [head]
    while growing:
        for child in sentence.children(growing.pop()):
            if (
                sentence.words[child].rel in {"appos", "flat:name", "flat", "flat:foreign"}
                and child not in core
            ):
                core.add(child)
                growing.append(child)
    return core


def _full_participle(word: Word) -> bool:
    return (
        word.pos in {"VERB", "ADJ"}
        and word.feats.get("VerbForm") == "Part"
        and word.feats.get("Variant") != "Short"
    )


def _of_verb(sentence: Sentence, verb: int, kind: Kind) -> Roles:
    words = sentence.words
    if words[verb].lemma in _THREATENS:
        return Roles(
            None, next((c for c in sentence.children(verb) if words[c].feats.get("Case") == "Dat"), None)
        )
    subject, passive = _subject(sentence, verb)
    objects = [c for c in sentence.children(verb) if words[c].rel == "obj"]
    target = objects[0] if objects else None
    if passive:
        return Roles(_doer_beside(sentence, verb), subject)
    if subject is not None and target is None and _is_no_subject(sentence, verb, subject):
        return Roles(None, subject)
    if (
        target is not None
        and target < verb
        and words[target].lower in _THEM
        and (subject is None or words[subject].head != verb)
    ):
        return Roles(None, target)  # "активисты сели, и их задержали": somebody did
    if subject is not None and target is None and words[verb].lemma in _UNDERGO and kind in _BEFALLS:
        return Roles(None, subject)
    return Roles(subject, target)


def _is_no_subject(sentence: Sentence, verb: int, noun: int) -> bool:
    """ "Первым задержали Немцова", where the tree takes the accusative of a man for the nominative of a woman: they are many who held."""
    words = sentence.words
    joined = any(words[c].rel in {"conj", "nummod", "nummod:gov"} for c in sentence.children(noun))
    return (
        words[verb].feats.get("Number") == "Plur"
        and words[noun].feats.get("Number") == "Sing"
        and words[noun].pos == "PROPN"
        and noun > verb
        and not joined
    )


def _subject(sentence: Sentence, verb: int) -> tuple[int | None, bool]:
    """The subject of a verb or of the verb it is joined to, and whether it is a passive's: the one it is done to."""
    words = sentence.words
    word = words[verb]
    passive = word.feats.get("Voice") == "Pass"
    for child in sentence.children(verb):
        if words[child].rel in _SUBJECTS and words[child].lemma not in {"это", "никто"}:
            return child, passive or words[child].rel == "nsubj:pass"
    head = word.head
    if (
        head < 0
        or word.rel not in {"conj", "xcomp", "csubj", "ccomp", "parataxis"}
        or _own_clause(sentence, verb)
    ):
        return None, passive
    governor = words[head]
    if (
        word.rel == "conj"
        and governor.pos == "VERB"
        and governor.feats.get("Number") == word.feats.get("Number")
        and not _somebody(sentence, verb)
    ):
        subject, _ = _subject(sentence, head)
        return subject, passive
    if word.feats.get("VerbForm") == "Inf":
        for child in sentence.children(head):
            if words[child].rel == "nsubj" or (
                words[child].rel == "iobj" and words[child].feats.get("Case") == "Dat"
            ):
                return child, False
    return None, passive


def _own_clause(sentence: Sentence, verb: int) -> bool:
    """ "Мэрия предупредила, что выходить опасно": who goes out is not who warns."""
    words = sentence.words
    return words[verb].rel != "conj" and any(
        words[c].lower == "что"
        for c in (*sentence.children(verb), *sentence.children(words[verb].head))
        if c < verb
    )


def _somebody(sentence: Sentence, verb: int) -> bool:
    """ "Обратились 25 человек, восьмерых госпитализировали": a plural behind its own object has no doer but "they"."""
    words = sentence.words
    below = list(sentence.children(verb))
    return (
        words[verb].feats.get("Number") == "Plur"
        and not any(words[c].rel == "cc" for c in below)
        and any(words[c].rel == "obj" and c < verb for c in below)
    )


def _doer_beside(sentence: Sentence, at: int) -> int | None:
    """ "Задержан полицией", "задержание полицией", "силами гвардии": an instrumental that can act."""
    words = sentence.words
    for child in sentence.children(at):
        word = words[child]
        bare = not any(words[c].pos == "ADP" for c in sentence.children(child))
        if word.rel in {"obl", "nmod", "obl:agent", "iobj"} and word.feats.get("Case") == "Ins" and bare:
            if word.lemma in _FORCES and (owner := genitive(sentence, child)) is not None:
                return owner if word.lemma == "сила" else child
            if word.animate or word.lemma in ORGS or word.pos == "PROPN":
                return child
    return None


def _described(sentence: Sentence, at: int) -> int | None:
    """The noun a full participle belongs to: "задержанный в порту активист"; itself where it stands as a noun."""
    word = sentence.words[at]
    if word.rel in {"amod", "acl"} and word.head >= 0:
        return word.head
    return at if word.feats.get("Voice") == "Pass" else None


def _of_noun(sentence: Sentence, trigger: Trigger) -> Roles:
    """ "Задержание активиста полицией", "полиция провела задержания": nouns, with the light verb that carries them."""
    words = sentence.words
    if words[trigger.at].animate and words[trigger.at].lemma.endswith(("ный", "щий", "ший")):
        return Roles(_doer_beside(sentence, trigger.at), trigger.at)
    target = next(
        (t for at in _joined(sentence, trigger.at) if (t := genitive(sentence, at)) is not None), None
    )
    if target is None:
        target = next(
            (c for c in sentence.children(trigger.at) if words[c].lower in {"его", "её", "ее", "их"}), None
        )
    agent = _doer_beside(sentence, trigger.at)
    if agent is None and trigger.anchor != trigger.at:
        subject, passive = _subject(sentence, trigger.anchor)
        agent = subject if not passive and subject != trigger.at else None
    return Roles(agent, target)


def _joined(sentence: Sentence, at: int) -> Iterator[int]:
    """The noun and those joined to it: "задержание и арест журналиста"."""
    yield at
    yield from (c for c in sentence.children(at) if sentence.words[c].rel == "conj")
    if sentence.words[at].rel == "conj" and sentence.words[at].head >= 0:
        yield sentence.words[at].head


def _traced(sentence: Sentence, at: int | None, spared: frozenset[str] = frozenset()) -> int | None:
    """What a pronoun stands for, when the sentence says it; ``None`` when not."""
    if at is None:
        return None
    words = sentence.words
    if words[at].lemma in _RELATIVE:
        clause = next((i for i in sentence.up(at) if words[i].rel.startswith("acl")), None)
        head = words[clause].head if clause is not None else -1
        beside = _right_before(sentence, at)
        if beside is not None and (head < 0 or not words[head].animate):
            return beside
        apart = head >= 0 and words[at].feats.get("Number", "") not in {
            "",
            words[head].feats.get("Number", ""),
        }
        return head if head >= 0 and not apart else None
    if words[at].lemma in _PERSONAL or words[at].lower in _PERSONAL:
        return _antecedent(sentence, at, spared)
    return at


def _right_before(sentence: Sentence, at: int) -> int | None:
    """ "Работа по установлению граждан, которые не были задержаны": the persons right before the pronoun, where they agree."""
    words = sentence.words
    near = at - 2 if at > 1 and words[at - 1].text == "," else -1
    if near < 0 or words[near].pos not in {"NOUN", "PROPN"} or not words[near].animate:
        return None
    return near if words[near].feats.get("Number") == words[at].feats.get("Number") else None


def _antecedent(sentence: Sentence, at: int, spared: frozenset[str] = frozenset()) -> int | None:
    """The subject or name before a personal pronoun that agrees with it in number and gender; nearest subject first.
    ``spared`` are lemmas of those whom it cannot mean."""
    words = sentence.words
    pronoun = words[at]
    many = pronoun.lower in {"они", "их", "им", "ими"}
    gender = {"он": "Masc", "его": "Masc", "ему": "Masc", "она": "Fem", "ее": "Fem", "её": "Fem"}.get(
        pronoun.lower
    )
    fitting = [
        i
        for i in range(at)
        if words[i].animate
        and words[i].pos in {"NOUN", "PROPN"}
        and (words[i].feats.get("Number") == "Plur") == many
        and (gender is None or words[i].feats.get("Gender", gender) == gender)
        and words[i].rel not in {"flat:name", "flat", "appos"}
        and words[i].lemma not in spared
    ]
    subjects = [i for i in fitting if words[i].rel in _SUBJECTS]
    return (subjects or fitting)[-1] if fitting else None
