"""Shapes that pages of news are full of and that led the reader astray, in sentences of our own."""

import pytest

from khronika.nouns import Claim, Kind, PartialDate, Reading, Report, digest, make_id
from khronika.reading.english import read


def claims(text: str) -> tuple[Claim, ...]:
    data = text.encode()
    report = Report(
        make_id("r", digest(data)),
        digest(data),
        text,
        "text/plain",
        "own",
        lang="en",
        published=PartialDate(2021, 3, 10),
    )
    reading = read(report)
    assert isinstance(reading, Reading)
    return reading.claims


def figures(text: str, kind: Kind) -> list[str]:
    return [c.figure.text for c in claims(text) if c.figure is not None and c.kind is kind]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("On Tuesday 41 students were rounded up in Lisvane.", ["41"]),
        ("In March 17 dockers were arrested.", []),  # the seventeenth, or seventeen: nobody can tell
        ("Eight student and opposition organisers were detained overnight.", ["Eight"]),
        ("Six radio and print reporters were detained.", ["Six"]),
    ],
)
def test_the_number_belongs_to_those_who_were_taken(text: str, counted: list[str]) -> None:
    assert figures(text, Kind.DETENTION) == counted


def test_a_long_passage_in_brackets_is_no_caption() -> None:
    text = (
        "[At least 12 people have died in the hill districts over the past nine days, bringing the toll to 61 since "
        "January, the AFP news agency reported. Four drivers were wounded by gunfire on Monday.]"
    )
    assert figures(text, Kind.DEATH) == ["At least 12", "61"]
    assert figures(text, Kind.INJURY) == ["Four"]


def test_a_rank_with_a_full_stop_ends_no_sentence() -> None:
    (claim,) = claims('"At least six people were hurt," said Cmdr. Tomas Breda, a spokesman for the mission.')
    assert claim.attribution.source_name == "Cmdr. Tomas Breda"


def test_said_with_a_capital_is_a_name() -> None:
    found = claims(
        "Nine dockers were arrested in Suez, Damietta and Port Said on Monday, the lawyer Said Amrani told reporters."
    )
    assert [c.attribution.source_name for c in found if c.figure] == ["lawyer Said Amrani"]


@pytest.mark.parametrize(
    "text",
    [
        "About 25% of the 1,139 polling stations we monitored opened on time during the election.",
        "By noon 1,114 stations had opened, representing 97.8 % of the total, and voting went on.",
    ],
)
def test_a_share_of_the_stations_is_no_share_of_votes(text: str) -> None:
    assert figures(text, Kind.ELECTION) == []


def test_the_share_of_votes_beside_a_share_of_stations_is_kept() -> None:
    text = "With 40% of polling stations counted, Adam Smithson had 52 percent of the vote."
    assert figures(text, Kind.ELECTION) == ["52 percent"]


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("Officers held 17 reporters on July 14 and 15, the Committee to Defend Writers said today.", Kind.DETENTION, "Committee to Defend Writers"),
        ("According to the groups Solidara 11J and Belva, 1,442 people have been arrested.", Kind.DETENTION, "groups Solidara 11J"),
        ("\u201cAt least three people have died. We have no other numbers as of yet,\u201d the Northern Police\u2019s Deputy Commissioner (South) Ida Falk told Wire Seven.", Kind.DEATH, "Northern Police\u2019s Deputy Commissioner Ida Falk"),
        ("At least 209 people have been killed, according to a count based on local media reports.", Kind.DEATH, "local media reports"),
        ("Local media report that 40 people were detained in Lisvane.", Kind.DETENTION, "Local media"),
        ("Soldiers beat five reporters while they were reporting on the march, according to the Falk Union.", Kind.ATTACK_ON_JOURNALIST, "Falk Union"),
    ],
)  # fmt: skip
def test_who_speaks_in_a_name_that_parsers_cut(text: str, kind: Kind, source: str) -> None:
    assert [c.attribution.source_name for c in claims(text) if c.kind is kind and c.figure] == [source]


def test_of_whom_is_of_the_people_and_not_of_what_they_did() -> None:
    text = "The court said 790 people have been charged over the July 11 protests, 55 of whom are minors."
    assert figures(text, Kind.CHARGE) == ["790", "55"]
    assert figures(text, Kind.PROTEST) == []


def test_a_toll_that_has_crossed_a_number_is_above_it() -> None:
    (toll,) = [c.figure for c in claims("The death toll has crossed 100, officials said.") if c.figure]
    assert (toll.low, toll.high) == (100, None)


@pytest.mark.parametrize(
    "text",
    [
        "The authorities must ensure that no more lives are lost, the union said.",
        "Falk, a former officer, is widely expected to be re-elected.",
        "Some 300 visiting students have returned home from Lisvane following protests against quotas.",
        "Critics named groups supporting Prime Minister Ida Falk.",
    ],
)
def test_what_did_not_happen_or_is_none_of_ours(text: str) -> None:
    assert [c for c in claims(text) if c.kind is not Kind.ASSESSMENT] == []


def test_an_office_is_not_where_it_happened() -> None:
    (claim,) = [
        c
        for c in claims(
            "(Dakar) \u2013 Police in Conakry held 17 people on March 9, the Falk Union said today."
        )
        if c.figure
    ]
    assert [p.name for p in claim.places] == ["Conakry"]
    assert "Dakar" not in claim.quote


def test_a_whole_is_not_where_its_first_part_is() -> None:
    text = "Police in Ghana detained 91 people: 51 in Kumasi, 18 in Tamale and 22 in Accra."
    found = {c.figure.text: [p.name for p in c.places] for c in claims(text) if c.figure}
    assert found == {"91": ["Ghana"], "51": ["Kumasi"], "18": ["Tamale"], "22": ["Accra"]}


def test_she_is_a_person_who_spoke_and_not_whom_her_words_name() -> None:
    text = (
        "\u201cAt least 43 people were killed,\u201d Falk said.\n\n\u201cThe marches were organised against the Union Mission, the Regional "
        "Force of the Lake Community and others, and 12 people were hurt,\u201d she said."
    )
    assert {c.attribution.source_name for c in claims(text)} == {"Falk"}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor did not say how many marchers were injured.",
        "Officials used megaphones to demand the protesters vacate the square.",
        "Dozens of special security officers waited outside.",
    ],
)
def test_nothing_is_told_by_these(text: str) -> None:
    assert not claims(text)


def test_in_memory_of_somebody_he_does_not_speak() -> None:
    text = (
        "Several parties called for a rally on March 1 in memory of Arman Kolt, an activist who died in jail."
    )
    assert "Arman Kolt" not in {c.attribution.source_name for c in claims(text)}


def test_who_calls_a_protest_judges_nothing() -> None:
    assert Kind.ASSESSMENT not in {
        c.kind for c in claims("The union and a youth movement all called protests in Lisvane.")
    }
