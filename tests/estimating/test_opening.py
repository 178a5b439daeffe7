"""Tables as they come: every form taken, every fault named by row and column and never by what a cell holds."""

import csv
import io
import tracemalloc

import pytest

from khronika.estimating import Opened, open_table, refusal
from khronika.nouns import NoEstimate

AS_COUNTS = "a,b,c,count\n1,0,0,5\n0,1,0,4\n1,1,0,2\n0,0,1,7\n1,0,1,0\n0,1,1,1\n1,1,1,1\n"


def opened(text: str | bytes, by: str | None = None) -> Opened:
    found = open_table(io.BytesIO(text.encode() if isinstance(text, str) else text), by=by)
    assert isinstance(found, Opened), found
    return found


def refused(text: str | bytes, by: str | None = None) -> NoEstimate:
    found = open_table(io.BytesIO(text.encode() if isinstance(text, str) else text), by=by)
    assert isinstance(found, NoEstimate)
    assert found.reason
    assert found.remedy
    return found


def test_counts() -> None:
    found = opened(AS_COUNTS).table
    assert found.lists == ("a", "b", "c")
    assert found.counts.tolist() == [0, 5, 4, 2, 7, 0, 1, 1]
    assert found.on_all(0b011) == 3
    assert found.without("b").counts.tolist() == [0, 7, 8, 1]


@pytest.mark.parametrize(
    "text",
    [
        AS_COUNTS.replace(",", ";"),
        AS_COUNTS.replace(",", "\t"),
        "\ufeff" + AS_COUNTS,
        AS_COUNTS.replace("\n", "\r\n"),
        AS_COUNTS.replace(",5\n", ",5.0\n") + "\n",
        AS_COUNTS.replace("count", "Count").replace("1,0,0,5", "1,0,0,3\n1,0,0,2"),
        AS_COUNTS + "0,0,0,0\n",
    ],
)
def test_the_same_table_in_other_clothes(text: str) -> None:
    assert opened(text).table.inputs == opened(AS_COUNTS).table.inputs


def test_rows_of_people_and_columns_that_are_no_lists() -> None:
    found = opened(
        "name,in_Ward,in_Court,in_Press,age\nsomebody,1,0,1,40\nanother,1,1,0,\nthird,1,0,1,x\n"
    ).table
    assert found.lists == ("Ward", "Court", "Press")
    assert found.counts[0b101] == 2
    assert found.observed == 3


def test_strata() -> None:
    text = "region,a,b,c,count\nnorth,1,0,1,3\nsouth,1,1,1,4\nnorth,0,1,0,2\n,1,1,0,1\n"
    found = opened(text, by="Region")
    assert [name for name, _ in found.strata] == ["(not said)", "north", "south"]
    assert [each.observed for _, each in found.strata] == [1, 5, 4]
    assert found.table.observed == 10
    assert found.table.lists == ("a", "b", "c")


def test_a_list_of_nobody_is_left_out_and_said() -> None:
    found = opened("a,b,c,d\n1,0,0,0\n1,1,0,0\n0,1,0,1\n").table
    assert found.lists == ("a", "b", "d")
    assert found.notes == ("list c names nobody and is left out",)


@pytest.mark.parametrize(
    ("text", "rule", "where"),
    [
        ("", "table.empty", "empty"),
        ("a,b,c\n1,0\n", "table.row", "row 2"),
        ("a,A,c\n1,0,1\n", "table.duplicate-column", "called a"),
        ("a,,c\n1,0,1\n", "table.header", "column 2"),
        ("a,b,c\n1,0,1\n1,,1\n", "table.not-0-1", "row 3 has nothing in column b"),
        ("a,b,c\n1,2,1\n", "table.not-0-1", "row 2"),
        ("a,b,c,count\n1,0,1,-3\n", "table.negative-count", "row 2"),
        ("a,b,c,count\n1,0,1,2.5\n", "table.fractional-count", "row 2"),
        ("a,b,c,count\n1,0,1,\n", "table.count", "row 2"),
        ("a,b,c,count\n1,0,1,many\n", "table.count", "row 2"),
        ("a,b,c,count\n1,0,1,99999999999\n", "table.count", "row 2"),
        ("a,b,c,count\n1,0,1,99999999\n1,1,1,99999999\n", "table.count", "more than"),
        ("a,b,c,count\n0,0,0,4\n", "table.on-no-list", "row 2"),
        (b"a,b,c\n1,0,1\n\xff\xfe,0,1\n", "table.encoding", "UTF-8"),
        ("a,b,c\n1,0,1\n".encode("utf-16"), "table.encoding", "UTF-8"),
        (",".join(f"l{n}" for n in range(21)) + "\n", "table.many-lists", "21"),
    ],
)
def test_a_fault_is_named(text: str | bytes, rule: str, where: str) -> None:
    found = refused(text)
    assert found.rule == rule
    assert where in found.reason


