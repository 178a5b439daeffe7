"""Places that no list has: a capitalised name after a preposition of place, a body that is a place ("X hospital").

They are named as worded, have no key, and are taken to lie in the country the report is about.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from khronika.nouns import Level, Place, Span
from khronika.reading.english.filed import OPENS_AND_DAY
from khronika.reading.english.parsing import Sentence, Token, char_span, words_of
from khronika.reading.mentions import PlaceMention
from khronika.reading.places import country_of_demonym, find_places

_AT = frozenset("in at near outside around inside across throughout into onto along".split())
# "On the Coral Route": only what is named for a road, a bridge, a square.
_WAYS = frozenset(
    "road street avenue route highway bridge square boulevard lane quay esplanade promenade corniche beach campus island hill coast "
    "motorway roundabout junction st rd ave blvd plaza strip embankment".split()
)
# "In sections of Lirna North", "on the outskirts of Foya": parts of the place that is named.
_PARTS = frozenset(
    "sections parts outskirts suburbs suburb edge heart centre center quarter quarters streets neighbourhood neighbourhoods neighborhood "
    "district area ward parish".split()
)
# Proper nouns after "in" or "at" that are no place on a map: bodies, media, months, languages.
_NO_PLACE = re.compile(
    r"\b(?:Generalitat|Government|Presidency|Delegation|Directorate|Parliament|Congress|Senate|Assembly|Duma|Rada|Cabinet|Facebook|Twitter|Telegram|Instagram|YouTube|WhatsApp|TikTok|Internet|"
    r"Ministry|Bureau|Secretariat|Committee|Commission|Council|Party|Union|Association|Court|Police|Army|Department|Agency|Front|Movement|Organi[sz]ation|"
    r"Television|TV|Radio|Gazette|Herald|Tribune|Chronicle|Guardian|Telegraph|Journal|News|Times|Post|Daily|Cassation|Appeals?|Justice|Accounts|Audit|Auditors|Arbitration|Inquiry|Reuters|AFP|AP|Cup|League|Games|Day|Constitution|Act|Code|Law|Bill|Article|Islam|Covid\S*|"
    r"Photos?|Images?|Picture|Video|Getty|Courtesy|Credit|God|Mr|Mrs|Ms|Dr|President|Minister|General|Ramadan|Easter|Christmas|Earth|Operation|English|Arabic|Swahili|Urdu|Hindi|Amharic|Pashto|Farsi|Tamil|Quechua|Creole|Latin|January|February|March|April|"
    r"Protests?|Demonstrations?|Marche?s?|Rall(?:y|ies)|Uprisings?|Riots?|Unrest|Strikes?|Revolution|Coup|Massacre|Clash(?:es)?|Crackdown|War|Campaign|Conference|Summit|Contest|Festival|Championships?|"
    r"Elections?|Referendum|Crisis|Brigade|Battalion|Regiment|Squad|Group|Coalition|Network|Unit|Million|Millions|May|June|July|August|September|October|November|December|\w+day)\b"
)
_LANDS = frozenset(("Congo", "Korea"))  # which of the two is not told
FAITHS = frozenset(
    "Muslim Muslims Christian Christians Hindu Hindus Buddhist Shiite Shia Sunni Orthodox Catholic Jewish Sikh Kurdish Arab".split()
)
# Common nouns written large, no name when alone.
_GENERIC = frozenset(
    "Hospital University Institute Square Airport City State Province Region District Capital Center Centre School Church House Street "
    "White Black Red Green Orange Yellow Purple Pink "  # "Ladies in White"
    "North South East West College Campus Prison Court Town Village County Country Republic Kingdom Stadium Park Bridge Station".split()
)
# Words that open towns' names in many languages, and make a two-word name no person's.
_OPENERS = frozenset(
    "Al El San Santa Santo Sao S\u00e3o Port New Fort Ain Tel Beit Deir Khan Kafr Abu Umm Wad Mile Saint St Villa Puerto Puerta Sidi Bab "
    "Oued Ciudad Las Los La Le Les Nova Novo Nuevo Nueva Lower Upper Old Mount Lake Camp Cape Cabo Rio R\u00edo Plaza Porte White".split()
)
WARD = re.compile(
    r"\b(?:hospitals?|clinics?|infirmary|morgue|mortuary|nursing\s+home|(?:medical|health|trauma)\s+(?:cent(?:er|re)|college)|intensive\s+care(?:\s+unit)?)\b",
    re.I,
)
_NOT_NAMES = frozenset(
    "DATE TIME NORP EVENT WORK_OF_ART LAW LANGUAGE MONEY PERCENT CARDINAL ORDINAL QUANTITY PRODUCT".split()
)


# "Ivry, a suburb of Paris", "Tessit, a town near Gao": what stands beside the name says that it is a place.
APPOSED = re.compile(
    r",\s+(?:an?|the|one\s+of\s+the)\s+(?:[\w-]+\s){0,3}?(?:suburb|district|neighbou?rhood|township|quarter|village|town|city|settlement|commune|municipality|slum|port)s?\s+(?:of|in|near|outside|on|north|south|east|west)\b"
)


def apposed(text: str, where: Span, country: str | None) -> list[PlaceMention]:
    """Names that an apposition calls a town or a part of one."""
    spans = [
        name.span("place")
        for match in APPOSED.finditer(text, where.start, where.end)
        if (name := _LAST_NAME.search(text, max(where.start, match.start() - 60), match.start()))
    ]
    spans += [m.span("place") for pattern in _CALLED for m in pattern.finditer(text, where.start, where.end)]
    return [
        _with_its_word(text, _place(text, Span(*span), Level.UNKNOWN, country))
        for span in spans
        if not _NO_PLACE.search(text[slice(*span)])
        and country_of_demonym(text[slice(*span)].split()[0]) is None
        and text[slice(*span)] not in _GENERIC | FAITHS
    ]


def _with_its_word(text: str, mention: PlaceMention) -> PlaceMention:
    """ "Chandragarhi city", where the parse has the town under its word."""
    word = re.match(rf"\s(?:{_OWN_WORD})\b", text[mention.span.end : mention.span.end + 14])
    end = mention.span.end + (word.end() if word else 0)
    return PlaceMention(Span(mention.span.start, end), mention.place)


def in_sentence(text: str, sentence: Sentence, country: str | None) -> list[PlaceMention]:
    """Names after "in", "at", "near", "outside" and their like that are no person's, no body's and no time."""
    out = []
    for token in sentence.tokens:
        if token.dep_ not in ("prep", "dobj"):
            continue
        # "In front of the White House": the front is where, the house is of it.
        front = token.lower_ == "of" and token.head.text == "front"  # a Front with a capital is a body
        part = token.lower_ == "of" and token.head.lower_ in _PARTS
        left = token.lower_ == "of" and token.head.lower_ == "out" and token.head.head.lemma_ not in _STAYS
        away = left or (token.lower_ == "from" and token.head.lemma_ in _SETS_OUT)
        hill = token.lower_ in ("above", "below") and token.head.lemma_ in _PLACED
        way = token.lower_ == "on" and any(c.lower_ in _WAYS for c in token.children)
        way = way or _is_way_marched(token)
        if token.text.isupper() and token.text != "I":
            continue  # "LIST OF MEMBERS IN CUSTODY": a title, in which every word is written large
        if token.dep_ == "prep" and (token.lower_ in _AT or front or away or part or way or hill):
            found = [_name(head, sure=part or way) for head in _governed(token)]
            out += [_mention(text, sentence, name, country) for name in found if name]
        elif token.dep_ == "dobj" and is_gone_to(token):
            out += [_mention(text, sentence, name, country)] if (name := _name(token)) else []
    return out


# Verbs whose object may be a town: "the flotilla that left Masinloc", "the column reached Lirna".
REACHED = frozenset(
    "leave reach enter storm besiege surround flee paralyse paralyze engulf rock grip blockade encircle".split()
)
_STAYS = frozenset("keep stay run drop opt".split())
_SETS_OUT = frozenset("set start depart march walk move travel head".split())


_MARCHES = frozenset("march walk come go move parade stream file surge pour advance".split())


def _is_way_marched(token: Token) -> bool:
    """ "Came down the Gran Paseo": a street, whatever it is called."""
    marched = (
        token.lower_ in ("down", "up") and token.head.lemma_ in _MARCHES and token.i + 1 < len(token.doc)
    )
    return marched and token.doc[token.i + 1].lower_ == "the"


def is_gone_to(token: Token) -> bool:
    """The object of "storm", or of "marched up" where the parse has "up" with the verb."""
    verb = token.head
    along = verb.lemma_ in _MARCHES and any(
        c.dep_ == "prt" and c.lower_ in ("down", "up") for c in verb.children
    )
    return along or (verb.lemma_ in REACHED and token.ent_type_ != "ORG")


_NUMBERED = frozenset("percent % percentage point points times o'clock age pace rate cost price".split())


def _governed(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield child
            # "One at 69 percent and Ana Rul at 14": the second is named beside a number, not beside a place.
            yield from () if child.lower_ in _NUMBERED or child.like_num else child.conjuncts


def _name(head: Token, *, sure: bool = False) -> list[Token]:
    """The tokens of the proper name under ``head``, in order and without a gap; empty when it is none of a place. ``sure``
    where the words before it are said of places only, whoever the model takes it for."""
    if _MONTHS.fullmatch(head.text) and head.i > head.sent.start and head.nbor(-1).pos_ == "PROPN":
        head = head.nbor(-1)  # "in the city of Mersin May 9"
    elif head.ent_type_ in _NOT_NAMES and not (sure and head.ent_type_ == "WORK_OF_ART"):
        return []
    if head.pos_ != "PROPN":
        return []
    first = head.i
    while first > head.sent.start and (
        head.doc[first - 1].pos_ == "PROPN"
        or head.doc[first - 1].lower_ in ("de", "la", "el", "al")
        or (
            first - 1 > head.sent.start
            and head.doc[first - 1].text == "-"
            and not head.doc[first - 2].whitespace_
        )
        or (head.doc[first].text == "-" and not head.doc[first - 1].whitespace_)
    ):
        first -= 1
    tokens = list(head.doc[first : head.i + 1])
    words = " ".join(words_of(t) for t in tokens)
    if not words[0].isupper() or len(tokens) > 4 or len(words) < 3 or _NO_PLACE.search(words):
        return []
    if words.removeprefix("the ") in _GENERIC or words in FAITHS | _LANDS or _is_no_whole_name(tokens):
        return []
    own = not sure and head.ent_type_ in ("PERSON", "ORG") and not _is_where(head)
    if own and len(tokens) > 1 and words.split()[0] not in _OPENERS:
        return []
    return [] if any(country_of_demonym(words_of(t)) for t in tokens) else tokens


_MONTHS = re.compile(r"January|February|March|April|May|June|July|August|September|October|November|December")


def _is_no_whole_name(tokens: list[Token]) -> bool:
    """ "Detention Center No", before its number; a party's or a body's capitals before what is theirs ("at the NDP's rally")."""
    last, alone = tokens[-1], len(tokens) == 1 and tokens[0].text.isupper()
    numbered = len(tokens) > 1 and any(t.text in ("No", "No.", "Nr", "Nr.") for t in tokens)
    after = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    return numbered or (alone and after is not None and after.tag_ == "POS")


_PLACED = frozenset(
    "school house home street square market road village town district clinic hospital mosque church station post camp "
    "headquarters office building bridge checkpoint field factory shop hotel bar cafe park polling".split()
)


def _is_where(head: Token) -> bool:
    """ "Shot dead outside a school in Datu Sinsa", "killed in Juan Ramos": behind a place, or behind a verb, "in" is where,
    even before what looks like a person's name; in "confidence in Ida Falk" it is not."""
    preposition = next((a for a in head.ancestors if a.dep_ == "prep"), None)
    if preposition is None or preposition.lower_ not in ("in", "near", "outside", "at"):
        return False
    above = preposition.head
    if preposition.lower_ == "at":
        return bool(above.pos_ == "NOUN")
    return above.lemma_.casefold() in _PLACED or (
        above.pos_ == "VERB" and above.lemma_ not in ("believe", "trust")
    )


