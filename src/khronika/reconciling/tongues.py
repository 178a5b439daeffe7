"""The answer's sentences in English, Russian and Kazakh.

Russian and Kazakh put a colon where English has a verb ("МВД: «около 500»"): a name met for the first time can then
stand in any language and need not be bent into a case.
"""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cache

from khronika.names.proper import is_nameless, masked_in
from khronika.reconciling.bodies import body_of
from khronika.reconciling.body_titles import KAZAKH, RUSSIAN
from khronika.reconciling.cards import Card
from khronika.reconciling.collectives import collective_in
from khronika.reconciling.reasons import day_words, listed, speaker_words
from khronika.reconciling.verbs import agree, verb

_BODIES = {
    "ministry", "office", "commission", "foundation", "police", "committee", "service", "union", "mission", "department",
    "prosecutors", "prosecutor", "army", "parliament", "opposition", "authorities", "forces", "presidency", "court", "government", "organisation", "organization", "council", "agency", "prosecutor-general",
    "bureau", "league", "centre", "center", "institute", "association", "coalition", "federation",
}  # fmt: skip

_RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
_KAZAKH_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()


def figure_in(card: Card, lang: str) -> str:
    """The figure as worded, in the quotation marks of the language of the answer."""
    text = card.claim.figure.text if card.claim.figure else ""
    return f"“{text}”" if lang == "en" else f"«{text}»"


class Tongue(ABC):
    """What a language needs to say the answer. Figures come in quotation marks; names as ``named`` gives them."""

    lang: str
    nobody: str
    room: str

    @abstractmethod
    def named(self, card: Card) -> str: ...

    @abstractmethod
    def voice(
        self, name: str, figure: str, day: dt.date | None, earlier: list[str], beside: list[str], outlets: int
    ) -> str:
        """Who says what; what it said before and corrected; what else it says; how many outlets carry it."""

    @abstractmethod
    def only(self, voice: str) -> str: ...

    @abstractmethod
    def circle(self, names: Sequence[str], figure: str) -> str:
        """Outlets that cite each other for a number that nobody says first."""

    @abstractmethod
    def more(self, many: int) -> str: ...

    @abstractmethod
    def clash(self, many: int, one: str, other: str) -> str: ...

    @abstractmethod
    def slip(self, one: str, other: str) -> str: ...

    @abstractmethod
    def spread(self, below: str | None, above: str | None, *, now: bool = False) -> str:
        """Below and above which figure nobody goes; ``None`` for an end that is open; ``now``: somebody did, and took it back."""

    @abstractmethod
    def denied(self, names: Sequence[str], figure: str | None) -> str:
        """Who denies a figure; without one, that it happened at all."""

    @abstractmethod
    def above(self, many: int, part: str, whose: str, whole: str) -> str:
        """How many parts are above their whole, and one of them."""

    @abstractmethod
    def changed(self, many: int) -> str:
        """How many retellings changed what they repeat."""

    @abstractmethod
    def without_numbers(
        self, yes: Sequence[str], no: Sequence[str], unaware: Sequence[str], clash: bool, counts: bool
    ) -> str:
        """Who says that it happened, who denies it, who only does not know, where nobody gives a number: which is told
        where it ``counts``, and not of what nobody would count (a statement, a ban)."""

    @abstractmethod
    def judged(self, praise: Sequence[str], fault: Sequence[str], neither: Sequence[str]) -> str:
        """Who praises what others fault, and whose words show neither."""

    @abstractmethod
    def day_of(self, day: dt.date) -> str:
        """A day in words."""

    def capital(self, words: str) -> str:
        return _capital(words)

    def sentence(self, parts: Sequence[str]) -> str:
        words = "; ".join(parts)
        return f"{words[:1].upper()}{words[1:]}."


