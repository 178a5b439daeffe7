"""What became of some, told without a verb that names it: "30 were already with their families", "all but eight of whom were freed",
"the other nine must sign in every fortnight", "the hurt, 13".
"""

import re
from dataclasses import replace

from khronika.nouns import Kind, Unit
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.lexicon import COUNTED_PARTICIPLE
from khronika.reading.english.people import counts_people
from khronika.reading.english.roles import by_role, victims

_HELD = (Kind.DETENTION, Kind.CHARGE, Kind.RELEASE)
_WHO = r"(?:\s+(?:others?|more|people|persons|men|women|detainees|of\s+(?:them|whom|those|these)|of\s+(?:the|those)\s+(?:held|detained|arrested|detainees)))?"
_FREE = re.compile(
    rf"{_WHO}(?:,\s[^,.;:]{{3,40}},)?\s+(?:(?:are|were|is|was|had|have|has|been|now|already|again|all|meanwhile|since)\s+)*"
    r"(?:(?:back\s+|safely\s+)?(?:with|among)\s+their\s+(?:famil\w+|parents|relatives|children|kin)\b"
    r"|(?:gone|back|sent|allowed|driven)\s+home\b|at\s+home(?:\s+again)?\b|back\s+at\s+home\b|at\s+liberty\b"
    r"|(?:must|have\s+to|had\s+to|will|should|are\s+to|were\s+to)\s+(?:sign\s+in|report\s+to\s+(?:the\s+)?(?:police|station|court))\b)",
    re.I,
)
_ALIVE = re.compile(
    r"\b(?:flights?|school|holiday|strike|refugee|evacuat|work(?:ed|ing)?\s+from|stay(?:ed|s)?\s+at|survivor|rescue)",
    re.I,
)
_IN_CUSTODY = re.compile(
    r"\b(?:arrest|detain|detention|held\b|custody|suspect|interpellat|charged|prison|jail|cell|police|lock|court|judge)",
    re.I,
)
_NAMED = re.compile(
    rf"(?:^|[.;:,\u2013\u2014(\"\u201c]\s*|\band\s+|\bwhile\s+|\bbut\s+)(?:the\s+)(?P<what>{'|'.join(sorted(COUNTED_PARTICIPLE))})\s*(?:,|:|\u2013|-)\s+"
    r"(?:(?:some|numbering|in\s+all|all\s+told|now)\s+)?$",
    re.I,
)
_ENDS = re.compile(r"(?:\s+(?:in\s+(?:all|number|total)|all\s+told|so\s+far))?\s*(?:[.,;:)!?]|$)")


_OF_THE_DEAD = re.compile(
    r"\s+of\s+(?:the|those)\s+(?:[\w,]+\s+)?(?:killed|dead|slain|deceased|fatalities|martyrs)\b(?!\s+\w+'s)",
    re.I,
)
_SHOT = re.compile(
    r"(?:\s+of\s+(?:them|whom))?\s+(?:was|were|had\s+been)\s+(?:shot|hit|struck|stabbed)\s+(?:\w+\s+){0,3}?in\s+the\s+"
    r"(?:(?:chest|face)\s+(?:or|and)\s+(?:the\s+)?)?(?:head|neck|chest|back|heart|face|forehead|temple)\b",
    re.I,
)


def _among_the_dead(number: Number, around: Around) -> Count | None:
    """ "Seven of the nine killed were shot in the chest", "two died; one was shot in the head": how they died, and no wounded."""
    told, after = around.parent, around.text[number.mention.core.end :][:90]
    value = number.mention.value
    of_them = (
        told is not None
        and told.kind is Kind.DEATH
        and number.counted is None
        and value is not None
        and value <= (told.mention.value or 0)
        and _SHOT.match(after) is not None
    )
    if not of_them and not _OF_THE_DEAD.match(after):
        return None
    frame = by_role(list(number.links), around.frames)
    frame = frame if frame is not None and frame.kind in (Kind.INJURY, Kind.FORCE) else None
    part = told is not None and told.kind is Kind.DEATH
    return number.as_count(Kind.DEATH, "en.fig.part-of", 0.75, frame, part)


_OF_PEOPLE = (Kind.DETENTION, Kind.DEATH, Kind.INJURY, Kind.CHARGE, Kind.SENTENCE, Kind.RELEASE)


