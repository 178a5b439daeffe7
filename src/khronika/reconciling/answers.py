"""The answer in one sentence.

Made from the comparisons, never from one figure. "Nobody says" and "only one source" are answers.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from khronika.nouns import Claim, Comparison, Kind, Place, Question, Relation, Stance, Sum
from khronika.reconciling.bodies import outlet_key
from khronika.reconciling.cards import Card, card_of
from khronika.reconciling.comparisons import IN_A_CIRCLE, SLIPS
from khronika.reconciling.gathering import Gathered
from khronika.reconciling.reasons import figure_words, speaker_words
from khronika.reconciling.stances import JUDGING, is_unaware, polarity
from khronika.reconciling.tongues import Tongue, figure_in, tongue_of
from khronika.reconciling.totals import sum_in
from khronika.reconciling.verbs import verb

_NAMED = 4  # voices named in the sentence; with more it can no longer be read in one breath
_SUMS = 2  # sums told in the sentence, for the same reason; the reasons of comparisons have them all
_UNCOUNTED = {
    Kind.STATEMENT,
    Kind.AFFILIATION,
    Kind.BAN,
    Kind.CALL_TO_ASSEMBLE,
    Kind.CURFEW,
    Kind.INAUGURATION,
}
_AGAINST = (Stance.DENIES, Stance.DISPUTES)


def named(card: Card) -> str:
    """The speaker within an English sentence, with its article where English wants one."""
    return tongue_of("en").named(card)


def who_says(claim: Claim) -> str:
    """For the column "who says" of a table: one English name for a body, whoever spoke for it and in whatever language;
    the outlet where the report says it itself; "a source not told apart" for "it" and "the agency"."""
    return speaker_words(card_of(claim))


def says_in(claim: Claim, lang: str) -> str:
    """``who_says`` in ``en``, ``ru`` or ``kk``. Raises ValueError for another language."""
    return who_says(claim) if lang == "en" else tongue_of(lang).named(card_of(claim))


def _voices(members: Sequence[Card], own: Sequence[Comparison]) -> list[list[Card]]:
    """Members by voice: one primary source, or joined by a relay or a revision, which only one source can make.
    The voice that most outlets carry first."""
    by_id = {card.id: card for card in members}
    root = dict.fromkeys(by_id, "")
    for key in root:
        root[key] = key

    def find(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    first_of: dict[str, str] = {}
    ties = [(c.a, c.b) for c in own if c.relation in (Relation.RELAY, Relation.REVISION)]
    ties += [(first_of.setdefault(card.primary, key), key) for key, card in by_id.items()]
    for one, other in ties:
        low, high = sorted((find(one), find(other)))
        root[high] = low
    groups: dict[str, list[Card]] = defaultdict(list)
    for key in sorted(by_id):
        groups[find(key)].append(by_id[key])
    return sorted(groups.values(), key=lambda group: (-_outlets(group), group[0].id))


def _outlets(group: Sequence[Card]) -> int:
    return len({outlet_key(card.claim) for card in group})


def _series(group: Sequence[Card], own: Sequence[Comparison]) -> list[Card]:
    """One voice's statements in the order said, retellings left out."""
    ids = {card.id for card in group}
    within = [c for c in own if c.a in ids and c.b in ids]
    repeats = {c.b for c in within if c.relation is Relation.RELAY}
    before: dict[str, int] = defaultdict(int)
    for c in within:
        if c.relation is Relation.REVISION:
            before[c.b] += 1
    kept = [card for card in group if card.id not in repeats]
    return sorted(kept, key=lambda card: (before[card.id], card.said or dt.date.max, card.id))


@dataclass(frozen=True, slots=True)
class Series:
    """One source's statements in one question, in the order said; ``revised`` where it took an earlier one back.
    ``retellings`` repeat one of them, ``changed`` those that say it otherwise. All are claim ids."""

    who: str
    statements: tuple[str, ...]
    revised: bool
    retellings: tuple[str, ...]
    changed: tuple[str, ...]


def series(
    question: Question, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]
) -> tuple[Series, ...]:
    """What each source said in turn, the one that most outlets carry first. Only members that give a number."""
    members = [claims[key] for key in question.members if key in claims and claims[key].figure is not None]
    inside = {claim.id for claim in members}
    own = [c for c in comparisons if c.a in inside and c.b in inside]
    found = []
    for group in _voices([card_of(claim) for claim in members], own):
        said = [card.id for card in _series(group, own)]
        told = tuple(card.id for card in group if card.id not in said)
        drifted = {c.b for c in own if c.relation is Relation.RELAY and c.drift}
        revised = any(c.relation is Relation.REVISION and {c.a, c.b} <= set(said) for c in own)
        who = speaker_words(next(card for card in group if card.id == said[0]))
        found.append(Series(who, tuple(said), revised, told, tuple(key for key in told if key in drifted)))
    return tuple(found)


def _circle(group: Sequence[Card], own: Sequence[Comparison]) -> list[Card]:
    """The members of a voice that cite each other in a circle: nobody says the number first."""
    ends = {key for c in own if c.rule == IN_A_CIRCLE for key in (c.a, c.b)}
    return [card for card in group if card.id in ends]


