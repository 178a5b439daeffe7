"""Cues within one sentence: verbs of saying and judging, active and passive; with the cues of the other rooms, all of them.

Each rule yields raw relations, whose sources are not yet resolved; a raw relation without content speaks of what was
said just before.
"""

import re
from collections.abc import Iterator

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_citing import cited
from khronika.reading.english.cue_closing import joined, parted, with_closings, with_compared
from khronika.reading.english.cue_contents import around, goes_on_saying, is_to_whom, said_by
from khronika.reading.english.cue_counts import by_count, by_sure, gapped
from khronika.reading.english.cue_formulas import by_formula
from khronika.reading.english.cue_labels import by_label
from khronika.reading.english.cue_phrases import by_phrases
from khronika.reading.english.cue_relays import (
    by_cited_count,
    by_citing,
    by_learned,
    by_poll,
    by_quoted,
    by_this_was,
)
from khronika.reading.english.cue_shapes import shape_of
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.phrases import Phrase, can_speak, is_some, phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import agent_of, children_are, is_passive, participle_subject, subject_of
from khronika.reading.english.tallies import results_follow, tallies_in


def cues_in(text: str, sentence: Sentence, quotes: list[Span]) -> list[Raw]:
    """All raw relations of a sentence, in order of their cues."""
    relayed = [*by_quoted(sentence), *by_learned(sentence), *by_cited_count(sentence)]
    raws = with_closings(sentence, list(_by_verb(sentence, quotes)), quotes)
    raws = [*_without(raws, relayed), *relayed]
    raws += by_phrases(sentence, raws)
    raws += list(by_citing(sentence, raws))
    raws += by_poll(sentence)
    raws += by_count(sentence, raws)
    raws += [] if any(r.rule == "attr.their-count" for r in raws) else by_label(text, sentence)
    raws += list(by_formula(text, sentence, raws))
    raws += by_sure(sentence)
    raws = gapped(sentence, raws)
    raws += list(by_this_was(text, sentence, raws))
    raws += list(tallies_in(sentence, raws))
    raws += results_follow(sentence)
    raws = with_compared(sentence, joined(text, sentence, parted(text, raws, quotes), quotes))
    return sorted((r for r in raws if speaks(r.phrase) or r.phrase.kind == "relative"), key=lambda r: r.cue)


def _without(raws: list[Raw], relayed: list[Raw]) -> list[Raw]:
    """What a relay tells is not told once more by its "saying" or by the outlet alone."""
    cues = [r.cue for r in relayed]
    return [
        r for r in raws if not any(c.start <= r.cue.start <= c.end + 40 and r.lemma in _RELAYS for c in cues)
    ]


_RELAYS = frozenset("say tell state write claim warn quote cite learn hear inform".split())


def cue_span(verb: Token, base: int) -> Span:
    return Span(base + verb.idx, base + verb.idx + len(verb.text))


# ---- verbs ----


def _by_verb(sentence: Sentence, quotes: list[Span]) -> Iterator[Raw]:
    for verb in sentence.tokens:
        if not _may_cue(verb):
            continue
        if is_passive(verb):
            yield from _by_passive(verb, sentence)
            continue
        subject = speaking_subject(verb, sentence, quotes)
        if subject is None or subject.lower_ in ("there", "what") or _only_points(verb, subject):
            continue
        found = _of_verb(verb, subject, sentence, quotes)
        if found is not None:
            yield found


def _may_cue(verb: Token) -> bool:
    lemma = verb.lemma_.casefold()
    if verb.pos_ not in ("VERB", "AUX") or lemma not in (lex.SAY | lex.JUDGE | lex.COUNTING):
        return False
    if any(c.dep_ == "neg" for c in verb.children) and lemma not in (
        "know",
        "rule",
        "deny",
        "dispute",
    ):
        return lemma in lex.CALL_AS and is_passive(verb) and agent_of(verb) is not None
    if is_to_whom(verb, lemma):
        return False
    above = [a for a in verb.ancestors if a.dep_ != "conj"] if verb.dep_ == "xcomp" else []
    return not any(a.lemma_ in ("decline", "refuse") for a in above)


def _only_points(verb: Token, subject: Token) -> bool:
    """ "This shows that ...": nobody speaks."""
    pointing = subject.pos_ == "PRON" and subject.lower_ in ("this", "these", "those", "that", "which", "it")
    return pointing and verb.dep_ != "relcl" and verb.lemma_ in ("show", "suggest", "mean", "indicate")


