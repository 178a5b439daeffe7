"""Reports that copy one another: found by their texts, and counted as one.

``near_duplicates`` needs the texts, which claims do not carry: who has them passes the groups on to ``reconcile``.
The method is MinHash of the word 5-shingles with banding. Written here and not taken from a package: it is sixty
lines, needs nothing but hashing, and must give the same groups on every machine.
"""

import hashlib
import random
import re
import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from datetime import date

from khronika.nouns import Claim
from khronika.reconciling.holding import Holding, InMemory

_SHINGLE = 5  # words; shorter runs recur by chance in reports of one event, longer ones break at each edit
_PERMUTATIONS = 64
_BANDS = 16  # of 4 rows: two reports that share half of their shingles meet in some band with probability .64, .8: .999
_ALIKE = 0.5  # least share of shingles in common (Jaccard, as the signatures estimate it) to be copies
_PRIME = (1 << 61) - 1
_random = random.Random(20190609)  # noqa: S311  (not a secret: the same permutations everywhere, always)
_FACTORS = tuple((_random.randrange(1, _PRIME), _random.randrange(_PRIME)) for _ in range(_PERMUTATIONS))
_WORD = re.compile(r"\w+")
SIGNED_BY = "minhash-1"  # how signatures are made; another number for another way, so that none are mixed
_WHOLE = 16  # bytes of the hash of all shingles
_PACKED = f">{_PERMUTATIONS}Q"


def _shingles(text: str) -> set[int]:
    """Hashes of each run of five words; of the whole for a text of fewer."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))} - {""}
    return {int.from_bytes(hashlib.blake2b(run.encode(), digest_size=7).digest(), "big") for run in runs}


def _signature(shingles: set[int]) -> tuple[int, ...]:
    return tuple(min((a * each + b) % _PRIME for each in shingles) for a, b in _FACTORS)


def signature_of(text: str) -> bytes:
    """What is kept of a text to find its copies later: a hash of all its shingles and 64 minima, 528 bytes; nothing
    for a text without words, which copies nothing. The same text gives the same bytes on every machine."""
    if not (shingles := _shingles(text)):
        return b""
    whole = hashlib.blake2b(repr(sorted(shingles)).encode(), digest_size=_WHOLE).digest()
    return whole + struct.pack(_PACKED, *_signature(shingles))


def near_duplicates(texts: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Groups of report ids, each of two or more, whose texts copy one another, from (report id, text). Sorted, and the
    same for any order of the texts. Copies of copies are in one group. Reports in two languages never are: that needs
    their claims. An empty text copies nothing. Holds 64 numbers a report, not the texts."""
    return same_texts((key, signature_of(text)) for key, text in texts)


def same_texts(signed: Iterable[tuple[str, bytes]]) -> tuple[tuple[str, ...], ...]:
    """``near_duplicates`` from the signatures of the texts. Raises ValueError for bytes that are no signature."""
    signatures: dict[str, tuple[int, ...]] = {}
    first: dict[bytes, str] = {}
    joined = _Joined()
    for key, signed_text in signed:
        if not signed_text:
            continue
        if len(signed_text) != _WHOLE + struct.calcsize(_PACKED):
            raise ValueError(
                f"the signature of {key} has {len(signed_text)} bytes; make it with signature_of"
            )
        whole = signed_text[:_WHOLE]
        twin = first.setdefault(whole, key)  # ten thousand identical reports are ten thousand look-ups
        joined.join(key, twin)
        if twin == key:
            signatures[key] = struct.unpack(_PACKED, signed_text[_WHOLE:])
    rows = _PERMUTATIONS // _BANDS
    bands: dict[tuple[int, tuple[int, ...]], list[str]] = defaultdict(list)
    for key, signature in signatures.items():
        for band in range(_BANDS):
            bands[band, signature[band * rows : (band + 1) * rows]].append(key)
    for met in bands.values():
        for at, one in enumerate(met):
            for other in met[:at]:
                if joined.root(one) != joined.root(other) and _alike(signatures[one], signatures[other]):
                    joined.join(one, other)
    return joined.groups()


def together(groups: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Groups that share a member, as one; those of one member are left out."""
    joined = _Joined()
    for group in groups:
        first, *others = group
        for other in others:
            joined.join(first, other)
    return joined.groups()


def bands_of(signed: bytes) -> list[str]:
    """What two signatures must share, one of these, to be looked at together; none for a text without words."""
    return Signed._bands_of(struct.unpack(_PACKED, signed[_WHOLE:])) if signed else []


def whole_of(signed: bytes) -> str:
    """The same for texts of the same words alone."""
    return signed[:_WHOLE].hex()


def _alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return sum(a == b for a, b in zip(one, other, strict=True)) >= _ALIKE * _PERMUTATIONS


class _Joined:
    """Ids joined into groups."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def root(self, key: str) -> str:
        while (up := self._up.setdefault(key, key)) != key:
            self._up[key] = self._up[up]
            key = up
        return key

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._up[high] = low

    def members(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._up):
            found[self.root(key)].append(key)
        return found

    def groups(self) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted(tuple(group) for group in self.members().values() if len(group) > 1))