def _voice_words(group: Sequence[Card], own: Sequence[Comparison], tongue: Tongue) -> str:
    if circle := _circle(group, own):
        names = sorted({card.claim.outlet or tongue.named(card) for card in circle})
        return tongue.circle(names, figure_in(circle[0], tongue.lang))
    series = _series(group, own)
    last = series[-1]
    # One body under several names ("police" for the ministry): the name most used, then the one used first.
    names = [
        tongue.named(card) for card in sorted(group, key=lambda card: (card.said or dt.date.max, card.id))
    ]
    revised = {c.a for c in own if c.relation is Relation.REVISION and c.b == last.id}

    def figures(wanted: bool) -> list[str]:
        found = [card for card in series[:-1] if (card.id in revised) is wanted]
        return list(dict.fromkeys(figure_in(card, tongue.lang) for card in found))

    return tongue.voice(
        max(names, key=names.count),
        figure_in(last, tongue.lang),
        last.said,
        figures(True),
        figures(False),
        _outlets(group),
    )


def _own_name(place: Place) -> str:
    return place.name


def sums_of(claim_ids: Iterable[str], comparisons: Sequence[Comparison]) -> list[Sum]:
    """What the parts of these claims' figures come to: the same parts once, of a whole that is not only a retelling where
    there is one; the sum with most parts first."""
    wholes = set(claim_ids)
    retold = {c.b for c in comparisons if c.relation is Relation.RELAY}
    found = [c for c in comparisons if c.sum is not None and c.b in wholes]
    once: dict[object, Sum] = {}
    for c in sorted(found, key=lambda c: (c.b in retold, c.b, c.a)):
        if c.sum is not None:
            parts = (tuple((p.figure, p.places, p.period, p.population) for p in c.sum.parts), c.rule)
            once.setdefault(parts, c.sum)
    return sorted(once.values(), key=lambda each: (-len(each.parts), [part.claim for part in each.parts]))


def answer(
    question: Question,
    claims: Mapping[str, Claim],
    comparisons: Sequence[Comparison],
    *,
    lang: str = "en",
    named: Callable[[Place], str] = _own_name,
) -> str:
    """One sentence: who says what, what a figure adds up from, what changed, whether they differ. ``claims`` and
    ``comparisons`` may hold more than the question's members: of others only the parts count that are added up to a
    member. ``lang`` is ``en``, ``ru`` or ``kk``; figures stay as worded; ``named`` gives a place's name in that language.
    Raises ValueError for another language."""
    tongue = tongue_of(lang)
    members = [claims[key] for key in question.members if key in claims]
    inside = {claim.id for claim in members}
    own = [c for c in comparisons if c.a in inside and c.b in inside]
    if not members:
        return tongue.nobody
    with_figures = [card_of(claim) for claim in members if claim.figure is not None]
    counted = [card for card in with_figures if not card.against]
    if not counted:
        return _without_numbers(members, own, tongue)
    numbers = {card.id for card in counted}
    sums = [sum_in(each, lang, named) for each in sums_of(numbers, comparisons)[:_SUMS]]
    denied = _denials([claim for claim in members if claim.id not in numbers], tongue)
    above = _above(numbers, claims, comparisons, tongue)
    own = [c for c in own if c.a in numbers and c.b in numbers]
    speaking = _voices(counted, own)
    said = [_voice_words(group, own, tongue) for group in speaking[:_NAMED]]
    if len(speaking) == 1 and not _circle(speaking[0], own):
        return tongue.only(
            "; ".join(
                [said[0], *sums, *denied, *_clashes(own, claims, tongue), *above, *_changes(own, tongue)]
            )
        )
    if len(speaking) > _NAMED:
        said.append(tongue.more(len(speaking) - _NAMED))
    # Figures that nothing was able to compare are not said to agree.
    alone = len(speaking) == 1
    agreed = any(c.relation is Relation.AGREE for c in own)
    clashes = _clashes(own, claims, tongue) or ([tongue.room] if agreed and not alone else [])
    spread = _spread([_series(group, own) for group in speaking], own, tongue)
    return tongue.sentence([*said, *spread, *sums, *denied, *clashes, *above, *_changes(own, tongue)])


_SPREAD_FROM = 3  # voices from which a reader would have to look for the least and the most


def _spread(voices: Sequence[Sequence[Card]], own: Sequence[Comparison], tongue: Tongue) -> list[str]:
    """Below which figure none goes, and above which: what is undisputed, and how far they lie apart. An open end has none.
    What a source took back does not stand; where it lay beyond an end, the words say "now", for the same sentence tells of it."""
    if len(voices) < _SPREAD_FROM:
        return []
    taken = {c.a for c in own if c.relation is Relation.REVISION}
    once = [card for voice in voices for card in voice[:-1] if card.id in taken]
    stand = [card for voice in voices for card in voice if card not in once]
    least = min(stand, key=lambda card: (card.low, card.value or 0.0, card.id))
    most = max(stand, key=lambda card: (card.high, card.value or 0.0, card.id))
    below = figure_in(least, tongue.lang) if least.low > 0 else None
    above = figure_in(most, tongue.lang) if most.high < float("inf") else None
    if below == above:
        return []
    lower = below is not None and any(card.low < least.low for card in once)
    higher = above is not None and any(card.high > most.high for card in once)
    return [tongue.spread(below, above, now=lower or higher)]


