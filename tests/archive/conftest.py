"""One Spark for all tests of archives, where PySpark and Java are installed; CI has both."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from khronika.archive.needs import Missing, require


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """On two cores. Skipped, with the reason, where something is missing; in CI that is a failure."""
    try:
        require()
    except Missing as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"reading on Spark is not tested: {missing}")
    from khronika.archive.session import session

    with session("local[2]", tmp_path_factory.mktemp("spark")) as started:
        yield started


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "store"
