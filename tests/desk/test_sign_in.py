"""The door: passwords, second factors, sessions, and who tries to get past them."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axes.models import AccessAttempt
from django.contrib.auth.hashers import identify_hasher
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from khronika.ledger import members
from khronika.ledger.actions.change_member import require_second_factor
from khronika.ledger.actions.join_member import make_member
from khronika.ledger.member_views import Role
from khronika.server import accounts
from tests.desk.at_work import PASSWORD, QUICK, browser, sign_in, signed_in

pytestmark = pytest.mark.django_db
NAME = "Invented Reviewer"


@pytest.fixture(autouse=True)
def quick(settings: Any) -> None:
    settings.PASSWORD_HASHERS = QUICK
    cache.clear()  # what was counted of tries


@pytest.fixture
def member() -> str:
    make_member("Invented Owner", PASSWORD, Role.OWNER)
    return make_member(NAME, PASSWORD, Role.REVIEWER)


def code(secret: str) -> str:
    """The six digits that a telephone would show now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def with_codes(client: Client) -> tuple[str, list[str]]:
    """Sets up codes from a telephone; the secret, and the recovery codes that were shown."""
    client.post("/account/again/?next=/account/codes/on/", {"password": PASSWORD})
    page = client.get("/account/codes/on/").content.decode()
    assert "<svg" in page
    assert "style=" not in page
    secret = re.search(r"<code>([A-Z2-7]{32,})</code>", page)
    assert secret, page
    shown = client.post("/account/codes/on/", {"code": code(secret[1])}, follow=True).content.decode()
    return secret[1], re.findall(r"<li><code>(\d{8})</code>", shown)


def test_a_name_in_any_case_and_a_password_let_in(member: str) -> None:
    client = browser()
    assert client.get("/review/").status_code == 404
    answer = sign_in(client, "  invented   REVIEWER ", to="/review/")
    assert (answer.status_code, answer["Location"]) == (302, "/review/")
    page = client.get("/review/")
    assert page.status_code == 200
    assert NAME in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    assert client.get("/members/").status_code == 404  # too small a role is no other than a wrong address


def test_a_session_planted_before_signing_in_is_worth_nothing_after(member: str) -> None:
    client, thief = browser(), browser()
    client.get("/sign-in/")
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies["sessionid"] = session.session_key
    sign_in(client, NAME)
    assert client.get("/").status_code == 200
    assert client.cookies["sessionid"].value != session.session_key
    thief.cookies["sessionid"] = session.session_key
    assert thief.get("/").status_code == 404


@pytest.mark.parametrize(
    "to",
    ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:alert(1)"],
)
def test_signing_in_and_out_lead_nowhere_else(member: str, to: str) -> None:
    client = browser()
    assert sign_in(client, NAME, to=to)["Location"] == "/"
    assert client.post(f"/account/again/?next={to}", {"password": PASSWORD})["Location"].startswith("/")
    assert "elsewhere" not in client.post("/account/again/", {"password": PASSWORD, "next": to})["Location"]
    assert client.post(f"/sign-out/?next={to}")["Location"] == "/sign-in/"
    assert client.get("/").status_code == 404


def test_who_guesses_waits_and_is_told_so(member: str) -> None:
    client, other = browser(), Client(headers={"host": "127.0.0.1"}, REMOTE_ADDR="192.0.2.7")
    for _ in range(accounts.TRIES - 1):
        wrong = sign_in(client, NAME, "not the password")
        assert wrong.status_code == 200
        assert "not correct" in wrong.content.decode()
    assert "not the password" not in str(
        list(AccessAttempt.objects.values())
    )  # what was tried may be nearly right
    stopped = sign_in(client, NAME, "not the password")
    assert stopped.status_code == 429
    assert "Wait a quarter of an hour" in stopped.content.decode()
    assert sign_in(client, NAME).status_code == 429  # even with the right one
    assert sign_in(client, NAME.upper()).status_code == 429
    assert sign_in(other, NAME).status_code == 302  # she herself, elsewhere, is not kept out by a guesser
    AccessAttempt.objects.update(attempt_time=timezone.now() - accounts.WAIT * 2)
    cache.clear()
    assert sign_in(client, NAME).status_code == 302


def test_a_name_that_nobody_has_is_answered_as_a_wrong_password(member: str) -> None:
    nobody, somebody = sign_in(browser(), "Nobody", "x"), sign_in(browser(), NAME, "x")
    told = [
        re.findall(r'class="errorlist[^>]*>(.*?)</ul>', each.content.decode()) for each in (nobody, somebody)
    ]
    assert told[0] == told[1] != []


