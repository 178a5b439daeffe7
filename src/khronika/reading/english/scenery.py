"""The place a claim takes when its own words name none: what its source's name tells, else what the story carries."""

import datetime as dt
import re

from khronika.nouns import Level, Place, Precision, Span
from khronika.reading.english.filed import is_seat
from khronika.reading.english.headings import heading_of
from khronika.reading.english.homeland import only_at_home, the_capital
from khronika.reading.english.joined_places import NUMERAL
from khronika.reading.english.parsing import Sentence
from khronika.reading.english.pointing_back import place_told_last
from khronika.reading.english.scope import SCENES, Story
from khronika.reading.english.shares_and_seats import is_share, is_speakers_seat
from khronika.reading.english.unlisted import in_words_of_source, institutions, is_ward, local_courts
from khronika.reading.places import capital_of


def of_source(story: Story, sentence: Sentence, sources: list[Span], anchor: Span) -> Place | None:
    """ "Residents of Dawei told", "the Izmir branch", "Minsk prosecutors": a body or people on the spot tell of there."""
    for mention in (*story.places, *(m for m in story.likely if m.place.key is None)):
        inside = next((s for s in sources if s.contains(mention.span)), None)
        if inside is None or inside == mention.span or not sentence.span.contains(mention.span):
            continue
        if mention.place.level in (Level.COUNTRY, Level.UNKNOWN) and mention.place.key is not None:
            continue
        if _CAPITALS.search(inside.of(story.text)) or is_speakers_seat(story.text, mention.span):
            continue
        if _is_only_seat(story, inside, mention.span, mention.place):
            continue
        if mention in story.likely and not _ON_THE_SPOT.search(inside.of(story.text)):
            continue  # "the Orlo emergency centre said"
        from_there = _ONE_FROM.search(story.text[max(0, mention.span.start - 50) : mention.span.start])
        if (
            not from_there
            and not _at_hospital(story.text, mention.span, mention.place)
            and not abroad(story, mention.place)
            and not only_at_home(story.text, mention.span)
        ):
            return mention.place
    for span in sources:
        if sentence.span.contains(span) and (town := _capital_in(story, span)) is not None:
            return town
        here = _THERE.search(span.of(story.text)) if sentence.span.contains(span) else None
        if here is not None and (told := place_told_last(story, span.start + here.start())) is not None:
            return told.place
    found = [
        *in_words_of_source(story.text, sentence, story.country),
        *institutions(story.text, sentence, story.country),
        *local_courts(story.text, sentence, story.country),
    ]
    return next(
        (
            m.place
            for m in found
            if not of_a_part(story.text, anchor, m.span) and not _at_hospital(story.text, m.span, m.place)
        ),
        None,
    )


def is_tellers_seat(story: Story, sources: list[Span], at: Span, place: Place) -> bool:
    """ "The interior ministry, in Madrid, gave 431": where the country's body sits."""
    seat = story.capital is not None and place.identity == story.capital.identity
    return seat and any(_SITS.fullmatch(story.text[s.end : at.start]) for s in sources if s.end < at.start)


_SITS = re.compile(r",?\s(?:based\s|here\s)?in\s")
# Who tells of what happened round him, and who of all the country.
_ON_THE_SPOT = re.compile(
    r"\b(?:residents?|people|witness(?:es)?|doctors?|medics?|nurses?|hospitals?|police|mayor|students?|protesters|demonstrators|activists?|villagers|locals|inhabitants|city|courts?"
    r"|branch|prefecture|governor|municipality|priest|imam|teachers?|workers|shopkeepers?|traders?|neighbou?rs|relatives|station|town\s+hall|prosecutors?)\b(?!['\u2019]?\s+(?:general|network|office|union)\b)",
    re.I,
)


