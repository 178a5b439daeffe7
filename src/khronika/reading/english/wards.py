"""Hospitals, clinics and morgues: where the hurt and the dead are brought is not where it happened.

"The county hospital in Tarsk received 18 wounded": Tarsk. A crowd outside the hospital, or police who storm it, are there.
"""

import re

from khronika.nouns import Level, Place, Span
from khronika.reading.english.named_places import Named
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.scope import Story
from khronika.reading.english.syntax import clause_verb
from khronika.reading.english.unlisted import WARD, is_ward

# What is done at a hospital itself, not to those brought there.
_AT_IT = frozenset(
    "gather assemble protest demonstrate rally march picket storm raid enter attack besiege surround seal occupy shell bomb fire arrest "
    "detain apprehend abduct seize beat assault tear-gas teargas deploy hold evacuate shoot block blockade clash demonstration gathering raid vigil "
    "torch burn loot vandalise vandalize".split()
)
_BETWEEN = re.compile(
    r"^,?\s+(?:in|of|at)\s+(?:(?:the|central|northern|southern|eastern|western|nearby|city|town|capital|of)\s+)*$"
)
_ITS_TOWN = re.compile(r"^['\u2019]s\s+(?:[\w'\u2019-]+\s+){0,2}$")
_NEAR = 60  # characters


def out_of_ward(
    story: Story, sentence: Sentence, trigger: Token, places: tuple[Place, ...], held: tuple[Place, ...]
) -> tuple[Place, ...]:
    """``places``, or the town where the people in a hospital were hurt as far as the text tells: the hospital's own town, by name
    or inside its name, else ``held``, what the story carries. The hospital itself only where the thing was done there, or where
    nothing else is told."""
    if not any(is_ward(p) for p in places) or _is_at_it(trigger):
        return places
    town = _town(story, sentence) or _in_its_name(story, places)
    if town is not None:
        return (town,)
    others = tuple(p for p in places if not is_ward(p))
    narrow = tuple(p for p in held if p.level is not Level.COUNTRY and not is_ward(p))
    return others or narrow or places


def _is_at_it(trigger: Token) -> bool:
    return trigger.lemma_.casefold() in _AT_IT or clause_verb(trigger).lemma_.casefold() in _AT_IT


def _town(story: Story, sentence: Sentence) -> Place | None:
    """ "Hospital in Kisumu", "Khartoum's Royal Care Hospital", "Tarsk General Hospital": the town of a ward the sentence names."""
    for match in WARD.finditer(story.text, sentence.span.start, sentence.span.end):
        for mention in story.places:
            if mention.place.level is not Level.CITY or not sentence.span.contains(mention.span):
                continue
            if _lies(story.text, mention.span, Span(*match.span())):
                return mention.place
    return None


def _in_its_name(story: Story, places: tuple[Place, ...]) -> Place | None:
    """ "Tarsk National Hospital", where the report names Tarsk elsewhere."""
    names = [p.words or p.name for p in places if is_ward(p)]
    towns = [m for m in story.places if m.place.level is Level.CITY]
    return next(
        (
            m.place
            for m in towns
            for name in names
            if re.match(rf"{re.escape(m.span.of(story.text))}\b", name)
        ),
        None,
    )


def _lies(text: str, town: Span, ward: Span) -> bool:
    if town.start >= ward.end:
        return bool(_BETWEEN.match(text[ward.end : town.start]))
    between = text[town.end : ward.start]
    inside = re.fullmatch(r"\s+(?:(?:[A-Z][\w'\u2019-]*|of|and)\s+){0,4}", between)
    return len(between) < _NEAR and bool(
        inside or _ITS_TOWN.match(between) or re.match(r"^['\u2019]s\s+[A-Z]", between)
    )


def without_wards_town(text: str, sentence: Sentence, named: list[Named], trigger: Token) -> list[Named]:
    """ "Doctors at a hospital in Kisumu treated 22 people shot in Siaya": Kisumu is left out where another place is named."""
    if len(named) < 2 or _is_at_it(trigger):
        return named
    wards = [Span(*m.span()) for m in WARD.finditer(text, sentence.span.start, sentence.span.end)]
    rest = [n for n in named if not is_ward(n.place) and not any(_lies(text, n.span, w) for w in wards)]
    narrow = [n for n in rest if n.place.level is not Level.COUNTRY and not n.described]
    return rest if wards and narrow else named
