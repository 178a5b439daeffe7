"""Who really says it, over a whole record: outlets named as sources elsewhere, officials without a name, figures
printed without a source, and which claim stands nearest to the source of each statement."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from khronika.reconciling import bodies
from khronika.reconciling.cards import Card
from khronika.reconciling.comparisons import Pair, Sources, repeats
from khronika.reconciling.numbers import is_distinctive, is_vague, same_number
from khronika.reconciling.scope import Nest


def base_primaries(cards: Sequence[Card]) -> dict[str, str]:
    """Each card's own primary, made alike over the record: an outlet or a person that is named as a source elsewhere
    is that source; a body whose country the words leave open is the body of the country the claim speaks of, else of
    the only country the record knows it in."""
    named = _keys_by_name(cards)
    primaries = {}
    for card in cards:
        key, claim = card.primary, card.claim
        speaker = claim.attribution.speaker
        if bodies.is_outlets_own(claim) and claim.outlet:
            key = named.get(claim.outlet.strip().casefold(), key)
        elif speaker is not None and key.startswith(bodies.PERSON):
            key = named.get((speaker.person or speaker.source.name).strip().casefold(), key)
        countries = {place.country for place in card.places if place.country}
        if key.endswith("/?") and len(countries) == 1:
            key = f"{key[:-1]}{countries.pop()}"
        primaries[card.id] = key
    return _countries_found(primaries)


def _keys_by_name(cards: Sequence[Card]) -> dict[str, str]:
    """Names of sources and of persons who spoke for a body -> the body's key, where the record gives just one."""
    keys: dict[str, set[str]] = defaultdict(set)
    for card in cards:
        for voice in card.claim.attribution.chain:
            if voice.source.key and voice.resolved and not voice.source.key.startswith(bodies.PERSON):
                keys[voice.source.name.strip().casefold()].add(voice.source.key)
                if voice.person:
                    keys[voice.person.strip().casefold()].add(voice.source.key)
    return {name: next(iter(found)) for name, found in keys.items() if len(found) == 1}


def _countries_found(primaries: dict[str, str]) -> dict[str, str]:
    known: dict[str, set[str]] = defaultdict(set)
    for key in primaries.values():
        stem, _, country = key.rpartition("/")
        if stem and country != "?":
            known[stem].add(key)
    return {
        claim: next(iter(known[key[:-2]])) if key.endswith("/?") and len(known[key[:-2]]) == 1 else key
        for claim, key in primaries.items()
    }


def tell(cards: Sequence[Card], pairs: Iterable[tuple[Card, Card]]) -> Sources:
    """Primaries and nearest claims for a record, from its candidate pairs."""
    primaries = base_primaries(cards)
    listed = list(pairs)
    adopted = _adopt(cards, listed, primaries)
    nearest: dict[str, Card] = {}
    sources = Sources(primaries, nearest, adopted)
    for a, b in listed:
        if repeats(Pair.of(a, b), sources):
            for one, other in ((a, b), (b, a)):
                best = nearest.get(one.id, one)
                nearest[one.id] = min(best, other, key=lambda card: (sources.nearness(card), card.id))
    return sources


def _adopt(
    cards: Sequence[Card], pairs: list[tuple[Card, Card]], primaries: dict[str, str]
) -> dict[str, str]:
    """Puts claims without a named source to the one body that printed the same number about the same things; where
    two bodies did, the claim stays apart. Changes ``primaries``."""
    offers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for a, b in pairs:
        for taker, giver in ((a, b), (b, a)):
            if rule := _adoption_rule(taker, giver, primaries):
                offers[taker.id].add((primaries[giver.id], rule))
    adopted = {}
    for card in cards:
        if len({key for key, _ in offers[card.id]}) == 1:
            primaries[card.id], adopted[card.id] = sorted(offers[card.id])[0]
    return adopted


def _adoption_rule(taker: Card, giver: Card, primaries: dict[str, str]) -> str | None:
    speaker = giver.claim.attribution.speaker
    given = primaries[giver.id]
    if speaker is None or bodies.is_untold(given) or primaries[taker.id] == given:
        return None
    if _said_before(taker, giver):
        return None
    if taker.value is None or is_vague(taker) or not same_number(taker, giver):
        return None
    pair = Pair.of(taker, giver)
    if pair.measures is not Nest.SAME or pair.nest not in (Nest.SAME, Nest.INSIDE, Nest.AROUND):
        return None
    if bodies.commands(primaries[taker.id], given) and given.startswith("body:interior-ministry"):
        return "primary.police-of-the-ministry"
    if bodies.is_vague_official(taker.claim):
        return "primary.official-without-a-name"
    unattributed = bodies.is_outlets_own(taker.claim) and taker.claim.report_id != giver.claim.report_id
    if unattributed and is_distinctive(taker.value):
        return "primary.printed-without-a-source"
    return None


def _said_before(taker: Card, giver: Card) -> bool:
    return taker.said is not None and giver.said is not None and taker.said < giver.said
