"""The rules that join a number of people to what befell them or what they did, in the order they are tried."""

import re
from collections.abc import Callable

from khronika.nouns import Kind, Unit
from khronika.reading.english.bracketed import behind_a_place
from khronika.reading.english.by_words import (
    bodies,
    captures,
    dead_in_custody,
    dead_of_wounds,
    forces_out,
    given_terms,
    gravely,
    headed,
    held_people,
    in_care,
    tried,
)
from khronika.reading.english.counted import number_tokens, opens_parts
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.fates import along_with, by_fate, says_which
from khronika.reading.english.lexicon import words
from khronika.reading.english.main_verbs import by_main_verb
from khronika.reading.english.named_wholes import as_part, numbering
from khronika.reading.english.parsing import Token, subtree
from khronika.reading.english.people import counts_people, crowd_of_forces, is_person
from khronika.reading.english.raised_to import by_what_is_behind
from khronika.reading.english.roles import (
    beside_its_own,
    by_measure,
    by_role,
    in_hand,
    is_crowd,
    nearest,
    only_said_of,
    participle_after,
    victims,
)
from khronika.reading.english.second_counts import counted_again
from khronika.reading.english.syntax import is_passive, lemma_of

_CARE = words("hospital care treatment clinic doctor condition")


def _beside(number: Number, around: Around) -> Count | None:
    kind = participle_after(number.root, number.counted)
    of_frames = [f for f in around.frames if any(v.i == number.root.i for v in victims(f))]
    if kind is None or any(not beside_its_own(number.root, kind, f) for f in of_frames):
        return None
    said = by_role(list(number.links), around.frames)
    if (
        said is not None
        and not said.noun
        and said.kind is not Kind.PROTEST
        and said.trigger.dep_ not in ("acl", "relcl", "amod")
    ):
        return None  # "58 people arrested were freed": the verb says what happened
    return number.as_count(kind, f"en.fig.count-participle-{kind.value}", 0.75)


def _by_role(number: Number, around: Around) -> Count | None:
    """The number stands in a frame's victim role; "12 of them journalists" is a part of what stands before."""
    frame = by_role(list(number.links), around.frames)
    hand = in_hand(number.root, number.counted, around.frames)
    if frame is not None and lemma_of(frame.trigger) in _ENCIRCLE and not _of_forces(number):
        frame = None  # "several hundred marchers were surrounded by police"
    if frame is not None and is_crowd(frame) and only_said_of(number):
        return None
    if frame is not None and not (hand is not None and is_crowd(frame)):
        if is_crowd(frame) and number.part and (part := as_part(number, around)) is not None:
            return part
        part_of = number.part and around.parent is not None
        return number.of_frame(frame, "direct", 0.82 if frame.noun else 0.9, part_of)
    return number.of_frame(hand, "in-hand", 0.8, number.part) if hand is not None else None


def _by_protest(number: Number, around: Around) -> Count | None:
    """ "A demonstration by hundreds of people"."""
    del around
    for token in number.links:
        event = token.head.head
        if (
            token.dep_ == "pobj"
            and token.head.lower_ == "by"
            and lemma_of(event) in _STAGED
            and event.pos_ == "NOUN"
        ):
            return number.as_count(Kind.PROTEST, "en.fig.protest-by", 0.75)
    return None


_STAGED = words("protest rally demonstration march strike sit-in picket vigil procession walkout boycott")


_ENCIRCLE = words("surround cordon ring encircle")


def _of_forces(number: Number) -> bool:
    """False for people who are counted and are no police or troops."""
    counted = number.counted
    return counted is None or not is_person(counted) or crowd_of_forces(counted)


def _right_after(number: Number, around: Around) -> Count | None:
    """ "arrested about 1,400 of them found hiding": the parser gave the object to the next verb."""
    first = min(t.i for t in number_tokens(number.sentence, number.mention))
    for frame in around.frames:
        verb = frame.trigger
        between = number.root.doc[verb.i + 1 : first]
        bare = not frame.noun and not frame.targets and verb.tag_ in ("VBD", "VBZ", "VBP", "VBG")
        if (
            bare
            and verb.i < first
            and all(t.pos_ in ("ADV", "ADP", "ADJ", "DET", "SCONJ") for t in between)
            and len(between) <= 3
        ):
            return number.of_frame(frame, "right-after", 0.7, number.part)
    return None


