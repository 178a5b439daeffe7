"""A day that another clause, a cause, a case, a saying or a toll owns is no day of what is told. All of it is invented."""

import pytest

from khronika.nouns import Kind, PartialDate, Report, make_id
from khronika.reading.english import read
from khronika.reading.english.dates import find_dates
from tests.reading.english.test_timing import times


def days_of(kind: Kind, text: str, published: str = "2023-05-10") -> list[str | None]:
    """The times of the claims of one kind, in the order of the text; 2023-05-10 was a Wednesday."""
    day = PartialDate.parse(published)
    report = Report(make_id("r", text), "0", text, "text/plain", "-", lang="en", published=day)
    claims = sorted((c for c in read(report).claims if c.kind is kind), key=lambda c: c.span)
    return [f"{c.when.start}..{c.when.end}" if c.when else None for c in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lirna was gripped by looting on Tuesday, after at least four people were killed.", [("at least four", "None..2023-05-09")]),
        ("A strike paralysed the port on Monday after guards arrested 30 dockers.", [("30", "None..2023-05-08")]),
        # what goes on in one go has one day
        ("Six weavers were hurt on Monday after guards opened fire on 300 protesters.", [("six", "2023-05-08..2023-05-08"), ("300", "2023-05-08..2023-05-08")]),
        ("Police detained 12 people on Sunday after 200 students marched to the palace.", [("12", "2023-05-07..2023-05-07"), ("200", "2023-05-07..2023-05-07")]),
    ],
)  # fmt: skip
def test_what_came_before_is_no_later_than_the_day_of_what_followed(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


def test_what_an_office_does_after_deaths_is_of_their_day_or_since() -> None:
    text = "The mayor imposed a curfew in Lirna after four people were killed on Monday."
    assert days_of(Kind.CURFEW, text) == ["2023-05-08..2023-05-10"]
    assert times(text) == [("four", "2023-05-08..2023-05-08")]
    strike = "A curfew still holds in Lirna following the killing of a dockers' leader on 12 April."
    assert days_of(Kind.CURFEW, strike) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # held in a case, or for a part in it
        ("More than 170 dockers have been arrested in the case of the riot in Lirna on 2 May.", [("more than 170", "None..2023-05-10")]),
        ("Officers held 84 dockers, many of them wanted in cases related to the riots of 2 May and 21 April.", [("84", None)]),
        ("In the case of the march on Monday in Lirna, 47 weavers were charged under the riot law.", [("47", None)]),
        # a court that begins to hear them
        ("On Tuesday prosecutors began arraigning 40 dockers arrested during the march.", [("40", "2023-05-09..2023-05-09"), ("40", None)]),
        # who was founded, or died, long ago
        ("Nine members of the Dawn League, a party founded on 12 April 2021, were arrested.", [("nine", None)]),
        # what a thing is named by
        ("Traders marched against the May 1 rise in port fees and 300 joined them.", [("300", None)]),
    ],
)  # fmt: skip
def test_a_day_of_a_case_or_of_a_thing_is_not_the_arrests(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday the ministry provided the media with the names of the 19 dead.", [("19", "None..2023-05-08")]),
        ("On Tuesday it was learned that prosecutors are investigating the deaths of 28 protesters.", [("28", "None..2023-05-09")]),
        ("Two dockers died early on Monday, bringing the death toll to 41.", [("two", "2023-05-08..2023-05-08"), ("41", "None..2023-05-08")]),
        ("A weaver died on Sunday, which took the number of dead to 12.", [("12", "None..2023-05-07")]),
    ],
)  # fmt: skip
def test_a_day_of_telling_is_the_last_that_a_count_may_be_of(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


def test_what_is_heard_or_tried_in_the_street_is_of_the_street() -> None:
    text = "Gunfire was heard in Lirna on Monday. Six people were wounded."
    assert times(text) == [("six", "2023-05-08..2023-05-08")]
    text = "Dockers tried to reach the palace on Monday. Guards beat 20 of them."
    assert times(text) == [("20", "2023-05-08..2023-05-08")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The weavers were arrested during protests on April 21, May 2 and May 6; 30 were beaten.", ["2023-04-21..2023-05-06"]),
        ("The weavers were arrested on 21 April, 2 May, and 6 May.", ["2023-04-21..2023-05-06"]),
        ("The weavers were arrested on May 2, 3 and 6.", ["2023-05-02..2023-05-06"]),
        ("The weavers were arrested on Saturday, Sunday and Monday.", ["2023-05-06..2023-05-08"]),
        ("The weavers were arrested on Monday. A guard was heard to shout at them on Tuesday, earlier in the day.", ["2023-05-08..2023-05-08"]),
        ("Orno, who leads the League, was accused last month of arson.", []),
    ],
)  # fmt: skip
def test_days_told_as_a_list_are_one_stretch(text: str, expected: list[str | None]) -> None:
    assert days_of(Kind.DETENTION, text) == expected


def test_a_vote_that_is_held_on_a_day_of_the_week_is_ahead() -> None:
    text = "Vona holds presidential elections on Thursday, and its people choose a parliament too."
    assert days_of(Kind.ELECTION, text) == ["2023-05-11..2023-05-11"]


