"""What a number's words hang on: its top token, the noun it counts, and whether it goes back to an earlier figure."""

import re

from khronika.reading.english.lexicon import COUNTED_PARTICIPLE, words
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.people import is_person
from khronika.reading.mentions import NumberMention

QUANTITY = words(
    "total number group crowd majority handful dozen dozens score hundred thousand million tally count figure estimate couple "
    "pair maximum minimum half rest batch hundreds thousands"
)
DAYS_AND_MONTHS = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december evening morning night noon midnight afternoon midday dawn dusk nightfall sunset sunrise then"
)  # "On Friday 32 people were held": the parser hangs the number on the day
ANAPHOR = words("them these those whom which")


def number_tokens(sentence: Sentence, mention: NumberMention) -> list[Token]:
    """The tokens of the numeral itself; empty when it lies outside the sentence."""
    start, end = mention.core.start - sentence.base, mention.core.end - sentence.base
    return [t for t in sentence.tokens if t.idx < end and t.idx + len(t.text) > start and not t.is_space]


def root_of(tokens: list[Token]) -> Token:
    inside = {t.i for t in tokens}
    for token in tokens:
        if (token.head.i not in inside or token.head.i == token.i) and token.dep_ not in ("det", "prep"):
            return token
    return tokens[-1]


def counted_noun(root: Token, tokens: list[Token]) -> Token | None:
    """The noun the number counts, ``None`` for a bare number."""
    inside = {t.i for t in tokens}
    for token in (root, *(t for t in tokens if t.i != root.i)):
        of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        if of is not None and of.i > token.i:
            found = next((g for g in of.children if g.dep_ == "pobj"), None)
            if found is not None:
                return None if _bare_numeral(found) else found
        if token.lower_ == "of":
            found = next((g for g in token.children if g.dep_ == "pobj"), None)
            if found is not None:
                return None if _bare_numeral(found) else found
    if (
        root.dep_
        in (
            "nummod",
            "quantmod",
            "amod",
            "compound",
            "det",
            "nmod",
            "advmod",
            "poss",
            "npadvmod",
        )
        and root.head.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "VERB", "NUM")
        and (
            root.head.i not in inside
            and (root.head.pos_ != "VERB" or root.head.tag_ == "VBN")
            and (root.dep_ != "npadvmod" or root.head.pos_ == "NOUN")
        )
    ):
        head = root.head
        if head.pos_ == "PROPN" and head.i < root.i and head.lower_ not in DAYS_AND_MONTHS:
            return _noun_after(tokens[-1])  # "UN: six dead", "Casualties: 60 local marchers hurt"
        if head.pos_ == "NUM" and head.dep_ == "nummod":
            return head.head
        if (
            head.dep_ in ("nmod", "compound")
            and head.i < head.head.i
            and is_person(head.head)
            and not is_person(head)
        ):
            return head.head  # "a record 5,597 students"
        if head.lower_ in COUNTED_PARTICIPLE and (before := _before_participle(root, head)) is not None:
            return before
        if head.lower_ not in DAYS_AND_MONTHS or head.i > root.i:
            return _meant_by(head) if head.pos_ != "VERB" else None
    nxt = root.doc[tokens[-1].i + 1] if tokens[-1].i + 1 < len(root.doc) else None
    if (
        nxt is not None
        and nxt.pos_ in ("NOUN", "ADJ")
        and nxt.tag_ in ("NNS", "NNPS")
        and nxt.i < root.sent.end
    ):
        return nxt
    return None


def _noun_after(last: Token) -> Token | None:
    """The people named right behind a number, past adjectives."""
    for token in last.doc[last.i + 1 : min(last.sent.end, last.i + 4)]:
        if token.pos_ in ("NOUN", "PROPN") and is_person(token):
            return token
        if token.pos_ not in ("ADJ", "NOUN") or token.lower_ in COUNTED_PARTICIPLE:
            return None
    return None


def _before_participle(root: Token, head: Token) -> Token | None:
    """The protester of "38 officers and one protester hurt": the parser may take the participle for the noun."""
    return next((c for c in head.children if root.i < c.i < head.i and is_person(c)), None)


def _meant_by(head: Token) -> Token:
    """The activists of "five social media and opposition activists": two of one thing cannot stand there, so the first noun
    only says which."""
    if is_person(head) or (head.tag_ not in ("NN", "NNP") and head.lower_ != "media"):
        return head
    joined = (
        c
        for c in head.conjuncts
        if c.i > head.i
        and c.tag_ == "NNS"
        and is_person(c)
        and not any(g.dep_ in ("nummod", "det") for g in c.children)
    )
    return next(joined, head)


def _bare_numeral(token: Token) -> bool:
    """The 54 of "48 of the 54": a figure said before, and no noun."""
    return bool(token.like_num) and token.pos_ == "NUM"


