"""Whose part a figure is, and whom it counts: "of whom 41 were women", "36 of them members of the security forces".

A part says so itself ("including", "of whom", "of the wounded"), or its sentence does: numbers listed after a whole that
add up to it ("12 people, ten at the gate and two at the barracks"). A bare number counts whom its whole counts.
"""

import re
from dataclasses import replace

from khronika.nouns import Kind, Unit
from khronika.reading.english.carrying import Draft
from khronika.reading.english.counted import ANAPHOR
from khronika.reading.english.counts import Count
from khronika.reading.english.named_wholes import named_whole
from khronika.reading.english.parsing import Sentence, Token, subtree, words_of
from khronika.reading.english.people import is_person
from khronika.reading.english.records import RULE, entry_of
from khronika.reading.english.wholes_before import add_up_to_before, of_the_next, opened_whole, what_is_left
from khronika.reading.english.wording import counted_together, phrase
from khronika.reading.names import population_of

_HEDGE = r"(?:at\s+least|about|around|some|only|just|more\s+than|over|nearly|almost|as\s+many\s+as)?\s*$"
_INCLUDING = re.compile(rf"\b(?:including|among\s+(?:them|those|whom))\s*,?\s*{_HEDGE}", re.I)
_OF_WHOM = re.compile(rf"\bof\s+(?:whom|which|them|these|those)\s*,?\s*{_HEDGE}", re.I)
_OF_THE = re.compile(
    r"^\s+(?:(?:\w+\s+)?of\s+(?:whom|which|them|these|those)\b"
    r"|(?:[\w-]+\s+){0,3}?among\s+(?:them|these|those|the\s+latter)\b"
    r"|of\s+the\s+(?:deaths|dead|deceased|killed|slain|fatalities|victims|wounded|injured|hurt|arrested|detained|detainees|arrests|casualties"
    r"|accused|defendants|convicted|released|missing)\b)",
    re.I,
)
_REACH = 5  # sentences back that a part may go to its whole


def is_part(count: Count, text: str) -> bool:
    """True for a number that says it is part of another."""
    before = text[max(0, count.mention.span.start - 40) : count.mention.span.start]
    after = text[count.mention.span.end : count.mention.span.end + 40]
    return bool(count.part or _INCLUDING.search(before) or _OF_WHOM.search(before) or _OF_THE.match(after))


def whole_of(count: Count, sentence: Sentence, drafts: list[Draft], text: str) -> Draft | None:
    """The figure told before of which ``count`` is a part; ``None`` when it is none, or its whole is not told."""
    if count.rule == RULE:
        return _of_the_sum(count, drafts, text)
    if not is_part(count, text):
        if (
            whole := _still_held(count, sentence, drafts, text)
            or _of_shutdowns(count, drafts, text)
            or opened_whole(count, sentence, drafts, text)
            or what_is_left(count, sentence, drafts, text)
        ) is not None:
            return whole
        return (
            _beside_a_part(count, sentence, drafts, text)
            or _before_colon(count, sentence, drafts, text)
            or _later_on(count, sentence, drafts, text)
        )
    if of_a_whole_here(count):
        drafts = [d for d in drafts if d.sentence.index == sentence.index]
    before = text[max(0, count.mention.span.start - 40) : count.mention.span.start]
    named = named_whole(text, sentence, count.mention)
    last = next((d for d in reversed(drafts) if d.count is not None), None)
    if (
        last is not None
        and last.count is not None
        and last.count.rule == RULE
        and last.sentence.index == sentence.index
        and _holds(last.count, count)
    ):
        return last
    near = [d for d in reversed(drafts) if d.count is not None and _holds(d.count, count)]
    if _INCLUDING.search(before):
        # "Of whom 65 to death, including two children": of the 65.
        same = [d for d in near if d.sentence.index == sentence.index]
        if same and same[0].count is not None and same[0].count.kind is count.kind:
            return same[0]
    wholes = [
        d
        for d in near
        if d.count is not None
        and not d.count.part
        and d.parent is None
        and sentence.index - d.sentence.index <= _REACH
    ]
    if named is not None:
        same = [d for d in wholes if d.count is not None and d.count.kind is named.kind]
        again = [d for d in same if d.count is not None and named.is_said_again(d.count.mention)]
        if same or count.kind is named.kind:
            return next(iter([*again, *same]), None)
    alike = [d for d in wholes if d.count is not None and d.count.kind is count.kind]
    return next(iter([*alike, *wholes]), None)


