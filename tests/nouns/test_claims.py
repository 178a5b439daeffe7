"""Claims, who is said to say them, and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khronika.nouns
from khronika.nouns import Attribution, Claim, Figure, Kind, Level, Place, Source, Span, Voice
from tests import strategies


@given(strategies.attributions)
def test_the_innermost_voice_is_the_source(attribution: Attribution) -> None:
    if attribution.by_author:
        assert attribution.speaker is None
        assert attribution.source_name == "author"
    else:
        assert attribution.speaker is attribution.chain[-1]
        assert attribution.source_name == attribution.chain[-1].source.name


def test_outermost_speaker_first() -> None:
    agency = Voice("an agency", Source("An agency"))
    ministry = Voice("the ministry", Source("Interior Ministry"))
    assert Attribution((agency, ministry)).source_name == "Interior Ministry"


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_confidence_is_a_probability(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        Claim("c-1", "r-1", Kind.PROTEST, Span(0, 4), "They", Attribution(), confidence=confidence)


@given(strategies.ids, st.sampled_from(Kind), strategies.spans, st.none() | strategies.figures())
def test_a_claims_id_is_made_of_where_it_stands(
    report_id: str, kind: Kind, span: Span, figure: Figure | None
) -> None:
    first = Claim.make_id(report_id, kind, span, figure)
    assert first == Claim.make_id(report_id, kind, span, figure)
    assert first != Claim.make_id(report_id, kind, span, figure, number=1)
    assert first != Claim.make_id(report_id, kind, Span(span.start, span.end + 1), figure)


def test_places_lie_within_one_another() -> None:
    country = Place("Kazakhstan", Level.COUNTRY, "country:KZ")
    city = Place("Almaty", Level.CITY, "geonames:1526384", path=("country:KZ",))
    assert city.within(country)
    assert city.within(city)
    assert not country.within(city)


def test_a_place_the_gazetteer_does_not_know_is_itself_by_name() -> None:
    assert Place("Old Square").within(Place("old square"))
    assert not Place("Old Square").within(Place("New Square"))


def test_every_public_name_is_there_and_frozen() -> None:
    for name in khronika.nouns.__all__:
        noun = getattr(khronika.nouns, name)
        if hasattr(noun, "__dataclass_fields__"):
            assert noun.__dataclass_params__.frozen, name
            assert "__slots__" in vars(noun), name
