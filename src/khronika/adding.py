"""Set new claims beside what the folder holds, and those that people rejected or read otherwise: only what they touch is looked up,
worked out and written.

The outcome is what a full run would give, and tests hold it to that. What stands is taken from the shelves that the last
run filled; where there are none, or anything happened since but that reports came in and claims were reviewed, all is to be worked out anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from khronika.ledger import access, heeding, since
from khronika.ledger.actions.record_reconciling import Overtaken
from khronika.ledger.actions.record_touched import Changes, record_touched
from khronika.ledger.actions.sign import sign
from khronika.ledger.acts import BESIDE_CLAIMS
from khronika.ledger.judging import ACTS as JUDGING_ACTS
from khronika.ledger.reviewing import ACTS as REVIEW_ACTS
from khronika.ledger.shelves import Shelves
from khronika.ledger.since import Reviewed
from khronika.nouns import Claim, Comparison, Doubt, Overrule, Relation, canonical_json, digest
from khronika.place_names import english_name
from khronika.reading.gazetteer.lookup import entry_of
from khronika.reconciling import (
    SIGNED_BY,
    SLIPS,
    Around,
    Growing,
    InMemory,
    Signed,
    Touched,
    absurd,
    incidents,
    signature_of,
    slips,
    tallies,
)

# Above this share of new claims a full run is as quick: it compares each pair once, and looks nothing up.
MOSTLY_OLD = 4
_ADDING = {
    "kept",
    "read",
    "refused",
    "received-again",
    "reconciled",
    *BESIDE_CLAIMS,
    *REVIEW_ACTS,
    *JUDGING_ACTS,
}
_SIZE = 2**256


@dataclass(frozen=True, slots=True)
class Added:
    """``changed`` is False where nothing was to be done; ``warnings`` say where it goes against what a person decided."""

    changed: bool
    warnings: tuple[str, ...] = ()


def mark(value: object) -> int:
    """A number for one of the things that the outcome follows from; their sum is that of all, whatever their order."""
    return int(digest(canonical_json(value).encode()), 16)


@dataclass(frozen=True, slots=True)
class Heeded:
    """What people judged, at one moment: of who is who, and of how figures stand."""

    heeding: heeding.Heeding
    overrules: tuple[Overrule, ...]

    @classmethod
    def at(cls, act: int) -> "Heeded":
        """When the log's last act was that one."""
        return cls(heeding.at(act), heeding.overrules_at(act))

    @property
    def words(self) -> str:
        """The same for the same judgements; empty for none."""
        said = (
            digest(canonical_json([each.number for each in self.overrules]).encode())[:12]
            if self.overrules
            else ""
        )
        who = self.heeding.digest if self.heeding.digest != "none" else ""
        return f" judged {who} {said}" if who or said else ""


class Judged:
    """What people judged in the record as it stands, and now."""

    def __init__(self, before: int, now: int) -> None:
        self.before, self.now = Heeded.at(before), Heeded.at(now)
        # Also what changed nothing is to be noted, so that nobody asks for it again.
        self.anything = since.judged().filter(number__gt=before).exists()

    def moved(self) -> list[Reviewed]:
        """Claims that stand otherwise by what people decided or judged."""
        before, now = self.before.heeding, self.now.heeding
        reviewed = since.reviewed(before.who, now.who)
        if before.digest == now.digest:
            return reviewed
        known = {each.id for each in reviewed}
        return [*reviewed, *(each for each in since.judged_otherwise(before, now) if each.id not in known)]

    def overruled(self) -> set[str]:
        """Claims of pairs of which people say otherwise."""
        changed = set(self.before.overrules) ^ set(self.now.overrules)
        return {end.claim for each in changed for end in (each.a, each.b)}


def inputs_of(total: int, rules: str, heeded: Heeded) -> str:
    """One hash of all that the outcome follows from."""
    return digest(f"{rules}{heeded.words} {total % _SIZE:064x}".encode())


def shelved(
    growing: Growing, held: InMemory, signed: Iterable[tuple[str, bytes]], state: Mapping[str, Any]
) -> InMemory:
    """The tables of a whole record, completed by what ``add_new`` looks up besides, to be put on shelves."""
    Around(growing, held).note(growing.claims)
    texts, known = Signed(held), dict(signed)
    for report in sorted(known):
        texts.add(report, known[report], known.__getitem__)
    held.table("state")["state"] = dict(state)
    return held


