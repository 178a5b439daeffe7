"""Times that belong to one number only: of a period, in brackets, of a participle, of what came before. All of it is invented."""

import pytest

from tests.reading.english.test_timing import times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union told of 12 dead and 40 injured for the period from 10 April to 6 May.", [("12", "2023-04-10..2023-05-06"), ("40", "2023-04-10..2023-05-06")]),
        # In brackets, with a number; a day alone is the number's before them.
        ("On Sunday 214 monks were arrested (last week: 230 monks).", [("214", "2023-05-07..2023-05-07")]),
        ("Four dockers died (3 May).", [("four", "2023-05-03..2023-05-03")]),
        # Whom a participle counts, before what became of them.
        ("The trial of 96 people arrested in Saturday's march began on Monday.", [("96", "2023-05-06..2023-05-06")]),
        ("A vigil for 30 people killed in Friday's raid ended on Tuesday.", [("30", "2023-05-05..2023-05-05")]),
        # Since when they were held, and what made them free.
        ("Eight monks held since March were set free on Tuesday.", [("eight", "2023-03..2023-05-10"), ("eight", "2023-05-09..2023-05-09")]),
        ("Eight monks walked out of jail on Tuesday, having been pardoned on Monday.", [("eight", "2023-05-09..2023-05-09")]),
        # What is remembered, beside the march that remembers it.
        ("Two monks died on Tuesday. Hundreds rallied to commemorate 2021's shootings, in which 12 people died.", [("hundreds", "2023-05-09..2023-05-09"), ("12", "2021..2021")]),
        ("About 500 people marched on Tuesday to honour the dead of the 2019 uprising.", [("about 500", "2023-05-09..2023-05-09")]),
        # The small hours of the day after the report's.
        ("Two marchers were killed early Thursday in Orlo.", [("two", "2023-05-11..2023-05-11")]),
        ("Two marchers were killed on Thursday in Orlo.", [("two", "2023-05-04..2023-05-04")]),
        # Of the number it is set above.
        ("Police held 61 dockers, above the 45 held in 2013.", [("61", None)]),
    ],
)  # fmt: skip
def test_a_time_is_its_own_numbers(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [row for row in times(text) if row in expected] == expected


def test_the_line_that_bears_the_reports_day_dates_nothing() -> None:
    lead = "Guards fired on a march of weavers towards the palace on Tuesday. The Red Band said 43 people were injured."
    for head in (
        "Archive for Wednesday, May 10, 2023\n\n",
        "May 10, 2023\n\n",
        "A march ends in blood\n\nMay 10, 2023\n\n",
    ):
        told = times(head + lead.replace(". The", ".\n\nThe"))
        assert told == [("43", "2023-05-09..2023-05-09")], head
