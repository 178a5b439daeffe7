"""Parts of a record that is too large for one machine: what each must know of the whole, and which claims one part must hold.

Two claims bear on each other only where something brings them together: their country, family of kinds and days; a number, where one of
them does not say when or where; a percentage; a part and its whole. ``Ties`` names these for a claim, and parts that share none give, each
for itself, what the whole gives. What is looked up over the whole (what a place is called, which body a name means, in which countries a body is
known, which reports copy one another) is ``Common``: small, gathered first, and handed to every part.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from khronika.nouns import Claim, Place, Question
from khronika.reconciling.blocks import countries_of, families_of, number_ties
from khronika.reconciling.cards import Card
from khronika.reconciling.copies import Copies
from khronika.reconciling.holding import InMemory
from khronika.reconciling.laying import English, Layout
from khronika.reconciling.scope import is_unbounded
from khronika.reconciling.sources import Speakers

_NAMES, _RANKS = ("layout", "names"), ("layout", "ranks")
_BODIES, _STEMS = ("speakers", "bodies"), ("speakers", "stems")
_GROUPS, _FIRSTS, _LEADERS = ("copies", "groups"), ("copies", "claims"), ("copies", "leaders")
Run = tuple[str, str, int, int]  # country, family of kinds, first and last day by number


@dataclass(slots=True)
class Common:
    """``learn`` of every claim and ``copied`` first, ``learn_bodies`` of every claim then; ``add`` puts two halves together."""

    names: dict[str, tuple[tuple[bool, str], Place]] = field(default_factory=dict)
    bodies: dict[str, dict[str, int]] = field(default_factory=dict)
    stems: dict[str, dict[str, int]] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    firsts: dict[str, Claim] = field(default_factory=dict)
    leaders: dict[str, str] = field(default_factory=dict)

    def copied(self, groups: Iterable[tuple[str, ...]], claims: Iterable[Claim]) -> None:
        """``groups`` of reports that copy one another; ``claims`` of these reports, or of each the one with the smallest id."""
        copies, held = Copies(holding := InMemory()), sorted(claims, key=lambda claim: claim.id)
        for claim in held:
            copies.note(claim)
            self.firsts.setdefault(claim.report_id, claim)
        copies.join(groups)
        self.groups, self.leaders = holding.table(*_GROUPS), holding.table(*_LEADERS)

    def learn(self, claims: Iterable[Claim], english: English | None = None) -> None:
        """What places are called and whose names are known."""
        layout, _, held = self._laid(list(claims), english, Common())
        ranks, names = held.table(*_RANKS), layout.names
        self._better(
            {key: (ranks[key], names[key]) for key in names}.items(), _counted(held.table(*_BODIES)), {}
        )

    def learn_bodies(self, claims: Iterable[Claim], english: English | None = None) -> None:
        """In which countries bodies are known, once all names are."""
        known = Common(self.names, self.bodies, {}, self.groups, self.firsts, self.leaders)
        _, _, held = self._laid(list(claims), english, known)
        self._better((), {}, _counted(held.table(*_STEMS)))

    def add(self, other: "Common") -> None:
        self._better(other.names.items(), other.bodies, other.stems)

    def _better(
        self,
        names: Iterable[tuple[str, tuple[tuple[bool, str], Place]]],
        bodies: Mapping[str, Mapping[str, int]],
        stems: Mapping[str, Mapping[str, int]],
    ) -> None:
        for key, found in names:
            if key not in self.names or found[0] < self.names[key][0]:
                self.names[key] = found
        for mine, theirs in ((self.bodies, bodies), (self.stems, stems)):
            for key, told in theirs.items():
                mine.setdefault(key, {}).update(told)

    def holding(self, reports: Iterable[str]) -> InMemory:
        """Tables for a part that holds claims of these reports, as they would stand had all the other claims come before."""
        held = InMemory()
        held.table(*_NAMES).update((key, place) for key, (_, place) in self.names.items())
        held.table(*_RANKS).update((key, rank) for key, (rank, _) in self.names.items())
        held.table(*_BODIES).update((key, dict(told)) for key, told in self.bodies.items())
        held.table(*_STEMS).update((key, dict(told)) for key, told in self.stems.items())
        here = {other for report in reports for other in self.groups.get(report, ())}
        held.table(*_GROUPS).update((report, self.groups[report]) for report in here)
        held.table(*_LEADERS).update((each, self.leaders[each]) for each in here if each in self.leaders)
        held.table(*_FIRSTS).update((each, self.firsts[each]) for each in here if each in self.firsts)
        return held

    def ties(self, claims: Iterable[Claim], english: English | None = None) -> "Iterator[Ties]":
        """Of claims that are all those of their reports."""
        listed = list(claims)
        layout, speakers, _ = self._laid(listed, english, self)
        for claim in listed:
            card = layout.cards[claim.id]
            yield Ties(claim.id, tuple(_runs(card)), tuple(_keys(card, speakers.key(card))))

    @staticmethod
    def _laid(
        claims: list[Claim], english: English | None, known: "Common"
    ) -> tuple[Layout, Speakers, InMemory]:
        held = known.holding({claim.report_id for claim in claims})
        layout = Layout(held, english)
        fresh = set(layout.add(claims))
        speakers = Speakers(layout.cards, held)
        speakers.update(fresh, fresh)
        return layout, speakers, held


@dataclass(frozen=True, slots=True)
class Ties:
    """What brings a claim together with others: those of whose ``runs`` one meets one of its own in country, family and days; and those that share
    one of its ``keys``, where it is True for one of the two."""

    claim: str
    runs: tuple[Run, ...]
    keys: tuple[tuple[str, bool], ...]


def _counted(table: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    return {key: dict.fromkeys(told, 1) for key, told in table.items()}


def _family(card: Card) -> str:
    """One word for all families that share a kind: detentions are compared with protests, and releases with detentions."""
    families = families_of(card.measure.kind)
    return "crowd" if "custody" in families else families[0]


def _runs(card: Card) -> Iterator[Run]:
    if card.days is not None and not card.days.unbounded:
        for country in sorted(countries_of(card.places)):
            yield country, _family(card), card.days.first, card.days.last


def _keys(card: Card, primary: str) -> Iterator[tuple[str, bool]]:
    claim = card.claim
    yield f"part {claim.part_of or claim.id}", True
    if claim.part_of:
        yield f"part {claim.id}", True
    for number, alone in number_ties(card, primary):
        yield f"number {number}", alone
    measure, period = card.measure, card.period
    if measure.is_share and card.value is not None:
        for country in sorted(countries_of(card.places)):
            yield f"share {country} {measure.unit} {round(card.value)}", True
    if not measure.is_count and period is not None and claim.figure is None:
        places = " ".join(place.identity for place in card.places)
        yield f"joint {measure.answers} {places}", is_unbounded(period)


class Joined:
    """Nodes joined into parts by what they share. A part is named after its smallest node."""

    def __init__(self) -> None:
        self._up: dict[Any, Any] = {}

    def part(self, node: Any) -> Any:
        while (up := self._up.setdefault(node, node)) != node:
            self._up[node] = self._up[up]
            node = up
        return node

    def join(self, nodes: Iterable[Any]) -> None:
        tops = {self.part(node) for node in nodes}
        if tops:
            low = min(tops)
            for top in tops:
                self._up[top] = low

    def parts(self) -> dict[Any, Any]:
        return {node: self.part(node) for node in list(self._up)}


def stretches(runs: Iterable[Run]) -> dict[Run, str]:
    """For each run the name of its stretch: runs of one country and family whose days meet, at whatever remove, are of one."""
    by_block: dict[tuple[str, str], set[Run]] = defaultdict(set)
    for run in runs:
        by_block[run[:2]].add(run)
    named: dict[Run, str] = {}
    for (country, family), met in by_block.items():
        name, last = "", -1
        for run in sorted(met, key=lambda each: (each[2], each[3])):
            if run[2] > last:
                name = f"{family} {country} {run[2]}"
            named[run] = name
            last = max(last, run[3])
    return named


@dataclass(frozen=True, slots=True)
class Parts:
    """``of`` names the part of each node that shares one with another (see ``nodes_of``). ``loose`` are nodes of parts that would have held too many
    claims: they are tied by country, kind and days alone, and what a number alone ties them to is left out."""

    of: Mapping[str, str]
    loose: frozenset[str]


def parts_of(
    weights: Mapping[str, int], pairs: Iterable[tuple[str, Sequence[str]]], most: int | None = None
) -> Parts:
    """``weights`` counts the claims of each node; ``pairs`` are nodes that something ties, with what it is (a key, or empty for a claim that
    lies in several stretches). ``most`` claims may a part hold, where numbers alone make it larger."""
    listed = list(pairs)
    joined = Joined()
    for _, nodes in listed:
        joined.join(nodes)
    if most is None:
        return Parts(joined.parts(), frozenset())
    sizes: Counter[str] = Counter()
    for node, many in weights.items():
        sizes[joined.part(node)] += many
    large = {node for node in weights if sizes[joined.part(node)] > most}
    again = Joined()
    for key, nodes in listed:
        if large.isdisjoint(nodes) or not key.startswith("number "):
            again.join(nodes)
    return Parts(again.parts(), frozenset(large))


def tied(ties: Iterable[Ties]) -> tuple[dict[str, str], dict[str, int], list[tuple[str, list[str]]]]:
    """For claims that fit on one machine: each claim's first node, and what ``parts_of`` takes."""
    listed = list(ties)
    named = stretches(run for each in listed for run in each.runs)
    nodes = {each.claim: nodes_of(each.claim, (named[run] for run in each.runs)) for each in listed}
    pairs = [("", met) for met in nodes.values() if len(met) > 1]
    by_key: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for each in listed:
        for key, alone in each.keys:
            by_key[key].append((nodes[each.claim][0], alone))
    for key, held in by_key.items():
        if any(alone for _, alone in held) and len(met_by := sorted({node for node, _ in held})) > 1:
            pairs.append((key, met_by))
    first = {claim: met[0] for claim, met in nodes.items()}
    return first, dict(Counter(first.values())), pairs


def nodes_of(claim: str, stretches_met: Iterable[str]) -> list[str]:
    """What stands for a claim where parts are made: its stretches, else itself."""
    return sorted(set(stretches_met)) or [claim]


def merged(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Questions of parts, in order of their ids. What says neither where nor when may be asked in several parts: then it is one question, with the
    members of all, in the words of the part with the smallest."""
    by_id: dict[str, list[Question]] = defaultdict(list)
    for each in questions:
        by_id[each.id].append(each)
    found = []
    for key in sorted(by_id):
        first = min(by_id[key], key=lambda each: each.members)
        members = tuple(sorted({member for each in by_id[key] for member in each.members}))
        found.append(first if members == first.members else replace(first, members=members))
    return tuple(found)
