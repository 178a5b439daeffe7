"""The country a report is about, and the town it calls the capital.

Names are weighed by what they say of the story: the slug of a wire decides, the headline counts more; little where they only say
whose judge somebody is, or where a body is at home.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from khronika.nouns import Level, PartialDate, Place, Span
from khronika.reading.english.filed import (
    filed_at,
    filed_from,
    filed_share,
    is_bureau,
    is_desk,
    is_filed_apart,
    is_seat,
)
from khronika.reading.english.home_roles import ASIDE, HANDS, PLAIN, SCENE, SPOKEN_CAP, Name, weights
from khronika.reading.mentions import PlaceMention
from khronika.reading.places import (
    capital_of,
    countries_named,
    countries_of_name,
    country_of_demonym,
    places_from_name,
    translate,
)

_FILED_IN = 2.0  # more for a dateline whose country the text names besides
_LEAD = 1.3  # times what the first paragraph says: a report opens with its own scene
_LEAD_LENGTH = 320  # characters
_AGAIN = 0.5  # times what a second name in one sentence says ("in Kumasi, Ghana")
_HEADLINE = 1.5  # more for a name in the headline
_OPENS = 3.0  # more for "Peru: 12 dead"
# Of all that is said: less is a round-up of several countries, which is about none of them. Of 71 reports on one country each had
# half or more, of two round-ups the largest had .38 and .39.
_CLEAR = 0.45
_MARGIN = 1.2  # times the next one: where two are about even the report may be of both
_ENOUGH = 0.6  # less is a name in passing, on a page that never says where it is

_OWN_NAME = re.compile(r"['\u2019]s\s+(?P<name>[A-Z][\w'\u2019-]*(?:\s+[A-Z][\w'\u2019-]*){0,4})")
_MEDIUM = re.compile(
    r"\b(?:Times|Post|Daily|News|Newspaper|Radio|TV|Television|Herald|Tribune|Gazette|Chronicle|Press|Guardian|Telegraph|Journal|Observer|Star"
    r"|Standard|Mail|Express|Today|Weekly|Broadcast\w*|Agency|Newsweek|Independent|Mirror|Channel|O['\u2019]Clock)\b"
)
_TOLD_BY_IT = re.compile(
    r"^,?\s+(?:(?:newspaper|daily|weekly|radio|television|TV|channel|agency|broadcaster|magazine|portal|website|news)\b|(?:has\s+|had\s+)?(?:reported|reports|wrote|writes|quoted|cited|cites)\b)"
)
BASED = re.compile(r"[-\u2010\u2011\s]based\b")
AT_HOME = re.compile(
    r"\b(?:based|headquartered|who\s+(?:now\s+)?(?:lives|resides|works|was\s+born)|in\s+exile|exiled|head(?:quarters|\s+offices?))\s+(?:in|at)\s+(?:the\s+)?$"
)


# "A sit-in outside the army's headquarters in Khartoum" was held there.
_AROUND_IT = re.compile(
    r"\b(?:outside|near|at|around|before|towards?|opposite|front\s+of|storm\w*|attack\w*|surround\w*|besieg\w*|raid\w*|reach\w*)\s+"
    r"(?:[\w'\u2019-]+\s+){0,4}?head(?:quarters|\s+offices?)\s+in\s+(?:the\s+)?$"
)


def only_at_home(text: str, span: Span) -> bool:
    """ "Vienna-based", "based in India", "who lives in Oslo": where a body or a person is at home, no event's place."""
    if BASED.match(text, span.end):
        return True
    before = text[max(0, span.start - 70) : span.start]
    return AT_HOME.search(before) is not None and _AROUND_IT.search(before) is None


def is_home_of_outlet(text: str, span: Span) -> bool:
    """ "Romania's Nine O'Clock", "India's Lantern reported": where a medium is at home. "Cambodia's King" is of Cambodia."""
    match = _OWN_NAME.match(text, span.end)
    return match is not None and bool(
        _MEDIUM.search(match["name"]) or _TOLD_BY_IT.match(text[match.end() : match.end() + 24])
    )


def home_country(text: str, places: list[PlaceMention]) -> Place | None:
    """The country the story is about: named most, cities and regions counted for theirs, names inside bodies' names
    too. "Romania's Nine O'Clock" says where a newspaper is at home, and counts for nothing. ``None`` where none is named, or
    none clearly more than others."""
    slug = slug_country(text)
    if slug is not None or is_filed_apart(text):
        return slug
    own = [m for m in places if not is_home_of_outlet(text, m.span)]
    rows = _evidence(text, own or places)
    votes = _votes(text, rows)
    key = _clearest(votes)
    if key is None:
        return None
    named = next((n.place for n in rows if n.place.level is Level.COUNTRY and n.place.key == key), None)
    if named is not None:
        return named
    code = key.split(":", 1)[1]
    bare = Place(code, Level.COUNTRY, key, code)
    return replace(bare, name=translate(bare, "en"))


