"""Several tellers of one count in a row, the verb said once: "the ministry said 12 had been hurt, the union 40, hospitals 31"."""

from khronika.nouns import Unit
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.cue_tellers import speaks
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.phrases import can_speak
from khronika.reading.english.syntax import lemma_of

_ROW = words(
    "put count estimate report speak list say reckon record cite mention claim number talk admit acknowledge own confess give tell"
)
_JOINS = ("and", "but", "while", "only", ",")
_SIZES = words(
    "at to more than over of only under below about some around just nearly least almost up as many roughly approximately fewer"
)
_NAMES = ("DET", "ADJ", "NOUN", "PROPN", "PART")
_BODIES = words("opposition resistance observatory hospital relative hall")
_FAR = 9  # words between the comma and the number


def second_teller(tokens: list[Token], n: int) -> tuple[Token, Token, int] | None:
    """At a comma: a speaker, at most "at" or "of", and a number; the speaker's last word, the number's first, and ``n``."""
    if tokens[n].text not in (",", ";") and tokens[n].lower_ not in ("and", "but", "while"):
        return None
    at = n + 1
    while at < len(tokens) and tokens[at].lower_ in _JOINS:
        at += 1
    name = []
    while (
        at < len(tokens) and (tokens[at].pos_ in _NAMES or _is_plural(tokens, at)) and not tokens[at].like_num
    ):
        if tokens[at].lower_ in _SIZES:
            break
        name.append(tokens[at])
        at += 1
    if at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].lower_ in ("to", "of", "at"):
        at += 1  # "the government admits to seven; rights groups, to more than 20"
    while at < len(tokens) and tokens[at].lower_ in _SIZES:
        at += 1
    if not name or at >= len(tokens) or not tokens[at].like_num or not _tells(name[-1]):
        return None
    behind_it = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        behind_it is not None
        and not behind_it.is_punct
        and behind_it.pos_ not in ("NOUN", "ADJ", "NUM", "ADP", "CCONJ")
    ):
        return None
    return name[-1], tokens[at], n


def _is_plural(tokens: list[Token], at: int) -> bool:
    """ "Hospitals 31": a noun before a number that the tagger takes for a verb."""
    return tokens[at].tag_ == "VBZ" and lemma_of(tokens[at]) in _BODIES and at + 1 < len(tokens)


def _tells(noun: Token) -> bool:
    return can_speak(noun) or speaks(noun) or lemma_of(noun) in _BODIES


def stands_in_row(root: Token) -> bool:
    """True for a number behind a further teller, where the verb and the first teller's number stand before."""
    tokens = [t for t in root.sent if not t.is_space]
    at = next((n for n, t in enumerate(tokens) if t.i == root.i), 0)
    verb = next((n for n, t in enumerate(tokens[:at]) if t.pos_ == "VERB" and lemma_of(t) in _ROW), at)
    if not any(t.like_num for t in tokens[verb:at]):
        return False
    found = (second_teller(tokens, n) for n in range(at - 1, max(verb, at - _FAR), -1))
    return any(f is not None and f[1] is tokens[at] for f in found)


def next_of_a_row(number: Number, around: Around) -> Count | None:
    """The count of the next teller: of what the one before counted."""
    last = around.before[-1] if around.before else None
    if last is None or last.unit not in (Unit.PERSONS, Unit.PERCENT):
        return None
    if last.mention.core.start < number.sentence.span.start:
        return None
    if number.mention.unit is not None and last.unit is not Unit.PERCENT:
        return None
    behind = around.text[max(number.mention.span.end, number.mention.core.end) :].lstrip()
    if behind[:1] not in (".", ",", ";", "") and not behind.startswith(("and ", "but ", "while ")):
        return None
    first = number.mention.core.start - number.sentence.base
    start = next((t for t in number.sentence.tokens if t.idx >= first), None)
    if start is None or not stands_in_row(start):
        return None
    return Count(
        number.mention, last.kind, last.unit, "en.fig.next-teller", 0.8, number.root, None, None, False
    )
