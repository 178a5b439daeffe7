"""Cues of judging, demanding and threatening that make claims beside the plain verbs of saying: "countered", "urged the
government to", "voiced concern over", "that was the verdict of", "is how X described".

They are taken from the wider cues of ``attitudes`` (which lists them all) and from a few formulas; what somebody merely
wants, feels or thinks is no claim.
"""

from collections.abc import Iterator

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.attitudes import attitudes_in, nouns_in
from khronika.reading.english.cue_contents import judged_span, run_on
from khronika.reading.english.cue_shapes import shape_of
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.people import is_person
from khronika.reading.english.phrases import behind, can_speak, phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.speaking import may_speak, speaking_subject, speaks, worded_of
from khronika.reading.english.syntax import is_passive, lemma_of
from khronika.reading.english.verdicts import verdicts_in

_WANTED = {
    "attr.quoting": None,
    "attr.calls-for": lex.words(
        "call push plead warn complain speak protest object appeal point argue press"
    ),
    "attr.wants": lex.words("promise vow pledge refuse threaten plan decline"),
    "attr.directs": lex.words("urge call warn press implore ask"),
    "attr.feels": lex.words(
        "hold rule resolve judge deem consider regard vow certify retort counter hint imply"
    ),
    "attr.object": lex.words(
        "question support oppose denounce blast slam defend reject demand lament deplore decry bemoan hail welcome "
        "dispute praise applaud condemn criticise criticize dismiss deny regret protest blame accuse describe label promise "
        "predict lambast champion"
    ),
    "attr.noun": lex.words("accusation allegation claim denial warning threat criticism demand"),
}


def opinions_in(sentence: Sentence, quotes: list[Span], taken: set[int]) -> list[Raw]:
    """Raw relations of a sentence; ``taken`` holds the places of cues already read."""
    out = [*_is_how(sentence, quotes), *_judged(sentence)]
    have = taken | {r.cue.start for r in out}
    wide = [*attitudes_in(sentence, quotes, have), *nouns_in(sentence)]
    out += [r for r in wide if _wanted(r) and r.phrase.kind != "self"]
    have |= {r.cue.start for r in out}
    out += [r for r in (*_voiced(sentence), *_found(sentence)) if r.cue.start not in have]
    return [*out, *_verdict(sentence, quotes)]


_NOBODY = frozenset("whoever anyone anybody everyone everybody nobody those".split())


# "Held them for "liking" posts and demanded their release": a post demands nothing.
_MUTE = lex.words(
    "post photo picture poster image campaign celebration capital city town village square street"
)


def _wanted(raw: Raw) -> bool:
    head = raw.phrase.head
    if raw.phrase.words.casefold() in _NOBODY or (head.pos_ == "NOUN" and lemma_of(head) in _MUTE):
        return False
    lemmas = _WANTED.get(raw.rule, frozenset())
    return lemmas is None or raw.lemma in lemmas


def _made(
    verb: Token, subject: Token, content: Span, sentence: Sentence, rule: str, lemma: str
) -> Raw | None:
    phrase = phrase_of(subject, sentence.base)
    if not speaks(phrase) or phrase.kind == "self":
        return None
    return Raw(
        phrase,
        char_span(sentence.base, [verb]),
        (content,),
        lemma,
        rule,
        judging=True,
        worded=worded_of(verb, subject, phrase),
        shape=shape_of(verb, subject, sentence, [content]),
    )


_TO_BLAME = frozenset(("responsible", "accountable", "liable"))
_VOICE = lex.words("voice express raise level make lodge issue signal air")
_BLAMED = lex.words("blame responsibility fault guilt onus")
_LAYS = lex.words("put pin lay place heap shift fix")
# "Ruled out a state of siege", "brushed aside the report": a denial in two words.
_WAVED = {
    "rule": "out", "brush": "aside off away", "wave": "aside away off", "shrug": "off", "laugh": "off away", "play": "down", "push": "back",
    "explain": "away", "cast": "aside", "shoot": "down", "sweep": "aside", "hit": "back",
}  # fmt: skip
_FEELING = lex.words(
    "concern alarm outrage regret doubt fear criticism objection anger dismay worry disappointment shock condemnation "
    "accusation allegation support solidarity threat warning reservation indignation appeal protest complaint demand ultimatum"
)


