"""Who speaks: a speaker's words become a Source whose key names the body, not the person or the wording.

A ministry, its minister, his deputies and its spokesmen are one source; ten outlets that quote them are not ten.
Plain nouns ("experts", "residents") have a type but no key: nobody can tell one from another.
"""

import re
from functools import cache, lru_cache

from khronika.names import Verdict, compare, name_key
from khronika.nouns import Level, PartialDate, Place, Source, SourceType
from khronika.reading.gazetteer.demonyms import demonym_country
from khronika.reading.gazetteer.lookup import entry_of
from khronika.reading.gazetteer.sites import slug_of
from khronika.reading.places import find_places
from khronika.reading.speakers.matching import Match, Row, kinds, ministry, named_bodies, plain, rows
from khronika.reading.speakers.organisations import organisation
from khronika.reading.speakers.persons import case_forms, nominative, person_span
from khronika.reading.speakers.populations import population_of

__all__ = ["name_key", "population_of", "same_person", "source_of", "split_voice"]

UNKNOWN_COUNTRY = "?"
LONGEST = 400  # characters; a speaker described at greater length is a reader's mistake
# Bodies whose name tells their country.
_HOMES = {
    "kremlin": "RU", "кремл": "RU", "white house": "US", "elysee": "FR", "élysée": "FR", "akorda": "KZ", "ak orda": "KZ",
    "aqorda": "KZ", "акорд": "KZ", "ақорда": "KZ", "duma": "RU", "госдум": "RU", "rada": "UA", "рад": "UA", "верховн": "UA",
    "knesset": "IL", "majilis": "KZ", "mazhilis": "KZ", "мажилис": "KZ", "мәжіліс": "KZ", "fsb": "RU", "фсб": "RU",
    "knb": "KZ", "кнб": "KZ", "ұқк": "KZ", "sbu": "UA", "сбу": "UA", "гкнб": "KG", "росгвард": "RU", "фсин": "RU",
    "state department": "US", "home office": "GB", "foreign office": "GB",
}  # fmt: skip
_LEADING = re.compile(
    r"^(?:по\s+(?:данным|словам|сообщению|информации|мнению|версии)|according to|as per)\s+", re.IGNORECASE
)
_ARTICLES = re.compile(r"^(?:the|a|an|some|one|several|many|other|another)\s+(?!of\b)", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:,?\s+(?:who|which|whose|where|citing|quoting|speaking|in a statement|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|on condition of anonymity|via|as (?:retold|translated|summari[sz]ed|reported|quoted|cited)|republishing|передает|сообщает|"
    r"котор\w+|со ссылкой|в интервью|в эфире|на брифинге)\b.*|\s*\((?:citing|quoting|republishing|via|со ссылкой)\b.*|[\s,.;:–—-]+)$",
    re.DOTALL,
)
_FORMER = re.compile(r"(?i)\b(?:former|ex-|late)\b|\bex-|бывш|экс-|бұрынғы")
# People of the opposition who are no body of it: nobody can tell one group of opposition activists from another.
_OPPOSITION_PEOPLE = re.compile(
    r"(?i)activist|analyst|expert|journalist|media|supporter|активист|эксперт|аналитик|белсенді|сарапшы"
)
_FOLLOWER = re.compile(
    r"(?i)activist|supporter|member|figure|активист|сторонник|член|белсенді|жақтас|мүше|leader|лидер"
)


def source_of(words: str, *, lang: str, on: PartialDate | None = None, country: str | None = None) -> Source:
    """The source behind a speaker's words.

    ``name`` is the words without articles and trailing clauses. ``key`` is one per body: a ministry, its minister,
    deputies and spokesmen share ``body:interior-ministry/KZ``; ``/?`` stands for a country that neither the words
    nor ``country`` tell; police, courts and city halls have one key a city where the city is named. Media, observers
    and rights groups known by name have a key of their own; a person who speaks for no known body has ``person:``
    and the skeleton of the name. ``None`` for speakers that cannot be told from others. ``on`` decides who held an
    office that day; without it whoever held it counts.
    """
    return _source_of(words, lang, on, country)


@lru_cache(maxsize=10_000)
def _source_of(words: str, lang: str, on: PartialDate | None, country: str | None) -> Source:
    name = _clean(words)
    text = plain(name)
    span = person_span(name, lang)
    person = name[slice(*span)] if span else None
    body = _body(text, span, lang)
    if person and (office := _office(person, on, body.row.key if body else "", lang)):
        return Source(name, *office)
    if body and person and (_FORMER.search(text) or _only_follows(body, text)):
        return Source(
            name,
            body.row.type if body.row.type is SourceType.PARTY else SourceType.UNKNOWN,
            _person(person, lang),
        )
    if body:
        home = next((code for start, code in _HOMES.items() if _at(text, body).startswith(start)), None)
        return Source(name, body.row.type, _key(body.row, name, lang, home or country))
    if code := _country_itself(name, lang):
        return Source(name, SourceType.STATE, f"body:government/{code}")
    kind = kinds("2").earliest(_without(text, span))
    return Source(
        name, kind.row.type if kind else SourceType.UNKNOWN, _person(person, lang) if person else None
    )


def _clean(words: str) -> str:
    text = re.sub(r"\s+", " ", words.strip())[:LONGEST]
    text = _TRAILING.sub("", text) or text
    text = _LEADING.sub("", text) or text
    return _ARTICLES.sub("", text) or text


def _without(text: str, span: tuple[int, int] | None) -> str:
    """The words with the person blanked: a surname must not look like a body ("Justice", "Суд")."""
    return text[: span[0]] + "_" * (span[1] - span[0]) + text[span[1] :] if span else text


def _person(person: str, lang: str) -> str:
    return f"person:{name_key(nominative(person) if lang == 'ru' else person)}"


def _body(text: str, span: tuple[int, int] | None, lang: str) -> Match | None:
    """The body that stands first in the words: known by name, by kind, or by the shape of its name."""
    text = _without(text, span)
    named = named_bodies().earliest(text)
    kind = kinds("1").earliest(text)
    office = ministry(text)
    found = [match for match in (named, office, kind) if match]
    if found:
        first = min(found, key=lambda match: match.start)
        if first.row.key == "opposition" and _OPPOSITION_PEOPLE.search(text):
            return None
        if first.row.key == "presidency" and _presides_elsewhere(text, lang):
            return organisation(text, lang)
        return first
    return organisation(text, lang)


def _presides_elsewhere(text: str, lang: str) -> bool:
    """A president of an association is none of a country."""
    found = re.search(r"(?i)\bpresident of (?:the )?", text)
    if not found or lang != "en":
        return False
    rest = text[found.end() :]
    return not any(mention.span.start == 0 for mention in find_places(rest, lang)) and not _republic(rest)


def _republic(words: str) -> bool:
    return bool(re.match(r"(?i)republic|country|parliament|court", words))


def _country_itself(name: str, lang: str) -> str | None:
    """The code of a country that speaks under its own name ("Britain said"): its government."""
    mentions = find_places(name, lang)
    if len(mentions) == 1 and mentions[0].place.level is Level.COUNTRY and mentions[0].place.words == name:
        return mentions[0].place.country
    return None


def _at(text: str, match: Match) -> str:
    return text[match.start : match.end].casefold()


def _only_follows(body: Match, text: str) -> bool:
    """An activist of a movement speaks for herself."""
    return body.row.type is SourceType.PARTY and bool(_FOLLOWER.search(text))


def _key(row: Row, name: str, lang: str, country: str | None) -> str:
    if ":" in row.key:
        return row.key
    places = [mention.place for mention in find_places(name, lang, country=country)]
    code = (
        next((p.country for p in places if p.country), None) or _demonym(name) or country or UNKNOWN_COUNTRY
    )
    city = next((p for p in places if p.level in (Level.CITY, Level.ADMIN1)), None) if row.by_city else None
    return f"body:{row.key}/{code}" + (f"/{_slug(city)}" if city else "")


def _slug(place: Place) -> str:
    entry = entry_of(place.key) if place.key else None
    return slug_of(entry.names[0] if entry else place.name)


def _demonym(name: str) -> str | None:
    return next((code for word in re.findall(r"[\w-]+", name) if (code := demonym_country(word))), None)


@cache
def _officials() -> tuple[tuple[frozenset[str], str, str, str, str], ...]:
    """Names' keys, body, country, first and last day of each official of the table."""
    return tuple(
        (frozenset(name_key(name) for name in names.split(";")), body, country, first, last)
        for names, body, country, first, last in rows("officials.tsv")
    )


def _office(person: str, on: PartialDate | None, body: str, lang: str) -> tuple[SourceType, str] | None:
    """The body an official of the table spoke for on that day; ``None`` for others and outside the term. A surname
    alone is the official's only beside his body ("President Tokayev")."""
    # Only Russian's cases are undone: in a Kazakh text "Токаева" is a woman, and the dictionary need not be loaded.
    wanted = {name_key(form) for form in (case_forms(person) if lang == "ru" else (person,))}
    for keys, office, country, first, last in _officials():
        slug = office.removeprefix("body:")
        surname = slug == body and any(w in k.split()[-1:] for w in wanted for k in keys)
        if not surname and not any(same_person_key(a, b) for a in wanted for b in keys):
            continue
        if on and ((first and on.latest.isoformat() < first) or (last and on.earliest.isoformat() > last)):
            continue
        if ":" in slug:
            return next(row.type for row in named_bodies().rows if row.key == slug), slug
        kind = next((row.type for row in kinds("1").rows if row.key == slug), SourceType.STATE)
        return kind, f"{office}/{country}"
    return None


def same_person_key(a: str, b: str) -> bool:
    """True when two name keys may be one person's: the same words in any order, or a part of the longer's where
    the shorter has at least two. A surname alone is not enough."""
    left, right = set(a.split()), set(b.split())
    shorter, longer = sorted((left, right), key=len)
    return len(shorter) >= 2 and shorter <= longer


def same_person(a: str, b: str) -> bool:
    """True when two names in full may be one person's, across scripts, romanisations and order of given name and
    surname. A surname alone proves nothing: ``khronika.names.compare`` says what is only possible."""
    return min(len(a.split()), len(b.split())) >= 2 and compare(a, b).verdict is Verdict.SAME


@lru_cache(maxsize=2_048)  # who speaks in one report speaks in the next
def split_voice(words: str, lang: str) -> tuple[str | None, str | None]:
    """The person and the role in a speaker's words: "interior minister Marat Kozhayev" gives both, "police" only
    a role, "Marat Kozhayev" only a person. A Russian name comes back in the nominative where its given name shows
    gender and case."""
    name = _clean(words)
    span = person_span(name, lang)
    if span is None:
        return None, name or None
    rest = name[: span[0]].rstrip(" ,") + " " + re.sub(r"^['’]s\b", "", name[span[1] :]).lstrip(" ,")
    role = re.sub(r"\s*\((?!.*\))", ", ", re.sub(r"\s+", " ", rest).strip(" ,()"))
    person = name[slice(*span)]
    return nominative(person) if lang == "ru" else person, role or None
