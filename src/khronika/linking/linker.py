"""Lists in, proposals and people out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

import numpy as np

from khronika.linking.blocking import MOST_PAIRS, RULES
from khronika.linking.clusters import clusters
from khronika.linking.comparing import COMPARISONS
from khronika.linking.databases import Base
from khronika.linking.decisions import Standing, standing
from khronika.linking.features import Features, PlaceKeys, features_of
from khronika.linking.scoring import SAYS_ENOUGH, Floats, Scored, pairs_at_most, score
from khronika.nouns import Bond, LinkDecision, NoLinks, PersonList, PersonRecord, Proposal, make_id

# From here on a pair is proposed as one person: 98.9 to 99.9 in 100 were, on invented lists (November 2026).
PROPOSED = 0.8


@dataclass(frozen=True, slots=True, repr=False)
class Links:
    """``people`` gives each record that could be compared its person, ``pairs`` every pair worth keeping (``scoring.KEPT``), likeliest
    first; ``left_out`` are records whose names are empty or only initials: each may be anybody. ``prior`` is the
    probability that two records at random are one person's. ``warnings`` are for whoever decides, ``rulings`` what was decided of these entries.
    ``looked_at`` tells, by the words of each blocking rule, the pairs that it found and no earlier one."""

    lists: tuple[str, ...]
    records: tuple[PersonRecord, ...]
    people: tuple[str, ...]
    pairs: tuple[Proposal, ...]
    left_out: tuple[PersonRecord, ...]
    prior: float
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    rulings: Mapping[tuple[str, str], Bond] = field(default_factory=dict)
    looked_at: tuple[tuple[str, int], ...] = ()

    def __repr__(self) -> str:
        return f"Links({len(self.records)} records, {len(set(self.people))} people)"

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        return tuple(pair for pair in self.pairs if pair.probability >= PROPOSED)


def link(
    lists: Sequence[PersonList],
    decisions: Iterable[LinkDecision] = (),
    *,
    seed: int = 1,
    places: PlaceKeys = lambda _: None,
    told: Callable[[str], None] = lambda _: None,
    base: Callable[[], AbstractContextManager[Base]] | None = None,
) -> Links | NoLinks:
    """Who on these lists may be whom. One list is looked through for people who stand on it twice. ``places`` gives a
    place's key by any of its names, ``None`` for one that is not known: then names are compared by sound. ``told`` hears
    what is being done, as words without any cell. ``base`` opens the
    database that looks for pairs and weighs them, where that is not DuckDB (``on_spark``).

    Raises ``ScoringFailed`` where the database fails; what lists cannot bear is a ``NoLinks``.
    """
    refused = _refused(lists)
    if refused is not None:
        return refused
    told("hearing names")
    features = features_of([record for each in lists for record in each.records], places)
    if len(features.records) < 2:
        return NoLinks(
            "linking.initials",
            f"{len(features.left_out)} entries have no name beyond initials, and fewer than two have one",
            "Link lists that hold at least a surname or a given name.",
        )
    pairs = pairs_at_most(features)
    if pairs > MOST_PAIRS:
        return _too_many(len(features.records), pairs)
    told(f"{len(features.records):,} entries, at most {pairs:,} pairs")
    scored = score(features, seed=seed, told=told, base=base)
    told("grouping entries")
    return _grouped(tuple(each.name for each in lists), features, scored, standing(decisions))


def _too_many(entries: int, pairs: int) -> NoLinks:
    return NoLinks(
        "linking.too-many-pairs",
        f"{entries:,} entries make up to {pairs:,} pairs to look at; at most {MOST_PAIRS:,} are looked at in one run",
        "Link the parts that can hold the same people, by year or by place.",
    )


def _grouped(lists: tuple[str, ...], features: Features, scored: Scored, stand: Standing) -> Links:
    place = {record.id: at for at, record in enumerate(features.records)}
    rulings = _by_place(stand, place)
    odds = {(int(a), int(b)): float(w) for a, b, w in zip(scored.a, scored.b, _odds(scored), strict=True)}
    groups, torn = clusters(len(features.records), odds, rulings)
    first = {group: record.id for group, record in reversed(list(zip(groups, features.records, strict=True)))}
    ids = [record.id for record in features.records]
    elsewhere = sum(a not in place or b not in place for a, b in stand.rulings)
    return Links(
        lists,
        features.records,
        tuple(make_id("h", first[group]) for group in groups),
        tuple(sorted(_pairs(scored, ids), key=lambda pair: (-pair.weight, pair.a, pair.b))),
        features.left_out,
        scored.prior,
        tuple(_notes(features, elsewhere)),
        (*stand.warnings, *(_torn(ids[a], ids[b]) for a, b in torn)),
        {pair: ruling for pair, ruling in stand.rulings.items() if place.keys() >= set(pair)},
        tuple((rule.words, pairs) for rule, pairs in zip(RULES, scored.looked_at, strict=True)),
    )


def _by_place(stand: Standing, place: Mapping[str, int]) -> dict[tuple[int, int], Bond]:
    """The rulings on records that are here, by their places, the smaller first."""
    here = {pair: ruling for pair, ruling in stand.rulings.items() if place.keys() >= set(pair)}
    return {(min(place[a], place[b]), max(place[a], place[b])): ruling for (a, b), ruling in here.items()}


def _torn(a: str, b: str) -> str:
    return f"{a} and {b} were decided to be different, but other decisions join them"


def _odds(scored: Scored) -> Floats:
    held = np.clip(scored.probability, 1e-12, 1 - 1e-12)
    odds: Floats = np.log2(held / (1 - held))
    return odds


def _pairs(scored: Scored, ids: Sequence[str]) -> Iterator[Proposal]:
    odds = _odds(scored)
    for at in range(len(scored.a)):
        a, b = sorted((ids[scored.a[at]], ids[scored.b[at]]))
        reasons = tuple(
            each.levels[level].words
            for each in COMPARISONS
            if each.name in scored.levels and (level := int(scored.levels[each.name][at])) >= 0
        )
        yield Proposal(a, b, round(float(scored.probability[at]), 6), round(float(odds[at]), 3), reasons)


# Invented lists of 20, 80 and 300 entries with names alone had 1 true pair in 33, 44 in 122 and 157 in 177 proposed; with all but births 25 in 33,
# 115 in 122, 169 in 177; with births nearly all from eight entries on.
_SMALL = 300


def _notes(features: Features, elsewhere: int) -> Iterator[str]:
    entries, initials = len(features.records), len(features.left_out)
    told = [field for field in ("born_low", "place_key", "day_key") if features.share(field) > SAYS_ENOUGH]
    if not told:
        yield "no birth, place or day stands on these lists: nothing but names is compared"
    if entries < _SMALL and "born_low" not in told:
        yield f"{entries} entries without births are too few to tell how often strangers agree: true pairs may stay in doubt and not be proposed"
    if initials:
        yield f"{initials} entries have no name beyond initials and are linked with nobody"
    if elsewhere:
        yield f"{elsewhere} decisions speak of entries that are not on these lists"


def _refused(lists: Sequence[PersonList]) -> NoLinks | None:
    twice = [name for name, times in Counter(each.name for each in lists).items() if times > 1]
    if twice:
        return NoLinks(
            "linking.same-name", f"two lists are called {twice[0]}", "Give each file a name of its own."
        )
    if len({each.edition for each in lists}) < len(lists):
        return NoLinks("linking.same-list", "two of the files are the same list", "Name each list once.")
    empty = [each.name for each in lists if not each.records]
    if empty or not lists:
        return NoLinks(
            "linking.empty", f"list {empty[0]} holds nobody" if empty else "there is no list", "Leave it out."
        )
    return None