def _is_only_seat(story: Story, source: Span, at: Span, place: Place) -> bool:
    """ "The prosecutor general's office in Tashkent", "the Catholic church in Kinshasa": the whole country's body, named with its
    seat; and a body whose own name looks like a site, before the town it is in."""
    words = source.of(story.text)
    if (
        place.level is Level.SITE
        and place.key is None
        and at.start - source.start < len("the ")
        and " in " in words
    ):
        return True
    seat = capital_of(place.country) if place.country else None
    capital = seat is not None and place.identity == seat.identity
    return capital and " in " in story.text[source.start : at.start] and not _ON_THE_SPOT.search(words)


# "The Yaounde government" is the country's.
_THERE = re.compile(r"\sthere$")  # "the police chief there"
_CAPITALS = re.compile(r"\b(?:government|regime|junta|cabinet)$", re.I)
_TREATS = re.compile(r"\b(?:hospital|clinic|morgue|infirmary)\b", re.I)
# "Said a resident of Kitwe", "a trader from Gao": where one witness is from; several of one town tell of it.
_ONE_FROM = re.compile(
    r"\b(?:an?|one|another|the)\s+(?:[a-z\d-]+\s+){0,2}?(?:resident|inhabitant|native|citizen|man|woman|trader|farmer|student|worker|driver"
    r"|teacher|pensioner|youth|villager|businessman|shopkeeper|refugee)\s+(?:of|from)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$"
)


def _at_hospital(text: str, span: Span, place: Place) -> bool:
    """ "A medical source at Falk Hospital said": who counts the dead there was not where they fell."""
    return _TREATS.search(place.name) is not None and bool(
        _AT.search(text[max(0, span.start - 12) : span.start])
    )


_AT = re.compile(r"\b(?:at|from|in|of)\s(?:the\s)?$")


def _capital_in(story: Story, source: Span) -> Place | None:
    """ "Residents of the capital said"."""
    words = source.of(story.text)
    found = the_capital(words, story.country, story.capital, story.published)
    return next((town for first, _, town in found if first and not abroad(story, town)), None)


_OF_THE = re.compile(r"\b[Oo]f\s+(?:(?:the|those|these)\s+)?(?:(?:at\s+least|some|about|more\s+than)\s+)?$")
_PART_AFTER = re.compile(
    r",\s(?:only\s|at\sleast\s|about\s|some\s|more\sthan\s)?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|[a-z]+ty\b"
    r"|most|half|many|several|some|all\sbut|the\s(?:rest|majority|others))",
    re.I,
)
PART_TO_PLACE = re.compile(
    r"(?:\b(?!all\b)\w+\s+of\s+(?:which|whom|them)\b|(?<!cities\s)(?<!towns\s)(?<!places\s)(?<!provinces\s)(?<!regions\s)(?<!states\s)\bincluding\b)[^,;]*$"
    r"|\bof\s+(?:which|whom|them)\b[^,;]*,\s(?:in|on|at|near|around|outside)(?:\s(?:and|in|on|at|near|around|the))*\s$"
)


def of_a_part(text: str, anchor: Span, place: Span) -> bool:
    """ "18 deaths, 16 of which occurred in clashes in Haram", "of the 15 killed, six were in Gao": a place behind a part of
    the number is the part's."""
    if anchor.end > place.start:
        return False
    between = text[anchor.end : place.start]
    divided = _OF_THE.search(text[max(0, anchor.start - 30) : anchor.start]) and _PART_AFTER.search(between)
    return bool(
        divided or PART_TO_PLACE.search(between) or _is_listed(between, text[place.end : place.end + 20])
    )


_LISTED = re.compile(
    rf":\s(?:[^.:]{{0,160}}\s)?(?:at\sleast\s|about\s|some\s)?(?:{NUMERAL.pattern})(?:\s[^.:,;]{{1,40}})?\s(?:in|at|near|from)\s(?:the\s)?$",
    re.I,
)
_COUNTED_AFTER = re.compile(rf"^\s?[(:,\u2013-]?\s?(?:{NUMERAL.pattern})", re.I)


