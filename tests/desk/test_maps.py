"""Maps: what is known as an oblast is an area, a city a ring, a country alone nothing at all; and the timeline, where only a stated day is ink."""

import datetime as dt
import re
import xml.etree.ElementTree as ET

import pytest

from khronika.drawing.maps import Frame, Spot, draw, drawn_at, position, rings
from khronika.drawing.maps.framing import MOST, parse
from khronika.drawing.timeline import Row, Said, timeline
from khronika.nouns import Level, PartialDate, Place, Precision, When
from khronika.reading.gazetteer.lookup import countries, regions

ALMATY, ASTANA = "geonames:1526384", "geonames:1526273"


def spot(key: str, name: str = "Somewhere") -> Spot:
    return Spot(key, name, "3 incidents", f"/incidents/?place={key}")


def parts(svg: str) -> dict[str, int]:
    root = ET.fromstring(svg)
    return {look: len(root.findall(f".//*[@class='{look}']")) for look in ("land", "region", "town")}


def test_each_place_is_drawn_as_exactly_as_it_is_known() -> None:
    spots = [
        spot(ALMATY),
        spot("admin1:KZ.12"),
        spot("country:KZ"),
        spot("name:nowhere"),
        spot("admin1:KZ.12510143"),
    ]
    made = draw("KZ", spots, 820, "Map")
    assert parts(made.svg) == {"land": 1, "region": 1, "town": 1}
    assert [each.key for each in made.left] == ["country:KZ", "name:nowhere", "admin1:KZ.12510143"]
    assert {each.key for each in made.spots} | {each.key for each in made.left} == {
        each.key for each in spots
    }


def test_a_map_is_moved_by_frames_and_shows_what_lies_within() -> None:
    spots = [spot(ALMATY), spot(ASTANA)]
    whole = draw("KZ", spots, 820, "Map")
    assert list(whole.ways) == ["in"]
    near = draw("KZ", spots, 820, "Map", frame=whole.ways["in"])
    assert set(near.ways) == {"in", "whole", "west", "north", "south", "east"}
    assert near.ways["whole"].level == 0
    east = draw("KZ", spots, 820, "Map", frame=near.ways["east"])
    south = draw("KZ", spots, 820, "Map", frame=east.ways["south"])
    assert [each.key for each in south.spots] == [ALMATY]
    assert [each.key for each in south.left] == [ASTANA]  # it is listed, and nobody has to look for it
    assert "east" not in south.ways  # the country ends there
    at, step = south, 0
    while "in" in at.ways:
        at, step = draw("KZ", spots, 820, "Map", frame=at.ways["in"]), step + 1
    assert step == MOST - 1
    assert draw("KZ", spots, 820, "Map", frame=at.ways["whole"]).svg == whole.svg
    assert draw("KZ", spots, 820, "Map", focus=ALMATY).ways.keys() > {"out", "whole"}


def test_a_frame_is_read_from_an_address_as_it_was_written_and_nothing_else_is_one() -> None:
    frame = Frame("KZ", 66.92, -8.5, 2)
    assert parse(frame.words) == frame
    for words in ("", "KZ", "KZ,1,2", "KZ,1,2,9", "kz,1,2,1", "KZ,1e3,2,1", "KZ,1,2,1,1", "KZ,nan,2,1"):
        assert parse(words) is None, words


@pytest.mark.parametrize("spots", [[], [spot("country:KZ")], [spot("name:nowhere")]])
def test_a_country_alone_is_no_map(spots: list[Spot]) -> None:
    assert draw("KZ", spots, 820, "Map").svg == ""
    assert draw("XV", [spot(ALMATY)], 820, "Map").svg == ""


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (Place("Almaty", Level.CITY, ALMATY, "KZ", ("admin1:KZ.02", "country:KZ")), ALMATY),
        (Place("Old Square", Level.SITE, "site:kz/almaty/old-square", "KZ", (ALMATY, "country:KZ")), ALMATY),
        (Place("a field", Level.SITE, None, "KZ", ("admin1:KZ.12", "country:KZ")), "admin1:KZ.12"),
        (Place("a field", Level.SITE, None, "KZ", ("country:KZ",)), "name:a field"),
        (Place("Kazakhstan", Level.COUNTRY, "country:KZ", "KZ"), "country:KZ"),
        (Place("Oral", Level.CITY, ALMATY, "KZ", (), "Oral", ("geonames:1",)), f"several:{ALMATY}"),
    ],
)
def test_a_place_is_drawn_no_finer_than_its_city_and_not_where_several_are_meant(
    place: Place, key: str
) -> None:
    assert drawn_at(place) == key


def test_towns_lie_within_their_countries_picture() -> None:
    for code, town in (
        ("KZ", ALMATY),
        ("RU", "geonames:2013348"),
        ("US", "geonames:5128581"),
        ("FJ", "geonames:2198148"),
    ):
        svg = draw(code, [spot(town)], 820, "Map").svg
        root = ET.fromstring(svg)
        width, height = map(float, root.attrib["viewBox"].split()[2:])
        circle = root.find(".//*[@class='town']")
        assert circle is not None, code
        assert 0 < float(circle.attrib["cx"]) < width
        assert 0 < float(circle.attrib["cy"]) < height


def test_from_near_the_place_fills_the_picture() -> None:
    def share(focus: str | None) -> float:
        root = ET.fromstring(draw("KZ", [spot("admin1:KZ.12")], 820, "Map", focus).svg)
        region = root.find(".//*[@class='region']")
        assert region is not None
        across = [float(x) for x in re.findall(r"[ML](-?[\d.]+),", region.attrib["d"])]
        return (max(across) - min(across)) / 820

    assert share("admin1:KZ.12") > 0.9 > 0.6 > share(None)
    assert 'class="town"' in draw("KZ", [spot(ALMATY)], 820, "Map", ALMATY).svg


