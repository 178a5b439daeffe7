"""Every address has a line that says who may open it; without one nobody may."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, include, path

from khronika.desk import views
from khronika.desk.permits import PERMITS, may
from khronika.ledger.member_views import WHOEVER_IS_HERE, Member, Role

urlpatterns = [path("forgotten/", views.questions, name="forgotten"), path("", include("khronika.desk.urls"))]


def names(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The names of all addresses, as a request's match has them."""
    for part in (resolver or get_resolver("khronika.server.urls")).url_patterns:
        if isinstance(part, URLResolver):
            yield from names(part, f"{space}{part.namespace}:" if part.namespace else space)
        elif isinstance(part, URLPattern):
            yield f"{space}{part.name}" if part.name else f"without a name: {part.pattern}"


def test_every_address_has_a_line_and_every_line_an_address() -> None:
    assert sorted(set(names()) ^ set(PERMITS)) == [], "add the address's line to desk/permits.py"


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.desk.test_permits")
def test_an_address_without_a_line_is_open_to_nobody() -> None:
    assert may(WHOEVER_IS_HERE, "forgotten") is False
    client = Client(headers={"host": "127.0.0.1"})
    assert client.get("/").status_code == 200
    assert client.get("/forgotten/").status_code == 404


@pytest.mark.parametrize("least", list(Role))
def test_a_role_covers_itself_and_what_is_less(least: Role) -> None:
    order = [Role.READER, Role.REVIEWER, Role.EDITOR, Role.OWNER]
    assert [role for role in order if role.covers(least)] == order[order.index(least) :]


def test_a_stranger_may_open_nothing_that_has_a_role_and_act_is_asked_apart_from_open() -> None:
    assert {name for name in PERMITS if may(None, name)} == {
        name for name, permit in PERMITS.items() if permit.open is None
    }
    reviewer = Member("m-1", "Reviewer", Role.REVIEWER)
    assert may(reviewer, "desk:four_eyes") is True
    assert may(reviewer, "desk:four_eyes", "POST") is False
