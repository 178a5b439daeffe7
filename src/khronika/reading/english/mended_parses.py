"""What the small parser gets wrong so often that it is mended before any rule asks: a number right behind a name, and people
whose participle it takes for the subject."""

import re
from typing import Any

# "In Orlo 37 were detained", "On Monday in Velm 12 others died".
_BEHIND_A_NAME = re.compile(
    r"\b[A-Z][\w-]+\s(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)?)\s(?:(?:others|people|more)\s)?(?:were|was|have|had|are|died)\b"
)
# "Eighteen of their supporters celebrating ... were shot".
_OF_WHOM_DOING = re.compile(
    r"\b(?:of|[Ss]ome|\d)\s(?:[a-z]+\s){1,4}[a-z]+ing\s[^.;:]{0,120}?\b(?:were|was|have|had)\s"
)


# "Of 40 arrested, 30 were freed".
_OF_SO_MANY = re.compile(r"\bOf\s(?:the\s)?(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)?)\s[a-z]+\b[^.;:]{0,80}?,\s")

# "Accused by the union of beating strikers": the parser makes it the union of beating.
_BY_WHOM_OF_DOING = re.compile(
    r"\b(?:accused|suspected|convicted)\sby\s[^.;:]{1,80}?\sof\s(?:[a-z]+ly\s)?[a-z]+ing\b"
)


def mend(doc: Any, words: str) -> None:
    """Mends the parse of one passage in place."""
    if _BEHIND_A_NAME.search(words) is not None:
        _mend_numbers(doc)
    if _OF_WHOM_DOING.search(words) is not None:
        _mend_participles(doc)
    if _OF_SO_MANY.search(words) is not None:
        _mend_wholes(doc)
    if _BY_WHOM_OF_DOING.search(words) is not None:
        _mend_accusers(doc)


def _mend_wholes(doc: Any) -> None:
    """ "Of 40 arrested, 30 were freed": the 40 were arrested, and the 30 are of them; the parser has the 30 arrested."""
    for of in doc:
        held = of.head
        if of.lower_ != "of" or held.tag_ != "VBN" or held.dep_ != "advcl" or of.i > held.i:
            continue
        number = next((c for c in of.children if c.dep_ == "pobj"), None)
        alone = not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in held.children)
        if number is not None and number.i == held.i - 1 and alone:
            main = held.head
            of.head, of.dep_ = main, "prep"
            held.head, held.dep_ = number, "acl"


def _mend_accusers(doc: Any) -> None:
    """ "Is accused by opponents of the law of bending": gives the deed to the verb of accusing."""
    for of in doc:
        if of.lower_ != "of" or of.dep_ != "prep" or not _is_of_doing(of):
            continue
        verb = next((a for a in of.ancestors if a.lower_ in ("accused", "suspected", "convicted")), None)
        by = next((c for c in verb.children if c.dep_ == "agent"), None) if verb is not None else None
        if by is not None and by.is_ancestor(of):
            of.head = verb


def _is_of_doing(of: Any) -> bool:
    behind = [t for t in of.doc[of.i + 1 : of.i + 3] if not t.lower_.endswith("ly")]
    return bool(behind) and behind[0].lower_.endswith("ing")


def _mend_numbers(doc: Any) -> None:
    """Gives a number between a place's name and its verb to the verb as its subject; the parser hangs it on the name ("Orlo 37")."""
    for number in doc:
        if number.like_num and number.dep_ == "nummod" and (verb := _verb_of(number)) is not None:
            passive = any(c.dep_ == "auxpass" for c in verb.children)
            number.head = verb
            number.dep_ = "nsubjpass" if passive else "nsubj"


def _mend_participles(doc: Any) -> None:
    """ "Nine of its drivers waiting at the depot were held": the nine were held, and not their waiting; so the participle is made
    theirs."""
    for doing in doc:
        if doing.tag_ != "VBG" or doing.dep_ not in ("csubj", "csubjpass", "ccomp"):
            continue
        who = next((c for c in doing.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < doing.i), None)
        if who is None or any(c.dep_ == "aux" for c in doing.children):
            continue
        above, verb = doing.head, doing.head
        if doing.dep_ == "ccomp":
            verb = _left_without(doing)
            if verb is None or verb.i == above.i or verb.is_ancestor(above):
                continue
            verb.head, verb.dep_ = above, "ccomp"
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        who.head, who.dep_ = verb, "nsubjpass" if passive else "nsubj"
        doing.head, doing.dep_ = who, "acl"


def _left_without(doing: Any) -> Any:
    """The verb right behind the phrase of a participle, where the parser gave it no subject."""
    last = max(t.i for t in doing.subtree)
    if last + 1 >= len(doing.doc):
        return None
    auxiliary = doing.doc[last + 1]
    verb = auxiliary.head
    if (
        auxiliary.dep_ not in ("aux", "auxpass")
        or verb.sent.start != doing.sent.start
        or verb.i < auxiliary.i
    ):
        return None
    return (
        None if any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "csubjpass") for c in verb.children) else verb
    )


def _verb_of(number: Any) -> Any:
    name = number.head
    if (
        name.i != number.i - 1
        or name.pos_ != "PROPN"
        or name.dep_ != "pobj"
        or number.i + 1 >= len(number.doc)
    ):
        return None
    after = number.doc[number.i + 1]
    verb = after.head if after.dep_ in ("aux", "auxpass") else after
    if verb.pos_ not in ("VERB", "AUX") or verb.sent.start != number.sent.start:
        return None
    return None if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) else verb
