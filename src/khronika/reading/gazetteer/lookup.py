"""What the gazetteer knows under a name, and what it calls a place in each language."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from khronika.nouns import Level, PartialDate
from khronika.reading.gazetteer.folding import fold
from khronika.reading.gazetteer.sorted_file import SortedFile

HERE = Path(__file__).parent
LANGS = ("en", "ru", "kk")
ASTANA = "geonames:1526273"
# The capital of Kazakhstan was Nur-Sultan from the first day to the day before the second.
_NUR_SULTAN = (PartialDate(2019, 3, 23), PartialDate(2022, 9, 17))
# Countries and states whose names people bear too; cities carry their own marks.
_BORNE = frozenset(
    "chad jordan georgia israel virginia carolina kenya austin dakota cuba montana нұрсұлтан нурсултан".split()
)
_WORDS = frozenset({"қазан"})  # October
_NUR_SULTAN_NAMES = {"en": "Nur-Sultan", "ru": "Нур-Султан", "kk": "Нұр-Сұлтан"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. ``names`` in the order of LANGS, empty where unknown. ``own`` marks places of our own tables.
    ``population`` 0 where it is not counted (countries, regions)."""

    key: str
    level: Level
    country: str
    path: tuple[str, ...]
    names: tuple[str, str, str]
    population: int = 0
    own: bool = True
    first: str = ""
    last: str = ""

    def name(self, lang: str) -> str:
        """The name in ``lang``, or the English one."""
        return self.names[LANGS.index(lang) if lang in LANGS else 0] or self.names[0]

    def exists(self, on: PartialDate | None) -> bool:
        """False when the place was not there ``on`` that date: an oblast founded later."""
        return not (on and self.first and on.latest < PartialDate.parse(self.first).earliest)


@dataclass(frozen=True, slots=True)
class Hit:
    """Entries under one name, the likeliest first. ``word`` and ``person``: the name is also an English word, or a
    given name or surname."""

    entries: tuple[Entry, ...]
    word: bool = False
    person: bool = False


