"""Words of the review queue: states, groups, what is left out and why, and what a correction changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_noop

from khronika.desk import words
from khronika.desk.language import spoken
from khronika.ledger.actions import review_many
from khronika.ledger.actions.bring_back import SHEET
from khronika.ledger.queue import ANY, CHANGED, NOBODY, WAITING
from khronika.ledger.review_views import Batch, Group, Mark
from khronika.ledger.reviewing import ADDED, MANY, OVERRULED, RELEASES
from khronika.nouns import Claim, Kind, State
from khronika.nouns.labels import field_words, words_for
from khronika.nouns.reviews import changes

_STATES: dict[str, str] = {
    State.PROPOSED: gettext_noop("proposed"),
    State.ACCEPTED: gettext_noop("accepted"),
    State.CORRECTED: gettext_noop("corrected"),
    State.REJECTED: gettext_noop("rejected"),
    State.UNSURE: gettext_noop("unsure"),
    State.UNVERIFIABLE: gettext_noop("unverifiable"),
    WAITING: gettext_noop("wait for a second person"),
    CHANGED: gettext_noop("read again, changed"),
    ANY: gettext_noop("in any state"),
}
_ACTS: dict[State, str] = {
    State.ACCEPTED: gettext_noop("Accept"),
    State.REJECTED: gettext_noop("Reject"),
    State.UNSURE: gettext_noop("Unsure"),
    State.UNVERIFIABLE: gettext_noop("Unverifiable"),
}
KEYS: dict[State, str] = {
    State.ACCEPTED: "a",
    State.REJECTED: "r",
    State.UNSURE: "u",
    State.UNVERIFIABLE: "v",
}
_BY: dict[str, str] = {
    "question": gettext_noop("Question"),
    "report": gettext_noop("Report"),
    "kind": gettext_noop("Kind"),
    "source": gettext_noop("Source"),
    "confidence": gettext_noop("Confidence"),
}
_BANDS: dict[str, float] = {"very": 0.9, "fair": 0.8, "unsure": 0.5, "guess": 0.0}
_LEFT: dict[str, str] = {
    review_many.DECIDED: gettext_noop("decided by somebody meanwhile"),
    review_many.NEW: gettext_noop("read after the preview was made"),
    review_many.CHANGED: gettext_noop("decided otherwise since"),
}
_RULES: dict[str, str] = {
    State.ACCEPTED: gettext_noop("accepting"),
    State.CORRECTED: gettext_noop("correcting"),
    State.REJECTED: gettext_noop("rejecting"),
    State.UNSURE: gettext_noop("being unsure"),
    State.UNVERIFIABLE: gettext_noop("calling unverifiable"),
    ADDED: gettext_noop("adding what the machine missed"),
    MANY: gettext_noop("deciding many at once"),
    OVERRULED: gettext_noop("overruling a comparison"),
    RELEASES: gettext_noop("releases"),
}


def state_words(state: str) -> str:
    return gettext(_STATES[state])


def act_words(state: State) -> str:
    return gettext(_ACTS[state])


def batch_words(batch: Batch) -> str:
    """What a decision on many decided. Of a sheet that came back each row has its own."""
    if SHEET in batch.query:
        return gettext("brought back in a spreadsheet")
    return state_words(batch.state) if batch.state else ""


def by_words(by: str) -> str:
    return gettext(_BY[by])


def left_words(why: str) -> str:
    return gettext(_LEFT[why])


def rule_words(what: str) -> str:
    """What may need a second person: an act, or a kind of claim."""
    return gettext(_RULES[what]) if what in _RULES else words.kind_words(Kind(what))


def filter_words(name: str, value: str) -> str:
    """What a list is filtered by, for a person: ``Kind: detention``. Ids stay ids here; ``queue_names`` knows what they stand for."""
    if name == "state":
        return state_words(value)
    if name == "kind":
        return f"{by_words(name)}: {words.kind_words(Kind(value))}"
    if name == "confidence":
        return f"{by_words(name)}: {words.confidence_words(_BANDS[value])}"
    if name == "since":
        return gettext("decided since you looked last")
    if name == "fresh":
        return gettext("read since you looked last")
    return f"{by_words(name)}: {group_words(name, Group(value, value, 0))}"


def group_words(by: str, group: Group) -> str:
    if by == "kind":
        return words.kind_words(Kind(group.key))
    if by == "confidence":
        return words.confidence_words(_BANDS[group.key])
    if by == "source" and group.name != group.key:
        return group.name  # what is protected bears its mask
    if by == "source":
        return (
            gettext("nobody that could be told")
            if group.key == NOBODY
            else group.key.partition(":")[2] or group.key
        )
    return group.name


def mark_words(mark: Mark) -> str:
    """``accepted``, ``corrected``, ``rejected, waits for a second person``."""
    if mark.waiting is not None and mark.waiting.state is not None:
        return gettext("{state}, waits for a second person").format(state=state_words(mark.waiting.state))
    if mark.lost:
        return gettext("{state}, but its claim is no longer read so").format(state=state_words(mark.state))
    return state_words(mark.state)


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that a person reads otherwise, both readings in words."""

    field: str
    before: str
    after: str


def changed(before: Claim, after: Claim) -> list[Changed]:
    """What differs in words. Where both readings are worded alike (a figure whose place is told above) there is nothing to show;
    what has no words of its own is named all the same."""
    if before == after:
        return []
    found = []
    for each in changes(before, after):
        say = _SAY.get(each.field, _plainly)
        if each.field == "figure" and say(before) == say(after):
            found += _whom(before, after)
            continue
        if say is not _plainly and say(before) == say(after):
            continue
        name = _NAMES.get(each.field, each.field)
        found.append(Changed(words.capital(_field(name)), say(before), say(after)))
    return found


def _whom(before: Claim, after: Claim) -> list[Changed]:
    """Whom a figure counts, which its own words do not show."""
    one, other = (_or_none(claim.figure and claim.figure.scope.population) for claim in (before, after))
    return [Changed(words.capital(_field("population")), one, other)] if one != other else []


_NAMES = {"attribution": "source", "places": "place", "span": "start"}


def _field(name: str) -> str:
    try:
        return field_words(name, spoken())
    except KeyError:
        return name


def _plainly(claim: Claim) -> str:
    return words.not_given()


def _or_none(value: Any) -> str:
    return str(value) if value else words.not_given()


_SAY: dict[str, Callable[[Claim], str]] = {
    "kind": lambda claim: words.kind_words(claim.kind),
    "figure": lambda claim: f"{claim.figure.text}: {words.range_words(claim.figure)}" if claim.figure else gettext("none"),
    "places": lambda claim: words.places_words(claim.places),
    "when": lambda claim: words.when_words(claim.when),
    "as_of": lambda claim: words.when_words(claim.as_of),
    "attribution": words.speaker_words,
    "agent": lambda claim: _or_none(claim.agent),
    "target": lambda claim: _or_none(claim.target),
    "stance": lambda claim: words_for(claim.stance, spoken()),
    "certainty": lambda claim: words_for(claim.certainty, spoken()),
    "background": lambda claim: gettext("yes") if claim.background else gettext("no"),
    "part_of": lambda claim: _or_none(claim.part_of),
    "span": lambda claim: f"{claim.span.start}–{claim.span.end}",
}  # fmt: skip
