"""Words in quotation marks that no cue of saying covers: a judgement is somebody's, and the sentence mostly tells whose.

"In the words of the union", "the court resolved that the arrests "mock the law"", "the bishops had a name for it:
"..."": the mark of quotation does what the verb of saying does elsewhere. Who is only judged in the quotation
("officers "behaved like bandits"") is never taken for its speaker.
"""

import re
from collections.abc import Iterator, Sequence

from khronika.nouns import Span
from khronika.reading.english import cue_words as wide
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_shapes import shape_of
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.people import is_person
from khronika.reading.english.phrases import can_speak, phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.speaking import may_speak, speaking_subject, speaks, worded_of
from khronika.reading.english.syntax import is_passive

_TALKS = (
    lex.SAY
    | lex.JUDGE
    | lex.CALL_AS
    | wide.QUOTING
    | wide.CLAUSE
    | lex.words(
        "find see hold rule resolve decree retort proclaim speak talk cite invoke voice express use choose paint depict "
        "mock ridicule chide scold berate accuse complain grumble quote summarise summarize depose plead testify "
        "opine aver attest recommend request object allude refer salute greet credit compare liken dare apologise apologize"
    )
)
_IN_WORDS = lex.words(
    "word phrase reading view opinion eye judgement judgment book interpretation description portrayal telling "
    "language parlance characterisation characterization verdict assessment estimation formula expression version"
)
_BODIES = lex.words(
    "panel conference assembly tribunal mission watch chamber synod junta cabinet bench jury board delegation desk club forum "
    "house campaign hub lab unit branch front alliance bloc list faction congress bar guild chapter collective tribe clan "
    "embassy consulate brigade regiment garrison directorate secretariat inspectorate prefecture diocese church"
)
_NOBODY = frozenset("there what this that which it whoever anyone anybody everyone those nobody who".split())
SHORTEST = (
    2  # words: a single quoted word ("hoodlums") is as often a name or an ironic mark as somebody's judgement
)


def quoted_in(sentence: Sentence, quotes: Sequence[Span], covered: Sequence[Span]) -> Iterator[Raw]:
    """Raw relations for the quotations of a sentence that none of ``covered`` (what cues already report) touches."""
    for quote in quotes:
        if not sentence.span.contains(quote) or len(quote_words(sentence, quote)) < SHORTEST:
            continue
        if any(quote.overlaps(span) for span in covered) or _is_name(sentence, quote):
            continue
        if _is_slogan(sentence, quote) or _is_charge(sentence, quote):
            continue
        raw = (
            _in_words_of(sentence, quote)
            or _for_whom(sentence, quote)
            or _ran_the_line(sentence, quote)
            or _by_verb(sentence, quote, quotes)
            or _after_colon(sentence, quote)
        )
        if raw is not None:
            yield raw


def _is_name(sentence: Sentence, quote: Span) -> bool:
    """ "the "Dignity of a Nation" march", "(the "Red Shirts")": a name in marks, and nobody's words."""
    own = [t for t in quote_words(sentence, quote) if len(t.text) > _SMALL_WORD]
    return SHORTEST <= len(own) <= _LONGEST_NAME and all(t.text[:1].isupper() for t in own)


_SHOWN = lex.words(
    "slogan banner placard sign poster motto hashtag theme title flag leaflet read chant shout sing entitle title"
)


_CHANTED = frozenset(("chant", "shout", "sing", "yell"))
_BY_WHAT = re.compile(r"\b(?:killed|hit|struck|wounded|injured|hurt|felled)\s+by\s+[\"\u201c\u2018'\u00ab]?$")


def _is_slogan(sentence: Sentence, quote: Span) -> bool:
    """ "Under the slogan "..."", "carried banners reading "..."": shown or chanted, and nobody's judgement."""
    before = [t for t in sentence.tokens if sentence.base + t.idx < quote.start and t.is_alpha]
    after = [t for t in sentence.tokens if sentence.base + t.idx >= quote.end and t.is_alpha]
    return any(t.lemma_.casefold() in _SHOWN for t in before[-3:]) or any(
        t.lemma_.casefold() in _CHANTED for t in after[:3]
    )


_CHARGED = re.compile(
    r"\b(?:charged|accused|convicted|guilty|suspected|jailed|arrested|detained|held|sentenced|fined|prosecuted|tried|indicted|wanted|charges?|prison|jail|custody)\b"
    r"[^.;\"\u201c\u201d]{0,40}?\b(?:with|of|for|over)\s+[\"\u201c\u2018'\u00ab]?$"
)