class English(Tongue):
    lang = "en"
    nobody = "Nobody says: no report read so far answers this question."
    room = "their words leave room for each other"

    def named(self, card: Card) -> str:
        name = speaker_words(card)
        words = name.split(" (")[0].split(",")[0].split() or [""]
        before = {"of", "for", "to", "on", "against"}
        of_some = words[0].casefold() in _BODIES and not before.isdisjoint(words[1:2])
        body = of_some or words[-1].casefold() in _BODIES
        with_article = body and not name.casefold().startswith("the ")
        return f"the {name}" if with_article else name

    def voice(
        self, name: str, figure: str, day: dt.date | None, earlier: list[str], beside: list[str], outlets: int
    ) -> str:
        words = f"{name} {verb(name, 'says', 'say')} {figure}"
        words += f" ({day_words(day)})" if day else ""
        words += f", having first said {listed(earlier)}" if earlier else ""
        words += f", and elsewhere {listed(beside)}" if beside else ""
        return words + (f", carried by {outlets} outlets" if outlets > 1 else "")

    def day_of(self, day: dt.date) -> str:
        return day_words(day)

    def only(self, voice: str) -> str:
        return f"Only one source read so far gives a number: {voice}."

    def circle(self, names: Sequence[str], figure: str) -> str:
        return f"{listed(list(names))} cite each other for {figure}, and no report says whose number it is"

    def more(self, many: int) -> str:
        return f"{many} more {'sources give' if many > 1 else 'source gives'} a number"

    def clash(self, many: int, one: str, other: str) -> str:
        pair = f"{one} and {other}"
        return (
            f"no number fits both {pair}"
            if many == 1
            else f"{many} pairs contradict each other, such as {pair}"
        )

    def slip(self, one: str, other: str) -> str:
        return f"one of {one} or {other} is likely a slip"

    def spread(self, below: str | None, above: str | None, *, now: bool = False) -> str:
        ends = [f"{side} {end}" for side, end in (("below", below), ("above", above)) if end]
        return f"none{' now' if now else ''} goes {' or '.join(ends)}"

    def denied(self, names: Sequence[str], figure: str | None) -> str:
        return f"{listed(list(names))} {agree(names, 'denies', 'deny')} {figure or 'that it happened'}"

    def above(self, many: int, part: str, whose: str, whole: str) -> str:
        if many == 1:
            return f"a part of it, {part} ({whose}), is above {whole}"
        return f"{many} parts of it are above their whole, such as {part} ({whose}) above {whole}"

    def changed(self, many: int) -> str:
        return f"{many} {'retellings change' if many > 1 else 'retelling changes'} what {'they repeat' if many > 1 else 'it repeats'}"

    def without_numbers(
        self, yes: Sequence[str], no: Sequence[str], unaware: Sequence[str], clash: bool, counts: bool
    ) -> str:
        nobody = ["nobody gives a number"] if counts else []
        if len([*yes, *no, *unaware]) == 1 and unaware:
            act = agree(unaware, "says only that it does not know", "say only that they do not know")
            return (
                f"Only one source read so far, {unaware[0]}, {act}{f', and {nobody[0]}' if nobody else ''}."
            )
        if unaware or (yes and no):
            told = [(yes, "says so", "say so"), (no, "denies it", "deny it")]
            told += [(unaware, "says only that it does not know", "say only that they do not know")]
            parts = [f"{listed(list(who))} {agree(who, one, many)}" for who, one, many in told if who]
            return self.sentence([*parts, *nobody])
        names = list(no or yes)
        if len(names) == 1:
            act = agree(names, "denies it", "deny it") if no else agree(names, "speaks of it", "speak of it")
            tail = f", and {nobody[0]}" if nobody else ""
            return f"Only one source read so far, {names[0]}, {act}{tail}."
        parts = [f"{listed(names)} {'deny it' if no else 'speak of it'}"]
        if clash:
            tail = f", and {nobody[0]}" if nobody else ""
            return self.sentence([*parts, f"they contradict each other{tail}"])
        return self.sentence([*parts, *nobody])

    def judged(self, praise: Sequence[str], fault: Sequence[str], neither: Sequence[str]) -> str:
        in_words = "in words that show neither praise nor blame"
        told = [(praise, "praises it", "praise it"), (fault, "faults it", "fault it")]
        told += [(neither, f"judges it {in_words}", f"judge it {in_words}")]
        parts = [f"{listed(list(who))} {agree(who, one, many)}" for who, one, many in told if who]
        alone = len([*praise, *fault, *neither]) == 1
        return f"Only one source read so far judges it: {parts[0]}." if alone else self.sentence(parts)


