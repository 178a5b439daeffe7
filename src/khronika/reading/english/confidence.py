"""How sure an attribution is: a logistic score over its rule and the shape of its clause.

The weights stand in ``attribution_weights.json`` and were learnt from our own annotated sentences only, by
``training/attribution/train.py``, which also chose the threshold there. A list of attributions leaves out what lies
below it: it would rather say nothing than name the wrong speaker.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from khronika.reading.english.relations import Relation


@dataclass(frozen=True, slots=True)
class Weights:
    threshold: float
    constant: float
    by_shape: Mapping[str, float]


@cache
def weights() -> Weights:
    """The learnt weights, read once."""
    source = files("khronika.reading.english").joinpath("attribution_weights.json")
    learnt = json.loads(source.read_text(encoding="utf-8"))
    return Weights(learnt["threshold"], learnt["constant"], learnt["weights"])


def with_confidence(relation: Relation) -> Relation:
    learnt = weights()
    score = learnt.constant + sum(learnt.by_shape.get(name, 0.0) for name in relation.shape)
    return replace(relation, confidence=round(1 / (1 + math.exp(-score)), 3))


def sure(relation: Relation) -> bool:
    """True when the relation is sure enough to be listed."""
    return relation.confidence >= weights().threshold
