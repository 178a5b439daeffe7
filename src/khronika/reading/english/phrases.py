"""A source phrase as the words have it: how far it reaches, what kind it is, and who stands behind a document."""

import re
from dataclasses import dataclass

from khronika.nouns import Span
from khronika.reading.english.lexicon import NOMINAL, NOUN_KIND, PERSON, PRONOUNS, SAY, VOICE_NOUN, words
from khronika.reading.english.noun_spans import BODY_NOUN, name_beside, noun_words, phrase_span
from khronika.reading.english.parsing import Token, subtree
from khronika.reading.english.people import is_person


@dataclass(slots=True)
class Phrase:
    """A source phrase before resolution."""

    head: Token
    words: str
    span: Span
    kind: str  # "named", "nominal", "person", "many", "body", "self", "some" (of those named before)


PUBLISHING = frozenset(
    "publish release issue compile collect gather provide announce tweet keep maintain draw prepare conduct".split()
)
DOCUMENT = VOICE_NOUN | {
    "verification",
    "documentation",
    "alert",
    "dispatch",
    "bulletin",
    "communique",
    "memo",
    "toll",
    "record",
    "register",
    "channel",
    "website",
    "site",
    "page",
    "account",
    "indictment",
    "verdict",
    "inquiry",
    "version",
    "answer",
    "reply",
    "response",
    "leaflet",
    "flyer",
    "pamphlet",
    "dossier",
    "database",
    "archive",
    "tracker",
    "log",
    "filing",
    "submission",
    "affidavit",
    "circular",
    "announcement",
    "communiqué",
}
_SHELF = frozenset("website page site channel account feed portal".split())


# "records seen by this newspaper" are not the newspaper's.
_RECEIVING = frozenset(
    "see obtain view review cite quote reach receive translate carry print leak send share".split()
)


def behind(head: Token) -> Token | None:
    """Who made what a voice noun names: "a report by X", "figures from X", "X's statement", "results published by X",
    "a statement on X's website", "a tally kept by X"; ``None`` where nobody is named."""
    for child in head.children:
        found = None
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
            found = next((g for g in child.children if g.dep_ == "pobj"), None)
            found = many_of(found) if found is not None else None
            found = found if found is not None and _makes(found) else None
        elif child.dep_ == "prep" and child.lower_ in ("on", "in"):
            found = next(
                (c for g in child.children if g.lemma_ in _SHELF for c in g.children if c.dep_ == "poss"),
                None,
            ) or next((g for g in child.children if _named_shelf(g)), None)
        elif child.dep_ == "relcl" and child.lemma_ in PUBLISHING:
            found = next((g for g in child.children if g.dep_ == "nsubj" and g.pos_ != "PRON"), None)
        elif child.dep_ in ("acl", "relcl") and child.tag_ == "VBN" and not _receives(child):
            by = [c for c in child.children if c.dep_ == "agent" or c.lower_ == "by"]
            found = next((g for c in by for g in c.children if g.dep_ == "pobj" and may_count(g)), None)
        elif child.dep_ == "poss" and child.lower_ not in ("its", "their", "his", "her", "our"):
            found = child if child.ent_type_ not in ("DATE", "TIME") and child.ent_type_ != "GPE" else None
        if found is not None:
            return found
    return None


