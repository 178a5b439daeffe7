"""Places named in a text, resolved against the gazetteer: GeoNames' cities of 15,000 and more, and tables of our own.

A precise answer is worth more than a full one: a name counts as a place only on evidence (``gazetteer.weighing``),
and a name with several likely bearers says so in ``alternatives`` instead of choosing in silence.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from khronika.nouns import Level, PartialDate, Place, Span
from khronika.reading.gazetteer import lookup
from khronika.reading.gazetteer.candidates import candidates, tokens_of
from khronika.reading.gazetteer.demonyms import demonym_country
from khronika.reading.gazetteer.folding import fold
from khronika.reading.gazetteer.forms import nominatives
from khronika.reading.gazetteer.lookup import LANGS, Entry, entry_of, look_up, name_on, path_on
from khronika.reading.gazetteer.sites import Found, Site, known_sites, pattern_places, sites_named, slug_of
from khronika.reading.gazetteer.weighing import Setting, choose, is_place, setting_of, so_named
from khronika.reading.mentions import PlaceMention

__all__ = [
    "capital_of",
    "countries_named",
    "countries_of_name",
    "country_of_demonym",
    "find_places",
    "place_from_name",
    "places_from_name",
    "translate",
]

BESIDE = (
    60  # characters between a site and the city it lies in: "on Republic Square, the main square of Almaty"
)
SECOND = (
    10  # characters by which the less usual side must be nearer: "in Almaty, on Abay Street, in Osh" is rare
)
_CITY_STATES = ("country:HK", "country:SG", "country:MO")
_CLAUSE_END = re.compile(r"[.!?]\s|[\n;]")
_OWNS = re.compile(r"(?:['’]s)?\s+(?:the\s+)?")


def find_places(
    text: str, lang: str, on: PartialDate | None = None, country: str | None = None
) -> list[PlaceMention]:
    """The places ``text`` names, in order and never overlapping; the longest name wins.

    ``on`` is the date the text speaks of: it decides between names a place bore at different times (``None`` keeps
    the name as worded). ``country`` is the ISO code of the country the report is about, to choose between namesakes.
    Names come in ``lang``, keys are the same in every language. Words for "the capital" are not places here; see
    ``capital_of``.
    """
    named = _named(text, lang, on, country)
    patterned = _patterned(text, lang, on, country, named)
    return _longest_first([*patterned, *named])


def _named(text: str, lang: str, on: PartialDate | None, country: str | None) -> list[PlaceMention]:
    setting = replace(_looked_up(text, lang), country=country)
    mentions = []
    for candidate in setting.found:
        entry, others = choose(candidate, setting, on)
        if not _thrown(text, candidate.start, candidate.end) and is_place(candidate, entry, setting):
            place = _place(entry, lang, on, candidate.words, others)
            mentions.append(PlaceMention(Span(candidate.start, candidate.end), place))
    return mentions


# "Коктейли Молотова", "«Молотов коктейлі»", "Molotov cocktails": Perm was called so, and bottles still are.
_BOTTLE = re.compile(r"[\W\d]{0,3}(?:коктейл|cocktail)", re.IGNORECASE)
_BOTTLE_BEFORE = re.compile(r"(?:коктейл|cocktail)\w*\W{1,3}$", re.IGNORECASE)


def _thrown(text: str, start: int, end: int) -> bool:
    if text[start : start + 7].lower() not in {"молотов", "molotov"}:
        return False
    return bool(_BOTTLE.match(text, end) or _BOTTLE_BEFORE.search(text[max(0, start - 20) : start]))


def is_place_name(words: str, lang: str = "en") -> bool:
    """Whether the words are the name of a place the lists know, and nothing besides; capitals throughout are no hindrance."""
    name = words.strip().title() if words.isupper() else words.strip()
    before = "in " if lang == "en" else ""
    known = find_places(f"{before}{name}", lang)
    return any(m.span.start == len(before) and m.span.end == len(before) + len(name) for m in known)


@lru_cache(maxsize=4)  # a report is asked twice: which country it is about, then with that country
def _looked_up(text: str, lang: str) -> Setting:
    """The words of a text, the names among them that the gazetteer knows, and what else it tells. Nobody changes it."""
    tokens = tokens_of(text)
    return setting_of(text, tokens, candidates(text, tokens, lang), lang, None)


def _place(
    entry: Entry, lang: str, on: PartialDate | None, words: str, alternatives: tuple[str, ...] = ()
) -> Place:
    name = name_on(entry, lang, on, words)
    # A small town has one name in our list, which may be an old one or another language's: the report's is kept.
    if lang == "en" and words and entry.level is Level.CITY and not entry.own and fold(words) != fold(name):
        name = words
    return Place(name, entry.level, entry.key, entry.country or None, path_on(entry, on), words, alternatives)


def _patterned(
    text: str, lang: str, on: PartialDate | None, country: str | None, named: list[PlaceMention]
) -> list[PlaceMention]:
    mentions = []
    patterned = _patterns_in(text, lang)
    sites = [found for found in patterned if found.level is Level.SITE]
    named = [mention for mention in named if not any(_inside(mention, site) for site in sites)]
    for found in patterned:
        span = Span(found.start, found.end)
        inner = [m for m in named if span.start <= m.span.start and m.span.end <= span.end]
        if found.common and not _table_site(found.name, country, named, None):
            continue
        if lang == "kk" and found.level is Level.CITY and any(_ends_it(m, found) for m in inner):
            continue  # "белсенді Аты Алматы қаласында": whoever stands before the town is no part of it
        if found.level is Level.SITE and any(_settles(m, found) for m in inner):
            continue  # "a Belarus prison" is in Belarus
        if found.level is Level.SITE:
            place = _site(text, found, lang, country, named)
        elif any(_settles(m, found) for m in inner):
            continue
        else:
            place = _wider(found, lang, on, country, inner, named)
        mentions.append(PlaceMention(span, place))
    return mentions + _bare_sites(text, lang, country, named)


@lru_cache(maxsize=4)  # as ``_looked_up``
def _patterns_in(text: str, lang: str) -> tuple[Found, ...]:
    return tuple(pattern_places(text, lang))


def _ends_it(mention: PlaceMention, found: Found) -> bool:
    return (
        mention.place.level is Level.CITY and mention.span.end == found.end and mention.place.key is not None
    )


def _settles(mention: PlaceMention, found: Found) -> bool:
    """The list of names already has it, or the stem is a country ("the Kazakhstan region")."""
    whole = (mention.span.start, mention.span.end) == (found.start, found.end)
    if mention.place.level is Level.COUNTRY:
        return found.stem == mention.place.words
    return whole and not (found.level is Level.ADMIN1 and mention.place.level is Level.CITY)


def _inside(mention: PlaceMention, found: Found) -> bool:
    return found.start <= mention.span.start and mention.span.end <= found.end


def _wider(
    found: Found,
    lang: str,
    on: PartialDate | None,
    country: str | None,
    inner: list[PlaceMention],
    named: list[PlaceMention],
) -> Place:
    """A region, district or settlement by its head word: the city's own region where the city is known."""
    known = _known_entry(found.name, lang) or (
        _known_entry(found.stem, lang) if found.level is Level.CITY else None
    )
    if known:
        return _place(known, lang, on, found.name)
    city = inner[0].place if inner else None
    if found.level is Level.ADMIN1 and city and city.level is Level.CITY and city.path:
        return Place(found.name, Level.ADMIN1, city.path[0], city.country, city.path[1:], found.name)
    where = _of_region(found) or country or _only_country(named)
    path = (f"country:{where}",) if where else ()
    return Place(found.name, found.level, None, where, path, found.name)


