"""Who stands behind "according to": the body, its document, or whoever made a count that nobody signs."""

from khronika.reading.english import lexicon as lex
from khronika.reading.english.parsing import Token

ACCOUNT = frozenset(
    "account count estimate tally calculation figure data information word estimation view opinion reckoning telling measure version book assessment description recollection testimony memory".split()
)
# "according to plan", "according to size": by what, not by whom.
MEASURES = lex.words(
    "plan schedule size need age type taste custom tradition ability weight rank order price"
)


def after_according(token: Token) -> Token | None:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    if to is None and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        to = token.nbor()
    head = next((g for g in to.children if g.dep_ == "pobj"), None) if to is not None else None
    head = _made_from(head) if head is not None else None
    if head is not None and _is_nobodys(head):
        return None
    return _before_number(head, to.i) if head is not None and to is not None else None


def received(head: Token) -> bool:
    """ "According to information it had received": whoever received it says so by another verb."""
    return head.lemma_.casefold() in ACCOUNT and any(
        c.dep_ == "relcl"
        and any(g.dep_ == "nsubj" and g.pos_ == "PRON" and g.lower_ != "which" for g in c.children)
        for c in head.children
    )


_FACTS = frozenset("information data datum figure detail".split())
_CAME = frozenset("receive obtain gather collect come reach arrive have compile get".split())
_MADE = frozenset(
    "base compile draw gather take receive obtain collect provide supply release publish issue share".split()
)


def _available_to(count: Token) -> Token | None:
    """ "According to information available to the bar council": whoever has it."""
    available = [c for c in count.children if c.lower_ == "available"]
    to = (c for held in (*available, count) for c in held.children if c.lower_ == "to" and c.i > held.i)
    return next((g for c in to for g in c.children if g.dep_ == "pobj"), None) if available else None


def _is_nobodys(head: Token) -> bool:
    """ "According to the information received so far": it says nothing of who gave it, so the count is the report's own."""
    if head.lemma_.casefold() not in _FACTS:
        return False
    below = [c for c in head.children if c.dep_ != "det" and not c.is_punct]
    return all(
        c.lower_ == "available"
        or c.dep_ == "advmod"
        or (
            c.dep_ == "acl"
            and c.lemma_ in _CAME
            and not any(g.dep_ in ("agent", "prep") and g.lower_ in ("by", "from") for g in c.children)
        )
        for c in below
    )


def _made_from(count: Token) -> Token:
    """ "According to a count based on reports in the press": who is behind a count that nobody signs."""
    if (holder := _available_to(count)) is not None:
        return holder
    if count.lemma_.casefold() not in ACCOUNT or any(
        c.dep_ in ("poss", "compound", "amod") for c in count.children
    ):
        return count
    made = (c for c in count.children if c.dep_ == "acl" and c.lemma_ in _MADE)

    links = (
        p
        for verb in made
        for p in verb.children
        if p.dep_ in ("prep", "agent") and p.lower_ in ("on", "from", "by")
    )
    return next((g for link in links for g in link.children if g.dep_ == "pobj"), count)


def _before_number(head: Token, to: int) -> Token:
    """ "According to the ministry 53 officers were hurt": the parser makes one phrase of both."""
    number = next((t for t in head.doc[to + 1 : head.i] if t.like_num and t.ent_type_ != "DATE"), None)
    before = number.nbor(-1) if number is not None and number.i > to + 1 else None
    return before if before is not None and before.pos_ in ("NOUN", "PROPN") else head