def _mention(text: str, sentence: Sentence, tokens: list[Token], country: str | None) -> PlaceMention:
    return _place(text, char_span(sentence.base, tokens), Level.UNKNOWN, country)


def _place(text: str, span: Span, level: Level, country: str | None) -> PlaceMention:
    words = span.of(text)
    path = (f"country:{country}",) if country else ()
    return PlaceMention(span, Place(words, level, None, country, path, words))


def place_without_list(text: str, span: Span, country: str | None) -> Place:
    """A name that no list has, as a place of ``country``."""
    return _place(text, span, Level.UNKNOWN, country).place


def is_no_name_of_place(words: str) -> bool:
    """True of the names of bodies, media and months."""
    return _NO_PLACE.search(words) is not None


def is_common_name(words: str) -> bool:
    """True of colours, faiths, "District" and other words that are written large and name nothing alone."""
    return words in _GENERIC | FAITHS | _LANDS


_DATELINE = re.compile(
    r"(?:^|\n\n)(?P<place>[A-Z\u00c0-\u00de\u0100-\u024f]{3,}(?:[ -][A-Z\u00c0-\u00de\u0100-\u024f]{2,}){0,2})(?:,[^.:;\n\u2013\u2014-]{2,30})?"
    r"(?:\s[-\u2013\u2014]\s|:\s|\.\s(?=[A-Z\"\u201c]))"
)


