"""Whoever tells a number, in words too loose to be cues of saying: "turnout, the returning officer regretted, was 61
percent", "the police came up with 12,500", "as far as the students know", "the clinic confirmed receiving two patients".

All need a number in what they take. They hold only for a number that no cue of saying covers, and are not listed as
attributions: without a number the same words often mean something else.
"""

import itertools
from collections.abc import Iterable, Iterator

from khronika.nouns import Span
from khronika.reading.english import lexicon as lex
from khronika.reading.english.cue_contents import is_number, run_on
from khronika.reading.english.cue_joined import went_to_see, without_why
from khronika.reading.english.cue_labels import happens
from khronika.reading.english.cue_official import official_counts
from khronika.reading.english.cue_words import CLAUSE, QUOTING
from khronika.reading.english.noun_spans import BODY_NOUN
from khronika.reading.english.parsing import Sentence, Token, char_span, subtree
from khronika.reading.english.people import is_person, is_scene
from khronika.reading.english.phrases import can_speak, may_count, phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import has_particle, is_passive, lemma_of, subject_of
from khronika.reading.places import is_place_name

TELLS = (lex.SAY | QUOTING | CLAUSE | lex.ESTIMATE) - lex.words(
    "begin start laugh read show carry hold decide"
)
_FEELS = lex.words(
    "regret rejoice grumble moan sniff enthuse grin smile insist despair concede venture confide theorise"
)
# With a number as object: "named 40 people", "identified 13 people who were killed", "sees six deaths".
_NUMBERS = lex.words(
    "name identify see say know verify confide cite quote report mention trace document claim remember recall recollect "
    "describe observe witness watch retain establish assert"
)
_RETAINS = lex.words(
    "retain establish identify document trace name"
)  # with a number as object: no other "it" does
_ARRIVE = {
    "come": ("up",),
    "arrive": ("at",),
    "settle": ("on",),
    "stick": ("to", "by"),
    "stand": ("by",),
    "get": ("to",),
    "keep": ("to",),
    "insist": ("on", "upon"),
}


def tellers_in(sentence: Sentence) -> list[Raw]:
    """Raw relations of one sentence, each with a number in its content."""
    if not has_number(sentence.tokens):
        return []
    raws = [
        *_asides(sentence),
        *(raw for verb in sentence.tokens for raw in _by_verb(verb, sentence)),
        *_given(sentence),
        *_labelled(sentence),
        *_labelled_behind(sentence),
        *official_counts(sentence),
    ]
    return sorted(raws, key=lambda r: r.cue)


def teller(
    owner: Token, cue: Span, content: Iterable[Token], sentence: Sentence, rule: str, lemma: str = "count"
) -> Iterator[Raw]:
    """One relation, if ``owner`` may tell a number and ``content`` has one."""
    told = [t for t in content if not t.is_space]
    while told and told[-1].is_punct:
        told.pop()
    if told and has_number(told) and may_tell(owner):
        phrase = phrase_of(owner, sentence.base)
        yield Raw(phrase, cue, (char_span(sentence.base, told),), lemma, rule)


def has_number(tokens: Iterable[Token]) -> bool:
    """A number that is no date, clock time or rank; dozens and hundreds are."""
    return any(is_number(t) or t.lower_ in _MANY for t in tokens)


_MANY = frozenset(("dozens", "scores", "hundreds", "thousands"))


def may_tell(owner: Token) -> bool:
    if owner.pos_ == "PRON":
        return owner.lower_ in ("he", "she", "they", "them", "it")
    ours = any(
        t.lower_ == "our" for t in subtree(owner, ("relcl", "acl", "conj"))
    )  # the report speaks of itself
    return may_count(owner) and speaks(owner) and not ours


