"""What spreadsheet programs do to a cell that nobody edited is still what left; what can be read in two ways is refused."""

import pytest

from khronika.desk.exchange import cells
from khronika.desk.exchange.cells import DAY_FIRST, KINDS, MONTH_FIRST, Unclear, order_of


@pytest.mark.parametrize(
    ("kind", "left", "came"),
    [
        ("date", "2019-06-09", "09.06.2019"),
        ("date", "2019-06-09", "6/9/2019"),
        ("date", "2019-06-09", "09/06/2019"),
        ("date", "2019-06-09", "9-6-2019"),
        ("date", "2019-06-09", "2019/6/9"),
        ("date", "2019-06-09", "09.06.19"),
        ("date", "2019-06-09", "2019-06-09 00:00:00"),
        ("date", "2019-06-09", "43625"),
        ("date", "2019-06", "Jun-19"),
        ("date", "2019-06", "июн.19"),
        ("date", "2019-06", "мау.19"),
        ("date", "2019-05", "May 2019"),
        ("date", "2019", "2019.0"),
        ("date", "", " "),
        ("number", "300", "300.0"),
        ("number", "300", "300,0"),
        ("number", "1000", "1 000"),
        ("number", "1000", "1\N{NO-BREAK SPACE}000"),
        ("number", "1000", "1,000"),
        ("number", "1000", "1.000"),
        ("number", "1234567", "1,234,567"),
        ("number", "100000", "1E+05"),
        ("number", "123456789012", "1.23457E+11"),
        ("number", "0.85", "0,85"),
        ("words", "007", "7"),
        ("words", "1,000", "1000"),
        ("words", "120", "120.0"),
        ("words", "10-12", "12-Oct"),
        ("words", "10-12", "12.окт"),
        ("words", "5-6", "05.06.2026"),
        ("words", "2019-06-09", "09.06.2019"),
        ("words", "about  a\nhundred", "about a hundred"),
        ("words", "café", "cafe\u0301"),
        ("flag", "yes", "TRUE"),
        ("flag", "no", "ЛОЖЬ"),
        ("flag", "no", ""),
        ("word", "attack-on-journalist", "Attack on journalist"),
    ],
)
def test_what_nobody_edited_is_the_same(kind: str, left: str, came: str) -> None:
    same, _ = KINDS[kind]
    assert same(left, came, None)


@pytest.mark.parametrize(
    ("kind", "left", "came", "order"),
    [
        ("date", "2019-06-09", "10.06.2019", None),
        ("date", "2019-06-09", "2019-06", None),
        ("date", "2019-06-09", "6/9/2019", DAY_FIRST),
        ("date", "2019-06-09", "9/6/2019", MONTH_FIRST),
        ("date", "2019-06", "Jul-19", None),
        ("date", "2019-06-09", "", None),
        ("number", "300", "3000", None),
        ("number", "300", "", None),
        ("number", "", "0", None),
        ("words", "about 100", "100", None),
        ("words", "120", "121", None),
        ("words", "Almaty", "", None),
        ("flag", "no", "yes", None),
        ("word", "injury", "death", None),
    ],
)
def test_an_edit_is_an_edit(kind: str, left: str, came: str, order: str | None) -> None:
    same, _ = KINDS[kind]
    assert not same(left, came, order)


@pytest.mark.parametrize(
    ("kind", "cell", "read"),
    [
        ("date", "10.06.2019", "2019-06-10"),
        ("date", "6/13/2019", "2019-06-13"),
        ("date", "Jun 2019", "2019-06"),
        ("date", "2019", "2019"),
        ("number", "1 200", "1200"),
        ("number", "2,5", "2.5"),
        ("number", "3E+02", "300"),
        ("flag", "Да", "yes"),
        ("word", "Happened", "happened"),
    ],
)
def test_an_edited_cell_is_read(kind: str, cell: str, read: str) -> None:
    assert KINDS[kind][1](cell, None) == read


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("date", "6/9/2019"),
        ("date", "31.02.2019"),
        ("date", "yesterday"),
        ("date", "Jun-19"),
        ("number", "1,234"),
        ("number", "1.234"),
        ("number", "many"),
        ("flag", "perhaps"),
    ],
)
def test_what_can_be_read_in_two_ways_or_none_is_refused(kind: str, cell: str) -> None:
    with pytest.raises(Unclear):
        KINDS[kind][1](cell, None)


def test_the_dates_of_a_sheet_tell_their_order() -> None:
    assert order_of(["6/9/2019", "13/6/2019"]) == DAY_FIRST
    assert order_of(["6/13/2019", ""]) == MONTH_FIRST
    assert order_of(["6/13/2019", "13/6/2019"]) is None
    assert order_of(["6/9/2019"]) is None
    assert cells.read_date("6/9/2019", DAY_FIRST) == "2019-09-06"