def add_new(rules: str) -> Added | None:
    """``None`` where all must be worked out: other rules or decisions, a reading anew, a withdrawal, or many new claims. Raises Overtaken where
    another run came between: what it left is then looked at anew, and there is less to do."""
    made, state = since.made(), Shelves().table("state").get("state")
    if made is None or made.rules != rules or state is None:
        return None
    last = since.last_act()
    judged = Judged(state["act"], last)
    if made.digest != inputs_of(state["total"], rules, judged.before):
        return None
    acts = since.acts(state["act"])
    if not {act for act, _ in acts} <= _ADDING:
        return None
    kept = {subject for act, subject in acts if act in ("kept", "read")}
    read = since.first_readings((subject for act, subject in acts if act == "read"), judged.now.heeding.who)
    reviewed = judged.moved()
    if read is None or (len(read) + len(reviewed)) * MOSTLY_OLD > state["claims"]:
        return None
    if not kept and not reviewed and not judged.anything:
        return Added(changed=False)
    shelves = Shelves(judged.before.heeding.who)
    adding, state = _Adding(shelves, judged), shelves.table("state")["state"]
    if not adding.take_out(reviewed):
        return None
    moved = {each.id: each.now for each in reviewed if each.was != each.now}
    fresh = [each for each in read if each[0].id not in moved]
    fresh += [each for each in moved.values() if each is not None]
    total = state["total"] + adding.take(fresh, kept)
    many = state["claims"] + len(fresh) - adding.out
    state |= {"act": last, "claims": many, "total": total % _SIZE}
    return adding.record(rules, inputs_of(total, rules, judged.now), made.digest, last)