def _of_region(found: Found) -> str | None:
    """The country of "Tibet region" or "Punjab province", where one alone has a region of that name."""
    hit = look_up(fold(found.stem)) if found.level is Level.ADMIN1 and found.stem else None
    lands = {entry.country for entry in hit.entries if entry.level is Level.ADMIN1} if hit else set()
    return lands.pop() if len(lands) == 1 else None


def _only_country(named: list[PlaceMention]) -> str | None:
    codes = {m.place.country for m in named if m.place.country}
    return codes.pop() if len(codes) == 1 else None


def _known_entry(name: str, lang: str) -> Entry | None:
    for form in nominatives(fold(name).split(), lang) if name else ():
        if hit := look_up(form):
            return hit.entries[0]
    return None


def _site(text: str, found: Found, lang: str, country: str | None, named: list[PlaceMention]) -> Place:
    words = text[found.start : found.end]
    city = _city_beside(text, found, lang, named)
    if known := _table_site(found.name, country, named, city):
        return _site_place(known, lang, words)
    if city is None:
        path = (f"country:{country}",) if country else ()
        return Place(found.name, Level.SITE, None, country, path, words)
    entry = entry_of(city.key) if city.key else None
    town = slug_of(entry.names[0] if entry else city.name)
    key = f"site:{(city.country or '?').lower()}/{town}/{slug_of(found.name)}"
    return Place(found.name, Level.SITE, key, city.country, (city.identity, *city.path), words)