def many_of(noun: Token) -> Token:
    """ "Results from a number of groups", "from several of the parties": the groups'."""
    if noun.lemma_ not in ("number", "series", "handful", "range", "variety"):
        return noun
    of = (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of")
    return next((g for c in of for g in c.children if g.dep_ == "pobj"), noun)


def _receives(verb: Token) -> bool:
    """ "Records seen by this newspaper"; but a count "carried out by the league" is the league's."""
    out = verb.lemma_ == "carry" and any(c.lower_ == "out" for c in verb.children)
    return verb.lemma_ in _RECEIVING and not out


def _named_shelf(noun: Token) -> bool:
    """ "a post on the Telegram channel Zarya": the channel's."""
    if noun.lemma_.casefold() in _SHELF:
        return name_beside(noun) is not None
    return noun.pos_ == "PROPN" and any(
        c.dep_ in ("compound", "nmod") and c.lemma_.casefold() in _SHELF for c in noun.children
    )


def _makes(noun: Token) -> bool:
    if noun.ent_type_ in ("DATE", "GPE", "CARDINAL"):
        return False
    lemma = noun.lemma_.casefold()
    return noun.pos_ == "PROPN" or lemma in (NOMINAL | _MAKERS) or noun.ent_type_ in ("ORG", "PERSON")


_MAKERS = words(
    "lawyer activist hospital authority government journalist doctor group police union organiser organizer volunteer observer relative witness"
)


# "in their view", "by his count".
_POSSESSIVE = {"his": "person", "her": "person", "their": "many", "its": "body", "our": "self", "my": "self"}


def phrase_of(head: Token, base: int) -> Phrase:
    """The phrase a speaking head stands for; goes behind "statement", "figures" and their like."""
    if head.lemma_.casefold() in DOCUMENT and (maker := behind(head)) is not None:
        head = maker
    words, span = noun_words(head, base)
    lower = head.lower_
    if head.pos_ == "PRON" and (kind := PRONOUNS.get(lower) or _POSSESSIVE.get(lower)):
        return Phrase(head, words, span, kind)
    if is_some(head):
        return Phrase(head, words, span, "some")
    if _is_ours(head):
        return Phrase(head, words, span, "self")  # "data from our records show", "our teams counted 40"
    owner = next((c for c in head.children if c.dep_ == "poss" and c.lower_ in ("its", "their")), None)
    if owner is not None and head.lemma_.casefold() in DOCUMENT:
        return Phrase(owner, words, span, _POSSESSIVE[owner.lower_])  # "their preliminary statement found"
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in head.children) or any(
        c.dep_ == "poss" and c.lower_ in ("his", "her", "its", "their") for c in head.children
    )
    plain = not any(
        c.dep_ in ("compound", "amod", "appos", "nmod")
        or (c.dep_ == "prep" and c.lower_ == "of")
        or (c.dep_ == "poss" and c.pos_ != "PRON")
        for c in head.children
    )
    last = _last_joined(head, base, span)
    if (
        last is None
        and head.pos_ == "NOUN"
        and head.lemma_ in (BODY_NOUN | VOICE_NOUN)
        and definite
        and plain
    ):
        return Phrase(head, words, span, "nominal")
    if last is not None:
        span = Span(span.start, phrase_span(last, base).end)
        told = str(head.doc.user_data["text"])[span.start - base : span.end - base]
        words = re.sub(r"\s*\([^)]*\)?", "", told.replace("\n", " ")).strip(" ,;:\"'\u201c\u201d")
    return Phrase(head, words, span, "named")


_OWN_PEOPLE = frozenset(
    "team staff crew reporter correspondent editorial editor newsroom desk office monitor observer researcher volunteer hotline "
    "network organisation organization association league union federation centre center committee group channel newspaper agent".split()
)


def _is_ours(head: Token) -> bool:
    """Whoever or whatever of ours tells something: the report speaks of itself, or the one quoted of himself."""
    lemma = head.lemma_.casefold()
    if lemma in DOCUMENT:
        return any(t.dep_ == "poss" and t.lower_ in ("our", "my") and _is_no_name(t) for t in subtree(head))
    return lemma in _OWN_PEOPLE and any(
        t.dep_ == "poss" and t.lower_ == "our" and _is_no_name(t) for t in head.children
    )


def _is_no_name(token: Token) -> bool:
    """ "The list of For Our Hearth": a name with a pronoun in it."""
    return bool(token.text.islower() or token.is_sent_start)


_SOME = frozenset(
    "one two three four five six another others other some several many most both none neither few".split()
)


