"""Which attributions are claims of their own: judgements, findings, denials, accusations, plans and threats, and what is
said of what we record. A statement of prices, sports or the weather is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from khronika.nouns import Certainty, Claim, Kind, SourceType, Span, Stance
from khronika.reading.english import lexicon as lex
from khronika.reading.english.judging import judgement, predicates
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.relations import Relation
from khronika.reading.english.substance import (
    MARCHES,
    is_negated,
    is_not_done,
    is_told,
    refuses,
    says_something,
)
from khronika.reading.english.wording import trimmed, union


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a claim of this kind is made of; ``anchor`` is where its place and day are looked for."""

    kind: Kind
    span: Span
    anchor: Span
    rule: str
    confidence: float
    stance: Stance
    certainty: Certainty


def opinions(
    relation: Relation,
    others: Sequence[Relation],
    told: Sequence[Claim],
    sentences: Sequence[Sentence],
    text: str,
) -> Iterator[Opinion]:
    """The claims in an attribution: of what is said in several places (before and behind "he said") each that holds
    words of its own. ``told`` holds the claims made from the same attribution."""
    sentence = sentences[relation.sentence]
    cue = next((t for t in sentence.tokens if sentence.base + t.idx == relation.cue.start), None)
    if not relation.contents or not _named(relation) or (cue is not None and not _speaks(relation, cue)):
        return
    kept: list[Span] = []
    for content in sorted(relation.contents, key=lambda c: (not _quotes(text, c), c.start - c.end)):
        if kept and (len(content.of(text).split()) < _OWN_WORDS or any(content.overlaps(k) for k in kept)):
            continue
        kept.append(content)
        where = next((s for s in sentences if s.span.contains(content)), sentence)
        made = _opinion(relation, content, others, told, where, text)
        if made is not None:
            yield made


_ASKING = ("attr.directs", "attr.calls-for", "attr.wants", "attr.object")
_URGES = lex.words("urge ask call advise warn tell order instruct beg implore appeal")
"""What is asked not to be done is not denied."""
_ACCOUNTABLE = (
    SourceType.STATE, SourceType.POLICE, SourceType.COURT, SourceType.PROSECUTOR, SourceType.ELECTION_BODY, SourceType.OBSERVER, SourceType.UN, SourceType.RIGHTS_GROUP,
)  # fmt: skip
"""Whose words are kept whatever they speak of, near an event."""
_SLOGANS = frozenset("read chant shout sing".split())
"""What is chanted or stands on a placard is what a protest was like, and no statement to be weighed."""


def without_repeats(made: Sequence[tuple[Relation, Opinion]]) -> list[tuple[Relation, Opinion]]:
    """ "Police said they would investigate and expressed regret": of what one speaker says in one piece only the whole is
    kept, where its part is of the same kind and stance."""
    return [
        (mine, small)
        for n, (mine, small) in enumerate(made)
        if not any(
            _says_again(small, whole, later=m < n) and theirs.voice.source.name == mine.voice.source.name
            for m, (theirs, whole) in enumerate(made)
            if m != n
        )
    ]


def _says_again(small: Opinion, whole: Opinion, *, later: bool) -> bool:
    same = (whole.kind, whole.stance, whole.certainty) == (small.kind, small.stance, small.certainty)
    if not same or (whole.span == small.span and not later):
        return False
    if _FOLLOWS in (small.rule, whole.rule):  # of the sentence behind an announcement a clause is told better
        return small.rule == _FOLLOWS and small.span.overlaps(whole.span)
    return whole.span.contains(small.span)


_FOLLOWS = "en.st.results-follow"


_LAMENTS = lex.words("lament deplore decry denounce condemn regret bemoan criticise criticize")
_CRIED_IN = re.compile(r"\b(?:cries|shouts|chants|slogans|calls|songs)\s+of\s+[\"\u201c\u00ab]", re.I)
_OWN_WORDS = 4  # a shorter second piece ("on Monday", "the mayor") says nothing by itself


