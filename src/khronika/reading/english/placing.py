"""Where: the place that belongs to a figure or an event, by the number's own words first and the story's last.

A number's own preposition wins ("191 in Nairobi, 58 in Kisumu"); then what stands in its clause, counted in distance,
with a charge for each other number and each ";" in between; then a place that only the source's name tells
("residents of Dawei"); then what the story carries. Empty when nothing tells.
"""

import re

from khronika.nouns import Level, Place, Span
from khronika.reading.english.causes import of_cause, of_happening, worded_as_cause
from khronika.reading.english.common_sites import common_site
from khronika.reading.english.filed import filed_at, in_dateline, is_seat
from khronika.reading.english.joined_places import CLAUSE_END, NUMERAL, joined_with, of_each
from khronika.reading.english.lexicon import NOMINAL, SAY
from khronika.reading.english.likely_places import is_where
from khronika.reading.english.named_places import Named, named_in
from khronika.reading.english.narrower_places import narrowest
from khronika.reading.english.others_places import (
    WHOLES,
    in_a_part,
    is_a_bans_width,
    is_a_distance_away,
    is_anothers,
    is_brought_to,
    is_called_on,
    is_come_from,
    is_from,
    is_of_forces,
    is_of_the_latest,
    is_only_meant,
    is_origin,
    is_towards,
    is_where_said,
    of_somebody,
    only_locates,
    tells_no_scene,
    told_besides,
    under_its_region,
    without_forces_seat,
)
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.place_labels import label_of
from khronika.reading.english.scenery import abroad, carried, is_tellers_seat, of_a_part, of_source
from khronika.reading.english.scope import Story, token_at
from khronika.reading.english.syntax import clause_verb
from khronika.reading.english.unlisted import is_gone_to, is_ward
from khronika.reading.english.wards import out_of_ward, without_wards_town

_IN = frozenset(
    "for in at near outside across around on throughout inside from of over within to through downtown central by along "
    "into onto towards toward above below beside behind opposite off between".split()
)
_PARTLY = 0.8  # what one step of width costs: 32 characters of distance
_CROSSED = 2.0  # another number, or the end of a co-ordinate clause, stands between a number and the place
_BESIDE = 4.0  # the place only says where another one lies, or where somebody is from

_ABOUT = 2.0  # what a protest is about lies there: at home, where nothing else is told, still likelier than somewhere in the country

_RELATIVE = re.compile(
    r"\b(?:(?:(?:north|south|east|west|outskirt|suburb)[a-z-]*|km|kilomet\w+|miles?|far|capital|border)\s+(?:of|from|with)|outside)\s+(?:the\s+)?(?:capital,?\s+)?$",
    re.I,
)
_AND = re.compile(r"\b(?:and|while|but|when|after|as|that)\b|[;:.]")


def claim_places(
    story: Story,
    sentence: Sentence,
    trigger: Token,
    sources: list[Span],
    anchor: Span,
    *,
    of_votes: bool = False,
) -> tuple[Place, ...]:
    """The narrowest places, empty when the story gives none; shares of a vote (``of_votes``) are the country's by default."""
    found = _places(story, sentence, trigger, sources, anchor, of_votes)
    found = of_each(story, sentence, found, anchor)
    if any(is_ward(p) for p in found):
        found = out_of_ward(story, sentence, trigger, found, carried(story, sentence, of_votes))
    return found


