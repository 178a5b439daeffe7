"""The voices of one report: names given once and then shortened, pronouns, "ведомство", "представитель министерства"."""

import re
from dataclasses import replace

from khronika.nouns import Span
from khronika.reading.hearing import Speaker
from khronika.reading.russian.cues import PAPERS
from khronika.reading.russian.parse import Sentence, Word
from khronika.reading.russian.phrases import extent, nominative

ORGS = frozenset(
    "полиция милиция оперштаб комендатура министерство мвд минздрав минюст прокуратура генпрокуратура ведомство управление департамент пресс-служба служба "
    "организация агентство информагентство газета издание сайт портал журнал телеканал радио редакция мэрия власть власти правительство "
    "администрация акимат суд комиссия цик избирком партия движение фонд центр комитет штаб мид посольство оон обсе бдипч "
    "евросоюз ес коалиция объединение ассоциация институт больница проект медиа канал телеграм-канал telegram-канал паблик следком омон росгвардия "
    "нацгвардия минобороны минфин экзит-полл экзитпол экзит-пол экзитполл вциом фом опрос миссия группа правозащитный отчет доклад станция главк гу ск фсб кнб снб "
    "патриархия епархия муфтият хартия инициатива сервис лига хокимият хукумат горсовет облздрав горздрав госпиталь клиника нпо гкнб блок гвардия жандармерия "
    "оппозиция источник сми парламент омбудсмен сенат мажилис роскомнадзор минцифры минсвязи оператор провайдер госсекретарь "
    "госдеп госдепартамент совет пресс-центр кремль белый дом мониторинг исследование сообщество профсоюз союз церковь гуп гувд "
    "увд ровд овд авторы офис аппарат канцелярия руководство командование инспекторат генинспекторат делегация аналитик эксперт корреспондент репортер очевидец свидетель орган сеть альянс клуб координатор коллегия федерация архив хроника летопись".split()
)
PRONOUNS = {
    "он": "person",
    "она": "person",
    "его": "person",
    "ее": "person",
    "её": "person",
    "они": "group",
    "их": "group",
}
_BODY_AGAIN = frozenset(
    "ведомство министерство агентство издание организация прокуратура полиция комиссия партия газета сайт миссия мэрия проект "
    "правозащитник портал ресурс движение фонд канал телеканал радиостанция журнал профсоюз ассоциация объединение коалиция управление комитет".split()
)
# What rights groups and papers alike may be called: the body heard last that only passed nothing on.
_ANY_BODY = frozenset("организация издание портал ресурс проект сайт".split())
_PERSON_AGAIN = frozenset(
    "представитель представительница министр чиновник политик замминистра глава спикер прокурор президент правозащитник правозащитница депутат пресс-секретарь".split()
)


# What anybody may be called who was named before: the only person that spoke.
_NAME = re.compile(r"(?:[^«\"]*\s)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?")
_ANYBODY = frozenset("политик правозащитник правозащитница чиновник".split())


OFFICE = re.compile(
    r"министер|мвд|минздрав|прокурат|полици|милици|служб|департамент|управлени|комитет|инспекц|фсб|кнб|мчс|цик|комисси|агентств|министр|замминистр|прокурор",
    re.IGNORECASE,
)
POLLS = frozenset("экзит-полл экзитпол экзит-пол экзитполл опрос".split())


_OUTLET = re.compile(
    r"агентств(?!\w*\s+по\s)|газет|издани|сайт|портал|журнал(?!ист)|телеканал|радио|корреспондент|\.(?:kz|ru|com|org|ua|net|media|kg|am|az|by)(?!\w)|"
    r"telegram|телеграм|паблик|тасс|риа|интерфакс|reuters|afp|sputnik|news|медиа|media|times|новости|правд|ведомости|коммерсант|медуза|ббс|би-би-си|азаттык|tengri",
    re.IGNORECASE,
)


def is_outlet(speaker: Speaker) -> bool:
    """True for a voice whose words say that it publishes or passes on."""
    return bool(_OUTLET.search(speaker.words))


# A subject named in full lends itself to "он" so many sentences on.
_LENDS = 2


_WHOSE = frozenset("его её ее их".split())