def test_codes_from_a_telephone(member: str) -> None:
    client = signed_in(Role.REVIEWER)
    secret, recovery = with_codes(client)
    assert len(recovery) == 10
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert secret not in str(kept.data)  # sealed: the database alone makes no codes
    assert get_adapter().decrypt(kept.data["secret"]) == secret
    assert "10 recovery codes left" in client.get("/account/").content.decode()
    again = client.get("/account/recovery/").content.decode()
    assert not any(each in again for each in recovery)  # shown once

    fresh = browser()
    assert sign_in(fresh, NAME, to="/review/")["Location"].startswith("/sign-in/second/")
    assert fresh.get("/").status_code == 404  # half-way is not in
    assert fresh.get("/sign-in/second/").status_code == 200
    wrong = fresh.post("/sign-in/second/", {"code": "000000"})
    assert "Incorrect code" in wrong.content.decode()
    assert fresh.post("/sign-in/second/", {"code": code(secret)})["Location"] == "/review/"
    assert fresh.get("/").status_code == 200

    for tries, let_in in ((1, True), (2, False)):  # a recovery code opens once
        lost = browser()
        sign_in(lost, NAME)
        lost.post("/sign-in/second/", {"code": recovery[0]})
        assert (lost.get("/").status_code == 200) is let_in, tries
    assert "9 recovery codes left" in fresh.get("/account/").content.decode()


def test_guessed_codes_are_counted(member: str) -> None:
    secret, _ = with_codes(signed_in(Role.REVIEWER))
    guesser = browser()
    sign_in(guesser, NAME)
    for guess in range(20):
        guesser.post("/sign-in/second/", {"code": f"{guess:06}"})
    told = guesser.post("/sign-in/second/", {"code": code(secret)}).content.decode()
    assert "Too many failed" in told
    assert guesser.get("/").status_code == 404


def test_an_owner_may_ask_everybody_for_a_second_factor(member: str) -> None:
    client = signed_in(Role.REVIEWER)
    assert client.get("/review/").status_code == 200
    require_second_factor(True)
    assert client.get("/review/")["Location"] == "/account/"
    assert client.post("/review/undo/", {"number": "1"})["Location"] == "/account/"
    assert "asks everybody for a second factor" in client.get("/account/").content.decode()
    assert client.get("/members/").status_code == 404
    with_codes(client)
    assert client.get("/review/").status_code == 200


def test_own_sessions_are_listed_and_ended_and_nobody_elses(member: str) -> None:
    one, two, owner = browser(), browser(), browser()
    for client, name in ((one, NAME), (two, NAME), (owner, "Invented Owner")):
        sign_in(client, name)
    user = User.objects.get(member__id=member)
    there = next(each for each in members.sessions_of(user.pk) if each.session_key == two.session.session_key)
    page = one.get("/account/").content.decode()
    assert page.count("Sign out there") == 1
    assert two.session.session_key not in page
    path = f"/account/sessions/{there.pk}/end/"
    assert owner.post(path).status_code == 404
    assert two.get("/").status_code == 200
    assert one.post(path).status_code == 302
    assert two.get("/").status_code == 404
    sign_in(two, NAME)
    one.post("/account/sessions/others/end/")
    assert (one.get("/").status_code, two.get("/").status_code, owner.get("/").status_code) == (200, 404, 200)


def test_another_password_ends_the_other_sessions(member: str) -> None:
    one, two = browser(), browser()
    sign_in(one, NAME)
    sign_in(two, NAME)
    sent = {"oldpassword": PASSWORD, "password1": "four calm grey seals", "password2": "four calm grey seals"}
    assert "type your current" in one.post("/account/password/", sent | {"oldpassword": "x"}).content.decode()
    short = one.post(
        "/account/password/", sent | {"password1": "short", "password2": "short"}
    ).content.decode()
    assert "too short" in short
    assert one.post("/account/password/", sent).status_code == 302
    assert (one.get("/").status_code, two.get("/").status_code) == (200, 404)


def test_passwords_are_kept_by_scrypt(settings: Any) -> None:
    settings.PASSWORD_HASHERS = accounts.HASHERS
    make_member("Invented Owner", PASSWORD, Role.OWNER)
    kept = User.objects.get().password
    assert PASSWORD not in kept
    assert identify_hasher(kept).algorithm == "scrypt"
    assert sign_in(browser(), "Invented Owner").status_code == 302


def test_every_form_of_accounts_needs_its_token(member: str) -> None:
    client = signed_in(Role.OWNER, enforce_csrf_checks=True)
    stranger = browser(enforce_csrf_checks=True)
    for path in (
        "/sign-out/", "/account/again/", "/account/password/", "/account/sessions/1/end/", "/account/sessions/others/end/",
        "/account/codes/on/", "/account/keys/add/", "/members/invite/", "/members/second-factor/", f"/members/{member}/role/",
        f"/members/{member}/remove/", f"/members/{member}/reset/", f"/members/{member}/link/", "/log/verify/",
    ):  # fmt: skip
        assert client.post(path, {"role": "owner", "asked": "yes"}).status_code == 403, path
    assert stranger.post("/sign-in/", {"login": NAME, "password": PASSWORD}).status_code == 403
    assert members.member(member).member.role is Role.REVIEWER


@pytest.mark.parametrize(
    "path",
    [
        "/signup/",
        "/account/signup/",
        "/account/email/",
        "/account/password/reset/",
        "/accounts/login/",
        "/admin/",
    ],
)
def test_pages_of_allauth_that_are_not_wanted_are_no_pages(member: str, path: str) -> None:
    assert browser().get(path).status_code == 404
    assert signed_in(Role.OWNER).get(path).status_code == 404