def _places(
    story: Story, sentence: Sentence, trigger: Token, sources: list[Span], anchor: Span, of_votes: bool
) -> tuple[Place, ...]:
    own_label = label_of(story, sentence, anchor, of_votes=of_votes)
    if own_label is not None:
        return (own_label,)
    named = [
        m
        for m in named_in(story, sentence)
        if not any(s.overlaps(m.span) for s in sources)
        and not tells_no_scene(story.text, m.span)
        and not _only_filed(story, m.span, m.place)
        and not _only_named(story, m)
        and not is_of_forces(sentence, m)
        and not is_tellers_seat(story, sources, m.span, m.place)
        and not _is_destination(story, sentence, m, trigger)
        and not _is_cause(story, sentence, m, trigger)
        and not is_a_bans_width(sentence, m, trigger)
    ]
    named = under_its_region(story.text, sentence, named, story.home)
    start = sentence.span.start
    named = [
        m
        for m in named
        if not is_a_distance_away(story.text, m.span, named) and not only_locates(story.text, start, m, named)
    ]
    if len(named) > 1 or story.last_place(sentence) is not None:
        named = without_forces_seat(sentence, named, told=story.last_place(sentence) is not None)
    named = _without_desk(story, without_wards_town(story.text, sentence, named, trigger))
    beside = _own_words(story, named, anchor)
    if beside is not None:
        return joined_with(story, sentence, narrowest(story, beside, named), named)
    scored = [(cost, m) for m in named if (cost := _cost(story, sentence, m, trigger, anchor)) is not None]
    if scored:
        chosen = _inside_the_country(story, scored)
        desk = in_dateline(story.text, chosen.span)
        if desk or _only_wide(story, sentence, chosen, trigger):
            spot = of_source(story, sentence, sources, anchor)
            if spot is not None and (desk or spot.within(chosen.place)):
                return (spot,)
        return joined_with(story, sentence, narrowest(story, chosen, named), named)
    told = of_source(story, sentence, sources, anchor) or _of_office(story, sentence, named)
    held = _of_the_whole(story, named, anchor, carried(story, sentence, of_votes))
    if told is not None:
        return held if _is_wider(told, story.last_place(sentence)) else (told,)
    if held and held != (story.home,):
        return held
    site = common_site(story, sentence, trigger, sources, anchor, of_votes=of_votes)
    return (site,) if site is not None else held


def _without_desk(story: Story, named: list[Named]) -> list[Named]:
    """ "Khartoum [Sudan], January 3: Two were killed in Omdurman": not the dateline's town where the sentence has one of its own."""
    rest = [n for n in named if not in_dateline(story.text, n.span)]
    return rest if any(n.place.level is not Level.COUNTRY and n.rank < _WIDE for n in rest) else named


_WIDE = 3.0  # wider than a region


def _inside_the_country(story: Story, scored: list[tuple[float, Named]]) -> Named:
    """The cheapest place; where that is a country of which only the army or the king is told ("as Sudan's army cleared the square in
    Khartoum"), the cheapest in it."""
    chosen = min(scored, key=lambda row: row[0])[1]
    owner = story.text[chosen.span.end : chosen.span.end + 2] in ("'s", "\u2019s", "s'", "s\u2019")
    if chosen.place.level is not Level.COUNTRY or chosen.described or not owner:
        return chosen
    inside = [row for row in scored if row[1].place.within(chosen.place) and row[1].place != chosen.place]
    return min(inside, key=lambda row: row[0])[1] if inside else chosen


def _of_the_whole(
    story: Story, named: list[Named], anchor: Span, held: tuple[Place, ...]
) -> tuple[Place, ...]:
    """ "31,000 marched, 9,000 of them in Lyon", in a report that told of Lyon: the whole was elsewhere, too."""
    parts = [m.place.identity for m in named if of_a_part(story.text, anchor, m.span)]
    if story.home is None or not any(p.identity in parts for p in held):
        return held
    return (story.home,)


def _is_wider(told: Place, held: tuple[Place, ...] | None) -> bool:
    """ "Eleven bodies lay on the road into Tarsk. The province's prosecutor has confirmed eight": whose seat is no wider scene."""
    return (
        told.level is Level.ADMIN1
        and bool(held)
        and all(p.within(told) or (p.level is Level.UNKNOWN and p.key is None) for p in held or ())
    )


def _only_wide(story: Story, sentence: Sentence, chosen: Named, trigger: Token) -> bool:
    """ "A medic in Diwaniyah said that a man was shot, as rallies were held across Iraq": the country, in another clause."""
    token = token_at(sentence, chosen.span)
    wide = chosen.place.level is Level.COUNTRY and not chosen.described
    return wide and token is not None and clause_verb(token).i != clause_verb(trigger).i


