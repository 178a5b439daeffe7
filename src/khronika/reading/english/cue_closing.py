"""Who closes a sentence: "..., the interior minister, Abdou Ndoye, said on television", "..., says the Committee".

The parser often loses such a speaker behind a long lead, or hands it only the last of several clauses. The words
themselves are plain: a comma, a noun phrase, a verb of saying and no clause behind it. What stands before is theirs.
"""

import dataclasses
import itertools
from collections.abc import Iterator

from khronika.nouns import Span
from khronika.reading.english.cue_citing import cited_behind
from khronika.reading.english.cue_joined import is_noun_states, only_who, said_behind
from khronika.reading.english.cue_shapes import shape_of
from khronika.reading.english.cue_tellers import speaks
from khronika.reading.english.lexicon import NOMINAL, PERSON, words
from khronika.reading.english.parsing import Sentence, Token, subtree
from khronika.reading.english.phrases import can_speak, phrase_of
from khronika.reading.english.relations import Raw

_REPORTING = words(
    "highlight emphasize emphasise underline underscore lament tweet recall predict suggest argue allege lament conclude reveal show indicate record count learn read stress observe boast "
    "disclose say tell report inform announce state note add confirm write claim estimate reckon calculate maintain assure acknowledge "
    "admit recount explain assert insist specify clarify declare complain warn affirm precise detail relate narrate sigh shrug joke quip retort scoff ironize deplore grumble"
)
_PLAIN = frozenset(
    f"{stem}{end}"
    for stem in (
        "report",
        "inform",
        "claim",
        "estimate",
        "state",
        "note",
        "tweet",
        "reveal",
        "show",
        "read",
        "assure",
        "insist",
        "add",
        "explain",
        "argue",
        "maintain",
        "confirm",
        "announce",
        "warn",
    )
    for end in ("s",)
) | {"says", "said", "tells", "told", "writes", "wrote", "show"}
_NO_SPEAKER = frozenset(
    "and but or who which whom whose that as while though although whereas unless where when after before since because including among of with in on at by "
    "from to for according citing there it".split()
)
_TITLED = 3
# With these behind it the subject must be somebody who can speak: they mean other things too.
_OF_DOCUMENTS = words(
    "witness read show indicate record count learn observe reveal suggest stress boast conclude precise detail relate narrate sigh shrug joke quip retort scoff ironize deplore grumble"
)


def with_closings(sentence: Sentence, have: list[Raw], quotes: list[Span]) -> list[Raw]:
    """``have`` with the closing speaker added, or given all that stands before it."""
    found = _closing(sentence, quotes)
    if found is None:
        return [*have, *_cut_off(sentence, have)]
    verb, head, comma = found
    content = _before(sentence, comma)
    cue = Span(sentence.base + verb.idx, sentence.base + verb.idx + len(verb.text))
    if content is None or any(
        content.contains(r.cue) for r in have if not r.judging and not _quoted(r.cue, quotes)
    ):
        return have
    same = next((r for r in have if r.cue == cue), None)
    if same is not None and not _of_speaker(same, head, comma, sentence):
        have = [r for r in have if r is not same]
        same = None
    if same is not None:
        if same.judging or any(c.start > cue.end for c in same.contents):
            return have
        return [dataclasses.replace(r, contents=(content,)) if r is same else r for r in have]
    lemma = verb.lemma_.casefold()
    return [
        *have,
        Raw(
            phrase_of(head, sentence.base),
            cue,
            (content,),
            lemma,
            "attr.says-clause",
            cited=cited_behind(verb, sentence.base),
            shape=shape_of(verb, head, sentence, [content]),
        ),
    ]


_COMPARING = frozenset("against compared up down including among versus from".split())


