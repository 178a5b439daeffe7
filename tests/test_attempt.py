"""Read one report, or say why not."""

import re
import signal
import threading
import time
from contextlib import suppress

import pytest

from khronika import reading
from khronika.attempt import read_or_say_why
from khronika.nouns import Reading, Report, Unread

REPORT = Report("r-1", "ab", "Officer Testov held 5.", "text/plain", "a.txt", given_id="7")


def test_reading_and_its_own_refusals_pass_through(monkeypatch: pytest.MonkeyPatch) -> None:
    for outcome in (Reading("r-1", (), "1"), Unread("a.txt", "reading.language", "not known", "say it")):
        monkeypatch.setattr(reading, "read", lambda _, outcome=outcome: outcome)
        assert read_or_say_why(REPORT) is outcome


def test_an_error_of_ours_becomes_a_refusal_with_its_kind_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(report: Report) -> Reading:
        raise LookupError(report.text)

    monkeypatch.setattr(reading, "read", fails)
    refusal = read_or_say_why(REPORT)
    assert isinstance(refusal, Unread)
    assert (refusal.rule, refusal.sha256, refusal.given_id) == ("reading.stopped", "ab", "7")
    assert "LookupError" in refusal.reason
    assert "Testov" not in f"{refusal.reason}{refusal.remedy}"


def test_an_interruption_is_not_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(report: Report) -> Reading:
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "read", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_or_say_why(REPORT)


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read", lambda report: time.sleep(60))
    refusal = read_or_say_why(REPORT, seconds=0.05)
    assert isinstance(refusal, Unread)
    assert (refusal.rule, refusal.sha256, refusal.given_id) == ("reading.too-long", "ab", "7")
    assert "took longer than 0.05 s" in refusal.reason


def test_a_library_that_swallows_errors_is_stopped_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def swallows(report: Report) -> None:
        while True:
            with suppress(Exception):
                re.fullmatch("(a*)*b", "a" * 40)

    monkeypatch.setattr(reading, "read", swallows)
    refusal = read_or_say_why(REPORT, seconds=0.05)
    assert isinstance(refusal, Unread)
    assert refusal.rule == "reading.too-long"


def test_no_alarm_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGALRM)
    monkeypatch.setattr(reading, "read", lambda report: Reading("r-1", (), "1"))
    read_or_say_why(REPORT, seconds=0.05)
    time.sleep(0.1)
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_in_another_thread_there_is_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read", lambda report: Reading("r-1", (), "1"))
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(read_or_say_why(REPORT, seconds=0.05)))
    thread.start()
    thread.join()
    assert isinstance(found[0], Reading)