def is_some(head: Token) -> bool:
    """ "One said", "two of them told us", "the other put it at": some of those whom the report named before."""
    if head.lower_ not in _SOME:
        return False
    for child in head.children:
        if child.dep_ in ("det", "punct") or child.dep_ in ("relcl", "acl", "appos", "prep", "advmod", "cc"):
            of = [g for g in child.children if child.lower_ == "of" and g.dep_ == "pobj"]
            if any(g.lower_ not in ("them", "these", "those") for g in of):
                return False
        elif child.dep_ != "amod":
            return False
    return True


def _last_joined(head: Token, base: int, span: Span) -> Token | None:
    """ "Police and medics said", "according to witnesses, lawyers and a doctor": the last of several who say it together;
    ``None`` for one alone, and where a person is named, since names are resolved one by one."""
    others = [t for t in head.conjuncts if t.i > head.i] or _listed_after(head)
    if not others or head.ent_type_ == "PERSON" or head.pos_ not in ("NOUN", "PROPN"):
        return None
    at = span.end
    for other in others:
        apart = str(head.doc.user_data["text"])[at - base : (where := phrase_span(other, base)).start - base]
        if other.ent_type_ == "PERSON" or not can_speak(other) or not _JOINS.fullmatch(apart):
            return None
        at = where.end
    return others[-1]


def _listed_after(head: Token) -> list[Token]:
    """ "According to police, doctors and university officials": a list that the parser lost, up to the sentence's end."""
    if head.dep_ != "pobj" or head.head.lower_ not in ("to", "by"):
        return []
    rest = [t for t in head.doc[head.i + 1 : min(head.sent.end, head.i + _LONG_LIST)] if not t.is_space]
    if not rest or rest[0].text != ",":
        return []
    last: list[Token] = []
    for token in rest:
        if token.pos_ in ("NOUN", "PROPN"):
            last = [*last[:-1], token] if last and last[-1].i == token.i - 1 else [*last, token]
        elif token.text == ".":
            return last if any(t.lower_ == "and" for t in rest) and all(can_speak(t) for t in last) else []
        elif token.text != "," and token.lower_ != "and" and token.pos_ not in ("DET", "ADJ"):
            return []
    return []


def another_between(phrase: Phrase, spoke: Span) -> bool:
    """ "Parliament asked the minister for an answer, Rul said, and he promised one": he may be the minister. Somebody else named
    by an office between whoever spoke in the same sentence and the pronoun, or before both where the pronoun's clause goes on it."""
    head, base = phrase.head, phrase.span.start - phrase.head.idx
    if not base + head.sent.start_char <= spoke.start < phrase.span.start:
        return False
    return any(
        token.tag_ == "NN"
        and token.dep_ in ("dobj", "pobj", "nsubjpass")
        and (token.lemma_.casefold() in _OFFICES)
        for token in head.doc[head.sent.start : head.i]
        if base + token.idx > spoke.end
    )


def said_of_himself(pronoun: Token) -> Token | None:
    """ "Ada Brun, a witness, said she saw two bodies": whoever says that she saw it."""
    clause = pronoun.head
    if (
        pronoun.dep_ != "nsubj"
        or clause.dep_ != "ccomp"
        or clause.head.lemma_ not in SAY
        or clause.i < clause.head.i
    ):
        return None
    subject = next((c for c in clause.head.children if c.dep_ == "nsubj" and c.i < clause.head.i), None)
    before = clause.head.doc[clause.head.i - 1]
    if subject is None and before.pos_ == "PROPN" and before.ent_type_ == "PERSON":
        subject = before  # wherever the parser hung the name
    one = (
        subject is not None
        and subject.tag_ in ("NN", "NNP")
        and (is_person(subject) or subject.pos_ == "PROPN")
    )
    return subject if one else None


