"""Figures told by the words around the number alone: where the hurt and the held are, forces on duty, bodies; and limits.

They are tried after a number's role in an event, because they know less.
"""

import re
from dataclasses import replace

from khronika.nouns import Kind
from khronika.reading.english import lexicon as lex
from khronika.reading.english.counted import ANAPHOR
from khronika.reading.english.counts import Around, Count, Number
from khronika.reading.english.lexicon import words
from khronika.reading.english.other_words import GUARDS
from khronika.reading.english.parsing import Token
from khronika.reading.english.people import are_forces, is_person
from khronika.reading.english.roles import by_role
from khronika.reading.english.syntax import clause_verb, lemma_of
from khronika.reading.mentions import NumberMention

_GATHERINGS = words("protest rally demonstration march picket gathering sit-in assembly group")
_IN_CARE = re.compile(
    r"^[^.;,:]{0,32}?\b(?:in|to) (?:an? |the )?(?:\w+ )?(?:hospitals?|coma|intensive care|critical condition|serious condition)\b"
    r"|^[^.;,:]{0,32}?\b(?:required|require|need|needed|underwent) (?:\w+ )?(?:surgery|operations?)\b"
    r"|^ (?:\w+ )?(?:is|are|were|was) being operated on\b",
    re.I,
)
_ON_DUTY = re.compile(r"\bon (?:the streets?|standby|stand-by|duty|alert|patrol|guard)\b", re.I)
_ENFORCE = words("enforce police patrol guard reinforce secure flood seal")
_HELD_PEOPLE = words("prisoner detainee inmate captive")
_COUNTING = words("count list hold have number be remain recognise recognize record document")
_OF_A_BODY = words(
    "dump leave carry retrieve discover pull collect wound morgue recover bury mortuary dead lie find bullet autopsy post-mortem"
)
_REMAINS = words("remains remain bone body corpse skeleton skull")
_HOW_BADLY = words("seriously severely critically slightly gravely badly fatally lightly")
_LIMIT = words("ban prohibit limit restrict forbid outlaw allow permit")
_SCORE = re.compile(r"(?<![\d-])\d-\d(?![\d-])")
_BEHIND_BARS = re.compile(
    r"^[^.;,:]{0,40}?\b(?:is|are|were|was|be|been|remain|remained|still) (?:still )?(?:[a-z]+ly )?"
    r"(?:behind bars|(?:helping|assisting) (?:the )?police|in (?:(?:an?|the) )?(?:[A-Z][\\w\u2019'-]+ |(?:remand|police|military|central|pre-trial|preventive|administrative|provisional|isolation) ){0,3}(?:prison|jail|custody|detention|cells?|lock-?up|barracks|in the hands of the (?:[a-z]+ )?(?:police|army|military|services?|gendarmes))|deprived of (?:their|his|her) (?:liberty|freedom))\b",
    re.I,
)

# The words these rules go by, with one of those that must stand beside them (none: the first alone): see triggers.py.
TOLD_BY_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("body", _OF_A_BODY),
    ("skeleton", words("of")),
    ("bone", words("of")),
    ("remains", words("of")),
    *(
        (word, words("coma condition hospital"))
        for word in ("coma", "critical", "serious", "intensive", "hospital")
    ),
    *((word, words("require need undergo operate")) for word in ("surgery", "operation", "operate")),
    ("bar", words("behind")),
    *((word, words("in")) for word in ("cell", "lock-up", "lockup", "barracks")),
    *((word, words("police")) for word in ("helping", "assisting")),
    ("capture", frozenset[str]()),
    *(
        (word, words("court judge magistrate trial tribunal prosecutor case term sentence"))
        for word in ("defendant", "accused", "suspect")
    ),
    *((word, words("liberty freedom")) for word in ("deprive", "deprived")),
    *((word, frozenset[str]()) for word in sorted(_HELD_PEOPLE)),
)