def _is_listed(between: str, after: str) -> bool:
    """ "Detained 91 people: 51 in Kumasi, 18 in Tamale", "91 people: Kumasi (51), Tamale (18)": the parts' places."""
    return bool(
        _LISTED.search(between)
        or (":" in between and not re.search(r"[.;]", between) and _COUNTED_AFTER.match(after))
    )


_TOTAL = re.compile(r"\b(?:a\s+total\s+of|in\s+total|in\s+all|altogether|overall)\b", re.I)
_RUNNING = re.compile(
    r"\b(?:so\s+far|to\s+date|as\s+of|since|currently|(?:has|have|had)\s+been|are\s+(?:still|now|either))\b",
    re.I,
)
_NATIONAL = re.compile(
    r"\b(?:(?:interior|health|justice|defen[cs]e|foreign)\s+minist\w+|the\s+ministry|government|ombudsman|national\s+police|prosecutor\s+general|attorney\s+general)\b",
    re.I,
)
# "At least 39 people have been killed since June", "bringing to 39 the number of people killed".
_SINCE = re.compile(
    r"\b(?:has|have)\s+(?:been\s+)?\w+[^.;]{0,80}\bsince\b|\bsince\b[^.;]{0,80}\b(?:has|have)\s"
    r"|\bsince\s[^.;]{0,60}\b(?:beg[au]n|started|erupted|broke|start|beginning|outbreak)\b",
    re.I,
)
_STANDS = re.compile(r"\b(?:are|is|holds?|counts?|lists?|remain|recogni[sz]es?)\b", re.I)
_SUM = re.compile(
    r"\b(?:in|during)\s+(?:all\s+)?these\s+(?:incidents|clashes|protests|attacks)\b|"
    r"\b(?:brings?|bringing|brought|takes|taking|took|raises|raising|raised)\s+(?:to\s+[^.;,]{1,40}\s)?(?:the\s+)?(?:(?:total|overall|official|death)\s+)?"
    r"(?:number|total|toll|count|tally)\b",
    re.I,
)
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:(?:now|so\s+far|already)\s+)?(?:been\s+\w+|died)\b", re.I)
_OVER_MONTHS = re.compile(
    r"\b(?:over|during|in)\s+(?:the\s+)?(?:(?:past|last|several|many|two|three|four|five|six)\s+)*(?:months|years)\b(?!\s+(?:in|of)\s+(?:prison|jail))"
    r"|\b(?:over|during|in)\s+(?:the\s+)?(?:past|last|recent)\s+(?:few\s+|several\s+)?weeks\b",
    re.I,
)


# "Under President Orn's administration": all over the country, and all that time; so are prisoners of conscience counted.
UNDER_RULE = r"\bunder\s+(?:the\s+)?(?:[\w.'\u2019-]+\s+){0,4}?(?:administration|regime|rule|government|presidency|leadership|dictatorship|junta)\b"
_UNDER_RULE = re.compile(UNDER_RULE + r"|\b(?:political\s+prisoners|prisoners\s+of\s+conscience)\b", re.I)


def is_of_all(words: str) -> bool:
    """Of a count up to now, or of the whole country's: no town's that the story told of before."""
    total = _TOTAL.search(words) and (_RUNNING.search(words) or _NATIONAL.search(words))
    ministry = _NATIONAL.search(words) and _PERFECT.search(words)
    ruled = _UNDER_RULE.search(words) and (_PERFECT.search(words) or _STANDS.search(words))
    return bool(
        total or ministry or ruled or _SINCE.search(words) or _SUM.search(words) or _OVER_MONTHS.search(words)
    )


_LOCAL_VOTE = re.compile(
    r"\b(?:mayoral(?:ty)?|governorships?|(?:for|new|as|elect\w*(?:\s+(?:a|the|its|their))?)\s+mayors?|municipal|gubernatorial|by-election|city\s+council|constituency)\b",
    re.I,
)  # "the mayor of Beira", who stands for president, is of no local vote


