"""Which role may judge what: reviewers overrule, editors say who is who, owners see and give back a protected name."""

from typing import Any

import pytest
from django.test import Client

from khronika.ledger import access, judgements, search
from khronika.ledger.actions.judge_who import judge_who
from khronika.ledger.actions.overrule import overrule
from khronika.ledger.member_views import Role
from khronika.ledger.search_index import source_id
from khronika.nouns import Judged, Judgement, Party, Question, Relation, Sort
from khronika.side_by_side import set_side_by_side
from tests.desk.at_work import QUICK, everybody, signed_in
from tests.desk.story import COURTS, LEAGUE, MINISTRY

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_work(questions: tuple[Question, ...], settings: Any) -> dict[Role, Client]:
    settings.PASSWORD_HASHERS = QUICK
    set_side_by_side()
    everybody()
    return {role: signed_in(role) for role in Role}


def _judge(judged: Judged, *sources: Any) -> int:
    parties = tuple(Party(str(each.key), each.name, each.type) for each in sources)
    judge_who(Judgement(judged, Sort.SOURCE, parties, "Aru Example", "Asked for it."))
    return judgements.of_parties(Sort.SOURCE, [parties[0].key])[0].number


def test_each_withdraws_what_each_may_make(at_work: dict[Role, Client]) -> None:
    one, other = [row.claim.id for row in _claims()][:2]
    made = {
        overrule(one, other, Relation.AGREE, by="Aru Example", reason="Read both."): Role.REVIEWER,
        _judge(Judged.MERGE, COURTS, LEAGUE): Role.EDITOR,
        _judge(Judged.PROTECT, MINISTRY): Role.OWNER,
    }
    set_side_by_side()
    for number, least in made.items():
        for role in (Role.READER, Role.REVIEWER, Role.EDITOR, Role.OWNER):
            sent = {"by": "whoever", "back": "/"}
            answer = at_work[role].post(f"/judgements/{number}/withdraw/", sent)
            assert answer.status_code == (302 if role.covers(least) else 404), (role, least)
            if role.covers(least):
                break
    assert [
        each
        for key in (COURTS, MINISTRY)
        for each in judgements.of_parties(Sort.SOURCE, [str(key.key)])
        if each.holds
    ] == []


def test_the_account_signs_and_a_reader_is_asked_nothing(at_work: dict[Role, Client]) -> None:
    page = f"/who/source/{source_id(str(LEAGUE.key))}/"
    assert "/judge/" not in at_work[Role.REVIEWER].get(page).content.decode()
    sent = {"judged": "protect", "step": "record", "by": "somebody else", "reason": "Asked for it."}
    assert at_work[Role.REVIEWER].post(f"{page}judge/", sent).status_code == 404
    assert at_work[Role.EDITOR].post(f"{page}judge/", sent).status_code == 302
    (past,) = judgements.of_parties(Sort.SOURCE, [str(LEAGUE.key)])
    assert past.said.by == "Invented Editor"
    shown = at_work[Role.EDITOR].get("/who/source/protected:1/").content.decode()
    assert "Asked for it." not in shown  # a reason may hold the name
    assert at_work[Role.EDITOR].get("/who/source/protected:1/named/").status_code == 404
    asked = at_work[Role.OWNER].get("/who/source/protected:1/named/")
    assert asked.status_code == 302  # to the page that asks for the password again
    assert LEAGUE.name not in asked.content.decode()


def _claims() -> Any:

    assert access.counts().claims > 1
    return search.claims(search.Filter()).rows
