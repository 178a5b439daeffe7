"""Lists of people in the ledger: kept whole, decided on by edges that stand beside each other, and no name where none may be."""

import io
import json
import logging
import traceback
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khronika.ledger import list_tables, lists, log, originals, tables
from khronika.ledger.access import unread as unread_reports
from khronika.ledger.actions.ask_estimate import ask_estimate
from khronika.ledger.actions.decide_link import DecidedMeanwhile, decide_link, withdraw_link
from khronika.ledger.actions.keep_list import keep_list
from khronika.ledger.errors import NotHere, NotPossible
from khronika.ledger.list_translate import link_id
from khronika.nouns import Bond, PersonList, PersonRecord, Protected, Sex, Unread
from khronika.people import Said, record_known, regroup, take_list
from tests.ledger.people import NAMES, invented_lists, pairs

pytestmark = pytest.mark.django_db


@pytest.fixture
def linked(tmp_path: Path) -> list[PersonList]:
    taken = invented_lists(tmp_path)
    record_known(pairs(taken))
    return taken


def acts() -> list[str]:
    return list(tables.LogRow.objects.order_by("number").values_list("act", flat=True))


def no_name_in(words: str) -> None:
    assert [name for name in NAMES if name in words] == []


# ---- keeping ----


def test_a_list_is_kept_whole_and_comes_back_as_it_was(tmp_path: Path, folder: Path) -> None:
    taken = invented_lists(tmp_path)
    assert lists.current_lists() == sorted(taken, key=lambda each: each.name)
    assert originals.open_original(folder, taken[0].edition) == (tmp_path / "registry.csv").read_bytes()
    (record,) = [each for each in lists.current_lists()[1].records if each.row == 2]
    assert record.name == Protected("Щеткаров Тимофей")
    assert json.loads(record.cells.reveal())["Пол"] == "м"
    assert (record.sex, record.consent) == (Sex.MAN, "да")
    assert acts() == ["list-kept"] * 3


def test_the_same_bytes_twice_are_one_edition(tmp_path: Path) -> None:
    invented_lists(tmp_path)
    invented_lists(tmp_path)
    assert len(lists.list_rows()) == 3
    assert acts().count("list-received-again") == 3


def test_a_later_edition_counts_and_the_earlier_one_stays(tmp_path: Path) -> None:
    invented_lists(tmp_path)
    (tmp_path / "b.csv").write_text("ФИО\nМугдов Эдуард\n", encoding="utf-8")
    take_list(tmp_path / "b.csv", Said(name="registry", label="second"))
    rows = [row for row in lists.list_rows() if row.name == "registry"]
    assert [(row.label, row.current) for row in rows] == [("second", True), ("first", False)]
    assert [len(each.records) for each in lists.current_lists() if each.name == "registry"] == [1]


