"""The difference that a release makes, row by row: what readers would see of each thing that is new, reads otherwise, or leaves."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, pgettext

from khronika.desk.language import spoken
from khronika.desk.words import kind_words, not_given, places_words, when_words
from khronika.ledger.releases import Proposal
from khronika.nouns import (
    Changed,
    Claim,
    Correction,
    Figure,
    Kind,
    Place,
    Release,
    ReleasedClaim,
    State,
    Thing,
    When,
    Words,
)
from khronika.nouns.parsing import parse
from khronika.publishing.difference import ADDED, REASONS

PAGE = 50  # rows on one page of the difference


@dataclass(frozen=True, slots=True)
class Told:
    """A field before and after, in words; both empty where only that it changed may be told."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """``private`` is the id that a claim has in the folder, empty for other things and for what is not here any more."""

    id: str
    change: str
    thing: str
    what: str
    quote: str = ""
    who: str = ""
    reason: str = ""
    fields: tuple[Told, ...] = ()
    into: tuple[str, ...] = ()
    said: str = ""
    private: str = ""


def changes_of(release: Release) -> Sequence[Correction]:
    """What changed; of a first release every claim, since all of it is new."""
    return release.corrections if release.number > 1 else tuple(_all_new(release))


def rows_of(proposal: Proposal, changes: Iterable[Correction]) -> list[Row]:
    """Some of its changes, as rows."""
    release = proposal.release
    claims = {each.claim.id: each for each in release.claims}
    called = dict(_called(release))
    return [_row(each, claims, called, proposal.kept.private) for each in changes]


def _all_new(release: Release) -> Iterator[Correction]:
    for claim in release.claims:
        yield Correction(Changed.ADDED, Thing.CLAIM, claim.claim.id, ADDED, REASONS[ADDED])


def _called(release: Release) -> Iterator[tuple[str, Words]]:
    yield from ((each.question.id, each.title) for each in release.questions)
    yield from ((each.incident.id, each.title) for each in release.incidents)


def _row(
    each: Correction,
    claims: Mapping[str, ReleasedClaim],
    called: Mapping[str, Words],
    private: Mapping[str, str],
) -> Row:
    claim = claims.get(each.id)
    what = _claim_words(claim.claim) if claim else called[each.id].in_(spoken()) if each.id in called else ""
    return Row(
        id=each.id,
        change=change_words(each.change),
        thing=thing_words(each.thing),
        what=what,
        quote=claim.claim.quote if claim else "",
        who=_who(claim) if claim else "",
        reason=each.reason.in_(spoken()),
        fields=tuple(
            Told(field_words(f.field), _value(f.field, f.before), _value(f.field, f.after))
            for f in each.fields
        ),
        into=each.into,
        said=each.said,
        private=private.get(each.id, ""),
    )


def _claim_words(claim: Claim) -> str:
    parts = [kind_words(claim.kind)]
    parts += [claim.figure.text] if claim.figure else []
    parts += [claim.target] if claim.target else []
    parts += [places_words(claim.places, claim.when)] if claim.places else []
    parts += [when_words(claim.when)] if claim.when else []
    return "; ".join(parts)


def _who(claim: ReleasedClaim) -> str:
    """Who says it and where it was printed; an outlet that speaks for itself is named once."""
    said, outlet = claim.says.in_(spoken()), claim.claim.outlet
    return f"{said} ({outlet})" if outlet and outlet not in said else said


def _value(name: str, told: str | None) -> str:
    """A value that readers are told, in words."""
    if told is None:
        return ""
    value: Any = json.loads(told)
    if value is None:
        return not_given()
    if name == "places":
        places: Sequence[Place] = [parse(Place, each) for each in value]
        return places_words(places)
    if name in ("when", "as_of"):
        return when_words(parse(When, value))
    if name == "figure":
        return parse(Figure, value).text
    if name == "kind":
        return kind_words(Kind(value))
    if name == "state":
        return state_words(State(value))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, dict) and spoken() in value:
        return str(value[spoken()])
    return str(value)


def change_words(change: Changed) -> str:
    return {
        Changed.ADDED: pgettext("in a release", "new"),
        Changed.CHANGED: pgettext("in a release", "changed"),
        Changed.WITHDRAWN: pgettext("in a release", "taken out"),
        Changed.MERGED: pgettext("in a release", "merged"),
    }[change]


def thing_words(thing: Thing) -> str:
    return {
        Thing.CLAIM: gettext("claim"),
        Thing.REPORT: gettext("report"),
        Thing.QUESTION: gettext("question"),
        Thing.INCIDENT: gettext("incident"),
    }[thing]


def state_words(state: State) -> str:
    return {State.ACCEPTED: gettext("accepted"), State.CORRECTED: gettext("corrected")}.get(
        state, state.value
    )


def field_words(name: str) -> str:
    known = {
        "kind": gettext("what happened"),
        "figure": gettext("the number"),
        "places": gettext("where"),
        "when": gettext("when"),
        "as_of": gettext("as of when"),
        "stance": gettext("how it is said"),
        "certainty": gettext("whether it happened"),
        "background": gettext("told as background"),
        "agent": gettext("who did it"),
        "target": gettext("to whom"),
        "attribution": gettext("who says it"),
        "quote": gettext("the quotation"),
        "outlet": gettext("the outlet"),
        "state": gettext("how it was decided"),
        "members": gettext("its claims"),
        "answer": gettext("the answer"),
        "title": gettext("the title"),
        "confirmed": gettext("whether it is confirmed"),
        "lang": gettext("the language"),
        "published": gettext("the day of print"),
        "url": gettext("the address"),
        "sha256": gettext("the hash"),
    }
    return known.get(name, name)
