"""Each attacker takes releases, which anybody may have, and what it wants to know; it gives what it found: nothing, if the mask holds.

None of them calls the code that masks. ``truth`` is for asserting what was found, and for guesses that an attacker may make.
"""

import datetime as dt
import hashlib
import hmac
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence

from anyascii import anyascii

from khronika.names.lookup import alike, drawer, keys_of
from khronika.nouns import CUT, Claim, Release, Unit, make_id

_ORDINARY = 5  # letters; shorter words sound like too many others to tell of anybody


def strings(release: Release) -> Iterator[str]:
    """Every string of the document, keys included."""

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for key, item in value.items():
                yield key
                yield from walk(item)
        elif isinstance(value, list):
            for item in value:
                yield from walk(item)

    yield from walk(json.loads(release.document))


# ---- names ----


def by_letters(release: Release, names: Iterable[str]) -> set[str]:
    """Names, or words of them, that stand in the document, in any case, and with all letters brought to Latin ones."""
    text = "\n".join(strings(release)).casefold()
    latin = anyascii(text).casefold()
    words = {word for name in names for word in re.split(r"[\s-]", name) if len(word) >= _ORDINARY}
    return {word for word in words if word.casefold() in text or anyascii(word).casefold() in latin}


def by_sound(release: Release, names: Iterable[str]) -> set[str]:
    """Words of the document that sound like a word of a name, whatever alphabet either is in."""
    mine = {
        key
        for text in strings(release)
        for word in re.findall(r"[^\W\d_]{5,}", text)
        for key in keys_of(word, None)
    }
    drawers: dict[str, list[str]] = {}
    for key in mine:
        drawers.setdefault(drawer(key), []).append(key)
    found = set()
    for name in names:
        for word in re.split(r"[\s-]", name):
            for key in keys_of(word, None) if len(word) >= _ORDINARY else ():
                found |= {other for other in drawers.get(drawer(key), ()) if alike(key, other)}
    return found


def by_contact(release: Release, contacts: Iterable[str]) -> set[str]:
    """Telephones, addresses and numbers of papers, with any signs between the digits."""
    text = "\n".join(strings(release))
    digits = re.sub(r"\D", "", text)
    return {
        each
        for each in contacts
        if each in text or (len(re.sub(r"\D", "", each)) > 7 and re.sub(r"\D", "", each) in digits)
    }


# ---- ids, hashes, order, time ----


def by_ids(release: Release, private: Iterable[str]) -> set[str]:
    """Private ids that stand in the document, or that a public id is a hash of with any key that an attacker can guess."""
    text, found = "\n".join(strings(release)), set()
    public = set(re.findall(r"p[cr]-([0-9a-f]{20})", text))
    keys = [b"", b"khronika", release.series.encode(), release.rules.digest.encode(), b"0" * 32]
    for each in private:
        raw = each.encode()
        hashes = {hashlib.sha256(raw).hexdigest(), make_id("pc", each)[3:], make_id("pr", each)[3:]}
        for key, of in itertools.product(keys, (raw, b"claim\0" + raw, b"report\0" + raw)):
            hashes.add(hmac.new(key, of, hashlib.sha256).hexdigest())
        if each in text or each.split("-")[-1] in text or any(h[:20] in public for h in hashes):
            found.add(each)
    return found


def by_hash(release: Release, guesses: Iterable[bytes]) -> set[bytes]:
    """Originals whose bytes an attacker guesses, confirmed by a hash of the document."""
    text = "\n".join(strings(release))
    return {raw for raw in guesses if hashlib.sha256(raw).hexdigest() in text}


def by_order(release: Release) -> list[str]:
    """Parts of the document that are in another order than that of their ids, which say nothing."""
    ids: dict[str, list[str]] = {
        "claims": [each.claim.id for each in release.claims],
        "reports": [each.id for each in release.reports],
        "questions": [each.question.id for each in release.questions],
        "incidents": [each.incident.id for each in release.incidents],
        "places": [each.key for each in release.places],
        "comparisons": [f"{each.comparison.a} {each.comparison.b}" for each in release.comparisons],
        "forwardings": [each.id for each in release.forwardings],
    }
    found = [name for name, listed in ids.items() if listed != sorted(listed)]

    def unsorted(value: object) -> bool:
        if isinstance(value, dict):
            return list(value) != sorted(value) or any(map(unsorted, value.values()))
        return isinstance(value, list) and any(map(unsorted, value))

    return found + (["keys"] if unsorted(json.loads(release.document)) else [])


