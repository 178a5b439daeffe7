"""Each page: it answers, says what it must, keeps the content security policy, and asks a fixed number of queries."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khronika.ledger import access
from khronika.ledger.actions.decide import decide
from khronika.ledger.actions.withdraw_report import withdraw_report
from khronika.nouns import Claim, Kind, Question, Report, Ruling, Source, SourceType, Unread
from tests.desk.conftest import keep_all
from tests.desk.story import MINISTRY, a_claim, a_report, story

pytestmark = pytest.mark.django_db

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def two_days(questions: tuple[Question, ...]) -> Question:
    """How many people were detained in Veltria on 4-5 May?"""
    return next(
        q for q in questions if q.kind is Kind.DETENTION and q.period and q.period.earliest != q.period.latest
    )


def one_day(questions: tuple[Question, ...]) -> Question:
    return next(q for q in questions if q.kind is Kind.DETENTION and len(q.members) == 3)


def every_path(questions: tuple[Question, ...]) -> list[str]:
    (report, (claim, *_)) = story()[1]
    return [
        "/",
        "/?kind=detention&place=Veltria&from=2031-05-04&to=2031-05",
        f"/questions/{two_days(questions).id}/",
        "/reports/",
        f"/reports/{report.id}/",
        f"/reports/{report.id}/?claim={claim.id}",
        f"/claims/{claim.id}/",
        "/search/?place=Veltria&from=2031-05-04",
        "/search/?show=reports",
        "/incidents/?kind=detention",
        "/sources/",
        "/sources/?show=outlets",
        f"/incidents/{access.incidents()[0].incident.id}/",
    ]


def test_every_page_is_one_page_with_landmarks_and_nothing_inline(
    client: Client, questions: tuple[Question, ...]
) -> None:
    for path in every_path(questions):
        answer = client.get(path)
        text = answer.content.decode()
        assert answer.status_code == 200, path
        assert len(re.findall(r"<h1[ >]", text)) == 1, path
        assert 'href="#main"' in text
        assert '<main id="main"' in text
        assert not re.search(r"<script|<style|\sstyle=|<[^>]+\son\w+=|javascript:", text), path
        outside = re.findall(r'(?:src|href)="(?:https?:)?//', text)
        assert outside == [], path
        assert "style-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize(
    "path", ["/questions/q-0/", "/reports/r-0/", "/claims/c-0/", "/nowhere/", "/questions/"]
)
def test_strangers_and_strays_get_the_same_404(
    client: Client, questions: tuple[Question, ...], path: str
) -> None:
    text = page(client, path, 404)
    assert "No such page" in text
    assert "style-src 'self'" in client.get(path).headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/reports/"])
def test_an_empty_folder_says_the_next_step(client: Client, folder: object, path: str) -> None:
    assert "khronika add" in page(client, path)


def test_pages_only_read(client: Client, questions: tuple[Question, ...]) -> None:
    for path in every_path(questions):
        assert client.post(path).status_code == 405


def test_the_list_says_what_it_holds_and_hides(client: Client, questions: tuple[Question, ...]) -> None:
    whole = page(client, "/")
    assert f"<b>{len(questions)}</b> questions shown" in whole
    assert "none hidden" in whole
    some = page(client, "/?kind=sentence")
    assert "<b>1</b> question shown" in some
    assert f"<b>{len(questions) - 1}</b> questions hidden by the filter" in some


def test_the_list_gives_each_answer(client: Client, questions: tuple[Question, ...]) -> None:
    text = page(client, "/?kind=sentence")
    assert "<q>321</q>" in text
    assert "source read so far" in text


def test_a_filter_keeps_what_was_typed_and_says_what_is_wrong(
    client: Client, questions: tuple[Question, ...]
) -> None:
    text = page(client, "/?from=yesterday&place=Veltria&kind=arrests")
    assert 'value="yesterday"' in text
    assert 'value="Veltria"' in text
    assert "“yesterday” is not a date" in text
    assert "“arrests” is not a kind" in text
    assert "lies before the first" in page(client, "/?from=2031-06&to=2031-05")


def test_a_filter_that_hides_all_offers_the_way_out(client: Client, questions: tuple[Question, ...]) -> None:
    text = page(client, "/?place=Nowhere")
    assert "No question matches" in text
    assert "Show all" in text


def test_a_question_shows_its_figures_its_chart_and_its_neighbours(
    client: Client, questions: tuple[Question, ...]
) -> None:
    asked = two_days(questions)
    text = page(client, f"/questions/{asked.id}/")
    for words in ("at least 2,000", "almost 900", "Veltrian League for Rights", "Ministry of Order"):
        assert words in text
    for name in ("wide", "upright", "strip"):
        assert text.count(f'class="chart chart-{name}"') == 1
    assert "contradict" in text.casefold()
    assert "Narrower questions" in text
    assert one_day(questions).id in text


def test_a_relay_stands_under_what_it_repeats_and_gets_no_mark(
    client: Client, questions: tuple[Question, ...]
) -> None:
    text = page(client, f"/questions/{one_day(questions).id}/")
    assert re.search(r'class="relay">.*?at least 500', text, re.S)
    wide = re.search(r'class="chart chart-wide".*?</svg>', text, re.S)
    assert wide
    assert "1 relay, wording changed" in wide[0]
    assert wide[0].count('class="mark-link"') == 3
    assert "<b>1</b> only repeats one" in text


def test_a_question_without_a_number_says_so(client: Client, db: None, folder: object) -> None:
    report = a_report(1, "The Ministry of Order said force was used in Veltria on 4 May.", "Orlo Courier", 4)
    claim = a_claim(report, "force was used", None, MINISTRY, kind=Kind.FORCE)
    (asked,) = keep_all([(report, [claim])])
    text = page(client, f"/questions/{asked.id}/")
    assert "No number answers this question" in text
    assert "force was used" in text


def test_a_report_marks_claim_source_and_cue_and_lists_its_claims(
    client: Client, questions: tuple[Question, ...]
) -> None:
    report, (_, second) = story()[1]
    text = page(client, f"/reports/{report.id}/")
    assert re.search(r'<mark class="claim starts ends">about 500 people were detained</mark>', text)
    assert '<span class="src">Ministry of Order</span>' in text
    assert '<span class="cue">said</span>' in text
    assert "2 claims" in text
    for words in (
        "450 to 550 people",
        "Fairly sure",
        "claim.test",
        "attr.test",
        "fig.test",
        "when.test",
        "Orlo",
    ):
        assert words in text
    assert report.sha256[:8] in text
    chosen = page(client, f"/reports/{report.id}/?claim={second.id}")
    assert f'id="at-{second.id}"' in chosen
    assert 'class="card on" id="claim-2"' in chosen


def test_an_unread_report_says_why(client: Client, db: None, folder: object) -> None:
    from khronika.ledger.actions.keep import keep
    from khronika.ledger.actions.record_refusal import record_refusal

    report = a_report(1, "Zzz.", "Orlo Courier", 4, lang=None)
    keep(report, b"Zzz.")
    assert "Not read yet" in page(client, f"/reports/{report.id}/")
    refusal = Unread("1.txt", "reading.language", "The language could not be told.", "Give it: --lang en.")
    record_refusal(refusal, report_id=report.id, rules_version="test.1")
    text = page(client, f"/reports/{report.id}/")
    assert "The language could not be told." in text
    assert "choose its language in the inbox" in text  # what to do here, before what to do in a terminal
    assert "--lang en" in text
    assert "could not be read" in page(client, "/reports/")


def test_why_something_was_not_read_ends_before_what_to_do(client: Client, db: None, folder: object) -> None:
    from khronika.intake.refusals import empty
    from khronika.ledger.actions.record_refusal import record_refusal

    record_refusal(empty("leaflet.txt", "0" * 64), rules_version="test.1")
    assert "leaflet.txt holds no text. Nothing to do" in page(client, "/reports/")


def test_a_claim_leads_back_to_the_hash_and_on_to_others(
    client: Client, questions: tuple[Question, ...]
) -> None:
    report, (claim,) = story()[2]
    text = page(client, f"/claims/{claim.id}/")
    assert report.sha256[:8] in text
    assert "at least 500 people were detained" in text
    assert f"/reports/{report.id}/?claim={claim.id}#at-{claim.id}" in text
    assert "Retells one statement with" in text
    assert one_day(questions).text in text


def test_hostile_text_stays_text(client: Client, db: None, folder: object) -> None:
    text = f"The {HOSTILE} said 12 {HOSTILE} people were detained in Veltria."
    report = a_report(1, text, HOSTILE, 4, given_id=HOSTILE, url=f"javascript:{HOSTILE}")
    source = replace(MINISTRY, name=HOSTILE)
    claim = a_claim(report, f"12 {HOSTILE} people", (f"12 {HOSTILE}", 12, 12), source)
    (asked,) = keep_all([(report, [claim])])
    for path in (
        "/",
        f"/?place={HOSTILE}",
        f"/questions/{asked.id}/",
        "/reports/",
        f"/reports/{report.id}/",
        f"/claims/{claim.id}/",
    ):
        shown = page(client, path)
        assert "<script" not in shown
        assert "<img" not in shown
        assert 'href="javascript' not in shown


def test_the_number_of_queries_does_not_grow_with_the_record(
    client: Client, db: None, folder: object
) -> None:
    def asked(paths: list[str]) -> list[int]:
        numbers = []
        for path in paths:
            with CaptureQueriesContext(
                connection,
            ) as captured:
                page(client, path)
            numbers.append(len(captured))
        return numbers

    small = keep_all(story())
    before = asked(every_path(small))
    more = []
    for n in range(12):
        report = a_report(
            100 + n,
            f"{n}. The Ministry of Order said {700 + n} people were detained in Veltria.",
            f"Paper {n}",
            9,
        )
        more.append(
            (
                report,
                [
                    a_claim(
                        report,
                        f"{700 + n} people",
                        (f"{700 + n}", 700 + n, 700 + n),
                        MINISTRY,
                        days=(4, 5),
                        said=9,
                    )
                ],
            )
        )
    large = keep_all([*story(), *more])
    assert asked(every_path(large)) == before


def test_a_question_shows_what_it_is_held_to_be_about_and_what_a_person_decided(
    client: Client, questions: tuple[Question, ...]
) -> None:
    path = f"/questions/{one_day(questions).id}/"
    text = page(client, path)
    assert "What these claims are held to be about" in text
    assert "; proposed" in text
    (shown,) = access.question(one_day(questions).id).incidents
    decide(shown.incident.id, Ruling.CONFIRM, by="Aru", reason="one rally on two squares")
    text = page(client, path)
    assert "; confirmed" in text
    assert "Aru: confirm. one rally on two squares" in text


def test_a_withdrawn_report_says_so_by_whom_and_why(client: Client, questions: tuple[Question, ...]) -> None:
    report = story()[1][0]
    withdraw_report(report.id, by="Aru", reason="its outlet took it back")
    text = page(client, f"/reports/{report.id}/")
    assert "Withdrawn" in text
    assert "its outlet took it back" in text


def test_likely_misprints_stand_on_the_question(client: Client, db: None, folder: object) -> None:
    def said(n: int, number: int) -> tuple[Report, list[Claim]]:
        words = f"{n}. The Ministry of Order said {number} people were detained in Veltria."
        report = a_report(100 + n, words, f"Paper {n}", 9)
        return report, [a_claim(report, f"{number} people", (f"{number}", number, number), MINISTRY, said=9)]

    questions = keep_all([said(1, 617), said(2, 671)])
    text = page(client, f"/questions/{questions[0].id}/")
    assert "Likely misprints, and figures that cannot be" in text
    assert "likely a slip of digits" in text


def test_a_voice_that_is_not_told_apart_is_explained_where_it_is_counted(client: Client, db: None) -> None:
    report = a_report(77, "Residents said 60 people were detained in Veltria.", "Herald", 5)
    residents = Source("residents", SourceType.WITNESS)
    vague = a_claim(report, "60 people were detained", ("60", 60, 60), residents)
    (asked,) = keep_all([(report, [vague])])
    for path in ("/", f"/questions/{asked.id}/"):
        html = page(client, path)
        assert "1 voice not told apart" in html
        assert "It may be one of the sources counted" in html
