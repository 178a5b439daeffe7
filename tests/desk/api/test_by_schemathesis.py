"""The API is asked what its own description allows, and what it does not, with a token and without: no error of ours, and every
answer as described. The same questions each time, and few: for each address and each way of asking a handful."""

from collections import Counter
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, checks
from schemathesis.generation import GenerationMode

from khronika import reading
from khronika.desk.api_views import described
from khronika.nouns import Question
from tests import simple_reading
from tests.desk.api.programs import token

pytestmark = pytest.mark.django_db
HOST = {"Host": "127.0.0.1"}
EXAMPLES = 2
CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]


@pytest.fixture(autouse=True)
def record(questions: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read", simple_reading.read)


def here(served: Any) -> Any:
    """The desk as it is asked from this machine: the client of these tests says nothing of where it asks from."""
    return lambda environ, start: served(environ | {"REMOTE_ADDR": "127.0.0.1"}, start)


def asked(mode: GenerationMode, headers: dict[str, str], many: int) -> Counter[int]:
    """Asks every operation so; the statuses that came."""
    seen: Counter[int] = Counter()
    opened = HOST | {"Authorization": f"Bearer {token()}"}
    schema = schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json", here(get_wsgi_application()), headers=opened
    )
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == sum(len(methods) for methods in described()["paths"].values())
    for operation in operations:

        @settings(
            max_examples=many,
            phases=[Phase.generate],
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Case) -> None:
            answer: Any = case.call(headers=headers)
            seen[answer.status_code] += 1
            case.validate_response(answer, checks=CHECKS, headers=headers)

        ask()
    return seen


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_with_a_token(mode: GenerationMode) -> None:
    seen = asked(mode, HOST | {"Authorization": f"Bearer {token()}"}, EXAMPLES)
    assert seen[200 if mode is GenerationMode.POSITIVE else 422]
    assert (
        mode is GenerationMode.NEGATIVE or not seen[401]
    )  # where what is not allowed is sent, so are tokens that are none


def test_without_a_token() -> None:
    assert set(asked(GenerationMode.POSITIVE, HOST, 1)) == {401}
