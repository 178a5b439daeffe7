"""Which of several places a claim has: in both, from one to the other, where somebody is from, another number's, a hospital's, all of it."""

import pytest

from tests.reading.english.test_placing import places


def told(text: str) -> list[tuple[str, list[str]]]:
    return [(figure, sorted(p for p in where.split("; ") if p)) for figure, where in places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # In both.
        ("Police arrested students in Lima and in Cusco, 120 in all.", [("120", ["Cusco", "Lima"])]),
        ("Rallies in Mali drew 5,000 people in Gao and in Kidal.", [("5,000", ["Gao", "Kidal"])]),
        ("Some 300 people marched from Ambato to Quito on Sunday.", [("some 300", ["Ambato", "Quito"])]),
        (
            "Protests in Gao and Kidal, in Mali, left three and five people dead respectively.",
            [("three", ["Gao"]), ("five", ["Kidal"])],
        ),
        # Another number's.
        (
            "Police in Mali fired on a crowd near Gao; three people were killed, and two more in Kidal.",
            [("three", ["Gao"]), ("two", ["Kidal"])],
        ),
        # Where they are from.
        ("Twelve residents of Gulu were arrested in Kampala.", [("twelve", ["Kampala"])]),
        ("Hundreds of people from Gulu and Lira rallied in Kampala on Sunday.", [("hundreds", ["Kampala"])]),
        # Where they were treated, and tried.
        (
            "Doctors at a hospital in Kisumu treated 22 people who had been shot in Siaya, in Kenya.",
            [("22", ["Siaya"])],
        ),
        (
            "The trial of 52 people over the clashes in Gulu opened in Kampala, Uganda, on Monday.",
            [("52", ["Kampala"])],
        ),
        # Somewhere on the road.
        (
            "Police blocked the road from Gulu to Kampala and arrested 12 people, Uganda's opposition said.",
            [("12", ["Uganda"])],
        ),
        # A common noun beside a faith; what is called a suburb.
        ("Soldiers shot dead five people in a Christian district of Juba, South Sudan.", [("five", ["Juba"])]),
        ("Some 2,000 people gathered in front of the town hall of Ivry, a suburb of Paris.", [("some 2,000", ["Ivry"])]),
    ],
)  # fmt: skip
def test_a_number_takes_the_place_that_is_its_own(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "total",
    [
        "At least 39 people have been killed since the protests began in June.",
        "The deaths brought to 39 the number of people killed.",
        "A total of 39 people were killed, the interior ministry said.",
    ],
)
def test_a_total_is_of_no_town_told_before(total: str) -> None:
    assert places(f"Kenyan police shot dead two boys in Siaya. {total}")[1][1] == "Kenya"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One sentence abroad.
        (
            "Moroccan police broke up a rally in Rabat. Some 900 people marched in Lyon, with reports of at least three hurt.",
            [("some 900", ["Lyon"]), ("at least three", ["Lyon"])],
        ),
        # A source on the spot, before the whole country of another clause.
        (
            "Iraq saw rallies. A medic in the city of Diwaniyah said 12 men were shot, as marches were held across Iraq.",
            [("12", ["Diwaniyah"])],
        ),
        # Whose home is told in passing; nationals of somewhere.
        (
            "Belarusian police held 40 people in Minsk.\nAmong them are a bishop and Ales Maro from Zhodzina. Twenty were beaten.",
            [("40", ["Minsk"]), ("twenty", ["Belarus"])],
        ),
        # Called a town by the words beside it.
        (
            "Police in Myanmar's ancient former capital, Bagan, shot and wounded 12 people.",
            [("12", ["Bagan"])],
        ),
        ("Nepalese police held students in the suburb of Gangabu; 12 were hurt.", [("12", ["Gangabu"])]),
        (
            "Nepalese soldiers shot 12 marchers in the streets of Chandragarhi city.",
            [("12", ["Chandragarhi"])],
        ),
        # Months of killings are not of the town told of before.
        (
            "Iraqi guards shot four people in Nasiriyah. Almost 600 people were killed over months of protests.",
            [("four", ["Nasiriyah"]), ("almost 600", ["Iraq"])],
        ),
    ],
)
def test_what_pages_told_wrongly(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Where nobody has come yet; a body that bears the country's name.
        ("Turkish police said that 165 people who wanted to march to Taksim Square were detained.", [("165", ["Turkey"])]),
        ("LAHORE: Four dozen Pakistan Unity Movement workers were detained.", [("four dozen", ["Lahore"])]),
        # Pakistan has a Punjab too.
        ("Police in Rawalpindi and Islamabad held 40 people. In Punjab 60 were hurt.", [("40", ["Islamabad", "Rawalpindi"]), ("60", ["Punjab"])]),
    ],
)  # fmt: skip
def test_what_is_no_place_of_the_event(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Kharkiv 300 teachers walked out, in Odesa as many as 500.",
            [("300", ["Kharkiv"]), ("as many as 500", ["Odesa"])],
        ),
        # Told in one town of another; a ministry's count up to now.
        ("Puno's mayor told reporters in Lima that soldiers had killed 17 people.", [("17", ["Puno"])]),
        (
            "In Gafsa, Tunisia, police shot four boys dead. The ministry says 41 people have now been killed.",
            [("four", ["Gafsa"]), ("41", ["Tunisia"])],
        ),
        # Only how far away; a land of which there are two is no town.
        ("Guards killed four herders near Tessaro, 30 km from Niamey, in Niger.", [("four", ["Tessaro"])]),
        ("Four boys were killed in Beni, in Congo, police in Goma said.", [("four", ["Beni"])]),
    ],
)
def test_what_a_second_set_of_probes_showed(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Guwahati: At least 40 protesters were held by police in the streets of Imphal on Monday, officials said.",
            [("at least 40", ["Imphal"])],
        ),
        ("Lyon: 31 arrested; Nantes: 12; Rennes: seven.", [("31", ["Lyon"]), ("12", ["Nantes"]), ("seven", ["Rennes"])]),
        # Said in one town of another; all of them; all but one.
        (
            "Ethiopia's government said on Monday in Addis Ababa that seven people had been killed, all of them in Bahir Dar.",
            [("seven", ["Bahir Dar"])],
        ),
    ],
)  # fmt: skip
def test_what_a_fourth_set_of_pages_told_wrongly(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a toll's rise is told by lies where the last of them fell.
        (
            "Protests went on across Togo. The number of fatalities rose to nine after a student was shot dead in Sokod\u00e9.",
            [("nine", "Togo")],
        ),
        (
            "The death toll of the strikes in Gabon climbed to 14 on Monday, adding to fears in Mouila, where three miners died.",
            [("14", "Gabon")],
        ),
        # "The southern Mavaro district": no compass of another place.
        ("Ten were hurt in Gao, adding to four killed in the southern Mavaro district.", [("four", "Mavaro district")]),
        # "This coastal city" is the dateline's, whatever the title names.
        (
            "Police halt rally in Peru\n\nAREQUIPA, Peru \u2014 Police broke up a rally in this southern Peruvian city on Sunday, detaining 12 students.",
            [("12", "Arequipa")],
        ),
    ],
)  # fmt: skip
def test_the_latest_and_the_here(text: str, expected: list[tuple[str, str]]) -> None:
    found = places(text)
    assert [row for row in expected if row not in found] == []


