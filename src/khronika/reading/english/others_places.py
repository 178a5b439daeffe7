"""Places a sentence names for something else than the claim: for another number, for a part, for where somebody is from.

The siblings of ``others_times``. What a protest is about, and a hospital, are told in ``causes`` and ``wards``.
"""

import re

from khronika.nouns import Level, Place, Span
from khronika.reading.english.filed import is_bureau
from khronika.reading.english.homeland import is_home_of_outlet, only_at_home
from khronika.reading.english.joined_places import NUMERAL
from khronika.reading.english.named_places import Named
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.people import are_forces, is_person
from khronika.reading.english.scope import token_at
from khronika.reading.english.shares_and_seats import is_speakers_seat
from khronika.reading.english.syntax import clause_verb

_ANOTHERS = re.compile(
    rf"(?:,|;|\band|\bwhile|\bplus|\bbut)\s+(?:at\s+least\s+|another\s+|some\s+|about\s+|more\s+than\s+)?(?:{NUMERAL.pattern})"
    r"(?:\s+(?:more|others?|people|persons|died|of\s+(?:them|whom)|(?:were|was|had\s+been)\s+[a-z]+ed))?\s+(?:in|at|near|outside|from)\s+(?:the\s+)?$",
    re.I,
)


_HEADS = re.compile(r"[,;]\s+(?:and\s+|while\s+|but\s+)?(?:in|at|near|outside)\s+(?:the\s+)?$")
_EXCEPT = re.compile(r"\b(?:except(?:\s+for)?|apart\s+from|other\s+than|save)\s[^.;]*$")
_NUMBER_NEXT = re.compile(
    rf"\s+(?:as\s+many\s+as\s+|at\s+least\s+|about\s+|some\s+|around\s+|up\s+to\s+|more\s+than\s+|another\s+)?(?:{NUMERAL.pattern})",
    re.I,
)


def is_anothers(text: str, anchor: Span, place: Span) -> bool:
    """ "Three people were killed, and two more in Kidal", "300 walked out, in Odesa 500": the two, not the three."""
    if anchor.end > place.start:
        return False
    between = text[anchor.end : place.start]
    if len(between) >= 120:
        return False
    if _EXCEPT.search(between):
        return True
    heads = _HEADS.search(between) and _NUMBER_NEXT.match(text[place.end : place.end + 40])
    return bool(heads or _ANOTHERS.search(between))


_FROM_TO = re.compile(
    r"\bfrom\s+(?:the\s+)?(?P<one>[A-Z][\w'\u2019-]*(?:\s[A-Z][\w'\u2019-]*){0,2})\s+to\s+(?:the\s+)?(?P<other>[A-Z][\w'\u2019-]*)"
)
_WAYS = re.compile(
    r"\b(?:roads?|highways?|motorways?|routes?|railway|line|border|bus|buses|train|way|everywhere|towns|cities)\b[^.;]{0,30}$",
    re.I,
)


def is_on_a_way(text: str, place: Span) -> bool:
    """ "Blocked the road from Gulu to Kampala and arrested 12": somewhere between the two."""
    start = max(0, place.start - 60)
    for match in _FROM_TO.finditer(text, start, min(len(text), place.end + 60)):
        if place.overlaps(Span(match.start("one"), match.end("other"))):
            return _WAYS.search(text[max(0, match.start() - 50) : match.start()]) is not None
    return False


_BESIDES = re.compile(r"\b(?:in\s+addition\s+to|apart\s+from|besides)\b[^.;,]*$", re.I)


def told_besides(text: str, sentence: Sentence, span: Span, anchor: Span) -> bool:
    """ "In addition to the casualties in the capital, three died in Taiz": the place of what was told before."""
    return span.end <= anchor.start and _BESIDES.search(text[sentence.span.start : span.start]) is not None


def is_called_on(token: Token) -> bool:
    """ "Called on the United States to suspend aid": whom somebody asks, and no place."""
    return bool(
        token.dep_ == "pobj" and token.head.lower_ == "on" and token.head.head.lemma_ in ("call", "urge")
    )