def test_a_cell_too_long_for_csv_is_named() -> None:
    # The limit is the process's: reading tables raises it, and other tests may have done so before this one.
    limit = csv.field_size_limit(131_072)
    try:
        found = refused('a,b,c\n"' + "1" * 200_000 + '",0,1\n')
    finally:
        csv.field_size_limit(limit)
    assert found.rule == "table.csv"
    assert "CSV" in found.reason


def test_a_missing_column_to_divide_by_and_one_of_ids() -> None:
    assert refused("a,b,c\n1,0,1\n", by="region").rule == "table.no-column"
    ids = "a,b,c,id\n" + "".join(f"1,0,1,p{number}\n" for number in range(300))
    assert refused(ids, by="id").rule == "table.many-strata"


def test_a_column_of_names_is_no_column_of_strata() -> None:
    names = "who,in_a,in_b,in_c\nDaulet,1,1,0\nErmek,0,1,1\nGalym,1,0,1\nErmek,1,0,1\n"
    found = refused(names, by="who")
    assert found.rule == "table.strata-of-one"
    assert "Ermek" not in f"{found.reason} {found.remedy}"


def test_what_a_cell_holds_is_never_repeated() -> None:
    found = refused("a,b,c,who\n1,0,1,Somebody Unnamed\n")
    assert found.rule == "table.not-0-1"
    assert "Somebody" not in f"{found.reason} {found.remedy}"
    assert "who" in found.reason


def test_a_person_in_two_rows_is_refused_without_a_name() -> None:
    text = (
        "id,in_a,in_b,in_c\nSomebody Unnamed,1,0,1\nanother,1,1,0\nSomebody Unnamed,1,0,0\n,0,1,1\n,0,1,1\n"
    )
    found = refused(text)
    assert found.rule == "table.person-twice"
    assert found.reason.startswith("1 of the people")
    assert "Somebody" not in f"{found.reason} {found.remedy}"
    assert opened(text.replace("Somebody Unnamed,1,0,0", "third,1,0,0")).table.observed == 5


def test_an_id_is_no_list() -> None:
    assert opened("id,a,b,c\nx,1,0,1\ny,1,1,0\nz,0,1,1\n").table.lists == ("a", "b", "c")


def test_names_that_are_only_initials_are_never_read() -> None:
    found = opened("name,in_a,in_b,in_c\nA. B.,1,0,1\nA. B.,1,1,0\nB. A.,0,1,1\n").table
    assert found.lists == ("a", "b", "c")
    assert found.observed == 3


@pytest.mark.parametrize(("text", "lists"), [("a\n1\n1\n", 1), ("a,b\n1,1\n1,0\n0,1\n", 2)])
def test_one_list_and_two_are_opened_and_then_refused(text: str, lists: int) -> None:
    people = opened(text).table
    assert len(people.lists) == lists
    found = refusal(people)
    assert found is not None
    assert found.rule == "estimate.few-lists"
    assert f"name somebody: {lists}" in found.reason


class Rows(io.RawIOBase):
    """A file of so many rows that is never whole anywhere."""

    def __init__(self, rows: int) -> None:
        self.left = rows
        self.waiting = b"a,b,c\n"

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        if not self.waiting and self.left:
            some = min(self.left, 1000)
            self.left -= some
            self.waiting = b"1,0,1\n0,1,1\n" * (some // 2)
        size = min(len(view), len(self.waiting))
        view[:size] = self.waiting[:size]
        self.waiting = self.waiting[size:]
        return size


def test_memory_does_not_grow_with_rows() -> None:
    """200,000 rows here; ten million take 7 seconds and no more room (docs/methods/estimating.md)."""
    tracemalloc.start()
    found = open_table(io.BufferedReader(Rows(200_000)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(found, Opened)
    assert found.table.observed == 200_000
    assert peak < 1_000_000
