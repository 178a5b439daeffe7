"""A word's own vector is made once, and is bit for bit what the network's layers make of it."""

import importlib
from functools import cache
from typing import Any

import numpy as np
import pytest

from khronika.reading.english import word_vectors
from khronika.reading.english.parsing import DEFAULT_PIPELINE, pipeline
from khronika.reading.english.word_vectors import NAME, WordVectors, can_be_kept

TEXTS = (
    "Police held 41 people in Lirna on Sunday, a lawyer said.",
    "Police held 12 in Orlo.\n\nThe lawyer, Ann Sorel, didn't say why; 41 people didn't either.",
    "Held in Lirna: 12.",
)


@cache
def untouched() -> Any:
    """The pipeline as its makers' package loads it."""
    return importlib.import_module(DEFAULT_PIPELINE).load()


def first_layers(part: str) -> Any:
    whole = untouched().get_pipe(part).model
    return next(node for node in whole.walk() if can_be_kept(node))


def docs() -> list[Any]:
    return [untouched().make_doc(text) for text in TEXTS]


@pytest.mark.parametrize("part", ["tok2vec", "ner"])
def test_bit_for_bit_what_the_layers_make(part: str) -> None:
    layers = first_layers(part)
    words = WordVectors(layers)
    for made in (words.of(docs()), [words.of([doc])[0] for doc in docs()]):
        for mine, theirs in zip(made, layers.predict(docs()), strict=True):
            assert mine.shape == theirs.shape
            assert np.array_equal(mine, theirs)


def test_words_met_before_are_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    words = WordVectors(first_layers("tok2vec"))
    first = words.of(docs())
    monkeypatch.setattr(words, "_layers", [])  # nothing left to make them with
    assert all(np.array_equal(a, b) for a, b in zip(first, words.of(docs()), strict=True))


def test_too_many_words_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_vectors, "_MOST_KEPT", 30)
    layers = first_layers("ner")
    words = WordVectors(layers)
    for doc in [*docs(), *docs()]:
        assert np.array_equal(words.of([doc])[0], layers.predict([doc])[0])
        assert len(words._row) <= 30


def test_the_pipeline_reads_with_them() -> None:
    for part in ("tok2vec", "ner"):
        assert NAME in {node.name for node in pipeline().get_pipe(part).model.walk()}


def test_layers_that_look_further_are_left_alone() -> None:
    encoder = untouched().get_pipe("tok2vec").model.get_ref("encode")
    assert can_be_kept(first_layers("tok2vec"))
    assert not can_be_kept(encoder)


def test_what_is_kept_does_not_learn() -> None:
    tagger = pipeline().get_pipe("tok2vec")
    with pytest.raises(RuntimeError, match="only reads"):
        tagger.model.begin_update([untouched().make_doc(TEXTS[0])])
