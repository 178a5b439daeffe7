"""Cues within one sentence: verbs of saying and judging, "according to", "citing", accounts and polls.

Each rule yields raw relations, whose sources are not yet resolved; a raw relation without content speaks of what was
said just before.
"""

import re
from collections.abc import Iterator

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.relations import Raw
from khronika.reading.english.speakers import Phrase, phrase_of
from khronika.reading.english.syntax import agent_of, is_passive, subject_of
from khronika.reading.english.tallies import tallies_in


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


# "..., attributing the figure to X", "..., relying on data from X".
_LEANING = frozenset("attributing crediting ascribing relying drawing basing referring leaning".split())


def _cited(verb: Token, base: int) -> tuple[Phrase, ...]:
    """ "..., citing the ministry": whom the speaker relays, and whom those relay in their turn."""
    out: list[Phrase] = []
    beside = [c for c in verb.head.children if c.i > verb.i] if verb.dep_ in ("parataxis", "ccomp") else []
    for child in (*verb.children, *beside):
        if child.dep_ in ("advcl", "prep", "pcomp") and child.lower_ in ("citing", "quoting"):
            out += [phrase_of(g, base) for g in child.children if g.dep_ in ("dobj", "pobj")]
        if child.dep_ in ("advcl", "xcomp", "acl") and child.lower_ in _LEANING:
            preps = [g for g in child.children if g.dep_ == "prep" and g.lower_ in ("on", "to", "from")]
            out += [phrase_of(h, base) for g in preps for h in g.children if h.dep_ == "pobj"]
    subject = subject_of(verb)
    if subject is not None:
        for child in subject.children:
            if child.lower_ in ("citing", "quoting") or (
                child.dep_ == "relcl" and child.lemma_ in ("cite", "quote")
            ):
                out += [phrase_of(g, base) for g in child.children if g.dep_ == "dobj"]
    for phrase in tuple(out):
        for child in phrase.head.children:
            if child.dep_ in ("relcl", "acl") and child.lemma_ in ("cite", "quote"):
                out += [phrase_of(g, base) for g in child.children if g.dep_ == "dobj"]
    return tuple(out)


def _contents(verb: Token, base: int, text: str) -> list[Span]:
    """What the verb reports, as spans of the text."""
    out: list[Span] = []
    for child in verb.children:
        if child.dep_ == "ccomp" or (
            child.dep_ == "xcomp"
            and verb.lemma_
            in ("deny", "threaten", "promise", "vow", "pledge", "claim", "urge", "demand", "call", "describe")
        ):
            out.append(char_span(base, [t for t in subtree(child) if not t.is_space]))
        elif child.dep_ in ("dobj", "oprd") and verb.lemma_ in (
            lex.REPORT_OBJECT | lex.ACCUSE | lex.CALL_AS | lex.DENY | lex.DISPUTE
        ):
            tail = [
                t
                for t in subtree(verb)
                if t.i >= min(s.i for s in subtree(child)) and not _belongs_to_other(t, verb)
            ]
            out.append(char_span(base, tail or [child]))
        elif (
            child.dep_ == "prep"
            and verb.lemma_ in ("warn", "complain", "speak", "write", "talk", "tell")
            and child.lower_ in ("of", "about", "against")
        ) or (child.dep_ == "parataxis" and child.pos_ in ("VERB", "AUX")):
            out.append(char_span(base, subtree(child)))
    del text
    return out


def _belongs_to_other(token: Token, verb: Token) -> bool:
    """True for words under another verb coordinated with the cue."""
    path = [a for a in (token, *token.ancestors) if verb.is_ancestor(a) or a == verb]
    return any(a.dep_ == "conj" and a.head == verb for a in path)


