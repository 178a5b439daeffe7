"""Lists of invented people with known truth: scripts mixed or one, slips, gaps, families, namesakes, people twice.

``invented(records, mixed=True, seed=1)`` gives PersonLists and, for each record's id, whose it is. What each list is
like stands in ``MIXED`` and ``SINGLE``; rates were chosen before any was measured, but for ``BY_EAR``, which came after the first measurement.
"""

import datetime as dt
import random
from dataclasses import dataclass

from khronika.nouns import (
    PartialDate,
    PersonList,
    PersonRecord,
    Protected,
    Sex,
    canonical_json,
    digest,
    make_id,
)
from tests.linking.invented_people import PET_FORMS, PLACES, PLACES_RU, Person, patronymic, people
from tests.linking.romanised import latin, mistyped, russian_spelling, scheme

FIRST_DAY = dt.date(2022, 1, 1)


@dataclass(frozen=True)
class Manner:
    """How one list is kept. ``script`` is kk, ru or latin; ``order`` of a whole name, or ``split`` into columns."""

    name: str
    script: str
    order: str
    reach: float
    father: float
    born: str
    sexes: bool
    held: bool = False


MIXED = (
    Manner("ministry", "ru", "family given father", 0.42, 0.85, "day", True),
    Manner("lawyers", "kk", "split", 0.38, 0.6, "year", True, True),
    Manner("monitors", "latin", "given family", 0.40, 0.05, "age", False),
    Manner("relatives", "ru", "given father family", 0.30, 0.4, "year", False, True),
)
SINGLE = tuple(
    Manner(m.name, "ru", m.order, m.reach, max(m.father, 0.3), m.born, m.sexes, m.held) for m in MIXED
)
# Per entry, or per part of a name.
SLIP, GAP, YEAR_OFF, DAY_OFF, INITIAL, PET, OTHER_ORDER = 0.025, 0.07, 0.03, 0.05, 0.015, 0.01, 0.03
BY_EAR = 0.1


@dataclass(frozen=True)
class Invented:
    """``whose`` tells the person of each record."""

    lists: tuple[PersonList, ...]
    whose: dict[str, int]

    @property
    def records(self) -> list[PersonRecord]:
        return [record for each in self.lists for record in each.records]


def invented(records: int, *, mixed: bool, seed: int = 1, slips: float = 1.0) -> Invented:
    """About ``records`` entries. ``slips`` scales the rates of slips and gaps."""
    manners = MIXED if mixed else SINGLE
    rng = random.Random(seed)
    crowd = people(round(records / 1.575), seed)
    lists, whose = [], {}
    for manner in manners:
        edition = digest(f"{manner.name} {seed} {records} {mixed}".encode())
        rows = [(person, day) for person in crowd for day in person.events if rng.random() < manner.reach]
        rng.shuffle(rows)
        kept = []
        for row, (person, day) in enumerate(rows, 2):
            record = _record(person, day, manner, edition, row, rng, slips)
            whose[record.id] = person.number
            kept.append(record)
        lists.append(PersonList(manner.name, edition, (), tuple(kept)))
    return Invented(tuple(lists), whose)


def _record(
    person: Person, day: int, manner: Manner, edition: str, row: int, rng: random.Random, slips: float
) -> PersonRecord:
    given, family, father = _names(person, manner, rng, slips)
    gap = GAP * slips
    date = FIRST_DAY + dt.timedelta(days=day)
    if rng.random() < DAY_OFF * slips:
        date += dt.timedelta(days=rng.choice((-1, 1)))
    parts = {"given": given, "family": family, "father": father}
    order = "family given father" if manner.order == "split" else manner.order
    if manner.order != "split" and rng.random() < OTHER_ORDER * slips:
        order = "family given" if order.startswith("given") else "given family"
    whole = " ".join(parts[each] for each in order.split() if parts[each])
    split = manner.order == "split"
    born, age = _birth(person, manner, date, rng, slips)
    return PersonRecord(
        id=make_id("p", edition, row),
        list=manner.name,
        edition=edition,
        row=row,
        cells=Protected(canonical_json({"name": whole, "row": row})),
        name=Protected(whole),
        given=Protected(given) if split else None,
        family=Protected(family) if split else None,
        father=Protected(father) if split and father else None,
        sex=(Sex.WOMAN if person.woman else Sex.MAN) if manner.sexes and rng.random() > gap / 2 else None,
        born=born,
        age=age,
        place=_town(person, manner, rng) if rng.random() > gap else None,
        date=PartialDate.of(date) if rng.random() > gap else None,
    )


def _names(person: Person, manner: Manner, rng: random.Random, slips: float) -> tuple[str, str, str]:
    """Given name, surname and patronymic (may be empty) as this list has them."""
    kazakh_style = person.kazakh and (manner.script == "kk" or rng.random() < 0.25)
    father = patronymic(person, kazakh_style, rng) if rng.random() < manner.father else ""
    given, family = person.given, person.family
    if rng.random() < PET * slips and given in PET_FORMS:
        given = PET_FORMS[given]
    parts = [given, family, father]
    if person.kazakh and (manner.script == "ru" or (manner.script == "latin" and rng.random() < 0.5)):
        parts = [_passport(part, person, rng, slips) if part else "" for part in parts]
    if manner.script == "latin":
        by = scheme(rng)
        parts = [latin(part, by) if part else "" for part in parts]
    if manner.script == "ru":
        parts = [part.replace("ё", "е") if rng.random() < 0.7 else part for part in parts]
    parts = [mistyped(part, rng) if part and rng.random() < SLIP * slips else part for part in parts]
    if rng.random() < INITIAL * slips:
        parts[0] = parts[0][0] + "."
    return parts[0], parts[1], parts[2]


def _passport(word: str, person: Person, rng: random.Random, slips: float) -> str:
    """The Russian spelling of the passport, which most lists keep to; others spell by ear."""
    by_ear = rng.random() < BY_EAR * slips
    return russian_spelling(word, rng if by_ear else random.Random(f"{person.number} {word}"))


def _birth(
    person: Person, manner: Manner, date: dt.date, rng: random.Random, slips: float
) -> tuple[PartialDate | None, int | None]:
    if rng.random() < GAP * slips:
        return None, None
    year, month, day = person.born
    if rng.random() < YEAR_OFF * slips:
        year += rng.choice((-1, 1, -10, 10, -2, 2))
    if manner.born == "age":
        return None, date.year - year - ((date.month, date.day) < (month, day))
    return (PartialDate(year, month, day) if manner.born == "day" else PartialDate(year)), None


def _town(person: Person, manner: Manner, rng: random.Random) -> str:
    place = person.place if rng.random() > 0.02 else rng.randrange(len(PLACES))
    if manner.script == "kk":
        return PLACES[place] if rng.random() < 0.7 else f"{PLACES[place]} қаласы"
    if manner.script == "latin":
        return latin(PLACES_RU[place] if rng.random() < 0.6 else PLACES[place], "bgn")
    return PLACES_RU[place] if rng.random() < 0.6 else f"г. {PLACES_RU[place]}"