def they_act(noun: Token) -> bool:
    """ "The two bodies held a briefing": the dead do nothing."""
    return (
        noun.lower_ == "bodies" and noun.dep_ == "nsubj" and any(c.dep_ == "dobj" for c in noun.head.children)
    )


_IN_CUSTODY = re.compile(
    r"\bdeaths?\s+in\s+(?:\w+\s+)?(?:custody|detention|prison|jail)\s+of\s+(?:(?:at\s+least|about|some|the)\s+)*$",
    re.I,
)


def dead_in_custody(number: Number, around: Around) -> Count | None:
    """ "The deaths in custody of 59 people": they are dead."""
    before = around.text[max(0, number.mention.core.start - 60) : number.mention.core.start]
    return number.as_count(Kind.DEATH, "en.fig.dead-in-custody", 0.75) if _IN_CUSTODY.search(before) else None


def bodies(number: Number, around: Around) -> Count | None:
    """ "three bodies with bullet wounds": the dead, where the words around say so."""
    counted = number.counted
    if counted is not None and _remains_of(counted):
        return number.as_count(Kind.DEATH, "en.fig.remains", 0.7)
    if counted is None or lemma_of(counted) != "body" or they_act(counted):
        return None
    if not any(lemma_of(t) in _OF_A_BODY for t in number.sentence.tokens):
        return None
    return number.as_count(Kind.DEATH, "en.fig.bodies", 0.65)


def _remains_of(counted: Token) -> bool:
    """ "the remains of nine people", "bones of at least three men"."""
    of = counted.head
    return (
        counted.dep_ == "pobj"
        and of.lower_ == "of"
        and lemma_of(of.head) in _REMAINS
        and of.head.lower_ != "body"
        and is_person(counted)
    )


def headed(number: Number, around: Around) -> Count | None:
    """ "Released on bond: seven monks", "Detained in Orlo: 12": a participle over a list."""
    tokens = [t for t in number.sentence.tokens if not t.is_space]
    kind = lex.VERB_KIND.get(lex.FORMS.get(tokens[0].lower_, "")) if tokens else None
    if kind is None or not tokens[0].lower_.endswith(("ed", "en")):
        return None
    before = [t for t in tokens if t.i < number.root.i]
    colon = next((t.i for t in before if t.text == ":"), None)
    if colon is None or any(t.tag_ in ("VBZ", "VBP") or t.dep_ == "nsubj" for t in before if t.i < colon):
        return None
    return (
        number.as_count(kind, "en.fig.headed", 0.75)
        if number.counted is None or is_person(number.counted)
        else None
    )


def in_care(number: Number, around: Around) -> Count | None:
    """ "52 officers in hospital", "Two are in a coma": the hurt by where they are."""
    after = around.text[number.mention.core.end : number.mention.core.end + 70]
    if _BEHIND_BARS.match(after) and (number.counted is None or is_person(number.counted)):
        return number.as_count(Kind.DETENTION, "en.fig.behind-bars", 0.7, None, number.part)
    if not _IN_CARE.match(after) or not (
        number.counted is None or is_person(number.counted) or number.counted.lower_ in ANAPHOR
    ):
        return None
    last = around.before[-1] if around.before else around.parent
    back = number.counted is None and last is not None and last.kind is Kind.INJURY
    return number.as_count(Kind.INJURY, "en.fig.in-care", 0.7, None, number.part or back)


def forces_out(number: Number, around: Around) -> Count | None:
    """ "1,800 officers were on the streets", "enforce it with 1,500 troops", "were met by 40 riot police"."""
    counted = number.counted
    if counted is None or not are_forces(counted):
        return None
    verb = clause_verb(number.root)
    link = next((t.head for t in number.links if t.head.dep_ == "agent"), None)
    if link is not None and lemma_of(link.head) in GUARDS and not number.single:
        return number.as_count(Kind.DEPLOYMENT, "en.fig.guarded-by", 0.7)
    out = _ON_DUTY.search(around.text[number.mention.core.end : number.mention.core.end + 120].split(". ")[0])
    by = any(a.dep_ == "prep" and a.lower_ == "with" for a in number.links[-1].ancestors)
    if not out and not (by and lemma_of(verb) in _ENFORCE):
        return None
    return number.as_count(Kind.DEPLOYMENT, "en.fig.forces-out", 0.65)


