"""What people judged of who is who, laid over claims and reports as they are handed out: two sources that are one have one key, a
protected one bears a mask. Rows are never changed: with the judgement taken back everything stands as it was read.

The record is made of claims as ``who`` gives them, pages show them as ``claim`` does, which withholds besides the words in which a
report names a protected source.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.core.signals import request_started

from khronika.ledger.judgement_tables import Judgement as Row
from khronika.ledger.judgement_tables import Withheld
from khronika.ledger.judgement_translate import OVERRULES, in_force, judgement_from_row, overrule_from_row
from khronika.names.proper import APART, PROTECTED, party_of, protected_name
from khronika.nouns import (
    Claim,
    Judged,
    Judgement,
    Overrule,
    Party,
    Place,
    Report,
    Sort,
    Source,
    Voice,
    canonical_json,
    digest,
)

# What changes whose words a claim is or where it lies. That two are different changes nothing, and actors are grouped on pages alone.
_MATTERS = (Judged.MERGE, Judged.SPLIT, Judged.PROTECT)
_OF_CLAIMS = (Sort.SOURCE, Sort.OUTLET, Sort.PLACE)
# Of keys that are held for one the first of these leads: what the rules know most of.
_LEADS = ("body:", "country:", "geonames:", "site:", "org:", "person:")
WITHHELD = "The text of this report names a protected source and is withheld."
_CAPITAL = re.compile(r"[@#]?[^\W\d_][^\W_]*(?:[-'’][^\W_]+)*")

Key = tuple[Sort, str]


def outlet_key(name: str) -> str:
    """Under what an outlet is judged: its name in whatever case and spacing."""
    return " ".join(name.split()).casefold()


class Heeding:
    """Some judgements in force, oldest first. ``withheld`` are the ids of reports that name a protected source."""

    def __init__(self, judgements: Sequence[Judgement] = (), withheld: Iterable[str] = ()) -> None:
        self.judgements = tuple(each for each in judgements if each.judged in _MATTERS)
        self.withheld = frozenset(withheld)
        of_claims = [each for each in self.judgements if each.sort in _OF_CLAIMS]
        self._splits: dict[Key, list[Judgement]] = defaultdict(list)
        for each in self.judgements:
            if each.judged is Judged.SPLIT:
                self._splits[each.sort, each.parties[0].key].append(each)
        self._groups = _groups(self.judgements)
        self._masks: dict[Key, int] = {}
        for each in self.judgements:
            if each.judged is Judged.PROTECT:
                key = self.one(each.sort, each.parties[0].key)
                self._masks[each.sort, key] = min(each.mask, self._masks.get((each.sort, key), each.mask))
        self._sorts = {each.sort for each in of_claims}
        # What a record follows from, in as few words as tell it from every other.
        told = [[each.number, each.judged, each.sort, [p.key for p in each.parties]] for each in of_claims]
        self.digest = digest(canonical_json(told).encode())[:12] if told else "none"

    # ---- keys ----

    def one(self, sort: Sort, key: str) -> str:
        """The key that stands for all that are held to be one with this one: itself where nobody judged."""
        group = self._groups.get((sort, key))
        return group[0].key if group else key

    def group(self, sort: Sort, key: str) -> tuple[Party, ...]:
        """All that are held to be one with it, the leading one first; empty where nobody judged."""
        return self._groups.get((sort, key), ())

    def keys(self, sort: Sort, key: str) -> tuple[str, ...]:
        """The keys of all that are held to be one with it, its own among them."""
        return tuple(party.key for party in self.group(sort, key)) or (key,)

    def mask(self, sort: Sort, key: str) -> int:
        """The number under which a protected one is shown; 0 where it is not protected."""
        return self._masks.get((sort, self.one(sort, key)), 0)

    @staticmethod
    def taken_out(judgement: Judgement) -> str | None:
        """The key of what a split takes out; ``None`` for another judgement."""
        if judgement.judged is not Judged.SPLIT:
            return None
        if judgement.sort is Sort.SOURCE:
            return f"{APART}{judgement.number}"
        other = judgement.other.strip()
        return outlet_key(other) if judgement.sort is Sort.OUTLET else f"name:{other.casefold()}"

    @property
    def protects(self) -> bool:
        return bool(self._masks)

    def protected_keys(self, sort: Sort) -> frozenset[str]:
        """The keys of all that are protected, of those held to be one with them too."""
        return frozenset(key for (of, one) in self._masks if of is sort for key in self.keys(sort, one))

    # ---- claims ----

    def claim(self, claim: Claim) -> Claim:
        """As pages show it. Of a report that names a protected source a quotation keeps no word that may be part of a name."""
        found = self.who(claim)
        if claim.report_id not in self.withheld:
            return found
        agent, target = (_without_names(words) if words else None for words in (found.agent, found.target))
        return replace(found, quote=_without_names(claim.quote), agent=agent, target=target)

    def who(self, claim: Claim) -> Claim:
        """As the record is made of it: whose words it is, who printed it, where."""
        if not self._sorts:
            return claim
        if Sort.SOURCE in self._sorts and claim.attribution.chain:
            chain = tuple(self._voice(voice, claim) for voice in claim.attribution.chain)
            if chain != claim.attribution.chain:
                claim = replace(claim, attribution=replace(claim.attribution, chain=chain))
        if Sort.OUTLET in self._sorts and claim.outlet:
            outlet = self.outlet(claim.outlet, claim.report_id)
            claim = claim if outlet == claim.outlet else replace(claim, outlet=outlet)
        return self._placed(claim) if Sort.PLACE in self._sorts else claim

    def outlet(self, name: str, report_id: str) -> str:
        """What a report's outlet is called."""
        key, called = outlet_key(name), name
        if (split := self._split(Sort.OUTLET, key, (), report_id)) is not None:
            key = called = split.other.strip()
            key = outlet_key(key)
        if mask := self.mask(Sort.OUTLET, key):
            return protected_name(mask, outlet=True)
        group = self.group(Sort.OUTLET, key)
        return group[0].name if group else called

    def report(self, report: Report) -> Report:
        """Of a report that is withheld neither text nor address nor file name is left; the text is as long as it was, so that
        passages of it are empty and nothing fails."""
        if report.outlet:
            report = replace(report, outlet=self.outlet(report.outlet, report.id))
        if report.id not in self.withheld:
            return report
        text = (WITHHELD + " " * len(report.text))[: len(report.text)]
        return replace(report, text=text, url=None, origin=report.id, given_id=None, notes=())

    def _voice(self, voice: Voice, claim: Claim) -> Voice:
        key = party_of(voice)
        if key is None:
            return voice
        source = voice.source
        names = {_folded(source.name), _folded(voice.words)}
        if (split := self._split(Sort.SOURCE, key, names, claim.id)) is not None:
            key = self.taken_out(split) or key
            source = Source(split.other.strip(), source.type, key)
        if mask := self.mask(Sort.SOURCE, key):
            name = protected_name(mask)
            return Voice(name, Source(name, key=f"{PROTECTED}{mask}"))
        if group := self.group(Sort.SOURCE, key):
            source = replace(source, key=group[0].key)
        return voice if source is voice.source else replace(voice, source=source)

    def _split(self, sort: Sort, key: str, names: Iterable[str], member: str) -> Judgement | None:
        for split in self._splits.get((sort, key), ()):
            if member in split.members or not {*map(_folded, split.names)}.isdisjoint(names):
                return split
        return None

    def _placed(self, claim: Claim) -> Claim:
        places = tuple(self._place(place, claim.id) for place in claim.places)
        if places != claim.places:
            claim = replace(claim, places=places)
        figure = claim.figure
        if figure is not None and figure.scope.places:
            inside = tuple(self._place(place, claim.id) for place in figure.scope.places)
            if inside != figure.scope.places:
                claim = replace(claim, figure=replace(figure, scope=replace(figure.scope, places=inside)))
        return claim

    def _place(self, place: Place, claim_id: str) -> Place:
        names = {_folded(place.name), _folded(place.words)}
        if (split := self._split(Sort.PLACE, place.identity, names, claim_id)) is not None:
            name = split.other.strip()
            place = Place(name, place.level, None, place.country, place.path, place.words)
        group = self.group(Sort.PLACE, place.identity)
        lead = group[0].place if group else None
        return place if lead is None or lead.identity == place.identity else replace(lead, words=place.words)


