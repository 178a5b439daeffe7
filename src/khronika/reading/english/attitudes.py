"""Wider cues: who asks, wants, knows, cites or backs what; nouns of saying; what is expected or alleged by nobody named.

They belong to the list of attributions. Claims do without them: "the party wants" tells of no event.
"""

from collections.abc import Iterator

from khronika.nouns import Span
from khronika.reading.english import cue_words as wide
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_contents import clause_span, judged_span, run_on
from khronika.reading.english.cue_shapes import shape_of
from khronika.reading.english.cues import cue_span, is_offence, takes
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.people import is_person
from khronika.reading.english.phrases import phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.speaking import may_speak, speaking_subject, speaks, worded_of
from khronika.reading.english.syntax import is_passive

Found = tuple[str, list[Span]]


def attitudes_in(sentence: Sentence, quotes: list[Span], taken: set[int]) -> list[Raw]:
    """Raw relations of the wider cues of a sentence; ``taken`` holds the places of cues already read."""
    out: list[Raw] = []
    for verb in sentence.tokens:
        if verb.pos_ not in ("VERB", "AUX") or sentence.base + verb.idx in taken or is_passive(verb):
            continue
        if verb.dep_ == "advcl" and verb.lemma_ in ("ask", "press", "tell") and verb.tag_ != "VBG":
            continue  # "Asked about the figure, he said ...": he was asked
        if verb.dep_ == "advcl" and verb.lemma_ == "seek" and verb.tag_ == "VBG":
            continue  # "Seeking to calm the crowd, he ...": what for, not what he said
        no_words = takes(verb, verb.lemma_.casefold()) or is_offence(verb)
        found = None if no_words else _content_of(verb, sentence, quotes)
        raw = _raw(verb, sentence, quotes, found) if found is not None else None
        if raw is not None:
            out.append(raw)
    return out


def _raw(verb: Token, sentence: Sentence, quotes: list[Span], found: Found) -> Raw | None:
    subject = speaking_subject(verb, sentence, quotes)
    if subject is None or subject.lower_ in ("there", "what", "this", "these") or not may_speak(subject):
        return None
    rule, contents = found
    phrase = phrase_of(subject, sentence.base)
    if not speaks(phrase):
        return None
    return Raw(
        phrase,
        cue_span(verb, sentence.base),
        tuple(contents),
        verb.lemma_.casefold(),
        rule,
        worded=worded_of(verb, subject, phrase),
        shape=shape_of(verb, subject, sentence, contents),
    )


_QUOTING, _CLAUSE = wide.QUOTING | lex.SAY, wide.CLAUSE | lex.SAY


def _content_of(verb: Token, sentence: Sentence, quotes: list[Span]) -> Found | None:
    """The first rule that fits the verb, with its content."""
    lemma, base = verb.lemma_.casefold(), sentence.base
    quoted = _quoted(verb, sentence, quotes) if lemma in _QUOTING else []
    if quoted:
        return "attr.quoting", quoted
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    target = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if lemma in wide.DIRECTING and (directed := _directed(verb, clause, base)):
        return "attr.directs", directed
    if lemma in _CLAUSE and clause is not None and not (lemma == "hold" and target is not None):
        return "attr.feels", [clause_span(clause, verb, base)]
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and _to(c)), None)
    if lemma in wide.SEEKING and infinitive is not None and target is None:
        return "attr.wants", [clause_span(infinitive, verb, base)]
    for preposition in wide.WITH_PREPOSITION.get(lemma, "").split():
        governed = _governed(verb, preposition)
        if governed is None or target is not None:
            continue
        if preposition != "on" or lemma != "call":
            return "attr.calls-for", [_run(governed, verb, base)]
        asked = next((c for c in verb.children if c.dep_ in ("xcomp", "advcl") and _to(c)), None)
        asked = asked or next((c for c in governed.children if c.dep_ in ("acl", "relcl") and _to(c)), None)
        if asked is not None:
            return "attr.calls-for", [char_span(base, [*subtree(governed), *subtree(asked)])]
    # "A group that opposed the coup", "words opposing the government": which, and not what was said.
    participle = verb.tag_ == "VBG" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)
    defines = lemma in _DEFINES and (verb.dep_ == "relcl" or participle)
    greets = lemma in ("welcome", "hail") and target is not None and _is_guest(target)
    if lemma in wide.OBJECT and target is not None and not defines and not greets:
        return "attr.object", [judged_span(target, verb, base)]
    return None


def _is_guest(target: Token) -> bool:
    """Whoever is greeted, and not judged: a person, by name or by office."""
    return is_person(target) or target.ent_type_ == "PERSON" or target.lemma_.casefold() in lex.NOMINAL


_DEFINES = lex.words("oppose support back champion")


def _run(governed: Token, verb: Token, base: int) -> Span:
    """From what the preposition governs to where another clause of the report's begins."""
    start = min(t.i for t in subtree(governed))
    told = run_on(verb, [t for t in verb.sent if t.i >= start and not t.is_space])
    return char_span(base, told or subtree(governed))


