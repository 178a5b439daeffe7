"""How far the noun phrase of a source reaches in the words: its modifiers, the name beside it, and what "and" joins within it."""

import re

from khronika.nouns import Span
from khronika.reading.english.lexicon import NOMINAL, PERSON
from khronika.reading.english.parsing import Token, char_span, subtree
from khronika.reading.english.syntax import anothers_object

_DROP = ("relcl", "punct", "cc", "conj", "acl", "advcl", "preconj", "mark", "aux", "parataxis", "intj")
# Nouns that name a body when they stand alone with "the" and the body was named before.
BODY_NOUN = NOMINAL | frozenset(
    "foundation federation league alliance association coalition fund institute bureau academy hospital clinic university embassy court church army military parliament senate".split()
)


def noun_words(head: Token, base: int) -> tuple[str, Span]:
    """The noun phrase without relative clauses and asides; a name in apposition to a role stays."""
    # Asked again and again for the same head, by cues and by sources; names, if found only later, may change it.
    own = head.doc.user_data
    known = own.setdefault("noun words", {})
    key = (head.i, base, bool(own.get("unnamed")))
    if key not in known:
        known[key] = _hyphened(head, base) or _noun_words(head, base)
    found: tuple[str, Span] = known[key]
    return found


def _hyphened(head: Token, base: int) -> tuple[str, Span] | None:
    """ "Director Chao Wen-pin", where the parser hung the parts of the name side by side on the verb."""
    before = head.nbor(-1) if head.i > head.sent.start + 1 else None
    if before is None or before.text != "-" or before.whitespace_ or before.head.i == head.i:
        return None
    first = before.nbor(-1)
    if first.whitespace_ or first.pos_ != "PROPN" or head.pos_ != "PROPN" or head.is_ancestor(first):
        return None
    words, span = noun_words(first, base)
    end = char_span(base, [head]).end
    return f"{words}-{head.text}", Span(span.start, end)


def _noun_words(head: Token, base: int) -> tuple[str, Span]:
    kept = [t for t in subtree(head, _DROP) if not t.is_space]
    kept = [t for t in kept if not _inside_drop(t, head)]
    kept += [*_shared_before(head), *_joined_within(head)]
    named = next((c for c in head.children if c.dep_ == "appos" and _is_name(c, head)), None)
    named = named or name_beside(head) or _name_behind(head)
    if named is not None and any(t.is_quote for t in head.doc[head.i : named.i]):
        named = None  # 'agents "fired bullets," Ana Rul said': the name beyond is somebody else's
    if named is not None and named.i > head.i:
        first = min(t.i for t in subtree(head, _DROP))
        kept = [t for t in head.doc[first : _end_of(named) + 1] if not t.is_punct and not t.is_space]
    else:
        kept = [
            t for t in kept if not any(a.dep_ == "appos" for a in (t, *t.ancestors) if head.is_ancestor(a))
        ]
    if (cut := anothers_object(head)) is not None:
        kept = [t for t in kept if t.i > cut]
    if not kept:
        kept = [head]
    kept = [t for t in _contiguous(kept, head) if not _in_quotes_behind(t, head)]
    part = (
        next((t.i for t in kept if t.lower_ == "part" and t.nbor(-1).dep_ == "poss"), None)
        if len(kept) > 3
        else None
    )
    kept = kept if part is None else [t for t in kept if t.i < part - 2]  # "the league for its part said"
    kept = kept[1:] if len(kept) > 1 and kept[0].lower_ in ("as", "when", "while") else kept
    if len(kept) > 2 and kept[1].lower_ == "same" and kept[0].lower_ in ("the", "this", "that"):
        kept = kept[2:]  # "the same official": the one told of before
    span = char_span(base, kept)
    words = str(head.doc.user_data["text"])[span.start - base : span.end - base].replace("\n", " ")
    if named is not None and named.i > head.i:
        words = re.sub(r"\s*,\s*", " ", words)
    return re.sub(r"\s*\([^)]*\)?", "", words).strip(" ,;:\"'\u201c\u201d"), span


def _shared_before(head: Token) -> list[Token]:
    """ "The opposition and hospital sources": nouns before the head that are joined with each other, and their "and"."""
    shared = [c for c in head.children if c.dep_ in ("nmod", "compound", "amod") and c.i < head.i]
    return [
        t
        for c in shared
        for t in c.subtree
        if t.i < head.i and t.dep_ in ("cc", "conj") and t.head.i < head.i
    ]


