"""Whose count it is where no verb of saying tells: "the ministry's figures are lower: ...", "was put at 300 by the
district", "the headquarters spoke of 51 arrests", "organisers put the crowd at 30,000, police at 9,000".

All of these need a number in what they take; without one the same words mean something else.
"""

from collections.abc import Iterator
from dataclasses import replace

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_contents import is_number, run_on
from khronika.reading.english.cue_shapes import shape_of
from khronika.reading.english.cue_tellers import speaks
from khronika.reading.english.noun_spans import BODY_NOUN
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.phrases import Phrase, behind, can_speak, may_count, phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import agents_of, is_passive, lemma_of, subject_of
from khronika.reading.english.teller_rows import second_teller

_TALLY = lex.words(
    "tally toll count figure list register record balance estimate number result statistic datum data total poll survey "
    "version calculation projection protocol statement report database roll log sheet archive death-toll headcount bulletin "
    "communique communiqué release briefing dispatch circular memo notice message letter dossier file breakdown chronicle map"
)
_NUMBERS = lex.words("figure estimate count tally number toll total calculation")
_SHOWS = lex.words(
    "be stand show comprise include contain name list give put say reach run speak document record indicate suggest reveal "
    "count hold read have mention detail register number cover range amount"
)
_PUT = lex.words("put estimate give reckon set count number calculate report state quote record list place")
_KNOW_OF = lex.words("inform notify speak talk know learn tell write hear warn")
_REVISE = lex.words("revise raise lower correct update increase reduce bring adjust push")
_REVISED = lex.words(
    "death dead wounded injury injured arrest loss casualty share turnout crowd participation"
)
_HOLDS = lex.words(
    "email send hand show provide publish have hold release give compile collect keep receive draw gather post read share circulate print"
)
_ROLL = lex.words("name list case identity detail evidence report record information")


def by_count(sentence: Sentence, have: list[Raw]) -> list[Raw]:
    """Raw relations of counts in one sentence, beside those already found."""
    if not any(t.like_num for t in sentence.tokens):
        return []
    taken = {r.cue.start for r in have if r.contents}
    return [
        raw
        for token in sentence.tokens
        for raw in (
            _possessed(token, sentence),
            _figure_given(token, sentence),
            _put_by(token, sentence),
            _holder(token, sentence),
        )
        if raw is not None and raw.cue.start not in taken
    ]


def _numbered(tokens: list[Token]) -> bool:
    return any(is_number(t) for t in tokens)


def _raw(owner: Token, cue: Token, content: list[Token], sentence: Sentence, rule: str) -> Raw | None:
    while content and (content[-1].is_punct or content[-1].is_space):
        content = content[:-1]
    if not content or not _numbered(content) or not may_count(owner):
        return None
    span = char_span(sentence.base, content)
    phrase = phrase_of(owner, sentence.base)
    return Raw(
        phrase,
        char_span(sentence.base, [cue]),
        (span,),
        lemma_of(cue),
        rule,
        worded=owner if phrase.head.i != owner.i else None,
        shape=shape_of(cue, owner, sentence, [span]),
    )


# ---- "the ministry's figures are lower: 114 arrests" ----


def _possessed(noun: Token, sentence: Sentence) -> Raw | None:
    if noun.pos_ not in ("NOUN", "PROPN") or lemma_of(noun) not in _TALLY:
        return None
    owner = behind(noun) or _compounded(noun)
    if owner is None:
        return None
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of is not None and _numbered(subtree(of)) and lemma_of(noun) in _NUMBERS | {"list", "register"}:
        content = [t for t in subtree(of) if t.i > of.i and t.i not in {s.i for s in subtree(owner)}]
        return _raw(owner, noun, content, sentence, "attr.their-count")
    after = [t for t in sentence.tokens if t.i > noun.i and not t.is_space]
    colon = next((t for t in after[:9] if t.text == ":"), None)
    if colon is not None and not any(t.pos_ in ("VERB", "AUX") for t in after if t.i < colon.i):
        content = [t for t in after if t.i > colon.i]
        return _raw(owner, noun, content, sentence, "attr.their-count")
    if (beside := _between_commas(after)) is not None and lemma_of(noun) in _NUMBERS:
        return _raw(owner, noun, [beside], sentence, "attr.their-count")
    verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass") else None
    if verb is None or lemma_of(verb) not in _SHOWS or any(c.dep_ == "neg" for c in verb.children):
        return None
    content = run_on(verb, [t for t in sentence.tokens if t.i > verb.i and not t.is_space])
    return _raw(owner, noun, content, sentence, "attr.their-count")


def _compounded(noun: Token) -> Token | None:
    """ "Town hall estimates had the crowd at 80,000": the noun itself, with the body that stands in it."""
    inside = [c for c in noun.children if c.dep_ in ("compound", "nmod")]
    return (
        noun
        if lemma_of(noun) in _NUMBERS | {"data", "datum", "record"} and any(map(can_speak, inside))
        else None
    )


