"""Names, found as the pipeline's own recogniser finds them, in a tenth of its time.

spaCy goes from token to token and asks each of some seventy moves anew whether it is allowed, which takes longer than the
network behind it. But outside a name a move hangs on the token alone, so all tokens are scored at once; inside one it hangs
on where the name began, and that only a few did. The weights are the recogniser's, so are the names: a test compares them.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Span

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]
Doc = Any  # spaCy ships no types we can rely on

NAME = "khronika_names"
_AT_ONCE = 64  # texts
_LOOKED_AHEAD = 4  # most names are shorter; a longer one is scored as it is gone through
_NOTHING = -1  # the network's row for "no token"


class NameFinder:
    """A recogniser of names for texts that have none yet. ``recogniser`` must be one of which `can_be_replaced` says so."""

    def __init__(self, recogniser: Any) -> None:
        self._words, self._lower, self._upper = (
            recogniser.model.get_ref(name) for name in ("tok2vec", "lower", "upper")
        )
        moves = [recogniser.moves.get_class_name(n).partition("-") for n in range(recogniser.moves.n_moves)]
        outside = [n for n, (move, _, label) in enumerate(moves) if move == "O" or (move in "BU" and label)]
        self._outside = np.array(outside)
        self._begins = np.array([moves[n][0] == "B" for n in outside])
        self._names = np.array([moves[n][0] != "O" for n in outside])
        self._said = [(moves[n][0], moves[n][2]) for n in outside]
        at = {(move, label): n for n, (move, _, label) in enumerate(moves)}
        self._goes_on = {label: (at["I", label], at["L", label]) for move, _, label in moves if move == "B"}

    def __call__(self, doc: Doc) -> Doc:
        """Sets the names of ``doc``, which must have its sentences."""
        return next(self.pipe((doc,)))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = _AT_ONCE) -> Iterator[Doc]:
        """The same for many, which costs less for each."""
        left = iter(docs)
        while batch := list(islice(left, min(batch_size, _AT_ONCE))):
            self._find([doc for doc in batch if len(doc)])
            yield from batch

    def _find(self, docs: list[Doc]) -> None:
        if not docs:
            return
        scored = _Scored(self._lower, self._upper, self._words.predict(docs))
        ends, spaces = _ends_and_spaces(docs)
        alone = scored.of(np.arange(len(ends)), _NOTHING)[:, self._outside]
        alone[np.ix_(spaces, self._names)] = -np.inf
        alone[np.ix_(ends, self._begins)] = -np.inf
        best = alone.argmax(axis=1).tolist()
        scored.look_ahead([at for at, move in enumerate(best) if self._said[move][0] == "B"], _LOOKED_AHEAD)
        last, base = ends.tolist(), 0
        for doc in docs:
            found = self._walk(base, base + len(doc), best, last, scored)
            doc.set_ents(
                [Span(doc, a - base, b - base, label=name) for a, b, name in found], default="outside"
            )
            base += len(doc)

    def _walk(
        self, start: int, end: int, best: Sequence[int], last: Sequence[bool], scored: "_Scored"
    ) -> Iterator[tuple[int, int, str]]:
        """The names between two tokens, from the first to one behind the last."""
        at = start
        while at < end:
            begun = at
            move, name = self._said[best[at]]
            if move == "B":
                at += 1
                inner, closing = self._goes_on[name]
                while not last[at] and scored.prefers(begun, at, inner, closing):
                    at += 1
            at += 1
            if name:
                yield begun, at, name


class _Scored:
    """What the network says of each move, at a token and with a name begun before it or none."""

    def __init__(self, lower: Any, upper: Any, vectors: Any) -> None:
        self._parts = lower.predict(vectors)  # of each token in each of its three roles, after a row for none
        self._bias = lower.get_param("b")
        self._upper = upper
        self._ahead: dict[tuple[int, int], Floats] = {}

    def of(self, tokens: Ints, begun: Any) -> Floats:
        """A row of scores for each of ``tokens``; the name began at the token ``begun`` of the same row, if any did."""
        before = np.where(np.asarray(begun) == _NOTHING, _NOTHING, tokens - 1)
        summed = self._parts[tokens + 1, 0]
        summed = summed + self._parts[np.asarray(begun) + 1, 1]
        summed += self._parts[before + 1, 2]
        summed += self._bias
        return self._upper.predict(reduce(np.maximum, np.moveaxis(summed, 2, 0)))  # type: ignore[no-any-return]

    def look_ahead(self, begun: Sequence[int], reach: int) -> None:
        """Scores at once what may follow these beginnings."""
        pairs = [(a, b) for a in begun for b in range(a + 1, a + 1 + reach) if b + 1 < len(self._parts)]
        if pairs:
            first, tokens = np.array(pairs).T
            self._ahead.update(zip(pairs, self.of(tokens, first), strict=True))

    def prefers(self, begun: int, token: int, inner: int, closing: int) -> bool:
        """Whether the name that began there goes on behind this token, rather than ends with it."""
        scores = self._ahead.get((begun, token))
        if scores is None:
            scores = self.of(np.array([token]), np.array([begun]))[0]
        ways = (scores[inner], scores[closing])
        return bool(ways[0] > ways[1] or (ways[0] == ways[1] and inner < closing))


def _ends_and_spaces(docs: list[Doc]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which tokens end a sentence, over which no name reaches, and which are blanks, at which none begins."""
    ends, spaces = [], []
    for doc in docs:
        told = doc.to_array(["SENT_START", "IS_SPACE"])
        ends.append(np.append(told[1:, 0] == 1, True))
        spaces.append(told[:, 1] == 1)
    return np.concatenate(ends), np.concatenate(spaces)


def can_be_replaced(recogniser: Any) -> bool:
    """False where a move hangs on more than the token, the name's beginning and the token before."""
    model = recogniser.model
    return bool(
        recogniser.cfg["beam_width"] == 1
        and model.attrs.get("has_upper")
        and not model.attrs["unseen_classes"]
        and model.get_ref("lower").get_dim("nF") == 3
        and model.get_ref("lower").get_dim("nP") > 1
        and not any("listener" in node.name for node in model.walk())
    )


@Language.factory(NAME)
def _made(nlp: Language, name: str) -> NameFinder:
    return NameFinder(nlp.get_pipe("ner"))


def find_names_at_once(nlp: Language) -> None:
    """Puts `NameFinder` in the place of the pipeline's recogniser of names, where it has one that can be replaced."""
    if "ner" in nlp.pipe_names and can_be_replaced(nlp.get_pipe("ner")):
        nlp.add_pipe(NAME, after="ner")
        nlp.disable_pipe("ner")
