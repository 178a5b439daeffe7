"""The vector that a word has before its neighbours are looked at, made once for each word.

Each of the pipeline's two networks (one for tags and heads, one for names) begins with what a word is by itself: six or four
of its attributes, hashed, looked up and mixed. That is a third of the network's time, and a word has the same attributes
wherever it stands. What is kept is what the network's own layers gave; a test compares the two.
"""

from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from thinc.api import Model

Floats = npt.NDArray[np.float32]
Doc = Any  # spaCy ships no types we can rely on

NAME = "khronika_word_vectors"
# Words a network: 96 numbers each, so 8 MB. A word of a language is used again; then all is made anew.
_MOST_KEPT = 20_000
_LAYERS = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")


class WordVectors:
    """A network's first layers, which remember. ``made`` must be such that `can_be_kept` says so."""

    def __init__(self, made: Any) -> None:
        self.columns: list[str] = made.layers[0].attrs["columns"]
        self._layers = made.layers[1:]
        self._row: dict[bytes, int] = {}
        self._kept: Floats = np.empty((0, 1), dtype=np.float32)
        self._one_at_a_time = Lock()

    def of(self, docs: list[Doc]) -> list[Floats]:
        """A row for each token of each doc."""
        asked = [self._attributes(doc) for doc in docs]
        keys = [self._keys(attributes) for attributes in asked]
        with self._one_at_a_time:
            if len(self._row) + sum(map(len, keys)) > _MOST_KEPT:
                self._row = {}
            self._make(asked, keys)
            return [self._kept[[self._row[key] for key in doc]] for doc in keys]

    def _attributes(self, doc: Doc) -> npt.NDArray[np.uint64]:
        return np.ascontiguousarray(doc.to_array(self.columns), dtype=np.uint64).reshape(len(doc), -1)

    def _keys(self, attributes: npt.NDArray[np.uint64]) -> list[bytes]:
        whole = attributes.tobytes()
        size = 8 * len(self.columns)
        return [whole[at : at + size] for at in range(0, len(whole), size)]

    def _make(self, asked: list[npt.NDArray[np.uint64]], keys: list[list[bytes]]) -> None:
        """Makes and keeps the vectors of words not met before."""
        new: list[npt.NDArray[np.uint64]] = []
        for attributes, doc in zip(asked, keys, strict=True):
            for at, key in enumerate(doc):
                if key not in self._row:
                    self._row[key] = len(self._row)
                    new.append(attributes[at])
        if not new:
            return
        given: Any = [np.array(new, dtype=np.uint64)]
        for layer in self._layers:
            given = layer.predict(given)
        end = len(self._row)
        if end > len(self._kept):
            before, self._kept = self._kept, np.empty((2 * end, given[0].shape[1]), dtype=np.float32)
            self._kept[: len(before)] = before
        self._kept[end - len(new) : end] = given[0]


def can_be_kept(made: Any) -> bool:
    """False where a word's vector hangs on more than its own attributes."""
    return tuple(layer.name.split("(")[0] for layer in made.layers) == _LAYERS


def remember_word_vectors(nlp: Language) -> None:
    """Puts `WordVectors` at the beginning of every network of the pipeline that begins so. What is kept cannot learn: to train
    such a pipeline raises RuntimeError."""
    for _, component in nlp.components:
        if isinstance(whole := getattr(component, "model", None), Model):
            for node in list(whole.walk()):
                if node.layers and node.layers[0].layers and can_be_kept(node.layers[0]):
                    node.layers[0] = _as_layer(WordVectors(node.layers[0]))


def _as_layer(words: WordVectors) -> Any:
    def forward(model: Any, docs: list[Doc], is_train: bool) -> tuple[list[Floats], Any]:
        if is_train:
            raise RuntimeError(
                "this pipeline only reads, its word vectors are kept; train the one that spacy.load gives"
            )
        return words.of(docs), lambda given: given

    return Model(NAME, forward)