def _site_place(site: Site, lang: str, words: str) -> Place:
    city = entry_of(site.city)
    path = (site.city, *city.path) if city else (site.city,)
    return Place(_site_name(site, lang), Level.SITE, site.key, site.country, path, words)


def _site_name(site: Site, lang: str) -> str:
    return site.names[LANGS.index(lang) if lang in LANGS else 0] or site.names[0]


def _table_site(
    name: str, country: str | None, named: list[PlaceMention], beside: Place | None
) -> Site | None:
    """The table's site of that name: of the city beside it; else of a city the text names; else, where no city is
    named, of the report's country."""
    sites = sites_named(name)
    if beside and any(site.near for site in sites):
        return next((site for site in sites if site.city == beside.key), None)
    cities = {m.place.key for m in named}
    for site in sites:
        if site.city in cities:
            return site
    if len(sites) == 1 and not sites[0].near:
        return sites[0]
    countries = {m.place.country for m in named} | {country}
    likely = [site for site in sites if site.country in countries]
    others = any(m.place.level is Level.CITY for m in named)
    return likely[0] if len(likely) == 1 and not others else None


def _city_beside(text: str, found: Found, lang: str, named: list[PlaceMention]) -> Place | None:
    """The city named nearest to the site in the same clause. One that owns it comes first ("Ankara's Kizilay
    Square"); else in English and Russian what follows before what precedes, in Kazakh the other way round."""
    best: tuple[int, Place] | None = None
    for mention in named:
        city = mention.place.level is Level.CITY or mention.place.key in _CITY_STATES
        if not city or found.start <= mention.span.start < found.end:
            continue
        after = mention.span.start >= found.end
        between = text[found.end : mention.span.start] if after else text[mention.span.end : found.start]
        if len(between) > BESIDE or _CLAUSE_END.search(between):
            continue
        owns = not after and _OWNS.fullmatch(between)
        distance = -1 if owns else len(between) + (0 if after is (lang != "kk") else SECOND)
        if best is None or distance < best[0]:
            best = (distance, mention.place)
    return best[1] if best else None


@cache
def _bare_site_regex() -> re.Pattern[str]:
    """Names of the table's sites that no head word gives away ("Sanam Luang")."""
    names = {name for sites in known_sites().values() for site in sites for name in site.names if name}
    return re.compile(
        r"\b(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")\b"
    )


def _bare_sites(text: str, lang: str, country: str | None, named: list[PlaceMention]) -> list[PlaceMention]:
    mentions = []
    for match in _bare_site_regex().finditer(text):
        if site := _table_site(match[0], country, named, None):
            mentions.append(PlaceMention(Span(*match.span()), _site_place(site, lang, match[0])))
    return mentions


def _longest_first(mentions: Iterable[PlaceMention]) -> list[PlaceMention]:
    inorder = sorted(mentions, key=lambda m: (m.span.start, m.span.end))
    if all(a.span.end <= b.span.start for a, b in pairwise(inorder)):
        return inorder  # nearly always
    kept: list[PlaceMention] = []
    for mention in sorted(
        inorder, key=lambda m: (m.span.start - m.span.end, m.place.key is None, m.span.start)
    ):
        if all(
            mention.span.end <= other.span.start or other.span.end <= mention.span.start for other in kept
        ):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.span)


