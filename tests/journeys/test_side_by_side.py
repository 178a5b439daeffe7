"""What new claims touch is all that is written, and the outcome is what a full run gives."""

import ast
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.reconciling import made

from khronika import adding, side_by_side
from khronika.ledger import access, tables
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.nouns import Claim, Reading, Report, digest, make_id
from tests import invented_claims
from tests.cli.conftest import ROOT
from tests.invented_claims import COUNTRY, MINISTRY, MONITOR, NORTH, SOUTH, exact
from tests.mass_event import mass_event

pytestmark = pytest.mark.django_db


def kept(claims: Sequence[Claim], texts: dict[str, str]) -> None:
    """Each claim as the only one of a report of its own."""
    for claim in claims:
        text = texts.get(claim.report_id, f"{claim.report_id} says {claim.quote}.")
        sha256 = digest(text.encode() + claim.id.encode())
        report = Report(
            make_id("r", sha256), sha256, text, "text/plain", claim.id, "en", claim.published, claim.outlet
        )
        if not tables.StoredBytes.objects.filter(pk=sha256).exists():
            keep_bytes = text.encode() + claim.id.encode()
            keep(report, keep_bytes)
        record_reading(Reading(report.id, (replace(claim, report_id=report.id),), "test.1"))


def outcome() -> dict[str, list[Any]]:
    """All that was derived, but for row numbers."""
    return {
        "questions": sorted(
            tables.Question.objects.values_list(
                "pk", "body", "figures", "sources", "outlets", "unnamed", "untold"
            )
        ),
        "places": sorted(tables.QuestionPlace.objects.values_list("question", "key", "depth")),
        "members": sorted(
            tables.Membership.objects.values_list("question", "claim__claim_id", "primary_source")
        ),
        "comparisons": sorted(tables.Comparison.objects.values_list("body", flat=True)),
        "incidents": sorted(tables.Incident.objects.values_list("pk", "body")),
        "links": sorted(tables.IncidentMember.objects.values_list("incident", "claim__claim_id", "judging")),
        "doubts": sorted(tables.Doubt.objects.values_list("body", flat=True)),
        "copies": sorted(tables.Copy.objects.values_list("report", "first")),
    }


def _from_scratch(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Any]]:
    tables.Reconciled.objects.all().delete()
    tables.Shelf.objects.all().delete()
    assert side_by_side.set_side_by_side().record is not None
    return outcome()


def _sums() -> list[Claim]:
    """Parts of two cities and their wholes, said by two bodies on two days: some come to the whole, some do not."""
    chance = random.Random(5)
    return [
        invented_claims.claim(
            f"s{number:02}",
            exact(chance.choice([100, 150, 200, 300, 350, 400])),
            chance.choice([MINISTRY, MINISTRY, MONITOR]),
            places=chance.choice([(NORTH,), (SOUTH,), (NORTH, SOUTH), (COUNTRY,)]),
            days=(9, 9),
            said=chance.choice([10, 11]),
        )
        for number in range(40)
    ]


def _stories(name: str) -> tuple[list[Claim], dict[str, str]]:
    if name == "sums":
        return _sums(), {}
    if name == "one event":
        event = mass_event()
        return list(event.claims[:90]), dict(event.texts)
    return list(made(110, seed=int(name))), {}


@pytest.mark.parametrize("name", ["1", "2", "3", "one event", "sums"])
def test_a_few_more_claims_give_what_a_full_run_gives(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    claims, texts = _stories(name)
    random.Random(7).shuffle(claims)
    cut = len(claims) * 4 // 5
    kept(claims[:cut], texts)
    side_by_side.set_side_by_side()
    for at in range(cut, len(claims), 4):
        kept(claims[at : at + 4], texts)
        done = side_by_side.set_side_by_side()
        assert (done.changed, done.record) == (True, None)
    found = outcome()
    assert name != "sums" or any("part-of.sum" in body for body in found["comparisons"])
    again = _from_scratch(monkeypatch)
    for part in found:
        assert found[part] == again[part], part


def test_only_what_is_touched_is_written(folder: Path) -> None:
    claims, texts = _stories("1")
    kept(claims[:-1], texts)
    side_by_side.set_side_by_side()
    before = set(tables.Comparison.objects.values_list("pk", flat=True))
    kept(claims[-1:], texts)
    side_by_side.set_side_by_side()
    after = set(tables.Comparison.objects.values_list("pk", flat=True))
    assert len(before & after) > 0.7 * len(before)
    row = tables.LogRow.objects.order_by("-number").first()
    assert row is not None
    assert json.loads(row.details)["questions written"] < tables.Question.objects.count() / 3


def test_nothing_new_is_nothing_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claims, texts = _stories("1")
    kept(claims[:20], texts)
    assert side_by_side.set_side_by_side().changed
    monkeypatch.setattr(access, "claims", None)  # not even read
    assert side_by_side.set_side_by_side() == side_by_side.Beside(changed=False)


def test_a_withdrawal_is_a_full_run(folder: Path) -> None:
    claims, texts = _stories("1")
    kept(claims[:30], texts)
    side_by_side.set_side_by_side()
    withdraw_report(access.reports()[0].report.id, by="Aru", reason="printed in error")
    kept(claims[30:31], texts)
    done = side_by_side.set_side_by_side()
    assert done.record is not None
    assert len(done.record.claims) == 30


def test_where_another_run_came_between_it_looks_again_and_not_at_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims, texts = _stories("1")
    kept(claims[:60], texts)
    side_by_side.set_side_by_side()
    kept(claims[60:62], texts)
    incidents = adding.incidents

    def meanwhile(*given: object, **named: object) -> object:
        monkeypatch.setattr(adding, "incidents", incidents)
        kept(claims[62:64], texts)
        side_by_side.set_side_by_side()  # the other run, which ends first
        kept(claims[64:66], texts)
        return incidents(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(adding, "incidents", meanwhile)
    done = side_by_side.set_side_by_side()
    assert done == side_by_side.Beside(changed=True)  # and no record of everything
    found = outcome()
    assert found == _from_scratch(monkeypatch)


def test_every_act_says_whether_it_asks_for_all_to_be_worked_out() -> None:
    """An act that nobody thought of would cost a team a run over its whole record each time."""
    asks_for_all = {"withdrawn", "decided"}
    written = set()
    for file in sorted((ROOT / "src/khronika/ledger/actions").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and ast.unparse(called) == "log.write":
                first = node.args[0]  # type: ignore[attr-defined]
                written |= {first.value} if isinstance(first, ast.Constant) else set()
    assert len(written) > 30
    assert written - adding._ADDING == asks_for_all