def _opinion(
    relation: Relation,
    content: Span,
    others: Sequence[Relation],
    told: Sequence[Claim],
    sentence: Sentence,
    text: str,
) -> Opinion | None:
    if relation.voice.span is not None and content.start == relation.voice.span.start:
        return None  # "said spokesman Orn, giving no details": his name and no words of his
    slogan = relation.lemma in _SLOGANS and relation.rule == "attr.quoting" and relation.voice.person is None
    if slogan or (_told_by_another(relation, content, others) and not relation.judging):
        return None
    if not says_something(content, relation, sentence, text):
        return None
    words = content.of(text)
    if relation.rule == "attr.quoted" and _CRIED_IN.search(words):
        return None  # "prayed amid cries of "...""
    if content.contains(relation.cue) and words.casefold().startswith("what "):
        return None  # "more than what the authorities have reported"
    kind, confidence, stance = judgement(
        words,
        relation,
        negated=relation.rule not in _ASKING
        and relation.lemma not in _URGES
        and is_negated(content, sentence, text),
        refused=refuses(relation, words),
    )
    same = [c for c in told if content.overlaps(c.span) and stance in (Stance.ASSERTS, c.stance)]
    if same and not _judges_more(relation, kind, words, same, sentence):
        return None
    certainty = _certainty(relation, words)
    plain = (
        kind is Kind.STATEMENT
        and certainty is Certainty.HAPPENED
        and relation.lemma not in lex.DENY | lex.DISPUTE
    )
    accountable = relation.voice.source.type in _ACCOUNTABLE
    dull = stance is Stance.ASSERTS and not _quotes(text, content) and not accountable
    about = words
    if relation.lemma in _LAMENTS and len(words.split()) < _OWN_WORDS:
        about = text[content.start : sentence.span.end]  # "lamented "numerous incidents" at the polls"
    if plain and not tells_of_ours(about) and (dull or tells_of_else(about)):
        return None
    # "Refused to grant access": without its verb the content says the opposite.
    whole = relation.judging or relation.lemma in _TURNS_ROUND
    span = trimmed(text, union(content, relation.cue) if whole else content)
    rule = f"en.st.{relation.rule.removeprefix('attr.')}"
    return Opinion(kind, span, _first(content), rule, confidence, stance, certainty)


def _judges_more(
    relation: Relation, kind: Kind, words: str, told: Sequence[Claim], sentence: Sentence
) -> bool:
    """True where the judgement is not told by the events in it: "denounced excessive force", "accused her of ordering the raid in
    which six died"; the words of "accused police of beating marchers" are the event's."""
    if kind is Kind.STATEMENT:
        return False
    if predicates(words) or relation.rule == "attr.judged-by":
        return True
    deed = _accused_of(relation, sentence) if relation.lemma in lex.ACCUSE else None
    return deed is not None and not any(c.span.contains(deed) for c in told)


def _accused_of(relation: Relation, sentence: Sentence) -> Span | None:
    """Where the deed stands that somebody is blamed for."""
    cue = next((t for t in sentence.tokens if sentence.base + t.idx == relation.cue.start), None)
    for led in cue.children if cue is not None else ():
        deed = next((c for c in led.children if c.dep_ in ("pcomp", "pobj")), None)
        if led.dep_ == "prep" and led.lower_ in ("of", "for", "over") and deed is not None:
            at = sentence.base + deed.idx
            return Span(at, at + len(deed.text))
    return None


def _speaks(relation: Relation, cue: Token) -> bool:
    if relation.judging and relation.rule == "attr.judges" and is_not_done(cue):
        return False
    return relation.lemma not in MARCHES and is_told(cue)


def _first(content: Span) -> Span:
    return Span(content.start, content.start + 1)


_NOBODY = frozenset("anyone anybody whoever everyone everybody nobody those".split())


_THINKS = lex.words("believe think fear feel suspect hope see view")
"""What "many believe" is nobody's word who could be asked."""
# "A total of 65 persons", "the number of arrests": counted, and not heard.
_COUNTED = re.compile(r"^(?:an? |the )?(?:total|number|series|toll|sum|list) of\b", re.I)


def _named(relation: Relation) -> bool:
    """A source that is resolved, or worded as more than a pronoun."""
    voice = relation.voice
    if voice.words.casefold() in _NOBODY or _COUNTED.search(voice.words):
        return False
    if relation.lemma in _THINKS and voice.words.casefold() in ("many", "some", "most", "few"):
        return False
    if voice.resolved:
        return True
    return voice.source.type is not SourceType.UNKNOWN or voice.words.casefold() not in lex.PRONOUNS


def _told_by_another(relation: Relation, content: Span, others: Sequence[Relation]) -> bool:
    """True when most of the content is what somebody else says in it: that relation makes the claim."""
    whole = relation.size
    return any(
        other is not relation
        and other.sentence == relation.sentence
        and content.contains(other.cue)
        and 0.5 * whole <= other.size < whole
        for other in others
    )