def _by_verb(sentence: Sentence, text: str, quotes: list[Span]) -> Iterator[Raw]:
    base = sentence.base
    for verb in sentence.tokens:
        if verb.pos_ not in ("VERB", "AUX") or verb.lemma_.casefold() not in (
            lex.SAY | lex.JUDGE | lex.COUNTING
        ):
            continue
        lemma = verb.lemma_.casefold()
        if _negated(verb) and lemma not in ("know", "rule"):
            continue
        if any(
            a.lemma_ in ("decline", "refuse")
            for a in verb.ancestors
            if a.dep_ != "conj" and verb.dep_ == "xcomp"
        ):
            continue
        if is_passive(verb):
            yield from _by_passive(verb, sentence)
            continue
        subject = subject_of(verb)
        if subject is None or subject.lower_ in ("there", "what"):
            continue
        if (
            subject.pos_ == "PRON"
            and subject.lower_ in ("this", "these", "those", "that", "which", "it")
            and verb.dep_ != "relcl"
            and lemma in ("show", "suggest", "mean", "indicate")
        ):
            continue
        contents = _contents(verb, base, text)
        has_clause = any(c.dep_ in ("ccomp", "parataxis") for c in verb.children)
        if lemma in lex.CLAUSE_ONLY and not has_clause:
            continue
        judging = lemma in (lex.ACCUSE | lex.CALL_AS | lex.DENY | lex.DISPUTE) and not has_clause
        if (
            lemma in lex.CALL_AS
            and not has_clause
            and not any(c.dep_ in ("oprd", "prep") for c in verb.children)
        ):
            continue
        counting = lemma in lex.COUNTING and any(
            any(
                t.like_num
                for t in verb.doc.char_span(c.start - base, c.end - base, alignment_mode="expand") or ()
            )
            for c in contents
        )
        if lemma not in lex.SAY and not judging and not counting:
            continue
        if (
            not contents
            and verb.dep_ in ("parataxis", "ccomp", "advcl", "conj")
            and verb.head.pos_ in ("VERB", "AUX")
            and lemma in ("say", "report", "add", "note", "claim", "write")
        ):
            contents = _around(verb, sentence)
        if not contents:
            contents = [q for q in quotes if _beside(q, sentence.span)]
        if not contents and verb.dep_ == "ROOT":
            contents = _before_cue(verb, subject, sentence)
        phrase = phrase_of(subject, base)
        if (
            not contents
            or not speaks(phrase)
            or subject.lemma_ in ("law", "article", "rule", "constitution")
            or not _may_speak(subject)
        ):
            continue
        cue = Span(base + verb.idx, base + verb.idx + len(verb.text))
        rule = "attr.judges" if judging else "attr.says-clause" if has_clause else "attr.reports-object"
        yield Raw(phrase, cue, tuple(contents), lemma, rule, _cited(verb, base), judging)


def _before_cue(verb: Token, subject: Token, sentence: Sentence) -> list[Span]:
    """ "Figures to compare with last week's, he noted.": a closing cue takes all that stands before it."""
    start = min(t.i for t in subtree(subject))
    if verb.lemma_ not in ("say", "add", "note", "report", "write", "explain", "claim") or verb.i < start:
        return []
    before = [t for t in sentence.tokens if t.i < start and not t.is_space]
    after = [t for t in sentence.tokens if t.i > verb.i and not t.is_punct]
    words = [t for t in before if t.is_alpha]
    return (
        [char_span(sentence.base, before)]
        if len(words) > 4 and len(after) <= 6 and before[-1].is_punct
        else []
    )


# A report speaking of itself is its author, and so no source.
_ITSELF = frozenset(
    "passage summary item version article piece text story excerpt page headline caption paragraph".split()
)


def speaks(phrase: Phrase) -> bool:
    """False for phrases that cannot be a source: a count of people, the report itself, a bare relative."""
    words = phrase.words.strip()
    if phrase.head.lemma_.casefold() in _ITSELF and phrase.kind != "relative":
        return False
    if phrase.kind == "relative" or re.match(
        r"(?:at least|more than|about|over|nearly|some|around)?\s*\d", words
    ):
        return False
    return bool(re.search(r"[^\W\d]", words))


def _beside(quote: Span, sentence: Span) -> bool:
    """A quotation in the cue's own sentence, or one that ends right before it ("...?" X told the crowd)."""
    if quote.end - quote.start <= 15 or quote.contains(sentence):
        return False
    return quote.overlaps(sentence) or 0 <= sentence.start - quote.end <= 2


