"""Ways of telling that whole newspaper pages have in common: who stands behind a quotation, wards, groups, courts, a part's town."""

import pytest

from khronika.nouns import Certainty, Kind
from tests.reading.english.source_of import claims, figures, source


def kinds(text: str) -> list[tuple[str, str]]:
    return [(c.kind.value, c.figure.text) for c in figures(text) if c.figure is not None]


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        (
            '"We never touched them but three people fell from the bridge," said one senior officer standing at the gate, before a fourth died in hospital.',
            "three",
            "senior officer",
        ),
        (
            '"Two men were shot in front of me," said one nurse working at the clinic, before the line went dead.',
            "Two",
            "nurse",
        ),
        # Whom the parser has announced.
        (
            "Guards cleared the square and held 31 people, announced the Lirna police headquarters.",
            "31",
            "Lirna police headquarters",
        ),
        # A minister, and no police beside him.
        (
            "According to minister Gerald Damin, 13,000 police and gendarmes - including 5,500 in Tarsk - were mobilized for the tenth day of protest.",
            "13,000",
            "minister Gerald Damin",
        ),
    ],
)
def test_who_stands_behind_it(text: str, figure: str, expected: str) -> None:
    assert source(text, figure) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Medics said 40 wounded people were brought in overnight.", [("injury", "40")]),
        ("Police said 40 people were brought in overnight for breaking the curfew.", [("detention", "40")]),
        ("Doctors said more than 300 others inhaled the tear gas.", [("injury", "more than 300")]),
        ("Four groups of marchers were charged after the rallies of April.", []),
        ("The judge handed another 101 defendants five-year prison sentences.", [("sentence", "101")]),
        ("The court ordered 79 defendants to pay a fine of 100,000 pounds.", [("sentence", "79")]),
        (
            "The court also ordered each of the 23 defendants to pay a fine of 10,000 pounds.",
            [("sentence", "23")],
        ),
        (
            "A dozen reporters were held by guards of the Lirna police for two hours.",
            [("detention", "A dozen")],
        ),
    ],
)
def test_what_befell_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_the_clause_tells_of_the_inner_number() -> None:
    found = figures(
        "The lawyer appealed for 33 out of the 51 defendants who received a two-year prison sentence in Lirna."
    )
    assert [c.kind for c in found if c.figure is not None and c.figure.text == "51"] == [Kind.SENTENCE]


def test_a_law_sentences_nobody() -> None:
    made = claims(
        "Three men spent a month in jail for breaking a law that bans large rallies and imposes tough penalties on violators."
    )
    assert Kind.SENTENCE not in [c.kind for c in made]
    assert Kind.DETENTION in [c.kind for c in made]


def test_results_that_are_rejected_are_not_their_publishers_words() -> None:
    made = claims(
        "The opposition on Tuesday rejected the results published by the National Electoral Commission."
    )
    assert [c.attribution.source_name for c in made] == ["opposition"]


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        # The day of protest before this one, and no day before the 23rd.
        ("On March 23, the previous day of demonstrations, 119,000 people marched in Lirna.", "119,000", "2021-03-23"),
        ("On March 23 nobody came. The previous day, 119,000 people marched in Lirna.", "119,000", "2021-03-22"),
        # When they were held, and not the unrest.
        (
            "Ten workers were rounded up overnight in connection with the unrest in which at least 100 people were injured.",
            "at least 100",
            None,
        ),
        ("Ten workers were rounded up overnight during the unrest in which at least 100 people were injured.", "at least 100", "2021-05-04"),
    ],
)  # fmt: skip
def test_whose_day(text: str, figure: str, expected: str | None) -> None:
    made = [c for c in figures(text) if c.figure is not None and c.figure.text == figure]
    assert len(made) == 1
    assert (made[0].when.start.short() if made[0].when and made[0].when.start else None) == expected


def test_a_part_s_town_is_not_that_of_the_whole() -> None:
    text = "Thousands marched in Lyon, France, on Monday.\n\nPolice counted 31,000 protesters in all, 9,000 of them in Lyon."
    where = {c.figure.text: [p.name for p in c.places] for c in figures(text) if c.figure is not None}
    assert where["31,000"] == ["France"]
    assert where["9,000"] == ["Lyon"]


def test_a_day_behind_a_town_is_no_part_of_its_name() -> None:
    made = claims("Police used a water cannon in the southern city of Taiz May 9, 2011.")
    assert [p.name for c in made for p in c.places] == ["Taiz"]


def test_instead_of_being_freed_nobody_is_freed() -> None:
    made = claims("She was arrested in May and, instead of being released, charged with sedition.")
    assert Certainty.HAPPENED not in [c.certainty for c in made if c.kind is Kind.RELEASE]
    assert Kind.DETENTION in [c.kind for c in made]