def _is_charge(sentence: Sentence, quote: Span) -> bool:
    """ "Charged with "aggravated violence"": what the charge is called, and no word of who is charged."""
    before = sentence.words(sentence.tokens.start_char, quote.start - sentence.base)
    return _CHARGED.search(before) is not None or _BY_WHAT.search(before) is not None


_SMALL_WORD, _LONGEST_NAME = 3, 6  # letters of a word that names write small ("of a"); words of a name


def quote_words(sentence: Sentence, quote: Span) -> list[Token]:
    """The words of a quotation, without its marks."""
    return [t for t in _inside(sentence, quote) if t.is_alpha]


def _may_judge(noun: Token) -> bool:
    """True for persons and bodies; beside a verb of judging and a quotation more nouns than elsewhere are bodies."""
    known = can_speak(noun) or is_person(noun) or noun.lemma_.casefold() in _BODIES
    named = known or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.children)
    return (
        named
        and noun.lower_ not in _NOBODY
        and (noun.ent_type_ == "ORG" or noun.pos_ == "PROPN" or may_speak(noun))
    )


def _inside(sentence: Sentence, span: Span) -> list[Token]:
    return [t for t in sentence.tokens if span.start <= sentence.base + t.idx < span.end]


def _raw(
    cue: Token,
    subject: Token,
    contents: list[Span],
    sentence: Sentence,
    lemma: str,
    worded: Token | None = None,
) -> Raw | None:
    phrase = phrase_of(subject, sentence.base)
    if not contents or not speaks(phrase) or phrase.kind in ("self", "relative"):
        return None
    return Raw(
        phrase,
        char_span(sentence.base, [cue]),
        tuple(contents),
        lemma,
        "attr.quoted",
        judging=True,  # who puts words in quotation marks tells no number with them
        worded=worded,
        shape=shape_of(cue, subject, sentence, contents),
    )


def _in_words_of(sentence: Sentence, quote: Span) -> Raw | None:
    """ "..., in the words of X", "in X's reading"."""
    for noun in sentence.tokens:
        if (
            noun.lemma_.casefold() not in _IN_WORDS
            or noun.dep_ != "pobj"
            or noun.head.lower_ not in ("in", "to")
        ):
            continue
        owner = next((c for c in noun.children if c.dep_ == "poss"), None)
        if owner is None:
            of = [g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
            owner = of[0] if of else None
        if owner is None or not (_may_judge(owner) or owner.text[:1].isupper()):
            continue
        phrase = {t.i for t in (noun.head, *subtree(noun))}
        rest = [t for t in sentence.tokens if t.i not in phrase and not t.is_space]
        before = [t for t in rest if t.i < noun.head.i]
        after = [t for t in rest if t.i > max(phrase)]
        side = before if sentence.base + noun.idx >= quote.end else after
        contents = [char_span(sentence.base, _trimmed(side))] if _trimmed(side) else []
        return _raw(noun, owner, contents, sentence, "describe")
    return None


def _for_whom(sentence: Sentence, quote: Span) -> Raw | None:
    """ "For the nurses' union, the new law is "..."": whose eyes it is seen with, at the head of its clause."""
    for token in sentence.tokens:
        first = token.i == sentence.tokens.start or token.nbor(-1).text in (";", ":")
        if token.lower_ not in ("for", "to") or not first or sentence.base + token.idx >= quote.start:
            continue
        owner = next((g for g in token.children if g.dep_ == "pobj"), None)
        if owner is None or not (_may_judge(owner) or is_person(owner)):
            continue
        end = max(t.i for t in subtree(owner, ("relcl", "acl")))
        told = _trimmed([t for t in sentence.tokens if t.i > end and sentence.base + t.idx < quote.end])
        return _raw(token, owner, [char_span(sentence.base, told)], sentence, "describe") if told else None
    return None


_LINES = _IN_WORDS | lex.words(
    "line answer reply retort message slogan comment statement mantra refrain response defence defense"
)
_RUN = lex.words("run go come read be sound")


def _ran_the_line(sentence: Sentence, quote: Span) -> Raw | None:
    """ ""...," ran the party's version", ""...": so the observers, in a statement"."""
    after = [t for t in sentence.tokens if sentence.base + t.idx >= quote.end and not t.is_space]
    while after and after[0].is_punct:
        after.pop(0)
    if after and after[0].lower_ == "so" and sentence.base + after[0].idx - quote.end <= _SO:
        owner = next(
            (t for t in after[1:] if t.pos_ in ("NOUN", "PROPN") and t.dep_ not in ("compound", "poss")), None
        )
        if owner is not None and _may_judge(owner):
            return _raw(after[0], owner, [quote], sentence, "describe")
        return None
    if not after or after[0].lemma_.casefold() not in _RUN:
        return None
    noun = next((t for t in after[1:7] if t.lemma_.casefold() in _LINES), None)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None) if noun is not None else None
    if owner is None and noun is not None:
        of = [g for c in noun.children if c.lower_ in ("of", "from") for g in c.children if g.dep_ == "pobj"]
        owner = of[0] if of else None
    return (
        _raw(after[0], owner, [quote], sentence, "describe")
        if owner is not None and _may_judge(owner)
        else None
    )