def _is_destination(story: Story, sentence: Sentence, mention: Named, trigger: Token) -> bool:
    """ "Police took six of them to the station at Lirna", behind a scene that was told."""
    token = token_at(sentence, mention.span)
    brought = token is not None and is_brought_to(token, clause_verb(trigger))
    return brought and bool(story.last_place(sentence))


def _only_filed(story: Story, span: Span, place: Place) -> bool:
    """ "NAIROBI - Ethiopian police arrested 31", "LONDON - Amnesty International said": the desk's town."""
    filed = filed_at(story.text)
    return filed is not None and filed.overlaps(span) and (abroad(story, place) or is_seat(story.text, span))


_TIME = re.compile(
    r"^\s+(?:(?:(?:local|standard|summer|daylight)\s+)?time\b|ethnic\s+\w+|(?:people|community|tribe|clan|minority|language)\b|(?:students|workers|teachers|youth|nurses)['\u2019]?s?\s+(?:union|league|association)\b)",
    re.I,
)


def _only_named(story: Story, mention: Named) -> bool:
    """ "At 9:00 Moscow time", "the Amhara ethnic group"; "Africa's last monarchy", where the country is known: no place of what happens."""
    after = story.text[mention.span.end : mention.span.end + 30]
    area = mention.place.level is Level.UNKNOWN and mention.place.key is not None
    if mention.place.level is Level.COUNTRY and not mention.described:
        if in_dateline(story.text, mention.span):
            return True
        before = story.text[max(0, mention.span.start - 24) : mention.span.start]
        if (_BODY.match(after) and not _PREPOSED.search(before)) or _LAST_OF_A_BODY.search(before):
            return True
    owner = area and story.home is not None and after[:2] in ("'s", "\u2019s")
    return owner or (_TIME.match(after) is not None and not mention.described)


# "Pakistan Tehreek-e-Insaf workers", "Nepal Red Cross": a country inside a body's name.
_BODY = re.compile(r"^\s[A-Z][\w\u2019'-]+")
# "The opposition Forward Liberia": behind a name of its own.
_LAST_OF_A_BODY = re.compile(
    r"\b[a-z]+\s(?!(?:Northern|Southern|Eastern|Western|Central|North|South|East|West|Greater|Soviet|Communist|British|French|Portuguese"
    r"|Muslim|Christian|Catholic|Orthodox|Democratic|Republic)\s)[A-Z][a-z]{2,}\s$"
)
_PREPOSED = re.compile(r"\b(?:in|across|throughout|around|of|from|to|into|near)\s(?:\w+\s)?$")
_TOWN_OFFICE = re.compile(
    r"^['\u2019]s\s+(?:[a-z]+\s+){0,2}?(?:mayor|governor|prefect|town\s+hall|city\s+(?:hall|council)|municipality|police|court|prosecutors?|chief"
    r"|(?:emergency|ambulance|rescue|health|medical)\s+services?|hospitals?|medics|paramedics|ambulances|firefighters|fire\s+(?:brigade|service|department))\b"
)


def _of_office(story: Story, sentence: Sentence, named: list[Named]) -> Place | None:
    """ "Wroclaw's mayor banned the march": what an office of a town does there happens there, if nothing else is told."""
    for mention in named:
        local = mention.place.level in (Level.CITY, Level.ADMIN1)
        if (
            local
            and not abroad(story, mention.place)
            and _TOWN_OFFICE.match(story.text[mention.span.end :][:60])
        ):
            return mention.place
    return None


def _is_cause(story: Story, sentence: Sentence, mention: Named, trigger: Token) -> bool:
    """What the protest is about lies there. At home it may well be held there too, unless the report has told where."""
    token = token_at(sentence, mention.span)
    if token is None or mention.described:
        return False
    worded = worded_as_cause(story.text, sentence, mention.span, trigger)
    if not worded and not of_cause(token, trigger):
        return False
    told = bool(story.lead_place or story.filed) and (worded or of_happening(token, trigger))
    return abroad(story, mention.place) or told or _town_before(story, sentence, mention.span)