def dateline(text: str, listed: list[PlaceMention], country: str | None) -> Place | None:
    """ "STILFONTEIN - Another 41 miners ...": where a report was filed from, if it is no place that lists have. A word that
    the report has elsewhere in small letters ("BREAKING") is none."""
    match = _DATELINE.search(text[:400]) or OPENS_AND_DAY.match(text)
    if match is None or (text[match.end("place")] == ":" and "-" in match["place"]):
        return None  # "RIGHTS-MARO: ...", a wire's slug
    if match["place"].startswith("THE ") or (
        " " in match["place"] and text[match.end("place") :].startswith(". ")
    ):
        return None  # "THE ORGANISERS STATE: ...", "CAMPUS ECHO. ...": who speaks
    span = Span(*match.span("place"))
    if match.re is OPENS_AND_DAY and (there := [m.place for m in listed if m.span == span]):
        return there[0]  # a sentence by itself, which tells nothing
    name = match["place"].title()
    if (
        any(m.span.overlaps(span) for m in listed)
        or _NO_PLACE.search(name)
        or name.casefold() in _NO_DATELINES
    ):
        return None
    known = find_places(f"in {name}", "en", None, country)
    if known:
        return known[0].place
    if re.search(rf"\b{re.escape(name.casefold())}\b", text):
        return None
    return replace(_place(text, span, Level.UNKNOWN, country).place, name=name)