def _clearest(votes: dict[str, float]) -> str | None:
    if not votes:
        return None
    (best, most), *rest = sorted(votes.items(), key=lambda row: -row[1])
    second = rest[0][1] if rest else 0.0
    clear = most >= _ENOUGH and most >= _CLEAR * sum(votes.values()) and most >= _MARGIN * second
    return best if clear else None


def _votes(text: str, rows: list[Name]) -> dict[str, float]:
    """What each country's names weigh together, by its key. What one sentence says twice counts half the second time; what is merely named adds up to ``SPOKEN_CAP``."""
    head = _headline_end(text)
    lead = _lead_end(text, head)
    desk = filed_at(text)
    heavy: dict[str, float] = defaultdict(float)
    light: dict[str, float] = defaultdict(float)
    counted: set[tuple[str, int]] = set()
    known = [*weights(text, rows, lead)]
    others = _namesakes(known)
    towns: set[str] = set()
    for name, sentence, weight in known:
        key = others.get(name.place.identity) or f"country:{name.place.country}"
        own = weight * (_LEAD if name.span.start < lead and weight > ASIDE else 1.0)
        if desk is not None and desk.overlaps(name.span):
            heavy[key] += filed_share(text, name.span) * own
            continue
        if (
            (weight < HANDS and only_at_home(text, name.span))
            or is_bureau(text, name.span)
            or is_desk(text, name.span)
        ):
            own = min(own, PLAIN if name.place.level is Level.CITY and not name.capital else ASIDE)
        elif name.span.start < head and weight > ASIDE:
            heavy[key] += _OPENS if re.match(r"\s*:", text[name.span.end :]) else _HEADLINE
        new_town = name.place.level in (Level.CITY, Level.ADMIN1) and name.place.identity not in towns
        if weight < SCENE and not (new_town and weight > ASIDE and not name.capital):
            light[key] += own
        else:
            again = (key, sentence) in counted and not new_town
            counted.add((key, sentence))
            towns.add(name.place.identity)
            heavy[key] += own * (_AGAIN if again else 1.0)
    filed = filed_from(text, None)
    # "New York, 4 May \u2013 Fijian police": a desk's country of which nothing else is said.
    if filed is not None:
        key = f"country:{filed.country}"
        alone = max((heavy[k] for k in heavy if k != key), default=0.0) <= SCENE
        seat = desk is not None and is_seat(text, desk)
        if (alone and not seat) or sum(name.place.country == filed.country for name in rows) > 1:
            heavy[key] += _FILED_IN
    return {key: heavy[key] + min(light[key], SPOKEN_CAP) for key in {*heavy, *light}}


def _namesakes(known: list[tuple[Name, int, float]]) -> dict[str, str]:
    """The other country that a town's or a region's name speaks for: one that the text names besides, where it names nothing else of
    the first ("Cordoba", in a report from Madrid; the governor of Georgia, in one from Atlanta). Of a capital that is not asked."""
    bearers = {
        name.place.identity: countries_of_name(name.place.words)
        for name, _, _ in known
        if not name.demonym and not name.capital
    }
    sure = Counter(
        name.place.country
        for name, _, weight in known
        if weight > ASIDE and len(bearers.get(name.place.identity, ())) < 2
    )
    out = {}
    for name, _, _ in known:
        likely = [c for c in bearers.get(name.place.identity, ()) if sure[c]]
        if likely and not sure[name.place.country]:
            out[name.place.identity] = f"country:{max(likely, key=lambda c: sure[c])}"
    return out


def _lead_end(text: str, head: int) -> int:
    """Where the first paragraph below the headline ends, or the first 320 characters of it."""
    start = head + len(text[head:]) - len(text[head:].lstrip())
    end = text.find("\n", start)
    return min(end if end >= 0 else len(text), start + _LEAD_LENGTH)


def _evidence(text: str, places: list[PlaceMention]) -> list[Name]:
    """Every name that speaks for a country, in order."""
    rows = [Name(m.span, m.place, capital=_is_capital(m.place)) for m in places if m.place.country]
    taken = [m.span for m in places if m.place.level in (Level.COUNTRY, Level.CITY, Level.ADMIN1)]
    rows += [
        Name(m.span, m.place)
        for m in countries_named(text, "en")
        if not any(m.span.overlaps(s) for s in taken) and not is_home_of_outlet(text, m.span)
    ]
    rows += [Name(span, place, demonym=True) for span, place in _demonyms(text)]
    return sorted(rows, key=lambda row: row.span)


def _is_capital(place: Place) -> bool:
    capital = capital_of(place.country) if place.country else None
    return capital is not None and capital.key == place.key


_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,}\b")


