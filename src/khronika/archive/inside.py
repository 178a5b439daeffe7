"""What runs in Spark's Python processes. Each holds one reading process (khronika.pool) for as long as it lives: models load once, a
report that eats memory or hangs costs itself alone, and one that kills its reader is told so."""

from collections import deque
from collections.abc import Iterable, Iterator

from khronika.archive import inputs
from khronika.archive.inputs import Item
from khronika.archive.layout import Options
from khronika.archive.rows import claim_columns, day_of, report_columns
from khronika.intake import Received
from khronika.nouns import Reading, Unread
from khronika.nouns.rows import Row
from khronika.pool import Pool

_pools: dict[float, Pool] = {}


def read_items(items: Iterable[Item], options: Options) -> Iterator[Row]:
    """Each report of ``items`` as a row of reports, with its ``claims`` and its ``day``, in order."""
    keys: deque[str] = deque()

    def given() -> Iterator[Received | Unread]:
        for item in items:
            for received in inputs.received(item, options):
                keys.append(item.input)
                yield received

    pool = _pools.pop(options.seconds, None) or Pool(1, options.seconds)
    for received, outcome in pool.run(given()):
        yield _row(keys.popleft(), received, outcome)
    _pools[options.seconds] = (
        pool  # not where the run was left half-way: nobody knows then what its reader is at
    )


def _row(key: str, item: Received | Unread, outcome: Reading | Unread) -> Row:
    claims = outcome.claims if isinstance(outcome, Reading) else ()
    published = None if isinstance(item, Unread) else item.report.published
    return report_columns(key, item, outcome) | {
        "day": day_of(published),
        "claims": [claim_columns(claim) for claim in claims],
    }
