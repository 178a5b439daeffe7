"""A new edition of a list: decisions on entries that are the same hold on, the others are counted and left."""

from pathlib import Path

import pytest

from khronika.ledger import list_tables, lists
from khronika.ledger.actions.decide_link import decide_link, withdraw_link
from khronika.nouns import Bond, PersonList, Proposal
from khronika.people import ListTaken, Said, record_known, take_list

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: object) -> Path:
    settings.KHRONIKA_FOLDER = tmp_path  # type: ignore[attr-defined]
    return tmp_path


def taken(folder: Path, name: str, text: str) -> ListTaken:
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    found = take_list(folder / f"{name}.csv", Said(columns={"name": "who", "own_id": "number"} if "number" in text else {"name": "who"}))  # fmt: skip
    assert isinstance(found, ListTaken), found
    return found


def propose(a: PersonList, b: PersonList) -> list[Proposal]:
    made = [
        Proposal(min(x.id, y.id), max(x.id, y.id), 0.5, 0.0, ())
        for x, y in zip(a.records, b.records, strict=False)
    ]
    record_known(made)
    return made


OTHER = "who\nМугдов Олег\nЩеткаров Тимофей\nПахтин Эдуард\n"


def test_by_the_lists_own_id_even_where_a_cell_changed(folder: Path) -> None:
    first = taken(folder, "a", "number,who\n1,Мугдов О\n2,Щеткаров Т\n3,Пахтин Э\n").list
    other = taken(folder, "b", OTHER).list
    pairs = propose(first, other)
    for pair, bond in zip(pairs, (Bond.SAME, Bond.DIFFERENT, Bond.UNSURE), strict=True):
        decide_link(link_of(pair), bond, by="A. Reviewer", reason="seen")
    later = taken(folder, "a", "number,who\n2,Щеткаров Тимофей\n1,Мугдов О\n4,Пахтин Э\n")
    assert (later.carried, later.not_carried) == (2, 1)  # 3 is gone: 4 is somebody else
    propose(later.list, other)
    counts = lists.link_counts()
    assert (counts.same, counts.different, counts.unsure) == (1, 1, 1)
    ruled = {frozenset((row.decision.a, row.decision.b)): row for row in list_tables.StandingLink.objects.exclude(ruling=None).select_related("decision")}  # fmt: skip
    moved = ruled[frozenset((later.list.records[1].id, other.records[0].id))]
    assert (moved.ruling, moved.decision.by) == ("same", "A. Reviewer")
    withdraw_link(moved.decision_id, by="B. Reviewer")
    assert lists.link_counts().same == 0


def link_of(pair: Proposal) -> str:
    return list_tables.LinkProposal.objects.get(a=pair.a, b=pair.b).link


def test_by_equal_cells_where_there_is_no_id_and_never_by_guess(folder: Path) -> None:
    first = taken(folder, "a", "who\nМугдов О\nЩеткаров Т\nПахтин Э\n").list
    other = taken(folder, "b", OTHER).list
    for pair in propose(first, other):
        decide_link(link_of(pair), Bond.SAME, by="A. Reviewer")
    later = taken(folder, "a", "who\nЩеткаров Т\nПахтин Э\nПахтин Э\nМугдов О.\n")
    assert (later.carried, later.not_carried) == (1, 2)  # one is twice there now, one is written otherwise
    again = taken(folder, "a", "who\nЩеткаров Т\nПахтин Э\nПахтин Э\nМугдов О.\n")
    assert (again.new, again.carried, again.not_carried) == (False, 0, 0)
