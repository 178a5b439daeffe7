"""What somebody else counted: a bare number whose event the sentences before told ("Doctors spoke of nine")."""

import re

from khronika.nouns import Kind, Unit
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.lexicon import words
from khronika.reading.english.parsing import Token
from khronika.reading.english.people import counts_people
from khronika.reading.english.roles import by_measure
from khronika.reading.english.syntax import clause_verb, lemma_of
from khronika.reading.english.told_numbers import is_told, of_a_crowd, tells

_TELL_OF = words("write speak report talk tell know hear learn boast")
_COUNT_AS = words(
    "confirm count record list register report log tally document verify name acknowledge admit recognise recognize give note claim say see find get write"
)
_PUT_AT = words("have put place set estimate reckon give revise correct raise lower update")
_NAMES = words("name list file record case photograph dossier")
_KEEPS = words("have hold keep publish collect give gather")
_OF_PEOPLE = frozenset(
    {Kind.PROTEST, Kind.DETENTION, Kind.INJURY, Kind.DEATH, Kind.RELEASE, Kind.SENTENCE, Kind.CHARGE}
)
_ARRIVES = words("arrive come get settle")
_STAYS = words("move budge change rise stand stay remain")
_ANSWERS = words("answer reply figure number count tally total estimate toll reckoning")


def counted_again(number: Number, around: Around) -> Count | None:
    """A measured number whose event was told before: "it put the number at 100", "there were at least three"."""
    if (again := _took_part(number, around)) is not None:
        return again
    _, measured = by_measure(number.root, around.frames)
    parent = around.parent
    topic = around.before[-1].kind if around.before and around.before[-1].kind in _OF_PEOPLE else around.topic
    if _of_things(number, around):
        return None
    if measured and parent is not None and parent.unit is Unit.PERSONS:
        return number.as_count(parent.kind, "en.fig.same-measure", 0.6, parent.frame)
    root = number.root
    told = (
        _labelled(number, around)
        or _in_apposition(root)
        or _told_of(root)
        or _existential(root)
        or _counts(root)
        or _had_it_at(root)
        or _is_the_answer(root)
        or _names_of(root)
        or _arrived_at(root)
        or _followed_by(number, around)
        or _gapped(number, around)
        or is_told(number, around)
    )
    if number.single and not measured:
        return None  # "if there was one"
    bare = (number.counted is None or number.counted.lower_ == "them") and (measured or told)
    if bare and topic is None and of_a_crowd(number.mention, around.text):
        topic = Kind.PROTEST
    if not bare or topic is None or topic in (Kind.BLACKOUT, Kind.BLOCKING):
        return None
    return number.as_count(topic, "en.fig.same-topic", 0.55)