def _joined_within(head: Token) -> list[Token]:
    """ "Lawyers for the men and their relatives", "the Ministry of Health and Population": what "and" joins to the noun behind a
    preposition, which ends the phrase."""
    out: list[Token] = []
    for link in head.children:
        noun = next((g for g in link.children if g.dep_ == "pobj"), None) if link.dep_ == "prep" else None
        other = next((c for c in noun.children if c.dep_ == "conj"), None) if noun is not None else None
        if noun is None or other is None or link.i < head.i:
            continue
        run = list(noun.doc[noun.i + 1 : max(t.i for t in subtree(other)) + 1])
        plain = all(t.pos_ in _JOINABLE and not t.like_num and t.dep_ not in _DROPPED for t in run)
        if plain and run[0].lower_ == "and" and (head.head.i <= head.i or run[-1].i < head.head.i):
            out += run
    return out


_JOINABLE = ("NOUN", "PROPN", "ADJ", "DET", "PRON", "PART", "CCONJ", "ADP")
_DROPPED = ("relcl", "acl", "advcl", "appos")


def _end_of(named: Token) -> int:
    """The place of a name's last word: of "the Committee of Orlo Families" the last, not the Committee."""
    end = int(named.i)
    for child in named.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i == end + 1:
            run = subtree(child, ("relcl", "acl", "punct", "appos"))
            if all(t.pos_ in ("PROPN", "ADP", "DET", "CCONJ", "ADJ") for t in run):
                end = max(t.i for t in run)
    return end


def _is_name(token: Token, head: Token) -> bool:
    """A proper noun, or right behind the head one that the tagger takes for a common noun ("the consultancy Ballot Lab")."""
    behind = min(t.i for t in subtree(token)) == head.i + 1
    return bool(token.pos_ == "PROPN" or (token.pos_ == "NOUN" and behind and token.text[:1].isupper()))


def name_beside(head: Token) -> Token | None:
    """ "the agency Barometar": the name right behind a word for a body, wherever the parser hung it."""
    if (
        head.pos_ != "NOUN"
        or head.lemma_.casefold() not in BODY_NOUN
        or head.lemma_ in ("minister", "president")
    ):
        return None
    last = None
    for token in head.doc[head.i + 1 : head.i + 6]:
        if token.pos_ != "PROPN" or token.ent_type_ in ("DATE", "TIME"):
            break
        last = token
    return last


def _name_after_comma(head: Token) -> Token | None:
    """ "the interior minister, Abu Tarsky, said": two subjects for the parser, one person for a reader."""
    end = max(t.i for t in subtree(head, ("relcl", "acl", "advcl", "appos", "punct", "conj", "cc")))
    rest = head.doc[end + 1 : end + 8]
    if len(rest) < 4 or rest[0].text != "," or head.dep_ != "nsubj":
        return None
    name = []
    for token in rest[1:]:
        if token.pos_ != "PROPN":
            break
        name.append(token)
    closed = len(name) + 1 < len(rest) and rest[len(name) + 1].text == ","
    return name[-1] if 2 <= len(name) <= 4 and closed and name[-1].dep_ in ("nsubj", "appos") else None


_NAMED_BEHIND = PERSON | NOMINAL


def _name_behind(head: Token) -> Token | None:
    """ "A spokesman for the coalition Nova, Petar Lom, said": the name between commas at the phrase's end, which the
    parser hangs on the word before it."""
    if head.pos_ != "NOUN" or head.lemma_.casefold() not in _NAMED_BEHIND:
        return None
    if (beside := _name_after_comma(head)) is not None:
        return beside
    for token in reversed(subtree(head, ("relcl", "acl", "advcl"))):
        if token.is_punct:
            continue
        if token.pos_ != "PROPN" or token.dep_ not in ("appos", "conj") or token.i - head.i < 3:
            return None
        start = min(t.i for t in subtree(token))
        named = all(t.pos_ == "PROPN" for t in subtree(token) if not t.is_punct)
        return token if named and token.i > start and token.doc[start - 1].text == "," else None
    return None


def _inside_drop(token: Token, head: Token) -> bool:
    return any(
        a.dep_ in ("relcl", "acl", "advcl", "cc", "conj", "parataxis")
        for a in (token, *token.ancestors)
        if head.is_ancestor(a)
    )


def _in_quotes_behind(token: Token, head: Token) -> bool:
    """Words of a quotation that opens behind the head and is not closed before the phrase ends."""
    marks = sum(t.is_quote for t in head.doc[head.i : token.i + 1]) if token.i > head.i else 0
    return marks % 2 == 1 and not token.is_quote and token.ent_type_ not in ("ORG", "WORK_OF_ART")


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """The run of tokens around the head with gaps of at most one mark of punctuation."""
    tokens = sorted(tokens, key=lambda t: t.i)
    at = next(n for n, t in enumerate(tokens) if t.i == head.i)
    left = right = at
    while left > 0 and tokens[left].i - tokens[left - 1].i <= 2:
        left -= 1
    while right + 1 < len(tokens) and tokens[right + 1].i - tokens[right].i <= 2:
        right += 1
    return tokens[left : right + 1]


def phrase_span(head: Token, base: int) -> Span:
    """The noun phrase of a head word, or a relative pronoun alone."""
    return noun_words(head, base)[1]
