"""What a figure takes from the story around it: a source named for the same tally. Its day: ``carried_days``."""

import re
from dataclasses import dataclass, replace

from khronika.nouns import Attribution, Claim, Figure, Kind, Level
from khronika.reading.english.attribution import presupposes
from khronika.reading.english.counts import Count
from khronika.reading.english.events import Frame
from khronika.reading.english.parsing import Sentence
from khronika.reading.english.passages import Role
from khronika.reading.english.polling_day import is_of_another_poll
from khronika.reading.english.relations import Relation
from khronika.reading.english.scope import Story
from khronika.reading.english.speech_around import speech_around
from khronika.reading.english.whose_business import may_have_counted


@dataclass(slots=True)
class Draft:
    """A claim on its way: mutable until the carried attributions are settled."""

    claim: Claim
    sentence: Sentence
    count: Count | None = None
    frame: Frame | None = None
    relation: Relation | None = None
    parent: "Draft | None" = None


HARM = (Kind.DEATH, Kind.INJURY, Kind.DETENTION, Kind.DAMAGE, Kind.FORCE)


def carry_sources(drafts: list[Draft], story: Story, said: list[Relation], sentences: list[Sentence]) -> None:
    """Give figures without a source of their own the one that the story gives them, and say so in the rule."""
    poll, published = story.voting_day, story.published
    for draft in drafts:
        if draft.count is None or not (draft.claim.attribution.by_author or _vague_headline(draft)):
            continue
        if _ruled(draft) or _told_by_us(draft.sentence):
            continue
        if draft.claim.kind is Kind.ELECTION and is_of_another_poll(draft.claim, poll, published):
            continue  # "in 2014 she won 57 percent": not of this count
        donor = _donor(draft, drafts, story.text)
        if (
            donor is None
            and (around := speech_around(story.text, draft.sentence, sentences, said)) is not None
        ):
            voice = around.voice
            if may_have_counted(voice.source.name, draft.claim.kind) and not presupposes(around):
                draft.claim = replace(
                    draft.claim, attribution=Attribution((voice,), around.cue, "attr.carried")
                )
            continue
        if donor is not None and _may_be_of(donor, draft.claim.kind, drafts):
            chain = donor.claim.attribution
            draft.claim = replace(
                draft.claim,
                attribution=Attribution(chain.chain, chain.cue, "attr.carried"),
                confidence=round(draft.claim.confidence * 0.9, 3),
            )


def _may_be_of(donor: Draft, kind: Kind, drafts: list[Draft]) -> bool:
    of_votes = donor.claim.kind is Kind.ELECTION and kind not in (Kind.ELECTION, Kind.ELECTION_FINDING)
    if of_votes and not _tells_of(_body_of(donor), kind, drafts):
        return False  # who counted votes did not count the hurt by that
    if donor.relation is not None and donor.relation.lemma in _GREETS:
        return False
    return may_have_counted(donor.claim.attribution.source_name, kind)


# Who welcomes a release was told of it.
_GREETS = frozenset("welcome hail praise applaud greet celebrate mourn regret lament".split())


def _vague_headline(draft: Draft) -> bool:
    """ "18 dead: watchdog report", "19 killed: minister": the body says which."""
    speaker = draft.claim.attribution.speaker
    headline = draft.claim.attribution.rule.startswith("attr.headline")
    return (
        headline and speaker is not None and (speaker.source.key is None or speaker.source.key.endswith("/?"))
    )


def _told_by_us(sentence: Sentence) -> bool:
    """ "Our reporters would not go beyond 2,000", "we were 300": the report's own words, outside any quotation."""
    quoted = 0
    for token in sentence.tokens:
        quoted += token.is_quote
        if quoted % 2 == 0 and token.dep_ in ("nsubj", "nsubjpass"):
            ours = token.lower_ == "we" or any(c.lower_ == "our" for c in token.children)
            if ours and token.head.dep_ == "ROOT":
                return True
    return False


def _ruled(draft: Draft) -> bool:
    """ "A court sentenced four", "a magistrate freed 12 of them": what a court did is no tally that the police told before."""
    agents = draft.frame.agents if draft.frame is not None else ()
    return draft.claim.kind in _BY_COURTS and any(a.lemma_.casefold() in _COURTS for a in agents)


_COURTS = frozenset(("court", "judge", "magistrate", "tribunal"))
_BY_COURTS = (Kind.SENTENCE, Kind.RELEASE, Kind.CHARGE, Kind.DETENTION)