def _is_what_for(verb: Token) -> bool:
    """ "Held for celebrating or expressing support", "those expressing support": what others did, and nobody's word here."""
    first = verb.head if verb.dep_ == "conj" else verb
    if verb.tag_ != "VBG" or first.tag_ != "VBG" or first.dep_ not in ("pcomp", "acl", "amod"):
        return False
    return (
        first.dep_ == "pcomp" or lemma_of(first.head) not in lex.VOICE_NOUN
    )  # "a statement expressing concern"


def _voiced(sentence: Sentence) -> Iterator[Raw]:
    """ "voiced concern over the arrests", "apologised for", "threatened a strike", "likened the protesters to"."""
    for verb in sentence.tokens:
        lemma = verb.lemma_.casefold()
        if verb.pos_ != "VERB" or is_passive(verb) or any(c.dep_ == "neg" for c in verb.children):
            continue
        if _is_what_for(verb):
            continue
        target = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
        content: Span | None = None
        if (
            target is not None
            and _waves_off(verb, lemma)
            and not is_person(target)
            and target.lemma_ not in lex.CROWD
        ):
            content, lemma = judged_span(target, verb, sentence.base), "dismiss"
        elif lemma == "have" and target is not None and _none_of(target) and not _is_reported(verb):
            rest = run_on(verb, [t for t in sentence.tokens if t.i >= verb.i and not t.is_space])
            content, lemma = char_span(sentence.base, rest), "deny"
        elif lemma in _LAYS and target is not None and target.lemma_.casefold() in _BLAMED:
            rest = run_on(verb, [t for t in sentence.tokens if t.i >= verb.i and not t.is_space])
            content, lemma = char_span(sentence.base, rest), "blame"
        elif lemma in _VOICE and target is not None and target.lemma_.casefold() in _FEELING:
            content = char_span(
                sentence.base, run_on(verb, [t for t in sentence.tokens if t.i > verb.i and not t.is_space])
            )
        elif (
            lemma in ("threaten", "promise", "pledge", "urge")
            and target is not None
            and not is_person(target)
        ):
            content = judged_span(target, verb, sentence.base)
        elif lemma in ("liken", "compare", "equate") and target is not None:
            content = char_span(
                sentence.base,
                [verb, *run_on(verb, [t for t in sentence.tokens if t.i > verb.i and not t.is_space])],
            )
        elif lemma == "hold" and target is not None and any(t.lower_ in _TO_BLAME for t in subtree(verb)):
            content = char_span(
                sentence.base, run_on(verb, [t for t in sentence.tokens if t.i > verb.i and not t.is_space])
            )
        elif lemma in ("apologise", "apologize"):
            led = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "for"), None)
            content = char_span(sentence.base, subtree(led)) if led is not None else None
        subject = speaking_subject(verb, sentence, []) if content is not None else None
        if content is None or subject is None or not may_speak(subject):
            continue
        raw = _made(verb, subject, content, sentence, "attr.voices", lemma)
        if raw is not None:
            yield raw


_KNOWN = lex.words(
    "record knowledge information report evidence plan intention confirmation idea trace account log part hand"
)


def _none_of(target: Token) -> bool:
    """ "The battalion has no record of any such patrol"."""
    return target.lemma_.casefold() in _KNOWN and any(c.lower_ in ("no", "neither") for c in target.children)


def _is_reported(verb: Token) -> bool:
    """ "The league said that the party has no plan to change": in the league's words."""
    return verb.dep_ == "ccomp" and verb.head.i < verb.i and verb.head.lemma_ in lex.SAY