class Signed:
    """Signed texts of a record that grows, so that a new one is held to those alone that it may copy."""

    def __init__(self, holding: Holding) -> None:
        self._first: MutableMapping[str, str] = holding.table("texts", "first")  # of those that are identical
        self._bands = holding.several("texts", "bands")

    def add(self, report: str, signed: bytes, signature: Callable[[str], bytes]) -> tuple[str, ...]:
        """Takes in a text by its signature; ``signature`` gives that of another report. The reports that it copies or
        that copy it, itself first; none where there are none. Joined into groups over all texts, these are what
        ``same_texts`` gives."""
        if not signed:
            return ()
        whole = signed[:_WHOLE].hex()
        if (twin := self._first.get(whole, report)) != report:
            return (report, twin)
        self._first[whole] = report
        minima = struct.unpack(_PACKED, signed[_WHOLE:])
        met: set[str] = set()
        for band in self._bands_of(minima):
            met.update(self._bands.of(band))
            self._bands.put(band, report)
        met.discard(report)
        alike = [
            other
            for other in sorted(met)
            if _alike(minima, struct.unpack(_PACKED, signature(other)[_WHOLE:]))
        ]
        return (report, *alike) if alike else ()

    def like(self, signed: bytes, signature: Callable[[str], bytes]) -> tuple[str, ...]:
        """The reports that a text of this signature copies, or that copy it. Nothing is taken in."""
        if not signed:
            return ()
        minima = struct.unpack(_PACKED, signed[_WHOLE:])
        met = {each for band in self._bands_of(minima) for each in self._bands.of(band)}
        twin = self._first.get(signed[:_WHOLE].hex())
        found = {other for other in met if _alike(minima, struct.unpack(_PACKED, signature(other)[_WHOLE:]))}
        return tuple(sorted(found | ({twin} if twin is not None else set())))

    @staticmethod
    def among(others: Mapping[str, bytes], signed: bytes) -> tuple[str, ...]:
        """Which of these signed texts one of this signature copies, or is copied by. Looks at each."""
        if not signed:
            return ()
        minima = struct.unpack(_PACKED, signed[_WHOLE:])
        return tuple(
            key
            for key, other in others.items()
            if other and _alike(minima, struct.unpack(_PACKED, other[_WHOLE:]))
        )

    @staticmethod
    def _bands_of(minima: tuple[int, ...]) -> list[str]:
        rows = _PERMUTATIONS // _BANDS
        parts = (minima[band * rows : (band + 1) * rows] for band in range(_BANDS))
        return [
            f"{band:x}-{hashlib.blake2b(struct.pack(f'>{rows}Q', *part), digest_size=8).hexdigest()}"
            for band, part in enumerate(parts)
        ]


class Copies:
    """Which report each report copies, over a record that grows: the one of its group that was printed first."""

    def __init__(self, holding: Holding | None = None) -> None:
        held = holding or InMemory()
        self._groups: MutableMapping[str, tuple[str, ...]] = held.table("copies", "groups")
        # report -> its claims, the one of the smallest id first: it knows outlet and date
        self._claims: MutableMapping[str, Claim | tuple[Claim, ...]] = held.table("copies", "claims")
        self._leaders: MutableMapping[str, str] = held.table("copies", "leaders")

    def note(self, claim: Claim) -> set[str]:
        """Takes in a claim. The reports whose leader that changes."""
        report = claim.report_id
        held = self._held(report)
        if all(claim.id != known.id for known in held):
            first = not held or claim.id < held[0].id
            both = (claim, *held) if first else (*held, claim)
            self._claims[report] = both if held else claim
        return self._lead(self._groups.get(report, ()))

    def may_drop(self, claims: Iterable[Claim]) -> bool:
        """Whether claims can be taken out: not the last ones of a report that copies another, nor any of one whose claims do not
        agree on outlet and date."""
        gone: dict[str, set[str]] = {}
        for claim in claims:
            if self._groups.get(claim.report_id):
                gone.setdefault(claim.report_id, set()).add(claim.id)
        return all(self._stays(report, keys) for report, keys in gone.items())

    def _stays(self, report: str, gone: set[str]) -> bool:
        held = self._held(report)
        known = (held[0].outlet, held[0].published)
        left = [claim for claim in held if claim.id not in gone]
        return bool(left) and all((each.outlet, each.published) == known for each in left)

    def drop(self, claim: Claim) -> None:
        """Takes a claim out."""
        left = [each for each in self._held(claim.report_id) if each.id != claim.id]
        if left:
            held = tuple(sorted(left, key=lambda each: each.id))
            self._claims[claim.report_id] = held if len(held) > 1 else held[0]
        else:
            self._claims.pop(claim.report_id, None)
            self._leaders.pop(claim.report_id, None)

    def join(self, groups: Iterable[Iterable[str]]) -> set[str]:
        """Takes in groups of report ids. The reports whose leader that changes."""
        moved: set[str] = set()
        for group in groups:
            joined = set(group)
            joined.update(*(self._groups.get(report, ()) for report in tuple(joined)))
            members = tuple(sorted(joined))
            if all(self._groups.get(report) == members for report in members):
                continue
            for report in members:
                self._groups[report] = members
            moved |= self._lead(members)
        return moved

    def _lead(self, group: tuple[str, ...]) -> set[str]:
        held = [report for report in group if report in self._claims]
        if not held:
            return set()
        leader = min(held, key=self._rank)
        moved = {report for report in held if self._leaders.get(report) != leader}
        for report in moved:
            self._leaders[report] = leader
        return moved

    def _rank(self, report: str) -> tuple[date, str]:
        published = self._held(report)[0].published
        return (published.earliest if published else date.max), report

    def _held(self, report: str) -> tuple[Claim, ...]:
        held = self._claims.get(report, ())
        return (held,) if isinstance(held, Claim) else held

    def group(self, report: str) -> tuple[str, ...]:
        return self._groups.get(report, ())

    def claims_of(self, report: str) -> list[str]:
        return [claim.id for claim in self._held(report)]

    def leader(self, claim: Claim) -> Claim:
        """A claim of the report that this claim's report copies; the claim itself where it copies none."""
        leader = self._leaders.get(claim.report_id, claim.report_id)
        return claim if leader == claim.report_id else self._held(leader)[0]
