"""A claim corrected in place and one added from a passage: what the forms read, refuse and keep, and how pages show it."""

import re
from typing import Any

import pytest
from django.test import Client

from khronika.desk.queue_words import changed
from khronika.desk.review_form import filled, read_form
from khronika.ledger import access, reviews, tables
from khronika.ledger.actions.ask_four_eyes import ask_four_eyes
from khronika.ledger.review_tables import Review
from khronika.nouns import Kind, Question, Stance
from tests.desk.test_languages import client as speaking
from tests.desk.test_views import page
from tests.ledger.reviewed import kept

pytestmark = pytest.mark.django_db
BY = "A. Reviewer"


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


def fields(key: str, **changed: str) -> dict[str, str]:
    typed = {name: value for name, value in filled(reviews.one(key).row.claim).typed.items() if value}
    return typed | {"by": BY, "reason": "read the passage again", "standing": "0"} | changed


def corrected(client: Client, key: str, **changed: str) -> Any:
    return client.post(f"/review/{key}/correct/record/", fields(key, **changed))


def test_what_is_not_touched_stays_to_the_letter(db: None, folder: object) -> None:
    report, claims = kept()
    for claim in claims:
        form, again = read_form(filled(claim).typed, report, claim)
        assert not form.wrong
        assert again == claim


def test_a_correction_changes_what_was_typed_and_nothing_else(
    client: Client, db: None, folder: object
) -> None:
    report, (held, *_) = kept()
    answer = corrected(
        client, held.id, low="130", high="140", source="", stance="denies", kind="release", agent="the police"
    )
    assert answer.status_code == 302
    claim = access.claim(held.id).claim
    assert claim.figure
    assert (claim.figure.low, claim.figure.high, claim.figure.text) == (130, 140, "120")
    assert claim.attribution.by_author
    assert (claim.stance, claim.kind, claim.agent) == (Stance.DENIES, Kind.RELEASE, "the police")
    assert (claim.places, claim.when, claim.span, claim.quote) == (
        held.places,
        held.when,
        held.span,
        held.quote,
    )
    html = page(client, f"/reports/{report.id}/")
    assert "corrected" in html
    assert "<ins" in html
    assert BY in html
    assert "the police" in page(client, f"/review/{held.id}/correct/")


def test_pages_of_a_corrected_claim_lead_with_the_persons_reading(
    client: Client, db: None, folder: object
) -> None:
    report, (held, *_) = kept()
    corrected(client, held.id, low="130", high="140", kind="release", agent="the police")
    for path in (
        f"/claims/{held.id}/",
        f"/review/{held.id}/",
        "/review/?state=corrected",
        f"/reports/{report.id}/",
    ):
        html = page(client, path)
        assert "130 to 140 people" in html, path
        mine, machines = html.index("130 to 140 people"), html.index("<del")
        assert mine < machines < html.index("<ins"), path
        assert "Release" in html[:machines], path
        assert re.search(r"By whom.{0,12}<q[^>]*>the police</q>", html[:machines]) or path.startswith(
            "/reports/"
        ), path
        assert '<span class="num">120 people' not in html[:machines], path
    assert 'As <b lang="">A. Reviewer</b> reads it' in page(client, f"/claims/{held.id}/")
    number = reviews.one(held.id).row.mark.number
    client.post("/review/undo/", {"number": str(number), "by": BY})
    again = page(client, f"/review/{held.id}/")  # taken back, the machine's leads again
    assert '<span class="num">120 people' in again
    assert "130 to 140" not in again.partition("What was decided")[0]


