"""A folder for each test, and the story in it for those that ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from khronika.nouns import Claim, Question, Reading, Report
from khronika.reconciling import find, reconcile
from tests.browsing import browser, launched, page, plain
from tests.desk.story import story

__all__ = ["browser", "launched", "page", "plain"]  # fixtures


@pytest.fixture(autouse=True)
def language_of_one_test() -> Iterator[None]:
    """A request chooses its thread's language, and here the next test shares the thread."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: object) -> Path:
    """Every test keeps what it keeps in a folder of its own, never in the one where the tests are run."""
    settings.KHRONIKA_FOLDER = tmp_path  # type: ignore[attr-defined]
    # On PostgreSQL everybody signs in; tests of pages are of one person on a laptop. tests/desk/test_roles.py has the rest.
    settings.KHRONIKA_ACCOUNTS_NEEDED = False  # type: ignore[attr-defined]
    return tmp_path


@pytest.fixture(autouse=True)
def nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes in is read where a test says so: a program of its own would not see the test's database."""
    monkeypatch.setattr("khronika.inbox.start", lambda folder: None)


def keep_all(pairs: list[tuple[Report, list[Claim]]]) -> tuple[Question, ...]:
    """Keep, read and reconcile these; the questions that come out."""
    from khronika.ledger.actions.keep import keep
    from khronika.ledger.actions.record_reading import record_reading
    from khronika.ledger.actions.record_reconciling import record_reconciling

    for report, claims in pairs:
        keep(report, report.text.encode())
        record_reading(Reading(report.id, tuple(claims), "test.1"))
    record = reconcile(claim for _, claims in pairs for claim in claims)
    found = find(record)
    record_reconciling(record.questions, record.comparisons, record.primaries, record.rules_version, found)
    return record.questions


@pytest.fixture
def questions(db: None, folder: Path) -> tuple[Question, ...]:
    return keep_all(story())
