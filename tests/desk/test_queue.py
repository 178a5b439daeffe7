"""The review queue: what it shows, what a decision does, that nobody is lost or doubled. What strangers and forgers get: ``test_queue_forged``."""

import re
import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khronika.ledger import access, log, reviews, tables
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.actions.look_at import look_at
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.review_claim import review_claim
from khronika.ledger.review_tables import Looking, Review
from khronika.nouns import Kind, Question, Reading, State
from tests.desk.conftest import keep_all
from tests.desk.story import story
from tests.desk.test_views import page
from tests.ledger.reviewed import kept

pytestmark = pytest.mark.django_db
BY = "A. Reviewer"


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


def first() -> str:
    return reviews.page(reviews.Query()).rows[0].claim.id


def decided(client: Client, key: str, ruling: str = "accepted", /, **sent: str) -> Any:
    said = {
        "by": BY,
        "reason": "read the passage",
        "standing": "0",
        "state": ruling,
        "back": "/review/",
        **sent,
    }
    return client.post(f"/review/{key}/decide/", said)


# ---- the queue ----


def test_an_empty_folder_says_the_next_step(client: Client, folder: object) -> None:
    assert "khronika add" in page(client, "/review/")


def test_each_row_has_its_passage_its_reasons_and_its_buttons(
    client: Client, questions: tuple[Question, ...]
) -> None:
    html = page(client, "/review/")
    assert "7 proposals wait" in html
    assert html.count('<mark class="claim starts ends on">') == 7
    assert "Of 717 passages read with this confidence and marked by hand, 652 were right." in html
    assert html.count('value="accepted"') == html.count('value="rejected"') == 7
    assert "claim.test" in html


def test_without_a_name_a_form_asks_for_it_and_with_one_it_does_not(
    client: Client, questions: tuple[Question, ...]
) -> None:
    assert 'id="by-1"' in page(client, "/review/")
    decided(client, first())
    assert 'id="by-1"' not in page(client, "/review/")


@pytest.mark.parametrize("by", ["question", "report", "kind", "source", "confidence"])
def test_groups_lead_to_what_they_count(client: Client, questions: tuple[Question, ...], by: str) -> None:
    html = page(client, f"/review/?by={by}")
    groups = re.findall(
        rf'<a href="(/review/\?[^"]*{by}=[^"]+)"( lang="\w+")?>([^<]*)</a> <span class="num soft">(\d+)</span>',
        html,
    )
    assert groups
    for href, _, name, many in groups:
        shown = page(client, href.replace("&amp;", "&"))
        assert re.search(rf"\b{many} claims? match", shown)
        # The list says what it is filtered by in the words of the group that led to it, and not by an id.
        assert f": {name}</b>" in re.sub(r"\s+", " ", shown)


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_groups_of_questions_and_bodies_are_named_in_the_language_of_the_page(
    client: Client, questions: tuple[Question, ...], lang: str
) -> None:
    client.get(f"/language/{lang}/")
    html = page(client, "/review/?by=question")
    named = re.findall(
        r'<a href="/review/\?[^"]*question=[^"]+"[^>]*>([^<]*)</a> <span class="num soft">', html
    )
    assert named
    assert not [each for each in named if "How many" in each or "What" in each]
    (href,) = re.findall(r'<h3><a href="([^"]+)" data-key="j"', html)
    assert "How many" not in page(client, href.replace("&amp;", "&"))


def test_what_is_no_filter_filters_nothing(client: Client, questions: tuple[Question, ...]) -> None:
    for asked in (
        "kind=x",
        "state=x",
        "confidence=9",
        "since=x",
        "after=x",
        "before=-1",
        "by=x",
        "after=" + "9" * 30,
    ):
        assert "7 claims match" in page(client, f"/review/?{asked}"), asked
    assert "0 claims match" in page(client, "/review/?report=r-0")
    assert client.get("/review/?report=%00").status_code == 200


def test_pages_follow_each_other_and_lose_nothing(
    client: Client, questions: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviews, "PAGE", 3)
    seen, href = [], "/review/"
    while href:
        html = page(client, href)
        seen.append(re.findall(r'id="row-(c-\w+)"', html))
        onward = re.search(r'href="([^"]+)" rel="next"', html)
        href = onward[1].replace("&amp;", "&") if onward else ""
    assert [len(each) for each in seen] == [3, 3, 1]
    assert len({key for each in seen for key in each}) == 7
    back = re.search(r'href="([^"]+)" rel="prev"', html)
    assert back
    assert re.findall(r'id="row-(c-\w+)"', page(client, back[1].replace("&amp;", "&"))) == seen[1]