def _may_speak(subject: Token) -> bool:
    """Keeps "the protests showed" and "the figure marks" from becoming sources."""
    if subject.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "EVENT"):
        return False
    if subject.pos_ == "NOUN" and subject.lemma_ in (lex.NOUN_KIND.keys() - lex.CROWD):
        return False
    return not (
        subject.pos_ == "NOUN"
        and subject.lemma_
        in (
            "election",
            "vote",
            "move",
            "law",
            "decision",
            "event",
            "situation",
            "incident",
            "clash",
            "violence",
            "step",
            "change",
            "result",
            "poster",
            "banner",
            "sign",
            "placard",
            "slogan",
            "trend",
        )
    )


def _around(verb: Token, sentence: Sentence) -> list[Span]:
    """A parenthetical cue ("..., police say, ..."): the rest of the sentence is the content."""
    inside = {t.i for t in subtree(verb)}
    rest = [t for t in sentence.tokens if t.i not in inside and not t.is_punct and not t.is_space]
    before = [t for t in rest if t.i < min(inside)]
    after = [t for t in rest if t.i > max(inside)]
    return [char_span(sentence.base, part) for part in (before, after) if part]


def _by_passive(verb: Token, sentence: Sentence) -> Iterator[Raw]:
    """ "was announced by X", "as reported by X", "This was stated by X"."""
    agent = agent_of(verb)
    if agent is None or verb.lemma_ not in (lex.SAY | lex.ACCUSE | lex.CALL_AS):
        return
    base = sentence.base
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    cue = Span(base + verb.idx, base + verb.idx + len(verb.text))
    phrase = phrase_of(agent, base)
    if verb.dep_ == "advcl" and any(c.lower_ == "as" for c in verb.children):
        contents = _around(verb, sentence)
    elif verb.dep_ == "acl":
        contents = [char_span(base, subtree(verb.head, ("acl",)))]
    elif subject is not None and subject.lower_ not in ("this", "that", "it", "which", "these"):
        whole = verb.lemma_ in (lex.ACCUSE | lex.CALL_AS)
        contents = [
            char_span(base, [t for t in subtree(verb) if not t.is_space] if whole else subtree(subject))
        ]
    else:
        contents = [char_span(base, subtree(c)) for c in verb.children if c.dep_ == "ccomp"]
    yield Raw(
        phrase, cue, tuple(contents), verb.lemma_, "attr.passive" if contents else "attr.this-was-said-by"
    )


def _by_according(sentence: Sentence) -> Iterator[Raw]:
    base = sentence.base
    for token in sentence.tokens:
        lower = token.lower_
        if lower != "according":
            continue
        to = next((c for c in token.children if c.lower_ == "to"), None)
        head = next((g for g in to.children if g.dep_ == "pobj"), None) if to is not None else None
        if head is None and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
            head = next((g for g in token.nbor().children if g.dep_ == "pobj"), None)
        if head is None:
            continue
        phrase = phrase_of(head, base)
        inside = {t.i for t in subtree(token)} | {token.i, token.i + 1}
        if phrase.kind == "many" and head.lower_ == "them":
            phrase.kind = "many"
        end = max([t.i for t in subtree(head, ("relcl", "acl"))] + [token.i + 1])
        rest = [t for t in sentence.tokens if (t.i < token.i or t.i > end) and not t.is_space]
        before = [t for t in rest if t.i < token.i]
        after = [t for t in rest if t.i > end and not (t.i in inside and t.dep_ == "punct")]
        contents = [char_span(base, part) for part in (before, after) if any(t.is_alpha for t in part)]
        cue = Span(base + token.idx, base + token.idx + len("according to"))
        cited = tuple(phrase_of(c, base) for c in head.children if c.dep_ == "conj" and c.ent_type_ == "ORG")
        yield (
            Raw(phrase, cue, tuple(contents), "according", "attr.according-to", ())
            if contents
            else Raw(phrase, cue, (), "according", "attr.this-was-said-by")
        )
        del cited


