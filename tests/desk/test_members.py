"""Signing in, inviting, roles and taking away, as pages do it."""

import json
import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from khronika.desk import review_views
from khronika.ledger import log, members
from khronika.ledger.actions import change_member
from khronika.ledger.actions.join_member import accept_invitation, make_member
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.member_tables import Invitation
from khronika.ledger.member_views import Role
from khronika.ledger.tables import LogRow
from tests.desk.at_work import PASSWORD, QUICK, browser, everybody, name_of, sign_in, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(settings: object) -> None:
    settings.PASSWORD_HASHERS = QUICK  # type: ignore[attr-defined]
    cache.clear()  # what was counted of tries


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


def invited(owner: Client, role: str = "reviewer") -> str:
    """The link's path, as the page shows it once."""
    page = confirmed(owner, "/members/invite/", {"role": role}).content.decode()
    found = re.search(r"/join/[\w-]{40,}/", page)
    assert found, page
    return found[0]


def joined(path: str, name: str, **more: str) -> Client:
    client = browser()
    answer = client.post(path, {"name": name, "password1": PASSWORD, "password2": PASSWORD, **more})
    assert answer.status_code == 302, answer.content.decode()
    return client


def test_an_invitation_lets_one_person_in_once_with_its_own_role() -> None:
    everybody()
    owner = signed_in(Role.OWNER)
    path = invited(owner)
    secret = path.split("/")[2]
    assert secret not in owner.get("/members/").content.decode()  # shown once
    assert secret not in str(list(Invitation.objects.values_list())) + str(list(LogRow.objects.values_list()))
    page = browser().get(path)
    assert page.status_code == 200
    assert "reviewer" in page.content.decode()
    guest = joined(path, "  Invented   Guest ", role="owner", is_superuser="1", by="m-1")
    row = next(row for row in members.members() if row.member.name == "Invented Guest")
    assert row.member.role is Role.REVIEWER  # what else was sent is not read
    assert User.objects.get(member__id=row.member.id).is_superuser is False
    assert guest.get("/review/").status_code == 200
    assert guest.get("/members/").status_code == 404
    for client in (browser(), owner):
        assert client.get(path).status_code == 404
        assert (
            client.post(path, {"name": "Another", "password1": PASSWORD, "password2": PASSWORD}).status_code
            == 404
        )


def test_a_link_that_is_too_old_or_withdrawn_or_made_up_is_no_page() -> None:
    everybody()
    owner = signed_in(Role.OWNER)
    old, taken_back = invited(owner), invited_again(owner)
    Invitation.objects.exclude(secret_hash=members.hash_of(taken_back.split("/")[2])).update(
        ends_at=timezone.now()
    )
    link = members.invitations()[0]
    assert owner.post(f"/members/links/{link.id}/withdraw/").status_code == 302
    assert owner.post(f"/members/links/{link.id}/withdraw/").status_code == 409
    for path in (old, taken_back, "/join/made-up/"):
        assert browser().get(path).status_code == 404
        assert (
            browser().post(path, {"name": "X Y", "password1": PASSWORD, "password2": PASSWORD}).status_code
            == 404
        )


def invited_again(owner: Client) -> str:
    """Within five minutes nothing is asked again."""
    found = re.search(
        r"/join/[\w-]{40,}/", owner.post("/members/invite/", {"role": "reader"}).content.decode()
    )
    assert found
    return found[0]


@pytest.mark.parametrize(
    "name", ["Invented Owner", "INVENTED  owner", "Invеntеd Оwnеr", "", "x", "\u200bab", "12", "a" * 81]
)
def test_a_name_is_nobody_elses_and_can_be_read(name: str) -> None:
    everybody()
    path = invited(signed_in(Role.OWNER))
    sent = {"name": name, "password1": PASSWORD, "password2": PASSWORD}
    answer = browser().post(path, sent)
    assert answer.status_code == 422
    assert 'class="errorlist"' in answer.content.decode()
    assert len(members.members()) == 4
    assert joined(path, "Somebody Else").get("/").status_code == 200  # the link is not used up by a mistake


def test_two_who_open_one_link_at_once_do_not_both_come_in() -> None:
    everybody()
    path = invited(signed_in(Role.OWNER))
    secret = path.split("/")[2]
    accept_invitation(secret, "First Guest", PASSWORD)
    with pytest.raises(NotHere):
        accept_invitation(secret, "Second Guest", PASSWORD)
    assert len(members.members()) == 5


def test_a_role_holds_from_the_next_page_on() -> None:
    ids = everybody()
    owner, reviewer = signed_in(Role.OWNER), signed_in(Role.REVIEWER)
    assert reviewer.get("/review/").status_code == 200
    done = confirmed(owner, f"/members/{ids[Role.REVIEWER]}/role/", {"role": "reader"})
    assert done["Location"] == f"/members/{ids[Role.REVIEWER]}/"
    assert reviewer.get("/review/").status_code == 404
    assert reviewer.get("/").status_code == 200
    assert owner.post(f"/members/{ids[Role.REVIEWER]}/role/", {"role": "emperor"}).status_code == 400
    assert owner.post("/members/m-nobody/role/", {"role": "reader"}).status_code == 404


