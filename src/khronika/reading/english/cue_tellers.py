"""Whoever tells a number, in words too loose to be cues of saying: "turnout, the returning officer regretted, was 61
percent", "the police came up with 12,500", "as far as the students know", "the clinic confirmed receiving two patients".

All need a number in what they take. They hold only for a number that no cue of saying covers, and are not listed as
attributions: without a number the same words often mean something else.
"""

import re
from collections.abc import Iterable, Iterator

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_contents import run_on
from khronika.reading.english.cue_words import CLAUSE, QUOTING
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.people import is_person
from khronika.reading.english.phrases import BODY_NOUN, Phrase, can_speak, may_count, phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import is_passive, lemma_of, subject_of

_TELLS = (lex.SAY | QUOTING | CLAUSE | lex.ESTIMATE) - lex.words(
    "begin start laugh read show carry hold decide"
)
_FEELS = lex.words(
    "regret rejoice grumble moan sniff enthuse grin smile insist despair concede venture confide theorise"
)
# With a number as object: "named 40 people", "identified 13 people who were killed", "sees six deaths".
_NUMBERS = lex.words(
    "name identify see say know verify confide cite quote report put mention trace document claim"
)
_ARRIVE = {
    "come": ("up",),
    "arrive": ("at",),
    "settle": ("on",),
    "stick": ("to", "by"),
    "stand": ("by",),
    "get": ("to",),
}


def tellers_in(text: str, sentence: Sentence) -> list[Raw]:
    """Raw relations of one sentence, each with a number in its content."""
    raws = [
        *_asides(sentence),
        *(raw for verb in sentence.tokens for raw in _by_verb(verb, sentence)),
        *_by_words(text, sentence),
        *_given(sentence),
        *_labelled(sentence),
    ]
    return sorted(raws, key=lambda r: r.cue)


def teller(
    owner: Token, cue: Span, content: Iterable[Token], sentence: Sentence, rule: str, lemma: str = "count"
) -> Iterator[Raw]:
    """One relation, if ``owner`` may tell a number and ``content`` has one."""
    told = [t for t in content if not t.is_space]
    while told and told[-1].is_punct:
        told.pop()
    if told and has_number(told) and _may_tell(owner):
        phrase = phrase_of(owner, sentence.base)
        yield Raw(phrase, cue, (char_span(sentence.base, told),), lemma, rule)


def has_number(tokens: Iterable[Token]) -> bool:
    """A number that is no date, clock time or rank."""
    return any(t.like_num and t.ent_type_ not in ("DATE", "TIME", "ORDINAL") for t in tokens)


def _may_tell(owner: Token) -> bool:
    if owner.pos_ == "PRON":
        return owner.lower_ in ("he", "she", "they", "them", "it")
    return may_count(owner) and speaks(owner)


def speaks(noun: Token) -> bool:
    """A person, people or a body, by name or by a noun for such."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.like_num:
        return False
    return can_speak(noun) or is_person(noun) or lemma_of(noun) in BODY_NOUN


# ---- ", the returning officer regretted, " ----

_IN_NAME = ("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM")


def _asides(sentence: Sentence) -> Iterator[Raw]:
    tokens = [t for t in sentence.tokens if not t.is_space]
    for at, verb in enumerate(tokens):
        if at < 3 or not _tells(verb):
            continue
        start = at
        while start and (
            tokens[start - 1].pos_ in _IN_NAME or tokens[start - 1].lower_ in ("of", "for", "at", "in")
        ):
            start -= 1
        end = next((n for n in range(at + 1, len(tokens)) if tokens[n].text in (",", ".", ";")), len(tokens))
        name = tokens[start:at]
        if not name or tokens[start - 1].text != "," or end - at > 6 or _object_behind(tokens[at + 1 : end]):
            continue
        head = _head(name)
        if head is None or start < 2:
            continue
        cue = char_span(sentence.base, [verb])
        stop = next((n for n in range(end, len(tokens)) if tokens[n].text == ";"), len(tokens))
        yield from teller(head, cue, tokens[: start - 1], sentence, "attr.aside")
        if end < len(tokens) and tokens[end].text == ",":
            yield from teller(head, cue, tokens[end + 1 : stop], sentence, "attr.aside")


def _tells(verb: Token) -> bool:
    """A finite verb of saying, thinking or feeling; the tagger takes some pasts for participles."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or lemma_of(verb) not in _TELLS | _FEELS:
        return False
    return not any(c.dep_ in ("agent", "auxpass", "neg") or c.lower_ == "by" for c in verb.children)


def _object_behind(tokens: list[Token]) -> bool:
    return any(t.dep_ in ("dobj", "nsubj", "mark", "ccomp", "attr") and t.pos_ != "PRON" for t in tokens)