def by_time(release: Release) -> list[str]:
    """Anything more exact than a day, and days after the one until which the release knows."""
    found = []
    for text in strings(release):
        found += re.findall(r"\b\d{1,2}:\d{2}\b|T\d{2}", text)
        for year, month, day in re.findall(r"\b(20\d\d)-(\d\d)-(\d\d)\b", text):
            told = dt.date(int(year), int(month), int(day))
            if told > release.known_until.latest and told != release.made.earliest:
                found.append(told.isoformat())
    return found


def by_metadata(release: Release, words: Iterable[str]) -> set[str]:
    """Names of files, kinds of files, given ids, rules of reading and what else belongs to the way in which a report came."""
    text = "\n".join(strings(release))
    return {word for word in words if word in text} | (
        {"0.123456"} if b"0.123456" in release.document else set()
    )


def by_count(release: Release) -> list[str]:
    """Counts that say more than what stands in the document."""
    numbers = release.numbers
    told = {
        "claims": (numbers.claims, len(release.claims)),
        "reports": (numbers.reports, len(release.reports)),
        "questions": (numbers.questions, len(release.questions)),
        "incidents": (numbers.incidents, len(release.incidents)),
        "outlets": (numbers.outlets, len({each.outlet for each in release.reports if each.outlet})),
    }
    found = [name for name, (said, here) in told.items() if said != here]
    members = {member for each in release.questions for member in each.question.members}
    here = {each.claim.id for each in release.claims}
    found += ["members"] if not members <= here else []
    found += (
        ["reports"]
        if {each.claim.report_id for each in release.claims} != {each.id for each in release.reports}
        else []
    )
    for each in release.questions:
        found += ["tally"] if each.tally.figures > len(each.question.members) else []
    return found


def by_length(release: Release) -> list[str]:
    """Cuts that tell how long, or how many, the words were."""
    quotes = [each.claim.quote for each in release.claims]
    return [
        quote
        for quote in quotes
        if re.search(rf"{re.escape(CUT)}[\s\W]*{re.escape(CUT)}", quote)
        or "  " in quote
        or re.search(r"[█_*]{2,}|\[\w+\]", quote)
    ]


# ---- small cells ----


def by_subtraction(releases: Sequence[Release], hidden: Sequence[Claim], least: int) -> list[str]:
    """Small numbers of a group that a whole leaves when some of its parts are taken from it. ``hidden`` are the masked forms of claims
    that stayed behind; the attacker knows that they exist, and looks for how many. Only numbers that one report or one source gives
    are taken from one another: of two that counted apart the difference is nobody's number."""
    shown = {
        (each.claim.id, _count(each.claim)): each.claim for release in releases for each in release.claims
    }
    cells = [claim for claim in shown.values() if _count(claim) is not None]
    found = []
    for small in hidden:
        for whole in cells:
            if not _within(small, whole) or (_count(whole) or 0) <= (_count(small) or 1):
                continue
            parts = [
                c
                for c in cells
                if c is not whole
                and c.id != whole.id
                and _one_voice(c, whole)
                and _within(c, whole)
                and not _within(small, c)
            ]
            for size in range(1, min(len(parts), 5) + 1):
                for some in itertools.combinations(parts, size):
                    left = (_count(whole) or 0) - sum(_count(each) or 0 for each in some)
                    if len({each.id for each in some}) == size and 0 < left < least:
                        found.append(f"{small.id}: {left}")
    return found


def _one_voice(one: Claim, other: Claim) -> bool:
    ours, theirs = (
        c.attribution.chain[-1].source.key if c.attribution.chain else c.outlet for c in (one, other)
    )
    return one.report_id == other.report_id or (ours is not None and ours == theirs)