def _denials(others: Sequence[Claim], tongue: Tongue) -> list[str]:
    """Who denies that anybody was, and who denies a number that somebody gives."""
    told: dict[str | None, list[str]] = defaultdict(list)
    for card in map(card_of, others):
        if card.claim.stance in _AGAINST and not is_unaware(card.claim):
            told[figure_in(card, tongue.lang) if card.claim.figure else None].append(tongue.named(card))
    return [tongue.denied(list(dict.fromkeys(names)), figure) for figure, names in told.items()]


def _above(
    numbers: AbstractSet[str],
    claims: Mapping[str, Claim],
    comparisons: Sequence[Comparison],
    tongue: Tongue,
) -> list[str]:
    """Parts that are above a figure of the question, each source's number once."""
    found: dict[tuple[str, str], tuple[str, str, str]] = {}
    for c in sorted(comparisons, key=lambda c: (c.a, c.b)):
        if c.exceeds and c.b in numbers and c.a not in numbers and c.a in claims:
            part, whole = card_of(claims[c.a]), card_of(claims[c.b])
            said = figure_in(part, tongue.lang), tongue.named(part), figure_in(whole, tongue.lang)
            found.setdefault(said[:2], said)
    most = sorted(found.values())
    return [tongue.above(len(most), *most[0])] if most else []


def _clashes(own: Sequence[Comparison], claims: Mapping[str, Claim], tongue: Tongue) -> list[str]:
    def pair(c: Comparison) -> tuple[str, str]:
        one, other = (figure_in(card_of(claims[key]), tongue.lang) for key in (c.a, c.b))
        return one, other

    slips = [c for c in own if c.rule in SLIPS]
    clashes = [c for c in own if c.relation is Relation.CONTRADICT and c not in slips]
    words = [tongue.clash(len(clashes), *pair(clashes[0]))] if clashes else []
    words += [tongue.slip(*pair(slips[0]))] if slips else []
    return words


def _changes(own: Sequence[Comparison], tongue: Tongue) -> list[str]:
    changed = {c.b for c in own if c.relation is Relation.RELAY and c.drift}
    return [tongue.changed(len(changed))] if changed else []


def _without_numbers(members: Sequence[Claim], own: Sequence[Comparison], tongue: Tongue) -> str:
    if all(claim.kind in JUDGING for claim in members):
        return _judged(members, tongue)
    against: list[str] = []
    unaware: list[str] = []
    names: list[str] = []
    for claim in members:
        name = tongue.named(card_of(claim))
        # Not knowing denies nothing, and says nothing either.
        found = unaware if is_unaware(claim) else against if claim.stance in _AGAINST else names
        found.append(name)
    no = list(dict.fromkeys(against))
    yes = [name for name in dict.fromkeys(names) if name not in no]
    silent = [name for name in dict.fromkeys(unaware) if name not in no and name not in yes]
    clash = any(c.relation is Relation.CONTRADICT for c in own)
    return tongue.without_numbers(
        yes, no, silent, clash, any(claim.kind not in _UNCOUNTED for claim in members)
    )


def _judged(members: Sequence[Claim], tongue: Tongue) -> str:
    """Who praises and who faults; one that does both is named with both."""
    names: dict[int, list[str]] = {1: [], -1: [], 0: []}
    for claim in members:
        names[polarity(claim)].append(tongue.named(card_of(claim)))
    praise, fault = (list(dict.fromkeys(names[side])) for side in (1, -1))
    neither = [name for name in dict.fromkeys(names[0]) if name not in praise and name not in fault]
    return tongue.judged(praise, fault, neither)


def answer_around(gathered: Gathered, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]) -> str:
    """``answer`` for the asked question, and how far the counts of its larger parts run. Parts are never added up."""
    first = answer(gathered.asked, claims, comparisons)
    parts = [q for q in gathered.nested if q.population == gathered.asked.population]
    days = [q for q in parts if q.period is not None and q.period.start != q.period.end]
    cards = [card_of(claims[key]) for q in days or parts for key in q.members if key in claims]
    counted = sorted(
        (card for card in cards if card.value is not None), key=lambda card: (card.value, card.id)
    )
    if not counted:
        return first
    low, high = counted[0], counted[-1]
    which = "two days or more" if days else "parts of it"
    if low.id == high.id or low.value == high.value:
        return (
            f"{first[:-1]}; for {which}, {named(low)} {verb(named(low), 'says', 'say')} {figure_words(low)}."
        )
    return (
        f"{first[:-1]}; counts for {which} run from {figure_words(low)} ({speaker_words(low)}) "
        f"to {figure_words(high)} ({speaker_words(high)})."
    )
