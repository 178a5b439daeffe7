"""Whose share or votes come after another's, the word said once: "ahead of the Greens with 34 and the Reds at 9.2", "235,482 for the
union and 219,667 for the league", "1,014 to 1,013".

Nobody counts people in tenths: where an election is told of, a bare number with a point is a share.
"""

import re
from dataclasses import replace

from khronika.nouns import Kind, Unit
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.mentions import NumberMention

_ALL = 100
_ENDS = re.compile(r"\s*(?:[.,;)](?!\d)|(?:and|for|against|to|in|while|with|but|among)\b|\(|$)")
_OF_TENTHS = re.compile(r"\d{1,2}\.\d{1,2}|100\.0")
# "Rose by 3.4", "from 54.2", "magnitude of 5.6", "4.5 or 5.1 times": no share of this vote.
_NO_SHARE = re.compile(
    r"\b(?:by|than|from|magnitude|of|per|times|rating|scale|point|version|averag\w+|in|since|until|metres?|hours?)\s+$",
    re.I,
)
_SHARE_OF = re.compile(r"\b(?:share|score|result|turnout|participation|abstention|total|lead)\s+of\s+$", re.I)
_APART = 90  # characters from one rival's number to the next
_NAME = r"[A-Z][\w'’.-]*(?:\s+(?:(?:of|the|for|and|at|on|our|de|la|al)\s+)*[A-Z][\w'’.-]*){0,5}"
_WHO = rf"(?:(?:the|his|her|its|their|an?)\s+)?(?:[a-z-]+\s+){{0,4}}(?:{_NAME}\s*)?"
_RIVAL_S = re.compile(
    rf"(?:,|;|\band|\bwhile|\bwith|\bbut)\s+(?:(?:and|while)\s+)?{_WHO},?\s*"
    r"(?:(?:was\s+|were\s+|came\s+)?(?:\w+\s+)?(?:with|at|on|had|has|got|took|received|polled|scored|won)\s+)?$"
)
_AHEAD = re.compile(
    r"(?:,|;|\band|\bbut)\s+(?:\w+\s+)?(?:ahead\s+of|followed\s+by|against|before|to)\s+[^;:\d,]{0,50}\b(?:with|at|on)\s+$",
    re.I,
)
_BESIDES = re.compile(
    r"^\s*[^\d;:]{0,85}?(?:\bover|\bagainst|\bto|\bbeat(?:ing)?|\band|\bbut|\bonly)\s+(?:(?:the|only|just|merely)\s+)*$",
    re.I,
)
_SOMEBODY_S = re.compile(
    r"\s+(?:for|of)\s+(?:the\s+|his\s+|her\s+)?(?:[A-Z]|(?:[a-z-]+\s+){0,2}(?:president|governor|senator|mayor|rival|candidate|opponent|challenger|incumbent|runner-up|opposition|union|list|party|coalition)s?\b)"
)
_FOR_ANOTHER = re.compile(
    r"^\s+(?:votes\s+)?for\s+[^.;:\d]{0,50}?(?:,|;|\b(?:and|against|to|but))\s+(?:and\s+)?(?:only\s+|just\s+)?$",
    re.I,
)
_ONLY_RIVAL = re.compile(
    r"^\s+(?:of\s+them\b|votes\b)?[^.;:\d]{0,24}[,;]\s+(?:and\s+|while\s+)?(?:the|his|her|its|their)\s+(?:[a-z-]+\s+){0,2}"
    r"(?:rival|opponent|challenger|contender|competitor|runner-up|other|candidate|adversary|incumbent)s?\s+$",
    re.I,
)
_PLACED = re.compile(
    r"\b(?:in\s+)?(?:second|third|fourth|fifth|sixth|last)(?:\s+place)?\b[^.;:\d]{0,60}\b(?:with|on|at|was)\s+$",
    re.I,
)
_OF_THINGS = re.compile(
    r"\s+(?:seats?|points?|stations?|districts?|constituenc\w+|delegates?|members?|parties|per\s?cent|percent|%)",
    re.I,
)


