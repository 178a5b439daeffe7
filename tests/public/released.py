"""A release made of claims as they are, without a mask or a ledger: what pages are made from. Masks have tests of their own."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from khronika.nouns import (
    Claim,
    Incident,
    Numbers,
    PartialDate,
    Place,
    Published,
    Release,
    ReleasedClaim,
    ReleasedComparison,
    ReleasedDoubt,
    ReleasedIncident,
    ReleasedPlace,
    ReleasedQuestion,
    ReleasedReport,
    Report,
    Rule,
    RuleSet,
    State,
    Words,
)
from khronika.nouns.releases import Because
from khronika.reconciling import (
    RULES_VERSION,
    answer,
    condition_in,
    find,
    happening_in,
    link_in,
    reason_in,
    reconcile,
    title,
)
from khronika.reconciling.answers import says_in
from tests.desk.story import story

LANGS = ("en", "ru", "kk")
RULES = RuleSet(
    "demonstration", "1", "ab" * 32,
    (
        Rule("names.none", Words("No private person is named.", "Частные лица не названы.", "Жеке адамдар аталмайды.")),
        Rule("places.city", Words("No place is finer than a city.", "Места не точнее города.", "Орындар қаладан дәл емес.")),
    ),
)  # fmt: skip
SIGNATURE = "untrusted comment: signature\nRUQinvented\ntrusted comment: release 1\ninvented\n"
KEY = "untrusted comment: minisign public key\nRWQinvented\n"


def words(say: Any) -> Words:
    return Words(*(say(lang) for lang in LANGS))


def _places(claims: Iterable[Claim]) -> Iterable[Place]:
    for claim in claims:
        yield from claim.places
        if claim.figure:
            yield from claim.figure.scope.places


def release_of(
    claims: Iterable[Claim],
    reports: Iterable[Report],
    *,
    state: State = State.PROPOSED,
    names: Mapping[str, Words] | None = None,
    **changes: Any,
) -> Release:
    """Everything that follows from the claims, as ``releasing`` puts it; ids stay as they are."""
    record = reconcile(list(claims))
    found = find(record)
    known = record.claims
    pairs = tuple(
        ReleasedComparison(
            pair,
            words(lambda lang, pair=pair: reason_in(pair, known, lang)),
            words(lambda lang, pair=pair: condition_in(pair, known, lang)) if pair.only_if else None,
        )
        for pair in record.comparisons
    )
    questions = tuple(
        ReleasedQuestion(
            question,
            words(lambda lang, q=question: title(q, known, lang)),
            words(lambda lang, q=question: answer(q, known, record.comparisons, lang=lang)),
            found.tallies[question.id],
        )
        for question in sorted(record.questions, key=lambda each: each.id)
    )
    incidents = tuple(_incident(each) for each in sorted(found.incidents, key=lambda each: each.id))
    places = {place.identity: place for place in _places(known.values())}
    told = Release(
        series="story",
        number=1,
        made=PartialDate(2031, 5, 20),
        known_until=PartialDate(2031, 5, 10),
        rules=RULES,
        compared_by=RULES_VERSION,
        numbers=Numbers(len(known), len({c.report_id for c in known.values()}), len(questions), len(incidents), 0),
        title="Veltria Monitoring Group",
        claims=tuple(
            ReleasedClaim(claim, state, False, record.primaries[key], words(lambda lang, c=claim: says_in(c, lang)))
            for key, claim in sorted(known.items())
        ),
        reports=tuple(
            ReleasedReport(each.id, each.lang, each.published, each.outlet, each.url, each.sha256)
            for each in sorted(reports, key=lambda each: each.id)
        ),
        questions=questions,
        comparisons=pairs,
        incidents=incidents,
        doubts=tuple(ReleasedDoubt(each, words(lambda lang, d=each: d.reason)) for each in found.doubts),
        places=tuple(
            ReleasedPlace(key, (names or {}).get(key, Words(place.name, place.name, place.name)), place.level, place.country)
            for key, place in sorted(places.items())
        ),
    )  # fmt: skip
    return replace(told, **changes)


def _incident(each: Incident) -> ReleasedIncident:
    links = {link.rule: link for link in (*each.links, *each.judging)}
    because = tuple(
        Because(rule, words(lambda lang, link=link: link_in(link, each, lang)))
        for rule, link in sorted(links.items())
    )
    return ReleasedIncident(each, words(lambda lang: happening_in(each, lang)), False, because)


def told_story(**changes: Any) -> Release:
    """The desk's story, released."""
    pages = story()
    return release_of(
        [claim for _, inside in pages for claim in inside], [page for page, _ in pages], **changes
    )


def published(release: Release, **changes: Any) -> Published:
    return Published(release, SIGNATURE, KEY, PartialDate(2031, 5, 21), **changes)
