"""Who really says it, over a whole record: outlets named as sources elsewhere, copies of one report, officials without
a name, figures printed without a source, and what an outlet that is cited has from somebody else."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from khronika.names.proper import is_nameless, key_of
from khronika.reconciling import bodies
from khronika.reconciling.cards import Card
from khronika.reconciling.copies import Copies
from khronika.reconciling.holding import Holding, InMemory
from khronika.reconciling.numbers import is_distinctive, is_vague, same_number
from khronika.reconciling.pairs import Pair
from khronika.reconciling.scope import Nest, is_loose


class Speakers:
    """Each claim's primary source by its own words, made alike over a record that grows: an outlet or a person that
    is named as a source elsewhere is that source; a body whose country the words leave open is the body of the country
    the claim speaks of, else of the only country the record knows it in; copies of one report are one outlet's."""

    def __init__(self, cards: Mapping[str, Card], holding: Holding | None = None) -> None:
        held = holding or InMemory()
        self._cards = cards
        self.copies = Copies(held)
        self._keys: MutableMapping[str, str] = held.table(
            "speakers", "keys"
        )  # that are not what the words say
        self._bodies: MutableMapping[str, dict[str, int]] = held.table(
            "speakers", "bodies"
        )  # keys a name has
        self._asking = held.several("speakers", "asking")  # name -> claims whose key hangs on it
        self._near: MutableMapping[str, str] = held.table("speakers", "near")  # keys whose country is open
        self._stems: MutableMapping[str, dict[str, int]] = held.table("speakers", "stems")
        self._open = held.several("speakers", "open")

    def key(self, card: Card) -> str:
        """The claim's primary source, as far as names and copies tell."""
        return self._keys.get(card.id, card.primary)

    def update(
        self, changed: Iterable[str], fresh: AbstractSet[str], groups: Iterable[Iterable[str]] = ()
    ) -> set[str]:
        """Takes in cards that are new or changed, those that are ``fresh`` among them, and groups of report ids that are
        copies. The ids whose key is new or changed."""
        cards = self._cards
        stale = set(changed)
        names: set[str] = set()
        moved: set[str] = set()
        for key in stale:
            moved |= self.copies.note(cards[key].claim)
            if key in fresh:
                names |= self._learn(cards[key])
        moved |= self.copies.join(groups)
        stale |= {key for report in moved for key in self.copies.claims_of(report)}
        stale |= {key for name in names for key in self._asking.of(name) if key in cards}
        placed = {key: self._own_place(cards[key]) for key in stale}
        stems = {stem for key in stale for stem in self._place(cards[key], placed[key], key in fresh)}
        stale |= {key for stem in stems for key in self._open.of(stem)}
        return {key for key in stale if self._settle(cards[key], placed.get(key), key in fresh)}

    def drop(self, cards: Iterable[Card]) -> set[str]:
        """Forgets cards that are taken out. The ids whose key may be another without them, for ``update``."""
        names: set[str] = set()
        stems: set[str] = set()
        for card in cards:
            self.copies.drop(card.claim)
            names |= self._unlearn(card)
            stems |= self._unplace(card)
            for table in (self._near, self._keys):
                table.pop(card.id, None)
        stale = {key for name in names for key in self._asking.of(name)}
        stale |= {key for stem in stems for key in self._open.of(stem)}
        return {key for key in stale if key in self._cards}

    def _unlearn(self, card: Card) -> set[str]:
        """The names that mean something else without the card."""
        claim, changed = card.claim, set()
        outlets = (claim.outlet, self.copies.leader(claim).outlet)
        for name in filter(None, outlets):
            self._asking.drop(name.strip().casefold(), card.id)
        for voice in claim.attribution.chain:
            for name in filter(None, (voice.source.name, voice.person)):
                self._asking.drop(name.strip().casefold(), card.id)
        for key, name in self._teaches(card):
            known = self._bodies.get(name, {})
            known[key] = known.get(key, 0) - 1
            if known[key] <= 0:
                del known[key]
                changed.add(name)
            if not known:
                self._bodies.pop(name, None)
        return changed

    def named(self, name: str) -> str | None:
        """The key of the body of that name, where the record gives just one."""
        found = self._bodies.get(name.strip().casefold(), ())
        return next(iter(found)) if len(found) == 1 else None

    def _learn(self, card: Card) -> set[str]:
        """Names of sources, and of persons who spoke for a body. The names that mean something else now."""
        fresh = set()
        for key, name in self._teaches(card):
            known = self._bodies.setdefault(name, {})
            if key not in known:
                fresh.add(name)
            known[key] = known.get(key, 0) + 1
        return fresh

    @staticmethod
    def _teaches(card: Card) -> Iterator[tuple[str, str]]:
        for voice in card.claim.attribution.chain:
            key = key_of(voice.source)
            if not key or is_nameless(voice) or key.startswith(bodies.PERSON):
                continue
            for name in filter(None, (voice.source.name, voice.person)):
                yield key, name.strip().casefold()

    def _own_place(self, card: Card) -> str:
        """The key as far as the claim and names tell."""
        key = self._own_key(card)
        countries = {place.country for place in card.places if place.country}
        return f"{key[:-1]}{countries.pop()}" if key.endswith("/?") and len(countries) == 1 else key

    def _place(self, card: Card, key: str, fresh: bool) -> set[str]:
        """Notes the key; the stems whose countries that changed."""
        before = None if fresh else self._near.get(card.id, self.key(card))
        return self._count(card.id, before, key) if before != key else set()

    def _unplace(self, card: Card) -> set[str]:
        return self._count(card.id, self._near.get(card.id, self.key(card)), None)

    def _count(self, claim: str, before: str | None, after: str | None) -> set[str]:
        changed = set()
        for each, step in ((before, -1), (after, 1)):
            if each is None:
                continue
            stem, _, country = each.rpartition("/")
            if country == "?":
                (self._open.drop if step < 0 else self._open.put)(stem, claim)
            elif stem and each.startswith("body:"):
                counted = self._stems.setdefault(stem, {})
                many = counted.get(each, 0)
                counted[each] = many + step
                if counted[each] <= 0:
                    del counted[each]
                if (many > 0) != (many + step > 0):
                    changed.add(stem)
        return changed

    def _settle(self, card: Card, placed: str | None, fresh: bool) -> bool:
        """Fills in the record's only country. Whether the claim's key is new or changed."""
        before = self.key(card)
        near = placed or self._near.get(card.id, before)
        if near.endswith("/?"):
            self._near[card.id] = near
        else:
            self._near.pop(card.id, None)
        found = self._filled(near)
        if found != card.primary:
            self._keys[card.id] = found
        else:
            self._keys.pop(card.id, None)
        return fresh or found != before

    def _own_key(self, card: Card) -> str:
        claim, speaker = card.claim, card.claim.attribution.speaker
        leader = self.copies.leader(claim)
        if speaker is None:
            outlet = (leader.outlet or "").strip()
            self._asking.put(outlet.casefold(), card.id)
            return self.named(outlet) or bodies.outlet_key(leader) if outlet else bodies.outlet_key(leader)
        if card.primary.startswith(bodies.PERSON):
            name = (speaker.person or speaker.source.name).strip()
            self._asking.put(name.casefold(), card.id)
            return self.named(name) or card.primary
        if bodies.is_untold(card.primary) and leader.report_id != claim.report_id:
            return card.primary.replace(claim.report_id, leader.report_id, 1)
        return card.primary

    def _filled(self, key: str) -> str:
        if not key.endswith("/?"):
            return key
        known = self._stems.get(key[:-2], ())
        return next(iter(known)) if len(known) == 1 else key


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose a claim's number is in the end, and the rule that says so (``None``: its own words)."""

    primary: str
    rule: str | None