class Speakers:
    """Remembers, in reading order, the persons a report names in full and the voices it has heard."""

    def __init__(self) -> None:
        self._full: dict[str, str] = {}  # surname's stem -> words of the fullest mention
        self._persons: list[str] = []
        self._genders: dict[str, str] = {}  # of those persons whose name shows it
        self._subject: tuple[int, str] | None = None  # the person a sentence was about, and its number
        self._at = 0
        self._heard: list[Speaker] = []
        self._passed_on = set[str]()
        self._bodies: list[str] = []  # ministries and such that a sentence was about, in full

    def learn(self, sentence: Sentence) -> None:
        """Takes in names of two or more words, with the role before them."""
        words = sentence.words
        self._at = sentence.number
        for i, word in enumerate(words):
            if (
                word.lemma in _BODY_AGAIN | {"центр"}
                and word.rel == "nsubj"
                and (span := extent(sentence, i))[1] > i
            ):
                self._bodies.append(clean(nominative(sentence, *span, i)))
            if word.pos != "PROPN" or word.rel in {"flat:name"} or not word.text[:1].isupper():
                continue
            names = [i, *(c for c in sentence.children(i) if words[c].rel == "flat:name")]
            if len(names) < 2:
                continue
            head = i
            while words[head].rel == "appos" and words[head].head >= 0:
                head = words[head].head
            while (
                words[head].rel == "nmod" and 0 <= words[head].head < head and words[words[head].head].animate
            ):
                head = words[head].head
            if not (words[head].animate or word.animate):
                continue  # "медцентр «Имя Фамилия»" is a house, and "она" is nobody's name there
            first, last = extent(sentence, head)
            if not first <= i <= last:
                first, last, head = min(names), max(names), i
            full = nominative(sentence, first, last, head)
            surname = words[max(names)].text.lower().replace("ё", "е")
            if all(not _one_name(surname, known) for known in self._full):
                self._full[surname] = full
            self._persons.append(full)
            if gender := word.feats.get("Gender"):
                self._genders[full] = gender
            if words[head].rel == "nsubj":
                self._subject = sentence.number, full

    def _by_surname(self, name: str) -> str | None:
        name = name.lower().replace("ё", "е")
        return next((full for known, full in self._full.items() if _one_name(name, known)), None)

    def spoke(self, speaker: Speaker, *, passing_on: bool = False) -> None:
        """``passing_on``: it only handed on what another body said."""
        if not speaker.resolved:
            return  # a pronoun left open is nobody to point back to
        if passing_on:
            self._passed_on.add(speaker.words)
        self._heard.append(speaker)

    def latest(self) -> Speaker | None:
        """The voice heard last, one that does not only pass on where there is one; without its place in the text."""
        heard = next((s for s in reversed(self._heard) if not is_outlet(s)), None)
        heard = heard or (self._heard[-1] if self._heard else None)
        return replace(heard, span=None) if heard is not None else None

    def pronoun(self, word: str, span: Span) -> Speaker | None:
        """The antecedent of a pronoun: for "он" the person named last, for "они" the voice heard last; an unresolved
        Speaker when there is none."""
        person = PRONOUNS.get(word) == "person"
        fitting = [
            s for s in self._heard if not (person and (is_outlet(s) or self._other_sex(s.words, word)))
        ]
        last = fitting[-1] if fitting else None
        if person and last is not None and not _body(last.words):
            return Speaker(last.words, span)
        if person and all(self._other_sex(p, word) for p in self._persons):
            return Speaker(word, span, resolved=False)
        if person and self._persons:
            heard = next(
                (s for s in reversed(self._heard) if any(_same(s.words, p) for p in self._persons)), None
            )
            about = self._subject
            if heard is None and about is not None and 0 < self._at - about[0] <= _LENDS:
                return Speaker(about[1], span)
            return Speaker(heard.words if heard else self._persons[-1], span)
        if self._heard:
            return Speaker(self._heard[-1].words, span)
        return Speaker(word, span, resolved=False)

    def _other_sex(self, words: str, pronoun: str) -> bool:
        """True for a person whose name shows that the pronoun is not theirs."""
        sex = "Fem" if pronoun in {"она", "ее", "её"} else "Masc"
        return next((g for name, g in self._genders.items() if _same(name, words)), sex) != sex

    def _owner(self, sentence: Sentence, paper: int) -> Speaker | None:
        """Whose data or statement it is: "со ссылкой на данные правозащитников" names the defenders."""
        for child in sentence.children(paper):
            word = sentence.words[child]
            if (
                word.rel == "nmod"
                and word.feats.get("Case") == "Gen"
                and (word.animate or word.lemma in ORGS or word.pos == "PROPN")
            ):
                return self.named(sentence, *extent(sentence, child), child)
        return None

    def _pollster(self, sentence: Sentence, after: int) -> Speaker | None:
        """Who held the poll: "экзит-пола, проведённого фондом", "опроса от центра"."""
        words = sentence.words
        named = after + 1
        if (
            named < len(words)
            and (words[named].pos == "PROPN" or words[named].lemma in ORGS)
            and words[named].feats.get("Case") == "Gen"
        ):
            return self.named(sentence, *extent(sentence, named), named)  # "экзитпола ФОМа"
        for i in range(after + 1, len(words) - 1):
            held = words[i].lemma in {"провести", "проводить"} and words[i].feats.get("VerbForm") == "Part"
            if not (held or words[i].lower == "от"):
                continue
            for at in range(i + 1, min(i + 4, len(words))):
                if words[at].pos in {"NOUN", "PROPN"} and (
                    words[at].lemma in ORGS or words[at].pos == "PROPN"
                ):
                    return self.named(sentence, *extent(sentence, at), at)
        return None

    def _body_again(self, lemma: str) -> str | None:
        """Whom "ведомство", "портал" or "фонд" alone points back to: who was called so; a portal or a project is also
        any body heard before that is no office, no person, and handed nothing on."""
        heard = self._heard
        if lemma == "ведомство":
            heard = [h for h in heard if OFFICE.search(h.words)] or heard
            return heard[-1].words if heard else None
        wanted = "правозащитники" if lemma == "правозащитник" else lemma[:8]
        named = next((h.words for h in reversed(heard) if wanted in h.words.lower()), None)
        if named is not None or lemma not in _ANY_BODY:
            return named
        bodies = [h for h in heard if not any(_same(h.words, p) for p in self._persons)]
        if lemma not in {"организация", "издание"}:
            bodies = [h for h in bodies if h.words not in self._passed_on and not OFFICE.search(h.words)]
        return bodies[-1].words if bodies else None

    def named(self, sentence: Sentence, first: int, last: int, head: int) -> Speaker:
        """A speaker from a noun phrase, completed by what the report said before: a bare surname by the full name,
        "ведомство" by the body, "представитель министерства" by the person."""
        words = sentence.words
        if words[head].lemma in PAPERS and (owner := self._owner(sentence, head)) is not None:
            return owner
        first, last, head = _named_by(sentence, _past_others(sentence, first, head), last, head)
        while first < head and (words[first].lemma == "сам" or words[first].lower in _WHOSE):
            first += 1  # "сама Грудина", "их преподаватель Глеб Стаховский"
        last = _with_initials(words, _with_title(words, last, head))
        span = Span(words[first].start, words[last].end)
        text = clean(nominative(sentence, first, last, head))
        lemma = words[head].lemma
        if lemma in POLLS and (pollster := self._pollster(sentence, last)) is not None:
            return pollster
        if lemma == "пресс-служба" and first == last and self._heard:
            latest = next((h for h in reversed(self._heard) if lemma in h.words.lower()), self._heard[-1])
            return Speaker(latest.words, span)
        if first == last and words[head].text[:1].isupper() and (full := self._by_surname(words[head].text)):
            return Speaker(full, span)
        many = words[head].feats.get("Number") == "Plur"
        if lemma in _BODY_AGAIN and first == last:
            if (body := self._body_again(lemma)) is not None:
                return Speaker(body, span)
            office = next(
                (b for b in reversed(self._bodies) if OFFICE.search(b) and not _OUTLET.search(b)), None
            )
            if lemma == "ведомство" and office is not None:
                return Speaker(office, span)
            group = next(
                (b for b in reversed(self._bodies) if not (OFFICE.search(b) or _OUTLET.search(b))), None
            )
            if lemma == "организация" and group is not None:
                return Speaker(group, span)
        if lemma in _PERSON_AGAIN and not many and not any(w.pos == "PROPN" for w in words[first : last + 1]):
            for heard in reversed(self._heard):
                if lemma[:6] in heard.words.lower() and any(_same(heard.words, p) for p in self._persons):
                    return Speaker(heard.words, span)
            persons = {h.words for h in self._heard if _NAME.fullmatch(h.words) and not is_outlet(h)}
            if first == last and lemma in _ANYBODY and len(persons) == 1:
                return Speaker(persons.pop(), span)
        return Speaker(text, span)