def _of_verb(verb: Token, subject: Token, sentence: Sentence, quotes: list[Span]) -> Raw | None:
    lemma = verb.lemma_.casefold()
    contents = said_by(verb, subject, sentence, quotes)
    has_clause = any(_is_clause(c, lemma) for c in verb.children)
    judging = lemma in (lex.ACCUSE | lex.CALL_AS | lex.DENY | lex.DISPUTE) and not has_clause
    if lemma in lex.CLAUSE_ONLY and not has_clause:
        return None
    if lemma in lex.CALL_AS - lex.ACCUSE and judging and not any(_calls(c) for c in verb.children):
        return None
    if not (lemma in lex.SAY or judging or (lemma in lex.COUNTING and _counts(verb, contents, sentence))):
        return None
    phrase = phrase_of(subject, sentence.base)
    if not contents or not speaks(phrase) or not may_speak(subject):
        return None
    rule = "attr.judges" if judging else "attr.says-clause" if has_clause else "attr.reports-object"
    return Raw(
        phrase,
        cue_span(verb, sentence.base),
        tuple(contents),
        lemma,
        rule,
        cited(verb, sentence.base),
        judging,
        worded_of(verb, subject, phrase),
        shape_of(verb, subject, sentence, contents),
    )


def _calls(child: Token) -> bool:
    """What something is called: "a sham", "as a sham"; not "on the army", "for talks"."""
    return child.dep_ in ("oprd", "ccomp") or (child.dep_ == "prep" and child.lower_ == "as")


def _is_clause(child: Token, lemma: str) -> bool:
    """ "consider the arrests illegal" is no clause but what something is called."""
    small = lemma in lex.CALL_AS and child.pos_ in ("ADJ", "NOUN", "PROPN") and child.dep_ == "ccomp"
    return child.dep_ in ("ccomp", "parataxis") and not small


def _counts(verb: Token, contents: list[Span], sentence: Sentence) -> bool:
    """ "put the toll at 19": there is a number in what it takes."""
    inside = [t for t in sentence.tokens if any(c.start <= sentence.base + t.idx < c.end for c in contents)]
    if verb.lemma_.casefold() == "put":  # "put the toll at 19", not "put 300 soldiers on the streets"
        at = [
            n for n, t in enumerate(inside) if t.lower_ in ("at", "as", "above", "below", "between", "over")
        ]
        return any(t.like_num for n in at for t in inside[n + 1 : n + 6])
    return any(t.like_num for t in inside)


# ---- who speaks ----


def speaking_subject(verb: Token, sentence: Sentence, quotes: list[Span]) -> Token | None:
    """The verb's subject; after a quotation the name behind the verb (""...," said the mayor"), which the parser
    often takes for something else; for "a conference announcing ..." whoever held it."""
    if (behind := _behind_quote(verb, sentence, quotes)) is not None:
        return behind
    if (above := goes_on_saying(verb)) is not None:
        return subject_of(above)
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("for", "of") and (done := _done_to(verb.head.head)):
        return done
    if verb.dep_ == "acl" and (not may_be_person(verb.head) or _behind_comma(verb) or _issued(verb.head)):
        above = next((a for a in verb.head.ancestors if a.pos_ in ("VERB", "AUX")), None)
        return subject_of(above) if above is not None else verb.head
    subject = _nearest(verb, subject_of(verb)) or _unhung(verb) or participle_subject(verb)
    subject = _climbed(verb, subject)
    at = sentence.base + (subject.idx if subject is not None else verb.idx)
    lost = subject is None or any(q.start <= at < q.end <= sentence.base + verb.idx for q in quotes)
    return (_between(verb, sentence, quotes) or subject) if lost else subject


