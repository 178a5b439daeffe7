"""Who most likely tells a number that no rule of attribution covers: a learnt score over everybody its sentence names.

A logistic regression over ``bearings.features``. Its weights stand in ``teller_weights.npz`` and were learnt from our own
marked sentences only (``training/sources``), which also chose the threshold: below it the number stays the author's.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from khronika.nouns import Span
from khronika.reading.english.bearings import Told, features, who_may_tell
from khronika.reading.english.counts import Count
from khronika.reading.english.cues import cue_span
from khronika.reading.english.parsing import Sentence, Token
from khronika.reading.english.people import is_scene
from khronika.reading.english.phrases import phrase_of
from khronika.reading.english.relations import Raw
from khronika.reading.english.syntax import lemma_of
from khronika.reading.places import is_place_name

LIKELY = "attr.likely-teller"


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight a feature; ``rows`` is where a feature stands in ``by_feature``."""

    threshold: float
    rows: Mapping[str, int]
    by_feature: npt.NDArray[np.float32]
    constant: float


@cache
def weights() -> Weights:
    """The learnt weights, read once."""
    raw = files("khronika.reading.english").joinpath("teller_weights.npz").read_bytes()
    with np.load(io.BytesIO(raw), allow_pickle=False) as learnt:
        return Weights(
            float(learnt["threshold"]),
            {name: n for n, name in enumerate(str(learnt["names"]).split("\n"))},
            learnt["by_feature"].astype(np.float32),
            float(learnt["constant"]),
        )


def chance(seen: frozenset[str], by: Weights | None = None) -> float:
    """The chance, in (0, 1), that the one with these features tells the number."""
    learnt = by or weights()
    known = sorted(learnt.rows[name] for name in seen if name in learnt.rows)
    score = learnt.constant + float(learnt.by_feature[known].sum())
    return float(1 / (1 + np.exp(-score)))


def likely_teller(
    sentence: Sentence, count: Count, quotes: tuple[Span, ...], speaking: tuple[Span, ...]
) -> Raw | None:
    """Whoever in the sentence most likely tells the number, if likely enough, as a relation of the number alone. ``speaking``:
    where those stand who say something else there."""
    heads = who_may_tell(sentence)
    told = Told(count.root, count.counted, count.kind, sentence, tuple(heads), quotes, speaking=speaking)
    asked = [
        (chance(features(head, told)), head)
        for head in heads
        if not (
            _in_number(head, count, sentence)
            or _is_aside(head)
            or is_scene(head, head.head)
            or _is_where(head)
            or _cue(head).lemma_ in _FIGHTS
        )
    ]
    if not asked:
        return None
    likely, head = max(asked, key=lambda one: (one[0], -one[1].i))
    if likely < weights().threshold:
        return None
    cue, phrase = _cue(head), phrase_of(head, sentence.base)
    if is_place_name(sentence.words(phrase.span.start - sentence.base, phrase.span.end - sentence.base)):
        return None  # "Orlan declares a curfew after 15 die"
    return Raw(
        phrase,
        cue_span(cue, sentence.base),
        (count.mention.core,),
        lemma_of(cue),
        LIKELY,
    )


_FIGHTS = frozenset("clash fight battle scuffle brawl riot".split())  # "Workers, police clash, 12 injured"
_WHERE = frozenset("in at to into inside outside near behind towards toward".split())


def _is_where(head: Token) -> bool:
    """ "12 ended up in the Emergency Centre": where they are, and nobody who tells it."""
    return head.dep_ == "pobj" and head.head.lower_ in _WHERE and head.head.head.lower_ != "according"


def _is_aside(head: Token) -> bool:
    """ "87 people, mostly farmers, have been killed": who they are."""
    if any(up.dep_ == "prep" and up.lower_ == "including" for up in head.ancestors):
        return True
    return any(c.lower_ in ("mostly", "mainly", "largely", "chiefly", "predominantly") for c in head.children)


def _in_number(head: Token, count: Count, sentence: Sentence) -> bool:
    """A word of the numeral itself ("dozens")."""
    at = sentence.base + head.idx
    return bool(count.mention.core.start <= at < count.mention.core.end)


def _cue(head: Token) -> Token:
    """The verb the phrase hangs on, or itself where it hangs on none."""
    return next((t for t in head.ancestors if t.pos_ in ("VERB", "AUX")), head)