def _named_by(sentence: Sentence, first: int, last: int, head: int) -> tuple[int, int, int]:
    """ "Вице-премьер, глава МВД Олег Рудин": of two offices side by side, the one with the name."""
    words = sentence.words
    if not words[head].animate or any(w.pos == "PROPN" for w in words[first : last + 1]):
        return first, last, head
    for child in sentence.children(head):
        if words[child].rel == "appos" and last + 1 < child <= last + 3 and words[last + 1].text == ",":
            begin, end = extent(sentence, child)
            if any(w.rel == "appos" and w.pos == "PROPN" for w in words[begin : end + 1]):
                return begin, end, child
    return first, last, head


def _past_others(sentence: Sentence, first: int, head: int) -> int:
    """ "Один из задержанных Ислам Мурадов": where the tree hung those he is one of on the name, the phrase begins after them."""
    words = sentence.words
    if words[first].pos != "ADP":
        return first
    case = words[head].feats.get("Case", "Nom")
    return next(
        (
            at
            for at in range(first + 1, head)
            if words[at].feats.get("Case") == case and words[at].pos != "ADP"
        ),
        head,
    )


_INITIAL = re.compile(r"[А-ЯЁA-Z]")


def _with_initials(words: list[Word], last: int) -> int:
    """Takes in a surname that an initial's full stop cut off ("омбудсмена А. Кузнецовой")."""
    at = last
    while (
        at + 2 < len(words)
        and _INITIAL.fullmatch(words[at].text)
        and words[at + 1].text == "."
        and words[at + 2].text[:1].isupper()
    ):
        at += 2
    return at