def with_compared(sentence: Sentence, have: list[Raw]) -> list[Raw]:
    """ "31 percent, the head said, against 44 percent in 2021": what is set beside the number is told with it."""
    out = []
    for raw in have:
        closing = raw.contents and not raw.judging and all(c.end <= raw.cue.start for c in raw.contents)
        last = max((t.i for t in sentence.tokens if sentence.base + t.idx < raw.cue.end), default=0)
        more = tuple(_compared(sentence, last)) if closing else ()
        out.append(dataclasses.replace(raw, contents=(*raw.contents, *more)) if more else raw)
    return out


def _compared(sentence: Sentence, last: int) -> Iterator[Span]:
    """From a comparing word right behind the first comma after the cue to the sentence's end, where it has a number."""
    comma = next((t for t in sentence.tokens if t.i > last and t.text == ","), None)
    rest = [t for t in sentence.tokens if comma is not None and t.i > comma.i and not t.is_space]
    if rest and rest[0].lower_ in _COMPARING and any(t.like_num for t in rest):
        yield Span(sentence.base + rest[0].idx, sentence.base + rest[-1].idx + len(rest[-1].text))


def _cut_off(sentence: Sentence, have: list[Raw]) -> list[Raw]:
    """ ", the commission said.": a closing speaker whom the parser made a sentence of its own speaks of the one before."""
    tokens = [t for t in sentence.tokens if not t.is_space]
    if len(tokens) < 3 or tokens[0].text != "," or len(tokens) > 22:
        return []
    at = next((n for n, t in enumerate(tokens) if n and _says(t)), None)
    if at is None or _clause_behind(tokens[at + 1 :]) or tokens[1].lower_ in _NO_SPEAKER:
        return []
    name = tokens[1:at] if at > 1 else [t for t in tokens[at + 1 :] if not t.is_punct]
    head = _head(name) if name and not any(_finite(t) for t in name) else None
    cue = Span(sentence.base + tokens[at].idx, sentence.base + tokens[at].idx + len(tokens[at].text))
    if head is None or any(r.cue == cue for r in have):
        return []
    return [Raw(phrase_of(head, sentence.base), cue, (), tokens[at].lemma_.casefold(), "attr.cut-off")]


def _of_speaker(raw: Raw, head: Token, comma: Token, sentence: Sentence) -> bool:
    """False when the parse named as speaker somebody who stands before the comma, where what is told stands."""
    start = raw.phrase.span.start
    return start >= sentence.base + comma.idx or head.i < comma.i or raw.phrase.kind != "named"


def _quoted(span: Span, quotes: list[Span]) -> bool:
    return any(q.contains(span) for q in quotes)


def _before(sentence: Sentence, comma: Token) -> Span | None:
    """From the sentence's start, or its last semicolon, to ``comma``; ``None`` where nothing is told."""
    start = next(
        (t.i + 1 for t in reversed(sentence.tokens[: comma.i - sentence.tokens.start]) if t.text == ";"), None
    )
    told = [
        t for t in sentence.tokens if (start is None or t.i >= start) and t.i < comma.i and not t.is_space
    ]
    numbered = any(t.like_num for t in told)
    if len(told) < (1 if numbered else 4) or not (numbered or any(t.pos_ in ("VERB", "AUX") for t in told)):
        return None
    if not numbered and only_who(told):
        return None
    return Span(sentence.base + told[0].idx, sentence.base + told[-1].idx + len(told[-1].text))


def _says(token: Token) -> bool:
    if token.lower_ in _PLAIN:
        return not is_noun_states(token)
    if token.pos_ != "VERB":
        return False
    if token.lemma_.casefold() not in _REPORTING and not (
        token.lemma_ == "witness" and (token.i + 1 == len(token.doc) or token.nbor().is_punct)
    ):
        return False  # but "..., an agency's reporter witnessed."
    if token.dep_ == "acl" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "as":
        return False  # "..., a woman wrongly reported as 68"
    return token.tag_ in ("VBD", "VBZ", "VBP") or _taken_for_participle(token) or said_behind(token)