def _by_citing(sentence: Sentence, have: list[Raw]) -> Iterator[Raw]:
    """ "citing X" where no speaking verb took it up."""
    base = sentence.base
    taken = {p.span for raw in have for p in raw.cited}
    for token in sentence.tokens:
        if token.lower_ not in ("citing", "quoting"):
            continue
        for child in token.children:
            if child.dep_ in ("dobj", "pobj"):
                phrase = phrase_of(child, base)
                if phrase.span not in taken:
                    inside = {t.i for t in subtree(token)}
                    rest = [t for t in sentence.tokens if t.i not in inside and not t.is_space]
                    if rest:
                        yield Raw(
                            phrase, char_span(base, [token]), (char_span(base, rest),), "cite", "attr.citing"
                        )


_ACCOUNT = frozenset(
    "account count estimate tally calculation figure data information word estimation".split()
)


def _by_account(sentence: Sentence) -> Iterator[Raw]:
    """ "By the ministry's count ...", "in the group's estimate ...", "by the same data": whose count it is."""
    base = sentence.base
    for token in sentence.tokens:
        if token.dep_ != "prep" or token.lower_ not in ("by", "in", "on"):
            continue
        noun = next((g for g in token.children if g.dep_ == "pobj" and g.lemma_.casefold() in _ACCOUNT), None)
        owner = next((c for c in noun.children if c.dep_ == "poss"), None) if noun is not None else None
        if owner is None:
            continue
        inside = {t.i for t in subtree(token)}
        rest = [t for t in sentence.tokens if t.i not in inside and not t.is_space]
        if any(t.is_alpha for t in rest):
            cue = char_span(base, [token, noun])
            yield Raw(phrase_of(owner, base), cue, (char_span(base, rest),), "count", "attr.by-account")


def _by_poll(sentence: Sentence) -> Iterator[Raw]:
    """ "an exit poll by the institute", "a survey conducted by X": the figures in the sentence are the pollster's."""
    base = sentence.base
    for token in sentence.tokens:
        if token.lemma_.casefold() not in ("poll", "survey") or token.pos_ != "NOUN":
            continue
        for child in token.children:
            head = None
            if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
                head = next((g for g in child.children if g.dep_ == "pobj"), None)
            elif child.dep_ in ("acl", "relcl") and child.lemma_ in (
                "run",
                "conduct",
                "carry",
                "commission",
                "hold",
                "organize",
                "organise",
                "publish",
                "release",
            ):
                head = agent_of(child)
            if head is not None and head.ent_type_ not in ("DATE", "GPE"):
                span = sentence.span
                yield Raw(
                    phrase_of(head, base),
                    char_span(base, [token]),
                    (Span(span.start, span.end - 1),),
                    "poll",
                    "attr.poll-by",
                )


_REPORTED_BY = re.compile(
    r"^(?:This|That|It|These)?\s*(?:was|were|has\s+been|is)?\s*(?:reported|stated|announced|said|confirmed)\s+"
    r"(?:on\s+\w+\s+)?by\s+(?P<who>[^,.;\u2026]{3,80})",
    re.I,
)


def _by_this_was(text: str, sentence: Sentence, have: list[Raw]) -> Iterator[Raw]:
    """ "This was stated by X, the agency reports.": a formula, read from its words where the parse lost it."""
    found = _REPORTED_BY.match(sentence.span.of(text))
    if found is None or any(raw.rule == "attr.this-was-said-by" for raw in have):
        return
    who = Span(sentence.span.start + found.start("who"), sentence.span.start + found.end("who"))
    inside = [t for t in sentence.tokens if who.start <= sentence.base + t.idx < who.end]
    head = next((t for t in inside if t.head not in inside), inside[-1]) if inside else None
    if head is not None:
        phrase = Phrase(head, who.of(text).strip(), who, "named")
        yield Raw(phrase, Span(sentence.span.start, who.start), (), "state", "attr.this-was-said-by")


def cues_in(text: str, sentence: Sentence, quotes: list[Span]) -> list[Raw]:
    """All raw relations of a sentence, in order of their cues."""
    raws = list(_by_verb(sentence, text, quotes))
    raws += _by_according(sentence)
    raws += list(_by_citing(sentence, raws))
    raws += [*_by_account(sentence), *_by_poll(sentence)]
    raws += list(_by_this_was(text, sentence, raws))
    raws += list(tallies_in(sentence, raws))
    return sorted((r for r in raws if speaks(r.phrase) or r.phrase.kind == "relative"), key=lambda r: r.cue)