def held_people(number: Number, around: Around) -> Count | None:
    """ "counts 173 prisoners of conscience", "12 detainees remain": a noun that says they are held."""
    counted = number.counted
    if counted is None or lemma_of(counted) not in _HELD_PEOPLE or number.single:
        return None
    if lemma_of(clause_verb(number.root)) not in _COUNTING:
        return None
    return number.as_count(Kind.DETENTION, "en.fig.held-people", 0.65, None, number.part)


def captures(number: Number, around: Around) -> Count | None:
    """ "412 captures", as police count whom they hold."""
    del around
    counted = number.counted
    if counted is None or counted.lower_ != "captures":
        return None
    return number.as_count(Kind.DETENTION, "en.fig.captures", 0.7, None, number.part)


_ON_TRIAL = words("defendant co-defendant accused co-accused suspect")
_TRYING = words("court judge magistrate trial tribunal prosecutor case term sentence bail hearing")


_ALL_OF = re.compile(r"\bof\s+$", re.I)
_ONE_OF = re.compile(r"\b(?:one|first|last|youngest|oldest)\s+of\s+$", re.I)


def tried(number: Number, around: Around) -> Count | None:
    """ "The only one of 11 accused to get a term", "152 of 170 men were sent to prison", "22 other defendants": how many were tried, where
    a court tells of some of them."""
    counted = number.counted
    if number.single or number.mention.unit is not None:
        return None
    words_here = {lemma_of(t) for t in number.sentence.tokens}
    if counted is not None and lemma_of(counted) in _ON_TRIAL:
        held = any(f.kind is Kind.DETENTION and not f.noun for f in around.frames)
        if any(f.kind is Kind.SENTENCE and not f.noun for f in around.frames) and _ALL_OF.search(
            around.text[max(0, number.mention.span.start - 6) : number.mention.span.start]
        ):
            return number.as_count(Kind.CHARGE, "en.fig.tried", 0.7)  # "of 93 defendants, 71 were convicted"
        own = by_role([*number.links], around.frames)
        if (
            own is not None
            and not own.noun
            and own.kind in (Kind.SENTENCE, Kind.RELEASE)
            and (own.trigger.dep_ not in ("acl", "relcl", "amod") or _is_told_of(counted, own.trigger))
        ):
            return None  # "eight suspects were found guilty", "three of the 37 defendants were acquitted"
        if _is_handed(counted):
            return number.as_count(Kind.SENTENCE, "en.fig.handed", 0.75, None, number.part)
        return (
            None
            if held or words_here.isdisjoint(_TRYING)
            else number.as_count(Kind.CHARGE, "en.fig.tried", 0.7)
        )
    last = around.before[-1] if around.before else None
    between = around.text[last.mention.core.end : number.mention.core.start] if last is not None else ""
    some = (
        last is not None
        and last.kind in (Kind.SENTENCE, Kind.RELEASE)
        and re.fullmatch(r"\s+(?:out\s+)?of\s+(?:the\s+)?", between)
    )
    some = some or _ONE_OF.search(
        around.text[max(0, number.mention.span.start - 24) : number.mention.span.start]
    )
    judged = any(f.kind is Kind.SENTENCE for f in around.frames)
    return number.as_count(Kind.CHARGE, "en.fig.tried", 0.7) if some and judged else None


def _is_told_of(counted: Token, verb: Token) -> bool:
    """ "33 out of the 51 defendants who were jailed"."""
    return verb.dep_ == "relcl" and verb.head.i == counted.i and any(c.lower_ == "who" for c in verb.children)


_HANDS = words("hand give award slap mete")
_TERMS = words("sentence term fine")


