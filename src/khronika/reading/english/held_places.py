"""The place a claim keeps of what it was given: a town that the story only carries gives way to the country where it told of others
since, or where only its desk is there. ``footing`` asks for it, beside the days."""

import re

from khronika.nouns import Level, Place, Span
from khronika.reading.english.carrying import Draft
from khronika.reading.english.filed import filed_at
from khronika.reading.english.homeland import only_at_home
from khronika.reading.english.named_places import is_no_name
from khronika.reading.english.pointing_back import is_landmark, pointed
from khronika.reading.english.scenery import abroad
from khronika.reading.english.scope import Story
from khronika.reading.english.worldwide import is_of_the_world


def settled_places(draft: Draft, story: Story) -> tuple[Place, ...]:
    """The claim's places, but the country for a town of the story after which it named others, or which is only its desk's."""
    places = draft.claim.places
    home = (story.home,) if story.home is not None else ()
    if (whole := _of_the_whole(draft, story)) is not None:
        return whole
    if places and is_of_the_world(draft, story, only=places == home):
        return ()
    if len(places) == 1 and is_no_name(places[0]):
        return home
    if len(places) != 1 or not home:
        return places
    (place,) = places
    unlisted = place.level is Level.UNKNOWN and place.key is None
    if place.level not in (Level.ADMIN1, Level.CITY, Level.SITE) and not unlisted:
        return places
    spans = _mentions_of(place, story, draft.sentence.span.end)
    desk = filed_at(story.text)
    told = [s for s in spans if desk is None or not s.overlaps(desk)]
    inside = draft.sentence.span
    if not spans or any(inside.contains(s) for s in told) or _CAPITAL.search(inside.of(story.text)):
        return places
    if any(p.identity == place.identity for _, p, _ in pointed(story, draft.sentence)):
        return places
    since = max(s.end for s in told) if told else 0
    if unlisted and told:  # "at the Rumbek shaft near Tarsk": where it lies
        since = min(e for e in (story.text.find(". ", since), draft.sentence.span.start) if e >= 0)
    desk_only = story.capital is not None and place.identity == story.capital.identity
    end = len(story.text) if not told and desk_only else draft.sentence.span.start
    return home if _other_towns(story, place, since, end, regions=not told and desk_only) else places


def _of_the_whole(draft: Draft, story: Story) -> tuple[Place, ...] | None:
    """ "Eleven were taken to the barracks in Tarsk. A judge let nine of them go": a part that names no place is where the whole was."""
    parent = draft.parent
    if parent is None or parent.sentence.index == draft.sentence.index or not parent.claim.places:
        return None
    if draft.claim.places not in ((), (story.home,)) or _WIDER.search(draft.sentence.tokens.text):
        return None
    inside = draft.sentence.span
    named = any(
        inside.contains(m.span) and m.place.level is not Level.COUNTRY for m in (*story.places, *story.met)
    )
    return None if named else parent.claim.places


_WIDER = re.compile(r"\b(?:country|nation|nationwide|countrywide|nationally)\b", re.I)


# "The union said from its office in Piura": where somebody spoke.
_SEAT = re.compile(
    r"\b(?:offices?|seat|statement|conference|briefing|interview)\s+in\s+$|\b(?:said|spoke|speaking|told\s+\w+)\s+(?:in|from|at)\s+$",
    re.I,
)
_HAILS = re.compile(r"\bfrom\s+(?:as\s+far\s+(?:away\s+)?as|places\s+like)\s+$")
_CAPITAL = re.compile(r"\b(?:the|this)\s+(?:[\w-]+\s+){0,3}?(?:capital|city|town)\b", re.I)


def _mentions_of(place: Place, story: Story, end: int) -> list[Span]:
    """Where the story names a place up to there; by its words where it has no key."""
    spans = [m.span for m in (*story.places, *story.met) if m.place.identity == place.identity]
    if not spans and place.words:
        spans = [Span(*m.span()) for m in re.finditer(re.escape(place.words), story.text)]
    return [s for s in spans if s.start < end]


def _other_towns(story: Story, place: Place, start: int, end: int, *, regions: bool) -> bool:
    """True where the story names another town of the same country there, or a region of it (``regions``: against a capital that is
    only the desk's); a square may lie in the town told before."""
    levels = [Level.CITY] if place.level is Level.CITY else [Level.CITY, Level.SITE]
    levels += [Level.ADMIN1] if regions else []
    if place.level is Level.ADMIN1 and not (place.key or "").startswith("admin1:"):
        return False  # a region of no known bounds may hold them all
    return any(
        start <= m.span.start < end
        and m.place.level in levels
        and not (m.place.within(place) or place.within(m.place))
        and not abroad(story, m.place)
        and not only_at_home(story.text, m.span)
        and not is_landmark(story.text, m.span)
        and not _SEAT.search(story.text[max(0, m.span.start - 40) : m.span.start])
        and not _HAILS.search(story.text[max(0, m.span.start - 40) : m.span.start])
        for m in story.places
    )
