"""Where one looks back from when a pronoun speaks, and what does not count on the way."""

from collections.abc import Sequence

from khronika.nouns import Span, Voice
from khronika.reading.english.lexicon import JUDGE, SAY
from khronika.reading.english.parsing import Token
from khronika.reading.english.phrases import Phrase


def looks_from(phrase: Phrase) -> int:
    """Where to look back from: in "Adoki, he said, ought to listen" he who said it stands before the sentence."""
    head = phrase.head
    if head.dep_ != "nsubj" or head.head.dep_ != "parataxis":
        return phrase.span.start
    base = phrase.span.start - head.idx
    return int(base + head.doc[head.sent.start].idx)


def quoted_before(phrase: Phrase) -> Span | None:
    """The quotation that closes right before a pronoun that speaks ('"..., the Orlan Party," it said'): whoever is named in
    it is spoken of. ``None`` where there is none, or it opens in an earlier passage."""
    head = phrase.head
    if head.pos_ != "PRON":
        return None
    before = [t for t in head.doc[max(0, head.i - 3) : head.i] if not t.is_space]
    if not before or not any(t.is_quote for t in before[-2:]):
        return None
    close = next(t for t in reversed(before) if t.is_quote)
    opened = next((t for t in reversed(head.doc[: close.i]) if t.is_quote), None)
    if opened is None:
        return None
    base = phrase.span.start - head.idx
    return Span(base + opened.idx, base + close.idx + 1)


def within(quoted: Span | None, where: Span) -> bool:
    """True where something stands in a quotation."""
    return quoted is not None and quoted.contains(where)


_BODIES = frozenset(
    "organisation organization group party union movement network association coalition federation platform committee agency "
    "newspaper broadcaster station channel website monitor charity foundation institute alliance front league syndicate".split()
)


def is_called_body(token: Token) -> bool:
    """ "The organisation Cantos": a body, whatever the pipeline takes its name for."""
    return token.pos_ == "PROPN" and any(
        c.dep_ == "compound" and c.pos_ == "NOUN" and c.lemma_ in _BODIES for c in token.children
    )


def is_quoted(token: Token) -> bool:
    """ "\u201cThe march was against the Falk Force,\u201d she said": who is named in what she says is not she."""
    before = [t.text for t in token.doc[: token.i] if t.is_quote]
    if any(mark in "\u201c\u201d" for mark in before):
        return before.count("\u201c") > before.count("\u201d")
    return before.count('"') % 2 == 1


_OFFICE = 70  # characters before a name: "the Minister of Internal Affairs of Orlan, Pal Drenn"
_NEAR = 600  # characters: some four sentences


def has_office(text: str, spoke: Sequence[Voice], office: str, at: int) -> Voice | None:
    """The one person who spoke in the sentences before ``at`` and beside whose name the text has the office that the parser cut
    off; ``None`` where two have it, or nobody."""
    found: dict[str, Voice] = {}
    for voice in spoke:
        if not text or voice.person is None or voice.span is None or not 0 < at - voice.span.end < _NEAR:
            continue
        before = text[max(0, voice.span.start - _OFFICE) : voice.span.start].rpartition(". ")[2]
        if f"{office} of " in before.casefold() and before.rstrip().endswith(","):
            found[voice.person] = voice
    return next(iter(found.values())) if len(found) == 1 else None


def two_names(words: str) -> bool:
    """ "Ana Rul", whom the pipeline may not know for a person."""
    parts = words.split()
    return len(parts) == 2 and all(p[:1].isupper() for p in parts)


def is_among(words: str) -> bool:
    """Words that are themselves some of others: "one of the women"."""
    return " of the " in words and words.split()[0] in ("one", "two", "three", "some", "several", "most")


_TELLS = SAY | JUDGE | frozenset("speak talk complain describe call point tell appeal protest object".split())


def tells(verb: Token) -> bool:
    """True for a verb by which people tell or judge something."""
    return verb.lemma_ in _TELLS


def told_last(
    phrase: Phrase, tellers: Sequence[tuple[Span, str]], met: Sequence[tuple[Span, Voice, bool]]
) -> str | None:
    """Whom "according to them" means: the people whose words the sentences just before tell, where none of several spoke since."""
    to = phrase.head.head
    if to.lower_ != "to" or to.head.lower_ != "according":
        return None
    spoke = max((where.end for where, _, many in met if many and where.start < phrase.span.start), default=-1)
    near = [row for row in tellers if spoke < row[0].start < phrase.span.start < row[0].end + _NEAR]
    return near[-1][1] if near else None
