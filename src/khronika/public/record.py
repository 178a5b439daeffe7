"""What the pages are made from: the releases of a desk, the one in force, and its things by id.

Nothing else is known here. What a release does not hold cannot stand on a page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from khronika.nouns import (
    Forwarding,
    PartialDate,
    Place,
    Published,
    Release,
    ReleasedClaim,
    ReleasedComparison,
    ReleasedIncident,
    ReleasedPlace,
    ReleasedQuestion,
    ReleasedReport,
    State,
    Thing,
    digest,
)
from khronika.public.words import TAKEN_BACK

RELEASE_WITHDRAWN = "release.withdrawn"


@dataclass(frozen=True)
class Shelf:
    """The things of one release by their ids, and what leads from one to another."""

    release: Release

    @cached_property
    def claims(self) -> Mapping[str, ReleasedClaim]:
        return {each.claim.id: each for each in self.release.claims}

    @cached_property
    def reports(self) -> Mapping[str, ReleasedReport]:
        return {each.id: each for each in self.release.reports}

    @cached_property
    def questions(self) -> Mapping[str, ReleasedQuestion]:
        return {each.question.id: each for each in self.release.questions}

    @cached_property
    def incidents(self) -> Mapping[str, ReleasedIncident]:
        return {each.incident.id: each for each in self.release.incidents}

    @cached_property
    def places(self) -> Mapping[str, ReleasedPlace]:
        return {each.key: each for each in self.release.places}

    @cached_property
    def named(self) -> Mapping[tuple[str, str], Sequence[tuple[int, str]]]:
        """How the claims of each language name a place, by its identity and the language, with the days they speak of, sorted."""
        found: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for each in self.release.claims:
            claim = each.claim
            for place in (*claim.places, *(claim.figure.scope.places if claim.figure else ())):
                on = claim.when.earliest or claim.when.latest if claim.when else None
                if on is not None:
                    found.setdefault((place.identity, claim.lang), []).append((on.toordinal(), place.name))
        return {key: sorted(names) for key, names in found.items()}

    def name(self, place: Place, lang: str, on: PartialDate | None) -> str:
        """What a place is called in a language: as claims in it call it that speak of the nearest day, so that a city that was
        renamed bears its name of the time; else as the release's list of places has it."""
        names = self.named.get((place.identity, lang), ())
        if names and on is not None:
            day = on.earliest.toordinal()
            return min(names, key=lambda each: (abs(each[0] - day), each))[1]
        known = self.places.get(place.identity)
        return known.name.in_(lang) if known else place.name

    @cached_property
    def pairs(self) -> Mapping[str, Sequence[ReleasedComparison]]:
        """The comparisons of each claim."""
        found: dict[str, list[ReleasedComparison]] = {}
        for each in self.release.comparisons:
            for end in dict.fromkeys((each.comparison.a, each.comparison.b)):
                found.setdefault(end, []).append(each)
        return found

    @cached_property
    def answered_by(self) -> Mapping[str, Sequence[ReleasedQuestion]]:
        """The questions that each claim answers."""
        found: dict[str, list[ReleasedQuestion]] = {}
        for each in self.release.questions:
            for member in each.question.members:
                found.setdefault(member, []).append(each)
        return found

    @cached_property
    def told_by(self) -> Mapping[str, Sequence[ReleasedIncident]]:
        """The incidents that each claim tells of, or judges."""
        found: dict[str, list[ReleasedIncident]] = {}
        for each in self.release.incidents:
            for link in (*each.incident.links, *each.incident.judging):
                found.setdefault(link.claim, []).append(each)
        return found

    @cached_property
    def printed_in(self) -> Mapping[str, Sequence[ReleasedClaim]]:
        """The claims of each report, in the order of their places in it as far as a release tells it: by id."""
        found: dict[str, list[ReleasedClaim]] = {}
        for each in self.release.claims:
            found.setdefault(each.claim.report_id, []).append(each)
        return found

    @cached_property
    def unreviewed(self) -> bool:
        """True where a claim is shown that no person has reviewed: only a demonstration does that."""
        return any(each.state is State.PROPOSED for each in self.release.claims)

    def ids(self) -> frozenset[tuple[Thing, str]]:
        return frozenset(
            (thing, key)
            for thing, held in (
                (Thing.CLAIM, self.claims),
                (Thing.REPORT, self.reports),
                (Thing.QUESTION, self.questions),
                (Thing.INCIDENT, self.incidents),
            )
            for key in held
        )