def of_a_whole_here(count: Count) -> bool:
    """ "Top officials including several ministers": of those named in the sentence itself, whom nobody counts."""
    for up in (count.root, *count.root.ancestors):
        if up.dep_ == "prep" and up.lower_ in ("including", "included"):
            holder = up.head
            counted = holder.like_num or any(c.like_num for c in holder.children)
            return holder.tag_ in ("NNS", "NNPS") and is_person(holder) and holder.i < up.i and not counted
    return False


def _of_the_sum(count: Count, drafts: list[Draft], text: str) -> Draft | None:
    """ "Seen: 184. Gunshot: 6.": the entries below one that sums up are some of it."""
    for draft in reversed(drafts):
        whole = draft.count
        if whole is None or whole.part:
            continue
        if (
            whole.rule != RULE
            or text.count("\n", whole.mention.span.end, count.mention.span.start) > _RECORDS
        ):
            return None
        entry = entry_of(whole.mention, text)
        if entry is not None and entry.sums_up and whole.kind is count.kind:
            return draft if _holds(whole, count) else None
    return None


_RECORDS = 12  # lines of one record

_STILL = re.compile(r"[^.;,:]{0,40}?\b(?:remain(?:s|ed)?|(?:is|are|were|was)\s+still|still)\b", re.I)


def _still_held(count: Count, sentence: Sentence, drafts: list[Draft], text: str) -> Draft | None:
    """ "2,371 arrests; 1,184 persons remain behind bars": those still held are some of the arrested just told."""
    if count.kind is not Kind.DETENTION or not _STILL.match(text[count.mention.span.end :][:70]):
        return None
    near = [d for d in reversed(drafts) if d.count is not None and sentence.index - d.sentence.index <= 1]
    return next(
        (
            d
            for d in near
            if d.count and d.count.kind is Kind.DETENTION and d.parent is None and _holds(d.count, count)
        ),
        None,
    )


_EARLIER_YEAR = re.compile(r"\b(?:from|than|against|to)\s+$", re.I)


def _of_shutdowns(count: Count, drafts: list[Draft], text: str) -> Draft | None:
    """ "193 shutdowns in 37 countries ... India was responsible for 88": each further number, but an earlier year's, is of all."""
    before = text[max(0, count.mention.span.start - 8) : count.mention.span.start]
    if count.unit is not Unit.SHUTDOWNS or _EARLIER_YEAR.search(before):
        return None
    first = next((d for d in drafts if d.count is not None and d.count.unit is Unit.SHUTDOWNS), None)
    return first if first is not None and first.count is not None and _holds(first.count, count) else None


def _beside_a_part(count: Count, sentence: Sentence, drafts: list[Draft], text: str) -> Draft | None:
    """ "27 were charged, of them nine arrested and 18 fined": a bare number beside a part is of the same whole."""
    last = next((d for d in reversed(drafts) if d.count is not None), None)
    if count.counted is not None or last is None or last.count is None or last.parent is None:
        return None
    between = text[last.count.mention.span.end : count.mention.span.start]
    joined = last.sentence.index == sentence.index and re.fullmatch(r"[^.;:]{0,60}\sand\s", between)
    whole = last.parent
    return whole if joined and whole.count is not None and _holds(whole.count, count) else None


def _before_colon(count: Count, sentence: Sentence, drafts: list[Draft], text: str) -> Draft | None:
    """ "Ten were tried: six were acquitted and four sentenced": bare numbers behind the colon are the whole's."""
    if count.counted is not None or count.unit is not Unit.PERSONS:
        return None
    for draft in reversed(drafts):
        whole = draft.count
        if whole is None or draft.sentence.index != sentence.index or whole.part or not _holds(whole, count):
            continue
        between = text[whole.mention.span.end : count.mention.span.start]
        if re.search(r":\s", between) and not re.search(r"[;.]\s|[\u201c\"]", between):
            return draft
    return None


_LATER = {
    Kind.DETENTION: (Kind.RELEASE, Kind.CHARGE, Kind.SENTENCE),
    Kind.CHARGE: (Kind.RELEASE, Kind.SENTENCE, Kind.DETENTION),
}
_FIRST = re.compile(rf"(?:^|[.;:!?]\s+|\band\s+|,\s+)(?:(?:the\s+)?(?:other|remaining)\s+)?{_HEDGE}", re.I)


