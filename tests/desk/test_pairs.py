"""A reviewer overrules how two figures stand: with a reason, beside what was worked out, until it is withdrawn."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khronika.ledger import access, judgements
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.overrule import overrule
from khronika.nouns import Comparison, Question, Relation
from khronika.side_by_side import set_side_by_side
from tests.desk.test_languages import client as speaking
from tests.desk.test_views import page

pytestmark = pytest.mark.django_db

REASON = "The League counts the whole week."


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture
def clash(questions: tuple[Question, ...]) -> tuple[str, Comparison]:
    set_side_by_side()
    for row in access.questions():
        view = access.question(row.id)
        members = set(view.question.members)
        for each in view.comparisons:
            if each.relation is Relation.CONTRADICT and {each.a, each.b} <= members:
                return row.id, each
    raise AssertionError("the story holds a contradiction")


def _say(client: Client, pair: Comparison, relation: str = "part-of", **more: str) -> object:
    sent = {"relation": relation, "by": "Aru Example", "reason": REASON, "after": "0", **more}
    return client.post(f"/pairs/{pair.a}/{pair.b}/overrule/", sent)


def test_the_persons_word_stands_on_every_page_and_what_was_worked_out_beside_it(
    client: Client, clash: tuple[str, Comparison]
) -> None:
    asked, pair = clash
    before = page(client, f"/questions/{asked}/")
    assert f"/pairs/{pair.a}/{pair.b}/" in before
    assert "no number fits both" in before
    assert _say(client, pair, "not-comparable").status_code == 302  # type: ignore[attr-defined]
    after = page(client, f"/questions/{asked}/")
    assert "no number fits both" not in after
    assert "What a person judges otherwise than was worked out" in after
    for told in (REASON, "Aru Example", "A and B cannot be compared", "A and B contradict"):
        assert told in html.unescape(after)
    alone = html.unescape(page(client, f"/pairs/{pair.a}/{pair.b}/"))
    assert REASON in alone
    assert pair.reason in alone  # as it was worked out
    assert "judged by a person" in page(client, f"/claims/{pair.a}/")
    (past,) = judgements.of_pair(pair.a, pair.b)
    done = client.post(
        f"/judgements/{past.number}/withdraw/", {"by": "Dana Example", "back": f"/pairs/{pair.a}/{pair.b}/"}
    )
    assert done.status_code == 302
    assert "no number fits both" in page(client, f"/questions/{asked}/")
    alone = html.unescape(page(client, f"/pairs/{pair.a}/{pair.b}/"))
    assert "withdrawn by Dana Example" in alone
    assert REASON in alone


@pytest.mark.parametrize(
    ("relation", "found", "turned"),
    [
        ("agree", Relation.AGREE, False),
        ("part-of", Relation.PART_OF, False),
        ("part-of-turned", Relation.PART_OF, True),
        ("revision-turned", Relation.REVISION, True),
        ("relay", Relation.RELAY, False),
    ],
)
def test_each_relation_can_be_said_either_way_round(
    client: Client, clash: tuple[str, Comparison], relation: str, found: Relation, turned: bool
) -> None:
    _, pair = clash
    _say(client, pair, relation)
    (now,) = [c for c in access.claim(pair.a).comparisons if {c.a, c.b} == {pair.a, pair.b}]
    assert now.relation is found
    if now.directed:
        assert (now.a, now.b) == ((pair.b, pair.a) if turned else (pair.a, pair.b))


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    client: Client, clash: tuple[str, Comparison]
) -> None:
    _, pair = clash
    for sent in ({"relation": "nothing"}, {"reason": " "}, {"by": ""}):
        answer = _say(client, pair, **sent)
        assert answer.status_code == 422  # type: ignore[attr-defined]
    answer = _say(client, pair, by="")
    assert REASON in html.unescape(answer.content.decode())  # type: ignore[attr-defined]
    assert judgements.of_pair(pair.a, pair.b) == ()
    _say(client, pair)
    assert _say(client, pair, "agree").status_code == 409  # type: ignore[attr-defined]
    assert client.get(f"/pairs/{pair.a}/{pair.a}/").status_code == 404
    assert client.get(f"/pairs/{pair.a}/c-none/").status_code == 404


def test_a_second_person_is_asked_where_the_folder_says_so(
    client: Client, clash: tuple[str, Comparison]
) -> None:
    asked, pair = clash
    ask_four_eyes(["overruled"], by="Aru Example")
    _say(client, pair, "not-comparable")
    assert "no number fits both" in page(client, f"/questions/{asked}/")
    (past,) = judgements.of_pair(pair.a, pair.b)
    back = {"back": f"/pairs/{pair.a}/{pair.b}/"}
    refused = client.post(f"/judgements/{past.number}/confirm/", {"by": "aru example", **back}, follow=True)
    assert "a second person is needed" in refused.content.decode()
    client.post(f"/judgements/{past.number}/confirm/", {"by": "Dana Example", **back})
    assert "no number fits both" not in page(client, f"/questions/{asked}/")
    assert "confirmed by Dana Example" in page(client, f"/pairs/{pair.a}/{pair.b}/")


def test_the_question_asks_as_much_for_many_overrules_as_for_one(
    client: Client, clash: tuple[str, Comparison]
) -> None:
    asked, pair = clash

    def queries() -> int:
        set_side_by_side()
        page(client, f"/questions/{asked}/")
        with CaptureQueriesContext(connection) as made:
            page(client, f"/questions/{asked}/")
        return len(made)

    number = overrule(pair.a, pair.b, Relation.AGREE, by="Aru Example", reason=REASON)
    one = queries()
    view = access.question(asked)
    others = [c for c in view.comparisons if {c.a, c.b} != {pair.a, pair.b}]
    assert others
    for each in others:
        overrule(each.a, each.b, Relation.AGREE, by="Aru Example", reason=REASON)
    overrule(pair.a, pair.b, Relation.PART_OF, by="Aru Example", reason=REASON, after=number)
    assert queries() == one


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_the_pages_speak_each_language(clash: tuple[str, Comparison], lang: str) -> None:
    asked, pair = clash
    overrule(pair.a, pair.b, Relation.AGREE, by="Aru Example", reason="Оба верны.")
    set_side_by_side()
    for path in (f"/pairs/{pair.a}/{pair.b}/", f"/questions/{asked}/"):
        text = page(speaking(lang), path)
        assert not re.search(r"Overrule it|Look at it|Worked out", text)
