"""Whose figure it is, on our own sentences with invented names: one case for each shape of words that tells."""

import pytest

from tests.reading.english.source_of import figures, source


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Twelve protesters had been killed by Friday, the human rights commissioner, Adel Brun, told parliament.",
            {"Twelve": "Adel Brun"}, id="told, with the one told behind",
        ),
        pytest.param(
            "The rally drew 8,000 people, according to the organisers, and 2,500, according to the police.",
            {"8,000": "organisers", "2,500": "police"}, id="two according to",
        ),
        pytest.param(
            "About 70,000 people marched through Lirna by the count of the city police and 150,000 by that of the unions.",
            {"70,000": "police", "150,000": "unions"}, id="count of, that of",
        ),
        pytest.param(
            "Nearly 90,000 people demonstrated, according to the Red Union, and 20,000 for the ministry.",
            {"90,000": "Red Union", "20,000": "ministry"}, id="for the ministry",
        ),
        pytest.param(
            "Organisers put the crowd at 30,000, police at 9,000.",
            {"30,000": "Organisers", "9,000": "police"}, id="shared verb",
        ),
        pytest.param("Ministry: 52 hurt. NGO: 31 held.", {"52": "Ministry", "31": "NGO"}, id="labels"),
        pytest.param(
            "Police chief Ana Rul: \u201cWe have detained 320 people.\u201d", {"320": "Ana Rul"}, id="label of a person"
        ),
        pytest.param(
            "The ministry's figures are lower: 114 arrests and 90 injured.", {"114": "ministry", "90": "ministry"},
            id="their figures",
        ),
        pytest.param("The government's count stands at 21 dead.", {"21": "government"}, id="their count stands at"),
        pytest.param(
            "The union's list comprises 38 detained workers.", {"38": "union"}, id="their list comprises"
        ),
        pytest.param(
            "More than 3,000 people took part in the march. The estimate is the police's.", {"3,000": "police"},
            id="the estimate is theirs",
        ),
        pytest.param("The crowd was put at 12,000 by the district.", {"12,000": "district"}, id="put at by"),
        pytest.param(
            "As per the police, six people died in the western province.", {"six": "police"}, id="as per"
        ),
        pytest.param(
            "As many as 15 people were killed, Channel Delta quoted a hospital source as saying.",
            {"15": "hospital source"}, id="quoted as saying, closing",
        ),
        pytest.param(
            "A doctor at the clinic was quoted by Radio Sierra as saying that nine people had died.",
            {"nine": "doctor"}, id="was quoted as saying",
        ),
        pytest.param(
            "Eight people were detained, the news agency Interfin learned from the prosecutor's office.",
            {"Eight": "prosecutor's office"}, id="learned from",
        ),
        pytest.param(
            "Eight people were detained, the Orlat-based outlet Interfin reports, citing the akimat.",
            {"Eight": "akimat"}, id="closing that cites",
        ),
        pytest.param(
            "State television, quoting the ministry, said 40 people had been detained.", {"40": "ministry"},
            id="quoting, between",
        ),
        pytest.param(
            "According to a tally kept by the Open Desk, 178 people had been arrested, 96 of them in Port Sol alone.",
            {"178": "Open Desk", "96": "Open Desk"}, id="who keeps the tally",
        ),
        pytest.param(
            "Saab Toren, the attorney general, said that according to a preliminary tally 77 officers were injured.",
            {"77": "Saab Toren"}, id="a tally of nobody's is the speaker's",
        ),
        pytest.param(
            "The national council of churches had counted 31 dead by Monday evening, 216 injured and 814 arrests.",
            {"31": "council of churches", "216": "council of churches", "814": "council of churches"}, id="a list",
        ),
        pytest.param(
            "The police headquarters spoke of 51 arrests and 14 injured officers.",
            {"51": "police headquarters", "14": "police headquarters"}, id="spoke of",
        ),
        pytest.param("The Prison Committee is aware of 40 arrests.", {"40": "Prison Committee"}, id="aware of"),
        pytest.param(
            "A spokesman for the coalition Nova, Petar Lom, said that 15 of its members had been arrested.",
            {"15": "Petar Lom"}, id="name behind the office",
        ),
        pytest.param(
            "Forty people were arrested, nine of them minors, the Prison Committee said.",
            {"Forty": "Prison Committee", "nine": "Prison Committee"}, id="the nearest subject",
        ),
        pytest.param(
            "Four people were killed in Sunday's protests, as the health ministry has confirmed.",
            {"Four": "health ministry"}, id="as confirmed",
        ),
    ],
)  # fmt: skip
def test_whose_figure(text: str, told: dict[str, str]) -> None:
    for figure, who in told.items():
        assert who in source(text, figure), figure


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The committee has followed the case since May. It says 40 people were arrested.", {"40": "committee"},
            id="it, the body the sentence before was about",
        ),
        pytest.param(
            "“Forty people were arrested,” he said. The mayor, Luc Dorn, was speaking on Radio Vela.",
            {"Forty": "Luc Dorn"}, id="he, named right after",
        ),
        pytest.param(
            "The ministry issued a statement on Sunday. Forty people were arrested, the statement says.",
            {"Forty": "ministry"}, id="the statement, of whoever issued one",
        ),
        pytest.param(
            "Governor Aldo Quispe spoke on Monday. According to him, 40 people were arrested.",
            {"40": "Aldo Quispe"}, id="him",
        ),
        pytest.param(
            "Two people died in the night, but rights groups and lawyers said hundreds were beaten by soldiers.",
            {"Two": "author", "hundreds": "rights groups"}, id="who stands right before the verb",
        ),
        pytest.param(
            "Four people were killed in Sunday's protests. The deaths were confirmed by the health ministry.",
            {"Four": "health ministry"}, id="the deaths were confirmed",
        ),
        pytest.param(
            "Forty people were hurt on Sunday, the Red Union said.\n\nThe clashes at the gate left 40 people hurt.",
            {"40": "Red Union"}, id="a tally told once more",
        ),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, told: dict[str, str]) -> None:
    for figure, who in told.items():
        assert who in source(text, figure), figure