def _town_before(story: Story, sentence: Sentence, span: Span) -> bool:
    return any(
        sentence.span.contains(m.span)
        and m.span.end <= span.start
        and m.place.level in (Level.CITY, Level.SITE)
        for m in story.places
    )


# ---- the number's own words ----

_AFTER = re.compile(
    r"^[\"\u201d]?(?:\s[\w'\u2019-]+){0,6}?,?\s(?:in|at|near|outside|around|across|inside)\s(?:the\s(?:[\w-]+\s){0,3}(?:city|town|village|suburb|township|settlement|neighbou?rhood|district|province|region)\sof\s|the\s|(?:downtown|central|northern|southern|eastern|western|nearby)\s)*$"
)
_AFTER_FROM = re.compile(r"^\sfrom\s(?:the\s)?$")
_BEFORE = re.compile(r"^(?:,|,?\s(?:at\sleast|about|around|some|more\sthan|over|nearly|another))?\s?$")
_OVER = re.compile(r"\b(?:over|for\s+their|in\s+connection\s+with|related\s+to|linked\s+to)\s", re.I)
_HEADED = re.compile(r"(?:^|[,;:]|\band|\bwhile|\bbut)\s*(?:in|at|near|outside|across)\s(?:the\s)?$", re.I)


def _own_words(story: Story, named: list[Named], anchor: Span) -> Named | None:
    """The place right after the number ("58 in Kisumu"), or right before it ("in Tamale six")."""
    for mention in named:
        between = story.text[anchor.end : mention.span.start] if mention.span.start >= anchor.end else None
        if between is None or len(between) > 48 or NUMERAL.search(between) or _AND.search(between):
            continue
        if is_anothers(story.text, anchor, mention.span):
            continue
        if _OVER.search(between) and any(other.span.start > mention.span.end for other in named):
            continue  # "the trial of 52 people over the clashes in Gulu opened in Kampala"
        beside = mention.described and len(between.split()) <= 4
        if _AFTER.match(between) or _AFTER_FROM.match(between) or beside:
            return None if _is_relative(story, mention) else mention
    for mention in reversed(named):
        if mention.span.end <= anchor.start:
            before = story.text[max(0, mention.span.start - 20) : mention.span.start]
            near = _BEFORE.match(story.text[mention.span.end : anchor.start])
            return mention if near and _HEADED.search(before) and mention.rank < 4 else None
    return None


def _is_relative(story: Story, mention: Named) -> bool:
    return bool(_RELATIVE.search(story.text[max(0, mention.span.start - 40) : mention.span.start]))


# ---- the clause, by distance ----


def _cost(story: Story, sentence: Sentence, mention: Named, trigger: Token, anchor: Span) -> float | None:
    """How far a place is from belonging to the claim; ``None`` for one that says nothing of where."""
    token = token_at(sentence, mention.span)
    if token is None or (not mention.described and not _located(token, mention.place, mention.likely)):
        return None
    if mention.likely and not is_where(
        story.text, sentence, token, mention.span, told=_in_a_town(story, sentence)
    ):
        return None
    if (
        told_besides(story.text, sentence, mention.span, anchor)
        or is_called_on(token)
        or is_come_from(token)
        or (is_where_said(token) and not _opens_a_scene(story, sentence, mention, token))
    ):
        return None
    if is_anothers(story.text, anchor, mention.span):
        return None
    own, verb, local = clause_verb(trigger), clause_verb(token), mention.place.level is not Level.COUNTRY
    if token.lower_ in ("where", "which") and verb.i != own.i and not verb.is_ancestor(own):
        return None
    if of_a_part(story.text, anchor, mention.span) or in_a_part(sentence, token, anchor):
        return None
    if verb.i != own.i and not own.is_ancestor(token) and abroad(story, mention.place):
        return None  # "in a statement issued at its office in Mae Sot": where it was said
    if verb.i != own.i and (is_only_meant(token) or (local and is_of_the_latest(own, verb))):
        return None
    if is_origin(token) and (verb.i != own.i or abroad(story, mention.place)):
        return None
    if verb.i != own.i and (_is_custody(mention, verb) or of_somebody(token, trigger)):
        return None
    cost = 0.0 if verb.i == own.i else 2.0 if own.is_ancestor(token) or verb.is_ancestor(own) else 4.0
    cost += abs(mention.span.start - anchor.start) / 40 + mention.rank * _PARTLY
    first, last = sorted((mention.span, anchor))
    between = story.text[first.end : last.start]
    cost += _CROSSED * (len(NUMERAL.findall(between)) + len(CLAUSE_END.findall(between)))
    aside = _is_relative(story, mention) or is_from(story.text, sentence, mention.span) or is_towards(token)
    return cost + (_BESIDE if aside else _ABOUT if of_cause(token, trigger) else 0.0)