def _later_on(count: Count, sentence: Sentence, drafts: list[Draft], text: str) -> Draft | None:
    """ "Sixteen appeared in court. Two were fined": what a bare number tells of next happened to some of those just told."""
    before = text[max(0, count.mention.span.start - 40) : count.mention.span.start]
    if count.counted is not None or count.unit is not Unit.PERSONS or not _FIRST.search(before):
        return None
    for draft in reversed(drafts):
        whole = draft.count
        if whole is None or whole.part or draft.parent is not None:
            continue
        if sentence.index - draft.sentence.index > 1 or sentence.passage != draft.sentence.passage:
            return None
        if count.kind in _LATER.get(whole.kind, ()):
            fewer = (whole.mention.value or 0) > (count.mention.value or 0)
            return draft if fewer and _holds(whole, count) else None
    return None


def _holds(whole: Count, part: Count) -> bool:
    """A whole is no smaller than its part, and counts the same things."""
    attacks = whole.kind is Kind.ATTACK_ON_JOURNALIST  # of which some are arrests
    if (whole.unit is not part.unit and not attacks) or whole.mention.span == part.mention.span:
        return False
    return (
        whole.mention.value is None or part.mention.value is None or whole.mention.value >= part.mention.value
    )


def add_up(drafts: list[Draft], sentence: int, text: str) -> None:
    """Gives the numbers of the ``sentence`` of that index that are listed after a whole and add up to it their ``part_of``."""
    counted = [
        d
        for d in drafts
        if d.sentence.index == sentence
        and d.count is not None
        and d.count.unit is Unit.PERSONS
        and d.count.mention.value
    ]
    counted.sort(key=lambda d: d.count.mention.span if d.count else d.claim.span)
    _add_up_to_earlier(drafts, sentence, text)
    add_up_to_before(drafts, sentence)
    of_the_next(drafts, sentence, text)
    for at, whole in enumerate(counted):
        for end in range(at + 3, len(counted) + 1):
            parts = counted[at + 1 : end]
            if _adds_up(whole, parts, text):
                for part in parts:
                    if part.claim.part_of is None:
                        part.claim = replace(part.claim, part_of=whole.claim.id)
                        part.parent = whole


def _add_up_to_earlier(drafts: list[Draft], index: int, text: str) -> None:
    """ "Five officers were killed ... gave the number: two in Freetown, one in Makeni, two in Kamakwie": a list behind a colon that
    adds up to a figure of the two sentences before."""
    here = [
        d for d in drafts if d.sentence.index == index and d.count is not None and d.claim.part_of is None
    ]
    if len(here) < _A_LIST or not re.search(
        r":\s[^:.;]*$",
        text[here[0].sentence.span.start : here[0].count.mention.span.start] if here[0].count else "",
    ):
        return
    total = sum((d.count.mention.value or 0.0) for d in here if d.count)
    if any(d.claim.kind is not here[0].claim.kind or not d.count or not d.count.mention.value for d in here):
        return
    for whole in reversed(drafts):
        same = (
            whole.count is not None
            and whole.claim.kind is here[0].claim.kind
            and whole.count.mention.value == total
        )
        if same and 0 < index - whole.sentence.index <= 2:
            for part in here:
                part.claim = replace(part.claim, part_of=whole.claim.id)
                part.parent = whole
            return


_A_LIST = 2  # numbers: fewer are no list


def _adds_up(whole: Draft, parts: list[Draft], text: str) -> bool:
    total = whole.count.mention.value if whole.count else None
    values = [d.count.mention.value or 0.0 for d in parts if d.count]
    if total is None or sum(values) != total or any(d.claim.kind is not whole.claim.kind for d in parts):
        return False
    assert whole.count is not None
    assert parts[0].count is not None
    between = text[whole.count.mention.span.end : parts[0].count.mention.span.start]
    return bool(re.search(r"[,:(\u2013\u2014-]\s*$", between))


# ---- whom ----

_BE = frozenset("be been being was were is are".split())
_LOOSE = frozenset("all mostly also both either a an the mainly".split())


