"""Where an English figure belongs: its own words first, then its clause, then who tells of it, then the story."""

import pytest

from khronika.nouns import Kind, PartialDate, Report, make_id
from khronika.reading.english import read


def places(text: str, published: str = "2023-05-10") -> list[tuple[str, str]]:
    report = Report(
        make_id("r", text), "0", text, "text/plain", "-", lang="en", published=PartialDate.parse(published)
    )
    return [
        (claim.figure.text.casefold(), "; ".join(place.name for place in claim.places))
        for claim in sorted(
            read(report).claims, key=lambda c: c.figure.span if c.figure and c.figure.span else c.span
        )
        if claim.figure is not None and claim.kind is not Kind.ELECTION
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police in Ghana detained 91 people across the country: 51 in Kumasi, 18 in Tamale and 22 in Accra.",
            [("91", "Ghana"), ("51", "Kumasi"), ("18", "Tamale"), ("22", "Accra")],
        ),
        (
            "Fifty people were arrested in Chiclayo and 70 in Arequipa, the police said.",
            [("fifty", "Chiclayo"), ("70", "Arequipa")],
        ),
        ("Lyon: 31 arrested; Nantes: 12; Rennes: seven.", [("31", "Lyon"), ("12", "Nantes"), ("seven", "Rennes")]),
        (
            "Across Poland, 1,100 people were detained on Sunday; in Gdansk not a single one was arrested.",
            [("1,100", "Poland"), ("one", "Gdansk")],
        ),
        (
            "In Sousse police arrested 14 people, and in Sfax 30 people were arrested.",
            [("14", "Sousse"), ("30", "Sfax")],
        ),
        ("Police held 12 dockers in the Republic of Moldova.", [("12", "Moldova")]),
        ("Nine were held at 9:00 (10:00 Moscow time) in Armenia.", [("nine", "Armenia")]),
        ("In Armenia's second-largest city, Gyumri, 12 dockers were held.", [("12", "Gyumri")]),
        (
            "Kenya held 12 dockers. Another 30 were held on Friday in what he called Africa's last free port.",
            [("12", "Kenya"), ("30", "Kenya")],
        ),
        (
            "Nine dockers from across the country were arrested in Gdansk. Poland had banned the march.",
            [("nine", "Gdansk")],
        ),
    ],
)  # fmt: skip
def test_each_number_takes_its_own_town(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four villagers were killed near Qadirpur, north of Karachi, a doctor said.", "Qadirpur"),
        ("Four villagers were killed 40 km south of Karachi, a doctor said.", "Karachi"),
        ("Nine people were arrested in Quito's Plaza Grande, the mayor said.", "Plaza Grande"),
        ("Two people were shot dead in Lincoln, Nebraska, on Friday.", "Lincoln"),
        ("In Al Qotaf, in Sudan, five people were shot dead.", "Al Qotaf"),
        ("A dozen miners were arrested at Ndolela and later freed.", "Ndolela"),
    ],
)
def test_the_narrowest_name_is_the_place(text: str, expected: str) -> None:
    assert places(text)[0][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Residents of Mawkhan told the radio that soldiers took away six men in the night.", "Mawkhan"),
        ("According to the Lawyers' Union's Izmir branch, 44 students were detained.", "Izmir"),
        ("Tangara National Hospital received 40 wounded people overnight, its director said.", "Tangara National Hospital"),
        ("The London-based Meridian Centre said that 19 activists had been detained.", ""),
        ("Police in Oran said that they had detained 12 marchers.", "Oran"),
    ],
)  # fmt: skip
def test_a_source_on_the_spot_tells_of_there(text: str, expected: str) -> None:
    assert places(text)[0][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QUITO, May 9 (Wire) - Eighty people were arrested in the capital and 120 in Cuenca, the police said.", ["Quito", "Cuenca"]),
        ("Denver police arrested 77 people. The Colorado governor sent 500 soldiers to the city.", ["Denver", "Denver"]),
        ("In Bamako, Mali, 30 people were hurt. In all, 200 were injured around the country.", ["Bamako", "Mali"]),
        ("A total of 60 people died in Mali, including 12 in Gao. Another 200 were injured.", ["Mali", "Gao", "Mali"]),
    ],
)  # fmt: skip
def test_words_for_a_place(text: str, expected: list[str]) -> None:
    assert [place for _, place in places(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the place of a part is not where the whole was
        ("Chilean police arrested 450 people, including 279 in Santiago.", ["Chile", "Santiago"]),
        ("Egypt counted 18 deaths, 16 of which occurred in clashes in Matareya and Alexandria.", ["Egypt", "Matareya; Alexandria"]),
        ("Egypt counted 18 deaths, 16 of which occurred in clashes with the police in Matareya.", ["Egypt", "Matareya"]),
        # where people are from
        ("In India, 110 farmers from Punjab were injured at Tandala border near Ambala.", ["Tandala border"]),
        # a part of a town; a body of the town
        ("Six people were arrested in the Paris suburb of Montrel.", ["Montrel"]),
        ("Police shot four people in the far-western district of Kailan, in Nepal.", ["Kailan"]),
        ("The Bahrin hospital took in 17 wounded.", ["Bahrin hospital"]),
        ("Thirty people were held at the Okrestin detention centre in Minsk.", ["Okrestin detention centre"]),
        ("Human Rights Watch in New York said 30 people had been detained in Belarus.", ["Belarus"]),
        ("In Swahili, the Kenyan president said that 12 people had died.", ["Kenya"]),
        # several towns told of before, or a list of them, are no scene
        ("Ghana was tense. Crowds marched in Kumasi. In Accra it was calm. The police said 500 people were detained.", ["Ghana"]),
        ("Ghana saw marches in Kumasi, Accra and Tamale. The police said 500 people were detained.", ["Ghana"]),
        # where a statement was issued
        ("Myanmar's army killed five people, the group said in a statement issued in Bangkok.", ["Myanmar"]),
        ("Fourteen people died at Tandara Medical College and Hospital.", ["Tandara Medical College and Hospital"]),
        ("Ecuador's ministry said 12 people died in Puno, in Peru.", ["Puno"]),
        ("About 2,000 people marched to the Plaza de Sucre in Quito.", ["Plaza de Sucre"]),
        ("Fewer than 40 inmates walked out of Mansur prison in Oran.", ["Mansur prison"]),
    ],
)  # fmt: skip
def test_what_is_no_scene_and_what_is_a_site(text: str, expected: list[str]) -> None:
    assert [place for _, place in places(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 8,000 people marched in front of Parliament, the organisers said.", "Parliament"),
        ("Some 600 soldiers were deployed to the southern corridor.", "southern corridor"),
        ("The police said 40 people had been arrested in the capital.", "capital"),
        ("In Ghana, 40 people were arrested outside the presidential palace.", "Ghana"),
        ("The police said 40 people had been arrested in prison.", ""),
    ],
)
def test_a_report_that_names_no_country_keeps_its_words_for_the_place(text: str, expected: str) -> None:
    assert places(text)[0][1] == expected