def test_of_very_many_the_first_are_counted_and_it_is_said(
    client: Client, questions: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khronika.ledger.queue.COUNTED", 4)
    html = page(client, "/review/?by=kind")
    assert "More than 4 proposals wait" in html
    assert "More than 4 claims match" in html
    assert "Among the first 4:" in html
    assert html.count('id="row-') == 7
    assert "Decide all of these at once" not in html
    assert "More than 4 claims match" in page(client, "/review/many/")
    monkeypatch.setattr("khronika.ledger.queue.COUNTED", 7)
    assert "7 claims match" in page(client, "/review/")


def test_the_number_of_queries_is_constant(client: Client, db: None, folder: object) -> None:
    def asked(path: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            page(client, path)
        return len(caught)

    pairs = story()
    keep_all(pairs[:2])
    paths = [
        "/review/",
        "/review/?by=report",
        "/review/?by=confidence",
        "/review/?by=kind&kind=detention",
        "/review/many/",
    ]
    before = [asked(path) for path in paths]
    keep_all(pairs)
    for number in range(6):
        kept(
            f"The Interior Ministry said 120 people were held in Almaty. Two officers were hurt. A curfew was declared. {number}"
        )
    assert [asked(path) for path in paths] == before
    assert max(before) < 25


# ---- one claim ----


def test_a_decision_is_recorded_with_its_name_and_leads_on(
    client: Client, questions: tuple[Question, ...]
) -> None:
    key = first()
    html = page(client, f"/review/{key}/")
    for act in "arucj":
        assert f'data-key="{act}"' in html or act == "j"
    answer = decided(client, key, back=f"/review/{key}/")
    assert answer.status_code == 302
    made = Review.objects.get()
    assert (made.claim, made.state, made.by) == (key, "accepted", BY)
    assert answer["Location"] == f"/review/{key}/?last={made.number}"
    html = page(client, answer["Location"])
    assert "Recorded:" in html
    assert BY in html
    assert page(client, "/review/?state=accepted").count('id="row-') == 1


def test_undo_puts_it_back(client: Client, questions: tuple[Question, ...]) -> None:
    key = first()
    decided(client, key, "rejected")
    assert key not in {claim.id for claim in access.claims()}
    sent = {"number": str(Review.objects.get().number)}
    assert client.post("/review/undo/", sent)["Location"] == f"/review/{key}/"
    assert key in {claim.id for claim in access.claims()}
    assert client.post("/review/undo/", sent).status_code == 409
    assert log.verify()


def test_a_list_of_what_was_decided_says_by_whom_and_why(
    client: Client, questions: tuple[Question, ...]
) -> None:
    assert "Decided:" not in page(client, "/review/")
    decided(client, first(), "rejected", reason="names the day of the vote, not of the arrests")
    told = page(client, "/review/?state=rejected")
    assert f'Decided: <b lang="">{BY}</b>' in told
    assert "names the day of the vote, not of the arrests" in told


def test_a_rejected_claim_leaves_its_question_at_once(
    client: Client, questions: tuple[Question, ...]
) -> None:
    link = tables.Membership.objects.select_related("claim").order_by("pk")[0]
    key = link.claim.claim_id
    decided(client, key, "rejected")
    assert not tables.Membership.objects.filter(claim__claim_id=key).exists()


def test_what_is_missing_is_said_and_what_was_typed_stays(
    client: Client, questions: tuple[Question, ...]
) -> None:
    key = first()
    for sent, said in (
        ({"by": ""}, "names a person"),
        ({"state": "rejected", "reason": " "}, "Say why"),
        ({"state": "corrected"}, "Choose one"),
        ({"state": "nonsense"}, "Choose one"),
    ):
        answer = decided(client, key, **{"reason": "typed <b>", **sent})
        assert answer.status_code == 400
        assert said in answer.content.decode()
    assert "typed &lt;b&gt;" in decided(client, key, by="", reason="typed <b>").content.decode()
    assert not Review.objects.exists()


def test_of_two_who_decide_the_second_is_told(client: Client, questions: tuple[Question, ...]) -> None:
    key = first()
    decided(client, key)
    answer = decided(client, key, "rejected")
    assert answer.status_code == 409
    assert "meanwhile" in answer.content.decode()
    assert Review.objects.count() == 1


def test_what_somebody_looks_at_is_shown_and_comes_back(
    client: Client, questions: tuple[Question, ...]
) -> None:
    key = first()
    client.get(f"/review/{key}/")
    assert not Looking.objects.exists()
    other = Client(headers={"host": "localhost"})
    decided(other, reviews.page(reviews.Query()).rows[3].claim.id, by="B. Other")
    other.get(f"/review/{key}/")
    assert "B. Other is looking at it" in page(client, "/review/")
    assert "is looking at it" not in page(other, "/review/")
    Looking.objects.update(at=timezone.now() - reviews.STALE)
    assert "is looking at it" not in page(client, "/review/")
    other.get(f"/review/{key}/")
    other.post(f"/review/{key}/leave/", {"back": "/review/"})
    assert not Looking.objects.exists()


def test_who_goes_on_passes_over_what_another_has_open(
    client: Client, questions: tuple[Question, ...]
) -> None:
    one, two, three = (row.claim.id for row in reviews.page(reviews.Query()).rows[:3])

    def led() -> str:
        back = re.search(r'name="back" value="(/review/[^?"]*)', page(client, f"/review/{one}/"))
        assert back
        return back[1]

    assert led() == f"/review/{two}/"
    look_at(two, by="B. Other")
    assert led() == f"/review/{three}/"
    Looking.objects.update(at=timezone.now() - reviews.STALE)
    assert led() == f"/review/{two}/"


def test_what_changed_since_one_looked(
    client: Client, questions: tuple[Question, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [row.claim.id for row in reviews.page(reviews.Query()).rows]
    review_claim(keys[0], State.ACCEPTED, by="B. Other")
    assert "since you looked last" not in page(client, "/review/")
    review_claim(keys[1], State.REJECTED, by="B. Other", reason="no")
    kept()
    page(client, "/review/")
    html = page(client, "/review/")  # a visit lasts: to look again loses nothing
    assert "1 decision since you looked last" in html
    assert "3 claims read since you looked last" in html
    fresh = re.search(r'href="(/review/\?[^"]*fresh=\d+)"', html)
    assert fresh
    assert "3 claims match" in page(client, fresh[1].replace("&amp;", "&"))
    href = re.search(r'href="(/review/\?[^"]*since=\d+)"', html)
    assert href
    assert re.findall(r'id="row-(c-\w+)"', page(client, href[1].replace("&amp;", "&"))) == [keys[1]]
    passed = time.time() + 3600
    monkeypatch.setattr("time.time", lambda: passed)
    assert "since you looked last" not in page(client, "/review/")  # another visit, and nothing since


def test_a_second_person_confirms(client: Client, questions: tuple[Question, ...]) -> None:
    key = first()
    ask_four_eyes(["rejected"], by=BY)
    decided(client, key, "rejected")
    made = Review.objects.get()
    assert key in {claim.id for claim in access.claims()}
    assert "waits for a second person" in page(client, "/review/?state=waiting")
    assert client.post("/review/confirm/", {"number": made.number, "by": BY}).status_code == 400
    assert client.post("/review/confirm/", {"number": made.number, "by": "B. Other"}).status_code == 302
    assert key not in {claim.id for claim in access.claims()}
    assert client.post("/review/confirm/", {"number": made.number, "by": "C. Third"}).status_code == 409


def test_what_needs_a_second_person_is_chosen_on_a_page(client: Client, folder: object) -> None:
    sent = {"by": BY, "what": ["rejected", "death"]}
    assert client.post("/review/four-eyes/", sent).status_code == 302
    assert reviews.four_eyes() == {"rejected", Kind.DEATH.value}
    assert page(client, "/review/four-eyes/").count(" checked") == 2
    assert client.post("/review/four-eyes/", {"by": BY, "what": ["everything"]}).status_code == 400


def test_decisions_whose_claim_is_gone_are_listed(client: Client, questions: tuple[Question, ...]) -> None:
    key = first()
    report = access.claim(key).report
    review_claim(key, State.REJECTED, by=BY, reason="not said")
    record_reading(Reading(report.id, (), "test.2"))
    html = page(client, "/review/")
    assert "1 decision is on a claim that is no longer read so" in html
    assert "the decision waits and counts for nothing" in page(client, f"/review/{key}/")