def _head(name: list[Token]) -> Token | None:
    """The noun that leads a run of words: the last before a preposition."""
    cut = next((n for n, t in enumerate(name) if n and t.pos_ == "ADP"), len(name))
    return next((t for t in reversed(name[:cut]) if t.pos_ in ("NOUN", "PROPN")), None)


# ---- verbs that tell when a number stands with them ----


def _by_verb(verb: Token, sentence: Sentence) -> Iterator[Raw]:
    if verb.pos_ not in ("VERB", "AUX") or is_passive(verb) or any(c.dep_ == "neg" for c in verb.children):
        return
    subject = subject_of(verb)
    if subject is None or not _may_tell(subject) or subject.lower_ == "it":
        return
    start = _told(verb, subject)
    if start is None:
        return
    content = run_on(verb, [t for t in sentence.tokens if t.i >= start and not t.is_space])
    yield from teller(
        subject, char_span(sentence.base, [verb]), content, sentence, "attr.tells-number", lemma_of(verb)
    )


def _told(verb: Token, subject: Token) -> int | None:
    """Where what the verb tells begins; ``None`` where it tells nothing."""
    lemma = lemma_of(verb)
    for child in verb.children:
        if child.i < verb.i:
            continue
        clause = child.dep_ == "ccomp" and lemma in _TELLS | _FEELS | {"figure", "suspect"}
        number = child.dep_ in ("dobj", "attr", "npadvmod") and lemma in _NUMBERS and _counts(child)
        gerund = (
            child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG" and lemma in lex.REPORT_OBJECT | _TELLS
        )
        if clause or number or gerund:
            return int(min(t.i for t in subtree(child)))
    if (behind := _arrived(verb, lemma)) is not None:
        return behind
    return (
        _knows_of(verb)
        if lemma in ("know", "speak", "talk", "hear", "tell", "learn")
        else _on_books(verb, subject)
    )


def _counts(noun: Token) -> bool:
    return bool(noun.like_num) or any(c.like_num for c in noun.children)


def _arrived(verb: Token, lemma: str) -> int | None:
    """ "came up with 12,500", "arrived at 400", "stands by its figure of 40"."""
    first = next((c for c in verb.children if c.lower_ in _ARRIVE.get(lemma, ()) and c.i > verb.i), None)
    if first is None:
        return None
    after = [t for t in verb.sent if first.i < t.i <= first.i + 6]
    if lemma == "come" and not (after and after[0].lower_ == "with"):
        return None
    return int(first.i) + 1 if any(t.like_num for t in after) else None


def _knows_of(verb: Token) -> int | None:
    """ "knows by name of 87 detainees"."""
    of = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("of", "about") and c.i > verb.i]
    by = [h for c in verb.children if c.lower_ == "by" for h in c.children if lemma_of(h) == "name"]
    of += [g for h in by for g in h.children if g.lower_ == "of"]
    return next((int(c.i) + 1 for c in of if any(t.like_num for t in subtree(c))), None)


_BOOKS = lex.words("book list register record file roll ledger note archive database")


def _on_books(verb: Token, subject: Token) -> int | None:
    """ "has on its books 62 people", "has 62 people on its list"."""
    if lemma_of(verb) not in ("have", "carry", "hold", "keep"):
        return None
    own = [
        g
        for c in verb.sent
        if c.dep_ == "prep" and c.lower_ in ("on", "in") and c.i > verb.i
        for g in c.children
        if lemma_of(g) in _BOOKS and any(p.lower_ in ("its", "their", "his", "her") for p in g.children)
    ]
    return int(verb.i) + 1 if own else None


# ---- phrases ----

_WHO = r"(?P<who>(?:the |its |their |his |her |an? )?[^\W\d_][^,.;:()\d]{2,50}?)"
_COUNTED = r"(?:count|tally|reckoning|figures?|estimates?|data|records?|calculations?|numbers?|books?|list|register|version|telling|account|information|knowledge)"
_LEADING = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?:^|(?<=[,;:\u2013\u2014] ))(?:By|In|On|To|From|Going by|Judging by) {_WHO}['\u2019]s?(?: own| latest| last| first)? {_COUNTED}\b,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))(?:By|On) {_WHO}['\u2019]s?(?: own)? (?:admission|confession)\b,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))(?:As|So) far as {_WHO} (?:know|knows|knew|could tell|can tell|can see|(?:is|are|was|were) (?:aware|concerned))\b,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))(?:To go by|From|Judging from|Going by|Judging by|To judge from) what {_WHO} (?:say|says|said|tells?|told)\b(?: \w+)?,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))if {_WHO} (?:is|are|was|were) (?:to be (?:believed|trusted)|right|correct)\b,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))if (?:one|you) (?:believes?|trusts?) {_WHO}(?=[,.;]|$),?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))(?:or|at least) so {_WHO} (?:believe|believes|think|thinks|thought|claims?|claimed|says?|said)\b,?",
        rf"(?:^|(?<=[,;:\u2013\u2014] ))as (?:given|put|stated|quoted|cited|counted|reported|told|seen) by {_WHO}(?=[,.;]|$),?",
    )
)  # fmt: skip
_ALL_THEY_SAY = re.compile(
    rf"^(?P<what>.+?),? (?:is|was|were) (?:all|as much as|what|the most) {_WHO} (?:would|could|will|can|was|were|is|are)? ?"
    r"(?:willing to |ready to |able to |prepared to )?(?:say|says|said|tell|told|confirm|confirmed|report|reported)\b",
    re.I,
)
_WOULD = re.compile(
    rf"^{_WHO} (?:would|could|will|can) (?:only |but )?(?:say|confirm|speak|talk|give|admit to|go as far as|not go beyond|not go above)(?: only)?\b(?P<what>.+)$",
    re.I,
)  # fmt: skip


