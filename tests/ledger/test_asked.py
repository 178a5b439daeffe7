"""The list of questions of one place is the list of all, without those of other places: the same rows in the same order, page by page."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khronika.ledger import access, asked, tables
from khronika.ledger.actions.keep import keep
from khronika.ledger.actions.record_reading import record_reading
from khronika.ledger.actions.record_reconciling import record_reconciling
from khronika.nouns import Kind, PartialDate, Question, make_id
from tests.ledger.samples import ALMATY, KAZAKHSTAN, a_claim, a_question, a_reading, a_report, raw_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def questions() -> list[Question]:
    """Of two places and three kinds, one without a day, with one to three figures."""
    made, claims = [], []
    for n, (kind, place, day, many) in enumerate(
        [
            (Kind.DETENTION, ALMATY, 9, 3),
            (Kind.DETENTION, KAZAKHSTAN, 9, 2),
            (Kind.INJURY, ALMATY, 10, 1),
            (Kind.DETENTION, ALMATY, 10, 1),
            (Kind.RELEASE, ALMATY, 10, 1),
            (Kind.DETENTION, ALMATY, None, 1),
            (Kind.DETENTION, ALMATY, 11, 1),
        ]
    ):
        words = f"About {n + 100} held."
        report = a_report(words, outlet=f"Outlet {n}")
        keep(report, raw_of(words))
        mine = [a_claim(report, 100 * n + at + 1, place, day=day or 9) for at in range(many)]
        record_reading(a_reading(report, *mine))
        claims += mine
        changes = {} if day else {"period": None}
        made.append(
            a_question(*mine, place=place, day=day or 9, kind=kind, id=make_id("q", kind, n), **changes)
        )
    record_reconciling(made, [], {}, "1")
    return made


def pages(wanted: asked.Wanted, most: int) -> list[str]:
    found, after = [], None
    while True:
        page = asked.page(wanted, after, most)
        found += [row.id for row in page.rows]
        after = page.next
        if after is None:
            return found


def test_page_by_page_a_place_has_its_questions_in_the_order_of_the_list(questions: list[Question]) -> None:
    here = {question.id for question in questions if ALMATY in question.places}
    everything = pages(asked.Wanted(), 100)
    assert set(everything) == {question.id for question in questions}
    in_order = [key for key in everything if key in here]
    for most in (1, 2, 5, 100):
        assert pages(asked.Wanted(place="Almaty"), most) == in_order
        assert pages(asked.Wanted(place="Kazakhstan"), most) == everything  # which holds Almaty


def test_of_a_place_a_kind_and_days_are_kept(questions: list[Question]) -> None:
    on = PartialDate(2019, 6, 10)
    of_kind = asked.page(asked.Wanted(Kind.DETENTION, "Almaty"))
    assert {row.question.kind for row in of_kind.rows} == {Kind.DETENTION}
    assert (of_kind.total, of_kind.hidden) == (4, 3)
    of_day = asked.page(asked.Wanted(place="almaty", happened=(on, on)))
    assert {row.question.kind for row in of_day.rows} == {Kind.DETENTION, Kind.INJURY, Kind.RELEASE}
    assert (of_day.total, of_day.hidden) == (3, 4)
    assert asked.page(asked.Wanted(place="Nowhere at all")).rows == ()


def test_the_rows_of_a_place_have_what_their_question_has(questions: list[Question]) -> None:
    rows = tables.QuestionPlace.objects.select_related("question")
    assert len({row.question_id for row in rows}) == len(questions)
    for row in rows:
        of = row.question
        assert (row.kind, row.first_day, row.last_day, row.figures) == (
            of.kind,
            of.first_day,
            of.last_day,
            of.figures,
        )
    assert dt.date(2019, 6, 11) in {row.first_day for row in rows}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="how a plan is told is SQLite's")
def test_a_page_of_a_place_is_gone_along(questions: list[Question]) -> None:
    with CaptureQueriesContext(connection) as captured:
        asked.page(asked.Wanted(place="Almaty"))
    ordered = next(
        each["sql"] for each in captured if "questionplace" in each["sql"] and "DESC" in each["sql"]
    )
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {ordered}")
        plan = [row[3] for row in cursor.fetchall()]
    assert "ledger_fullest_place" in plan[0]
    assert not [step for step in plan if "TEMP B-TREE" in step]


def test_what_says_not_where_or_not_when_is_told_beside_what_it_may_be_of() -> None:
    asked_of, made = {}, []
    for n, (name, place, day) in enumerate(
        [
            ("sought", ALMATY, 9),
            ("nowhere", None, 9),
            ("nowhere, another day", None, 20),
            ("undated", ALMATY, None),
            ("neither", None, None),
            ("another day", ALMATY, 10),
        ]
    ):
        words = f"About {n + 100} held."
        report = a_report(words)
        keep(report, raw_of(words))
        claim = a_claim(report, 100 + n, day=day or 9)
        record_reading(a_reading(report, claim))
        changes: dict[str, object] = {} if day else {"period": None}
        changes |= {} if place else {"places": ()}
        made.append(a_question(claim, day=day or 9, id=make_id("q", name), **changes))
        asked_of[name] = made[-1].id
    record_reconciling(made, [], {}, "1")
    found = {row.id for row in access.question(asked_of["sought"]).unplaced}
    assert found == {asked_of[name] for name in ("nowhere", "undated", "neither")}
    assert access.question(asked_of["neither"]).unplaced == ()
    assert tables.Question.objects.filter(placed=False).count() == 3