def _in_a_town(story: Story, sentence: Sentence) -> bool:
    towns = story.last_place(sentence) or story.lead_place or ((story.filed,) if story.filed else ())
    return any(p.level is Level.CITY and not abroad(story, p) for p in towns)


def _opens_a_scene(story: Story, sentence: Sentence, mention: Named, token: Token) -> bool:
    """ "In Lirna, a radio station said that dozens were held": the scene, where it is no capital in which all the world speaks."""
    heads = not story.text[sentence.span.start : sentence.base + token.head.idx].strip(' "\u201c')
    seat = story.capital is not None and mention.place.identity == story.capital.identity
    return heads and not seat and not abroad(story, mention.place)


_CUSTODY = re.compile(
    r"\b(?:police\s+station|prison|jail|detention\s+cent(?:er|re)|barracks|headquarters|cells?)\b", re.I
)
_HOLDS = frozenset("hold detain take keep jail transfer bring move remand drive".split())


def _is_custody(mention: Named, verb: Token) -> bool:
    """ "Ten were arrested and are held at Lirna Central Police Station": not where they were arrested."""
    return verb.lemma_ in _HOLDS and _CUSTODY.search(mention.place.name) is not None


_SEES = frozenset("see witness host mourn bury wake record".split())
_WHERE = frozenset("npadvmod nsubj ROOT dobj attr dep compound conj appos amod nsubjpass pobj".split())


def _located(token: Token, place: Place, likely: bool) -> bool:
    """In a phrase that says where, not a modifier of somebody's name or office."""
    top = token
    while (
        top.dep_ in ("compound", "nmod", "conj", "appos")
        and top.head.pos_ in ("PROPN", "NOUN")
        and (top.head.pos_ == "PROPN" or top.dep_ != "compound")
    ):
        top = top.head
    if top.dep_ == "pobj":
        return top.head.lower_ in _IN or (top.head.lower_ == "including" and top.head.head.lemma_ in WHOLES)
    if top.dep_ == "poss":
        # "Iraq's Green Zone" is in Iraq; "India's Chronicle reported" is a newspaper's home, not a place of events.
        if top.head.pos_ == "PROPN":  # "arrested from Lirna's Old Quarter"; media's homes are left out before
            holder = top.head
            named = (
                holder.dep_ == "nsubj"
                and holder.head.lemma_ not in SAY
                and holder.ent_type_ not in ("PERSON", "ORG")
            )
            done = named or holder.dep_ == "nsubjpass"
            there = holder.dep_ == "pobj" and holder.head.lower_ in _IN
            return (there or done) and place.level is not Level.COUNTRY
        return top.head.pos_ == "NOUN" and top.head.lemma_ not in NOMINAL
    if place.level is Level.UNKNOWN and not likely:
        if place.key is None:
            seen = top.dep_ in ("nsubj", "nsubjpass") and top.head.lemma_ in _SEES
            return seen or (top.dep_ == "dobj" and is_gone_to(top))
        return top.dep_ in ("nsubj", "nsubjpass")  # "Africa saw 18 shutdowns"
    return top.dep_ in _WHERE