def _taken_for_participle(token: Token) -> bool:
    """ "..., the press office announced on Friday": the tagger's participle right behind its subject, with no agent."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    hung = token.tag_ == "VBN" and token.dep_ == "acl" and before is not None and before.i == token.head.i
    return hung and not any(c.dep_ == "agent" or c.lower_ == "by" for c in token.children)


def _closing(sentence: Sentence, quotes: list[Span]) -> tuple[Token, Token, Token] | None:
    """The verb, the head of who speaks, and the comma before them."""
    tokens = [t for t in sentence.tokens if not t.is_space]
    for at in range(len(tokens) - 1, 1, -1):
        verb = tokens[at]
        where = Span(sentence.base + verb.idx, sentence.base + verb.idx + len(verb.text))
        if not _says(verb) or _quoted(where, quotes):
            continue
        if tokens[at - 1].text != ",":
            return _straight(tokens, at)
        if verb.lemma_ in ("tell", "inform"):
            return _straight(tokens, at) or _inverted(tokens, at)  # "..., Adel Brun, told parliament"
        return _inverted(tokens, at) or _straight(tokens, at)
    return None


def _clause_behind(tokens: list[Token]) -> bool:
    """True when what stands behind the verb is a clause of its own: it, not what stands before, is what was said."""
    return len(tokens) > 14 or any(
        t.dep_ in ("nsubj", "nsubjpass", "mark") or t.lower_ == "that" for t in tokens
    )


def _straight(tokens: list[Token], at: int) -> tuple[Token, Token, Token] | None:
    if _clause_behind(tokens[at + 1 :]):
        return None
    commas = [i for i in range(at - 1, 1, -1) if tokens[i].text == ","][: _TITLED + 1]
    if (alone := _it_or_relative(tokens, commas, at)) is not None:
        return alone
    # ", the minister, Abdou Ndoye, said": an apposition has its own commas.
    candidates = commas[:1]
    if commas and commas[0] == at - 1 and len(commas) > 1:
        candidates = commas[1:2]
        # Of ", Ida Falk, a lawyer, said" and ", the minister, Abdou Ndoye, said" the speaker begins at the first comma.
        for behind, before in itertools.pairwise(commas[1:]):
            words = tokens[before + 1 : behind]
            if _office(words) or _person(words):
                candidates = [before]
    for start in (_first_of_list(tokens, start, at) for start in candidates):
        name = tokens[start + 1 : at]
        if not name or name[0].lower_ in _NO_SPEAKER or any(_finite(t) for t in name):
            continue
        if name[0].like_num and not _one_of(name):
            continue
        head = _head(name)
        if head is not None and tokens[at].lemma_.casefold() in _OF_DOCUMENTS and not speaks(head):
            continue
        if head is not None and (named := _named_before(tokens, head, tokens[at])) is not None:
            return tokens[at], *named
        if head is not None and start >= 2:
            return tokens[at], head, tokens[start]
    return None


_OF_ITS_OWN = words("add say state note report")


def _it_or_relative(tokens: list[Token], commas: list[int], at: int) -> tuple[Token, Token, Token] | None:
    """ "..., it added." and "..., his brother, who would not be named, told": the speaker is one word, or has a relative
    clause between commas behind it."""
    verb = tokens[at]
    if commas and commas[0] == at - 2 and tokens[at - 1].lower_ == "it" and verb.lemma_ in _OF_ITS_OWN:
        return verb, tokens[at - 1], tokens[commas[0]]
    if len(commas) < 3 or commas[0] != at - 1 or tokens[commas[1] + 1].lower_ not in ("who", "whose"):
        return None
    name = tokens[commas[2] + 1 : commas[1]]
    if not name or name[0].lower_ in _NO_SPEAKER or any(_finite(t) or t.like_num for t in name):
        return None
    head = _head(name)
    return (verb, head, tokens[commas[2]]) if head is not None and can_speak(head) else None


def _named_before(tokens: list[Token], head: Token, verb: Token) -> tuple[Token, Token] | None:
    """ ""...," Jamal Orn, a lawyer who knows the case, told": the name that the office is in apposition to, and the comma
    before it."""
    name = head.head
    if head.dep_ != "appos" or name.pos_ != "PROPN" or name.dep_ != "nsubj" or name.head.i != verb.i:
        return None
    first = min(t.i for t in subtree(name))
    before = [t for t in tokens if t.i < first and not t.is_quote]
    return (name, before[-1]) if len(before) > 2 and before[-1].text == "," else None


_LISTED = 4  # words of one of several speakers: "local human rights lawyers"


def _first_of_list(tokens: list[Token], start: int, at: int) -> int:
    """ "..., relatives, neighbours and a councillor said": the comma before the first of several who say it together."""
    while any(t.lower_ == "and" for t in tokens[start + 1 : at]):
        before = next(
            (i for i in range(start - 1, max(1, start - _LISTED - 2), -1) if tokens[i].text == ","), None
        )
        words = tokens[before + 1 : start] if before is not None else []
        people = bool(words) and words[-1].pos_ == "NOUN" and can_speak(words[-1])
        if before is None or not people or any(_finite(t) or t.like_num or t.pos_ == "ADP" for t in words):
            break
        start = before
    return start


def _one_of(name: list[Token]) -> bool:
    """ "one of them", "two of the nurses": a number of speakers."""
    return len(name) > 2 and name[1].lower_ == "of" and name[-1].pos_ in ("PRON", "NOUN")


def _person(words: list[Token]) -> bool:
    """A name in full, with or without an office before it."""
    names = [t for t in words if t.pos_ == "PROPN"]
    tail = words[-len(names) :] if names else []
    return len(names) >= 2 and all(t.pos_ == "PROPN" for t in tail) and names[-1].ent_type_ in ("PERSON", "")


def _office(words: list[Token]) -> bool:
    """ "the interior minister": what a name behind a comma is in apposition to."""
    head = _head(words) if words and words[0].pos_ in ("DET", "NOUN", "PROPN", "ADJ") else None
    plain = head is not None and not any(_finite(t) or t.like_num for t in words)
    return plain and head is not None and head.lemma_.casefold() in PERSON | NOMINAL


def _finite(token: Token) -> bool:
    """A verb of its own; "the Aktau-based outlet" and "the detained" have none."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound", "relcl", "acl")


