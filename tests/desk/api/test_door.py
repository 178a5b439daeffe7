"""Who may ask what: every address of the API by every role and every scope, and what a token is worth when things change."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from khronika.desk.api_views import described
from khronika.ledger.actions.change_member import change_role, remove_member
from khronika.ledger.actions.make_token import make_token, revoke_token
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.member_views import WHOEVER_IS_HERE, Role
from khronika.ledger.members import hash_of, member
from khronika.ledger.token_tables import Token
from khronika.ledger.tokens import LEAST, Scope, of_member
from tests.desk.api.programs import Program, problem, read, token
from tests.desk.at_work import QUICK, everybody, signed_in

pytestmark = pytest.mark.django_db
DESCRIPTION = Path(__file__).resolve().parents[3] / "docs" / "openapi.json"


@pytest.fixture(autouse=True)
def quick(settings: Any, folder: Path) -> None:
    settings.PASSWORD_HASHERS = QUICK


def addresses() -> Iterator[tuple[str, str, Scope]]:
    for path, methods in described()["paths"].items():
        for method, told in methods.items():
            yield (
                path.format(
                    claim_id="c-1", question_id="q-1", report_id="r-1", incident_id="i-1", number="1"
                ),
                method,
                Scope(told["x-scope"]),
            )


def ask(program: Program, path: str, method: str) -> int:
    if method == "get":
        return int(program.client.get(path).status_code)
    return int(program.client.post(path, "{}", content_type="application/json").status_code)


def test_every_address_by_every_role_and_scope() -> None:
    """A member's token of all scopes opens what her role covers; a token of one scope what is of it; a cookie opens nothing."""
    people, found = everybody(), list(addresses())
    assert {scope for _, _, scope in found} == set(Scope)
    for role, her in people.items():
        mine = [scope for scope in Scope if role.covers(LEAST[scope])]
        program = Program(token(member(her).member, mine))
        for path, method, needed in found:
            assert (ask(program, path, method) == 403) is (needed not in mine), (role, method, path)
        if len(mine) < len(Scope):
            with pytest.raises(NotPossible):
                token(member(her).member, list(Scope))
    one_of_each = {scope: (path, method) for path, method, scope in found}
    for scope in Scope:
        program = Program(token(member(people[Role.OWNER]).member, [scope]))
        for needed, (path, method) in one_of_each.items():
            assert (ask(program, path, method) == 403) is (needed is not scope), (scope, method, path)
    strangers, signed = Client(headers={"host": "127.0.0.1"}), signed_in(Role.OWNER)
    for path, method, _ in found:
        for client in (strangers, signed):
            answer = client.get(path) if method == "get" else client.post(path, {})
            assert answer.status_code == 401
            assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_the_role_is_asked_at_every_use() -> None:
    people = everybody()
    her = people[Role.EDITOR]
    program = Program(token(member(her).member))
    assert ask(program, "/api/v1/reports", "post") == 422
    change_role(her, Role.REVIEWER)
    assert ask(program, "/api/v1/reports", "post") == 403
    assert ask(program, "/api/v1/claims", "get") == 200
    change_role(her, Role.READER)
    assert ask(program, "/api/v1/decisions/1/take-back", "post") == 403
    remove_member(her)
    assert ask(program, "/api/v1/claims", "get") == 401


def test_a_token_ends_and_is_taken_back() -> None:
    made, secret = make_token(WHOEVER_IS_HERE, " my  program ", [Scope.READ], 30)
    row = Token.objects.get(pk=made)
    assert (row.name, row.secret_hash, row.used_at) == ("my program", hash_of(secret), None)
    assert secret not in json.dumps([str(value) for value in vars(row).values()])
    program = Program(secret)
    read(program.get("claims"))
    assert of_member(WHOEVER_IS_HERE)[0].used
    Token.objects.filter(pk=made).update(ends_at=timezone.now() - dt.timedelta(seconds=1))
    problem(program.get("claims"), 401, "Authorization")
    assert of_member(WHOEVER_IS_HERE)[0].state == "ended"
    Token.objects.filter(pk=made).update(ends_at=timezone.now() + dt.timedelta(days=1))
    revoke_token(WHOEVER_IS_HERE, made)
    problem(program.get("claims"), 401, "Authorization")
    with pytest.raises(NotPossible):
        revoke_token(WHOEVER_IS_HERE, made)
    with pytest.raises(NotHere):
        revoke_token(member(everybody()[Role.OWNER]).member, made)


def test_a_token_of_a_folder_without_accounts_works_on_this_computer_alone() -> None:
    program = Program(token())
    assert program.client.get("/api/v1/claims", REMOTE_ADDR="127.0.0.1").status_code == 200
    assert program.client.get("/api/v1/claims", REMOTE_ADDR="10.0.0.7").status_code == 401
    everybody()
    assert program.client.get("/api/v1/claims").status_code == 401


@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer x", "Basic x", "khr_x", "Bearer khr_\u00e9"])
def test_what_is_no_token_opens_nothing(sent: str) -> None:
    client = Client(headers={"host": "127.0.0.1", "authorization": sent})
    for path in ("/api/v1/claims", "/api/v1/nothing"):
        problem(client.get(path), 401, "Authorization")


# ---- pages ----


def test_tokens_are_made_shown_once_and_taken_back_on_their_page() -> None:
    here = Client(headers={"host": "127.0.0.1"})
    answer = here.post("/tokens/make/", {"name": "nightly", "scope": ["read", "add"], "days": "90"})
    secret = answer.content.decode().split('class="secret">')[1].split("<")[0]
    assert read(Program(secret).get("counts"))
    page = here.get("/tokens/").content.decode()
    assert "nightly" in page
    assert secret not in page
    (row,) = Token.objects.all()
    assert here.post(f"/tokens/{row.pk}/revoke/").status_code == 302
    assert here.post(f"/tokens/{row.pk}/revoke/").status_code == 409
    assert here.post("/tokens/t-nothing/revoke/").status_code == 404
    for sent in ({"name": "", "scope": "read", "days": "90"}, {"name": "n", "days": "90"}, {"name": "n", "scope": "read", "days": "9"}):  # fmt: skip
        assert here.post("/tokens/make/", sent).status_code == 400
    assert (
        here.post("/tokens/make/", {"name": "n", "scope": "read", "days": "90", "member": "m"}).status_code
        == 400
    )


def test_nobody_sees_or_ends_anothers_token() -> None:
    people = everybody()
    made, _ = make_token(member(people[Role.EDITOR]).member, "hers", [Scope.READ], 30)
    owner = signed_in(Role.OWNER)
    assert "hers" not in owner.get("/tokens/").content.decode()
    assert owner.post(f"/tokens/{made}/revoke/").status_code == 404


def test_the_description_asks_nothing_of_another_host_and_strangers_find_none() -> None:
    here = Client(headers={"host": "127.0.0.1"})
    page = here.get("/api/").content.decode()
    assert "//" not in page.replace("<!doctype html>", "").replace("http://www.w3.org", "")
    assert "/api/v1/claims/{claim_id}/decisions" in page
    assert here.get("/api/v1/openapi.json").json() == json.loads(json.dumps(described()))
    everybody()
    assert here.get("/api/v1/openapi.json").status_code == 404
    assert here.get("/api/").status_code == 404


def test_the_description_that_is_committed_is_the_one_that_is_served() -> None:
    """A change of the API is seen in a commit: `python scripts/describe_api.py` writes the file."""
    assert json.loads(DESCRIPTION.read_text(encoding="utf-8")) == json.loads(json.dumps(described()))
