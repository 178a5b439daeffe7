"""How sure an attribution is."""

from dataclasses import replace

from khronika.reading.english.relations import Relation

THRESHOLD = 0.5


def with_confidence(relation: Relation) -> Relation:
    return replace(relation, confidence=1.0)
