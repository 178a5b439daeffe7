"""When what is remembered was (``anniversaries`` finds the words that look back), and what is told of the day of remembrance itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.nouns import Precision, Span, When
from khronika.reading.english.anniversaries import OF_NOW, Recalled
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.syntax import clause_verb
from khronika.reading.mentions import DateMention


@dataclass(frozen=True, slots=True)
class Past:
    """When what is remembered was; ``when`` is ``None`` where nothing tells."""

    when: When | None


def past_of(
    recalled: Sequence[Recalled],
    sentence: Sentence,
    trigger: Token,
    anchor: Span,
    dates: Sequence[DateMention],
) -> Past | None:
    """The time of what is remembered, where that is what ``anchor`` tells; ``None`` for all else. What is merely honoured or
    commemorated, without a word of when it was, has no day of the sentence outside those words."""
    for one in recalled:
        if not one.span.contains(anchor) or _goes_on(sentence, trigger, one):
            continue
        here = [d for d in dates if sentence.span.contains(d.span) and d.when is not None]
        own = [d for d in here if one.span.contains(d.span) and d.rule not in OF_NOW]
        if len(own) > 1:
            return Past(min(own, key=lambda d: abs(d.span.start - anchor.start)).when)
        return (
            None if one.when is None and not one.counts and _is_news(sentence, one, here) else Past(one.when)
        )
    return None


def _is_news(sentence: Sentence, one: Recalled, here: Sequence[DateMention]) -> bool:
    """ "In memory of two killed on Sunday", "honoured the two killed": of a day of the story as any other."""
    inside = (d.span for d in here if one.span.contains(d.span))
    own = any(
        at.start - one.span.start > _ADVERB
        or sentence.words(at.end - sentence.base, at.end - sentence.base + 2) in _POSSESSIVE
        for at in inside
    )
    return own or not any(d.when is not None and d.when.precision is Precision.DAY for d in here)


_ADVERB = 4  # characters: "commemorated on Friday"; "remembered Friday's march" tells of that day
_POSSESSIVE = ("'s", "\u2019s")


def anniversary_in(recalled: Sequence[Recalled], sentence: Sentence, trigger: Token) -> When | None:
    """ "Were held on the tenth anniversary of the coup on Wednesday": the day on which all else in the sentence was done; not of those
    known already ("relatives of the 31 killed")."""
    if any(
        c.lower_ in ("the", "those")
        for noun in (trigger, trigger.head)
        for c in noun.children
        if noun.pos_ != "VERB"
    ):
        return None
    days = [
        r.day.when
        for r in recalled
        if r.day is not None and sentence.span.contains(r.opened) and r.span.contains(r.day.span)
    ]
    return days[0] if days else None


def _goes_on(sentence: Sentence, trigger: Token, one: Recalled) -> bool:
    """ "Marked the anniversary of the coup and burned four cars", "the rally on the anniversary of the founding drew 3,000": told of the
    day itself, as its verb's subject stands before."""
    verb = clause_verb(trigger)
    if _governs(sentence, verb, one):
        return True
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
        if verb.pos_ in ("VERB", "AUX") and sentence.base + verb.idx < one.span.start:
            return True
    return False


def _governs(sentence: Sentence, verb: Token, one: Recalled) -> bool:
    """True for a verb that the anniversary itself hangs on; not where the parser took the anniversary for its subject ("the anniversary
    of the day police killed 34")."""
    opened = sentence.tokens.between(one.opened.start - sentence.base, one.opened.end - sentence.base)
    noun = next((t for t in opened if t.lower_.startswith("anniversar")), None)
    return (
        noun is not None
        and verb.is_ancestor(noun)
        and noun.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr")
    )