_NO_DATELINES = frozenset(
    "breaking update updated exclusive live watch video photo photos analysis opinion editorial factbox explainer correction "
    "alert urgent summary background report communique bulletin newsletter letter appeal note press release statement resolution decision the who what why how".split()
)
_CAP = r"[A-Z\u00c0-\u00de\u0100-\u017f][\w'\u2019-]{1,30}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_LAST_NAME = re.compile(
    rf"\b(?:in|at|of|near|from|to|outside)\s+(?:the\s+)?(?P<place>{_CAP}(?:[\s-]{_CAP}){{0,2}})$"
)
_TOWN_WORD = r"(?:suburb|village|town|township|settlement|neighbou?rhood|commune|camp|port|city)"
_OWN_WORD = "quarter|neighbourhood|neighborhood|suburb|city|town|village|township|area|zone|commune|locality|county|prefecture|department|governorate"
# "The suburb of Gangabu", "the former capital, Bagan, saw", "the streets of Chandragarhi city".
_CALLED = (
    re.compile(
        rf"\b{_TOWN_WORD}\s+of\s+(?P<place>{_CAP}(?:[\s-](?!{_MONTH}\s\d){_CAP}){{0,2}})(?!['\u2019\w-])"
    ),
    re.compile(
        rf"\b(?:{_TOWN_WORD}|capital|province|region|department|state|district|county),\s+(?P<place>{_CAP})(?=,)"
    ),
    re.compile(
        rf"\b(?:in|at|of|near)\s+(?:(?:the|its|their)\s+)?(?P<place>{_CAP}(?:[\s-]{_CAP})?)\s+(?:{_OWN_WORD})\b(?!\s+of\b)"
    ),
    # "Driven from Luuka, where he was held", "Ayaviri, the market town that".
    re.compile(
        rf"\b(?!(?:In|At|From|Near|Outside|To|And|But|The|Of)\b)(?P<place>{_CAP}(?:[\s-]{_CAP}){{0,2}}),\s(?:where\b|(?:the|an?)\s(?:[\w'\u2019-]+\s){{0,3}}?{_TOWN_WORD}(?:,|\s(?:where|which|that|in|on|of|near|with)\b))"
    ),
    # "Eight from Tafila, two from Karak and one".
    re.compile(
        rf"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty)\sfrom\s(?P<place>{_CAP}(?:[\s-]{_CAP})?)(?=[,.;]|\sand\b)"
    ),
    # "The hospital of Chimboy", "the road out of Salamanca", "the massacre of La Fontaine-Basse".
    re.compile(
        rf"\b(?:[Ss]treets|[Oo]utskirts|[Hh]ospital|[Mm]arket|(?:[Pp]olice|[Bb]order)\s(?:post|station)|[Ss]uburbs?|[Mm]assacre|[Ss]iege|[Vv]illagers|[Ff]armers|(?:[Rr]oad|[Ww]ay)\sout)\s+of\s+(?P<place>{_CAP}(?:[\s-]{_CAP}){{0,2}})(?!['\u2019\w-])"
    ),
)
_SPEAKERS_OF = re.compile(
    r"\b(?:[Rr]esidents|[Pp]eople|[Vv]illagers|[Ll]ocals|[Pp]olice|[Mm]ayor|[Gg]overnor|[Pp]refect|[Pp]rosecutors?|[Aa]uthorities|[Cc]ourt|"
    r"[Bb]ranch|[Oo]fficials?|[Cc]ouncillor|[Aa]ctivists?|[Ww]itness(?:es)?|[Dd]octors?|[Ss]pokes\w+)\s+(?:of|in|from|at)\s+(?:the\s+)?"
    rf"(?P<place>{_CAP}(?:\s{_CAP}){{0,2}})"
)
_INSTITUTION = re.compile(
    rf"(?P<place>{_CAP}(?:\s(?:de|la|al|el|du|of|and|{_CAP})){{0,4}}?\s"
    r"(?:[Hh]ospital|[Cc]linic|[Pp]rison|[Jj]ail|[Uu]niversity|[Mm]orgue|[Mm]arket|[Cc]ampus|[Cc]olony))(?![\w-])"
)