def _groups(judgements: Sequence[Judgement]) -> dict[Key, tuple[Party, ...]]:
    """By each key that is held for one with others all of them, the leading one first: the same whatever the order of judging."""
    root: dict[Key, Key] = {}
    parties: dict[Key, Party] = {}

    def find(key: Key) -> Key:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    for each in judgements:
        if each.judged is Judged.MERGE:
            one, other = ((each.sort, party.key) for party in each.parties)
            for party in each.parties:
                parties.setdefault((each.sort, party.key), party)
            root[find(one)] = find(other)
    groups: dict[Key, list[Key]] = defaultdict(list)
    for key in parties:
        groups[find(key)].append(key)
    found = {}
    for group in groups.values():
        ordered = tuple(parties[key] for key in sorted(group, key=_rank))
        found.update(dict.fromkeys(group, ordered))
    return found


def _rank(key: Key) -> tuple[int, str]:
    leads = next((at for at, prefix in enumerate(_LEADS) if key[1].startswith(prefix)), len(_LEADS))
    return leads, key[1]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _without_names(words: str) -> str:
    """Without the words that may be part of a name: those with a capital, and handles."""

    def kept(found: re.Match[str]) -> str:
        word = found[0]
        return "…" if word[0] in "@#" or word[0].isupper() else word

    return re.sub(r"…(?:\s+…)+", "…", _CAPITAL.sub(kept, words))


# ---- which judgements hold ----


def at(act: int | None = None) -> Heeding:
    """The judgements that held when the log's last act was that one; without it, those that hold now."""
    rows = Row.objects.exclude(judged=Judged.OVERRULE.value)
    if act is not None:
        rows = rows.filter(number__lte=act)
    judged = [judgement_from_row(row) for row in in_force(rows)]
    found = Heeding(judged)
    if act is None and found.protects:
        return Heeding(judged, Withheld.objects.values_list("report_id", flat=True))
    return found


def overrules_at(act: int | None = None) -> tuple[Overrule, ...]:
    """As ``at``, for overruled comparisons."""
    rows = Row.objects.filter(sort=OVERRULES)
    if act is not None:
        rows = rows.filter(number__lte=act)
    return tuple(overrule_from_row(row) for row in in_force(rows))


# What holds now, for whoever hands out claims: asked once a request. A number and not a thread's own, because a request's view may
# run in another thread than the signal.
_asked = 0
_held: tuple[int, Heeding] | None = None


def current() -> Heeding:
    """What holds now, as it was asked for last in this request."""
    global _held
    held, asked = _held, _asked
    if held is None or held[0] != asked:
        held = _held = (asked, at())
    return held[1]


def forget(**_: object) -> None:
    """Something was judged, or another request began."""
    global _asked
    _asked += 1


request_started.connect(forget, dispatch_uid="khronika.ledger.heeding")