def test_the_years_of_a_vigil_are_told_by_the_year() -> None:
    assert times("In 1977, guards killed 34 dockers during the May 1 rally.") == [("34", "1977..1977")]


def test_today_in_a_quotation_is_the_day_that_was_told_of() -> None:
    text = "Guards fired into a crowd in Lirna on Monday. \u201cThe army killed two weavers today,\u201d a union leader said."
    assert times(text) == [("two", "2023-05-08..2023-05-08")]
    text = "\u201cGuards arrested 50 weavers today,\u201d the chief said on Tuesday."
    assert times(text) == [("50", "2023-05-09..2023-05-09")]


def test_a_night_that_a_curfew_is_for_is_no_day() -> None:
    text = "Fourteen people were hurt on 3 May. The mayor later imposed an overnight curfew."
    assert days_of(Kind.CURFEW, text) == ["2023-05-03..2023-05-03"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what has gone on since is of no single day that another clause names
        ("Sunday's deaths bring the number of dead to 56, while hundreds have been wounded.", [("56", "None..2023-05-07"), ("hundreds", "None..2023-05-10")]),
        ("Guards have stepped up arrests since the vote, with more than 300 detained. Two were freed on Friday.", [("more than 300", "None..2023-05-10"), ("two", "2023-05-05..2023-05-05")]),
        ("Two weavers were killed on Friday and 30 have been taken to hospital.", [("two", "2023-05-05..2023-05-05"), ("30", "2023-05-05..2023-05-05")]),
        # those who were killed before, and what is done about them now
        ("Guards opened fire at the funeral of a man killed in Friday's protest, wounding 40.", [("40", "2023-05-05..2023-05-10")]),
        ("Nine reporters were hit by guards at a rally for a boycott of Sunday's vote.", [("nine", None)]),
    ],
)  # fmt: skip
def test_what_has_gone_on_takes_no_day_from_another_clause(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


def test_a_report_of_one_day_that_others_were_freed_leaves_both_days_open() -> None:
    text = "Guards held 12 dockers on Monday.\n\nOrno said on Tuesday that she and two others were released."
    assert times(text) == [("12", "2023-05-08..2023-05-08"), ("two", "2023-05-08..2023-05-09")]


def test_the_arrests_of_a_day_are_those_told_before() -> None:
    text = "Opposition leader Orno Vail has been arrested in Lirna.\n\nThe arrest on Monday led to a strike at the port."
    assert days_of(Kind.DETENTION, text)[:1] == ["2023-05-08..2023-05-08"]


def test_what_would_be_done_on_a_day_is_ahead_where_that_is_nearer() -> None:
    published = PartialDate(2023, 5, 10)
    ahead = find_dates("The mayor would meet the dockers on Thursday.", published)
    assert [d.when.start for d in ahead if d.when is not None] == [PartialDate(2023, 5, 11)]
    past = find_dates("He said that he would meet the dockers on Monday.", published)
    assert [d.when.start for d in past if d.when is not None] == [PartialDate(2023, 5, 8)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A day after guards beat 30 dockers in Lirna, a vigil was held there on Sunday.", [("30", "2023-05-06..2023-05-06")]),
        ("Weavers marched again on Monday, two days after police shot dead four people.", [("four", "2023-05-06..2023-05-06")]),
        ("Crowds gathered again on Tuesday in Lirna and Orlo, a day after guards arrested 12 people.", [("12", "2023-05-08..2023-05-08")]),
        ("At least 85 farmers have been booked for blocking roads over the beating of a driver on Saturday.", [("at least 85", "2023-05-06..2023-05-10")]),
        ("Some 300 people blocked the road in protest against the killing of a driver on Saturday.", [("some 300", "2023-05-06..2023-05-10")]),
        ("The league said more than 1,700 people have been arrested by Saturday.", [("more than 1,700", "None..2023-05-06")]),
    ],
)  # fmt: skip
def test_what_lies_days_apart_is_counted_from_the_day_that_is_told(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


def test_a_paper_called_today_is_no_day_and_what_will_last_till_a_day_lasts_till_the_next() -> None:
    published = PartialDate(2023, 5, 10)
    assert find_dates("Lirna Today reported that unions called off the march.", published) == []
    till = find_dates("Their strike will go on till January 2.", published)
    assert [d.when.end for d in till if d.when is not None] == [PartialDate(2024, 1, 2)]


def test_yesterday_in_a_quotation_is_the_day_before_it_was_said_or_before_the_report() -> None:
    text = "\u201cGuards killed two weavers yesterday,\u201d a union leader said."
    assert times(text) == [("two", "2023-05-08..2023-05-09")]


def test_a_figure_before_any_day_is_of_any_that_the_story_tells_of_that_week() -> None:
    text = (
        "At least four people died in the protests, the league said.\n\n"
        "On Monday 200 people marched.\n\nOn Sunday guards shot dead two people."
    )
    assert times(text)[0] == ("at least four", "2023-05-07..2023-05-10")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 100 people were arrested, some 60 of whom appeared before a court on Monday.", [("about 100", None), ("some 60", "2023-05-08..2023-05-08")]),
        ("Thirty dockers were charged either last Saturday or on Monday.", [("thirty", "2023-05-06..2023-05-08")]),
        ("At least five people were killed and almost 200 wounded in Lirna on Monday.", [("at least five", "2023-05-08..2023-05-08"), ("almost 200", "2023-05-08..2023-05-08")]),
        ("Guards held ten men on Monday.\\n\\nProtests have also left 75 officers injured.", [("ten", "2023-05-08..2023-05-08"), ("75", "None..2023-05-10")]),
        ("At least 22 people have died since the strikes and marches began last March.", [("at least 22", "2023-03..2023-05-10")]),
        ("Overnight clashes between guards and weavers injured at least 45 people, the Red Cross said on Wednesday.", [("at least 45", "2023-05-09..2023-05-10")]),
        ("Another 17 people were killed in June when guards fired on weavers in Lirna.", [("17", "2022-06..2022-06")]),
    ],
)  # fmt: skip
def test_each_verb_of_a_sentence_has_its_own_day(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert times(text.replace("\\n", "\n")) == expected


def test_those_who_came_before_a_court_were_not_arrested_that_day() -> None:
    text = "More than a dozen people who were arrested during a rally in Lirna appeared in court on Monday."
    assert days_of(Kind.DETENTION, text) == [None]
    text = "He was facing sedition charges in Lirna for a speech that he gave during a rally in March."
    assert days_of(Kind.CHARGE, text) == [None]


def test_a_weekend_that_is_named_by_its_days_is_those() -> None:
    found = find_dates("Rallies broke out on the weekend of March 18-19.", PartialDate(2023, 5, 10))
    assert [(d.when.start, d.when.end) for d in found if d.when is not None] == [
        (PartialDate(2023, 3, 18), PartialDate(2023, 3, 19))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not a shot had been fired in Lirna, a docker told us on Sunday. By evening two people were wounded there.", [("two", "2023-05-07..2023-05-07")]),
        ("The court annulled the vote on Friday. By nightfall some 7,000 people had gathered in Orlo.", [("some 7,000", "2023-05-05..2023-05-05")]),
        ("By 8 p.m. guards had detained 65 people, the league said.", [("65", "2023-05-10..2023-05-10")]),
        ("Guards detained 12 weavers on Monday. Half an hour later they arrested 20 more.", [("12", "2023-05-08..2023-05-08"), ("20", "2023-05-08..2023-05-08")]),
        # the sentence right before the one day that is told
        ("Thirty students were arrested in Lirna, police said.\n\nSome 300 students had marched on parliament on Monday.", [("thirty", "2023-05-08..2023-05-08")]),
    ],
)  # fmt: skip
def test_hours_are_of_the_day_told_last(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [row for row in times(text) if row[0] in dict(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clinic treated 30 people hurt in Lirna on Friday.", [("30", "2023-05-05..2023-05-05")]),
        ("By Friday the number of arrested had reached 61, then 74 by Sunday.", [("61", "None..2023-05-05"), ("74", "None..2023-05-07")]),
        ("The toll of Friday's shooting has climbed to 14 after two of the wounded died.", [("14", "2023-05-05..2023-05-05"), ("two", "2023-05-05..2023-05-05")]),
        ("These were the demands of the column, several thousand strong, that set out from Lirna on Friday and reached the capital three days later.", [("several thousand", "2023-05-05..2023-05-05")]),
        ("Hundreds rallied on Wednesday, two days after the killing of six miners.", [("hundreds", "2023-05-10..2023-05-10"), ("six", "2023-05-08..2023-05-08")]),
    ],
)  # fmt: skip
def test_the_hurt_are_treated_and_the_dead_mourned_from_the_day_that_is_told(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is added, and what else happened there
        ("Riots killed at least four people, with unrest going on in the capital on Tuesday, police said.", [("at least four", None)]),
        ("Guards kept up the raids, with three more arrests made on Tuesday.", [("three", "2023-05-09..2023-05-09")]),
        ("Guards held 40 people in Lirna, where a rally had been banned on Tuesday.", [("40", None)]),
        # before, though another clause stands between
        (
            "Thousands of soldiers patrolled the streets on Tuesday to enforce a curfew, a day after clashes between guards and weavers killed eight people, among them a clerk.",
            [("thousands", "2023-05-09..2023-05-09"), ("eight", "2023-05-08..2023-05-08")],
        ),
        # since then, and not in that month
        ("Ninety dockers have been killed since protests against the premier erupted in March.", [("ninety", "2023-03..2023-05-10")]),
        ("Guards held 40 people during the nightly raids of recent days.", [("40", None)]),
        ("Forty dockers, led by a priest who rose to fame and called a strike in 2016, were held.", [("forty", None)]),
    ],
)  # fmt: skip
def test_a_clause_beside_keeps_its_day(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert times(text) == expected


def test_a_vote_to_be_held_on_a_date_is_ahead() -> None:
    text = "Thousands had gathered in Lirna against a decision to hold elections on July 30."
    assert times(text) == [("thousands", None)]