def _right_before(number: Number, around: Around) -> Count | None:
    """ "By evening 48 had been let go": the parser hung the number on the noun before it, and the verb has no subject."""
    last = max(t.i for t in number_tokens(number.sentence, number.mention))
    for frame in around.frames:
        verb = frame.trigger
        between = number.root.doc[last + 1 : verb.i]
        if frame.noun or frame.agents or frame.targets or not 0 < len(between) <= _AUXILIARIES:
            continue
        if is_passive(verb) and all(t.pos_ in ("AUX", "ADV", "PART") for t in between):
            return number.of_frame(frame, "right-before", 0.75, number.part)
    return None


_AUXILIARIES = 4  # "had since all been freed"


def _by_measure(number: Number, around: Around) -> Count | None:
    frame, _ = by_measure(number.root, around.frames)
    if frame is None:
        return None
    of_whom = any(g.lower_ == "whom" for c in number.root.children if c.lower_ == "of" for g in c.children)
    if frame.noun and of_whom and around.parent is not None and around.parent.unit is Unit.PERSONS:
        # "790 were charged over the July protests, 55 of whom are minors": of the persons, not of the protests.
        whole = around.parent
        return number.as_count(whole.kind, "en.fig.part-of", 0.75, whole.frame, True)
    listed = around.text[number.mention.core.end : number.mention.core.end + 1] == ")"
    return number.of_frame(frame, "measured", 0.85, part=listed)


def _by_ellipsis(number: Number, around: Around) -> Count | None:
    last = around.before[-1] if around.before else None
    if last is None or last.unit is not Unit.PERSONS:
        return None
    if number.counted is not None and number.counted.lower_ == "others" and last.part:
        return number.as_count(last.kind, "en.fig.ellipsis", 0.7, last.frame, True)
    if last.part and _TWO_PARTS.fullmatch(around.text[last.mention.span.end : number.mention.span.start]):
        return number.as_count(last.kind, "en.fig.ellipsis", 0.7, last.frame, True)
    if not _alongside(number) and not _coordinate(number.root, number.counted, last):
        return None
    if says_which(last, number):
        whole = next((c for c in reversed(around.before) if not c.part and c is not last), None)
        return (
            None if whole is None else number.as_count(whole.kind, "en.fig.part-of", 0.65, whole.frame, True)
        )
    return number.as_count(last.kind, "en.fig.ellipsis", 0.75, last.frame)


# "14 of them officers and three reporters"
_TWO_PARTS = re.compile(
    r"\s+of\s+(?:them|whom|these|those)\s+[^.;:,\d]{0,40}?,?\s+and\s+(?:at\s+least\s+)?", re.I
)


def _after_colon(number: Number, around: Around) -> Count | None:
    """ "73 people injured: 55 demonstrators and 16 officers": the list counts as its whole does."""
    colon_at = around.text.rfind(":", number.sentence.span.start, number.mention.span.start)
    wholes = [
        c
        for c in around.before
        if not c.part
        and (c.unit is Unit.PERSONS or c.kind is Kind.ATTACK_ON_JOURNALIST)
        and (c.mention.core.end <= colon_at or c.kind is not Kind.ATTACK_ON_JOURNALIST)
    ]
    attacks = [c for c in wholes if c.kind is Kind.ATTACK_ON_JOURNALIST]
    wholes = attacks or wholes
    if not wholes or wholes[-1].root.sent.start != number.root.sent.start:
        return None
    whole = wholes[-1]
    between = around.text[whole.mention.core.end : number.mention.core.start]
    _, colon, listed = between.rpartition(":")
    more = _MORE_THAN.match(around.text, number.mention.core.end)
    if not colon and not more and (dash := _DASHED.search(between)):
        colon, listed = dash[1], dash[2]
    if not colon or re.search(r"[;.]\s", listed):
        return None
    own = by_role(list(number.links), around.frames)
    if own is not None and own.kind is Kind.FORCE and whole.kind is Kind.ATTACK_ON_JOURNALIST:
        own = None  # "42 violations against the press: eight assaults"
    if own is not None and attacks and own.kind is not Kind.ATTACK_ON_JOURNALIST:
        return number.of_frame(own, "listed", 0.8, True)  # "42 violations against the press: 17 arrests"
    if own is not None and not is_crowd(own):
        return None
    return number.as_count(whole.kind, "en.fig.listed", 0.75, whole.frame, True)


# "48 officers were hurt - 38 gendarmes, two members of the brigade and one guard": a dash right before a number opens a list, too.
_MORE_THAN = re.compile(r"\s+(?:more|fewer|less)\b")  # "90 were freed - 32 more than on Saturday"
_DASHED = re.compile(
    r"[^,;:]\s([-\u2013\u2014])\s+((?:(?:some|about|at\s+least|over|nearly)\s+)?(?:[\w,]+\s[^.;:\u2013\u2014]*?(?:,|\sand|,\sand)\s+)*)$"
)


