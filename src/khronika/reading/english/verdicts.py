"""What somebody makes of things, told by a state of mind or by an act: "was worried about the use of force", "claimed victory",
"refused to sign off on the results".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_contents import run_on
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.speaking import speaking_subject
from khronika.reading.english.syntax import lemma_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """``cue`` shows that ``subject`` judges; ``content`` is what is judged, with the words that judge it."""

    cue: Token
    subject: Token
    content: Span
    lemma: str


_MOODS = lex.words(
    "worried concerned alarmed troubled disturbed dismayed shocked appalled horrified outraged saddened disappointed dissatisfied "
    "unhappy angry furious sceptical skeptical doubtful happy satisfied pleased glad delighted heartened encouraged impressed confident "
    "convinced proud grateful adamant indignant"
)
_ABOUT = lex.words("about at by with over of in for")
_STATES = lex.words("be remain feel seem stay become grow")


def verdicts_in(sentence: Sentence) -> Iterator[Verdict]:
    """Those of a sentence, in order."""
    for token in sentence.tokens:
        if token.lower_ in _MOODS:
            found = _mood(token, sentence)
        elif token.pos_ == "VERB" and lemma_of(token) in _WINS | _REFUSES:
            found = _won(token, sentence) or _refused(token, sentence)
        else:
            continue
        if found is not None:
            yield found


def _mood(mood: Token, sentence: Sentence) -> Verdict | None:
    """ "The office is worried about ...", "they were concerned that ..."."""
    passive = any(c.dep_ == "auxpass" for c in mood.children)
    verb = mood if passive or mood.pos_ == "VERB" else mood.head
    if not passive and (mood.dep_ not in ("acomp", "oprd", "attr") or lemma_of(verb) not in _STATES):
        return None
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    about = next((c for c in mood.children if c.i > mood.i and _is_what_about(c)), None)
    subject = _subject(verb, sentence)
    if about is None or subject is None:
        return None
    told = [mood, *(t for t in subtree(about) if not t.is_space)]
    return Verdict(mood, subject, char_span(sentence.base, told), "feel")


def _is_what_about(child: Token) -> bool:
    if child.dep_ in ("prep", "agent"):
        return child.lower_ in _ABOUT and any(True for _ in child.children)
    return child.dep_ == "ccomp" and any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in child.children)


_WINS = lex.words("claim declare proclaim")
_WON = lex.words("victory win triumph majority landslide")


def _won(verb: Token, sentence: Sentence) -> Verdict | None:
    """ "The opposition claimed victory", "declared herself the winner"."""
    if lemma_of(verb) not in _WINS:
        return None
    behind = [c for c in verb.children if c.i > verb.i]
    won = next((c for c in behind if c.dep_ == "dobj" and lemma_of(c) in _WON), None)
    themselves = next(
        (c for c in behind if c.dep_ in ("ccomp", "oprd", "xcomp", "dobj") and _is_own_win(c)), None
    )
    told = won if won is not None else themselves
    subject = _subject(verb, sentence) if told is not None else None
    if told is None or subject is None:
        return None
    return Verdict(verb, subject, char_span(sentence.base, [verb, *subtree(told)]), "claim")


def _is_own_win(clause: Token) -> bool:
    inside = {t.lower_ for t in subtree(clause)}
    return "winner" in inside and any(t.endswith(("self", "selves")) for t in inside)


_REFUSES = lex.words("refuse decline")
_RECOGNISES = lex.words(
    "recognise recognize accept acknowledge endorse concede certify sign honour honor respect ratify validate"
)
_OUTCOME = lex.words(
    "result outcome victory vote election defeat poll ballot verdict win count tally referendum ruling winner president"
)


def _refused(verb: Token, sentence: Sentence) -> Verdict | None:
    """ "Refused to sign off on the results", "declines to recognise her victory"."""
    if lemma_of(verb) not in _REFUSES:
        return None
    done = next((c for c in verb.children if c.dep_ == "xcomp" and lemma_of(c) in _RECOGNISES), None)
    if done is None or not any(lemma_of(t) in _OUTCOME for t in subtree(done)):
        return None
    subject = _subject(verb, sentence)
    if subject is None:
        return None
    rest = run_on(verb, [t for t in sentence.tokens if t.i >= verb.i and not t.is_space])
    return Verdict(verb, subject, char_span(sentence.base, rest), "dispute")


def _subject(verb: Token, sentence: Sentence) -> Token | None:
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    found = passive if passive is not None else speaking_subject(verb, sentence, [])
    reported = verb.dep_ == "ccomp" and lemma_of(verb.head) in lex.SAY
    if found is not None and reported and found.lower_ in ("they", "he", "she", "it", "we"):
        return speaking_subject(verb.head, sentence, [])  # "Venn said they were concerned": she and hers
    return found
