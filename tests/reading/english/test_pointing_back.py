"""Words that point back to a place ("there", "where", "across the state"), and whose place a line or a teller names."""

import pytest

from tests.reading.english.test_placing import places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "There": the town told last, also in the same sentence.
        (
            "The march in Tamale, in Ghana, was quiet. In Kumasi the crowd reached the barracks by noon. Two people died there.",
            [("two", "Kumasi")],
        ),
        ("Nairobi was calm after the rally in Kisumu, although three people were shot dead there, Kenyan medics said.", [("three", "Kisumu")]),
        # "Where": the name right before it, on a list or not.
        (
            "The miners' leader was driven to Oruro in Bolivia from Challavi, where he was arrested with nine others on Monday.",
            [("nine", "Challavi")],
        ),
        # The province told last, and no largest town of it.
        (
            "Two were held in Zaria. In Katsina State, Nigeria, police fired on a crowd. Across the state 41 people were arrested.",
            [("41", "Katsina State")],
        ),
        ("In Gulu, the largest town in the region, 12 people were held, Ugandan police said.", [("12", "Gulu")]),
        # "The city" is not where people came from.
        (
            "Students clashed with police in Cordoba, Argentina. Officers from Rosario were brought to the city; 13 of them were injured.",
            [("13", "C\u00f3rdoba")],
        ),
        # The whole country, by words.
        (
            "Police shot dead two men in Sokod\u00e9, in Togo. The minister gave the national toll as eleven dead.",
            [("eleven", "Togo")],
        ),
        ("Police in Togo arrested 30 people in Lom\u00e9 and 43 in the provinces.", [("43", "Togo")]),
    ],
)  # fmt: skip
def test_words_that_point_back(text: str, expected: list[tuple[str, str]]) -> None:
    found = places(text)
    assert [row for row in expected if row not in found] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A correspondent's town that is no capital is the scene until another is told.
        (
            "HAMBURG - Police said 143 people were arrested. In Bremen, in the north of Germany, 12 were held.",
            [("143", "Hamburg"), ("12", "Bremen")],
        ),
        # A body of the whole country, named with its seat; a body whose name looks like a site.
        (
            "OSH. Nine people died in two days of clashes, the health committee's office in Bishkek, Kyrgyzstan, said.",
            [("nine", "Osh")],
        ),
        ("The Catholic church in Kinshasa says that six were killed.", [("six", "Democratic Republic of the Congo")]),
        # What a sentence opens with is the scene, though somebody only speaks in it.
        (
            "Two were held in Port-au-Prince, in Haiti. In Les Cayes, a radio station said that dozens were arrested.",
            [("dozens", "Les Cayes")],
        ),
        # A town told by what it is, or by what lies in it.
        ("Quillaya, the market town where four herders were shot in May, saw a march of 900, Peruvian police said.", [("900", "Quillaya")]),
        ("In the hospital of Quillaya, in Peru, lie 15 of the wounded.", [("15", "Quillaya")]),
        ("Those arrested in Jordan include eight activists from Tafila, two from Vadi Maro, and seven from Amman.", [("two", "Vadi Maro")]),
    ],
)  # fmt: skip
def test_whose_place_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    found = places(text)
    assert [row for row in expected if row not in found] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The first and the second of two.
        (
            "Smoke hung over Kisumu and Nakuru, in Kenya, on Monday. In the first of the two towns six people were hurt; in the second, 400 marched.",
            [("six", "Kisumu"), ("400", "Nakuru")],
        ),
        # A part that names no place is where the whole was.
        (
            "In Tripoli, in Lebanon, shops were shut and 11 men were arrested near the barracks. A judge let nine of them go.",
            [("nine", "Tripoli")],
        ),
        # Towns that a sentence names as examples of where all of it was; the country outside of a town.
        ("In South Korea, another 380,000 people protested in cities including Busan and Gwangju, the committee said.", [("380,000", "Busan; Gwangju")]),
        # What stands between commas only says where the place before it lies.
        ("Bamako was quiet. In Tessalit, on the Algerian border, 14 people were arrested, Mali's army said.", [("14", "Tessalit")]),
        # A student of a university is not there; whose house it was is told besides.
        ("In Kisumu, Kenya, a student of Maseno University and six others were hurt.", [("six", "Kisumu")]),
        # Speaking from an office makes no other town.
        (
            "Police broke up a sit-in in Talara, Peru, holding 18 workers, the union said from its office in Piura. Four had to be treated for burns.",
            [("four", "Talara")],
        ),
        # A province's prosecutor, behind what happened in a town of it.
        (
            "Eleven bodies were left on the road into Valmarito, in Mexico, on Monday. The Chiapas prosecutor's office has confirmed eight.",
            [("eight", "Valmarito")],
        ),
        # The police there.
        ("Drivers switched off their engines on a highway in Mashhad, in Iran. Police there said that 40 were arrested.", [("40", "Mashhad")]),
        # "The massacre of", "a village above", "walked out of"; names with a small word between hyphens.
        ("What is called the massacre of La Piedra-Baja took place in May. Sixty-four people were killed there.", [("sixty-four", "La Piedra-Baja")]),
        ("Twelve activists, jailed for two years, walked out of Valmarito prison on Monday.", [("twelve", "Valmarito prison")]),
        ("The council said the worst-hit locality was Dambako, with 14 deaths.", [("14", "Dambako")]),
    ],
)  # fmt: skip
def test_which_of_the_places_told(text: str, expected: list[tuple[str, str]]) -> None:
    found = places(text)
    assert [row for row in expected if row not in found] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A landmark is no "there", and no town told since.
        (
            "The unrest began in Kasserine, a town near Algeria, where a man burned. By Thursday 246 people had been hurt there, Tunisian doctors said.",
            [("246", "Kasserine")],
        ),
        (
            "At Rungis, south of Paris, 91 were arrested on Monday, French police said; 15 had been arrested there before. The prefect spoke of 79 arrested.",
            [("91", "Rungis"), ("15", "Rungis"), ("79", "Rungis")],
        ),
        # "The region" of which only a town is named.
        ("Police fired on a crowd near a school in Barcelona. Officials counted 893 people hurt across the region.", [("893", "Catalonia")]),
        # Where they came from; where it was said.
        ("Five thousand people who protested in Chisinau, in Moldova, had come from Orhei and Cahul.", [("five thousand", "Chisinau")]),
        ("In Turkey 161 people were killed, the minister said at \u00c7ankaya, and 2,839 soldiers were detained.", [("2,839", "Turkey")]),
        # A town and its country before a colon.
        ("Uyo, Nigeria: 23 students were arrested after a quarrel about fees.", [("23", "Uyo")]),
        # A quarter by its word.
        ("Tarso was quiet. In its Meridi quarter two men were shot dead, Kenyan police said.", [("two", "Meridi")]),
    ],
)  # fmt: skip
def test_landmarks_and_where_they_came_from(text: str, expected: list[tuple[str, str]]) -> None:
    found = places(text)
    assert [row for row in expected if row not in found] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Where they are taken is not where they were.
        (
            "In the village of Telok, in Indonesia, 300 people protested on Monday. Police took six of them to the station at Tegal, 20 kilometres away.",
            [("six", "Telok")],
        ),
        # "Outside which"; a part's places behind its town.
        ("The leader was put in Rustavi's prison number 12, outside which 400 people rallied, Georgian police said.", [("400", "Rustavi")]),
        (
            "Across Russia 1,745 people were detained, 957 of them in Moscow, on and around Pushkin Square.",
            [("1,745", "Russia"), ("957", "Moscow")],
        ),
        ("Police in Russia detained 1,745 people in 44 Russian cities, the monitor said.", [("1,745", "Russia")]),
    ],
)  # fmt: skip
def test_where_they_were_taken_and_parts(text: str, expected: list[tuple[str, str]]) -> None:
    found = places(text)
    assert [row for row in expected if row not in found] == []
