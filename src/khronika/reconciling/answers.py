"""The answer in one sentence, and the words of a table cell: how one figure stands to the others.

Made from the comparisons, never from one figure. "Nobody says" and "only one source" are answers.
"""

from collections.abc import Iterable, Mapping, Sequence

from khronika.nouns import Claim, Comparison, Question, Relation, Stance
from khronika.reconciling.cards import Card, card_of
from khronika.reconciling.independence import voices
from khronika.reconciling.measures import measure_of
from khronika.reconciling.reasons import day_words, figure_words, possessive, speaker_words

_NAMED = 4  # voices named in the sentence; with more it can no longer be read in one breath
_BODIES = {
    "ministry", "office", "commission", "foundation", "police", "committee", "service", "union", "mission", "department",
    "prosecutors", "prosecutor", "court", "government", "organisation", "organization", "council", "agency", "prosecutor-general",
}  # fmt: skip


def named(card: Card) -> str:
    """The speaker within a sentence, with its article where English wants one."""
    name = speaker_words(card)
    last = name.split(" (")[0].split(",")[0].split()[-1:] or [""]
    return f"the {name}" if last[0].casefold() in _BODIES and not name.casefold().startswith("the ") else name


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _series(claims: Sequence[Claim], comparisons: Iterable[Comparison]) -> list[Card]:
    """One voice's statements in the order said, retellings left out."""
    ids = {claim.id for claim in claims}
    within = [c for c in comparisons if c.a in ids and c.b in ids]
    repeats = {c.b for c in within if c.relation is Relation.RELAY}
    later = {
        c.b: c.a
        for c in within
        if c.relation is Relation.REVISION and c.b not in repeats and c.a not in repeats
    }
    kept = [card_of(claim) for claim in claims if claim.id not in repeats]
    return sorted(kept, key=lambda card: (card.id in later, card.said is None, card.said or 0, card.id))


def _voice_words(series: list[Card], outlets: int) -> str:
    last = series[-1]
    words = f"{named(last)} says {figure_words(last)}"
    if last.said:
        words += f" (said {day_words(last.said)})"
    if len(series) > 1:
        words += f", after {figure_words(series[0])}"
    if outlets > 1:
        words += f", in {outlets} outlets"
    return words


def answer(question: Question, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]) -> str:
    """One sentence: who says what, whether they differ, what changed. ``claims`` and ``comparisons`` may hold more
    than the question's members; only the members count."""
    members = [claims[key] for key in question.members if key in claims]
    inside = {claim.id for claim in members}
    own = [c for c in comparisons if c.a in inside and c.b in inside]
    if not members:
        return "Nobody says: no report read so far answers this question."
    counted = [claim for claim in members if claim.figure is not None and claim.stance is not Stance.DENIES]
    if not counted:
        return _without_numbers(members, own)
    speaking = list(voices(counted).values())
    speaking.sort(key=lambda voice: (-len(voice.outlets), voice.primary))
    said = [
        _voice_words(_series([claims[key] for key in voice.claims], own), len(voice.outlets))
        for voice in speaking[:_NAMED]
    ]
    if len(speaking) == 1:
        return f"Only one source read so far gives a number: {said[0]}."
    parts = list(said)
    if len(speaking) > _NAMED:
        more = len(speaking) - _NAMED
        parts.append(f"{more} more {'sources give' if more > 1 else 'source gives'} a number")
    parts.append(_verdict(own, claims))
    return f"{_capital('; '.join(filter(None, parts)))}."


def _verdict(own: Sequence[Comparison], claims: Mapping[str, Claim]) -> str:
    clashes = [c for c in own if c.relation is Relation.CONTRADICT]
    if not clashes:
        return "their words leave room for each other"
    first = clashes[0]
    pair = f"{figure_words(card_of(claims[first.a]))} and {figure_words(card_of(claims[first.b]))}"
    if len(clashes) == 1:
        return f"no number fits both {pair}"
    return f"{len(clashes)} pairs contradict each other, such as {pair}"


def _without_numbers(members: Sequence[Claim], own: Sequence[Comparison]) -> str:
    speakers = list(dict.fromkeys(named(card_of(claim)) for claim in members))
    against = {claim.id for claim in members if claim.stance in (Stance.DENIES, Stance.DISPUTES)}
    clash = any(c.relation is Relation.CONTRADICT for c in own)
    if against and len(against) < len(members):
        no = list(dict.fromkeys(named(card_of(claim)) for claim in members if claim.id in against))
        yes = [name for name in speakers if name not in no]
        return f"{_capital(_list(yes) or 'Others')} {'say' if len(yes) != 1 else 'says'} so, {_list(no)} {'deny' if len(no) > 1 else 'denies'} it; nobody gives a number."
    tail = "and they contradict each other" if clash else "and nobody gives a number"
    only = "only one source read so far, " if len(speakers) == 1 else ""
    return f"{_capital(only + _list(speakers))}, {'speak' if len(speakers) > 1 else 'speaks'} of it, {tail}."


