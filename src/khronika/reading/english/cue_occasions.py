"""Who tells the numbers of a sentence that names nobody: whoever the sentence before shows speaking, answering or
keeping a list ("The commissioner briefed reporters. Eighteen people had been arrested.").

Like the tellers within one sentence (cue_tellers.py) these hold only for a number that no cue of saying covers.
"""

import re
from collections.abc import Iterator

from khronika.nouns import Span
from khronika.reading.english.cue_contents import run_on
from khronika.reading.english.cue_tellers import has_number, speaks, teller
from khronika.reading.english.lexicon import VOICE_NOUN, words
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.people import is_person
from khronika.reading.english.phrases import PUBLISHING, behind, phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import has_prep, is_passive, lemma_of, objects_of, subject_of

_DOCUMENT = VOICE_NOUN | words(
    "register record tally version ledger roll dossier database archive log chronicle balance toll breakdown map tracker "
    "spreadsheet memo circular reply answer response leaflet complaint petition communiqué communique"
)  # fmt: skip
_MAKES = PUBLISHING | words(
    "keep put have send hand present give share unveil post update file run circulate distribute hold"
)
_SHOWS = words(
    "show list name contain include have put stand count give run record mention speak comprise hold say reach document register tell"
)


def owners_of_documents(sentence: Sentence) -> list[Token]:
    """Who made the documents a sentence speaks of: "keeps a register", "a report by the union", in order."""
    out = []
    for token in sentence.tokens:
        if token.pos_ not in ("NOUN", "PROPN") or lemma_of(token) not in _DOCUMENT:
            continue
        maker = behind(token)
        if (
            maker is None
            and token.dep_ == "dobj"
            and lemma_of(token.head) in _MAKES
            and not is_passive(token.head)
        ):
            denied = any(c.lower_ == "no" for c in token.children) or any(
                c.dep_ == "neg" for c in token.head.children
            )
            maker = None if denied else subject_of(token.head)
        if maker is not None and speaks(maker):
            out.append(maker)
    return out


def document_again(sentence: Sentence, before: Sentence) -> Iterator[Raw]:
    """ "The bar keeps a register. It shows 64 arrests.": the bar's, where "it" or "the register" heads the sentence."""
    owners = owners_of_documents(before)
    if not owners:
        return
    for verb in sentence.tokens:
        if verb.pos_ not in ("VERB", "AUX") or lemma_of(verb) not in _SHOWS | {"be"} or is_passive(verb):
            continue
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is None or not _goes_back(subject) or any(c.dep_ == "neg" for c in verb.children):
            continue
        content = run_on(verb, [t for t in sentence.tokens if t.i > verb.i and not t.is_space])
        yield from _told_by(
            owners[-1], before, char_span(sentence.base, [verb]), content, sentence, "attr.document-shows"
        )
    first = next((t for t in sentence.tokens if not t.is_space), None)
    if (
        first is not None
        and first.lower_ in ("in", "on", "among")
        and first.i + 1 < len(first.doc)
        and (first.nbor().lower_ in ("it", "them") or _goes_back(next(iter(first.children), first)))
    ):
        rest = [t for t in sentence.tokens if t.i > first.i + 1]
        yield from _told_by(
            owners[-1], before, char_span(sentence.base, [first]), rest, sentence, "attr.document-shows"
        )


def _goes_back(subject: Token) -> bool:
    if subject.pos_ == "PRON":
        return subject.lower_ in ("it", "this", "they", "these")
    definite = any(c.lower_ in ("the", "this", "these", "its", "their") for c in subject.children)
    return definite and lemma_of(subject) in _DOCUMENT and behind(subject) is None


def _told_by(
    owner: Token, where: Sentence, cue: Span, content: list[Token], sentence: Sentence, rule: str
) -> Iterator[Raw]:
    """A relation whose speaker stands in another sentence than what is told."""
    told = [t for t in content if not t.is_space]
    while told and told[-1].is_punct:
        told.pop()
    if told and has_number(told):
        yield Raw(phrase_of(owner, where.base), cue, (char_span(sentence.base, told),), "count", rule)


# ---- occasions of speaking ----

_SPEAKS = words(
    "brief speak talk testify address appear phone telephone explain elaborate reply respond answer react comment recount recall remember"
)
_HOLDS = words("hold give take issue grant make deliver call convene field release publish")
_OCCASION = words(
    "conference briefing interview statement question speech presser press testimony account address hearing call"
)
_COURT = words("court judge magistrate tribunal dock hearing")  # "will appear in court on Monday"
_ASKS = words("ask question interview reach contact quiz press phone call approach consult")


def occasion_of(sentence: Sentence) -> tuple[Token, Token] | None:
    """Who speaks or is asked in a sentence that tells nothing itself, and the verb; ``None`` where nobody does."""
    root = sentence.tokens.root
    verbs = [root, *(c for c in root.children if c.dep_ in ("conj", "advcl", "ccomp", "acl"))]
    for verb in verbs:
        if verb.pos_ != "VERB" or any(c.dep_ == "neg" for c in verb.children):
            continue
        lemma = lemma_of(verb)
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) or subject_of(
            verb
        )
        if lemma in _ASKS and not any(c.dep_ == "xcomp" for c in verb.children):
            asked = subject if is_passive(verb) else next(iter(objects_of(verb)), None)
            if asked is not None and speaks(asked):
                return asked, verb
        held = any(
            lemma_of(o) in _OCCASION and not any(c.lower_ == "no" for c in o.children)
            for o in objects_of(verb)
        )
        told = (lemma in _SPEAKS or (lemma in _HOLDS and held)) and not is_passive(verb)
        told = told and not (lemma == "appear" and has_prep(verb, "in before at", _COURT))
        if told and subject is not None and speaks(subject):
            return subject, verb
    return None