def test_a_column_map_is_saved_for_the_next_edition(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Кто,Когда взят\nМугдов Эдуард,2031-05-04\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Кто,Когда взят\nПахтин Тимофей,2031-05-05\n", encoding="utf-8")
    take_list(tmp_path / "a.csv", Said(name="watch", columns={"name": "Кто", "date": "Когда взят"}))
    second = take_list(tmp_path / "b.csv", Said(name="watch"))
    assert not isinstance(second, Unread)
    assert dict(second.list.columns) == {"name": "Кто", "date": "Когда взят"}


def test_what_cannot_be_kept_is_listed_with_the_lists_and_not_with_reports(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("who,when\nМугдов Эдуард,2019\n", encoding="utf-8")
    found = take_list(tmp_path / "a.csv")
    assert isinstance(found, Unread)
    assert [each.rule for each in lists.unread()] == ["list.columns"]
    assert unread_reports() == []
    take_list(tmp_path / "a.csv", Said(columns={"name": "who"}))
    assert len(lists.current_lists()) == 1


def test_lines_that_are_no_entries_are_kept_and_numbered(tmp_path: Path) -> None:
    invented_lists(tmp_path)
    (row,) = [each for each in lists.list_rows() if each.name == "relatives"]
    assert row.unread == (2,)
    assert "no entries" in " ".join(row.notes)


def test_consent_is_counted_in_the_lists_own_words(tmp_path: Path) -> None:
    invented_lists(tmp_path)
    (row,) = [each for each in lists.list_rows() if each.name == "registry"]
    assert row.consents == {"да": 1, "нет": 1}


# ---- names ----


def test_no_name_in_the_log_in_shapes_in_exports_or_in_errors(
    linked: list[PersonList], caplog: pytest.LogCaptureFixture
) -> None:
    pair = link_id(*sorted((linked[0].records[0].id, linked[1].records[0].id)))
    with caplog.at_level(logging.DEBUG):
        decide_link(pair, Bond.SAME, by="A. Reviewer", reason="Щеткаров both times")
    kept = list(list_tables.PersonEntry.objects.all())
    no_name_in(repr(kept) + "".join(str(vars(row)) for row in kept))
    no_name_in("".join(repr(row) for row in tables.LogRow.objects.values_list()))
    no_name_in(repr(lists.link(pair)) + repr(lists.list_rows()) + repr(lists.decided_links()))
    no_name_in(repr(vars(list_tables.LinkDecision.objects.get())))
    with pytest.raises(Exception, match="protected and is not written out") as caught:
        serializers.serialize("json", kept)
    no_name_in("".join(traceback.format_exception(caught.value)))


def test_bare_words_do_not_enter_a_protected_column(linked: list[PersonList]) -> None:
    with pytest.raises(TypeError, match="protected words only"):
        list_tables.PersonEntry.objects.filter(body="Щеткаров").exists()


# ---- deciding ----


def a_pair() -> str:
    found = lists.next_link()
    assert found
    return found


def test_the_most_doubtful_pair_is_asked_first_and_then_the_next(linked: list[PersonList]) -> None:
    first = a_pair()
    second = lists.next_link(first)
    assert second not in (None, first)
    assert lists.link(first).proposal.probability == 0.4  # type: ignore[union-attr]
    assert lists.next_link(second) == first  # after the last one, those left out
    assert lists.link_counts().undecided == 2


def test_decisions_stand_beside_each_other_and_one_is_taken_back(linked: list[PersonList]) -> None:
    pair = a_pair()
    number = decide_link(pair, Bond.DIFFERENT, by=" A. Reviewer ", reason="born ten years apart")
    assert lists.link(pair).ruling is Bond.DIFFERENT
    assert lists.next_link() != pair
    assert withdraw_link(number, by="A. Reviewer") == pair
    view = lists.link(pair)
    assert (view.ruling, [each.ruling for each in view.decisions]) == (None, [Bond.DIFFERENT, None])
    assert (view.decisions[0].by, view.decisions[0].reason) == ("A. Reviewer", "born ten years apart")
    assert lists.next_link() == pair
    with pytest.raises(DecidedMeanwhile):
        withdraw_link(number, by="A. Reviewer")
    assert acts()[-2:] == ["link-decided", "link-decided"]
    log.verify()


def test_unsure_was_looked_at_and_is_not_undecided(linked: list[PersonList]) -> None:
    pair = a_pair()
    decide_link(pair, Bond.UNSURE, by="A. Reviewer")
    counts = lists.link_counts()
    assert (counts.undecided, counts.unsure, counts.decided, counts.all) == (1, 1, 1, 2)
    assert [row.link for row in lists.decided_links(Bond.UNSURE)] == [pair]
    assert lists.decided_links(Bond.SAME) == []


def test_who_decides_on_an_old_page_is_told_and_nothing_is_recorded(linked: list[PersonList]) -> None:
    pair = a_pair()
    decide_link(pair, Bond.SAME, by="A. Reviewer")
    with pytest.raises(DecidedMeanwhile, match="meanwhile"):
        decide_link(pair, Bond.DIFFERENT, by="B. Reviewer", after=0)
    assert list_tables.LinkDecision.objects.count() == 1


@pytest.mark.parametrize(
    ("pair", "by", "error"), [("l-0", "A. Reviewer", NotHere), (None, "  ", NotPossible)]
)
def test_a_decision_needs_a_pair_and_a_name(
    linked: list[PersonList], pair: str | None, by: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        decide_link(pair or a_pair(), Bond.SAME, by=by)
    assert list_tables.LinkDecision.objects.count() == 0


def test_different_is_respected_and_same_puts_together(linked: list[PersonList]) -> None:
    before = lists.grouping()
    assert before
    sure, doubtful = sorted(lists.proposals(), key=lambda each: -each.weight)
    decide_link(link_id(sure.a, sure.b), Bond.DIFFERENT, by="A. Reviewer")
    decide_link(link_id(doubtful.a, doubtful.b), Bond.SAME, by="A. Reviewer")
    assert lists.grouping().since == 2  # type: ignore[union-attr]
    regroup()
    after = lists.grouping()
    assert after
    person = {entry: whose for entry, _, whose in lists.entries_linked()}
    assert person[sure.a] != person[sure.b]
    assert person[doubtful.a] == person[doubtful.b]
    assert (after.people, after.since) == (before.people, 0)
    assert after.state != before.state


def test_the_overlap_counts_people_and_not_entries(linked: list[PersonList]) -> None:
    group = lists.grouping()
    assert group
    assert group.lists == ("hotline", "registry", "relatives")
    assert group.people == 5
    assert group.both(0, 1) == 1
    assert group.on(0) == 2


def test_one_estimate_is_made_at_a_time() -> None:
    assert ask_estimate(0) is not None
    assert ask_estimate(0) is None
    assert lists.study().asked
    assert not lists.study().stopped


def test_queries_do_not_grow_with_the_lists(tmp_path: Path) -> None:
    def asked() -> list[int]:
        numbers = []
        pair = a_pair()
        for ask in (
            lists.list_rows,
            lists.grouping,
            lists.link_counts,
            lists.next_link,
            lists.decided_links,
            lambda: lists.link(pair),
        ):
            with CaptureQueriesContext(connection) as captured:
                ask()
            numbers.append(len(captured))
        return numbers

    taken = invented_lists(tmp_path)
    record_known(pairs(taken))
    decide_link(a_pair(), Bond.UNSURE, by="A. Reviewer")
    before = asked()
    more = "ФИО\n" + "".join(f"Мугдов Эдуард {n}\n" for n in range(200))
    (tmp_path / "more.csv").write_text(more, encoding="utf-8")
    record_known([*pairs(taken), *pairs([_taken(tmp_path / "more.csv"), taken[0]])])
    while lists.link_counts().undecided > 1:
        decide_link(a_pair(), Bond.UNSURE, by="A. Reviewer")
    assert asked() == before


def _taken(path: Path) -> PersonList:
    found = take_list(path)
    assert not isinstance(found, Unread)
    return found.list


def test_a_record_without_anything_but_a_name_comes_back(folder: Path) -> None:
    record = PersonRecord("p-1", "a", "0" * 64, 2, Protected("{}"), Protected("Мугдов Эдуард"))
    raw: Any = io.BytesIO(b"x").getvalue()
    edition = originals.digest(raw)
    kept = PersonList("a", edition, (), (PersonRecord("p-1", "a", edition, 2, record.cells, record.name),))
    assert keep_list(kept, raw)
    assert lists.current_lists() == [kept]