def _waves_off(verb: Token, lemma: str) -> bool:
    wanted = _WAVED.get(lemma, "").split()
    return any(c.dep_ in ("prt", "advmod", "prep") and c.lower_ in wanted for c in verb.children)


def _judged(sentence: Sentence) -> Iterator[Raw]:
    """States of mind and acts that judge (verdicts.py), of whoever can speak."""
    for found in verdicts_in(sentence):
        if not (can_speak(found.subject) and may_speak(found.subject)):
            continue
        raw = _made(found.cue, found.subject, found.content, sentence, "attr.judged-by", found.lemma)
        if raw is not None:
            yield raw


_FINDS = lex.words(
    "flag highlight expose find see detect identify uncover observe document note witness record establish"
)
_FINDING = lex.FINDING_WORD | lex.words(
    "evidence proof sign trace indication abuse torture manipulation case pattern problem"
)


def _found(sentence: Sentence) -> Iterator[Raw]:
    """ "found irregularities", "found the detention unlawful", "found no evidence of fraud"."""
    for verb in sentence.tokens:
        if verb.lemma_.casefold() not in _FINDS or verb.pos_ != "VERB" or is_passive(verb):
            continue
        target = next(
            (c for c in verb.children if c.dep_ in ("dobj", "ccomp", "oprd") and c.i > verb.i), None
        )
        if target is None:
            continue
        inside = {t.lemma_.casefold() for t in subtree(target)}
        stems = inside | {w.rstrip("s") for w in inside}
        if not stems & (_FINDING | lex.EVALUATIVE):
            continue
        subject = speaking_subject(verb, sentence, [])
        if subject is None or not (can_speak(subject) and may_speak(subject)):
            continue
        denied = [c for c in verb.children if c.dep_ == "neg"]  # "has not seen any evidence"
        told = [*denied, *([verb] if denied else []), *subtree(target)]
        raw = _made(verb, subject, char_span(sentence.base, told), sentence, "attr.finds", "find")
        if raw is not None:
            yield raw


_HOW = (
    lex.CALL_AS
    | lex.SAY
    | lex.words(
        "put see sum summarise summarize phrase express formulate paint depict frame remember experience"
    )
)


def _is_how(sentence: Sentence, quotes: list[Span]) -> Iterator[Raw]:
    """ ""Excessive" is how X described it"."""
    for verb in sentence.tokens:
        if verb.lemma_.casefold() not in _HOW or not any(c.lower_ == "how" for c in verb.children):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        quote = next(
            (q for q in quotes if sentence.span.contains(q) and q.end <= sentence.base + verb.idx), None
        )
        if subject is not None and quote is not None:
            raw = _made(verb, subject, quote, sentence, "attr.is-how", "describe")
            if raw is not None:
                yield raw


_VERDICT = lex.words(
    "verdict assessment view opinion conclusion judgement judgment word description message comment answer response"
)


def _verdict(sentence: Sentence, quotes: list[Span]) -> Iterator[Raw]:
    """ ""Peaceful but not fair": that was the verdict of the observers", "such was the message of X"."""
    for noun in sentence.tokens:
        if (
            noun.lemma_.casefold() not in _VERDICT
            or noun.dep_ not in ("attr", "nsubj")
            or noun.head.lemma_ != "be"
        ):
            continue
        back = [t for t in sentence.tokens if t.i < noun.i and t.lower_ in ("that", "this", "such", "so")]
        owner = behind(noun)
        if owner is None or not can_speak(owner):
            continue
        before = next(
            (q for q in quotes if sentence.span.overlaps(q) and q.end <= sentence.base + noun.idx), None
        )
        rest = [t for t in sentence.tokens if back and t.i < back[0].i and not t.is_space]
        content = before or (char_span(sentence.base, rest) if len(rest) > 3 else None)
        raw = (
            _made(noun, owner, content, sentence, "attr.verdict", "describe") if content is not None else None
        )
        if raw is not None:
            yield raw