def _demonyms(text: str) -> Iterator[tuple[Span, Place]]:
    """ "Kenyan", "South African": one word or two."""
    for match in _CAPITALISED.finditer(text):
        before = re.search(r"\b[A-Z][a-z]+\s$", text[max(0, match.start() - 14) : match.start()])
        pair = country_of_demonym(f"{before[0]}{match[0]}") if before else None
        single = country_of_demonym(match[0]) if len(match[0]) > 3 else None
        if (place := pair or single) is not None and place.key is not None:
            yield Span(*match.span()), place


def _headline_end(text: str) -> int:
    """Where the first line ends, if it is a headline: short, without a full stop; else 0."""
    line = text.lstrip().split("\n", 1)
    title = line[0].rstrip()
    return text.find(title) + len(title) if len(line) > 1 and len(title) < 150 and title[-1:] != "." else 0


_SLUG_LINE = re.compile(
    r"(?:^|\n)(?P<one>[A-Z]{3,}(?:[ /][A-Z]{2,}){0,2})-(?P<two>[A-Z]{2,}(?:[ /-][A-Z]{2,}){0,2}):\s"
)


def slug_country(text: str) -> Place | None:
    """The country in the slug of a wire: "RIGHTS-FIJI: ...", "TOGO-POLITICS: ..."; ``None`` without such a slug."""
    for match in _SLUG_LINE.finditer(text[:600]):
        for part in (match["two"], match["one"]):
            found = places_from_name(part.title())
            if len(found) == 1 and found[0].level is Level.COUNTRY:
                return found[0]
    return None


# ---- the capital, as the text itself calls it ----

_CAPITAL_BEFORE = re.compile(r"(?P<whose>[\w'\u2019-]+)\s+capital(?:\s+city)?(?:,|,?\s+of)?\s+$")
_CAPITAL_AFTER = re.compile(
    r"^,\s+(?:(?P<whose>the|its|(?:the\s+)?[\w-]+['\u2019]s|the\s+[A-Z][a-z]+)\s+)?capital\b(?:\s+city)?(?:\s+of\s+(?P<of>(?:the\s+)?[\w-]+(?:\s[A-Z]\w+)*))?"
)
_ITS = frozenset("the its their national country's nation's country\u2019s nation\u2019s".split())


def called_capital(text: str, places: list[PlaceMention], country: str | None) -> Place | None:
    """The town that the report itself calls the country's capital ("the capital, Bujumbura"), first of all; ``None`` where it
    calls none so. A capital of a state or a province is not meant."""
    for mention in places:
        if mention.place.level is not Level.CITY or country not in (None, mention.place.country):
            continue
        before = _CAPITAL_BEFORE.search(text[max(0, mention.span.start - 60) : mention.span.start])
        if before and _is_countrys(before["whose"], country):
            return mention.place
        after = _CAPITAL_AFTER.match(text[mention.span.end : mention.span.end + 80])
        if after and (
            _is_countrys(after["of"], country)
            if after["of"]
            else after["whose"] and _is_countrys(after["whose"], country)
        ):
            return mention.place
    return None


def _is_countrys(whose: str, country: str | None) -> bool:
    word = re.sub(r"^the\s+", "", whose)
    if word.casefold() in _ITS or word.casefold() in ("country", "nation"):
        return True
    owner = _country_called(re.sub(r"['\u2019]s$", "", word))
    return owner is not None and country in (None, owner.country)


_THE_CAPITAL = re.compile(
    r"\b(?:(?:[Tt]he|[Ii]ts|[Tt]heir)\s+(?:(?:country|nation)['\u2019]s\s+|national\s+)?|(?:[Tt]he\s+)?(?P<whose>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)(?:['\u2019]s)?\s+)capital\b"
    r"(?:(?:\s+city)?\s+of\s+(?:the\s+)?(?P<of>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*))?"
    r"(?!\s+(?:punishment|city\s+of|of|region|district|gains?|markets?|letters?|controls?|flight|offence|crime|charge)\b"
    r"|,?\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][a-z])"
)


def the_capital(
    words: str, country: str | None, own: Place | None, on: PartialDate | None
) -> Iterator[tuple[int, int, Place]]:
    """Words for a capital that name no town: "the capital" is ``own``, "the Togolese capital" and "the capital of Togo"
    Togo's on that day; from where to where, and the town. A capital with its name beside it is not among them."""
    for match in _THE_CAPITAL.finditer(words):
        whose = match["of"] or match["whose"]
        place = own
        if whose:
            owner = _country_called(whose)
            if owner is None or owner.country is None:
                continue
            place = own if owner.country == country else capital_of(owner.country, on)
        if place is not None:
            yield match.start(), match.end(), place


def _country_called(words: str) -> Place | None:
    """The country behind "Togolese", "South African" or "Togo"; the last word alone where two are none ("In Togo")."""
    for name in dict.fromkeys((words, words.split()[-1])):
        found = country_of_demonym(name) or next(iter(places_from_name(name)), None)
        if found is not None and found.level is Level.COUNTRY:
            return found
    return None
