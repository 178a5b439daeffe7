"""Claims held to be about one happening, across reports and languages. Every grouping is a proposal with its reasons.

Rules, in the order in which they apply. Nothing is grouped by likeness of words alone: that may bring up a pair, but a
kind, a place and days decide.

    incident.same-scope      same kind, same places, days that meet or follow on each other
    incident.retelling       the claim repeats a statement about it, whatever its own scope became
    incident.same-report     a claim that does not say where or when, in a report that tells of one happening of its kind
    incident.across-languages  asked for only: of another language, near in meaning; number, date, place and polarity agree
    judging.same-report, judging.place-and-day    what only judges or explains a happening, put beside it
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from khronika.nouns import Decision, Incident, IncidentLink, Kind, Place, Ruling, When, make_id
from khronika.reconciling import across, reasons
from khronika.reconciling.cards import Card
from khronika.reconciling.laying import lay_one
from khronika.reconciling.record import Record
from khronika.reconciling.scope import Nest, nest_days, nest_places

_JUDGING = {Kind.ASSESSMENT, Kind.ELECTION_FINDING, Kind.STATEMENT, Kind.AFFILIATION}
_LONGEST = 7  # days; a longer period sums up many happenings, and is an incident of its own
_CONFIDENCE = {
    "incident.same-scope": 0.9,
    "incident.retelling": 0.95,
    "incident.same-report": 0.7,
    "incident.across-languages": 0.6,
    "judging.same-report": 0.7,
    "judging.place-and-day": 0.6,
}

_Key = tuple[Kind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Proposed:
    """``incidents`` in order of their ids; ``warnings`` where a person decided earlier that two claims tell of
    different happenings and the rules would join them: they are joined in no incident until a person says so."""

    incidents: tuple[Incident, ...]
    warnings: tuple[str, ...]


def incidents(
    record: Record,
    different: Iterable[tuple[str, str]] = (),
    splits: Iterable[Decision] = (),
    embed: across.Embed | None = None,
) -> Proposed:
    """Incidents proposed for the claims of a record; claims that nothing places stand in none. ``different`` are pairs
    of claims that a person held to be about different happenings, ``splits`` decisions that took some claims out of an
    incident: they are an incident of their own, and what repeats one of them goes with it. Decisions of other rulings
    change nothing here. ``embed`` makes vectors of passages; without it nothing is joined across languages that its scope
    does not join. Order of claims is irrelevant."""
    cards = {
        key: lay_one(claim, record.claims, record.names, record.settled)
        for key, claim in record.claims.items()
    }
    groups = _by_scope(cards, record)
    _by_report(cards, groups)
    if embed is not None:
        _across(cards, groups, embed)
    made = [_Made(index, cards, members) for index, members in enumerate(groups)]
    made, told = _split(made, record, splits)
    apart, warnings = _kept_apart(made, different)
    judging = _judging(cards, apart)
    found = [each.incident(judging.get(number, {})) for number, each in enumerate(apart)]
    return Proposed(tuple(sorted(found, key=lambda incident: incident.id)), (*told, *warnings))


def tells(card: Card) -> bool:
    """True for what tells of a happening, False for what only judges or explains one."""
    return card.measure.kind not in _JUDGING


def is_placed(card: Card) -> bool:
    """True where the claim says where and when, on days few enough for one happening."""
    days = card.days
    return bool(card.places) and days is not None and not days.unbounded and days.last - days.first < _LONGEST


def _by_scope(cards: Mapping[str, Card], record: Record) -> list[dict[str, str]]:
    """Groups of claim ids, each with the rule by which it belongs."""
    blocks: dict[_Key, list[Card]] = defaultdict(list)
    for key in sorted(cards):
        card = cards[key]
        home = cards[_source_of(key, record)]
        if tells(card) and (home.id == key or not _is_same_kind(home, card)) and is_placed(card):
            blocks[card.measure.kind, tuple(place.identity for place in card.places)].append(card)
    groups: list[dict[str, str]] = []
    at: dict[str, int] = {}
    for block in sorted(blocks):
        for run in _runs(blocks[block]):
            at.update((card.id, len(groups)) for card in run)
            groups.append({card.id: "incident.same-scope" for card in run})
    for key in sorted(cards):
        source = _source_of(key, record)
        if key not in at and source in at and _is_same_kind(cards[source], cards[key]):
            groups[at[source]][key] = "incident.retelling"
    return groups


def _source_of(key: str, record: Record) -> str:
    """The claim from which a statement came, through whoever is known to repeat whom. Each step is nearer the source,
    so that there is an end."""
    while (nearer := record.nearest.get(key, key)) != key:
        key = nearer
    return key


def _is_same_kind(one: Card, other: Card) -> bool:
    return one.measure.kind is other.measure.kind


def _runs(cards: Sequence[Card]) -> list[list[Card]]:
    """Cards of one kind and place, parted where a day lies between on which nothing is told. A run is no longer than
    the longest period of one happening, or weeks of daily rallies would be one."""
    runs: list[list[Card]] = []
    first = last = 0
    for card in sorted(cards, key=lambda card: (card.days.first if card.days else 0, card.id)):
        assert card.days is not None
        joins = runs and card.days.first <= last + 1 and max(last, card.days.last) - first < _LONGEST
        if joins:
            runs[-1].append(card)
            last = max(last, card.days.last)
        else:
            runs.append([card])
            first, last = card.days.first, card.days.last
    return runs


def _by_report(cards: Mapping[str, Card], groups: list[dict[str, str]]) -> None:
    """Puts claims that do not say where or when to the one happening of their kind that their report tells of."""
    held = {key for group in groups for key in group}
    told: dict[tuple[str, Kind], set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for key in group:
            told[cards[key].claim.report_id, cards[key].measure.kind].add(number)
    for key in sorted(cards):
        card = cards[key]
        where = told.get((card.claim.report_id, card.measure.kind), set())
        open_scope = not card.places or card.days is None
        if key not in held and tells(card) and open_scope and len(where) == 1:
            groups[next(iter(where))][key] = "incident.same-report"


def _across(cards: Mapping[str, Card], groups: list[dict[str, str]], embed: across.Embed) -> None:
    """Puts what still stands in no group to what claims of other languages tell of, where the rules allow it."""
    held = {key for group in groups for key in group}
    loose = [key for key, card in cards.items() if key not in held and tells(card)]
    for key, number in across.joined(cards, groups, loose, embed).items():
        groups[number][key] = "incident.across-languages"


class _Made:
    """A group of claims on its way to an incident."""

    def __init__(
        self, number: int, cards: Mapping[str, Card], rules: Mapping[str, str], split: str | None = None
    ) -> None:
        self.number, self.rules, self.split = number, dict(rules), split
        self.cards = {key: cards[key] for key in rules}
        self.core = [card for card in self.cards.values() if rules[card.id] == "incident.same-scope"]
        if (
            split is not None and not self.core
        ):  # only retellings were taken out: where and when they say themselves
            self.core = [card for card in self.cards.values() if is_placed(card)]

    @property
    def kind(self) -> Kind:
        return self.core[0].measure.kind

    @property
    def places(self) -> tuple[Place, ...]:
        return min(self.core, key=lambda card: card.id).places

    @property
    def period(self) -> When:
        firsts = [card.period.bounds()[0] for card in self.core if card.period]
        lasts = [card.period.bounds()[1] for card in self.core if card.period]
        return When.days(min(firsts), max(lasts))

    def incident(self, judging: Mapping[str, str]) -> Incident:
        identity = [place.identity for place in self.places]
        return Incident(
            id=make_id("i", self.kind, identity, str(self.period.start), *filter(None, (self.split,))),
            kind=self.kind,
            places=self.places,
            period=self.period,
            links=tuple(self._link(key, self.rules[key], self.cards[key]) for key in sorted(self.rules)),
            judging=tuple(self._link(key, judging[key], None) for key in sorted(judging)),
        )

    def _link(self, key: str, rule: str, card: Card | None) -> IncidentLink:
        scope = (
            f"{self.kind.value} in {reasons.places_words(self.places)}, {reasons.period_words(self.period)}"
        )
        words = {
            "incident.same-scope": f"It tells of {scope}.",
            "incident.retelling": f"It repeats a statement about {scope}.",
            "incident.same-report": f"Its report tells of one {scope}.",
            "incident.across-languages": f"In another language it gives a number told of {scope}; nothing it says is against.",
            "judging.same-report": f"Its report tells of one happening: {scope}.",
            "judging.place-and-day": f"It speaks of the place and days of {scope}.",
        }
        return IncidentLink(key, rule, words[rule], _CONFIDENCE[rule])


def _split(
    made: Sequence[_Made], record: Record, splits: Iterable[Decision]
) -> tuple[list[_Made], list[str]]:
    """Parts groups as people decided. A part that says nowhere where and when is no incident of its own."""
    groups, warnings = list(made), []
    wanted = [split for split in splits if split.ruling is Ruling.SPLIT]
    for split in sorted(wanted, key=lambda split: (split.at, split.incident, split.claims)):
        out, stay = frozenset(split.claims), frozenset(split.others)
        for group in list(groups):
            if out.isdisjoint(group.rules) or stay.isdisjoint(group.rules):
                continue
            leaving = {
                key for key in group.rules if key in out or (key not in stay and _tells_of(key, out, record))
            }
            mark = make_id("s", split.incident, sorted(out))
            part = _Made(len(groups), group.cards, {key: group.rules[key] for key in leaving}, mark)
            kept = {key: rule for key, rule in group.rules.items() if key not in leaving}
            groups[groups.index(group)] = _Made(group.number, group.cards, kept, group.split or "")
            groups.append(part)
            warnings.append(
                f"{len(out)} of the claims on {group.kind.value} in {reasons.places_words(group.places)}, "
                f"{reasons.period_words(group.period)}, were held to tell of another happening ({split.by}: "
                f"{split.reason}); the rules would join them with the rest, and they are kept apart."
            )
    return [group for group in groups if group.core], warnings


def _tells_of(key: str, claims: frozenset[str], record: Record) -> bool:
    """True for a retelling of one of the claims, at whatever remove."""
    while (nearer := record.nearest.get(key, key)) != key:
        if nearer in claims:
            return True
        key = nearer
    return False


def _kept_apart(made: Sequence[_Made], different: Iterable[tuple[str, str]]) -> tuple[list[_Made], list[str]]:
    """Takes out of each group the claims that a person held to be about another happening than the rest."""
    warnings = []
    pairs = sorted(tuple(sorted(pair)) for pair in different)
    for one, other in pairs:
        for group in made:
            if one in group.rules and other in group.rules:
                warnings.append(
                    f"{one} and {other} were held to be about different happenings; the rules would join them "
                    f"({group.rules[other]}). {other} is left out."
                )
                group.rules.pop(other)
                group.core = [card for card in group.core if card.id != other]
    return [group for group in made if group.core], warnings


def _judging(cards: Mapping[str, Card], made: Sequence[_Made]) -> dict[int, dict[str, str]]:
    """Puts what judges a happening beside it: in a report that tells of one happening, or by place and day where only
    one happening fits. An election finding judges a vote where there is one."""
    by_report: dict[str, set[int]] = defaultdict(set)
    by_country: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(made):
        for card in group.cards.values():
            by_report[card.claim.report_id].add(number)
        for country in {place.country for place in group.places if place.country}:
            by_country[country].append(number)
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for key in sorted(cards):
        card = cards[key]
        if tells(card):
            continue
        near = by_report.get(card.claim.report_id, set())
        rule, where = "judging.same-report", _fitting(card, sorted(near), made)
        if len(where) != 1 and card.measure.kind is not Kind.STATEMENT:
            countries = {place.country for place in card.places if place.country}
            nearby = sorted({number for country in countries for number in by_country[country]})
            rule, where = (
                "judging.place-and-day",
                [n for n in _fitting(card, nearby, made) if _is_there(card, made[n])],
            )
        if len(where) == 1:
            found[where[0]][key] = rule
    return found


def _fitting(card: Card, numbers: Sequence[int], made: Sequence[_Made]) -> list[int]:
    votes = [n for n in numbers if made[n].kind is Kind.ELECTION]
    return votes if card.measure.kind is Kind.ELECTION_FINDING and votes else list(numbers)


def _is_there(card: Card, group: _Made) -> bool:
    fits = (Nest.SAME, Nest.INSIDE, Nest.AROUND)
    days = any(nest_days(card.days, other.days) in fits for other in group.core)
    return days and nest_places(card.places, group.places) in fits
