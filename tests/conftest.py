"""What holds for all tests."""

import os

# Before anything imports numpy: where several processes share the cores, a matrix product on two threads waits for itself.
# Reading 559 Russian texts took 11 seconds of processor time with one thread and 60 with two (26 November 2026, busy machine).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# No deadline: the time a case takes says how busy the machine is, not whether the code is right.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same cases each time, so that a commit that fails fails again; machines of people look for new ones.
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


@pytest.fixture(autouse=True)
def _nothing_judged_before() -> Iterator[None]:
    """What people judged is held for a request; a test's database is another one without a request between."""
    yield
    heeding = sys.modules.get("khronika.ledger.heeding")
    if heeding is not None:
        heeding.forget()
