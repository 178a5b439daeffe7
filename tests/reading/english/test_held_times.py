"""Which time an English figure does not take from the story: of an aside, of a cause, of what a day only ends."""

import pytest

from tests.reading.english.test_timing import times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whom they mourned died on another day
        (
            "Five people were killed in Lirna.\n\nHundreds came to mourn a boy who died on Monday.\n\nAnother 22 were hurt.",
            [("five", None), ("22", None)],
        ),
        # what made them march
        (
            "Thousands of pupils took to the streets after a bus killed two children on May 1. Police have detained dozens.",
            [("thousands", None), ("two", "2023-05-01..2023-05-01"), ("dozens", "None..2023-05-10")],
        ),
        # what came before, some time last week, and what followed on days of its own
        (
            "Thousands of dockers rallied in Lirna after guards made 41 arrests last week. Another 300 marched to the port.",
            [("thousands", None), ("41", "2023-05-01..2023-05-07"), ("300", None)],
        ),
        (
            "Guards arrested 41 dockers on 2 May. One man was charged, and further protests on 5 and 6 May followed.",
            [("41", "2023-05-02..2023-05-02"), ("one", "2023-05-02..2023-05-06")],
        ),
        # what had been before is on a day of its own
        (
            "The march had been banned on Friday by the governor of Tarsk. Police arrested 12 dockers.",
            [("12", None)],
        ),
        # the day of the report, by the clock, and not that of the beginning
        (
            "As of 15:30 the number of detained reached 183 people, the police said.\n\nRallies broke out on 1 May. On 2 May Maro was elected.",
            [("183", "None..2023-05-10")],
        ),
        # who was released, and not what
        (
            "Police held 12 dockers on 3 May. Six were released on Monday, their lawyer said.",
            [("12", "2023-05-03..2023-05-03"), ("six", "2023-05-08..2023-05-08")],
        ),
        # when nobody knew, and what it is set beside
        (
            "The fate of more than 1,000 people arrested in Tarsk was still unclear on Monday.",
            [("more than 1,000", None)],
        ),
        (
            "Hundreds of dockers were held in Tarsk. The rally was the largest since last Friday. The union said 61 were held.",
            [("hundreds", None), ("61", None)],
        ),
        # before the day, nobody says how long
        ("In the days leading up to the rally on 9 May, the police arrested 80 people.", [("80", None)]),
        ("Ahead of the march on May 9 the police held 12 students.", [("12", None)]),
        # when a report came out, and when the clashes were that arrests are about
        (
            "The union released its findings on Thursday, alleging abuses. In Tarsk, 12 protesters were killed.",
            [("12", None)],
        ),
        (
            "Two officers were hurt on Monday. A total of 31 people were arrested in connection with the clashes of May 1.",
            [("two", "2023-05-08..2023-05-08"), ("31", None)],
        ),
    ],
)  # fmt: skip
def test_a_day_told_aside_is_not_the_storys(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two people were killed on Monday. Almost 600 people were also killed over months of protests.",
            [("two", "2023-05-08..2023-05-08"), ("almost 600", "None..2023-05-08")],
        ),
        (
            "Two people were killed on Monday. The group has confirmed the deaths of 701 people since the putsch.",
            [("two", "2023-05-08..2023-05-08"), ("701", "None..2023-05-08")],
        ),
        (
            "Four people were killed on Monday. More than 70 people have been killed in protests against the February 1 coup, the union said.",
            [("four", "2023-05-08..2023-05-08"), ("more than 70", "None..2023-05-08")],
        ),
        (
            "Eight marchers were hurt on Monday. Six suspects have been charged with the murder of a blogger.",
            [("eight", "2023-05-08..2023-05-08"), ("six", "None..2023-05-08")],
        ),
    ],
)  # fmt: skip
def test_what_has_gone_on_up_to_now_has_no_single_day(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since the army, led by Gen. Oro Bantu, arrested the premier on 25 April, 56 people have been killed.", "2023-04-25..2023-05-10"),
        (
            "The ministry said that since the start of the protests against hunger and the rise of prices in March 2023, 565 people had been killed.",
            "2023-03..2023-05-10",
        ),
        ("Forty people were killed in protests that began on Friday and have gone on since.", "2023-05-05..2023-05-10"),
        ("The union spoke of the protests that began on Friday. Forty people have been killed, a doctor said.", "2023-05-05..2023-05-10"),
    ],
)  # fmt: skip
def test_since_a_beginning(text: str, expected: str) -> None:
    assert times(text)[-1][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A protest on May 5-6 resulted in injuries to ten officers.", "2023-05-05..2023-05-06"),
        ("Ten people were hurt in the March of the Mothers on Sunday.", "2023-05-07..2023-05-07"),
        ("The death toll from Monday's protests has risen to 16, the union says.", "2023-05-08..2023-05-08"),
        ("Two men were detained overnight and six were freed on Saturday.", "2023-05-06..2023-05-06"),
        ("The rally over books with speeches from last year drew 40 people on Sunday.", "2023-05-07..2023-05-07"),
        ("Forty people were held in Tarsk on Sunday after the results of the elections held last month.", "2023-05-07..2023-05-07"),
        ("Hundreds were hurt. They marked last year's protests in which 60 people died.", None),
    ],
)  # fmt: skip
def test_words_of_time(text: str, expected: str | None) -> None:
    assert times(text)[0][1] == expected


def test_bail_is_not_granted_on_the_day_of_the_arrests() -> None:
    told = times("Five marchers have been granted bail. The five were arrested on Wednesday, a lawyer said.")
    assert told == [("five", "None..2023-05-10"), ("five", "2023-05-10..2023-05-10")]


def test_a_day_to_come_leads_no_story() -> None:
    told = times(
        "Two marchers are out on bail. The two will be in court on 20 May. Police had arrested 34 people."
    )
    assert told[-1] == ("34", None)
