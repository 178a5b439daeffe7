"""A day belongs to the verb that governs it: not to what another clause, a court or an office does or is about."""

import pytest

from tests.reading.english.test_timing import times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a clause of its own keeps its day
        ("A court in Lusaka freed 12 dockers arrested on 3 May.", [("12", None), ("12", "2023-05-03..2023-05-03")]),
        ("The 12 dockers arrested on 3 May were released on Wednesday.", [("12", "2023-05-03..2023-05-03"), ("12", "2023-05-10..2023-05-10")]),
        ("Police banned a march that was due on Friday and arrested 14 organisers.", [("14", None)]),
        ("Two students who were arrested late last month have been freed on bail.", [("two", "2023-04..2023-04"), ("two", "None..2023-05-10")]),
        ("A court freed two students who were arrested on Friday.", [("two", None), ("two", "2023-05-05..2023-05-05")]),
        # but one who does the one after the other does both that day
        ("Guards who stormed the hall on Friday rounded up 40 weavers.", [("40", "2023-05-05..2023-05-05")]),
        ("The clinic registered 30 people hurt on 3 May: 20 dockers and ten clerks.", [("30", "2023-05-03..2023-05-03"), ("20", "2023-05-03..2023-05-03"), ("ten", "2023-05-03..2023-05-03")]),
        # what somebody is tried, jailed or fined for
        ("Nine people were convicted over the protest of 12 March in Rabat.", [("nine", None)]),
        ("Six activists were jailed on charges of organising a rally on 12 April.", [("six", None)]),
        ("Nine people were charged after a rally on 3 May turned violent.", [("nine", None)]),
        ("Six women were jailed for two years on Friday.", [("six", "2023-05-05..2023-05-05")]),
        # wounds
        ("Two men died of their wounds on Sunday, the clinic said.", [("two", "2023-05-07..2023-05-07")]),
        ("Two men died of wounds sustained in the clashes of 4 May.", [("two", None)]),
        ("Two men died on Sunday from injuries sustained in Thursday's clashes, the clinic said.", [("two", "2023-05-07..2023-05-07")]),
        # what is done about it
        ("Hundreds protested on Monday against the arrest of 12 students.", [("hundreds", "2023-05-08..2023-05-08"), ("12", None)]),
        ("On Friday parliament condemned the killing of six miners in Orlo.", [("six", None)]),
        ("Prosecutors opened an inquiry on Thursday into the killing of six miners.", [("six", None)]),
        ("The general appeared in court on Tuesday over the deaths of five protesters.", [("five", None)]),
        ("The mayor resigned on Sunday after police shot dead four people.", [("four", None)]),
        ("The government on Sunday lifted the curfew imposed after 12 people were killed.", [("12", None)]),
        ("The league met on Sunday and said guards had killed five farmers.", [("five", None)]),
        ("Guards opened fire on Sunday, killing three farmers.", [("three", "2023-05-07..2023-05-07")]),
        ("A court on Tuesday ordered the release of 12 people.", [("12", "2023-05-09..2023-05-09")]),
        # what is ahead, and what a paper's day is
        ("Police held 12 people before Sunday's march.", [("12", None)]),
        ("Wednesday's report counted 34 killings by the guards.", [("34", "None..2023-05-10")]),
    ],
)  # fmt: skip
def test_a_day_is_that_of_the_verb_that_governs_it(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parliament passed the law on Monday. Police arrested 12 students in Lirna.", [("12", None)]),
        ("Maro was sentenced to two years on Friday. Five people were killed in the protests.", [("five", None)]),
        ("Police held 40 dockers on Friday. Another six were hurt.", [("40", "2023-05-05..2023-05-05"), ("six", "2023-05-05..2023-05-05")]),
        ("A court freed 12 dockers on Friday. Six more were charged.", [("12", "2023-05-05..2023-05-05"), ("six", "2023-05-05..2023-05-05")]),
    ],
)  # fmt: skip
def test_a_day_in_court_or_of_an_office_is_not_carried_to_the_street(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert times(text) == expected


def test_a_participle_on_top_of_a_sentence_hands_its_day_on() -> None:
    text = (
        "A car plowed into revelers outside the party's headquarters on Monday night. Three died on the spot."
    )
    assert [day for _, day in times(text)] == ["2023-05-08..2023-05-08"]