def _to(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _governed(head: Token, preposition: str) -> Token | None:
    for child in head.children:
        if child.dep_ in ("prep", "prt") and child.lower_ == preposition:
            found = next((g for g in child.children if g.dep_ in ("pobj", "pcomp")), None)
            if found is not None:
                return found
    return None


def _directed(verb: Token, clause: Token | None, base: int) -> list[Span]:
    """ "asked the court to ..." : whom and what; the parser makes it one clause or an object and an infinitive."""
    if clause is not None and _to(clause):
        return [char_span(base, [t for t in subtree(clause) if not t.is_space])]
    asked = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and _to(c)), None)
    if asked is None or infinitive is None:
        return []
    return [char_span(base, [*subtree(asked), *subtree(infinitive)])]


def _quoted(verb: Token, sentence: Sentence, quotes: list[Span]) -> list[Span]:
    """Quotations that follow the verb after a comma or colon, or end right before its clause."""
    at = sentence.base + verb.idx
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    first = min([verb.i, *([t.i for t in subtree(subject)] if subject is not None else [])])
    start = sentence.base + verb.doc[first].idx
    found = []
    for quote in quotes:
        if quote.end - quote.start < 8 or quote.start <= at < quote.end:
            continue
        after = [t for t in verb.doc if verb.i < t.i and sentence.base + t.idx < quote.start]
        follows = quote.start > at and len(after) <= 6 and (not after or after[-1].lower_ in (",", ":"))
        ends = 0 <= start - quote.end <= 2 and _goes_on(quote, verb, sentence)
        if follows or ends:
            found.append(quote)
    return found


def _goes_on(quote: Span, verb: Token, sentence: Sentence) -> bool:
    """The quotation before the clause is its object: one sentence with it, or ended by a question or exclamation."""
    last = sentence.words(max(quote.end - 2 - sentence.base, 0), quote.end - sentence.base)
    other = any(c.dep_ in ("dobj", "ccomp", "prep") and c.i > verb.i for c in verb.children)
    return not other and (quote.overlaps(sentence.span) or "?" in last or "!" in last or "," in last)


# ---- nouns ----


def nouns_in(sentence: Sentence) -> list[Raw]:
    """ "the minister's claim that ...", "accusations by the party of ...": acts of saying told as nouns."""
    return [raw for noun in sentence.tokens if (raw := _of_noun(noun, sentence)) is not None]


def _of_noun(noun: Token, sentence: Sentence) -> Raw | None:
    lemma = noun.lemma_.casefold()
    if noun.pos_ != "NOUN" or lemma not in wide.NOUN:
        return None
    owner = _owner(noun)
    content = _told(noun, lemma, sentence.base)
    if owner is None or content is None or not may_speak(owner):
        return None
    phrase = phrase_of(owner, sentence.base)
    if not speaks(phrase):
        return None
    return Raw(
        phrase,
        char_span(sentence.base, [noun]),
        (content,),
        lemma,
        "attr.noun",
        worded=owner if phrase.head.i != owner.i else None,
        shape=shape_of(noun, owner, sentence, [content]) | _noun_shape(noun, owner),
    )


def _owner(noun: Token) -> Token | None:
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        owner = _governed(noun, "by") or _governed(noun, "from")
    return None if owner is not None and owner.lower_ in ("whose", "its own") else owner


def _told(noun: Token, lemma: str, base: int) -> Span | None:
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i and _tells(child):
            return char_span(base, [t for t in subtree(child) if not t.is_space])
    if lemma not in wide.NOUN_WITH_PHRASE:
        return None
    for preposition in ("of", "about", "for", "to", "against", "on"):
        governed = _governed(noun, preposition)
        if governed is not None:
            return char_span(base, subtree(governed))
    return None


def _tells(clause: Token) -> bool:
    """A that-clause or an infinitive, not a relative."""
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    return that or (clause.dep_ != "relcl" and _to(clause))


def _noun_shape(noun: Token, owner: Token) -> set[str]:
    out = {"noun:possessed" if owner.dep_ == "poss" else "noun:by"}
    clause = any(c.dep_ in ("acl", "ccomp", "relcl") and _tells(c) for c in noun.children)
    return out | {"noun:clause" if clause else "noun:phrase"}


# ---- nobody named ----

_EXPECTED = lex.words(
    "expect believe accuse say report know consider think allege rumor rumour estimate suspect deem charge"
)
_ADVERB = lex.words("allegedly reportedly")


def unnamed_in(sentence: Sentence) -> Iterator[tuple[Token, str, Span]]:
    """ "is expected to resign", "allegedly": cue, rule and content, with nobody said to say it."""
    for token in sentence.tokens:
        if token.lemma_.casefold() in _EXPECTED and token.tag_ == "VBN" and is_passive(token):
            if any(c.dep_ == "agent" for c in token.children):
                continue
            content = _raised_content(token, sentence.base)
            if content is not None:
                yield token, "attr.expected", content
        elif token.lower_ in _ADVERB and token.dep_ == "advmod" and token.head.pos_ == "VERB":
            clause = [t for t in subtree(token.head) if t.i != token.i and not t.is_space]
            yield token, "attr.adverb", char_span(sentence.base, clause)


def _raised_content(verb: Token, base: int) -> Span | None:
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    rest = next((c for c in verb.children if c.dep_ == "xcomp" and _to(c)), None)
    if rest is None and verb.lemma_ in ("accuse", "suspect"):
        rest = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    if subject is None or rest is None:
        return None
    return char_span(base, [*subtree(subject), *subtree(rest)])