def _donor(draft: Draft, drafts: list[Draft], text: str) -> Draft | None:
    if draft.parent is not None and not draft.parent.claim.attribution.by_author:
        return draft.parent
    return (
        _same_flow(draft, drafts)
        or _lead(draft, drafts)
        or _told_on(draft, drafts)
        or _between(draft, drafts)
        or _again(draft, drafts)
        or _beside(draft, drafts)
        or _of_the_only_one(draft, drafts)
        or _closing(draft, drafts, text)
    )


def _same_flow(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Figures that go on in the same passage right after an attributed figure are its source's."""
    for other in reversed(drafts[: drafts.index(draft)]):
        if other.count is None or other.sentence.index == draft.sentence.index:
            continue
        gap = draft.sentence.index - other.sentence.index
        if gap == 1 and _is_one_of_rivals(other, draft.claim.kind, drafts):
            break
        if (
            gap == 1
            and other.sentence.passage == draft.sentence.passage
            and not other.claim.attribution.by_author
        ):
            return other
        break
    return None


def _is_one_of_rivals(draft: Draft, kind: Kind, drafts: list[Draft]) -> bool:
    """ "3,000, according to the police, and 10,000, according to themselves, marched": what comes next is neither's; nor is what
    is of another ``kind`` behind "police put it at 3,000 and organisers at 9,000"."""
    here = [d for d in drafts if d.sentence.index == draft.sentence.index and d.count is not None]
    alike = [d for d in here if d.claim.kind is draft.claim.kind and d.relation is not None]
    phrased = all(d.claim.attribution.rule in _BESIDE_A_NUMBER for d in alike)
    return len({_body_of(d) for d in alike}) > 1 and (phrased or kind is not draft.claim.kind)


_BESIDE_A_NUMBER = frozenset(("attr.according-to", "attr.per", "attr.by-account", "attr.for-whom"))


def _lead(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """An unattributed headline or lead takes the source named for the same tally further down."""
    if draft.sentence.index > 3 and draft.sentence.role is not Role.HEADLINE:
        return None
    mine = draft.claim.figure
    for other in drafts:
        theirs = other.claim.figure
        later = (
            other.sentence.index > draft.sentence.index and other.sentence.index - draft.sentence.index <= 12
        )
        if (
            mine is None
            or theirs is None
            or not later
            or other.claim.attribution.by_author
            or other.claim.kind is not draft.claim.kind
            or theirs.unit is not mine.unit
            or _on_other_days(draft.claim, other.claim)
            or _elsewhere(draft.claim, other.claim)
        ):
            continue
        if _same_tally(mine, theirs) and (
            (mine.value or _MANY) >= _MANY or draft.sentence.role is Role.HEADLINE
        ):
            return other
    return None


_MANY = 3  # one dead of the lead and one of another sentence need not be the same


def _told_on(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """ "The chief said the march was illegal. Forty people had been held.": what the sentence before reports goes on in
    the pluperfect, the tense of reported speech."""
    root = draft.sentence.tokens.root
    if not any(c.dep_ == "aux" and c.lower_ in ("had", "would") for c in root.children):
        return None
    before = [
        d
        for d in drafts
        if draft.sentence.index - d.sentence.index == 1
        and d.sentence.passage == draft.sentence.passage
        and d.relation is not None
        and not d.claim.attribution.by_author
    ]
    return max(before, key=lambda d: d.claim.span) if before else None


def _between(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Between two passages of one source that tells of the same kind of thing before: the same source's."""
    at = draft.sentence.index
    before = [d for d in drafts if 0 < at - d.sentence.index <= 2 and not d.claim.attribution.by_author]
    after = [d for d in drafts if 0 < d.sentence.index - at <= 2 and not d.claim.attribution.by_author]
    if not before or not after or before[-1].count is None:
        return None
    same = _body_of(before[-1]) == _body_of(min(after, key=lambda d: d.sentence.index))
    return before[-1] if same and before[-1].claim.kind is draft.claim.kind else None


def _of_the_only_one(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """In a report of one body's count, told before and again after: what lies between, of the kinds that the body counts, is its too."""
    told = [d for d in drafts if not d.claim.attribution.by_author]
    counted = [d for d in told if d.count is not None]
    bodies = {_body_of(d) or "" for d in counted}
    longest = max(bodies, key=len, default="")
    if not counted or not all(_is_called(longest, b) for b in bodies):
        return None
    at = draft.sentence.index
    before = [
        d for d in told if 0 < at - d.sentence.index <= _FRAMED and _is_called(longest, _body_of(d) or "")
    ]
    after = [d for d in counted if 0 < d.sentence.index - at <= _FRAMED]
    if not before or not after:
        return None
    kinds = {d.claim.kind for d in (*before, *after) if d.count is not None}
    harm = draft.claim.kind in HARM and not kinds.isdisjoint(HARM)
    if not (harm or draft.claim.kind in kinds):
        return None
    return max((*(d for d in before if d.count is not None), *after), key=lambda d: len(_body_of(d) or ""))


_CLOSES = re.compile(
    r"\b(?:said|says|reported|reports|wrote|writes|noted|notes|added|adds)\s+in\s+(?:its|their|his|her|a|the)\s+(?:[\w-]+\s+){0,3}"
    r"(?:report|bulletin|update|newsletter|digest|review|summary|overview)\b[^.\n]{0,40}\.\s*(?:\n|$)",
    re.I,
)
_NEAR = 6  # sentences


def _closing(draft: Draft, drafts: list[Draft], text: str) -> Draft | None:
    """ "Nineteen were held. Six were beaten. In Lirna 11 were fined, the league said in its weekly report.": all of the paragraph is
    the report's, where nobody else speaks in it."""
    here = [d for d in drafts if d.sentence.passage == draft.sentence.passage]
    told = [
        d for d in here if not d.claim.attribution.by_author and d.claim.attribution.rule != "attr.carried"
    ]
    if not told or any(d.sentence.index <= draft.sentence.index for d in told):
        return None
    last = [d for d in told if d.count is not None]
    closes = last and _CLOSES.search(text, last[-1].sentence.span.start, last[-1].sentence.span.end + 2)
    near = last and last[-1].sentence.index - draft.sentence.index <= _NEAR
    return last[-1] if closes and near and len({_body_of(d) for d in told}) == 1 else None


def _is_called(name: str, other: str) -> bool:
    """The same name, or its first letters ("the Orland Rights Commission (ORC) said", "according to ORC")."""
    letters = "".join(word[0] for word in name.split() if word not in ("of", "for", "and", "the"))
    return other == name or (len(other) > 2 and letters.endswith(other))


_FRAMED = 8  # sentences


def _body_of(draft: Draft) -> str | None:
    speaker = draft.claim.attribution.speaker
    return None if speaker is None else speaker.source.key or speaker.person or speaker.source.name.casefold()


def _again(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """A tally told once more has the source it was first told by."""
    mine = draft.claim.figure
    for other in reversed(drafts[: drafts.index(draft)]):
        theirs = other.claim.figure
        if mine is None or theirs is None or other.claim.attribution.by_author or mine.value is None:
            continue
        near = 0 < draft.sentence.index - other.sentence.index <= 4
        if (
            near
            and other.claim.kind is draft.claim.kind
            and theirs.unit is mine.unit
            and mine.value == theirs.value
            and not _on_other_days(draft.claim, other.claim)
        ):
            return other if mine.value >= 3 else None
    return None


def _on_other_days(a: Claim, b: Claim) -> bool:
    """ "More than 200 were held on Friday" is not the "at least 200" of Saturday told once more."""
    ends = [(c.when.earliest, c.when.latest) for c in (a, b) if c.when is not None]
    if len(ends) < 2:
        return False
    (first, last), (start, end) = ends
    return bool((last and start and last < start) or (end and first and end < first))


def _elsewhere(a: Claim, b: Claim) -> bool:
    """ "Dozens were held in Lirna" are not the dozens held in Gao."""
    mine, theirs = [[p for p in c.places if p.level in (Level.CITY, Level.ADMIN1) and p.key] for c in (a, b)]
    return bool(mine and theirs) and not any(p.within(q) or q.within(p) for p in mine for q in theirs)


def _beside(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """In one sentence with a figure whose source was carried to it: the same source's."""
    for other in reversed(drafts[: drafts.index(draft)]):
        if other.sentence.index != draft.sentence.index:
            return None
        if other.count is not None and other.claim.attribution.rule == "attr.carried":
            return other if _tells_of(_body_of(other), draft.claim.kind, drafts) else None
    return None


def _tells_of(body: str | None, kind: Kind, drafts: list[Draft]) -> bool:
    """True where the body is itself said to tell of such a thing: who counted a crowd need not have counted arrests."""
    return any(
        d.claim.kind is kind and d.claim.attribution.rule != "attr.carried" and _body_of(d) == body
        for d in drafts
    )


def _same_tally(a: Figure, b: Figure) -> bool:
    """One number or its rounding: the printed values within a tenth, or one inside the other's closed range."""
    if a.value is not None and b.value is not None:
        return abs(a.value - b.value) <= 0.1 * max(a.value, b.value)
    return a.meets(b) and a.rule == b.rule