class _Adding:
    def __init__(self, shelves: Shelves, judged: Judged) -> None:
        self._shelves = shelves
        self._growing = Growing(shelves, english_name, judged.now.overrules)
        self._around = Around(self._growing, shelves)
        self._touched = self._growing.heed(judged.overruled())
        self._fresh: tuple[str, ...] = ()
        self._reports: set[str] = set()  # that copy another, or are copied, as is known now
        self._reviewed: dict[str, int | None] = {}
        self._gone: set[str] = (
            set()
        )  # that stood in the record and are taken out, some to come again otherwise
        self._less, self._months = 0, set[str]()

    @property
    def out(self) -> int:
        """How many claims were taken out."""
        return len(self._gone)

    def take_out(self, reviewed: Sequence[Reviewed]) -> bool:
        """Takes out what people rejected or read otherwise. False where that needs the whole record."""
        self._reviewed = {each.id: each.row for each in reviewed}
        moved = [each for each in reviewed if each.was != each.now]
        stood = {each.id: each.was for each in moved if each.was and self._growing.holds(each.id)}
        touched = self._growing.drop(stood)
        if touched is None:
            return False
        self._months = self._around.forget(stood)
        self._gone, self._touched = set(stood), _both(self._touched, touched)
        self._less = sum(mark([key, version]) for key, (_, version) in stood.items())
        for each in moved:
            if each.now is not None:
                self._shelves.let_be(each.now[0])
        return True

    def take(self, read: Sequence[tuple[Claim, str]], kept: set[str]) -> int:
        """Works out what these claims touch besides. What is to be added to the sum of marks."""
        groups = self._copies(kept)
        reports = {report for group in groups for report in group}
        before = {self._growing.copied_with(report) for report in reports}
        self._fresh = tuple(claim.id for claim, _ in read)
        self._touched = _both(self._touched, self._growing.add((claim for claim, _ in read), groups))
        after = {self._growing.copied_with(report) for report in reports}
        self._reports = {report for group in after for report in group}
        total = sum(mark([claim.id, version]) for claim, version in read) - self._less
        total -= sum(mark(["copies", *sorted(group)]) for group in before if group)
        return total + sum(mark(["copies", *sorted(group)]) for group in after)

    def _copies(self, kept: set[str]) -> list[tuple[str, ...]]:
        signed, groups = Signed(self._shelves), []
        for report, text in since.texts(kept):
            signature = signature_of(text)
            sign(report, SIGNED_BY, signature)
            groups.append(signed.add(report, signature, since.signature))
        return [group for group in groups if group]

    def record(self, rules: str, inputs: str, before: str, act: int) -> Added:
        growing, touched = self._growing, self._touched
        months = self._months | self._around.note(touched.claims | touched.sources)
        near = self._around.nearby(touched.claims | self._together(self._gone), self._together)
        proposed = incidents(growing.part(near.part), splits=access.decisions())
        asked = touched.questions | since.questions_of(touched.sources)
        questions = [growing.questions[key] for key in sorted(asked) if key in growing.questions]
        members = {key for question in questions for key in question.members}
        part = growing.part(members, (question.id for question in questions))
        compared, pairs = _compared(growing, touched)
        gone, doubts = self._doubts(compared, pairs, months)
        changes = Changes(
            questions=tuple(questions),
            gone=tuple(sorted(key for key in asked if key not in growing.questions)),
            pairs=tuple(sorted(pairs)),
            comparisons=tuple(compared),
            tallies=tallies(part),
            primaries=part.primaries,
            whole=near.whole | self._gone,
            incidents=tuple(each for each in proposed.incidents if not near.whole.isdisjoint(each.members)),
            doubts_gone=tuple(gone),
            doubts=tuple(doubts),
            copies=self._groups(),
            reviewed=self._reviewed,
        )
        stands = record_touched(
            changes, rules_version=rules, inputs=inputs, since=before, act=act, with_it=self._shelves.put_back
        )
        if not stands:
            raise Overtaken("Another run recorded what it changed.")
        return Added(True, proposed.warnings)

    def _together(self, claims: set[str]) -> set[str]:
        """As ``since.together``, without what is gone."""
        return {key for key in since.together(claims) if key not in self._gone or self._growing.holds(key)}

    def _doubts(
        self, compared: Sequence[Comparison], pairs: set[tuple[str, str]], months: set[str]
    ) -> tuple[list[Doubt], list[Doubt]]:
        """Doubts that may stand no longer, and those that stand in their place."""
        growing, around = self._growing, self._around
        same = {key for month in months for key in around.same_month(month)}
        moved = same | self._touched.claims | self._touched.sources | self._gone
        ends = {key for pair in pairs for key in pair}
        gone = [
            doubt
            for doubt in since.doubts_among(ends | moved)
            if (doubt.rule == _MONTH and doubt.claim in moved)
            or (doubt.rule in SLIPS and (doubt.claim, doubt.beside) in pairs)
            or doubt.claim in self._gone
        ]
        found = [Doubt(min(c.a, c.b), c.rule, c.reason, max(c.a, c.b)) for c in compared if c.rule in SLIPS]
        found += [Doubt(slip.a, slip.rule, slip.reason, slip.b) for slip in slips(growing.part(same))]
        fresh = growing.part(self._fresh)
        places = {place.identity for key in self._fresh for place in growing.card(key).places}
        found += [Doubt(each.claim, each.rule, each.reason) for each in absurd(fresh, populations(places))]
        return gone, found

    def _groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups of copies that are new, the report printed first at the head of each."""

        def printed(report: str) -> tuple[date, str]:
            claims = self._growing.claims_of(report)
            published = self._growing.card(claims[0]).claim.published if claims else None
            return (published.earliest if published else date.max), report

        groups = {self._growing.copied_with(report) for report in self._reports}
        return tuple(sorted(tuple(sorted(group, key=printed)) for group in groups))


_MONTH = "slip.month"


def populations(places: Iterable[str]) -> dict[str, int]:
    """How many people live in each of the places, as far as the gazetteer counts them."""
    entries = {key: entry_of(key) for key in places}
    return {key: entry.population for key, entry in entries.items() if entry is not None}


def _compared(growing: Growing, touched: Touched) -> tuple[list[Comparison], set[tuple[str, str]]]:
    """The comparisons of what was touched, and the pairs that they are of. A part that came or went may make others the
    parts of one sum, or part them, so that these are told anew."""
    first = list(growing.compared(_alive(growing, touched.pairs)))
    wholes = {each.b for each in first if each.relation is Relation.PART_OF}
    wholes |= since.wholes_between(touched.pairs)
    held = [key for key in wholes if growing.holds(key)]
    parts = ((min(each.a, each.b), max(each.a, each.b)) for key in held for each in growing.parts(key))
    pairs = set(parts) | touched.pairs
    return list(growing.compared(sorted(_alive(growing, pairs)))), pairs


def _alive(growing: Growing, pairs: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Without the pairs of which a claim was taken out."""
    return (pair for pair in pairs if growing.holds(pair[0]) and growing.holds(pair[1]))


def _both(one: Touched, other: Touched) -> Touched:
    return Touched(
        one.questions | other.questions,
        one.pairs | other.pairs,
        one.sources | other.sources,
        one.claims | other.claims,
    )