def test_a_role_that_was_lost_while_the_password_was_asked_is_lost() -> None:
    ids = everybody()
    change_member.change_role(ids[Role.EDITOR], Role.OWNER)
    second = signed_in(Role.EDITOR)
    asked = second.post("/members/invite/", {"role": "owner"})
    change_member.change_role(ids[Role.EDITOR], Role.EDITOR)
    assert second.post(asked["Location"], {"password": PASSWORD}).status_code == 404
    assert members.invitations() == []


def test_whoever_is_taken_away_is_out_at_once_and_her_name_stays_hers() -> None:
    ids = everybody()
    owner, editor = signed_in(Role.OWNER), signed_in(Role.EDITOR)
    link = confirmed(owner, f"/members/{ids[Role.EDITOR]}/link/", {}).content.decode()
    path = re.search(r"/join/[\w-]{40,}/", link)
    assert path
    assert editor.get("/").status_code == 200
    assert owner.post(f"/members/{ids[Role.EDITOR]}/remove/").status_code == 302
    assert editor.get("/").status_code == 404
    assert sign_in(browser(), name_of(Role.EDITOR)).status_code == 200  # not let in
    assert browser().get(path[0]).status_code == 404
    assert "Left" in owner.get(f"/members/{ids[Role.EDITOR]}/").content.decode()
    assert UserSession.objects.filter(user__member__id=ids[Role.EDITOR]).count() == 0
    with pytest.raises(NotPossible):
        make_member(name_of(Role.EDITOR), PASSWORD, Role.READER)


def test_the_first_member_is_an_owner() -> None:
    with pytest.raises(NotPossible):
        make_member("Invented Reader", PASSWORD, Role.READER)
    assert members.any_accounts() is False


def test_the_last_owner_stays() -> None:
    ids = everybody()
    owner = signed_in(Role.OWNER)
    for act, data in (("remove", {}), ("role", {"role": "reader"})):
        confirmed_or = owner.post(f"/members/{ids[Role.OWNER]}/{act}/", data)
        answer = (
            owner.post(confirmed_or["Location"], {"password": PASSWORD})
            if confirmed_or.status_code == 302
            else confirmed_or
        )
        assert answer.status_code == 409
        assert "last owner" in answer.content.decode()
    assert owner.get("/members/").status_code == 200


def test_a_lost_password_is_chosen_anew_by_a_link_of_an_owner() -> None:
    ids = everybody()
    owner, reader = signed_in(Role.OWNER), signed_in(Role.READER)
    page = confirmed(owner, f"/members/{ids[Role.READER]}/link/", {}).content.decode()
    path = re.search(r"/join/[\w-]{40,}/", page)
    assert path
    fresh = "four calm grey seals"
    chosen = browser()
    assert name_of(Role.READER) in chosen.get(path[0]).content.decode()
    assert chosen.post(path[0], {"password1": fresh, "password2": fresh}).status_code == 302
    assert chosen.get("/").status_code == 200
    assert reader.get("/").status_code == 404  # sessions of the old password end
    assert sign_in(browser(), name_of(Role.READER)).status_code == 200
    assert sign_in(browser(), name_of(Role.READER), fresh).status_code == 302


def test_an_owner_takes_a_second_factor_off() -> None:
    ids = everybody()
    reader = browser()
    sign_in(reader, name_of(Role.READER))
    TOTP.activate(User.objects.get(member__id=ids[Role.READER]), "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    owner = signed_in(Role.OWNER)
    assert "Take the second factor off" in owner.get(f"/members/{ids[Role.READER]}/").content.decode()
    assert confirmed(owner, f"/members/{ids[Role.READER]}/reset/", {}).status_code == 302
    assert reader.get("/").status_code == 404
    assert sign_in(browser(), name_of(Role.READER))["Location"] == "/"


def test_a_decision_is_signed_by_whoever_is_signed_in() -> None:
    """Whatever name the form says: a member cannot decide as another."""
    everybody()
    owner, seen = signed_in(Role.OWNER), {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(review_views, "ask_four_eyes", lambda what, by: seen.update(by=by))
        owner.post("/review/four-eyes/", {"by": name_of(Role.READER), "what": []})
    assert seen["by"] == name_of(Role.OWNER)


def test_the_log_says_what_was_done_with_members_and_no_name() -> None:
    ids = everybody()
    owner = signed_in(Role.OWNER)
    joined(invited(owner), "Invented Guest")
    owner.post(f"/members/{ids[Role.READER]}/role/", {"role": "editor"})
    owner.post("/members/second-factor/", {"asked": "yes"})
    rows = list(LogRow.objects.order_by("number"))
    assert [row.act for row in rows][-4:] == [
        "member-invited",
        "member-joined",
        "member-role",
        "second-factor-rule",
    ]
    assert rows[-2].by == ids[Role.OWNER]
    assert json.loads(rows[-2].details) == {"by": ids[Role.OWNER], "from": "reader", "to": "editor"}
    kept = str([(row.act, row.subject, row.details) for row in rows])
    assert "Invented" not in kept
    assert "guest" not in kept
    assert log.verify() == len(rows)