def _of_things(number: Number, around: Around) -> bool:
    """ "The number of closed factories stands at 98": not of the people told before."""
    root = number.root
    measured = next((t for t in root.doc[root.sent.start : root.i] if t.lower_ == "number"), None)
    if measured is None:
        return False
    of = [g for c in measured.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    told = {f.trigger.i for f in around.frames}
    return bool(of) and not any(
        counts_people(g) or g.i in told or lemma_of(g) in _ANSWERS | _STANDS_FOR for g in of
    )


_STANDS_FOR = words("victim casualty death arrest injury case detention incident body")


def _labelled(number: Number, around: Around) -> bool:
    """ "Police: 6,000.": a label with its number, and no verb."""
    sentence = number.sentence
    before = around.text[sentence.base + sentence.tokens[0].idx : number.mention.span.start]
    after = around.text[number.mention.span.end :][:1]
    return (
        before.rstrip().endswith(":")
        and after in ".;,"
        and not any(t.pos_ in ("VERB", "AUX") for t in number.sentence.tokens)
    )


def _in_apposition(root: Token) -> bool:
    """ "the figure given by headquarters, 17,600, drew laughter"."""
    if root.dep_ != "appos":
        return False
    return any(lemma_of(up) in _ANSWERS for up in root.ancestors if up.pos_ == "NOUN")


def _existential(root: Token) -> bool:
    """ "there were at least three": a bare number that says how many, of what was told before."""
    return root.dep_ in ("attr", "nsubj") and any(c.dep_ == "expl" for c in root.head.children)


def _told_of(root: Token) -> bool:
    """ "the site wrote of up to 100", "the dispatcher knows of nine": a bare number under a telling verb."""
    prep = root.head
    if root.dep_ != "pobj":
        return False
    return (prep.lower_ in ("of", "about") and lemma_of(prep.head) in _TELL_OF) or (
        prep.lower_ == "at" and lemma_of(prep.head) == "guess"
    )


def _counts(root: Token) -> bool:
    """ "the prosecutor has confirmed eight": all that a counting verb takes."""
    return (
        root.dep_ == "dobj"
        and lemma_of(root.head) in _COUNT_AS
        and not any(c.dep_ == "prep" and c.lower_ == "of" for c in root.children)
    )


def _had_it_at(root: Token) -> bool:
    """ "the police had it at 2,800", "the director revised that to 21"."""
    prep = root.head
    if root.dep_ != "pobj" or prep.lower_ not in ("at", "to") or lemma_of(prep.head) not in _PUT_AT:
        return False
    return any(
        c.dep_ in ("dobj", "nsubjpass", "nsubj") and c.lower_ in ("it", "this", "that", "them")
        for c in prep.head.children
    )


def _is_the_answer(root: Token) -> bool:
    """ "the ministry's answer is 3,056"."""
    if root.dep_ != "attr" or lemma_of(root.head) != "be":
        return False
    return any(c.dep_ == "nsubj" and lemma_of(c) in _ANSWERS for c in root.head.children)


def _names_of(root: Token) -> bool:
    """ "the league said it had the names of 61": whoever keeps a list counts."""
    of = root.head
    if root.dep_ != "pobj" or of.lower_ != "of" or lemma_of(of.head) not in _NAMES:
        return False
    return of.head.dep_ in ("dobj", "pobj") and lemma_of(clause_verb(of.head)) in _KEEPS


def _arrived_at(root: Token) -> bool:
    """ "a team of the university arrived at 248,000", "the count has not moved from 66"."""
    prep = root.head
    if root.dep_ != "pobj" or prep.lower_ not in ("at", "from", "to"):
        return False
    if prep.lower_ == "from":
        subject = any(c.dep_ == "nsubj" and lemma_of(c) in _ANSWERS for c in prep.head.children)
        return lemma_of(prep.head) in _STAYS and subject
    return lemma_of(prep.head) in _ARRIVES


# "14 deaths, followed by Bongouan with six".
_FOLLOWED = re.compile(
    r"\b(?:followed\s+by|ahead\s+of|then)\s+(?:the\s+)?[A-Z][\w'\u2019-]*(?:\s+[A-Z][\w'\u2019-]*)*\s+(?:with|\()\s*$"
)


def _followed_by(number: Number, around: Around) -> bool:
    if not around.before:
        return False
    between = around.text[around.before[-1].mention.core.end : number.mention.span.start]
    return bool(_FOLLOWED.search(between))


# "Another 380,000 took part in cities of the south": in what was told before.
_TAKES_PART = re.compile(r"\s+(?:(?:people|others|more)\s+)?(?:have\s+|had\s+)?(?:took|taken)\s+part\b", re.I)


def _took_part(number: Number, around: Around) -> Count | None:
    if not _TAKES_PART.match(around.text[number.mention.core.end :][:40]) or number.mention.unit is not None:
        return None
    here = number.sentence.tokens.text
    if _POLL.search(here):
        return number.as_count(Kind.ELECTION, "en.fig.voters", 0.7)
    told = around.parent is not None and around.parent.kind is Kind.PROTEST
    return number.as_count(Kind.PROTEST, "en.fig.same-topic", 0.6) if told else None


_POLL = re.compile(
    r"\b(?:vote|votes|election|referendum|plebiscite|consultation|polls?|ballot|runoff)\b", re.I
)
# "Police counted 700, the party 5,000", "for the government the dead are 9, for the bishops 31", "the army of three".
_GAP = re.compile(
    r"[^.;]*[,;]\s+(?:and\s+|but\s+|while\s+)?(?:for\s+|according\s+to\s+)?(?:the\s+|its\s+|his\s+)(?:[\w'\u2019-]+\s+){0,2}?(?P<who>[a-z-]+)\s+(?:(?:of|at|to)\s+)?$"
)


def _gapped(number: Number, around: Around) -> bool:
    """Another teller's number behind the first one's, the verb said once."""
    if not around.before or around.text[number.mention.core.end :][:1] not in ".,;":
        return False
    found = _GAP.fullmatch(around.text[around.before[-1].mention.core.end : number.mention.span.start])
    if found is None:
        return False
    return tells(found["who"])
