"""How sure a claim is: a logistic score over its rules, its kind and how it is told.

The weights stand in ``claim_weights.json`` and were learnt from our own annotated sentences by ``training/claims/train.py``,
which also chose the threshold: a claim below it is left out, unless another is a part of it. What the rule itself thinks
(the hand-set number that a draft carries) is one of the things the score looks at. Reliability:
docs/methods/reading-english.md.
"""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from khronika.nouns import Certainty, Claim, SourceType, Stance, Unit

FIRST_SIGHT = 0.87
"""Rules flatter the sentences they were written with, and so does a score learnt there. On 11 reports the share of claims
with the right figure and the right source was .86 x .81 before anything was changed for them, .95 x .85 after: .87 of it.
Chosen from that, and to be chosen again when reports are measured before and after anew."""


STANDS = {
    "judged": 0.83,
    "loose": 0.75,
    "part": 0.8,
    "planned": 0.83,
    "guessed": 0.9,
    "passed-on": 0.8,
    "short": 0.87,
}
"""What is left of a claim's confidence where it is of a sort that was less often fit to stand on fresh pages. Of 402 claims of 45
excerpts judged in every field on 27 November 2026, after days and places on weak ground were widened, 325 had nothing to be ashamed of
(.81): 15 of 22 judgements and demands (``_JUDGED``), 6 of 11 figures joined to their event by nearness, 14 of 21 parts of a figure, 15 of 22
of what is planned or supposed, 23 of 31 kinds that the learnt score guessed, 5 of 9 figures whose source another sentence gave or the score
guessed, 74 of 100 claims of fewer than five words. The few are shrunk towards the rest."""

DAYS = {
    "when.carried": 0.8,
    "when.date": 0.75,
    "when.holiday": 0.75,
    "when.story": 0.72,
    "when.story-year": 0.72,
}
OTHER_DAY = 0.88
"""The same for how the day was had, against a claim that tells none (.94 of 111 had nothing to be ashamed of): carried from before 58 of 82,
a calendar day in the sentence, which is often that of a law, a hearing or a case, 17 of 30, any other 117 of 142; a story's first day as
measured before (29 of 46)."""

SUREST = 0.89
"""No claim is said to be surer: what would be said to be so in nine of ten cases or more was right in 60 of 61 on those pages, but in
37 of 47 in the half of our own sentences that nobody has read."""

_JUDGED = frozenset(
    ("en.st.judges", "en.st.reports-object", "en.st.quoted", "en.st.wants", "en.st.calls-for")
)
_SHORT = 5  # words


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
    parts that stay, and so are statements that begin in the middle of one. What a claim stands on takes from its
    confidence afterwards, and leaves nothing out."""
    sure = [
        replace(claim, confidence=chance(sorted(shape_of(claim))))
        for claim in claims
        if not is_cut_off(claim)
    ]
    least = weights().threshold
    wholes = {claim.part_of for claim in sure if claim.confidence >= least}
    kept = [claim for claim in sure if claim.confidence >= least or claim.id in wholes]
    return [replace(claim, confidence=stood(claim.confidence, claim)) for claim in kept]


# "Police said as parliament met", "just before the guards struck, a spokesman said that:": when it was said, not what.
_WHEN_SAID = re.compile(
    r"\W*(?:just\s+|shortly\s+|soon\s+)?(?:as|after|before|while|when|during|amid|in\s+the\s+run-?up)\b",
    re.I,
)
_RELATIVE = re.compile(r"\W*(?:which|who|whose|whom)\b", re.I)


def is_cut_off(claim: Claim) -> bool:
    """True for a statement whose words are only the circumstances of the saying, or a clause that hangs on another."""
    if not claim.rule.startswith("en.st."):
        return False
    reported = claim.rule == "en.st.reports-object" and _WHEN_SAID.match(claim.quote)
    return bool(reported or (claim.rule == "en.st.says-clause" and _RELATIVE.match(claim.quote)))


def stood(chance: float, claim: Claim) -> float:
    """The confidence said: the chance, where instead of the common loss at first sight stands the claim's own."""
    return round(min(SUREST, chance / FIRST_SIGHT * footing_of(claim)), 3)


def footing_of(claim: Claim) -> float:
    """What is left of the confidence, in (0, 1]: the product of ``STANDS`` for what is so of the claim, and of how its day was had."""
    joined = claim.rule.partition("+")[2]
    so = {
        "judged": claim.rule in _JUDGED,
        "loose": joined not in ("", "direct"),
        "part": claim.part_of is not None,
        "planned": claim.certainty is not Certainty.HAPPENED,
        "guessed": claim.rule.startswith("en.fig.likely-"),
        "passed-on": claim.attribution.rule in ("attr.carried", "attr.likely-teller"),
        "short": len(claim.quote.split()) < _SHORT,
    }
    day = 1.0 if claim.when is None else DAYS.get(claim.when.rule, OTHER_DAY)
    return day * math.prod(STANDS[name] for name, true in so.items() if true)
