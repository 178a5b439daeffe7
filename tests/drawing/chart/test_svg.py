"""SVG out: escaped by construction, without inline styles, and telling a screen reader what the eye sees."""

import re
import xml.etree.ElementTree as ET

import pytest

from khronika.drawing.chart import Coverage, Echo, Family, shape_svg, to_svg, upright, wide
from tests.desk.marks import mark
from tests.drawing.chart.test_wide import JUNE

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\x00\x1b'


def tree(text: str) -> ET.Element:
    return ET.fromstring(text)


def test_hostile_words_stay_words() -> None:
    marks = (mark(1, 500, JUNE[0], HOSTILE, about=(HOSTILE,), href="#row-1"),)
    for picture in (wide(marks, HOSTILE, HOSTILE), upright(marks, HOSTILE, HOSTILE)):
        text = to_svg(picture, table=HOSTILE)
        assert "<script" not in text
        assert "<img" not in text
        assert "\x00" not in text
        assert not re.search(r"<[a-z]+[^>]*\son\w+=", text)
        tree(text)


def test_no_style_and_no_script() -> None:
    text = to_svg(wide((mark(1, 500, JUNE[0]),), "t", "people"), table="t")
    assert "style=" not in text
    assert "<style" not in text


def test_the_chart_has_a_title_and_points_to_the_table() -> None:
    root = tree(
        to_svg(
            wide((mark(1, 500, JUNE[0]),), "People held, by day", "people"), table="What is behind the chart"
        )
    )
    ids = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert ids[root.attrib["aria-labelledby"]] == "People held, by day"
    assert "What is behind the chart" in (ids[root.attrib["aria-describedby"]] or "")


def test_each_mark_says_who_when_and_which_row() -> None:
    one = mark(
        7,
        500,
        None,
        "about 500",
        about=("The ministry",),
        badges=("A",),
        struck=True,
        echoes=(Echo("e", "x", True),),
    )
    root = tree(to_svg(wide((one,), "t", "people"), table="t"))
    titles = [element.text or "" for element in root.iter() if element.tag.endswith("title")]
    (words,) = [title for title in titles if "about 500" in title]
    for piece in (
        "The ministry",
        "no date given",
        "counts something else",
        "1 relay, wording changed",
        "see A",
        "row 7",
    ):
        assert piece in words


def test_ids_of_two_charts_on_a_page_differ() -> None:
    marks = (mark(1, 500, None),)
    both = to_svg(wide(marks, "t", "people"), table="t") + to_svg(upright(marks, "t", "people"), table="t")
    ids = re.findall(r'\bid="([^"]+)"', both)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("coverage", list(Coverage))
def test_each_kind_of_source_has_a_shape_of_its_own(coverage: Coverage) -> None:
    drawn = [re.sub(r'class="[^"]*"', "", shape_svg(family, coverage)) for family in Family]
    assert len(set(drawn)) == len(Family)


def test_fill_tells_coverage_without_colour() -> None:
    drawn = {shape_svg(Family.STATE, coverage) for coverage in Coverage}
    assert len(drawn) == 3