def place_from_name(name: str, lang: str = "en", on: PartialDate | None = None) -> Place:
    """The place a name given alone means; a Place without a key when the gazetteer does not know it."""
    places = places_from_name(name, lang, on)
    return places[0] if places else Place(name.strip(), words=name.strip())


def places_from_name(name: str, lang: str = "en", on: PartialDate | None = None) -> tuple[Place, ...]:
    """Every place in a list such as "Nur-Sultan and Almaty, Kazakhstan"; a wider place that holds another of them
    is left out, as are two names of one place. Empty when nothing is known."""
    whole = _known_entry(name.strip(), lang)
    if whole:
        return (_place(whole, lang, on, name.strip()),)
    found = [mention.place for mention in find_places(f"in {name}" if lang == "en" else name, lang, on)]
    narrow = [p for p in found if not any(q.identity != p.identity and q.within(p) for q in found)]
    return tuple({place.identity: place for place in narrow}.values())


def capital_of(country: str, on: PartialDate | None = None, lang: str = "en") -> Place | None:
    """The capital that the country with that ISO code had ``on`` that day (today's, without a date or in the very month
    of a move), under the name it bore then; ``None`` if unknown."""
    former = [key for key, last in _former_capitals().get(country, ()) if on and on.latest <= last]
    key = former[0] if former else _capitals().get(country)
    entry = lookup.town(key) if key else None
    return _place(entry, lang, on, "") if entry else None


@cache
def _capitals() -> dict[str, str]:
    return {row[0]: row[6] for row in lookup.rows("countries.tsv")}


@cache
def _former_capitals() -> dict[str, list[tuple[str, date]]]:
    """By country, those that moved and their last day, earliest first."""
    found: dict[str, list[tuple[str, date]]] = {}
    for country, key, last in sorted(lookup.rows("capitals.tsv"), key=lambda row: row[2]):
        found.setdefault(country, []).append((key, date.fromisoformat(last)))
    return found


def countries_named(text: str, lang: str) -> list[PlaceMention]:
    """Every name of a country in ``text``, those inside a body's name among them ("Lesotho Defence Force"), which
    ``find_places`` holds for no place. Names that people bear too, and such as "US", are left out."""
    return [
        PlaceMention(Span(c.start, c.end), _place(c.hit.entries[0], lang, None, c.words))
        for c in _looked_up(text, lang).found
        if c.hit.entries[0].level is Level.COUNTRY and not c.hit.person and len(c.words) > len("UAE")
    ]


def countries_of_name(words: str) -> frozenset[str]:
    """The ISO codes of all countries that have, or are, a place of that name."""
    hit = look_up(fold(words))
    return frozenset(e.country for e in so_named(hit.entries, words) if e.country) if hit else frozenset()


def country_of_demonym(word: str, lang: str = "en") -> Place | None:
    """The country behind "Kazakh", "белорусский", "қазақстандық", named in ``lang``; ``None`` for any other word."""
    code = demonym_country(word)
    entry = lookup.countries().get(code) if code else None
    return _place(entry, lang, None, word) if entry else None


def translate(place: Place, lang: str, on: PartialDate | None = None) -> str:
    """The place's name in ``lang``, or the name it has when the gazetteer knows no other."""
    if place.key and place.key.startswith("site:"):
        sites = [site for group in known_sites().values() for site in group if site.key == place.key]
        return _site_name(sites[0], lang) if sites else place.name
    entry = entry_of(place.key) if place.key else None
    return name_on(entry, lang, on, place.name) if entry else place.name


def countries_of(mentions: Sequence[PlaceMention]) -> dict[str, int]:
    """How often each country, or a place in it, is named."""
    counts: dict[str, int] = {}
    for mention in mentions:
        if mention.place.country:
            counts[mention.place.country] = counts.get(mention.place.country, 0) + 1
    return counts