def climb(token: Token) -> list[Token]:
    """``token`` and the quantity nouns above it: people <- of <- total."""
    out = [token]
    while (
        token.dep_ == "pobj"
        and token.head.lower_ == "of"
        and (
            token.head.head.lower_ in QUANTITY
            or token.head.head.lemma_ in QUANTITY
            or token.head.head.like_num
            or token.head.head.lower_ in ("each", "all", "both")
        )
    ):
        token = token.head.head
        out.append(token)
    return out


def goes_back(root: Token, counted: Token | None) -> bool:
    if counted is not None and counted.lower_ in ANAPHOR:
        return True
    if (
        counted is None
        and root.dep_ == "nsubj"
        and root.head.lemma_ == "be"
        and _YOUNG.match(root.doc[root.head.i :][:5].text)
    ):
        return True
    if counted is None and root.dep_ == "nsubj" and root.head.lemma_ == "be":
        # "Three were minors": some of those told before.
        return any(c.dep_ == "attr" and is_person(c) for c in root.head.children)
    sent = root.sent
    start = [t.lower_ for t in sent[:3]] if len(sent) >= 3 else []
    return (
        start[:2]
        in (
            ["of", "these"],
            ["of", "them"],
            ["of", "those"],
            ["among", "them"],
            ["among", "those"],
            ["of", "the"],
        )
        and root.i - sent.start < 14
    )


# "Five are under 18", "two were below the age of 17".
_YOUNG = re.compile(
    r"\w+\s+(?:aged\s+)?(?:under|below|younger\s+than|over|above)\s+(?:(?:the\s+)?age|\d\d|sixteen|seventeen|eighteen|sixty|seventy)\b"
)


_OPENS = re.compile(
    r"(?:^\W*|[.;:,]\s+|\bthat\s+|\bof\s+whom\s+)(?:out\s+)?of\s+(?:the|those|these|all|his|her|its|their|our|my|some|about|a\s+total\s+of)\s+(?:(?:initial|original|first|total)\s+)?$",
    re.I,
)


def opens_parts(text: str, mention: NumberMention) -> bool:
    """ "Of the 26 individuals ...", at the start of a sentence or clause: what it goes on to tell is told of some of them."""
    return _OPENS.search(text[max(0, mention.span.start - _PHRASE) : mention.span.start]) is not None


_PHRASE = 40  # characters


def shares_object(verb: Token, last: Token, counted: set[int]) -> bool:
    """ "Police abducted, tortured and killed three leaders": verbs before one object do it to all of them."""
    if verb.i >= last.i or not any(c.i in counted and c.dep_ == "dobj" for c in last.children):
        return False
    own = any(
        c.dep_ in ("dobj", "prep", "nsubjpass", "auxpass", "prt") and c.i < last.i for c in verb.children
    )
    between = verb.doc[verb.i + 1 : last.i]
    return not own and all(t.pos_ in ("VERB", "CCONJ", "PUNCT", "ADV", "AUX", "ADJ") for t in between)


def said_again(root: Token) -> bool:
    """ "of those 500": a figure already given, said again."""
    holder = root.head if root.dep_ == "nummod" else root
    back = any(
        c.lower_ in ("those", "these", "same") and c.dep_ in ("det", "amod")
        for x in (root, holder)
        for c in x.children
    )
    if holder.dep_ != "pobj":
        return False
    if back and holder.head.lower_ in ("of", "among", "to", "from"):
        return True
    # "two of the three men", "of the 561, only 43": the whole is known already.
    known = any(
        c.lower_ in ("the", "all") and c.dep_ in ("det", "predet") for x in (root, holder) for c in x.children
    )
    if not known or holder.head.lower_ != "of":
        return False
    return bool(holder.head.head.like_num) or holder.head.i == holder.sent.start


def of_a_whole(root: Token) -> bool:
    """ "four of the 34": a part of a figure said before."""
    of = next((c for c in root.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    named = next((g for g in of.children if g.dep_ == "pobj"), None) if of is not None else None
    if named is None:
        return False
    numerals = [named, *(c for c in named.children if c.dep_ == "nummod")]
    return any(t.like_num for t in numerals) and any(c.lower_ == "the" for t in numerals for c in t.children)


def is_included(root: Token) -> bool:
    """ "including 38 police officers", "among them 12 journalists", "12 of whom"."""
    for up in (root, *root.ancestors):
        if up.dep_ == "prep" and up.lower_ in ("including", "included", "among"):
            return True
        if up.pos_ in ("VERB", "AUX"):
            among = any(c.dep_ == "prep" and c.lower_ in ("among", "amongst") for c in up.children)
            return bool(up.lemma_ == "include" or (up.lemma_ == "be" and among))
    return False