def told_on_occasion(sentence: Sentence, before: Sentence, quotes: list[Span]) -> Iterator[Raw]:
    """What follows an occasion in the tense of reported speech, as an answer, or as a quotation with no cue of its own."""
    occasion = occasion_of(before)
    if occasion is None or has_number(t for t in before.tokens if t.i > occasion[1].i):
        return
    reported = any(c.dep_ == "aux" and c.lower_ in ("had", "would") for c in sentence.tokens.root.children)
    quoted = any(q.start - 1 <= sentence.span.start and sentence.span.start < q.end for q in quotes)
    answered = _ANSWER.search(sentence.tokens.text) is not None
    if reported or quoted or answered or _answers(sentence, occasion[1]):
        start = Span(sentence.span.start, sentence.span.start + 1)
        yield from _told_by(occasion[0], before, start, list(sentence.tokens), sentence, "attr.occasion")


_ANSWER = re.compile(
    r"\b(?:came|was|ran|is) (?:the|their|its|his|her) (?:\w+ )?(?:answer|reply|response|verdict|count)\b",
    re.I,
)


def _answers(sentence: Sentence, verb: Token) -> bool:
    """ "We asked the police how many there were. They named 40." """
    root = sentence.tokens.root
    subject = next((c for c in root.children if c.dep_ == "nsubj"), None)
    if lemma_of(verb) not in _ASKS or subject is None:
        return False
    back = subject.pos_ == "PRON" and subject.lower_ in ("it", "they", "he", "she")
    there = subject.lower_ == "there" or any(c.dep_ == "expl" for c in root.children)
    return (back and lemma_of(root) in _SHOWS | {"be"}) or there


def colon_on_occasion(sentence: Sentence) -> Iterator[Raw]:
    """ "The commissioner briefed reporters at noon: 18 arrests", "The chamber published the count: 42 percent for ..."."""
    tokens = [t for t in sentence.tokens if not t.is_space]
    colon = next((n for n, t in enumerate(tokens) if t.text == ":"), None)
    if colon is None or has_number(t for t in tokens[:colon] if not _of_time(t)):
        return
    occasion = occasion_of(sentence)
    owner = occasion[0] if occasion is not None and occasion[0].i < tokens[colon].i else None
    if owner is None:
        owners = [o for o in owners_of_documents(sentence) if o.i < tokens[colon].i]
        owner = owners[-1] if owners else _with_notes(tokens[:colon])
    if owner is not None:
        cue = char_span(sentence.base, [tokens[colon]])
        yield from teller(owner, cue, tokens[colon + 1 :], sentence, "attr.occasion")


_NOTES = words(
    "note list figure number statistic balance toll tally count datum data total sum arithmetic maths summary overview"
)


def _with_notes(before: list[Token]) -> Token | None:
    """ "The spokesman went through his notes: 12 detained", "The headmaster did the sums: ..."."""
    root = next((t for t in before if t.dep_ == "ROOT"), None)
    subject = next((c for c in root.children if c.dep_ == "nsubj"), None) if root is not None else None
    if subject is None or not speaks(subject):
        return None
    spokes = lemma_of(subject).startswith("spokes")
    return subject if spokes or any(lemma_of(t) in _NOTES and t.i > subject.i for t in before) else None


def _of_time(number: Token) -> bool:
    behind_it = number.doc[number.i + 1] if number.i + 1 < len(number.doc) else None
    return behind_it is not None and lemma_of(behind_it) in (
        "day",
        "hour",
        "week",
        "month",
        "year",
        "minute",
        "time",
    )


# ---- what a title says is whose ----

TITLE = "attr.titled"


def titled(sentence: Sentence, passage: Span) -> Iterator[Raw]:
    """ "Statement of the interior ministry. In custody: 202." A passage that opens with the name of a document is its
    maker's."""
    at_start = sentence.span.start <= passage.start + 2 and sentence.span.end < passage.end
    if not at_start or any(t.pos_ in ("VERB", "AUX") or t.like_num for t in sentence.tokens):
        return
    root = sentence.tokens.root
    maker = behind(root) if lemma_of(root) in _DOCUMENT else None
    if maker is not None and speaks(maker):
        end = Span(sentence.span.end, passage.end)
        yield Raw(phrase_of(maker, sentence.base), char_span(sentence.base, [root]), (end,), "count", TITLE)


# ---- quotations with no cue at all ----


def quoted_alone(sentence: Sentence, around: list[Sentence]) -> Iterator[Raw]:
    """A quotation that nobody is said to have said is the person's whom the sentence before, or else the one behind,
    is about (""They arrested nine of us." Ana Rul is 20 and studies law.")."""
    for other in around:
        owners = owners_of_documents(other) if other.index > sentence.index else []
        person = _person(other) or (owners[-1] if owners else None)
        if person is not None:
            start = Span(sentence.span.start, sentence.span.start + 1)
            yield from _told_by(person, other, start, list(sentence.tokens), sentence, "attr.quoted-alone")
            return


def _person(sentence: Sentence) -> Token | None:
    root = sentence.tokens.root
    subject = next((c for c in root.children if c.dep_ == "nsubj"), None)
    if subject is None or is_passive(root):
        return None
    if lemma_of(subject) in ("speaker", "voice", "quote") and lemma_of(root) == "be":
        subject = next((c for c in root.children if c.dep_ == "attr"), None)
    alone = subject is not None and subject.tag_ in ("NN", "NNP") and subject.pos_ in ("NOUN", "PROPN")
    return subject if alone and subject is not None and is_person(subject) and not _counted(subject) else None


def _counted(noun: Token) -> bool:
    return any(t.like_num for t in subtree(noun, ("appos", "relcl", "acl", "prep")))
