"""The narrower of two places that one phrase names: "Bogota's Plaza de Bolivar", "Ivry, a suburb of Paris"."""

import re

from khronika.reading.english.named_places import Named
from khronika.reading.english.scope import Story
from khronika.reading.english.unlisted import APPOSED

_SITE_OF = re.compile(r"['\u2019]s\s+(?:the\s+)?$")
_WITHIN = re.compile(r"^(?:,\s|,?\s(?:in|of)\s(?:the\s)?(?:[a-z]+\s){0,3}?|['\u2019]s\s(?:the\s)?)$")


# "The Paris suburb of Nanterre", "Cairo's Matareya district of ...".
_PART_OF_TOWN = re.compile(
    r"^(?:['\u2019]s)?\s(?:\w+\s)?(?:suburb|district|neighbou?rhood|township|area|quarter|slum|borough|commune|port)\sof\s$"
)


# "Armenia's second-largest city, Gyumri".
_CALLED_TOWN = re.compile(
    r"^['\u2019]s\s(?:[a-z-]+\s){0,4}?(?:city|town|village|capital|port|province|region|district)(?:,|\sof)\s$"
)


def narrowest(story: Story, chosen: Named, named: list[Named]) -> Named:
    """ "Bogota's Plaza de Bolivar", "Lincoln, Nebraska", "Tarkhan in Imereti": the narrower of the two."""
    for other in named:
        first, last = sorted((chosen, other), key=lambda n: n.span)
        between = story.text[first.span.end : last.span.start]
        if other is not chosen and first is other and APPOSED.match(between):
            return other
        called = _CALLED_TOWN.match(between) is not None and other.rank < chosen.rank
        if called and last is other:
            return other
        near = _WITHIN.match(between) or _PART_OF_TOWN.match(between)
        if other is chosen or other.described or not near:
            continue
        if _SITE_OF.match(between) or _PART_OF_TOWN.match(between):
            if last is other and (other.rank < chosen.rank or _PART_OF_TOWN.match(between)):
                return other
        elif first is other and (
            other.rank < chosen.rank or (between.strip(" ,") and (other.nameless or chosen.nameless))
        ):
            return other
    return chosen
