"""Read one report, or say why not."""

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
