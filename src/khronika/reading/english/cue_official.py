"""A count of the state's set beside another's: "the official figure of 65", "the official toll is 12". Whoever spoke before did not
give it.
"""

from collections.abc import Iterator

from khronika.reading.english.cue_contents import is_number
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.phrases import Phrase
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import lemma_of

_COUNTS = words("figure toll count tally number estimate")


def official_counts(sentence: Sentence) -> Iterator[Raw]:
    """A relation for each, told by "official figure" or the like; what it counts stands behind "of", "is" or "stands"."""
    if "official" not in sentence.tokens.text.casefold():
        return
    for token in sentence.tokens:
        if token.lower_ != "official" or token.dep_ != "amod" or lemma_of(token.head) not in _COUNTS:
            continue
        noun = token.head
        content = _behind(noun)
        if any(is_number(t) for t in content):
            who = char_span(sentence.base, [token, noun])
            phrase = Phrase(noun, sentence.words(token.idx, noun.idx + len(noun.text)), who, "named")
            cue, told = char_span(sentence.base, [noun]), (char_span(sentence.base, content),)
            yield Raw(phrase, cue, told, "count", "attr.by-account")


def _behind(noun: Token) -> list[Token]:
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of is not None:
        return subtree(of)
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in ("be", "stand"):
        return []
    return [t for t in subtree(verb) if t.i > verb.i]
