"""The place that a list gives a number for: "Nairobi (20), Garissa (2)", "Gao: 12 dead", "followed by Kidal with six"."""

import re
from collections.abc import Iterable

from khronika.nouns import Level, Place, Span
from khronika.reading.english.filed import in_dateline
from khronika.reading.english.parsing import Sentence
from khronika.reading.english.scope import Story
from khronika.reading.mentions import PlaceMention

_LABEL = re.compile(r"\s*(?:\(|:|\u2013|\u2014|-)\s*$|,?\s+with\s+$")
# "Worst hit was Dabakro, with 14 deaths".
_WITH = re.compile(
    r"\b(?:was|were|is|by|in|and|locality|town|city)\s((?:[A-Z][\w'\u2019-]+\s?){1,3}),?\swith\s(?:at\sleast\s)?$"
)
_COUNTED = re.compile(
    r"\s(?:deaths?|dead|killed|wounded|injured|arrests|detentions|arrested|detained|cases|fatalities)\b"
)
_COMES_NEXT = re.compile(r"\bfollowed\s+by\s+((?:[A-Z][\w'\u2019-]+\s?){1,3})\s+with\s+$")
_LABEL_WORDS = re.compile(r"((?:[A-Z][\w'\u2019-]+\s?){1,3})\s*\(\s*$")


def _is_of_age(sentence: Sentence, name: re.Match[str], text: str) -> bool:
    """ "Sela Maro (51), died": somebody's age; a place's number stands in a list of them."""
    alone = len(re.findall(r"\(\d+\)", sentence.span.of(text))) == 1
    person = any(t.ent_type_ == "PERSON" and t.text in name[1].split() for t in sentence.tokens)
    return alone and (person or len(name[1].split()) > 1)


def _names_another(story: Story, sentence: Sentence, dateline: Span) -> bool:
    """ "Guwahati: At least 40 were held in Manipur"; in "Paris: 81 held; Lyon: 22" each is a label."""
    return any(
        m.place.level in (Level.CITY, Level.ADMIN1)
        and dateline.end < m.span.start < sentence.span.end
        and story.text[m.span.end : m.span.end + 1] != ":"
        for m in story.places
    )


def _town_before(story: Story, land: PlaceMention) -> Place | None:
    """ "Uyo, Nigeria: 23 held": the town, where the country only says which."""
    if land.place.level is not Level.COUNTRY:
        return None
    return next(
        (
            m.place
            for m in story.places
            if story.text[m.span.end : land.span.start] == ", " and m.place.within(land.place)
        ),
        None,
    )


def label_of(story: Story, sentence: Sentence, anchor: Span, *, of_votes: bool = False) -> Place | None:
    """The place a number of a list is given for: "Nairobi (20), Garissa (2)". Of votes an unlisted name is a candidate's."""
    for mention in story.places:
        near = (
            sentence.span.start <= mention.span.start
            and mention.span.end <= anchor.start <= mention.span.end + 7
        )
        if near and _LABEL.fullmatch(story.text[mention.span.end : anchor.start]):
            if in_dateline(story.text, mention.span) and _names_another(story, sentence, mention.span):
                continue
            return _town_before(story, mention) or mention.place
    if of_votes:
        return None
    before = story.text[max(sentence.span.start, anchor.start - 40) : anchor.start]
    words, closed = _LABEL_WORDS.search(before), story.text[anchor.end : anchor.end + 1] == ")"
    words = words if words and closed and not _is_of_age(sentence, words, story.text) else None
    if words is None and _COUNTED.match(story.text, anchor.end):
        words = _WITH.search(before)
    if words := words or _COMES_NEXT.search(before):
        return Place(words[1].strip(), Level.UNKNOWN, None, story.country, words=words[1].strip())
    return None


def are_of_parts(text: str, sentence: Sentence, anchor: Span, places: Iterable[Place]) -> bool:
    """ "Left 19 dead: eight at the clinic, three at the lake": the places are those of the parts, and not of the whole."""
    end = sentence.span.end
    colon = text.find(":", anchor.end, end)
    if colon < 0:
        return False
    numbers = [t.idx + sentence.base for t in sentence.tokens if t.like_num]
    stand = [text.find(p.words or p.name, sentence.span.start, end) for p in places]
    return all(any(colon < n < at for n in numbers) for at in stand)
