"""A line that ends in a colon and says who tells what follows: of the paragraph behind it, or of the whole list.

"According to the league:", "The commission had recorded:", "Figures of the Tarsk hospital:", "The office made the following observations."
"""

import re
from collections.abc import Iterator

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_according import after_according
from khronika.reading.english.cue_tellers import speaks
from khronika.reading.english.parsing import Sentence, Token, char_span
from khronika.reading.english.phrases import can_speak, phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import is_passive, lemma_of, subject_of

RULE = "attr.leads-in"
MOST = 80  # sentences

_COLON = re.compile(r":[*_\s]*$")
_FOLLOWING = re.compile(
    r"\bthe\s+following\b[^.:]{0,40}[.:]\s*$|\b(?:follows?|(?:is|are|stand)\s+below)[.:]\s*$", re.I
)
_LINE_ENDS = re.compile(r"[^\S\n]*(?:\n|$)")
ITEM = re.compile(r"\s*(?:[-\u2013\u2014\u2022*\u00b7\u25aa\u25cf]\s?|\(?(?:\d{1,2}|[a-z])[.)]\s)")
_PLACED = re.compile(r"\s*(?:In|At|Around|Near)\s+(?:the\s+)?\S")  # "In Lirna three people died."
_TELLS = (
    lex.SAY
    | lex.REPORT_OBJECT
    | lex.COUNTING
    | lex.words(
        "give list publish release issue make note document record count observe register present provide share post"
    )
)
_COUNTS = lex.words(
    "figure result number count tally toll data datum statistic list update report finding breakdown balance summary"
)


def leads_in(text: str, sentence: Sentence) -> Iterator[Raw]:
    """The relation of such a line, without contents, if ``sentence`` ends one and gives no number itself."""
    words = sentence.span.of(text)
    if not (_COLON.search(words) or _FOLLOWING.search(words)):
        return
    if not _LINE_ENDS.match(text, sentence.span.end) or any(
        t.like_num and t.ent_type_ not in ("DATE", "TIME", "ORDINAL") for t in sentence.tokens
    ):
        return
    told = _according(sentence) or _by_verb(sentence) or _of_counts(sentence)
    if told is not None:
        who, cue = told
        yield Raw(phrase_of(who, sentence.base), char_span(sentence.base, [cue]), (), lemma_of(cue), RULE)


def led_in(sentence: Sentence, sentences: list[Sentence]) -> tuple[Span, ...]:
    """The sentences of the next passage; where that is an item of a list, of all its items that follow on each other."""
    out: list[Span] = []
    last, listed = sentence.passage, True
    for later in sentences[sentence.index + 1 : sentence.index + 1 + MOST]:
        if later.passage != last:
            item = ITEM.match(later.words(0, 12)) is not None or _PLACED.match(later.words(0, 30)) is not None
            if later.passage > last + 1 or not ((item and listed) or last == sentence.passage):
                break
            last, listed = later.passage, item
        out.append(later.span)
    return tuple(out) if last > sentence.passage else ()


def _according(sentence: Sentence) -> tuple[Token, Token] | None:
    first = next((t for t in sentence.tokens if not t.is_space and not t.is_punct), None)
    if first is None or first.lower_ != "according":
        return None
    who = after_according(first)
    return (who, first) if who is not None and (speaks(who) or can_speak(who)) else None


def _by_verb(sentence: Sentence) -> tuple[Token, Token] | None:
    verb = sentence.tokens.root
    if verb.pos_ not in ("VERB", "AUX") or lemma_of(verb) not in _TELLS or is_passive(verb):
        return None
    who = subject_of(verb)
    tells = who is not None and who.i < verb.i and speaks(who)
    return (who, verb) if tells and not any(c.dep_ == "neg" for c in verb.children) else None


def _of_counts(sentence: Sentence) -> tuple[Token, Token] | None:
    root = sentence.tokens.root
    if lemma_of(root) == "follow" and (what := subject_of(root)) is not None:
        root = what  # "the ombudsman's tally follows"
    if root.pos_ != "NOUN" or lemma_of(root) not in _COUNTS:
        return None
    links = [c for c in root.children if c.dep_ in ("prep", "agent") and c.lower_ in ("of", "by", "from")]
    behind = [g for c in links for g in c.children if g.dep_ == "pobj"]
    own = [c for c in root.children if c.dep_ == "poss"]
    who = next((t for t in (*own, *behind) if speaks(t)), None)
    return (who, root) if who is not None else None