def _list(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def standing(
    claim_id: str, question: Question, claims: Mapping[str, Claim], comparisons: Sequence[Comparison]
) -> str:
    """A table cell: how the claim stands to the others given. Relay first, since a retelling has no standing of its
    own; then what it revises or contradicts; what it is part of or counts instead; "fits" or "stands alone"."""
    mine = [c for c in comparisons if claim_id in (c.a, c.b) and {c.a, c.b} <= set(claims)]
    if relay := _relay_cell(claim_id, mine, claims):
        return relay
    parts = [*_revision_cells(claim_id, mine, claims), *_clash_cells(claim_id, mine, claims)]
    if claim_id not in question.members:
        parts = [_outside_cell(claim_id, question, mine, claims), *parts]
    if parts:
        return "; ".join(parts)
    fits = [c for c in mine if c.relation is Relation.AGREE]
    if fits:
        return f"fits {_theirs(claim_id, fits, claims)}"
    return "the only figure of this scope" if claims[claim_id].figure else "no number given"


def _other(claim_id: str, comparison: Comparison) -> str:
    return comparison.b if comparison.a == claim_id else comparison.a


def _theirs(claim_id: str, found: Sequence[Comparison], claims: Mapping[str, Claim]) -> str:
    cards = [card_of(claims[_other(claim_id, c)]) for c in found]
    first = cards[0]
    words = f"{possessive(first)} {figure_words(first)}"
    more = len(cards) - 1
    return f"{words} and {more} more" if more else words


def _relay_cell(claim_id: str, mine: Sequence[Comparison], claims: Mapping[str, Claim]) -> str:
    relays = [c for c in mine if c.relation is Relation.RELAY and c.directed and c.b == claim_id]
    if not relays:
        return ""
    nearest = min(relays, key=lambda c: (card_of(claims[c.a]).nearness, c.a))
    origin = card_of(claims[nearest.a])
    changed = f"; {nearest.drift}" if nearest.drift else ""
    return f"repeats {possessive(origin)} {figure_words(origin)}{changed}"


def _revision_cells(claim_id: str, mine: Sequence[Comparison], claims: Mapping[str, Claim]) -> list[str]:
    cells = []
    earlier = [c for c in mine if c.relation is Relation.REVISION and c.b == claim_id]
    later = [c for c in mine if c.relation is Relation.REVISION and c.a == claim_id]
    if earlier:
        first = card_of(claims[earlier[0].a])
        cells.append(f"revises its own {figure_words(first)}")
    if later:
        then = card_of(claims[later[0].b])
        cells.append(f"later revised to {figure_words(then)}")
    return cells


def _clash_cells(claim_id: str, mine: Sequence[Comparison], claims: Mapping[str, Claim]) -> list[str]:
    cells = []
    slips = [c for c in mine if c.rule == "contradict.slip"]
    clashes = [c for c in mine if c.relation is Relation.CONTRADICT and c not in slips]
    above = [c for c in mine if c.exceeds and c.a == claim_id]
    if slips:
        cells.append(f"one of this and {_theirs(claim_id, slips, claims)} is likely a slip")
    if clashes:
        cells.append(f"contradicts {_theirs(claim_id, clashes, claims)}")
    if above:
        cells.append(f"a part above its whole, {_theirs(claim_id, above, claims)}")
    return cells


def _outside_cell(
    claim_id: str, question: Question, mine: Sequence[Comparison], claims: Mapping[str, Claim]
) -> str:
    members = set(question.members)
    toward = [c for c in mine if _other(claim_id, c) in members]
    if any(c.relation is Relation.PART_OF and c.a == claim_id for c in toward):
        return "part of the question's scope"
    if any(c.relation is Relation.PART_OF and c.b == claim_id for c in toward):
        return "covers more than the question"
    measure = measure_of(claims[claim_id])
    if measure.kind is not question.kind or any(c.relation is Relation.NOT_COMPARABLE for c in toward):
        return f"counts something else: {measure.population}"
    return "part of the question's scope" if not toward else "another scope"
