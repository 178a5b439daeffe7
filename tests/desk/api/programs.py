"""Programs for tests: a token of a role with some scopes, and requests that bear it."""

import json
from collections.abc import Collection
from typing import Any

from django.test import Client

from khronika.ledger.actions.make_token import make_token
from khronika.ledger.member_views import WHOEVER_IS_HERE, Member
from khronika.ledger.tokens import Scope

ALL = tuple(Scope)


def token(member: Member = WHOEVER_IS_HERE, scopes: Collection[Scope] = ALL) -> str:
    return make_token(member, "a program", scopes, 30)[1]


class Program:
    """What a program sends: a token, JSON, and no cookie."""

    def __init__(self, secret: str) -> None:
        self.client = Client(
            headers={"host": "127.0.0.1", "authorization": f"Bearer {secret}"}, enforce_csrf_checks=True
        )

    def get(self, path: str, **query: Any) -> Any:
        return self.client.get(f"/api/v1/{path}", query)

    def post(self, path: str, sent: Any) -> Any:
        return self.client.post(f"/api/v1/{path}", json.dumps(sent), content_type="application/json")


def read(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content
    return answer.json()


def problem(answer: Any, status: int, where: str = "") -> str:
    """What is said of it, after looking that everything is."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = read(answer, status)
    assert (told["status"], told["where"]) == (status, where), told
    assert told["detail"]
    assert told["remedy"]
    return str(told["detail"])