def _inverted(tokens: list[Token], at: int) -> tuple[Token, Token, Token] | None:
    rest = tokens[at + 1 :]
    if len(rest) > 3 and rest[0].lower_ in ("on", "late", "early") and rest[1].ent_type_ == "DATE":
        rest = rest[2:]  # "..., indicated on Friday a spokeswoman"
    named = itertools.takewhile(lambda t: t.lower_ not in ("who", "whose", "which"), rest)
    name = [t for t in named if not t.is_punct]
    if (
        not name
        or len(name) > 16
        or name[0].pos_ not in ("DET", "PROPN", "NOUN", "ADJ")
        or name[0].lower_ in _NO_SPEAKER
    ):
        return None
    if any(t.tag_ in ("VBD", "VBZ", "VBP") and t.dep_ not in ("relcl",) for t in name):
        return None
    head = _head(name)
    if (
        head is not None
        and head.dep_ == "dobj"
        and head.lemma_ in ("matter", "incident", "news", "information", "development")
    ):
        return None  # "..., the inspector, confirmed the matter"
    if head is None or (tokens[at].lemma_.casefold() in _OF_DOCUMENTS and not speaks(head)):
        return None  # "people wrapped in flags, read the constitution aloud"
    return tokens[at], head, tokens[at - 1]


def _head(name: list[Token]) -> Token | None:
    """The first noun of ``name`` that is not a modifier of another in it."""
    inside = {t.i for t in name}
    for token in name:
        if token.pos_ not in ("NOUN", "PROPN", "PRON") or token.ent_type_ in ("DATE", "TIME", "CARDINAL"):
            continue
        while (
            token.dep_ in ("compound", "amod", "nmod", "poss")
            and token.head.i in inside
            and token.head.i > token.i
        ):
            token = token.head
        return token
    return None
