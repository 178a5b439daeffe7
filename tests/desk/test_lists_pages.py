"""The pages of lists of people: what they show, whom they name, what a decision does, and that an estimate blocks nobody."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from khronika import study as studies
from khronika.desk import link_words, list_words, study_words
from khronika.ledger import list_tables, lists, tables
from khronika.ledger.actions.decide_link import decide_link
from khronika.ledger.actions.record_study import record_study
from khronika.linking.comparing import COMPARISONS
from khronika.nouns import Bond, PersonList
from khronika.people import Said, record_known, take_list
from tests.desk.test_views import page
from tests.ledger.people import NAMES, a_study, an_estimate, invented_lists, pairs
from tests.shared_folder import ROOT

pytestmark = pytest.mark.django_db
PATHS = ("/lists/", "/links/", "/links/?show=decided", "/links/?show=unsure", "/estimate/")


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture
def linked(tmp_path: Path, folder: object) -> list[PersonList]:
    taken = invented_lists(tmp_path)
    record_known(pairs(taken))
    return taken


def pair() -> str:
    found = lists.next_link()
    assert found
    return found


def decided(client: Client, link: str, ruling: str = "different", **sent: str) -> Any:
    said = {"by": "A. Reviewer", "reason": "", "standing": "0", "ruling": ruling, **sent}
    return client.post(f"/links/{link}/decide/", said)


def named_in(text: str) -> list[str]:
    return [name for name in NAMES if name in text]


def test_what_linking_notes_of_the_lists_is_said(client: Client, linked: list[PersonList]) -> None:
    row = list_tables.Linked.objects.get(pk=1)
    few = "8 entries without births are too few to tell how often strangers agree: true pairs may stay in doubt and not be proposed"
    row.body = json.dumps(
        json.loads(row.body)
        | {"notes": [few, "2 entries have no name beyond initials and are linked with nobody"]}
    )
    row.save()
    text = page(client, "/lists/")
    assert f"{few}." in text
    assert "beyond initials" not in text
    with translation.override("kk"):
        assert "туған күні жоқ 8 жазба" in list_words.note_words(few).words


# ---- empty ----


@pytest.mark.parametrize("path", ["/lists/", "/links/", "/estimate/"])
def test_an_empty_folder_says_the_next_step(client: Client, folder: object, path: str) -> None:
    assert "khronika add-list" in page(client, path)


def test_lists_that_are_not_linked_say_how_to(client: Client, folder: object, tmp_path: Path) -> None:
    invented_lists(tmp_path)
    assert "make linking" in page(client, "/lists/")
    assert "Nothing is linked yet" in page(client, "/links/")


# ---- names ----


def test_names_stand_where_links_are_decided_and_never_in_its_title(
    client: Client, linked: list[PersonList]
) -> None:
    review = page(client, f"/links/{pair()}/")
    assert "Мугдова Ольга" in review
    assert named_in(review.split("</head>", maxsplit=1)[0]) == []
    decided(client, pair(), reason="Мугдова twice")
    for path in ("/lists/", "/links/?show=decided", "/estimate/", "/links/l-0/", "/nowhere/"):
        assert named_in(client.get(path).content.decode()) == [], path


@pytest.mark.parametrize("path", PATHS)
def test_nothing_of_these_pages_is_kept_by_a_browser(
    client: Client, linked: list[PersonList], path: str
) -> None:
    assert "no-store" in client.get(path).headers["Cache-Control"]
    assert "no-store" in decided(client, pair(), by="").headers["Cache-Control"]


def test_an_error_names_nobody(
    client: Client, linked: list[PersonList], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("khronika.desk.link_views.likely_words", lambda _: 1 / 0)
        client.raise_request_exception = False
        answer = client.get("/links/")
    assert answer.status_code == 500
    assert named_in(answer.content.decode() + caplog.text.split("Traceback", maxsplit=1)[0]) == []


def test_a_script_may_run_on_the_review_page_alone(client: Client, linked: list[PersonList]) -> None:
    review = client.get("/links/")
    assert "script-src 'self'" in review.headers["Content-Security-Policy"]
    assert re.findall(r"<script[^>]*>", review.content.decode()) == [
        '<script src="/static/desk/keys.js" defer>'
    ]
    for path in ("/", "/lists/", "/estimate/"):
        assert "script-src" not in client.get(path).headers["Content-Security-Policy"], path
        assert "<script" not in page(client, path)


# ---- lists ----


def test_lists_show_source_edition_rows_overlap_and_what_could_not_be_read(
    client: Client, linked: list[PersonList], tmp_path: Path
) -> None:
    (tmp_path / "bad.csv").write_text("who,when\nx,y\n", encoding="utf-8")
    take_list(tmp_path / "bad.csv", Said())
    text = page(client, "/lists/")
    for words in (
        "Invented body",
        "first",
        "3 lists: 6 entries; 5 people",
        "begin with no name",
        "list.columns",
        '<q lang="">да</q> 1',
    ):
        assert words in text, words
    assert "Nobody on these lists exists: relatives" in text
    assert linked[0].edition[:8] in text


def test_decisions_that_came_over_to_a_new_edition_are_counted(
    client: Client, linked: list[PersonList], tmp_path: Path
) -> None:
    decided(client, pair())
    decided(client, pair(), "same")
    text = (tmp_path / "registry.csv").read_text(encoding="utf-8").replace("Сельт", "Сельт, ул. Ветряная")
    (tmp_path / "registry.csv").write_text(text, encoding="utf-8")
    take_list(tmp_path / "registry.csv", Said())
    shown = page(client, "/lists/")
    assert "carried over from the edition before: 1; not carried over" in shown
    assert "the same cells: 1." in shown


# ---- deciding ----


def test_a_pair_stands_side_by_side_with_signs_words_and_reasons(
    client: Client, linked: list[PersonList]
) -> None:
    text = page(client, "/links/")
    assert "In doubt, rather two people" in text
    assert re.search(r'<tr class="differs"><th scope="row">Place</th>.*?≠.*?differ', text, re.S)
    assert "the surnames sound the same" in text
    assert "match probability <b>40 in 100</b>" in text
    for key in "sdun":
        assert f'data-key="{key}" accesskey="{key}"' in text
    assert text.count("list продолж") == 0


def test_deciding_leads_to_the_next_pair_and_offers_to_undo(client: Client, linked: list[PersonList]) -> None:
    first = pair()
    answer = decided(client, first)
    assert answer.status_code == 302
    following = page(client, answer.headers["Location"])
    assert "Recorded:" in following
    assert 'data-key="z"' in following
    assert f"/links/{pair()}/decide/" in following
    assert f"/links/{first}/decide/" not in following
    assert 'value="A. Reviewer"' in following  # remembered
    number = list_tables.LinkDecision.objects.get().number
    back = client.post("/links/undo/", {"number": number, "by": "A. Reviewer"})
    assert back.headers["Location"] == f"/links/{first}/"
    assert lists.link_counts().decided == 0
    assert client.post("/links/undo/", {"number": number}).status_code == 409
    assert "taken back" in page(client, f"/links/{first}/")


def test_when_all_is_decided_the_page_says_so_and_what_comes_next(
    client: Client, linked: list[PersonList]
) -> None:
    decided(client, pair(), "unsure")
    answer = decided(client, pair(), "same")
    text = page(client, answer.headers["Location"])
    assert "Nothing waits" in text
    assert "2 pairs are decided" in text
    assert "To the estimate" in text
    assert "unsure" in page(client, "/links/?show=unsure")
    assert "No pair stands so" in page(client, "/links/?show=different")


def test_without_a_name_nothing_is_recorded_and_what_was_typed_stays(
    client: Client, linked: list[PersonList]
) -> None:
    answer = decided(client, pair(), by=" ", reason="two birthdays")
    assert answer.status_code == 400
    assert "a decision names a person" in answer.content.decode()
    assert 'value="two birthdays"' in answer.content.decode()
    assert decided(client, pair(), "married").status_code == 400
    assert not list_tables.LinkDecision.objects.exists()


def test_an_old_page_does_not_override_what_somebody_decided_meanwhile(
    client: Client, linked: list[PersonList]
) -> None:
    link = pair()
    decide_link(link, Bond.SAME, by="B. Reviewer")
    answer = decided(client, link, reason="not so")
    assert answer.status_code == 409
    assert "meanwhile" in answer.content.decode()
    assert 'value="not so"' in answer.content.decode()
    assert lists.link(link).ruling is Bond.SAME


def test_decisions_need_the_token_of_the_page(linked: list[PersonList]) -> None:
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    for path in (f"/links/{pair()}/decide/", "/links/undo/", "/estimate/ask/"):
        assert strict.post(path, {"by": "M. Allory", "ruling": "same"}).status_code == 403, path
    assert not list_tables.LinkDecision.objects.exists()


@pytest.mark.parametrize("path", ["/links/l-0/decide/", "/links/undo/", "/estimate/ask/"])
def test_acts_are_posts(client: Client, folder: object, path: str) -> None:
    assert client.get(path).status_code == 405


def test_a_pair_that_is_not_there_is_no_page(client: Client, linked: list[PersonList]) -> None:
    assert client.get("/links/l-0/").status_code == 404
    assert decided(client, "l-0").status_code == 404


def test_hostile_words_stay_words(client: Client, folder: object, tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>"
    for name in ("a", "b"):
        text = f"ФИО,Город\n{hostile} {name},<img src=x>\nПахтин Э,Орло\n"
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    taken = [take_list(tmp_path / f"{name}.csv", Said(source=hostile, label=hostile)) for name in ("a", "b")]
    record_known(pairs([each.list for each in taken]))  # type: ignore[union-attr]
    decided(client, pair(), by=hostile, reason=hostile)
    for path in (*PATHS, f"/links/{list_tables.LinkDecision.objects.get().link}/"):
        text = page(client, path)
        assert "alert(1)</script>" not in text
        assert "<img" not in text


# ---- estimate ----


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    asked: list[dict[str, object]] = []

    def start(folder: Path, **said: object) -> None:
        asked.append(said)

    monkeypatch.setattr(studies, "start", start)
    return asked


def test_an_estimate_is_asked_for_and_the_page_says_that_it_is_being_made(
    client: Client, linked: list[PersonList], started: list[dict[str, object]]
) -> None:
    assert "has not been estimated yet" in page(client, "/estimate/")
    assert client.post("/estimate/ask/", {"seed": "12"}).status_code == 302
    client.post("/estimate/ask/", {"seed": "13"})  # pressed twice
    assert [said["seed"] for said in started] == [12]
    text = page(client, "/estimate/")
    assert "An estimate is being made" in text
    assert "/estimate/ask/" not in text


def test_a_kept_study_is_shown_whole(client: Client, linked: list[PersonList]) -> None:
    record_study(a_study(lists.grouping().state))  # type: ignore[union-attr]
    text = page(client, "/estimate/")
    for words in (
        "there were 129 to 310", "graphs, averaged", "152", "129 to 310", "No model has a best fit", "loglinear.no-model",
        "Nobody joined the group.", "seed 7", "at most 270 with a chance of 50 in 100", "linkages drawn", "without hotline", "changed since",
    ):  # fmt: skip
        assert (words in text) is (words != "changed since"), words
    assert text.count("<svg") == 16  # each plot wide and for a telephone
    assert "People on exactly these lists" in text
    assert not re.search(r"\sstyle=", text)


def test_what_came_since_is_said(client: Client, linked: list[PersonList]) -> None:
    record_study(a_study(lists.grouping().state))  # type: ignore[union-attr]
    decide_link(pair(), Bond.SAME, by="A. Reviewer")
    assert "1 decision came since" in page(client, "/estimate/")


def test_one_that_was_stopped_is_said_and_can_be_asked_for_again(
    client: Client,
    linked: list[PersonList],
    monkeypatch: pytest.MonkeyPatch,
    started: list[dict[str, object]],
) -> None:
    import datetime as dt

    from khronika.ledger.actions import ask_estimate as asking

    client.post("/estimate/ask/", {"seed": "x"})
    for module in (asking, lists):
        monkeypatch.setattr(module, "STOPPED", dt.timedelta(0))
    assert "did not arrive" in page(client, "/estimate/")
    client.post("/estimate/ask/", {"seed": "99999999999999"})
    assert [each["seed"] for each in started] == [0, 0]


def test_the_program_that_estimates_is_told_the_folder_and_nothing_of_people(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: commands.append(command))
    studies.start(tmp_path, asked=3, seed=5)
    assert commands[0][1:] == ["-m", "khronika.cli", "estimate-lists", "--folder", str(tmp_path), "--asked", "3", "--seed", "5"]  # fmt: skip


# ---- tables held to the rooms they speak for ----


def test_every_reason_of_linking_has_its_words_and_its_field() -> None:
    told = {level.words: each.name for each in COMPARISONS for level in each.levels}
    assert {words: field for words, (field, _) in link_words.REASONS.items()} == told


def test_every_refusal_of_estimating_has_its_words() -> None:
    rules = set()
    for path in (ROOT / "src/khronika/estimating").glob("*.py"):
        if path.name != "opening.py":  # tables of files, which the desk does not open
            rules |= set(re.findall(r'NoEstimate\(\s*"([a-z.-]+)"', path.read_text(encoding="utf-8")))
    assert rules == set(study_words.REFUSALS)


def test_settings_are_told_in_the_language_of_the_page() -> None:
    said = (
        ("interval by profile likelihood", "1,200 to 2,400"),
        ("resampled tables", "200, without a bound 3"),
    )
    made = replace(an_estimate(150, 130, 300, "loglinear"), settings=said)
    with translation.override("ru"):
        told = [(name.words, value.words) for name, value in study_words.setting_words(made)]
    assert told == [
        ("интервал по профильному правдоподобию", "от 1\u00a0200 до 2\u00a0400"),
        ("разыграно таблиц", "200, из них без границы 3"),
    ]


# ---- queries ----


def test_the_number_of_queries_does_not_grow_with_the_lists(
    client: Client, folder: object, tmp_path: Path
) -> None:
    def asked(ask: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as captured:
            ask()
        return len(captured)

    def of_all() -> list[int]:
        paths = [*PATHS, f"/links/{pair()}/"]
        return [asked(lambda path=path: page(client, path)) for path in paths]  # type: ignore[misc]

    taken = invented_lists(tmp_path)
    record_known(pairs(taken))
    record_study(a_study())
    decide_link(pair(), Bond.UNSURE, by="A. Reviewer")
    before = of_all()
    rows = "ФИО\n" + "".join(f"Мугдов Эдуард {n}\n" for n in range(150))
    (tmp_path / "more.csv").write_text(rows, encoding="utf-8")
    more = take_list(tmp_path / "more.csv")
    record_known([*pairs(taken), *pairs([more.list, taken[0]]), *pairs([more.list, taken[2]])])  # type: ignore[union-attr]
    while lists.link_counts().undecided > 1:
        decide_link(pair(), Bond.UNSURE, by="A. Reviewer")
    assert of_all() == before
    assert tables.LogRow.objects.filter(act="link-decided").count() == 5
