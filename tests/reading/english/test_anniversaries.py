"""Who is remembered died in the year counted back, never on the day on which people gather for them. Published on 10 May 2023, a Wednesday."""

import pytest

from khronika.nouns import PartialDate, Report, Unread, digest, make_id
from khronika.reading import read
from tests.reading.english.test_timing import times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dockers marked on May 3 the eighth anniversary of the Lirna shooting, in which 14 people died.", [("14", "2015-05-03..2015-05-03")]),
        ("Widows laid wreaths in Lirna on Tuesday, the fourth anniversary of the day police killed 34 strikers.", [("34", "2019-05-09..2019-05-09")]),
        ("On Monday, three years to the day after 11 protesters were killed, the families filed a suit.", [("11", "2020-05-08..2020-05-08")]),
        ("Exactly five years ago on Friday, police shot dead 14 dockers.", [("14", "2018-05-05..2018-05-05")]),
        ("On 14 April three years ago, troops killed hundreds of people.", [("hundreds", "2020-04-14..2020-04-14")]),
        ("The day coincides with the anniversary of the 2011 crackdown in Lirna. At least 15 dockers died in the crackdown.", [("at least 15", "2011..2011")]),
        ("April 16 coincides with two anniversaries in the country: the 1986 student revolt, and the deadly 2011 crackdown. At least 15 dockers died in the crackdown.",
         [("at least 15", "2011-04-16..2011-04-16")]),
        ("The town marked on Friday the eighth anniversary of the shooting. Fourteen people died that day.", [("fourteen", "2015-05-05..2015-05-05")]),
    ],
)  # fmt: skip
def test_the_dead_are_of_the_day_counted_back_where_the_words_say_that_it_is_the_anniversary(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hundreds gathered on Friday for the tenth anniversary of the massacre that left 40 people dead.", [("hundreds", "2023-05-05..2023-05-05"), ("40", "2013..2013")]),
        ("Ten years after the massacre, hundreds gathered on Friday to remember the 40 people killed.", [("hundreds", "2023-05-05..2023-05-05"), ("40", "2013..2013")]),
        ("Police held 23 people in Lirna on Friday during a march to mark the second anniversary of a crackdown that killed 12.", [("23", "2023-05-05..2023-05-05"), ("12", "2021..2021")]),
        ("Tens of thousands held a vigil on Tuesday to mark 30 years since troops killed 210 students.", [("tens of thousands", "2023-05-09..2023-05-09"), ("210", "1993..1993")]),
        ("The opposition on Saturday honoured the 157 people killed in the stadium massacre of 28 September 2009.", [("157", "2009-09-28..2009-09-28")]),
        ("A ceremony was held on Sunday in memory of the 17 protesters killed five years ago.", [("17", "2018..2018")]),
        ("A clerk was jailed on Monday, eleven years after soldiers killed 60 farmers.", [("60", "2012..2012")]),
        ("The march on Friday recalled the events of 1976, when police shot dead 69 people.", [("69", "1976..1976")]),
        ("A court on Friday awarded damages to the families of 25 people killed in a 1991 raid.", [("25", "1991..1991")]),
        ("The groups say that 2,000 people died in the uprising, whose tenth anniversary fell on Friday.", [("2,000", None)]),
        # of no day that is told: the anniversary has no number, the tribute no year
        ("On Friday, the anniversary of the coup, in which 12 people died, 30 activists were arrested.", [("12", None), ("30", "2023-05-05..2023-05-05")]),
        ("Hundreds paid tribute on Friday to the nine students who were killed when police stormed the hall.", [("hundreds", "2023-05-05..2023-05-05"), ("nine", None)]),
        ("On the second anniversary of the crackdown on Tuesday, relatives of the 31 people killed lit candles.", [("31", None)]),
        ("Mourners laid flowers on Monday for the 12 people killed in the blast.", [("12", None)]),
        ("Less than a year after police killed 30 people at a stadium, four officers were freed on Monday.", [("30", "None..2023-05-08"), ("four", "2023-05-08..2023-05-08")]),
    ],
)  # fmt: skip
def test_else_they_are_of_its_year_or_of_no_day(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert sorted(times(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is done on the anniversary is of its day
        ("On the fifth anniversary of the uprising, police arrested 60 people on Friday.", [("60", "2023-05-05..2023-05-05")]),
        ("Two people were killed on Friday at a rally marking the tenth anniversary of the coup.", [("two", "2023-05-05..2023-05-05")]),
        ("Police held 24 people on the 25th anniversary of the crackdown on Friday.", [("24", "2023-05-05..2023-05-05")]),
        ("Thousands marked the anniversary of the coup and 30 were arrested on Friday.", [("30", "2023-05-05..2023-05-05")]),
        ("Friday's rally on the anniversary of the founding of the party drew 3,000 people.", [("3,000", "2023-05-05..2023-05-05")]),
        ("He remembered Friday's protest, in which 12 people died.", [("12", "2023-05-05..2023-05-05")]),
        # no year is counted back by a term, nor by a stretch until now
        ("Ten people were jailed for two years after a rally that left three dead on Monday.", [("ten", "2023-05-08..2023-05-08"), ("three", "2023-05-08..2023-05-08")]),
        ("In the three years since the coup, soldiers have killed 1,200 people.", [("1,200", "None..2023-05-10")]),
        ("Police on Friday freed 25 people arrested in a 2012 raid.", [("25", "2023-05-05..2023-05-05"), ("25", "2012..2012")]),
        # news of this week, which is honoured too
        ("Hundreds held a vigil on Tuesday in memory of the nine students killed on Sunday.", [("hundreds", "2023-05-09..2023-05-09"), ("nine", "2023-05-07..2023-05-07")]),
    ],
)  # fmt: skip
def test_the_day_of_remembrance_keeps_what_happens_on_it(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


def test_what_is_looked_back_on_is_background() -> None:
    text = "Hundreds gathered on Friday for the tenth anniversary of the massacre that left 40 people dead."
    data = text.encode()
    reading = read(
        Report(make_id("r", digest(data)), digest(data), text, "text/plain", "-", lang="en", published=PartialDate(2023, 5, 10))
    )  # fmt: skip
    assert not isinstance(reading, Unread)
    assert [(c.figure.text, c.background) for c in reading.claims if c.figure is not None] == [
        ("Hundreds", False),
        ("40", True),
    ]