def _alongside(number: Number) -> bool:
    """ "80 people were injured, in addition to 22 officers"."""
    if number.counted is None or not is_person(number.counted):
        return False
    for up in number.links[-1].ancestors:
        if up.pos_ in ("VERB", "AUX"):
            return False
        if up.lower_ in ("addition", "alongside", "besides", "plus"):
            return True
    return False


def _patients(number: Number, around: Around) -> Count | None:
    counted = number.counted
    if counted is None or counted.lemma_ not in ("victim", "patient"):
        return None
    if any(t.lemma_ in _CARE for t in number.sentence.tokens):
        return number.as_count(Kind.INJURY, "en.fig.patients", 0.65)
    told = around.topic if around.topic in (Kind.DEATH, Kind.INJURY) else None
    return number.as_count(told, "en.fig.victims", 0.55) if told is not None else None


def near(number: Number, around: Around) -> Count | None:
    used = {c.frame.trigger.i for c in around.before if c.frame is not None}
    frame = nearest(number.root, around.frames, used)
    if (
        number.single
        or frame is None
        or opens_parts(around.text, number.mention)
        or not (number.counted is None or is_person(number.counted))
    ):
        return None
    if frame.kind in (Kind.CURFEW, Kind.BAN, Kind.BLACKOUT, Kind.BLOCKING):
        return None  # "a curfew in the town for ten"
    if frame.kind is Kind.FORCE and (number.counted or number.root).dep_ == "nsubj":
        return None  # "opened fire after 2,000 activists attacked"
    if any(a.i in {t.i for t in number.links} or a.is_ancestor(number.root) for a in frame.agents):
        return None  # "two gunmen opened fire": they did it; "relatives of 43 miners marched": these did not
    return number.of_frame(frame, "near", 0.5)


_RULES: tuple[Callable[[Number, Around], Count | None], ...] = (
    by_fate,
    along_with,
    by_what_is_behind,
    behind_a_place,
    _after_colon,
    bodies,
    headed,
    numbering,
    dead_in_custody,
    dead_of_wounds,
    captures,
    tried,
    given_terms,
    _beside,
    _by_protest,
    _by_role,
    _right_after,
    _right_before,
    _by_measure,
    gravely,
    in_care,
    as_part,
    counted_again,
    _by_ellipsis,
    forces_out,
    held_people,
    _patients,
)


def of_people(number: Number, around: Around) -> Count | None:
    crowd = by_role(list(number.links), around.frames)
    if number.single and crowd is not None and is_crowd(crowd):
        return _beside(
            number, around
        )  # "one of the demonstrators" is no crowd, "one demonstrator hurt" is hurt
    if number.single and crowd is None and _OF_THE.match(around.text, number.mention.core.end):
        return None  # "one of the detained wrote"
    if opens_parts(around.text, number.mention):
        if _ON_TRIAL.match(around.text[number.mention.core.end :][:20]):
            return number.as_count(Kind.CHARGE, "en.fig.tried", 0.7)
        kind = participle_after(number.root, number.counted)
        return (
            number.as_count(kind, f"en.fig.count-participle-{kind.value}", 0.75)
            if kind is not None
            else tried(number, around)
        )
    if (main := by_main_verb(number)) is not None:
        return main
    return next((count for rule in _RULES if (count := rule(number, around)) is not None), None)


_OF_THE = re.compile(r" of the\b")
_ON_TRIAL = re.compile(r"\s+(?:other\s+)?(?:co-?)?(?:accused|defendants)\b", re.I)


def _coordinate(root: Token, counted: Token | None, last: Count) -> bool:
    """ "80 people were held in the capital and 120 in Almaty": the verb is said once."""
    if counted is not None and not counts_people(counted):
        return False
    heads = (
        {last.root.i}
        | ({last.counted.i} if last.counted is not None else set())
        | ({last.frame.trigger.i} if last.frame is not None else set())
    )
    for token in (root, counted):
        if token is not None and token.dep_ in ("conj", "appos", "dep") and token.head.i in heads:
            return True
    between = root.doc[min(last.root.i, root.i) + 1 : root.i]
    verbs = [
        t
        for t in between
        if t.pos_ == "VERB"
        and (last.frame is None or t.i != last.frame.trigger.i)
        and t.dep_ not in ("amod", "acl")
    ]
    own = [t for t in subtree(root) if t.pos_ == "VERB"]
    joined = any(t.lower_ in ("and", ",", "while", "but", ";") for t in between[-4:])
    placed = any(
        c.dep_ == "prep" and c.lower_ in ("in", "at", "from", "on")
        for t in (root, counted)
        if t is not None
        for c in t.children
    )
    return bool(joined and placed and not verbs and not own)
