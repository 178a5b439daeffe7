"""A security key in a real browser, with an authenticator that Chromium plays: added, signed in with, taken off."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Page

from khronika.ledger.actions.join_member import make_member
from khronika.ledger.member_views import Role
from tests.desk.answered_here import answer_here
from tests.desk.at_work import PASSWORD, QUICK

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
NAME, HOST = "Invented Owner", "http://localhost"


@pytest.fixture
def desk(page: Page, settings: object) -> Page:
    """The desk with one owner, and a browser with a key in its socket that is touched when it blinks."""
    settings.PASSWORD_HASHERS = QUICK  # type: ignore[attr-defined]
    cache.clear()
    make_member(NAME, PASSWORD, Role.OWNER)
    answer_here(page, Client(headers={"host": "localhost"}))
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    return page


def signs_in(desk: Page) -> None:
    desk.goto(f"{HOST}/sign-in/")
    desk.get_by_label("Your name").fill(NAME)
    desk.get_by_label("Password").fill(PASSWORD)
    with desk.expect_navigation():
        desk.get_by_role("main").get_by_role("button", name="Sign in").click()


def test_a_key_is_added_and_asked_for_and_taken_off(desk: Page) -> None:
    signs_in(desk)
    desk.goto(f"{HOST}/account/keys/add/")
    desk.get_by_label("Password").fill(PASSWORD)  # it asks again who this is
    with desk.expect_navigation():
        desk.get_by_role("button", name="Go on").click()
    desk.get_by_label("What you call it").fill("The key in the drawer")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Add it").click()
    assert "They are shown this once" in desk.inner_text("main")
    assert str(Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)) == "The key in the drawer"

    desk.goto(f"{HOST}/account/")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Sign out", exact=True).click()
    signs_in(desk)
    assert desk.goto(f"{HOST}/members/").status == 404  # type: ignore[union-attr]
    desk.goto(f"{HOST}/sign-in/second/")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Use a security key").click()
    assert desk.goto(f"{HOST}/members/").status == 200  # type: ignore[union-attr]

    desk.goto(f"{HOST}/account/keys/{Authenticator.objects.get(type='webauthn').pk}/remove/")
    if desk.get_by_label("Password").count():
        desk.get_by_label("Password").fill(PASSWORD)
        with desk.expect_navigation():
            desk.get_by_role("button", name="Go on").click()
    with desk.expect_navigation():
        desk.get_by_role("button", name="Take it off").click()
    assert Authenticator.objects.count() == 0  # recovery codes alone are no second factor