def is_local_vote(text: str) -> bool:
    """True of a report on the vote of a town, a state or a constituency."""
    return bool(_LOCAL_VOTE.search(text))


def carried(story: Story, sentence: Sentence, of_votes: bool) -> tuple[Place, ...]:
    """The place that holds on from before; never one abroad (the agency's desk, where somebody spoke). A running total
    and the shares of a vote are the country's; so is what follows sentences on several towns. In a digest the part's heading."""
    if (heading := heading_of(story.headings, sentence.span.start)) is not None:
        return story.last_place(sentence) or (heading.place,)
    home = (story.home,) if story.home else ()
    words = sentence.span.of(story.text)
    if home and is_of_all(words) and (sentence.index > 0 or _TOTAL.search(words)):
        return home  # of the first sentence nothing is carried but the dateline's town
    if home and of_votes and not is_local_vote(story.text):
        return home
    if home and len(_towns_before(story, sentence)) > 1:
        return home
    here = story.told_in(sentence)
    if any(abroad(story, p) for p in here):
        return here  # "in Lyon a thousand marched; three were hurt", in a report from Rabat
    for places in (
        story.last_place(sentence),
        _place_just_before(story, sentence),
        story.lead_place if _is_the_leads(story, sentence) else (),
    ):
        if places and not any(abroad(story, p) for p in places):
            return _out_of_the_house(story, sentence, places)
    return home


_STILL_THERE = re.compile(
    r"\b(?:there|on\s+the\s+spot|nearby|outside|inside|at\s+the\s+(?:scene|site))\b|\bthe\s+(?:square|street|bridge|park|campus|building|hall|site|embassy)\b",
    re.I,
)