_COUNT_WORD = re.compile(
    r"(?:[A-Z][a-z]+ty-[a-z]+|Several|Many|Most|Some|Few|Other|Both|All|Dozens|Hundreds|Thousands)\b"
)


def in_words_of_source(text: str, sentence: Sentence, country: str | None) -> list[PlaceMention]:
    """ "Residents of Dawei told": people or a body on the spot, and the name after them."""
    return [
        _place(text, Span(*m.span("place")), Level.UNKNOWN, country)
        for m in _SPEAKERS_OF.finditer(text, sentence.span.start, sentence.span.end)
        if not m["place"].endswith(("'s", "\u2019s"))
        and not _NO_PLACE.search(m["place"])
        and country_of_demonym(m["place"].split()[0]) is None
    ]


def institutions(text: str, sentence: Sentence, country: str | None) -> list[PlaceMention]:
    """ "Kenyatta National Hospital received 47": a body that is a place. "Twenty-one university students" name none."""
    named = {
        sentence.base + t.idx
        for t in sentence.tokens
        if t.pos_ in ("PROPN", "ADJ", "NOUN") and not t.like_num
    }
    return [
        _place(text, Span(*m.span("place")), Level.SITE, country)
        for m in _INSTITUTION.finditer(text, sentence.span.start, sentence.span.end)
        if m.start("place") in named and not _COUNT_WORD.match(m["place"])
    ]


_COURT = re.compile(
    rf"\b(?P<place>(?!(?:The|A|An|Of|In|At)\b){_CAP}(?:\s{_CAP}){{0,3}}\s(?:magistrates?['\u2019]?s?\s)?court)\b(?!-)"
)
# What says which court it is, and not where.
_RANKS = re.compile(
    r"\b(?:High|Supreme|Superior|Constitutional|Federal|National|Regional|District|County|Crown|Appeals?|Appellate|Military|Criminal|Civil|Sharia|Islamic|Electoral|"
    r"Industrial|Labou?r|Commercial|Juvenile|Administrative|Special|Chief|First|Kangaroo|International|European|State|Provincial|City|Municipal|Magistrates?)\b"
)


def local_courts(text: str, sentence: Sentence, country: str | None) -> list[PlaceMention]:
    """ "The Nadi court freed 12": a court by the name of the place that it is at."""
    return [
        _place(text, Span(*m.span("place")), Level.SITE, country)
        for m in _COURT.finditer(text, sentence.span.start, sentence.span.end)
        if not _RANKS.search(m["place"]) and country_of_demonym(m["place"].split()[0]) is None
    ]


def is_ward(place: Place) -> bool:
    """True for a hospital, a clinic, a morgue or a part of one, by its name."""
    return place.level in (Level.SITE, Level.UNKNOWN) and WARD.search(place.words or place.name) is not None
