"""From what a language's rules found to Claims: figures with their scope, ids, parts of wholes, order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from khronika.nouns import (
    Attribution,
    Certainty,
    Claim,
    Counting,
    Figure,
    Kind,
    Place,
    Report,
    Scope,
    Span,
    Stance,
    Unit,
    When,
)
from khronika.reading.mentions import NumberMention


@dataclass(slots=True)
class Draft:
    """A claim before it has an id. ``whole`` is the draft whose figure this one's is a stated part of."""

    kind: Kind
    span: Span
    attribution: Attribution
    number: NumberMention | None = None
    unit: Unit = Unit.UNKNOWN
    population: str | None = None
    counting: Counting = Counting.UNKNOWN
    agent: str | None = None
    target: str | None = None
    places: tuple[Place, ...] = ()
    when: When | None = None
    as_of: When | None = None
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.HAPPENED
    background: bool = False
    rule: str = ""
    confidence: float = 0.5
    whole: "Draft | None" = None


def claims_of(report: Report, lang: str, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """The claims, in order of their spans. Twins (same kind, span and figure) are told apart by number."""
    ordered = sorted(drafts, key=lambda d: (d.span, d.number.span.start if d.number else -1, d.kind.value))
    claims: list[Claim] = []
    ids: dict[int, str] = {}
    seen: dict[str, int] = {}
    for draft in ordered:
        figure = _figure(draft)
        claim_id = Claim.make_id(report.id, draft.kind, draft.span, figure)
        twins = seen[claim_id] = seen.get(claim_id, -1) + 1
        if twins:
            claim_id = Claim.make_id(report.id, draft.kind, draft.span, figure, twins)
        ids[id(draft)] = claim_id
        claims.append(_claim(report, lang, draft, claim_id, figure))
    return tuple(
        replace(claim, part_of=ids.get(id(draft.whole))) if draft.whole is not None else claim
        for claim, draft in zip(claims, ordered, strict=True)
    )


def _figure(draft: Draft) -> Figure | None:
    number = draft.number
    if number is None:
        return None
    scope = Scope(draft.population, draft.places, draft.when, draft.as_of, draft.counting)
    return Figure(
        number.text,
        number.low,
        number.high,
        draft.unit,
        number.approx,
        number.rule,
        number.value,
        number.span,
        scope,
    )


def _claim(report: Report, lang: str, draft: Draft, claim_id: str, figure: Figure | None) -> Claim:
    return Claim(
        claim_id,
        report.id,
        draft.kind,
        draft.span,
        draft.span.of(report.text),
        draft.attribution,
        agent=draft.agent,
        target=draft.target,
        figure=figure,
        places=draft.places,
        when=draft.when,
        as_of=draft.as_of,
        stance=draft.stance,
        certainty=draft.certainty,
        background=draft.background,
        rule=draft.rule,
        confidence=draft.confidence,
        lang=lang,
        outlet=report.outlet,
        published=report.published,
    )
