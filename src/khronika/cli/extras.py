"""What is installed only on request, and what to say where it is not."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

_LINKING = frozenset(("splink", "duckdb", "pyarrow"))


@contextmanager
def linking_needed() -> Iterator[None]:
    """Around imports of the room ``linking``: a usage error that names what is missing. Other modules' absence is a fault of
    ours, and stays one."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in _LINKING:
            raise
        raise click.UsageError(
            f"{error.name} is not installed; install khronika[linking] (here: make linking)."
        ) from error
