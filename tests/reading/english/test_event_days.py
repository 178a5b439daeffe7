"""An event spoken of again by name has the day that it was given before; a period that stands once holds for all that is counted below."""

import pytest

from khronika.nouns import PartialDate, Report, make_id
from khronika.reading.english import read
from tests.reading.english.test_timing import times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sunday's march in Lirna was large. Police detained 35 people during the march.", [("35", "2023-05-07..2023-05-07")]),
        ("Police looked back on last month's protests. Some 1,140 people were arrested during the protests.", [("some 1,140", "2023-04..2023-04")]),
        ("The day recalls the deadly 2011 crackdown on dockers. Fifteen dockers died in the crackdown.", [("fifteen", "2011..2011")]),
        ("An inquiry into the clashes of 12 April presented its findings. Nineteen people were killed in the clashes.", [("nineteen", "2023-04-12..2023-04-12")]),
        # a count that runs on, and another event of the same name
        ("Sunday's march was large. More than 300 people have been held during the marches.", [("more than 300", "None..2023-05-10")]),
        ("Last month's protests were large. Police held 35 people during the earlier protests.", [("35", "None..2023-05-10")]),
        # what began some days ago, told after its toll
        ("Clashes in Lirna left 17 people dead. The violence erupted on Thursday after a trial.", [("17", "2023-05-04..2023-05-10")]),
    ],
)  # fmt: skip
def test_what_happened_in_an_event_happened_when_it_did(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2021, 15 prisoners were pardoned. Last year, two prisoners were pardoned. Another seven were freed.", [("15", "2021..2021"), ("two", "2022..2022"), ("seven", "2022..2022")]),
        ("The council told of 54 dead for the period from 10 January to 6 April. In Dabro there were 15 deaths.", [("54", "2023-01-10..2023-04-06"), ("15", "2023-01-10..2023-04-06")]),
        ("Between January and April, police arrested 340 activists. Courts sentenced 41 of them.", [("340", "2023-01..2023-04"), ("41", "2023-01..2023-04")]),
        ("Arrests and attacks in March 2023\n\nThe centre documented 61 arrests.\n\nIn Lirna 12 people were fined.", [("61", "2023-03..2023-03"), ("12", "2023-03..2023-03")]),
        ("Twelve people were arrested in Lirna and 30 were beaten. The figures are for the week of 4 to 10 April.", [("twelve", "2023-04-04..2023-04-10"), ("30", "2023-04-04..2023-04-10")]),
        ("Two jailed for attacks in March\n\nForty people gathered in Lirna.", [("two", None), ("forty", None)]),
        # a year that heads no count is history
        ("In 2021, the law was changed. Police arrested 12 activists.", [("12", None)]),
        # a part is of its whole's day
        ("As of 6 April, 165 people were held. Of these, 122 are in prisons, 36 at the Zelna centre, and 3 are under house arrest.",
         [("165", "None..2023-04-06"), ("122", "None..2023-04-06"), ("36", "None..2023-04-06"), ("3", "None..2023-04-06")]),
    ],
)  # fmt: skip
def test_a_period_holds_for_all_that_is_counted_below_it(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # outside the court on the court's day; the street's own day for the hurt
        ("A student was jailed yesterday. Outside the court about 70 people shouted slogans.", [("about 70", "2023-05-09..2023-05-09")]),
        ("The trial of 90 people arrested in Saturday's march began on Monday. Six officers were wounded.", [("90", "2023-05-06..2023-05-06"), ("six", "2023-05-06..2023-05-06")]),
        ("Thirty people arrested in April were tried on Friday; five were acquitted.", [("thirty", "2023-04..2023-04"), ("thirty", "2023-05-05..2023-05-05"), ("five", "2023-05-05..2023-05-05")]),
        ("A court sentenced seven activists. The verdicts, which were announced on Sunday, caused dismay.", [("seven", "2023-05-07..2023-05-07")]),
        ("The country voted on 5 April. Two days after the vote, 60 people were arrested.", [("60", "2023-04-07..2023-04-07")]),
        ("On Sunday 3,000 people filled the square. The next morning police took 40 away.", [("3,000", "2023-05-07..2023-05-07"), ("40", "2023-05-08..2023-05-08")]),
        ("A night of violence in Lirna ended with 31 arrests.", [("31", "2023-05-09..2023-05-10")]),
        ("Around 400 growers spent the night beside their tractors.", [("around 400", "2023-05-09..2023-05-10")]),
        ("Fewer than 200 people turned up in Lirna on the third day of the marches.", [("fewer than 200", "2023-05-09..2023-05-10")]),
        ("The march shrank from 5,000 people on the Friday to 400 people on the Sunday.", [("5,000", "2023-05-05..2023-05-05"), ("400", "2023-05-07..2023-05-07")]),
        ("Some 5,000 people marched on Saturday, three times the turnout of the week before. In Lirna 1,000 came.", [("some 5,000", "2023-05-06..2023-05-06"), ("1,000", "2023-05-06..2023-05-06")]),
        ("Forty people were arrested in Lirna, a chief told reporters outside the station on Friday.", [("forty", "None..2023-05-05")]),
        ("The massacre of Belo took place on 9 June 2022. Sixty-four people were killed there.", [("sixty-four", "2022-06-09..2022-06-09")]),
        ("The number of people held has risen to 147, police said on Monday.", [("147", "None..2023-05-08")]),
        ("Nobody had died in the strike, the minister said on Monday.", [("nobody", "None..2023-05-08")]),
        ("Police held 12 people on Saturday. They were freed on Monday. Six officers were hurt.", [("12", "2023-05-06..2023-05-06"), ("six", "2023-05-06..2023-05-06")]),
        ("A day after clashes broke out in Lirna, police on Wednesday said more than 300 officers suffered injuries.", [("more than 300", "2023-05-09..2023-05-09")]),
        ("A week on from a peaceful rally in Lirna in which 72 people were arrested, the league is demanding their release.", [("72", "2023-05-03..2023-05-03")]),
    ],
)  # fmt: skip
def test_days_of_courts_and_mornings(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marn led the presidential election early Monday with 52 percent of the vote.", {"52 percent": "2023-05-07..2023-05-07"}),
        ("On Sunday 27.5% took part in the referendum. The pollster recalled the 52% who voted in the 2011 elections.", {"27.5%": "2023-05-07..2023-05-07", "52%": "2011..2011"}),
        ("BELSK, 7 May (Wire) - Polls taken at the exit of the stations point to 91 percent for the reform.", {"91 percent": "2023-05-07..2023-05-07"}),
        ("People in Orlan voted on Sunday. The latest results show that Vesk has won 56.1% of votes.", {"56.1%": "2023-05-07..2023-05-07"}),
    ],
)  # fmt: skip
def test_a_vote_is_of_the_day_on_which_people_voted(text: str, expected: dict[str, str]) -> None:
    published = PartialDate.parse("2023-05-08")
    report = Report(make_id("r", text), "0", text, "text/plain", "-", lang="en", published=published)
    told = {c.figure.text: c.when for c in read(report).claims if c.figure is not None}
    assert {words: f"{w.start}..{w.end}" for words, w in told.items() if w is not None} == expected
