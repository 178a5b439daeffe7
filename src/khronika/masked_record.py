"""A release out of a private record, without a database: mask, compare what is left, put it in words, say what changed.

Whatever is derived (questions, comparisons, incidents, doubts, counts, answers) is worked out from the masked claims alone, so
that nothing hidden can shine through it.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from khronika.nouns import (
    Because,
    Claim,
    Comparison,
    Decision,
    Findings,
    Incident,
    Numbers,
    Overrule,
    PartialDate,
    Place,
    Question,
    Release,
    ReleasedClaim,
    ReleasedComparison,
    ReleasedDoubt,
    ReleasedIncident,
    ReleasedPlace,
    ReleasedQuestion,
    Ruling,
    When,
    Words,
)
from khronika.place_names import english_name, known_name
from khronika.public_facts import PublicFacts
from khronika.publishing.difference import Said, corrections, forwardings
from khronika.publishing.drawn import Behind, Drawn
from khronika.publishing.earlier import Earlier
from khronika.publishing.ids import Ids
from khronika.publishing.masking import Masked, mask
from khronika.publishing.rules import LANGS, Rules
from khronika.reconciling import (
    RULES_VERSION,
    Record,
    answer,
    condition_in,
    doubt_in,
    find,
    happening_in,
    link_in,
    reason_in,
    reconcile,
    title,
)
from khronika.reconciling.answers import says_in

DESK = "the desk"  # in the place of whoever of the team decided
OVERRULED = "The desk holds that they stand so, against what the rules say."


@dataclass(frozen=True, slots=True)
class Judged:
    """What people judged of claims, in private ids. ``copies`` are groups of reports whose texts copy one another."""

    overrules: tuple[Overrule, ...] = ()
    decisions: tuple[Decision, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Put:
    """A release and, for the desk alone, what stays behind and which private claim each public one is."""

    release: Release
    behind: tuple[Behind, ...]
    private: Mapping[str, str]


def put_together(
    drawn: Drawn,
    rules: Rules,
    ids: Ids,
    earlier: Sequence[Release] = (),
    *,
    judged: Judged = Judged(),
    heading: str = "",
    note: str = "",
    said: Said | None = None,
) -> Put:
    """The release that follows the ``earlier`` ones. ``said`` is what the desk says of single things, by public id."""
    before = Earlier(earlier)
    facts = PublicFacts()
    masked = mask(drawn, rules, ids, facts, before)
    last = before.last
    bare = Release(
        series=ids.series(),
        number=last.number + 1 if last else 1,
        made=PartialDate.of(drawn.on),
        known_until=masked.known_until,
        rules=rules.told(),
        compared_by=RULES_VERSION,
        numbers=Numbers(0, 0, 0, 0, 0),
        title=heading,
        note=note,
        previous=last.digest if last else None,
        reports=masked.reports,
    )
    release = _with_record(bare, masked, _public(judged, masked, ids), facts)
    told = corrections(last, release, said or {})
    release = replace(release, corrections=told, forwardings=forwardings(last, release, told))
    private = {each.claim.id: each.private for each in masked.claims}
    return Put(release, masked.behind, private)


def _public(judged: Judged, masked: Masked, ids: Ids) -> Judged:
    """In public ids, of what is released alone, and without who decided and why: a reason may name people."""
    here = {each.claim.id for each in masked.claims}
    reports = {each.id for each in masked.reports}
    overrules = [
        replace(
            each,
            a=replace(each.a, claim=ids.claim(each.a.claim), report=ids.report(each.a.report)),
            b=replace(each.b, claim=ids.claim(each.b.claim), report=ids.report(each.b.report)),
            by=DESK,
            reason=OVERRULED,
            number=0,
            at="",
        )
        for each in judged.overrules
    ]
    decided = []
    for each in judged.decisions:
        claims = tuple(key for key in map(ids.claim, each.claims) if key in here)
        others = tuple(key for key in map(ids.claim, each.others) if key in here)
        if claims and (others or each.ruling is not Ruling.SPLIT):
            decided.append(
                replace(
                    each,
                    incident=ids.incident(each.incident),
                    claims=claims,
                    others=others,
                    by=DESK,
                    reason=OVERRULED,
                    at="",
                )
            )
    groups = (
        tuple(sorted(key for key in map(ids.report, group) if key in reports)) for group in judged.copies
    )
    return Judged(
        tuple(each for each in overrules if {each.a.claim, each.b.claim} <= here),
        tuple(decided),
        tuple(sorted(group for group in groups if len(group) > 1)),
    )


def _with_record(release: Release, masked: Masked, judged: Judged, facts: PublicFacts) -> Release:
    record = reconcile(
        (each.claim for each in masked.claims),
        judged.copies,
        english=english_name,
        overrules=judged.overrules,
    )
    places = {place.identity for question in record.questions for place in question.places}
    many = {key: known.inhabitants for key in places if (known := facts.place(key)) is not None}
    found = find(record, populations=many, splits=judged.decisions, copies=judged.copies)
    questions = sorted(record.questions, key=lambda question: question.id)
    happened = _incidents(found, judged.decisions)
    return replace(
        release,
        numbers=Numbers(
            claims=len(masked.claims),
            reports=len(masked.reports),
            questions=len(questions),
            incidents=len(happened),
            outlets=len({each.outlet for each in masked.reports if each.outlet}),
        ),
        claims=tuple(
            ReleasedClaim(
                claim=each.claim,
                state=each.state,
                seconded=each.seconded,
                primary=record.primaries.get(each.claim.id, ""),
                says=_words(lambda lang, claim=each.claim: says_in(claim, lang)),  # type: ignore[misc]
            )
            for each in masked.claims
        ),
        questions=tuple(
            ReleasedQuestion(each, *_asked(each, record), found.tallies[each.id]) for each in questions
        ),
        comparisons=tuple(_comparison(each, record) for each in sorted(record.comparisons, key=_pair)),
        incidents=happened,
        doubts=tuple(
            ReleasedDoubt(
                each,
                _words(
                    lambda lang, each=each: doubt_in(  # type: ignore[misc]
                        each, record.claims, record.comparisons, lang, populations=many, named=_named(lang)
                    )
                ),
            )
            for each in sorted(found.doubts, key=lambda doubt: (doubt.claim, doubt.rule, doubt.beside or ""))
        ),
        places=_places([each.claim for each in masked.claims], facts),
    )


# ---- in words ----


def _words(said: Callable[[str], str]) -> Words:
    return Words(*(said(lang) for lang in LANGS))


def _named(lang: str, on: PartialDate | None = None) -> Callable[[Place], str]:
    return lambda place: known_name(lang, place, on) or place.name


def _day(period: When | None) -> PartialDate | None:
    return period.start or period.end if period else None


def _asked(question: Question, record: Record) -> tuple[Words, Words]:
    on = _day(question.period)
    asked = _words(lambda lang: title(question, record.claims, lang, _named(lang, on)))
    answered = _words(
        lambda lang: answer(question, record.claims, record.comparisons, lang=lang, named=_named(lang, on))
    )
    return asked, answered


def _pair(comparison: Comparison) -> tuple[str, ...]:
    return (comparison.a, comparison.b, comparison.relation.value, comparison.rule)


def _comparison(comparison: Comparison, record: Record) -> ReleasedComparison:
    claims = record.claims
    reason = _words(lambda lang: reason_in(comparison, claims, lang, _named(lang)))
    if comparison.only_if is None:
        return ReleasedComparison(comparison, reason)
    conditions = _words(lambda lang: condition_in(comparison, claims, lang, _named(lang)) or "")
    return ReleasedComparison(comparison, reason, conditions)


def _incidents(found: Findings, decisions: Sequence[Decision]) -> tuple[ReleasedIncident, ...]:
    confirmed = [frozenset(each.claims) for each in decisions if each.ruling is Ruling.CONFIRM]
    gone = [frozenset(each.claims) for each in decisions if each.ruling is Ruling.WITHDRAW]
    return tuple(
        _incident(each, any(set(each.members) <= claims for claims in confirmed))
        for each in sorted(found.incidents, key=lambda incident: incident.id)
        if not any(set(each.members) <= claims for claims in gone)
    )


def _incident(incident: Incident, confirmed: bool) -> ReleasedIncident:
    on = _day(incident.period)
    called = _words(lambda lang: happening_in(incident, lang, _named(lang, on)))
    first = {link.rule: link for link in (*incident.links, *incident.judging)}
    because = tuple(
        Because(
            rule,
            _words(lambda lang, link=first[rule]: link_in(link, incident, lang, _named(lang, on))),  # type: ignore[misc]
        )
        for rule in sorted(first)
    )
    return ReleasedIncident(incident, called, confirmed, because)


def _places(claims: Sequence[Claim], facts: PublicFacts) -> tuple[ReleasedPlace, ...]:
    found: dict[str, Place] = {}
    for claim in claims:
        scope = claim.figure.scope.places if claim.figure else ()
        for place in (*claim.places, *scope):
            found.setdefault(place.identity, place)
    return tuple(_place(key, found[key], facts) for key in sorted(found))


def _place(key: str, place: Place, facts: PublicFacts) -> ReleasedPlace:
    known = facts.place(key)
    if known is None:
        around = facts.place(place.path[0]) if place.path else None
        return ReleasedPlace(
            key,
            _words(lambda lang: _named(lang)(place)),
            place.level,
            place.country,
            around.latitude if around else None,
            around.longitude if around else None,
        )
    return ReleasedPlace(key, known.name, known.level, known.country, known.latitude, known.longitude)


def made_on(at: dt.datetime) -> dt.date:
    """The day of a release, the same wherever the desk is."""
    return at.astimezone(dt.UTC).date()