def speaks(noun: Token) -> bool:
    """A person, people or a body, by name or by a noun for such."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.like_num:
        return False
    return can_speak(noun) or is_person(noun) or lemma_of(noun) in BODY_NOUN | BODIES


BODIES = lex.words(
    "management chamber staff tribunal board hotline desk directorate secretariat syndicate guild cooperative collective consultancy pollster "
    "team delegation panel authority ambulance district municipality province city town county command battalion brigade garrison "
    "firm company operator provider carrier airline brigade dispatch switchboard ombudsman ombudswoman commissioner inspectorate "
    "registry registrar treasury customs parish diocese church mosque synod clinic ward morgue mortuary ministry presidency "
    "cabinet chancellery leadership headquarters side camp organiser organizer registry branch chapter section wing think-tank "
    "family gendarmerie constabulary prefecture carabinieri junta academy laboratory faculty chair presidium congress confederation forum platform initiative campaign circle club society "
    "cell defence task-force taskforce watchdog archive observatory"
)

# ---- ", the returning officer regretted, " ----

_IN_NAME = ("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM")


def _in_name(token: Token) -> bool:
    return (
        token.pos_ in (*_IN_NAME, "PRON") or token.dep_ == "amod" or token.lower_ in ("of", "for", "at", "in")
    )


def _asides(sentence: Sentence) -> Iterator[Raw]:
    tokens = [t for t in sentence.tokens if not t.is_space]
    for at, verb in enumerate(tokens):
        if at < 3 or not _tells(verb) or (at + 1 < len(tokens) and tokens[at + 1].lower_ == "as"):
            continue  # nor does "a woman wrongly reported as 68"
        start = at
        while start and tokens[start - 1].pos_ in ("AUX", "ADV"):
            start -= 1  # "his lawyer has since learnt"
        at = start
        while start and _in_name(tokens[start - 1]):
            start -= 1
        behind = tokens.index(verb) + 1
        end = next((n for n in range(behind, len(tokens)) if tokens[n].text in (",", ".", ";")), len(tokens))
        name = tokens[start:at]
        if (
            not name
            or tokens[start - 1].text != ","
            or end - behind > 5
            or _object_behind(tokens[behind:end])
        ):
            continue
        head = _head(name)
        if head is None or start < 2 or (lemma_of(verb) in _SHOWS and lemma_of(head) not in _COUNTS):
            continue
        cue = char_span(sentence.base, [verb])
        stop = next((n for n in range(end, len(tokens)) if tokens[n].text == ";"), len(tokens))
        yield from teller(head, cue, tokens[: start - 1], sentence, "attr.aside")
        if end < len(tokens) and tokens[end].text == ",":
            yield from teller(head, cue, tokens[end + 1 : stop], sentence, "attr.aside")


_SHOWS = lex.words("show suggest indicate")
_TELLING = (TELLS | _FEELS | _SHOWS) - (lex.DENY | lex.DISPUTE)  # "..., a charge the authorities deny"
_COUNTS = lex.VOICE_NOUN | lex.words("tally register record toll calculation log total version projection")


def _tells(verb: Token) -> bool:
    """A finite verb of saying, thinking or feeling; the tagger takes some pasts for participles."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or lemma_of(verb) not in _TELLING:
        return False
    return not any(c.dep_ in ("agent", "auxpass", "neg") or c.lower_ == "by" for c in verb.children)


def _object_behind(tokens: list[Token]) -> bool:
    return any(t.dep_ in ("dobj", "nsubj", "mark", "ccomp", "attr") and t.pos_ != "PRON" for t in tokens)


def _head(name: list[Token]) -> Token | None:
    """The noun that leads a run of words: the last before a preposition."""
    cut = next((n for n, t in enumerate(name) if n and t.pos_ == "ADP"), len(name))
    named = next((t for t in reversed(name[:cut]) if t.pos_ in ("NOUN", "PROPN")), None)
    alone = len(name) == 1 and name[0].lower_ in ("he", "she", "they")
    return name[0] if alone else named


# ---- verbs that tell when a number stands with them ----


