"""One birth behind what several entries say of it."""

import datetime as dt

import pyarrow as pa

from khronika.linking.births import Births

LEVELS = (0.02, 0.01, 0.01, 0.01)  # one, two, ten years apart, and others


def births(*entries: tuple[int, int] | tuple[int, int, int] | int | None) -> Births:
    """An entry is a year, a year with month and day, or (first year, 0): aged so much on 1 July, born in that year or the next."""
    rows: list[tuple[int | None, ...]] = []
    for each in entries:
        if each is None:
            rows.append((None,) * 5)
        elif isinstance(each, int):
            rows.append(
                (each, each, None, dt.date(each, 1, 1).toordinal(), dt.date(each, 12, 31).toordinal())
            )
        elif len(each) == 3:
            day = dt.date(*each).toordinal()
            rows.append((each[0], each[0], each[1] * 100 + each[2], day, day))
        else:
            first = dt.date(each[0], 7, 2).toordinal()
            rows.append((each[0], each[0] + 1, None, first, first + 365))
    names = ("born_low", "born_high", "born_day", "born_from", "born_to")
    columns = zip(*rows, strict=True)
    return Births(
        pa.table({name: pa.array(column, pa.int32()) for name, column in zip(names, columns, strict=True)}),
        LEVELS,
    )


def test_equal_years_speak_for_one_and_others_against() -> None:
    found = births(1985, 1985, 1986, 1950, None)
    assert found.bits((0, 1)) > 3
    assert found.bits((0, 1)) > 0 > found.bits((0, 2)) > found.bits((0, 3))
    assert found.bits((0, 4)) == 0


def test_an_age_that_fits_two_years_does_not_make_them_one() -> None:
    found = births(1985, 1986, (1985, 0))
    assert found.bits((0, 2)) > 0
    assert found.bits((1, 2)) > 0
    assert found.bits((0, 1, 2)) < min(found.bits((0, 2)), found.bits((1, 2)))


def test_a_birthday_tells_what_an_age_means() -> None:
    found = births((1985, 3, 1), (1985, 9, 1), (1985, 0))  # aged so on 1 July: born between July and July
    assert found.bits((1, 2)) > found.bits((0, 2)) + 2


def test_a_rarer_year_says_more() -> None:
    found = births(1950, 1950, *[2000] * 30)
    assert found.bits((0, 1)) > found.bits((2, 3)) + 2


def test_two_dates_of_one_person_share_their_day() -> None:
    found = births((1985, 3, 1), (1985, 3, 1), (1985, 4, 2))
    assert found.bits((0, 1)) > found.bits((0, 2)) + 8