def test_shares_of_a_vote_are_the_countrys() -> None:
    text = "Ghana votes. Crowds cheered in Kumasi on Sunday.\n\nMs Tandoh won 51.2 percent of the vote, Mr Agbo (44.1 percent) said."
    report = Report(make_id("r", text), "0", text, "text/plain", "-", lang="en")
    shares = [c for c in read(report).claims if c.kind is Kind.ELECTION]
    assert {p.name for c in shares for p in c.places} == {"Ghana"}


def test_who_stands_beside_a_share_is_no_place() -> None:
    text = "After interviews across Ghana the centre saw Tandoh at 51.2 percent of the vote and Lagbo at 44.1 percent."
    report = Report(make_id("r", text), "0", text, "text/plain", "-", lang="en")
    assert {p.name for c in read(report).claims for p in c.places} == {"Ghana"}


def test_an_agencys_desk_abroad_is_no_place_of_the_event() -> None:
    text = "CAIRO (Wire) - Iraq's protests went on. Iraqi police said 12 people were killed.\n\nIraq has seen worse."
    assert places(text)[0][1] == "Iraq"


def test_a_number_before_a_body_names_no_place() -> None:
    assert places("Twenty-one university students were arrested on Friday.") == [("twenty-one", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police in Poland said 40 demonstrators blocked the Sanica highway.", [("40", "Sanica highway")]),
        (
            "Three guards were beaten outside a school in Datu Ondo Sarim, police said.",
            [("three", "Datu Ondo Sarim")],
        ),
        (
            "A pit caved in at Dunwale on Friday. Six people were killed, an assemblyman said.",
            [("six", "Dunwale")],
        ),
        ("Gdansk's mayor banned the rally. Forty people were arrested.", [("forty", "Gdansk")]),
        (
            "Police in Para\u0301's north detained 15 people.".replace("a\u0301", "\u00e1"),
            [("15", "Par\u00e1")],
        ),
    ],
)
def test_names_that_no_list_has_and_names_carried_on(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "VORNESTAD - Forty-one miners were arrested overnight, the commissioner said.",
            [("forty-one", "Vornestad")],
        ),
        ("GALA\u021aI. Some 640 workers went on strike.", [("some 640", "Gala\u0163i")]),
        ("BREAKING: Forty-one miners were arrested overnight, the commissioner said.", [("forty-one", "")]),
        (
            "Two hundred fishermen joined the protest flotilla that left Lornik at dawn.",
            [("two hundred", "Lornik")],
        ),
    ],
)
def test_datelines_and_towns_left_or_reached(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputy mayor Karo Florence said 12 people were hurt.", [("12", "")]),
        ("Mr. Lincoln told reporters that 40 people were detained.", [("40", "")]),
        (
            "Florence Adoki, who heads the union, said police arrested 12 people in Florence.",
            [("12", "Florence")],
        ),
    ],
)
def test_a_person_called_like_a_town_is_no_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The country inside bodies' names, a capital by name; foreign judges and cross-references weigh little.
        (
            ("The ruling Lesotho Congress for Renewal won. At least five people died and scores were hurt.\n\n"
            "A judge of South Africa's highest court led an inquiry. South African negotiators came to Maseru; South African "
            "troops followed (see South Africa entry). The Lesotho Defence Force arrested 20 officers."),
            ["Lesotho", "Lesotho", "Lesotho"],
        ),
        # A wire's slug is no place, and its country is the story's.
        (
            ("RIGHTS-FIJI: Vigil Broken Up\n\nSUVA, Apr 13 2008 (Wire) - A union condemned the detention of 17 protesters for "
            "holding a vigil outside the Chinese embassy here to denounce deaths in Tibet after China's crackdown. China is "
            "a lender of Tonga's. China, Tonga said, is a friend; China agreed."),
            ["Suva"],
        ),
        ("NAIROBI (Wire) - Sixty people marched here on Monday in support of Palestine. Kenya's police stood by.", ["Nairobi"]),
        (
            "Hundreds gathered in Lagos to protest against the war in Gaza. Nigeria's police arrested 40 people in Kano.",
            ["Lagos", "Kano"],
        ),
        ("A court in Kumasi, Ghana, jailed seven people over clashes in Tamale.", ["Kumasi"]),
        ("Hundreds of students in Delhi, India, protested against violence in Manipur.", ["Delhi"]),
        ("Hundreds marched in Suva, Fiji, to denounce the killing of 12 monks in Tibet.", ["Suva", "Tibet"]),
        ("Protests against a mine in Arequipa, Peru, left four people dead.", ["Arequipa"]),
    ],
)  # fmt: skip
def test_what_a_protest_is_about_lies_elsewhere(text: str, expected: list[str]) -> None:
    assert [place for _, place in places(text)] == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Ten people were hurt in the capital. Burundi's police denied it.", "2015-05-04", ["Bujumbura"]),
        ("Ten people were hurt in the capital. Burundi's police denied it.", "2021-05-04", ["Gitega"]),
        ("Ten people were hurt in the capital. Myanmar's police denied it.", "2003-05-04", ["Yangon"]),
        (
            "Hundreds protested in other parts of the capital, Bujumbura. Ten were hurt in the capital, Burundi's police said.",
            "2021-05-04",
            ["Bujumbura", "Bujumbura"],
        ),
        ("Lilongwe, Malawi's capital, was calm. Six people were shot in the capital overnight.", "2021-05-04", ["Lilongwe"]),
        ("Ten members were arrested at their homes in the capital of Togo.", "2021-05-04", ["Lome"]),
        ("Hundreds marched in the Togolese capital on Monday, Togo's police said.", "2021-05-04", ["Lome"]),
        ("Residents of the capital said 15 people were shot dead. Togo's government denied it.", "2021-05-04", ["Lome"]),
        ("Nine were hurt in the capital Monday, Mali's police said.", "2021-05-04", ["Bamako"]),
    ],
)  # fmt: skip
def test_the_capital_is_what_the_report_calls_so_or_what_it_was_that_day(
    text: str, published: str, expected: list[str]
) -> None:
    assert [place for _, place in places(text, published)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jordan's Court of Cassation sentenced 30 people. Jordan's government denies it.", ["Jordan"]),
        ("The Vienna-based Body for Security and Cooperation in Europe said 40 people were held in Serbia.", ["Serbia"]),
        ("Tibet's Maro Union, based in India, said 12 people died in Lhasa.", ["Lhasa"]),
        ("Kamo Bela, who lives in Oslo, said that 40 people had died in Eritrea.", ["Eritrea"]),
        ("Of the 15 people killed by gunshots in clashes, six were in Gao, the Mali police said.", ["Mali", "Gao"]),
        ("Sixty were arrested, most of them in Kumasi. Ghana's police were pleased.", ["Ghana"]),
        ("At least 14 people were killed along the border between Togo and Ghana.", ["Togo; Ghana"]),
        ("Nine died in Gao. Forty people were held in different parts of the country, the Mali police said.", ["Gao", "Mali"]),
        ("Nine died in Gao. Forty people were held elsewhere in the country, the Mali police said.", ["Gao", "Mali"]),
        ("Nine died in Gao. Forty people were held in 67 separate provinces, the Mali police said.", ["Gao", "Mali"]),
    ],
)  # fmt: skip
def test_homes_parts_and_wholes(text: str, expected: list[str]) -> None:
    assert [place for _, place in places(text)][-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ("Hundreds joined the rally in Antananarivo, Madagascar, on Monday. With thousands attending his latest protest, Rabe "
            "said that Fara Bema, a politician from the western city of Tulear, would be minister."),
            "Antananarivo",
        ),
    ],
)  # fmt: skip
def test_where_somebody_is_from_is_no_scene(text: str, expected: str) -> None:
    assert places(text)[-1][1] == expected
