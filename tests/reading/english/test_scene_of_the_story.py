"""The scene that a story opens with: the town its first sentences name, where a headline or a lead names the country in passing."""

from tests.reading.english.test_placing import places


def of(text: str, figure: str) -> str:
    found = dict(places(text))
    return found[figure]


HELD = "Dozens held in Ecuador rally\n\nPolice in Ecuador held dozens of people, a union said. The crowd had gathered in Ambato at noon, and officers there fired gas.\n\n{}"


def test_the_town_that_the_opening_names_is_the_scene_of_what_follows() -> None:
    assert of(HELD.format("Six people were treated for burns, a doctor said."), "six") == "Ambato"
    lead = "Ghana clashes: two die\n\nSoldiers fired on young men in Tamale on Sunday.\n\nA medic said that nine people were wounded."
    assert of(lead, "nine") == "Tamale"


def test_a_country_that_is_meant_stays_the_scene() -> None:
    text = "Rallies were held across Peru on Sunday and dozens were hurt. Police in Cusco fired gas.\n\nForty people were arrested, the ministry said."
    assert of(text, "forty") == "Peru"
    told = HELD.format("The union counts 310 arrests since the rallies began.")
    assert of(told, "310") == "Ecuador"


def test_what_is_told_of_a_time_before_is_not_of_the_storys_town() -> None:
    text = (
        "Guards in Ambato, Ecuador, fired on a march on 3 May and wounded four people.\n\n"
        "Another 17 people were killed in January after a rise in fares.\n\nSix people were arrested, a judge said."
    )
    assert of(text, "17") == "Ecuador"
    assert of(text, "six") == "Ambato"


def test_the_time_that_the_opening_names_is_the_storys_own() -> None:
    text = (
        "Prosecutors will charge people held in Ambato, Ecuador, in last month's rallies.\n\n"
        "In April officers arrested 130 people on bridges, and 40 were hurt."
    )
    assert of(text, "130") == "Ambato"


def test_a_street_holds_on_only_where_the_sentence_is_still_there() -> None:
    text = "Guards drove the crowd out of Freedom Square in Ambato, Ecuador, on Sunday and held 12 people. {}"
    assert of(text.format("Nine people were treated for burns, a doctor said."), "nine") == "Ambato"
    assert (
        of(text.format("Some 30 people were beaten at the scene, a doctor said."), "some 30")
        == "Freedom Square"
    )


def test_of_towns_in_a_list_none_is_the_streets() -> None:
    text = (
        "Rallies were held in Quito, Cuenca and Ambato, in Ecuador. Guards drove a crowd out of Freedom Square and held 12 people. "
        "Nine people were treated for burns, a doctor said."
    )
    assert of(text, "nine") == "Ecuador"


def test_where_the_story_has_spread_its_town_holds_no_longer() -> None:
    text = (
        "Guards fired gas at a crowd in Ambato, Ecuador, on Sunday. The unrest has since spread to other cities.\n\n"
        "A rights league recorded 361 injuries."
    )
    assert of(text, "361") == "Ecuador"
    held = (
        "Guards fired gas at a crowd in Ambato, Ecuador, on Sunday.\n\nA rights league recorded 361 injuries."
    )
    assert of(held, "361") == "Ambato"
