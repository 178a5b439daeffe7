"""keep, read, reconcile: and the same killed at every step."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khronika import flow, reading, side_by_side
from khronika.flow import Outcome, Step, take
from khronika.intake import Given
from khronika.ledger import access, derived, log, originals, tables
from khronika.ledger.actions import record_reading
from khronika.ledger.actions.decide import decide
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.nouns import PartialDate, Reading, Report, Ruling, Unread
from khronika.reconciling import find

pytestmark = pytest.mark.django_db

CITY = "The Interior Ministry held about 100 people in Almaty on 9 June 2019."
COUNTRY = "The Old Party held about 700 people in Kazakhstan on 9 June 2019."


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    """Two reports, one that our code fails on, one whose language is not known, and one that is not there."""
    texts = {
        "a.txt": CITY,
        "b.txt": f"{COUNTRY} {CITY}",
        "c.txt": f"This breaks. {CITY}",
        "d.txt": "It is silent.",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [*(tmp_path / name for name in texts), tmp_path / "missing.txt"]


def state(folder: Path) -> str:
    """Everything that the folder holds but the log, moments and row numbers."""
    held: dict[str, Any] = {
        "reports": [view.report.id for view in access.reports()],
        "claims": [claim.id for claim in access.claims()],
        "rows": sorted(tables.Claim.objects.values_list("claim_id", "body")),
        "readings": sorted(tables.Reading.objects.values_list("report", "rules_version")),
        "current": sorted(tables.CurrentReading.objects.values_list("report", "reading__report")),
        "unread": sorted(tables.Unread.objects.values_list("pk", "report", "body")),
        "questions": sorted(
            tables.Question.objects.values_list("pk", "body", "figures", "sources", "outlets")
        ),
        "members": sorted(tables.Membership.objects.values_list("question", "claim__claim_id")),
        "comparisons": sorted(tables.Comparison.objects.values_list("body", flat=True)),
        "digest": list(tables.Reconciled.objects.values_list("digest", flat=True)),
        "originals": sorted(path.name for path in (folder / "originals").glob("*/*")),
    }
    return json.dumps(held, default=str, indent=1, sort_keys=True)


def test_reports_become_questions(inputs: list[Path], folder: Path) -> None:
    steps: list[Step] = []
    taken = take(inputs, watch=steps.append)
    assert [step.outcome for step in steps] == [Outcome.READ] * 2 + [Outcome.UNREAD] * 3
    assert (taken.read, taken.known, taken.claims, taken.changed) == (2, 0, 3, True)
    assert [unread.rule for unread in taken.unread] == [
        "reading.stopped",
        "reading.language",
        "intake.missing",
    ]
    assert [row.question.places[0].name for row in access.questions()] == ["Almaty", "Kazakhstan"]
    assert len(list((folder / "originals").glob("*/*"))) == 4
    assert log.verify() == tables.LogRow.objects.count()


def test_taken_again_nothing_changes_but_the_log(inputs: list[Path], folder: Path) -> None:
    take(inputs)
    before = state(folder)
    taken = take(inputs)
    assert state(folder) == before
    assert (taken.read, taken.known, taken.claims, taken.changed) == (0, 2, 0, False)
    assert len(taken.unread) == 3
    acts = list(tables.LogRow.objects.order_by("number").values_list("act", flat=True))
    assert acts[-4:] == ["received-again"] * 4


def test_the_order_of_arrival_changes_no_question(inputs: list[Path]) -> None:
    take(inputs[::-1])
    backwards = sorted(tables.Question.objects.values_list("pk", "body"))
    digest = tables.Reconciled.objects.get().digest
    assert take(inputs).changed is False
    assert sorted(tables.Question.objects.values_list("pk", "body")) == backwards
    assert tables.Reconciled.objects.get().digest == digest


def test_new_evidence_stands_beside_the_old(inputs: list[Path]) -> None:
    take(inputs[:1])
    old = list(access.claims())
    take(inputs[1:2])
    assert [claim for claim in access.claims() if claim in old] == old
    assert len(list(access.claims())) == 3


def test_a_later_version_of_the_rules_reads_anew_what_is_added_again(
    inputs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    take(inputs[:1])
    monkeypatch.setattr(reading, "RULES_VERSION", "a later one")
    assert take(inputs[:1]).read == 1
    assert tables.Reading.objects.count() == 2
    assert access.report(access.reports()[0].report.id).rules_version == "a later one"


def test_a_failure_of_ours_is_recorded_against_the_report_without_its_words(inputs: list[Path]) -> None:
    take(inputs[2:3])
    (row,) = access.reports()
    view = access.report(row.report.id)
    (refusal,) = view.refusals
    assert view.rules_version is None
    assert "RuntimeError" in refusal.reason
    kept = json.dumps([list(table.objects.values()) for table in (tables.Unread, tables.LogRow)], default=str)
    assert "Ministry" not in kept


def test_what_a_report_says_of_itself_wins_over_what_the_user_says(tmp_path: Path) -> None:
    said = tmp_path / "said.md"
    said.write_text(f"---\npublished: 2019-06-10\n---\n{CITY}", encoding="utf-8")
    unsaid = tmp_path / "unsaid.txt"
    unsaid.write_text(CITY, encoding="utf-8")
    take([said, unsaid], given=Given(lang="en", published=PartialDate(2020)))
    published = [row.report.published for row in access.reports()]
    assert published == [PartialDate(2019, 6, 10), PartialDate(2020)]


class Killed(BaseException):
    """As SIGKILL does, this passes every `except Exception`."""


def after(calls: int, act: Callable[..., Any]) -> Callable[..., Any]:
    """``act``, and then the end, at its ``calls``-th call."""
    left = calls

    def dies(*arguments: Any, **named: Any) -> Any:
        nonlocal left
        result = act(*arguments, **named)
        left -= 1
        if left == 0:
            raise Killed
        return result

    return dies


STEPS = [
    *((flow, "keep", call) for call in (1, 2, 3, 4)),
    *((flow, "read_or_say_why", call) for call in (1, 2, 3, 4)),
    *((flow, "record_reading", call) for call in (1, 2)),
    *((flow, "record_refusal", call) for call in (1, 2, 3)),
    *((side_by_side, "sign", call) for call in (1, 4)),
    *((side_by_side, name, 1) for name in ("shelved", "fill")),
    (side_by_side, "find", 1),
    (side_by_side, "record_reconciling", 1),
    *((originals, "keep", call) for call in (1, 2, 3, 4)),
    *((originals, "_write", call) for call in (1, 4)),
    *((originals, "_sync_directory", call) for call in (1, 4)),
    # Inside a transaction: the log row is the last thing an act writes, so everything before it must go too.
    *((log, "write", call) for call in range(1, 11)),
    (record_reading, "record_claims", 1),
    *((derived, name, 1) for name in ("questions", "comparisons", "incidents", "doubts", "copies")),
]


@pytest.mark.parametrize(
    ("room", "name", "call"), STEPS, ids=lambda value: getattr(value, "__name__", str(value))
)
def test_killed_after_any_step_and_started_again_nothing_is_lost_or_doubled(
    inputs: list[Path], folder: Path, monkeypatch: pytest.MonkeyPatch, room: Any, name: str, call: int
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(room, name, after(call, getattr(room, name)))
        with pytest.raises(Killed):
            take(inputs)
    taken = take(inputs)
    assert len(taken.unread) == 3
    assert len(access.reports()) == 4
    assert len(list(access.claims())) == tables.Claim.objects.count() == 3
    assert log.verify() == tables.LogRow.objects.count()
    after_a_crash = state(folder)
    assert take(inputs).changed is False
    assert state(folder) == after_a_crash
    assert [(row.figures, row.outlets, row.unnamed) for row in access.questions()] == [(2, 0, 2), (1, 0, 1)]
    assert not list((folder / "originals").glob("*/*.part"))


def test_each_kept_report_is_read_even_when_only_other_paths_come_again(
    inputs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(flow, "keep", after(1, keep))
        with pytest.raises(Killed):
            take(inputs[:1])
    taken = take(inputs[1:2])
    assert (taken.read, taken.claims, taken.left, taken.left_claims) == (1, 2, 1, 1)


def test_a_run_killed_between_reading_and_comparing_is_compared_by_the_next(
    inputs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(side_by_side, "find", after(1, find))
        with pytest.raises(Killed):
            take(inputs)
    assert access.questions() == []
    assert take([]).changed
    assert len(access.questions()) == 2


def test_reading_is_not_asked_twice_for_what_is_read(
    inputs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    take(inputs)
    asked: list[str] = []

    def counting(report: Report) -> Reading:
        asked.append(report.id)
        return Reading(report.id, (), reading.RULES_VERSION)

    monkeypatch.setattr(reading, "read", counting)
    take(inputs)
    assert asked == []


def test_what_is_said_of_a_known_report_is_not_dropped_without_a_word(inputs: list[Path]) -> None:
    take(inputs[:1], given=Given(published=PartialDate(2019, 6, 9)))
    later = take(inputs[:1], given=Given(published=PartialDate(2019, 6, 14)))
    assert [step.unused for step in later.unused] == [("published",)]
    assert access.reports()[0].report.published == PartialDate(2019, 6, 9)
    assert take(inputs[:1]).unused == []


def test_a_report_refused_for_want_of_its_language_is_read_once_it_is_named(
    inputs: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def needs_kazakh(report: Report) -> Reading | Unread:
        if report.lang == "kk":
            return Reading(report.id, (), reading.RULES_VERSION)
        return Unread(report.origin, "reading.language", "its language could not be told", "name it: --lang")

    monkeypatch.setattr(reading, "read", needs_kazakh)
    assert len(take(inputs[:1]).unread) == 1
    assert len(take(inputs[:1]).unread) == 1
    named = take(inputs[:1], given=Given(lang="kk"))
    assert (named.read, named.unread) == (1, [])
    assert access.unread() == []
    assert take(inputs[:1]).known == 1


WIRE = (
    f"{CITY} The crowd had come to the square by noon, an agency reporter says, and stood near the fountain while buses "
    "waited behind the theatre. Shops stayed open, trams went round, and by dusk the square was empty again."
)


def _copies(tmp_path: Path) -> list[Path]:
    (tmp_path / "a.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"From our agencies. {WIRE}", encoding="utf-8")
    (tmp_path / "c.txt").write_text(CITY, encoding="utf-8")
    return [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]


def test_copies_of_a_wire_are_found_signed_once_and_stand_on_the_question(tmp_path: Path) -> None:
    take(_copies(tmp_path), given=Given(lang="en"))
    ids = {view.report.origin.rsplit("/", 1)[-1]: view.report.id for view in access.reports()}
    copies = [access.question(row.id).copies for row in access.questions()]
    assert any(set(each) | set(each.values()) == {ids["a.txt"], ids["b.txt"]} for each in copies)
    assert tables.Signature.objects.count() == 3
    assert list(access.unsigned(side_by_side.SIGNED_BY)) == []


def test_a_withdrawal_takes_a_report_out_of_every_question(tmp_path: Path) -> None:
    take(_copies(tmp_path), given=Given(lang="en"))
    before = access.questions()
    for row in access.reports()[:2]:
        withdraw_report(row.report.id, by="Aru", reason="printed in error")
    assert side_by_side.set_side_by_side().changed
    assert len(access.reports()) == 3
    assert sum(row.figures for row in access.questions()) < sum(row.figures for row in before)
    withdrawn = {row.report.id for row in access.reports()[:2]}
    shown = [access.question(row.id) for row in access.questions()]
    assert withdrawn.isdisjoint(report for view in shown for report in view.reports)


def test_an_incident_that_a_person_split_stays_split_when_more_is_read(tmp_path: Path) -> None:
    for number, words in enumerate((CITY, f"Once more. {CITY}", f"And then. {CITY}")):
        (tmp_path / f"{number}.txt").write_text(words, encoding="utf-8")
    take([tmp_path / "0.txt", tmp_path / "1.txt"], given=Given(lang="en", outlet="One"))
    (view,) = access.incidents()
    out = view.incident.members[-1]
    decide(view.incident.id, Ruling.SPLIT, by="Aru", reason="another square", claims=[out])
    taken = take([tmp_path / "2.txt"], given=Given(lang="en", outlet="Two"))
    groups = [each.incident.members for each in access.incidents()]
    assert len(groups) == 2
    assert any(out in group for group in groups)
    (warning,) = taken.warnings
    assert "another square" in warning