def is_group_of(head: Token) -> bool:
    """ "A coalition of 23 groups": "they" may go back to it."""
    of = [g for c in head.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    group = head.lemma_.casefold() in _GROUPS
    return group and any(g.tag_ in ("NNS", "NNPS") for g in of)


_GROUPS = words(
    "coalition group alliance network team crowd handful majority number band delegation platform"
)


def two_groups(phrase: Phrase) -> bool:
    """ "Guards arrested the strikers after they had thrown stones": they may be either."""
    verb = phrase.head.head
    if phrase.head.dep_ != "nsubj" or verb.dep_ not in ("advcl", "pcomp") or verb.i < verb.head.i:
        return False
    main = verb.head if verb.head.pos_ == "VERB" else verb.head.head
    subject = any(c.dep_ == "nsubj" and c.tag_ in ("NNS", "NNPS") for c in main.children)
    others = [c for c in main.children if c.dep_ == "dobj" and c.tag_ in ("NNS", "NNPS")]
    return subject and any(is_person(c) for c in others)


_OFFICES = words(
    "minister president governor mayor chief commander general judge prosecutor commissioner leader chairman director"
)
_LONG_LIST = 14  # tokens
_JOINS = re.compile(r"\s*(?:,|,?\s+(?:and|as well as)|,?\s+and (?:also )?(?:by|from|to))\s*", re.I)


_DATELINE = re.compile(r"^(?:[A-Z][\w'.]+,? ){1,3}(?:\([^)]*\) )?[\u2013\u2014-]+ (?=\S)")
"""The place that heads a story, where the parser took it for part of its first name: "Jakarta – Labour Movement"."""


def clean(words: str) -> str:
    """A source's words for people: no leading article, no trailing possessive or comma, single spaces."""
    words = re.sub(r"\s+", " ", words).strip(" ,;:.)\"'\u201c\u201d")
    words = re.sub(r"^[^\w#@(]+", "", words) or words  # emoji, with what only shapes them
    words = _SEAT.sub("", _AGED.sub("", _DATELINE.sub("", words)))
    words = re.sub(
        r"^(?:(?:all|both)\s+the|whose|the|a|an|another|some|one)\s+(?!of\b)", "", words, flags=re.I
    )
    return re.sub(r"['\u2019]s$", "", words)


# "50-year-old Olga Varn", "its spokeswoman Ira Doss": neither the age nor whose belongs to a name.
_AGED = re.compile(r"\b\d{1,3}-year-old\s+|^(?:its|his|her|their)\s+(?=(?:[a-z-]+\s+){1,3}[A-Z])")


# "The minister from Moneda Palace", "the governor from his office": where somebody spoke, and no part of the name; "an official from the
# ministry" is of there.
_SEAT = re.compile(
    r"\s+(?:speaking\s+|live\s+)?from\s+(?:(?:his|her|their)\s+(?:[a-z]+\s+){0,2}(?:office|home|house|residence|headquarters|palace|cell|bed|hideout|exile)"
    r"|headquarters|(?:the\s+)?(?:[\w\u2019'-]+\s+){0,3}(?:[Pp]alace|[Ss]quare|[Rr]esidence)(?!\s+[A-Z])|(?:Plaza|Place|Palacio)\s+[A-Z][\w-]+)\b.*$"
)


_NOBODY = ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "EVENT", "ORDINAL")


def may_count(noun: Token) -> bool:
    """True for whoever may put a number to something: any noun but a time, a number or an event."""
    if noun.ent_type_ in _NOBODY or noun.pos_ not in ("NOUN", "PROPN") or noun.like_num:
        return False
    return noun.lemma_.casefold() not in NOUN_KIND.keys() - DOCUMENT or noun.pos_ == "PROPN"


def can_speak(noun: Token) -> bool:
    """True for persons, bodies and documents: who or what may be a source."""
    named = noun.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or noun.pos_ == "PROPN"
    return named or noun.lemma_.casefold() in _SPEAKERS or is_person(noun)


_BODIES = words(
    "authority government source police witness expert analyst company medium press court hospital clinic precinct station "
    "constabulary gendarmerie municipality embassy association federation league diocese headquarters"
)
_SPEAKERS = PERSON | NOMINAL | VOICE_NOUN | _BODIES