def test_places_times_and_sources_are_looked_up_as_the_machine_does(
    client: Client, db: None, folder: object
) -> None:
    _, (held, *_) = kept()
    corrected(
        client, held.id, place="Shymkent; Nowhere Hamlet", source="the Interior Ministry spokesman",
        **{"from": "2019-06-10", "to": "2019-06-11", "place_kept": "Shymkent; Nowhere Hamlet"},
    )  # fmt: skip
    claim = access.claim(held.id).claim
    assert [place.name for place in claim.places] == ["Shymkent", "Nowhere Hamlet"]
    assert claim.places[0].key
    assert claim.when
    assert claim.figure
    assert claim.figure.scope.period == claim.when
    assert claim.figure.scope.places == claim.places
    assert claim.attribution.speaker
    assert claim.attribution.speaker.source.key == "body:interior-ministry/?"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"low": "many"}, "Write a number in digits"),
        ({"low": "9", "high": "3"}, "the least first"),
        ({"from": "9 June"}, "Write a date"),
        ({"from": "2019-06-12", "to": "2019-06-01"}, "ends before it begins"),
        ({"start": "90", "end": "10"}, "begin before it ends"),
        ({"start": "0", "end": "99999"}, "within the text"),
        ({"start": "-1"}, "two numbers of characters"),
        ({"kind": "miracle"}, "Some fields"),
        ({"by": ""}, "names a person"),
        ({"reason": ""}, "Say why"),
        ({}, "accept the claim instead"),
    ],
)
def test_what_cannot_be_read_is_said_and_what_was_typed_stays(
    client: Client, db: None, folder: object, typed: dict[str, str], said: str
) -> None:
    _, (held, *_) = kept()
    answer = corrected(client, held.id, **{"agent": "", "target": "", **typed})
    assert answer.status_code == 400
    html = answer.content.decode()
    assert said in html
    for value in typed.values():
        assert not value or f'value="{value}"' in html or value == "miracle"
    assert not Review.objects.exists()


def test_what_is_no_field_of_a_claim_is_refused(client: Client, db: None, folder: object) -> None:
    report, (held, *_) = kept()
    for extra in ("id", "report_id", "confidence", "outlet", "published", "rule", "quote"):
        assert corrected(client, held.id, **{extra: "x"}).status_code == 400
        assert client.post(f"/reports/{report.id}/add/record/", {"by": BY, extra: "x"}).status_code == 400
    assert not Review.objects.exists()


def test_of_two_who_correct_the_second_is_told_and_loses_nothing_typed(
    client: Client, db: None, folder: object
) -> None:
    _, (held, *_) = kept()
    corrected(client, held.id, agent="the police")
    answer = corrected(client, held.id, agent="the army")
    assert answer.status_code == 409
    assert 'value="the army"' in answer.content.decode()


def test_what_the_machine_missed_is_added_by_offsets(client: Client, db: None, folder: object) -> None:
    report, _ = kept()
    html = page(client, f"/reports/{report.id}/add/?start=0&end=25")
    assert "The Interior Ministry sai" in html
    assert "select.js" in html
    sent = {
        "kind": "statement", "start": "0", "end": "26", "unit": "persons", "stance": "asserts", "certainty": "happened",
        "source": "the Interior Ministry", "place": "Almaty", "by": BY,
    }  # fmt: skip
    answer = client.post(f"/reports/{report.id}/add/record/", sent)
    assert answer.status_code == 302
    (added,) = reviews.added_to(report.id)
    assert added.quote == report.text[:26]
    html = page(client, answer["Location"].split("#")[0])
    assert "added by a person" in html
    assert "3 claims, proposed by the machine" in html
    assert page(client, f"/review/{added.id}/")
    again = client.post(f"/reports/{report.id}/add/record/", sent)
    assert again.status_code == 409
    assert "already" in again.content.decode()


def test_what_is_added_may_need_a_second_person_who_finds_it_in_the_queue(
    client: Client, db: None, folder: object
) -> None:
    report, _ = kept()
    ask_four_eyes(["added"], by=BY)
    sent = {
        "kind": "statement", "start": "0", "end": "26", "unit": "persons", "stance": "asserts", "certainty": "happened", "by": BY,
    }  # fmt: skip
    client.post(f"/reports/{report.id}/add/record/", sent)
    assert reviews.added_to(report.id) == []
    html = page(client, "/review/")
    assert "Added, and waiting for a second person" in html
    (made,) = Review.objects.all()
    assert made.claim in html
    assert report.text[:26] in page(client, f"/review/{made.claim}/")
    assert client.post("/review/confirm/", {"number": made.number, "by": "B. Other"}).status_code == 302
    assert [claim.id for claim in reviews.added_to(report.id)] == [made.claim]
    assert "Added, and waiting" not in page(client, "/review/")


