"""Pages of accounts say nothing in English to whoever chose another language: allauth's and Django's words included."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from khronika.ledger import members
from khronika.ledger.actions.change_member import require_second_factor
from khronika.ledger.actions.invite_member import invite_member, link_for_password
from khronika.ledger.member_views import Role
from khronika.server import accounts
from tests.desk.at_work import PASSWORD, QUICK, everybody, name_of, sign_in, signed_in
from tests.desk.test_languages import FOREIGN, english_left

pytestmark = pytest.mark.django_db
# Names of members; details of the log's rows; codes of an app; how a browser names itself.
UNTOLD = {
    "Invented",
    "Owner",
    "Reader",
    "Guest",
    "TOTP",
    "never",
    "http",
    "join",
    "UTC",
    "Reviewer",
    "Editor",
}


@pytest.fixture(autouse=True)
def quick(settings: Any) -> None:
    settings.PASSWORD_HASHERS = QUICK
    cache.clear()


def said(answer: Any, lang: str) -> set[str]:
    text = answer.content.decode()
    assert f'<html lang="{lang}">' in text
    told = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)  # what the key's script is given
    told = re.sub(r"\b[a-z]{0,2}-?[0-9a-f]{8,64}\b", "", told)  # hashes and ids of the log
    return english_left(told, lang) - UNTOLD


@FOREIGN
def test_what_a_stranger_meets(lang: str) -> None:
    ids = everybody()
    secret, again = invite_member(Role.READER), link_for_password(ids[Role.READER])
    client = Client(headers={"host": "127.0.0.1"})
    client.cookies["django_language"] = lang
    for path in ("/sign-in/", f"/join/{secret}/", f"/join/{again}/", "/nowhere/"):
        assert said(client.get(path), lang) == set(), path
    for sent in (
        {"name": "", "password1": "", "password2": ""},
        {"name": "x", "password1": "short", "password2": "shorter"},
        {"name": "Invented Guest", "password1": "password12345", "password2": "password12345"},
        {"name": "Invented Guest", "password1": "invented guest", "password2": "invented guest"},
        {"name": name_of(Role.OWNER), "password1": PASSWORD, "password2": PASSWORD},
        {"name": "x" * 100, "password1": "x", "password2": "x\x00"},
    ):
        assert said(client.post(f"/join/{secret}/", sent), lang) == set(), sent
    assert said(client.post("/sign-in/", {}), lang) == set()
    answers = [sign_in(client, name_of(Role.OWNER), "wrong") for _ in range(accounts.TRIES)]
    assert [said(each, lang) for each in answers] == [set()] * accounts.TRIES


@FOREIGN
def test_what_members_meet(lang: str) -> None:
    ids = everybody()
    owner = signed_in(Role.OWNER)
    owner.cookies["django_language"] = lang
    assert said(owner.post("/account/again/", {"password": "wrong"}), lang) == set()
    owner.post("/account/again/", {"password": PASSWORD})
    for path in (
        "/account/", "/account/password/", "/account/codes/on/", "/account/keys/add/", "/account/again/", "/sign-out/", "/members/",
        f"/members/{ids[Role.READER]}/",
    ):  # fmt: skip
        assert said(owner.get(path), lang) - secret_of(owner, path) == set(), path
    for path, sent in (
        ("/account/codes/on/", {"code": "000000"}),
        ("/account/codes/on/", {"code": ""}),
        ("/account/keys/add/", {"name": "", "credential": "x"}),
        ("/account/password/", {"oldpassword": "x", "password1": "short", "password2": "other"}),
        ("/members/invite/", {"role": "reader"}),
        (f"/members/{ids[Role.READER]}/link/", {}),
        (f"/members/{ids[Role.OWNER]}/remove/", {}),
    ):
        answer = owner.post(path, sent)
        assert said(answer, lang) - secret_of(owner, path) - linked(answer) == set(), path
    link = members.invitations()[0].id
    owner.post(f"/members/links/{link}/withdraw/")
    assert said(owner.post(f"/members/links/{link}/withdraw/"), lang) == set()
    owner.post("/log/verify/")
    # Details of a row are told as the row holds them, marked as English.
    assert said(owner.get("/log/?from=never"), lang) - {"reader", "reviewer", "editor", "owner"} == set()
    require_second_factor(True)
    assert said(owner.get("/account/"), lang) == set()


def secret_of(client: Client, path: str) -> set[str]:
    """The secret for an app is letters of no language."""
    found: str = client.session.get("mfa.totp.secret", "")
    return set(re.findall(r"[A-Za-z]{2,}", found)) if "codes" in path else set()


def linked(answer: Any) -> set[str]:
    made = re.search(r'id="made-link"[^>]* value="([^"]*)"', answer.content.decode())
    return set(re.findall(r"[A-Za-z]{2,}", made[1])) if made else set()
