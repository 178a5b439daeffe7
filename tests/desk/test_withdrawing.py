"""A report withdrawn on the desk: who may, what is asked again, what its page and the questions say after."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from khronika.ledger import access, log
from khronika.ledger.member_views import Role
from khronika.nouns import Question
from tests.desk.at_work import PASSWORD, QUICK, everybody, signed_in
from tests.desk.story import story

REASON = "its outlet took it back"


@pytest.fixture(autouse=True)
def quick(settings: Any) -> None:
    settings.PASSWORD_HASHERS = QUICK
    cache.clear()


def test_a_withdrawn_report_says_why_and_answers_nothing(questions: tuple[Question, ...]) -> None:
    client = Client(headers={"host": "localhost"})
    report, claims = story()[1]
    path = f"/reports/{report.id}/withdraw/"
    assert f'href="{path}"' in client.get(f"/reports/{report.id}/").content.decode()
    assert f"{len(claims)} claims would no longer count." in client.get(path).content.decode()
    wrong = client.post(f"{path}record/", {"by": "A. Editor", "reason": " "})
    assert wrong.status_code == 400
    assert 'value="A. Editor"' in wrong.content.decode()
    assert access.report(report.id).withdrawn is None
    answer = client.post(f"{path}record/", {"by": "A. Editor", "reason": REASON})
    assert (answer.status_code, answer["Location"]) == (302, f"/reports/{report.id}/")
    page = client.get(answer["Location"]).content.decode()
    assert REASON in page
    assert "A. Editor" in page
    assert f'href="{path}"' not in page
    assert not {claim.id for claim in claims} & {claim.id for claim in access.claims()}
    assert all(claim.id not in row.question.members for row in access.questions() for claim in claims)
    again = client.post(f"{path}record/", {"by": "B. Other", "reason": "again"})  # withdrawn once
    assert again.status_code == 302
    assert access.report(report.id).withdrawn.reason == REASON  # type: ignore[union-attr]
    assert REASON in client.get(path).content.decode()
    assert log.verify()


def test_an_editor_is_asked_for_the_password_again_and_the_form_goes_on(
    questions: tuple[Question, ...],
) -> None:
    everybody()
    report, _ = story()[1]
    path = f"/reports/{report.id}/withdraw/"
    reviewer, editor = signed_in(Role.REVIEWER), signed_in(Role.EDITOR)
    assert reviewer.get(path).status_code == 404
    assert path not in reviewer.get(f"/reports/{report.id}/").content.decode()
    asked = editor.post(f"{path}record/", {"by": "", "reason": REASON})
    assert "/account/again/" in asked["Location"]
    assert access.report(report.id).withdrawn is None
    editor.post(asked["Location"], {"password": PASSWORD}, follow=True)
    withdrawn = access.report(report.id).withdrawn
    assert withdrawn is not None
    assert withdrawn.reason == REASON