def _climbed(verb: Token, subject: Token | None) -> Token | None:
    """ "said that the number of wounded had risen and assured that ...": a thing that a verb of saying only shares gives
    way to whoever said it; in "irregularities that led them to conclude" those who were led."""
    if subject is None or subject.head.i == verb.i or subject.pos_ != "NOUN":
        return subject
    if may_be_person(subject) and subject.lemma_.casefold() not in lex.VOICE_NOUN:
        return subject
    if (
        verb.dep_ == "xcomp"
        and (led := next((c for c in verb.head.children if c.dep_ == "dobj"), None)) is not None
    ):
        return led if led.i < verb.i else subject
    if verb.dep_ != "conj" or verb.lemma_.casefold() not in lex.SAY:
        return subject
    for above in verb.ancestors:
        if above.pos_ == "VERB" and above.lemma_.casefold() in lex.SAY:
            higher = next((c for c in above.children if c.dep_ == "nsubj"), None)
            if higher is not None and (may_be_person(higher) or higher.pos_ in ("PROPN", "PRON")):
                return higher
    return subject


def _unhung(verb: Token) -> Token | None:
    """The noun right before a main verb that has no subject ("The UN rights office voiced concern"), where the parser
    took it for something else."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i == verb.sent.start:
        return None
    before = verb.nbor(-1)
    hung = before.head.i == verb.i and before.dep_ in ("npadvmod", "compound", "dep", "amod")
    return before if hung and before.pos_ in ("NOUN", "PROPN") and can_speak(before) else None


def _nearest(verb: Token, subject: Token | None) -> Token | None:
    """Of several subjects that the parser gave one verb, the one beside it ("..., nine of them minors, the group said")."""
    if subject is not None and subject.head.i != verb.i and subject.dep_ == "nsubj" and verb.dep_ == "advcl":
        verb = subject.head  # "..., the group said, adding that ..."
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if subject not in own:
        return subject
    if len(own) < 2:
        return _after_clause(verb, own[0]) or subject
    apposed = own[-1].pos_ == "PROPN" and own[-2].pos_ == "NOUN" and verb.nbor(-1).text == ","
    return own[-2] if apposed else own[-1]


def _after_clause(verb: Token, subject: Token) -> Token | None:
    """ "Three people died but rights groups and lawyers said ...": who stands right before the verb, where a clause of the
    subject's own ends before them."""
    run: list[Token] = []
    for token in reversed(verb.doc[subject.i + 1 : verb.i]):
        if (
            token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "PART", "CCONJ", "PUNCT")
            or token.lower_ == "but"
        ):
            break
        run.insert(0, token)
    else:
        return None
    before = verb.doc[subject.i + 1 : run[0].i] if run else ()
    if (
        not run
        or not any(t.tag_ in ("VBD", "VBZ", "VBP") for t in before)
        or run[0].nbor(-1).lower_ not in ("but", "while")
    ):
        return None
    heads = [t for t in run if t.pos_ in ("NOUN", "PROPN") and may_be_person(t)]
    return _head_of_run(heads[0]) if heads else None


