"""Tolls of a country told beside one town's event: "remanded nine in Gweru over protests in which 16 have been killed since August",
"a man was shot dead in Karbala, taking the number killed since October to 320". The town is not the toll's place, nor its day the toll's.
"""

import re

from khronika.nouns import Kind, Level, Place, Precision, When
from khronika.reading.english.carrying import Draft
from khronika.reading.english.parsing import Token
from khronika.reading.english.scope import Story, token_at
from khronika.reading.english.syntax import clause_verb

_LEAST = 10  # people: fewer are what befell one crowd
_UNREST = r"(?:protests?|demonstrations|unrest|uprising|revolt|crackdown|rallies|strikes?|marches|turmoil|violence|clashes|riots)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_LONG = re.compile(
    rf"\b(?:weeks|months|years)\s+of\s+(?:[\w'\u2019-]+\s+){{0,3}}?{_UNREST}"
    rf"|\bsince\s+(?!(?:last\s+|early\s+)?\w+day\b)(?:the\s+|last\s+|early\s+|mid-|late\s+)*(?:[\w'\u2019-]+\s+){{0,3}}?(?:{_UNREST}|{_MONTH}|start|beginning|outbreak|coup|takeover|vote|election|year|month)\b",
    re.I,
)
_SO_FAR = re.compile(
    r"\b(?:protests|demonstrations|unrest|uprising|revolt|crackdown)\b[^.;,]{0,30}\b(?:so\s+far|to\s+date|until\s+now)\b"
    r"|\b(?:so\s+far|to\s+date)\b[^.;,]{0,60}\b(?:protests|demonstrations|unrest|uprising|revolt|crackdown)\b",
    re.I,
)
_RAISES = re.compile(
    r"\b(?:tak|br(?:ing|ought)|rais|push|lift|driv)\w*\s+(?:the\s+|to\s+)?[^.;,]{0,90}$", re.I
)
_LOCAL = re.compile(
    r"\b(?:here|there)\b|\bthe\s+(?:[\w-]+\s+)?(?:city|town|district|village|province|region|state|area|camp|county|capital|neighbou?rhood|suburb|island|valley)\b",
    re.I,
)
_TO_PEOPLE = (Kind.DEATH, Kind.INJURY, Kind.DETENTION, Kind.CHARGE, Kind.SENTENCE, Kind.RELEASE)


def wider_toll(draft: Draft, story: Story, trigger: Token | None) -> tuple[Place, ...] | None:
    """The country for such a toll, where the claim was given a town in it; ``None`` for any other claim."""
    home, figure = story.home, draft.claim.figure
    if home is None or figure is None or trigger is None or draft.claim.kind not in _TO_PEOPLE:
        return None
    if (figure.low or figure.value or 0) < _LEAST or figure.span is None:
        return None
    places = draft.claim.places
    if not places or any(p.level is Level.COUNTRY or not p.within(home) for p in places):
        return None
    sentence = draft.sentence
    start = sentence.span.start
    before = re.split(r"[.;,]\s", story.text[start : figure.span.start])[-1]
    after = re.split(r"[.;]\s", story.text[figure.span.end : sentence.span.end])[0]
    words = f"{before} {after}"
    if _LOCAL.search(words):
        return None
    here = [
        m.span
        for m in (*story.places, *story.met)
        if sentence.span.contains(m.span) and m.place.level is not Level.COUNTRY
    ]
    if not here:
        return (home,) if _SO_FAR.search(words) else None
    own = clause_verb(trigger)
    tokens = [token_at(sentence, s) for s in here]
    if any(t is not None and (clause_verb(t).i == own.i or own.is_ancestor(t)) for t in tokens):
        return None
    return (home,) if _LONG.search(words) or _SO_FAR.search(words) else None


def is_raised(draft: Draft, story: Story) -> bool:
    """ "Taking the number killed since October to 320"."""
    figure = draft.claim.figure
    if figure is None or figure.span is None:
        return False
    words = story.text[draft.sentence.span.start : figure.span.start]
    found = _RAISES.search(words)
    behind = re.split(r"[.;]\s", story.text[figure.span.end : draft.sentence.span.end])[0]
    return found is not None and _LONG.search(f"{found[0]} {behind}") is not None


def up_to(when: When | None) -> When | None:
    """Up to the day on which a toll rose: it did not all happen then."""
    if when is None or when.precision is not Precision.DAY:
        return when
    return When(None, when.end, Precision.VAGUE, when.words, rule="when.up-to-now")