@pytest.mark.parametrize("width", [340.0, 820.0])
def test_labels_neither_meet_nor_leave_the_picture(width: float) -> None:
    spots = [spot(f"geonames:{key}", name) for key, name in ((1526384, "Almaty"), (1526273, "Nur-Sultan"), (1518980, "Shymkent"), (1526970, "Bakanas"), (1520172, "Petropavl"), (610611, "Aktobe"))]  # fmt: skip
    root = ET.fromstring(draw("KZ", spots, width, "Map").svg)
    for words in root.iter("text"):
        assert 0 <= float(words.attrib["x"]) <= width
    rows = sorted((float(w.attrib["y"]), float(w.attrib["x"])) for w in root.iter("text"))
    assert len(rows) == len(set(rows))


def test_a_town_near_the_edge_and_near_another_is_named_on_a_phone_too() -> None:
    """As many things happened there as anywhere: it is not the one without a name."""
    spots = [
        Spot(key, name, f"{many} incidents", "/")
        for key, name, many in (
            ("admin1:KZ.12", "Karaganda Region", 1), (ALMATY, "Almaty", 7), ("geonames:1518980", "Shymkent", 3), ("geonames:1526273", "Nur-Sultan", 4)
        )
    ]  # fmt: skip
    told = [words.text for words in ET.fromstring(draw("KZ", spots, 340.0, "Map").svg).iter("text")]
    assert {spot.name for spot in spots} <= set(told)


def test_where_nothing_is_counted_a_name_stands_alone() -> None:
    root = ET.fromstring(draw("KZ", [Spot(ALMATY, "Almaty", "", "/")], 340.0, "Map").svg)
    assert [words.text for words in root.iter("text")] == ["Almaty"]
    assert [words.text for words in root.iter("title")] == ["Almaty"]


def test_what_a_place_is_called_is_escaped() -> None:
    made = draw("KZ", [spot(ALMATY, '<script>"&')], 820, "<Map>")
    assert "<script" not in made.svg
    assert "<Map>" not in made.svg


def test_every_country_and_nearly_every_region_of_the_gazetteer_has_an_outline() -> None:
    without = [code for code in countries() if not rings(f"country:{code}")]
    assert len(without) <= 8, without
    assert len([key for key in regions() if not rings(key)]) <= 20
    assert rings("country:XV") == ()
    for ring in rings("country:KZ"):
        assert all(40 < y < 56 and 46 < x < 88 for x, y in ring)


def test_a_country_that_the_date_line_cuts_is_put_together() -> None:
    across = [x for ring in rings("country:RU") for x, _ in ring]
    assert 180 < max(across) < 195
    assert min(across) > 19
    assert position("geonames:1", "KZ") is None


# ---- times ----

SAID = Said(lambda date: str(date)[2:], lambda many, step: f"{many} {step.name}", "not given", "When")


def day(number: int, month: int = 5) -> dt.date:
    return dt.date(2031, month, number)


def looks(*whens: When | None) -> list[list[str]]:
    """What is drawn in each row, in order."""
    root = ET.fromstring(timeline([Row("x", "/", when) for when in whens], SAID))
    found: list[list[str]] = []
    for child in root:
        if child.tag == "a":
            found.append([])
        elif found and child.attrib.get("class", "").startswith("bar-"):
            found[-1].append(child.attrib["class"])
    return found


def test_only_a_stated_day_is_ink() -> None:
    start = PartialDate.of(day(4))
    assert looks(
        When.on(day(4)),
        When.days(day(4), day(6)),
        When(start, None),
        When(None, start),
        When(PartialDate(2031, 5), PartialDate(2031, 5), Precision.MONTH),
        When(start, start, Precision.VAGUE),
        None,
    ) == [
        ["bar-day"],
        ["bar-within"],
        ["bar-within", "bar-arrow"],
        ["bar-within", "bar-arrow"],
        ["bar-within"],
        ["bar-within", "bar-arrow", "bar-arrow"],
        ["bar-within"],
    ]


def test_empty_days_are_cut_out_and_counted() -> None:
    svg = timeline([Row("x", "/", When.on(day(1))), Row("y", "/", When.on(day(20)))], SAID)
    assert "18 DAY" in svg
    assert svg.count("31-05-") == 4  # each of two heads, and what a pointer is told of it


@pytest.mark.parametrize(("many", "head"), [(5, "31-01-01"), (20, "31-01"), (500, "31")])
def test_many_days_become_months_and_years(many: int, head: str) -> None:
    rows = [Row("x", "/", When.on(day(1, 1) + dt.timedelta(days=9 * n))) for n in range(many)]
    heads = re.findall(r'class="th small"[^>]*>([^<]*)', timeline(rows, SAID))
    assert heads[0] == head
    assert len(heads) <= 14


def test_nothing_dated_is_no_picture() -> None:
    assert timeline([Row("x", "/", None)], SAID) == ""
    assert timeline([], SAID) == ""


def test_a_month_over_days_is_no_ink_in_a_picture_of_months() -> None:
    rows = [Row("x", "/", When.on(day(1, month))) for month in range(1, 8)] * 3
    assert "bar-day" not in timeline(
        [*rows, *(Row("y", "/", When.on(day(n * 2, 2))) for n in range(1, 9))], SAID
    )