@lru_cache(maxsize=65_536)
def origin_of(primary: str, rule: str | None) -> Origin:
    """The one value that stands for all its equals: a record has few sources, on very many claims."""
    return Origin(primary, rule)


class Told(Mapping[str, Origin]):
    """Whose each claim's number is, before outlets that are cited are looked through. Held is only what a claim has
    from others."""

    def __init__(self, cards: Mapping[str, Card], speakers: Speakers, holding: Holding) -> None:
        self._cards, self._speakers = cards, speakers
        self._taken: MutableMapping[str, Origin] = holding.table("told")

    def __getitem__(self, key: str) -> Origin:
        taken = self._taken.get(key)
        return origin_of(self._speakers.key(self._cards[key]), None) if taken is None else taken

    def put(self, key: str, taken: Origin | None) -> bool:
        """Lets the claim's number be somebody's, or with ``None`` whose its own words say. Whether that changed."""
        if self._taken.get(key) == taken:
            return False
        if taken is None:
            del self._taken[key]
        else:
            self._taken[key] = taken
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(self._cards)

    def __len__(self) -> int:
        return len(self._cards)


def may_adopt(card: Card, key: str) -> bool:
    """Whether a claim may be put to a source that it does not name: its number is told, and nobody or some official
    without a name says it, or police that answer to a ministry."""
    if card.value is None or is_vague(card):
        return False
    own = bodies.is_outlets_own(card.claim) and is_distinctive(card.value)
    return own or bodies.is_vague_official(card.claim) or key.startswith("body:police")