_SETTLEMENTS = frozenset("city town village province district region".split())
# Who is told by where he lives.
_LIVES_THERE = frozenset("resident inhabitant native national citizen villager local".split())


_MANY = frozenset("hundred thousand dozen score".split())


_BELONGS = frozenset("student lecturer professor teacher graduate alumnus pupil".split())
_SCHOOLS = frozenset("university college school institute academy polytechnic".split())


def is_origin(token: Token) -> bool:
    """ "110 farmers from Punjab were injured at Shambhu", "a priest from the city of Gao", "residents of Gulu were arrested in
    Kampala": where they are from."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in _SETTLEMENTS:
        token = token.head.head
    while token.dep_ == "conj" or (
        token.dep_ in ("nmod", "compound") and token.head.dep_ in ("pobj", "conj")
    ):
        token = token.head
    if token.dep_ != "pobj":
        return False
    holder = token.head.head
    if token.head.lower_ in ("of", "at") and holder.lemma_ in _BELONGS and token.lower_ in _SCHOOLS:
        return holder.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "appos")
    return bool(
        (token.head.lower_ == "from" and (is_person(holder) or holder.lemma_ in _MANY))
        or (token.head.lower_ == "of" and holder.lemma_ in _LIVES_THERE)
    )


_NAMES = r"[A-Z\u00c0-\u00de][\w'\u2019-]+(?:\s[A-Z\u00c0-\u00de][\w'\u2019-]+)*"
_LISTED_FROM = re.compile(rf"\bfrom\s(?P<first>{_NAMES})(?:,\s{_NAMES})*(?:,|,?\sand)\s$")


def is_from(text: str, sentence: Sentence, place: Span) -> bool:
    """An origin; "160 miners from Huelva, León and Teruel came down the street": the others of a list, where the parse has lost them."""
    own = token_at(sentence, place)
    if own is not None and is_origin(own):
        return True
    start = max(sentence.span.start, place.start - 80)
    match = _LISTED_FROM.search(text[start : place.start])
    if match is None:
        return False
    token = token_at(sentence, Span(start + match.start("first"), start + match.end("first")))
    return token is not None and is_origin(token)


_BANS = frozenset(
    "shutdown blackout outage curfew ban lockdown strike stoppage emergency mourning alert".split()
)


def is_a_bans_width(sentence: Sentence, mention: Named, trigger: Token) -> bool:
    """ "Two died in Gao, doctors said, as a nationwide curfew was lifted": how wide the curfew was, in a clause of its own."""
    if not mention.described or mention.place.level is not Level.COUNTRY:
        return False
    token = token_at(sentence, mention.span)
    of_it = (
        token is not None
        and token.dep_ in ("amod", "compound", "advmod", "nmod")
        and token.head.lemma_ in _BANS
    )
    return of_it and token is not None and clause_verb(token.head).i != clause_verb(trigger).i


def is_of_forces(sentence: Sentence, mention: Named) -> bool:
    """ "Officers from forces across the land", "part of a battalion from Gao": where they are stationed."""
    token = token_at(sentence, mention.span)
    return token is not None and any(
        up.dep_ == "prep"
        and up.lower_ == "from"
        and up.head.pos_ in ("NOUN", "PROPN")
        and are_forces(up.head)
        for up in token.ancestors
    )


def without_forces_seat(sentence: Sentence, named: list[Named], *, told: bool) -> list[Named]:
    """ "Clashes in Lirna left two Gao police dead": Gao only says whose police they are, where a place is named beside it or
    was ``told`` before. Police who do something are at home ("Gao police arrested 12")."""
    rest = [m for m in named if not _is_seat_of_hurt(sentence, m)]
    return rest if rest or told else named


def _is_seat_of_hurt(sentence: Sentence, mention: Named) -> bool:
    token = token_at(sentence, mention.span)
    if token is None or token.dep_ not in ("amod", "compound", "nmod"):
        return False
    force = token.head
    while force.dep_ == "compound":
        force = force.head
    if not are_forces(force) or mention.span.end > sentence.base + force.idx:
        return False
    while force.dep_ == "conj":
        force = force.head
    return force.dep_ in ("dobj", "nsubjpass", "attr", "oprd") or (
        force.dep_ == "pobj" and force.head.lower_ in ("of", "to", "including")
    )


def of_somebody(token: Token, trigger: Token) -> bool:
    """ "They detained Sela Maro, who was wanted for a rally in Gao": what is told of her lies there."""
    for up in token.ancestors:
        if up.dep_ == "relcl" and up.head.pos_ == "PROPN" and up.head.ent_type_ == "PERSON":
            return up.i != trigger.i and not up.is_ancestor(trigger)
    return False


# "In cities including Busan and Gwangju": where the whole is.
WHOLES = frozenset("city town province region state county village district area place department".split())


def in_a_part(sentence: Sentence, token: Token, anchor: Span) -> bool:
    """ "450 people, including 279 in Santiago", "18 deaths, 16 of which occurred in Haram": not where the whole was."""
    for up in token.ancestors:
        including = (
            up.dep_ == "prep" and up.lower_ in ("including", "included") and up.head.lemma_ not in WHOLES
        )
        counted = up.dep_ in ("relcl", "acl") and any(
            c.dep_ in ("nsubj", "nsubjpass") and c.like_num for c in up.children
        )
        if not including and not counted:
            continue
        first, last = up.left_edge.idx, up.right_edge.idx + len(up.right_edge)
        return not first <= anchor.start - sentence.base < last
    return False


_WANTS = frozenset("want plan try attempt intend hope aim prepare mean".split())

_DISTANCE = re.compile(
    r",\s+(?:some\s+|about\s+|around\s+)?[\d,.]+\s?(?:km|kilomet\w+|miles?)\b[^,;.]{0,40}$", re.I
)


def is_a_distance_away(text: str, place: Span, named: list[Named]) -> bool:
    """ "Near Tarso, 30 km from Niamey": Niamey only says where Tarso lies."""
    start = max(0, place.start - 70)
    match = _DISTANCE.search(text[start : place.start])
    return match is not None and any(n.span.end == start + match.start() for n in named)


_LIES = re.compile(
    r",\s(?:in|on|near|around|by|along)\s(?:the\s)?(?:[\w'\u2019-]+\s){0,4}(?:of\s)?(?:the\s)?"
)
_CLOSES = re.compile(r"(?:\s[a-z]+)?,")


def only_locates(text: str, start: int, mention: Named, named: list[Named]) -> bool:
    """ "Nekemte, in the west of Oromia, counted", "Gauteng, around Johannesburg, had 19", "in Myawaddy, on the Thai border, 14":
    what a phrase between commas says of where the place before it lies. A narrower one may be the scene ("in Lagos, at Lekki, ...")."""
    for one in named:
        between = text[one.span.end : mention.span.start]
        if one.span.end > mention.span.start or not _LIES.fullmatch(between):
            continue
        if mention.place.name.endswith("border"):
            return True
        opens = not text[start : one.span.start].strip(' "\u201c')
        return (mention.rank >= one.rank or opens) and _CLOSES.match(text, mention.span.end) is not None
    return False


def is_towards(token: Token) -> bool:
    """ "Stopped a march towards Goma at Sake"."""
    return token.dep_ == "pobj" and token.head.lower_ in ("towards", "toward")


_AHEAD = frozenset("ahead before".split())


def is_only_meant(token: Token) -> bool:
    """ "165 who wanted to march to the square were held", "ahead of a planned march to the capital": where nobody has come yet."""
    if token.dep_ != "pobj" or token.head.lower_ not in ("to", "on", "towards", "toward", "into"):
        return False
    holder = token.head.head
    if holder.pos_ == "VERB":
        return holder.dep_ == "xcomp" and holder.head.lemma_ in _WANTS
    planned = any(
        c.dep_ == "amod" and c.lower_ in ("planned", "intended", "proposed") for c in holder.children
    )
    return planned or any(
        a.dep_ == "prep" and a.lower_ == "of" and a.head.lower_ in _AHEAD for a in holder.ancestors
    )


_SAYS = frozenset("say announce report write state declare confirm claim".split())
_TELLING = frozenset("conference briefing interview statement speech address news".split())


def _stops_behind(token: Token) -> bool:
    """ "..., the minister said at Lirna, and 12 more were held": the saying ends there."""
    return bool(token.i + 1 >= len(token.doc) or token.doc[token.i + 1].is_punct)


_COMES = frozenset("come arrive travel hail flock".split())


def is_come_from(token: Token) -> bool:
    """ "Five thousand people had come from Orhei": not where they are."""
    while token.dep_ == "conj":
        token = token.head
    return bool(token.dep_ == "pobj" and token.head.lower_ == "from" and token.head.head.lemma_ in _COMES)


_BRINGS = frozenset("take bring drive transfer fly move truck escort".split())


def is_brought_to(token: Token, verb: Token) -> bool:
    """ "Police took six of them to the station at Lirna", "were flown to Kampala": where they were not when it began."""
    while token.dep_ == "conj":
        token = token.head
    for _ in range(2):
        if token.dep_ != "pobj":
            return False
        if token.head.lower_ == "to":
            return bool(verb.lemma_ in _BRINGS and verb.is_ancestor(token))
        token = token.head.head
    return False


def is_where_said(token: Token) -> bool:
    """ "Addressing a press conference in Baghdad": where somebody speaks of what happened elsewhere."""
    if token.dep_ == "compound" and token.head.dep_ == "pobj":
        token = token.head
    holder = token.head.head
    told = (holder.pos_ == "NOUN" and holder.lemma_ in _TELLING) or holder.lemma_ in (
        "address",
        "speak",
        "tell",
    )
    told = told or (
        holder.lemma_ in _SAYS and any(c.dep_ == "ccomp" and c.i > token.i for c in holder.children)
    )
    told = told or (holder.lemma_ == "say" and holder.i < token.i and _stops_behind(token))
    told = told or (
        holder.lemma_ in ("reporter", "journalist") and holder.dep_ == "dobj" and holder.head.lemma_ == "tell"
    )
    return bool(token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "from") and told)


_GROWS = frozenset("rise increase climb grow jump mount soar swell reach surpass stand".split())


def is_of_the_latest(own: Token, verb: Token) -> bool:
    """True of a clause below a toll's: in "the toll rose to five after a boy was shot in Lirna" the last of them fell there,
    the others wherever they did."""
    if own.lemma_ not in _GROWS or not own.is_ancestor(verb):
        return False
    return any(t.dep_ == "advcl" and own.is_ancestor(t) for t in (verb, *verb.ancestors))


def tells_no_scene(text: str, span: Span) -> bool:
    """True for a place of whose words alone it can be told that nothing happened there: an outlet's home, a bureau, a way, a seat."""
    return (
        is_home_of_outlet(text, span)
        or only_at_home(text, span)
        or is_bureau(text, span)
        or is_on_a_way(text, span)
        or is_speakers_seat(text, span)
    )


_LEADS = re.compile(
    r"^\W*(?:In|Across|Throughout|Around|All\s+over|Over)\s+(?:the\s+)?(?:whole\s+of\s+(?:the\s+)?)?(?:[\w-]+\s+)?$"
)
_OF_A_PART = re.compile(r"\b(?:of\s+(?:them|whom|which|these|those)|including)\b", re.I)


def under_its_region(text: str, sentence: Sentence, named: list[Named], home: Place | None) -> list[Named]:
    """ "In sub-Saharan Africa, the 900 hours of shutdowns in the country": of the region, which the sentence begins with."""
    start = sentence.span.start
    region = next(
        (
            n
            for n in named
            if (n.place.key or "").startswith("area:") and _LEADS.match(text[start : n.span.start])
        ),
        None,
    )
    if region is None:
        return named
    return [
        n
        for n in named
        if not (n.described and n.place == home) or _OF_A_PART.search(text, region.span.end, n.span.start)
    ]