def rival_votes(number: Number, around: Around) -> Count | None:
    """A bare number that says what another candidate or list got, or how many turned out, as the count before it."""
    mention = number.mention
    if mention.unit is not None or mention.value is None:
        return None
    text = around.text
    if is_share_in_tenths(mention, around):
        return _share(number, "en.fig.share-in-tenths")
    if _placed(mention, around):
        return _votes(number)
    last = around.before[-1] if around.before else None
    if last is None or last.kind is not Kind.ELECTION or last.root.doc is not number.root.doc:
        return None
    between, after = text[last.mention.span.end : mention.span.start], text[mention.core.end :][:60]
    if len(between) > _APART or re.search(r"\n|[.?!]\s+[A-Z]", between):
        return None
    if last.unit is Unit.PERCENT:
        if _NO_SHARE.search(between):
            return None
        named = mention.value <= _ALL and _ENDS.match(after) and any(p.search(between) for p in _ANOTHER_S)
        return _share(number, "en.fig.rival-share") if named else None
    if last.unit is not Unit.PERSONS or _OF_THINGS.match(after):
        return None
    if _OVER.match(mention.text) and _SOMEBODY_S.match(after):
        return _votes(
            Number(_exact(mention), number.root, number.counted, number.sentence, number.links, number.part)
        )
    theirs = bool(_BESIDES.match(between) or _FOR_ANOTHER.match(between)) and bool(_SOMEBODY_S.match(after))
    ends = bool(_ENDS.match(after)) and bool(_FOR_ANOTHER.match(between) or _ONLY_RIVAL.match(between))
    return _votes(number) if theirs or ends else None


def is_share_in_tenths(mention: NumberMention, around: Around) -> bool:
    """ "The Reds 35.6, the Greens 34.1", "adjusted it to 56.44", where an election is told of."""
    written = around.text[mention.core.start : mention.core.end]
    if "." not in written or mention.unit is not None or not _OF_TENTHS.fullmatch(written):
        return False
    parent = around.parent
    of_votes = parent is not None and parent.kind is Kind.ELECTION and parent.unit is Unit.PERCENT
    if not (of_votes or around.voting):
        return False
    before = around.text[max(0, mention.span.start - 24) : mention.span.start]
    if not _ENDS.match(around.text[mention.core.end :][:12]):
        return False
    return not _NO_SHARE.search(before) or bool(_SHARE_OF.search(before))


def _placed(mention: NumberMention, around: Around) -> bool:
    """ "In fifth place is Milo Sorn with 80,744", after the votes of another."""
    last = around.parent
    if (
        last is None
        or last.kind is not Kind.ELECTION
        or last.unit is not Unit.PERSONS
        or (mention.value or 0) < _VOTES
    ):
        return False
    before = around.text[max(0, mention.span.start - _APART) : mention.span.start]
    return bool(_PLACED.search(before) and _ENDS.match(around.text[mention.core.end :][:12]))


_VOTES = 1000  # fewer may be seats
_OVER = re.compile(
    r"over\s+the\b", re.I
)  # "a lead of 31 million over the 9.2 million of her rival": no hedge


def _exact(mention: NumberMention) -> NumberMention:
    return replace(
        mention, span=mention.core, text=mention.text[mention.core.start - mention.span.start :], low=mention.value,
        high=mention.value, approx=False, rule="fig.exact",
    )  # fmt: skip


# "In Velm it did not exceed two", after a turnout in percent.
_IT_WAS = re.compile(
    r"[,;]\s[^;:\d]{0,60}\b(?:it|that)\s+(?:(?:was|stood\s+at|reached|fell\s+to|came\s+to)\s+)?(?:only\s+|just\s+)?$",
    re.I,
)


_ANOTHER_S = (_RIVAL_S, _AHEAD, _IT_WAS)


def _share(number: Number, rule: str) -> Count:
    whole = replace(number.mention, unit=Unit.PERCENT)
    return Count(whole, Kind.ELECTION, Unit.PERCENT, rule, 0.75, number.root, None)


def _votes(number: Number) -> Count:
    return Count(number.mention, Kind.ELECTION, Unit.PERSONS, "en.fig.rival-votes", 0.75, number.root, None)