def adoption(taker: Card, giver: Card, own: str, given: str) -> tuple[str, str] | None:
    """Primary and rule that the giver, a named body that printed the same number about the same things, offers to a
    taker that ``may_adopt``. ``own`` and ``given`` are their keys."""
    speaker = giver.claim.attribution.speaker
    # A proper name alone may be an outlet that has the number from somebody else.
    if speaker is None or speaker.source.key is None or bodies.is_untold(given) or own == given:
        return None
    police = given.startswith("body:interior-ministry") and bodies.commands(own, given)
    vague = bodies.is_vague_official(taker.claim)
    unattributed = bodies.is_outlets_own(taker.claim) and taker.claim.report_id != giver.claim.report_id
    if not (police or vague or unattributed) or not _one_statement(taker, giver):
        return None
    if police:
        return given, "primary.police-of-the-ministry"
    return given, "primary.official-without-a-name" if vague else "primary.printed-without-a-source"


def chosen(offers: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The offer taken: ``None`` where there is none, or two bodies make one."""
    listed = sorted(offers)
    return listed[0] if len({key for key, _ in listed}) == 1 else None


def _one_statement(taker: Card, giver: Card) -> bool:
    """True when the giver may be where the taker has its number from: the same number, of scopes that meet."""
    if taker.said is not None and giver.said is not None and taker.said < giver.said:
        return False
    if not same_number(taker, giver):
        return False
    pair = Pair.of(taker, giver)
    if pair.measures is not Nest.SAME or pair.apart:
        return False
    nested = pair.nest in (Nest.SAME, Nest.INSIDE, Nest.AROUND)
    loose = any(card.period is not None and is_loose(card.period) for card in (taker, giver))
    return nested or (loose and is_distinctive(taker.value or 0.0))


def hands_on(taker: Card, giver: Card, told: Mapping[str, Origin]) -> bool:
    """True where the taker cites an outlet, and the giver, printed by that outlet, puts the same statement to somebody
    else: whoever it is, the number is theirs."""
    claim, speaker = giver.claim, taker.claim.attribution.speaker
    if speaker is None or not claim.outlet or taker.value is None or is_vague(taker):
        return False
    own, given = told[taker.id].primary, told[giver.id].primary
    outlet = claim.outlet.strip().casefold()
    cited = outlet == speaker.source.name.strip().casefold() or own.partition(":")[2] in (
        outlet,
        "-".join(outlet.split()),
    )
    if not cited or own == given or bodies.is_untold(given) or bodies.is_untold(own):
        return False
    return claim.report_id != taker.claim.report_id and _one_statement(taker, giver)


def follow(start: str, steps: Mapping[str, str], told: Mapping[str, Origin]) -> Origin:
    """Follows who has it from whom. Outlets that cite each other in a circle are nobody's source: the number's origin
    is not told."""
    path = [start]
    while (then := steps.get(path[-1])) is not None:
        if then in path:
            circle = path[path.index(then) :]
            name = min(told[key].primary for key in circle)
            return Origin(f"{bodies.CIRCLE}{name}", "primary.cycle-of-citation")
        path.append(then)
    if len(path) == 1:
        return told[start]
    return Origin(told[path[-1]].primary, "primary.through-the-outlet")
