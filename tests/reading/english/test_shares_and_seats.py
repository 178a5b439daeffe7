"""A place of a share is no scene of what follows, nor is the seat from which somebody speaks; what is told of the world is no country's."""

import pytest

from tests.reading.english.source_of import claims


def places(text: str) -> list[tuple[str, list[str]]]:
    return [(c.figure.text, [p.name for p in c.places]) for c in claims(text) if c.figure is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 310 people across Peru on Friday. Just in Arequipa, 40 were held. Twelve officers were injured.", [("310", ["Peru"]), ("40", ["Arequipa"]), ("Twelve", ["Peru"])]),
        ("Forces killed 60 people in Kenya. In Kisumu alone, 14 people died. Some 630 people were injured.", [("60", ["Kenya"]), ("14", ["Kisumu"]), ("Some 630", ["Kenya"])]),
        ("Clashes erupted in Dhaka on Friday. In the Mirpur district alone, five people died. Police arrested 200 people.", [("five", ["Mirpur district"]), ("200", ["Dhaka"])]),
        ("Police made 310 arrests across Chile on Friday. For the capital alone, the prefecture announced 120 arrests. The ministry reported 44 wounded.",
         [("310", ["Chile"]), ("120", ["Santiago"]), ("44", ["Chile"])]),
        # a scene of its own goes on
        ("Protests shook Tunisia on Friday. In Kasserine, 30 people were arrested. Two people died.", [("30", ["Kasserine"]), ("Two", ["Kasserine"])]),
    ],
)  # fmt: skip
def test_a_place_alone_is_no_scene(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Clashes broke out across Peru on Friday. "There were 97 detentions," said the minister from Plaza Serra.', [("97", ["Peru"])]),
        ("Some 20,000 people marched across Chile. There were 310 arrests, said the minister from Constitution Square.", [("Some 20,000", ["Chile"]), ("310", ["Chile"])]),
        ("Clashes broke out in Arequipa on Friday. Speaking from the palace in Lima, the president said 12 people had died.", [("12", ["Arequipa"])]),
        # whoever is of a place tells of it
        ('Clashes broke out across Sudan on Friday. "We counted 12 dead," said an activist from Omdurman.', [("12", ["Omdurman"])]),
    ],
)  # fmt: skip
def test_where_somebody_speaks_from_is_no_scene(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru leads the list. Across Latin America, the internet shutdowns in the country affected 3 million people.", [("3 million", ["Latin America"])]),
        ("Myanmar tops the list. Last year authorities imposed 296 internet shutdowns in 54 countries.", [("296", [])]),
        ("Iran was the country with the most executions. Worldwide, 1,200 people were executed last year.", [("1,200", [])]),
        # in passing
        ("Kenya cut the internet on Friday. The shutdown, one of dozens around the world, hit 20 million people.", [("20 million", ["Kenya"])]),
    ],
)  # fmt: skip
def test_a_region_and_the_world_are_no_single_country(
    text: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('Clashes broke out in Peru. "There were 97 detentions," said minister Jon Tarel from Plaza Serra.', "minister Jon Tarel"),
        ("Two people died in Cali on Monday, said the governor from his office.", "governor"),
        # whose they are
        ("Twelve people were held in Cali, said an official from the interior ministry.", "official from the interior ministry"),
        ("Twelve people were held in Cali, said a resident from Palace Road.", "resident from Palace Road"),
    ],
)  # fmt: skip
def test_a_seat_is_no_part_of_a_name(text: str, source: str) -> None:
    assert [c.attribution.source_name for c in claims(text) if c.figure is not None] == [source]


def test_rallies_around_the_world_are_in_no_town() -> None:
    there, elsewhere = claims(
        "Police in Nairobi arrested 30 people at a march on Friday. Rallies were held around the world."
    )
    assert [p.name for p in there.places] == ["Nairobi"]
    assert elsewhere.places == ()