def along_with(number: Number, around: Around) -> Count | None:
    """ "He was killed together with three guards", "jailed two men along with seven others": what befell those beside them."""
    noun = number.counted if number.counted is not None else number.root
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ != "with" or link.i == 0:
        return None
    if link.nbor(-1).lower_ not in ("along", "together") or not counts_people(noun):
        return None
    beside = link.head if link.head.lower_ not in ("along", "together") else link.head.head
    for frame in around.frames:
        if frame.noun or frame.kind not in _OF_PEOPLE:
            continue
        theirs = {t.i for v in victims(frame) for t in (v, *v.conjuncts)}
        if theirs and (beside.i == frame.trigger.i or beside.i in theirs):
            return number.of_frame(frame, "along", 0.75, number.part)
    return None


_SHOT_DEAD = re.compile(r"\s+shot\s+dead\b", re.I)
_SHOT_HURT = re.compile(r"\s+shot\s+and\s+(?:wounded|injured|hurt)\b", re.I)
_SHOT_PART = re.compile(r"\s+shot\b(?=\s+(?:by|in|with|during|at\s+close)\b|\s*[,.;)])", re.I)


def shot(number: Number, around: Around) -> Count | None:
    """ "Three shot dead, with 44 shot and wounded", "66 were hurt, including 26 shot by police": the parser takes "shot" for a noun."""
    if number.mention.unit is not None or number.counted is None or number.counted.lower_ != "shot":
        return None
    after, told = around.text[number.mention.core.end :][:40], around.parent
    hurt = told is not None and told.kind in (Kind.INJURY, Kind.DEATH) and number.part
    kind = Kind.DEATH if _SHOT_DEAD.match(after) else Kind.INJURY if _SHOT_HURT.match(after) else None
    if kind is None and hurt and told is not None and _SHOT_PART.match(after):
        kind = told.kind
    return (
        None
        if kind is None
        else replace(number, counted=None).as_count(kind, "en.fig.shot", 0.75, None, number.part)
    )


# "Six were shot, two of them fatally".
_FATALLY = re.compile(r"(?:\s+of\s+(?:them|whom|these|those))?,?\s+(?:fatally|mortally)\b", re.I)
# "The rally, with over 50,000 present, ...".
_PRESENT = re.compile(
    r"(?:\s+(?:people|persons|others))?\s+(?:present|in\s+attendance|attending|taking\s+part)\b(?!\s+at\s+the\s+(?:poll|count))",
    re.I,
)
_RALLY = re.compile(
    r"\b(?:rall(?:y|ies)|march(?:es)?|demonstrations?|protests?|sit-ins?|vigils?|funerals?|processions?|gatherings?)\b",
    re.I,
)


def present(number: Number, around: Around) -> Count | None:
    """ "The rally, with over 50,000 present": who came, where the parser takes "present" for what is counted."""
    if number.mention.unit is not None or not _PRESENT.match(around.text[number.mention.span.end :][:40]):
        return None
    if not _RALLY.search(number.sentence.tokens.text):
        return None
    return replace(number, counted=None).as_count(Kind.PROTEST, "en.fig.present", 0.7, None, number.part)


def by_fate(number: Number, around: Around) -> Count | None:
    """What a participle or the dead they belong to name, or a release, where the number's own words tell it; ``None`` elsewhere."""
    mention, text = number.mention, around.text
    if mention.unit is None and (dead := _among_the_dead(number, around)) is not None:
        return dead
    if mention.unit is None and _FATALLY.match(text[mention.core.end :][:40]):
        return number.as_count(Kind.DEATH, "en.fig.fatally", 0.75, None, number.part)
    if mention.unit is not None or number.single:
        return None
    before, after = text[max(0, mention.span.start - 40) : mention.span.start], text[mention.span.end :][:110]
    if (found := _NAMED.search(before)) is not None and _ENDS.match(after):
        return number.as_count(COUNTED_PARTICIPLE[found["what"].casefold()], "en.fig.named-so", 0.8)
    if not _FREE.match(after) or _ALIVE.search(number.sentence.tokens.text):
        return None
    last = around.parent
    held = last is not None and last.unit is Unit.PERSONS and last.kind in _HELD
    if held or _IN_CUSTODY.search(number.sentence.tokens.text):
        return number.as_count(Kind.RELEASE, "en.fig.free-again", 0.75, None, number.part)
    return None


def says_which(last: Count, number: Number) -> bool:
    """ "Held ten, including one who was later freed and two sons": the clause says which one, and nothing of the two."""
    if last.frame is None or last.frame.trigger.dep_ != "relcl":
        return False
    trigger = last.frame.trigger
    inside = trigger.i == number.root.i or trigger.is_ancestor(number.root)
    return number.root.i > trigger.i and not inside
