"""Cues that are phrases: "according to", "by the ministry's count", "in the words of", "for the police", "as per".

Two of them in one sentence share it out: each has the figures on its own side.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_according import ACCOUNT, MEASURES, after_according, received
from khronika.reading.english.cue_shapes import shape_of
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.people import is_person
from khronika.reading.english.phrases import can_speak, may_count, phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.places import is_place_name


@dataclass(frozen=True, slots=True)
class Holder:
    """One phrase that names a source: its tokens from ``start`` to ``end``, and the word that leads it."""

    start: int
    end: int
    lead: Token
    head: Token
    cue: Span
    lemma: str
    rule: str


def by_phrases(sentence: Sentence, have: list[Raw]) -> list[Raw]:
    """All relations that a phrase makes, each with its share of the sentence."""
    holders = sorted(
        [*_according(sentence), *_account(sentence), *_aside(sentence)], key=lambda h: (h.start, h.end)
    )
    kept: list[Holder] = []
    for holder in holders:
        if not kept or holder.start > kept[-1].end:
            kept.append(holder)
    out = []
    for at, holder in enumerate(kept):
        contents = _without_apposition(_share(kept, at, sentence, have), holder, sentence)
        if not contents and holder.rule != "attr.according-to":
            continue
        phrase = phrase_of(holder.head, sentence.base)
        according = holder.rule == "attr.according-to"
        out.append(
            Raw(
                phrase,
                holder.cue,
                tuple(contents),
                holder.lemma,
                holder.rule if contents else "attr.this-was-said-by",
                worded=holder.head if holder.head.i != phrase.head.i else None,
                shape=shape_of(holder.lead, holder.head, sentence, contents) if according else frozenset(),
            )
        )
    return out


def _without_apposition(contents: list[Span], holder: Holder, sentence: Sentence) -> list[Span]:
    """Less what only says who the source is: "..., according to the league, an association that helps prisoners"."""
    if not any(c.end <= holder.cue.start for c in contents):
        return contents
    return [c for c in contents if c.end <= holder.cue.start or not _only_names(c, sentence)]


def _only_names(content: Span, sentence: Sentence) -> bool:
    inside = [t for t in sentence.tokens if content.start <= sentence.base + t.idx < content.end]
    if (
        not inside
        or inside[0].lower_ not in ("a", "an", "the")
        or any(t.like_num and t.ent_type_ != "DATE" for t in inside)
    ):
        return False
    relative = {t.i for c in inside if c.dep_ in ("relcl", "acl") for t in subtree(c)}
    return not any(t.pos_ in ("VERB", "AUX") and t.i not in relative for t in inside)


# ---- what is a holder ----


def _according(sentence: Sentence) -> Iterator[Holder]:
    base = sentence.base
    for token in sentence.tokens:
        head = after_according(token) if token.lower_ == "according" else None
        if head is None or head.lemma_.casefold() in MEASURES or received(head):
            continue
        cue = Span(base + token.idx, base + token.idx + len("according to"))
        yield Holder(token.i, _end(head, token.i + 1), token, head, cue, "according", "attr.according-to")


def _end(head: Token, least: int) -> int:
    """The last token of the source's phrase, without what the parser hung on it from beyond."""
    end = max(least, head.i)
    for token in subtree(head, ("relcl", "acl", "conj", "cc", "advcl")):
        numbers = (t for t in head.doc[end + 1 : token.i + 1] if t.ent_type_ not in ("DATE", "TIME"))
        if token.i > head.i and any(t.like_num for t in numbers):
            break
        end = max(end, token.i)
    return _with_conjuncts(head, end)


def _with_conjuncts(head: Token, end: int) -> int:
    for other in sorted((t for t in head.conjuncts if t.i > head.i), key=lambda t: t.i):
        if any(c.dep_ == "nummod" for c in other.children) or other.like_num:
            break  # "according to the minister, 13,000 police and gendarmes were out"
        if other.pos_ in ("NOUN", "PROPN"):
            end = max(end, *(t.i for t in subtree(other, ("relcl", "acl", "conj", "cc", "advcl"))))
    return end


def _account(sentence: Sentence) -> Iterator[Holder]:
    """ "By the ministry's count ...", "in the opinion of the group", "by that of the organisers"."""
    found = False
    for token in sentence.tokens:
        if token.dep_ not in ("prep", "agent") or token.lower_ not in ("by", "in", "on"):
            continue
        noun = next((g for g in token.children if g.dep_ == "pobj"), None)
        again = found and noun is not None and noun.lower_ in ("that", "those")
        if noun is None or not (again or noun.lemma_.casefold() in ACCOUNT):
            continue
        if noun.lemma_ == "memory" and not any(c.dep_ == "poss" for c in noun.children):
            continue  # "a rally in memory of the dead"
        owner = _account_owner(noun, possessive=not again)
        kept = token.lower_ == "on" and owner is not None and owner.pos_ == "PRON"  # "has on its books 62"
        if owner is not None and not kept:
            found = True
            cue = char_span(sentence.base, [token, noun])
            yield Holder(
                token.i, _end(owner, max(owner.i, noun.i)), token, owner, cue, "count", "attr.by-account"
            )