@pytest.mark.parametrize(
    ("text", "figure", "place"),
    [
        ("Eleven people were hurt as protests turned violent along the Coral Coast on Friday.", "eleven", "Coral Coast"),
        ("Fifty were freed on day three of the curfew in sections of Caterin North.", "fifty", "Caterin North"),
        ("Their go-slow on the Priority Bus Route ended in a scuffle and 34 drivers were detained.", "34", "Priority Bus Route"),
        ("Two people were killed on the outskirts of Foyala on Friday, residents said.", "two", "Foyala"),
        # No roads and no parts of places.
        ("Ten were hurt on Unity Day.", "ten", ""),
        ("Dozens were held as part of Operation Salt.", "dozens", ""),
    ],
)  # fmt: skip
def test_roads_and_parts_of_places_are_places(text: str, figure: str, place: str) -> None:
    assert dict(places(text))[figure] == place


def test_a_capital_that_is_only_the_desk_s_yields_to_a_region() -> None:
    text = (
        "MEXICO CITY, April 21 (Wire) - The government blamed miners on Friday for a clash that killed two workers. Police stormed a mill "
        "in the western state of Michoacan on Thursday, shooting dead two workers. Dozens of workers were injured."
    )
    assert {where for _, where in places(text, "2006-04-21")} == {"Mexico", "Michoacan"}
