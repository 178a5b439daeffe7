"""Who tells a number, in few words beside it: in brackets ("8,000 (Metropolitan Police)"), behind "per", as the name before a colon,
and whoever a count comes from.

Like all of ``telling.py`` only for numbers that no cue of saying covers.
"""

import itertools
from collections.abc import Iterable, Iterator

from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_contents import is_number
from khronika.reading.english.cue_labels import happens
from khronika.reading.english.cue_tellers import BODIES, LABEL, speaks, teller
from khronika.reading.english.noun_spans import BODY_NOUN
from khronika.reading.english.parsing import Sentence, Token, char_span
from khronika.reading.english.people import is_person
from khronika.reading.english.phrases import phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import lemma_of
from khronika.reading.places import is_place_name

_IN_NAME = ("DET", "ADJ", "NOUN", "PROPN", "PART", "CCONJ")
_COMES = lex.words("come be")
_COUNT = lex.words(
    "figure tally count number total toll estimate list report news word account information version"
)


def asides_in(sentence: Sentence) -> list[Raw]:
    """Raw relations of one sentence, each with a number in its content, in order of their cues."""
    tokens = [t for t in sentence.tokens if not t.is_space]
    if not any(is_number(t) for t in tokens):
        return []
    raws = [
        *_bracketed(tokens, sentence),
        *_per(tokens, sentence),
        *_named_before_colon(tokens, sentence),
        *_comes_from(tokens, sentence),
    ]
    return sorted(raws, key=lambda r: r.cue)


# ---- "8,000 (Metropolitan Police)" ----


def _bracketed(tokens: list[Token], sentence: Sentence) -> Iterator[Raw]:
    """A body in brackets right behind a number or what it counts, or at the end of a sentence of numbers."""
    start = 0
    for opened, closed in _brackets(tokens):
        name, before = tokens[opened + 1 : closed], tokens[start:opened]
        head = _body(name)
        if head is None or not before or is_place_name(" ".join(t.text for t in name)):
            continue
        near = [t for t in before[-4:] if is_number(t)]
        last = not any(t.is_alpha for t in tokens[closed:])
        if before[-1].pos_ == "PROPN" or not (near or last):
            continue  # "the Free Youth Assembly (Right Bank Chapter)" explains a name
        others = any(is_number(t) for t in tokens[closed:])
        content = before[before.index(near[0]) :] if near and (others or start) else before
        yield from teller(
            head, char_span(sentence.base, tokens[opened : opened + 1]), content, sentence, "attr.in-brackets"
        )
        start = closed + 1


def _brackets(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for n, token in enumerate(tokens):
        if token.text == "(":
            opened = n
        elif token.text == ")" and opened is not None:
            yield opened, n
            opened = None


def _body(name: list[Token]) -> Token | None:
    """The head of two to seven words that name a body or an official; no number among them."""
    if not 2 <= len(name) <= 7 or any(t.pos_ not in (*_IN_NAME, "ADP") or t.like_num for t in name):
        return None
    names = [t for t in itertools.takewhile(lambda t: t.pos_ != "ADP", name) if t.pos_ in ("NOUN", "PROPN")]
    head = names[-1] if names else None
    known = head is not None and (lemma_of(head) in BODY_NOUN or lemma_of(head) in BODIES or speaks(head))
    return head if known else None


# ---- "14 killed per the prosecutor" ----


def _per(tokens: list[Token], sentence: Sentence) -> Iterator[Raw]:
    """ "per the prosecutor": back to the comma, the semicolon or the "and" before it. "Per day" and "per voter" tell nobody."""
    for n, token in enumerate(tokens):
        if token.lower_ != "per" or n < 2 or n + 1 >= len(tokens):
            continue
        definite = (
            tokens[n + 1].lower_ in ("the", "its", "his", "her", "their") or tokens[n + 1].pos_ == "PROPN"
        )
        run = list(itertools.takewhile(lambda t: t.pos_ in _IN_NAME and t.pos_ != "CCONJ", tokens[n + 1 :]))
        nouns = [t for t in run if t.pos_ in ("NOUN", "PROPN")]
        if not definite or not nouns:
            continue
        start = n
        while start and tokens[start - 1].text not in (",", ";", "and", "but"):
            start -= 1
        yield from teller(nouns[-1], char_span(sentence.base, [token]), tokens[start:n], sentence, "attr.per")


# ---- "Arewa Rights Ledger: 9 killed" ----


def _named_before_colon(tokens: list[Token], sentence: Sentence) -> Iterator[Raw]:
    """Two to six words with capitals, a colon and a number: whoever they name tells it, unless it is a place or what happened."""
    colon = next((n for n, t in enumerate(tokens[:8]) if t.text == ":"), 0)
    name = tokens[:colon]
    if not 2 <= len(name) <= 6 or len(tokens) < colon + 3:
        return
    capitals = all(t.text[:1].isupper() or t.lower_ in ("of", "for", "and", "the") for t in name)
    numbered = any(is_number(t) for t in tokens[colon + 1 : colon + 3])
    proper = all(t.pos_ == "PROPN" for t in name if t.text[:1].isupper())
    if not (capitals and numbered and proper) or any(happens(t) or t.like_num for t in name):
        return
    if is_place_name(sentence.words(name[0].idx, tokens[colon].idx)):
        return
    content = char_span(sentence.base, tokens[colon + 1 :])
    yield Raw(
        phrase_of(name[-1], sentence.base),
        char_span(sentence.base, [tokens[colon]]),
        (content,),
        "count",
        LABEL,
    )


# ---- "From the clinic comes a figure of 41" ----


def _comes_from(tokens: list[Token], sentence: Sentence) -> Iterator[Raw]:
    """A count, or "this", that comes from somebody: "From the committee comes a figure of 418", "this from the prosecutor"."""
    for n, token in enumerate(tokens[:-1]):
        if token.lower_ != "from":
            continue
        owner = next((c for c in token.children if c.dep_ == "pobj"), None)
        if owner is None or not (is_person(owner) or speaks(owner)):
            continue
        cue = char_span(sentence.base, [token])
        if n and tokens[n - 1].lower_ in ("this", "that") and not _governs(tokens[n - 1]):
            yield from teller(owner, cue, tokens[: n - 1], sentence, "attr.comes-from")
        elif (content := _count_behind(tokens, n, owner)) is not None:
            yield from teller(owner, cue, content, sentence, "attr.comes-from")


def _governs(token: Token) -> bool:
    return token.dep_ in ("det", "mark")


def _count_behind(tokens: list[Token], at: int, owner: Token) -> list[Token] | None:
    """What stands behind "comes" in "From X comes a figure of 418"."""
    behind = [t for t in tokens[at + 1 :] if t.i > owner.i]
    verb = next((t for t in behind if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or lemma_of(verb) not in _COMES or tokens.index(verb) - tokens.index(owner) > 4:
        return None
    counts: Iterable[Token] = (t for t in behind[behind.index(verb) + 1 :][:6])
    return tokens if any(lemma_of(t) in _COUNT for t in counts) else None