def _count(claim: Claim) -> int | None:
    figure = claim.figure
    if figure is None or figure.unit is not Unit.PERSONS or figure.value is None:
        return None
    return int(figure.value)


def _within(part: Claim, whole: Claim) -> bool:
    ours, theirs = (claim.figure.scope.population if claim.figure else None for claim in (part, whole))
    if part.kind is not whole.kind or theirs not in (None, "people", ours):
        return False
    places = all(any(place.within(wide) for wide in whole.places) for place in part.places) and bool(
        part.places
    )
    if whole.places and not places:
        return False
    return whole.when is None or (part.when is not None and part.when.within(whole.when))


# ---- the difference of two releases ----


def by_difference(before: Release, now: Release, *between: Release) -> list[str]:
    """Names, places and words that the earlier release told of what the later one hides, held together by id or by content. Two
    claims that stood in one release beside each other, whichever, are two."""
    beside = [{each.claim.id for each in release.claims} for release in (before, *between, now)]
    old = [each.claim for each in before.claims]
    new = [each.claim for each in now.claims]
    known = {claim.id for claim in old}
    found = [f"number {number}: {name}" for number, name in _numbers_named(old, new)]
    for claim in new:
        same = [each for each in old if each.id == claim.id]
        if not same and claim.id not in known:
            gone = [each for each in old if each.id not in {other.id for other in new}]
            two = {each.id for each in gone for ids in beside if {each.id, claim.id} <= ids}
            same = [each for each in gone if _alike(each, claim) and each.id not in two]
        for each in same:
            found += [f"{claim.id}: {what}" for what in _hidden_since(each, claim)]
    return found


def _numbers_named(old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """Numbers of pseudonyms that stood with a name once, in a key or anywhere."""
    named = {
        number: voice.words
        for claim in old
        for voice in claim.attribution.chain
        if "Protected source" not in voice.words
        for number in re.findall(r"\d{5,}", voice.source.key or "")
    }
    for claim in new:
        for voice in claim.attribution.chain:
            for number in re.findall(r"\d{5,}", f"{voice.words} {voice.source.key}"):
                if number in named and "Protected source" in voice.words:
                    yield number, named[number]


def _alike(one: Claim, other: Claim) -> bool:
    """The same number of the same, and nothing that both tell tells them apart."""
    if one.kind is not other.kind or _count(one) != _count(other) or _count(one) is None:
        return False
    near = not one.places or not other.places or any(
        a.within(b) or b.within(a) for a in one.places for b in other.places
    )  # fmt: skip
    return near and (one.when is None or other.when is None or one.when.meets(other.when))


def _hidden_since(old: Claim, new: Claim) -> Iterator[str]:
    masked = sum("Protected source" in voice.words for voice in new.attribution.chain)
    before = sum("Protected source" in voice.words for voice in old.attribution.chain)
    if masked > before and any("Protected source" not in voice.words for voice in old.attribution.chain):
        yield f"speaker {[voice.words for voice in old.attribution.chain]}"
    for name in ("agent", "target"):
        one, other = getattr(old, name), getattr(new, name)
        if one and one != other and (other in (None, "a person") or set(other.split()) < set(one.split())):
            yield f"{name} {one}"
    if CUT in new.quote and new.quote != old.quote and all(
        piece.strip() in old.quote for piece in new.quote.split(CUT)
    ):  # fmt: skip
        yield f"quotation {old.quote}"
    if old.quote and not new.quote:
        yield "quotation gone"
    if old.places != new.places and any(
        a.within(b) and a.identity != b.identity
        for a in old.places
        for b in new.places
        if b not in old.places
    ):
        yield f"place {[place.name for place in old.places]}"


def by_reason(release: Release) -> list[str]:
    """Withdrawals that tell more of why than others."""
    gone = [each for each in release.corrections if each.change == "withdrawn"]
    told = {(each.rule, each.reason, each.fields, each.into, each.said) for each in gone}
    return [each.id for each in gone] if len(told) > 1 else []
