"""What new claims add to the numbers of ``tallies``, told from the claims themselves: the database is asked for nothing."""

from collections import Counter
from collections.abc import Iterable

from khronika.ledger import tallies, translate
from khronika.ledger.actors import actor_id, folded
from khronika.nouns import Claim


def of_claims(claims: Iterable[Claim], outlet: str | None) -> "Counter[tallies.Key]":
    """What the claims of a report add to the numbers, all of which count and none of which is withheld: what ``tallies.recounted`` finds by asking for their rows."""
    found: Counter[tallies.Key] = Counter()
    for claim in claims:
        kind = claim.kind.value
        found.update(tallies.keys_of(translate.key_of_speaker(claim.attribution.speaker), kind, outlet))
        for place in translate.claim_places(claim, 0):
            found.update(tallies.kinds_of(tallies.OF_PLACE, place.key, kind))
        acted = [
            (actor_id(name), what)
            for name, what in ((claim.agent, tallies.ACTS), (claim.target, tallies.UPON))
            if name and folded(name)
        ]
        for actor in {actor for actor, _ in acted}:  # who does it to himself, once
            found.update(tallies.kinds_of(tallies.OF_ACTOR, actor, kind))
        found.update((what, actor, "") for actor, what in acted)
    return found