def _account_owner(noun: Token, *, possessive: bool) -> Token | None:
    own = next((c for c in noun.children if c.dep_ == "poss"), None) if possessive else None
    if own is None and possessive and noun.lemma_ in _COUNTS:  # "by police count"
        own = next(
            (c for c in noun.children if c.dep_ == "compound" and c.i == noun.i - 1 and can_speak(c)), None
        )
    if own is not None:
        return own
    of = [
        g
        for c in noun.children
        if c.dep_ == "prep" and c.lower_ in ("of", "from")
        for g in c.children
        if not (
            c.lower_ == "from" and (g.ent_type_ == "GPE" or is_place_name(g.text))
        )  # "a count from Shymkent": where, not who
    ]
    # "by the count of the first-aid tent": whoever it is that counts.
    counted = noun.lemma_.casefold() in _COUNTS and all(may_count(g) and g.lemma_ not in _COUNTED for g in of)
    spoken = noun.lemma_ in ("word", "view", "opinion")  # "in the words of the duty superintendent"
    return next(
        (
            g
            for g in of
            if g.dep_ == "pobj" and (can_speak(g) or _named(g) or counted or (spoken and is_person(g)))
        ),
        None,
    )


_COUNTS = lex.words("count tally reckoning estimate calculation telling")
_COUNTED = lex.words("vote ballot seat day hour week month year thing case")


def _named(noun: Token) -> bool:
    """ "the consultancy Ballot Lab": a noun with a name right behind it."""
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return (
        noun.pos_ == "NOUN" and behind is not None and behind.pos_ == "PROPN" and behind.ent_type_ != "DATE"
    )


def _aside(sentence: Sentence) -> Iterator[Holder]:
    """ "As per the police", "per the department"; "for the police there were 4,000", "570,000 for the ministry"."""
    for token in sentence.tokens:
        lower = token.lower_
        if lower not in ("per", "for", "to", "by"):
            continue
        head = next((g for g in token.children if g.dep_ == "pobj"), None) or _noun_after(token)
        if head is None or not (can_speak(head) or (lower == "for" and is_person(head))):
            continue
        if head.ent_type_ in ("DATE", "TIME"):
            continue  # "from March 1 to June 30, 2023"
        fits = {"per": _leads(token, sentence), "by": _going_by(token), "to": _again_to(token, sentence)}.get(
            lower, _reckons(token, head, sentence) if lower == "for" else False
        )
        if fits:
            start = (
                token.i - 1 if token.i > sentence.tokens.start and token.nbor(-1).lower_ == "as" else token.i
            )
            cue = char_span(sentence.base, [token.doc[start], token])
            start = token.i - 1 if lower == "by" else start
            rule = "attr.for-whom" if lower in ("for", "to") else "attr.per"
            yield Holder(start, _end(head, head.i), token, head, cue, lower, rule)


