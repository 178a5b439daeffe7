"""What the reader makes of a part of our own English sentences, once in a run of the tests for all its processes: several tests ask for it.

Kept in the run's own temporary folder, so that no run sees what other rules read.
"""

import fcntl
import os
import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest

from khronika.nouns import Claim
from tests.sentences.format import HERE, read_passages
from tests.sentences.measure import Measure, add, claims_of

Claims = Mapping[str, tuple[Claim, ...]]
"""By where a passage stands."""


class Once:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def claims(self, part: str) -> Claims:
        kept = self._folder / part
        with kept.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                passages = read_passages(HERE / "english" / part)
                kept.write_bytes(pickle.dumps({passage.where: claims_of(passage) for passage in passages}))
            found: Claims = pickle.loads(kept.read_bytes())
        return found

    def measure(self, *parts: str) -> Measure:
        """Of these parts together."""
        measure = Measure()
        for part in parts:
            claims, passages = self.claims(part), read_passages(HERE / "english" / part)
            assert len(claims) == len(passages), "two passages stand in one place"
            for passage in passages:
                add(measure, passage, claims[passage.where])
        return measure


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    base = tmp_path_factory.getbasetemp()
    return Once((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "readings")
