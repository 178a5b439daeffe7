"""How likely the generator of invented lists (tests/linking/invented_*.py) makes what rows say of one person: its chances, run backwards.

Summed over all names, fathers, spellings of a passport, birth dates, towns and days that the person may have. For ``linking_ceiling``.
"""

import datetime as dt
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tests.linking import invented_lists as made
from tests.linking import invented_people as crowd

_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_BESIDE = {c: row[at - 1] if at else row[1] for row in _ROWS for at, c in enumerate(row)}
_SPELLED = {"ғ": "г", "қ": "к", "ң": "н", "ұ": "у", "ү": "ууую", "һ": "х", "ө": "оооу", "ы": "ыыыи"}
_YEARS = {year: 2 + abs(year - 1950) for year in range(1950, 2006)}
_YEARS_OFF = (-1, 1, -10, 10, -2, 2)
_DAYS = [0.4 / 90 + (0.12 if day in (10, 11, 12, 40, 41) else 0) for day in range(90)]
_TOWNS = [1 / (k + 1) / sum(1 / (j + 1) for j in range(16)) for k in range(16)]
_REACH = [manner.reach for manner in made.SINGLE]
_TWICE = 0.05
Chances = dict[str, float]


@lru_cache(None)
def slips(word: str) -> Chances:
    """What ``mistyped`` makes of a word."""
    if len(word) < 4:
        return {word: 1.0}
    out: Chances = defaultdict(float)
    for at in range(1, len(word) - 1):
        head, c, tail = word[:at], word[at], word[at + 1 :]
        swapped = head + word[at + 1] + c + word[at + 2 :]
        for typed in (head + tail, head + c + c + tail, swapped, head + _BESIDE.get(c, c) + tail):
            out[typed] += 1 / (len(word) - 2) / 4
    return out


def typed(word: str) -> Chances:
    out = defaultdict(float, {word: 1 - made.SLIP})
    for slip, chance in slips(word).items():
        out[slip] += made.SLIP * chance
    return out


def spellings(word: str) -> Chances:
    """What ``russian_spelling`` makes of a Kazakh word."""
    now: Chances = {"": 1.0}
    for place, c in enumerate(low := word.lower()):
        then: Chances = defaultdict(float)
        for head, chance in now.items():
            options: Sequence[str] = _SPELLED.get(c, c)
            if c == "ә":
                after = head[-1:] in ("л", "т", "д") and place
                options = "яае" if after else "аае" if place else "ааэ"
            elif c == "і":
                options = "ииииыы" if place else "и"
            elif c == "ж" and not place:
                options = ("ж",) * 9 + ("дж",)
            for option in options:
                then[head + option] += chance / len(options)
        now = then
    out: Chances = defaultdict(float)
    for text, chance in now.items():
        soft = text[-2:] in ("ел", "ил") and low
        out[text.capitalize()] += chance / 2 if soft else chance
        if soft:
            out[f"{text}ь".capitalize()] += chance / 2
    return out


class Word:
    """A word of a name and what may stand in a list for it: a Kazakh one by the spelling of the bearer's passport, or by ear."""

    def __init__(self, word: str, kazakh: bool, pet: str | None = None) -> None:
        forms = {word: 0.3, word.replace("ё", "е"): 0.7} if "ё" in word else {word: 1.0}
        spelled = spellings(word) if kazakh else forms
        self.passports = [(chance, typed(text)) for text, chance in spelled.items()] if kazakh else []
        self.any: Chances = defaultdict(float)
        for text, chance in spelled.items():
            for slip, share in typed(text).items():
                self.any[slip] += chance * share
        if pet:
            own, other = self.any, Word(pet, False).any
            self.any = {
                s: own.get(s, 0) * (1 - made.PET) + other.get(s, 0) * made.PET for s in {*own, *other}
            }
        self.first: Chances = defaultdict(float)
        for text, chance in self.any.items():
            self.first[text[0]] += chance

    def chance(self, seen: Sequence[str]) -> float:
        """Of all of these for one bearer."""
        free = [self.any.get(text, 0.0) for text in seen]
        if not self.passports:
            return math.prod(free)
        return sum(
            chance
            * math.prod(
                (1 - made.BY_EAR) * by.get(text, 0.0) + made.BY_EAR * ear
                for text, ear in zip(seen, free, strict=True)
            )
            for chance, by in self.passports
        )