def _noun_after(token: Token) -> Token | None:
    after = [t for t in token.sent if token.i < t.i <= token.i + 4]
    found = next((t for t in after if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None)
    return (
        found
        if found is not None
        and all(t.pos_ in ("DET", "NOUN", "PROPN", "ADJ") for t in after[: found.i - token.i])
        else None
    )


def _going_by(token: Token) -> bool:
    """ "Going by the bulletin", "to go by the union"."""
    return token.i > token.sent.start and token.nbor(-1).lower_ in ("going", "go", "judging")


def _again_to(token: Token, sentence: Sentence) -> bool:
    """ "20,000 according to the union, 5,000 to the police"."""
    before = [t for t in sentence.tokens if t.i < token.i]
    return len(before) > 4 and before[-1].like_num and any(t.lower_ == "according" for t in before)


def _leads(token: Token, sentence: Sentence) -> bool:
    """At the start of the sentence, or behind a comma or "as"."""
    return token.i == sentence.tokens.start or token.nbor(-1).lower_ in (",", "as", "(", "and", "but")


def _reckons(token: Token, head: Token, sentence: Sentence) -> bool:
    """ "For the police there were four thousand" opens its clause; "and 570,000 for the ministry" follows a number."""
    if not any(c.lower_ in ("the", "its", "their") for c in head.children if c.dep_ in ("det", "poss")):
        return False
    if token.i == sentence.tokens.start or token.nbor(-1).text in (";", "\u2013", "\u2014"):
        after = [t for t in sentence.tokens if head.i < t.i <= head.i + 6]
        return any(t.like_num for t in after) and any(t.lower_ in ("there", ",") for t in after[:2])
    before = [t for t in sentence.tokens if token.i - 3 <= t.i < token.i]
    if any(t.lower_ in _OF_VOTES for t in sentence.tokens):
        return False  # "33.57 percent for the government" are its voters
    return (
        bool(before)
        and before[-1].like_num
        and any(t.lower_ in ("and", ",", "but", "against") for t in before)
    )


_OF_VOTES = lex.words("percent % cent votes vote ballots seats")

# ---- what each has of the sentence ----


def _share(holders: list[Holder], at: int, sentence: Sentence, have: list[Raw]) -> list[Span]:
    mine = holders[at]
    tokens = [t for t in sentence.tokens if not t.is_space]
    if inside := _in_brackets(mine, tokens):
        return [char_span(sentence.base, inside)]
    before = [t for t in tokens if t.i < mine.start]
    after = [t for t in tokens if t.i > mine.end]
    if len(holders) > 1:
        leading = not any(t.like_num or t.pos_ == "VERB" for t in tokens if t.i < holders[0].start)
        if leading:
            stops = [h.start for h in holders[at + 1 :]]
            stop = next(
                (s for s in stops if any(t.like_num or t.pos_ == "VERB" for t in after if t.i < s)), 10**9
            )
            cut = _behind(holders, tokens)
            last = at == len(holders) - 1
            before = [t for t in before if t.i > cut] if last and cut is not None else []
            ends = cut if cut is not None and at == len(holders) - 2 else stop
            after = [] if last and cut is not None else [t for t in after if t.i < ends]
        else:
            start = holders[at - 1].end if at else -1
            before = [t for t in before if t.i > start]
            after = [t for t in after if at == 0 and t.i < 0]
    elif _opens_conjunct(mine, sentence):
        before = []
    elif before and any(t.is_alpha for t in before):
        after = _without_clause(after)
        before = _without_others(before, behind=any(t.like_num for t in after))
    return [
        char_span(sentence.base, part)
        for part in (_trimmed(before), _trimmed(after))
        if any(t.is_alpha or t.like_num for t in part)
    ]


def _in_brackets(mine: Holder, tokens: list[Token]) -> list[Token]:
    """ "20 people (43 according to the opposition) were killed": the number in the brackets and nothing outside of them."""
    opened = next((t for t in reversed(tokens) if t.i < mine.start and t.text in "()"), None)
    if opened is None or opened.text != "(":
        return []
    inside = [t for t in tokens if opened.i < t.i < mine.start]
    return inside if any(t.like_num for t in inside) else []


def _behind(holders: list[Holder], tokens: list[Token]) -> int | None:
    """ "According to the union 40 were hurt, and 12 died according to the ministry": where the clause begins that the last
    phrase closes; ``None`` where that phrase has something of its own behind it, or no clause with a number before it."""
    last, first = holders[-1], holders[-2]
    if any(t.like_num or t.pos_ == "VERB" for t in tokens if t.i > last.end):
        return None
    between = [t for t in tokens if first.end < t.i < last.start]
    cut = next((t.i for t in reversed(between) if t.text == ";" or t.lower_ in ("and", "while", "but")), None)
    if cut is None:
        return None
    mine, theirs = [t for t in between if t.i > cut], [t for t in between if t.i < cut]
    own = any(t.like_num for t in mine) and any(t.dep_ in ("nsubj", "nsubjpass") for t in mine)
    return cut if own and any(t.like_num for t in theirs) else None


def _opens_conjunct(mine: Holder, sentence: Sentence) -> bool:
    """ "dozens in the port and, according to the daily, thousands in the capital": only what follows is the daily's."""
    run = [t for t in sentence.tokens if t.i < mine.start and not t.is_space]
    back = run[-2:]
    after = [t for t in sentence.tokens if t.i > mine.end and not t.is_punct][:4]
    links = [n for n, t in enumerate(run) if n >= len(run) - 6 and t.lower_ in ("and", "but")]
    if links and any(t.like_num for t in after):
        # "..., and by nightfall, by the police's count, 7,000"
        between = run[links[-1] + 1 :]
        if not any(t.like_num or t.pos_ == "VERB" for t in between):
            return True
    return (
        bool(back)
        and back[-1].text == ","
        and back[0].lower_ in ("and", "but", "while", "though", "whereas", "where", "which", "who")
    )


def _without_clause(after: list[Token]) -> list[Token]:
    """Nothing of a clause of its own behind the phrase (", while the police counted 900", "; 40 were hurt")."""
    words = [t for t in after if not t.is_punct]
    if not words or words[0].lower_ not in (
        "while",
        "whereas",
        "although",
        "though",
        "but",
        "as",
        "after",
        "when",
        "and",
    ):
        return after
    return [] if any(t.dep_ in ("nsubj", "nsubjpass") for t in after[:8]) else after


def _without_others(before: list[Token], *, behind: bool) -> list[Token]:
    """Nothing before a semicolon behind which the phrase stands alone with its own figures."""
    cut = next((t.i for t in reversed(before) if t.text == ";"), None)
    if cut is None:
        return before
    own = any(t.i > cut and t.like_num for t in before)
    return [t for t in before if t.i > cut] if own or behind else before


def _trimmed(tokens: list[Token]) -> list[Token]:
    kept = list(tokens)
    while kept and (kept[-1].is_punct or kept[-1].lower_ in ("and", "but", "while", "or")):
        kept.pop()
    while kept and (kept[0].text in (",", ";", ":", ")") or kept[0].lower_ in ("and", "but", "while")):
        kept.pop(0)
    return kept
