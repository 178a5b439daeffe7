"""Does what is said say anything, and does it say that something is not so? Told from the parse of its words.

A piece of a clause ("a number", "in order to rescue the injured") reports nothing; "was held because he did not stop" denies
nothing, "was not held" does.
"""

import re

from khronika.nouns import Certainty, Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.certainty import certainty_of
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.people import is_person
from khronika.reading.english.relations import Relation

# Rules whose content is a clause of its own; what is demanded, praised or called names is not.
_BY_CLAUSE = frozenset(
    "attr.says-clause attr.according-to attr.passive attr.reports-object attr.quoting attr.closing attr.feels attr.relative".split()
)
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_NONE = frozenset("nothing nobody none neither no-one never".split())
_QUOTED = re.compile(r"[\"\u201c\u201d\u00ab\u00bb]")
_NOT = re.compile(r"\b(?:not|never|n['\u2019]t|no)\b", re.I)
_FIRST_WORDS = (
    60  # characters in which "not" most likely belongs to the main clause, where there is no parse to ask
)


def is_told(cue: Token) -> bool:
    """False for a cue that is itself only meant, possible or asked for: "an inquiry to identify", "must report to"."""
    if _could_find_none(cue):
        return True
    certainty = certainty_of(cue)
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in cue.children)
    return certainty is not Certainty.HYPOTHETICAL and not (certainty is Certainty.PLANNED and infinitive)


_FORESEES = lex.words(
    "expect predict foresee anticipate believe think doubt hope fear assume reckon bet trust confident sure certain afraid likely unlikely"
)


def is_not_done(cue: Token) -> bool:
    """ "Experts are confident that his rivals will not dispute the result", "no party will reject it": nobody disputes, and whoever is
    only expected to has not yet."""
    subject = next((c for c in cue.children if c.dep_ == "nsubj"), None)
    nobody = subject is not None and (
        subject.lower_ in _NONE or any(c.lower_ in ("no", "neither") for c in subject.children)
    )
    if nobody or any(c.dep_ == "neg" for c in cue.children):
        return True
    coming = any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll", "\u2019ll") for c in cue.children)
    return coming and cue.dep_ == "ccomp" and cue.head.lemma_ in _FORESEES


_SEEKERS = frozenset("find see detect identify discover spot".split())


def _could_find_none(cue: Token) -> bool:
    """ "Can find no evidence", "could not see any sign of fraud": what was looked for, and not found."""
    able = any(c.dep_ == "aux" and c.lower_ in ("can", "could", "ca") for c in cue.children)
    if cue.lemma_ not in _SEEKERS or not able:
        return False
    target = next((c for c in cue.children if c.dep_ == "dobj"), None)
    none = target is not None and any(c.lower_ == "no" for c in target.children)
    return none or (target is not None and any(c.dep_ == "neg" for c in cue.children))


MARCHES = frozenset("protest demonstrate rally march strike".split())
"""Cues that are events of their own ("people protesting the coup", patterns.py), and no words of theirs."""


def says_something(content: Span, relation: Relation, sentence: Sentence, text: str) -> bool:
    """True for content with a clause of its own, where its rule promises one; for a quotation of some words, too."""
    if relation.rule == "attr.object" and _only_names_people(content, sentence):
        return False  # "to demand the protesters vacate the square", where the parser lost the clause
    if relation.judging or relation.rule not in _BY_CLAUSE:
        return True
    if (
        relation.voice.span is not None
        and content.contains(relation.voice.span)
        and content.end < relation.cue.start
    ):
        return False  # "The mayor speaking today, however, said": who speaks, and no word of theirs
    inside = _inside(content, sentence)
    if inside and content.start >= relation.cue.end and inside[0].dep_ == "acl" and inside[0].tag_ == "VBN":
        return False  # "according to a count based on reports in the press": whose count it is
    if not inside:
        return True  # told in another sentence: a whole one
    if any(t.dep_ in _SUBJECTS and t.head in inside and t.head.pos_ in ("VERB", "AUX") for t in inside):
        return True
    if relation.rule == "attr.reports-object":
        top = next((t for t in inside if t.head not in inside or t.head.i == t.i), inside[0])
        sides = relation.lemma in _SIDES and is_person(top)
        return len(inside) >= _QUOTED_WORDS and top.lemma_.casefold() not in _EMPTY and not sides
    around = text[max(0, content.start - 1) : content.end + 1]
    return bool(_QUOTED.search(around)) and len(inside) >= _QUOTED_WORDS


def _only_names_people(content: Span, sentence: Sentence) -> bool:
    inside = _inside(content, sentence)
    top = next((t for t in inside if t.head not in inside or t.head.i == t.i), None)
    return top is not None and len(inside) < _QUOTED_WORDS and is_person(top)


# "Groups supporting Prime Minister Falk": whose side they are on, and nothing that they say.
_SIDES = frozenset("support oppose back endorse champion favor favour follow admire".split())
_QUOTED_WORDS = 4  # fewer, without a clause, say nothing by themselves
_EMPTY = lex.words("number figure result information toll name list date detail count total datum statistic")


def is_negated(content: Span, sentence: Sentence, text: str) -> bool:
    """True when the main clause of the content says "not", "no" or "nobody"."""
    inside = _inside(content, sentence)
    if not inside:
        return bool(_NOT.search(content.of(text)[:_FIRST_WORDS]))
    return any(_negates(t) for t in inside if t.head not in inside or t.head.i == t.i)


def _negates(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in _NONE:
            return True
        if child.dep_ in (*_SUBJECTS, "dobj", "attr") and any(c.lower_ == "no" for c in child.children):
            return True
    return any(c.lower_ in ("no", "not", "never") and c.dep_ in ("det", "neg") for c in verb.children)


def _inside(content: Span, sentence: Sentence) -> list[Token]:
    if not sentence.span.contains(content) or not sentence.parsed:
        return []
    return [
        t
        for t in sentence.tokens
        if content.start <= sentence.base + t.idx < content.end and not t.is_space and not t.is_punct
    ]


_CLAIMED = lex.words(
    "claim allegation accusation complaint report charge suggestion assertion account version criticism rumour rumor finding statement "
    "involvement responsibility wrongdoing figure number toll notion guilt blame having being assertion insinuation characterization "
    "characterisation description fraud irregularity theory story narrative verdict conclusion lie propaganda"
)
_REFUSED = frozenset(("reject", "dismiss"))


def refuses(relation: Relation, words: str) -> bool:
    """ "Rejected the bill", "dismissed the offer": something is turned down; that it is so is not denied."""
    if relation.lemma not in _REFUSED:
        return False
    stems = {w.rstrip("s") for w in re.findall(r"[a-z]+", words.casefold())}
    return not stems & _CLAIMED and not re.search(r"\b(?:that|as|was|were|is|are|had|has|have)\b", words)
