"""One source counting less before and more later: what grew, in words."""

from khronika.nouns import (
    Attribution,
    Claim,
    Comparison,
    Figure,
    Kind,
    Level,
    Place,
    Relation,
    Source,
    SourceType,
    Span,
    Unit,
    Voice,
    When,
)
from khronika.reconciling.growth import growth

COUNTRY = Place("Veltria", Level.COUNTRY, "country:VL", "VL")
CITY = Place("Orlo", Level.CITY, "city:orlo", "VL", ("country:VL",))


def claim(
    key: str, value: float, place: Place, days: tuple[int, int], *, kind: Kind = Kind.DETENTION
) -> Claim:
    import datetime as dt

    when = When.days(dt.date(2031, 5, days[0]), dt.date(2031, 5, days[1]))
    ministry = Source("interior ministry", SourceType.STATE, "body:interior-ministry/VL")
    return Claim(
        id=key,
        report_id="r",
        kind=kind,
        span=Span(0, 1),
        quote="x",
        attribution=Attribution((Voice("interior ministry", ministry),)),
        target="people",
        figure=Figure(f"{value:g}", value, value, Unit.PERSONS, False, "fig.exact", value),
        places=(place,),
        when=when,
        confidence=0.9,
        lang="en",
    )


def pair(a: str, b: str, relation: Relation = Relation.PART_OF) -> Comparison:
    return Comparison(a, b, relation, "because", "rule", directed=True)


def test_the_wider_count_says_what_it_grew_from_and_the_narrower_what_it_is_part_of() -> None:
    small, large = claim("a", 700, CITY, (9, 10)), claim("b", 4000, COUNTRY, (9, 13))
    claims = {"a": small, "b": large}
    assert growth("b", claims, [pair("a", "b")]) == "grew from its own “700” for Orlo, 9-10 May 2031"
    assert growth("a", claims, [pair("a", "b")]) == "part of its own “4000” for Veltria, 9-13 May 2031"


def test_a_wider_count_that_is_not_larger_did_not_grow() -> None:
    small, large = claim("a", 700, CITY, (9, 10)), claim("b", 310, COUNTRY, (9, 13))
    claims = {"a": small, "b": large}
    told = growth("b", claims, [pair("a", "b")])
    assert told == "less than its own “700” for Orlo, 9-10 May 2031, a part of it"
    told = growth("a", claims, [pair("a", "b")])
    assert told == "more than its own “310” for Veltria, 9-13 May 2031, of which it is a part"
    claims["b"] = claim("b", 700, COUNTRY, (9, 13))
    assert growth("b", claims, [pair("a", "b")]).startswith("no more than its own “700” for Orlo")


def test_a_place_is_named_in_english_where_the_caller_knows_how() -> None:
    claims = {"a": claim("a", 700, CITY, (9, 10)), "b": claim("b", 4000, COUNTRY, (9, 13))}
    told = growth("a", claims, [pair("a", "b")], named=lambda place: f"{place.name} Proper")
    assert told == "part of its own “4000” for Veltria Proper, 9-13 May 2031"


def test_another_kind_is_no_growth_and_a_retelling_has_none() -> None:
    small = claim("a", 700, CITY, (9, 10), kind=Kind.SENTENCE)
    large = claim("b", 4000, COUNTRY, (9, 13))
    assert growth("b", {"a": small, "b": large}, [pair("a", "b")]) == ""
    first = claim("c", 4000, COUNTRY, (9, 13))
    claims = {"b": large, "c": first, "a": claim("a", 700, CITY, (9, 10))}
    assert growth("b", claims, [pair("a", "b"), pair("c", "b", Relation.RELAY)]) == ""