_SO = 3  # characters: '": so the union' and '", so the union' follow the quotation at once


def _trimmed(tokens: list[Token]) -> list[Token]:
    kept = list(tokens)
    while kept and kept[-1].text in (",", ".", ";", ":", "-", "\u2013", "\u2014"):
        kept.pop()
    while kept and kept[0].text in (",", ".", ";", ":", "-", "\u2013", "\u2014"):
        kept.pop(0)
    return kept


def _by_verb(sentence: Sentence, quote: Span, quotes: Sequence[Span]) -> Raw | None:
    """The verb of speaking, finding or judging whose object or clause the quotation stands in, or which is set beside
    it between commas."""
    inner = {t.i for t in _inside(sentence, quote)}
    best: tuple[int, Token, Token] | None = None
    for verb in sentence.tokens:
        lemma = verb.lemma_.casefold()
        if verb.i in inner or verb.pos_ not in ("VERB", "AUX") or is_passive(verb):
            continue
        if lemma not in _TALKS and not _as_what(verb, inner):
            continue
        subject = speaking_subject(verb, sentence, list(quotes))
        if subject is None or subject.i in inner or not _may_judge(subject):
            continue
        held = inner & {t.i for t in subtree(verb)} - {t.i for t in subtree(subject)}
        gap = _gap(sentence, verb, quote)
        if not held and not (gap is not None and gap <= _PARENTHESIS):
            continue
        distance = abs(verb.i - min(inner))
        if best is None or distance < best[0]:
            best = (distance, verb, subject)
    if best is None:
        return None
    _, verb, subject = best
    start, end = min(t.i for t in subtree(subject)), verb.i
    if sentence.base + verb.idx < quote.start:
        tokens = [t for t in sentence.tokens if t.i > end and sentence.base + t.idx < quote.end]
    else:
        tokens = [t for t in sentence.tokens if t.i < start]
    told = _trimmed([t for t in tokens if not t.is_space])
    contents = [char_span(sentence.base, told)] if told else [quote]
    phrase = phrase_of(subject, sentence.base)
    return _raw(verb, subject, contents, sentence, verb.lemma_.casefold(), worded_of(verb, subject, phrase))


def _as_what(verb: Token, inner: set[int]) -> bool:
    """ "Suspended the measure as "a law against the weather"": whatever is done, "as" says what it is done for."""
    return any(c.lower_ == "as" and c.i + 1 <= min(inner) <= c.i + 2 for c in verb.children)


_PARENTHESIS = 8  # tokens between a set-in "..., the assembly resolved by acclamation," and its quotation


def _gap(sentence: Sentence, verb: Token, quote: Span) -> int | None:
    """How many tokens stand between the verb and the quotation, where a comma or colon closes the gap."""
    at = sentence.base + verb.idx
    if at < quote.start:
        between = [t for t in sentence.tokens if t.i > verb.i and sentence.base + t.idx < quote.start]
        if any(t.lower_ == "that" and t.dep_ == "mark" for t in between[:5]):
            return 0
        last = between[-1] if between else None
        if last is not None and last.lemma_ == "be" and len(between) > 1:
            last = between[-2]  # "what happens here, the union believes, is "...""
        closed = last is not None and last.text in (",", ":")
    else:
        between = [t for t in sentence.tokens if t.i < verb.i and sentence.base + t.idx >= quote.end]
        closed = not any(t.pos_ in ("VERB", "AUX") for t in between)
    return len(between) if closed else None


def _after_colon(sentence: Sentence, quote: Span) -> Raw | None:
    """ "The bishops had a name for it: the camps were "..."": whoever acts before the colon speaks after it."""
    colon = next(
        (t for t in reversed(list(sentence.tokens)) if t.text == ":" and sentence.base + t.idx < quote.start),
        None,
    )
    if colon is None:
        return None
    for verb in sentence.tokens:
        if verb.i >= colon.i or verb.pos_ not in ("VERB", "AUX"):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < colon.i), None)
        if subject is None or not _may_judge(subject):
            continue
        told = [t for t in sentence.tokens if t.i > colon.i and sentence.base + t.idx < quote.end]
        return _raw(verb, subject, [char_span(sentence.base, told)], sentence, "describe")
    return None