def _out_of_the_house(story: Story, sentence: Sentence, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The town named last before the sentence, for a street or a building of another sentence: "... down Canal Street. Nine were hurt"."""
    if not all(p.level is Level.SITE for p in places) or _STILL_THERE.search(sentence.tokens.text):
        return places
    towns = [
        m
        for m in story.places
        if m.span.end <= sentence.span.start
        and m.place.level is Level.CITY
        and not only_at_home(story.text, m.span)
        and not abroad(story, m.place)
        and not is_seat(story.text, m.span)
    ]
    if not towns:
        return places
    listed = len(towns) > 1 and _AND.match(story.text[towns[-2].span.end : towns[-1].span.start])
    return (story.home,) if listed and story.home is not None else (towns[-1].place,)


_LATELY = 14  # days: what lies further back is told as background, and may have been anywhere
_SEASON = 120  # days: unless it is of the time that the opening names


# "The unrest has spread to other cities", "22 others in various parts of the country": told of more than the town since.
_SPREAD = re.compile(
    r"\b(?:nation|country)wide\b|\bspread(?:ing)?\s+(?:to|across|through\w*)\s|\b(?:across|throughout|around|elsewhere\s+in|all\s+over)\s+the\s+country\b"
    r"|\b(?:other|several|various|many|different|most)\s+(?:major\s+|big\s+)?(?:cities|towns|provinces|regions|counties|(?:parts|areas)\s+of\s+the\s+country)\b",
    re.I,
)


_IN_TOWN = re.compile(r"\bthe\s+(?:city|capital|town)\b(?!\s+of\b)", re.I)


def _is_the_leads(story: Story, sentence: Sentence) -> bool:
    """True where the scene that the story opened with may still hold: no town holds for what is told of a year or of a time
    before the one that the opening names."""
    if story.is_round_up or story.placed_at > sentence.index:
        return False
    spread = _SPREAD.search(story.text, story.placed_to, sentence.span.end)
    if spread and not _IN_TOWN.search(sentence.tokens.text):
        return False
    last = story.published.latest if story.published is not None else None
    towns = all(p.level in (Level.CITY, Level.SITE) for p in story.lead_place)
    if last is None or not towns:
        return True
    named = [m for m in story.dates if m.when is not None and m.when.earliest is not None]
    opening = [m.when.earliest for m in named if m.span.end <= story.placed_to and m.when is not None]
    first = min(
        [last - dt.timedelta(_LATELY), *(d for d in opening if d is not None and (last - d).days <= _SEASON)]
    )
    return not any(
        m.when.precision is Precision.YEAR or (m.when.latest is not None and m.when.latest < first)
        for m in named
        if m.when is not None and sentence.span.contains(m.span)
    )


def _towns_before(story: Story, sentence: Sentence) -> set[str]:
    """Towns that different sentences before it in its paragraph tell of."""
    start = max(story.text.rfind("\n", 0, sentence.span.start) + 1, sentence.span.start - 400)
    towns: set[str] = set()
    last: int | None = None
    for mention in story.places:
        if abroad(story, mention.place) or _SOMEBODY_FROM.search(
            story.text[max(0, mention.span.start - 40) : mention.span.start]
        ):
            continue
        if start <= mention.span.start < sentence.span.start and mention.place.level is Level.CITY:
            if last is None or re.search(r"[.!?]\s", story.text[last : mention.span.start]):
                towns.add(mention.place.identity)
            last = mention.span.end
    return towns


def abroad(story: Story, place: Place) -> bool:
    return story.country is not None and place.country not in (None, story.country)


_AND = re.compile(r"^(?:,|,?\s(?:and|or))\s(?:the\s)?$")


# "Siarzhuk Maro from Gao", "nationals of Togo": whose home is told in passing.
_SOMEBODY_FROM = re.compile(
    r"(?:[A-Z][\w\u2019'-]+,?\s+from|\b(?:most|all|some|many|several)\s+of\s+them\s+from|\b(?:nationals?|citizens?|natives?|wom[ae]n|m[ae]n)\s+(?:of|from)|\bfrom\s+as\s+far\s+(?:away\s+|afield\s+)?as|[A-Z][\w\u2019'-]+,\s+who\s+(?:was\s+)?\w+\s+(?:in|at|near))\s+(?:the\s+)?$"
)


def _is_no_scene(text: str, span: Span) -> bool:
    """Where somebody is from or spoke from, or one place of those that are counted."""
    home = _SOMEBODY_FROM.search(text[max(0, span.start - 40) : span.start])
    return home is not None or is_share(text, span) or is_speakers_seat(text, span)


def _place_just_before(story: Story, sentence: Sentence) -> tuple[Place, ...]:
    """The last place named in the 260 characters before the sentence in its own paragraph, if it is no country; two
    that are joined, but no longer list (see ``SCENES``)."""
    listed = [
        m
        for m in story.places
        if m.span.end <= sentence.span.start
        and not only_at_home(story.text, m.span)
        and not is_ward(m.place)
        and not is_seat(story.text, m.span)
        and not _is_no_scene(story.text, m.span)
    ]
    unlisted = [
        m
        for m in story.met
        if m.span.end <= sentence.span.start
        and not any(m.span.overlaps(k.span) for k in listed)
        and not is_ward(m.place)
        and not _is_no_scene(story.text, m.span)
    ]
    before = sorted([*listed, *unlisted], key=lambda m: m.span)
    if not before:
        return ()
    last = before[-1]
    if (
        last.place.level is Level.COUNTRY
        and len(before) > 1
        and story.text[before[-2].span.end : last.span.start] == ", "
    ):
        before.pop()  # "in Lirna, Togo"
        last = before[-1]
    near = sentence.span.start - last.span.end < 260
    same = "\n" not in story.text[last.span.end : sentence.span.start]
    named = last.place.level in (Level.SITE, Level.CITY, Level.ADMIN1) or last in unlisted
    if not near or not same or not named:
        return ()
    joined = [last]
    for mention in reversed(before[:-1]):
        if not _AND.match(story.text[mention.span.end : joined[0].span.start]):
            break
        joined.insert(0, mention)
    return tuple(m.place for m in joined) if len(joined) <= SCENES else ()