class _WithColon(Tongue):
    """What Russian and Kazakh share. Subclasses give the words."""

    bodies: dict[str, str]
    untold: str
    and_: str
    first: str
    elsewhere: str
    carried: str
    one_source: str
    circle_: str
    more_: str
    clash_one: str
    clash_many: str
    slip_: str
    changed_: str
    now: str
    spread_both: str
    spread_below: str
    spread_above: str
    deny_figure: str
    above_one: str
    above_many: str
    say: str
    deny: str
    no_number: str
    only_one: str
    contradict: str
    unaware: str
    praise: str
    fault: str
    neither: str

    @abstractmethod
    def day(self, day: dt.date) -> str: ...

    def day_of(self, day: dt.date) -> str:
        return self.day(day)

    def named(self, card: Card) -> str:
        speaker = card.claim.attribution.speaker
        if speaker is None:
            return card.claim.outlet or self.untold
        if is_nameless(speaker):
            return f"{self.untold} ({card.claim.outlet})" if card.claim.outlet else self.untold
        if known := self.bodies.get(body_of(speaker.source)) or masked_in(speaker.source, self.lang):
            return known
        if card.claim.lang == self.lang:
            return speaker.source.name
        name = speaker_words(card)
        return collective_in(name, self.lang) or name

    def _list(self, names: Sequence[str]) -> str:
        return f"{', '.join(names[:-1])} {self.and_} {names[-1]}" if len(names) > 1 else "".join(names)

    def voice(
        self, name: str, figure: str, day: dt.date | None, earlier: list[str], beside: list[str], outlets: int
    ) -> str:
        words = f"{name}: {figure}"
        words += f" ({self.day(day)})" if day else ""
        words += self.first.format(self._list(earlier)) if earlier else ""
        words += self.elsewhere.format(self._list(beside)) if beside else ""
        return words + (self.carried.format(outlets) if outlets > 1 else "")

    def only(self, voice: str) -> str:
        return f"{self.one_source}: {voice}."

    def circle(self, names: Sequence[str], figure: str) -> str:
        return self.circle_.format(self._list(names), figure)

    def more(self, many: int) -> str:
        return self.more_.format(many)

    def clash(self, many: int, one: str, other: str) -> str:
        return (self.clash_one if many == 1 else self.clash_many).format(many, one, other)

    def slip(self, one: str, other: str) -> str:
        return self.slip_.format(one, other)

    def spread(self, below: str | None, above: str | None, *, now: bool = False) -> str:
        words = self.spread_both if below and above else self.spread_below if below else self.spread_above
        return f"{self.now} " * now + words.format(below, above)

    def denied(self, names: Sequence[str], figure: str | None) -> str:
        words = self.deny if figure is None else self.deny_figure.format(figure)
        return f"{words}: {self._list(names)}"

    def above(self, many: int, part: str, whose: str, whole: str) -> str:
        return (self.above_one if many == 1 else self.above_many).format(many, part, whose, whole)

    def changed(self, many: int) -> str:
        return self.changed_.format(many)

    def without_numbers(
        self, yes: Sequence[str], no: Sequence[str], unaware: Sequence[str], clash: bool, counts: bool
    ) -> str:
        told = ((self.say, yes), (self.deny, no), (self.unaware, unaware))
        parts = [f"{words}: {self._list(who)}" for words, who in told if who]
        parts += [self.contradict] if clash and not (yes and no) else []
        alone = [self.only_one] if len([*yes, *no, *unaware]) == 1 else []
        return self.sentence([*alone, *parts, *([self.no_number] if counts else [])])

    def judged(self, praise: Sequence[str], fault: Sequence[str], neither: Sequence[str]) -> str:
        told = ((self.praise, praise), (self.fault, fault), (self.neither, neither))
        parts = [f"{words}: {self._list(who)}" for words, who in told if who]
        alone = [self.only_one] if len([*praise, *fault, *neither]) == 1 else []
        return self.sentence([*alone, *parts])