def test_what_a_charge_is_called_is_nobody_s_word() -> None:
    made = claims(
        'Ora Venn, 38, was arrested after a demonstration, handed six days in prison for "insulting an official" and charged with "aggravated violence".'
    )
    assert {c.attribution.source_name for c in made} == {"author"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The appeals court quashed the sentences of nine dockers.", [("release", "nine")]),
        ("The appeals court upheld the sentences of nine dockers.", [("sentence", "nine")]),
        # Some of those hurt.
        ("Clashes left nine people injured. The condition of two is reported to be grievous.", [("injury", "nine"), ("injury", "two")]),
        ("Nine people were arrested. The condition of two roads is reported to be poor.", [("detention", "Nine")]),
    ],
)  # fmt: skip
def test_undone_sentences_and_grave_conditions(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_a_case_over_land_charges_nobody() -> None:
    assert Kind.CHARGE not in [
        c.kind for c in claims("The club was unhappy with the decision and filed a case to reclaim the land.")
    ]
    assert Kind.CHARGE in [c.kind for c in claims("Police filed a case against 14 villagers.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "Dead" that the parser gives to the day.
        (
            "Nine protesters were shot dead Monday as the army tried to break up a sit-in.",
            [("death", "Nine")],
        ),
        (
            "At least seven of the nine killed were shot in the chest or the head.",
            [("death", "At least seven")],
        ),
        ("Two men died in Lirna. One was shot in the head.", [("death", "Two"), ("death", "One")]),
        ("Two men died in Lirna. Five were shot in the legs.", [("death", "Two"), ("injury", "Five")]),
        ("23 days after the coup the internet blackout continues in Lirna.", []),
        ("The internet blackout in Lirna has lasted 23 days.", [("blackout", "23")]),
    ],
)
def test_how_they_died_and_since_when(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_the_toll_s_beginning_is_not_the_day_of_the_shots() -> None:
    made = figures(
        "Seven men were shot in Lirna, the committee said, raising the death toll to 111 since October."
    )
    when = {c.figure.text: c.when for c in made if c.figure is not None}
    assert when["Seven"] is None
    assert when["111"] is not None


def test_chants_and_wounds_in_marks_are_nobody_s_judgement() -> None:
    for text in (
        '"Down with the generals," crowds chanted, with clashes flaring in the capital.',
        'One of them was a minor, the doctors said, killed by "a bullet in the chest".',
    ):
        assert Kind.ASSESSMENT not in [c.kind for c in claims(text)]
    judged = claims('The union called the trial "a mockery of justice" after clashes in the capital.')
    assert Kind.ASSESSMENT in [c.kind for c in judged]


def test_outside_headquarters_is_where_it_was() -> None:
    made = figures(
        "Nine people were shot as Sudan's army tried to break up a sit-in outside its headquarters in Khartoum."
    )
    assert [[p.name for p in c.places] for c in made] == [["Khartoum"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The deaths took place in Kumasi (10) and Tamale (8), followed by Accra (4).",
            [("10", "Kumasi"), ("8", "Tamale"), ("4", "Accra")],
        ),
        ("Most arrests were made in Kumasi (120) and Tamale (45).", [("120", "Kumasi"), ("45", "Tamale")]),
        # Ages and days.
        ("Ada Brun (34) and Oskar Renner (41) were arrested in Kumasi.", []),
        ("The chiefs spoke of the arrests in Kumasi (10 May) and Tamale (8 May).", []),
    ],
)
def test_numbers_in_brackets_behind_places(text: str, expected: list[tuple[str, str]]) -> None:
    found = []
    for claim in figures(text):
        if claim.figure is not None and claim.figure.span is not None and claim.places:
            found.append((claim.figure.span.of(text).strip("()"), claim.places[0].name))
    assert found == expected


def test_whoever_appears_in_court_tells_nothing() -> None:
    text = "Police said two men were hurt.\n\nThe accused dockers will appear in court on Wednesday.\n\nA total of 49 people had been arrested."
    assert source(text, "49") != "accused dockers"


def test_a_day_inside_what_was_said_is_not_that_of_who_came() -> None:
    text = "Several hundred people gathered outside a station after local media said 44 people had been arrested on Sunday night."
    when = {c.figure.text: c.when for c in figures(text) if c.figure is not None}
    sunday = "2021-05-02"
    held = when["44"]
    assert held is not None
    assert held.end is not None
    assert held.end.short() in (sunday, "2021-05-03")
    came = when["Several hundred"]
    assert came is None or came.end is None or came.end.short() != sunday


def test_words_that_oppose_somebody_tell_of_nobody_s_statement() -> None:
    made = claims("People may be punished for words they publish opposing the government, a protester said.")
    assert "People" not in [c.attribution.source_name for c in made]
    said = claims("The league opposed the ban on rallies in Lirna.")
    assert "league" in [c.attribution.source_name for c in said]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Four leaders were arrested. The four are among 58 people facing sedition charges.",
            [("detention", "Four"), ("charge", "58")],
        ),
        ("Four were among 58 people arrested in Lirna.", [("detention", "58"), ("detention", "Four")]),
    ],
)
def test_those_told_of_before_are_not_counted_again(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(kinds(text)) == sorted(expected)


def test_more_than_what_is_reported_reports_nothing() -> None:
    made = claims(
        "Police have held some 370 people, a much higher number than what authorities have reported, a lawmaker said."
    )
    assert [c.attribution.source_name for c in made] == ["lawmaker"]


def test_whoever_announces_an_inquiry_does_not_count_the_dead() -> None:
    text = "The president rushed home on Friday and announced an inquiry into a police shooting of strikers that left 34 dead."
    (dead,) = figures(text)
    assert dead.attribution.by_author
    assert dead.when is None
    assert source("The ministry announced the arrest of 12 dockers.", "12") == "ministry"


def test_what_something_does_not_mean_has_not_happened() -> None:
    made = claims("That does not mean that the 12 detainees were freed.")
    assert Certainty.HAPPENED not in [c.certainty for c in made if c.kind is Kind.RELEASE]
    assert [
        c.certainty for c in claims("That means that the 12 detainees were freed.") if c.kind is Kind.RELEASE
    ] == [Certainty.HAPPENED]


def test_a_preposition_may_open_the_text() -> None:
    assert [c.kind for c in figures("Of killing 12 men the mayor said nothing.")] == [Kind.DEATH]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two were sentenced to 20 years in prison, three to 18 years, one to 15 years and two to life.",
            [("sentence", "Two"), ("sentence", "three"), ("sentence", "one"), ("sentence", "two")],
        ),
        ("Officials said two others succumbed during treatment.", [("death", "two")]),
        ("The two parties would not succumb to pressure.", []),
        ("Hundreds of people answered the call of several parties on Monday.", [("protest", "Hundreds")]),
        # A comma and a space in the thousands, beside votes only.
        ("Ana Sall of the Peace Party polled 32, 435 votes in the presidential election.", [("election", "32, 435")]),
        ("On May 9, 200 people were arrested.", [("detention", "200")]),
        ("In ward 12, 340 votes were cast in the election.", [("election", "340")]),
    ],
)  # fmt: skip
def test_terms_in_a_row_and_votes_set_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Another 66 people were injured, including 26 shot by police.",
            [("injury", "66"), ("injury", "26")],
        ),
        (
            "The toll is three shot dead in Lirna, with 44 shot and wounded.",
            [("death", "three"), ("injury", "44")],
        ),
        ("He was killed together with three guards.", [("death", "three")]),
        (
            "The court sentenced Oro Venn, along with seven other monks, to five years in prison.",
            [("sentence", "seven")],
        ),
        ("Police along with 200 soldiers arrested the mayor.", []),
    ],
)
def test_shot_and_along_with(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three workers died in the clashes. They are among some 350,000 strikers who walked out.",
            [("death", "Three")],
        ),
        ("The run-off is on 27 March unless a candidate wins 55 percent of the votes.", []),
        ("Ana Sall won 55 percent of the votes.", [("election", "55 percent")]),
        ("The ruling party leads with 75 percent of results announced so far.", []),
    ],
)
def test_no_part_is_larger_than_its_whole_and_no_rule_a_share(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [row for row in kinds(text) if row[0] in ("death", "election")] == expected


def test_an_emergency_sentences_nobody() -> None:
    made = claims(
        "The archipelago imposed a 15-day state of emergency after its court freed nine men from prison."
    )
    assert Kind.SENTENCE not in [c.kind for c in made]
    assert Kind.RELEASE in [c.kind for c in made]
    assert Kind.ELECTION not in [
        c.kind for c in claims("The government set up the election commission on Monday.")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of 40 arrested, 30 were freed.", [("detention", "40"), ("release", "30")]),
        ("Of 40 people arrested, 30 were freed.", [("detention", "40"), ("release", "30")]),
        ("Of 40 detained in May, 12 were charged.", [("charge", "12"), ("detention", "40")]),
    ],
)
def test_some_of_so_many(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(kinds(text)) == expected