def test_what_is_seen_by_an_outlet_is_not_its_own() -> None:
    text = "Hospital records seen by Votum list 61 dead."
    assert source(text, "61") != "Votum"


def test_a_death_that_raises_a_toll_tells_nothing() -> None:
    text = "A worker died of burns at the clinic on Friday, raising the death toll from the fire to three."
    assert source(text, "three") == "author"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "At least 40 people were hurt, Mira Tolan, the head of the emergency ward at the clinic, told the daily Ostro.",
            {"40": "Mira Tolan"}, id="name, then office",
        ),
        pytest.param(
            "Marta Olenka: The march was calm.\n\nIda Falk: They beat us. They detained 40 people that night.",
            {"40": "Ida Falk"}, id="a label goes before its whole passage",
        ),
        pytest.param(
            "\u201cThey came at dawn and detained 40 of us, all from one street.\u201d \u2014 Ida Falk",
            {"40": "Ida Falk"}, id="signed",
        ),
    ],
)  # fmt: skip
def test_who_signs_and_who_is_named_first(text: str, told: dict[str, str]) -> None:
    for figure, who in told.items():
        assert who in source(text, figure), figure


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The report cited a toll from the group Plataforma Sur that 314 people had been shot dead since January.",
            {"314": "Plataforma Sur"}, id="a toll cited",
        ),
        pytest.param("The opposition leader spoke about 22 victims killed by soldiers.", {"22": "opposition leader"}, id="spoke about"),
        pytest.param(
            "The committee said the number of wounded had risen and assured that only 12 people had died.",
            {"12": "committee"}, id="a number assures nothing",
        ),
        pytest.param(
            "Nineteen people killed in Lirna: watchdog report\n\nNineteen people were killed in Lirna, the Open Desk said.",
            {"Nineteen": "Open Desk"}, id="the body says which report",
        ),
    ],
)  # fmt: skip
def test_counts_cited_and_shared(text: str, told: dict[str, str]) -> None:
    for figure, who in told.items():
        assert who in source(text, figure), figure


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Forty people were arrested. So says the mayor.", {"Forty": "mayor"}, id="so says"),
        pytest.param("Forty people were arrested. Or so the mayor says.", {"Forty": "mayor"}, id="or so"),
        pytest.param(
            "Forty people were arrested. That, at least, is what the mayor says.", {"Forty": "mayor"}, id="is what"
        ),
        pytest.param("Forty people were arrested. Source: Interior Ministry.", {"Forty": "Interior Ministry"}, id="source"),
        pytest.param("Forty people were arrested (union figures).", {"Forty": "union"}, id="brackets"),
        pytest.param("20,000 marchers (union), 5,000 (police).", {"20,000": "union", "5,000": "police"}, id="two brackets"),
        pytest.param("Forty people were arrested - police.", {"Forty": "police"}, id="dash"),
        pytest.param(
            "If the ministry is to be believed, 40 people were arrested.", {"40": "ministry"}, id="to be believed"
        ),
        pytest.param("Going by the ministry's bulletin, 40 people were arrested.", {"40": "ministry"}, id="going by"),
        pytest.param("The union's figure of 40 arrests was disputed.", {"40": "union"}, id="figure of"),
        pytest.param("The government admits to three deaths.", {"three": "government"}, id="admits to"),
        pytest.param("The ministry tracked 40 arrests.", {"40": "ministry"}, id="tracked"),
        pytest.param(
            "20,000 marchers according to the union, 5,000 to the police.",
            {"20,000": "union", "5,000": "police"}, id="and to the police",
        ),
        pytest.param("The ministry's Telegram channel reported 40 arrests.", {"40": "ministry"}, id="its channel"),
        pytest.param("The hospital treated 40 people for gunshot wounds, it said.", {"40": "hospital"}, id="it said"),
    ],
)  # fmt: skip
def test_formulas(text: str, told: dict[str, str]) -> None:
    for figure, who in told.items():
        assert who in source(text, figure), figure