def _is_handed(counted: Token) -> bool:
    """ "Handed another 101 defendants five-year sentences": the parser makes one phrase of whom and what."""
    given = counted.head
    return (
        counted.dep_ in ("nmod", "compound", "amod", "dative")
        and (lemma_of(given) in _TERMS or counted.dep_ == "dative")
        and lemma_of(given if counted.dep_ == "dative" else given.head) in _HANDS
    )


_NUMERAL = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|life)"
)
_TERM = rf"(?:(?:sentences?|terms?|jail\s+terms?)\s+of\s+)?(?:(?:up\s+to|between|from|about|at\s+least|more\s+than)\s+)?{_NUMERAL}(?:(?:-|\s+(?:and|to|or)\s+){_NUMERAL})?"
# "Nine got between one and three years", "four were given probation", "two drew suspended sentences".
_GETS = re.compile(
    r"\s+(?:of\s+(?:them|these|those|whom)\s+)?(?:each\s+|all\s+)?(?:got|received|drew|(?:was|were|has\s+been|have\s+been|had\s+been|being)\s+(?:given|handed)|given|handed)\s+(?:each\s+)?"
    rf"(?:{_TERM}[\s-]+(?:years?|months?|weeks?|days?)\b(?!\s+(?:to|off|of\s+notice))|(?:an?\s+)?(?:\w+\s+)?(?:probation|suspended|community\s+(?:service|work)|life\s+(?:terms?|sentences?|imprisonment)|jail|prison\s+(?:terms?|sentences?)|fines?\b))",
    re.I,
)
_GETS_TOO = re.compile(
    rf"\s+(?:got\s+|received\s+|were\s+given\s+)?{_NUMERAL}(?=\s*(?:[,.;]|and\b|to\b|$))", re.I
)
# "Two were sentenced to 20 years, three to 18 years, one to life".
_TO_SO_MANY = re.compile(rf"\s+to\s+(?:{_NUMERAL}[\s-]+(?:years?|months?|weeks?|days?)|life|death)\b", re.I)
_TERM_OF = re.compile(r"\b(?:got|received|given|handed)\s+$", re.I)


def given_too(number: Number, around: Around) -> Count | None:
    """The three of "two were sentenced to 20 years in prison, three to 18 years"."""
    last = around.before[-1] if around.before else None
    if last is None or last.kind is not Kind.SENTENCE:
        return None
    if _TO_SO_MANY.match(around.text, number.mention.core.end) is None:
        return None
    return replace(number, counted=None).as_count(Kind.SENTENCE, "en.fig.given-terms", 0.75)


def given_terms(number: Number, around: Around) -> Count | None:
    """Whom a court gave what, told by the term: and after such a one "four got seven"."""
    if number.counted is not None and not is_person(number.counted):
        return None
    text, end = around.text, number.mention.core.end
    last = around.before[-1] if around.before else None
    if number.counted is not None and number.counted.i > number.root.i:
        end = max(end, number.sentence.base + number.counted.idx + len(number.counted.text))
    again = last is not None and last.rule == "en.fig.given-terms" and _GETS_TOO.match(text, end) is not None
    if not again and _GETS.match(text, end) is None:
        return None
    return number.as_count(Kind.SENTENCE, "en.fig.given-terms", 0.75, None, number.part)


def is_term_again(mention: NumberMention, around: Around) -> bool:
    """The seven of "nine got two years, four got seven"."""
    terms = any(c.rule == "en.fig.given-terms" for c in around.before)
    return (
        terms
        and _TERM_OF.search(around.text[max(0, mention.span.start - 12) : mention.span.start]) is not None
    )


# "One of them seriously", "one by a rubber bullet and the rest in the crush".
_BADLY = re.compile(
    r"\s+(?:were|was|are|is)\s+(?:now\s+|still\s+)?(?:in\s+(?:an?\s+)?)?(?:critical|serious|grave)\b"
    r"|\s+with\s+(?:an?\s+)?(?:broken|fractured|severe|serious|critical|head|bullet|gunshot|stab|pellet)\b"
    r"|\s+of\s+(?:them|whom)\s+(?:seriously|severely|critically|slightly|gravely|badly|lightly)\s*[.,;:)]"
    r"|\s+(?:by|with|from)\s+(?:an?\s+)?(?:\w+\s+)?(?:bullets?|pellets?|stones?|gunshots?|rounds?|canisters?|grenades?|knife|machetes?|batons?|shots?|shrapnel|burns?|fractures?)\b",
    re.I,
)