def _with_title(words: list[Word], last: int, head: int) -> int:
    """The phrase's last word, or the end of the title in quotation marks that the tree left off ("телеканал «...»")."""
    if (
        last + 1 < len(words)
        and words[last + 1].text in '«"“„'
        and words[head].lemma in ORGS
        and head == last
    ):
        for at in range(last + 2, min(last + 9, len(words))):
            if words[at].text in '»"”':
                return at
    return last


_ON_THE_SPOT = re.compile(r"\s+с\s+мест[аы]?\s+(?:событи|происшеств|акци|митинг)\w+$")


def clean(words: str) -> str:
    """Without surrounding punctuation; quotation marks go when they enclose the whole."""
    words = re.sub(r"\s+", " ", words).strip(" ,;:–—-()")
    words = _ON_THE_SPOT.sub("", words)
    if (
        len(words) > 2
        and words[0] in '«"“„'
        and words[-1] in '»"”“'
        and not re.search(r"[«»\"]", words[1:-1])
    ):
        return words[1:-1]
    if words.count("«") != words.count("»") and not words.count("„"):
        words = words.partition("«")[2] if words.startswith("«") else words.partition("«")[0]
    return words.strip()


def _body(words: str) -> bool:
    """True when the first noun of a voice's words is a body, so that "он" is not it."""
    from khronika.reading.russian.parse import lemma_of

    found = [lemma_of(w, "NOUN")[0] for w in re.findall(r"[А-Яа-яЁё-]+", words)[:2]]
    if found and re.search(r"(?:ый|ий|ой|ая|ое|ые)$", found[0]):
        found = found[1:]
    return bool(found) and found[0] in ORGS and found[0] not in _SINGLE


_SINGLE = frozenset(
    "источник эксперт аналитик очевидец свидетель корреспондент репортер правозащитный омбудсмен".split()
)


def _one_name(a: str, b: str) -> bool:
    """True when two forms are cases of one surname: equal but for an ending of at most three letters."""
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < 4:
        return shorter == longer or (
            longer.startswith(shorter) and len(longer) - len(shorter) <= 2 and len(shorter) >= 3
        )
    common = len(shorter) - (1 if shorter[-1] in "аяоеуюйь" else 0)
    return longer[:common] == shorter[:common] and len(longer) - common <= 3


def _same(a: str, b: str) -> bool:
    return a == b or b in a or a in b