def test_another_name_in_brackets_is_no_source() -> None:
    assert source("A photographer of the news agency (NVP) and 12 others were detained.", "12") == "author"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The commission published its results on Sunday. The president won 61 percent of the vote.",
            {"61": "commission"}, id="results follow",
        ),
        pytest.param(
            "Police chief Jan Holt said the march was illegal. Forty people had been arrested.",
            {"Forty": "Jan Holt"}, id="reported speech goes on",
        ),
        pytest.param(
            "The governor said that calm had returned. On Monday a court sentenced 12 people to prison.",
            {"12": "author"}, id="the report goes on",
        ),
    ],
)  # fmt: skip
def test_figures_after_who_tells_them(text: str, told: dict[str, str]) -> None:
    for figure, who in told.items():
        assert who in source(text, figure), figure


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The ministry gave its toll on Sunday: nine dead and 31 hurt.",
            {"nine": "ministry", "31": "ministry"},
        ),
        (
            "Nine people were killed; 40 were injured, the hospital said.",
            {"Nine": "hospital", "40": "hospital"},
        ),
        (
            "Her party says 27 people were killed; the government acknowledges ten deaths.",
            {"27": "party", "ten": "government"},
        ),
    ],
)
def test_colons_and_semicolons(text: str, told: dict[str, str]) -> None:
    for figure, who in told.items():
        assert who in source(text, figure), figure


def test_a_vice_president_is_not_the_president() -> None:
    assert (
        source("The vice-president of the union said that 12 people were held.", "12")
        == "vice-president of the union"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Police: Ministry: 40 arrested.",
        "Police:  | Ministry: 40 held:",
        "40 were held, the union said: ",
        "(police) - 40: ;",
    ],
)
def test_bare_marks_break_nothing(text: str) -> None:
    figures(text + "\n\nForty people were arrested.")


def test_a_town_that_a_count_came_from_is_not_who_counted() -> None:
    text = "In Warsaw the rally was small. The story passes on a count from Gdansk: around 40 people were detained there that day."
    assert source(text, "around 40") == "author"


def test_whom_an_agency_reports_quoting_is_who_counts() -> None:
    assert (
        source(
            "Some 590 people were hurt in riots, Tarsk News reported quoting the Orlan health ministry.",
            "Some 590",
        )
        == "Orlan health ministry"
    )
    assert (
        source(
            "Some 590 people were hurt in riots, Tarsk News reported citing the port hospital.", "Some 590"
        )
        == "port hospital"
    )