# "The morgue received 14 bodies, six with bullet wounds".
_OF_WOUNDS = re.compile(
    r"\s+(?:of\s+(?:them|which)\s+)?with\s+(?:[a-z-]+\s+){0,2}(?:wounds?|bullets?|pellets?|marks|signs)\b",
    re.I,
)


def dead_of_wounds(number: Number, around: Around) -> Count | None:
    """Some of the dead just told, and how they were found."""
    last = around.before[-1] if around.before else None
    if last is None or last.kind is not Kind.DEATH or number.counted is not None:
        return None
    if not _OF_WOUNDS.match(around.text[number.mention.core.end :][:50]):
        return None
    return number.as_count(Kind.DEATH, "en.fig.part-of", 0.7, last.frame, True)


_CONDITION = re.compile(r"\bcondition\s+of\s+(?:(?:at\s+least|about|some)\s+)?$", re.I)


def gravely(number: Number, around: Around) -> Count | None:
    """ "18 officers were hurt, two seriously": some of those just counted, in this sentence; "the condition of two is critical"."""
    told, before = (
        around.parent,
        around.text[max(0, number.mention.span.start - 30) : number.mention.span.start],
    )
    if told is not None and told.kind is Kind.INJURY and _CONDITION.search(before):
        return number.as_count(Kind.INJURY, "en.fig.how-badly", 0.7, told.frame, True)
    last, root = around.before[-1] if around.before else None, number.root
    if last is None or number.counted is not None:
        return None
    if last.kind is not Kind.INJURY:
        return None
    after = root.doc[root.i + 1] if root.i + 1 < len(root.doc) else None
    badly = _BADLY.match(around.text[number.mention.core.end :][:60])
    if badly is None and (
        after is None or after.lower_ not in _HOW_BADLY or root.doc[root.i + 2 : root.i + 3].text.isalpha()
    ):
        return None
    return number.as_count(Kind.INJURY, "en.fig.how-badly", 0.7, last.frame, True)


# "Any assembly exceeding ten persons", "no meeting of over 50": what an order speaks of in general.
_OF_ANY = re.compile(
    r"\b(?:any|every|each|no)\s+(?:[\w-]+\s+){0,2}?(?:assembly|gathering|meeting|group|crowd|rally|march|demonstration|procession|protest|event)"
    r"\s+(?:[\w-]+\s+){0,2}?(?:exceeding|of|with|larger\s+than|over|above|numbering|involving)\s+(?:(?:more\s+than|over|at\s+least|exceeding)\s+)?$"
    r"|\b(?:assemblies|gatherings|meetings)\s+(?:exceeding|larger\s+than|above)\s+$",
    re.I,
)


def threshold(mention: NumberMention, root: Token, around: Around) -> bool:
    """ "banned gatherings of more than five people": how many are allowed, not how many there were. Also 3-1 of a match."""
    start, end = mention.core.start, mention.core.end
    if _OF_ANY.search(around.text[max(0, start - 60) : start]):
        return True
    if _SCORE.search(around.text[max(0, start - 2) : end + 2]) and root.dep_ not in ("nummod", "compound"):
        return True
    of = next((a for a in root.ancestors if a.dep_ == "prep" and a.lower_ in ("of", "to")), None)
    if of is None or (mention.value or 0) > 1000:
        return False
    gathered = lemma_of(of.head) in _GATHERINGS or of.head.lower_ in (
        "gatherings",
        "assemblies",
        "assembly",
        "groups",
    )
    limited = gathered or lemma_of(of.head) in _LIMIT
    return limited and any(lemma_of(t) in _LIMIT for t in (of.head, *of.head.ancestors))
