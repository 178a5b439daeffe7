"""Who speaks at a verb: its subject, however the parser hung it, the name behind a quotation; and who can speak at all."""

import re

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_contents import goes_on_saying
from khronika.reading.english.demanders import demanders
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.phrases import Phrase, can_speak, is_some
from khronika.reading.english.syntax import is_passive, participle_subject, subject_of


def speaking_subject(verb: Token, sentence: Sentence, quotes: list[Span]) -> Token | None:
    """The verb's subject; after a quotation the name behind the verb (""...," said the mayor"), which the parser
    often takes for something else; for "a conference announcing ..." whoever held it."""
    if (behind := _behind_quote(verb, sentence, quotes)) is not None:
        return behind
    if (above := goes_on_saying(verb)) is not None:
        return subject_of(above)
    if (demanding := demanders(verb)) is not None:
        return demanding.whose
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    if (
        before is not None
        and verb.tag_ in ("VBD", "VBZ", "VBP")
        and before.dep_ == "pobj"
        and before.head.lower_ == "as"
        and before.head.i < before.i
    ):
        return before  # "Police clashed with them as early results showed": the results did
    if _adds(verb):
        return speaking_subject(verb.head.head, sentence, quotes)
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("for", "of") and (done := _done_to(verb.head.head)):
        return done
    if verb.dep_ == "acl" and (not may_be_person(verb.head) or _behind_comma(verb) or _issued(verb.head)):
        above = next((a for a in verb.head.ancestors if a.pos_ in ("VERB", "AUX")), None)
        return subject_of(above) if above is not None else verb.head
    above = verb.head
    says_on = verb.dep_ == "advcl" and verb.tag_ == "VBG" and above.i < verb.i and above.lemma_ in lex.SAY
    if says_on and not is_passive(above):
        return speaking_subject(above, sentence, quotes)  # "..., told the radio, saying he had ..."
    subject = _nearest(verb, subject_of(verb)) or _unhung(verb) or participle_subject(verb)
    subject = _whose(verb) or subject or _listed_with_the_place(verb) or _behind_a_statement(verb)
    subject = _climbed(verb, subject)
    if subject is not None and _thing_describes(verb, subject):
        return subject_of(verb.head.head)
    at = sentence.base + (subject.idx if subject is not None else verb.idx)
    behind = sentence.base + verb.idx
    lost = subject is None or any(
        q.start <= at < q.end <= behind or at < q.start < q.end <= behind for q in quotes
    )
    return (_between(verb, sentence, quotes) or subject) if lost else subject


def _thing_describes(verb: Token, subject: Token) -> bool:
    """ "Said the trial was unfair, describing it as a farce": not the trial."""
    reported = verb.dep_ == "advcl" and verb.head.dep_ == "ccomp" and verb.head.head.lemma_ in lex.SAY
    thing = subject.pos_ == "NOUN" and not may_be_person(subject)
    return reported and verb.tag_ == "VBG" and thing


_ADDING = lex.words("add note stress say")


def _adds(verb: Token) -> bool:
    """ "The league said the wounded were treated in the street, adding that ...": the league adds."""
    clause = verb.head
    hung = verb.dep_ == "advcl" and verb.tag_ == "VBG" and clause.dep_ == "ccomp"
    return hung and verb.lemma_ in _ADDING and clause.head.lemma_ in lex.SAY and _behind_comma(verb)


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


def _whose(verb: Token) -> Token | None:
    """ "Police arrested 30, according to the union, whose secretary, Ada Obi, said ...": whose officer stands before the
    verb with no verb between, wherever the parser hung it."""
    if verb.lemma_ not in lex.SAY or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.lower_ == "whose":
            return token.head if token.head.pos_ in ("NOUN", "PROPN") and may_be_person(token.head) else None
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def _listed_with_the_place(verb: Token) -> Token | None:
    """ "At the hearing in Orlo, Ana Rul, the commissioner, said ...": a name that the parser took for a second place."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.lemma_ not in lex.SAY:
        return None
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.dep_ == "conj" and token.pos_ == "PROPN" and token.head.pos_ == "PROPN":
            first = min(t.i for t in (token, *(c for c in token.children if c.i < token.i)))
            joined = any(c.dep_ == "cc" for c in token.head.children)
            if (
                not joined
                and verb.doc[first - 1].text == ","
                and any(c.dep_ == "appos" for c in token.children)
            ):
                return token
    return None


def _behind_a_statement(verb: Token) -> Token | None:
    """ "In a statement issued on Tuesday, the FNDC, while calling for calm, reported ...": a name that the parser took for
    that of the statement."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    for child in verb.children:
        paper = next((g for g in child.children if g.dep_ == "pobj"), None) if child.dep_ == "prep" else None
        if paper is not None and child.i < verb.i and paper.lemma_ in lex.VOICE_NOUN:
            return next((g for g in paper.children if g.dep_ == "appos" and can_speak(g)), None)
    return None


def _nearest(verb: Token, subject: Token | None) -> Token | None:
    """Of several subjects that the parser gave one verb, the one beside it ("..., nine of them minors, the group said")."""
    if subject is not None and subject.head.i != verb.i and subject.dep_ == "nsubj" and verb.dep_ == "advcl":
        verb = subject.head  # "..., the group said, adding that ..."
    own = [
        c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i and c.lower_ != "part"
    ]  # "for its part"
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


_NAMES = frozenset(("PROPN", "DET", "NOUN", "ADJ", "PRON"))


def _behind_quote(verb: Token, sentence: Sentence, quotes: list[Span]) -> Token | None:
    at = sentence.base + verb.idx
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or not any(0 <= at - q.end <= 2 for q in quotes):
        return None
    words = [t for t in sentence.tokens if verb.i < t.i <= verb.i + 8]
    first = words[0] if words else None
    named = first is not None and (first.pos_ in _NAMES or first.lower_ in ("one", "another", "two"))
    if first is None or not named or first.dep_ == "mark":
        return None
    for token in words:
        if token.pos_ in ("PROPN", "NOUN") or (token.pos_ == "PRON" and token is first):
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
    if phrase.head.pos_ == "PRON" and phrase.head.lower_ in _POINTING:
        return False
    if phrase.head.lemma_.casefold() in _ITSELF and phrase.kind != "relative":
        return False
    if phrase.kind == "relative" or re.match(
        r"(?:at least|more than|about|over|nearly|some|around)?\s*\d[\d,.\u2013-]*(?:\s|%|$)", words
    ):
        return False
    return bool(re.search(r"[^\W\d]", words))


_POINTING = frozenset(
    "me us myself ourselves this that these those mine".split()
)  # "asked me to tell", "this would give him"
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