_TURNS_ROUND = lex.words("refuse decline")
_PLANS = lex.words("promise pledge vow plan intend propose decide")


# "Anyone who marches will be jailed", "if they come back we will shoot": a threat, by whatever verb it is told.
_MENACE = re.compile(
    r"\b(?:any(?:one|body)?|who(?:so)?ever|those|all|nobody|no\s?one)\b[^.;]*\b(?:will|would|shall|faces?|risks?|(?:must|should)\s+(?:expect|fear))\b"
    r"|\b(?:if|unless)\b[^.;]*\b(?:we|they|he|she|I|you|police|army|government)\s+(?:will|shall|would|['\u2019]ll)\b",
    re.I,
)


def menaces(words: str) -> bool:
    """True for words that tell what will be done to whoever does something."""
    return bool(_MENACE.search(words))


def _quotes(text: str, content: Span) -> bool:
    """True for content that holds, or is held in, marks of quotation: the source's own words."""
    around = text[max(0, content.start - 1) : content.end + 1]
    return bool(re.search(r"[\"\u201c\u00ab]", around))


def _certainty(relation: Relation, words: str) -> Certainty:
    if relation.lemma == "threaten" or menaces(words):
        return Certainty.THREATENED
    return Certainty.PLANNED if relation.lemma in _PLANS else Certainty.HAPPENED


# What reports on assemblies and elections are about, beside the triggers of events.
OURS = lex.words(
    "poll voter police officer soldier troop army military protester protestor demonstrator marcher striker activist opposition "
    "detainee prisoner violence force crackdown clash unrest riot coup torture brutality abuse shooting bullet gas baton "
    "strike boycott blockade roadblock barricade march rally march election vote ballot fraud candidate trial court charge "
    "prison jail freedom right rights democracy repression journalist internet censorship shutdown curfew emergency "
    "terrorist terrorism extremist provocateur provocation vandal hooligan rebel separatist militant gunman negotiation "
    "talk dialogue inquiry investigation resignation government regime authority polling exaggerated inflated dismissal "
    "threat resign annulment annul departure falsify casualty toll figure bystander suspend hoax ouster dictator democracy reform casualties falsified oppress opinion "
    "procession vigil picket sit-in encampment ambush attack attacked loot looting arson raid harass harassment intimidate intimidation pepper-spray rigging rigged turnout "
    "victory electoral convict conviction acquit acquittal evidence constitution constitutional referendum mandate legitimacy illegitimate custody "
    "impunity torture lawless dictatorship authoritarian corruption corrupt electorate incumbent opponent dissent dissident crackdowns "
    "tally ballot credible truncheon curfew disruption throttle outage manhandle"
)


@cache
def _stems() -> frozenset[str]:
    return OURS | lex.EVENT_NOUN | frozenset(lex.VERB_KIND) | frozenset(lex.NOUN_KIND) | lex.EVALUATIVE


# What the money, sports, science and weather pages are about.
_ELSE = lex.words(
    "price inflation gdp deficit currency peso dollar euro bank market tariff revenue profit loss loan debt investor investment "
    "export import company shareholder stock sale customer harvest crop litre kilogram barrel tourist tourism hotel tourism "
    "team match goal league referee coach striker season player seed species botanist researcher patient vaccine virus measles "
    "temperature rain weather storm salary pension wage income household ambulance teacher pupil school cost budget million billion"
)


def _forms(words: str) -> Iterator[set[str]]:
    for word in re.findall(r"[a-z]+(?:-[a-z]+)*", words.casefold()):
        stems = {
            word,
            word.removesuffix("s"),
            word.removesuffix("es"),
            word.removesuffix("ed"),
            word.removesuffix("d"),
        }
        yield stems | {word.removesuffix("ing"), word.removesuffix("ing") + "e"}


def tells_of_ours(words: str) -> bool:
    """True when the words speak of what we record: an event, who takes part in it, who acts against it, a vote."""
    return any(forms & _stems() or forms & lex.FORMS.keys() for forms in _forms(words))


def tells_of_else(words: str) -> bool:
    """True when they speak of money, sport, science or the weather, or are hardly words at all."""
    return len(words.split()) < 4 or any(forms & _ELSE for forms in _forms(words))