def _between_commas(after: list[Token]) -> Token | None:
    """ "the city's number for Friday's march, 180,000, was ...": a number alone between commas, before any verb."""
    for n, before in enumerate(after[:-3]):
        number, behind_it = after[n + 1], after[n + 2 : n + 4]
        if before.pos_ in ("VERB", "AUX"):
            return None
        closed = behind_it[0].text == "," or (behind_it[0].pos_ == "NOUN" and behind_it[1].text == ",")
        if before.text == "," and number.like_num and closed:
            return number
    return None


_SURE = lex.words(
    "sure certain convinced confident adamant positive concerned alarmed worried appalled dismayed troubled afraid aware"
)


def by_sure(sentence: Sentence) -> Iterator[Raw]:
    """ "The union is convinced that 40 people were arrested"."""
    for token in sentence.tokens:
        if token.lemma_.casefold() not in _SURE or token.dep_ not in ("acomp", "ROOT"):
            continue
        clause = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
        subject = subject_of(token.head if token.dep_ == "acomp" else token)
        if clause is not None and subject is not None and subject.pos_ in ("NOUN", "PROPN"):
            content = [t for t in subtree(clause) if not t.is_space]
            raw = _raw(subject, token, content, sentence, "attr.counts")
            if raw is not None:
                yield raw


def _figure_given(noun: Token, sentence: Sentence) -> Raw | None:
    """ "Forty arrests is the number the union gave": the number before it, or in the sentence before, is the union's."""
    verb = next((c for c in noun.children if c.dep_ == "relcl" and lemma_of(c) in _GAVE), None)
    owner = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    if (
        owner is None
        or owner.pos_ not in ("NOUN", "PROPN")
        or lemma_of(noun) not in _TALLY
        or _numbered(subtree(noun))
    ):
        return None
    before = [
        t for t in sentence.tokens if t.i < min(s.i for s in subtree(noun, ("relcl",))) and not t.is_space
    ]
    return _raw(owner, noun, before, sentence, "attr.their-count")


_GAVE = lex.words(
    "give put cite name announce publish quote report release state provide use mention issue count"
)


# ---- "was put at 12,000 by the district" ----


def _put_by(verb: Token, sentence: Sentence) -> Raw | None:
    if lemma_of(verb) not in _PUT or not (is_passive(verb) or verb.tag_ == "VBN"):
        return None
    by = [c for c in subtree(verb, ("relcl", "conj", "advcl")) if c.lower_ == "by" and c.i > verb.i]
    owner = next((g for c in by for g in c.children if g.dep_ == "pobj" and may_count(g)), None)
    if owner is not None and _did_it(owner, verb):
        return None
    owner = owner or next((a for a in agents_of(verb) if may_count(a)), None)
    if owner is None or owner.i < verb.i or not speaks(owner):
        return None  # "a list of 40 people hit by pellets"
    at = next((t for t in sentence.tokens if verb.i < t.i < owner.i and t.like_num), None)
    behind_it = [t for t in sentence.tokens if owner.i < t.i <= owner.i + 5]
    if at is None and behind_it and behind_it[0].lower_ == "at" and _numbered(behind_it):
        return _raw(owner, verb, behind_it, sentence, "attr.put-by")  # "put by the commission at 61 percent"
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)
    if at is None and (subject is None or not _numbered(subtree(subject))):
        return None
    start = min(t.i for t in subtree(subject)) if subject is not None else verb.i
    first = min(t.i for c in by for t in [c]) if by else owner.i
    content = [t for t in sentence.tokens if start <= t.i < first and not t.is_space]
    return _raw(owner, verb, content, sentence, "attr.put-by")


def _did_it(owner: Token, verb: Token) -> bool:
    """ "were reported shot by soldiers": these shot; "were reported hurt by the hospital": it reports."""
    done = owner.head.head
    return done.i != verb.i and done.pos_ == "VERB" and lemma_of(owner) not in BODY_NOUN


# ---- "spoke of 51 arrests", "is aware of", "published the names of", "revised the toll to" ----


def _holder(verb: Token, sentence: Sentence) -> Raw | None:
    if verb.pos_ not in ("VERB", "AUX") or is_passive(verb) or any(c.dep_ == "neg" for c in verb.children):
        return None
    start = _of(verb) or _names(verb) or _revised(verb) or _expected(verb)
    subject = subject_of(verb) if start is not None else None
    if (
        start is None
        or subject is None
        or subject.lower_ in ("there", "it", "number", "total", "toll", "sum")
    ):
        return None
    if subject.pos_ == "PRON" and subject.lower_ not in ("he", "she", "they"):
        return None
    first = min(t.i for t in subtree(start))
    content = run_on(verb, [t for t in sentence.tokens if t.i >= max(first, verb.i + 1) and not t.is_space])
    if subject.pos_ == "PRON":
        content = [t for t in content if not t.is_space]
        return _raw_pronoun(subject, verb, content, sentence)
    return _raw(subject, verb, content, sentence, "attr.counts")


