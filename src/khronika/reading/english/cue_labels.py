"""Labels: "Ministry: 52 hurt. Rights group: 31 held", "Police chief Ana Rul: "We have detained 320 people."".

What stands behind the colon is the source's, up to the next label of the line.
"""

import re
from collections.abc import Iterator

from khronika.nouns import SourceType, Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.phrases import Phrase, clean
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import lemma_of
from khronika.reading.names import source_of, split_voice
from khronika.reading.places import is_place_name

_LABEL = re.compile(
    r"(?:^|(?<=[|;\u2022\u2013]\s)|(?<=[.!?]\s))(?P<who>[^\W\d_][^:;.|\u2022\u201c\"\n]{1,70}):(?=\s+\S)"
)


def by_label(text: str, sentence: Sentence) -> Iterator[Raw]:
    """A relation for each label of the sentence whose words are a kind of source or a person with an office."""
    words = sentence.span.of(text)
    found = [m for m in _LABEL.finditer(words) if _names_source(m["who"], sentence, m)]
    yield from _signed(text, sentence)
    for at, match in enumerate(found):
        start = sentence.span.start + match.end()
        end = sentence.span.start + (found[at + 1].start() if at + 1 < len(found) else len(words))
        last = len(text[:end].rstrip(" |;\u2022\u2013"))
        if last <= start + 1:
            continue
        content = Span(start + 1, last)
        head = _head(
            sentence, sentence.span.start + match.start("who"), sentence.span.start + match.end("who")
        )
        if head is None:
            continue
        who = Span(sentence.span.start + match.start("who"), sentence.span.start + match.end("who"))
        cue = Span(who.end, who.end + 1)
        yield Raw(Phrase(head, match["who"], who, "named"), cue, (content,), "say", "attr.label")


_SIGNATURE = re.compile(
    r"^[\u201c\u201d\"'][^\n]{20,}[\u201c\u201d\"']\s*[\u2015\u2014\u2013-]{1,2}\s*(?P<who>[A-Z][^\n,.;:]{3,60}?)\s*\.?$"
)


def _signed(text: str, sentence: Sentence) -> Iterator[Raw]:
    """ ""He is ignorant of our culture." \u2014 Ida Falk": the quotation's passage is signed."""
    line = Span(text.rfind("\n", 0, sentence.span.start) + 1, (text + "\n").index("\n", sentence.span.start))
    found = _SIGNATURE.match(line.of(text))
    if found is None or line.start + found.start("who") >= sentence.span.end:
        return
    who = Span(line.start + found.start("who"), line.start + found.end("who"))
    if not sentence.span.start <= who.start < sentence.span.end or not (
        named_words(found["who"]) or split_voice(clean(found["who"]), "en")[0]
    ):
        return
    head = _head(sentence, who.start, who.end)
    if head is not None:
        content = Span(line.start, who.start).of(text).rstrip(" \u2015\u2014\u2013-")
        end = line.start + len(content)
        dash = text.index(text[end:].lstrip()[0], end)
        yield Raw(
            Phrase(head, found["who"], who, "named"),
            Span(dash, dash + 1),
            (Span(line.start, end),),
            "say",
            "attr.signed",
        )


def named_words(who: str) -> bool:
    """Two or more words with capitals, or one in capitals throughout."""
    words = [w for w in who.split() if w[:1].isalpha()]
    return bool(words) and (
        who.isupper() or (1 < len(words) <= 6 and all(w[0].isupper() for w in words if len(w) > 3))
    )


def _names_source(who: str, sentence: Sentence, match: re.Match[str]) -> bool:
    """A body or person known or shaped as one, with no verb: "Weather: rain" and "He said: ..." are no labels."""
    start = sentence.span.start + match.start("who")
    tokens = [t for t in sentence.tokens if start <= sentence.base + t.idx < start + len(who)]
    if (
        not tokens
        or len(tokens) > 9
        or any(
            t.pos_ in ("AUX", "PRON", "SCONJ") or (t.pos_ == "ADP" and t.lower_ not in _PLACES)
            for t in tokens[1:-1]
        )
    ):
        return False
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG") for t in tokens):
        return False
    if who.strip().casefold() in _HEADINGS:
        return False
    source = source_of(clean(who), lang="en")
    if source.type is SourceType.UNKNOWN and any(happens(t) for t in tokens):
        return False
    if is_place_name(who):
        return False  # "Panama: one dead in new protests" says where
    if source.type is not SourceType.UNKNOWN or source.key is not None:
        return True
    shouted = who.isupper() and len(who) > 3 and match.start() == 0
    return shouted or split_voice(clean(who), "en")[0] is not None


_TITLES = lex.words(
    "update news figure fact number total toll count summary highlight timeline tracker day week month year part chapter table photo "
    "video exclusive analysis result key capture seizure case incident raid attack"
)


def happens(token: Token) -> bool:
    """A word for what happened or for a heading, in a title like "Kano Protests: 9 killed"."""
    lemma = lemma_of(token)
    forms = {lemma, lemma.removesuffix("s")}
    return bool(forms & (lex.NOUN_KIND.keys() | lex.EVENT_NOUN | _TITLES))


_HEADINGS = frozenset(
    "update updated breaking exclusive live correction opinion analysis photo photos video watch listen note editorial".split()
)
_PLACES = ("of", "on", "via", "for")


def _head(sentence: Sentence, start: int, end: int) -> Token | None:
    inside = [t for t in sentence.tokens if start <= sentence.base + t.idx < end]
    return next((t for t in reversed(inside) if t.pos_ in ("NOUN", "PROPN")), None)