class Part:
    """The words that one part of a name may be, with their shares. ``words`` of one bearer may be two (a patronymic of either kind)."""

    def __init__(self, shares: Iterable[tuple[float, tuple[tuple[float, Word], ...]]]) -> None:
        self.shares = list(shares)
        self.by_text: dict[str, set[int]] = defaultdict(set)
        for number, (_, kinds) in enumerate(self.shares):
            for _, word in kinds:
                for text in word.any:
                    self.by_text[text].add(number)
        self.known: dict[tuple[str, ...], float] = {}

    def bearers(self, seen: Sequence[str]) -> set[int]:
        sets = [self.by_text.get(text, set()) for text in seen]
        return set.intersection(*sets) if sets else set(range(len(self.shares)))

    def chance(self, seen: tuple[str, ...]) -> float:
        if seen not in self.known:
            self.known[seen] = self._summed(seen)
        return self.known[seen]

    def _summed(self, seen: tuple[str, ...]) -> float:
        whole = [text for text in seen if not text.endswith(".")]
        letters = [text[0] for text in seen if text.endswith(".")]
        total = 0.0
        for number in self.bearers(whole):
            share, kinds = self.shares[number]
            left = list(whole)
            for chance, word in kinds:
                of_kind = [text for text in left if text in word.any]
                left = [text for text in left if text not in word.any]
                share *= chance ** len(of_kind) * (word.chance(of_kind) if of_kind else 1.0)
            share *= math.prod(kinds[0][1].first.get(letter, 0.0) for letter in letters)
            total += share
        return total * (1 - made.INITIAL) ** len(whole) * made.INITIAL ** len(letters)


def _shares(words: Sequence[str], power: float) -> Chances:
    out: Chances = defaultdict(float)
    weights = [1 / (k + 3) ** power for k in range(len(words))]
    for word, weight in zip(words, weights, strict=True):
        out[word] += weight / sum(weights)
    return out


def parts(kazakh: bool, woman: bool, pool: Sequence[str]) -> tuple[Part, Part, Part]:
    """Given names, surnames and patronymics of a people and a sex. (The factor for initials is no matter in the other two: all are whole.)"""
    surnames: Chances = defaultdict(float)
    ends = (("ов", 0.7), ("", 0.2), ("ұлы", 0.1)) if kazakh else (("", 1.0),)
    for root, share in _shares(pool, 0.75).items():
        for end, chance in ends:
            surnames[crowd._surname(root, end, kazakh, woman)] += share * chance
    men, women = (crowd.KK_MEN, crowd.KK_WOMEN) if kazakh else (crowd.RU_MEN, crowd.RU_WOMEN)
    fathers = []
    for name, share in _shares(men, 0.6).items():
        child = crowd.Person(0, kazakh, woman, "", "", name, (0, 0, 0), 0, ())
        usual = Word(crowd.patronymic(child, False, random.Random(0)), kazakh)
        own = Word(crowd.patronymic(child, True, random.Random(0)), True)
        fathers.append((share, ((0.75, usual), (0.25, own)) if kazakh else ((1.0, usual),)))
    given = (
        (share, ((1.0, Word(name, kazakh, None if kazakh else crowd.PET_FORMS.get(name))),))
        for name, share in _shares(women if woman else men, 0.6).items()
    )
    family = ((share, ((1.0, Word(name, kazakh)),)) for name, share in surnames.items())
    return Part(given), Part(family), Part(fathers)