@dataclass(frozen=True)
class Held:
    """A published release, its document and its digest reckoned once."""

    published: Published

    @cached_property
    def document(self) -> bytes:
        return self.published.release.document

    @cached_property
    def digest(self) -> str:
        return digest(self.document)

    @property
    def release(self) -> Release:
        return self.published.release

    @property
    def number(self) -> int:
        return self.published.release.number

    @property
    def signature(self) -> str:
        return self.published.signature

    @property
    def public_key(self) -> str:
        return self.published.public_key

    @property
    def signed_on(self) -> PartialDate:
        return self.published.signed_on

    @property
    def withdrawn(self) -> str | None:
        return self.published.withdrawn

    @property
    def withdrawn_on(self) -> PartialDate | None:
        return self.published.withdrawn_on


@dataclass(frozen=True)
class Record:
    """Every release that was ever published, by number, and the one that is shown whole: the last, ``None`` where it was withdrawn. Of
    all others nothing is shown but number, day, digest, the reason of their end and what became of which id. ``name`` is what the site is called, ``publisher`` who is cited; ``address`` is where the site stands, with a slash at its
    end, empty where nobody said so: then feeds and citations name no address."""

    releases: Sequence[Held]
    shown: Held | None
    name: str
    publisher: str
    address: str = ""

    @cached_property
    def shelf(self) -> Shelf | None:
        return Shelf(self.shown.release) if self.shown else None

    @cached_property
    def addressed(self) -> frozenset[tuple[Thing, str]]:
        """Everything that has a page: what is shown, and what was."""
        here = self.shelf.ids() if self.shelf else frozenset()
        return here | self.forwardings.keys()

    @cached_property
    def forwardings(self) -> Mapping[tuple[Thing, str], Forwarding]:
        """What was public once and is not in the release that is shown: as that release tells it, and for what only a release that was
        taken back held, with that release's own reason."""
        here = self.shelf.ids() if self.shelf else frozenset()
        found: dict[tuple[Thing, str], Forwarding] = {}
        for past in self.releases:
            if past.withdrawn is not None:
                number = past.release.number
                for thing, key in sorted(Shelf(past.release).ids()):
                    found[thing, key] = taken_back(thing, key, number, past.withdrawn)
        told = (self.shown or self.releases[-1]).release.forwardings if self.releases else ()
        found |= {(each.thing, each.id): each for each in told}
        return {key: each for key, each in found.items() if key not in here}


def taken_back(thing: Thing, key: str, number: int, reason: str) -> Forwarding:
    """For what only a withdrawn release held. Its reason is what the desk said of the whole release."""
    return Forwarding(thing, key, number, RELEASE_WITHDRAWN, TAKEN_BACK, said=reason)


def record_of(
    releases: Sequence[Published],
    *,
    number: int | None = None,
    name: str = "",
    publisher: str = "",
    address: str = "",
) -> Record | str:
    """The record to make pages of; or, in words, why there is none. The last release is the one in force unless it was withdrawn: the
    one before does not come back. ``number`` is the release that the caller means; any other than that in force is refused."""
    known = tuple(Held(each) for each in sorted(releases, key=lambda each: each.release.number))
    if not known:
        return "Nothing has been released from this folder. `khronika release` makes a release."
    last = known[-1]
    if number is not None and number not in {each.number for each in known}:
        return (
            f"There is no release {number}; the folder has {', '.join(str(each.number) for each in known)}."
        )
    if number is not None and (number != last.number or last.withdrawn is not None):
        return (
            f"Release {number} is not in force, and only the one in force is shown: what was taken out since would be public again. "
            "Leave --release out."
        )
    chosen = last if last.withdrawn is None else None
    title = last.release.title if chosen else ""
    called = name or title or "khronika"
    slash = "" if not address or address.endswith("/") else "/"
    return Record(known, chosen, called, publisher or called, f"{address}{slash}")
