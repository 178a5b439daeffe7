"""The whole that stands before its parts and that no "of whom" names: "Of the 26 handed over, 21 were ... and five ...", "the remaining
eight", "Thirty-one were seized. Nineteen were home by midnight. Twelve remain".
"""

import re
from dataclasses import replace

from khronika.nouns import Kind, Unit
from khronika.reading.english.carrying import Draft
from khronika.reading.english.counted import opens_parts
from khronika.reading.english.counts import Count
from khronika.reading.english.parsing import Sentence

_LEFT = re.compile(r"\b(?:the|its|his|her|their|our)\s+(?:other|remaining|last)\s+(?:the\s+)?$", re.I)
_THE = re.compile(r"\bthe\s+$", re.I)
_OTHERS = re.compile(r"\s+(?:others\b|still\b|(?:who\s+)?remain|left\s+behind\b)", re.I)
_REACH = 3  # sentences back that a part may go to a whole that nothing names
_FEWEST = 4  # of whole: smaller sums come about by chance
_IN_HANDS = frozenset({Kind.DETENTION, Kind.CHARGE, Kind.SENTENCE, Kind.RELEASE})
"""What may befall the parts of those held or tried, one after the other."""


def _together(whole: Kind, part: Kind) -> bool:
    return whole is part or (whole in _IN_HANDS and part in _IN_HANDS)


def _larger(whole: Draft, part: Count) -> bool:
    count = whole.count
    if (
        count is None
        or count.unit is not part.unit
        or count.mention.value is None
        or part.mention.value is None
    ):
        return False
    return count.mention.value > part.mention.value


def opened_whole(count: Count, sentence: Sentence, drafts: list[Draft], text: str) -> Draft | None:
    """ "Of her 17 co-defendants, eleven were ... and four ...": the whole that opens the sentence of bare numbers."""
    if count.counted is not None or count.unit is not Unit.PERSONS:
        return None
    for draft in drafts:
        whole = draft.count
        if whole is None or draft.sentence.index != sentence.index or not _larger(draft, count):
            continue
        end = whole.mention.span.end
        if end < count.mention.span.start and opens_parts(text, whole.mention):
            return draft if not re.search(r"[.;]\s", text[end : count.mention.span.start]) else None
    return None


def what_is_left(count: Count, sentence: Sentence, drafts: list[Draft], text: str) -> Draft | None:
    """ "The remaining eight", "the twelve others": of the figure told before, best of one that this and a part of it add up to."""
    before = text[max(0, count.mention.core.start - 30) : count.mention.core.start]
    others = _OTHERS.match(text[count.mention.core.end :][:20])
    if not _LEFT.search(before) and not (others and _THE.search(before)):
        return None
    near = [
        d
        for d in reversed(drafts)
        if d.parent is None
        and 0 <= sentence.index - d.sentence.index <= _REACH
        and _larger(d, count)
        and d.count
        and not d.count.part
        and _together(d.claim.kind, count.kind)
    ]
    values = {
        d.count.mention.value
        for d in drafts
        if d.count is not None and sentence.index - d.sentence.index <= _REACH
    }
    exact = [
        d for d in near if d.count and ((d.count.mention.value or 0) - (count.mention.value or 0)) in values
    ]
    return next(iter([*exact, *near]), None)


def add_up_to_before(drafts: list[Draft], index: int) -> None:
    """Gives neighbouring numbers, the last of them in the sentence ``index``, their whole, where they add up to one of the sentences
    before: "Eighteen were taken. Ten were freed on Thursday, and eight went before a judge"."""
    told = [d for d in drafts if d.count is not None and index - d.sentence.index <= _REACH]
    told.sort(key=lambda d: d.count.mention.span if d.count else d.claim.span)
    if not told or told[-1].sentence.index != index:
        return
    for at, whole in enumerate(told[:-2]):
        parts = told[at + 1 :]
        while parts and not _bare(parts[0]):
            parts = parts[1:]
        if _is_sum(whole, parts):
            for part in parts:
                part.claim, part.parent = replace(part.claim, part_of=whole.claim.id), whole
            return


_OF_THE = re.compile(
    r"\s+(?:out\s+)?of\s+(?:the|those|these|all|his|her|its|their|our)\s+(?:some\s+|about\s+)?"
)


def of_the_next(drafts: list[Draft], index: int, text: str) -> None:
    """ "Judges released 45 of the 90 held": the whole that is told right behind its part."""
    told = [d for d in drafts if d.count is not None and d.sentence.index == index]
    for part in told:
        count = part.count
        if count is None or part.claim.part_of is not None:
            continue
        for whole in told:
            of = whole.count and _OF_THE.fullmatch(
                text[count.mention.core.end : whole.count.mention.span.start]
            )
            if of and _larger(whole, count):
                part.claim, part.parent = replace(part.claim, part_of=whole.claim.id), whole


def _bare(draft: Draft) -> bool:
    return draft.count is not None and (
        draft.count.counted is None or draft.count.counted.lower_ in ("others", "rest")
    )


def _is_sum(whole: Draft, parts: list[Draft]) -> bool:
    total = whole.count.mention.value if whole.count else None
    if total is None or total < _FEWEST or len(parts) < _A_FEW or whole.claim.part_of is not None:
        return False
    fit = all(
        not _FURTHER.search(d.claim.quote)
        and d.claim.part_of in (None, whole.claim.id)
        and d.count is not None
        and d.count.unit is Unit.PERSONS
        and _together(whole.claim.kind, d.claim.kind)
        for d in parts
    )
    here = {
        d.claim.figure.span if d.claim.figure else None: (d.count.mention.value or 0.0)
        for d in parts
        if d.count
    }
    return fit and len(here) > 1 and all(_bare(d) for d in parts) and sum(here.values()) == total


_A_FEW = 2
_FURTHER = re.compile(r"\b(?:another|further|more|additional|also|too)\b", re.I)
