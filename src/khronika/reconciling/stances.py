"""Claims without two numbers: do they say alike or the opposite?"""

import re

from khronika.nouns import Claim, Kind, Relation, SourceType, Stance
from khronika.reconciling import reasons
from khronika.reconciling.cards import Card
from khronika.reconciling.tongues import tongue_of
from khronika.reconciling.verbs import verb

_AGAINST = {Stance.DENIES, Stance.DISPUTES}
JUDGING = frozenset({Kind.ELECTION_FINDING, Kind.ASSESSMENT})
_OFFICIAL = {
    SourceType.STATE,
    SourceType.POLICE,
    SourceType.PROSECUTOR,
    SourceType.COURT,
    SourceType.ELECTION_BODY,
}
# Words of praise and of blame for a vote or an event, three languages. A praise word under "not" counts as blame.
_PRAISE = re.compile(
    r"\b(?:free|fair|democratic|open|transparent|exemplary|calm|orderly|credible|high standard|in line with|met .*standards)\b"
    r"|свободн|честн|демократич|открыт|прозрачн|образцов|соответств|ашық|әділ|демократиялық|таза өт",
    re.IGNORECASE,
)
_BLAME = re.compile(
    r"\b(?:fraud\w*|stuff\w+|violat\w+|irregularit\w+|tarnish\w+|falsif\w+|disregard\w*|marred|flawed|unfair|not guarantee\w*|"
    r"lack\w*|restrict\w+|rigged|could not be guaranteed)\b|нарушен|фальсиф|вброс|подтас|непрозрач|бұзушылық|бұрмала",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|neither|nor|un|far from|не|нельзя|емес)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_UNAWARE = re.compile(
    r"\b(?:not aware|unaware|no (?:information|knowledge)|did(?:n't| not) know|had(?:n't| not) known|could not (?:say|confirm))\b"
    r"|не (?:знал|известно|располага|владе)|нет (?:данных|информации|сведений)|хабары жоқ|білмей",
    re.IGNORECASE,
)


def polarity(claim: Claim) -> int:
    """1 for praise, -1 for blame, 0 where the words show neither."""
    score = 0
    for found in _PRAISE.finditer(claim.quote):
        score += -1 if _NEGATED.search(claim.quote[max(0, found.start() - 30) : found.start()]) else 1
    score -= len(_BLAME.findall(claim.quote))
    return (score > 0) - (score < 0)


def is_unaware(claim: Claim) -> bool:
    """True for "not aware of any": a source that does not know. It denies nothing."""
    return bool(_UNAWARE.search(claim.quote))


def _denies(card: Card) -> bool:
    """True for a denial, and for a count of none."""
    return card.claim.stance in _AGAINST or (card.claim.figure is not None and card.high == 0)


def _official(card: Card) -> bool:
    speaker = card.claim.attribution.speaker
    return speaker is not None and speaker.source.type in _OFFICIAL


def another_denied(a: Card, b: Card) -> str | None:
    """The reason where one denies a number that is not the other's: that denies nothing of it. ``None`` where it may be."""
    if a.claim.figure is None or b.claim.figure is None or a.against is b.against:
        return None
    denier, other = (a, b) if a.against else (b, a)
    if max(a.low, b.low) <= min(a.high, b.high):
        return None
    return (
        f"{_subject(denier, 'denies', 'deny')} {reasons.figure_words(denier)}, which is not what "
        f"{_named(other, 'says', 'say')}: {reasons.figure_words(other)}."
    )


def _named(card: Card, one: str, many: str) -> str:
    name = tongue_of("en").named(card)
    return f"{name} {verb(name, one, many)}"


def _subject(card: Card, one: str, many: str) -> str:
    return tongue_of("en").capital(_named(card, one, many))


def stance_verdict(a: Card, b: Card) -> tuple[Relation, str, str]:
    """Relation, rule id and reason for two claims on one question of which at least one has no number."""
    who = f"{reasons.speaker_words(a)} and {reasons.speaker_words(b)}"
    unaware = (is_unaware(a.claim), is_unaware(b.claim))
    if all(unaware):
        return Relation.AGREE, "agree.unaware", f"{who} both say that they did not know."
    if any(unaware):
        return (
            Relation.NOT_COMPARABLE,
            "not-comparable.unaware",
            f"Of {who}, one says only that it does not know, which denies nothing.",
        )
    if a.claim.kind in JUDGING:
        return _judged(a, b, who)
    against = (_denies(a), _denies(b))
    if against[0] != against[1]:
        if _official(a) and _official(b) and not (a.claim.quote and b.claim.quote):
            return Relation.AGREE, "agree.officials", f"{who}, two official voices, are not shown to differ."
        denier, other = (a, b) if against[0] else (b, a)
        return (
            Relation.CONTRADICT,
            "contradict.denied",
            f"{_subject(denier, 'denies', 'deny')} what {_named(other, 'says', 'say')}.",
        )
    return Relation.AGREE, "agree.same-stance", f"{who} say alike, as far as their words show."


def _judged(a: Card, b: Card, who: str) -> tuple[Relation, str, str]:
    one, two = polarity(a.claim), polarity(b.claim)
    if one and two:
        if one == two:
            return Relation.AGREE, "agree.judgement", f"{who} judge alike."
        good, bad = (a, b) if one > 0 else (b, a)
        return (
            Relation.CONTRADICT,
            "contradict.judgement",
            f"{_subject(good, 'praises', 'praise')} what {_named(bad, 'faults', 'fault')}.",
        )
    return (
        Relation.CONTRADICT,
        "contradict.judgement-guessed",
        f"{who} judge the same thing; their words are not shown to praise or fault alike, so a person must read both.",
    )
