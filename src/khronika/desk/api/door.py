"""The API's door: a token and nothing else opens it, and whatever goes wrong is told as a problem: what, where, and what to do."""

from http import HTTPStatus
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.security import HttpBearer

from khronika.desk.loopback import is_here
from khronika.ledger import tokens
from khronika.ledger.errors import NotHere
from khronika.ledger.tokens import LEAST, Bearer, Scope

PROBLEM = "application/problem+json"


class Problem(Exception):
    """An answer that is no success. ``where`` names the field or the part of the address, ``remedy`` what to do."""

    def __init__(
        self, status: int, detail: str, *, where: str = "", remedy: str = "", rule: str = ""
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.where, self.remedy, self.rule = status, detail, where, remedy, rule


def wrong(where: str, detail: str, remedy: str = "") -> Problem:
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, detail, where=where, remedy=remedy or "Send the field as described."
    )


class TokenOf(HttpBearer):
    """A token with a scope, of a member whose role covers it now."""

    scope: Scope

    def authenticate(self, request: HttpRequest, token: str) -> Bearer | None:
        found = tokens.bearer(token, accounts_needed=settings.KHRONIKA_ACCOUNTS_NEEDED)
        if found is None or (not found.member.signed_in and not is_here(request.META.get("REMOTE_ADDR"))):
            return None
        if found.owes:
            raise Problem(
                HTTPStatus.FORBIDDEN,
                "The owner of this folder asks everybody for a second factor, and this token's member has none.",
                remedy="Set one up on the desk's page of your account.",
            )
        if not found.may(self.scope):
            raise Problem(
                HTTPStatus.FORBIDDEN,
                f"This needs a token with the scope {self.scope.value}, of a member who is at least {LEAST[self.scope].value}.",
                remedy="Make another token, or ask the folder's owner for the role.",
            )
        return found


# A kind each: in the description a way in has the name of its kind.
READ, REVIEW, ADD = (
    type(scope.value, (TokenOf,), {"scope": scope})() for scope in (Scope.READ, Scope.REVIEW, Scope.ADD)
)


def bearer_of(request: HttpRequest) -> Bearer:
    """Who holds the token of this request."""
    return cast(Bearer, request.auth)  # type: ignore[attr-defined]


def answer(problem: Problem) -> HttpResponse:
    body = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": int(problem.status),
        "detail": problem.detail,
        "where": problem.where,
        "remedy": problem.remedy,
        "rule": problem.rule,
    }
    made = JsonResponse(body, status=problem.status, content_type=PROBLEM)
    if problem.status == HTTPStatus.UNAUTHORIZED:
        made.headers["WWW-Authenticate"] = "Bearer"
    return made


class DeskAPI(NinjaAPI):
    """ninja's, with our problems in the place of its errors, in English whatever a browser asks for, kept by nobody on the way."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self.add_exception_handler(Problem, lambda request, error: answer(cast(Problem, error)))
        self.add_exception_handler(AuthenticationError, _unknown)
        self.add_exception_handler(ValidationError, _invalid)
        self.add_exception_handler(HttpError, _http)
        self.add_exception_handler(NotHere, _not_here)
        self.add_exception_handler(Http404, _not_here)

    def create_response(self, request: HttpRequest, data: Any, **how: Any) -> HttpResponse:
        made = super().create_response(request, data, **how)
        made.headers["Cache-Control"] = "private, no-store"
        return made

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__

    def get_openapi_schema(self, **how: Any) -> OpenAPISchema:
        """With problems in their own type, and the scope of each operation."""
        schema = super().get_openapi_schema(**how)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, told in operation["responses"].items():
                    if int(status) >= HTTPStatus.BAD_REQUEST and "application/json" in told.get(
                        "content", {}
                    ):
                        told["content"] = {PROBLEM: told["content"]["application/json"]}
                ((door,),) = (list(each) for each in operation["security"])
                operation["x-scope"] = door
        return schema


def _unknown(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(
        Problem(
            HTTPStatus.UNAUTHORIZED,
            "No token, or one that opens nothing.",
            where="Authorization",
            remedy="Send `Authorization: Bearer khr_...` with a token from the desk's page Tokens.",
        )
    )


def _invalid(request: HttpRequest, error: Any) -> HttpResponse:
    first = error.errors[0]
    where = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path", "data"))
    return answer(wrong(where, f"{first['msg']}."))


def _http(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(Problem(error.status_code, str(error), where="body", remedy="Send JSON as described."))


def _not_here(request: HttpRequest, error: Any) -> HttpResponse:
    return answer(
        Problem(
            HTTPStatus.NOT_FOUND,
            "Not in this folder, or not for this token.",
            where="path",
            remedy="Look at the list that it is of.",
        )
    )


@csrf_exempt
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """An address of the API that there is not; whoever has no token is told the same as everywhere."""
    try:
        return _unknown(request, None) if READ(request) is None else _not_here(request, None)
    except Problem as problem:
        return answer(problem)


def in_english() -> override:
    """For what the desk says by its catalogues: an API's words do not hang on a cookie."""
    return override("en")
