"""What changed from one release to the next, and where readers of what left are sent.

That something is no longer shown has one reason for all, whether it was wrong, a consent ended, a source was protected or a number
became small: a reason of its own would tell which.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from khronika.nouns import (
    Changed,
    Claim,
    Correction,
    FieldChange,
    Forwarding,
    Release,
    ReleasedClaim,
    ReleasedIncident,
    ReleasedQuestion,
    ReleasedReport,
    Thing,
    Words,
    canonical_json,
)

ADDED, REVIEWED, DERIVED, GONE, MERGED, SPLIT = (
    "correction.added",
    "correction.reviewed",
    "correction.derived",
    "correction.no-longer-shown",
    "correction.merged",
    "correction.split",
)
REASONS = {
    ADDED: Words(
        "It is shown for the first time.",
        "Показано впервые.",
        "Алғаш рет көрсетілді.",
    ),
    REVIEWED: Words(
        "A person of the desk reads it otherwise now.",
        "Сотрудник прочитал это иначе.",
        "Үстел қызметкері мұны енді басқаша оқиды.",
    ),
    DERIVED: Words(
        "Claims that it is made of were added, changed or taken out.",
        "Утверждения, из которых это составлено, были добавлены, изменены или убраны.",
        "Оны құрайтын мәлімдемелер қосылды, өзгертілді немесе алынды.",
    ),
    GONE: Words(
        "It is no longer shown. Why is never said, so that nothing can be concluded from it.",
        "Больше не показывается. Причина никогда не называется, чтобы из неё нельзя было ничего заключить.",
        "Енді көрсетілмейді. Себебі ешқашан айтылмайды, одан ештеңе шығарып алуға болмасын деп.",
    ),
    MERGED: Words(
        "What it told is told in another one now.",
        "Сказанное в нём теперь сказано в другом.",
        "Онда айтылған енді басқасында айтылады.",
    ),
    SPLIT: Words(
        "What it told is told in several others now.",
        "Сказанное в нём теперь сказано в нескольких других.",
        "Онда айтылған енді бірнеше басқасында айтылады.",
    ),
}
# What of a claim readers are told both readings of: what it was and is. Of names and quotations only that they changed.
_TOLD = ("kind", "figure", "places", "when", "as_of", "stance", "certainty", "background")
_ONLY_THAT = ("agent", "target", "attribution", "quote", "outlet")
Said = Mapping[str, str]  # what the desk says of a thing, by its id


def corrections(before: Release | None, now: Release, said: Said) -> tuple[Correction, ...]:
    """How ``now`` differs from the release before it, in the order of things and ids; empty for a first release."""
    if before is None:
        return ()
    found = [
        *_claims(before, now),
        *_reports(before, now),
        *_questions(before, now),
        *_incidents(before, now),
    ]
    return tuple(replace(each, said=said.get(each.id, "")) for each in found)


def forwardings(before: Release | None, now: Release, told: Sequence[Correction]) -> tuple[Forwarding, ...]:
    """Where readers of everything that ever left are sent, in the order of ids."""
    here = {*_ids(now)}
    left = {
        each.id: Forwarding(each.thing, each.id, now.number, each.rule, each.reason, each.into, each.said)
        for each in told
        if each.change in (Changed.WITHDRAWN, Changed.MERGED)
    }
    for old in before.forwardings if before else ():
        if old.id not in here:
            left.setdefault(old.id, old)
    return tuple(_led_on(left[key], left, here) for key in sorted(left))


def _led_on(forwarding: Forwarding, left: Mapping[str, Forwarding], here: set[str]) -> Forwarding:
    """Sent on to what is here now: where the other left too, to where that went."""
    into: list[str] = []
    seen: set[str] = set()
    waiting = list(forwarding.into)
    while waiting:
        key = waiting.pop(0)
        if key in seen:
            continue
        seen.add(key)
        if key in here:
            into.append(key)
        elif key in left:
            waiting += left[key].into
    return replace(forwarding, into=tuple(sorted(into)))


def _ids(release: Release) -> Iterator[str]:
    yield from (each.claim.id for each in release.claims)
    yield from (each.id for each in release.reports)
    yield from (each.question.id for each in release.questions)
    yield from (each.incident.id for each in release.incidents)


# ---- each sort of thing ----


def _claims(before: Release, now: Release) -> Iterator[Correction]:
    old = {each.claim.id: each for each in before.claims}
    new = {each.claim.id: each for each in now.claims}
    yield from _plain(Thing.CLAIM, old, new, lambda a, b: _claim_fields(a, b), REVIEWED)


def _claim_fields(old: ReleasedClaim, new: ReleasedClaim) -> Iterator[FieldChange]:
    for name in _TOLD:
        one, other = getattr(old.claim, name), getattr(new.claim, name)
        if _told(one) != _told(other):
            yield FieldChange(name, canonical_json(_told(one)), canonical_json(_told(other)))
    for name in _ONLY_THAT:
        if getattr(old.claim, name) != getattr(new.claim, name):
            yield FieldChange(name, None, None)
    if old.state is not new.state:
        yield FieldChange("state", canonical_json(old.state), canonical_json(new.state))


def _told(value: Any) -> Any:
    """A figure without its place in the quotation, which moves with every cut."""
    return replace(value, span=None) if hasattr(value, "span") else value


def _reports(before: Release, now: Release) -> Iterator[Correction]:
    old = {each.id: each for each in before.reports}
    new = {each.id: each for each in now.reports}
    yield from _plain(Thing.REPORT, old, new, _report_fields, REVIEWED)


def _report_fields(old: ReleasedReport, new: ReleasedReport) -> Iterator[FieldChange]:
    for name in ("lang", "published", "outlet", "url", "sha256"):
        if getattr(old, name) != getattr(new, name):
            yield FieldChange(name, None, None)


def _questions(before: Release, now: Release) -> Iterator[Correction]:
    old = {each.question.id: each for each in before.questions}
    new = {each.question.id: each for each in now.questions}
    members = {key: each.question.members for key, each in old.items()}
    yield from _grouped(Thing.QUESTION, old, new, members, _in_questions(now), _question_fields)


def _question_fields(old: ReleasedQuestion, new: ReleasedQuestion) -> Iterator[FieldChange]:
    """What it was answered by before is not told once more: it may have been made of what is taken out."""
    if old.question.members != new.question.members:
        yield FieldChange("members", None, None)
    if old.answer != new.answer:
        yield FieldChange("answer", None, canonical_json(new.answer))


def _incidents(before: Release, now: Release) -> Iterator[Correction]:
    old = {each.incident.id: each for each in before.incidents}
    new = {each.incident.id: each for each in now.incidents}
    members = {key: each.incident.members for key, each in old.items()}
    yield from _grouped(Thing.INCIDENT, old, new, members, _in_incidents(now), _incident_fields)


def _incident_fields(old: ReleasedIncident, new: ReleasedIncident) -> Iterator[FieldChange]:
    if old.incident.members != new.incident.members:
        yield FieldChange("members", None, None)
    if old.title != new.title:
        yield FieldChange("title", None, canonical_json(new.title))
    if old.confirmed is not new.confirmed:
        yield FieldChange("confirmed", canonical_json(old.confirmed), canonical_json(new.confirmed))


# ---- what they share ----


def _plain(
    thing: Thing, old: Mapping[str, Any], new: Mapping[str, Any], fields: Any, rule: str
) -> Iterator[Correction]:
    for key in sorted({*old, *new}):
        if key not in old:
            yield Correction(Changed.ADDED, thing, key, ADDED, REASONS[ADDED])
        elif key not in new:
            yield Correction(Changed.WITHDRAWN, thing, key, GONE, REASONS[GONE])
        elif found := tuple(fields(old[key], new[key])):
            yield Correction(Changed.CHANGED, thing, key, rule, REASONS[rule], found)


def _grouped(
    thing: Thing,
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    members: Mapping[str, tuple[str, ...]],
    home: Mapping[str, str],
    fields: Any,
) -> Iterator[Correction]:
    """As ``_plain``; what is gone while its members are told elsewhere was merged into that, or split."""
    for each in _plain(thing, old, new, fields, DERIVED):
        into = tuple(sorted({home[m] for m in members.get(each.id, ()) if m in home}))
        if each.change is Changed.WITHDRAWN and into:
            rule = MERGED if len(into) == 1 else SPLIT
            yield Correction(Changed.MERGED, thing, each.id, rule, REASONS[rule], (), into)
        else:
            yield each


def _in_questions(now: Release) -> dict[str, str]:
    return _home((each.question.id, each.question.members) for each in now.questions)


def _in_incidents(now: Release) -> dict[str, str]:
    return _home((each.incident.id, each.incident.members) for each in now.incidents)


def _home(groups: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    return {member: key for key, members in groups for member in members}


def changed_claims(before: Release, now: Release) -> tuple[tuple[Claim, Claim], ...]:
    """The claims that both releases have and that read otherwise, before and now: for the desk's page of the difference."""
    old = {each.claim.id: each.claim for each in before.claims}
    return tuple(
        (old[each.claim.id], each.claim)
        for each in now.claims
        if each.claim.id in old and old[each.claim.id] != each.claim
    )
