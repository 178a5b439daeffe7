"""Whoever tells a number that no verb of saying covers, and the numbers that are nobody's, on our own sentences."""

import pytest

from tests.reading.english.source_of import figures, source


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The bar association keeps a register. It shows 64 people held in the capital.", {"64": "bar association"}),
        ("The Free Lawyers have been keeping a tally. So far it stands at 213 detainees.", {"213": "Free Lawyers"}),
        ("The Free Lawyers published a report on Monday. In it, 213 people are listed as detained.", {"213": "Free Lawyers"}),
        ("Officers of the border guard arrested 40 people, we were told by the prosecutor.", {"40": "prosecutor"}),
        ("In the League's count 12 people were killed.", {"12": "League"}),
        ("As far as the students know, nine people were arrested.", {"nine": "students"}),
        ("From what the students say, nine people were arrested.", {"nine": "students"}),
        ("By the government's own admission, 40 people died in custody.", {"40": "government"}),
        ("Nine were arrested, if the students are to be believed.", {"Nine": "students"}),
        ("Seven people died in the fire, a toll the ministry revised from five.", {"Seven": "ministry"}),
        ("The toll, as given by the ministry, stands at seven dead.", {"seven": "ministry"}),
        ("The strike committee: at least 40 arrested, two killed.", {"40": "strike committee", "two": "strike committee"}),
        ("Forty people were arrested, is all the ministry would say.", {"Forty": "ministry"}),
        ("Turnout, the electoral judge regretted, came to 61 percent of voters.", {"61": "electoral judge"}),
        ("The clinic confirmed admitting two people with gunshot wounds.", {"two": "clinic"}),
        ("Bailiffs counted 412 arrests on the square.", {"412": "Bailiffs"}),
        ("According to the harbour ministry 53 dockers were hurt.", {"53": "harbour ministry"}),
        ("The council's number for Sunday's march, 8,000 protesters, was generous.", {"8,000": "council"}),
        ("Eight dead, thirty wounded: so the fire brigade in the evening.", {"Eight": "fire brigade", "thirty": "fire brigade"}),
        ("The security ministry's own tally of dead is 22.", {"22": "security ministry"}),
        ("The Forest Line, a network of volunteers, has on its books 62 people who died in the woods.", {"62": "Forest Line"}),
        ("Turnout was 31 percent of voters, the commission said, against 44 percent in 2017.", {"44": "commission"}),
        ("About 300 people (the city's figure) marched in Lom.", {"300": "city"}),
        ("Management counted 640 arrests in the first week.", {"640": "Management"}),
        ("Twelve people were injured by the count of a first-aid tent.", {"Twelve": "first-aid tent"}),
        ("The turnout, put by the commission at 61 percent of voters, was low.", {"61": "commission"}),
        ("Two witnesses remember six men being arrested in Lirna.", {"six": "witnesses"}),
        ("The ministry keeps to its toll of five dead.", {"five": "ministry"}),
        ("The police media desk's evening bulletin has 27 arrests in Lirna.", {"27": "police media desk"}),
        ("Five people died in the cells, his lawyer has learnt.", {"Five": "lawyer"}),
        ("15 killed in Lirna: rights bureau", {"15": "rights bureau"}),
        ("Researchers from the Open Archive identified 13 people who were killed.", {"13": "Open Archive"}),
        ("President Amadou Rul speaking earlier today, however, said that only six people were killed.", {"six": "Rul"}),
        ("14 killed per the coroner, 64 per the miners' wives.", {"14": "coroner", "64": "miners' wives"}),
        ("Some 200 weavers injured, two missing (Harbour Weavers' Union).", {"200": "Harbour Weavers"}),
        ("The march drew 8,000 people (Lirna Traffic Police) or 35,000 (Free Pupils' League).",
         {"8,000": "Lirna Traffic Police", "35,000": "Free Pupils' League"}),
        ("Orlo Rights Ledger: 9 killed, 33 injured since Friday.", {"9": "Orlo Rights Ledger", "33": "Orlo Rights Ledger"}),
        ("Twelve people died at the gate, in the words of the duty superintendent.", {"Twelve": "duty superintendent"}),
        ("From the strike committee comes a figure of 418 people detained since May.", {"418": "strike committee"}),
        ("Shots, and by evening seven dead: this from the prosecutor's office.", {"seven": "prosecutor's office"}),
    ],
)  # fmt: skip
def test_who_tells_a_number(text: str, told: dict[str, str]) -> None:
    assert {figure: who in source(text, figure) for figure, who in told.items()} == dict.fromkeys(told, True)


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        ("The commissioner, Olu Danjo, briefed reporters at noon. Eighteen people had been arrested.", "Eighteen", "Danjo"),
        ("The commissioner, Olu Danjo, briefed reporters at noon. \u201cWe have arrested 18 people.\u201d", "18", "Danjo"),
        ("The commissioner, Olu Danjo, briefed reporters at noon: 18 arrests in the port.", "18", "Danjo"),
        ("Spokesman Ivo Tann went through his notes: 12 persons detained, four of them minors.", "12", "Tann"),
        ("The commissioner, Olu Danjo, took questions. Eighteen people, he said, had been arrested.", "Eighteen", "Danjo"),
        ("We asked the ministry for its figures. It has 40 arrests since Monday.", "40", "ministry"),
        ("The ministry was asked for figures. Forty people had been arrested, came the reply.", "Forty", "ministry"),
        ("Statement of the Harbour Police. Persons detained: 20. Officers injured: 5.", "5", "Harbour Police"),
        ("\u201cThey arrested nine of us.\u201d Ana Rul is 20 and studies law.", "nine", "Ana Rul"),
    ],
)  # fmt: skip
def test_who_speaks_in_the_sentence_beside(text: str, figure: str, who: str) -> None:
    assert who in source(text, figure)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers arrested 30 people in the port on Monday. The ministry said that roads would reopen.",
        "A spokesman for the group spoke to the crowd of 2,000 people.",
        "The strike entered its third day. It has cost two people their lives and put 30 in hospital.",
        "The shooting lasted an hour. It left two people dead and nine wounded.",
        "The group had asked for a permit. Soldiers arrested 20 people anyway.",
        "The United Party took 41 percent of the vote, against 33 for the government.",
        "The army put 300 soldiers on the streets of Lirna.",
        "Some 300 people, many wrapped in flags, read the constitution aloud in Lirna.",
        "The mayor was asked to resign. Twelve people had been killed.",
        "Three miners were arrested in Lirna; the editor counted 14 bullet holes.",
        "A journalist of our agency saw about twenty arrests in Lirna.",
        "The minister settled on Lirna, where 12 people were arrested, for his speech.",
        "The union called a strike. Some 3,000 people marched in Lirna.",
        "Harvest Protests: 9 killed, 33 injured.",
        "At least two people were reported shot and killed by security forces.",
        "Some 35 people were shot dead in the uprising against the army-backed authorities.",
        "Each got a fine of 20 euros per protester; 30 people were fined.",
        "KARACHI: a crowd of 300 people blocked the port road.",
        "Nairobi, June 19: a crowd of 300 people blocked the port road.",
        "Accra (Harbour Wire): a crowd of 300 people blocked the port road.",
    ],
)
def test_what_the_report_says_itself(text: str) -> None:
    assert {c.attribution.source_name for c in figures(text)} == {"author"}


def test_two_speakers_in_two_short_sentences() -> None:
    text = "Six deaths, says the government. Forty deaths, says the bar association."
    assert (source(text, "Six"), source(text, "Forty")) == ("government", "bar association")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The ministry said 11 people were arrested; the union came up with 30 arrests.", ("11", "ministry"), ("30", "union")),
        ("Six people died in custody, the government says; the bar association's figure is 40.", ("Six", "government"), ("40", "bar association")),
        ("A crowd gathered in Lom, perhaps 300 people, and by nightfall, by the gendarmes' estimate, some 7,000 people.", ("300", "author"), ("7,000", "gendarmes")),
        ("Outside stood 600 riot police; inside, according to the guard's log, were 17 protesters.", ("600", "author"), ("17", "guard")),
    ],
)  # fmt: skip
def test_each_number_is_its_own_speakers(text: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    assert [who in source(text, figure) for figure, who in (first, second)] == [True, True]