def _between(verb: Token, sentence: Sentence, quotes: list[Span]) -> Token | None:
    """The name between a quotation and its verb (""...," Deputy Asem Tur (Unity) said")."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    at = sentence.base + verb.idx
    ends = [q.end for q in quotes if 0 < at - q.end < 80]
    between = [t for t in sentence.tokens if ends and max(ends) <= sentence.base + t.idx < at]
    if any(t.pos_ in ("VERB", "AUX") for t in between):
        return None
    nouns, depth = [], 0
    for token in between:
        depth += (token.text == "(") - (token.text == ")")
        if not depth and token.pos_ in ("PROPN", "NOUN", "PRON"):
            nouns.append(token)
    return next((t for t in nouns if t.dep_ not in ("compound", "poss", "nmod")), None)


def _issued(noun: Token) -> bool:
    """ "The council issued a statement calling ...": the council calls."""
    return noun.lemma_.casefold() in lex.VOICE_NOUN and noun.dep_ == "dobj"


def _behind_comma(verb: Token) -> bool:
    """ "He left without paying the architect, saying ...": whoever left says, not the noun nearby."""
    return bool(verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).lower_ == ",")


def _done_to(verb: Token) -> Token | None:
    """Whom "accused of saying", "jailed for insisting" is about: the object, not the accuser."""
    if verb.pos_ != "VERB":
        return None
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)


def _behind_quote(verb: Token, sentence: Sentence, quotes: list[Span]) -> Token | None:
    at = sentence.base + verb.idx
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or not any(0 <= at - q.end <= 2 for q in quotes):
        return None
    words = [t for t in sentence.tokens if verb.i < t.i <= verb.i + 8]
    if not words or words[0].pos_ not in ("PROPN", "DET", "NOUN", "ADJ", "PRON") or words[0].dep_ == "mark":
        return None
    for token in words:
        if token.pos_ in ("PROPN", "NOUN") or (token.pos_ == "PRON" and token is words[0]):
            return _head_of_run(token)
        if token.pos_ not in ("DET", "ADJ", "NUM", "PUNCT"):
            return None
    return None


def _head_of_run(token: Token) -> Token:
    """The last noun of a run of them: "Interior Minister Daud Sarsen"."""
    while token.dep_ in ("compound", "amod", "nmod", "poss") and token.head.i > token.i:
        token = token.head
    return token


def may_be_person(noun: Token) -> bool:
    return noun.ent_type_ in ("PERSON", "ORG", "NORP") or noun.lemma_.casefold() in (
        lex.PERSON | lex.NOMINAL | lex.VOICE_NOUN
    )


def worded_of(verb: Token, subject: Token, phrase: Phrase) -> Token | None:
    """The word at the cue that stands for the speaker, where the speaker is another: "who", "a report by X"."""
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if len(own) == 1 and own[0].i != subject.i and own[0].lower_ in ("who", "which", "that"):
        return own[0]
    return subject if phrase.head.i != subject.i else None


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
        r"(?:at least|more than|about|over|nearly|some|around)?\s*\d[\d,.]*(?:\s|%|$)", words
    ):
        return False
    return bool(re.search(r"[^\W\d]", words))


_DUMB = lex.words(
    "election vote move law decision event situation incident clash violence step change result poster banner sign placard "
    "slogan trend article rule constitution vigil procession disappearance injunction"
)


def may_speak(subject: Token) -> bool:
    """Keeps "the protests showed" and "the figure marks" from becoming sources."""
    some = any(
        c.lower_ == "of" and any(g.pos_ in ("NOUN", "PRON") for g in c.children) for c in subject.children
    )
    if subject.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "EVENT"):
        return False
    if subject.ent_type_ == "CARDINAL" and not some and not is_some(subject):
        return False  # but "two of the wounded told us" speak, and so does "one" of those named before
    if subject.pos_ == "NOUN" and subject.lemma_ in (lex.NOUN_KIND.keys() - lex.CROWD - {"indictment"}):
        return False
    return not (subject.pos_ == "NOUN" and subject.lemma_ in _DUMB)


# ---- passives ----


def _by_passive(verb: Token, sentence: Sentence) -> Iterator[Raw]:
    """ "was announced by X", "as reported by X", "This was stated by X"."""
    agent = agent_of(verb) or _agent_behind(verb)
    if agent is None or verb.lemma_ not in (lex.SAY | lex.ACCUSE | lex.CALL_AS):
        return
    base = sentence.base
    contents = _passive_contents(verb, sentence)
    phrase = phrase_of(agent, base)
    yield Raw(
        phrase,
        cue_span(verb, base),
        tuple(contents),
        verb.lemma_,
        "attr.passive" if contents else "attr.this-was-said-by",
        worded=worded_of(verb, agent, phrase),
        shape=shape_of(verb, agent, sentence, contents),
    )


def _agent_behind(verb: Token) -> Token | None:
    """ "were described as a kidnapping by the union": the parser hangs "by" on the noun before it."""
    if verb.lemma_ not in lex.ACCUSE | lex.CALL_AS or not any(c.dep_ == "auxpass" for c in verb.children):
        return None
    by = [t for t in subtree(verb, ("advcl", "relcl", "conj")) if t.lower_ == "by" and t.i > verb.i]
    return next((g for t in by for g in t.children if g.dep_ == "pobj" and can_speak(g)), None)


def _passive_contents(verb: Token, sentence: Sentence) -> list[Span]:
    base = sentence.base
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if verb.dep_ == "advcl" and children_are(verb, "as"):
        return around(verb, sentence)
    if verb.dep_ == "acl":
        return [char_span(base, subtree(verb.head, ("acl",)))]
    if subject is not None and subject.lower_ not in ("this", "that", "it", "which", "these"):
        whole = verb.lemma_ in (lex.ACCUSE | lex.CALL_AS)
        return [char_span(base, [t for t in subtree(verb) if not t.is_space] if whole else subtree(subject))]
    return [char_span(base, subtree(c)) for c in verb.children if c.dep_ == "ccomp"]