def _by_verb(verb: Token, sentence: Sentence) -> Iterator[Raw]:
    if (
        not (verb.pos_ in ("VERB", "AUX") or _taken_for_noun(verb))
        or is_passive(verb)
        or any(c.dep_ == "neg" for c in verb.children)
        or (lemma_of(verb) in ("set", "put", "give") and has_particle(verb))  # "setting off the arrest of 12"
    ):
        return
    subject = _holding(verb, subject_of(verb))
    if subject is None or not may_tell(subject) or is_scene(subject, verb):
        return
    start = _told(verb, subject)
    if start is None or (subject.lower_ == "it" and lemma_of(verb) not in _RETAINS):
        return
    content = run_on(verb, [t for t in sentence.tokens if t.i >= start and not t.is_space])
    clauses = [subtree(c) for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    if clauses and not content:  # "remember six men being arrested": the clause has its own subject
        content = [t for t in clauses[0] if t.i >= start]
    yield from teller(
        subject,
        char_span(sentence.base, [verb]),
        without_why(verb, content),
        sentence,
        "attr.tells-number",
        lemma_of(verb),
    )


def _holding(verb: Token, subject: Token | None) -> Token | None:
    """ "We have information suggesting that ...": whoever has it."""
    if (
        subject is None
        or verb.dep_ != "acl"
        or subject.dep_ != "dobj"
        or lemma_of(subject) not in lex.VOICE_NOUN
    ):
        return subject
    return subject_of(subject.head) or subject


def _taken_for_noun(token: Token) -> bool:
    """ "The incumbent's campaign claims he won 54 percent": a verb that the tagger takes for a plural."""
    parts = {c.dep_ for c in token.children}
    return token.tag_ == "NNS" and token.dep_ == "ROOT" and {"nsubj", "ccomp"} <= parts


def _told(verb: Token, subject: Token) -> int | None:
    """Where what the verb tells begins; ``None`` where it tells nothing."""
    lemma = lemma_of(verb)
    starts = [
        min(t.i for t in subtree(c)) for c in verb.children if c.i > verb.i and _taken(c, lemma, subject)
    ]
    knows = lemma in ("know", "speak", "talk", "hear", "tell", "learn")
    others = (
        _arrived(verb, lemma),
        _knows_of(verb) if knows else None,
        _on_books(verb, subject),
        _had_at(verb),
    )
    starts += [start for start in others if start is not None]
    return min(starts, default=None)


def _taken(child: Token, lemma: str, subject: Token) -> bool:
    """A clause, a gerund or a counted object that verbs of this lemma tell."""
    if child.dep_ == "ccomp" and lemma in TELLS | _FEELS | {"figure", "suspect", "see", "watch"}:
        return True
    if child.dep_ in ("dobj", "attr", "npadvmod") and _counts(child):
        return lemma in _NUMBERS or (
            lemma == "find" and (lemma_of(subject) in _LOOKING or went_to_see(child.head))
        )
    return child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG" and lemma in lex.REPORT_OBJECT | TELLS


# Whoever of these finds people hurt tells of it; rescuers and the police find them on the spot.
_LOOKING = lex.words(
    "staff team observer inspector investigator researcher expert volunteer delegation mission commission committee monitor "
    "organisation organization group"
)


def _counts(noun: Token) -> bool:
    return is_number(noun) or any(is_number(c) or c.like_num for c in noun.children)


def _arrived(verb: Token, lemma: str) -> int | None:
    """ "came up with 12,500", "arrived at 400", "stands by its figure of 40"."""
    first = next((c for c in verb.children if c.lower_ in _ARRIVE.get(lemma, ()) and c.i > verb.i), None)
    if first is None:
        return None
    after = [t for t in verb.sent if first.i < t.i <= first.i + (4 if lemma == "come" else 6)]
    after = list(itertools.takewhile(lambda t: not t.is_punct, after))
    if lemma == "come" and not (after and after[0].lower_ == "with"):
        return None
    return int(first.i) + 1 if any(t.like_num for t in after) else None


_HAD = lex.words("have put see set place peg pin rate keep")


def _had_at(verb: Token) -> int | None:
    """ "had it at 2,800", "pegged the crowd at 8,000"."""
    if lemma_of(verb) not in _HAD:
        return None
    at = next((t for t in verb.sent if verb.i < t.i <= verb.i + 8 and t.lower_ == "at"), None)
    after = (
        list(itertools.takewhile(lambda t: not t.is_punct, at.doc[at.i + 1 : at.i + 6]))
        if at is not None
        else []
    )
    between = [t for t in verb.sent if at is not None and verb.i < t.i < at.i]
    counted = any(t.dep_ == "dobj" and (t.lower_ == "it" or lemma_of(t) in _HEADS) for t in between)
    return int(between[0].i) if counted and any(t.like_num for t in after) else None


_HEADS = _COUNTS | lex.words(
    "crowd turnout number attendance strength protest march rally dead wounded arrest death injury loss casualty"
)


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


LABEL = "attr.labelled"


def _labelled(sentence: Sentence) -> Iterator[Raw]:
    """A body or person, a colon and numbers, with no verb before the colon."""
    tokens = [t for t in sentence.tokens if not t.is_space]
    colon = next((n for n, t in enumerate(tokens[:15]) if t.text == ":"), None)
    if not colon or any(
        not (_in_name(t) or t.lower_ in (",", "by", "on", "via")) or t.like_num for t in tokens[:colon]
    ):
        return
    head = _head(tokens[: next((n for n, t in enumerate(tokens[:colon]) if t.text == ","), colon)])
    content = tokens[colon + 1 :]
    if is_place_name(sentence.words(tokens[0].idx, tokens[colon].idx)):
        return  # "Algiers: the judge sent 21 to prison"
    if head is not None and happens(head):
        return  # "Captures: 412"
    if head is not None and content and (lemma_of(head) in BODY_NOUN | BODIES or is_person(head)):
        cue = char_span(sentence.base, [tokens[colon]])
        yield Raw(phrase_of(head, sentence.base), cue, (char_span(sentence.base, content),), "count", LABEL)


def _labelled_behind(sentence: Sentence) -> Iterator[Raw]:
    """ "15 killed in Lirna: rights bureau", "Nine dead - rescuers"."""
    tokens = [t for t in sentence.tokens if not t.is_space]
    mark = next(
        (
            n
            for n in range(len(tokens) - 1, max(len(tokens) - 7, 2), -1)
            if tokens[n].text in _MARKS and (tokens[n].text == ":" or tokens[n - 1].whitespace_)
        ),
        None,
    )  # the hyphen of "army-backed" parts nothing
    name = [t for t in tokens[mark + 1 :] if not t.is_punct] if mark is not None else []
    if mark is None or not name or not all(_in_name(t) for t in name) or any(t.like_num for t in name):
        return
    head = _head(name)
    if head is not None and (lemma_of(head) in BODY_NOUN | BODIES or is_person(head)):
        yield from teller(
            head, char_span(sentence.base, [tokens[mark]]), tokens[:mark], sentence, "attr.aside"
        )


_MARKS = (":", "-", "\u2013", "\u2014")