def rows(file: str) -> list[list[str]]:
    """A hand-written table's rows, without comments."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def countries() -> dict[str, Entry]:
    """Countries by ISO code."""
    found = {}
    for code, en, ru, kk, *_ in rows("countries.tsv"):
        names = (en.split(";")[0], ru.split(";")[0], kk.split(";")[0])
        path = tuple(area for area, members in _members().items() if code in members)
        found[code] = Entry(f"country:{code}", Level.COUNTRY, code, path, names)
    return found


@cache
def _members() -> dict[str, frozenset[str]]:
    """The countries of each area, narrower areas first."""
    return {f"area:{row[0]}": frozenset(row[4].split()) for row in rows("areas.tsv")}


@cache
def areas() -> dict[str, Entry]:
    """Continents and other parts of the world by key; their level is unknown and they have no country."""
    found = {}
    for slug, en, ru, kk, _ in rows("areas.tsv"):
        names = (en.split(";")[0], ru.split(";")[0], kk.split(";")[0])
        found[f"area:{slug}"] = Entry(f"area:{slug}", Level.UNKNOWN, "", (), names)
    return found


@cache
def regions() -> dict[str, Entry]:
    """Oblasts, states and provinces of our table by key."""
    found = {}
    for country, code, en, ru, kk, first, last in rows("regions.tsv"):
        names = (en.split(";")[0], ru.split(";")[0], kk.split(";")[0])
        key = f"admin1:{country}.{code}"
        found[key] = Entry(key, Level.ADMIN1, country, (f"country:{country}",), names, first=first, last=last)
    return found


@cache
def wide_names() -> dict[str, tuple[Entry, ...]]:
    """Folded names of countries, areas and regions in all languages."""
    found: dict[str, tuple[Entry, ...]] = {}
    for code, *forms in rows("countries.tsv"):
        for name in ";".join(forms[:3]).split(";"):
            if name:
                found.setdefault(fold(name), (countries()[code],))
    for slug, *forms in rows("areas.tsv"):
        for name in filter(None, ";".join(forms[:3]).split(";")):
            found.setdefault(fold(name), (areas()[f"area:{slug}"],))
    for country, code, *forms in rows("regions.tsv"):
        entry = regions()[f"admin1:{country}.{code}"]
        for name in ";".join(forms[:3]).split(";"):
            if name and entry not in found.get(fold(name), ()):
                found[fold(name)] = (*found.get(fold(name), ()), entry)
    return found


@cache
def abbreviations() -> frozenset[str]:
    """Folded names that must stand in capitals: "us" is not the United States, nor "сша" in any careful text."""
    names = ";".join(";".join(row[1:4]) for row in rows("countries.tsv")).split(";")
    names += ";".join(";".join(row[2:5]) for row in rows("regions.tsv")).split(";")
    return frozenset(fold(name) for name in names if name.isupper())


@cache
def _names() -> SortedFile:
    return SortedFile(HERE / "names.txt")


@cache
def _towns() -> SortedFile:
    return SortedFile(HERE / "towns.txt")


@cache
def town(geonames_id: str) -> Entry | None:
    """A city by its GeoNames id; ``None`` below 15,000 inhabitants."""
    row = _towns().find(geonames_id)
    if row is None:
        return None
    country, admin1, population, own, en, ru, kk = row
    path = (f"admin1:{country}.{admin1}", f"country:{country}")
    key = f"geonames:{geonames_id}"
    return Entry(key, Level.CITY, country, path, (en, ru, kk), int(population), bool(own))


@lru_cache(maxsize=1 << 14)
def look_up(folded: str) -> Hit | None:
    """What a folded name can mean; ``None`` when the gazetteer does not know it. Countries come before cities of
    the same name, regions after them: "Moscow" is the city, "Georgia" the country."""
    wide = wide_names().get(folded, ())
    row = _names().find(folded)
    marks, ids = row if row else ("", "")
    cities = _own_name_first(folded, [entry for key in ids.split() if (entry := town(key))])
    entries = (
        *(e for e in wide if e.level in (Level.COUNTRY, Level.UNKNOWN)),
        *(e for e in wide if e.level is Level.ADMIN1 and not (cities and cities[0].own)),
        *cities,
        *(e for e in wide if e.level is Level.ADMIN1 and cities and cities[0].own),
    )
    return (
        Hit(entries, "w" in marks or folded in _WORDS, "p" in marks or folded in _BORNE) if entries else None
    )


# A town under its own name comes before a larger one that only some language calls so (Puno before Pune), up to this
# ratio of populations; beyond it the large one is meant (Rostov is Rostov-on-Don). Set on those two.
_ALIAS_RATIO = 30


def _own_name_first(folded: str, cities: list[Entry]) -> tuple[Entry, ...]:
    def rank(entry: Entry) -> float:
        named = any(fold(name) == folded for name in entry.names)
        return -entry.population * (_ALIAS_RATIO if named or entry.own else 1)

    return tuple(sorted(cities, key=rank)) if len(cities) > 1 and not cities[0].own else tuple(cities)


def entry_of(key: str) -> Entry | None:
    """The entry behind a key of ours; ``None`` for sites and unknown keys."""
    if key.startswith("country:"):
        return countries().get(key.removeprefix("country:"))
    if key.startswith("area:"):
        return areas().get(key)
    if key.startswith("geonames:"):
        return town(key.removeprefix("geonames:"))
    return regions().get(key)


# Oblasts founded on 8 June 2022 and those they were parts of.
_FOUNDED_FROM = {
    "admin1:KZ.12510143": "admin1:KZ.15",  # Abai, from East Kazakhstan
    "admin1:KZ.12510144": "admin1:KZ.01",  # Jetisu, from Almaty Region
    "admin1:KZ.12510145": "admin1:KZ.12",  # Ulytau, from Karaganda
}


def path_on(entry: Entry, on: PartialDate | None) -> tuple[str, ...]:
    """The keys of the wider places on that date, nearest first: Semey lay in East Kazakhstan until the Abai Region was
    founded. Without a date, or in the month of the change, as of today."""
    return tuple(
        _FOUNDED_FROM[key] if key in _FOUNDED_FROM and not regions()[key].exists(on) else key
        for key in entry.path
    )


def name_on(entry: Entry, lang: str, on: PartialDate | None, words: str = "") -> str:
    """The entry's name in ``lang`` on that date. Without a date, or with a month or
    year in which it was renamed, the capital of Kazakhstan keeps the name it is
    given in ``words``; every other place has one name per language."""
    if entry.key != ASTANA:
        return entry.name(lang)
    renamed = _NUR_SULTAN_NAMES.get(lang, "Nur-Sultan")
    first, after = (date.earliest for date in _NUR_SULTAN)
    if on is None or on.earliest < first <= on.latest or on.earliest < after <= on.latest:
        return renamed if fold(words).startswith(("nur", "нур", "нұр")) else entry.name(lang)
    return renamed if first <= on.earliest < after else entry.name(lang)
