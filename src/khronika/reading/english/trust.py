"""How sure a claim is: a logistic score over its rules, its kind and how it is told.

The weights stand in ``claim_weights.json`` and were learnt from our own annotated sentences by ``training/claims/train.py``,
which also chose the threshold: a claim below it is left out, unless another is a part of it. What the rule itself thinks
(the hand-set number that a draft carries) is one of the things the score looks at. Reliability:
docs/methods/reading-english.md.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from khronika.nouns import Certainty, Claim, SourceType, Stance, Unit

FIRST_SIGHT = 0.87
"""Rules flatter the sentences they were written with, and so does a score learnt there. On 11 reports the share of claims
with the right figure and the right source was .86 x .81 before anything was changed for them, .95 x .85 after: .87 of it.
Chosen from that, and to be chosen again when reports are measured before and after anew."""


HELD_DAY = {"when.carried": 0.91, "when.story": 0.72, "when.story-year": 0.72}
"""What is left of a claim's confidence where its day is not its own sentence's: how often such a day was right, over how often
its own was. In 89 reports at first sight (30 annotated, 59 judged by eye, on 26 November 2026) a day in the sentence was right in 199
of 227 claims (.88), one carried from before in 193 of 240 (.80); the story's first day, given to what names none, in 29 of 46 with the
41 other annotated reports (.63). A place carried was wrong no oftener than one in the sentence, and costs nothing."""


@dataclass(frozen=True, slots=True)
class Weights:
    threshold: float
    constant: float
    by_shape: Mapping[str, float]


@cache
def weights() -> Weights:
    """The learnt weights, read once."""
    source = files("khronika.reading.english").joinpath("claim_weights.json")
    learnt = json.loads(source.read_text(encoding="utf-8"))
    return Weights(learnt["threshold"], learnt["constant"], learnt["weights"])


def shape_of(claim: Claim) -> frozenset[str]:
    """What the score sees of a claim: names of what is so. ``claim.confidence`` must still be the rule's own."""
    event, _, joined = claim.rule.partition("+")
    out = {
        f"kind:{claim.kind.value}",
        f"rule:{event}",
        f"given:{_step(claim.confidence)}",
        f"told:{'counted' if claim.figure is not None else 'plain'}",
        f"says:{claim.attribution.rule.removeprefix('attr.')}",
    }
    if joined:
        out.add(f"joined:{joined}")
    if event.startswith("en.fig."):
        out.add("rule:figure")
    out.add(f"words:{min(len(claim.quote.split()) // 8, 5)}")
    return frozenset(out | _speaker(claim) | _manner(claim) | _number(claim))


def _step(confidence: float) -> str:
    return f"{round(confidence * 10) / 10:.1f}"


def _speaker(claim: Claim) -> set[str]:
    speaker = claim.attribution.speaker
    if speaker is None:
        return {"source:author"}
    out = {f"source:{speaker.source.type.value}"}
    if not speaker.resolved:
        out.add("source:unresolved")
    if speaker.source.type is SourceType.UNKNOWN and speaker.source.key is None:
        out.add("source:nobody-known")
    if len(claim.attribution.chain) > 1:
        out.add("source:chain")
    return out


def _manner(claim: Claim) -> set[str]:
    out = set()
    if claim.stance is not Stance.ASSERTS:
        out.add(f"stance:{claim.stance.value}")
    if claim.certainty is not Certainty.HAPPENED:
        out.add(f"certainty:{claim.certainty.value}")
    if claim.background:
        out.add("background")
    if claim.part_of is not None:
        out.add("part")
    out.add("placed" if claim.places else "nowhere")
    # What somebody judges or threatens mostly has no day of its own; the weights were learnt when that of coming out stood for it.
    said = claim.figure is None and claim.rule.startswith("en.st.")
    out.add("dated" if claim.when is not None or said else "undated")
    if claim.agent is None and claim.figure is None:
        out.add("no-agent")
    if claim.target is None:
        out.add("no-target")
    return out


def _number(claim: Claim) -> set[str]:
    figure = claim.figure
    if figure is None:
        return set()
    out = {f"hedge:{figure.rule.removeprefix('fig.')}"}
    if figure.unit is not Unit.PERSONS:
        out.add(f"unit:{figure.unit.value}")
    elif figure.value is not None:
        out.add(f"size:{min(4, int(math.log10(max(1.0, figure.value))))}")
    if figure.scope.population is not None:
        out.add("population")
    return out


def chance(shape: Iterable[str]) -> float:
    """The probability that a careful reader would accept a claim of this shape in a report nobody has seen."""
    learnt = weights()
    score = learnt.constant + sum(learnt.by_shape.get(name, 0.0) for name in shape)
    return round(FIRST_SIGHT / (1 + math.exp(-score)), 3)


def trusted(claims: Iterable[Claim]) -> list[Claim]:
    """The claims with their calibrated confidence; those below the threshold are left out, but for the wholes of
    parts that stay. A day that is not the claim's own takes from its confidence, and leaves nothing out."""
    sure = [replace(claim, confidence=chance(sorted(shape_of(claim)))) for claim in claims]
    least = weights().threshold
    wholes = {claim.part_of for claim in sure if claim.confidence >= least}
    kept = [claim for claim in sure if claim.confidence >= least or claim.id in wholes]
    return [replace(claim, confidence=round(claim.confidence * _of_day(claim), 3)) for claim in kept]


def _of_day(claim: Claim) -> float:
    return HELD_DAY.get(claim.when.rule, 1.0) if claim.when is not None else 1.0