@dataclass(frozen=True)
class Entry:
    """What a row says. ``born``: how (day, year, age), the year, and the day of the year of birth, or that on which the age was."""

    whose: int
    at: int
    given: str
    family: str
    father: str
    woman: bool | None
    town: int | None
    day: int | None
    born: tuple[str, int, tuple[int, int]] | None


def entries(size: int, seed: int) -> list[Entry]:
    told: list[tuple[str, str, str]] = []
    plain = made._names
    made._names = lambda *given: told.append(plain(*given)) or told[-1]  # type: ignore[func-returns-value]
    try:
        truth = made.invented(size, mixed=False, seed=seed)
    finally:
        made._names = plain
    at = {manner.name: place for place, manner in enumerate(made.SINGLE)}
    out = []
    for record, (given, family, father) in zip(truth.records, told, strict=True):
        shown = record.father is not None or father in record.name.reveal().split()
        day = (record.date.earliest - made.FIRST_DAY).days if record.date else None
        when = made.FIRST_DAY + dt.timedelta(days=30 if day is None else day)
        born: tuple[str, int, tuple[int, int]] | None = None
        if record.born is not None:
            exact = (record.born.month or 0, record.born.day or 0)
            born = ("day" if exact[0] else "year", record.born.year, exact)
        elif record.age is not None:
            born = ("age", when.year - record.age, (when.month, when.day))
        town = crowd.PLACES_RU.index(record.place.removeprefix("г. ")) if record.place else None
        woman = None if record.sex is None else record.sex is made.Sex.WOMAN
        out.append(
            Entry(
                truth.whose[record.id],
                at[record.list],
                given,
                family,
                father if shown else "",
                woman,
                town,
                day,
                born,
            )
        )
    return out


@lru_cache(None)
def of_birth(said: tuple[tuple[str, int, tuple[int, int]], ...]) -> float:
    exact = {on for how, _, on in said if how == "day"}
    if len(exact) > 1:
        return 0.0
    every = [(month, day) for month in range(1, 13) for day in range(1, 29)]
    cuts = sorted({on for how, _, on in said if how == "age"})
    kinds = Counter(tuple(cut < on for cut in cuts) for on in (exact or every))
    total = 0.0
    for year, weight in _YEARS.items():
        for later, number in kinds.items():
            chance = weight / sum(_YEARS.values()) * number / len(every)
            for how, told, on in said:
                is_year = told - later[cuts.index(on)] if how == "age" else told
                off = made.YEAR_OFF / len(_YEARS_OFF) if is_year - year in _YEARS_OFF else 0.0
                chance *= 1 - made.YEAR_OFF if is_year == year else off
            total += chance
    return total


@lru_cache(None)
def of_town(said: tuple[int, ...]) -> float:
    return sum(
        share * math.prod(0.98 * (town == place) + 0.02 / len(_TOWNS) for town in said)
        for place, share in enumerate(_TOWNS)
    )


@lru_cache(None)
def of_one_event(said: tuple[tuple[int, int | None], ...]) -> float:
    """The chance that an event stands on these lists and no other, with these days."""
    lists = {at for at, _ in said}
    if len(lists) < len(said):
        return 0.0
    days = [day for _, day in said if day is not None]
    off = {0: 1 - made.DAY_OFF, 1: made.DAY_OFF / 2, -1: made.DAY_OFF / 2}
    told = sum(
        share * math.prod(off.get(day - true, 0.0) for day in days) for true, share in enumerate(_DAYS)
    )
    return told * math.prod(reach if at in lists else 1 - reach for at, reach in enumerate(_REACH))


@lru_cache(None)
def of_events(said: tuple[tuple[int, int | None], ...]) -> float:
    two = 0.0
    for mask in range(2 ** len(said)):
        first = tuple(each for at, each in enumerate(said) if mask >> at & 1)
        other = tuple(each for at, each in enumerate(said) if not mask >> at & 1)
        two += of_one_event(first) * of_one_event(other)
    return (1 - _TWICE) * of_one_event(said) + _TWICE * two