def _raw_pronoun(subject: Token, verb: Token, content: list[Token], sentence: Sentence) -> Raw | None:
    if not content or not _numbered(content):
        return None
    span = char_span(sentence.base, content)
    phrase = phrase_of(subject, sentence.base)
    shape = shape_of(verb, subject, sentence, [span])
    return Raw(phrase, char_span(sentence.base, [verb]), (span,), lemma_of(verb), "attr.counts", shape=shape)


def _of(verb: Token) -> Token | None:
    """What "spoke of", "knows of", "is aware of" takes."""
    next_to = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if lemma_of(verb) in ("speak", "talk") and next_to.lower_ == "about":
        return next_to
    leads = [verb] if lemma_of(verb) in _KNOW_OF else []
    leads += [c for c in verb.children if c.dep_ == "acomp" and c.lower_ in ("aware", "informed")]
    if lemma_of(verb) in ("inform", "notify"):
        leads += [c for c in verb.children if c.dep_ == "dobj"]
    for lead in leads:
        for child in lead.children:
            if child.dep_ in ("prep", "dative") and child.lower_ in ("of", "about"):
                return next(iter(child.children), None)
    if lemma_of(verb) in ("admit", "own", "confess"):
        to = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "to"), None)
        return next(iter(to.children), None) if to is not None else None
    return None


def _names(verb: Token) -> Token | None:
    """ "the names of 213 people", "a list with 213 names"."""
    if lemma_of(verb) not in _HOLDS:
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and lemma_of(c) in _ROLL), None)


def _expected(verb: Token) -> Token | None:
    """ "expect at least 100,000 people", "hopes for 100,000"."""
    if lemma_of(verb) in ("expect", "predict", "forecast"):
        return next((c for c in verb.children if c.dep_ == "dobj"), None)
    if lemma_of(verb) == "hope":
        return next(
            (g for c in verb.children if c.lower_ == "for" for g in c.children if g.dep_ == "pobj"), None
        )
    return None


def _revised(verb: Token) -> Token | None:
    """ "revised the number of dead to 21", "raised the toll to 31"."""
    if lemma_of(verb) not in _REVISE or verb.tag_ == "VBG":
        return None
    told = next((c for c in verb.children if c.dep_ == "dobj" and lemma_of(c) in _TALLY | _REVISED), None)
    told = told or next((t for t in verb.sent if verb.i < t.i < verb.i + 9 and lemma_of(t) in _TALLY), None)
    to = [
        c
        for c in verb.sent
        if c.lower_ == "to" and c.i > verb.i and c.i + 1 < len(c.doc) and c.nbor().like_num
    ]
    return told if told is not None and to else None


# ---- "organisers put the crowd at 30,000, police at 9,000" ----

_GAPPING = lex.words(
    "put count estimate report speak list say reckon record cite mention claim number talk admit acknowledge own confess"
)


def gapped(sentence: Sentence, have: list[Raw]) -> list[Raw]:
    """``have`` with the further speakers of a shared verb, and the first speaker's content ending before it."""
    out = list(have)
    tokens = [t for t in sentence.tokens if not t.is_space]
    for raw in have:
        if raw.lemma not in _GAPPING:
            continue
        start = next((n for n, t in enumerate(tokens) if sentence.base + t.idx >= raw.cue.end), len(tokens))
        row: list[Raw] = []
        for n in range(start, len(tokens)):
            second = second_teller(tokens, n)
            if second is None:
                continue
            head, number, comma = second
            if not any(t.like_num for t in tokens[start:comma]):
                continue
            span = char_span(sentence.base, [number])
            if not row:
                out = [_cut(r, sentence.base + tokens[comma].idx, raw) for r in out]
            shape = shape_of(number, head, sentence, [span])
            phrase = _named_only(tokens[comma + 1 :], head, number, sentence)
            row.append(Raw(phrase, raw.cue, (span,), raw.lemma, "attr.gapped", shape=shape))
        out += row
    return out


def _named_only(tokens: list[Token], head: Token, number: Token, sentence: Sentence) -> Phrase:
    """The speaker's phrase, without the number that the parser may hang on it ("organisers at 20,000")."""
    phrase = phrase_of(head, sentence.base)
    if sentence.base + tokens[0].idx <= phrase.span.start and phrase.span.end <= sentence.base + number.idx:
        return phrase
    name = [t for t in tokens if t.i <= head.i and t.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART")]
    span = char_span(sentence.base, name or [head])
    return replace(
        phrase, words=sentence.words(span.start - sentence.base, span.end - sentence.base), span=span
    )


def _cut(raw: Raw, place: int, first: Raw) -> Raw:
    if raw is not first:
        return raw
    kept = tuple(Span(c.start, min(c.end, place)) for c in raw.contents if c.start < place)
    return (
        Raw(raw.phrase, raw.cue, kept, raw.lemma, raw.rule, raw.cited, raw.judging, raw.worded, raw.shape)
        if kept
        else raw
    )