class Russian(_WithColon):
    lang = "ru"
    bodies = RUSSIAN
    nobody = "Никто не говорит: ни одно из прочитанных сообщений не отвечает на этот вопрос."
    room = "их слова совместимы"
    untold = "источник не назван"
    and_ = "и"
    first = ", прежде {}"
    elsewhere = ", в других сообщениях {}"
    carried = ", изданий, которые это передают: {}"
    one_source = "Число назвал пока только один источник"
    circle_ = "{0} ссылаются друг на друга: {1}, и чьё это число, ни в одном сообщении не сказано"
    more_ = "ещё источников, назвавших число: {}"
    clash_one = "ни одно число не подходит сразу под {1} и {2}"
    clash_many = "пар, противоречащих друг другу: {0}, например {1} и {2}"
    slip_ = "{} или {}: в одном из них, вероятно, описка"
    changed_ = "пересказов, изменивших сказанное: {}"
    now = "теперь"
    spread_both = "ниже {0} и выше {1} не называет никто"
    spread_below = "ниже {0} не называет никто"
    spread_above = "выше {1} не называет никто"
    deny_figure = "отрицают число {}"
    above_one = "часть больше целого: {1} ({2}) больше, чем {3}"
    above_many = "частей, которые больше целого: {0}, например {1} ({2}) больше, чем {3}"
    say = "говорят об этом"
    deny = "отрицают это"
    no_number = "числа не назвал никто"
    only_one = "пока только один источник"
    contradict = "они противоречат друг другу"
    unaware = "говорят лишь, что не знают"
    praise = "хвалят"
    fault = "осуждают"
    neither = "в словах не видно ни похвалы, ни осуждения"

    def day(self, day: dt.date) -> str:
        return f"{day.day} {_RUSSIAN_MONTHS[day.month - 1]} {day.year} года"


class Kazakh(_WithColon):
    lang = "kk"
    bodies = KAZAKH
    nobody = "Ешкім айтпайды: оқылған хабарлардың ешқайсысы бұл сұраққа жауап бермейді."
    room = "олардың сөздері бір-біріне қайшы емес"
    untold = "дереккөз аталмаған"
    and_ = "және"
    first = ", бұған дейін {}"
    elsewhere = ", басқа хабарларда {}"
    carried = ", мұны таратқан басылымдар саны: {}"
    one_source = "Әзірге санды бір ғана дереккөз айтты"
    circle_ = "{0} бір-біріне сілтейді: {1}, ал бұл кімнің саны екені ешбір хабарда айтылмаған"
    more_ = "санды айтқан тағы басқа дереккөздер: {}"
    clash_one = "ешбір сан {1} мен {2} дегеннің екеуіне бірдей сәйкес келмейді"
    clash_many = "бір-біріне қайшы жұптар: {0}, мысалы {1} мен {2}"
    slip_ = "{} немесе {}: бірінде қате басылған болуы мүмкін"
    changed_ = "айтылғанды өзгертіп жеткізген хабарлар: {}"
    now = "қазір"
    spread_both = "{0} дегеннен төмен де, {1} дегеннен жоғары да ешкім айтпайды"
    spread_below = "{0} дегеннен төмен ешкім айтпайды"
    spread_above = "{1} дегеннен жоғары ешкім айтпайды"
    deny_figure = "{} деген санды жоққа шығарады"
    above_one = "бөлігі бүтінінен артық: {1} ({2}), ал бүтіні {3}"
    above_many = "бүтінінен артық бөліктер: {0}, мысалы {1} ({2}), ал бүтіні {3}"
    say = "бұл туралы айтады"
    deny = "мұны жоққа шығарады"
    no_number = "санды ешкім айтпады"
    only_one = "әзірге бір ғана дереккөз"
    contradict = "олар бір-біріне қайшы"
    unaware = "тек білмейтінін айтады"
    praise = "мақтайды"
    fault = "сынайды"
    neither = "сөздерінен мақтау да, сын да көрінбейді"

    def day(self, day: dt.date) -> str:
        return f"{day.year} жылғы {day.day} {_KAZAKH_MONTHS[day.month - 1]}"


@cache
def tongue_of(lang: str) -> Tongue:
    """The sentences of ``en``, ``ru`` or ``kk``. Raises ValueError for another language: English in its place would
    pass for a translation."""
    tongues: dict[str, type[Tongue]] = {"en": English, "ru": Russian, "kk": Kazakh}
    if lang not in tongues:
        raise ValueError(f"no answers in {lang!r}; use en, ru or kk")
    return tongues[lang]()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
