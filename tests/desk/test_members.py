"""Signing in, inviting, roles and taking away, as pages do it."""

import pytest
from django.test import Client

from khronika.ledger import members
from khronika.ledger.member_views import Role
from tests.desk.at_work import PASSWORD, QUICK, browser, everybody, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(settings: object) -> None:
    settings.PASSWORD_HASHERS = QUICK  # type: ignore[attr-defined]


def confirmed(client: Client, path: str, data: dict[str, str]) -> object:
    """A dangerous act: it asks for the password, and goes on from there."""
    asked = client.post(path, data)
    assert asked.status_code == 302, asked.content[:300]
    assert asked["Location"].startswith("/account/again/")
    return client.post(asked["Location"], {"password": PASSWORD})


def test_a_folder_without_accounts_is_its_users_and_the_first_account_ends_that() -> None:
    here, there = browser(), browser()
    assert here.get("/").status_code == 200
    assert b"/members/first/" in here.get("/members/").content
    made = here.post(
        "/members/first/",
        {"name": "Invented Owner", "password1": PASSWORD, "password2": PASSWORD, "role": "reader"},
    )
    assert (made.status_code, made["Location"]) == (302, "/members/")
    page = here.get("/members/").content.decode()
    assert "Invented Owner" in page
    assert members.members()[0].member.role is Role.OWNER  # the role that was sent is nobody's business
    assert there.get("/").status_code == 404
    assert there.get("/sign-in/").status_code == 200
    # A second first owner is nobody.
    assert there.post("/members/first/", {}).status_code == 404


def test_every_page_of_accounts_opens() -> None:
    everybody()
    owner = signed_in(Role.OWNER)
    key = members.members()[0].member.id
    for path in (
        "/account/",
        "/members/",
        f"/members/{key}/",
        "/log/",
        "/account/password/",
        "/account/again/",
        "/sign-out/",
    ):
        answer = owner.get(path)
        assert answer.status_code == 200, path
        assert "Traceback" not in answer.content.decode()
    for path in ("/account/codes/on/", "/account/keys/add/"):
        assert owner.get(path)["Location"].startswith("/account/again/")
    assert (
        owner.post("/account/again/?next=/account/codes/on/", {"password": PASSWORD})["Location"]
        == "/account/codes/on/"
    )
    for path in ("/account/codes/on/", "/account/keys/add/"):
        assert owner.get(path).status_code == 200
