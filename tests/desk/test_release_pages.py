"""Releases on the desk: proposed, looked at, confirmed behind the password, withdrawn; works without a script."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from khronika import release_key, releasing
from khronika.ledger import access, published, releases
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.join_member import make_member
from khronika.ledger.actions.review_claim import review_claim
from khronika.ledger.member_views import Role
from khronika.ledger.review_tables import Standing
from khronika.nouns import Question, State
from tests.desk.at_work import PASSWORD, browser, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("questions")]

RULES = releasing.shipped_rules().replace("days_old: 7", "days_old: 0")
ANNA, BORIS = "Anna Editor", "Boris Editor"


@pytest.fixture
def accepted(folder: Path, questions: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The story, with all that was read in it accepted, and a key without a passphrase; on a day after all of it."""
    monkeypatch.setattr(releasing, "made_on", lambda at: dt.date(2050, 1, 1))
    for claim in list(access.claims()):
        review_claim(claim.id, State.ACCEPTED, by=ANNA, after=0)
    release_key.make(folder, "")
    return folder


def propose(client: Client, **more: str) -> int:
    answer = client.post("/releases/propose/", {"by": ANNA, "title": "June", "rules": RULES, **more})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return int(answer.headers["Location"].strip("/").split("/")[-1])


def test_from_a_proposal_to_a_withdrawal(accepted: Path, client: Client) -> None:
    assert "Nothing was proposed yet" in client.get("/releases/").content.decode()
    number = propose(client, note="The first\nof ours.")
    page = client.get(f"/releases/{number}/").content.decode()
    assert "All of it is new" in page
    assert "waits to be confirmed" in page
    release = releases.proposal(number).release
    assert f'id="{release.claims[0].claim.id}"' in page
    assert published.current() is None
    assert "One waits" in client.get("/releases/").content.decode()
    assert "Sign it and publish it" in client.get(f"/releases/{number}/confirm/").content.decode()
    assert client.post(f"/releases/{number}/confirm/", {"by": BORIS}).status_code == 302
    assert published.current() is not None
    again = client.post(f"/releases/{number}/confirm/", {"by": BORIS})
    assert (again.status_code, "does not wait" in again.content.decode()) == (422, True)
    assert client.post(f"/releases/{number}/end/", {"by": ANNA, "reason": " "}).status_code == 422
    assert client.post(f"/releases/{number}/end/", {"by": ANNA, "reason": "wrong day"}).status_code == 302
    assert "wrong day" in client.get("/releases/").content.decode()
    assert published.current() is None


def test_the_difference_tells_both_readings_and_no_name(accepted: Path, client: Client) -> None:
    client.post(f"/releases/{propose(client)}/confirm/", {"by": BORIS})
    claims = sorted((c for c in access.claims() if c.figure), key=lambda claim: claim.id)
    standing = {row.claim_id: row.last for row in _standings()}
    review_claim(claims[0].id, State.REJECTED, by=ANNA, reason="misread", after=standing[claims[0].id])
    number = propose(client)
    page = client.get(f"/releases/{number}/").content.decode()
    assert "What changes" in page
    assert "taken out" in page
    assert "Why is never said" in page
    assert "misread" not in page
    russian = Client()
    russian.get("/language/ru/")
    assert "Что меняется" in russian.get(f"/releases/{number}/").content.decode()
    assert client.post(f"/releases/{number}/end/", {"by": ANNA, "reason": "later"}).status_code == 302
    assert "put aside" in client.get(f"/releases/{number}/").content.decode()


def _standings() -> list[Standing]:
    return list(Standing.objects.all())


@pytest.mark.parametrize(
    ("lang", "by_rule", "undecided"),
    [
        ("en", "received or happened within the last days", "nobody accepted or corrected a claim yet"),
        ("ru", "По этим правилам публиковать нечего. Остаётся: ", "ещё никто не принял"),
        ("kk", "Бұл ережелер бойынша жариялайтын ештеңе жоқ. Қалатыны: ", "әзірге ешкім"),
    ],
)
def test_what_cannot_leave_yet_is_said_by_its_rules_in_the_language(
    folder: Path, questions: tuple[Question, ...], client: Client, lang: str, by_rule: str, undecided: str
) -> None:
    client.cookies["django_language"] = lang
    sent = {"by": ANNA, "rules": releasing.shipped_rules().replace("days_old: 7", "days_old: 90000")}
    assert undecided in client.post("/releases/propose/", sent).content.decode()
    for claim in list(access.claims()):
        review_claim(claim.id, State.ACCEPTED, by=ANNA, after=0)
    answer = client.post("/releases/propose/", sent)
    page = answer.content.decode()
    assert (answer.status_code, by_rule in page) == (422, True)
    assert re.search(r"[1-9]\d* \(days\.old\): \w", page)


def test_a_second_person_and_what_cannot_be_followed(accepted: Path, client: Client) -> None:
    ask_four_eyes(["releases"], by=ANNA)
    wrong = client.post("/releases/propose/", {"by": ANNA, "rules": "id: other"})
    assert (wrong.status_code, "leave out" in wrong.content.decode()) == (422, True)
    assert client.post("/releases/propose/", {"by": " ", "rules": RULES}).status_code == 422
    number = propose(client)
    same = client.post(f"/releases/{number}/confirm/", {"by": "anna editor"})
    assert (same.status_code, "second person" in same.content.decode()) == (422, True)
    assert client.post(f"/releases/{number}/confirm/", {"by": BORIS}).status_code == 302
    assert client.get("/releases/99/").status_code == 404
    assert client.get("/releases/99/confirm/").status_code == 404


def test_the_passphrase_is_asked_for_and_never_put_aside(accepted: Path, folder: Path) -> None:
    release_key.seal_anew(folder, "", "a phrase of words")
    make_member(ANNA, PASSWORD, Role.OWNER)
    client = browser()
    sign_in(client, ANNA)
    number = propose(client)
    session = client.session
    session["account_authentication_methods"] = []  # as if it were long ago
    session.save()
    sent = client.post(f"/releases/{number}/confirm/", {"by": ANNA, "passphrase": "a phrase of words"})
    assert (sent.status_code, sent.headers["Location"]) == (302, f"/releases/{number}/confirm/")
    assert "a phrase" not in str(dict(client.session.items()))
    assert published.current() is None
    asked = client.get(f"/releases/{number}/confirm/")
    assert asked.status_code == 302
    client.post(asked.headers["Location"], {"password": PASSWORD})
    page = client.get(f"/releases/{number}/confirm/").content.decode()
    assert 'type="password"' in page
    wrong = client.post(f"/releases/{number}/confirm/", {"by": ANNA, "passphrase": "some guess"})
    assert (wrong.status_code, "some guess" in wrong.content.decode()) == (422, False)
    assert (
        client.post(
            f"/releases/{number}/confirm/", {"by": "x", "passphrase": "a phrase of words"}
        ).status_code
        == 302
    )
    assert [each.signed_by for each in releases.released()] == [ANNA]
    assert User.objects.count() == 1
