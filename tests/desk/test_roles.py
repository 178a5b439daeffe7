"""Every address of the desk, for every role, opened and acted on: built from the addresses themselves, so that none is forgotten."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from khronika.desk.permits import OWN_ACCOUNT, PERMITS
from khronika.ledger.member_views import Role
from khronika.server.settings import MIDDLEWARE as WHOLE
from tests.desk.at_work import QUICK, browser, everybody, signed_in

# What of the desk's middleware decides who comes in, in its order; the rest only takes time here.
THE_GATE = [
    each for each in WHOLE if each.endswith(("SessionMiddleware", "AuthenticationMiddleware", "Gate"))
]
OPEN = 299  # what the stand-in for every page answers

# What strangers reach, and what readers may send. Written here by hand: a line in ``permits`` that lets more people in must be
# meant, and stand here too.
STRANGERS = {"desk:language", "account_login", "account_logout", "mfa_authenticate", "desk:join"}
READERS_SEND = STRANGERS | {"desk:ask_sources", "desk:ask_search", "desk:make_token", "desk:revoke_token"}


# Doors of programs let everybody come as far as the question for a token; see the last test.
def by_token(name: str) -> bool:
    return name.startswith("api:") or name in ("api_nothing", "desk:api_description")


OWNERS_ONLY = {
    "desk:members", "desk:first_owner", "desk:invite", "desk:withdraw_invitation", "desk:member", "desk:change_role",
    "desk:remove_member", "desk:reset_second_factor", "desk:link_for_password", "desk:second_factor_rule", "desk:audit",
    "desk:audit_verify", "desk:named", "desk:allow_fetching", "desk:watch", "desk:unwatch",
}  # fmt: skip


class StandIn:
    """The last middleware: whatever the gate lets through is answered here, and no page is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse:
        return HttpResponse(status=OPEN)


def patterns(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for part in (resolver or get_resolver("khronika.server.urls")).url_patterns:
        if isinstance(part, URLResolver):
            yield from patterns(part, f"{space}{part.namespace}:" if part.namespace else space)
        else:
            yield f"{space}{part.name}", part


def address(name: str, pattern: URLPattern) -> str:
    """An address of this name, with something in every gap."""
    gaps = {
        gap: "1" if "Int" in type(kind).__name__ else "x" for gap, kind in pattern.pattern.converters.items()
    }
    return reverse(name, kwargs=gaps)


@pytest.fixture(autouse=True)
def stand_in(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PASSWORD_HASHERS = QUICK
    # The page of a wrong address takes longer to make than all the rest; its words are tested elsewhere.
    monkeypatch.setattr(
        "khronika.server.urls.handler404", lambda *_, **__: HttpResponse(status=404), raising=False
    )
    settings.MIDDLEWARE = [*THE_GATE, "tests.desk.test_roles.StandIn"]


def opened(client: Client) -> tuple[set[str], set[str]]:
    """The names that this browser may open, and those where it may act. Everything else must be no page at all."""
    found: dict[str, set[str]] = {"GET": set(), "POST": set()}
    for name, pattern in patterns():
        if by_token(name):
            continue
        for method, names in found.items():
            status = client.generic(method, address(name, pattern)).status_code
            assert status in (OPEN, 404), (name, method, status)
            if status == OPEN:
                names.add(name)
    return found["GET"], found["POST"]


def test_the_gate_stands_before_forms_are_checked_and_after_somebody_is_known() -> None:
    order = [each.rsplit(".", 1)[1] for each in WHOLE]
    assert order.index("AuthenticationMiddleware") < order.index("Gate") < order.index("CsrfViewMiddleware")
    assert len(THE_GATE) == 3


@pytest.mark.django_db
def test_each_role_opens_what_its_line_says_and_nothing_else() -> None:
    everybody()
    seen: dict[Role | None, tuple[set[str], set[str]]] = {None: opened(browser())}
    seen |= {role: opened(signed_in(role)) for role in Role}
    every = {name for name, _ in patterns() if not by_token(name)}
    assert seen[None] == (STRANGERS, STRANGERS)
    before: set[str] = STRANGERS
    for role in Role:
        to_open, to_act = seen[role]
        assert to_open == {name for name in every if _holds(role, PERMITS[name].open)}
        assert to_act == {name for name in every if _holds(role, PERMITS[name].act)}
        assert before <= to_act  # each role may do what the one before may
        before = to_act
    assert not OWNERS_ONLY & (seen[Role.EDITOR][0] | seen[Role.EDITOR][1])
    assert every - seen[Role.OWNER][0] == every - seen[Role.OWNER][1] == set()


def _holds(role: Role, least: Role | None) -> bool:
    return least is None or role.covers(least)


@pytest.mark.django_db
def test_a_folder_without_accounts_is_open_here_and_nowhere_else() -> None:
    every = {name for name, _ in patterns() if not by_token(name)}
    own = {name for name, line in PERMITS.items() if line.account}
    assert opened(browser()) == (every - own, every - own)
    for elsewhere in ("192.0.2.7", "2001:db8::7", "", "127.0.0.1.example"):
        assert Client(headers={"host": "127.0.0.1"}, REMOTE_ADDR=elsewhere).get("/").status_code == 404
    assert opened(Client(headers={"host": "127.0.0.1"}, REMOTE_ADDR="192.0.2.7")) == (STRANGERS, STRANGERS)


@pytest.mark.django_db
def test_a_team_needs_accounts_even_where_none_exists(settings: Any) -> None:
    settings.KHRONIKA_ACCOUNTS_NEEDED = True  # PostgreSQL, or a door that others can reach
    assert (browser().get("/").status_code, browser().get("/members/").status_code) == (404, 404)
    assert browser().get("/sign-in/").status_code == OPEN


@pytest.mark.django_db
def test_what_readers_may_send_changes_nothing(settings: Any) -> None:
    """With the pages themselves: an address that readers open does not take forms, but for those that only ask."""
    settings.MIDDLEWARE = WHOLE
    everybody()
    reader, taken = signed_in(Role.READER), set()
    for name, pattern in patterns():
        line = PERMITS.get(name)
        if line is not None and line.act is Role.READER and line is not OWN_ACCOUNT:
            where = address(name, pattern)
            read = reader.get(where)
            read.close()  # some are files
            only_sent = read.status_code == 405
            taken |= {name} if only_sent or reader.post(where).status_code not in (404, 405) else set()
    assert taken <= READERS_SEND


@pytest.mark.django_db
def test_without_a_token_a_program_gets_nothing(settings: Any) -> None:
    settings.MIDDLEWARE = WHOLE
    everybody()
    open_to_all = ("desk:api_description", "api:api-root")  # what the API is like, and where it begins
    for name, pattern in patterns():
        if by_token(name) and name not in open_to_all:
            for method in ("GET", "POST"):
                assert browser().generic(method, address(name, pattern)).status_code in (401, 404, 405), name