def whom(count: Count, whole: Draft | None, drafts: list[Draft]) -> str | None:
    """Whom the figure counts, in one of our words; ``None`` when nothing says."""
    own = population_of(phrase(count.counted), "en") if count.counted is not None else None
    if own not in (None, "people"):
        assert count.counted is not None
        theirs = {population_of(phrase(t), "en") for t in counted_together(count.counted)}
        return own if theirs == {own} else "people"
    if count.unit is Unit.PERCENT:
        return own
    said = _predicate(count) or _members(count) or _apposed(count) or _of_event(count)
    if said is not None:
        return said
    if own is not None:
        return own
    return _inherited(count, whole, drafts)


def _predicate(count: Count) -> str | None:
    """ "31 were minors", "some 20 of the arrested were journalists"."""
    tops = [t for t in (count.root, count.counted) if t is not None]
    for top in tops:
        if top.dep_ in ("nsubj", "nsubjpass") and top.head.lemma_ == "be":
            named = [c for c in top.head.children if c.dep_ == "attr" and is_person(c)]
            if named:
                return population_of(phrase(named[0]), "en")
    return None


def _members(count: Count) -> str | None:
    """ "1,180 members of the police", "500 members of the National Guard": what follows "of"."""
    counted = count.counted
    if counted is None or counted.lemma_.casefold() not in ("member", "representative", "personnel"):
        return None
    found = _after_of(counted)
    named = (
        population_of(" ".join(words_of(t) for t in subtree(found, ("relcl", "prep"))), "en")
        if found is not None
        else None
    )
    return named if named not in (None, "people") else None


def _after_of(token: Token) -> Token | None:
    of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return next((g for g in of.children if g.dep_ == "pobj"), None) if of is not None else None


def _of_event(count: Count) -> str | None:
    """ "113 arrests of activists": who was arrested."""
    counted = count.counted
    if counted is None or is_person(counted) or counted.pos_ != "NOUN":
        return None
    found = _after_of(counted)
    return population_of(phrase(found), "en") if found is not None and is_person(found) else None


def _apposed(count: Count) -> str | None:
    """ "212 of them vocational students", "of whom 41 were women": the noun phrase right behind "them" or the verb."""
    doc, at = count.root.doc, count.root.i + 1
    if at < len(doc) and doc[at].lower_ == "of":
        at += 1
        while at < len(doc) and (
            doc[at].lower_ in ("the",) or doc[at].lower_ in ANAPHOR or doc[at].tag_ == "VBN"
        ):
            at += 1
    while at < len(doc) and (doc[at].lower_ in _BE or doc[at].lower_ in _LOOSE):
        at += 1
    words: list[Token] = []
    while (
        at < len(doc)
        and len(words) < 7
        and (
            doc[at].pos_ in ("NOUN", "PROPN", "ADJ", "DET")
            or (words and doc[at].lower_ == "of" and words[-1].lower_ == "members")
        )
    ):
        words.append(doc[at])
        at += 1
    if not words or words[-1].pos_ not in ("NOUN", "PROPN"):
        return None
    said = " ".join(words_of(t) for t in words)
    members = re.match(r"(?:\w+\s+)?members\s+of\s+(.*)", said)
    return (
        population_of(members[1], "en")
        if members
        else population_of(said, "en")
        if is_person(words[-1])
        else None
    )


def _inherited(count: Count, whole: Draft | None, drafts: list[Draft]) -> str | None:
    """A bare number counts whom its whole counts; "them" and "another 15" those named last in the sentence."""
    if whole is not None and whole.claim.figure is not None:
        return whole.claim.figure.scope.population
    if count.counted is not None and count.counted.lower_ not in ANAPHOR:
        return None
    them = count.counted is not None
    another = count.root.i > 0 and count.root.doc[count.root.i - 1].lower_ == "another"
    if them or another:
        named = [
            t for t in count.root.sent if t.i < count.root.i and is_person(t) and t.tag_ in ("NNS", "NNPS")
        ]
        return population_of(phrase(named[-1]), "en") if named else None
    if count.rule in ("en.fig.same-measure", "en.fig.same-topic", "en.fig.how-badly"):
        before = next(
            (d for d in reversed(drafts) if d.count is not None and d.count.kind is count.kind), None
        )
        return (
            before.claim.figure.scope.population
            if before is not None and before.claim.figure is not None
            else None
        )
    return None
