"""Rows into Arrow's batches."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

_ROWS = 256


def in_batches(rows: Iterable[Mapping[str, Any]], schema: Any) -> Iterator[Any]:
    """``pyarrow.RecordBatch`` of at most 256 rows each, in order; none for no rows."""
    import pyarrow as pa

    left = iter(rows)
    while some := list(islice(left, _ROWS)):
        yield pa.RecordBatch.from_pylist([dict(row) for row in some], schema=schema)
