"""What holds for all tests."""

import os

# Before anything imports numpy: where several processes share the cores, a matrix product on two threads waits for itself.
# Reading 559 Russian texts took 11 seconds of processor time with one thread and 60 with two (26 November 2026, busy machine).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import gc
import importlib.util
import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import empty_record

# No deadline: the time a case takes says how busy the machine is, not whether the code is right.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same cases each time, so that a commit that fails fails again; machines of people look for new ones.
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

# Python looks through all that it holds for what points at itself, at first after every 700 things; here models, gazetteers and thousands of
# tests are looked through in vain. An eighth of the tests' processor time, a fifth of collecting them (27 November 2026).
gc.set_threshold(50_000, 10, 10)


def pytest_collection_finish() -> None:
    """What was collected stays to the end, and need not be looked through."""
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _a_transaction_keeps_its_connection() -> Iterator[None]:
    """An answer that is closed a second time ends a request that Django's client did not begin, and Django 5.2 then closes the connection, that
    of the test's own transaction included. SQLite in memory overlooks it; PostgreSQL loses what the test made."""
    if importlib.util.find_spec("django") is None:  # where only the engine is tested
        yield
        return
    from django.db.backends.base.base import BaseDatabaseWrapper

    closes = BaseDatabaseWrapper.close_if_unusable_or_obsolete

    def unless_within(connection: BaseDatabaseWrapper) -> None:
        if not connection.in_atomic_block:
            closes(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", unless_within)
        yield


@pytest.fixture(autouse=True, scope="session")
def _tables_are_made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For all programs that tests start, of all processes of xdist."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(empty_record.VARIABLE, str(base / "empty-record.sqlite3"))
        yield


@pytest.fixture(autouse=True)
def _nothing_judged_before() -> Iterator[None]:
    """What people judged is held for a request; a test's database is another one without a request between."""
    yield
    heeding = sys.modules.get("khronika.ledger.heeding")
    if heeding is not None:
        heeding.forget()