def _by_words(text: str, sentence: Sentence) -> Iterator[Raw]:
    """The formulas, read from their words, because the parser makes something else of each."""
    words = sentence.span.of(text)
    for pattern in _LEADING:
        for found in pattern.finditer(words):
            rest = ((0, found.start()), (found.end(), len(words)))
            yield from _formula(sentence, found.span("who"), (found.start(), found.start() + 2), rest)
    for pattern in (_ALL_THEY_SAY, _WOULD):
        if (whole := pattern.match(words)) is not None:
            yield from _formula(
                sentence, whole.span("who"), (whole.end("who"), whole.end("who") + 1), (whole.span("what"),)
            )


def _formula(
    sentence: Sentence, who: tuple[int, int], cue: tuple[int, int], rests: tuple[tuple[int, int], ...]
) -> Iterator[Raw]:
    base = sentence.span.start
    inside = _within(sentence, base + who[0], base + who[1])
    own = {t.i for t in inside}
    head = next((t for t in inside if t.head.i not in own and t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    head = head or next((t for t in reversed(inside) if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if head is None or not _may_tell(head):
        return
    parts = []
    for start, end in rests:
        told = [t for t in _within(sentence, base + start, base + end) if not t.is_space]
        while told and told[-1].is_punct:
            told.pop()
        if told and has_number(told):
            parts.append(char_span(sentence.base, told))
    if parts:
        span = char_span(sentence.base, inside)
        phrase = phrase_of(head, sentence.base)
        if phrase.kind == "named":
            phrase = Phrase(
                head, sentence.words(span.start - sentence.base, span.end - sentence.base), span, "named"
            )
        yield Raw(phrase, Span(base + cue[0], base + cue[1]), tuple(parts), "count", "attr.by-formula")


def _within(sentence: Sentence, start: int, end: int) -> list[Token]:
    return [t for t in sentence.tokens if start <= sentence.base + t.idx < end and not t.is_space]


# ---- "..., a toll the ministry revised from five" ----

_FIGURE = lex.words("figure number toll tally count total estimate death-toll")
_GAVE = lex.words(
    "give put cite name announce publish quote report release state provide use mention issue count revise raise correct "
    "update call repeat confirm compile produce calculate arrive supply"
)  # fmt: skip


def _given(sentence: Sentence) -> Iterator[Raw]:
    """ "Seven people died, a toll the ministry revised from five": what stands before is the ministry's."""
    for noun in sentence.tokens:
        if lemma_of(noun) not in _FIGURE or noun.i < sentence.tokens.start + 3:
            continue
        verb = next((c for c in noun.children if c.dep_ in ("relcl", "acl") and lemma_of(c) in _GAVE), None)
        owner = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
        if verb is not None and owner is None and verb.tag_ == "VBN":
            owner = next(
                (g for c in verb.children if c.lower_ == "by" for g in c.children if g.dep_ == "pobj"), None
            )
        first = min(t.i for t in subtree(noun, ("relcl", "acl")))
        if owner is None or first <= sentence.tokens.start or noun.doc[first - 1].text != ",":
            continue
        before = [t for t in sentence.tokens if t.i < first - 1]
        yield from teller(owner, char_span(sentence.base, [noun]), before, sentence, "attr.aside")


# ---- "The strike committee: at least 40 arrested" ----


def _labelled(sentence: Sentence) -> Iterator[Raw]:
    """A body or person, a colon and numbers, with no verb before the colon."""
    tokens = [t for t in sentence.tokens if not t.is_space]
    colon = next((n for n, t in enumerate(tokens[:9]) if t.text == ":"), None)
    if not colon or any(
        (t.pos_ not in _IN_NAME and t.lower_ not in ("of", "for")) or t.like_num for t in tokens[:colon]
    ):
        return
    head = _head(tokens[:colon])
    if head is not None and (lemma_of(head) in BODY_NOUN or is_person(head)):
        yield from teller(
            head, char_span(sentence.base, [tokens[colon]]), tokens[colon + 1 :], sentence, "attr.aside"
        )
