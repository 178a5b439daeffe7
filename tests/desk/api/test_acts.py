"""What a program does in a member's name is done as on the desk: the same decision, the same row in the log, the same refusals."""

import json
from pathlib import Path
from typing import Any

import pytest

from khronika import reading
from khronika.ledger import log, tables
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.join_member import make_member
from khronika.ledger.member_views import Role
from khronika.ledger.members import member
from khronika.ledger.review_tables import Review, Standing
from khronika.ledger.tokens import Scope
from tests import simple_reading
from tests.desk.api.programs import Program, problem, read, token
from tests.desk.at_work import PASSWORD, QUICK
from tests.ledger.reviewed import kept

pytestmark = pytest.mark.django_db
BY = {"by": "A. Reviewer"}


@pytest.fixture
def program(folder: Path) -> Program:
    kept()
    return Program(token())


@pytest.fixture
def claim(program: Program) -> dict[str, Any]:
    (found,) = read(program.get("claims", kind="injury"))["items"]
    return dict(found)


def decide(program: Program, claim: dict[str, Any], state: str, **more: Any) -> Any:
    return program.post(f"claims/{claim['id']}/decisions", {"state": state, "after": 0, **BY, **more})


def test_a_decision_and_its_taking_back(program: Program, claim: dict[str, Any]) -> None:
    made = read(decide(program, claim, "rejected", reason="not in the table"), 201)
    assert read(program.get("claims"))["total"] == 2
    stands = read(program.get(f"claims/{claim['id']}"))["standing"]
    assert (stands["state"], stands["last"], stands["by"]) == ("rejected", made["number"], BY["by"])
    problem(decide(program, claim, "accepted"), 409, "after")
    assert Review.objects.count() == 1
    read(program.post(f"decisions/{made['number']}/take-back", BY))
    assert read(program.get("claims"))["total"] == 3
    problem(program.post(f"decisions/{made['number']}/take-back", BY), 409, "path")
    problem(program.post("decisions/99/take-back", BY), 404, "path")
    assert log.verify()


def test_a_correction_by_the_columns_of_a_sheet(program: Program, claim: dict[str, Any]) -> None:
    changes = {"low": "3", "high": "3", "happened_from": "2019-06", "happened_to": "2019-06"}
    read(decide(program, claim, "corrected", reason="the table says three", changes=changes), 201)
    (now,) = read(program.get("claims", kind="injury"))["items"]
    assert (now["id"], now["figure"]["low"], now["when"]) == (claim["id"], 3, ["2019-06", "2019-06"])


NOT_DECIDED: list[tuple[dict[str, Any], str]] = [
    ({"state": "proposed"}, "sent.state"),
    ({"state": "rejected"}, "reason"),
    ({"state": "accepted", "by": " \u0000"}, "by"),
    ({"state": "accepted", "owner": "me"}, "sent.owner"),
    ({"state": "accepted", "after": -1}, "sent.after"),
    ({"state": "accepted", "changes": {"low": "3"}}, "changes"),
    ({"state": "corrected", "reason": "r"}, "changes"),
    ({"state": "corrected", "reason": "r", "changes": {"id": "c-1"}}, "changes.id"),
    ({"state": "corrected", "reason": "r", "changes": {"low": "many"}}, "changes.low"),
    ({"state": "corrected", "reason": "r", "changes": {"kind": "party"}}, "changes.kind"),
]


def test_what_cannot_be_decided_is_told(program: Program, claim: dict[str, Any]) -> None:
    for sent, where in NOT_DECIDED:
        problem(program.post(f"claims/{claim['id']}/decisions", {"after": 0, **BY, **sent}), 422, where)
    assert not Review.objects.exists()


def test_what_needs_a_second_person_waits(program: Program, claim: dict[str, Any]) -> None:
    ask_four_eyes(["rejected"], by="A. Owner")
    assert read(decide(program, claim, "rejected", reason="no"), 201)["waits"] is True
    assert Standing.objects.get(pk=claim["id"]).state == "proposed"


def test_a_member_signs_with_her_own_name_and_the_log_has_her_id(
    program: Program, claim: dict[str, Any], settings: Any
) -> None:
    settings.PASSWORD_HASHERS = QUICK
    make_member("Invented Owner", PASSWORD, Role.OWNER)
    her = member(make_member("Invented Reviewer", PASSWORD, Role.REVIEWER)).member
    problem(
        program.get("claims"), 401, "Authorization"
    )  # the token of a folder without accounts, that has one now
    hers = Program(token(her, [Scope.READ, Scope.REVIEW]))
    read(decide(hers, claim, "accepted", by="Somebody Else"), 201)
    assert Review.objects.get().by == "Invented Reviewer"
    row = tables.LogRow.objects.order_by("-number")[0]
    assert json.loads(row.details)["by"] == her.id
    assert "Invented" not in row.details


def test_a_report_is_added_once(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read", simple_reading.read)
    sent = {"text": "The Interior Ministry held about 100 people in Almaty on 9 June 2019.", "lang": "en", "published": "2019-06-10", "outlet": "Test Herald"}  # fmt: skip
    made = read(program.post("reports", sent), 201)
    assert (made["outcome"], made["claims"]) == ("read", 1)
    assert read(program.get(f"reports/{made['report']}"))["outlet"] == "Test Herald"
    again = read(program.post("reports", sent), 200)
    assert (again["outcome"], again["report"]) == ("known", made["report"])
    assert read(program.get("counts"))["reports"] == 2


NOT_ADDED: list[tuple[dict[str, Any], str]] = [
    ({"text": ""}, "sent.text"),
    ({"text": " \n "}, "text"),
    ({"text": "words", "published": "yesterday"}, "sent.published"),
    ({"text": "words", "sha256": "0"}, "sent.sha256"),
    ({}, "sent.text"),
]


def test_what_cannot_be_added_is_told(program: Program) -> None:
    for sent, where in NOT_ADDED:
        problem(program.post("reports", sent), 422, where)


def test_what_is_no_json_is_told(program: Program) -> None:
    answer = program.client.post("/api/v1/reports", "{", content_type="application/json")
    problem(answer, 400, "body")
