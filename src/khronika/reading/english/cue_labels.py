"""Labels: "Ministry: 52 hurt. Rights group: 31 held", "Police chief Ana Rul: "We have detained 320 people."".

What stands behind the colon is the source's, up to the next label of the line.
"""

import re
from collections.abc import Iterator

from khronika.nouns import SourceType, Span
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.phrases import Phrase, clean
from khronika.reading.english.relations import Raw
from khronika.reading.names import source_of, split_voice

_LABEL = re.compile(
    r"(?:^|(?<=[|;\u2022\u2013]\s)|(?<=[.!?]\s))(?P<who>[^\W\d_][^:;.|\u2022\u201c\"\n]{1,70}):(?=\s+\S)"
)


def by_label(text: str, sentence: Sentence) -> Iterator[Raw]:
    """A relation for each label of the sentence whose words are a kind of source or a person with an office."""
    words = sentence.span.of(text)
    found = [m for m in _LABEL.finditer(words) if _names_source(m["who"], sentence, m)]
    for at, match in enumerate(found):
        start = sentence.span.start + match.end()
        end = sentence.span.start + (found[at + 1].start() if at + 1 < len(found) else len(words))
        content = Span(start + 1, len(text[:end].rstrip(" |;\u2022\u2013")))
        head = _head(
            sentence, sentence.span.start + match.start("who"), sentence.span.start + match.end("who")
        )
        if head is None or content.end <= content.start:
            continue
        who = Span(sentence.span.start + match.start("who"), sentence.span.start + match.end("who"))
        cue = Span(who.end, who.end + 1)
        yield Raw(Phrase(head, match["who"], who, "named"), cue, (content,), "say", "attr.label")


def _names_source(who: str, sentence: Sentence, match: re.Match[str]) -> bool:
    """A body or person known or shaped as one, with no verb: "Weather: rain" and "He said: ..." are no labels."""
    start = sentence.span.start + match.start("who")
    tokens = [t for t in sentence.tokens if start <= sentence.base + t.idx < start + len(who)]
    if (
        not tokens
        or len(tokens) > 9
        or any(t.pos_ in ("AUX", "ADP", "PRON", "SCONJ") for t in tokens[1:-1] if t.lower_ != "of")
    ):
        return False
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG") for t in tokens):
        return False
    source = source_of(clean(who), lang="en")
    if source.type is not SourceType.UNKNOWN or source.key is not None:
        return True
    return split_voice(clean(who), "en")[0] is not None


def _head(sentence: Sentence, start: int, end: int) -> Token | None:
    inside = [t for t in sentence.tokens if start <= sentence.base + t.idx < end]
    return next((t for t in reversed(inside) if t.pos_ in ("NOUN", "PROPN")), None)