def test_a_rejected_claim_is_shown_beside_the_question_that_it_left(
    client: Client, questions: tuple[Question, ...]
) -> None:
    question = next(each for each in questions if len(each.members) > 1)
    key = question.members[0]
    sent = {"by": BY, "reason": "printed in error", "standing": "0", "state": "rejected", "back": ""}
    client.post(f"/review/{key}/decide/", sent)
    link = tables.Membership.objects.filter(claim__claim_id__in=question.members[1:]).first()
    assert link
    html = page(client, f"/questions/{link.question_id}/")
    assert "1 rejected by reviewers, shown here" in html
    assert "printed in error" in html
    assert "Not reviewed so far" in html
    other = link.claim_id
    kept_one = tables.Claim.objects.get(pk=other).claim_id
    client.post(f"/review/{kept_one}/decide/", {**sent, "state": "accepted"})
    html = page(client, f"/questions/{link.question_id}/")
    assert "1 claim is decided" in html
    assert "nobody has reviewed" not in html


def test_a_claims_page_says_what_was_decided(client: Client, questions: tuple[Question, ...]) -> None:
    key = questions[0].members[0]
    assert "not reviewed so far" in page(client, f"/claims/{key}/")
    sent = {"by": BY, "reason": "", "standing": "0", "state": "accepted", "back": ""}
    client.post(f"/review/{key}/decide/", sent)
    html = page(client, f"/claims/{key}/")
    assert "not reviewed so far" not in html
    assert "accepted" in html


def test_only_what_is_shown_otherwise_is_struck(client: Client, db: None, folder: object) -> None:
    _, (held, *_) = kept()
    assert held.figure
    corrected(client, held.id, place="Shymkent")
    rows = changed(held, access.claim(held.id).claim)
    assert [(row.field, row.after) for row in rows] == [("Place", "Shymkent")]
    text = page(client, f"/reports/{held.report_id}/")
    assert re.findall(r"<del[^>]*>(.*?)</del></td><td><ins[^>]*>(.*?)</ins>", text) == [
        (rows[0].before, rows[0].after)
    ]


def test_whom_a_figure_counts_is_shown_where_only_that_is_read_otherwise(
    client: Client, db: None, folder: object
) -> None:
    _, (held, *_) = kept()
    corrected(client, held.id, population="journalists")
    rows = changed(held, access.claim(held.id).claim)
    assert [row.after for row in rows] == ["journalists"]


@pytest.mark.parametrize(
    ("lang", "asks"),
    [
        ("en", "No place called “Shymkentt” is known; did you mean Shymkent?"),
        ("ru", "«Shymkentt»"),
        ("kk", "«Shymkentt»"),
    ],
)
def test_a_place_that_nobody_knows_is_asked_about_once(
    db: None, folder: object, lang: str, asks: str
) -> None:
    _, (held, *_) = kept()
    client = speaking(lang)
    answer = corrected(client, held.id, place="Shymkentt", agent="the army")
    assert answer.status_code == 400
    html = answer.content.decode()
    assert asks in html
    assert 'name="place" value="Shymkentt"' in html
    assert 'name="agent" value="the army"' in html
    assert '<input type="hidden" name="place_kept" value="Shymkentt">' in html
    assert not Review.objects.exists()
    # Another slip is asked about too; what is kept as written is recorded.
    assert corrected(client, held.id, place="Almatty", place_kept="Shymkentt").status_code == 400
    assert corrected(client, held.id, place="Shymkentt", place_kept="Shymkentt").status_code == 302
    assert [place.name for place in access.claim(held.id).claim.places] == ["Shymkentt"]


def test_a_missed_claims_unknown_place_is_asked_about_too(client: Client, db: None, folder: object) -> None:
    report, _ = kept()
    typed = {"start": "0", "end": "20", "kind": "release", "unit": "persons", "stance": "asserts"}
    typed |= {"certainty": "happened", "place": "Qwxyz", "by": BY, "reason": "missed"}
    answer = client.post(f"/reports/{report.id}/add/record/", typed)
    assert answer.status_code == 400
    assert "No place called “Qwxyz” is known. Save again to keep it as written." in answer.content.decode()
    assert (
        client.post(f"/reports/{report.id}/add/record/", typed | {"place_kept": "Qwxyz"}).status_code == 302
    )
