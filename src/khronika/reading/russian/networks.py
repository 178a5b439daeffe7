"""slovnet's two networks, morphology and syntax, over sentences laid end to end.

slovnet's own runner pads eight sentences to the longest of them, looks each word up once for each network and copies every
window of three words. Here sentences of any length stand in one row of words with a row of zeros between two, which is what
the networks see at a sentence's edge anyway, and what both networks share is made once. The weights and the answers are
slovnet's (a test compares them); time is about a third.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]

# Words at once: enough for the matrices to be worth multiplying, and few megabytes. Chosen by time, November 2026.
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """A word as the networks see it. ``head`` is an index into its sentence, -1 for the root. ``feats`` is shared by all
    words of one tag and cannot be written to."""

    pos: str
    feats: Mapping[str, str]
    head: int
    rel: str


class Networks:
    """Both networks with their words. ``morph`` and ``syntax`` are slovnet's, loaded, with one set of word vectors."""

    def __init__(self, morph: Any, syntax: Any) -> None:
        words = morph.infer.encoder
        assert words.words_vocab.items == syntax.infer.encoder.words_vocab.items
        assert words.shapes_vocab.items == syntax.infer.encoder.shapes_vocab.items
        self._ids, self._unknown = words.words_vocab.item_ids, words.words_vocab.unk_id
        self._shapes = words.shapes_vocab
        self._vectors = morph.infer.model.emb.word
        self._morph, self._syntax = _Encoder(morph.infer.model), _Encoder(syntax.infer.model)
        self._tag = morph.infer.model.head.proj
        self._head, self._rel = syntax.infer.model.head, syntax.infer.model.rel
        self._tags = [_tag(item) for item in morph.infer.decoder.tags_vocab.items]
        self._rels = syntax.infer.decoder.rels_vocab.items
        self._shape_of = lru_cache(maxsize=20_000)(self._shape)

    def parse(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[Parsed]]:
        """The words of each sentence, tagged and hung on each other. A tree may hold a circle: arcs are scored one by one."""
        batch: list[Sequence[str]] = []
        size = 0
        for sentence in sentences:
            if batch and size + len(sentence) > _AT_ONCE:
                yield from self._parse(batch)
                batch, size = [], 0
            batch.append(sentence)
            size += len(sentence)
        if batch:
            yield from self._parse(batch)

    def _parse(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[Parsed]]:
        lengths = [len(s) for s in sentences]
        texts = [text for sentence in sentences for text in sentence]
        words = np.array([self._ids.get(text.lower(), self._unknown) for text in texts], dtype=np.intp)
        shapes = np.array([self._shape_of(text) for text in texts], dtype=np.intp)
        # One row of zeros before each sentence and after the last.
        rows = np.arange(len(texts)) + np.repeat(np.arange(len(lengths)), lengths) + 1
        size = len(texts) + len(lengths) + 1
        vectors = self._vectors(words)
        tags = _linear(self._morph(vectors, shapes, rows, size), self._tag).argmax(-1)
        heads, rels = self._tree(self._syntax(vectors, shapes, rows, size), lengths)
        at = 0
        for length in lengths:
            here = slice(at, at + length)
            ours = zip(tags[here].tolist(), heads[here].tolist(), rels[here].tolist(), strict=True)
            yield [self._word(*found) for found in ours]
            at += length

    def _tree(self, words: Floats, lengths: Sequence[int]) -> tuple[Ints, Ints]:
        """The governor of each word within its sentence (-1: the root), and the relation to it."""
        # The root stands before all words; each sentence sees it before its own.
        below = _feed(_before(self._head.root.array, words), self._head.head) @ self._head.kernel.array
        above = _feed(_before(self._head.root.array, words), self._head.tail)
        heads = np.empty(len(words), dtype=np.intp)
        first = 1
        for length in lengths:
            own = slice(first, first + length)
            scores = below[own] @ np.concatenate((above[:1], above[own])).T
            heads[first - 1 : first - 1 + length] = scores.argmax(-1) - 1
            first += length
        starts = np.repeat(np.cumsum([0, *lengths[:-1]]), lengths)
        governors = _feed(_before(self._rel.root.array, words), self._rel.head)[
            np.where(heads < 0, 0, starts + heads + 1)
        ]
        hidden = self._rel.kernel.array.shape[0]
        scores = (governors @ self._rel.kernel.array).reshape(len(words), -1, hidden)
        rels = np.matmul(scores, _feed(words, self._rel.tail)[:, :, np.newaxis])[:, :, 0].argmax(-1)
        return heads, rels

    def _word(self, tag: int, head: int, rel: int) -> Parsed:
        pos, feats = self._tags[tag]
        return Parsed(pos, feats, head, self._rels[rel])

    def _shape(self, text: str) -> int:
        from slovnet.shape import word_shape

        return int(self._shapes.encode(word_shape(text)))


def vectors(path: Path) -> Any:
    """navec's word vectors. Not by its own loader, which first works out how alike all words are: nobody asks here, and it
    takes a second and a hundred megabytes."""
    from navec import Navec
    from navec.meta import Meta
    from navec.pq import PQ
    from navec.tar import Tar
    from navec.vocab import Vocab

    class Plain(PQ):  # type: ignore[misc]
        def precompute(self) -> None:
            """Nothing: only vectors are looked up."""

    with Tar(path) as tar:
        meta = Meta.from_file(tar.load("meta.json"))
        Meta.check_protocol(meta.protocol)
        vocab = Vocab.from_file(tar.load("vocab.bin"))
        return Navec(meta, vocab, Plain.from_file(tar.load("pq.bin")))


class _Encoder:
    """Word vectors and shapes through a network's convolutions of three words."""

    def __init__(self, model: Any) -> None:
        self._shape = model.emb.shape
        self._layers = [_layer(layer) for layer in model.encoder.layers]

    def __call__(self, vectors: Floats, shapes: Ints, rows: Ints, size: int) -> Floats:
        """A row for each word; ``rows`` is where words stand among ``size`` rows with zeros between sentences."""
        words = np.concatenate((vectors, self._shape(shapes)), axis=-1)
        for before, here, after, bias, scale, shift in self._layers:
            laid = np.zeros((size, words.shape[1]), dtype=np.float32)
            laid[rows] = words
            words = laid[:-2] @ before
            words += laid[1:-1] @ here
            words += laid[2:] @ after
            words = words[rows - 1]
            words += bias
            np.maximum(words, 0, out=words)
            words *= scale
            words += shift
        return words


def _layer(layer: Any) -> tuple[Floats, ...]:
    """The weights for the word before, the word itself and the word after; bias; and the normalisation as one factor and
    one addend."""
    before, here, after = (np.ascontiguousarray(layer.conv.weight.array[:, :, i].T) for i in range(3))
    scale = layer.norm.weight.array / layer.norm.std.array
    return (
        before,
        here,
        after,
        layer.conv.bias.array,
        scale,
        layer.norm.bias.array - layer.norm.mean.array * scale,
    )


def _linear(words: Floats, proj: Any) -> Floats:
    result: Floats = words @ proj.weight.array
    result += proj.bias.array
    return result


def _feed(words: Floats, layer: Any) -> Floats:
    result = _linear(words, layer.proj)
    return np.maximum(result, 0, out=result)


def _before(root: Floats, words: Floats) -> Floats:
    return np.concatenate((root[np.newaxis], words))


def _tag(item: str) -> tuple[str, Mapping[str, str]]:
    """ "NOUN|Case=Nom" as the part of speech and its features."""
    pos, *feats = item.split("|")
    return pos, MappingProxyType(dict(feat.split("=", 1) for feat in feats))
