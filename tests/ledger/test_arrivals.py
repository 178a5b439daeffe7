"""What came in: who may record what of it, and what its log rows say."""

import json
from pathlib import Path

import pytest

from khronika.ledger import arrivals, tables
from khronika.ledger.actions import read_arrival
from khronika.ledger.actions.decide_find import decide_finds
from khronika.ledger.actions.take_in import take_in
from khronika.ledger.arrival_views import Came, Decided, Said, Way
from khronika.ledger.errors import FolderTrouble, NotHere, NotPossible
from khronika.ledger.originals import open_original
from khronika.nouns import Unread, digest

pytestmark = pytest.mark.django_db

UNREAD = Unread("a.txt", "intake.empty", "is empty", "nothing")


def test_bytes_lie_under_their_hash_before_anything_reads_them(folder: Path) -> None:
    number = take_in(
        Way.UPLOAD, [Came("Aru Testova.txt", b"words", said=Said(outlet="Orlo")), Came("b", b"words")]
    )
    assert open_original(folder, digest(b"words")) == b"words"
    row = tables.LogRow.objects.get(act="arrived")
    assert row.subject == str(number)
    assert json.loads(row.details) == {"arrivals": 2, "sha256": [digest(b"words")] * 2, "way": "upload"}
    assert "Aru" not in row.details
    with pytest.raises(NotPossible):
        take_in(Way.PASTE, [])


def test_where_bytes_cannot_be_kept_nothing_is_recorded(folder: Path) -> None:
    (folder / "originals").write_text("in the way")
    with pytest.raises(FolderTrouble):
        take_in(Way.UPLOAD, [Came("a.txt", b"words")])
    assert arrivals.deliveries() == []
    assert not tables.LogRow.objects.exists()


def test_only_the_run_that_began_it_may_record(folder: Path) -> None:
    take_in(Way.UPLOAD, [Came("a.txt", b"words"), Came("b.txt", b"words")])
    first = read_arrival.begin("one")
    assert first is not None
    assert (first.name, first.begun, first.read) == ("a.txt", 1, frozenset())
    read_arrival.note_find("one", first.number, 1, unread=UNREAD)
    again = read_arrival.begin("two")  # the first is thought dead: what it left is begun anew
    assert again is not None
    assert (again.number, again.begun, again.read) == (first.number, 2, frozenset({1}))
    for act in (
        lambda: read_arrival.note_find("one", first.number, 2, unread=UNREAD),
        lambda: read_arrival.finish("one", first.number),
    ):
        with pytest.raises(read_arrival.AnotherReads):
            act()
    read_arrival.finish("two", first.number)
    other = read_arrival.begin("two")
    assert other is not None
    assert other.name == "b.txt"
    read_arrival.finish("two", other.number)
    assert read_arrival.begin("two") is None


def test_decisions_are_of_this_delivery_and_logged_once(folder: Path) -> None:
    mine = take_in(Way.UPLOAD, [Came("a.txt", unread=UNREAD), Came("b.txt", unread=UNREAD)])
    other = take_in(Way.UPLOAD, [Came("c.txt", unread=UNREAD)])
    (theirs,) = arrivals.open_finds(other)
    finds = arrivals.open_finds(mine)
    assert decide_finds(mine, Decided.OUT, [*finds, theirs, 999]) == 2
    assert decide_finds(mine, Decided.OUT, finds) == 0
    assert arrivals.open_finds(other) == [theirs]
    rows = tables.LogRow.objects.filter(act="arrival-left-out").values_list("details", flat=True)
    assert [json.loads(each) for each in rows] == [{"corrected": [], "finds": finds}]
    with pytest.raises(NotHere):
        arrivals.delivery(999)
    with pytest.raises(NotHere):
        arrivals.staged(999)
